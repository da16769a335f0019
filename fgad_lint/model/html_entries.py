"""Entries written in HTML."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import html
from fgad_lint.markdown.html import Tag
from fgad_lint.markdown.inline import Link
from fgad_lint.model import papers
from fgad_lint.model.labels import undecorated
from fgad_lint.model.links import PaperLink, is_external
from fgad_lint.model.papers import Paper
from fgad_lint.model.tables import find_columns, row_venue
from fgad_lint.model.venues import Venue, find_venue
from fgad_lint.text import Span, words_in

_PREFIX = lazy_re.compile(r"(?:<[^<>]*>|\s)*\([^()<>]{1,60}\)(?:</[^<>]*>|\s)*")  # "(CVPR 2024)"
_FORMATTING_TAG = lazy_re.compile(r"\s*</?(?:font|b|strong|i|em|big|h\d|span|p)\b[^<>]*>\s*", re.IGNORECASE)
_LINE_BREAKING = frozenset("br td th tr li ul ol p div table tbody thead summary details h1 h2 h3 h4 h5 h6".split())


class Element(NamedTuple):
    """What an HTML element encloses, with the tags and links in it."""

    span: Span
    tags: Sequence[Tag]
    links: Sequence[Link]


class Fields(NamedTuple):
    """Where the title of a row is, by the header of its table, and the venue that its columns give."""

    title_span: Span
    venue: Venue | None


def read(text: str, element: Element, fields: Fields | None, path: tuple[str, ...]) -> Paper | None:
    """The paper of an HTML element; None if it has no title or no link. `fields` are those of a row below a header."""
    span = element.span
    lines = [fields.title_span] if fields else [line for line in _lines(span, element.tags) if _is_title(text, line)]
    title_span = next(iter(lines), None)
    if title_span is None or not element.links:
        return None
    prefix = _PREFIX.match(text, *title_span)
    title_span = _without_tags(text, Span(prefix.end(), title_span.end) if prefix else title_span)
    title = html.shown(text, *title_span)
    links = tuple(_read_link(text, link) for link in element.links if is_external(link))
    if not links or not title:
        return None
    venue = (fields and fields.venue) or find_venue(text, span, title_span, links)
    return papers.make_paper(span, title, title_span, links, venue, path)


def find_fields(text: str, tags: Sequence[Tag], rows: Sequence[Element]) -> dict[Span, Fields]:
    """The fields of each row that is in a table with a header, by the span of the row; `tags` are around all rows."""
    tables: dict[int, list[Element]] = {}
    starts = [tag.span.start for tag in tags if tag.name == "table" and not tag.closes]
    for row in rows:
        tables.setdefault(bisect_right(starts, row.span.start), []).append(row)
    found: dict[Span, Fields] = {}
    for header, *body in tables.values():
        names = _cells(header)
        cells = [_cells(row) for row in body]
        if header.links or len(names) < 2 or any(len(row) > len(names) for row in cells) or not cells:
            continue
        # A cell that spans several rows is only in the first of them, usually on the left.
        cells = [[Span(0, 0)] * (len(names) - len(row)) + row for row in cells]
        columns = find_columns([[html.shown(text, *cell) for cell in row] for row in (names, *cells)])
        for row, row_cells in zip(body, cells, strict=True):
            spans = [_without_tags(text, cell) for cell in row_cells]
            found[row.span] = Fields(row_cells[columns.title], row_venue(text, spans, columns))
    return found


def _cells(row: Element) -> list[Span]:
    """The cells of a row, header cells too."""
    starts: list[int] = []
    cells = []
    for tag in row.tags:
        if tag.name in ("td", "th"):
            cells += [Span(start, tag.span.start) for start in starts]
            starts = [] if tag.closes else [tag.span.end]
    return [*cells, *[Span(start, row.span.end) for start in starts]]


def _lines(span: Span, tags: Sequence[Tag]) -> Iterator[Span]:
    """The spans between tags that break the line."""
    start = span.start
    for tag in tags:
        if tag.name in _LINE_BREAKING:
            yield Span(start, tag.span.start)
            start = tag.span.end
    yield Span(start, span.end)


def _without_tags(text: str, span: Span) -> Span:
    """A span without the formatting tags and the white space at its ends."""
    start, end = span
    while (opening := _FORMATTING_TAG.match(text, start, end)) and opening.end() < end:
        start = opening.end()
    while (closing := text.rfind("<", start, end)) >= 0 and _FORMATTING_TAG.fullmatch(text, closing, end):
        end = closing
    inner = text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))


def _is_title(text: str, line: Span) -> bool:
    shown = html.shown(text, *line)
    return any(map(str.isalpha, shown)) and len(words_in(shown)) > 1


def _read_link(text: str, link: Link) -> PaperLink:
    span = undecorated(text, link.label)
    label = html.shown(text, *span)
    return PaperLink(label, span, link.url, link.target, link.span, label, link.form)
