"""A contents entry must lead to the section that it names.

An entry that was copied without changing its link, or that has the wrong number after the anchor of a repeated heading,
silently sends readers to another section. It is only reported if no entry leads to the section that it names.
"""

from collections.abc import Iterable, Iterator

from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.section_names import without_parentheses
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Embedding Methods](#embedding-methods)
        - [Flow Methods](#embedding-methods)
                         ^^^^^^^^^^^^^^^^^^ leads to "Embedding Methods" on line 4, not to "Flow Methods" on line 5

        ## Embedding Methods
        ## Flow Methods
        """,
        fixed="""
        - [Embedding Methods](#embedding-methods)
        - [Flow Methods](#flow-methods)

        ## Embedding Methods
        ## Flow Methods
        """,
        safe=False,
    ),
    Bad(
        """
        - [Images](#images)
          - [Surveys](#surveys)
        - [Videos](#videos)
          - [Surveys](#surveys)
                      ^^^^^^^^ leads to "Surveys" of "Images" on line 7, not to "Surveys" of "Videos" on line 9

        ## Images
        ### Surveys
        ## Videos
        ### Surveys
        """,
        fixed="""
        - [Images](#images)
          - [Surveys](#surveys)
        - [Videos](#videos)
          - [Surveys](#surveys-1)

        ## Images
        ### Surveys
        ## Videos
        ### Surveys
        """,
        safe=False,
    ),
    Bad(
        """
        [Cracks](#dents)<br>
                 ^^^^^^ leads to "Dents" on line 7, not to "Cracks" on line 5
        [Dents](#dents)<br>
        [Holes](#holes)

        ## Cracks

        ## Dents

        ## Holes
        """,
        fixed="""
        [Cracks](#cracks)<br>
        [Dents](#dents)<br>
        [Holes](#holes)

        ## Cracks

        ## Dents

        ## Holes
        """,
        safe=False,
    ),
    Good("""
        Begin with [Dents](#dents) and [Holes](#holes); for [Cracks](#spots), see [Spots](#spots) or [Cracks](#cracks).

        ## Cracks
        ## Dents
        ## Holes
        ## Spots
        """),
    Good("""
        - [Methods](#flow)
          - [Flow](#flow)
          - [Distillation](#flow)
        - [Metrics](#metrics-for-images)

        ## Flow
        ## Metrics for Images
        ### Metrics
        """),
)


_MIN_LINKS_IN_PARAGRAPH = 3  # Before a paragraph counts as a contents list.


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from _findings_in_paragraphs(document)
    unlisted = _unlisted_sections(document)
    headings: set[tuple[str, str]] = set()
    for contents in document.contents_lists:
        for above, level in contents.levels:
            parent = above.target if above and above.target else contents.covers
            for entry in level:
                if entry.target is None or entry.others:
                    continue
                name, target_name = title_key(entry.text), entry.target.name_key
                named = unlisted.get((name, parent), [])
                if name == target_name:  # Then the section of this name under the same parent is right.
                    is_right = parent in entry.target.ancestors()
                else:
                    short_name = title_key(without_parentheses(entry.text))
                    named = (
                        named or unlisted.get((short_name, parent)) or unlisted.get((short_name, contents.covers), [])
                    )
                    is_right = name in target_name
                if not is_right and entry.target is parent:  # It may lead to a heading in an item of the parent's list.
                    headings = headings or {(heading.anchor, title_key(heading.title)) for heading in document.headings}
                    is_right = (entry.link.url.partition("#")[2], name) in headings
                if not is_right and len(named) == 1:
                    yield _finding(document, entry.link, entry.target, named[0])


def _findings_in_paragraphs(document: Document) -> Iterator[Finding]:
    """Findings for links in one paragraph, such as lines that end in `<br>`; another one names the section that they lead to."""
    entries = {entry.link.span for contents in document.contents_lists for entry in contents.entries}
    paragraphs: dict[Span, list[Link]] = {}
    links = [link for link in document.fragment_links if link.url.startswith("#")]
    for link in links:
        if link.span not in entries:
            paragraphs.setdefault(document.leaf_at(link.span.start).span, []).append(link)
    unlinked: dict[str, list[Section]] | None = None
    for in_paragraph in paragraphs.values():
        if len(in_paragraph) < _MIN_LINKS_IN_PARAGRAPH:
            continue
        named = [(link, title_key(document.label_of(link))) for link in in_paragraph]
        targets = [(link, name, document.anchors.intended_target(link.url)) for link, name in named]
        right = {target for _, name, target in targets if target and target.name_key == name}
        for link, name, target in targets:
            if target not in right or target is None or target.name_key == name:
                continue
            if unlinked is None:
                unlinked = _unlinked_sections(document, links)
            sections = unlinked.get(name, [])
            if len(sections) == 1:
                yield _finding(document, link, target, sections[0])


def _unlinked_sections(document: Document, links: Iterable[Link]) -> dict[str, list[Section]]:
    """Sections that none of some links leads to, by the key of their name."""
    linked = {document.anchors.intended_target(link.url) for link in links}
    unlinked: dict[str, list[Section]] = {}
    for section in document.sections:
        if section not in linked and section.name_key:
            unlinked.setdefault(section.name_key, []).append(section)
    return unlinked


def _unlisted_sections(document: Document) -> dict[tuple[str, Section], list[Section]]:
    """Sections that no entry leads to, by the key of their name and by each section that they are part of."""
    listed = {entry.target for contents in document.contents_lists for entry in contents.entries}
    unlisted: dict[tuple[str, Section], list[Section]] = {}
    for section in document.sections:
        if section not in listed:
            for ancestor in section.ancestors():
                unlisted.setdefault((section.name_key, ancestor), []).append(section)
    return unlisted


def _finding(document: Document, link: Link, target: Section, named: Section) -> Finding:
    with_parent = target.name_key == named.name_key
    target_name, name = (_described(document, section, with_parent) for section in (target, named))
    message = f"leads to {target_name}, not to {name}"
    fragment = document.anchors.fragment(named)
    fix = None
    if fragment and link.url.startswith("#") and (span := document.anchors.fragment_span(link)):
        fix = Fix.unsafe(f"write `#{fragment}`", Edit.replace(span, f"#{fragment}"))
    return Finding(link.target, message, fix, (Related(named.heading.title_span, "the section that it names"),))


def _described(document: Document, section: Section, with_parent: bool) -> str:
    line = document.line_of(section.heading.span)
    parent = f' of "{section.parent.name}"' if with_parent and section.parent and section.parent.level else ""
    return f'"{section.name}"{parent} on line {line}'
