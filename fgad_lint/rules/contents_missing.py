"""A contents list must not leave a section out.

What is not in the contents is hardly found in a long list; most often a section was added and its entry forgotten. Only
a section whose neighbours are nearly all listed is missed; not the licence and the like, which are left out on purpose,
nor one with `<!-- omit in toc -->` behind its heading or on the line above.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import MAX_FINDINGS_PER_FIX, Edit, Finding, Fix, Related
from fgad_lint.markdown import inline
from fgad_lint.model.document import ContentsEntry, Document, Section
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - [Surveys](#surveys)
          - [2D](#2d)
        - [Datasets](#datasets)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ### 2D
        ## Datasets
        ## Toolboxes [code]
           ^^^^^^^^^^^^^^^^ not in the contents, where it belongs after "Datasets" (line 3)
        ## Methods
        ## Metrics
        ## Contributing
        """,
        fixed="""
        - [Surveys](#surveys)
          - [2D](#2d)
        - [Datasets](#datasets)
        - [Toolboxes [code]](#toolboxes-code)
        - [Methods](#methods)
        - [Metrics](#metrics)

        ## Surveys
        ### 2D
        ## Datasets
        ## Toolboxes [code]
        ## Methods
        ## Metrics
        ## Contributing
        """,
        safe=False,
    ),
    Bad(
        """
        * **[Cracks](#cracks)**
        * **[Dents](#dents)**
        * **[Holes](#holes)**
        * **[Scratches](#scratches)**
        * **[Spots](#spots)**
        * **[Stains](#stains)**
        * **[Threads](#threads)**
        * **[Wrinkles](#wrinkles)**

        # Cracks
        # Dents
        # Holes
        # Misprints
          ^^^^^^^^^ not in the contents, where it belongs after "Holes" (line 3)
        # Missing Parts
          ^^^^^^^^^^^^^ not in the contents, where it belongs after "Holes" (line 3)
        # Scratches
        # Spots
        # Stains
        # Threads
        # Wrinkles
        """,
        fixed="""
        * **[Cracks](#cracks)**
        * **[Dents](#dents)**
        * **[Holes](#holes)**
        * **[Misprints](#misprints)**
        * **[Missing Parts](#missing-parts)**
        * **[Scratches](#scratches)**
        * **[Spots](#spots)**
        * **[Stains](#stains)**
        * **[Threads](#threads)**
        * **[Wrinkles](#wrinkles)**

        # Cracks
        # Dents
        # Holes
        # Misprints
        # Missing Parts
        # Scratches
        # Spots
        # Stains
        # Threads
        # Wrinkles
        """,
        safe=False,
    ),
    Bad(
        """
        # Models

        1. **[Flows](#flows)**
        2. **[GANs](#gans)**
        3. **[Diffusion](#diffusion)**
        4. **[Energy](#energy)**

        ## Flows
        ## GANs
        ## Diffusion
        ## Energy
        ## Autoregression
           ^^^^^^^^^^^^^^ not in the contents, where it belongs after "Energy" (line 6)
        """,
    ),
    Bad("""
        [Surveys](#surveys) [Datasets](#datasets) [Methods](#methods) [Metrics](#metrics) [Tools](#tools)

        - [Cracks](#cracks)
        - [Dents](#dents)

        ## Surveys
        ## Datasets
        ## Challenges
           ^^^^^^^^^^ not in the contents; add it there
        ## Methods
        ### Cracks
        ### Dents
        ## Metrics
        ## Tools
        """),
    Good("""
        - [Code](#code)
        - [Theory](#theory)
        - [Methods](#methods)
        - [Metrics](#metrics)
        - [Tools](#tools)

        ## Theory
        ## Code
        ## Methods
        ## Metrics
        ## Tools
        ## Code
        """),
    Good("""
        # Contents

        - [Surveys](#surveys)
        - [Datasets](#datasets)
        - Methods: [2D](#2d), [3D](#3d)
        - [Metrics](#metrics)

        # Surveys
        # Datasets
        # Methods
        ## 2D
        ## 3D
        # Metrics
        # Drafts <!-- omit in toc -->
        # Star History
        """),
)
_OMIT = lazy_re.compile(r"omit (?:in|from) toc", re.IGNORECASE)
_ASIDE = lazy_re.compile(
    r"\b(?:licen[cs]\w*|contribut\w*|acknowledge?ments?|star(?:s|gazers)?|cit(?:e|ing|ations?)|bibtex|contacts?"
    r"|credits|disclaimer|sponsors?|support|maintainers?|changelog|updates?)\b",
    re.IGNORECASE,
)
_LEAD = lazy_re.compile(r"(?P<bullet>[ \t>]*(?:[-*+]|(?P<number>\d{1,9})[.)])[ \t]+)(?P<strong>[*_]{0,3})")


class _Place(NamedTuple):
    """An entry, those beside it, and whether they follow the text."""

    entry: ContentsEntry
    level: list[ContentsEntry]
    rises: bool


def check(document: Document, context: Context) -> Iterator[Finding]:
    places = _places(document)
    if not places:
        return
    broken = [entry.span.start for contents in document.contents for entry in contents.entries if entry.target is None]
    linked, named = _mentioned(document)
    listed = {each for each in document.sections if each in linked or title_key(document.name(each)) in named}
    for family in _families(document):
        siblings = [each for each in family if each in listed or not _is_aside(document, each)]
        missing = {each for each in siblings if each not in listed}
        if missing and 5 * len(missing) <= len(siblings):
            yield from _findings(document, siblings, missing, places, broken)


