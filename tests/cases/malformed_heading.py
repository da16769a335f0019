"""More cases of malformed-heading."""

from fgad_lint.rule import Bad

CASES = {
    "the middle of a merge conflict is not deleted": Bad("""
        <<<<<<< HEAD
        - [PaDiM](https://arxiv.org/abs/2011.08785)
        =======
        ^^^^^^^ shown as text at the end of the entry above; delete it
        - [SPADE](https://arxiv.org/abs/2005.02357)
        >>>>>>> new-papers
        """),
}
