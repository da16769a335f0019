"""Lists of papers, and the category of each paper."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint.cached import cached_property
from fgad_lint.markdown.blocks import Kind
from fgad_lint.model.contents import ContentsList
from fgad_lint.model.listed_papers import ListedPapers, PaperTest
from fgad_lint.model.papers import Paper
from fgad_lint.model.pieces import Piece
from fgad_lint.model.sections import Outline, Section
from fgad_lint.text import Span, moved

if TYPE_CHECKING:
    from fgad_lint.model.mistyped_headings import MistypedHeading


class Category(NamedTuple):
    """Where a paper is listed: its section, and the captions and list items within the section (see `Paper.path`)."""

    section: Section
    path: tuple[str, ...]


class PaperList:
    """A list of papers in blocks of one kind. A heading that is an entry is a list of one paper.

    `section` is the section that the papers belong to: usually the one around the list, but the parent section if the heading
    is the entry, or if the section only introduces its siblings, and the one before it if the heading is only a link back. `keys` are those of each paper (see `ListedPapers.keys`), `piece` is
    the piece of the document that the list is in.
    """

    def __init__(self, listed: ListedPapers, piece: Piece, section: Section) -> None:
        self.listed = listed
        self.piece = piece
        self.section = section
        self.span = moved(listed.span, piece.distance)

    @property
    def kind(self) -> Kind:
        return self.listed.kind

    @property
    def keys(self) -> Sequence[tuple[str, ...]]:
        return self.listed.keys

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers, in order."""
        return moved(self.listed.papers, self.piece.distance) if self.piece.distance else self.listed.papers

    def paper(self, index: int) -> Paper:
        """The paper at an index from 0."""
        return moved(self.listed.papers[index], self.piece.distance) if self.piece.distance else self.papers[index]

    def papers_where(self, is_wanted: PaperTest) -> tuple[Paper, ...]:
        """The papers that a function of the text and the paper wants; it must depend on the entry alone."""
        papers = self.listed.papers_where(is_wanted)
        return moved(papers, self.piece.distance) if papers and self.piece.distance else papers

    def __len__(self) -> int:
        """The number of papers."""
        return len(self.listed.papers)

    def category_of(self, paper: Paper) -> Category:
        """The category of a paper of this list."""
        return Category(self.section, paper.path)


class Listing(NamedTuple):
    """A paper in its list: the one at `paper_index` of `paper_list.papers`."""

    paper_list: PaperList
    paper: Paper
    paper_index: int

    @property
    def category(self) -> Category:
        """The category that the paper is listed in."""
        return self.paper_list.category_of(self.paper)


class PaperListReader:
    """Finds the lists of papers of a document; `is_known` tells whether a span is known to list papers."""

    def __init__(
        self,
        outline: Outline,
        pieces: Sequence[Piece],
        mistyped: Mapping[Section, "MistypedHeading"],
        is_known: Callable[[Span], bool],
    ) -> None:
        self._outline = outline
        self._pieces = pieces
        self._mistyped = mistyped
        self._is_known = is_known

    def read_all(self, contents: Sequence[ContentsList]) -> tuple[PaperList, ...]:
        """The lists of papers of the document, in order; `contents` are its contents lists."""
        candidates = list(self._candidates(contents))
        counts: Counter[Kind] = Counter()
        for paper_list in candidates:
            counts[paper_list.kind] += len(paper_list)
        paper_lists = [
            paper_list
            for paper_list in candidates
            if counts[paper_list.kind] >= paper_list.listed.min_entries or self._is_known(paper_list.span)
        ]
        introductions = self._introductions(contents, [paper_list.span.start for paper_list in paper_lists])
        for paper_list in paper_lists:
            if paper_list.section in introductions:
                paper_list.section = paper_list.section.parent or paper_list.section
        return tuple(paper_lists)

    def _candidates(self, contents: Sequence[ContentsList]) -> Iterator[PaperList]:
        contents_starts: dict[Piece, list[int]] = {}
        for contents_list in contents:
            starts = contents_starts.setdefault(contents_list.section.piece, [])
            starts.append(contents_list.span.start - contents_list.section.piece.span.start)
        n_sections = 0
        for piece in self._pieces:
            sections = self._outline.sections[n_sections : n_sections + len(piece.reading.section_starts)]
            mistyped = frozenset(index for index, section in enumerate(sections) if section in self._mistyped)
            for listed in piece.listed_papers(frozenset(contents_starts.get(piece, ())), mistyped):
                section = sections[listed.section_index] if listed.section_index >= 0 else self._outline.root
                if section in self._mistyped:
                    section = self._mistyped[section].section
                elif listed.kind == "heading":
                    section = section.parent or self._outline.root
                while section.start.leads_back:
                    section = self._outline.sections[section.number - 1] if section.number else self._outline.root
                yield PaperList(listed, piece, section)
            n_sections += len(sections)

    def _introductions(self, contents: Sequence[ContentsList], paper_starts: Sequence[int]) -> set[Section]:
        """The sections that introduce their siblings, so that papers in them belong to the parent.

        Such a section has a contents list that names nearly all siblings after it, before any papers of the parent.
        `paper_starts` are the offsets of all lists of papers, in order.
        """
        introductions = set()
        for contents_list in contents:
            section, parent = contents_list.section, contents_list.section.parent
            if parent is None or contents_list.covers is not parent:
                continue
            following = [sibling for sibling in self._outline.children(parent) if sibling.number > section.number]
            named = {
                ancestor for entry in contents_list.entries if entry.target for ancestor in entry.target.ancestors()
            }
            index = bisect_left(paper_starts, parent.heading.span.start)
            precedes_papers = index == len(paper_starts) or paper_starts[index] > contents_list.span.start
            if precedes_papers and 5 * sum(sibling in named for sibling in following) >= 4 * len(following):
                introductions.add(section)
        return introductions
