"""Which lists of papers would be one list if they had the same bullet, and which bullet is usual."""

from fgad_lint.rule import Bad, Good

CASES = {
    "nine of eleven bullets are not a consensus": Good("""
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        - [MemAE](https://arxiv.org/abs/1904.02639)
        * [InTra](https://arxiv.org/abs/2104.13897)
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        - [PatchCore](https://arxiv.org/abs/2106.08265)
        * [SPADE](https://arxiv.org/abs/2005.02357)
        - [CFLOW](https://arxiv.org/abs/2107.12571)
        - [FastFlow](https://arxiv.org/abs/2111.07677)
        - [DifferNet](https://arxiv.org/abs/2008.12577)
        - [CutPaste](https://arxiv.org/abs/2104.04015)
        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        """),
    "another bullet starts a list between blank lines too": Bad(
        """
        - [DRAEM](https://arxiv.org/abs/2108.07610)

        - [MemAE](https://arxiv.org/abs/1904.02639)

        - [InTra](https://arxiv.org/abs/2104.13897)

        - [PaDiM](https://arxiv.org/abs/2011.08785)

        - [PatchCore](https://arxiv.org/abs/2106.08265)

        - [SPADE](https://arxiv.org/abs/2005.02357)

        * [CFLOW](https://arxiv.org/abs/2107.12571)
        ^ `*` starts another list; the usual bullet is `-`

        - [FastFlow](https://arxiv.org/abs/2111.07677)

        - [DifferNet](https://arxiv.org/abs/2008.12577)

        - [CutPaste](https://arxiv.org/abs/2104.04015)

        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        """,
        fixed="""
        - [DRAEM](https://arxiv.org/abs/2108.07610)

        - [MemAE](https://arxiv.org/abs/1904.02639)

        - [InTra](https://arxiv.org/abs/2104.13897)

        - [PaDiM](https://arxiv.org/abs/2011.08785)

        - [PatchCore](https://arxiv.org/abs/2106.08265)

        - [SPADE](https://arxiv.org/abs/2005.02357)

        - [CFLOW](https://arxiv.org/abs/2107.12571)

        - [FastFlow](https://arxiv.org/abs/2111.07677)

        - [DifferNet](https://arxiv.org/abs/2008.12577)

        - [CutPaste](https://arxiv.org/abs/2104.04015)

        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        """,
    ),
    "a list without blank lines ends at a blank line": Good("""
        - [DRAEM](https://arxiv.org/abs/2108.07610)
        - [MemAE](https://arxiv.org/abs/1904.02639)
        - [InTra](https://arxiv.org/abs/2104.13897)
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        - [PatchCore](https://arxiv.org/abs/2106.08265)
        - [SPADE](https://arxiv.org/abs/2005.02357)
        - [CFLOW](https://arxiv.org/abs/2107.12571)
        - [FastFlow](https://arxiv.org/abs/2111.07677)
        - [DifferNet](https://arxiv.org/abs/2008.12577)
        - [CutPaste](https://arxiv.org/abs/2104.04015)

        * [A note on both](https://e.org/note)
        """),
    "a list without blank lines starts after a blank line": Good("""
        * [A note on both](https://e.org/note)

        - [DRAEM](https://arxiv.org/abs/2108.07610)
        - [MemAE](https://arxiv.org/abs/1904.02639)
        - [InTra](https://arxiv.org/abs/2104.13897)
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        - [PatchCore](https://arxiv.org/abs/2106.08265)
        - [SPADE](https://arxiv.org/abs/2005.02357)
        - [CFLOW](https://arxiv.org/abs/2107.12571)
        - [FastFlow](https://arxiv.org/abs/2111.07677)
        - [DifferNet](https://arxiv.org/abs/2008.12577)
        - [CutPaste](https://arxiv.org/abs/2104.04015)
        """),
    "a sentence separates two lists": Good("""
        - [DRAEM](https://arxiv.org/abs/2108.07610)

        - [MemAE](https://arxiv.org/abs/1904.02639)

        - [InTra](https://arxiv.org/abs/2104.13897)

        - [PaDiM](https://arxiv.org/abs/2011.08785)

        - [PatchCore](https://arxiv.org/abs/2106.08265)

        - [SPADE](https://arxiv.org/abs/2005.02357)

        - [CFLOW](https://arxiv.org/abs/2107.12571)

        - [FastFlow](https://arxiv.org/abs/2111.07677)

        - [DifferNet](https://arxiv.org/abs/2008.12577)

        - [CutPaste](https://arxiv.org/abs/2104.04015)

        And one to remember:

        * [A note on both](https://e.org/note)
        """),
    "the last entry alone has another bullet": Bad(
        """
        + [DRAEM](https://e.org/1)
        + [RIAD](https://e.org/2)
        + [MemAE](https://e.org/3)
        + [InTra](https://e.org/4)
        + [PaDiM](https://e.org/5)
        + [PatchCore](https://e.org/6)
        + [SPADE](https://e.org/7)
        + [CFLOW](https://e.org/8)
        + [FastFlow](https://e.org/9)
        + [DifferNet](https://e.org/10)
        - [CutPaste](https://e.org/11)
        ^ `-` starts another list; the usual bullet is `+`
        """,
        fixed="""
        + [DRAEM](https://e.org/1)
        + [RIAD](https://e.org/2)
        + [MemAE](https://e.org/3)
        + [InTra](https://e.org/4)
        + [PaDiM](https://e.org/5)
        + [PatchCore](https://e.org/6)
        + [SPADE](https://e.org/7)
        + [CFLOW](https://e.org/8)
        + [FastFlow](https://e.org/9)
        + [DifferNet](https://e.org/10)
        + [CutPaste](https://e.org/11)
        """,
    ),
    "a list without papers may have any bullets": Good("""
        - apples
        - pears
        - plums
        - figs
        - dates
        * limes
        - grapes
        - melons
        - quinces
        - cherries
        - peaches
        """),
}
