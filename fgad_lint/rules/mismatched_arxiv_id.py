"""The title, links and badge of an entry must not give different arXiv ids.

They are all about one paper, so a reader who follows the wrong link gets another one; usually a line was copied and one
of its links was not changed. An entry with two links of one label, or with other papers under their own names, lists
several papers on purpose, and an id within a sentence is that of another work. If `.fgad-lint/papers.json` has the
title, the fix writes its id. Switch this off if your entries link to related papers with labels such as "paper".
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
from fgad_lint.model.link_edits import replace_arxiv_id
from fgad_lint.model.links import PaperLink
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
    Bad(
        """
        - [Segment Anything](https://arxiv.org/abs/2304.02463) [[arXiv]](https://arxiv.org/abs/2304.02643)
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
the title leads to 2304.02463, but "arXiv" leads to 2304.02643, which has this title
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643) [[arXiv]](https://arxiv.org/abs/2304.02643)
        """,
        safe=False,
        facts="""
        {"format": 1, "papers": {
        "2304.02643": {"titles": {"1": "Segment Anything"}}
        }}
        """,
    ),
    Good("""
        - [Segment Anything](https://arxiv.org/abs/2304.02643) [[arXiv]](http://arxiv.org/pdf/2304.02643v1)
        - Segmenting images: [paper](https://arxiv.org/abs/2304.02643), and videos: [paper](https://arxiv.org/abs/2408.00714)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239) [[follow-up]](https://arxiv.org/abs/2102.09672)
        - [Segment Anything](https://arxiv.org/abs/2304.02643), which goes beyond arXiv:2006.11239 and others
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    has_mentions = ("v:" in document.text or "V:" in document.text) and "arxiv:" in document.text.lower()
    has_badges = "/badge/" in document.text
    facts = context.facts()
    for paper in document.papers:
        if paper.identifier is None:
            continue  # Ids in its text alone are all of one kind.
        has_mention = has_mentions and "arxiv:" in document.text_of(paper.span).lower()
        has_several = has_mention or (len(paper.links) > 1 and len(paper.arxiv_links) > 1)
        ids = [*_linked_ids(document, paper), *_ids_in_text(document, paper)] if has_several else ()
        if len(ids) < 2 or len({named.arxiv_id for named in ids}) < 2:
            if has_badges:
                yield from islice(_wrong_badges(document, paper), 1)
            continue
        last_of_kind = {named.kind: named.arxiv_id for named in ids}
        if any(last_of_kind[named.kind] != named.arxiv_id for named in ids):
            continue  # Two ids of one kind belong to two papers.
        first = ids[0]
        different = next(named for named in ids if named.arxiv_id != first.arxiv_id)
        right = facts.with_title(paper.title) if facts else None
        if right and right.id == different.arxiv_id:
            first, different = different, first
        is_certain = right is not None and right.id == first.arxiv_id
        advice = ", which has this title" if is_certain else "; check which is right"
        message = f"{different.phrase} {different.arxiv_id}, but {first.phrase} {first.arxiv_id}{advice}"
        fix = replace_arxiv_id(document, paper, different.arxiv_id, first.arxiv_id) if is_certain else None
        yield Finding(different.span, message, fix, (Related(first.span, "another id"),))


class _NamedId(NamedTuple):
    """An arXiv id in an entry, the kind of text that names it, and a phrase for that text."""

    kind: str
    arxiv_id: str
    phrase: str
    span: Span


def _linked_ids(document: Document, paper: Paper) -> Iterator[_NamedId]:
    """The ids that the title links to, or labels such as "pdf"."""
    for link in paper.links:
        parsed = arxiv.parse_url(link.url)
        if parsed is None or parsed.form == "view":
            continue
        if link.span.covers(paper.title_span):
            yield _NamedId("title", parsed.identifier.number, "the title leads to", link.url_span)
        elif (label := _LABEL.fullmatch(link.label)) and not _is_in_note(document, paper, link):
            yield _NamedId(label[1].lower(), parsed.identifier.number, f'"{link.label}" leads to', link.url_span)


_LABEL = lazy_re.compile(r"\W*(arxiv|paper|pdf|abs|abstract|preprint)\b[\W\d]*", re.IGNORECASE)


def _is_in_note(document: Document, paper: Paper, link: PaperLink) -> bool:
    """Whether a link is at the end of a remark in parentheses: (It was broken by another attack. [[pdf]](…))."""
    lead = document.text[max(paper.title_span.end, link.span.start - _MAX_NOTE_LENGTH) : link.span.start]
    _, parenthesis, note = lead.rpartition("(")
    return bool(parenthesis) and ")" not in note and len(_PROSE.findall(note)) >= _MIN_NOTE_WORDS


_MAX_NOTE_LENGTH = 300
_MIN_NOTE_WORDS = 3


def _ids_in_text(document: Document, paper: Paper) -> Iterator[_NamedId]:
    """The ids that are parts of an entry like its links, with no words of a sentence before them.

    [Title](https://e.org/1), arXiv:2304.02463, which goes beyond arXiv:2006.11239
                            ^ part_end          ^^^^^ prose
    """
    parts = deque(sorted([paper.title_span, *(link.span for link in paper.links)]))
    part_end = prose_end = paper.span.start
    for start, end, identifier in arxiv.mentions(document.text_of(paper.span)):
        span = Span(paper.span.start + start, paper.span.start + end)
        while parts and parts[0].start <= span.start:
            part_end = max(part_end, parts.popleft().end)
        if prose_end <= part_end:
            prose = _PROSE.search(document.text, part_end, paper.span.end)
            prose_end = prose.end() if prose else paper.span.end
        if part_end <= span.start < prose_end:
            yield _NamedId("text", identifier.number, "the text says", span)


_PROSE = lazy_re.compile(r"\b(?!(?:preprint|arxiv|and|in|et|al)\b)[a-z]+\b")


def _wrong_badges(document: Document, paper: Paper) -> Iterator[Finding]:
    """Findings for badges that show another id than the one that they link to."""
    for link in paper.links:
        badge = _BADGE.search(document.text, link.span.start, link.url_span.start)
        parsed = arxiv.parse_url(link.url) if badge else None
        if badge and parsed and parsed.identifier.number != badge[1]:
            message = f"the badge says {badge[1]}, but leads to {parsed.identifier.number}; check which is right"
            yield Finding(link.label_span, message, related=(Related(link.url_span, "another id"),))


_BADGE = lazy_re.compile(r"/badge/(?i:arxiv)[-_:. ]*(?:%20)?(\d{4}\.\d{4,5})(?!\d)")
