"""Text → blocks with spans; the only module that imports mistune.

mistune decides what a block is. It rewrites line ends and parses the inside of lists and quotes from rebuilt text, so its
tokens have no positions; the subclasses below follow every rebuilt text back to the lines that it was made of. One line of
a list item or a quote is one line of what it stands in, less what precedes it, so lines are all that need to be followed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from string import whitespace
from typing import Any, Literal

from mistune.block_parser import BlockParser
from mistune.core import BlockState
from mistune.helpers import BLOCK_TAGS, PRE_TAGS

from fgad_lint.blocks import Block, Kind, Markdown, plain_items, plain_list_end
from fgad_lint.pattern import pattern
from fgad_lint.text import Lines, Span

Token = dict[str, Any]


def parse(text: str, lines: Lines) -> Markdown:
    """The blocks of `text`, whose lines are `lines`."""
    state = _State()
    bom = text.startswith("\ufeff")
    source = text[1:] if bom else text
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    state.process(source if source.endswith("\n") else source + "\n")
    _PARSER.parse(state)
    blocks = tuple(_Reader(text, lines).tiles(state.tokens))
    return Markdown(blocks, {key: link["url"] for key, link in state.env["ref_links"].items()})


class _State(BlockState):
    """A text being parsed, which knows the lines of the whole text that its lines came from."""

    def __init__(self, parent: "_State | None" = None) -> None:
        super().__init__(parent)
        # mistune notes here where the blank lines of the text are, and counts them again when another text was read between.
        self.env = {**self.env}
        self.came_from: Sequence[int] = ()
        self.container_line = 0  # Where the quote or item starts whose inside is parsed next.
        self.container: Literal["", "list", "quote"] = ""  # What is being read.
        self.item_lines: list[int] = []

    def process(self, src: str) -> None:
        super().process(src)
        self.starts = [0]
        self.starts += [match.end() for match in _NEWLINE.finditer(src)]

    def line(self, offset: int) -> int:
        """The line of this state's own text that `offset` is on."""
        return bisect_right(self.starts, offset) - 1

    def root_line(self, line: int) -> int:
        """The line of the whole text that a line of this state's text came from."""
        if self.parent is None:
            return line
        known = len(self.came_from)
        return self.came_from[line] if line < known else self.came_from[-1] + line - known + 1

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> "_State":
        child = _State(self)
        child.process(src)
        if lazy_line_starts:
            child.lazy_line_starts = lazy_line_starts
        first = self.container_line
        if self.container == "list":
            self.item_lines.append(self.root_line(first))
            # A marker with nothing behind it leaves no line in the item's text.
            marker = _MARKER.match(self.src, self.starts[first])
            if marker and not marker["text"].strip():
                first += 1
            self.container_line = self.line(max(self.cursor - 1, 0))
        child.came_from = [self.root_line(first + n) for n in range(len(child.starts))]
        return child

    # A paragraph's text is kept in parts: mistune copies all of it for each line that is added.

    def add_paragraph(self, text: str) -> None:
        last = self.last_token()
        if last is None or last["type"] != "paragraph":
            first = self.root_line(self.line(self.cursor))
            self.append_token({"type": "paragraph", "text": [], "first": first})
        self.tokens[-1]["text"].append(text)
        self.ends(self.tokens[-1], self.cursor + len(text))

    def append_paragraph(self) -> int | None:
        last = self.last_token()
        if last is None or last["type"] != "paragraph":
            return None
        end = self.find_line_end()
        self.add_paragraph(self.get_text(end))
        return end

    def ends(self, token: Token, offset: int) -> None:
        """Note in `token` that the line before `offset` is its last."""
        token["last"] = self.root_line(self.line(max(offset - 1, 0))) + 1


