"""Entries written in HTML."""

import re
from collections.abc import Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.markdown import html
from fgad_lint.markdown.html import Tag
from fgad_lint.markdown.inline import Link
from fgad_lint.model import papers
from fgad_lint.model.labels import undecorated
from fgad_lint.model.links import PaperLink, is_external
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import find_venue
from fgad_lint.text import Span, words_in

_PREFIX = lazy_re.compile(r"(?:<[^<>]*>|\s)*\([^()<>]{1,60}\)(?:</[^<>]*>|\s)*")  # "(CVPR 2024)"
_FORMATTING_TAG = lazy_re.compile(r"\s*</?(?:font|b|strong|i|em|big|h\d|span|p)\b[^<>]*>\s*", re.IGNORECASE)
_LINE_BREAKING = frozenset("br td th tr li ul ol p div table tbody thead summary details h1 h2 h3 h4 h5 h6".split())


def read(text: str, span: Span, tags: Sequence[Tag], links: Sequence[Link], path: tuple[str, ...]) -> Paper | None:
    """The paper of an HTML element; None if it has no title or no link."""
    title_span = next((line for line in _lines(span, tags) if _is_title(text, line)), None)
    if title_span is None or not links:
        return None
    prefix = _PREFIX.match(text, *title_span)
    title_span = _without_tags(text, Span(prefix.end(), title_span.end) if prefix else title_span)
    title = html.shown(text, *title_span)
    paper_links = tuple(_read_link(text, link) for link in links if is_external(link))
    if not paper_links:
        return None
    venue = find_venue(text, span, title_span, paper_links)
    return papers.make_paper(span, title, title_span, paper_links, venue, path)


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
    return len(words_in(html.shown(text, *line))) > 1


def _read_link(text: str, link: Link) -> PaperLink:
    span = undecorated(text, link.label)
    label = html.shown(text, *span)
    return PaperLink(label, span, link.url, link.target, link.span, label, link.form)
