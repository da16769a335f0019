"""Document → record."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from fgad_lint import lazy_re
from fgad_lint.config import Config
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import ContentsList, Document, PaperList, Section
from fgad_lint.model.papers import Paper
from fgad_lint.records import sync
from fgad_lint.records import templates as layouts
from fgad_lint.records.record import VERSION, Record, heading_template, page_layout
from fgad_lint.records.templates import Form, Hole
from fgad_lint.text import Span


def to_record(text: str, config: Config | None = None) -> Record:
    """The record of a text."""
    return Reader(Document(text, (config or Config()).renderer)).record()


class _Chunk(NamedTuple):
    """A stretch of text as a record has it: what it says, up to its last line end, and what follows to the next one."""

    body: str
    after: str
    record: Record


class Reader:
    """Makes the record of a document; its layouts too, if it `lays_out`."""

    def __init__(self, document: Document, lays_out: bool = True) -> None:
        self._document = document
        self._lays_out = lays_out
        self._text = text = document.text
        self._line_end = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
        self._paper_lists = {found.span.start: found for found in self._document.paper_lists}
        self._contents = {found.span.start: found for found in self._document.contents}
        self._headings = {section.heading.span: section for section in self._document.sections}
        self._anchored = document.anchored_starts

    def record(self) -> Record:
        """The record of the text."""
        blocks = list(self._blocks())
        spans = [self._written(block) for block in blocks]
        starts = [*(span.start for span in spans), len(self._text)]
        chunks = [
            _Chunk(self._document.text_of(span), self._text[span.end : following], self._block(block))
            for block, span, following in zip(blocks, spans, starts[1:], strict=True)
        ]
        layout = self.page_layout(chunks, self._text[: starts[0]])
        record: Record = {"fgad-lint": VERSION}
        if self._document.renderer != "github":
            record["renderer"] = self._document.renderer
        if layout:
            record["layout"] = layout
        if self._document.sections:
            record["was"] = sync.was(self._document)
        expected = page_layout(layout)
        held: dict[Section, Record] = {self._document.root: record}
        section, around = self._document.root, record
        for number, (block, chunk) in enumerate(zip(blocks, chunks, strict=True)):
            usual = expected["after_heading" if block.span in self._headings else "after_block"]
            if chunk.after != (usual if number < len(chunks) - 1 else expected["line_end"]):
                chunk.record["after"] = chunk.after
            if block.span in self._headings:
                section = self._headings[block.span]
                around = held[section] = chunk.record
                parent = section.parent or self._document.root
                if section.level != parent.level + 1:
                    around["level"] = section.level
                held[parent].setdefault("sections", []).append(around)
            else:
                around.setdefault("blocks", []).append(chunk.record)
        return _tidy(record)

    def _whole(self, span: Span) -> Span:
        """The span of a list that is made of several blocks, with all of the last one."""
        blocks = self._document.blocks
        last = blocks[bisect_left(blocks, span.end, key=lambda block: block.span.start) - 1].span
        return Span(span.start, max(span.end, last.end)) if span.start < last.start else span

    def _written(self, block: Block) -> Span:
        """Where a block is written, without the white space at its end, or before the first of papers in HTML."""
        start, end = _body(self._text, block.span)
        if section := self._headings.get(block.span):
            return Span(self._anchored.get(section, start), end)
        found = self._paper_lists.get(start)
        first = self._element(found.papers[0].span).start if found and found.kind == "html" else start
        return Span(start if self._text[start:first].strip() else first, end)

    def _blocks(self) -> Iterator[Block]:
        """The blocks of the text, blank lines left out; those that one list of papers is made of as one."""
        joined = {start: self._whole(found.span) for start, found in self._paper_lists.items()}
        anchored = sorted((start, section.heading.span.start) for section, start in self._anchored.items())
        end = 0
        for block in self._document.blocks:
            if block.kind != "blank" and block.span.start >= end:
                span = joined.get(block.span.start, block.span)
                span = Span(span.start, max(span.end, block.span.end))
                number = bisect_left(anchored, (span.end, 0)) - 1
                if number >= 0 and span.start < anchored[number][1]:  # Anchors in it go with the heading below.
                    span = Span(span.start, max(span.start, anchored[number][0]))
                end = max(span.end, block.span.end)
                if span.start < span.end:
                    yield block if span == block.span else block._replace(span=span)

    def page_layout(self, chunks: Sequence[_Chunk], before: str) -> Record:
        """What differs from the usual between and around the blocks of the whole text."""
        layout: Record = {}
        if before:
            layout["before"] = before
        if self._line_end != "\n":
            layout["line_end"] = self._line_end
        for name, headings in (("after_heading", True), ("after_block", False)):
            found = Counter(chunk.after for chunk in chunks[:-1] if ("title" in chunk.record) is headings)
            if found and (usual := found.most_common(1)[0][0]) != 2 * self._line_end:
                layout[name] = usual
        return layout

    def _block(self, block: Block) -> Record:
        if block.span in self._headings:
            return self._section(self._headings[block.span], block)
        if block.span.start in self._paper_lists:
            return self._papers(self._paper_lists[block.span.start], block.span)
        if block.span.start in self._contents:
            return self._contents_list(self._contents[block.span.start], block.span)
        kind = {"table": "table", "paragraph": "prose", "quote": "prose", "list": "prose"}.get(block.kind, "raw")
        return {kind: self._document.text_of(_body(self._text, block.span))}

    def _section(self, section: Section, block: Block) -> Record:
        heading = section.heading
        record: Record = {"title": heading.title.strip(), "anchor": heading.anchor}
        if section in self._anchored:
            record["above"] = self._text[self._anchored[section] : heading.span.start]
        holes = [Hole(*self._words(heading.title_span, block), "title", record)] if record["title"] else []
        template = self._layout(heading.span, record, holes, "heading")
        if template != heading_template(heading.level):
            record["layout"] = template
        return record

    def _words(self, title: Span, block: Block) -> Span:
        """A heading's title without the badges and anchors around it."""
        start, end = _body(self._text, title)
        unseen = [
            span
            for run in self._document.runs(block)
            for span in (*run.inline.tags, *(link.span for link in run.inline.links))
            if not run.inline.shown(self._text, *span)
        ]
        for left, right in sorted(unseen):
            start = right if start == left else start
            while start < end and self._text[start].isspace():
                start += 1
        for left, right in sorted(unseen, reverse=True):
            end = left if end == right else end
            end = max(start, _body(self._text, Span(start, end)).end)
        start, end = self._with_whole_elements(Span(start, end), block) if unseen else (start, end)
        links = (link for run in self._document.runs(block) for link in run.inline.links)
        return next((link.label for link in links if link.span == (start, end)), Span(start, end))

    def _with_whole_elements(self, title: Span, block: Block) -> Span:
        """A heading's title with both tags of an element that begins or ends in it."""
        from fgad_lint.markdown import html

        start, end = title
        spans = (span for run in self._document.runs(block) for span in run.inline.tags)
        tags = [tag for span in spans for tag in html.tags(self._text, *span)]
        alike: dict[str, list[html.Tag]] = {}
        for tag in tags:
            alike.setdefault(tag.name, []).append(tag)
        for name, named in alike.items():
            for element in html.elements(named, name):
                left, right = element.opening.span.start, element.end
                if left < start < right <= end:
                    start = left
                elif start <= left < end < right:
                    end = right
        return Span(start, end)

    def _papers(self, found: PaperList, around: Span) -> Record:
        form: Form = "table" if found.kind == "table" else "html" if found.kind == "html" else "list"
        spans = [self._element(paper.span) if form == "html" else _within(paper.span, around) for paper in found.papers]
        records = [self._paper(paper, span, form) for paper, span in zip(found.papers, spans, strict=True)]
        chunks = self._chunks(around, spans, records)
        return self._listed("papers", chunks, form)

    def _element(self, inside: Span) -> Span:
        """What an HTML element encloses, with its tags; its end may be that of what it stands in, which is none of it."""
        line = self._text.rfind("<", 0, inside.start)
        opening = _OPENING.fullmatch(self._text, line, inside.start)
        closing = _CLOSING.match(self._text, inside.end)
        if opening is None:
            return inside
        is_own = closing is not None and closing[1].lower() == opening[1].lower()
        return Span(line, closing.end() if closing and is_own else inside.end)

    def _paper(self, paper: Paper, span: Span, form: Form) -> Record:
        record: Record = {"title": paper.title}
        start, end = paper.title_span
        # A title that holds a link cannot be written anew, but the link can.
        holds_link = any(start < link.span.start and link.span.end <= end for link in paper.links)
        holes = [Hole(start, end, "title", record)] if paper.title and not holds_link else []
        links: list[Record] = []
        for link in paper.links:
            fields: Record = {}
            if link.label and link.label_span != link.url_span:
                fields["label"] = link.label
                holes.append(Hole(*link.label_span, "label", fields))
            if link.form == "reference":
                fields["reference"] = self._document.text_of(link.url_span)
            fields["url"] = link.url
            holes.append(Hole(*link.url_span, "reference" if link.form == "reference" else "url", fields))
            links.append(fields)
        if links:
            record["links"] = links
        if paper.venue:
            record |= {"venue": paper.venue.name} if paper.venue.name else {}
            record["year"] = paper.venue.year
        if paper.arxiv:
            record["arxiv"] = paper.arxiv
        if paper.depth:
            record["depth"] = paper.depth
        record["layout"] = self._layout(span, record, holes, form)
        return record

    def _contents_list(self, found: ContentsList, around: Span) -> Record:
        records = []
        for entry in found.entries:
            record: Record = {"title": entry.text, "anchor": entry.link.url[1:]}
            if entry.depth:
                record["depth"] = entry.depth
            start, end = entry.link.target
            holes = [Hole(start + 1, end, "anchor", record)] if entry.link.form in ("inline", "html") else []
            if entry.text:
                holes.append(Hole(*_body(self._text, entry.link.label), "title", record))
            record["layout"] = self._layout(_within(entry.span, around), record, holes, "list")
            records.append(record)
        chunks = self._chunks(around, [_within(entry.span, around) for entry in found.entries], records)
        return self._listed("contents", chunks, "list")

    def _listed(self, kind: str, chunks: Iterator[_Chunk], form: Form) -> Record:
        """The record of a list: what the layouts of its items share is said once."""
        items = list(chunks)
        if not self._lays_out:
            return {kind: [chunk.record for chunk in items]}
        usual = {**layouts.USUAL[kind], "after": self._line_end}
        layout = usual | _shared_layout(items, usual, form)
        for number, chunk in enumerate(items):
            record = chunk.record
            if chunk.after != (layout["after"] if number < len(items) - 1 else ""):
                record["after"] = chunk.after
            if "layout" in record:
                explicit = record.pop("layout")
                if layouts.filled(layouts.template_of(record, layout, form), record, layout, form) != chunk.body:
                    record["layout"] = explicit
        said = {name: value for name, value in layout.items() if value != usual[name]}
        if form != "list":
            said = {"form": form, **said}
        listed: Record = {kind: [_tidy(chunk.record) for chunk in items]}
        return {**listed, "layout": said} if said else listed

    def _chunks(self, around: Span, spans: Sequence[Span], records: Sequence[Record]) -> Iterator[_Chunk]:
        """The items of a list and what stands between them."""
        bodies = [_body(self._text, span) for span in spans]
        end = _body(self._text, around).end
        position = around.start
        for body, record, following in zip(bodies, records, [*(b.start for b in bodies[1:]), end], strict=True):
            if position < body.start:  # Only before the first item.
                yield from self._between(position, body.start)[1]
            after, others = self._between(body.end, following)
            yield _Chunk(self._document.text_of(body), after, record)
            yield from others
            position = following

    def _between(self, start: int, end: int) -> tuple[str, list[_Chunk]]:
        """White space from `start`, and the lines from there to `end` that are no items, as prose."""
        gap = self._text[start:end]
        inner = gap.strip(" \t\r\n")
        if not inner:
            return gap, []
        at = gap.index(inner)
        while at and gap[at - 1] in " \t":
            at -= 1
        body = gap[at:].rstrip(" \t\r\n")
        return gap[:at], [_Chunk(body, gap[at + len(body) :], {"prose": body})]

    def _layout(self, span: Span, record: Record, holes: list[Hole], form: Form) -> str:
        """How an item is written; literally where its fields cannot be put into their places again."""
        if not self._lays_out:
            return ""
        start, end = _body(self._text, span)
        body = self._text[start:end]
        template = layouts.template(self._text, start, end, holes, form)
        unusual = [hole for hole in holes if self._is_unusual(hole, form)]
        for sourced in ((), unusual, holes):
            for hole in sourced:
                hole.owner.setdefault("source", {})[hole.name] = self._text[hole.start : hole.end]
            if layouts.filled(template, record, layouts.USUAL["papers"], form) == body:
                return template
        for hole in holes:
            hole.owner.pop("source", None)
        return layouts.escaped(body)

    def _is_unusual(self, hole: Hole, form: Form) -> bool:
        """Whether a field is written as it would be neither in a link nor elsewhere."""
        source, value = self._text[hole.start : hole.end], hole.owner[hole.name]
        usual = (layouts.usual_spelling(hole.name, value, form, place) for place in get_args(layouts.Place))
        return source not in usual


