"""A row of a table must have as many cells as the header.

A cell too many is not shown at all: the link in it is lost, and nobody is told. Where one is missing, all that follow it
slip to the left, under the wrong headers. It is no fault where most rows leave cells at the end off, or where links to
sections run out in the last row.
"""

from collections.abc import Iterator, Sequence

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
EXAMPLES = (
    Bad("""
        | Paper | Venue | Code |
        |-------|-------|------|
        | [Reverse Distillation](https://arxiv.org/abs/2201.10703) | CVPR | [code](https://e.org/rd) | [page](https://e.org) |
                                                                                                       ^^^^^^^^^^^^^^^^^^^^^ cell 4 is not shown, the header (line 1) has 3; join or drop one of them
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV | `0|1` |
                                                                ^^ cell 4 is not shown, the header (line 1) has 3; write `\\|` for a bar that is text
        | [FastFlow](https://arxiv.org/abs/2111.07677) | [code](https://e.org/fastflow) |
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 2, the header (line 1) has 3; add the one that is missing
        | [SPADE](https://arxiv.org/abs/2005.02357) | | arXiv | [code](https://e.org/spade) |
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ cell 4 is not shown, the header (line 1) has 3; drop an empty one before it
        | [CutPaste](https://arxiv.org/abs/2104.04015) | CVPR | ||
                                                                 ^ cell 4 is empty, the header (line 1) has 3; drop it
        """),
    Good("""
        | Surveys | Datasets |
        |---------|----------|
        | [2D](#2d) | [3D](#3d) |
        | [Video](#video) |

        | Paper | Code |
        |-------|------|
        | `a\\|b` | |
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for table in document.tables:
        header, *rows = table.children
        wanted = len(header.pieces)
        line = document.line_of(header.span)
        related = (Related(Span(header.pieces[0].start, header.pieces[-1].end), "the header"),)
        most_are_short = 2 * sum(len(row.pieces) < wanted for row in rows) > len(rows)
        for row in rows:
            cells = row.pieces
            has = f"the header (line {line}) has {wanted}"
            if len(cells) < wanted:
                if not most_are_short and not (row is rows[-1] and _leads_to_sections(document, row)):
                    message = f"last cell of {len(cells)}, {has}; add {_missing(wanted - len(cells))}"
                    # GitHub fills the row up with empty cells, so that nothing may be wrong for the reader.
                    yield Finding(cells[-1], message, related=related, severity="warning")
            elif extra := [cell for cell in cells[wanted:] if document.text_of(cell)]:
                number = cells.index(extra[0]) + 1
                message = f"cell {number} is not shown, {has}; {_way_out([document.text_of(cell) for cell in cells[: number - 1]])}"
                yield Finding(Span(extra[0].start, extra[-1].end), message, related=related)
            elif len(cells) > wanted:
                message = _too_many(len(cells) - wanted, len(cells), has)
                yield Finding(Span(cells[wanted].start, cells[-1].end), message, related=related, severity="warning")


def _missing(count: int) -> str:
    return "the one that is missing" if count == 1 else f"the {count} that are missing"


def _too_many(empty: int, count: int, has: str) -> str:
    if empty == 1:
        return f"cell {count} is empty, {has}; drop it"
    return f"the last {empty} cells are empty, {has}; drop them"


def _leads_to_sections(document: Document, row: Block) -> bool:
    links = [link for run in document.runs(row) for link in run.inline.links if link.form != "image"]
    return bool(links) and all(link.url.startswith("#") for link in links)


def _way_out(before: Sequence[str]) -> str:
    """What to do with a cell too many, behind cells that say this."""
    if any(cell.count("`") % 2 or cell.count("[") != cell.count("]") for cell in before):
        return "write `\\|` for a bar that is text"  # A bar splits code or the label of a link.
    return "join or drop one of them" if all(before) else "drop an empty one before it"
