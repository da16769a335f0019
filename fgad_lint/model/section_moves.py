"""Edits that reorder sections; the anchors and comments above a heading move with its section."""

import re
from collections import Counter
from collections.abc import Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section
from fgad_lint.text import Span

_ANCHORS = lazy_re.compile(r"(?:<(?:a|span)\b[^<>]*>(?:</(?:a|span)>)?)+", re.IGNORECASE)
_COMMENTS = lazy_re.compile(r"(?:<!--(?:(?!-->).)*-->)+")
_CONTAINERS = ("details", "div", "table", "center", "ul", "ol")


def reorder(document: Document, siblings: Sequence[Section], ordered: Sequence[Section]) -> list[Edit] | None:
    """Edits that put `siblings`, sections under one parent as they are in the document, into the order of `ordered`.

    None if two sections have the same title, if an HTML element opens in one and closes in another, or if a link would
    lead to another section.
    """
    if len({section.title for section in siblings}) < len(siblings):
        return None
    spans = {section: _span(document, section) for section in siblings}
    if not all(_is_balanced(document, span) for span in spans.values()):
        return None
    edits = [
        Edit.replace(spans[before], document.text_of(spans[after]))
        for before, after in zip(siblings, ordered, strict=True)
        if before is not after
    ]
    reordered = Document(apply(document.text, edits), document.renderer, previous=document)
    return edits if _sections_and_links(document) == _sections_and_links(reordered) else None


def _is_balanced(document: Document, span: Span) -> bool:
    """Whether as many HTML containers of each kind open in a span as close in it."""
    from fgad_lint.markdown import html

    depths = Counter[str]()
    for tag in html.tags(document.text, *span):
        depths[tag.name] += -1 if tag.closes else 1
    return not any(depths[name] for name in _CONTAINERS)


def _span(document: Document, section: Section) -> Span:
    """The span of a section with the anchors above it, without the blank lines after it."""
    start, end = _start(document, section), document.outline.extent(section).end
    if end < len(document.text):
        end = _start(document, document.section_at(end))
    last = start + len(document.text[start:end].rstrip()) - 1
    return Span(start, document.lines.content(document.lines.line_index(last)).end)


def _start(document: Document, section: Section) -> int:
    """The offset of the first of the anchors above a heading and the comments right above them, or of the heading."""
    first_line = line = document.lines.line_index(section.heading.span.start)
    while line > 0:
        line -= 1
        content = document.text_of(document.lines.content(line)).strip()
        if _ANCHORS.fullmatch(content) or (first_line == line + 1 and _COMMENTS.fullmatch(content)):
            first_line = line
        elif content:
            break
    return document.lines.starts[first_line]


def _sections_and_links(document: Document) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """Counts of the sections, by their titles and those of their ancestors, and of the links, by URL and target section."""
    paths = {
        section: tuple(ancestor.title for ancestor in section.ancestors())
        for section in (document.root, *document.sections)
    }
    targets = [
        (link.url, document.anchors.target(link.url) if link.url.startswith("#") else None) for link in document.links
    ]
    return Counter(paths.values()), Counter((url, *paths[target]) if target else (url,) for url, target in targets)
