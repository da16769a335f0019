"""Sibling sections must not share a heading.

Readers cannot tell which of the two they want, new papers end up in either, and links to the second need an anchor with
a number that changes as sections come and go. Headings such as years may repeat under different parents.
"""

from collections.abc import Iterator, Sequence

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document
from fgad_lint.model.heading_links import heading_links
from fgad_lint.model.headings import Heading
from fgad_lint.model.sections import Section, fold_name
from fgad_lint.model.visibility import has_content
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        # Detection

        ## Datasets

        - [MVTec AD](https://e.org/mvtec)

        ## Methods

        - [Patch SVDD](https://arxiv.org/abs/2006.16067)

        ## datasets
           ^^^^^^^^ same heading as on line 3, and its anchor is `datasets-1`; merge or rename

        - [BTAD](https://arxiv.org/abs/2104.10036)

        ## Metrics

        ## Metrics
           ^^^^^^^ same heading as on line 15, and its anchor is `metrics-1`; merge or rename

        - [PRO](https://arxiv.org/abs/1911.02357)
        """),
    Good("""
        # Analysis

        ## 2025

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        <h2 id="synthesis">Synthesis</h2>

        ## 2025

        - [PaDiM](https://arxiv.org/abs/2011.08785)
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
    heading_targets = {
        (section, document.anchors.intended_target(link.url))
        for section, link in heading_links(document)
        if link.url.startswith("#")
    }
    html_headings = [heading for heading in document.headings if document.text.startswith("<", heading.span.start)]
    dividers: dict[tuple[Section | None, int], Section] = {}
    earlier_sections: dict[tuple[Section | None, int, str], Section] = {}
    for section in document.sections:
        siblings = section.parent, section.level
        name = section.name
        key = section.level, fold_name(name)
        earlier = earlier_sections.setdefault((dividers.get(siblings, section.parent), *key), section)
        is_link = (section, earlier) in heading_targets or (earlier, section) in heading_targets
        if name and earlier is not section and not is_link and not _is_divided(html_headings, earlier, section):
            line = document.line_of(earlier.heading.span)
            anchor = section.heading.anchor
            id_part = f", and its anchor is `{anchor}`" if anchor else ""
            message = f"same heading as on line {line}{id_part}; merge or rename"
            related = (Related(earlier.heading.title_span, "the earlier section"),)
            yield Finding(section.heading.title_span, message, related=related)
        if _divides_siblings(document, section):
            dividers[siblings] = section
            earlier_sections[section, *key] = section


def _is_divided(html_headings: Sequence[Heading], earlier: Section, section: Section) -> bool:
    """Whether a heading in HTML, which opens no section, is between two sections and above them."""
    start, end = earlier.heading.span.end, section.heading.span.start
    return any(start <= heading.span.start < end and heading.level <= section.level for heading in html_headings)


def _divides_siblings(document: Document, section: Section) -> bool:
    """Whether a heading divides those of its own level, because nothing is below it or it labels a fold.

    ## Images
    ## Papers
    ## Videos
    ^^^^^^^^^ divider: what follows is another "Papers"
    ## Papers
    """
    return not has_content(document, section) or section.start.is_summary
