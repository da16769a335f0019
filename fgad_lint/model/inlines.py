"""The inline content of a document: links, emphasis and HTML tags, block by block."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import inline
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Inline, Leaf, Link
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.markdown.html import Tag

NO_LEAF = Leaf(Span(0, 0), inline.NOTHING)
_QUOTE_MARKERS = lazy_re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)


class Comment(NamedTuple):
    """An HTML comment: its span, and the text between `<!--` and `-->`."""

    span: Span
    words: str


class Inlines:
    """The leaf blocks of a document, with the links and HTML tags in them.

    `text` is that of the document with spaces in place of the markers of block quotes, so that quoted text can be read in one
    go. `blocks` are all blocks, nested ones too, and `by_start` the leaves by the offsets at which they start; both in order.
    """

    def __init__(self, text: str, blocks: Sequence[Block], definitions: Mapping[str, str]) -> None:
        self.text = _without_quote_markers(text, blocks)
        self._definitions = definitions
        self._tags_by_span: dict[Span, list[Tag]] = {}
        self.blocks = walk(blocks)
        leaves = sorted((self._leaf(block, span) for block in self.blocks for span in _leaf_spans(block)), key=_start)
        self.by_start = {leaf.span.start: leaf for leaf in leaves}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link and image, in order, including those in HTML; code and comments have none."""
        return tuple(link for leaf in self.by_start.values() for link in leaf.inline.links)

    @cached_property
    def tags(self) -> list["Tag"]:
        """Every HTML tag and comment, in order."""
        return [tag for leaf in self.by_start.values() for span in leaf.inline.tags for tag in self.tags_in(span)]

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments, in order."""
        return tuple(
            Comment(tag.span, self.text[slice(*tag.span)].removeprefix("<!--").removesuffix("-->").strip())
            for tag in self.tags
            if tag.name == "!--"
        )

    def of(self, block: Block) -> list[Leaf]:
        """The leaves of a block and of all blocks in it: those that start in its span."""
        first, last = bisect_left(self._starts, block.span.start), bisect_left(self._starts, block.span.end)
        return self._leaves[first:last]

    def of_item(self, item: Block) -> list[Leaf]:
        """The leaves of a list item without those of the lists in it."""
        return [leaf for child in item.children if child.kind != "list" for leaf in self.of(child)]

    def of_first_line(self, block: Block) -> Leaf:
        """The leaf that a block starts with; an empty one if it has no text of its own."""
        return self.by_start[block.text_spans[0].start] if block.text_spans else NO_LEAF

    def leaf_at(self, offset: int) -> Leaf:
        """The last leaf that begins at or before an offset."""
        return self.by_start[self._starts[bisect_right(self._starts, offset) - 1]]

    def label(self, link: Link) -> str:
        """The label of a link as a reader sees it."""
        return self.leaf_at(link.span.start).inline.shown(self.text, *link.label)

    def scan(self, text: str) -> Leaf:
        """Read `text` as if it were a leaf of this document; the spans are offsets into `text`."""
        return self._markdown_leaf(text, Span(0, len(text)), lambda span: _read_tags(text, span))

    def tags_in(self, span: Span) -> list["Tag"]:
        """The HTML tags in a span; each call with the same span returns the same list."""
        tags = self._tags_by_span.get(span)
        if tags is None:
            tags = self._tags_by_span[span] = _read_tags(self.text, span)
        return tags

    def tags_of(self, leaf: Leaf) -> list["Tag"]:
        """The HTML tags of a leaf, in order."""
        return [tag for span in leaf.inline.tags for tag in self.tags_in(span)]

    @cached_property
    def _starts(self) -> list[int]:
        return list(self.by_start)

    @cached_property
    def _leaves(self) -> list[Leaf]:
        return list(self.by_start.values())

    def _leaf(self, block: Block, span: Span) -> Leaf:
        if block.kind == "html":
            tags = self.tags_in(span)
            return Leaf(span, _with_html_links(self.text, Inline(tags=tuple(tag.span for tag in tags)), tags))
        return self._markdown_leaf(self.text, span, self.tags_in)

    def _markdown_leaf(self, text: str, span: Span, tags_in: Callable[[Span], list["Tag"]]) -> Leaf:
        content = inline.scan(text, *span, self._definitions)
        if len(content.tags) > 1:
            content = _with_html_links(text, content, [tag for tag_span in content.tags for tag in tags_in(tag_span)])
        return Leaf(span, content)


def walk(blocks: Iterable[Block]) -> list[Block]:
    """Blocks and all blocks nested in them, in reading order."""
    walked: list[Block] = []
    stack = [*blocks][::-1]
    while stack:
        block = stack.pop()
        walked.append(block)
        stack += block.children[::-1]
    return walked


def _read_tags(text: str, span: Span) -> list["Tag"]:
    from fgad_lint.markdown import html

    return list(html.tags(text, *span))


def _with_html_links(text: str, content: Inline, tags: Sequence["Tag"]) -> Inline:
    """Inline content with the links that its HTML `tags` make."""
    from fgad_lint.markdown import html

    html_links = []
    for element in html.elements([tag for tag in tags if tag.closes or "href" in tag.attributes], "a"):
        target = html.href_span(text, element.opening) or element.inside
        span = Span(element.opening.span.start, element.end)
        html_links.append(Link(span, element.inside, target, element.opening.attributes["href"].strip(), "html"))
    return content._replace(links=tuple(sorted((*content.links, *html_links)))) if html_links else content


def _leaf_spans(block: Block) -> Sequence[Span]:
    """The spans of the leaves of a block itself: one for all its lines, or one for each cell of a row."""
    text_spans = block.text_spans
    if len(text_spans) < 2 or block.kind == "row":
        return text_spans
    return (Span(text_spans[0].start, text_spans[-1].end),)


def _start(leaf: Leaf) -> int:
    return leaf.span.start


def _without_quote_markers(text: str, blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    position = 0
    for block in blocks:
        if block.kind == "quote":
            quoted = text[slice(*block.span)]
            parts += (
                text[position : block.span.start],
                _QUOTE_MARKERS.sub(lambda markers: " " * len(markers[0]), quoted),
            )
            position = block.span.end
    return "".join(parts) + text[position:]
