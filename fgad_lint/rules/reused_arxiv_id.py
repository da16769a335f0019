"""An arXiv id must not stand for two different papers.

One of the two entries leads to the wrong paper, mostly because a line was copied and its link forgotten. Titles count
as different where they share hardly a word: a paper may have had another title before, and rows for the models or the
data sets of one paper are meant to share its id. Across categories the finding is only a warning.
"""

from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document, Section
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title, title_words
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, words_in

SEVERITY = "error"
EXAMPLES = (
    Bad("""
        - Attention Is All You Need [[NeurIPS 2017]](https://arxiv.org/abs/1706.03762)
        - Adam: A Method for Optimization [[ICLR 2015]](https://arxiv.org/pdf/1706.03762v5)
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"Adam: A Method for Optimization" has the id of "Attention Is All You Need" (line 1); check whose it is
        """),
    Bad("""
        # Networks

        - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

        # Theory

        - [A Neural Probabilistic Language Model](https://arxiv.org/abs/1512.03385)
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"A Neural Probabilistic Language Model" has the id of "Deep Residual Learning for Image…" (line 3); check whose it is
        """),
    Bad("""
        - CutPaste: Self-Supervised Anomaly Detection, Li et al. [[CVPR 2021]](https://arxiv.org/abs/2104.04015)
        - DRAEM: A Trained Anomaly Embedding, Zavrtanik et al. [[ICCV 2021]](https://arxiv.org/abs/2104.04015)
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"DRAEM: A Trained Anomaly Embedding,…" has the id of "CutPaste: Self-Supervised Anomaly…" (line 1); check whose it is
        """),
    Good("""
        - Visual Instruction Tuning for Language and Vision [[paper]](https://arxiv.org/abs/2304.08485)
        - Large Language-and-Vision Assistant by Visual Instructions [[paper]](https://arxiv.org/abs/2304.08485)
        - LLaVA-Instruct-150K [[data]](https://arxiv.org/abs/2304.08485)
        """),
    Good("""
        - Visual Instruction Tuning for Language and Vision [[paper]](https://arxiv.org/abs/2304.08485)
        - A Sequel with Better Data, by the makers of [Visual Instruction Tuning for Language and Vision](https://arxiv.org/abs/2304.08485)
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    listed: dict[str, list[_Entry]] = {}
    for found in document.paper_lists:
        for paper in found.papers:
            links = paper.arxiv_links
            if len(links) != 1:
                continue  # Of an entry with two ids nobody knows which is the title's.
            [(number, link)] = links.items()
            if len(words_in(link.label)) > 5:
                continue  # The label is the title of another paper.
            entry = _Entry(paper, link.url_span, found.section)
            others = listed.setdefault(number, [])
            here = (paper.key, _category(entry))
            if len(others) < _MAX_TITLES and all(here != (other.paper.key, _category(other)) for other in others):
                if others and all(_differ(paper, other.paper) for other in others):
                    yield _finding(document, entry, others)
                others.append(entry)


class _Entry(NamedTuple):
    paper: Paper
    url_span: Span
    section: Section


_MAX_TITLES = 8  # So many titles of one id are looked at; more are rows of one survey.


def _differ(one: Paper, other: Paper) -> bool:
    """Whether two titles are long enough to tell, both in Latin letters, and share hardly a word.

    What is all in lower case is rather a remark on the paper that the link leads to.
    """
    words, others = title_words(one.title) - _AUTHORS, title_words(other.title) - _AUTHORS
    if (
        one.title.islower()
        or other.title.islower()
        or (words | others) & _NEWS
        or min(len(words), len(others)) < 4
        or 3 * len(words & others) > min(len(words), len(others))
    ):
        return False
    if max(one.key) > _LAST_LATIN or max(other.key) > _LAST_LATIN:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one.key[:200], other.key[:200], autojunk=False).ratio() < 0.6


_NEWS = {"released", "we"}  # Words of a sentence on a paper, not of its title.
_AUTHORS = {"et", "al"}
_LAST_LATIN = "\u024f"


def _finding(document: Document, entry: _Entry, others: list[_Entry]) -> Finding:
    near = next((other for other in others if _category(other) == _category(entry)), None)
    first = near or others[0]
    line = document.line_of(first.paper.title_span)
    titles = (f'"{short_title(each.paper.title)}"' for each in (entry, first))
    message = f"{' has the id of '.join(titles)} (line {line}); check whose it is"
    related = (Related(first.url_span, "the same id"),)
    return Finding(entry.url_span, message, None, related, None if near else "warning")


def _category(entry: _Entry) -> tuple[Section, tuple[str, ...]]:
    return entry.section, entry.paper.path
