"""Which headings skip no level."""

from fgad_lint.rule import Good

CASES = {
    "an entry with the mark of a heading": Good("""
        # Images

        - Segment Anything in Images [[paper](https://arxiv.org/abs/2304.02643)]
        #### Masked Autoencoders Are Learners [[paper](https://arxiv.org/abs/2111.06377)]
        - Deep Residual Learning [[paper](https://arxiv.org/abs/1512.03385)]
        """),
}
