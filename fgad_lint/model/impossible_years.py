"""Numbers that stand in the place of a year but are none."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import Document
from fgad_lint.model.venues import series_before
from fgad_lint.text import Span, words_in

#   ICCV 202021    (20223)    CVPR 202
#        ^^^^^^     ^^^^^          ^^^
_NUMBER = lazy_re.compile(r"20(?<![\d./]..)(?:\d{3,4}|\d)(?![\w.-])")
_YEAR_ALONE = lazy_re.compile(r"[(\[](?:19|20)\d\d[)\]]")
_MIN_YEARS_ALONE = 5  # In a list with so many years in brackets, a number in brackets was meant to be one.
_YEAR = lazy_re.compile(r"(?:19|20)\d\d")
_YEAR_HEADERS = frozenset(("year", "years", "date", "\u5e74", "\u5e74\u4efd"))
_MIN_YEARS_IN_COLUMN = 2

_Place = Literal["venue", "brackets", "column"]


def impossible_years(document: Document) -> Iterator[Span]:
    """The numbers in entries that were meant to be years: after a venue, alone in brackets or in a column of years."""
    tallies = document.tallies(_numbers)
    around = document.excerpt(index for index, tally in enumerate(tallies) if tally)
    numbers = list(_numbers(around))
    has_years_alone = any(place == "brackets" for _, place in numbers) and (
        len(_YEAR_ALONE.findall(document.text)) >= _MIN_YEARS_ALONE
    )
    if in_place_of_year := sorted(
        span for span, place in numbers if place == "venue" or (place == "brackets" and has_years_alone)
    ):
        entries = sorted(paper.span for paper in around.papers)
        urls = sorted(link.url_span for paper in around.papers for link in paper.links)
        yield from (number for number in in_place_of_year if _is_in(entries, number) and not _is_in(urls, number))
    yield from (span for span, place in numbers if place == "column")


def _numbers(document: Document) -> Iterator[tuple[Span, _Place]]:
    """The numbers that stand in the place of a year, and this."""
    for piece in document.pieces:
        for match in _NUMBER.finditer(piece.text):
            number = Span(piece.span.start + match.start(), piece.span.start + match.end())
            if _may_be_month(match[0]):
                continue
            if series_before(document.text, number.start):
                yield number, "venue"
            elif _is_in_brackets(document.text, number):
                yield number, "brackets"
    for table in document.tables:
        for number in _in_column(document, table):
            yield number, "column"


def _may_be_month(number: str) -> bool:
    """Whether a number may be a year and a month: 202405."""
    return len(number) == 6 and 1 <= int(number[4:]) <= 12


def _is_in_brackets(text: str, number: Span) -> bool:
    return text[number.start - 1 : number.start] + text[number.end : number.end + 1] in ("()", "[]")


def _is_in(spans: Sequence[Span], number: Span) -> bool:
    """Whether a number is in the last of some sorted spans that starts before it."""
    index = bisect_right(spans, (number.start, number.end)) - 1
    return index >= 0 and spans[index].covers(number)


def _in_column(document: Document, table: Block) -> Iterator[Span]:
    """The numbers in a column of years that are none."""
    header, *rows = table.children
    names = [words_in(document.text_of(cell).lower()) for cell in header.text_spans]
    column = next((index for index, words in enumerate(names) if _YEAR_HEADERS.intersection(words)), -1)
    cells = [row.text_spans[column] for row in rows if column < len(row.text_spans)] if column >= 0 else []
    numbers = [cell for cell in cells if cell.end - cell.start > 2 and document.text_of(cell).isdecimal()]
    others = [cell for cell in numbers if not _YEAR.fullmatch(document.text_of(cell))]
    if len(numbers) - len(others) >= max(_MIN_YEARS_IN_COLUMN, 2 * len(others)):
        yield from others
