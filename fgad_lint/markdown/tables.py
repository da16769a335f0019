"""The rows of tables, as GitHub reads them."""

from fgad_lint import lazy_re
from fgad_lint.markdown.cursor import Cursor
from fgad_lint.text import Span, new

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
    r"""The cells of a row, which is more than a pipe, without the white space around them.

    | a \| b | c |
      ^^^^^^   ^
    """
    source = text[slice(*row)]
    parts = _PIPE.split(source) if "\\" in source else source.split("|")
    start = row.start
    if not parts[0]:
        start += 1
        del parts[0]
    if not parts[-1]:
        parts.pop()
    spans = []
    for part in parts:
        trimmed = part.lstrip(" \t")
        first = start + len(part) - len(trimmed)
        spans.append(new(Span, (first, first + len(trimmed.rstrip(" \t")))))
        start += len(part) + 1
    return tuple(spans)
