"""Sections beside each other must not share a heading.

Readers cannot tell which of the two they want, a new paper ends up in either, and a link to the second needs an id with
a number that changes as sections come and go. Headings that repeat under different parents, such as years, are no fault.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document, Section, folded
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad("""
        # Detection

        ## Datasets

        - [MVTec AD](https://e.org/mvtec)

        ## Methods

        - [Patch SVDD](https://arxiv.org/abs/2006.16067)

        ## datasets
           ^^^^^^^^ "Datasets" heads line 3 as well, and the id here is `datasets-1`; join the two or rename one

        - [BTAD](https://arxiv.org/abs/2104.10036)

        ## Metrics

        ## Metrics
           ^^^^^^^ "Metrics" heads line 15 as well, and the id here is `metrics-1`; join the two or rename one

        - [PRO](https://arxiv.org/abs/1911.02357)
        """),
    Good("""
        # [Surveys](#all-surveys)

        # Images

        ## 2024
        - [One](https://e.org/1)

        # Videos

        ## 2024
        - [Two](https://e.org/2)

        <a name="all-surveys"></a>
        # Surveys
        - [Three](https://e.org/3)
        """),
    Good("""
        ## English

        ## Corpora
        - [One](https://e.org/1)

        ## Thai

        ## Corpora
        - [Two](https://e.org/2)

        <details>
        <summary>

        ## Korean
        </summary>

        - [Three](https://e.org/3)

        ## Corpora
        - [Four](https://e.org/4)
        </details>
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    leads = _leads(document)
    firsts: dict[tuple[Section | None, int, str], Section] = {}
    above: dict[tuple[Section | None, int], Section] = {}
    for section in document.sections:
        rank = section.parent, section.level
        name = document.name(section)
        key = section.level, folded(name)
        # A heading with nothing below, or of a fold, stands above the next ones, though it has their level.
        first = firsts.setdefault((above.get(rank, section.parent), *key), section)
        if name and first is not section and not {(first, section), (section, first)} & leads:
            line = document.line_of(first.heading.span)
            message = f'"{document.name(first)}" heads line {line} as well, {_id(section)}join the two or rename one'
            related = (Related(first.heading.title_span, "the first of them"),)
            yield Finding(section.heading.title_span, message, related=related)
        is_empty = not document.children(section) and not any(map(document.shows, section.blocks))
        if is_empty or document.labels_fold(section):
            above[rank] = section
            firsts[section, *key] = section


def _leads(document: Document) -> set[tuple[Section, Section | None]]:
    """The sections whose heading is a link to another section, each with that."""
    found = set()
    for link in document.links:
        section = document.section_at(link.span.start)
        if link.url.startswith("#") and link.span.start < section.heading.span.end:
            found.add((section, document.meant(link.url)))
    return found


def _id(section: Section) -> str:
    anchor = section.heading.anchor
    return f"and the id here is `{anchor}`; " if anchor else ""