class _Parser(BlockParser):
    """mistune's block parser, leaving in each token its `first` and `last` line (`last` excluded) of the whole text."""

    state_cls = _State

    def __init__(self) -> None:
        super().__init__()
        # mistune's own pattern takes quadratic time over white space inside a heading.
        self.specification["atx_heading"] = r"^ {0,3}(?P<atx_1>#{1,6})(?!#)(?P<atx_2>(?:[ \t].*)?)$"
        # One that this does not match is no fence, so that whatever matches ends a list.
        self.specification["fenced_code"] = (
            r"^(?P<fenced_1> {0,3})(?P<fenced_2>`{3,}(?=[^`\n]*$)|~{3,})[ \t]*(?P<fenced_3>.*?)$"
        )
        # mistune looks for the end of a tag with a pattern that takes exponential time where there is none.
        self.specification["raw_html"] = _RAW_HTML
        # mistune's own does not match `</details>` behind the items of a list.
        self.specification["block_html"] = _BLOCK_HTML
        self.register("table", _TABLE, _parse_table)
        for rules in (self.list_rules, self.block_quote_rules):
            rules.append("table")

    def parse_method(self, m: re.Match[str], state: _State) -> int | None:  # type: ignore[override]
        if state.container and m.lastgroup != "blank_line":
            # What ends a list or a quote is read behind it. mistune reads it first, one call deeper each time.
            return state.cursor
        start, known = state.cursor, len(state.tokens)
        end = super().parse_method(m, state)
        if not end:
            return end
        if m.lastgroup == "setex_heading" and len(state.tokens) == known:
            state.ends(state.tokens[-1], m.end())
        for token in state.tokens[known:]:
            if "first" not in token:
                token["first"] = state.root_line(state.line(start))
                state.ends(token, min(end, state.cursor_max))
        return end

    def parse_atx_heading(self, m: re.Match[str], state: BlockState) -> int:
        title = m["atx_2"].strip(whitespace)
        opened = title.rstrip("#")
        if not opened or opened[-1].isspace():  # The heading is closed by as many # as one likes.
            title = opened.rstrip()
        state.append_token({"type": "heading", "text": title, "attrs": {"level": len(m["atx_1"])}, "style": "atx"})
        return m.end() + 1

    def _parse_indent_code_fast(self, state: _State) -> int | None:  # type: ignore[override]
        end = super()._parse_indent_code_fast(state)
        if end and "first" not in state.tokens[-1]:
            state.tokens[-1]["first"] = state.root_line(state.line(state.cursor))
            state.ends(state.tokens[-1], end)
        return end

    def parse_list(self, m: re.Match[str], state: _State) -> int:  # type: ignore[override]
        if end := _plain_list(m, state):
            return end
        state.container, state.container_line, state.item_lines = "list", state.line(m.start()), []
        known = len(state.tokens)
        end = super().parse_list(m, state)
        for token in state.tokens[known:]:
            token["item_lines"] = state.item_lines
        state.container = ""
        return end

    def parse_block_quote(self, m: re.Match[str], state: _State) -> int:  # type: ignore[override]
        state.container, state.container_line = "quote", state.line(m.start())
        end = super().parse_block_quote(m, state)
        state.container = ""
        return end

    def extract_block_quote(self, m: re.Match[str], state: _State) -> tuple[str, int | None, set[int]]:  # type: ignore[override]
        text, end, lazy_line_starts = super().extract_block_quote(m, state)
        state.cursor = end or state.cursor
        return text, None, lazy_line_starts


_NEWLINE = pattern("\n")
_MARKER = pattern(r"[ \t]*(?:[*+-]|\d{1,9}[.)])(?P<text>.*)")


def _plain_list(m: re.Match[str], state: _State) -> int | None:
    """Read a list that has nothing but one-line items, as most lists of papers do; None if this is no such list."""
    indent, bullet = m["list_1"], m["list_2"]
    ends = plain_list_end(state.src, m.start(), indent, bullet)
    if ends is None:
        return None
    items, after = ends
    first, skip = state.root_line(state.line(m.start())), len(indent) + 2
    texts = state.src[m.start() : items].split("\n")[:-1]
    last = first + len(texts)
    token: Token = {"type": "list", "tight": True, "first": first, "last": last}
    if state.parent is None and m.start():
        token["skip"] = skip
    else:
        token["item_lines"] = range(first, last)
        token["children"] = [
            {"children": [{"type": "block_text", "text": [text[skip:]], "first": line, "last": line + 1}]}
            for line, text in enumerate(texts, first)
        ]
    state.append_token(token)
    return after


