"""The facts in a record and in a text, to check that a rendered text says what its record says."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from fgad_lint.model.contents import ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.papers import Paper
from fgad_lint.model.sections import Section
from fgad_lint.records.fields import contents_items, heading_item, paper_items
from fgad_lint.records.page import page_blocks
from fgad_lint.records.record import Path, Record, heading_template, level_of
from fgad_lint.records.templates import DEFAULT_TEMPLATES

FactKind = Literal["section", "papers", "contents"]


class Fact(NamedTuple):
    """A section, paper or contents entry, and its fields to compare.

    In a record it has a path and a template; in a text, `has_venue_in_text` is whether its venue is not in a label.
    """

    kind: FactKind
    item: Record
    fields: Record
    path: Path = ()
    template: str = ""
    has_venue_in_text: bool = False


def record_facts(record: Record) -> Iterator[Fact]:
    """The facts of a record, in order."""
    yield from _facts_below(record, 0, ())


def _facts_below(parent: Record, parent_level: int, path: Path) -> Iterator[Fact]:
    for block_index, block in enumerate(parent.get("blocks", ())):
        for kind, defaults in DEFAULT_TEMPLATES.items():
            for item_index, item in enumerate(block.get(kind, ())):
                if "prose" not in item:
                    template = item.get("layout", block.get("layout", defaults).get("entry", defaults["entry"]))
                    yield _fact(kind, item, (*path, "blocks", block_index, kind, item_index), template)
    for section_index, section in enumerate(parent.get("sections", ())):
        section_path = (*path, "sections", section_index)
        level = level_of(section, parent_level)
        template = section.get("layout", heading_template(level))
        yield _fact("section", {**section, "level": level}, section_path, template)
        yield from _facts_below(section, level, section_path)


def document_facts(document: Document) -> Iterator[Fact]:
    """The facts of the record of a document, in order."""
    for block, content, _ in page_blocks(document):
        match content:
            case Section() as section:
                fields = heading_item(document, section, block).fields
                yield _fact("section", {**fields, "level": section.level})
            case PaperList() as papers:
                for item, paper in zip(paper_items(document, papers, block.span), papers.papers, strict=True):
                    fact = _fact("papers", item.fields)
                    yield fact._replace(has_venue_in_text=not _has_venue_in_label(paper)) if paper.venue else fact
            case ContentsList() as contents:
                for item in contents_items(document, contents, block.span):
                    yield _fact("contents", item.fields)


_COMPARED = ("level", "title", "anchor", "above", "venue", "year", "arxiv")


def _fact(kind: FactKind, item: Record, path: Path = (), template: str = "") -> Fact:
    fields: Record = {"kind": kind} | {name: item[name] for name in _COMPARED if name in item}
    fields["depth"] = item.get("depth", 0)
    links = item.get("links", ())
    for link_index, link in enumerate(links):
        fields |= {f"links[{link_index}].{name}": link[name] for name in ("label", "url") if name in link}
    fields["number of links"] = len(links)
    return Fact(kind, item, fields, path, template)


def _has_venue_in_label(paper: Paper) -> bool:
    return paper.venue is not None and any(link.label_span.covers(paper.venue.year_span) for link in paper.links)
