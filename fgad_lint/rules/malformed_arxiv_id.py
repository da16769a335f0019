"""An arXiv identifier in a link or after "arXiv:" must be one that can exist.

An id with a missing or extra digit, a thirteenth month or text stuck to it opens an error page, or the wrong paper if
someone guesses the digit. Look up the right id where the link was copied from. There is a fix only if the fault is
before or after the id, and only if it removes no words and no text that readers see. `xxxx.xxxxx` is an info: it may
show what to write in an entry.
"""

import re
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Severity
from fgad_lint.markdown.inline import Link
from fgad_lint.model import arxiv, link_edits
from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
EXAMPLES = (
    Bad("""
        - ResNet [[paper]](https://arxiv.org/abs/1512.3385)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 4-digit number in 1512.3385, ids since 1501 have 5 digits
        - SAM [[paper]](https://arxiv.org/pdf/2313.02643.pdf)
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ month 13 in 2313.02643
        - DDPM [[paper]](https://arxiv.org/abs/2OO6.11239)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ letter O in 2OO6.11239, 2006.11239 expected
        - Memory Networks, arXiv:1410.39160 [[paper]](https://arxiv.org/abs/1410.3916)
                                 ^^^^^^^^^^ 5-digit number in 1410.39160, ids before 1501 have 4 digits
        """),
    Bad(
        """
        - ResNet [[paper]](https://arxiv.org/1512.03385)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no "abs/" before the id
        - SAM [[paper]](https://arxiv.org/abs/2304.02643.)
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ trailing dot after the id
        """,
        fixed="""
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385)
        - SAM [[paper]](https://arxiv.org/abs/2304.02643)
        """,
    ),
    Bad(
        """
        - Title of the Paper [[paper]](https://arxiv.org/abs/xxxx.xxxxx)
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "xxxx.xxxxx" is not an arXiv id
        """,
        severity="info",
    ),
    Good("""
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385v1)
        - Intriguing Properties of Neural Networks [[paper]](https://arxiv.org/abs/1312.6199)
        - Ricci Flow with Surgery on Three-Manifolds [[paper]](https://arxiv.org/abs/math/0303109)
        - Fast R-CNN, arXiv:1504.08083v2 and arXiv:YYMM.number, arXiv:1234.5678 [[paper]](https://arxiv.org/abs/1504.08083)
        - What is new in vision: https://arxiv.org/list/cs.CV/recent
        """),
)
# Punctuation, or a query such as "&embed".
_DROPPABLE = lazy_re.compile(r"[ !\"#$%'()*+,./:;<=>?@\[\\\]^_{|}~-]*|(?:&\w+(?:=\w*)?)+", re.ASCII)
#   arXiv:1511.6420
#         ^^^^^^^^^ id
_CITATION = lazy_re.compile(r":(?<=arxiv:)[ \xa0]?(?P<id>\d{4}\.\d{1,9}+)(?!\.?\d|[A-Za-z])", re.IGNORECASE | re.ASCII)

_IN_EXAMPLE = lazy_re.compile(r"/[xX]{4}\.[xX]{4,5}")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for link in document.odd_arxiv_links:
        if (fault := arxiv.fault(link.url)) and not document.is_damaged(link.span):
            severity: Severity | None = "info" if _IN_EXAMPLE.search(link.url) else None
            yield Finding(link.target, fault, _fix(document, link), severity=severity)
    has_citations = any(_CITATION.search(piece.text) for piece in document.pieces)
    for paper in document.papers_where(_cites_id) if has_citations else ():
        for span, fault in _cited_faults(document.text, paper):
            yield Finding(span, fault)


def _cites_id(text: str, paper: Paper) -> bool:
    return _CITATION.search(text, *paper.span) is not None


def _cited_faults(text: str, paper: Paper) -> Iterator[tuple[Span, str]]:
    """The ids with a digit too few or too many in the text of an entry, outside its URLs, each with a message."""
    for match in _CITATION.finditer(text, *paper.span):
        fault, span = arxiv.fault(f"https://arxiv.org/abs/{match['id']}"), Span(*match.span("id"))
        if fault and "-digit" in fault and not any(link.url_span.covers(span) for link in paper.links):
            yield span, fault


def _fix(document: Document, link: Link) -> Fix | None:
    """Write the URL as arXiv spells it, unless text after the id would be lost."""
    span = link_edits.url_span(document, link)
    url = document.text_of(span) if span else ""
    junk = arxiv.junk(url)
    is_droppable = not junk or (link.form != "bare" and _DROPPABLE.fullmatch(junk))
    # A backtick may close code that would go on without it.
    respelled = arxiv.respelled(url) if is_droppable and "`" not in url else None
    return Fix.safe(f"write `{respelled}`", Edit.replace(span, respelled)) if span and respelled else None