_ATTRIBUTE = r"[ \t]++[A-Za-z_:][\w.:-]*+(?:[ \t]*+=[ \t]*+(?:[^\s!\"'=<>`]++|'[^'\n]*+'|\"[^\"\n]*+\"))?+"
# What ends a paragraph, and so an item or a row, and what else may begin behind them.
_BLOCK_HTML = (
    rf"^ {{0,3}}(?:(?i:</?(?:{'|'.join(BLOCK_TAGS)})|<(?:{'|'.join(PRE_TAGS)}))(?![A-Za-z0-9-])"
    rf"|<!--|<\?|<![A-Z]|<!\[CDATA\[)"
)
_RAW_HTML = rf"{_BLOCK_HTML}|^ {{0,3}}</?[A-Za-z][A-Za-z0-9-]*+(?=(?:{_ATTRIBUTE})*+[ \t]*+>[ \t]*$)"
_TABLE = (
    r"^ {0,3}(?=[^\n|]*\|)[^\s][^\n]*\n"
    r" {0,3}(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*$"
)
_BREAKS_TABLE = ["blank_line", "thematic_break", "fenced_code", "atx_heading", "block_quote", "list", "raw_html"]
_PIPE = pattern(r"\\.|\|", re.DOTALL)


def _parse_table(parser: BlockParser, m: re.Match[str], state: BlockState) -> int | None:
    """Read a table as GitHub does: a row may have more or fewer cells than the header (mistune drops such tables)."""
    header, delimiter = m[0].split("\n")
    if len(_cells(header, 0)) != len(_cells(delimiter, 0)):
        return None
    breaks = parser.compile_sc(_BREAKS_TABLE)
    end = m.end() + 1
    while end < state.cursor_max and not breaks.match(state.src, end):
        end = state.find_line_end_at(end)
    rows = state.get_text(end).split("\n")
    state.append_token({"type": "table", "rows": rows if rows[-1] else rows[:-1]})
    return end


def _cells(row: str, offset: int) -> tuple[Span, ...]:
    """The cells of a table's row, less the white space around them; `offset` is where the row starts."""
    inner = row.strip(" \t")
    start = row.find(inner)
    bars = [start + bar.start() for bar in _PIPE.finditer(inner) if bar[0] == "|"]
    end = start + len(inner)
    if bars and bars[0] == start:
        bars.pop(0)
        start += 1
    if bars and bars[-1] == end - 1:
        end = bars.pop()
    starts = [start, *(bar + 1 for bar in bars)]
    cells = zip(starts, [*bars, end], strict=True)
    return tuple(_trimmed(row, begin, max(begin, stop), offset) for begin, stop in cells)


def _trimmed(row: str, start: int, end: int, offset: int) -> Span:
    while start < end and row[start] in " \t":
        start += 1
    while end > start and row[end - 1] in " \t":
        end -= 1
    return Span(offset + start, offset + end)


_PARSER = _Parser()
_KINDS: dict[str, Kind] = {
    "heading": "heading",
    "paragraph": "paragraph",
    "block_text": "paragraph",
    "block_code": "code",
    "block_html": "html",
    "block_quote": "quote",
    "list": "list",
    "table": "table",
    "thematic_break": "break",
}


class _LostLine(Exception):
    """A line of a token is not the line of the text that it should have come from."""


