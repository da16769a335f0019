"""Tables of papers: the columns for title, venue and year, and the paper of a row."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.markdown.inline import Leaf
from fgad_lint.model import papers
from fgad_lint.model.labels import is_label
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import Venue, find_cell_venue, find_venue
from fgad_lint.text import Span, words_in

# Words of headers, the surest first.
_TITLE_HEADERS = (
    "title titles 标题 題目 题目 タイトル 제목 título titre titel paper papers 论文 論文 논문 article 文章 work publication"
).split()
_NAME_HEADERS = "name 名字 名称 名前 이름 nom dataset datasets 数据集 model models 模型 benchmark benchmarks method methods 方法 project software tool".split()
_VENUE_HEADERS = frozenset("venue pub publication conference journal published 发表 会议 期刊 出处".split())
_YEAR_HEADERS = frozenset("year date time published released 日期 时间 年份 年 发表".split())
_MIN_TITLE_LENGTH = 12  # Average length: a column with shorter cells has labels such as "Link".
_N_SAMPLE_ROWS = 30  # Rows that are read to find the columns.
_ANY_YEAR = lazy_re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME_ALONE = lazy_re.compile(r"[A-Za-z][A-Za-z .&/-]*[A-Za-z]")
_GROUP = lazy_re.compile(r"(\*{1,3}|_{1,3})(?![*_])[^*_\[|<]{1,80}\1")
_OTHER_BLOCK_START = lazy_re.compile(rf"[ \t>]*+(?:<|{LIST_MARKER}[ \t])")


class Columns(NamedTuple):
    """The indexes, from 0, of the columns for each field; -1 if there is no such column."""

    title: int
    venue: int
    year: int


def find_columns(rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of a table by what its cells show; the first row is the header."""
    header = [words_in(cell.lower()) for cell in rows[0]]
    samples = [
        [row[index] for row in rows[1:_N_SAMPLE_ROWS] if index < len(row) and row[index]]
        for index in range(len(header))
    ]
    venue, year = _index_of(_VENUE_HEADERS, header), _index_of(_YEAR_HEADERS, header)
    return Columns(_title_column(header, samples, (venue, year)), venue, year)


def _index_of(words: frozenset[str], header: Sequence[Sequence[str]]) -> int:
    return next((index for index, name in enumerate(header) if words.intersection(name)), -1)


def _title_column(header: Sequence[Sequence[str]], samples: Sequence[Sequence[str]], others: Collection[int]) -> int:
    """The column of the titles: the one whose header says so, if its cells may be titles, or else the one with most text."""
    lengths = [sum(map(len, cells)) for cells in samples]
    n_rows = max(map(len, samples))
    titles = [index for word in _TITLE_HEADERS for index, name in enumerate(header) if word in name]
    names = [index for word in _NAME_HEADERS for index, name in enumerate(header) if word in name]
    long_titles = [index for index in titles if lengths[index] >= _MIN_TITLE_LENGTH * n_rows]
    named = next((index for index in (*long_titles, *names, *titles) if _are_titles(samples[index])), None)
    if named is not None:
        return named
    return max(range(len(header)), key=lambda index: (index not in others, _are_titles(samples[index]), lengths[index]))


def _are_titles(cells: Sequence[str]) -> bool:
    """Whether most cells of a column differ from each other and say more than "Link"."""
    named = {cell for cell in cells if any(map(str.isalpha, cell)) and not is_label(cell)}
    return 2 * len(named) > len(cells)


def is_row(line: str) -> bool:
    """Whether a line may be the row of a paper: it has a bar, or does not start HTML or a list item."""
    return "|" in line or not _OTHER_BLOCK_START.match(line)


def names_group(text: str, cells: Sequence[Span]) -> bool:
    """Whether a row only names the group of the rows below, as "| *Surveys* |" does."""
    filled = [cell for cell in cells if cell.end > cell.start]
    return len(filled) == 1 and _GROUP.fullmatch(text, *filled[0]) is not None


def read_row(text: str, span: Span, cells: Sequence[Leaf], columns: Columns) -> Paper | None:
    """The paper of a row; None if it has no title."""
    if columns.title >= len(cells):
        return None
    title_cell = cells[columns.title]
    title_span, title, links = papers.find_title_and_links(text, title_cell, cells)
    if not any(map(str.isalpha, title)):
        return None
    spans = [_before_comment(text, cell) for cell in cells]
    venue = row_venue(text, spans, columns) or find_venue(text, title_cell.span, title_span, links)
    return papers.make_paper(span, title, title_span, links, venue)


def row_venue(text: str, cells: Sequence[Span], columns: Columns) -> Venue | None:
    """The venue in the columns for venue and year; None if they give no year."""
    venue_span = cells[columns.venue] if 0 <= columns.venue < len(cells) else None
    year_span = cells[columns.year] if 0 <= columns.year < len(cells) else None
    for span in (venue_span, year_span):
        if span and (venue := find_cell_venue(text, span)):
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
