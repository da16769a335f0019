"""What the papers of a list can be sorted by: month, year or title."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise, tee
from math import inf
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.consensus import is_consensus
from fgad_lint.model.dates import Month, gives_other_date, submission_month, year_of
from fgad_lint.model.papers import Paper
from fgad_lint.text import words_in

_NUMBER = lazy_re.compile(r"(\d{1,9})")
_MIN_PAIRS_FOR_OUTLIER = 4  # Among at least this many pairs of neighbours, one pair may break the order of the months.


class SortKeys(NamedTuple):
    """The sortable papers of a list, their keys (ascending: oldest first, A to Z), and a function that shows a paper's date."""

    papers: Sequence[Paper]
    keys: Sequence[Any]
    date: Callable[[Paper], str]


def by_month(text: str, papers: Sequence[Paper], max_breaks: float = inf) -> SortKeys | None:
    """By the month of the arXiv id, if the entry gives no other date."""
    dated = (
        (paper, month)
        for paper in papers
        if (month := submission_month(paper)) and not gives_other_date(text, paper, month)
    )
    return _sort_keys(dated, lambda paper: str(submission_month(paper)), max_breaks)


def by_label_year(papers: Sequence[Paper]) -> SortKeys:
    """By the year of the label, without preprints that are in place by their arXiv ids.

    A venue's year is often the one after the id's, so a preprint of 2022 may be in order between two papers of CVPR 2023.
    """
    groups = _year_groups(papers)
    sorted_by_id = {
        index
        for index in range(1, len(groups) - 1)
        if groups[index].is_preprint and _are_sorted_by_id(*groups[index - 1 : index + 2])
    }
    dated = [
        (group.year, paper) for index, group in enumerate(groups) if index not in sorted_by_id for paper in group.papers
    ]
    return SortKeys([paper for _, paper in dated], [year for year, _ in dated], _year)


def by_date(papers: Sequence[Paper]) -> SortKeys:
    """By year, and within a year by the month of the arXiv id if every paper has one and the list keeps that order."""
    dated = [(year, paper) for paper in papers if (year := year_of(paper))]
    years = [year for year, _ in dated]
    months = [month for paper in papers if (month := submission_month(paper))]
    if len(months) == len(papers) and _are_months_in_order(years, months):
        return SortKeys(papers, list(zip(years, months, strict=True)), _year_and_month)
    return SortKeys([paper for _, paper in dated], years, _year)


def by_title(text: str, papers: Sequence[Paper], max_breaks: float = inf) -> Iterator[SortKeys]:
    """By title, in the three ways that lists use: word by word, letters and digits alone, and as written."""
    titled = (paper for paper in papers if _starts_with_title(text, paper))
    ways: tuple[Callable[[Paper], Any], ...] = (_words_of_title, attrgetter("key"), _title_as_written)
    for way, papers_to_read in zip(ways, tee(titled, len(ways)), strict=True):
        pairs = ((paper, way(paper)) for paper in papers_to_read)
        if sort_keys := _sort_keys(pairs, lambda _: "", max_breaks):
            yield sort_keys


def by_title_otherwise(papers: Sequence[Paper]) -> Iterator[SortKeys]:
    """By title in two ways that few lists use: with numbers by value, and with capitals before all other letters."""
    for way in (_title_with_numbers, attrgetter("title")):
        yield SortKeys(papers, list(map(way, papers)), lambda _: "")


def _sort_keys(pairs: Iterable[tuple[Paper, Any]], date: Callable[[Paper], str], max_breaks: float) -> SortKeys | None:
    """Papers with their keys; None as soon as more than `max_breaks` neighbours break either direction of the order.

    `pairs` is read no farther than that, because a few papers tell that most lists are not sorted by a key.
    """
    papers: list[Paper] = []
    keys: list[Any] = []
    n_rising = n_falling = 0
    for paper, key in pairs:
        if keys and key != keys[-1]:
            if key > keys[-1]:
                n_rising += 1
            else:
                n_falling += 1
            if n_rising > max_breaks and n_falling > max_breaks:
                return None
        papers.append(paper)
        keys.append(key)
    return SortKeys(papers, keys, date)


class _YearGroup(NamedTuple):
    """Consecutive papers whose labels give the same year, either all preprints or none."""

    is_preprint: bool
    year: int
    papers: list[Paper]


def _year_groups(papers: Sequence[Paper]) -> list[_YearGroup]:
    labelled = [
        (paper.venue.is_preprint, paper.venue.year, paper) for paper in papers if paper.venue and paper.venue.year
    ]
    return [
        _YearGroup(is_preprint, year, [paper for _, _, paper in group])
        for (is_preprint, year), group in groupby(labelled, key=itemgetter(0, 1))
    ]


def _are_sorted_by_id(before: _YearGroup, group: _YearGroup, after: _YearGroup) -> bool:
    """Whether a group breaks the order of the years, but its arXiv ids are in order with those right before and after it."""
    if group.year in (before.year, after.year) or (before.year > group.year) != (after.year > group.year):
        return False
    ids = [paper.arxiv or "" for paper in (before.papers[-1], *group.papers, after.papers[0])]
    return all(ids) and sorted(ids) in (ids, ids[::-1])


def _are_months_in_order(years: Sequence[int], months: Sequence[Month]) -> bool:
    """Whether nearly all neighbours of the same year have their months in order, either oldest or newest first."""
    pairs = [
        (month, next_month)
        for (year, month), (next_year, next_month) in pairwise(zip(years, months, strict=True))
        if year == next_year and month != next_month
    ]
    n_rising = sum(month < next_month for month, next_month in pairs)
    n_breaks = min(n_rising, len(pairs) - n_rising)
    is_outlier = n_breaks == 1 and len(pairs) >= _MIN_PAIRS_FOR_OUTLIER
    return not n_breaks or is_outlier or is_consensus(len(pairs) - n_breaks, len(pairs))


def _starts_with_title(text: str, paper: Paper) -> bool:
    """Whether readers can look up an entry by its title: no word before it, and its first character is ASCII."""
    before = text[paper.span.start : paper.title_span.start]
    return paper.key != "" and paper.key[0].isascii() and not any(map(str.isalpha, before))


def _words_of_title(paper: Paper) -> tuple[str, ...]:
    return tuple(words_in(paper.title.casefold()))


def _title_as_written(paper: Paper) -> str:
    return paper.title.casefold()


def _title_with_numbers(paper: Paper) -> tuple[tuple[int, str], ...]:
    """A title in parts that compare as numbers or as words: "C10. Looms" comes after "C9. Threads"."""
    parts = filter(None, _NUMBER.split(paper.title.casefold()))
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)


def _year(paper: Paper) -> str:
    return str(year_of(paper))


def _year_and_month(paper: Paper) -> str:
    year, month = year_of(paper), submission_month(paper)
    return str(month) if month and month.year == year else f"{year}, submitted in {month}"
