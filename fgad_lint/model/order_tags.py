"""The dates or numbers beside papers, by which a list may be ordered rather than by its arXiv ids."""

import re
from collections.abc import Sequence

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model.consensus import is_consensus
from fgad_lint.model.dates import MONTH, month_number
from fgad_lint.model.papers import Paper
from fgad_lint.ordering import misplaced_indexes
from fgad_lint.text import Span

Tag = tuple[int, ...]
_PART = rf"(?:\d{{1,4}}|(?:{MONTH})\b)"
_TAG = rf"{_PART}(?:[./_, \u5e74\u6708-]{{1,2}}{_PART}){{0,2}}[.\u65e5]?"
_PARTS = lazy_re.compile(_PART, re.IGNORECASE)
#   * [10/30] Title    - **Oct 30**: Title    | 10.30 | Title |
_AT_START = lazy_re.compile(rf"\s*+(?:{LIST_MARKER}\s++)?+[\[(*`|_ ]*+(?P<tag>{_TAG})(?=[\])*`|_:\s])", re.IGNORECASE)
#   Title [10/30]    Title (Oct 30)    | Title | 30 Oct |
_IN_BRACKETS = lazy_re.compile(rf"[\[(`|] *+(?P<tag>{_TAG}) *+(?=[\])`|])", re.IGNORECASE)
_MIN_PER_CENT_DISTINCT = 60  # Years and months that many entries share are no order of their own.


def in_order_of_tags(text: str, papers: Sequence[Paper]) -> set[Span]:
    """The spans of the papers whose tags are in order, if nearly all papers have a tag and nearly all tags are in order."""
    tagged = [(paper.span, tag) for paper in papers if (tag := _tag(text, paper))]
    n_distinct = len({tag for _, tag in tagged})
    if not is_consensus(len(tagged), len(papers)) or 100 * n_distinct < _MIN_PER_CENT_DISTINCT * len(tagged):
        return set()
    for step in (1, -1):  # The month before the day, or after it.
        keys = [tag[::step] for _, tag in tagged]
        rank_of = {key: rank for rank, key in enumerate(sorted(set(keys)))}
        for sign in (1, -1):  # Oldest first, or newest first.
            misplaced = set(misplaced_indexes([sign * rank_of[key] for key in keys]))
            if is_consensus(len(tagged) - len(misplaced), len(tagged)):
                return {span for index, (span, _) in enumerate(tagged) if index not in misplaced}
    return set()


def _tag(text: str, paper: Paper) -> Tag:
    """The numbers of the tag at the start of an entry, or in brackets after its title, a year first; () if there is none."""
    match = _AT_START.match(text, *paper.span) or _IN_BRACKETS.search(text, paper.title_span.end, paper.span.end)
    if match is None:
        return ()
    years: list[int] = []
    months: list[int] = []
    others: list[int] = []
    for part in _PARTS.findall(match["tag"]):
        if part.isalpha():
            months.append(month_number(part))
        else:
            (years if len(part) == 4 else others).append(int(part))
    return (*years, *months, *others)
