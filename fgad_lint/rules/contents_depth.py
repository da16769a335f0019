"""A contents entry must be nested as its section is among the headings.

An entry below another says that its section is part of the other one. Often a space too many or too few moved it there.
An entry is only reported if it is the only one of its list, or one of a few for parts of the same section, and if other
entries for headings of its level are nested as deeply as they should be.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.contents import ContentsEntry
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - [Detection](#detection)
          - [Segmentation](#segmentation)
             ^^^^^^^^^^^^ nested under "Detection", but its section on line 6 is not part of it; move the entry or the section
        - [Datasets](#datasets)

        ## Detection
        ## Segmentation
        ## Datasets
        """),
    Bad("""
        - [Detection](#detection)
         - [Flows](#flows)
            ^^^^^ not nested, but its section on line 7 is part of "Detection"; move the entry or the section
        - [Datasets](#datasets)
          - [Screws](#screws)

        ## Detection
        ### Flows
        ## Datasets
        ### Screws
        """),
    Good("""
        - [The List](#the-list)
        - [Tasks](#detection)
          - [Segmentation](#segmentation)
          - [Depth](#depth)
        - [Datasets](#datasets)

        # The List
        ## Detection
        ## Segmentation
        ## Depth
        ## Datasets
        """),
    Good("""
        - [Detection](#detection)
        - [Flows](#flows)
        - [Datasets](#datasets)

        ## Detection
        ### Flows
        ## Datasets
        """),
)

_MIN_OTHERS_FOR_EACH = 4  # Entries for headings of the same level, if several are too deep or not deep enough.
_MAX_PLACES = 8  # Levels of headings and of nesting that go together; there are six levels.


class _Nested(NamedTuple):
    """An entry, the section that it leads to, and the section of the entry that it is nested under."""

    entry: ContentsEntry
    section: Section
    above: Section | None


def check(document: Document, context: Context) -> Iterator[Finding]:
    for contents in document.contents_lists:
        nested = [
            _Nested(entry, entry.target, above.target if above else None)
            for above, entries in contents.levels
            for entry in entries
            if entry.target and entry.target is not document.root
        ]
        for odd in _odd_ones(nested):
            message = _message(document, odd, {section for _, section, _ in nested})
            if message:
                related = (Related(odd.section.heading.title_span, "its section"),)
                yield Finding(odd.entry.link.label, message, related=related)


def _odd_ones(nested: Sequence[_Nested]) -> Sequence[_Nested]:
    """The entries without which all others for headings of one level are equally deep, and deeper than those above.

    There is one, or a few for neighboring sections in one section.
    """
    by_place: dict[tuple[int, int], list[_Nested]] = {}
    for each in nested:
        by_place.setdefault((each.section.level, each.entry.depth), []).append(each)
    if len(by_place) < 2 or len(by_place) > _MAX_PLACES:
        return ()
    candidates: list[list[_Nested]] = []
    for place, entries in by_place.items():
        others = sorted(by_place.keys() - {place})
        levels, depths = (list(numbers) for numbers in zip(*others, strict=True))
        is_even = len(set(levels)) == len(levels) and depths == sorted(set(depths))
        n_others = sum(len(by_place[other]) for other in others if other[0] == place[0])
        are_few = len(entries) == 1 or (
            _MIN_OTHERS_FOR_EACH * len(entries) <= n_others and len({section.parent for _, section, _ in entries}) == 1
        )
        if are_few and is_even and place[0] in levels:
            candidates.append(entries)
    return candidates[0] if len(candidates) == 1 else ()


def _message(document: Document, odd: _Nested, listed: Collection[Section]) -> str | None:
    entry, section, above = odd
    line = document.line_of(section.heading.span)
    if above and above not in section.ancestors():
        return f'nested under "{above.name}", but its section on line {line} is not part of it; move the entry or the section'
    parent = section.parent
    if above is None and parent in listed and parent is not None and entry.depth == 0:
        return f'not nested, but its section on line {line} is part of "{parent.name}"; move the entry or the section'
    return None
