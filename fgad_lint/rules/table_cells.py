"""A table row must have as many cells as the header.

An extra cell is not shown at all: its link is lost, and nobody notices. If one is missing, all cells after it move to
the left, under the wrong headers. A missing cell, or an extra one that is empty, is only a warning. Rows may be short
if most rows are, and so may a last row that has nothing but links to sections, a row with one name in italics or
bold, for the group of rows below it, and an empty one. A line of text right below a table is a row, too. Of the short
rows of a table, and of those with an empty cell too many, a report shows the first and counts the others.
"""

from collections.abc import Iterator, Mapping, Sequence

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
                                                                                                       ^^^^^^^^^^^^^^^^^^^^^ cell 4 is not shown, as the header on line 1 has 3; join or drop one of them
        | [DRAEM](https://arxiv.org/abs/2108.07610) | ICCV | `0|1` |
                                                                ^^ cell 4 is not shown, as the header on line 1 has 3; write `\\|` for a bar that is text
        | [SPADE](https://arxiv.org/abs/2005.02357) | | arXiv | [code](https://e.org/spade) |
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ cell 4 is not shown, as the header on line 1 has 3; drop an empty one before it
        | [PaDiM](https://e.org/padim) | arXiv | - || [UniAD](https://e.org/uniad) | NeurIPS | ok |
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cell 5 is not shown, as the header on line 1 has 3; write it on a line of its own
        """),
    Bad(
        """
        | Paper | Venue | Code |
        |-------|-------|------|
        | [FastFlow](https://arxiv.org/abs/2111.07677) | [code](https://e.org/fastflow) |
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ last cell of 2, but the header on line 1 has 3; add the missing one
        | [CutPaste](https://arxiv.org/abs/2104.04015) | CVPR | ||
                                                                 ^ cell 4 is empty, but the header on line 1 has 3; drop it
        Scores are those of the authors.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ read as a row of the table above; leave a line blank before it
        """,
        severity="warning",
    ),
    Good("""
        | Surveys | Datasets |
        |---------|----------|
        | [2D](#2d) | [3D](#3d) |
        | [Video](#video) |

        | Paper | Code |
        |-------|------|
        | `a\\|b` | |
        | DRAEM | [code](https://e.org/draem) | <!-- fgad-lint: ignore broken-anchor -->
        | UniAD | [code](https://e.org/uniad) | <!-- checked --> <!-- in 2024 -->
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    comment_ends = dict(comment.span for comment in document.comments)
    for table in document.tables:
        header, *rows = table.children
        n_columns = len(header.text_spans)
        header_has = f"the header on line {document.line_of(header.span)} has {n_columns}"
        related = (Related(Span(header.text_spans[0].start, header.text_spans[-1].end), "the header"),)
        n_short = sum(len(row.text_spans) < n_columns and "|" in document.text_of(row.span) for row in rows)
        are_most_short = 2 * n_short > len(rows)
        for row in rows:
            cells = row.text_spans
            extra = [cell for cell in cells[n_columns:] if not _is_comment(document.text, cell, comment_ends)]
            if len(cells) < n_columns:
                is_last = row.span == rows[-1].span
                from fgad_lint.model.tables import names_group

                is_divider = not any(map(document.text_of, cells)) or names_group(document.text, cells)
                is_on_purpose = are_most_short or is_divider
                if is_on_purpose or (is_last and _has_only_section_links(document, row)):
                    continue
                if is_last and "|" not in document.text_of(row.span):
                    message = "read as a row of the table above; leave a line blank before it"
                    yield Finding(cells[-1], message, related=related, severity="warning")
                else:
                    n_missing = n_columns - len(cells)
                    missing = "the missing one" if n_missing == 1 else f"the {n_missing} missing ones"
                    message = f"last cell of {len(cells)}, but {header_has}; add {missing}"
                    # GitHub adds empty cells, so readers may see nothing wrong.
                    cause = f"short rows {document.text_of(header.span)}"
                    yield Finding(cells[-1], message, related=related, severity="warning", cause=cause)
            elif hidden := [cell for cell in extra if document.text_of(cell)]:
                index = cells.index(hidden[0])
                texts = [document.text_of(cell) for cell in cells]
                are_two_rows = len(cells) - n_columns - 1 in (n_columns - 1, n_columns) and not texts[n_columns]
                advice = (
                    "write it on a line of its own"
                    if are_two_rows and index == n_columns + 1
                    else _advice(texts[:index])
                )
                message = f"cell {index + 1} is not shown, as {header_has}; {advice}"
                yield Finding(Span(hidden[0].start, hidden[-1].end), message, related=related)
            elif extra:
                if len(extra) == 1:
                    message = f"cell {len(cells)} is empty, but {header_has}; drop it"
                else:
                    message = f"the last {len(extra)} cells are empty, but {header_has}; drop them"
                span, cause = Span(extra[0].start, extra[-1].end), f"empty cells {document.text_of(header.span)}"
                yield Finding(span, message, related=related, severity="warning", cause=cause)


def _is_comment(text: str, cell: Span, comment_ends: Mapping[int, int]) -> bool:
    """Whether a cell is `[//]: # …` or nothing but HTML comments; `comment_ends` are their ends by their starts."""
    if text.startswith("[//]:", cell.start):
        return True
    offset = cell.start
    while offset in comment_ends:
        offset = comment_ends[offset]
        while offset < cell.end and text[offset].isspace():
            offset += 1
    return offset >= cell.end > cell.start


def _has_only_section_links(document: Document, row: Block) -> bool:
    links = [link for leaf in document.leaves_of(row) for link in leaf.inline.links if link.form != "image"]
    return bool(links) and all(link.url.startswith("#") for link in links)


def _advice(cells: Sequence[str]) -> str:
    """What to do about an extra cell after `cells`."""
    # A bar splits code, or the label of a link.
    if any(cell.count("`") % 2 or cell.count("[") != cell.count("]") for cell in cells):
        return "write `\\|` for a bar that is text"
    return "join or drop one of them" if all(cells) else "drop an empty one before it"
