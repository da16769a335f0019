"""The blocks of a document as a record has them."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.markdown.blocks import Block
from fgad_lint.model.contents import ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.sections import Section
from fgad_lint.records.spans import element_span, strip_end
from fgad_lint.text import Span


class PageBlock(NamedTuple):
    """A block of a record, and the section whose heading it is, or the list in it.

    `block` is the block of the document: for a list, its blocks joined; without anchors that belong to the next heading.
    `body` is the text in the record: with the anchors above a heading, and without white space at the end.
    """

    block: Block
    content: Section | PaperList | ContentsList | None
    body: Span


def page_blocks(document: Document) -> Iterator[PageBlock]:
    """The blocks of a document, without blank lines."""
    headings = {section.heading.span: section for section in document.sections}
    paper_lists = {papers.span.start: papers for papers in document.paper_lists}
    contents_lists = {contents.span.start: contents for contents in document.contents_lists}
    for block in _joined_blocks(document):
        start = block.span.start
        content = headings.get(block.span) or paper_lists.get(start) or contents_lists.get(start)
        yield PageBlock(block, content, _body(document, block, content))


def _joined_blocks(document: Document) -> Iterator[Block]:
    """The blocks of a document without blank lines; the blocks of one paper list are joined."""
    list_spans = {papers.span.start: _whole_list(document, papers) for papers in document.paper_lists}
    anchored = sorted(
        (start, section.heading.span.start) for section, start in document.anchors.starts_above_heading.items()
    )
    end = 0
    for block in document.blocks:
        if block.kind == "blank" or block.span.start < end:
            continue
        span = list_spans.get(block.span.start, block.span)
        span = Span(span.start, max(span.end, block.span.end))
        anchored_index = bisect_left(anchored, (span.end, 0)) - 1
        if anchored_index >= 0:
            anchor_start, heading_start = anchored[anchored_index]
            if span.start < heading_start:  # The anchors at its end go with the heading.
                span = Span(span.start, max(span.start, anchor_start))
        end = max(span.end, block.span.end)
        if span.start < span.end:
            yield block if span == block.span else block._replace(span=span)


def _whole_list(document: Document, papers: PaperList) -> Span:
    """The span of a paper list; if it has several blocks, all of the last one."""
    span = papers.span
    last_index = bisect_left(document.blocks, span.end, key=lambda block: block.span.start) - 1
    last = document.blocks[last_index].span
    return Span(span.start, max(span.end, last.end)) if span.start < last.start else span


def _body(document: Document, block: Block, content: Section | PaperList | ContentsList | None) -> Span:
    """The text of a block in the record."""
    start, end = strip_end(document.text, block.span)
    if isinstance(content, Section):
        return Span(document.anchors.starts_above_heading.get(content, start), end)
    if isinstance(content, PaperList) and content.kind == "html":
        paper_start = element_span(document.text, content.papers[0].span).start
        return Span(start if document.text[start:paper_start].strip() else paper_start, end)
    return Span(start, end)
