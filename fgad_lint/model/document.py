"""A parsed text: its blocks, and views of them that are computed lazily."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model import arxiv
from fgad_lint.model.anchors import Anchors
from fgad_lint.model.contents import ContentsList, ContentsReader
from fgad_lint.model.cutting import cut
from fgad_lint.model.damage import Damage
from fgad_lint.model.headings import Heading
from fgad_lint.model.inlines import Comment
from fgad_lint.model.known import Known, KnownSpans
from fgad_lint.model.listed_papers import ListedPapers, PaperTest
from fgad_lint.model.paper_lists import Listing, PaperList, PaperListReader
from fgad_lint.model.papers import Paper
from fgad_lint.model.pieces import LinkTest, Piece, PieceState
from fgad_lint.model.sections import Outline, Section
from fgad_lint.text import Lines, Span, moved

if TYPE_CHECKING:
    from fgad_lint.model.mistyped_headings import MistypedHeading

# arxiv.org, its misspellings (see `arxiv.dead_host`), and arXiv's DOIs.
_ARXIV = lazy_re.compile(r"[a1](?:rx[iv]|rix|rvi|xri|xiv|0\.48550)")
_PARTS_OF_ARXIV = ("rxi", "rxv", "rix", "rvi", "xri", "xiv", "0.48550")

_Feature = TypeVar("_Feature", bound=Hashable)


class _Places(NamedTuple):
    """Where the papers with a key are: the index of the list, and the index in it.

    `first` has the first paper with each key, `shared` all papers with each key that several have.
    """

    first: dict[str, tuple[int, int]]
    shared: dict[str, list[tuple[int, int]]]


class Document:
    """A Markdown text and its structure. Views are cached; their spans are offsets into the text.

    `renderer` is the site that shows the text and makes the ids of its headings (see `slugs.RENDERERS`). `known` are spans
    whose kind the caller already knows (see `Known`). Any text can be parsed: broken Markdown raises nothing.

    `previous` is another version of the document, if there is one. The result is the same, but what has not changed is not read
    again, unless that version is for another renderer or has known spans.
    """

    pieces: Sequence[Piece]
    _known: Sequence[Known]

    def __init__(
        self,
        text: str,
        renderer: str = "github",
        known: Sequence[Known] = (),
        previous: "Document | None" = None,
    ) -> None:
        self.text = text
        self.renderer = renderer
        self.lines = Lines(text)
        self._known = known
        is_known = KnownSpans(known, "papers").overlaps
        is_any_known = known or (previous and previous._known)
        earlier = previous.pieces if previous and previous.renderer == renderer and not is_any_known else ()
        self.pieces = cut(text, self.lines, is_known, earlier)

    def text_of(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def line_of(self, span: Span) -> int:
        """The line, from 1, on which a span begins."""
        return self.lines.position(span.start).line

    def section_at(self, offset: int) -> Section:
        """The innermost section that contains the character at `offset`."""
        return self.outline.section_at(offset)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that are not nested in others, which cover the text."""
        return tuple(chain.from_iterable(piece.blocks for piece in self.pieces))

    @cached_property
    def all_blocks(self) -> tuple[Block, ...]:
        """All blocks, nested ones too, in reading order."""
        return tuple(chain.from_iterable(piece.inlines.blocks for piece in self.pieces))

    @property
    def leaves(self) -> Iterator[Leaf]:
        """The leaf blocks and table cells, in order."""
        return chain.from_iterable(piece.inlines.by_start.values() for piece in self.pieces)

    def is_damaged(self, span: Span) -> bool:
        """Whether there is damage in a span of a leaf or right next to it (see `Damage`)."""
        return self.piece_at(span.start).suspects.is_damaged(span)

    def leaves_of(self, block: Block) -> list[Leaf]:
        """The leaves of a block and of all blocks in it."""
        return self.piece_at(block.span.start).inlines.of(block)

    def leaf_at(self, offset: int) -> Leaf:
        """The last leaf that begins at or before an offset, which must be in one."""
        return self.piece_at(offset).inlines.leaf_at(offset)

    def scan(self, text: str) -> Leaf:
        """Read `text` as if it were a leaf of this document; the spans are offsets into `text`."""
        return self.pieces[0].inlines.scan(text)

    def label_of(self, link: Link) -> str:
        """The label of a link as a reader sees it."""
        return self.piece_at(link.span.start).inlines.label(link)

    def url_as_written(self, link: Link) -> str:
        """The URL of a link, with the repository of the page if it is written."""
        written = self.text_of(link.target).strip()
        return written if link.url.startswith("#") and ":" in written and written.endswith(link.url) else link.url

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link and image, in order, including those in HTML; code and comments have none."""
        return tuple(chain.from_iterable(piece.inlines.links for piece in self.pieces))

    def links_where(self, is_wanted: LinkTest, among: LinkTest | None = None, parts: Sequence[str] = ()) -> list[Link]:
        """The links that a function of the text and the link wants. What it says must depend on the link alone: it is kept.

        To save time, only the links that `among` wants are asked about, and only in pieces where a URL, in lower case, has one of `parts`.
        """
        return [link for piece in self.pieces for link in piece.links_where(is_wanted, among, parts)]

    @cached_property
    def arxiv_links(self) -> tuple[Link, ...]:
        """The links, other than images, that may lead to arXiv's own hosts, dead or misspelt ones, or its DOIs; few others."""
        return tuple(self.links_where(_may_lead_to_arxiv, parts=_PARTS_OF_ARXIV))

    @cached_property
    def odd_arxiv_links(self) -> tuple[Link, ...]:
        """Those of `arxiv_links` whose URLs are not written as most are (see `arxiv.plain_form`)."""
        return tuple(self.links_where(_is_odd, among=_may_lead_to_arxiv))

    @cached_property
    def fragment_links(self) -> tuple[Link, ...]:
        """The links, other than images, with a `#` in their URLs."""
        return tuple(self.links_where(_has_fragment, parts=("#",)))

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments, in order."""
        return tuple(chain.from_iterable(piece.reading.comments for piece in self.pieces))

    @cached_property
    def tables(self) -> tuple[Block, ...]:
        """The tables, in order, including those in list items and block quotes."""
        return tuple(block for block in self.all_blocks if block.kind == "table")

    @cached_property
    def outline(self) -> Outline:
        """The headings and sections, and how they are nested."""
        return Outline(self.text, self.renderer, self.pieces)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order. Those in block quotes, list items and HTML are included, though they open no section."""
        return self.outline.headings

    @property
    def root(self) -> Section:
        """The parent of all top-level sections; its blocks are those before the first heading."""
        return self.outline.root

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in reading order, each after its parent."""
        return self.outline.sections

    @cached_property
    def anchors(self) -> Anchors:
        """The anchors that links can target."""
        return Anchors(self.text, self.lines, self.renderer, self.pieces, self.outline)

    @cached_property
    def contents_lists(self) -> tuple[ContentsList, ...]:
        """The contents lists, in order."""
        reader = ContentsReader(self.anchors, KnownSpans(self._known, "contents").overlaps)
        return tuple(contents for section in (self.root, *self.sections) for contents in reader.in_section(section))

    @cached_property
    def paper_lists(self) -> tuple[PaperList, ...]:
        """The lists of papers, in order."""
        reader = PaperListReader(
            self.outline, self.pieces, self.mistyped_headings, KnownSpans(self._known, "papers").overlaps
        )
        return reader.read_all(self.contents_lists)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers of all lists, in order."""
        return tuple(paper for paper_list in self.paper_lists for paper in paper_list.papers)

    @cached_property
    def mistyped_headings(self) -> Mapping[Section, "MistypedHeading"]:
        """The sections whose heading was meant to be an entry."""
        if not any(section.start.links_in_heading for section in self.outline.sections):
            return {}
        from fgad_lint.model.mistyped_headings import mistyped_headings

        return mistyped_headings(self.outline, self.pieces)

    @cached_property
    def damaged_entries(self) -> tuple[Damage, ...]:
        """What is wrong with the markers of entries, in order."""
        damages = [*chain.from_iterable(piece.damages for piece in self.pieces)]
        return tuple(sorted([*damages, *(mistyped.damage for mistyped in self.mistyped_headings.values())]))

    @cached_property
    def papers_by_title_start(self) -> list[Paper]:
        """The papers, sorted by where their titles start."""
        return sorted(self.papers, key=_title_start)

    def papers_where(self, is_wanted: PaperTest) -> list[Paper]:
        """The papers that a function of the text and the paper wants. What it says must depend on the entry alone: it is kept."""
        return [paper for paper_list in self.paper_lists for paper in paper_list.papers_where(is_wanted)]

    def papers_with_key(self, key: str) -> list[Paper]:
        """The papers that have a key (see `PaperList.keys`)."""
        first = self._places.first.get(key)
        places = self._places.shared.get(key, [first] if first else [])
        return [self.paper_lists[number].paper(index) for number, index in places]

    @property
    def listings(self) -> Iterator[Listing]:
        """The papers of all lists, in order, each in its list."""
        for paper_list in self.paper_lists:
            for paper_index, paper in enumerate(paper_list.papers):
                yield Listing(paper_list, paper, paper_index)

    @cached_property
    def listings_with_shared_keys(self) -> tuple[Listing, ...]:
        """The listings that have a key in common with another (see `PaperList.keys`); all entries about one paper do."""
        shared = {place for places in self._places.shared.values() for place in places}
        lists = self.paper_lists
        return tuple(Listing(lists[number], lists[number].paper(index), index) for number, index in sorted(shared))

    @cached_property
    def title_spans(self) -> list[Span]:
        """The spans of the titles of headings and papers, in order."""
        titles = [
            moved(paper.title_span, paper_list.piece.distance)
            for paper_list in self.paper_lists
            for paper in paper_list.listed.papers
        ]
        return sorted([heading.title_span for heading in self.headings] + titles)

    @cached_property
    def _places(self) -> _Places:
        places = _Places({}, {})
        for number, paper_list in enumerate(self.paper_lists):
            for index, keys in enumerate(paper_list.keys):
                place = number, index
                for key in keys:
                    first = places.first.setdefault(key, place)
                    if first is not place:
                        places.shared.setdefault(key, [first]).append(place)
        return places

    @cached_property
    def states(self) -> Sequence[PieceState]:
        """The states of the pieces, in order. Pieces with the same text may have the same state."""
        lists: dict[Piece, list[ListedPapers]] = {}
        for paper_list in self.paper_lists:
            lists.setdefault(paper_list.piece, []).append(paper_list.listed)
        return [piece.origin.state(tuple(lists.get(piece, ()))) for piece in self.pieces]

    def tallies(self, features: Callable[["Document"], Iterable[tuple[Span, _Feature]]]) -> Sequence[Counter[_Feature]]:
        """For each piece, how often it has which of the features that a function finds in a document, with their places.

        What the function finds in a piece must depend on that alone: it is kept.
        """
        unknown = {state: index for index, state in enumerate(self.states) if features not in state.memo}
        looked_at = self if len(unknown) == len(self.pieces) else self.excerpt(sorted(unknown.values()))
        by_piece: dict[int, list[_Feature]] = {}
        for span, feature in features(looked_at):
            by_piece.setdefault(self.piece_index(span.start), []).append(feature)
        nothing = Counter[_Feature]()  # Most pieces have no features.
        for state, index in unknown.items():
            state.memo[features] = Counter(by_piece[index]) if index in by_piece else nothing
        return [cast(Counter[_Feature], state.memo[features]) for state in self.states]

    def excerpt(self, piece_indexes: Iterable[int]) -> "Document":
        """The document with the papers, links, tables and comments of some pieces only."""
        return _Excerpt(self, [self.pieces[index] for index in piece_indexes])

    def piece_index(self, offset: int) -> int:
        """The index of the piece that contains the character at `offset`."""
        return bisect_right(self._piece_starts, offset) - 1

    def piece_indexes(self, span: Span) -> range:
        """The indexes of the pieces that contain the characters of a span, or the offset of an empty one."""
        return range(self.piece_index(span.start), self.piece_index(max(span.start, span.end - 1)) + 1)

    def piece_at(self, offset: int) -> Piece:
        """The piece that contains the character at `offset`."""
        return self.pieces[self.piece_index(offset)]

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.span.start for piece in self.pieces]


