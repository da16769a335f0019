"""Lists of papers, and the category of each paper."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from fgad_lint.markdown.blocks import Block, Kind
from fgad_lint.model.contents import ContentsList
from fgad_lint.model.entries import MIN_ENTRIES, EntryReader
from fgad_lint.model.inlines import Inlines
from fgad_lint.model.papers import Paper
from fgad_lint.model.sections import Outline, Section
from fgad_lint.text import Span


class Category(NamedTuple):
    """Where a paper is listed: its section, and the captions and list items within the section (see `Paper.path`)."""

    section: Section
    path: tuple[str, ...]


class PaperList(NamedTuple):
    """A list of papers in blocks of one kind. A heading that is an entry is a list of one paper.

    `section` is the section that the papers belong to: usually the one around the list, but the parent section if the heading
    is the entry, or if the section only introduces its siblings.
    """

    span: Span
    kind: Kind
    section: Section
    papers: tuple[Paper, ...]

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
    """Finds the lists of papers of a document."""

    def __init__(
        self, text: str, inlines: Inlines, outline: Outline, entry_reader: EntryReader, is_known: Callable[[Span], bool]
    ) -> None:
        self._text = text
        self._inlines = inlines
        self._outline = outline
        self._entry_reader = entry_reader
        self._is_known = is_known

    def read_all(self, contents: Sequence[ContentsList]) -> tuple[PaperList, ...]:
        """The lists of papers of the document, in order; `contents` are its contents lists."""
        outline, contents_spans = self._outline, frozenset(contents_list.span for contents_list in contents)
        candidates = [
            paper_list
            for section in (outline.root, *outline.sections)
            for paper_list in self._in_section(section, contents_spans)
        ]
        counts = Counter(paper_list.kind for paper_list in candidates for _ in paper_list.papers)
        paper_lists = [
            paper_list
            for paper_list in candidates
            if counts[paper_list.kind] >= MIN_ENTRIES.get(paper_list.kind, 1) or self._is_known(paper_list.span)
        ]
        introductions = self._introductions(contents, [paper_list.span.start for paper_list in paper_lists])
        return tuple(
            paper_list._replace(section=paper_list.section.parent or paper_list.section)
            if paper_list.section in introductions
            else paper_list
            for paper_list in paper_lists
        )

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

    def _in_section(self, section: Section, contents_spans: Collection[Span]) -> Iterator[PaperList]:
        """The lists of papers in one section. Its heading may be an entry; paragraphs in a row are one list."""
        if paper := self._entry_reader.in_heading(section):
            yield PaperList(section.heading.span, "heading", section.parent or self._outline.root, (paper,))
        paragraph_papers: list[Paper] = []
        end_of_entries = 0
        caption: tuple[str, ...] = ()
        for index, block in enumerate(section.blocks):
            if block.span.start < end_of_entries or block.span in contents_spans:
                continue
            papers: Sequence[Paper] = ()
            match block.kind:
                case "paragraph":
                    following = section.blocks[index + 1 : index + 3]
                    if entries := self._entry_reader.in_paragraph(block, following):
                        paragraph_papers += _with_caption(caption, entries)
                        end_of_entries = paragraph_papers[-1].span.end
                    elif name := self._bold_caption(block):
                        caption = (name,)
                case "list":
                    papers = self._entry_reader.in_list(block)
                case "table":
                    papers = self._entry_reader.in_table(block)
                case "quote":
                    if len(block.children) == 1 and (name := self._bold_caption(block.children[0])):
                        caption = (name,)
                case "html":
                    papers = self._entry_reader.in_html(block)
                    caption = self._caption_after(block, caption)
            if papers:
                yield from _paragraph_list(paragraph_papers, section)
                paragraph_papers = []
                path = () if block.kind == "html" else caption
                yield PaperList(block.span, block.kind, section, tuple(_with_caption(path, papers)))
        yield from _paragraph_list(paragraph_papers, section)

    def _bold_caption(self, block: Block) -> str:
        """The text of a paragraph if all of it is bold, so that it names what follows; "" if not."""
        leaf = self._inlines.of_first_line(block)
        strong = next(iter(leaf.inline.strong), None)
        if strong is None or leaf.inline.links:
            return ""
        if self._inlines.text[slice(*leaf.span)].strip("*_: \t") != self._text[slice(*strong)].strip(": "):
            return ""
        return leaf.inline.shown(self._inlines.text, *strong).strip(" :")

    def _caption_after(self, block: Block, caption: tuple[str, ...]) -> tuple[str, ...]:
        """The caption after an HTML block with `caption` before it: the last `<summary>`, unless its `<details>` ends."""
        from fgad_lint.markdown import html

        for leaf in self._inlines.of(block):
            tags = self._inlines.tags_of(leaf)
            for summary in html.elements(tags, "summary"):
                caption = (html.shown(self._inlines.text, *summary.inside),)
            last = next((tag for tag in reversed(tags) if tag.name in ("details", "summary")), None)
            if last and last.name == "details" and last.closes:
                caption = ()
        return caption


def _with_caption(caption: tuple[str, ...], papers: Iterable[Paper]) -> Iterator[Paper]:
    """Papers with a caption at the start of their paths."""
    return (paper._replace(path=(*caption, *paper.path)) if caption else paper for paper in papers)


def _paragraph_list(papers: Sequence[Paper], section: Section) -> Iterator[PaperList]:
    if papers:
        yield PaperList(Span(papers[0].span.start, papers[-1].span.end), "paragraph", section, tuple(papers))
