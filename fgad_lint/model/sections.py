"""Headings, and the sections that they open."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model.inlines import Inlines
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span

_FOOTNOTE = lazy_re.compile(r"\[\^[^\[\]\s]+\]\s*\Z")
_NOWHERE = Span(0, 0)


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


class Section:
    """A heading and the blocks up to the next heading; compared by identity.

    `number` is the index of the section in reading order, -1 for the root. `parent` is the section around this one; for a
    top-level section this is the root, which has level 0 and no heading of its own. `name` is the title without a link back
    to the contents or a footnote after it.
    """

    __slots__ = ("blocks", "heading", "name", "number", "parent")

    def __init__(
        self, number: int, heading: Heading, name: str, parent: "Section | None", blocks: tuple[Block, ...]
    ) -> None:
        self.number = number
        self.heading = heading
        self.name = name
        self.parent = parent
        self.blocks = blocks

    def __repr__(self) -> str:
        return f"Section({self.level}, {self.title!r})"

    @property
    def title(self) -> str:
        return self.heading.title

    @property
    def level(self) -> int:
        return self.heading.level

    @property
    def name_key(self) -> str:
        """The name for comparison (see `title_key`)."""
        return title_key(self.name)

    def ancestors(self) -> Iterator["Section"]:
        """This section, its parent, and so on up to the root."""
        section: Section | None = self
        while section:
            yield section
            section = section.parent


class Outline:
    """The headings and sections of a document."""

    def __init__(self, text: str, renderer: str, blocks: tuple[Block, ...], inlines: Inlines) -> None:
        self._text = text
        self._renderer = renderer
        self._blocks = blocks
        self._inlines = inlines

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order. Those in block quotes, list items and HTML are included, though they open no section."""
        blocks = [block for block in self._inlines.blocks if block.kind == "heading"]
        return self.with_anchors(sorted([*map(self._heading, blocks), *self._html_headings()]))

    def with_anchors(self, headings: Iterable[Heading]) -> tuple[Heading, ...]:
        """`headings`, all of the document in order, with the anchors that the renderer would give them."""
        slugger = slugs.Slugger(self._renderer)
        return tuple(self._with_anchor(heading, slugger) for heading in headings)

    @cached_property
    def root(self) -> Section:
        """The parent of all top-level sections; its blocks are those before the first heading."""
        end = next((index for index, block in enumerate(self._blocks) if block.kind == "heading"), len(self._blocks))
        heading = Heading(_NOWHERE, 0, "", _NOWHERE, None, _NOWHERE, "")
        return Section(-1, heading, "", None, self._blocks[:end])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in reading order, each after its parent."""
        headings = {heading.span: heading for heading in self.headings}
        starts = [index for index, block in enumerate(self._blocks) if block.kind == "heading"]
        sections: list[Section] = []
        parent = self.root
        for start, end in pairwise([*starts, len(self._blocks)]):
            heading = headings[self._blocks[start].span]
            while parent.level >= heading.level and parent.parent:
                parent = parent.parent
            parent = Section(len(sections), heading, self._name(heading), parent, self._blocks[start + 1 : end])
            sections.append(parent)
        return tuple(sections)

    def children(self, section: Section) -> Sequence[Section]:
        """The direct subsections of a section, in order."""
        return self._children.get(section, [])

    @cached_property
    def namesakes(self) -> frozenset[Section]:
        """Sections with the same name as a sibling: a link that names one of them may mean the other."""
        sections_by_name: dict[tuple[Section | None, str], list[Section]] = {}
        for section in self.sections:
            sections_by_name.setdefault((section.parent, fold_name(section.name)), []).append(section)
        return frozenset(section for sections in sections_by_name.values() if len(sections) > 1 for section in sections)

    def extent(self, section: Section) -> Span:
        """The span of a section, including its subsections."""
        for following in self.sections[section.number + 1 :]:
            if following.level <= section.level:
                return Span(section.heading.span.start, following.heading.span.start)
        return Span(section.heading.span.start, len(self._text))

    def section_at(self, offset: int) -> Section:
        """The innermost section that contains the character at `offset`."""
        index = bisect_right(self._section_starts, offset) - 1
        return self.sections[index] if index >= 0 else self.root

    def is_summary(self, section: Section) -> bool:
        """Whether the heading of a section is in a `<summary>`: the folded text may then have headings of the same level."""
        start = next((block.span.start for block in section.blocks if block.kind != "blank"), len(self._text))
        return self._text[start : start + 20].lstrip().lower().startswith("</summary")

    @cached_property
    def _children(self) -> dict[Section, list[Section]]:
        children: dict[Section, list[Section]] = {}
        for section in self.sections:
            if section.parent:
                children.setdefault(section.parent, []).append(section)
        return children

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.heading.span.start for section in self.sections]

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
        title = self._shown(written.start, title_span)
        return Heading(block.span, block.level, title, title_span, attribute, attribute_span, "")

    def _html_headings(self) -> Iterator[Heading]:
        if not self._inlines.tags:
            return
        from fgad_lint.markdown import html

        for element in html.elements(self._inlines.tags, "h1", "h2", "h3", "h4", "h5", "h6"):
            span = Span(element.opening.span.start, element.end)
            level = int(element.opening.name[1])
            end = Span(element.inside.end, element.inside.end)
            title = html.shown(self._inlines.text, *element.inside)
            yield Heading(span, level, title, element.inside, None, end, "")

    def _with_anchor(self, heading: Heading, slugger: slugs.Slugger) -> Heading:
        attribute = heading.attribute
        if attribute and slugs.understands(self._renderer, attribute):
            slugger.take(attribute.id)
            return heading._replace(anchor=attribute.id)
        written = Span(heading.title_span.start, max(heading.title_span.end, heading.attribute_span.end))
        if self._renderer in slugs.FROM_SOURCE:
            title = self._text[slice(*written)]
        else:  # An attribute that the renderer does not know is text like any other.
            title = self._shown(written.start, written) if attribute else heading.title
        return heading._replace(anchor=slugger(title))

    def _shown(self, leaf_start: int, span: Span) -> str:
        return self._inlines.by_start[leaf_start].inline.shown(self._inlines.text, *span)

    def _name(self, heading: Heading) -> str:
        leaf = self._inlines.by_start.get(heading.title_span.start)
        if leaf:
            links = [link for link in leaf.inline.links if self._is_navigation(link)]
            # The text before a link never gets shorter from one link to the next.
            index = bisect_left(links, True, key=lambda link: self._name_before(leaf, link) != "")
            if index < len(links):
                return self._name_before(leaf, links[index])
        return _FOOTNOTE.sub("", heading.title).strip()

    def _is_navigation(self, link: Link) -> bool:
        """Whether a link in a heading leads back to the contents or to a footnote."""
        is_back = link.url.startswith("#") and link.form != "image"
        return is_back or (link.form == "reference" and self._text.startswith("[^", link.span.start))

    def _name_before(self, leaf: Leaf, link: Link) -> str:
        return leaf.inline.shown(self._inlines.text, leaf.span.start, link.span.start).strip(" [(|:-")


def fold_name(name: str) -> str:
    """The name of a section for comparison, ignoring letter case and white space."""
    return " ".join(name.casefold().split())