class _Excerpt(Document):
    """Some pieces of a document. Its sections and anchors are those of the document."""

    def __init__(self, document: Document, pieces: Sequence[Piece]) -> None:
        self.text = document.text
        self.renderer = document.renderer
        self.lines = document.lines
        self.pieces = pieces
        self._known = document._known
        self._document = document

    @cached_property
    def outline(self) -> Outline:
        return self._document.outline

    @cached_property
    def mistyped_headings(self) -> Mapping[Section, "MistypedHeading"]:
        return self._document.mistyped_headings

    @cached_property
    def anchors(self) -> Anchors:
        return self._document.anchors

    @cached_property
    def contents_lists(self) -> tuple[ContentsList, ...]:
        return self._document.contents_lists

    @cached_property
    def paper_lists(self) -> tuple[PaperList, ...]:
        pieces = set(self.pieces)
        return tuple(paper_list for paper_list in self._document.paper_lists if paper_list.piece in pieces)

    def piece_at(self, offset: int) -> Piece:
        return self._document.piece_at(offset)


def total(tallies: Iterable[Counter[_Feature]]) -> Counter[_Feature]:
    """How often all pieces have which features; `sum` takes longer if there are many."""
    counts: Counter[_Feature] = Counter()
    for tally in tallies:
        for feature, count in tally.items():
            counts[feature] += count
    return counts


def _has_fragment(_text: str, link: Link) -> bool:
    return "#" in link.url and link.form != "image"


def _may_lead_to_arxiv(_text: str, link: Link) -> bool:
    return link.form != "image" and _ARXIV.search(link.url.lower()) is not None


def _is_odd(_text: str, link: Link) -> bool:
    return arxiv.plain_form(link.url) is None


def _title_start(paper: Paper) -> int:
    return paper.title_span.start
