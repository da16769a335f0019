"""A label must be spelled as it is in other entries.

A mistyped label catches the eye of every reader, and tools that look for links to code do not find it. Only the usual
labels such as "code" and "paper" are compared, if many entries have them. Another letter case, or the name of a
preprint server without a year where nine in ten have one, is an info.
"""

from collections import Counter
from collections.abc import Iterator

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.consensus import consensus
from fgad_lint.model.document import Document, total
from fgad_lint.model.label_spelling import (
    label_name,
    label_names,
    label_words,
    misspelt_word,
    odd_names,
    preprint_labels,
    undated_preprint_labels,
)
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import PREPRINT_SERVERS
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
    Bad(
        """
        - PaDiM [[Paper]](https://e.org/1)
        - PatchCore [[Paper]](https://e.org/2)
        - SPADE [[Paper]](https://e.org/3)
        - DRAEM [[Paper]](https://e.org/4)
        - CutPaste [[Paper]](https://e.org/5)
        - CFLOW [[paper]](https://e.org/6)
                  ^^^^^ "paper" is "Paper" in the other entries
        - FastFlow [[Paper]](https://e.org/7)
        - SimpleNet [[Paper]](https://e.org/8)
        - STPM [[Paper]](https://e.org/9)
        - DifferNet [[Paper]](https://e.org/10)
        - UniAD [[Paper]](https://e.org/11)
        - WinCLIP [[Paper]](https://e.org/12)
        """,
        fixed="""
        - PaDiM [[Paper]](https://e.org/1)
        - PatchCore [[Paper]](https://e.org/2)
        - SPADE [[Paper]](https://e.org/3)
        - DRAEM [[Paper]](https://e.org/4)
        - CutPaste [[Paper]](https://e.org/5)
        - CFLOW [[Paper]](https://e.org/6)
        - FastFlow [[Paper]](https://e.org/7)
        - SimpleNet [[Paper]](https://e.org/8)
        - STPM [[Paper]](https://e.org/9)
        - DifferNet [[Paper]](https://e.org/10)
        - UniAD [[Paper]](https://e.org/11)
        - WinCLIP [[Paper]](https://e.org/12)
        """,
        safe=False,
        severity="info",
    ),
    Bad(
        """
        - PaDiM [[arXiv 2020]](https://arxiv.org/abs/2011.08785)
        - PatchCore [[arXiv 2021]](https://arxiv.org/abs/2106.08265)
        - SPADE [[arXiv]](https://arxiv.org/abs/2005.02357)
                  ^^^^^ "arXiv" has no year, unlike 11 others; 2005.02357 was submitted in 2020
        - DRAEM [[arXiv 2021]](https://arxiv.org/abs/2108.07610)
        - CutPaste [[arXiv 2021]](https://arxiv.org/abs/2104.04015)
        - CFLOW [[arXiv 2021]](https://arxiv.org/abs/2107.12571)
        - FastFlow [[arXiv 2021]](https://arxiv.org/abs/2111.07677)
        - SimpleNet [[arXiv 2023]](https://arxiv.org/abs/2303.15140)
        - STPM [[arXiv 2021]](https://arxiv.org/abs/2103.04257)
        - DifferNet [[arXiv 2020]](https://arxiv.org/abs/2008.12577)
        - UniAD [[arXiv 2022]](https://arxiv.org/abs/2206.03687)
        - WinCLIP [[arXiv 2023]](https://arxiv.org/abs/2303.14814)
        """,
        severity="info",
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
    yield from _misspelt(document)
    names = {name for papers in document.paper_lists for name in map(label_name, papers.listed.labels) if name}
    if len({name.lower() for name in names}) < len(names):
        yield from _in_other_case(document)
    if not PREPRINT_SERVERS.isdisjoint(map(str.lower, names)):
        yield from _without_year(document)


def _misspelt(document: Document) -> Iterator[Finding]:
    """Labels with a typo."""
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


def _in_other_case(document: Document) -> Iterator[Finding]:
    """Labels in another letter case than nearly all that have the same words."""
    tallies = document.tallies(label_names)
    odd = odd_names(total(tallies))
    around = document.excerpt(index for index, tally in enumerate(tallies) if not odd.keys().isdisjoint(tally))
    for label_span, name in label_names(around):
        start = document.text.find(name, *label_span) if name in odd else -1
        if start >= 0:
            span, usual = Span(start, start + len(name)), odd[name]
            fix = Fix.unsafe(f"write `{usual}`", Edit.replace(span, usual))
            yield Finding(
                span, f'"{name}" is "{usual}" in the other entries', fix, severity="info", cause=f"{name} {usual}"
            )


def _without_year(document: Document) -> Iterator[Finding]:
    """Labels that name a preprint server without a year, where nearly all others have one."""
    tallies = document.tallies(preprint_labels)
    counts = total(tallies)
    if not counts[False] or consensus(counts) is not True:
        return
    around = document.excerpt(index for index, tally in enumerate(tallies) if tally[False])
    for paper in around.papers:
        for link in undated_preprint_labels(document.text, paper):
            submitted = f"; {paper.arxiv} was submitted in {paper.identifier.year}" if paper.identifier else ""
            message = f'"{link.label}" has no year, unlike {counts[True]} others{submitted}'
            yield Finding(link.label_span, message, severity="info", cause="no year")
