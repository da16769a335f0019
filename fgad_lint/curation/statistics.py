"""How many papers a list has: by section, year and venue, with code, and listed in several places."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fgad_lint.curation.comparison import Place, place_of
from fgad_lint.model.dates import year_of
from fgad_lint.model.distinct_papers import DistinctPapers
from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import Venue


class Statistics(NamedTuple):
    """Counts of papers; one that is listed in several places counts once, but in each of its sections.

    `n_entries` counts each place. A paper without a year or venue is not in `by_year` or `by_venue`. Its year is that of the venue,
    or else of the arXiv id. Sections are in the order of the list, years from the first to the last, venues by number.
    """

    n_entries: int
    n_papers: int
    n_listed_again: int
    n_with_code: int
    by_section: tuple[tuple[Place, int], ...]
    by_year: tuple[tuple[int, int], ...]
    by_venue: tuple[tuple[str, int], ...]


def statistics(documents: Iterable[Document]) -> Statistics:
    """Count the papers of some lists."""
    indexes_by_place: dict[Place, set[int]] = {}
    papers: list[list[Paper]] = []
    distinct = DistinctPapers()
    for document in documents:
        for paper_list in document.paper_lists:
            for paper in paper_list.papers:
                index = distinct.number_of(paper)
                indexes_by_place.setdefault(place_of(document, paper_list.category_of(paper)), set()).add(index)
                if index == len(papers):
                    papers.append([])
                papers[index].append(paper)
    years = Counter(year for entries in papers if (year := _first([year_of(paper) for paper in entries])))
    venues = [venue for entries in papers if (venue := _venue([paper.venue for paper in entries]))]
    return Statistics(
        sum(map(len, papers)),
        len(papers),
        sum(len(entries) > 1 for entries in papers),
        sum(any(link.role == "code" for paper in entries for link in paper.links) for entries in papers),
        tuple((place, len(indexes)) for place, indexes in indexes_by_place.items()),
        tuple(sorted(years.items())),
        tuple(_by_spelling(venues)),
    )


def _first(years: Sequence[int | None]) -> int | None:
    return next(filter(None, years), None)


def _venue(venues: Sequence[Venue | None]) -> Venue | None:
    """The first venue with a name that is no preprint server, or else the first one; None if there is none."""
    named = [venue for venue in venues if venue and venue.name]
    published = [venue for venue in named if not venue.is_preprint]
    return next(iter([*published, *named]), None)


def _by_spelling(venues: Sequence[Venue]) -> list[tuple[str, int]]:
    """The names of venues in their usual spelling with their numbers, most first. NIPS is NeurIPS."""
    spellings: dict[str, Counter[str]] = {}
    for venue in venues:
        spellings.setdefault(venue.series or venue.name.casefold(), Counter())[venue.name] += 1
    counts = [(max(spelled, key=lambda name: spelled[name]), spelled.total()) for spelled in spellings.values()]
    return sorted(counts, key=lambda count: (-count[1], count[0].casefold()))
