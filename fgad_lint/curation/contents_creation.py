"""Make a contents list in a document that has none."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.curation.contents_sections import Topics
from fgad_lint.curation.editing import CurationError, Edited
from fgad_lint.markdown import inline
from fgad_lint.model.document import Document
from fgad_lint.model.section_families import omitted_sections
from fgad_lint.model.section_names import without_ornaments
from fgad_lint.model.sections import Section
from fgad_lint.text import Span, words_in

_CONTENTS = lazy_re.compile(r"(?:table of )?contents?|toc|outline|index|目录|目錄|目次", re.IGNORECASE)
_HAN = lazy_re.compile(r"[\u4e00-\u9fff]")
_YEAR = lazy_re.compile(r"\W*(?:19|20)\d\d\W*")
_FORMS = {"table": "a table", "paragraph": "a paragraph", "html": "HTML"}
_MAX_SHORT = 20  # Entries; contents with more show two levels of headings only.
_MAX_SECTIONS_BEFORE = 6  # Sections to look at for an empty one that is for the contents.
_MIN_LINKS = 3  # To different sections, before a text counts as contents.


class _Place(NamedTuple):
    """Where to write contents: instead of the white space from `start` to `end`, below `heading` if there is one."""

    start: int
    end: int
    heading: str = ""


def create_contents(document: Document, region: Span | None) -> Edited:
    """Make a contents list: in a region, in an empty section that is for it, or before the first section after the introduction."""
    place = _place_in(document, region) if region else _place(document)
    entries = _sections_to_list(document, place.end, region is not None)
    if not entries:
        raise CurationError("no sections to list")
    line_end = "\r\n" if "\r\n" in document.text else "\n"
    bullet = _bullet(document)
    lines = [
        f"{'  ' * depth}{bullet} [{inline.spelled(section.name)}](#{document.anchors.fragment(section)})"
        for section, depth in entries
    ]
    blank_line = 2 * line_end
    parts = [document.text[: place.start], place.heading, line_end.join(lines)]
    after = document.text[place.end :]
    text = blank_line.join(filter(None, parts)) + (blank_line + after if after else line_end)
    check_nothing_else_changed(document, Document(text, document.renderer), is_new=True)
    return Edited(text, f"contents with {len(lines)} {'entry' if len(lines) == 1 else 'entries'} added")


def _place_in(document: Document, region: Span) -> _Place:
    return _Place(region.start + len(document.text_of(region).rstrip()), region.end)


def _place(document: Document) -> _Place:
    """The end of a section such as "Contents", or the start of the first section after the introduction."""
    if not document.sections:
        raise CurationError("no sections to list")
    for section in document.sections[:_MAX_SECTIONS_BEFORE]:
        name = without_ornaments(section.name).strip(" :：")
        if _CONTENTS.fullmatch(name) and not document.outline.children(section):
            end = document.outline.extent(section).end
            following = document.sections[section.number + 1 : section.number + 2]
            end = document.anchors.starts_above_heading.get(following[0], end) if following else end
            return _Place(_end_of_text(document, end), end)
    first, *others = document.sections
    with_papers = {section for paper_list in document.paper_lists for section in paper_list.section.ancestors()}
    is_title = len(document.outline.children(document.root)) == 1 or (first.level == 1 and first not in with_papers)
    if is_title and others:
        first = others[0]
    end = document.anchors.starts_above_heading.get(first, first.heading.span.start)
    n_chinese = sum(_HAN.search(section.name) is not None for section in document.sections)
    name = "目录" if 2 * n_chinese > len(document.sections) else "Contents"
    return _Place(_end_of_text(document, end), end, f"{'#' * first.level} {name}")


def _end_of_text(document: Document, end: int) -> int:
    return len(document.text[:end].rstrip(" \t\r\n"))


def _sections_to_list(document: Document, start: int, is_generated: bool) -> list[tuple[Section, int]]:
    """The sections after an offset to list, each with how deeply it is nested: all of a few, or else two levels."""
    are_topics = Topics(document)
    left_out = omitted_sections(document)
    with_topics = {section.parent for section in document.sections if not _YEAR.fullmatch(section.name)}
    depths: dict[Section, int] = {}
    for section in document.sections:
        if section.heading.span.start < start:
            continue
        is_year = not is_generated and section.parent in depths and section.parent not in with_topics
        if section.parent in left_out or section in left_out or is_year or not are_topics(section, is_generated):
            left_out.add(section)
        elif document.anchors.fragment(section):
            depths[section] = sum(ancestor in depths for ancestor in section.ancestors())
    max_depth = 6 if len(depths) <= _MAX_SHORT else 1
    return [(section, depth) for section, depth in depths.items() if depth <= max_depth]


def _bullet(document: Document) -> str:
    """The bullet of most lists."""
    bullets = Counter(document.text[block.span.start] for block in document.blocks if block.kind == "list")
    return next((bullet for bullet, _ in bullets.most_common() if bullet in "-*+"), "-")


def refuse_other_forms(document: Document) -> None:
    """Raise CurationError if a table, a paragraph or HTML has links to sections below, as contents do."""
    targets: dict[tuple[Section, str], set[Section]] = {}
    first_lines: dict[tuple[Section, str], int] = {}
    for link in document.fragment_links:
        target = document.anchors.intended_target(link.url) if link.url.startswith("#") else None
        if target and target.heading.span.start > link.span.start and words_in(document.label_of(link)):
            index = bisect_right(document.blocks, link.span.start, key=lambda block: block.span.start) - 1
            place = (document.section_at(link.span.start), document.blocks[index].kind)
            targets.setdefault(place, set()).add(target)
            first_lines.setdefault(place, document.line_of(link.span))
    for (section, kind), sections in targets.items():
        if kind in _FORMS and len(sections) >= _MIN_LINKS:
            line = first_lines[section, kind]
            raise CurationError(
                f"the contents on line {line} are {_FORMS[kind]}, and only lists can be updated; edit them by hand, "
                "or delete them and use --create"
            )


def check_nothing_else_changed(before: Document, after: Document, is_new: bool = False) -> None:
    """Raise CurationError if anything but contents lists changed; if `is_new`, there may be one more section for them."""
    sections, new_sections = list(_sections(before)), list(_sections(after))
    if is_new and len(new_sections) > len(sections):
        new_sections = [section for section in new_sections if section in set(sections)]
    papers, new_papers = (
        [document.text_of(paper.span).strip() for paper in document.papers] for document in (before, after)
    )
    changed = (
        "a section"
        if sections != new_sections
        else "a paper"
        if papers != new_papers
        else "a link"
        if list(_links(before)) != list(_links(after))
        else ""
    )
    if changed:
        raise CurationError(f"the contents cannot be updated without changing {changed}; edit them by hand")


def _sections(document: Document) -> Iterator[tuple[int, str, str]]:
    return ((section.level, section.title, section.heading.anchor) for section in document.sections)


def _links(document: Document) -> Iterator[tuple[str, str]]:
    """The links outside contents lists."""
    spans = [contents.span for contents in document.contents_lists]
    for link in document.links:
        index = bisect_right(spans, link.span.start, key=lambda span: span.start) - 1
        if index < 0 or link.span.start >= spans[index].end:
            yield link.url, document.text_of(link.span)
