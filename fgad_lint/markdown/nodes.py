"""The tree of nodes that the parser builds, and the blocks made of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from fgad_lint.markdown.blocks import Block, Kind
from fgad_lint.markdown.tables import cells
from fgad_lint.text import Lines, Span

NodeKind = Kind | Literal["document", "footnote"]


class Node:
    """A block while it is parsed. Its lines are `first` to `last` (from 0, `last` excluded and final once it is closed)."""

    __slots__ = (
        "children", "content", "content_indent", "end_pattern", "first", "is_no_table", "is_too_deep",
        "kind", "last", "level", "list_type",
    )  # fmt: skip

    def __init__(self, kind: NodeKind, first: int) -> None:
        self.kind = kind
        self.first = first
        self.last = first + 1
        self.children: list[Node] = []
        self.content: list[Span] = []  # Its text, line by line.
        self.level = 0  # Of a heading.
        self.content_indent = 0  # Of an item: how many columns its content is indented.
        self.list_type = ""  # Of a list: its bullet, or what follows its numbers.
        self.end_pattern: re.Pattern[str] | None = None  # Of fenced code and HTML: what the last line matches.
        self.is_no_table = False  # Of a paragraph: one of its lines looked like a delimiter row and was not.
        self.is_too_deep = False  # Of a container: more is nested in it than is parsed.


class BlockMaker:
    """Makes the blocks of a text."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._text = text
        self._lines = lines

    def cover(self, nodes: Sequence[Node], first: int, last: int) -> Iterator[Block]:
        """Yield the blocks of lines `first` to `last`, with the blank lines and definitions between the nodes."""
        line = first
        for node in _without_footnotes(nodes):
            yield from self._between(line, node.first)
            yield self._block(node)
            line = self._last(node)
        yield from self._between(line, last)

    def _between(self, first: int, last: int) -> Iterator[Block]:
        for is_blank, group in groupby(range(first, last), self._is_blank):
            lines = list(group)
            span = self._span(lines[0], lines[-1] + 1)
            if span.end > span.start:
                yield Block("blank" if is_blank else "definition", span)

    def _block(self, node: Node) -> Block:
        span = self._span(node.first, self._last(node))
        if node.is_too_deep:
            return Block("raw", span)
        assert node.kind != "document"
        assert node.kind != "footnote"
        if node.kind == "row":
            return Block("row", span, cells(self._text, node.content[0]))
        children = tuple(map(self._block, _without_footnotes(node.children)))
        return Block(node.kind, span, tuple(node.content), children, node.level)

    def _span(self, first: int, last: int) -> Span:
        """Like `Lines.span`, but faster."""
        starts = self._lines.starts
        return Span(starts[first], starts[last] if last < len(starts) else len(self._text))

    def _last(self, node: Node) -> int:
        """The line after a node's last one that is not blank."""
        last = node.last
        while last - 1 > node.first and self._is_blank(last - 1):
            last -= 1
        return last

    def _is_blank(self, line: int) -> bool:
        start, end = self._span(line, line + 1)
        return not self._text[start:end].removeprefix("" if start else "\ufeff").strip(" \t\r\n")


def _without_footnotes(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the nodes; instead of a footnote, those inside it."""
    for node in nodes:
        if node.kind == "footnote":
            yield from _without_footnotes(node.children)
        else:
            yield node
