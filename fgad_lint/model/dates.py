"""When a paper appeared, by its arXiv id and by the dates in its entry."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
MONTH = """jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|
nov(?:ember)?|dec(?:ember)?""".replace("\n", "")
_YEAR = lazy_re.compile(r"(?:19|20)(?<!\w..)\d\d(?![A-Za-z0-9_])")
_DAY = lazy_re.compile(r"(?<![\w./-])(\d{1,2})[./-](\d{1,2})(?![\w/-]|\.\d)")
_MONTH_NAME = lazy_re.compile(rf"\b({MONTH})\b", re.IGNORECASE)
#   30 Dec 2020    Dec. 30, 2020    12/2020        30.12.2020
#      ^^^ name    ^^^ name         ^^ number      ^^ first, ^^ number
_BEFORE_YEAR = lazy_re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z0-9]_)(?:"
    rf"(?:\d\d?(?:st|nd|rd|th)?[. -]*)?(?<![A-Za-z])(?P<name>{MONTH})[.,'’]*[ -]?(?:\d\d?(?:st|nd|rd|th)?[.,]* ?)?"
    r"|(?<![./-])(?:(?P<first>\d\d?)[/.-])?(?P<number>\d\d?)[/.-])\Z",
    re.IGNORECASE,
)
#   2020-12-30    2020年12月    2020 Dec
#        ^^ number     ^^ number     ^^^ name
_AFTER_YEAR = lazy_re.compile(
    rf"(?:[/.-]| ?年 ?)(?P<number>0?[1-9]|1[0-2])(?![A-Za-z0-9_])(?: ?月|[/.-](?P<day>\d\d?)(?![A-Za-z0-9_]))?|[, -]{{1,2}}(?P<name>{MONTH})\b",
    re.IGNORECASE,
)
#   Title [10/30]    Title (Oct)    | Title | 30 Oct |
_BRACKETED_DAY = lazy_re.compile(
    rf"[\[(`|] ?(?:\d\d?[./-]\d\d?|(?:\d\d? )?(?:{MONTH})\.?(?: \d\d?)?) ?(?=[\])`|])", re.IGNORECASE
)
# Years that may have a month next to them. Only two letters are compared, those of "Jan" and of "ary", "rch", …: alternatives take long to compile,
# and so does a pattern that ignores case.
_LIKE_START_OF_MONTH = "[JFMASONDjfmasond][AEPUCOaepuco]"
_LIKE_END_OF_MONTH = "[JFMASONDRUBEjfmasondrube][AEPUCONRILSaepuconrils]."
_MAY_HAVE_MONTH = lazy_re.compile(
    r"20(?<!\w..)\d\d(?:(?<=[\dTDHtdh]\W....)|(?<=[\dTDHtdh], ....)"
    rf"|(?<={_LIKE_END_OF_MONTH}\W....)|(?<={_LIKE_END_OF_MONTH}\W ....)|(?<={_LIKE_END_OF_MONTH}\., ....)"
    rf"|(?=[/.-][01]?\d(?!\w)| ?年|[, -]{{1,2}}{_LIKE_START_OF_MONTH}))",
    re.ASCII,
)
_LOWER_MONTH_NAME = lazy_re.compile("|".join(_MONTHS))
_BEFORE_YEAR_CHARS = ("/", ".", "-", " ", ",", "'", "’")
_AFTER_YEAR_CHARS = ("/", ".", "-", " ", ",", "年")
_SENTENCE_BEFORE_DATE = lazy_re.compile(
    r"\b(?:in|on|of|to|by|at|since|until|till|from|before|after|and|or|as|added|updated?|released?|accessed|seen) \Z",
    re.IGNORECASE,
)
_LETTER_OR_DIGIT = lazy_re.compile(r"[^\W_]")
_URL_CHARS = ("/", "-", "_", "=", ".")
_MAX_URL_LENGTH = 200
_MAX_LENGTH_BEFORE_YEAR = len("30th september, 30th, ")


class Month(NamedTuple):
    """A month of a year, from 1 to 12; shown as "2023-10"."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    def months_after(self, other: "Month") -> int:
        """How many months it is after another month; negative if it is before."""
        return 12 * (self.year - other.year) + self.month - other.month


def submission_month(paper: Paper) -> Month | None:
    """The month in which a paper was submitted to arXiv, by its id."""
    identifier = paper.identifier
    return Month(identifier.year, identifier.month) if identifier else None


def year_of(paper: Paper) -> int | None:
    """The year of a paper's venue, or else that of its arXiv id."""
    if paper.venue and paper.venue.year:
        return paper.venue.year
    return paper.identifier.year if paper.identifier else None


class GivenDate(NamedTuple):
    """A year that an entry gives, with the months next to it: one, none, or two for a date such as 05/06/2023.

    `has_day` is whether it is more precise than a month.
    """

    span: Span
    year: int
    months: frozenset[int]
    has_day: bool = False


