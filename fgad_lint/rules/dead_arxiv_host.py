"""A link to arXiv must lead to a host that still works.

arXiv's mirrors, such as `cn.arxiv.org`, were shut down in 2024, `browse.` and `download.` are gone too, and a
misspelled host belongs to someone else or to nobody. The same path on arxiv.org opens the same paper.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.inline import Link
from fgad_lint.model import arxiv, link_edits
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        - ResNet [[paper]](http://cn.arxiv.org/abs/1512.03385)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `cn.arxiv.org` is gone; use `arxiv.org`
        - SAM [[pdf]](https://browse.arxiv.org/pdf/2304.02643.pdf)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `browse.arxiv.org` is gone; use `arxiv.org`
        - DDPM [[paper]](https://arixv.org/abs/2006.11239)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `arixv.org` is not arXiv; use `arxiv.org`
        """,
        fixed="""
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385)
        - SAM [[pdf]](https://arxiv.org/pdf/2304.02643.pdf)
        - DDPM [[paper]](https://arxiv.org/abs/2006.11239)
        """,
    ),
    Good("""
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385)
        - SAM [[paper]](https://ar5iv.labs.arxiv.org/html/2304.02643)
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for link in document.odd_arxiv_links:
        if dead := arxiv.dead_host(link.url):
            host, _ = dead
            problem = "is gone" if host.lower().endswith("arxiv.org") else "is not arXiv"
            yield Finding(link.target, f"`{host}` {problem}; use `arxiv.org`", _fix(document, link))


def _fix(document: Document, link: Link) -> Fix | None:
    """Write the same path on arxiv.org if it leads to a paper."""
    span = link_edits.url_span(document, link) if arxiv.parse_url(link.url) else None
    dead = arxiv.dead_host(document.text_of(span)) if span else None
    return Fix.safe("write `arxiv.org`", Edit.replace(span, dead[1])) if span and dead else None
