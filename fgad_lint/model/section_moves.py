"""Put sections in another order, as edits; a section takes the anchors and comments above its heading with it."""

import re
from collections import Counter
from collections.abc import Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply
from fgad_lint.model.document import Document, Section
from fgad_lint.text import Span

_ANCHORS = lazy_re.compile(r"(?:<(?:a|span)\b[^<>]*>(?:</(?:a|span)>)?)+", re.IGNORECASE)
_COMMENTS = lazy_re.compile(r"(?:<!--(?:(?!-->).)*-->)+")
_CONTAINERS = ("details", "div", "table", "center", "ul", "ol")


def reorder(document: Document, siblings: Sequence[Section], ordered: Sequence[Section]) -> list[Edit] | None:
    """Edits that put sections under one parent, given in the order of the document, into the order of `ordered`.

    None if two have the same title, if one opens an HTML element that another closes, or if a link would lead to another
    section.
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
    reordered = Document(apply(document.text, edits), document.renderer)
    return edits if _sections_and_links(document) == _sections_and_links(reordered) else None


def _is_balanced(document: Document, span: Span) -> bool:
    """Whether a section closes all the HTML containers that it opens, and no others."""
    from fgad_lint.markdown import html

    depths = Counter[str]()
    for tag in html.tags(document.text, *span):
        depths[tag.name] += -1 if tag.closes else 1
    return not any(depths[name] for name in _CONTAINERS)


def _span(document: Document, section: Section) -> Span:
    """A section with the anchors above it, without the blank lines after it."""
    start, end = _start(document, section), document.extent(section).end
    if end < len(document.text):
        end = _start(document, document.section_at(end))
    last = start + len(document.text[start:end].rstrip()) - 1
    return Span(start, document.lines.content(document.lines.number(last)).end)


def _start(document: Document, section: Section) -> int:
    """The offset where a section starts, with the anchors above its heading and the comments right above those."""
    first_line = line = document.lines.number(section.heading.span.start)
    while line > 0:
        line -= 1
        content = document.text_of(document.lines.content(line)).strip()
        if _ANCHORS.fullmatch(content) or (first_line == line + 1 and _COMMENTS.fullmatch(content)):
            first_line = line
        elif content:
            break
    return document.lines.starts[first_line]


def _sections_and_links(document: Document) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """How often there is each section, as the titles of it and its ancestors, and each link, with the section it leads to."""
    paths = {
        section: tuple(ancestor.title for ancestor in section.ancestors())
        for section in (document.root, *document.sections)
    }
    targets = [(link.url, document.target(link.url) if link.url.startswith("#") else None) for link in document.links]
    return Counter(paths.values()), Counter((url, *paths[target]) if target else (url,) for url, target in targets)
