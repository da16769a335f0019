"""Recognizes lines that start a block. For HTML `html_blocks.py` does it, for tables `tables.py`."""

import re

from fgad_lint import lazy_re
from fgad_lint.markdown.cursor import Cursor
from fgad_lint.text import Span

# A line that starts with another character is text or indented code.
CHARACTERS = frozenset(">#`~<=-_*+[|:0123456789\v\f")
_HEADING = lazy_re.compile(r"(?P<marks>#{1,6})(?:[ \t]|\Z)")
_UNDERLINE = lazy_re.compile(r"(?:=++|-++)[ \t]*+\Z")
_BREAK = lazy_re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+)\Z")
_FENCE = lazy_re.compile(r"`{3,}+(?=[^`]*+\Z)|~{3,}+")
_FOOTNOTE = lazy_re.compile(r"\[\^[^\] \r\n\0\t]++\]:[ \t]*+")
_LIST_MARKER = lazy_re.compile(r"(?:(?P<bullet>[*+-])|(?P<number>[0-9]{1,9})(?P<delimiter>[.)]))(?=[ \t]|\Z)")


def heading(cursor: Cursor) -> tuple[int, Span] | None:
    """The level and the title of a heading.

    ## Title ##
    ^^ ^^^^^
    """
    match = cursor.match(_HEADING)
    if match is None:
        return None
    source = cursor.text[match.end("marks") : cursor.end]
    title = source.strip(" \t")
    unclosed = title.rstrip("#")
    if not unclosed or unclosed[-1] in " \t":
        title = unclosed.rstrip(" \t")
    start = match.end("marks") + source.find(title)
    return len(match["marks"]), Span(start, start + len(title))


def underlined_level(cursor: Cursor) -> int | None:
    """The level of a heading that the line underlines, if it follows a paragraph: 1 for `===`, 2 for `---`."""
    if cursor.match(_UNDERLINE) is None:
        return None
    return 1 if cursor.char == "=" else 2


def is_break(cursor: Cursor) -> bool:
    """Whether the line is a thematic break, such as `* * *`."""
    return cursor.match(_BREAK) is not None


def code_fence_end(cursor: Cursor) -> re.Pattern[str] | None:
    """The pattern of the last line of fenced code, if the line is its first, such as `~~~`."""
    fence = cursor.match(_FENCE)
    return _fence_end(fence[0]) if fence else None


def _fence_end(fence: str) -> re.Pattern[str]:
    return re.compile(rf"{fence[0]}{{{len(fence)},}}+[ \t]*+\Z")


def footnote_start(cursor: Cursor) -> int | None:
    """The offset at which the text of a footnote starts.

    [^name]: Text
             ^
    """
    match = cursor.match(_FOOTNOTE) if cursor.char == "[" else None
    return match.end() if match else None


def list_marker(cursor: Cursor) -> re.Match[str] | None:
    """The marker of a list item, with the groups `bullet`, or `number` and `delimiter`."""
    return cursor.match(_LIST_MARKER)


def interrupts_paragraph(cursor: Cursor, marker: re.Match[str]) -> bool:
    """Whether a list can start right after a paragraph: only with text in its first item, and with 1 if it is numbered."""
    is_first = marker["number"] is None or int(marker["number"]) == 1
    return is_first and bool(cursor.text[marker.end() : cursor.end].strip(" \t"))
