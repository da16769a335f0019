"""A category must hold something: papers, subcategories or a text.

Readers who follow its link in the contents find nothing and take the list for unfinished. Often the papers have moved on,
or the headings that follow were meant to be a level deeper. Switch it off where empty categories invite contributions.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document, Section
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad("""
        # Anomaly Detection

        - [Textures](#textures)
        - [Objects](#objects)
        - [Sounds](#sounds)

        ## Textures
           ^^^^^^^^ "Textures" holds neither papers nor text nor subsections; fill it or drop it

        <a name="objects"></a>
        ## Objects

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## Point Clouds
           ^^^^^^^^^^^^ "Point Clouds" holds neither papers nor text nor subsections; fill it or drop it

        [Back to Top](#anomaly-detection)

        ## Logical Anomalies

        - [GCAD](https://e.org/gcad)

        ## Sounds

        ### Engines
            ^^^^^^^ "Engines" holds neither papers nor text nor subsections; fill it or drop it
        """),
    Bad("""
        ## Corpora

        - [One](https://e.org/1)
        - [Two](https://e.org/2)

        ## Thai
           ^^^^ "Thai" holds neither papers nor text nor subsections; fill it or drop it

        ## Corpora

        - [Three](https://e.org/3)
        """),
    Good("""
        ## Now with Videos!

        ## Textures

        ### Wood

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## [PaDiM](https://arxiv.org/abs/2011.08785)

        ## [Sounds](#noise)

        ## Point Clouds

        To be written.

        ## Noise

        - [MIMII](https://arxiv.org/abs/1909.09347)

        <details><summary>

        ## More Datasets

        </summary>

        ## Fabrics

        - [AITEX](https://e.org/aitex)

        </details>

        ## License
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    starts = [found.span.start for found in document.paper_lists] + [found.span.start for found in document.contents]
    if not starts:
        return
    listed = {entry.target for contents in document.contents for entry in contents.entries}
    holders = {around for found in document.paper_lists for around in found.section.ancestors()}
    # What comes before all contents and papers is news or a motto, what comes behind them a licence or the like.
    begin = min(starts)
    elsewhere = _elsewhere(document)
    for parent in (document.root, *document.sections):
        siblings = document.children(parent)
        last = max((section.number for section in siblings if section in holders), default=-1)
        for section in siblings:
            is_behind = begin < section.heading.span.start
            is_category = section in listed or (is_behind and (section.number < last or parent in listed))
            if is_category and section not in elsewhere and _is_empty(document, section):
                message = (
                    f'"{document.name(section)}" holds neither papers nor text nor subsections; fill it or drop it'
                )
                yield Finding(section.heading.title_span, message)


def _elsewhere(document: Document) -> set[Section]:
    """The sections whose heading itself leads to what they are about: a page or a section further down."""
    found = set()
    for link in document.links:
        section = document.section_at(link.span.start)
        if section.heading.span.start <= link.span.start < section.heading.span.end and link.form != "image":
            target = document.meant(link.url) if link.url.startswith("#") else None
            if not link.url.startswith("#") or (target and target.number > section.number):
                found.add(section)
    return found


def _is_empty(document: Document, section: Section) -> bool:
    if document.children(section) or document.labels_fold(section):
        return False
    return not any(map(document.shows, section.blocks))
