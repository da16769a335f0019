"""A category must have a sentence that says what belongs in it.

A name such as "Logical Anomalies" is clear to experts only; a sentence helps all other readers, and contributors who
look for the right category for a paper. A category needs no sentence if two others have the same name, or if its own
name or that of a category above it has a date. Off by default, since many lists have no such sentences.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section, fold_name
from fgad_lint.model.visibility import is_visible
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "info"
ON = False
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        # Anomaly Detection
          ^^^^^^^^^^^^^^^^^ no sentence says what belongs in "Anomaly Detection"; add one

        ## Textures

        Surfaces such as wood or carpet, where anything may be anywhere.

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## Objects
           ^^^^^^^ no sentence says what belongs in "Objects"; add one

        [Back to Top](#anomaly-detection)

        - [PaDiM](https://arxiv.org/abs/2011.08785)
        """),
    Good("""
        # Logical Anomalies

        > Every part is whole, but their number or place is wrong.

        ## 2024

        - [One](https://e.org/1)

        ## 2023
        ### CVPR
        - [Two](https://e.org/2)
        # Week of May 3
        - [Three](https://e.org/3)
        # License
        """),
)
_DATE = lazy_re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d", re.IGNORECASE
)
_MIN_NAMESAKES = 3  # A name that this many sections share needs no explanation.


def check(document: Document, context: Context) -> Iterator[Finding]:
    with_papers = {section for paper_list in document.paper_lists for section in paper_list.section.ancestors()}
    list_spans = [paper_list.span for paper_list in document.paper_lists]
    n_sections = Counter(fold_name(section.name) for section in document.sections)
    dated = {section for section in document.sections if section.level != 1 and _DATE.search(section.title)}
    for section in document.sections:
        name = section.name
        if section not in with_papers or n_sections[fold_name(name)] >= _MIN_NAMESAKES:
            continue
        if _DATE.search(name) or not dated.isdisjoint(section.ancestors()):
            continue
        if not _is_described(document, section, list_spans):
            message = f'no sentence says what belongs in "{name}"; add one'
            yield Finding(section.heading.title_span, message)


def _is_described(document: Document, section: Section, list_spans: Sequence[Span]) -> bool:
    """Whether the section has text besides lists of papers before its first subsection; `list_spans` are sorted."""
    for block in section.blocks:
        list_index = bisect_right(list_spans, (block.span.start, len(document.text))) - 1
        is_papers = list_index >= 0 and block.span.start < list_spans[list_index].end
        if block.kind in ("paragraph", "quote", "html") and not is_papers and is_visible(document, block):
            return True
    return False
