"""A fast path for what most lists of papers are made of: headings, paragraphs, plain lists, tables, HTML and fenced code.

It makes the same blocks as `parser.py`, without the time that it takes to import and run the parser. Each function takes the
offset of a line before which all blocks are closed.
"""

from typing import Literal

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.plain_lists import (
    BLANK_LINES,
    BREAK,
    PARAGRAPH_START,
    TEXT_LINES,
    NotPlain,
    line_bounds,
    read_list,
    text_spans,
)
from fgad_lint.text import Lines, Span

_LINE_END = r"(?:\r?\n|\Z)"
_HEADING = lazy_re.compile(rf"(?P<marks>#{{1,6}})[ \t]+(?P<title>[^\s#](?:[^\n]*[^\s#])?)[ \t]*{_LINE_END}")
_ENDS_HERE = rf"[ \t]*{_LINE_END}|#{{1,6}}(?:[ \t\r\n]|\Z)"
_PARAGRAPH_ENDS_HERE = rf"(?={_ENDS_HERE}|(?:[-+*]|1[.)])[ \t]+[^ \t\r\n])"
_PARAGRAPH = lazy_re.compile(TEXT_LINES + _PARAGRAPH_ENDS_HERE)
_PARAGRAPH_AT_TAG = lazy_re.compile(rf"<[^\n]*+(?:\n|\Z)(?:{TEXT_LINES})?+{_PARAGRAPH_ENDS_HERE}")
_ROW = rf"(?:\|(?![ \t\v\f]*+{_LINE_END})|{PARAGRAPH_START})[^\n]*+(?:\n|\Z)"
_DELIMITERS = r"(?:[|:]|-(?![ \t])-*+[ \t]*+[|:])[^\n]*+(?:\n|\Z)"  # Not an item, and not the underline of a heading.
_TABLE = lazy_re.compile(rf"{_ROW}{_DELIMITERS}(?:{_ROW})*+(?={_ENDS_HERE})")
# HTML up to a blank line. At the end of the text, there must be a line end, or it could go on.
_HTML = lazy_re.compile(rf"(?:(?![ \t]*\r?\n)[^\n]+\n)++(?=[ \t]*{_LINE_END})")
_CODE_END = rf" {{0,3}}(?P=fence)(?P=char)*+[ \t]*+{_LINE_END}"
_CODE = lazy_re.compile(
    rf"(?P<fence>(?P<char>[`~])(?P=char){{2,}}+)[^`\n]*+\n(?:(?!{_CODE_END})[^\n]*+\n)*+{_CODE_END}"
)


def read_blocks(text: str, lines: Lines, span: Span) -> list[Block]:
    """Return the blocks of a span of whole lines, up to the first that needs the parser.

    The span ends at a heading or with the text. The text has no carriage returns but those before newlines.
    """
    blocks: list[Block] = []
    start, end = span
    while start < end and (block := _block(text, lines, start)):
        blocks.append(block)
        start = block.span.end
    return blocks


def _block(text: str, lines: Lines, start: int) -> Block | None:
    char = text[start]
    if char in " \t\r\n" and (blank := BLANK_LINES.match(text, start)):
        return Block("blank", Span(start, blank.end()))
    match char:
        case "#":
            return _heading(text, start)
        case "<":
            return _html_or_paragraph(text, lines, start)
        case "`" | "~" if code := _CODE.match(text, start):
            return Block("code", Span(start, code.end()))
        case "-" | "*" | "_" if not text.startswith(" ", start + 1) and (line := BREAK.match(text, start)):
            return Block("break", Span(start, line.end()))
        case "\ufeff":  # It may be a byte order mark.
            return None
    if char in " \t-+*0123456789":
        try:
            if block := read_list(text, lines, start):
                return block
        except NotPlain:
            return None
    if char not in " \t" and (paragraph := _PARAGRAPH.match(text, start)):
        return _with_text("paragraph", text, lines, Span(start, paragraph.end()))
    return _table(text, lines, start)


def _with_text(kind: Literal["html", "paragraph"], text: str, lines: Lines, span: Span) -> Block:
    return Block(kind, span, tuple(text_spans(text, lines, *span)))


def _heading(text: str, start: int) -> Block | None:
    heading = _HEADING.match(text, start)
    if heading is None:
        return None
    return Block("heading", Span(start, heading.end()), (Span(*heading.span("title")),), level=len(heading["marks"]))


def _html_or_paragraph(text: str, lines: Lines, start: int) -> Block | None:
    from fgad_lint.markdown import html_blocks
    from fgad_lint.markdown.cursor import Cursor

    kind = html_blocks.html_kind(Cursor(text, *lines.content(lines.line_index(start))))
    if kind is None:
        paragraph = _PARAGRAPH_AT_TAG.match(text, start)
        return _with_text("paragraph", text, lines, Span(start, paragraph.end())) if paragraph else None
    end_pattern = html_blocks.ENDS.get(kind)
    html = end_pattern.search(text, start) if end_pattern else _HTML.match(text, start)
    if html is None:
        return None
    last = lines.line_index(html.end() - 1)
    return _with_text("html", text, lines, Span(start, lines.span(last, last + 1).end))


def _table(text: str, lines: Lines, start: int) -> Block | None:
    table = _TABLE.match(text, start)
    if table is None:
        return None
    from fgad_lint.markdown import tables
    from fgad_lint.markdown.cursor import Cursor

    rows = list(text_spans(text, lines, start, table.end()))
    header, delimiters = rows[:2]
    if not tables.is_delimiter_row(Cursor(text, *delimiters)):
        return None
    if tables.n_cells(text, header) != tables.n_cells(text, delimiters):
        return None
    blocks = [
        Block("row", Span(*bounds), tables.cells(text, row))
        for bounds, row in zip(line_bounds(lines, start, table.end()), rows, strict=True)
    ]
    del blocks[1]
    return Block("table", Span(start, table.end()), (), tuple(blocks))
