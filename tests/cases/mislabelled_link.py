"""Which labels promise a paper."""

from fgad_lint.rule import Bad

CASES = {
    "a venue among other words": Bad("""
        - Segment Anything [[paper at ICCV 2023]](https://e.org/sam) [[code]](https://e.org/sam)
                                                                       ^^^^ "code" leads to the same page as "paper at ICCV 2023"; one of them is wrong
        """),
}
