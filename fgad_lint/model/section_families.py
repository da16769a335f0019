"""Which sections a contents list should list together, and which of them are listed already."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.document import Document
from fgad_lint.model.section_names import without_parentheses
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key

_OMIT = lazy_re.compile(r"omit (?:in|from) toc", re.IGNORECASE)
_LABEL = lazy_re.compile(r"\[([^\[\]]{1,200})\]\((?!#)")
_BACK_MATTER = lazy_re.compile(
    r"\b(?:licen[cs]\w*|contribut\w*|acknowledge?ments?|star(?:s|gazers)?|cit(?:e|ing|ations?)|bibtex|contacts?"
    r"|credits|disclaimer|sponsors?|support|maintainers?|changelog|updates?|coming soon)\b",
    re.IGNORECASE,
)


def omitted_sections(document: Document) -> set[Section]:
    """Sections with `<!-- omit in toc -->` after their heading or on the line above, and headings that were meant to be entries."""
    lines = {
        document.lines.line_index(comment.span.end) for comment in document.comments if _OMIT.fullmatch(comment.words)
    }
    omitted = set(document.mistyped_headings)
    for section in document.sections if lines else ():
        line = document.lines.line_index(section.heading.span.start)
        if line in lines or line - 1 in lines:
            omitted.add(section)
    return omitted


def families(document: Document) -> Iterator[list[Section]]:
    """Sections of one level under one parent that a contents list before them should list, without `omitted_sections`."""
    contents_ends: dict[Section, int] = {}
    for contents in document.contents_lists:
        contents_ends.setdefault(contents.covers, contents.span.end)
    omitted = omitted_sections(document)
    for parent in (document.root, *document.sections):
        covering = next((ancestor for ancestor in parent.ancestors() if ancestor in contents_ends), None)
        if covering is None:
            continue
        by_level: dict[int, list[Section]] = {}
        for section in document.outline.children(parent):
            if section.heading.span.start >= contents_ends[covering] and section not in omitted:
                by_level.setdefault(section.level, []).append(section)
        yield from by_level.values()


def listed_sections(document: Document) -> set[Section]:
    """Sections that a contents list links to or names, or that the text around it links to."""
    with_contents = {contents.section for contents in document.contents_lists}
    linked = {
        document.anchors.intended_target(link.url)
        for link in document.fragment_links
        if link.url.startswith("#") and document.section_at(link.span.start) in with_contents
    }
    named = _named_in_contents(document)
    named |= {
        title_key(document.label_of(link))
        for link in document.fragment_links
        if document.section_at(link.span.start) in with_contents
        and link.url.startswith("#")
        and document.anchors.intended_target(link.url) is None
    } - {""}
    return {section for section in document.sections if section in linked or section.name_key in named}


def _named_in_contents(document: Document) -> set[str]:
    """Keys of names in contents lists that are not the names of the sections linked to.

    - Methods: [2D](#2d), [3D](#3d)
      ^^^^^^^ no link leads to this section
    - [Surveys](*surveys)
       ^^^^^^^ nor to this one
    """
    keys = set()
    for contents in document.contents_lists:
        for entry in contents.entries:
            if entry.target is None or entry.target.name_key != title_key(entry.text):
                keys |= {title_key(entry.text), title_key(without_parentheses(entry.text))}
        keys |= contents.keys_before_links
        keys.update(title_key(match[1]) for match in _LABEL.finditer(document.text, *contents.span))
    return keys - {""}


class Gap(NamedTuple):
    """Unlisted sections in a row, and the listed ones before and after them, if there are any."""

    sections: Sequence[Section]
    previous: Section | None
    following: Section | None


def gaps(siblings: Sequence[Section], listed: Collection[Section]) -> Iterator[Gap]:
    """The gaps between listed sections, in the order of the siblings."""
    end = 0
    for is_listed, group in groupby(siblings, listed.__contains__):
        sections = list(group)
        start, end = end, end + len(sections)
        if not is_listed:
            previous = siblings[start - 1] if start else None
            yield Gap(sections, previous, siblings[end] if end < len(siblings) else None)


def is_back_matter(section: Section) -> bool:
    """Whether a section, by its title, is about the list itself, such as "License" or "More Is Coming Soon"."""
    return _BACK_MATTER.search(section.title) is not None
