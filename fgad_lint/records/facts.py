"""The facts in a record and in a text, to check that a rendered text says what its record says."""

from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.model.contents import ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.sections import Section
from fgad_lint.records.fields import contents_items, heading_item, paper_items
from fgad_lint.records.page import page_blocks
from fgad_lint.records.record import Record, RecordError, format_value, heading_template, level_of
from fgad_lint.records.templates import DEFAULT_TEMPLATES, has_field


class Fact(NamedTuple):
    """The fields to compare of a section, paper or contents entry; from a record, also its path and template."""

    fields: Record
    path: str = ""
    template: str = ""


def record_facts(record: Record) -> Iterator[Fact]:
    """The facts of a record, in order."""
    yield from _facts_below(record, 0, "")


def _facts_below(parent: Record, parent_level: int, path: str) -> Iterator[Fact]:
    for block_index, block in enumerate(parent.get("blocks", ())):
        for kind, defaults in DEFAULT_TEMPLATES.items():
            for item_index, item in enumerate(block.get(kind, ())):
                if "prose" not in item:
                    template = item.get("layout", block.get("layout", defaults).get("entry", defaults["entry"]))
                    yield _fact(kind, item, f"{path}blocks[{block_index}].{kind}[{item_index}]", template)
    for section_index, section in enumerate(parent.get("sections", ())):
        section_path = f"{path}sections[{section_index}]"
        level = level_of(section, parent_level)
        template = section.get("layout", heading_template(level))
        yield _fact("section", {**section, "level": level}, section_path, template)
        yield from _facts_below(section, level, f"{section_path}.")


def document_facts(document: Document) -> Iterator[Fact]:
    """The facts of the record of a document, in order."""
    for block, content, _ in page_blocks(document):
        match content:
            case Section() as section:
                fields = heading_item(document, section, block).fields
                yield _fact("section", {**fields, "level": section.level})
            case PaperList() as papers:
                for item in paper_items(document, papers, block.span):
                    yield _fact("papers", item.fields)
            case ContentsList() as contents:
                for item in contents_items(document, contents, block.span):
                    yield _fact("contents", item.fields)


_COMPARED = ("level", "title", "anchor", "above", "venue", "year", "arxiv")


def _fact(kind: str, item: Record, path: str = "", template: str = "") -> Fact:
    fields: Record = {"kind": kind} | {name: item[name] for name in _COMPARED if name in item}
    fields["depth"] = item.get("depth", 0)
    links = item.get("links", ())
    for link_index, link in enumerate(links):
        fields |= {f"links[{link_index}].{name}": link[name] for name in ("label", "url") if name in link}
    fields["number of links"] = len(links)
    return Fact(fields, path, template)


def check_equal(fact: Fact, in_text: Fact) -> None:
    """Raise RecordError if a fact of a record differs from `in_text`, the same fact in the text rendered from it."""
    for name, value in fact.fields.items():
        text_value = in_text.fields.get(name)
        if text_value != value:
            field = name.rpartition(".")[2]
            if fact.template and field in ("title", "label", "url") and not has_field(fact.template, field):
                raise RecordError(
                    f"{fact.path}: its layout has no place for the {field}: {format_value(fact.template)}"
                )
            raise RecordError(
                f"{fact.path}: {name} is {format_value(value)}, but the Markdown would say {format_value(text_value)}"
            )
