"""Which table rows have too few or too many cells, and how that is reported."""

from fgad_lint.rule import Bad, Good

CASES = {
    "if half of the rows are short, each is reported": Bad("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) |
        | [PaDiM](https://arxiv.org/abs/2011.08785) |
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 1, but the header on line 1 has 2; add the missing one
        | [SPADE](https://arxiv.org/abs/2005.02357) |
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 1, but the header on line 1 has 2; add the missing one
        | [RIAD](https://e.org/riad) | [code](https://e.org/riad-code) |
        """),
    "two short rows of five are reported": Bad("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) |
        | [PaDiM](https://arxiv.org/abs/2011.08785) |
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 1, but the header on line 1 has 2; add the missing one
        | [SPADE](https://arxiv.org/abs/2005.02357) |
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 1, but the header on line 1 has 2; add the missing one
        | [RIAD](https://e.org/riad) | [code](https://e.org/riad-code) |
        | [InTra](https://arxiv.org/abs/2104.13897) | [code](https://e.org/intra) |
        """),
    "three short rows of five are not reported": Good("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) |
        | [PaDiM](https://arxiv.org/abs/2011.08785) |
        | [SPADE](https://arxiv.org/abs/2005.02357) |
        | [RIAD](https://e.org/riad) |
        | [InTra](https://arxiv.org/abs/2104.13897) | [code](https://e.org/intra) |
        """),
    "a short last row without links is reported": Bad("""
        | Paper | Venue | Code |
        |-------|-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV | [code](https://e.org/draem) |
        | FastFlow, without a link | arXiv |
                                     ^^^^^ last cell of 2, but the header on line 1 has 3; add the missing one
        """),
    "a short row of section links is reported unless it is the last": Bad("""
        | Surveys | Datasets |
        |---------|----------|
        | [Video](#video) |
          ^^^^^^^^^^^^^^^ last cell of 1, but the header on line 1 has 2; add the missing one
        | [2D](#2d) | [3D](#3d) |
        """),
    "an image next to section links does not count": Good("""
        | Surveys | Datasets |
        |---------|----------|
        | [2D](#2d) | [3D](#3d) |
        | ![film](https://e.org/film.svg) [Video](#video) |
        """),
    "a bar after closed code is not in the code": Bad("""
        | Paper | Code |
        |-------|------|
        | `DRAEM` | [code](https://e.org/draem) | [page](https://e.org) |
                                                  ^^^^^^^^^^^^^^^^^^^^^ cell 3 is not shown, as the header on line 1 has 2; join or drop one of them
        """),
    "only the cells before an extra cell explain it": Bad("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) | [page](https://e.org) | |
                                                                                    ^^^^^^^^^^^^^^^^^^^^^ cell 3 is not shown, as the header on line 1 has 2; join or drop one of them
        | [PaDiM](https://arxiv.org/abs/2011.08785) | [code](https://e.org/padim) | an odd ` |
                                                                                    ^^^^^^^^ cell 3 is not shown, as the header on line 1 has 2; join or drop one of them
        """),
    "empty cells at the end are reported together": Bad("""
        | Paper | Code |
        |-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | [code](https://e.org/draem) | | |
                                                                                    ^^ the last 2 cells are empty, but the header on line 1 has 2; drop them
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
    "a row may have one cell that names the rows below": Good("""
        | Paper | Venue | Code |
        |-------|-------|------|
        | _Surveys_ |
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV | [code](https://e.org/draem) |
        | **Methods** |
        | [PaDiM](https://arxiv.org/abs/2011.08785) | ICPR | - |
        """),
    "an empty row divides the others": Good("""
        | Paper | Venue | Code |
        |-------|-------|------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV | [code](https://e.org/draem) |
        ||
        | [PaDiM](https://arxiv.org/abs/2011.08785) | ICPR | - |
        """),
    "a comment in a cell of its own is not shown on purpose": Good("""
        | Title | Link |
        |---|---|
        | Weaving with Looms | [paper](https://e.org/1) | [//]: #12/30
        | Dyeing Cotton | [paper](https://e.org/2) | [//]: #Recommend
        """),
}
