"""Which lists of papers would be one if their bullets were alike, and which bullet is usual there."""

from fgad_lint.rule import Bad, Good

CASES = {
    "of eleven bullets nine are too few to be usual": Good("""
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
    "with blank lines between all items another bullet begins a list as well": Bad(
        """
        - [DRAEM](https://arxiv.org/abs/2108.07610)

        - [MemAE](https://arxiv.org/abs/1904.02639)

        - [InTra](https://arxiv.org/abs/2104.13897)

        - [PaDiM](https://arxiv.org/abs/2011.08785)

        - [PatchCore](https://arxiv.org/abs/2106.08265)

        - [SPADE](https://arxiv.org/abs/2005.02357)

        * [CFLOW](https://arxiv.org/abs/2107.12571)
        ^ `*` begins another list; `-` is the bullet here

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
    "a list whose lines stand together ends at a blank line": Good("""
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
    "a list begins at a blank line if its lines stand together": Good("""
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
    "a sentence between two lists parts them": Good("""
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
    "a list that holds no papers may have any bullets": Good("""
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
