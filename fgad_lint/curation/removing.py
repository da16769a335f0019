"""Remove papers from a list."""

from fgad_lint import lazy_re
from fgad_lint.curation.guard import Curated, finish, listed
from fgad_lint.curation.lookup import find_category, find_listing
from fgad_lint.curation.numbering import Numbering
from fgad_lint.curation.open_list import Entry, OpenList
from fgad_lint.curation.spacing import after, spell_out
from fgad_lint.model.titles import short_title
from fgad_lint.records import Record

_ONLY_TAGS = lazy_re.compile(r"(?:\s*+</?[a-zA-Z][^<>]*+>)*+\s*+")


def remove(record: Record, paper: str, section: str = "") -> Curated:
    """Remove a paper, an arXiv id, DOI, URL or title, from a list; from a section if it is listed in several.

    Raises CurationError if no entry fits, or more than one, and RecordError if the record contradicts itself.
    """
    open_list = OpenList(record)
    category = find_category(open_list.document, section) if section else None
    entry = open_list.entry_of(find_listing(open_list.document, paper, category))
    gone = listed(open_list.document, entry.listing)
    take_out(open_list, entry)
    return finish(open_list, f'removed "{short_title(gone.title)}" from {gone.section}', gone=[gone])


def take_out(open_list: OpenList, entry: Entry) -> None:
    """Take an entry out of the record of its list; the entries after it are numbered anew."""
    block, items = entry.block, entry.block["papers"]
    spell_out(block, open_list.line_end)
    numbering = Numbering(block)
    index = entry.item_index
    del items[index]
    if items and index == len(items):
        items[-1]["after"] = after(items[-1]).spaces
    if all("prose" in item and _ONLY_TAGS.fullmatch(item["prose"]) for item in items):
        items.clear()
    numbering.apply(block)
