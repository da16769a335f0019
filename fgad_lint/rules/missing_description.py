"""A category must say in a sentence what belongs in it.

A name such as "Logical Anomalies" tells those who know; a sentence tells everybody else, and helps contributors to put a
paper where it belongs. Off by default: many lists do without. A category needs none that names a date, stands below one
that names a year, or is called as others are.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding
from fgad_lint.model.document import Document, Section, folded
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "info"
ON = False
EXAMPLES = (
    Bad("""
        # Anomaly Detection
          ^^^^^^^^^^^^^^^^^ no sentence says what belongs in "Anomaly Detection"; begin with one

        ## Textures

        Surfaces such as wood or carpet, where anything may be anywhere.

        - [DRAEM](https://arxiv.org/abs/2108.07610)

        ## Objects
           ^^^^^^^ no sentence says what belongs in "Objects"; begin with one

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
_COMMON = 3  # So many sections of one name do not need to explain it.


def check(document: Document, context: Context) -> Iterator[Finding]:
    holders = {around for found in document.paper_lists for around in found.section.ancestors()}
    lists = [(found.span.start, found.span.end) for found in document.paper_lists]
    names = Counter(folded(document.name(section)) for section in document.sections)
    dates = {section for section in document.sections if section.level != 1 and _DATE.search(section.title)}
    for section in document.sections:
        name = document.name(section)
        dated = not dates.isdisjoint(section.ancestors())
        if section not in holders or dated or names[folded(name)] >= _COMMON:
            continue
        if not _DATE.search(name) and not _is_described(document, section, lists):
            message = f'no sentence says what belongs in "{name}"; begin with one'
            yield Finding(section.heading.title_span, message)


def _is_described(document: Document, section: Section, lists: Sequence[tuple[int, int]]) -> bool:
    """Whether a text stands right below the heading or between the lists, which are in order, that is not one of papers."""
    for block in section.blocks:
        number = bisect_right(lists, (block.span.start, len(document.text))) - 1
        is_papers = number >= 0 and block.span.start < lists[number][1]
        if block.kind in ("paragraph", "quote", "html") and not is_papers and document.shows(block):
            return True
    return False
