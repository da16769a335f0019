"""Tables of papers: the columns for title, venue and year, and the paper of a row."""

from collections.abc import Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.markdown.inline import Leaf
from fgad_lint.model import papers
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import Venue, find_cell_venue, find_venue
from fgad_lint.text import Span, words_in

_TITLE_HEADERS = (
    "title titles \u6807\u9898 paper papers \u8bba\u6587 article \u6587\u7ae0 work publication name".split()
)
_MIN_TITLE_LENGTH = 12  # Average length: a column with shorter cells has labels such as "Link".
_VENUE_HEADERS = frozenset("venue pub publication conference journal published source".split())
_YEAR_HEADERS = frozenset("year date time published released \u65e5\u671f \u65f6\u95f4".split())
_N_SAMPLE_ROWS = 30  # Rows that are read to find the columns.
_ANY_YEAR = lazy_re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME_ALONE = lazy_re.compile(r"[A-Za-z][A-Za-z .&/-]*[A-Za-z]")
_OTHER_BLOCK_START = lazy_re.compile(rf"[ \t>]*+(?:<|{LIST_MARKER}[ \t])")


class Columns(NamedTuple):
    """The indexes, from 0, of the columns for each field; -1 if there is no such column."""

    title: int
    venue: int
    year: int


def find_columns(text: str, rows: Sequence[Sequence[Leaf]]) -> Columns:
    """The columns of a table with a header as its first row."""
    header = [" ".join(words_in(cell.inline.shown(text, *cell.span).lower())) for cell in rows[0]]

    def index_of(words: frozenset[str]) -> int:
        return next((index for index, name in enumerate(header) if words & set(name.split())), -1)

    venue, year = index_of(_VENUE_HEADERS), index_of(_YEAR_HEADERS)
    lengths = [0] * len(header)
    for row in rows[1:_N_SAMPLE_ROWS]:
        for index, cell in enumerate(row[: len(header)]):
            lengths[index] += len(cell.inline.shown(text, *cell.span))
    widest = max(range(len(header)), key=lambda index: (index not in (venue, year), lengths[index]))
    title_columns = [index for word in _TITLE_HEADERS for index, name in enumerate(header) if word in name.split()]
    min_length = _MIN_TITLE_LENGTH * min(len(rows) - 1, _N_SAMPLE_ROWS)
    title = next((index for index in title_columns if lengths[index] >= min_length), next(iter(title_columns), widest))
    return Columns(title if lengths[title] else widest, venue, year)


def is_row(line: str) -> bool:
    """Whether a line may be the row of a paper: it has a bar, or does not start HTML or a list item."""
    return "|" in line or not _OTHER_BLOCK_START.match(line)


def read_row(text: str, span: Span, cells: Sequence[Leaf], columns: Columns) -> Paper | None:
    """The paper of a row; None if it has no title."""
    if columns.title >= len(cells):
        return None
    title_cell = cells[columns.title]
    title_span, title, links = papers.find_title_and_links(text, title_cell, cells)
    if not any(map(str.isalpha, title)):
        return None
    venue = _row_venue(text, cells, columns) or find_venue(text, title_cell.span, title_span, links)
    return papers.make_paper(span, title, title_span, links, venue)


def _row_venue(text: str, cells: Sequence[Leaf], columns: Columns) -> Venue | None:
    """The venue in the columns for venue and year; None if they give no year."""
    venue_span = _before_comment(text, cells[columns.venue]) if 0 <= columns.venue < len(cells) else None
    year_span = _before_comment(text, cells[columns.year]) if 0 <= columns.year < len(cells) else None
    if venue_span and (venue := find_cell_venue(text, venue_span)):
        return venue
    year = _ANY_YEAR.search(text, *year_span) if year_span else None
    if year is None:
        return None
    name = _NAME_ALONE.fullmatch(text, *venue_span) if venue_span else None
    name_span = Span(*name.span()) if name else Span(year.start(), year.start())
    return Venue(text[slice(*name_span)], int(year[0]), name_span, Span(*year.span()))


def _before_comment(text: str, cell: Leaf) -> Span:
    """The part of a cell before an HTML comment."""
    start, end = cell.span
    comment = text.find("<!--", start, end)
    return Span(start, start + len(text[start:comment].rstrip())) if comment >= 0 else cell.span
