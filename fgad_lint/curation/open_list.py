"""A list that is open for edits: its record, which the edits change, and the document that says where things are."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from fgad_lint.curation.editing import CurationError
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import Category, Listing, PaperList
from fgad_lint.model.sections import Section
from fgad_lint.records import Record, rendered
from fgad_lint.records.extract import extract_template
from fgad_lint.records.facts import record_facts
from fgad_lint.records.fields import paper_items
from fgad_lint.records.page import page_blocks
from fgad_lint.records.record import page_spacing
from fgad_lint.records.sync import iter_sections
from fgad_lint.records.templates import Form


class Entry(NamedTuple):
    """A paper of an open list: the listing in the document, the record of its list, and its own record, which is in `block["papers"]`."""

    listing: Listing
    block: Record
    item: Record

    @property
    def item_index(self) -> int:
        """Where it is in the record of its list now, from 0, where other text counts too. Raises ValueError if it was taken out."""
        for index, item in enumerate(self.block["papers"]):
            if item is self.item:
                return index
        raise ValueError("taken out")

    @property
    def category(self) -> Category:
        """Where the paper is listed."""
        return self.listing.category


class OpenList:
    """A copy of a record, with the document that it renders to. Edits change the record, and make the document out of date."""

    def __init__(self, record: Record) -> None:
        """Raises RecordError if the record contradicts itself."""
        self.record = deepcopy(record)
        self.document: Document = rendered(record)
        self.entries: Sequence[Entry] = self._entries()
        records = (section for _, section in iter_sections(self.record))
        self._sections = dict(zip(self.document.sections, records, strict=True))

    @property
    def line_end(self) -> str:
        """The line end of the text."""
        line_end: str = page_spacing(self.record.get("layout", {}))["line_end"]
        return line_end

    def record_of(self, section: Section) -> Record:
        """The record of a section; that of the whole list for the root."""
        return self._sections.get(section, self.record)

    def entry_of(self, listing: Listing) -> Entry:
        """The entry with a listing of the document. Raises CurationError if it is in a form that records do not have."""
        found = [entry for entry in self.entries if entry.listing.paper.span == listing.paper.span]
        if not found:
            line = self.document.line_of(listing.paper.title_span)
            raise CurationError(
                f"the entry on line {line} is in a form that cannot be edited; move or change it by hand"
            )
        return found[0]

    def _entries(self) -> list[Entry]:
        listings: list[Listing] = []
        for block in page_blocks(self.document):
            if isinstance(block.content, PaperList):
                papers = enumerate(block.content.papers)
                listings += (Listing(block.content, paper, index) for index, paper in papers)
        facts = [fact for fact in record_facts(self.record) if fact.kind == "papers"]
        return [
            Entry(listing, _at(self.record, fact.path[:-2]), fact.item)
            for listing, fact in zip(listings, facts, strict=True)
        ]


def form_of(paper_list: PaperList) -> Form:
    """The form that the entries of a list are written in."""
    return "table" if paper_list.kind == "table" else "html" if paper_list.kind == "html" else "list"


def with_own_template(document: Document, entry: Entry) -> Record:
    """The item of an entry with the template that its text has, so that it can be written in another list.

    The spaces at its end are its `after`.
    """
    paper_list, _, index = entry.listing
    item = paper_items(document, paper_list, paper_list.span)[index]
    template, fields = extract_template(document.text, item, form_of(paper_list))
    rest = document.text[item.span.end : document.lines.content(document.lines.line_index(item.span.end)).end]
    spaces = rest[: len(rest) - len(rest.lstrip(" \t"))]
    return {**fields, "layout": template, "after": spaces}


def _at(record: Record, path: Sequence[str | int]) -> Record:
    value: Any = record
    for part in path:
        value = value[part]
    found: Record = value
    return found
