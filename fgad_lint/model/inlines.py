"""The inline content of a document: links, emphasis and HTML tags, block by block."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import inline
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Inline, Link
from fgad_lint.model.papers import Run
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.markdown.html import Tag

NO_RUN = Run(Span(0, 0), inline.NOTHING)
_QUOTE_MARKS = lazy_re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)


class Comment(NamedTuple):
    """An HTML comment: its span, and the words between its marks."""

    span: Span
    words: str


class Inlines:
    """The runs of inline text of a document, with all links and HTML tags in them.

    `text` is that of the document, in which the marks of block quotes are spaces, so that quoted text can be read in one go.
    """

    def __init__(self, text: str, blocks: Sequence[Block], definitions: Mapping[str, str]) -> None:
        self.text = _without_quote_marks(text, blocks)
        self._definitions = definitions
        self._tags_by_span: dict[Span, list[Tag]] = {}
        self.blocks = walk(blocks)
        runs = sorted((self._run(block, span) for block in self.blocks for span in _run_spans(block)), key=_start)
        self.by_start = {run.span.start: run for run in runs}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link and image in order, HTML ones too; code and comments have none."""
        return tuple(link for run in self.by_start.values() for link in run.inline.links)

    @cached_property
    def tags(self) -> list["Tag"]:
        """Every HTML tag and comment, in order."""
        return [tag for run in self.by_start.values() for span in run.inline.tags for tag in self.tags_in(span)]

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments, in order."""
        return tuple(
            Comment(tag.span, self.text[slice(*tag.span)].removeprefix("<!--").removesuffix("-->").strip())
            for tag in self.tags
            if tag.name == "!--"
        )

    @cached_property
    def prose(self) -> tuple[Run, ...]:
        """Every run of Markdown text, block by block; HTML blocks, code and comments have none."""
        return tuple(
            self.by_start[span.start] for block in self.blocks if block.kind != "html" for span in _run_spans(block)
        )

    def of(self, block: Block) -> list[Run]:
        """The runs in a block and in all blocks inside it."""
        return [self.by_start[span.start] for inner in walk((block,)) for span in _run_spans(inner)]

    def of_item(self, item: Block) -> list[Run]:
        """The runs of a list item without those of the lists in it."""
        return [run for child in item.children if child.kind != "list" for run in self.of(child)]

    def of_first_line(self, block: Block) -> Run:
        """The run that a block opens with; an empty one if it has no text of its own."""
        return self.by_start[block.pieces[0].start] if block.pieces else NO_RUN

    def at(self, offset: int) -> Run:
        """The last run that begins at or before an offset."""
        return self.by_start[self._starts[bisect_right(self._starts, offset) - 1]]

    def label(self, link: Link) -> str:
        """The label of a link as a reader sees it."""
        return self.at(link.span.start).inline.shown(self.text, *link.label)

    def scan(self, text: str) -> Run:
        """What a run with another text would be in this document, with spans from the start of that text."""
        return Run(Span(0, len(text)), inline.scan(text, 0, len(text), self._definitions))

    def tags_in(self, span: Span) -> list["Tag"]:
        """The HTML tags in a span; each call with the same span returns the same list."""
        tags = self._tags_by_span.get(span)
        if tags is None:
            from fgad_lint.markdown import html

            tags = self._tags_by_span[span] = list(html.tags(self.text, *span))
        return tags

    def tags_of(self, run: Run) -> list["Tag"]:
        """The HTML tags of a run, in order."""
        return [tag for span in run.inline.tags for tag in self.tags_in(span)]

    @cached_property
    def _starts(self) -> list[int]:
        return list(self.by_start)

    def _run(self, block: Block, span: Span) -> Run:
        if block.kind == "html":
            tags = self.tags_in(span)
            return Run(span, Inline(tuple(self._html_links(tags)), tuple(tag.span for tag in tags)))
        scanned = inline.scan(self.text, *span, self._definitions)
        if len(scanned.tags) > 1:
            tags = [tag for tag_span in scanned.tags for tag in self.tags_in(tag_span)]
            if html_links := list(self._html_links(tags)):
                scanned = scanned._replace(links=tuple(sorted((*scanned.links, *html_links))))
        return Run(span, scanned)

    def _html_links(self, tags: Iterable["Tag"]) -> Iterator[Link]:
        from fgad_lint.markdown import html

        anchors = [tag for tag in tags if tag.closes or "href" in tag.attributes]
        for element in html.elements(anchors, "a"):
            target = html.href_span(self.text, element.opening) or element.inside
            span = Span(element.opening.span.start, element.end)
            yield Link(span, element.inside, target, element.opening.attributes["href"].strip(), "html")


def walk(blocks: Iterable[Block]) -> list[Block]:
    """Blocks and all that is nested in them, in reading order."""
    walked: list[Block] = []
    stack = [*blocks][::-1]
    while stack:
        block = stack.pop()
        walked.append(block)
        stack += block.children[::-1]
    return walked


def _run_spans(block: Block) -> Sequence[Span]:
    """The spans of the runs that a block itself has: one of all its lines, or one for each cell of a row."""
    pieces = block.pieces
    if len(pieces) < 2 or block.kind == "row":
        return pieces
    return (Span(pieces[0].start, pieces[-1].end),)


def _start(run: Run) -> int:
    return run.span.start


def _without_quote_marks(text: str, blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    position = 0
    for block in blocks:
        if block.kind == "quote":
            quoted = text[slice(*block.span)]
            parts += text[position : block.span.start], _QUOTE_MARKS.sub(lambda marks: " " * len(marks[0]), quoted)
            position = block.span.end
    return "".join(parts) + text[position:]
