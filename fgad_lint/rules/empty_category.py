"""A category must have papers, subcategories or text.

Readers who follow its link in the contents find nothing and take the list for unfinished. Usually the papers have
moved, or the headings after it should be a level deeper. Switch the rule off if empty categories invite contributions.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document
from fgad_lint.model.heading_links import heading_links
from fgad_lint.model.sections import Section
from fgad_lint.model.visibility import has_content
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        # Anomaly Detection

        - [Textures](#textures)
        - [Objects](#objects)
        - [Sounds](#sounds)

        ## Textures
           ^^^^^^^^ "Textures" has no papers, text or subsections; fill it or drop it

        <a name="objects"></a>
        ## Objects

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## Point Clouds
           ^^^^^^^^^^^^ "Point Clouds" has no papers, text or subsections; fill it or drop it

        [Back to Top](#anomaly-detection)

        ## Logical Anomalies

        - [GCAD](https://e.org/gcad)

        ## Sounds

        ### Engines
            ^^^^^^^ "Engines" has no papers, text or subsections; fill it or drop it
        """),
    Bad("""
        ## Corpora

        - [One](https://e.org/1)
        - [Two](https://e.org/2)

        ## Thai
           ^^^^ "Thai" has no papers, text or subsections; fill it or drop it

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
    list_spans = [paper_list.span for paper_list in document.paper_lists]
    list_spans += [contents.span for contents in document.contents_lists]
    if not list_spans:
        return
    # Sections before all contents and papers are news or a motto; those after all papers are a licence or the like.
    categories_start = min(list_spans).start
    listed = {entry.target for contents in document.contents_lists for entry in contents.entries}
    with_papers = {ancestor for papers in document.paper_lists for ancestor in papers.section.ancestors()}
    with_link = _sections_with_link(document)
    for parent in (document.root, *document.sections):
        siblings = document.outline.children(parent)
        last_number = max((section.number for section in siblings if section in with_papers), default=-1)
        for section in siblings:
            is_among_papers = section.number < last_number or parent in listed
            is_category = section in listed or (section.heading.span.start > categories_start and is_among_papers)
            if is_category and section not in with_link and _is_empty(document, section):
                message = f'"{section.name}" has no papers, text or subsections; fill it or drop it'
                yield Finding(section.heading.title_span, message)


def _sections_with_link(document: Document) -> set[Section]:
    """Sections whose heading links to their content: a page or a later section."""
    sections = set()
    for section, link in heading_links(document):
        if link.form == "image":
            continue
        target = document.anchors.intended_target(link.url) if link.url.startswith("#") else None
        if not link.url.startswith("#") or (target and target.number > section.number):
            sections.add(section)
    return sections


def _is_empty(document: Document, section: Section) -> bool:
    return not has_content(document, section) and not section.start.is_summary
