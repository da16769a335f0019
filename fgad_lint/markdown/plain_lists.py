"""A fast path for plain lists: items of one or more lines of text, nested or not, with or without blank lines between them.

It makes the same blocks as `parser.py`, but reads several lines at once: a run of items of one line each, or all lines of
a paragraph.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block
from fgad_lint.text import Lines, Span, new

# The start of a line, or of an item's text, that can only be a paragraph: not `[a]: b`, `[^a]: b` or a label that goes on
# in the next line.
PARAGRAPH_START = (
    r"(?:[^ \t\r\n\v\f>#`~<=_*+|:0-9\[-]|\[(?!\^|(?:[^\[\]\\\n]++|\\[^\n]?)*+(?:\]:|\n|\Z))"
    r"|\*\*?(?=[^\s*])|[0-9](?![0-9]{0,8}[.)])|__?(?=[^\s_])|`(?!``)|:(?!-))"
)
_LINE = rf"{PARAGRAPH_START}[^\n]*+(?:\n|\Z)"
TEXT_LINES = rf"(?:[ \t]*+{_LINE})++"
BLANK_LINES = lazy_re.compile(r"(?:[ \t]*+(?:\r?\n|\Z))++")
BREAK = lazy_re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+)(?:\r?\n|\Z)")
# Items that are indented alike and have the same bullet or number; or lines of text.
_RUN = lazy_re.compile(
    r"(?=(?P<prefix>(?P<indent>[ \t]*+)(?P<marker>[-+*]|[0-9]{1,9}[.)])[ \t]++)|(?P<text_indent>[ \t]*+))"
    rf"(?:(?(prefix)(?P=prefix)|[ \t]*+){_LINE})++"
)
_HEADING_START = lazy_re.compile(r"#{1,6}(?:[ \t\r\n]|\Z)")
# The markers of lists that can follow a paragraph without a blank line between them.
_INTERRUPTING = lazy_re.compile(r"[-+*]|0*+1[.)]")
_MAX_DEPTH = 16  # The parser has a bound for lists that are nested deeper.
_CODE_INDENT = 4
_TAB_WIDTH = 4


class NotPlain(Exception):
    """The list has something that needs the parser."""


def read_list(text: str, lines: Lines, start: int) -> Block | None:
    """Return the list at `start`, None if there is none. Raise `NotPlain` if it needs the parser."""
    reader = _ListReader(text, lines, start)
    return reader.read_list(0, 1) if reader.marker else None


def text_spans(text: str, lines: Lines, start: int, end: int) -> Iterator[Span]:
    """Yield the text of each line from `start` to `end`, without the white space around it."""
    for line_start, line_end in line_bounds(lines, start, end):
        while line_start < line_end and text[line_start] in " \t":
            line_start += 1
        yield _text_span(text, line_start, line_end)


def line_bounds(lines: Lines, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each line, which is faster than asking for each span."""
    return pairwise((*lines.starts[lines.line_index(start) : lines.line_index(end - 1) + 1], end))


def _text_span(text: str, start: int, end: int) -> Span:
    """Return a line less its line end and the white space before that."""
    while end > start and text[end - 1] in " \t\r\n":
        end -= 1
    return new(Span, (start, end))


def _one_line_items(text: str, bounds: Iterable[tuple[int, int]], text_offset: int) -> list[Block]:
    """Return items of one line each, as most are."""
    items = []
    for start, end in bounds:
        span = new(Span, (start, end))
        text_start, text_end = start + text_offset, end - 1
        while text_end > text_start and text[text_end - 1] in " \t\r":
            text_end -= 1
        paragraph = new(Block, ("paragraph", span, (new(Span, (text_start, text_end)),), (), 0))
        items.append(new(Block, ("item", span, (), (paragraph,), 0)))
    return items


class _ListReader:
    """Reads a list run by run. The current run, from `_start` to `_end`, is the next one to read.

    - One            the first run has the prefix "- "
    - Two
        - Three      the second one has the prefix "    - ", the marker "-" and the column 4
          and more   the third one is text: it has no marker
    """

    def __init__(self, text: str, lines: Lines, start: int) -> None:
        self._text = text
        self._lines = lines
        self._go_to(start)

    def _go_to(self, start: int) -> None:
        """Go to the run at `start` or after the blank lines there. If there is none, the list must end."""
        run = _RUN.match(self._text, start)
        blank = None if run else BLANK_LINES.match(self._text, start)
        if blank:
            start = blank.end()
            run = _RUN.match(self._text, start)
        self._is_after_blank = blank is not None
        self._start = start
        self._prefix, self.marker, self._column = "", "", -1
        if run:
            self._end = run.end()
            indent, self._prefix, self.marker = run["indent"], run["prefix"] or "", run["marker"] or ""
            self._column = _width(indent or run["text_indent"] or "")
        elif not self._ends_list():
            raise NotPlain

    def _ends_list(self) -> bool:
        """Whether a list ends before `_start`, where there is no run."""
        text, start = self._text, self._start
        return (
            start == len(text)
            or (self._is_after_blank and text[start] not in " \t-+*0123456789")
            or _HEADING_START.match(text, start) is not None
            or BREAK.match(text, start) is not None
        )

    def read_list(self, column: int, depth: int) -> Block:
        """Read the list that the current run starts, in an item whose content starts at `column`."""
        start, list_type = self._start, self.marker[-1]
        items: list[Block] = []
        while self._column >= column and self.marker:
            self._check_column(column)
            if not self.marker.endswith(list_type):
                break
            items += self._read_items(depth)
        return Block("list", Span(start, items[-1].span.end), (), tuple(items))

    def _check_column(self, column: int) -> None:
        """Check that the current run, which is in an item whose content starts at `column`, is not code."""
        if self._column >= column + _CODE_INDENT:
            raise NotPlain

    def _read_items(self, depth: int) -> list[Block]:
        """Read a run of items, and what else is in the last of them."""
        text, text_offset, column = self._text, len(self._prefix), _width(self._prefix)
        if column > self._column + len(self.marker) + _CODE_INDENT or depth > _MAX_DEPTH:
            raise NotPlain
        *bounds, (start, end) = line_bounds(self._lines, self._start, self._end)
        items = _one_line_items(text, bounds, text_offset)
        content: tuple[Span, ...] = (_text_span(text, start + text_offset, end),)
        self._go_to(end)
        if self._is_at_text() and not self._is_after_blank:
            end = self._end
            content += self._read_text()
        children = [Block("paragraph", Span(start, end), content)]
        while self._column >= column:
            self._check_column(column)
            children.append(self._child(column, depth, children[-1]))
        return [*items, Block("item", Span(start, children[-1].span.end), (), tuple(children))]

    def _child(self, column: int, depth: int, block_before: Block) -> Block:
        """Read a block of an item after its first one."""
        if self._is_at_text():
            span = Span(self._start, self._end)
            return Block("paragraph", span, self._read_text())
        if block_before.kind == "paragraph" and not self._is_after_blank and not _INTERRUPTING.match(self.marker):
            raise NotPlain
        return self.read_list(column, depth + 1)

    def _is_at_text(self) -> bool:
        return self._column >= 0 and not self.marker

    def _read_text(self) -> tuple[Span, ...]:
        spans = tuple(text_spans(self._text, self._lines, self._start, self._end))
        self._go_to(self._end)
        return spans


def _width(white_space: str) -> int:
    """The number of columns of what a line starts with."""
    return len(white_space.expandtabs(_TAB_WIDTH))
