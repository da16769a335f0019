"""Sort the papers of a list, each with what belongs to it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.config import PaperOrder
from fgad_lint.curation.guard import Curated, finish
from fgad_lint.curation.lookup import find_category, is_in
from fgad_lint.curation.numbering import Numbering
from fgad_lint.curation.open_list import Entry, OpenList
from fgad_lint.curation.spacing import after, spell_out
from fgad_lint.model.dates import Month, month_dates, submission_month, year_of
from fgad_lint.model.document import Document
from fgad_lint.model.entry_moves import goes_on
from fgad_lint.model.list_order import ListOrder, configured_order, inferred_order
from fgad_lint.model.papers import Paper
from fgad_lint.ordering import misplaced_indexes
from fgad_lint.records import Record
from fgad_lint.text import words_in

By = Literal["newest", "oldest", "title", "venue", "as-is"]
_COMMENTS = lazy_re.compile(r"(?:\s*<!--(?:(?!-->)[\s\S])*-->)+\s*")


class _Unit(NamedTuple):
    """An entry, and its item in the record with the comments right above it."""

    entry: Entry
    items: Sequence[Record]


def sort(record: Record, section: str = "", by: By = "as-is", order: PaperOrder = "auto") -> Curated:
    """Sort the papers of a list, or of one of its sections: those of each category that no other text separates.

    "as-is" is the order that each list keeps, or else the one that `order`, the option `order.papers`, names: papers that are
    out of place are put in place, as `paper-order` would. In other orders, papers that have no date or venue come last. Papers
    that are equal stay as they are. Raises CurationError if there is no such section, and RecordError as `render` does.
    """
    open_list = OpenList(record)
    category = find_category(open_list.document, section) if section else None
    n_lists = n_moved = 0
    reason = "no papers here can change places"
    for block, group in _groups(open_list):
        papers = [unit.entry.listing.paper for unit in group]
        if (category and not is_in(group[0].entry.category, category)) or not _are_movable(open_list.document, papers):
            continue
        positions = _positions(open_list.document, papers, by, order)
        if positions is None:
            reason = reason and "no list keeps an order that can be told; choose one with --by"
        else:
            reason = ""
            if moved := misplaced_indexes(positions):
                n_lists += 1
                n_moved += len(moved)
                _rearrange(open_list, block, group, positions)
    return finish(open_list, f"nothing moved: {reason}" if reason else _done(n_lists, n_moved))


def _done(n_lists: int, n_moved: int) -> str:
    if not n_moved:
        return "already sorted"
    papers = "1 paper" if n_moved == 1 else f"{n_moved} papers"
    return f"moved {papers} in {n_lists} {'list' if n_lists == 1 else 'lists'}"


def _groups(open_list: OpenList) -> Iterator[tuple[Record, list[_Unit]]]:
    """The units of each category that only comments separate, with the record of their list."""
    for _, entries in groupby(open_list.entries, key=lambda entry: id(entry.block)):
        units: list[_Unit] = []
        n_items = 0
        for entry in entries:
            index = entry.block["papers"].index(entry.item, n_items)
            between = entry.block["papers"][n_items:index]
            n_comments = _n_comments(between) if units else 0
            if units and (n_comments < len(between) or not _are_sisters(units[-1].entry, entry)):
                yield units[0].entry.block, units
                units = []
            n_items = index + 1
            units.append(_Unit(entry, entry.block["papers"][index - n_comments : n_items]))
        if units:
            yield units[0].entry.block, units


def _n_comments(items: Sequence[Record]) -> int:
    """The number of items at the end that are only comments."""
    is_comment = [_COMMENTS.fullmatch(item.get("prose", "")) is not None for item in items]
    return next((number for number, found in enumerate(reversed(is_comment)) if not found), len(items))


def _are_sisters(entry: Entry, other: Entry) -> bool:
    paper, other_paper = entry.listing.paper, other.listing.paper
    return entry.category == other.category and paper.depth == other_paper.depth


def _are_movable(document: Document, papers: Sequence[Paper]) -> bool:
    """Whether there are several entries that begin in the same column, and none opens a part that it does not close."""
    texts = [document.text_of(paper.span) for paper in papers]
    indents = {text[: len(text) - len(text.lstrip(" \t>"))] for text in texts}
    return len(texts) > 1 == len(indents) and not any(map(goes_on, texts))


def _rearrange(open_list: OpenList, block: Record, group: Sequence[_Unit], positions: Sequence[int]) -> None:
    """Put the units of a group in the order of their new positions; the line ends between them stay where they are."""
    spell_out(block, open_list.line_end)
    numbering = Numbering(block)
    first = group[0].entry.item_index + 1 - len(group[0].items)
    end = group[-1].entry.item_index + 1
    ordered = [unit for _, unit in sorted(zip(positions, group, strict=True), key=lambda pair: pair[0])]
    for item, white_space in [(unit.items[-1], after(old.items[-1])) for unit, old in zip(ordered, group, strict=True)]:
        spaces = white_space.spaces if group[0].entry.listing.paper_list.kind == "paragraph" else after(item).spaces
        item["after"] = spaces + white_space.line_ends
    block["papers"][first:end] = [item for unit in ordered for item in unit.items]
    numbering.apply(block)


# Orders --------------------------------------------------------------------------------------------------------------


def _positions(document: Document, papers: Sequence[Paper], by: By, option: PaperOrder) -> Sequence[int] | None:
    """The position of each paper in the sorted list; None if the list keeps no order that can be told."""
    if by == "as-is":
        if option == "auto" or option == "any":
            kept = inferred_order(document.text, papers)
        else:
            kept = configured_order(document.text, papers, option)
        return _as_is(papers, kept) if kept else None
    keys = _keys(document, papers, by)
    known = [index for index in range(len(papers)) if keys[index] is not None]
    unknown = [index for index in range(len(papers)) if keys[index] is None]
    return _inverse(sorted(known, key=lambda index: keys[index]) + unknown)


def _as_is(papers: Sequence[Paper], order: ListOrder) -> Sequence[int]:
    """The positions after papers that are out of place are put where they belong, but those that are there on purpose."""
    index_of = {paper.span: index for index, paper in enumerate(papers)}
    misplaced = [index for index in order.misplaced if not order.is_nearly_kept or index not in order.deliberate]
    ordered = list(range(len(papers)))
    for slot in order.slots(misplaced):
        moved = [index_of[ranked.paper.span] for ranked in sorted(slot.papers, key=lambda ranked: ranked.rank)]
        ordered = [index for index in ordered if index not in moved]
        place = ordered.index(index_of[slot.neighbour.paper.span]) + (not slot.is_before)
        ordered[place:place] = moved
    return _inverse(ordered)


def _keys(document: Document, papers: Sequence[Paper], by: By) -> Sequence[Any]:
    """The keys to sort papers by, the lowest first; None for a paper that has none."""
    if by == "title":
        return [tuple(words_in(paper.title.casefold())) or None for paper in papers]
    if by == "venue":
        return [
            (paper.venue.name.casefold(), -(paper.venue.year or 0)) if paper.venue and paper.venue.name else None
            for paper in papers
        ]
    sign = -1 if by == "newest" else 1
    return [date and tuple(sign * part for part in date) for date in _dates(document, papers)]


def _dates(document: Document, papers: Sequence[Paper]) -> Sequence[Month | tuple[int] | None]:
    """The months of the papers if all that have a year have a month in it, or else their years."""
    years = [year_of(paper) for paper in papers]
    months = [_month(document, paper) for paper in papers]
    if all(year is None or (month and month.year == year) for year, month in zip(years, months, strict=True)):
        return months
    return [(year,) if year else None for year in years]


def _month(document: Document, paper: Paper) -> Month | None:
    """The month that an entry gives, or else that of the arXiv id."""
    given = next((date for date in month_dates(document.text, paper) if len(date.months) == 1), None)
    return Month(given.year, *given.months) if given else submission_month(paper)


def _inverse(ordered: Sequence[int]) -> Sequence[int]:
    positions = [0] * len(ordered)
    for position, index in enumerate(ordered):
        positions[index] = position
    return positions
