"""The pieces of a document, each from a heading in the first column to the next, and what is read from each by itself.

What is in a piece depends on its text, and on the link definitions and the repository of the document. So the next version of the document takes
over all pieces whose text has not changed.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint.cached import cached_property
from fgad_lint.markdown.blocks import Block, Markdown
from fgad_lint.markdown.inline import Link
from fgad_lint.model.damage import Damage
from fgad_lint.model.entries import EntryReader
from fgad_lint.model.headings import Heading, HeadingReader, SectionStart
from fgad_lint.model.inlines import Comment, Inlines
from fgad_lint.model.link_lists import LinkList, read_link_lists
from fgad_lint.model.listed_papers import ListedPapers, ListedPapersReader
from fgad_lint.model.own_page import LinkContext
from fgad_lint.model.repaired_blocks import Repaired, repair
from fgad_lint.model.suspects import Suspects
from fgad_lint.text import Span, moved

if TYPE_CHECKING:
    from fgad_lint.markdown.html import Tag

LinkTest = Callable[[str, Link], bool]

_ASCII = bytes(range(128))
_PASS = "surrogatepass"


class PieceSource:
    """What a piece is read from: the `text` around it, and what the URLs of links in its document depend on.

    `shown_text` is the text without the markers of block quotes. `is_known` tells whether a span is known to list papers.
    """

    def __init__(self, text: str, shown_text: str, link_context: LinkContext, is_known: Callable[[Span], bool]) -> None:
        self.text = text
        self.shown_text = shown_text
        self.link_context = link_context
        self.is_known = is_known


class PieceState:
    """What the findings in a piece can depend on: its text, and which of its lists are lists of papers; compared by identity.

    `memo` is what was worked out about the piece in this state. Later versions of the document share it while both are the same.
    """

    __slots__ = ("memo",)

    def __init__(self) -> None:
        self.memo: dict[Hashable, object] = {}


class Piece:
    """A piece of a document, at `span` of the text of `source`."""

    distance = 0  # By how many characters it has been moved since it was read.

    def __init__(self, source: PieceSource, span: Span, markdown: Markdown) -> None:
        self.source = source
        self.span = span
        self.markdown = markdown
        self._states: dict[tuple[ListedPapers, ...], PieceState] = {}
        self._selected: dict[LinkTest, tuple[Link, ...]] = {}
        self._has_papers: dict[int, bool] = {}
        self._listed: dict[tuple[frozenset[int], frozenset[int]], tuple[ListedPapers, ...]] = {}

    @property
    def origin(self) -> "Piece":
        """The piece where it was read."""
        return self

    @property
    def text(self) -> str:
        """Its text."""
        return self.source.text[self.span.start : self.span.end]

    def moved(self, source: PieceSource, distance: int) -> "Piece":
        """The piece in another text, in which there are `distance` more characters before it."""
        return _MovedPiece(self, source, distance) if distance else self

    @cached_property
    def foreign_characters(self) -> frozenset[str]:
        """Its characters that are not ASCII."""
        text = self.text
        return (
            frozenset()
            if text.isascii()
            else frozenset(text.encode("utf-8", _PASS).translate(None, _ASCII).decode("utf-8", _PASS))
        )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks that are not nested in others."""
        return self.markdown.blocks

    @cached_property
    def inlines(self) -> Inlines:
        """The inline content of its blocks."""
        return Inlines(self.source.shown_text, self.blocks, self.source.link_context)

    @cached_property
    def suspects(self) -> Suspects:
        """Its leaves whose text may be damaged."""
        return Suspects(self.repaired.inlines, self.repaired.inlines is not self.inlines)

    @cached_property
    def meant_inlines(self) -> Inlines:
        """The inline content of its repaired blocks as it was meant."""
        if not self.suspects.leaves:
            return self.repaired.inlines
        from fgad_lint.model.repaired_text import repair_text

        return repair_text(self.repaired.inlines, self.suspects)

    @cached_property
    def reading(self) -> "Reading":
        """What the document needs of every piece."""
        reader = HeadingReader(self.source.text, self.blocks, self.inlines)
        headings = reader.headings()
        return Reading(
            headings,
            reader.section_starts(headings),
            tuple(_written_ids(self.inlines.tags)),
            self.inlines.comments,
            tuple(read_link_lists(self.source.text, self.blocks, self.inlines)),
        )

    @cached_property
    def repaired(self) -> Repaired:
        """Its blocks and inline content with damaged entries read as entries."""
        return repair(self.source.text, self.blocks, self.inlines)

    @property
    def damages(self) -> tuple[Damage, ...]:
        """What is damaged in its entries."""
        return self.repaired.damages

    @cached_property
    def entry_reader(self) -> EntryReader:
        """The reader of its entries."""
        return EntryReader(self.source.text, self.meant_inlines, self.source.is_known)

    def has_papers(self, block_index: int) -> bool:
        """Whether one of its blocks, read by itself, lists papers."""
        has_papers = self._has_papers.get(block_index)
        if has_papers is None:
            has_papers = self._has_papers[block_index] = bool(
                self.entry_reader.in_block(self.repaired.blocks[block_index])
            )
        return has_papers

    def links_where(
        self, is_wanted: LinkTest, among: LinkTest | None = None, parts: Sequence[str] = ()
    ) -> tuple[Link, ...]:
        """The links that a function of the text and the link wants; see `Document.links_where`."""
        selected = self._selected.get(is_wanted)
        if selected is None:
            text = self.source.text
            links = self.links_where(among) if among else self.inlines.links
            may_have_some = bool(links) and (not parts or any(map(self._urls.__contains__, parts)))
            selected = tuple([link for link in links if is_wanted(text, link)]) if may_have_some else ()
            self._selected[is_wanted] = selected
        return selected

    @cached_property
    def _urls(self) -> str:
        """The URLs of its links in lower case."""
        return "\n".join([link.url for link in self.inlines.links]).lower()

    def listed_papers(
        self, contents_starts: frozenset[int], mistyped: frozenset[int] = frozenset()
    ) -> tuple[ListedPapers, ...]:
        """The lists whose entries may be papers; their spans are those of `origin`.

        Contents lists are not: they start at the offsets `contents_starts` from the start of the piece. `mistyped` are the
        indexes of the sections whose headings are entries.
        """
        listed = self._listed.get((contents_starts, mistyped))
        if listed is None:
            starts = {self.span.start + start for start in contents_starts}
            reader = ListedPapersReader(self.source.text, self.meant_inlines, self.entry_reader, starts, mistyped)
            listed = tuple(reader.read_all(self.repaired.blocks, self.reading.headings, self.reading.section_starts))
            self._listed[contents_starts, mistyped] = listed
        return listed

    def state(self, paper_lists: tuple[ListedPapers, ...]) -> PieceState:
        """The state of the piece if these of its `listed_papers` are lists of papers."""
        state = self._states.get(paper_lists)
        if state is None:
            state = self._states[paper_lists] = PieceState()
        return state


