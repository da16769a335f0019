"""The order that a list of papers keeps, or should keep, and the papers that are out of place in it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise, starmap
from operator import gt, le, lt, ne
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.consensus import MIN_FOR_CONSENSUS, is_consensus
from fgad_lint.model.dates import Month, gives_other_month_in_brackets, gives_year, submission_month, year_of
from fgad_lint.model.papers import Paper
from fgad_lint.model.sort_keys import SortKeys, by_date, by_label_year, by_month, by_title, by_title_otherwise
from fgad_lint.ordering import misplaced_indexes

OrderName = Literal["newest-first", "oldest-first", "alphabetical"]
MIN_PAPERS_FOR_ORDER = 8
_MIN_PAPERS_FOR_ONE_MISPLACED = 9  # So many titles are never in order but for one by chance.
_MIN_DELIBERATE_BLOCK = 3  # At least this many misplaced papers in a row are there on purpose.
# **Title** [2024]
_BRACKETED_YEAR = lazy_re.compile(r"[*_\s]*+[\[(]([12]\d{3})[\])]")
#   `EMNLP20`    (ICSE'19)
_YEAR_OF_VENUE = lazy_re.compile(r"\b[A-Z]{3,12}(?: ?['’])?([0-3]\d)(?![\w.-])")


class RankedPaper(NamedTuple):
    """A paper, its rank in an order (the lowest comes first), and a function that shows the date of a paper."""

    paper: Paper
    rank: int
    show_date: Callable[[Paper], str]

    @property
    def date(self) -> str:
        """The date it is sorted by: "2023-10", "2023" or ""."""
        return self.show_date(self.paper)


class Slot(NamedTuple):
    """Where misplaced papers belong: right before (`is_before`) or after a neighbour that stays."""

    papers: Sequence[RankedPaper]
    neighbour: RankedPaper
    is_before: bool


class ListOrder(NamedTuple):
    """An order, and the papers of a list that have a rank in it, as listed.

    `misplaced` are the indexes of the papers that are out of place, and `deliberate` those of them that seem to be so on
    purpose.
    """

    name: OrderName
    papers: Sequence[RankedPaper]
    misplaced: Sequence[int]
    deliberate: Collection[int]

    @property
    def is_nearly_kept(self) -> bool:
        """Whether only one paper is misplaced, or at most one in twenty."""
        return len(self.misplaced) <= max(1, len(self.papers) // 20)

    def slots(self, indexes: Iterable[int]) -> Iterator[Slot]:
        """Where the misplaced papers at `indexes` belong. They move no farther than they must."""
        misplaced = set(self.misplaced)
        kept = [index for index in range(len(self.papers)) if index not in misplaced]
        kept_ranks = [self.papers[index].rank for index in kept]
        by_n_preceding: dict[int, list[int]] = {}  # Indexes by the number of kept papers before their slot.
        for index in indexes:
            rank = self.papers[index].rank
            nearest = max(bisect_left(kept, index), bisect_left(kept_ranks, rank))
            by_n_preceding.setdefault(min(nearest, bisect_right(kept_ranks, rank)), []).append(index)
        for n_preceding, moved in by_n_preceding.items():
            is_before = n_preceding == 0 or (n_preceding < len(kept) and min(moved) > kept[n_preceding])
            neighbour = kept[n_preceding if is_before else n_preceding - 1]
            yield Slot([self.papers[index] for index in moved], self.papers[neighbour], is_before)


def configured_order(text: str, papers: Sequence[Paper], name: OrderName) -> ListOrder:
    """How a list in `text` keeps the order of this name."""
    candidates = by_title(text, papers) if name == "alphabetical" else [by_date(papers)]
    fit = _best([_fit(name, sort_keys) for sort_keys in candidates])
    return _list_order(fit, _next_to_longer_or_shorter_title(fit))


def inferred_order(text: str, papers: Sequence[Paper]) -> ListOrder | None:
    """The order that a list in `text` keeps best; None if it keeps none or is too short to tell."""
    if len(papers) < MIN_PAPERS_FOR_ORDER:
        return None
    candidates: list[tuple[OrderName, SortKeys]] = []
    max_breaks = len(papers) // 10  # With more, nine in ten neighbours are not in order.
    for sort_keys in filter(None, (by_month(text, papers, max_breaks), by_label_year(papers))):
        candidates += ("newest-first", sort_keys), ("oldest-first", sort_keys)
    candidates += (("alphabetical", sort_keys) for sort_keys in by_title(text, papers, max(1, max_breaks)))
    fits = [_fit(*candidate) for candidate in candidates if _may_be_kept(*candidate)]
    kept = [fit for fit in fits if _is_kept(fit)]
    if not kept:
        return None
    fit = _best(kept)
    deliberate = {*_next_to_longer_or_shorter_title(fit), *_placed_on_purpose(papers, fit), *_a_month_off(fit)}
    if fit.name != "alphabetical" and not deliberate.issuperset(fit.misplaced):
        deliberate.update(_dated_otherwise(text, papers, fit), _in_place_by_other_date(text, papers, fit))
    if fit.name == "alphabetical":
        deliberate.update(_sorted_otherwise(fit, kept))
        if not deliberate.issuperset(fit.misplaced):
            others = (_fit(fit.name, sort_keys) for sort_keys in by_title_otherwise(fit.sort_keys.papers))
            deliberate.update(_sorted_otherwise(fit, filter(_is_kept, others)))
    order = _list_order(fit, deliberate)
    return order if order.is_nearly_kept else None


class _Fit(NamedTuple):
    """How a list keeps an order: the ranks of its papers, and the indexes of the misplaced ones."""

    name: OrderName
    sort_keys: SortKeys
    ranks: Sequence[int]
    misplaced: Sequence[int]


def _fit(name: OrderName, sort_keys: SortKeys) -> _Fit:
    in_order = sorted(set(sort_keys.keys), reverse=name == "newest-first")
    rank_of = {key: rank for rank, key in enumerate(in_order)}
    ranks = [rank_of[key] for key in sort_keys.keys]
    return _Fit(name, sort_keys, ranks, misplaced_indexes(ranks))


def _best(fits: Sequence[_Fit]) -> _Fit:
    return min(fits, key=lambda fit: len(fit.misplaced))


def _list_order(fit: _Fit, deliberate: Iterable[int]) -> ListOrder:
    papers, _, date = fit.sort_keys
    ranked = [RankedPaper(paper, rank, date) for paper, rank in zip(papers, fit.ranks, strict=True)]
    return ListOrder(fit.name, ranked, fit.misplaced, frozenset(deliberate))


def _may_be_kept(name: OrderName, sort_keys: SortKeys) -> bool:
    """Whether nine in ten neighbours keep an order, or all titles but one: a fast check before the papers are ranked."""
    keys = sort_keys.keys
    n_breaks = sum(map(lt if name == "newest-first" else gt, keys, keys[1:]))
    return is_consensus(len(keys) - n_breaks, len(keys), MIN_PAPERS_FOR_ORDER) or (
        name == "alphabetical" and n_breaks <= 1
    )


def _is_kept(fit: _Fit) -> bool:
    """Whether at least three ranks are in order, and few neighbours break it, or only one of many titles.

    Few means at most a tenth of the neighbours that would differ in rank if the list were shuffled.
    """
    # In a short list the first one may be there on purpose.
    is_one_misplaced = len(fit.misplaced) == 1 and fit.misplaced[0] != 0
    if is_one_misplaced and fit.name == "alphabetical" and len(fit.ranks) >= _MIN_PAPERS_FOR_ONE_MISPLACED:
        return True
    n_papers, counts = len(fit.ranks), Counter(fit.ranks)
    n_breaks = sum(map(gt, fit.ranks, fit.ranks[1:]))
    # In a shuffled list, n_differing / n_papers neighbours differ in rank.
    n_differing = n_papers**2 - sum(count**2 for count in counts.values())
    in_order = counts - Counter(fit.ranks[index] for index in fit.misplaced)
    return len(in_order) >= 3 and is_consensus(n_differing - n_breaks * n_papers, n_differing)


def _next_to_longer_or_shorter_title(fit: _Fit) -> Iterator[int]:
    """Misplaced papers of an alphabetical list that are next to a longer or shorter form of their title.

    A list sorted by file name has "Tube Archivist" before "Tube": `tube-archivist.md`, `tube.md`.
    """
    papers = fit.sort_keys.papers
    for index in fit.misplaced if fit.name == "alphabetical" else ():
        key = papers[index].key
        neighbours = [paper.key for paper in papers[max(0, index - 1) : index + 2] if paper.key != key]
        if any(neighbour.startswith(key) or key.startswith(neighbour) for neighbour in neighbours):
            yield index


def _sorted_otherwise(fit: _Fit, fits: Iterable[_Fit]) -> Iterator[int]:
    """Misplaced papers that are in place if titles are compared in another way: with or without hyphens, say."""
    in_place = {
        paper.span
        for other in fits
        if other.name == fit.name and other is not fit
        for index, paper in enumerate(other.sort_keys.papers)
        if index not in other.misplaced
    }
    yield from (index for index in fit.misplaced if fit.sort_keys.papers[index].span in in_place)


def _a_month_off(fit: _Fit) -> Iterator[int]:
    """Misplaced papers that only papers of the next month keep from their place: an id may be from the day before."""
    keys, ranks, misplaced = fit.sort_keys.keys, fit.ranks, set(fit.misplaced)
    kept = [index for index in range(len(keys)) if index not in misplaced]
    for index in fit.misplaced if isinstance(keys[0], Month) else ():
        n_before = bisect_left(kept, index)
        breaking = [before for before in kept[max(0, n_before - 1) : n_before] if ranks[before] > ranks[index]]
        breaking += [after for after in kept[n_before : n_before + 1] if ranks[after] < ranks[index]]
        if all(abs(keys[index].months_after(keys[other])) <= 1 for other in breaking):
            yield index


def _dated_otherwise(text: str, papers: Sequence[Paper], fit: _Fit) -> Iterator[int]:
    """Misplaced papers that are in the order of tags such as `[10/30]`, or whose entries give another date: a month than the id, a year in brackets after the title."""
    from fgad_lint.model.order_tags import in_order_of_tags

    in_order = in_order_of_tags(text, papers)
    for index in fit.misplaced:
        paper, key = fit.sort_keys.papers[index], fit.sort_keys.keys[index]
        year = _BRACKETED_YEAR.match(text, paper.title_span.end, paper.span.end)
        is_other_year = year is not None and year[1] != str(key)[:4]
        short_year = _YEAR_OF_VENUE.search(text, paper.title_span.end, paper.span.end)
        is_other_year = is_other_year or (short_year is not None and short_year[1] != str(key)[2:4])
        is_other_month = isinstance(key, Month) and gives_other_month_in_brackets(text, paper, key)
        if is_other_year or is_other_month or paper.span in in_order:
            yield index


def _in_place_by_other_date(text: str, papers: Sequence[Paper], fit: _Fit) -> Iterator[int]:
    """Misplaced papers that are in place by another of their dates than the one the list is sorted by."""
    by_months, misplaced = isinstance(fit.sort_keys.keys[0], Month), set(fit.misplaced)
    kept = [index for index in range(len(fit.ranks)) if index not in misplaced]
    position_of = {paper.span: position for position, paper in enumerate(papers)}
    are_ids_kept = not by_months and _are_ids_in_order(papers, fit.name)
    for index in fit.misplaced:
        paper, n_before = fit.sort_keys.papers[index], bisect_left(kept, index)
        before, after = kept[max(0, n_before - 1) : n_before], kept[n_before : n_before + 1]
        if len(paper.arxiv_links) > 1:
            yield index  # Each preprint has a date of its own.
        elif not by_months:
            if are_ids_kept and _is_in_place_by_id(fit, index, before, after):
                yield index
        elif _has_place_of_venue(papers, position_of[paper.span]) or (
            _breaks_only_its_year(fit, index, before, after) and gives_year(text, paper)
        ):
            yield index


def _are_ids_in_order(papers: Sequence[Paper], name: OrderName) -> bool:
    """Whether at least half of the papers of a list have an arXiv id, and nine in ten of these are in order."""
    months = [month for paper in papers if (month := submission_month(paper))]
    n_breaks = sum(map(lt if name == "newest-first" else gt, months, months[1:]))
    return 2 * len(months) >= len(papers) and is_consensus(len(months) - n_breaks, len(months), MIN_PAPERS_FOR_ORDER)


def _is_in_place_by_id(fit: _Fit, index: int, before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether the id of a paper fits between its neighbours in a list sorted by year, or if it has none and they have, the year before that of its venue."""
    papers, years = fit.sort_keys.papers, fit.sort_keys.keys
    paper = papers[index]
    has_id = paper.identifier is not None
    if not has_id and not (_is_published(paper) and any(papers[other].identifier for other in (*before, *after))):
        return False
    month = submission_month(paper)
    for other in (*before, *after):
        other_month = submission_month(papers[other])
        if month and other_month:
            distance = month.months_after(other_month)
        else:
            distance = (month.year if month else years[index] - 1) - years[other]
        if distance and (distance > 0) == ((other in before) == (fit.name == "newest-first")):
            return False
    return True


