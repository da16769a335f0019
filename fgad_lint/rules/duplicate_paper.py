"""A paper must not be listed twice in one category.

Of two entries one is soon out of date, and the list counts more papers than there are. Entries are one paper where they
link to one arXiv, DOI or OpenReview id, in whatever form, under titles that are alike, or where the titles are the same
and the ids do not contradict it. A paper listed in several categories is no fault.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.document import Document
from fgad_lint.papers import Paper, identity, link_key, title_key
from fgad_lint.rule import Bad, Good
from fgad_lint.text import Span

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        # Detection

        - Towards Total Recall in Industrial Anomaly Detection [[arXiv 2021]](https://arxiv.org/abs/2106.08265)
        - PaDiM: a Patch Distribution Modeling Framework [[arXiv 2020]](https://arxiv.org/abs/2011.08785)
        - Towards total recall in industrial anomaly detection [[arXiv 2021]](http://arxiv.org/pdf/2106.08265v2)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 3; keep one
        """,
        fixed="""
        # Detection

        - Towards Total Recall in Industrial Anomaly Detection [[arXiv 2021]](https://arxiv.org/abs/2106.08265)
        - PaDiM: a Patch Distribution Modeling Framework [[arXiv 2020]](https://arxiv.org/abs/2011.08785)
        """,
    ),
    Bad(
        """
        1. **Deep Residual Learning for Image Recognition.** [paper](https://arxiv.org/abs/1512.03385)

        1. **Densely Connected Convolutional Networks.** [paper](https://arxiv.org/abs/1608.06993)

        1. **Deep Residual Learning for Image Recognition.** CVPR 2016.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 1; keep one
        """,
        fixed="""
        1. **Deep Residual Learning for Image Recognition.** [paper](https://arxiv.org/abs/1512.03385)

        1. **Densely Connected Convolutional Networks.** [paper](https://arxiv.org/abs/1608.06993)
        """,
        safe=False,
    ),
    Bad(
        """
        - [Self-Supervised Learning for Anomaly Detection and Localization](https://arxiv.org/abs/2104.04015)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/abs/2108.07610)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/pdf/2108.07610) [code](https://e.org/draem)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ already listed on line 2; keep one
        """,
        fixed="""
        - [Self-Supervised Learning for Anomaly Detection and Localization](https://arxiv.org/abs/2104.04015)
        - [DRAEM: A Trained Reconstruction Embedding](https://arxiv.org/pdf/2108.07610) [code](https://e.org/draem)
        """,
        safe=False,
    ),
    Bad("""
        - [The Memory-augmented Autoencoder](https://arxiv.org/abs/1904.02639)
        - [MemAE: Memory-augmented Autoencoder](https://arxiv.org/abs/1904.02639)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ same paper as "The Memory-augmented Autoencoder" on line 1; keep one
        """),
    Good("""
        # Models

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)

        # Benchmarks

        - A Unified Model for Multi-class Anomaly Detection [[NeurIPS 2022]](https://arxiv.org/abs/2206.03687)
        """),
    Good("""
        - SGAN [[paper]](https://arxiv.org/abs/1611.08207)
        - SGAN [[paper]](https://arxiv.org/abs/1612.04357)
        - MVTec LOCO images [[paper]](https://e.org/loco)
        - MVTec LOCO masks [[paper]](https://e.org/loco)
        """),
)


def check(document: Document) -> Iterator[Finding]:
    firsts: dict[tuple[object, ...], _Entry] = {}
    for found in document.paper_lists:
        for above, paper in zip((None, *found.papers), found.papers, strict=False):
            entry = _Entry(paper, above if above and above.path == paper.path else None)
            keys = [(found.section, paper.path, key) for key in (paper.key, *sorted(_ids(paper)))]
            known = (firsts[key] for key in keys if key in firsts)
            if first := next((each for each in known if _is_same(each.paper, paper)), None):
                yield _finding(document, first, entry)
            for key in keys:
                firsts.setdefault(key, entry)


class _Entry(NamedTuple):
    paper: Paper
    above: Paper | None  # The entry right above it in its list.


def _ids(paper: Paper) -> set[str]:
    return {found for link in paper.links if (found := identity(link.url))}


def _is_same(one: Paper, other: Paper) -> bool:
    if _ids(one) & _ids(other):
        return one.key == other.key or (min(_words(one), _words(other)) > 2 and _is_alike(one.key, other.key))
    return one.key == other.key and _words(one) > 3 and not _kinds(one) & _kinds(other)


def _words(paper: Paper) -> int:
    """How many words its title has: a short one names many things."""
    return len(paper.title.split())


def _is_alike(one: str, other: str) -> bool:
    if [char for char in one if char.isdigit()] != [char for char in other if char.isdigit()]:
        return False  # Parts and versions of one thing are listed apart.
    if one in other or other in one:
        return True
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one[:200], other[:200], autojunk=False)
    return matcher.quick_ratio() >= 0.9 and matcher.ratio() >= 0.9


def _kinds(paper: Paper) -> set[str]:
    """The kinds of ids that it has: entries that have one kind in common, but no id, are two papers."""
    return {each.partition(":")[0] for each in _ids(paper)}


def _finding(document: Document, first: _Entry, second: _Entry) -> Finding:
    one, other = first.paper, second.paper
    line = document.lines.place(one.title_span.start).line
    same = "already listed" if one.key == other.key else f'same paper as "{_shortened(one.title)}"'
    message = f"{same} on line {line}; keep one"
    related = (Related(one.title_span, "listed here first"),)
    return Finding(other.title_span, message, _fix(document, first, second), related)


def _shortened(title: str) -> str:
    return title if len(title) <= 60 else f"{title[:59].rstrip()}…"


def _fix(document: Document, first: _Entry, second: _Entry) -> Fix | None:
    """Keep the entry that has all the links, the first one where both have."""
    ours, theirs = _links(first.paper), _links(second.paper)
    if not first.paper.key or first.paper.key != second.paper.key or not (ours <= theirs or ours >= theirs):
        return None
    number, goes = ("second", second) if ours >= theirs else ("first", first)
    lines = _lines(document, goes)
    safe = ours == theirs and _rest(document, first.paper) == _rest(document, second.paper)
    return Fix((Edit(lines, ""),), f"drop the {number} entry", safe) if lines else None


def _links(paper: Paper) -> set[str]:
    return {link_key(link.url) for link in paper.links}


def _lines(document: Document, entry: _Entry) -> Span | None:
    """The lines of an entry and the blank ones above it; None where another entry does not stand right above."""
    if entry.above is None or _ANCHOR.search(document.at(entry.paper.span)):
        return None
    start, end = _end(document, entry.above), _end(document, entry.paper)
    between = document.text[start : entry.paper.span.start]
    return Span(start, end) if between.endswith(("\n", "\r")) and not between.strip() else None


_ANCHOR = re.compile(r"<\w[^>]*\s(?:id|name)\s*=", re.IGNORECASE)


def _end(document: Document, paper: Paper) -> int:
    """Where the last line of an entry ends, its line end left out."""
    return paper.span.start + len(document.at(paper.span).rstrip("\r\n"))


def _rest(document: Document, paper: Paper) -> str:
    """What an entry says besides its title and where its links lead."""
    said, position = [], paper.span.start
    for start, end in sorted((paper.title_span, *(link.url_span for link in paper.links))):
        said.append(document.text[position : max(position, start)])
        position = max(position, end)
    return title_key("".join(said) + document.text[position : paper.span.end])
