"""Check that an edit changes nothing but what was asked."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from fgad_lint.curation.comparison import Place, name_of, place_of
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.open_list import OpenList
from fgad_lint.linter.fix_checks import n_dead_links
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import Listing
from fgad_lint.records import Record, RecordError, rendered


class ReadEntry(NamedTuple):
    """What a reader finds of an entry: where it is, its title, and the URLs of its links."""

    place: Place
    title: str
    urls: tuple[str, ...]

    @property
    def section(self) -> str:
        """What a message calls the place of the entry: the name of its innermost section or category."""
        return name_of(self.place)


def listed(document: Document, listing: Listing) -> ReadEntry:
    """What a reader finds of an entry of a document."""
    paper = listing.paper
    place = place_of(document, listing.category)
    return ReadEntry(place, paper.title, tuple(link.url for link in paper.links))


class Curated(NamedTuple):
    """An edited record, the text that it renders to, and what was done, as a phrase."""

    record: Record
    text: str
    done: str


def finish(open_list: OpenList, done: str, gone: Iterable[ReadEntry] = (), new: Iterable[ReadEntry] = ()) -> Curated:
    """The result of an edit, if its papers are those from before without `gone` and with `new`.

    Raises CurationError if they are not, if a section was changed, or if a link within the page would lead nowhere.
    """
    try:
        before, after = open_list.document, rendered(open_list.record)
    except RecordError as error:
        reason, _, _ = str(error).rpartition(" (")
        raise CurationError(f"this cannot be done, because {reason}; edit it by hand") from None
    expected = _all(before)
    expected.subtract(Counter(gone))
    expected.update(new)
    found = _all(after)
    if lost := sorted((expected - found).elements()):
        raise CurationError(
            f'the result would no longer read "{lost[0].title}" as an entry of its own; edit it by hand'
        )
    if extra := sorted((found - expected).elements()):
        raise CurationError(f'the result would read "{extra[0].title}" as another entry; edit it by hand')
    if [section.title for section in before.sections] != [section.title for section in after.sections]:
        raise CurationError("the result would have other sections; edit it by hand")
    if n_dead_links(after) > n_dead_links(before):
        raise CurationError("the result would break a link within the page; edit it by hand")
    return Curated(open_list.record, after.text, done)


def _all(document: Document) -> Counter[ReadEntry]:
    return Counter(listed(document, listing) for listing in document.listings)
