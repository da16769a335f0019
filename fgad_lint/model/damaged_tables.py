"""Tables that readers see as text: their row of dashes is wrong or missing, or a blank line cuts them in two."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.tables import cells
from fgad_lint.model.damage import Damage
from fgad_lint.text import Span

_DASHES = frozenset("|-: \t")
_MIN_ROWS = 3  # Fewer lines with bars may be anything.


class DamagedTable(NamedTuple):
    """A table as it was meant, in the paragraph with index `block_index`, and what is damaged.

    If it is the rest of a table that a blank line cuts in two, it has the header of that table.
    """

    block_index: int
    table: Block
    damage: Damage


def damaged_tables(text: str, blocks: Sequence[Block]) -> Iterator[DamagedTable]:
    """The damaged tables among blocks that are not nested in others, in order."""
    above: Block | None = None  # The table right above, with nothing but blank lines between.
    for index, block in enumerate(blocks):
        if block.kind == "paragraph":
            damaged = _in_paragraph(text, block, above)
            above = damaged[0] if damaged else None
            if damaged:
                yield DamagedTable(index, *damaged)
        elif block.kind != "blank":
            above = block if block.kind == "table" else None


def _in_paragraph(text: str, block: Block, above: Block | None) -> tuple[Block, Damage] | None:
    lines = block.text_spans
    if above and _have_cells(text, lines, len(above.children[0].text_spans)):
        gap = Edit.delete(Span(above.span.end, block.span.start))
        damage = Damage(lines[0], "the blank line above ends the table; delete it", (gap,))
        return Block("table", block.span, (), (above.children[0], *_rows(text, lines))), damage
    for index, row in enumerate(lines[1:], 1):
        if text[row.start] in "|-:" and _is_dashes(text[slice(*row)]):
            damage_of_row = _of_dashes(text, lines, index)
            rows = (lines[index - 1], *lines[index + 1 :])
            span = Span(rows[0].start, block.span.end)
            return (Block("table", span, (), _rows(text, rows)), damage_of_row) if damage_of_row else None
    if len(lines) >= _MIN_ROWS and _have_cells(text, lines, len(cells(text, lines[0]))):
        damage = Damage(lines[0], "no row of dashes below this header, so readers see no table")
        return Block("table", block.span, (), _rows(text, lines)), damage
    return None


def _rows(text: str, lines: Sequence[Span]) -> tuple[Block, ...]:
    return tuple(Block("row", line, cells(text, line)) for line in lines)


def _is_dashes(line: str) -> bool:
    """Whether a line is like the row of dashes below a header."""
    return _DASHES.issuperset(line) and "|" in line and "-" in line


def _have_cells(text: str, lines: Sequence[Span], count: int) -> bool:
    """Whether all lines are written as rows of so many cells."""
    return count > 1 and all(
        text[line.start] == "|" and text[line.end - 1] == "|" and len(cells(text, line)) == count for line in lines
    )


def _of_dashes(text: str, lines: Sequence[Span], index: int) -> Damage | None:
    """What is wrong with the row of dashes at an index of the lines; None if it is right or below no header."""
    header, row, body = lines[index - 1], lines[index], lines[index + 1 :]
    columns, dashes = cells(text, header), cells(text, row)
    if len(columns) < 2 or len(columns) == len(dashes) or "|" not in text[slice(*header)]:
        return None
    if text[row.start - 1] == "\t" or text[row.start - 4 : row.start] == "    ":
        return None  # Indented like code, it is text whatever cells it has.
    n_columns = len(columns)
    is_certain = bool(body) and all(len(cells(text, line)) == n_columns for line in body)
    edits = (_with_cells(text, dashes, n_columns),) if is_certain else ()
    return Damage(row, f"{len(dashes)} cells, but the header has {n_columns}, so readers see no table", edits)


def _with_cells(text: str, dashes: Sequence[Span], count: int) -> Edit:
    """Write a row of dashes with so many cells, by adding or removing cells at its end."""
    if count < len(dashes):
        return Edit.delete(Span(dashes[count - 1].end, dashes[-1].end))
    between = text[dashes[-2].end : dashes[-1].start] if len(dashes) > 1 else "|"
    return Edit.insert(dashes[-1].end, f"{between}{text[slice(*dashes[-1])]}" * (count - len(dashes)))
