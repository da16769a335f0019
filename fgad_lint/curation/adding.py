"""Add papers to a list."""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from fgad_lint.config import PaperOrder
from fgad_lint.curation.comparison import name_of, place_of
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.entry_template import EntryWriter
from fgad_lint.curation.guard import ReadEntry, finish, listed
from fgad_lint.curation.insertion import Place, entries_to_join, insert
from fgad_lint.curation.lookup import find_category, find_listing, is_in
from fgad_lint.curation.new_paper import NewLink, NewPaper, check
from fgad_lint.curation.open_list import Entry, OpenList
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.links import PaperLink
from fgad_lint.model.list_order import inferred_order
from fgad_lint.model.paper_identity import PaperIdentity, are_same_paper, matching_keys
from fgad_lint.model.paper_lists import Category
from fgad_lint.model.papers import Paper, make_paper
from fgad_lint.model.titles import short_title
from fgad_lint.records import Record
from fgad_lint.text import Span

_OPTIONS = {
    "authors": "--authors",
    "venue": "--venue",
    "year": "--year",
    "date": "--date",
    "description": "--description",
}


class Added(NamedTuple):
    """A record with new papers, its text, what was done, as a phrase, and what else there is to say about it."""

    record: Record
    text: str
    done: str
    notes: tuple[str, ...]


def add(
    record: Record,
    papers: Sequence[NewPaper],
    section: str,
    before: str = "",
    after: str = "",
    order: PaperOrder = "auto",
) -> Added:
    """Add papers to a section: each is written as its neighbours are, and put where the order of the section wants it.

    They are put `before` or `after` a paper of the section if one is given. Of several papers, those that the section has already
    are left out. Raises CurationError if there is no such section, if it has all papers already or no place for a field that
    was given, and RecordError as `render` does.
    """
    open_list = OpenList(record)
    document = open_list.document
    category = find_category(document, section)
    entries = entries_to_join(open_list, category)
    if is_in(entries[-1].category, category):
        category = entries[-1].category
    where = place_of(document, category)
    place = None
    if before or after:
        found = open_list.entry_of(find_listing(document, before or after, category))
        place = Place(found, is_before=before != "")
    writer = EntryWriter(document, open_list.entries, nearest_last(document, entries, place))
    known = _Known(document)
    items: list[Record] = []
    notes: list[str] = []
    left_out: Counter[str] = Counter()
    for new in papers:
        paper = _with_arxiv_link(check(new), document)
        elsewhere, here = known.lines(paper, category)
        for line, title in here.items():
            problem = f'"{short_title(title)}" is in {name_of(where)} already' + (f", on line {line}" if line else "")
            if len(papers) == 1:
                raise CurationError(problem)
            notes.append(f"{problem}; left out")
            break
        if here:
            continue
        if elsewhere:
            notes.append(f'"{short_title(paper.title)}" is also listed on line {", ".join(map(str, elsewhere))}')
        if paper.item:
            items.append(deepcopy(paper.item))
        else:
            written = writer.write(paper)
            items.append(written.item)
            left_out.update(written.left_out)
        known.add(paper, category)
    if not items:
        raise CurationError(f"{name_of(where)} has all {len(papers)} papers already")
    insert(open_list, category, *items, place=place, order=order)
    new_papers = [
        ReadEntry(where, item["title"], tuple(link["url"] for link in item.get("links", ()))) for item in items
    ]
    record, text, _ = finish(open_list, "", new=new_papers)
    notes += _about_left_out(left_out, len(items))
    if len(items) > 1:
        return Added(record, text, f"added {len(items)} papers to {name_of(where)}", tuple(notes))
    line = _line_of(Document(text, document.renderer), new_papers[0])
    return Added(
        record, text, f'added "{short_title(items[0]["title"])}" to {name_of(where)}, on line {line}', tuple(notes)
    )


def nearest_last(document: Document, entries: Sequence[Entry], place: Place | None) -> list[Entry]:
    """Entries from the one farthest from where a new one goes to the nearest one."""
    if place:
        index = next((index for index, entry in enumerate(entries) if entry.item is place.entry.item), len(entries))
        return [entry for _, entry in sorted(enumerate(entries), key=lambda pair: -abs(pair[0] - index))]
    order = inferred_order(document.text, [entry.listing.paper for entry in entries])
    return list(reversed(entries)) if order and order.name == "newest-first" else list(entries)


def _with_arxiv_link(paper: NewPaper, document: Document) -> NewPaper:
    """A paper with a link for its arXiv id, to the page or the PDF, as most links of the list."""
    if not paper.arxiv or any(
        (parsed := arxiv.parse_url(link.url)) and parsed.identifier.number == paper.arxiv for link in paper.links
    ):
        return paper
    forms = Counter(form for link in document.links if (form := arxiv.plain_form(link.url)))
    form = "pdf" if forms["pdf"] > forms["abs"] else "abs"
    return paper._replace(links=(NewLink(f"https://arxiv.org/{form}/{paper.arxiv}"), *paper.links))


class _Known:
    """The papers of a document, by their ids and titles."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_key: dict[str, list[tuple[Paper, Category, int]]] = {}
        for listing in document.listings:
            self._add(listing.paper, listing.category, document.line_of(listing.paper.title_span))

    def add(self, new: NewPaper, category: Category) -> None:
        """Remember a paper that is added, whose line is not known yet."""
        self._add(_as_paper(new), category, 0)

    def _add(self, paper: Paper, category: Category, line: int) -> None:
        for key in filter(None, set(matching_keys(paper))):
            self._by_key.setdefault(key, []).append((paper, category, line))

    def lines(self, new: NewPaper, category: Category) -> tuple[list[int], dict[int, str]]:
        """The lines on which a paper is listed: in other categories, and in this one, with its title there."""
        paper = _as_paper(new)
        identity = PaperIdentity(paper)
        elsewhere: dict[int, str] = {}
        here: dict[int, str] = {}
        for key in filter(None, matching_keys(paper)):
            for other, other_category, line in self._by_key.get(key, ()):
                other_identity = PaperIdentity(other)
                if other_category == category and (other.key == paper.key or identity.ids & other_identity.ids):
                    here[line] = other.title
                elif are_same_paper(other_identity, identity):
                    (here if other_category == category else elsewhere)[line] = other.title
        return [line for line in elsewhere if line], here


def _as_paper(new: NewPaper) -> Paper:
    nowhere = Span(0, 0)
    links = tuple(
        PaperLink(link.label or "", nowhere, link.url, nowhere, nowhere, link.label or "", "inline")
        for link in new.links
    )
    return make_paper(nowhere, new.title, nowhere, links, None)


def _about_left_out(counts: Counter[str], n_papers: int) -> list[str]:
    """Lines about the fields that the neighbours have and new papers lack."""
    lines = []
    for name, count in counts.items():
        shown = f"the {name}" if name in _OPTIONS else f'"{name}"'
        verb = "were" if name == "authors" else "was"
        papers = f" of {count} papers" if n_papers > 1 else ""
        option = _OPTIONS.get(name, f'--field "{name}=…"')
        lines.append(f"{shown}{papers} {verb} left out: give {option}")
    return lines


def _line_of(document: Document, paper: ReadEntry) -> int:
    found = (listing.paper for listing in document.listings if listed(document, listing) == paper)
    return max((document.line_of(paper.title_span) for paper in found), default=0)
