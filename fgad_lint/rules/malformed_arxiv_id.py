"""A link to arXiv must have an identifier that can exist.

An id with a missing or extra digit, a thirteenth month or text stuck to it opens an error page, or the wrong paper if
someone guesses the digit. Look up the right id where the link was copied from. There is a fix only if the fault is
before or after the id, and only if it removes no words and no text that readers see.
"""

import re
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.inline import Link
from fgad_lint.model import arxiv, link_edits
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "error"
EXAMPLES = (
    Bad("""
        - ResNet [[paper]](https://arxiv.org/abs/1512.3385)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 4-digit number in 1512.3385, ids since 1501 have 5 digits
        - SAM [[paper]](https://arxiv.org/pdf/2313.02643.pdf)
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ month 13 in 2313.02643
        - DDPM [[paper]](https://arxiv.org/abs/2OO6.11239)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ letter O in 2OO6.11239, 2006.11239 expected
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
    Good("""
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385v1)
        - Intriguing Properties of Neural Networks [[paper]](https://arxiv.org/abs/1312.6199)
        - Ricci Flow with Surgery on Three-Manifolds [[paper]](https://arxiv.org/abs/math/0303109)
        - What is new in vision: https://arxiv.org/list/cs.CV/recent
        """),
)
# Punctuation, or a query such as "&embed".
_DROPPABLE = lazy_re.compile(r"[ !\"#$%'()*+,./:;<=>?@\[\\\]^_{|}~-]*|(?:&\w+(?:=\w*)?)+", re.ASCII)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for link in document.odd_arxiv_links:
        if (fault := arxiv.fault(link.url)) and not document.is_damaged(link.span):
            yield Finding(link.target, fault, _fix(document, link))


def _fix(document: Document, link: Link) -> Fix | None:
    """Write the URL as arXiv spells it, unless text after the id would be lost."""
    span = link_edits.url_span(document, link)
    url = document.text_of(span) if span else ""
    junk = arxiv.junk(url)
    is_droppable = not junk or (link.form != "bare" and _DROPPABLE.fullmatch(junk))
    # A backtick may close code that would go on without it.
    respelled = arxiv.respelled(url) if is_droppable and "`" not in url else None
    return Fix.safe(f"write `{respelled}`", Edit.replace(span, respelled)) if span and respelled else None
