"""Links to arXiv must lead to papers that exist.

A reader of such a link gets an error page; usually a digit of the id is missing or two are swapped. Whether a paper
exists is known from `.fgad-lint/papers.json`, which `fgad-lint facts update` writes. If that has another paper with the
title of the entry, its id is proposed. Nothing is said about an id of the month in which arXiv was asked, because it
takes a while until arXiv's own search finds a new paper.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model import arxiv
from fgad_lint.model.arxiv import Identifier
from fgad_lint.model.document import Document
from fgad_lint.model.link_edits import replace_arxiv_id
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.20643) [[pdf]](https://arxiv.org/pdf/2304.20643)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ arXiv has no paper 2304.20643; "Segment Anything" is 2304.02643
                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
arXiv has no paper 2304.20643; "Segment Anything" is 2304.02643
        """,
        fixed="""
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643) [[pdf]](https://arxiv.org/pdf/2304.02643)
        """,
        safe=False,
        facts="""
        {"format": 1, "papers": {
        "2304.02643": {"titles": {"1": "Segment Anything"}},
        "2304.20643": {"missing": true}
        }}
        """,
    ),
    Bad(
        """
        This list extends [our survey](https://arxiv.org/abs/2304.99999).
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ arXiv has no paper 2304.99999; check the id
        """,
        facts="""
        {"format": 1, "papers": {
        "2304.99999": {"missing": true}
        }}
        """,
    ),
    Good(
        """
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643v1)
        - Denoising Diffusion Probabilistic Models [[paper]](https://arxiv.org/abs/2006.11239)
        """,
        facts="""
        {"format": 1, "papers": {
        "2304.02643": {"titles": {"1": "Segment Anything"}, "versions": 1}
        }}
        """,
    ),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    facts = context.facts()
    papers: dict[Span, Paper] = {}
    for link in document.arxiv_links:
        parsed = arxiv.parse_url(link.url)
        known = facts.paper(parsed.identifier.number) if facts and parsed else None
        if known and parsed and known.is_missing and not _may_be_new(parsed.identifier, known.asked):
            papers = papers or {link.span: paper for paper in document.papers for link in paper.links}
            paper = papers.get(link.span)
            right = facts.with_title(paper.title) if facts and paper else None
            advice = f'"{short_title(paper.title)}" is {right.id}' if paper and right else "check the id"
            fix = replace_arxiv_id(document, paper, known.id, right.id) if paper and right else None
            yield Finding(link.target, f"arXiv has no paper {known.id}; {advice}", fix)


def _may_be_new(identifier: Identifier, asked: str) -> bool:
    """Whether arXiv was asked about a paper in the month of its id, or before."""
    return asked != "" and asked[:7] <= f"{identifier.year}-{identifier.month:02}"
