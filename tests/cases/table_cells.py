"""Which rows of a table have too few or too many cells, and what is said of them."""

from fgad_lint.rule import Bad, Good

CASES = {
    "where half of the rows are short each of them is named": Bad("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) |
        | [PaDiM](https://arxiv.org/abs/2011.08785) |
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 1, the header (line 1) has 2; add the one that is missing
        | [SPADE](https://arxiv.org/abs/2005.02357) |
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 1, the header (line 1) has 2; add the one that is missing
        | [RIAD](https://e.org/riad) | [code](https://e.org/riad-code) |
        """),
    "two short rows of five are named": Bad("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) |
        | [PaDiM](https://arxiv.org/abs/2011.08785) |
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 1, the header (line 1) has 2; add the one that is missing
        | [SPADE](https://arxiv.org/abs/2005.02357) |
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 1, the header (line 1) has 2; add the one that is missing
        | [RIAD](https://e.org/riad) | [code](https://e.org/riad-code) |
        | [InTra](https://arxiv.org/abs/2104.13897) | [code](https://e.org/intra) |
        """),
    "three short rows of five are the habit of the table": Good("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) |
        | [PaDiM](https://arxiv.org/abs/2011.08785) |
        | [SPADE](https://arxiv.org/abs/2005.02357) |
        | [RIAD](https://e.org/riad) |
        | [InTra](https://arxiv.org/abs/2104.13897) | [code](https://e.org/intra) |
        """),
    "a last row without links is short as any other": Bad("""
        | Paper | Venue | Code |
        |-------|-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV | [code](https://e.org/draem) |
        | FastFlow, without a link | arXiv |
                                     ^^^^^ last cell of 2, the header (line 1) has 3; add the one that is missing
        """),
    "a row of links to sections is short unless it is the last": Bad("""
        | Surveys | Datasets |
        |---------|----------|
        | [Video](#video) |
          ^^^^^^^^^^^^^^^ last cell of 1, the header (line 1) has 2; add the one that is missing
        | [2D](#2d) | [3D](#3d) |
        """),
    "a picture beside the links to sections is none of them": Good("""
        | Surveys | Datasets |
        |---------|----------|
        | [2D](#2d) | [3D](#3d) |
        | ![film](https://e.org/film.svg) [Video](#video) |
        """),
    "code that is closed does not hold the bar": Bad("""
        | Paper | Code |
        |-------|------|
        | `DRAEM` | [code](https://e.org/draem) | [page](https://e.org) |
                                                  ^^^^^^^^^^^^^^^^^^^^^ cell 3 is not shown, the header (line 1) has 2; join or drop one of them
        """),
    "only what comes before a cell too many explains it": Bad("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) | [page](https://e.org) | |
                                                                                    ^^^^^^^^^^^^^^^^^^^^^ cell 3 is not shown, the header (line 1) has 2; join or drop one of them
        | [PaDiM](https://arxiv.org/abs/2011.08785) | [code](https://e.org/padim) | an odd ` |
                                                                                    ^^^^^^^^ cell 3 is not shown, the header (line 1) has 2; join or drop one of them
        """),
    "all empty cells at the end are marked together": Bad("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) | | |
                                                                                    ^^ the last 2 cells are empty, the header (line 1) has 2; drop them
        """),
    "HTML ends a table": Good("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) |
        </details>

        | Paper | Code |
        |-------|------|
        | [PaDiM](https://arxiv.org/abs/2011.08785) | [code](https://e.org/padim) |
        <br>
        """),
}
