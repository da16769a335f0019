"""The lists in a piece of a document whose entries may be papers."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, islice

from fgad_lint.cached import cached_property
from fgad_lint.markdown.blocks import Block, Kind
from fgad_lint.model.entries import MIN_ENTRIES, EntryReader
from fgad_lint.model.entry_traits import Ends, Trait, ends_of_titles, traits_of
from fgad_lint.model.headings import Heading, SectionStart
from fgad_lint.model.inlines import Inlines
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

PaperTest = Callable[[str, Paper], bool]


class ListedPapers:
    """The papers of a list in a piece, which may be too few for the list to be a list of papers.

    `section_index` is the index in `Piece.section_starts` of the section around them, -1 if they are before the first heading.
    A document must have at least `min_entries` in blocks of this kind.
    """

    def __init__(
        self,
        text: str,
        span: Span,
        kind: Kind,
        section_index: int,
        papers: tuple[Paper, ...],
        min_entries: int | None = None,
    ) -> None:
        self._text = text
        self.span = span
        self.kind = kind
        self.section_index = section_index
        self.papers = papers
        self.min_entries = min_entries or MIN_ENTRIES.get(kind, 1)
        self._selected: dict[PaperTest, tuple[Paper, ...]] = {}
        self._traits: dict[Trait, list[str]] = {}
        self._latest_sample: tuple[int, int, ListedPapers] | None = None

    def every(self, step: int, start: int) -> "ListedPapers":
        """The list with every `step`-th of its papers, from the index `start` on; kept until others are asked for."""
        if step == 1:
            return self
        if self._latest_sample is None or self._latest_sample[:2] != (step, start):
            papers = self.papers[start::step]
            sample = ListedPapers(self._text, self.span, self.kind, self.section_index, papers, self.min_entries)
            self._latest_sample = step, start, sample
        return self._latest_sample[2]

    def papers_where(self, is_wanted: PaperTest) -> tuple[Paper, ...]:
        """The papers that a function of the text and the paper wants; it must depend on the entry alone."""
        selected = self._selected.get(is_wanted)
        if selected is None:
            selected = tuple([paper for paper in self.papers if is_wanted(self._text, paper)])
            self._selected[is_wanted] = selected
        return selected

    @cached_property
    def ends_of_titles(self) -> Ends:
        """The span of each entry, and where its title or the link around it ends."""
        return ends_of_titles(self.papers)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of the links, each once."""
        return frozenset([link.label for paper in self.papers for link in paper.links])

    @cached_property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """The keys of each paper: of its title, with and without a short name, and the ids found in its links."""
        return tuple(map(_keys, self.papers))


def traits_in(lists: Sequence[ListedPapers], trait: Trait) -> list[list[str]]:
    """A trait of each paper of some lists."""
    unread = [listed for listed in lists if trait not in listed._traits]
    for text, group in groupby(unread, key=_text):
        same_text = list(group)
        papers = [paper for listed in same_text for paper in listed.papers]
        ends = [end for listed in same_text for end in listed.ends_of_titles]
        traits = iter(traits_of(trait, text, papers, ends))
        for listed in same_text:
            listed._traits[trait] = list(islice(traits, len(listed.papers)))
    return [listed._traits[trait] for listed in lists]


def sample_of(lists: Sequence[ListedPapers], size: int) -> list[ListedPapers]:
    """About `size` papers of some lists, at even distances: each list with those of its papers that are chosen."""
    step = sum(len(listed.papers) for listed in lists) // size + 1
    samples = []
    n_before = 0
    for listed in lists:
        samples.append(listed.every(step, -n_before % step))
        n_before += len(listed.papers)
    return samples


def _text(listed: ListedPapers) -> str:
    return listed._text


def _keys(paper: Paper) -> tuple[str, ...]:
    short_key = paper.key_without_name
    return (paper.key, *paper.ids) if short_key == paper.key else (paper.key, short_key, *paper.ids)


class ListedPapersReader:
    """Finds the lists in a piece whose entries may be papers. Contents lists are not: they start at `contents_starts`.

    `mistyped` are the indexes of the sections whose headings were meant to be entries.
    """

    def __init__(
        self,
        text: str,
        inlines: Inlines,
        entry_reader: EntryReader,
        contents_starts: Collection[int],
        mistyped: Collection[int],
    ) -> None:
        self._text = text
        self._inlines = inlines
        self._entry_reader = entry_reader
        self._contents_starts = contents_starts
        self._mistyped = mistyped

    def read_all(
        self, blocks: Sequence[Block], headings: Sequence[Heading], starts: Sequence[SectionStart]
    ) -> Iterator[ListedPapers]:
        """The lists, in order. The `blocks` and `headings` are those of the piece, and `starts` those of its sections."""
        end = starts[0].first_block - 1 if starts else len(blocks)
        yield from self._in_blocks(-1, blocks[:end])
        for index, start in enumerate(starts):
            heading = headings[start.heading_index]
            below = blocks[start.first_block : start.end_block]
            if index in self._mistyped:
                if paper := self._entry_reader.in_mistyped_heading(heading):
                    yield ListedPapers(self._text, heading.span, "list", index, (paper,))
            elif paper := self._entry_reader.in_heading(heading):
                yield ListedPapers(self._text, heading.span, "heading", index, (paper,))
            elif read := self._entry_reader.above_resources(heading, below):
                paper, n_blocks = read
                n_needed = 2 if below[n_blocks - 1].kind == "list" else None
                yield ListedPapers(self._text, heading.span, "heading", index, (paper,), n_needed)
                below = below[n_blocks:]
            yield from self._in_blocks(index, below)

    def _in_blocks(self, section_index: int, blocks: Sequence[Block]) -> Iterator[ListedPapers]:
        """The lists in the blocks of a section. Paragraphs in a row are one list."""
        paragraph_papers: list[Paper] = []
        end_of_entries = 0
        caption: tuple[str, ...] = ()
        for index, block in enumerate(blocks):
            if block.span.start < end_of_entries or block.span.start in self._contents_starts:
                continue
            papers: Sequence[Paper] = ()
            match block.kind:
                case "paragraph":
                    if entries := self._entry_reader.in_paragraph(block, blocks[index + 1 : index + 3]):
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
                yield from self._paragraph_list(paragraph_papers, section_index)
                paragraph_papers = []
                path = () if block.kind == "html" else caption
                yield ListedPapers(
                    self._text, block.span, block.kind, section_index, tuple(_with_caption(path, papers))
                )
        yield from self._paragraph_list(paragraph_papers, section_index)

    def _paragraph_list(self, papers: Sequence[Paper], section_index: int) -> Iterator[ListedPapers]:
        if papers:
            span = Span(papers[0].span.start, papers[-1].span.end)
            yield ListedPapers(self._text, span, "paragraph", section_index, tuple(papers))

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
