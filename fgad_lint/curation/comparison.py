"""What has changed in the papers of a list between two versions of it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from fgad_lint.model.document import Document
from fgad_lint.model.paper_identity import PaperIdentity, are_versions, matching_keys
from fgad_lint.model.paper_lists import Category, PaperList
from fgad_lint.model.papers import Paper

Place = tuple[str, ...]  # The names of the sections around an entry, from the top, and those of its category.


class ListedPaper(NamedTuple):
    """A paper as one version lists it: its `line` is counted from 1, and `links` are labels with URLs.

    `venue` is written as "CVPR 2025", "" if the entry gives none.
    """

    title: str
    place: Place
    line: int
    venue: str
    links: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        """The URL of its first link; "" if it has none."""
        return self.links[0][1] if self.links else ""


class Change(NamedTuple):
    """A paper before and after a change."""

    before: ListedPaper
    after: ListedPaper


class Changes(NamedTuple):
    """The changes in papers, in the order of the later version, or else of the earlier one.

    A paper that is `listed_again` was listed in other sections before, and one that is `delisted` still is in others. A paper that
    was moved may be retitled too. `renamed_sections` are places with their new names: papers that only their section
    took along are not moved.
    """

    added: tuple[ListedPaper, ...] = ()
    removed: tuple[ListedPaper, ...] = ()
    listed_again: tuple[ListedPaper, ...] = ()
    delisted: tuple[ListedPaper, ...] = ()
    moved: tuple[Change, ...] = ()
    retitled: tuple[Change, ...] = ()
    relinked: tuple[Change, ...] = ()
    venue_changed: tuple[Change, ...] = ()
    renamed_sections: tuple[tuple[Place, Place], ...] = ()


def place_of(document: Document, category: Category) -> Place:
    """The names that lead to a category, without the heading that has the title of the document."""
    around = [section for section in category.section.ancestors() if section.parent]
    if around and len(document.outline.children(document.root)) == 1:
        around.pop()
    return tuple(name for name in (*(section.name for section in reversed(around)), *category.path) if name)


def name_of(place: Place) -> str:
    """What a message calls a place: the name of its innermost section or category."""
    return place[-1] if place else "the list"


class _Entry:
    """An entry in one of the versions."""

    def __init__(self, document: Document, paper_list: PaperList, paper: Paper) -> None:
        self.paper = paper
        self.identity = PaperIdentity(paper)
        self.keys = [key for key in matching_keys(paper) if key]
        self.place = place_of(document, paper_list.category_of(paper))
        self.text = " ".join(document.text_of(paper.span).split())
        venue = paper.venue
        self.listed = ListedPaper(
            paper.title,
            self.place,
            document.line_of(paper.title_span),
            " ".join(str(part) for part in (venue.name, venue.year) if part) if venue else "",
            tuple((link.label or ("" if link.shown == paper.title else link.shown), link.url) for link in paper.links),
        )


class _Pairs:
    """The entries of two versions; those that are found to be the same one are paired, in any order."""

    def __init__(self, before: Sequence[_Entry], after: Sequence[_Entry]) -> None:
        self.before, self.after = list(before), list(after)
        self.pairs: list[tuple[_Entry, _Entry]] = []

    def pair(
        self, keys: Callable[[_Entry], Iterable[Hashable]], are_same: Callable[[_Entry, _Entry], bool] | None = None
    ) -> None:
        """Pair entries that share a key, if they are the same, each with the first that is left."""
        left: dict[Hashable, list[_Entry]] = {}
        for entry in self.before:
            for key in keys(entry):
                left.setdefault(key, []).append(entry)
        paired: set[int] = set()
        for entry in self.after:
            candidates = (other for key in keys(entry) for other in left.get(key, ()) if id(other) not in paired)
            found = next((other for other in candidates if are_same is None or are_same(other, entry)), None)
            if found:
                paired.update((id(found), id(entry)))
                self.pairs.append((found, entry))
        self.before = [entry for entry in self.before if id(entry) not in paired]
        self.after = [entry for entry in self.after if id(entry) not in paired]

    def pair_by_url(self) -> None:
        """Pair entries with a URL that is the first one of no other entry that is left."""
        counts = [Counter(entry.listed.url for entry in entries) for entries in (self.before, self.after)]
        self.pair(lambda entry: [url for url in [entry.listed.url] if url and all(count[url] == 1 for count in counts)])


def compare(before: Document, after: Document) -> Changes:
    """What has changed in the papers of `before`, so that it became `after`."""
    entries, later_entries = list(_entries(before)), list(_entries(after))
    pairs = _Pairs(entries, later_entries)
    pairs.pair(lambda entry: [(entry.place, entry.text)])
    pairs.pair(lambda entry: [(entry.place, key) for key in entry.keys], _are_same)
    pairs.pair(lambda entry: [entry.text])
    pairs.pair(lambda entry: entry.keys, _are_same)
    pairs.pair_by_url()
    renamed = _renamed_places(pairs)
    moved = [(old, new) for old, new in pairs.pairs if old.place != new.place and (old.place, new.place) not in renamed]
    changed = sorted(pairs.pairs, key=lambda pair: pair[1].listed.line)
    added, listed_again = _by_presence(pairs.after, entries)
    removed, delisted = _by_presence(pairs.before, later_entries)
    return Changes(
        added,
        removed,
        listed_again,
        delisted,
        tuple(Change(old.listed, new.listed) for old, new in sorted(moved, key=lambda pair: pair[1].listed.line)),
        tuple(_changes(changed, lambda paper: paper.title)),
        tuple(_changes(changed, lambda paper: frozenset(url for _, url in paper.links))),
        tuple(_changes(changed, lambda paper: paper.venue)),
        tuple(renamed),
    )


def _by_presence(
    entries: Sequence[_Entry], others: Sequence[_Entry]
) -> tuple[tuple[ListedPaper, ...], tuple[ListedPaper, ...]]:
    """The papers of entries that are in none of the others, and those that are."""
    by_key: dict[str, list[_Entry]] = {}
    for other in others:
        for key in other.keys:
            by_key.setdefault(key, []).append(other)
    absent: list[ListedPaper] = []
    present: list[ListedPaper] = []
    for entry in entries:
        is_present = any(_are_same(other, entry) for key in entry.keys for other in by_key.get(key, ()))
        (present if is_present else absent).append(entry.listed)
    return tuple(absent), tuple(present)


def _entries(document: Document) -> Iterator[_Entry]:
    for paper_list in document.paper_lists:
        for paper in paper_list.papers:
            yield _Entry(document, paper_list, paper)


def _are_same(old: _Entry, new: _Entry) -> bool:
    return are_versions(old.identity, new.identity)


def _renamed_places(pairs: _Pairs) -> list[tuple[Place, Place]]:
    """The places of which most papers went to a place that did not exist before."""
    kept = {old.place for old, new in pairs.pairs if old.place == new.place}
    new_places = {new.place for _, new in pairs.pairs} | {entry.place for entry in pairs.after}
    old_places = {old.place for old, _ in pairs.pairs} | {entry.place for entry in pairs.before}
    sizes = Counter(old.place for old, _ in pairs.pairs) + Counter(entry.place for entry in pairs.before)
    counts = Counter((old.place, new.place) for old, new in pairs.pairs if old.place != new.place)
    return [
        (old_place, new_place)
        for (old_place, new_place), count in counts.items()
        if old_place not in new_places
        and new_place not in old_places
        and old_place not in kept
        and 2 * count > sizes[old_place]
    ]


def _changes(pairs: Iterable[tuple[_Entry, _Entry]], feature: Callable[[ListedPaper], Hashable]) -> Iterator[Change]:
    for old, new in pairs:
        if feature(old.listed) != feature(new.listed):
            yield Change(old.listed, new.listed)
