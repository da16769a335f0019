"""The venue and year that an entry gives for its paper."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model import labels
from fgad_lint.model.links import PaperLink
from fgad_lint.text import Span, words_in

_CACHE_SIZE = 1 << 15  # Most entries of a list share a few labels.
PREPRINT_SERVERS = frozenset(("arxiv", "biorxiv", "medrxiv", "techrxiv", "chemrxiv", "ssrn"))
_PREPRINT = frozenset(("corr", "preprint", *PREPRINT_SERVERS, *(f"{server} preprint" for server in PREPRINT_SERVERS)))
_MONTH = r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}+\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?"
_MONTH_NAMES = frozenset(
    """jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november
    dec december""".split()
)
_YEAR = r"(?P<year>(?:19|20|' ?|’ ?)\d\d)"
_LABEL_VENUE = lazy_re.compile(
    rf"(?P<name>[A-Za-z][A-Za-z0-9.&+/@ -]*?[A-Za-z.&)])[ ,'’_-]*?(?:{_MONTH})?{_YEAR}(?!\d|\.\d)", re.IGNORECASE
)
_SHORT_VENUE = lazy_re.compile(r"(?P<name>[A-Za-z]{2,}) (?P<year>(?:19|20)\d\d)")
_NOT_VENUES = labels.WORDS - {"arxiv", "preprint", "acm", "ieee"}
_PLAIN_YEAR = lazy_re.compile(rf"{_YEAR}(?!\d|\.\d)")
_ONLY_YEAR = lazy_re.compile(r"\s*(?P<year>(?:19|20)\d\d)\s*")
_NAMES = """arxiv preprint|arxiv|biorxiv|medrxiv|corr|cvpr|cvprw|iccv|iccvw|eccv|eccvw|wacv|accv|icpr|bmvc|neurips|nips|icml|iclr|aaai|ijcai|aistats|
uai|colt|acml|ecml(?:-pkdd)?|acl|emnlp|naacl|eacl|coling|tacl|conll|interspeech|icassp|kdd|www|sigir|cikm|wsdm|recsys|icdm|sdm|vldb|
sigmod|icde|acm mm|acmmm|mm|icme|icip|icra|iros|corl|rss|siggraph(?: asia)?|tog|tpami|pami|tip|tmm|tcsvt|tkde|tnnls|tmlr|jmlr|ijcv|tmi|
miccai|midl|isbi|3dv|osdi|sosp|nsdi|atc|eurosys|asplos|isca|hpca|micro|mlsys|sc|ccs|ndss|usenix security|s&p|nature|science"""
# Names with the same first letter are one alternative, so that a word with another first letter is soon passed over.
_ANY_NAME = "|".join(
    f"{letter}(?:{'|'.join(name[1:] for name in names)})"
    for letter, names in groupby(sorted(_NAMES.replace("\n", "").split("|"), key=itemgetter(0)), itemgetter(0))
)
SERIES_NAMES = frozenset(name.partition("(")[0] for name in _NAMES.replace("\n", "").split("|")) - _PREPRINT
_SERIES = lazy_re.compile(rf"(?<![\w&])(?:{_ANY_NAME})(?![\w&])")
_PUBLISHERS = ("IEEE", "ACM", "Springer", "Elsevier")
_SERIES_BEFORE = lazy_re.compile(rf"(?<![\w&/.:-])(?P<name>{_ANY_NAME})[ ,'’*_(-]{{0,3}}\Z", re.IGNORECASE)
_MAX_SERIES_LENGTH = len("usenix security, (")
_JOURNALS = frozenset("tacl tog tpami tip tmm tcsvt tkde tnnls tmlr jmlr ijcv tmi nature science".split())
_OTHER_NAMES = {
    "nips": "neurips",
    "mm": "acm mm",
    "acmmm": "acm mm",
    "pami": "tpami",
}  # Other names of the same series.
_TEXT_VENUE = lazy_re.compile(
    rf"(?<![\w/.:-])(?P<name>{_ANY_NAME})(?:[ ,'’*_-]|\()*?(?:{_MONTH})?{_YEAR}(?!\d|\.\d)",
    re.IGNORECASE,
)
#   Deep SVDD, ICML 2018
#            ^^^^^^^^^^^
_VENUE_AFTER = lazy_re.compile(
    rf"(?<=[^\s,.*_|(])(?=[\s_]*+[,.*|(])[\s,.*_|(]++(?:in\b[\s*_]*+)?{_TEXT_VENUE.pattern}", re.IGNORECASE
)


#   Deep SVDD | **[ICML' 18]** | [pdf](https://e.org/1)
#             ^^^^^^^^^^^^^^^
_VENUE_AFTER_BAR = lazy_re.compile(
    r"\|[ \t]*[*_]{0,3}\[(?P<name>[A-Za-z][^\[\]|\r\n]{0,80}?)[ ,'’]{1,3}(?P<year>(?:19|20)?\d\d)\](?![(\[:])"
)


#   **A Title** (2015)    [2025] A Title    A Title. Journal of Titles, 1999
#                ^^^^      ^^^^                                         ^^^^
_YEAR_IN_BRACKETS = lazy_re.compile(
    r"[\s*_~`\\.,:-]*[(\[（【][*_`]{0,3}(?P<year>(?:19|20)\d\d)(?:[-/.](?:0?[1-9]|1[0-2]))?[*_`]{0,3}[)\]）】]"
)
_JOURNAL_YEAR = lazy_re.compile(
    r"[\s*_~`.,:]*(?P<name>[A-Z][\w&-]*+(?: [\w&-]++){0,8}),? (?P<year>(?:19|20)\d\d)(?=[.,;:)*_ ]|\Z)"
)
_TAG = lazy_re.compile(r"[(\[（【]([^()\[\]（）【】\r\n]{4,100}+)[)\]）】]")
_TAG_AFTER = lazy_re.compile(rf"[\s*_.,]*{_TAG.pattern}")
_JOURNAL_WORDS = frozenset("journal transactions proceedings conference symposium workshop letters magazine".split())


class Venue(NamedTuple):
    """The name and the four-digit year of a venue, and where the entry gives them. A year without a name is a venue too."""

    name: str
    year: int | None
    name_span: Span
    year_span: Span

    @property
    def is_preprint(self) -> bool:
        """Whether the name is that of a preprint server."""
        return self.name.lower() in _PREPRINT

    @property
    def series(self) -> str:
        """The short name of a well-known conference or journal, such as "cvpr"; "" for any other venue."""
        return "" if self.is_preprint else series_of(self.name)

    @property
    def is_journal(self) -> bool:
        """Whether it is a well-known journal."""
        return self.series in _JOURNALS


def series_of(name: str) -> str:
    """The short name of the well-known conference or journal that a name contains, such as "cvpr"; "" if there is none."""
    match = _SERIES.search(name.lower())
    return _OTHER_NAMES.get(match[0], match[0]) if match else ""


def find_venue(text: str, entry: Span, title: Span, links: Sequence[PaperLink]) -> Venue | None:
    """The venue in a link label of an entry, or else in the text after or before the title."""
    for link in links:
        if link.label:
            start, end = link.label_span
            if venue := _read_label(text[start:end]):
                return _moved(venue, start)
    if text.find("|", title.end, entry.end) >= 0 and (match := _venue_after_bar(text, entry, title, links)):
        return _venue_of(match)
    urls: list[Span] = []
    has_year = False
    for start, end in ((title.end, entry.end), (entry.start, title.start)):
        if start < end and _PLAIN_YEAR.search(text, start, end):
            has_year = True
            urls = urls or sorted(link.url_span for link in links)
            for match in _TEXT_VENUE.finditer(text, start, end):
                url_index = bisect_right(urls, (match.start(), len(text))) - 1
                if url_index < 0 or match.start() >= urls[url_index].end:
                    return _venue_of(match)
    return _venue_without_series(text, entry, title) if has_year else None


def _venue_after_bar(text: str, entry: Span, title: Span, links: Sequence[PaperLink]) -> re.Match[str] | None:
    """A match of the venue in brackets after the title, or after the link that has the title as its label."""
    title_end = next((link.span.end for link in links if link.span.covers(title)), title.end)
    bar = text.find("|", title_end, entry.end)
    return _VENUE_AFTER_BAR.match(text, bar, entry.end) if bar >= 0 and not text[title_end:bar].strip(" \t*_") else None


def _venue_without_series(text: str, entry: Span, title: Span) -> Venue | None:
    """A year in brackets next to the title, or the year of a journal or conference behind it that is not well known."""
    journal = _JOURNAL_YEAR.match(text, title.end, entry.end)
    if journal and _JOURNAL_WORDS.intersection(journal["name"].lower().split()):
        return _venue_of(journal)
    tag_after = _TAG_AFTER.match(text, title.end, entry.end)
    for tag in (*([tag_after] if tag_after else []), *_TAG.finditer(text, entry.start, title.start)):
        if venue := _read_label(tag[1]):
            return _moved(venue, tag.start(1))
    match = _YEAR_IN_BRACKETS.match(text, title.end, entry.end) or _YEAR_IN_BRACKETS.match(text, *entry)
    if match is None or title.start < match.end() <= title.end:
        return None
    year = Span(*match.span("year"))
    return Venue("", int(match["year"]), Span(year.start, year.start), year)


def find_cell_venue(text: str, cell: Span) -> Venue | None:
    """The venue and year at the start of a table cell."""
    match = _LABEL_VENUE.fullmatch(text, *cell) or _TEXT_VENUE.match(text, *cell)
    return _venue_of(match) if match else None


def find_series(text: str) -> Span | None:
    """Where a text names a well-known conference, journal or preprint server, written as names are."""
    for match in _SERIES.finditer(text):
        if not match[0].islower() or match[0] in _PREPRINT:
            return Span(*match.span())
    return None


def mentions_venue(entry: str) -> bool:
    """Whether an entry names a well-known conference or journal, or a publisher, with or without a year."""
    names = (match[0] for match in _SERIES.finditer(entry.lower()))
    return any(name not in _PREPRINT for name in names) or any(map(entry.__contains__, _PUBLISHERS))


def series_before(text: str, offset: int) -> str:
    """The well-known conference, journal or preprint server right before an offset, in lower case; "" if there is none."""
    match = _SERIES_BEFORE.search(text, max(0, offset - _MAX_SERIES_LENGTH), offset)
    return match["name"].lower() if match else ""


def venue_separator(text: str, span: Span) -> Span | None:
    """The separator between a title and the venue after it.

    Deep SVDD, ICML 2018
             ^^
    """
    bar = text.find("|", *span)
    match = _VENUE_AFTER_BAR.search(text, bar, span.end) if bar >= 0 else None
    if match is None and _PLAIN_YEAR.search(text, *span):
        match = _VENUE_AFTER.search(text, *span)
    return match and Span(match.start(), match.start("name"))


def _moved(venue: Venue, distance: int) -> Venue:
    name, year, (name_start, name_end), (year_start, year_end) = venue
    name_span, year_span = (
        Span(distance + name_start, distance + name_end),
        Span(distance + year_start, distance + year_end),
    )
    return Venue(name, year, name_span, year_span)


@lru_cache(_CACHE_SIZE)
def _read_label(label: str) -> Venue | None:
    """The venue in a label, with spans relative to the label."""
    if not _PLAIN_YEAR.search(label):
        return None
    match = _SHORT_VENUE.fullmatch(label) or _LABEL_VENUE.fullmatch(label) or _TEXT_VENUE.match(label)
    if match is None:
        year = _ONLY_YEAR.fullmatch(label)
        return Venue("", int(year["year"]), Span(0, 0), Span(*year.span("year"))) if year else None
    words = set(words_in(match["name"].lower()))
    return None if words <= _NOT_VENUES else _venue_of(match)


def _venue_of(match: re.Match[str]) -> Venue:
    year = match["year"]
    digits = year.lstrip("'’ ")
    full_year = int(digits) if len(digits) > 2 else _full_year(int(digits))
    name_span, year_span = Span(*match.span("name")), Span(*match.span("year"))
    if match["name"].lower().removesuffix(".") in _MONTH_NAMES:  # "May 2023"
        return Venue("", full_year, Span(year_span.start, year_span.start), year_span)
    return Venue(match["name"].strip(), full_year, name_span, year_span)


def _full_year(year: int) -> int:
    """The year that two digits mean, from 1971 to 2070."""
    return 1900 + year if year > 70 else 2000 + year
