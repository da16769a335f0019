"""A venue must be spelled as the other entries spell it.

Readers who search for a conference miss the entries that swap two letters of its name, double one or leave one out.
Only well-known conferences and journals are compared, and only if other entries name them: a name that differs in
another way may be that of another venue. Switch this off if your list has venues whose names look like typos.
"""

from collections import Counter
from collections.abc import Iterator

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document
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
_MIN_OTHERS = 2  # Entries that must spell a venue the usual way.
_MIN_OTHERS_FOR_LETTER = 5  # The same, if a name lacks a letter or has another one.


def check(document: Document, context: Context) -> Iterator[Finding]:
    suspects = document.papers_where(_is_suspect)
    misspellings = [found for paper in suspects if (found := find_misspelling(document.text, paper))]
    spellings = sum(document.tallies(venue_words), Counter[str]()) if misspellings else Counter[str]()
    n_misspelt = Counter(misspelling.series for misspelling in misspellings)
    for span, series, is_swap in misspellings:
        usual = Counter({word: count for word, count in spellings.items() if word.lower() == series})
        if usual.total() >= max(2 * n_misspelt[series], _MIN_OTHERS if is_swap else _MIN_OTHERS_FOR_LETTER):
            name = max(usual, key=lambda word: usual[word])
            fix = Fix.unsafe(f"write {name}", Edit.replace(span, name))
            yield Finding(span, f"{document.text_of(span)} is {name} in the other entries", fix)


def _is_suspect(text: str, paper: Paper) -> bool:
    return find_misspelling(text, paper) is not None
