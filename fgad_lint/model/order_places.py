"""Where a new paper belongs in a list that keeps an order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fgad_lint.model.list_order import ListOrder, OrderName, configured_order, inferred_order
from fgad_lint.model.papers import Paper
from fgad_lint.model.sort_keys import SortKeys, by_date, by_label_year, by_month, by_title


class OrderedPlace(NamedTuple):
    """A new paper, and where it belongs: right before (`is_before`) or right after another one."""

    paper: Paper
    neighbour: Paper
    is_before: bool


def places_in_order(
    text: str, papers: Sequence[Paper], new: Sequence[Paper], name: OrderName | None = None
) -> list[OrderedPlace]:
    """Where new papers of the same text belong in a list: in the order of this name, or else in the one that the list keeps.

    A neighbour may be a new paper too, if it is before it in the result. Of those that the order does not tell apart, a paper
    comes last, or first where the newest come first. It is left out if it has no date to sort it by; all are if the list keeps no
    order.
    """
    order = configured_order(text, papers, name) if name else inferred_order(text, papers)
    sort_keys = _matching(order, _candidates(text, [*papers, *new], name)) if order else None
    if order is None or sort_keys is None:
        return []
    key_of = {paper.span: key for paper, key in zip(sort_keys.papers, sort_keys.keys, strict=True)}
    misplaced = set(order.misplaced)
    in_order = [ranked.paper for index, ranked in enumerate(order.papers) if index not in misplaced]
    is_by_date = order.name != "alphabetical"
    is_newest_first = order.name == "newest-first"
    places = []
    for paper in reversed(new) if is_newest_first else new:
        if paper.span not in key_of:
            continue
        # Of those with the same key, ids on arXiv tell which is newer.
        keys = [(key_of[other.span], _number(other, is_by_date)) for other in in_order]
        key = (key_of[paper.span], _number(paper, is_by_date))
        index = bisect_left(keys, True, key=key.__ge__) if is_newest_first else bisect_right(keys, key)
        is_before = index < len(in_order) and (is_newest_first or index == 0)
        places.append(OrderedPlace(paper, in_order[index if is_before else index - 1], is_before))
        in_order.insert(index, paper)
    return places


def _number(paper: Paper, is_by_date: bool) -> str:
    """The arXiv id of a paper, to sort by among papers of the same date; "" for none."""
    return (paper.arxiv or "") if is_by_date else ""


def _candidates(text: str, papers: Sequence[Paper], name: OrderName | None) -> Iterable[SortKeys | None]:
    """What the papers may be sorted by."""
    if name != "alphabetical":
        yield from [by_date(papers)] if name else [by_month(text, papers), by_label_year(papers)]
    if name in (None, "alphabetical"):
        yield from by_title(text, papers)


def _matching(order: ListOrder, candidates: Iterable[SortKeys | None]) -> SortKeys | None:
    """The keys among some that sort the papers of a list as its order does."""
    for sort_keys in candidates:
        if sort_keys is None:
            continue
        key_of = {paper.span: key for paper, key in zip(sort_keys.papers, sort_keys.keys, strict=True)}
        if not order.papers or any(ranked.paper.span not in key_of for ranked in order.papers):
            continue
        keys = [key_of[ranked.paper.span] for ranked in order.papers]
        rank_of = {key: rank for rank, key in enumerate(sorted(set(keys), reverse=order.name == "newest-first"))}
        if [rank_of[key] for key in keys] == [ranked.rank for ranked in order.papers]:
            return sort_keys
    return None