class Reading(NamedTuple):
    """What the document needs of every piece.

    `headings` have no anchors yet, which depend on the whole document. `written_ids` are the ids in HTML with the spans of their
    tags.
    """

    headings: tuple[Heading, ...]
    section_starts: tuple[SectionStart, ...]
    written_ids: tuple[tuple[str, Span], ...]
    comments: tuple[Comment, ...]
    link_lists: tuple[LinkList, ...]


def _written_ids(tags: Iterable["Tag"]) -> Iterator[tuple[str, Span]]:
    """The ids that tags give: any `id`, and the `name` of an `<a>`."""
    for tag in tags:
        id_ = tag.attributes.get("id") or (tag.attributes.get("name") if tag.name == "a" else None)
        if id_:
            yield id_, tag.span


class _MovedPiece(Piece):
    """A piece that is not where it was read. What is asked for is moved, without reading it again."""

    def __init__(self, origin: Piece, source: PieceSource, distance: int) -> None:
        super().__init__(source, moved(origin.span, distance), origin.markdown)
        self._origin = origin
        self.distance = distance

    @property
    def origin(self) -> Piece:
        return self._origin

    @property
    def foreign_characters(self) -> frozenset[str]:
        return self.origin.foreign_characters

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return moved(self.origin.blocks, self.distance)

    @cached_property
    def inlines(self) -> Inlines:
        return self.origin.inlines.moved(self.source.shown_text, self.blocks, self.distance)

    @cached_property
    def suspects(self) -> Suspects:
        return self.origin.suspects.moved(self.distance)

    @cached_property
    def reading(self) -> Reading:
        reading, distance = self.origin.reading, self.distance
        return reading._replace(
            headings=moved(reading.headings, distance),
            written_ids=moved(reading.written_ids, distance),
            comments=moved(reading.comments, distance),
            link_lists=moved(reading.link_lists, distance),
        )

    @property
    def damages(self) -> tuple[Damage, ...]:
        return moved(self.origin.damages, self.distance)

    def has_papers(self, block_index: int) -> bool:
        return self.origin.has_papers(block_index)

    def links_where(
        self, is_wanted: LinkTest, among: LinkTest | None = None, parts: Sequence[str] = ()
    ) -> tuple[Link, ...]:
        selected = self.origin.links_where(is_wanted, among, parts)
        return moved(selected, self.distance) if selected else ()

    def listed_papers(
        self, contents_starts: frozenset[int], mistyped: frozenset[int] = frozenset()
    ) -> tuple[ListedPapers, ...]:
        return self.origin.listed_papers(contents_starts, mistyped)
