"""Two different papers must not have the same arXiv id.

One of the two entries leads to the wrong paper, usually because a line was copied and its link was not changed. Titles
are different if they have few words in common: a paper may have changed its title, and entries for the models or data
sets of one paper share its id. Across categories this is only a warning.
"""

from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document
from fgad_lint.model.paper_identity import have_unrelated_titles
from fgad_lint.model.paper_lists import Category
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span, words_in

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - Attention Is All You Need [[NeurIPS 2017]](https://arxiv.org/abs/1706.03762)
        - Adam: A Method for Optimization [[ICLR 2015]](https://arxiv.org/pdf/1706.03762v5)
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"Adam: A Method for Optimization" has the id of "Attention Is All You Need" on line 1; check which paper it belongs to
        """),
    Bad(
        """
        # Networks

        - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

        # Theory

        - [A Neural Probabilistic Language Model](https://arxiv.org/abs/1512.03385)
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"A Neural Probabilistic Language Model" has the id of "Deep Residual Learning for Image…" on line 3; check which paper it belongs to
        """,
        severity="warning",
    ),
    Bad("""
        - CutPaste: Self-Supervised Anomaly Detection, Li et al. [[CVPR 2021]](https://arxiv.org/abs/2104.04015)
        - DRAEM: A Trained Anomaly Embedding, Zavrtanik et al. [[ICCV 2021]](https://arxiv.org/abs/2104.04015)
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"DRAEM: A Trained Anomaly Embedding,…" has the id of "CutPaste: Self-Supervised Anomaly…" on line 1; check which paper it belongs to
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
    entries_by_id: dict[str, list[_Entry]] = {}
    for listing in document.listings_with_shared_keys:
        paper, links = listing.paper, listing.paper.arxiv_links
        if len(links) != 1:
            continue  # It is unclear which of two ids belongs to the title.
        [(arxiv_id, link)] = links.items()
        if len(words_in(link.label)) > _MAX_LABEL_WORDS:
            continue  # The label is the title of another paper.
        entry = _Entry(paper, link.url_span, listing.category)
        earlier_entries = entries_by_id.setdefault(arxiv_id, [])
        earlier_keys = {earlier.key for earlier in earlier_entries}
        if entry.key not in earlier_keys and len(earlier_entries) < _MAX_TITLES_PER_ID:
            if earlier_entries and all(have_unrelated_titles(paper, earlier.paper) for earlier in earlier_entries):
                yield _finding(document, entry, earlier_entries)
            earlier_entries.append(entry)


class _Entry(NamedTuple):
    paper: Paper
    url_span: Span
    category: Category

    @property
    def key(self) -> tuple[str, Category]:
        """The title and the category: a paper counts once in each category."""
        return self.paper.key, self.category


_MAX_LABEL_WORDS = 5
_MAX_TITLES_PER_ID = 8  # An id with more titles is that of a survey.


def _finding(document: Document, entry: _Entry, earlier_entries: list[_Entry]) -> Finding:
    in_category = next((earlier for earlier in earlier_entries if earlier.category == entry.category), None)
    first = in_category or earlier_entries[0]
    title, first_title = short_title(entry.paper.title), short_title(first.paper.title)
    line = document.line_of(first.paper.title_span)
    message = f'"{title}" has the id of "{first_title}" on line {line}; check which paper it belongs to'
    related = (Related(first.url_span, "the same id"),)
    return Finding(entry.url_span, message, None, related, None if in_category else "warning")
