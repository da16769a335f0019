"""When a paper appeared, by its arXiv id and by the dates in its entry."""

import re
from bisect import bisect_right
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_YEAR = lazy_re.compile(r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)\d\d\b")
_DAY = lazy_re.compile(r"(?<![\w./-])(\d{1,2})[./-](\d{1,2})(?![\w/-]|\.\d)")
_MONTH_NAME = lazy_re.compile(rf"\b({'|'.join(_MONTH_NAMES)})[a-z]{{0,6}}\b", re.IGNORECASE)
_LOWER_MONTH_NAME = lazy_re.compile("|".join(_MONTH_NAMES))
#   Dec. 30, 2020    12/2020
#   ^^^ name         ^^ digits
_BEFORE_YEAR = lazy_re.compile(
    rf"(?:\b(?P<name>{'|'.join(_MONTH_NAMES)})[a-z]*[.,]* (?:\d\d?,? )?)?(?:(?<![\d/.-])(?P<digits>\d\d?)[/.-])?\Z",
    re.IGNORECASE,
)
_AFTER_YEAR = lazy_re.compile(r"[/.-](?P<digits>\d\d?)\b")
_MAX_LENGTH_BEFORE_YEAR = len("september., 30, 12/")


class Month(NamedTuple):
    """A month of a year, from 1 to 12; shown as "2023-10"."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"


def submission_month(paper: Paper) -> Month | None:
    """The month in which a paper was submitted to arXiv, by its id."""
    identifier = paper.identifier
    return Month(identifier.year, identifier.month) if identifier else None


def year_of(paper: Paper) -> int | None:
    """The year of a paper's venue, or else that of its arXiv id."""
    if paper.venue and paper.venue.year:
        return paper.venue.year
    return paper.identifier.year if paper.identifier else None


def gives_other_date(text: str, paper: Paper, month: Month) -> bool:
    """Whether an entry in `text` gives a date other than `month`: before its title, or with a year outside its URLs."""
    months_before_title = _months_without_year(text[paper.span.start : paper.title_span.start])
    if months_before_title and month.month not in months_before_title:
        return True
    urls: list[Span] = []
    for year in _YEAR.finditer(text, *paper.span):
        start, end = year.span()
        urls = urls or sorted([link.url_span for link in paper.links])
        url_index = bisect_right(urls, (start, len(text))) - 1
        is_in_url = url_index >= 0 and start < urls[url_index].end
        if not is_in_url and (
            int(year[0]) != month.year or _months_next_to(text, paper.span, start, end) - {month.month}
        ):
            return True
    return False


def _months_next_to(text: str, entry: Span, year_start: int, year_end: int) -> set[int]:
    """The months, from 1, in words or digits next to a year; digits after it count rather than digits before it."""
    start = max(entry.start, year_start - _MAX_LENGTH_BEFORE_YEAR)
    lead = text[start:year_start].lower()
    may_match = lead.endswith(("/", ".", "-")) or (lead.endswith(" ") and _LOWER_MONTH_NAME.search(lead))
    before = _BEFORE_YEAR.search(text, start, year_start) if may_match else None
    digits = _AFTER_YEAR.match(text, year_end, entry.end) or before
    months = set()
    if digits and digits["digits"]:
        months.add(int(digits["digits"]))
    if before and before["name"]:
        months.add(_month_number(before["name"]))
    return months


def _months_without_year(text: str) -> tuple[int, ...]:
    """The months that a date without a year may mean: 10 and 30 for `[10/30]`, 10 for `(Oct)`."""
    if not text.strip(" -+*["):
        return ()
    if day := _DAY.search(text):
        return int(day[1]), int(day[2])
    name = _MONTH_NAME.search(text)
    return (_month_number(name[1]),) if name else ()


def _month_number(name: str) -> int:
    """A month from 1 to 12, or 0 for "\u017fep", which matches "sep" if case is ignored."""
    return _MONTH_NUMBERS.get(name.lower(), 0)