_OPENING = lazy_re.compile(r"<([a-z]+)\b[^<>]*>", re.IGNORECASE)
_CLOSING = lazy_re.compile(r"\s*</([a-z]+)\s*>", re.IGNORECASE)


def _within(span: Span, around: Span) -> Span:
    """As much of a span as stands before the end of another, which it begins in."""
    return Span(span.start, min(span.end, around.end))


def _body(text: str, span: Span) -> Span:
    """A span without the white space at its end."""
    start, end = span
    while end > start and text[end - 1] in " \t\r\n":
        end -= 1
    return Span(start, end)


_MAX_SHARED_LENGTH = 1000  # What is longer says more than how entries are written, and would be tried on each of them.


def _shared_layout(items: Sequence[_Chunk], usual: Record, form: Form) -> Record:
    """The layout that most items share, as far as it can be that of any item."""
    nested = [(chunk.record["layout"], chunk.record["depth"]) for chunk in items if "depth" in chunk.record]
    indents = Counter(_indentation(template) for template, depth in nested if depth == 1)
    indent = indents.most_common(1)[0][0] if indents else usual["indent"]
    entries, links, betweens = Counter[str](), Counter[str](), Counter[str]()
    for chunk in items:
        if "layout" in chunk.record:
            entry, link, between = layouts.link_of(
                chunk.record["layout"].removeprefix(indent * chunk.record.get("depth", 0))
            )
            entries[entry] += 1
            links.update([link] if link else [])
            betweens.update([between] if between is not None else [])
    shared: Record = {"indent": indent}
    ranked = [entry for entry, _ in entries.most_common() if len(entry) <= _MAX_SHARED_LENGTH]
    with_links = [entry for entry in ranked if "{links}" in entry and layouts.is_common(entry, form)]
    if found := next(iter(with_links + [entry for entry in ranked if layouts.is_common(entry, form)]), ""):
        shared["entry"] = found
    elif made := next((made for entry in ranked if (made := layouts.common(entry, form))), ""):
        shared["entry"] = made
    if links:
        shared["link"] = links.most_common(1)[0][0]
    elif entries and form == "html":
        shared["link"] = '<a href="{url}">{label}</a>'
    elif entries and "link" in usual:
        shared["link"] = "[{label}]({url})"
    if betweens:
        shared["between"] = betweens.most_common(1)[0][0]
    afters = Counter(chunk.after for chunk in items[:-1])
    if afters:
        shared["after"] = afters.most_common(1)[0][0]
    return shared


def _indentation(template: str) -> str:
    return template[: len(template) - len(template.lstrip(" \t"))]


def _tidy(record: Record) -> Record:
    """A record with its fields in the order in which one reads them."""
    return {name: record[name] for name in (*_ORDER, *record) if name in record}


_ORDER = (
    "fgad-lint", "renderer", "was", "title", "level", "anchor", "above", "prose", "raw", "table", "papers", "contents",
    "links", "venue", "year", "arxiv", "depth", "source", "layout", "after", "blocks", "sections",
)  # fmt: skip
