"""A label must be spelled as it is in other entries.

A mistyped label catches the eye of every reader, and tools that look for links to code do not find it. Only the usual
labels such as "code" and "paper" are compared, if many entries have them.
"""

from collections import Counter
from collections.abc import Iterator

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document, total
from fgad_lint.model.label_spelling import label_words, misspelt_word
from fgad_lint.model.papers import Paper
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - PaDiM [[paper]](https://e.org/1) [[Code]](https://e.org/padim)
        - PatchCore [[paper]](https://e.org/2) [[Cdoe]](https://e.org/patchcore)
                                                 ^^^^ "Cdoe" is "Code" in the other entries
        - SPADE [[paper]](https://e.org/3) [[Code]](https://e.org/spade)
        - DRAEM [[paper]](https://e.org/4) [[Code]](https://e.org/draem)
        """,
        fixed="""
        - PaDiM [[paper]](https://e.org/1) [[Code]](https://e.org/padim)
        - PatchCore [[paper]](https://e.org/2) [[Code]](https://e.org/patchcore)
        - SPADE [[paper]](https://e.org/3) [[Code]](https://e.org/spade)
        - DRAEM [[paper]](https://e.org/4) [[Code]](https://e.org/draem)
        """,
    ),
    Good("""
        - PaDiM [[paper]](https://e.org/1) [[code]](https://e.org/padim)
        - PatchCore [[papers]](https://e.org/2) [[codes]](https://e.org/patchcore)
        - SPADE [[paper]](https://e.org/3) [[code]](https://e.org/spade)
        - DRAEM [[paper]](https://e.org/4) [[code]](https://e.org/draem) [[core]](https://e.org/core)
        """),
)
_MIN_OTHERS_IF_SWAPPED = 3  # Labels that must have a word that has two letters swapped in another.
_MIN_OTHERS = 10  # The same for other typos, for each label with one.


def check(document: Document, context: Context) -> Iterator[Finding]:
    lists = [papers for papers in document.paper_lists if any(map(misspelt_word, papers.listed.labels))]
    suspects = [paper for papers in lists for paper in papers.papers_where(_has_misspelt_label)]
    if not suspects:
        return
    misspelt = [
        (link.label_span, found) for paper in suspects for link in paper.links if (found := misspelt_word(link.label))
    ]
    spellings = total(document.tallies(label_words))
    n_misspelt = Counter(word.lower() for _, (word, *_) in misspelt)
    for label_span, (word, meant, is_swapped) in misspelt:
        min_others = _MIN_OTHERS_IF_SWAPPED if is_swapped else _MIN_OTHERS
        usual = Counter({spelling: count for spelling, count in spellings.items() if spelling.lower() == meant})
        start = document.text.find(word, *label_span)
        if start >= 0 and usual.total() >= min_others * n_misspelt[word.lower()]:
            span = Span(start, start + len(word))
            spelling = meant if word.islower() else max(usual, key=lambda name: usual[name])
            is_safe = is_swapped or len(word) != len(meant)
            fix = Fix(f"write `{spelling}`", (Edit.replace(span, spelling),), is_safe)
            yield Finding(span, f'"{word}" is "{spelling}" in the other entries', fix)


def _has_misspelt_label(text: str, paper: Paper) -> bool:
    return bool([link for link in paper.links if misspelt_word(link.label)])
