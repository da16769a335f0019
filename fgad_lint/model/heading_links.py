"""Links in headings, which may lead to the content of their sections."""

from collections.abc import Iterator

from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section


def heading_links(document: Document) -> Iterator[tuple[Section, Link]]:
    """The links and images in headings of sections, in order, each with its section."""
    for section in document.sections:
        if section.start.links_in_heading:
            leaf = document.leaf_at(section.heading.title_span.start)
            yield from ((section, link) for link in leaf.inline.links)
