"""Misspelt names of well-known conferences and journals."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.dates import MONTH
from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import SERIES_NAMES
from fgad_lint.text import Span, moved

_CACHE_SIZE = 1 << 12  # Most entries of a list have one of a few venues.
_NAME = lazy_re.compile(r"[A-Za-z]{3,12}")
_YEAR = lazy_re.compile(r"20(?<=[A-Za-z ,'’*_(-]20)\d\d(?!\w)")
#   CoRL, Nov 2023
#   ^^^^ name
_NAME_BEFORE_YEAR = lazy_re.compile(
    rf"(?<![A-Za-z0-9_./:-])[A-Za-z]{{3,12}}(?=[ ,'’*_(-]{{0,3}}(?:(?:{MONTH})[.,]{{0,2}} )?\Z)", re.IGNORECASE
)
_MAX_LENGTH_BEFORE_YEAR = 28
_MIN_SWAP_LENGTH = 4
_MIN_OTHER_LETTER_LENGTH = 6  # A shorter name with another letter, one more or one less is that of another venue.
# Venues whose names differ from those of well-known ones as typos do.
_OTHER_VENUES = frozenset("aacl aai bmcv cidm cira ecal icar iced ickm icsa ijcaai iccc iscas".split())


class Misspelling(NamedTuple):
    """A name at `span` that misspells that of a venue, `series`.

    `swapped_back` is the name with two letters swapped back, "" if it is misspelt in another way.
    """

    span: Span
    series: str
    swapped_back: str


def find_misspelling(text: str, paper: Paper) -> Misspelling | None:
    """The misspelt name of a well-known venue in an entry: in its venue, or before a year if no venue was read."""
    venue = paper.venue
    if venue and venue.name:
        in_venue = _in_venue(venue.name)
        return moved(in_venue, venue.name_span.start) if in_venue else None
    for year in _YEAR.finditer(text, *paper.span):
        start = max(paper.span.start, year.start() - _MAX_LENGTH_BEFORE_YEAR)
        name = _NAME_BEFORE_YEAR.search(text, start, year.start())
        if name and name.start() != paper.title_span.start and (misspelling := _in_venue(name[0])):
            return moved(misspelling, name.start())
    return None


def venue_words(document: Document) -> Iterator[tuple[Span, str]]:
    """The names of well-known venues, as the entries write them, with the span of each."""
    for paper in document.papers:
        if paper.venue and paper.venue.name:
            for word in _NAME.finditer(paper.venue.name):
                if word[0].lower() in SERIES_NAMES:
                    yield paper.span, word[0]


@lru_cache(_CACHE_SIZE)
def _in_venue(venue: str) -> Misspelling | None:
    """The misspelt name in a venue, with a span relative to it."""
    for name in _NAME.finditer(venue):
        is_acronym = sum(map(str.isupper, name[0])) > 1
        if is_acronym and (correction := _correction(name[0].lower())):
            series, index = correction
            swapped_back = _with_letters_swapped(name[0], index) if index >= 0 else ""
            return Misspelling(Span(*name.span()), series, swapped_back)
    return None


def _correction(name: str) -> tuple[str, int] | None:
    """The venue that a name in lower case misspells, and the index of the first of two swapped letters, -1 if none are."""
    if name in SERIES_NAMES or name in _OTHER_VENUES:
        return None
    for index in range(len(name) - 1 if len(name) >= _MIN_SWAP_LENGTH else 0):
        if (swapped := _with_letters_swapped(name, index)) in SERIES_NAMES:
            return swapped, index
    without_doubles = _without_doubles(name)
    for series in _sorted_series():
        if abs(len(name) - len(series)) < 2 and name[0] == series[0] and name[-1] == series[-1]:
            is_doubled = without_doubles == _without_doubles(series) and len(name) != len(series)
            if is_doubled or (len(series) >= _MIN_OTHER_LETTER_LENGTH and _differ_by_letter(name, series)):
                return series, -1
    return None


def _with_letters_swapped(name: str, index: int) -> str:
    return name[:index] + name[index + 1] + name[index] + name[index + 2 :]


def _differ_by_letter(name: str, series: str) -> bool:
    """Whether two names differ by one letter: another one, one more or one less."""
    longer, shorter = sorted((name, series), key=len, reverse=True)
    index = next((index for index, letter in enumerate(shorter) if letter != longer[index]), len(shorter))
    return longer[index + 1 :] == (shorter[index:] if len(longer) > len(shorter) else shorter[index + 1 :])


def _without_doubles(name: str) -> str:
    return "".join(letter for letter, _ in groupby(name))


@cache
def _sorted_series() -> list[str]:
    return sorted(SERIES_NAMES)
