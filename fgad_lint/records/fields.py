"""The fields of headings, papers and contents entries, and where they are written."""

from fgad_lint.markdown.blocks import Block
from fgad_lint.model.contents import ContentsEntry, ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.papers import Paper
from fgad_lint.model.sections import Section
from fgad_lint.records.extract import Hole, Item
from fgad_lint.records.heading_titles import shown_title_span
from fgad_lint.records.record import Record
from fgad_lint.records.spans import element_span, strip_end
from fgad_lint.text import Span


def heading_item(document: Document, section: Section, block: Block) -> Item:
    """The heading of a section; `block` is its block."""
    heading = section.heading
    title = heading.title.strip()
    fields: Record = {"title": title, "anchor": heading.anchor}
    if section in document.anchors.starts_above_heading:
        fields["above"] = document.text[document.anchors.starts_above_heading[section] : heading.span.start]
    holes = [Hole(shown_title_span(document, heading, block), "title", title)] if title else []
    return Item(strip_end(document.text, heading.span), fields, holes)


def paper_items(document: Document, papers: PaperList, span: Span) -> list[Item]:
    """The papers of a list that is written in `span`."""
    if papers.kind == "html":
        return [_paper_item(document, paper, element_span(document.text, paper.span)) for paper in papers.papers]
    return [_paper_item(document, paper, _clip(paper.span, span.end)) for paper in papers.papers]


def contents_items(document: Document, contents: ContentsList, span: Span) -> list[Item]:
    """The entries of a contents list that is written in `span`."""
    return [_contents_item(document, entry, _clip(entry.span, span.end)) for entry in contents.entries]


def _clip(span: Span, end: int) -> Span:
    return Span(span.start, min(span.end, end))


def _paper_item(document: Document, paper: Paper, span: Span) -> Item:
    fields: Record = {"title": paper.title}
    holes = []
    start, end = paper.title_span
    # A title that contains a link cannot be written again, but the link can.
    has_link = any(start <= link.span.start and link.span.end <= end for link in paper.links)
    if paper.title and not has_link:
        holes.append(Hole(paper.title_span, "title", paper.title))
    links: list[Record] = []
    for link_index, link in enumerate(paper.links):
        link_fields: Record = {}
        if link.label and link.label_span != link.url_span:
            link_fields["label"] = link.label
            holes.append(Hole(link.label_span, "label", link.label, link_index))
        if link.form == "reference":
            link_fields["reference"] = document.text_of(link.url_span)
            holes.append(Hole(link.url_span, "reference", link_fields["reference"], link_index))
        else:
            holes.append(Hole(link.url_span, "url", link.url, link_index))
        link_fields["url"] = link.url
        links.append(link_fields)
    if links:
        fields["links"] = links
    if paper.venue:
        fields |= {"venue": paper.venue.name} if paper.venue.name else {}
        fields["year"] = paper.venue.year
    if paper.arxiv:
        fields["arxiv"] = paper.arxiv
    if paper.depth:
        fields["depth"] = paper.depth
    return Item(strip_end(document.text, span), fields, holes)


def _contents_item(document: Document, entry: ContentsEntry, span: Span) -> Item:
    link = entry.link
    fields: Record = {"title": entry.text, "anchor": link.url[1:]}
    if entry.depth:
        fields["depth"] = entry.depth
    holes = []
    if link.form in ("inline", "html"):  # The anchor follows the `#`.
        start = (
            document.text.index("#", *link.target) + 1
            if document.url_as_written(link) != link.url
            else link.target.start + 1
        )
        holes.append(Hole(Span(start, link.target.end), "anchor", fields["anchor"]))
    if entry.text:
        holes.append(Hole(strip_end(document.text, link.label), "title", entry.text))
    return Item(strip_end(document.text, span), fields, holes)
