"""Links in headings, which may lead to the content of their sections."""

from collections.abc import Iterator

from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section


def heading_links(document: Document) -> Iterator[tuple[Section, Link]]:
    """The links and images in headings of sections, in order, each with its section."""
    for link in document.links:
        section = document.section_at(link.span.start)
        if link.span.start < section.heading.span.end:
            yield section, link
