"""Text → blocks with spans, as cmark-gfm reads it.

The parser follows cmark's: the blocks that are open form a chain from the document down to the last one. Each line first
continues as many of them as it can, then opens new ones, and what is left of it is text. Nothing is copied or rebuilt, so
every block knows its lines. CommonMark's appendix, "A parsing strategy", describes the algorithm.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from fgad_lint import lazy_re
from fgad_lint.markdown import inline
from fgad_lint.markdown.blocks import Block, Kind, Markdown, fold, plain_items, plain_list_end
from fgad_lint.text import Lines, Span

_TAB = 4
_CODE_INDENT = 4
_MAX_OPEN = 48  # How many blocks may be open that hold others: cmark's bound is a hundred lists.
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr"
    "|track|ul"
)
_SPACE = r"[ \t\v\f]"
_ATTRIBUTE = (
    rf"{_SPACE}++[A-Za-z_:][A-Za-z0-9:._-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^ \t\v\f\"'=<>`\0]++|'[^'\0]*+'|\"[^\"\0]*+\"))?+"
)
# Six of CommonMark's seven kinds of HTML blocks, in its order, each with a group, and what the first five end with.
_HTML_START = lazy_re.compile(
    rf"(?i:<(?:script|pre|textarea|style)(?:[ \t\v\f>]|\Z)())|<!--()|<\?()|<![A-Z]()|<!\[CDATA\[()"
    rf"|(?i:</?(?:{_BLOCK_TAGS})(?:[ \t\v\f]|/?>|\Z)())"
)
_HTML_ENDS = {
    1: lazy_re.compile(r"</(?:script|pre|textarea|style)>", re.IGNORECASE),
    2: lazy_re.compile("-->"),
    3: lazy_re.compile(r"\?>"),
    4: lazy_re.compile(">"),
    5: lazy_re.compile(r"\]\]>"),
}
# The seventh: any tag alone in its line.
_HTML_ALONE = lazy_re.compile(
    rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+{_SPACE}*+/?|/[A-Za-z][A-Za-z0-9-]*+{_SPACE}*+)>[ \t\f]*+\Z"
)
_WHITE = lazy_re.compile(r"[ \t]*+")
_HEADING = lazy_re.compile(r"(?P<marks>#{1,6})(?:[ \t]|\Z)")
_UNDERLINE = lazy_re.compile(r"(?:=++|-++)[ \t]*+\Z")
_BREAK = lazy_re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+)\Z")
_FENCE = lazy_re.compile(r"`{3,}+(?=[^`]*+\Z)|~{3,}+")
_FOOTNOTE = lazy_re.compile(r"\[\^[^\] \r\n\0\t]++\]:[ \t]*+")
_MARKER = lazy_re.compile(r"(?:(?P<bullet>[*+-])|(?P<number>[0-9]{1,9})(?P<delimiter>[.)]))(?=[ \t]|\Z)")
_DELIMITER = r":?-++:?[ \t\v\f]*+"
_DELIMITERS = lazy_re.compile(rf"\|?[ \t\v\f]*+{_DELIMITER}(?:\|[ \t\v\f]*+{_DELIMITER})*+\|?[ \t\v\f]*+\Z")
_NO_CELLS = lazy_re.compile(r"\|?[ \t\v\f]*+\Z")
_PIPE = lazy_re.compile(r"(?<!\\)\|")
# What a line starts with that opens a block.
_OPENERS = frozenset(">#`~<=-_*+[|:0123456789\v\f")

_Kind = Kind | Literal["document", "footnote"]


def parse(text: str, lines: Lines) -> Markdown:
    """The blocks of `text`, whose lines are `lines`."""
    parser = _Parser(text, lines)
    blocks = tuple(_Reader(text, lines).tiles(parser.parse()))
    return Markdown(blocks, parser.definitions)


class _Node:
    """A block while it is read. Its lines are `first` to `last`, from 0, `last` excluded and set when the block is closed."""

    __slots__ = (
        "children", "end", "first", "is_no_table", "is_too_deep", "kind", "last", "level", "list_type", "skip", "width", "written",
    )  # fmt: skip

    def __init__(self, kind: _Kind, first: int) -> None:
        self.kind = kind
        self.first = first
        self.last = first + 1
        self.children: list[_Node] = []
        self.written: list[Span] = []  # What is written in it, line by line.
        self.level = 0  # Of a heading.
        self.width = 0  # Of an item: how far its content is indented.
        self.list_type = ""  # Of a list: its bullet, or what follows its numbers.
        self.skip = 0  # Of a list of one-line items: how many characters precede the text of each.
        self.end: re.Pattern[str] | None = None  # Of fenced code and HTML: what the last line matches.
        self.is_no_table = False  # Of a paragraph: one of its lines looked like a delimiter row and was not.
        self.is_too_deep = False  # Of a container: more is nested in it than is read.


class _Parser:
    def __init__(self, text: str, lines: Lines) -> None:
        self._text = text
        self._lines = lines
        self._open = [_Node("document", 0)]  # Each block holds the next.
        self._has_returns = "\r" in text
        self.definitions: dict[str, str] = {}

    def parse(self) -> list[_Node]:
        """The blocks of the document."""
        line, n_lines = 0, len(self._lines)
        while line < n_lines:
            self._line = line
            self._offset, self._end = self._lines.content(line)
            self._column = 0
            if line == 0 and self._text.startswith("\ufeff"):
                self._offset = 1
            line = self._read_plain_list() or self._read_line()
        self._close(1, n_lines)
        return self._open[0].children

    # The position in a line -------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Find what stands next in the line and how far it is indented."""
        found = _WHITE.match(self._text, self._offset, self._end)
        assert found is not None
        self._inner = found.end()
        self._blank = self._inner == self._end
        self._indent = self._inner - self._offset
        if "\t" in found[0]:
            column = self._column
            for char in found[0]:
                column += _TAB - column % _TAB if char == "\t" else 1
            self._indent = column - self._column

    def _skip_columns(self, n_columns: int) -> None:
        """Skip white space that is so wide; part of a tab may remain."""
        while n_columns > 0 and self._offset < self._end and self._text[self._offset] in " \t":
            width = _TAB - self._column % _TAB if self._text[self._offset] == "\t" else 1
            if width > n_columns:
                self._column += n_columns
                return
            self._column += width
            self._offset += 1
            n_columns -= width

    def _skip_to(self, offset: int) -> None:
        """Skip the indentation and the characters behind it up to `offset`."""
        self._column += self._indent + offset - self._inner
        self._offset = offset

    def _skip_quote_mark(self) -> bool:
        if self._blank or self._indent >= _CODE_INDENT or self._text[self._inner] != ">":
            return False
        self._skip_to(self._inner + 1)
        self._skip_columns(1)
        return True

    def _matches(self, expected: re.Pattern[str]) -> re.Match[str] | None:
        return expected.match(self._text, self._inner, self._end)

    def _rest(self) -> Span:
        """What is left of the line, without the white space around it."""
        end = self._end
        while end > self._inner and self._text[end - 1] in " \t":
            end -= 1
        return Span(self._inner, end)

    # One line ---------------------------------------------------------------------------------------------------------

    def _read_line(self) -> int:
        """Read a line; which one is next."""
        after = self._line + 1
        depth = 1  # How many open blocks the line goes on with.
        self._look()
        while depth < len(self._open):
            node = self._open[depth]
            if node.kind == "code" and node.end and self._indent < _CODE_INDENT and self._matches(node.end):
                self._close(depth, after)
                return after
            if not self._continues(node):
                break
            self._look()
            depth += 1
        opened = self._open_blocks(depth)
        if opened is not None:
            self._read_text(opened)
        return after

    def _continues(self, node: _Node) -> bool:
        """Whether the line goes on with an open block; if so, skip the prefix that says so."""
        match node.kind:
            case "list":
                return True
            case "item":
                if self._indent >= node.width:
                    self._skip_columns(node.width)
                    return True
                return self._blank and bool(node.children)
            case "quote":
                return self._skip_quote_mark()
            case "footnote":
                if self._indent >= _CODE_INDENT:
                    self._skip_columns(_CODE_INDENT)
                    return True
                return self._lines.content(self._line).start == self._end
            case "code":
                return node.end is not None or self._indent >= _CODE_INDENT or self._blank
            case "html":
                return node.end is not None or not self._blank
            case "table":
                return not self._matches(_NO_CELLS)
        return not self._blank

    def _read_text(self, depth: int) -> None:
        """Add what is left of the line to the last open block or to a new paragraph; `depth` blocks stay open."""
        tip = self._open[-1]
        if tip.kind == "paragraph" and not self._blank:  # Also one that the line continues only lazily.
            tip.written.append(self._rest())
            return
        self._close(depth, self._line)
        tip = self._open[-1]
        if tip.kind == "html":
            tip.written.append(self._rest())
            if tip.end and tip.end.search(self._text, self._inner, self._end):
                self._close(depth - 1, self._line + 1)
        elif not self._blank and tip.kind != "code":
            self._add("paragraph", depth).written.append(self._rest())

    # Blocks that start ------------------------------------------------------------------------------------------------

    def _open_blocks(self, depth: int) -> int | None:
        """Open what starts in a line that goes on with `depth` open blocks.

        How many blocks then stay open for the text of the line; None if nothing is left of it.
        """
        may_be_lazy = self._open[-1].kind == "paragraph"
        while not self._blank and (container := self._open[depth - 1]).kind not in ("code", "html"):
            if self._indent >= _CODE_INDENT:
                if may_be_lazy:
                    return depth
                self._add("code", depth)
                return None
            if self._text[self._inner] in _OPENERS:
                if self._read_leaf(container, depth):
                    return None
                if self._open_container(container, depth):
                    depth = len(self._open)
                    may_be_lazy = False
                    self._look()
                    continue
                if container.kind == "paragraph":
                    return None if self._open_table(container) else depth
            if container.kind != "table":
                return depth
            self._add_closed("row", depth, self._rest())
            return None
        return depth

    def _read_leaf(self, container: _Node, depth: int) -> bool:
        """Read a heading, a thematic break or the start of fenced code or HTML, if the line is one."""
        is_paragraph = container.kind == "paragraph"
        match self._text[self._inner]:
            case "#":
                if heading := self._matches(_HEADING):
                    self._add_closed("heading", depth, self._title(heading)).level = len(heading["marks"])
                    return True
            case "`" | "~":
                if fence := self._matches(_FENCE):
                    self._add("code", depth).end = _fence_end(fence[0])
                    return True
            case "<":
                html = self._matches(_HTML_START)
                if html or (not is_paragraph and self._matches(_HTML_ALONE)):
                    self._add("html", depth).end = _HTML_ENDS.get(html.lastindex or 0) if html else None
                    self._read_text(len(self._open))
                    return True
        if is_paragraph and (underline := self._matches(_UNDERLINE)):
            self._define(container, self._open[depth - 2])
            if container.written:
                container.kind, container.level = "heading", 1 if underline[0][0] == "=" else 2
                self._close(depth - 1, self._line + 1)
            else:  # There was nothing but definitions.
                self._open.pop()
                self._add("paragraph", depth - 1).written.append(self._rest())
            return True
        if self._matches(_BREAK):
            self._add_closed("break", depth)
            return True
        return False

    def _title(self, heading: re.Match[str]) -> Span:
        """What a heading says, without the `#` that may close it."""
        written = self._text[heading.end("marks") : self._end]
        title = written.strip(" \t")
        opened = title.rstrip("#")
        if not opened or opened[-1] in " \t":
            title = opened.rstrip(" \t")
        start = heading.end("marks") + written.find(title)
        return Span(start, start + len(title))

    def _open_container(self, container: _Node, depth: int) -> bool:
        """Open a quote, a footnote, or an item and its list, if the line starts one."""
        quoted = self._text[self._inner] == ">"
        footnote = None if quoted else self._matches(_FOOTNOTE)
        marker = None if quoted or footnote else self._marker(container)
        if not (quoted or footnote or marker):
            return False
        if depth >= _MAX_OPEN:
            self._open[1].is_too_deep = True
            return False
        if quoted:
            self._add("quote", depth)
            self._skip_quote_mark()
        elif footnote:
            self._add("footnote", depth)
            self._skip_to(footnote.end())
        elif marker:
            self._open_item(marker, container, depth)
        return True

    def _marker(self, container: _Node) -> re.Match[str] | None:
        """The marker of an item that may start in `container`."""
        marker = self._matches(_MARKER)
        if marker and container.kind == "paragraph":
            is_first = marker["number"] is None or int(marker["number"]) == 1
            if not is_first or not self._text[marker.end() : self._end].strip(" \t"):
                return None
        return marker

    def _open_item(self, marker: re.Match[str], container: _Node, depth: int) -> None:
        list_type = marker["bullet"] or marker["delimiter"]
        if container.kind != "list" or container.list_type != list_type:
            self._add("list", depth).list_type = list_type
            depth = len(self._open)
        item = self._add("item", depth)
        item.width = self._indent + len(marker[0])
        self._skip_to(marker.end())
        self._look()
        if self._blank or not 1 <= self._indent <= _CODE_INDENT:
            item.width += 1
            self._skip_columns(1)
        else:
            item.width += self._indent
            self._skip_to(self._inner)

    def _open_table(self, paragraph: _Node) -> bool:
        """Turn the last line of a paragraph into the header of a table, if the line is a delimiter row for it."""
        if paragraph.is_no_table or not self._matches(_DELIMITERS):
            return False
        header = paragraph.written[-1]
        if self._n_cells(header) != self._n_cells(self._rest()):
            paragraph.is_no_table = True
            return False
        self._open.pop()
        siblings = self._open[-1].children
        paragraph.written.pop()
        paragraph.last = self._line - 1
        if not paragraph.written:
            siblings.pop()
        table, row = _Node("table", self._line - 1), _Node("row", self._line - 1)
        row.written.append(header)
        table.children.append(row)
        siblings.append(table)
        self._open.append(table)
        return True

    def _n_cells(self, row: Span) -> int:
        return len(_cells(self._text, row)) if row.end > row.start + 1 or self._text[row.start] != "|" else 0

    def _read_plain_list(self) -> int | None:
        """Read a list that has nothing but one-line items, as most lists of papers do; which line is next."""
        start = self._offset
        if self._text[start : start + 1] not in ("-", "+", "*") or self._has_returns:
            return None
        if len(self._open) > 2 or self._open[-1].kind not in ("document", "paragraph", "table"):
            return None
        ends = plain_list_end(self._text, start, "", self._text[start])
        if ends is None:
            return None
        self._close(1, self._line)
        node = _Node("list", self._line)
        node.skip = 2
        node.last = self._lines.number(ends[0] - 1) + 1
        self._open[0].children.append(node)
        return node.last

    # The open blocks --------------------------------------------------------------------------------------------------

    def _add(self, kind: _Kind, depth: int) -> _Node:
        """Open a block in the last of `depth` open ones that may hold it; the others are closed."""
        self._close(depth, self._line)
        while (tip := self._open[-1].kind) in ("paragraph", "table") or (tip == "list" and kind != "item"):
            self._close(len(self._open) - 1, self._line)
        node = _Node(kind, self._line)
        self._open[-1].children.append(node)
        self._open.append(node)
        return node

    def _add_closed(self, kind: _Kind, depth: int, *written: Span) -> _Node:
        """Add a block of one line."""
        if kind == "row":
            self._close(depth, self._line)
            node = _Node(kind, self._line)
            self._open[-1].children.append(node)
        else:
            node = self._add(kind, depth)
            self._open.pop()
        node.written += written
        return node

    def _close(self, depth: int, line: int) -> None:
        """Close all but the first `depth` open blocks; the others end before `line`."""
        while len(self._open) > depth:
            node = self._open.pop()
            node.last = max(line, node.first + 1)
            if node.kind == "paragraph":
                self._define(node, self._open[-1])

    def _define(self, paragraph: _Node, parent: _Node) -> None:
        """Cut the link definitions off the start of a paragraph."""
        written = paragraph.written
        if not self._text.startswith("[", written[0].start):
            return
        text = "\n".join(self._text[slice(*line)] for line in written)
        at = 0
        while definition := inline.definition(text, at):
            label, url, at = definition
            self.definitions.setdefault(fold(label), url)
        n_lines = text.count("\n", 0, at) + (0 < at == len(text))
        del written[:n_lines]
        paragraph.first += n_lines
        if not written:
            parent.children.pop()