def _has_place_of_venue(papers: Sequence[Paper], position: int) -> bool:
    """Whether a paper has a venue of another year than its id, or is next to a paper of its venue."""
    paper = papers[position]
    if paper.venue is None or not (paper.venue.name and _is_published(paper)):
        return False
    if paper.venue.year and paper.identifier and paper.venue.year != paper.identifier.year:
        return True
    neighbours = [*papers[max(0, position - 1) : position], *papers[position + 1 : position + 2]]
    venue = paper.venue.name.casefold(), paper.venue.year
    return any(other.venue and (other.venue.name.casefold(), other.venue.year) == venue for other in neighbours)


def _breaks_only_its_year(fit: _Fit, index: int, before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether only papers of its year keep a paper from its place, and the list does not keep the order of months within a year."""
    months, ranks = fit.sort_keys.keys, fit.ranks
    breaking = [other for other in before if ranks[other] > ranks[index]]
    breaking += [other for other in after if ranks[other] < ranks[index]]
    if any(months[other].year != months[index].year for other in breaking):
        return False
    pairs = [
        (rank, following)
        for rank, following, (month, next_month) in zip(ranks, ranks[1:], pairwise(months), strict=False)
        if month.year == next_month.year
    ]
    return not is_consensus(sum(starmap(le, pairs)), len(pairs), MIN_FOR_CONSENSUS)


def _placed_on_purpose(papers: Sequence[Paper], fit: _Fit) -> Iterator[int]:
    """Misplaced papers in a row, as in a list joined from two, or where published papers are kept apart."""
    position_of = {paper.span: position for position, paper in enumerate(papers)}
    positions = [position_of[fit.sort_keys.papers[index].span] for index in fit.misplaced]
    are_apart = _are_published_apart(papers)
    for _, adjacent in groupby(range(len(positions)), key=lambda index: positions[index] - index):
        block = list(adjacent)
        for index in block:
            if len(block) >= _MIN_DELIBERATE_BLOCK or (are_apart and _is_kept_apart(papers, positions[index])):
                yield fit.misplaced[index]


def _are_published_apart(papers: Sequence[Paper]) -> bool:
    """Whether published papers are apart from preprints, before them in each year, or so few that they may come last in it."""
    published = list(map(_is_published, papers))
    n_papers, n_published = len(papers), sum(published)
    n_changes = sum(map(ne, published, published[1:]))
    # A shuffled list would have 2 * n_published * (n_papers - n_published) / n_papers changes; half of that is apart.
    if 0 < n_changes * n_papers <= n_published * (n_papers - n_published) or 0 < 4 * n_published <= n_papers:
        return True
    years = [list(map(_is_published, group)) for _, group in groupby(papers, key=year_of)]
    mixed_years = [group for group in years if len(set(group)) > 1]
    return len(mixed_years) > 1 and all(group == sorted(group, reverse=True) for group in mixed_years)


def _is_kept_apart(papers: Sequence[Paper], position: int) -> bool:
    """Whether a paper is published like a neighbour of its year or the two after it, or is the first preprint of its year."""
    paper = papers[position]
    neighbours = [*papers[max(0, position - 1) : position], *papers[position + 1 : position + 2]]
    of_same_year = [_is_published(neighbour) for neighbour in neighbours if year_of(neighbour) == year_of(paper)]
    if not _is_published(paper):
        return of_same_year == [True, False]
    return any(of_same_year) or all(map(_is_published, papers[position : position + 3]))


def _is_published(paper: Paper) -> bool:
    return paper.venue is not None and not paper.venue.is_preprint
