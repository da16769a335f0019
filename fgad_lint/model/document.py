"""A parsed text: its blocks, and views of them that are computed lazily."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block, Markdown
from fgad_lint.markdown.inline import Link
from fgad_lint.markdown.pieces import PieceParser, heading_starts
from fgad_lint.model.anchors import Anchors
from fgad_lint.model.contents import ContentsList, ContentsReader
from fgad_lint.model.entries import EntryReader
from fgad_lint.model.inlines import Comment, Inlines
from fgad_lint.model.known import Known, KnownSpans
from fgad_lint.model.paper_lists import Listing, PaperList, PaperListReader
from fgad_lint.model.papers import Paper
from fgad_lint.model.sections import Heading, Outline, Section
from fgad_lint.text import Lines, Span

# arxiv.org, its misspellings (see `arxiv.dead_host`), and arXiv's DOIs.
_ARXIV = lazy_re.compile(r"[a1](?:rx[iv]|rix|rvi|xri|xiv|0\.48550)")


class Document:
    """A Markdown text and its structure. Views are cached; their spans are offsets into the text.

    `renderer` is the site that shows the text and makes the ids of its headings (see `slugs.RENDERERS`). `known` are spans
    whose kind the caller already knows (see `Known`). Any text can be parsed: broken Markdown raises nothing.
    """

    def __init__(self, text: str, renderer: str = "github", known: Sequence[Known] = ()) -> None:
        self.text = text
        self.renderer = renderer
        self.lines = Lines(text)
        self.blocks, self.definitions, _ = self._parse()
        self._known = known

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
    def inlines(self) -> Inlines:
        """The inline content of the blocks."""
        return Inlines(self.text, self.blocks, self.definitions)

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link and image, in order, including those in HTML; code and comments have none."""
        return self.inlines.links

    @cached_property
    def arxiv_links(self) -> tuple[Link, ...]:
        """The links, other than images, that may lead to arXiv's own hosts, dead or misspelt ones, or its DOIs; few others."""
        return tuple(link for link in self.links if _ARXIV.search(link.url.lower()) and link.form != "image")

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments, in order."""
        return self.inlines.comments

    @cached_property
    def tables(self) -> tuple[Block, ...]:
        """The tables, in order, including those in list items and block quotes."""
        return tuple(block for block in self.inlines.blocks if block.kind == "table")

    @cached_property
    def outline(self) -> Outline:
        """The headings and sections, and how they are nested."""
        return Outline(self.text, self.renderer, self.blocks, self.inlines)

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
        return Anchors(self.text, self.lines, self.renderer, self.inlines, self.outline)

    @cached_property
    def contents_lists(self) -> tuple[ContentsList, ...]:
        """The contents lists, in order."""
        is_known = KnownSpans(self._known, "contents").overlaps
        reader = ContentsReader(self.text, self.inlines, self.anchors, self._entry_reader, is_known)
        return tuple(contents for section in (self.root, *self.sections) for contents in reader.in_section(section))

    @cached_property
    def paper_lists(self) -> tuple[PaperList, ...]:
        """The lists of papers, in order."""
        is_known = KnownSpans(self._known, "papers").overlaps
        reader = PaperListReader(self.text, self.inlines, self.outline, self._entry_reader, is_known)
        return reader.read_all(self.contents_lists)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers of all lists, in order."""
        return tuple(paper for paper_list in self.paper_lists for paper in paper_list.papers)

    @cached_property
    def papers_by_title_start(self) -> list[Paper]:
        """The papers, sorted by where their titles start."""
        return sorted(self.papers, key=_title_start)

    @cached_property
    def papers_by_key(self) -> dict[str, list[Paper]]:
        """The papers by the keys of their titles and by the ids found in their links."""
        by_key: dict[str, list[Paper]] = {}
        for paper in self.papers:
            for key in {paper.key, paper.key_without_name, *paper.ids}:
                by_key.setdefault(key, []).append(paper)
        return by_key

    @property
    def listings(self) -> Iterator[Listing]:
        """The papers of all lists, in order, each in its list."""
        for paper_list in self.paper_lists:
            for paper_index, paper in enumerate(paper_list.papers):
                yield Listing(paper_list, paper, paper_index)

    @cached_property
    def listings_with_shared_keys(self) -> tuple[Listing, ...]:
        """The listings that have a key of `papers_by_key` in common with another; all entries about one paper do."""
        shared = {paper.span for papers in self.papers_by_key.values() if len(papers) > 1 for paper in papers}
        return tuple(listing for listing in self.listings if listing.paper.span in shared)

    @cached_property
    def title_spans(self) -> list[Span]:
        """The spans of the titles of headings and papers, in order."""
        return sorted([heading.title_span for heading in self.headings] + [paper.title_span for paper in self.papers])

    @cached_property
    def _entry_reader(self) -> EntryReader:
        return EntryReader(self.text, self.inlines, KnownSpans(self._known, "papers").overlaps)

    def _parse(self) -> Markdown:
        starts = heading_starts(self.text)
        parser = PieceParser(self.text, self.lines, starts)
        blocks: list[Block] = []
        definitions: dict[str, str] = {}
        for span in map(Span._make, pairwise([0, *starts, len(self.text)])):
            if span.start < span.end and (not blocks or blocks[-1].span.end <= span.start):
                piece = parser.parse(span)
                blocks += piece.blocks
                definitions = {**piece.definitions, **definitions}
        return Markdown(tuple(blocks), definitions)


def _title_start(paper: Paper) -> int:
    return paper.title_span.start