def _fence_end(fence: str) -> re.Pattern[str]:
    return re.compile(rf"{fence[0]}{{{len(fence)},}}+[ \t]*+\Z")


def _cells(text: str, row: Span) -> tuple[Span, ...]:
    """The cells of a table's row, less the white space around them."""
    start, end = row
    bars = [bar.start() for bar in _PIPE.finditer(text, start, end)]
    if bars and bars[0] == start:
        bars.pop(0)
        start += 1
    if bars and bars[-1] == end - 1:
        end = bars.pop()
    starts = [start, *(bar + 1 for bar in bars)]
    return tuple(_trimmed(text, first, max(first, last)) for first, last in zip(starts, [*bars, end], strict=True))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return Span(start, end)


class _Reader:
    """Turns nodes into blocks."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._text = text
        self._lines = lines

    def tiles(self, nodes: list[_Node]) -> Iterator[Block]:
        """The blocks of the whole text, blank lines and definitions between them included."""
        done = 0
        for node in _without_footnotes(nodes):
            yield from self._between(done, node.first)
            yield self._block(node)
            done = self._last(node)
        yield from self._between(done, len(self._lines))

    def _between(self, first: int, last: int) -> Iterator[Block]:
        """The blank lines and link definitions from `first` to `last`, which are no nodes."""
        for blank, run in groupby(range(first, last), self._is_blank):
            numbers = list(run)
            span = self._lines.span(numbers[0], numbers[-1] + 1)
            if span.end > span.start:
                yield Block("blank" if blank else "definition", span)

    def _block(self, node: _Node) -> Block:
        span = self._lines.span(node.first, self._last(node))
        if node.is_too_deep:
            return Block("raw", span)
        if node.skip:
            return Block("list", span, (), plain_items(self._text, self._lines, node.first, node.last, node.skip))
        assert node.kind != "document"
        assert node.kind != "footnote"
        if node.kind == "row":
            return Block("row", span, _cells(self._text, node.written[0]))
        children = tuple(map(self._block, _without_footnotes(node.children)))
        return Block(node.kind, span, tuple(node.written), children, node.level)

    def _last(self, node: _Node) -> int:
        """The line after a node's last one, when blank lines at its end are left out."""
        last = node.last
        while last - 1 > node.first and self._is_blank(last - 1):
            last -= 1
        return last

    def _is_blank(self, line: int) -> bool:
        start, end = self._lines.span(line, line + 1)
        return not self._text[start:end].removeprefix("" if start else "\ufeff").strip(" \t\r\n")


def _without_footnotes(nodes: list[_Node]) -> Iterator[_Node]:
    """The nodes, and instead of each footnote what is in it."""
    for node in nodes:
        if node.kind == "footnote":
            yield from _without_footnotes(node.children)
        else:
            yield node
