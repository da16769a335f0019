"""A table must have a row of dashes with as many cells as the header, and no gap.

If the row of dashes has more or fewer cells than the header, or if there is none, readers see all rows as text. A blank
line ends the table, so they see the rows below it as text.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Fix, Related
from fgad_lint.model.damaged_tables import damaged_tables
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        | Paper | Venue | Code |
        |-------|-------|
        ^^^^^^^^^^^^^^^^^ 2 cells, but the header has 3, so readers see no table
        | [Reverse Distillation](https://arxiv.org/abs/2201.10703) | CVPR | - |
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV | - |

        | Paper | Venue |
        | --- | --- | --- |
        ^^^^^^^^^^^^^^^^^^^ 3 cells, but the header has 2, so readers see no table
        | [SPADE](https://arxiv.org/abs/2005.02357) | arXiv |
        """,
        fixed="""
        | Paper | Venue | Code |
        |-------|-------|-------|
        | [Reverse Distillation](https://arxiv.org/abs/2201.10703) | CVPR | - |
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV | - |

        | Paper | Venue |
        | --- | --- |
        | [SPADE](https://arxiv.org/abs/2005.02357) | arXiv |
        """,
    ),
    Bad(
        """
        | Paper | Venue |
        |-------|-------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV |

        | [SPADE](https://arxiv.org/abs/2005.02357) | arXiv |
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the blank line above ends the table; delete it
        """,
        fixed="""
        | Paper | Venue |
        |-------|-------|
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV |
        | [SPADE](https://arxiv.org/abs/2005.02357) | arXiv |
        """,
    ),
    Bad("""
        | Paper | Venue |
        ^^^^^^^^^^^^^^^^^ no row of dashes below this header, so readers see no table
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV |
        | [SPADE](https://arxiv.org/abs/2005.02357) | arXiv |
        """),
    Good("""
        Papers | Code
        --- | ---
        [DRAEM](https://arxiv.org/abs/2108.07610) | -

        | [2023](#2023) | [2024](#2024) | [2025](#2025) |

        [Paper](https://e.org/1) | [Code](https://e.org/2)

        - [FastFlow](https://arxiv.org/abs/2111.07677) | CVPR
          -- | a remark
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for _, table, (span, message, edits, _) in damaged_tables(document.text, document.blocks):
        related = (Related(table.children[0].text_spans[0], "the table"),)
        yield Finding(span, message, Fix.safe("repair the table", *edits) if edits else None, related)
