"""What names one paper in an entry must not name different arXiv ids.

The title, the badge and the label "arXiv" of an entry mean one paper, so whoever takes the wrong link reads another;
mostly a line was copied and one of its links forgotten. An entry that gives two links under one label, or other papers
under names of their own, lists several on purpose, and an id in a sentence is that of a work spoken of.
"""

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
EXAMPLES = (
    Bad("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643) [[arXiv]](https://arxiv.org/abs/2304.02463)
                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"arXiv" leads to 2304.02463, but the title leads to 2304.02643; check which is right
        """),
    Bad("""
        - **Denoising Diffusion Probabilistic Models**, arXiv:2006.11293. [[pdf](https://arxiv.org/pdf/2006.11239)]
                                                              ^^^^^^^^^^ \
the text says 2006.11293, but "pdf" leads to 2006.11239; check which is right
        """),
    Bad("""
        - Segment Anything [![arXiv](https://e.org/badge/arXiv-2304.02463-red.svg)](https://arxiv.org/abs/2304.02643)
                              ^^^^^ the badge says 2304.02463, but leads to 2304.02643; check which is right
        """),
    Good("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643) [[arXiv]](http://arxiv.org/pdf/2304.02643v1)
        - Segmenting images: [paper](https://arxiv.org/abs/2304.02643), and videos: [paper](https://arxiv.org/abs/2408.00714)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239) [[follow-up]](https://arxiv.org/abs/2102.09672)
        - [Segment Anything](https://arxiv.org/abs/2304.02643), which goes beyond arXiv:2006.11239 and others
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for paper in document.papers:
        names = [*_links(paper), *_mentions(document, paper)]
        if len({name.number for name in names}) < 2:
            yield from islice(_badges(document, paper), 1)
            continue
        kinds = {name.kind: name.number for name in names}
        if any(kinds[name.kind] != name.number for name in names):
            continue  # Two links of one kind are two papers.
        first = names[0]
        other = next(name for name in names if name.number != first.number)
        message = f"{other.said} {other.number}, but {first.said} {first.number}; check which is right"
        yield Finding(other.span, message, related=(Related(first.span, "another id"),))


class _Name(NamedTuple):
    """What in an entry names an arXiv paper, and how that is said."""

    kind: str
    number: str
    said: str
    span: Span


def _links(paper: Paper) -> Iterator[_Name]:
    """The links of the title and of the labels that mean the paper itself."""
    for link in paper.links:
        found = arxiv.read(link.url)
        if found is None or found.form == "view":
            continue
        if link.span.covers(paper.title_span):
            yield _Name("title", found.identifier.number, "the title leads to", link.url_span)
        elif label := _LABEL.fullmatch(link.label):
            yield _Name(label[1].lower(), found.identifier.number, f'"{link.label}" leads to', link.url_span)


_LABEL = lazy_re.compile(r"\W*(arxiv|paper|pdf|abs|abstract|preprint)\b[\W\d]*", re.IGNORECASE)


def _mentions(document: Document, paper: Paper) -> Iterator[_Name]:
    """The ids that an entry gives as a part of its own: no sentence comes between its last part and the id."""
    parts = deque(sorted([paper.title_span, *(link.span for link in paper.links)]))
    after = prose = paper.span.start  # Where the last part ends, and the first word of a sentence behind it.
    for start, end, identifier in arxiv.mentions(document.text_of(paper.span)):
        span = Span(paper.span.start + start, paper.span.start + end)
        while parts and parts[0].start <= span.start:
            after = max(after, parts.popleft().end)
        if prose <= after:
            found = _PROSE.search(document.text, after, paper.span.end)
            prose = found.end() if found else paper.span.end
        if after <= span.start < prose:
            yield _Name("text", identifier.number, "the text says", span)


_PROSE = lazy_re.compile(r"\b(?!(?:preprint|arxiv|and|in|et|al)\b)[a-z]+\b")


def _badges(document: Document, paper: Paper) -> Iterator[Finding]:
    """The badges that show another id than the one that they lead to."""
    for link in paper.links:
        shown = _BADGE.search(document.text, link.span.start, link.url_span.start)
        found = arxiv.read(link.url) if shown else None
        if shown and found and found.identifier.number != shown[1]:
            message = f"the badge says {shown[1]}, but leads to {found.identifier.number}; check which is right"
            yield Finding(link.label_span, message, related=(Related(link.url_span, "another id"),))


_BADGE = lazy_re.compile(r"/badge/(?i:arxiv)[-_:. ]*(?:%20)?(\d{4}\.\d{4,5})(?!\d)")
