"""Which ids in an entry are those of its paper."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a link in a remark in parentheses leads to the paper that the remark is about": Good("""
        - Segment Anything [[pdf]](https://arxiv.org/pdf/2304.02643) (its masks were fooled by a later attack, [[arXiv]](https://arxiv.org/abs/2304.02463))
        """),
    "a link in parentheses without a remark belongs to the entry": Bad("""
        - Segment Anything [[pdf]](https://arxiv.org/pdf/2304.02643) (also on [[arXiv]](https://arxiv.org/abs/2304.02463))
                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "arXiv" leads to 2304.02463, but "pdf" leads to 2304.02643; check which is right
        """),
    "an id right after a link belongs to the entry even if a sentence comes before the link": Bad("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643), which has a [page](https://e.org/sam), arXiv:2304.02463
                                                                                                             ^^^^^^^^^^ the text says 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    "an id before the title belongs to the entry": Bad("""
        - arXiv:2304.02463 [Segment Anything in Images and Videos](https://arxiv.org/abs/2304.02643)
                ^^^^^^^^^^ the text says 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    "an id after a link without a space belongs to the entry": Bad("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643)arXiv:2304.02463
                                                                    ^^^^^^^^^^ the text says 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    "a URL as the title belongs to the entry": Bad("""
        - https://arxiv.org/abs/2304.02643 [[arXiv]](https://arxiv.org/abs/2304.02463)
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "arXiv" leads to 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    "a label before a title without a space is still a label": Bad("""
        - [pdf](https://arxiv.org/pdf/2304.02643)Segment Anything [[arXiv]](https://arxiv.org/abs/2304.02463)
                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "arXiv" leads to 2304.02463, but "pdf" leads to 2304.02643; check which is right
        """),
}
