"""A fast path for texts of nothing but headings, paragraphs and lists of one-line items, as most lists of papers are.

It makes the same blocks as `parser.py`, without the time that it takes to import and run the parser.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block, Markdown
from fgad_lint.text import Lines, Span

# The start of a line, or of an item's text, that can only be a paragraph.
_PARAGRAPH_START = (
    r"(?!\d{1,9}[.)]|\[(?:[^\n]*\]:|(?:[^\]\\\n]|\\.?)*+(?:\n|\Z)))"
    r"(?:[^\W_]|[\[\"'(!$&\\]|:(?!-)|\*\*?(?=[^\s*])|__?(?=[^\s_]))"
)
_HEADING = lazy_re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>[^\s#](?:[^\n]*[^\s#])?)[ \t]*(?:\n|\Z)")
_BLANK = lazy_re.compile(r"(?: {0,3}\n)++")
_PARAGRAPH = lazy_re.compile(rf"(?:{_PARAGRAPH_START}[^\n|]*(?:\n|\Z))++(?=[ \t]*(?:\n|\Z)|#{{1,6}}[ \t])")
_MARKER_LENGTH = 2  # A bullet and a space.


def _list_pattern(bullet: str) -> re.Pattern[str]:
    item = rf"{re.escape(bullet)} {_PARAGRAPH_START}[^\n]*(?:\n|\Z)"
    # What follows must continue neither the list nor its last item.
    after = rf"(?:[ \t]*\n)++(?![ \t\d]|{re.escape(bullet)})|\Z|(?=#{{1,6}}[ \t\n])"
    return lazy_re.compile(f"(?P<items>(?:^{item})++)(?:{after})", re.MULTILINE)


_LISTS = {bullet: _list_pattern(bullet) for bullet in "-+*"}


def parse_plain(text: str, lines: Lines, span: Span) -> Markdown | None:
    """Return the blocks of the plain text in a span of whole lines; None if it has something that needs the parser.

    A text with carriage returns or a byte order mark always needs the parser. The span ends at a heading or with the text.
    """
    blocks: list[Block] = []
    start, end = span
    while start < end:
        block = _block(text, lines, start)
        if block is None:
            return None
        blocks.append(block)
        start = block.span.end
    return Markdown(tuple(blocks), {})


def _block(text: str, lines: Lines, start: int) -> Block | None:
    match text[start]:
        case "-" | "+" | "*" if end := plain_list_end(text, start):
            first, last = lines.line_index(start), lines.line_index(end - 1) + 1
            return Block("list", Span(start, end), (), plain_items(text, lines, first, last))
        case "#":
            if heading := _HEADING.match(text, start):
                title = Span(*heading.span("title"))
                return Block("heading", Span(start, heading.end()), (title,), level=len(heading["marks"]))
        case " " | "\t" | "\n":
            if blank := _BLANK.match(text, start):
                return Block("blank", Span(start, blank.end()))
        case _:
            if paragraph := _PARAGRAPH.match(text, start):
                span = Span(start, paragraph.end())
                return Block("paragraph", span, _paragraph_lines(text, lines, span))
    return None


def plain_list_end(text: str, start: int) -> int | None:
    """Return where the list ends whose first bullet is at `start`, if each of its items is one line; else None."""
    pattern = _LISTS.get(text[start])
    items = pattern.match(text, start) if pattern else None
    return items.end("items") if items else None


def plain_items(text: str, lines: Lines, first: int, last: int) -> tuple[Block, ...]:
    """Return lines `first` to `last` (from 0, `last` excluded) as the items of a list."""
    return tuple(_item(text, start, end) for start, end in _bounds(lines, first, last))


def _item(text: str, start: int, end: int) -> Block:
    span = Span(start, end)
    return Block("item", span, (), (Block("paragraph", span, (_without_end(text, start + _MARKER_LENGTH, end),)),))


def _paragraph_lines(text: str, lines: Lines, span: Span) -> tuple[Span, ...]:
    first, last = lines.line_index(span.start), lines.line_index(span.end - 1) + 1
    return tuple(_without_end(text, start, end) for start, end in _bounds(lines, first, last))


def _bounds(lines: Lines, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each line, which is faster than asking for each span."""
    return pairwise((*lines.starts[first:last], lines.span(first, last).end))


def _without_end(text: str, start: int, end: int) -> Span:
    """Return a line less its line end and the white space before that. It must not be blank."""
    while text[end - 1] in " \t\r\n":
        end -= 1
    return Span(start, end)
