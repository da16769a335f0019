"""A table must have a row of dashes with as many cells as the header, and no gap.

If the row of dashes has more or fewer cells than the header, or if there is none, readers see all rows as text. A blank
line ends the table, so they see the rows below it as text.
"""

from collections.abc import Iterator, Sequence

from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.tables import cells
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

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
_DASHES = frozenset("|-: \t")
_MIN_ROWS = 3  # Fewer lines with bars may be anything.


def check(document: Document, context: Context) -> Iterator[Finding]:
    above: Block | None = None  # The table right above, with nothing but blank lines between.
    for block in document.blocks:
        if block.kind == "paragraph":
            yield from _in_paragraph(document, block, above)
        if block.kind != "blank":
            above = block if block.kind == "table" else None


def _in_paragraph(document: Document, block: Block, table: Block | None) -> Iterator[Finding]:
    text, lines = document.text, block.text_spans
    first = text[lines[0].start]
    if table and first == "|" and _have_cells(text, lines, len(table.children[0].text_spans)):
        gap = Edit.delete(Span(table.span.end, block.span.start))
        fix = Fix.safe("delete the blank line", gap)
        related = (Related(table.children[0].text_spans[0], "the table"),)
        yield Finding(lines[0], "the blank line above ends the table; delete it", fix, related)
        return
    for index, line in enumerate(lines[1:], 1):
        if text[line.start] in "|-:" and _is_dashes(text[slice(*line)]):
            yield from _wrong_delimiter_row(text, lines, index)
            return
    if first == "|" and len(lines) >= _MIN_ROWS and _have_cells(text, lines, len(cells(text, lines[0]))):
        yield Finding(lines[0], "no row of dashes below this header, so readers see no table")


def _is_dashes(line: str) -> bool:
    """Whether a line is like the row of dashes below a header."""
    return _DASHES.issuperset(line) and "|" in line and "--" in line


def _have_cells(text: str, lines: Sequence[Span], count: int) -> bool:
    """Whether all lines are written as rows of so many cells."""
    return count > 1 and all(
        text[line.start] == "|" and text[line.end - 1] == "|" and len(cells(text, line)) == count for line in lines
    )


def _wrong_delimiter_row(text: str, lines: Sequence[Span], index: int) -> Iterator[Finding]:
    header, row, body = lines[index - 1], lines[index], lines[index + 1 :]
    columns, dashes = cells(text, header), cells(text, row)
    if len(columns) < 2 or len(columns) == len(dashes) or "|" not in text[slice(*header)]:
        return
    n_columns = len(columns)
    fix = None
    if body and all(len(cells(text, line)) == n_columns for line in body):
        fix = Fix.safe(f"write {n_columns} cells", _with_cells(text, row, dashes, n_columns))
    message = f"{len(dashes)} cells, but the header has {n_columns}, so readers see no table"
    yield Finding(row, message, fix, (Related(header, "the header"),))


def _with_cells(text: str, row: Span, dashes: Sequence[Span], count: int) -> Edit:
    """Write a row of dashes with so many cells, by adding or removing cells at its end."""
    if count < len(dashes):
        return Edit.delete(Span(dashes[count - 1].end, dashes[-1].end))
    between = text[dashes[-2].end : dashes[-1].start] if len(dashes) > 1 else "|"
    return Edit.insert(dashes[-1].end, f"{between}{text[slice(*dashes[-1])]}" * (count - len(dashes)))