class _Reader:
    """Turns tokens into blocks."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._text = text
        self._lines = lines

    def tiles(self, tokens: list[Token]) -> list[Block]:
        """The blocks of the whole text, blank lines and definitions between them included."""
        tiles: list[Block] = []
        done = 0
        for token in tokens:
            if token["type"] not in _KINDS:
                continue
            tiles += self._between(done, token["first"])
            try:
                tiles.append(self._block(token))
            except _LostLine:
                tiles.append(Block("raw", self._span(token)))
            done = self._used(token)
        return [*tiles, *self._between(done, len(self._lines))]

    def _between(self, first: int, last: int) -> Iterator[Block]:
        """The blank lines and link definitions from `first` to `last`, for which mistune leaves no tokens."""
        for blank, run in groupby(range(first, last), self._is_blank):
            numbers = list(run)
            span = self._lines.span(numbers[0], numbers[-1] + 1)
            if span.end > span.start:
                yield Block("blank" if blank else "definition", span)

    def _block(self, token: Token) -> Block:
        kind = _KINDS[token["type"]]
        span = self._span(token)
        match kind:
            case "heading" if token["style"] == "atx":
                level = token["attrs"]["level"]
                return Block(kind, span, self._atx(token["text"], level, token["first"]), level=level)
            case "heading":
                written = self._written("".join(token["text"]), token["first"])
                return Block(kind, span, written, level=token["attrs"]["level"])
            case "paragraph":
                return Block(kind, span, self._written("".join(token["text"]), token["first"]))
            case "html":
                return Block(kind, span, self._written(token["raw"], token["first"]))
            case "table":
                return Block(kind, span, children=tuple(self._rows(token)))
            case "list" if "skip" in token:
                return Block(
                    kind, span, (), plain_items(self._text, self._lines, token["first"], token["last"], token["skip"])
                )
            case "list":
                return Block(kind, span, children=tuple(self._items(token)))
            case "quote":
                return Block(kind, span, children=self._inside(token))
        return Block(kind, span)

    def _inside(self, token: Token) -> tuple[Block, ...]:
        return tuple(self._block(child) for child in token["children"] if child["type"] in _KINDS)

    def _items(self, token: Token) -> Iterator[Block]:
        firsts = token["item_lines"]
        if len(firsts) != len(token["children"]):
            raise _LostLine
        for child, first, last in zip(token["children"], firsts, [*firsts[1:], token["last"]], strict=True):
            span = self._span({"first": first, "last": last})
            yield Block("item", span, children=self._inside(child))

    def _rows(self, token: Token) -> Iterator[Block]:
        for number, row in enumerate(token["rows"]):
            if number != 1:
                line = token["first"] + number
                (written,) = self._written(row, line)
                yield Block("row", self._lines.span(line, line + 1), _cells(self._text[slice(*written)], written.start))

    def _span(self, token: Token) -> Span:
        if token["first"] >= token["last"]:
            raise _LostLine
        return self._lines.span(token["first"], self._used(token))

    def _used(self, token: Token) -> int:
        """The line after a token's last one, when blank lines at its end are left out."""
        last: int = token["last"]
        while last - 1 > token["first"] and self._is_blank(last - 1):
            last -= 1
        return last

    def _is_blank(self, line: int) -> bool:
        start, end = self._lines.span(line, line + 1)
        return not self._text[start:end].removeprefix("" if start else "\ufeff").strip(" \t\v\f\r\n")

    def _line(self, line: int) -> tuple[str, int]:
        start, end = self._lines.content(line)
        return self._text[start:end], start

    def _atx(self, title: str, level: int, line: int) -> tuple[Span, ...]:
        row, start = self._line(line)
        mark = row.find("#")
        at = row.find(title, mark + level)
        if mark < 0 or at < 0:
            raise _LostLine
        return (Span(start + at, start + at + len(title)),)

    def _written(self, text: str, first: int) -> tuple[Span, ...]:
        """Where the lines of `text` stand, of which the first is the line `first`; only their indentation may differ."""
        pieces = []
        for number, written in enumerate(text.rstrip("\n").split("\n"), first):
            inner = written.strip(" \t")
            row, start = self._line(number)
            row = row.rstrip(" \t")
            if not row.endswith(inner):
                raise _LostLine
            pieces.append(Span(start + len(row) - len(inner), start + len(row)))
        return tuple(pieces)
