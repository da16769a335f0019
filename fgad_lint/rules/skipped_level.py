"""A heading must be at most one level deeper than its parent.

Outlines, screen readers and generated contents show a level that does not exist, or leave the section out. Headings of
papers do not count. Off by default: many lists choose a level for its font size.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "info"
ON = False
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        # Anomaly Detection

        ### Images
            ^^^^^^ level 3 right below "Anomaly Detection" on line 1, which has level 1; make it level 2

        ##### Textures
              ^^^^^^^^ level 5 right below "Images" on line 3, which has level 3; make it level 4

        ## Videos
        """),
    Good("""
        ### Preface

        # Anomaly Detection
        ## Images
        ### Textures
        # Datasets
        #### [A Data Set of Things](https://e.org/1) *2021*
        #### [A Data Set of More Things](https://e.org/2) *2022*
        #### [A Data Set of All Things](https://e.org/3) *2023*
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    papers = {paper_list.span for paper_list in document.paper_lists if paper_list.kind == "heading"}
    mistyped = document.mistyped_headings
    for section in document.sections:
        parent = section.parent
        if parent is None or parent is document.root or section.heading.span in papers:
            continue
        if section in mistyped or parent in mistyped:
            continue
        if section.level > parent.level + 1:
            line = document.line_of(parent.heading.span)
            message = (
                f'level {section.level} right below "{parent.name}" on line {line}, '
                f"which has level {parent.level}; make it level {parent.level + 1}"
            )
            related = (Related(parent.heading.title_span, "the heading above it"),)
            yield Finding(section.heading.title_span, message, related=related)