def may_give_month(text: str, paper: Paper) -> bool:
    """Whether an entry may give a month and a year: a fast check before `month_dates`."""
    return _MAY_HAVE_MONTH.search(text, *paper.span) is not None


def month_dates(text: str, paper: Paper) -> list[GivenDate]:
    """The dates with a month that an entry gives by themselves: not in a sentence, nor in the title except at its end."""
    dates = [date_around(text, paper.span, year) for year in years_outside_urls(text, paper, _MAY_HAVE_MONTH)]
    return [date for date in dates if date.months and _stands_alone(text, paper, date.span)]


def years_outside_urls(text: str, paper: Paper, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where an entry has a year that a pattern finds, other than in the URLs of its links."""
    urls: list[Span] = []
    for year in pattern.finditer(text, *paper.span):
        urls = urls or sorted([link.url_span for link in paper.links])
        url_index = bisect_right(urls, (year.start(), len(text))) - 1
        if url_index < 0 or year.start() >= urls[url_index].end:
            yield Span(*year.span())


def gives_year(text: str, paper: Paper) -> bool:
    """Whether an entry gives a year other than in the URLs of its links."""
    return any(years_outside_urls(text, paper, _YEAR))


def _stands_alone(text: str, paper: Paper, date: Span) -> bool:
    title_end = paper.title_span.end if paper.title_span.covers(date) else date.end
    if _LETTER_OR_DIGIT.search(text, date.end, title_end):
        return False
    lead = text[max(paper.span.start, date.start - _MAX_URL_LENGTH) : date.start]
    if lead[-1:] in _URL_CHARS and "://" in (url := lead.split()[-1]):
        return "/badge/" in url
    return _SENTENCE_BEFORE_DATE.search(lead[-_MAX_LENGTH_BEFORE_YEAR:]) is None


def months_between(month: Month, date: GivenDate) -> int:
    """How many months a date with a month is after another month; negative if it is before."""
    distance = 12 * (date.year - month.year) - month.month
    return min([distance + number for number in date.months], key=abs)


def gives_other_date(text: str, paper: Paper, month: Month) -> bool:
    """Whether an entry in `text` gives a date other than `month`: before its title, or with a year outside its URLs."""
    months_before_title = _months_without_year(text[paper.span.start : paper.title_span.start])
    if months_before_title and month.month not in months_before_title:
        return True
    for year in years_outside_urls(text, paper, _YEAR):
        if int(text[slice(*year)]) != month.year:
            return True
        months = date_around(text, paper.span, year).months
        if months and month.month not in months:
            return True
    return False


def gives_other_month_in_brackets(text: str, paper: Paper, month: Month) -> bool:
    """Whether an entry gives another month in brackets after its title, without a year: `[10/30]`, `(Oct)`."""
    day = _BRACKETED_DAY.search(text, paper.title_span.end, paper.span.end)
    return day is not None and month.month not in _months_without_year(day[0])


def date_around(text: str, entry: Span, year: Span) -> GivenDate:
    """The date around a year, whose month may be in digits after it, or else before it, or in words."""
    start, end = year
    after = _AFTER_YEAR.match(text, end, entry.end) if text.startswith(_AFTER_YEAR_CHARS, end) else None
    if after and after["number"]:
        number = frozenset((int(after["number"]),))
        return GivenDate(Span(start, after.end()), _year_number(text, year), number, after["day"] is not None)
    lead = text[max(entry.start, start - _MAX_LENGTH_BEFORE_YEAR) : start]
    may_match = lead.endswith(_BEFORE_YEAR_CHARS) and (
        lead[-2:-1].isdigit() or _LOWER_MONTH_NAME.search(lead.lower()) is not None
    )
    before = _BEFORE_YEAR.search(lead) if may_match else None
    if not (before or after):
        return GivenDate(Span(start, end), _year_number(text, year), frozenset())
    months: set[int] = set()
    if before:
        start -= len(lead) - before.start()
        months = (
            {month_number(before["name"])} if before["name"] else {int(before["number"]), int(before["first"] or 0)}
        )
    elif after:
        end = after.end()
        months = {month_number(after["name"])}
    has_day = before is not None and sum(map(str.isdigit, before[0])) > (0 if before["name"] else 2)
    return GivenDate(Span(start, end), _year_number(text, year), frozenset(months.intersection(range(1, 13))), has_day)


def _year_number(text: str, year: Span) -> int:
    return int(text[year.start : year.end].lstrip("'\u2019"))


def _months_without_year(text: str) -> tuple[int, ...]:
    """The months that a date without a year may mean: 10 and 30 for `[10/30]`, 10 for `(Oct)`."""
    if not text.strip(" -+*["):
        return ()
    if day := _DAY.search(text):
        return int(day[1]), int(day[2])
    name = _MONTH_NAME.search(text)
    return (month_number(name[1]),) if name else ()


def month_number(name: str) -> int:
    """A month from 1 to 12, or 0 for "\u017fep", which matches "sep" if case is ignored."""
    return _MONTH_NUMBERS.get(name[:3].lower(), 0)
