"""The inline content of a piece of a document: links, emphasis and HTML tags, block by block."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.markdown import inline
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Inline, Leaf, Link
from fgad_lint.model.own_page import LinkContext, in_page
from fgad_lint.text import Span, new

if TYPE_CHECKING:
    from fgad_lint.markdown.html import Tag

NO_LEAF = Leaf(Span(0, 0), inline.NOTHING)
_PICTURES = frozenset("audio embed iframe img input object picture svg video".split())
_WORD = lazy_re.compile(r"[^\W_]")
_QUOTE_MARKERS = lazy_re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)


class Comment(NamedTuple):
    """An HTML comment: its span, and the text between `<!--` and `-->`."""

    span: Span
    words: str


class Inlines:
    """The leaf blocks of a piece of a document, with the links and HTML tags in them.

    `text` is one `without_quote_markers`, and `top_blocks` are the blocks of the piece that are not nested in others. `blocks`
    are all of them, and `by_start` the leaves by the offsets at which they start; both in order.
    """

    def __init__(self, text: str, top_blocks: Sequence[Block], link_context: LinkContext) -> None:
        self.text = text
        self._link_context = link_context
        self._tags_by_span: dict[Span, list[Tag]] = {}
        self.blocks = walk(top_blocks)
        self.by_start = self._read()

    def moved(self, text: str, top_blocks: Sequence[Block], distance: int) -> "Inlines":
        """The same in a text with `distance` more characters before it, in which the blocks are `top_blocks`."""
        return _MovedInlines(self, text, top_blocks, distance)

    def cut(self, top_blocks: Sequence[Block], contents: Mapping[int, int]) -> "Inlines":
        """The same with leaves that end before each key of `contents`, and go on at its value; for blocks that do as well."""
        return _CutInlines(self, top_blocks, contents)

    def with_cells(self, top_blocks: Sequence[Block], tables: Sequence[Block]) -> "Inlines":
        """The same with the cells of `tables` as leaves, in place of what was there; for blocks that have these tables."""
        return _InlinesWithCells(self, top_blocks, tables)

    @cached_property
    def leaves(self) -> list[Leaf]:
        """The leaves, in order."""
        return list(self.by_start.values())

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
        return self.leaves[first:last]

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

    def shows_something(self, leaf: Leaf, hidden: Iterable[Span]) -> bool:
        """Whether a reader sees a picture of a leaf, or words of it outside tags, comments and the spans `hidden`."""
        position = leaf.span.start
        for start, end in sorted([*leaf.inline.tags, *hidden]):
            if _WORD.search(self.text, position, max(start, position)):
                return True
            position = max(position, end)
        if _WORD.search(self.text, position, leaf.span.end):
            return True
        return any(tag.name in _PICTURES for tag in self.tags_of(leaf))

    def _read(self) -> dict[int, Leaf]:
        leaves = [self._leaf(block, span) for block in self.blocks if block.text_spans for span in _leaf_spans(block)]
        return {leaf.span.start: leaf for leaf in sorted(leaves, key=_start)}

    @cached_property
    def _starts(self) -> list[int]:
        return list(self.by_start)

    def _leaf(self, block: Block, span: Span) -> Leaf:
        if block.kind == "html":
            tags = self.tags_in(span)
            content = _with_html_links(self.text, Inline(tags=tuple(tag.span for tag in tags)), tags)
            return Leaf(span, self._with_links_in_page(content) if self._link_context.repository else content)
        return self._markdown_leaf(self.text, span, self.tags_in)

    def _markdown_leaf(self, text: str, span: Span, tags_in: Callable[[Span], list["Tag"]]) -> Leaf:
        content = inline.scan(text, *span, self._link_context.definitions)
        if len(content.tags) > 1:
            tags = [tag for tag_span in content.tags for tag in tags_in(tag_span)]
            content = _with_html_bold(_with_html_links(text, content, tags), tags)
        return new(Leaf, (span, self._with_links_in_page(content) if self._link_context.repository else content))

    def _with_links_in_page(self, content: Inline) -> Inline:
        repository = self._link_context.repository
        return content._replace(links=tuple([in_page(link, repository) for link in content.links]))


class _MovedInlines(Inlines):
    def __init__(self, inlines: Inlines, text: str, top_blocks: Sequence[Block], distance: int) -> None:
        self._unmoved = inlines
        self._distance = distance
        super().__init__(text, top_blocks, inlines._link_context)

    def _read(self) -> dict[int, Leaf]:
        leaves = self._unmoved.by_start.values()
        return {leaf.span.start + self._distance: leaf.moved(self._distance) for leaf in leaves}


class _CutInlines(Inlines):
    def __init__(self, inlines: Inlines, top_blocks: Sequence[Block], contents: Mapping[int, int]) -> None:
        self._uncut = inlines
        self._contents = contents
        super().__init__(inlines.text, top_blocks, inlines._link_context)

    def _read(self) -> dict[int, Leaf]:
        starts = sorted(self._contents)
        return {
            part.span.start: part
            for leaf in self._uncut.by_start.values()
            for part in self._parts(
                leaf, starts[bisect_left(starts, leaf.span.start) : bisect_left(starts, leaf.span.end)]
            )
        }

    def _parts(self, leaf: Leaf, starts: Sequence[int]) -> Iterator[Leaf]:
        if not starts:
            yield leaf
            return
        begins = [
            *([leaf.span.start] if starts[0] > leaf.span.start else []),
            *(self._contents[start] for start in starts),
        ]
        ends = [*(start for start in starts if start > leaf.span.start), leaf.span.end]
        for start, end in zip(begins, ends, strict=True):
            end = start + len(self.text[start:end].rstrip())
            yield Leaf(Span(start, end), leaf.inline.within(start, end))


class _InlinesWithCells(Inlines):
    def __init__(self, inlines: Inlines, top_blocks: Sequence[Block], tables: Sequence[Block]) -> None:
        self._without_cells = inlines
        self._tables = tables
        super().__init__(inlines.text, top_blocks, inlines._link_context)

    def _read(self) -> dict[int, Leaf]:
        cells = [cell for table in self._tables for row in table.children for cell in row.text_spans]
        replaced = {leaf.span.start for table in self._tables for leaf in self._without_cells.of(table)}
        leaves = {start: leaf for start, leaf in self._without_cells.by_start.items() if start not in replaced}
        leaves |= {cell.start: self._markdown_leaf(self.text, cell, self.tags_in) for cell in cells}
        return dict(sorted(leaves.items()))


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


def _with_html_bold(content: Inline, tags: Sequence["Tag"]) -> Inline:
    """Inline content with the bold text that its HTML `tags` make."""
    from fgad_lint.markdown import html

    bold = [element.inside for element in html.elements(tags, "b", "strong")]
    return content._replace(strong=tuple(sorted((*content.strong, *bold)))) if bold else content


def _leaf_spans(block: Block) -> Sequence[Span]:
    """The spans of the leaves of a block itself: one for all its lines, or one for each cell of a row."""
    text_spans = block.text_spans
    if len(text_spans) < 2 or block.kind == "row":
        return text_spans
    return (Span(text_spans[0].start, text_spans[-1].end),)


def _start(leaf: Leaf) -> int:
    return leaf.span.start


def quote_spans(blocks: Iterable[Block]) -> list[Span]:
    """The spans of the block quotes among blocks."""
    return [block.span for block in blocks if block.kind == "quote"]


def without_quote_markers(text: str, quotes: Iterable[Span]) -> str:
    """A text with spaces in place of the markers in `quotes`, so that quoted text can be read in one go."""
    parts: list[str] = []
    position = 0
    for start, end in quotes:
        parts += text[position:start], _QUOTE_MARKERS.sub(lambda markers: " " * len(markers[0]), text[start:end])
        position = end
    return "".join(parts) + text[position:]
