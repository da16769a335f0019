"""The words of a heading without the badges and anchors around them."""

from collections.abc import Sequence

from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import Document
from fgad_lint.model.headings import Heading
from fgad_lint.records.spans import strip_end
from fgad_lint.text import Span


def shown_title_span(document: Document, heading: Heading, block: Block) -> Span:
    """Where the words of a heading are written; `block` is its block.

    Images, comments and empty elements at either end are left out, and so are the brackets of a link around the words.
    """
    #   ## <a name=x></a>Defect Detection ![stars](https://e.org)
    #                    ^^^^^^^^^^^^^^^^
    title = strip_end(document.text, heading.title_span)
    leaves = document.leaves_of(block)
    links = [link for leaf in leaves for link in leaf.inline.links]
    invisible = [
        span
        for leaf in leaves
        for span in (*leaf.inline.tags, *(link.span for link in leaf.inline.links))
        if not leaf.inline.shown(document.text, *span)
    ]
    if invisible:
        title = _with_whole_elements(document, _strip_invisible(document.text, title, invisible), block)
    return next((link.label for link in links if link.span == title), title)


def _strip_invisible(text: str, title: Span, invisible: Sequence[Span]) -> Span:
    """A title without `invisible` spans and white space at either end."""
    start, end = title
    for span in sorted(invisible):
        start = span.end if start == span.start else start
        while start < end and text[start].isspace():
            start += 1
    for span in sorted(invisible, reverse=True):
        end = span.start if end == span.end else end
        end = max(start, strip_end(text, Span(start, end)).end)
    return Span(start, end)


def _with_whole_elements(document: Document, title: Span, block: Block) -> Span:
    """A title with both tags of each element that only begins or ends in it."""
    from fgad_lint.markdown import html

    start, end = title
    tags_by_name: dict[str, list[html.Tag]] = {}
    for leaf in document.leaves_of(block):
        for span in leaf.inline.tags:
            for tag in html.tags(document.text, *span):
                tags_by_name.setdefault(tag.name, []).append(tag)
    for name, tags in tags_by_name.items():
        for element in html.elements(tags, name):
            element_start, element_end = element.opening.span.start, element.end
            if element_start < start < element_end <= end:
                start = element_start
            elif start <= element_start < end < element_end:
                end = element_end
    return Span(start, end)
