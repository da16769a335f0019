"""The sections of a document."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint.cached import cached_property
from fgad_lint.markdown import slugs
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.headings import Heading, SectionStart
from fgad_lint.model.pieces import Piece
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span

_NOWHERE = Span(0, 0)


class Section:
    """A heading and the blocks up to the next heading; compared by identity.

    `number` is the index of the section in reading order, -1 for the root. `parent` is the section around this one; for a
    top-level section this is the root, which has level 0 and no heading of its own. `name` is the title without a link back
    to the contents or a footnote after it. `piece` has the blocks of the section, from `start.first_block` on.
    """

    __slots__ = ("heading", "name", "number", "parent", "piece", "start")

    def __init__(
        self, number: int, heading: Heading, parent: "Section | None", piece: Piece, start: SectionStart
    ) -> None:
        self.number = number
        self.heading = heading
        self.name = start.name
        self.parent = parent
        self.piece = piece
        self.start = start

    def __repr__(self) -> str:
        return f"Section({self.level}, {self.title!r})"

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks between its heading and the next one."""
        return self.piece.blocks[self.start.first_block : self.start.end_block]

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

    def __init__(self, text: str, renderer: str, pieces: Sequence[Piece]) -> None:
        self._text = text
        self._renderer = renderer
        self._pieces = pieces

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order. Those in block quotes, list items and HTML are included, though they open no section."""
        return self.with_anchors(heading for piece in self._pieces for heading in piece.reading.headings)

    def with_anchors(self, headings: Iterable[Heading]) -> tuple[Heading, ...]:
        """`headings`, all of the document in order, with the anchors that the renderer would give them."""
        slugger = slugs.Slugger(self._renderer)
        return tuple(self._with_anchor(heading, slugger) for heading in headings)

    @cached_property
    def root(self) -> Section:
        """The parent of all top-level sections; its blocks are those before the first heading."""
        piece = self._pieces[0]
        end_block = (
            piece.reading.section_starts[0].first_block - 1 if piece.reading.section_starts else len(piece.blocks)
        )
        heading = Heading(_NOWHERE, 0, "", _NOWHERE, None, _NOWHERE, "")
        return Section(-1, heading, None, piece, SectionStart(-1, 0, end_block, "", False, False, False, False))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in reading order, each after its parent."""
        sections: list[Section] = []
        parent = self.root
        n_headings = 0
        for piece in self._pieces:
            for start in piece.reading.section_starts:
                heading = self.headings[n_headings + start.heading_index]
                while parent.level >= heading.level and parent.parent:
                    parent = parent.parent
                parent = Section(len(sections), heading, parent, piece, start)
                sections.append(parent)
            n_headings += len(piece.reading.headings)
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

    def _with_anchor(self, heading: Heading, slugger: slugs.Slugger) -> Heading:
        attribute = heading.attribute
        if attribute and slugs.understands(self._renderer, attribute):
            slugger.take(attribute.id)
            return heading._replace(anchor=attribute.id)
        written = Span(heading.title_span.start, max(heading.title_span.end, heading.attribute_span.end))
        if self._renderer in slugs.FROM_SOURCE:
            title = self._text[slice(*written)]
        else:  # An attribute that the renderer does not know is text like any other.
            title = self._shown(written) if attribute else heading.title
        return heading._replace(anchor=slugger(title))

    def _shown(self, span: Span) -> str:
        """What a reader sees of a span that is at the start of a leaf."""
        index = bisect_right(self._pieces, span.start, key=lambda piece: piece.span.start) - 1
        inlines = self._pieces[index].inlines
        return inlines.by_start[span.start].inline.shown(inlines.text, *span)


def fold_name(name: str) -> str:
    """The name of a section for comparison, ignoring letter case and white space."""
    return " ".join(name.casefold().split())
