"""The rows of tables, as GitHub reads them."""

from fgad_lint import lazy_re
from fgad_lint.markdown.cursor import Cursor
from fgad_lint.text import Span

_SPACE = r"[ \t\v\f]"
_CELL = rf":?-++:?{_SPACE}*+"
_DELIMITER_ROW = lazy_re.compile(rf"\|?{_SPACE}*+{_CELL}(?:\|{_SPACE}*+{_CELL})*+\|?{_SPACE}*+\Z")
_NO_CELLS = lazy_re.compile(rf"\|?{_SPACE}*+\Z")
_PIPE = lazy_re.compile(r"(?<!\\)\|")


def is_delimiter_row(cursor: Cursor) -> bool:
    """Whether the line can come below the header of a table, as in `|---|:-:|`."""
    return cursor.match(_DELIMITER_ROW) is not None


def has_cells(cursor: Cursor) -> bool:
    """Whether the line can be a row below those of a table."""
    return not cursor.match(_NO_CELLS)


def n_cells(text: str, row: Span) -> int:
    """The number of cells of a row, which must not be blank."""
    return len(cells(text, row)) if row.end > row.start + 1 or text[row.start] != "|" else 0


def cells(text: str, row: Span) -> tuple[Span, ...]:
    r"""The cells of a row without the white space around them.

    | a \| b | c |
      ^^^^^^   ^
    """
    start, end = row
    pipes = [pipe.start() for pipe in _PIPE.finditer(text, start, end)]
    if pipes and pipes[0] == start:
        pipes.pop(0)
        start += 1
    if pipes and pipes[-1] == end - 1:
        end = pipes.pop()
    starts = [start, *(pipe + 1 for pipe in pipes)]
    ends = [*pipes, end]
    return tuple(_trimmed(text, first, max(first, last)) for first, last in zip(starts, ends, strict=True))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return Span(start, end)
