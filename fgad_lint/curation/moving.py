"""Move papers to another section, or copy them there."""

from fgad_lint.config import PaperOrder
from fgad_lint.curation.comparison import place_of
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.guard import Curated, finish, listed
from fgad_lint.curation.insertion import insert
from fgad_lint.curation.lookup import find_category, find_listing
from fgad_lint.curation.open_list import OpenList, with_own_template
from fgad_lint.curation.removing import take_out
from fgad_lint.model.paper_identity import PaperIdentity, are_same_paper
from fgad_lint.model.titles import short_title
from fgad_lint.records import Record


def move(
    record: Record, paper: str, to: str, section: str = "", copy: bool = False, order: PaperOrder = "auto"
) -> Curated:
    """Move a paper, an arXiv id, DOI, URL or title, to another section, in its own words; or list it there too, with `copy`.

    `section` is the one that it is in, if it is listed in several. It is put where the order of its new list wants it, or `order` (the
    option `order.papers`), else at its end. Raises CurationError if no entry or section fits, or more than one, if the paper is
    there already, or if it is written in a form that its new list does not have, and RecordError as `render` does.
    """
    open_list = OpenList(record)
    document = open_list.document
    target = find_category(document, to)
    origin = find_category(document, section) if section else None
    entry = open_list.entry_of(find_listing(document, paper, origin))
    old = listed(document, entry.listing)
    new = old._replace(place=place_of(document, target))
    identity = PaperIdentity(entry.listing.paper)
    for listing in document.listings:
        if listing.category == target and are_same_paper(PaperIdentity(listing.paper), identity):
            line = document.line_of(listing.paper.title_span)
            raise CurationError(f'"{short_title(old.title)}" is in {new.section} already, on line {line}')
    item = with_own_template(document, entry)
    if not copy:
        take_out(open_list, entry)
    insert(open_list, target, item, order=order)
    done = f'{"copied" if copy else "moved"} "{short_title(old.title)}" to {new.section}'
    return finish(open_list, done, gone=[] if copy else [old], new=[new])
