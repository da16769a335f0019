"""Which ids of an entry are meant to be that of its paper."""

from fgad_lint.rule import Bad

CASES = {
    "an id right behind a link is of the entry though words come before the link": Bad("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643), which has a [page](https://e.org/sam), arXiv:2304.02463
                                                                                                             ^^^^^^^^^^ the text says 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    "an id before the title is of the entry": Bad("""
        - arXiv:2304.02463 [Segment Anything in Images and Videos](https://arxiv.org/abs/2304.02643)
                ^^^^^^^^^^ the text says 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    "an id stuck to a link is of the entry": Bad("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)arXiv:2304.02463
                                                                    ^^^^^^^^^^ the text says 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    "a URL in the place of the title is the paper's": Bad("""
        - https://arxiv.org/abs/2304.02643 [[arXiv]](https://arxiv.org/abs/2304.02463)
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "arXiv" leads to 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    "a label that a title is stuck to keeps its name": Bad("""
        - [pdf](https://arxiv.org/pdf/2304.02643)Segment Anything [[arXiv]](https://arxiv.org/abs/2304.02463)
                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "arXiv" leads to 2304.02463, but "pdf" leads to 2304.02643; check which is right
        """),
}
