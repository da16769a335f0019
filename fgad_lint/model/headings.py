"""The headings of a piece of a document."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.markdown.blocks import Block, is_empty_list
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model.inlines import Inlines
from fgad_lint.text import Span, words_in

_LEADS_BACK = lazy_re.compile(
    r"(?:(?:back|return|go|jump)\b.{0,40}|(?:to )?(?:the )?top|返回.{0,20}|回到.{0,20})", re.IGNORECASE
)
_FOOTNOTE = lazy_re.compile(r"\[\^[^\[\]\s]+\]\s*\Z")


class Heading(NamedTuple):
    """A heading in Markdown or HTML.

    `span` covers its lines. `title_span` is the title as written, without an attribute `{#id}` after it, which is `attribute`
    at `attribute_span`; `title` is the title as shown. `anchor` is the id that the renderer gives the heading.
    """

    span: Span
    level: int
    title: str
    title_span: Span
    attribute: slugs.Attribute | None
    attribute_span: Span
    anchor: str


class SectionStart(NamedTuple):
    """Where a section of a piece starts: the indexes of its heading, and of its first block and the one after its last.

    The heading is one of those that `HeadingReader` reads. `name` is that of the section, `links_in_heading` says whether the
    heading has any, `leads_back` whether it is nothing but a link back ("Back to top"), `is_filled` whether a reader certainly sees something of the blocks, and `is_summary` whether the heading
    is in a `<summary>`: the folded text may then have headings of the same level.
    """

    heading_index: int
    first_block: int
    end_block: int
    name: str
    links_in_heading: bool
    leads_back: bool
    is_filled: bool
    is_summary: bool


class HeadingReader:
    """Reads the headings of a piece; `blocks` are its blocks that are not nested in others."""

    def __init__(self, text: str, blocks: Sequence[Block], inlines: Inlines) -> None:
        self._text = text
        self._blocks = blocks
        self._inlines = inlines

    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order, without its anchor, which depends on all headings of the document."""
        headings = [self._heading(block) for block in self._inlines.blocks if block.kind == "heading"]
        if self._inlines.tags:
            headings = sorted([*headings, *self._html_headings()])
        return tuple(headings)

    def section_starts(self, headings: Sequence[Heading]) -> tuple[SectionStart, ...]:
        """Where the sections of the piece start, which has these `headings`."""
        indexes = {heading.span: index for index, heading in enumerate(headings)}
        starts = [index for index, block in enumerate(self._blocks) if block.kind == "heading"]
        sections = []
        for start, end in pairwise([*starts, len(self._blocks)]):
            index = indexes[self._blocks[start].span]
            leaf = self._inlines.of_first_line(self._blocks[start])
            name = self._name(headings[index], leaf)
            blocks = self._blocks[start + 1 : end]
            is_filled = any(map(self._is_surely_visible, blocks))
            sections.append(
                SectionStart(
                    index,
                    start + 1,
                    end,
                    name,
                    bool(leaf.inline.links),
                    self._leads_back(leaf),
                    is_filled,
                    self._is_in_summary(blocks),
                )
            )
        return tuple(sections)

    def _heading(self, block: Block) -> Heading:
        if not block.text_spans:
            end = Span(block.span.end, block.span.end)
            return Heading(block.span, block.level, "", end, None, end, "")
        written = Span(block.text_spans[0].start, block.text_spans[-1].end)
        source = self._text[slice(*written)]
        attribute = slugs.attribute(source)
        title_span, attribute_span = written, Span(written.end, written.end)
        if attribute:
            #   ## Weaving {#weaving}
            #      ^^^^^^^ title
            #              ^^^^^^^^^^ attribute
            title_span = Span(written.start, written.start + len(source[: attribute.start].rstrip()))
            attribute_span = Span(written.start + attribute.start, written.start + attribute.end)
        title = self._inlines.by_start[written.start].inline.shown(self._inlines.text, *title_span)
        return Heading(block.span, block.level, title, title_span, attribute, attribute_span, "")

    def _html_headings(self) -> Iterator[Heading]:
        from fgad_lint.markdown import html

        for element in html.elements(self._inlines.tags, "h1", "h2", "h3", "h4", "h5", "h6"):
            span = Span(element.opening.span.start, element.end)
            level = int(element.opening.name[1])
            end = Span(element.inside.end, element.inside.end)
            title = html.shown(self._inlines.text, *element.inside)
            yield Heading(span, level, title, element.inside, None, end, "")

    def _is_in_summary(self, blocks: Sequence[Block]) -> bool:
        """Whether a `<summary>` ends before the first of the blocks after a heading that is not blank."""
        first = next((block.span.start for block in blocks if block.kind != "blank"), len(self._text))
        return self._text[first : first + 20].lstrip().lower().startswith("</summary")

    def _is_surely_visible(self, block: Block) -> bool:
        """Whether a reader sees something of a block for certain, although nobody knows yet where links in the page lead."""
        if block.kind in ("blank", "break", "definition"):
            return False
        if block.kind not in ("paragraph", "html"):
            return not is_empty_list(block)
        leaf = self._inlines.of_first_line(block)
        may_lead_back = [link.span for link in leaf.inline.links if link.url.startswith("#")]
        return self._inlines.shows_something(leaf, may_lead_back)

    def _name(self, heading: Heading, leaf: Leaf) -> str:
        """The name of a section; `leaf` is that of its heading."""
        links = [link for link in leaf.inline.links if self._is_navigation(link)]
        # The text before a link never gets shorter from one link to the next.
        index = bisect_left(links, True, key=lambda link: self._name_before(leaf, link) != "")
        if index < len(links):
            return self._name_before(leaf, links[index])
        return _FOOTNOTE.sub("", heading.title).strip()

    def _leads_back(self, leaf: Leaf) -> bool:
        if len(leaf.inline.links) != 1 or not self._is_navigation(leaf.inline.links[0]):
            return False
        words = " ".join(words_in(leaf.inline.shown(self._inlines.text, *leaf.span)))
        return not words or _LEADS_BACK.fullmatch(words) is not None

    def _is_navigation(self, link: Link) -> bool:
        """Whether a link in a heading leads back to the contents or to a footnote."""
        is_back = link.url.startswith("#") and link.form != "image"
        return is_back or (link.form == "reference" and self._text.startswith("[^", link.span.start))

    def _name_before(self, leaf: Leaf, link: Link) -> str:
        return leaf.inline.shown(self._inlines.text, leaf.span.start, link.span.start).strip(" [(|:-")
