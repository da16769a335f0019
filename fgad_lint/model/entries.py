"""The papers of one block: which items, rows, paragraphs or HTML elements are entries, and what they are about."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block, Kind
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model import papers
from fgad_lint.model.headings import Heading
from fgad_lint.model.inlines import NO_LEAF, Inlines
from fgad_lint.model.labels import is_label
from fgad_lint.model.links import is_external
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span, words_in

if TYPE_CHECKING:
    from fgad_lint.markdown.html import Tag

# Prose may look like these entries, so a document must have at least this many of them.
MIN_ENTRIES = {"paragraph": 3, "heading": 3, "html": 3}
_HEADING_NUMBER = lazy_re.compile(r"\d{1,4}[.)]\s*")
MIN_TITLE_WORDS = 3  # A shorter text without links is no paper.
MAX_POINTER_WORDS = 3  # An item with more words besides its links than "Please see also" may have a title.


class EntryReader:
    """Reads the papers of entries, block by block; `is_known` tells whether a span is known to list papers."""

    def __init__(self, text: str, inlines: Inlines, is_known: Callable[[Span], bool]) -> None:
        self._text = text
        self._inlines = inlines
        self._is_known = is_known

    def in_block(self, block: Block) -> Sequence[Paper]:
        """The papers of a block of any kind, read by itself; none if it is not a list of papers."""
        match block.kind:
            case "list":
                return self.in_list(block)
            case "table":
                return self.in_table(block)
            case "paragraph":
                return self.in_paragraph(block, ())
            case "html":
                return self.in_html(block)
        return ()

    def in_list(self, block: Block) -> Sequence[Paper]:
        """The papers of a list; none unless most items link to something."""
        entries = list(self._items(block, (), 0))
        return entries if self._are_listed(block, entries) or self._are_titles(entries) else ()

    def in_table(self, block: Block) -> Sequence[Paper]:
        """The papers of a table; none unless many rows link to something."""
        by_start = self._inlines.by_start
        rows = [[by_start.get(cell.start, NO_LEAF) for cell in row.text_spans] for row in block.children]
        if len(rows) < 2 or not rows[0]:
            return ()
        from fgad_lint.model import tables

        columns = tables.find_columns(
            [[cell.inline.shown(self._inlines.text, *cell.span).strip() for cell in row] for row in rows]
        )
        entries = [
            paper
            for row, cells in zip(block.children[1:], rows[1:], strict=True)
            if tables.is_row(self._text[slice(*row.span)])
            and not tables.names_group(self._inlines.text, row.text_spans)
            and (paper := tables.read_row(self._inlines.text, row.span, cells, columns))
        ]
        return entries if self._are_listed(block, entries) else ()

    def in_paragraph(self, block: Block, following: Sequence[Block]) -> Sequence[Paper]:
        """The papers of a paragraph, each from a line that starts with a title up to the next such line.

        `following` are the blocks after it: the last paper may have its links in a list there.
        """
        leaf = self._inlines.of_first_line(block)
        if not (leaf.inline.links or leaf.inline.strong):
            return ()
        text = self._inlines.text
        starts = self._openings(block, leaf)
        if any(text[start] == "|" for start in starts):
            return ()  # The rows of a broken table.
        first = block.text_spans[0]
        if not starts and len(block.text_spans) > 1 and papers.is_bold_title(text, first, leaf.inline):
            starts = [first.start]
        after = next((block for block in following if block.kind != "blank"), None)
        entries = []
        for span in map(Span._make, pairwise([*starts, block.span.end])):
            part = Leaf(span, leaf.inline.within(span.start, len(self._text[slice(*span)].rstrip()) + span.start))
            leaves = [part]
            is_last = span.end == block.span.end
            if is_last and after and self._lists_resources(after) and not part.inline.links:
                leaves += self._inlines.of(after)
                span = Span(span.start, after.span.end)
            paper = papers.read(self._inlines.text, span, leaves, (), 0)
            if paper and paper.links:
                entries.append(paper)
        return entries

    def _openings(self, block: Block, leaf: Leaf) -> list[int]:
        """Where entries of a paragraph start; a link below a title in bold and its authors may be that of the venue.

        **Deep One-Class Classification**
        Ann B. Loom, Cy Dyer
        [International Conference on Machine Learning](https://e.org/1), 2018
        """
        openings = [papers.opens_entry(self._inlines.text, line, leaf.inline) for line in block.text_spans]
        bold = [index for index, opening in enumerate(openings) if opening == "bold"]
        for start, end in pairwise([*bold, len(openings)]):
            links = [index for index in range(start, end) if openings[index] == "link"]
            if len(links) == 1 and links[0] > start + 1:
                openings[links[0]] = None
        return [line.start for line, opening in zip(block.text_spans, openings, strict=True) if opening]

    def in_html(self, block: Block) -> Sequence[Paper]:
        """The papers of an HTML block: its rows, or else its items, or else its paragraphs."""
        leaf = self._inlines.of_first_line(block)
        if not any(map(is_external, leaf.inline.links)):
            return ()
        for name in ("tr", "li", "p"):
            if entries := list(self._html_elements(leaf, name)):
                return entries
        return ()

    def in_heading(self, heading: Heading) -> Paper | None:
        """The paper that the heading of a section is an entry for, if it is one."""
        leaf = self._inlines.by_start.get(heading.title_span.start)
        if leaf is None or not leaf.inline.links or not papers.opens_entry(self._inlines.text, leaf.span, leaf.inline):
            return None
        paper = papers.read(self._inlines.text, heading.span, [leaf], (), 0)
        return paper if paper and paper.links else None

    def in_mistyped_heading(self, heading: Heading) -> Paper | None:
        """The paper of a heading that was meant to be an entry."""
        leaf = self._inlines.by_start[heading.title_span.start]
        return papers.read(self._inlines.text, heading.span, [leaf], (), 0)

    def above_resources(self, heading: Heading, blocks: Sequence[Block]) -> tuple[Paper, int] | None:
        """The paper that a heading names if its resources are in the blocks below, and how many blocks that takes.

        They are in a list that starts the section, or in a paragraph with nothing but links.
        """
        leaf = self._inlines.by_start.get(heading.title_span.start)
        if leaf is None or leaf.inline.links or heading.level == 1 or len(words_in(heading.title)) < MIN_TITLE_WORDS:
            return None
        number = _HEADING_NUMBER.match(self._inlines.text, *leaf.span)
        leaf = Leaf(Span(number.end(), leaf.span.end), leaf.inline) if number else leaf
        for index, block in enumerate(blocks):
            if block.kind in ("list", "table"):
                is_first = all(above.kind == "blank" for above in blocks[:index])
                if not is_first or block.kind == "table" or not self._has_only_keys(block):
                    return None
            elif block.kind != "paragraph" or not self._has_only_labels(block):
                continue
            span = Span(heading.span.start, block.span.end)
            paper = papers.read(self._inlines.text, span, [leaf, *self._inlines.of(block)], (), 0)
            return (paper, index + 1) if paper and paper.title else None
        return None

    def _has_only_keys(self, block: Block) -> bool:
        """Whether all leaves of a list are like "Code: https://…", at least two of them with a link."""
        text, resources = self._inlines.text, self._inlines.of(block)
        linked = [leaf for leaf in resources if any(map(is_external, leaf.inline.links))]
        has_keys = len(linked) > 1 and all(papers.has_key(text, leaf) for leaf in resources)
        return has_keys and all(papers.is_resource(text, leaf) for leaf in linked)

    def _has_only_labels(self, block: Block) -> bool:
        """Whether a paragraph is like "[Paper](…) | [Code](…)", with at least two links."""
        leaf = self._inlines.of_first_line(block)
        links = [link for link in leaf.inline.links if is_external(link)]
        if len(links) < 2 or any(link.form != "inline" for link in links) or not self._has_label(links[0]):
            return False
        if 2 * sum(map(self._has_label, links)) < len(links):
            return False
        ends = pairwise([leaf.span.start, *(offset for link in links for offset in link.span), leaf.span.end])
        return not any(words_in(self._inlines.text[start:end]) for start, end in list(ends)[::2])

    def _has_label(self, link: Link) -> bool:
        return is_label(self._inlines.label(link))

    def _are_listed(self, block: Block, entries: Sequence[Paper]) -> bool:
        if self._is_known(block.span):
            return any(paper.links for paper in entries)
        return are_listed(block.kind, entries)

    def _are_titles(self, entries: Sequence[Paper]) -> bool:
        """Whether most entries consist of a title in bold, or of a title and its venue in parentheses, without links."""
        if len(entries) < MIN_ENTRIES["paragraph"]:
            return False
        return 3 * sum(self._is_title(paper) for paper in entries) >= 2 * len(entries)

    def _is_title(self, paper: Paper) -> bool:
        if len(words_in(paper.title)) < MIN_TITLE_WORDS:
            return False
        leaf = self._inlines.leaf_at(paper.title_span.start)
        if papers.is_bold_title(self._inlines.text, leaf.span, leaf.inline):
            return True
        rest = self._inlines.text[paper.title_span.end : leaf.span.end].strip()
        return bool(paper.venue and paper.venue.name) and rest[:1] in ("(", "（", "[") and rest[-1] in ")）]"

    def _items(self, block: Block, path: tuple[str, ...], depth: int) -> Iterator[Paper]:
        for item in block.children:
            nested = [child for child in item.children if child.kind == "list"]
            leaves = self._inlines.of(item)
            own_leaves = self._inlines.of_item(item) if nested else leaves
            is_linked = any(is_external(link) for leaf in own_leaves for link in leaf.inline.links)
            if not leaves or not (nested or is_linked or not self._is_pointer(leaves)):
                continue
            if nested and not is_linked and self._have_papers(nested):
                for nested_list in nested:
                    yield from self._items(nested_list, (*path, self._name(own_leaves)), depth + 1)
            elif len(item.children) > 1 and (entries := list(self._paragraphs_under(item, path, depth + 1))):
                yield from entries
            elif paper := papers.read(self._inlines.text, item.span, leaves, path, depth):
                yield paper

    def _name(self, leaves: Sequence[Leaf]) -> str:
        """What the first leaf of an item shows."""
        return leaves[0].inline.shown(self._inlines.text, *leaves[0].span).strip() if leaves else ""

    def _paragraphs_under(self, item: Block, path: tuple[str, ...], depth: int) -> Iterator[Paper]:
        """The papers in the paragraphs of an item whose first paragraph only names a category."""
        paragraphs = [child for child in item.children if child.kind != "blank"]
        if len(paragraphs) < 2 or any(child.kind != "paragraph" for child in paragraphs):
            return
        if any(self._inlines.of(paragraphs[0])[0].inline[:3]):
            return
        for paragraph in paragraphs[1:]:
            (leaf,) = self._inlines.of(paragraph)
            if not papers.opens_entry(self._inlines.text, leaf.span, leaf.inline) or not leaf.inline.links:
                return
        path = (*path, self._name(self._inlines.of(paragraphs[0])))
        for paragraph in paragraphs[1:]:
            if paper := papers.read(self._inlines.text, paragraph.span, self._inlines.of(paragraph), path, depth):
                yield paper

    def _is_pointer(self, leaves: Sequence[Leaf]) -> bool:
        """Whether an item without external links only leads elsewhere in the page: "See also [Evaluation](#evaluation)"."""
        links = [link for leaf in leaves for link in leaf.inline.links if link.form != "image"]
        if not links:
            return False
        n_words = sum(len(words_in(leaf.inline.shown(self._inlines.text, *leaf.span))) for leaf in leaves)
        return n_words - sum(len(words_in(self._inlines.label(link))) for link in links) <= MAX_POINTER_WORDS

    def _have_papers(self, nested: Sequence[Block]) -> bool:
        """Whether lists under an item without a link have papers in them, rather than the resources of one ("Code: …")."""
        for item in (item for nested_list in nested for item in nested_list.children):
            leaf = next(iter(self._inlines.of(item)), None)
            if leaf and any(map(is_external, leaf.inline.links)):
                if not papers.is_resource(self._inlines.text, leaf):
                    return True
            elif self._have_papers([child for child in item.children if child.kind == "list"]):
                return True
        return False

    def _lists_resources(self, block: Block) -> bool:
        """Whether a block lists the resources of the paper above it rather than papers."""
        return block.kind == "list" and not self._have_papers([block])

    def _html_elements(self, leaf: Leaf, name: str) -> Iterator[Paper]:
        from fgad_lint.markdown import html
        from fgad_lint.model import html_entries

        text, tags = self._inlines.text, self._inlines.tags_of(leaf)
        summaries = [(summary.end, html.shown(text, *summary.inside)) for summary in html.elements(tags, "summary")]
        spans = list(html.parts(tags, name, leaf.span.end))
        elements = [html_entries.Element(span, _tags_in(tags, span), leaf.inline.links_within(*span)) for span in spans]
        fields = html_entries.find_fields(text, tags, elements) if name == "tr" else {}
        for element in elements:
            index = bisect_right(summaries, (element.span.start, "")) - 1
            path = (summaries[index][1],) if index >= 0 else ()
            if paper := html_entries.read(text, element, fields.get(element.span), path):
                yield paper


def _tags_in(tags: Sequence["Tag"], span: Span) -> Sequence["Tag"]:
    return tags[bisect_left(tags, ((span.start,),)) : bisect_left(tags, ((span.end,),))]


def are_listed(kind: Kind, entries: Sequence[Paper]) -> bool:
    """Whether enough entries of a block have links for the block to be a list of papers."""
    n_linked = sum(bool(paper.links) for paper in entries)
    return (3 if kind == "table" else 2) * n_linked > len(entries) >= MIN_ENTRIES.get(kind, 1)
