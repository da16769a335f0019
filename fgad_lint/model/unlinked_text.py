"""The text of a leaf that is not part of a link, and the unmatched brackets in it."""

import re
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.inline import Leaf
from fgad_lint.text import Span

_BRACKET = lazy_re.compile(r"[()\[\]（）]")
_HALF_WIDTH = str.maketrans("（）", "()")


class UnlinkedText(NamedTuple):
    """The text of a leaf in which NULs replace the syntax of links, except for labels, and all code, tags and images.

        [Title](https://e.org/1) `f(x)` [[code (https://e.org/2)]
        .Title.................. ...... [[code (https://e.org/2)]    each dot is a NUL
                                        ^ unmatched

    `start` is the offset of the leaf in the document. `unmatched` are offsets, from `start`, of brackets that pair with no other.
    """

    text: str
    start: int
    unmatched: frozenset[int]

    def span(self, match: re.Match[str], group: str | int = 0) -> Span:
        """The span in the document of a match in `text`, or of a group of it."""
        return Span(self.start + match.start(group), self.start + match.end(group))

    def is_unmatched(self, bracket: str, offset: int) -> bool:
        """Whether the character at `offset` of the document is this bracket and is unmatched."""
        offset -= self.start
        return offset in self.unmatched and self.text[offset] == bracket


def without_links(text: str, leaf: Leaf) -> UnlinkedText:
    """The unlinked text of a leaf; `text` is that of the document."""
    unlinked = _blank_out(text, leaf)
    return UnlinkedText(unlinked, leaf.span.start, _unmatched_brackets(unlinked))


def _blank_out(text: str, leaf: Leaf) -> str:
    inline = leaf.inline
    spans = [*inline.tags, *(Span(start, end) for start, end, _ in inline.markup if text[start] == "`")]
    for link in inline.links:
        if link.form in ("image", "html", "autolink"):
            spans.append(link.span)
        elif link.form != "bare":
            spans += Span(link.span.start, link.label.start), Span(link.label.end, link.span.end)
    parts: list[str] = []
    position = leaf.span.start
    for start, end in sorted(spans):
        if end > position:
            start = max(start, position)
            parts += text[position:start], "\0" * (end - start)
            position = end
    return "".join(parts) + text[position : leaf.span.end]


def _unmatched_brackets(text: str) -> frozenset[int]:
    opening: list[int] = []
    closing = []
    for match in _BRACKET.finditer(text):
        bracket = match[0].translate(_HALF_WIDTH)
        if bracket in "([":
            opening.append(match.start())
        elif opening and text[opening[-1]].translate(_HALF_WIDTH) == ("(" if bracket == ")" else "["):
            opening.pop()
        else:
            closing.append(match.start())
    return frozenset((*opening, *closing))