def _is_aside(document: Document, section: Section) -> bool:
    """Whether a section need not be listed: whoever lists one of two of one name may mean the other."""
    return section in document.namesakes or _ASIDE.search(section.title) is not None


def _places(document: Document) -> dict[Section, _Place]:
    places: dict[Section, _Place] = {}
    for contents in document.contents:
        for _, level in contents.levels:
            starts = [entry.target.heading.span.start for entry in level if entry.target]
            rises = starts == sorted(starts)
            for entry in level:
                if entry.target:
                    places.setdefault(entry.target, _Place(entry, level, rises))
    return places


def _mentioned(document: Document) -> tuple[set[Section | None], set[str]]:
    """The sections that links in and around the contents lead to; the names of those that other items mean."""
    around = {contents.section for contents in document.contents}
    links = [link for link in document.links if link.url.startswith("#")]
    linked = {document.meant(link.url) for link in links if document.section_at(link.span.start) in around}
    named = set()
    for contents in document.contents:
        for entry in contents.entries:
            if entry.target is None or title_key(document.name(entry.target)) != title_key(entry.text):
                named.add(title_key(entry.text))
        for run in document.runs(contents.block):
            end = next((link.span.start for link in run.inline.links if link.form != "image"), run.span.end)
            named.add(title_key(run.inline.shown(document.text, run.span.start, end).partition("](")[0]))
    return linked, named - {""}


def _families(document: Document) -> Iterator[list[Section]]:
    """The sections of one level under one parent, those that a contents list before them should speak of."""
    begins: dict[Section, int] = {}
    for contents in document.contents:
        begins.setdefault(contents.covers, contents.span.end)
    omitted = {document.lines.number(each.span.end) for each in document.comments if _OMIT.fullmatch(each.words)}
    for parent in (document.root, *document.sections):
        begin = next((begins[each] for each in parent.ancestors() if each in begins), len(document.text))
        families: dict[int, list[Section]] = {}
        for child in document.children(parent):
            line = document.lines.number(child.heading.span.start)
            if child.heading.span.start >= begin and not {line - 1, line} & omitted:
                families.setdefault(child.level, []).append(child)
        yield from families.values()


def _findings(
    document: Document,
    siblings: Sequence[Section],
    missing: Collection[Section],
    places: Mapping[Section, _Place],
    broken: Sequence[int],
) -> Iterator[Finding]:
    at = 0
    for is_missing, group in groupby(siblings, missing.__contains__):
        run = list(group)
        before = places.get(siblings[at - 1]) if at else None
        at += len(run)
        after = places.get(siblings[at]) if at < len(siblings) else None
        place = before or after
        if not is_missing:
            continue
        if place is None:  # What is listed beside it is so elsewhere, in a paragraph or a table.
            yield from (Finding(section.heading.title_span, "not in the contents; add it there") for section in run)
            continue
        start = before.entry.span.start if before else place.level[0].block.span.start
        end = after.entry.span.start if after else place.level[-1].block.span.end
        nearest = bisect_left(broken, start)
        if nearest < len(broken) and broken[nearest] < end:
            continue  # The entry between its neighbours leads nowhere, and may well be its own.
        where = "after" if place is before else "before"
        line = document.line_of(place.entry.span)
        message = f'not in the contents, where it belongs {where} "{place.entry.text}" (line {line})'
        related = (Related(place.entry.link.label, f"the entry that it belongs {where}"),)
        fix = _fix(document, place, run, place is before)
        for number, section in enumerate(run):
            shared = fix if number < MAX_FINDINGS_PER_FIX else None
            yield Finding(section.heading.title_span, message, shared, related)


_WIDEST_GAP = 100  # What parts two entries is copied with each that is added.


def _fix(document: Document, place: _Place, sections: Sequence[Section], is_after: bool) -> Fix | None:
    """Add entries for the sections after or before the entry in `place`, written as that one is."""
    level = place.level
    fragments = [document.fragment(section) for section in sections]
    lead = _LEAD.fullmatch(document.text, place.entry.span.start, place.entry.link.span.start)
    gap = document.text[level[0].block.span.end : level[1].block.span.start] if len(level) > 1 else ""
    if lead is None or lead["number"] or not place.rises or not all(fragments) or len(gap) > _WIDEST_GAP:
        return None
    first = document.lines.number(level[0].block.span.start)
    line_end = document.text[document.lines.content(first).end : document.lines.span(first, first + 1).end] or "\n"
    strong = lead["strong"]
    lines = [
        f"{lead['bullet']}{strong}[{inline.spelled(document.name(section))}](#{fragment}){strong[::-1]}{line_end}"
        for section, fragment in zip(sections, fragments, strict=True)
    ]
    start, end = place.entry.block.span
    if is_after and document.text[end - 1] not in "\r\n":
        added = line_end + gap.join(lines).removesuffix(line_end)
    elif is_after:
        added = "".join(gap + line for line in lines)
    else:
        added = "".join(line + gap for line in lines)
    where = end if is_after else start
    return Fix.unsafe("add it to the contents", Edit.insert(where, added))
