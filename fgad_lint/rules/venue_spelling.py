"""A venue must be spelled as it is in other entries.

Readers who search for a conference miss the entries that swap two letters of its name, double one or leave one out.
Only well-known conferences and journals are compared, and short names only if other entries have them: a name that
differs in another way may be that of another venue. Switch this off if your list has venues with names like typos.
"""

from collections import Counter
from collections.abc import Iterator

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document, total
from fgad_lint.model.papers import Paper
from fgad_lint.model.venue_spelling import find_misspelling, venue_words
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - PaDiM [[CVPR 2021]](https://e.org/padim)
        - PatchCore [[CVPR 2022]](https://e.org/patchcore)
        - SimpleNet [[CPVR 2023]](https://e.org/simplenet)
                      ^^^^ CPVR is CVPR in the other entries
        """,
        fixed="""
        - PaDiM [[CVPR 2021]](https://e.org/padim)
        - PatchCore [[CVPR 2022]](https://e.org/patchcore)
        - SimpleNet [[CVPR 2023]](https://e.org/simplenet)
        """,
        safe=False,
    ),
    Good("""
        - PaDiM [[ICCV 2021]](https://e.org/padim)
        - PatchCore [[ICCV 2022]](https://e.org/patchcore)
        - SimpleNet [[ACCV 2023]](https://e.org/simplenet)
        - MemSeg [[ICMV 2023]](https://e.org/memseg), after the ICML, ICMR and ICRA 2020 workshops
        - DRAEM [[ICRA 2021]](https://e.org/draem)
        - SPADE [[ICAR 2021]](https://e.org/spade)
        """),
)
_MIN_OTHERS_FOR_LETTER = 5  # Entries that must spell a venue the usual way if a name lacks a letter or has another one.
_MIN_LONG_NAME = 5  # Two swapped letters in so long a name are a typo even if no other entry names the venue.


def check(document: Document, context: Context) -> Iterator[Finding]:
    papers = (paper for paper_list in document.paper_lists for paper in paper_list.listed.papers)
    suspects = document.papers_where(_is_suspect) if any(paper.venue or paper.identifier for paper in papers) else ()
    misspelt = [(paper, found) for paper in suspects if (found := find_misspelling(document.text, paper))]
    spellings = total(document.tallies(venue_words)) if misspelt else Counter[str]()
    n_misspelt = Counter(misspelling.series for _, misspelling in misspelt)
    for paper, (span, series, swapped_back) in misspelt:
        usual = Counter({word: count for word, count in spellings.items() if word.lower() == series})
        min_others = max(_MIN_OTHERS_FOR_LETTER, 2 * n_misspelt[series])
        if swapped_back:
            min_others = n_misspelt[series] if len(series) < _MIN_LONG_NAME else 0
        if usual.total() >= min_others:
            name = max(usual, key=lambda word: usual[word], default=swapped_back)
            message = f"{document.text_of(span)} is {name} in the other entries" if usual else f"should be {name}"
            # A fix keeps titles as they are.
            fix = None if paper.title_span.covers(span) else Fix.unsafe(f"write {name}", Edit.replace(span, name))
            yield Finding(span, message, fix)


def _is_suspect(text: str, paper: Paper) -> bool:
    return find_misspelling(text, paper) is not None
