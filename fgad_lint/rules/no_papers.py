"""A list of papers must be written so that its papers are recognized.

If a file looks like a list of links or titles and no entry was read, all rules about papers are silent, which is no
praise. An entry is an item, a row, a paragraph or a heading with a title and a link. Switch this off for a file that is
no list of papers.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.links import doi_of, is_external
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "info"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        # Reading

        For depth read https://arxiv.org/abs/2401.10891 and
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no papers recognized here; write each as an item or row with its title
        https://arxiv.org/abs/2406.09414 and then go on with
        https://arxiv.org/abs/2410.02073 but skip
        https://arxiv.org/abs/2312.02145 for now and
        https://arxiv.org/abs/2403.20309 as well.
        """),
    Good("""
        # My Tool

        [![tests](https://e.org/badge.svg)](https://e.org/tests) See the [paper](https://arxiv.org/abs/2401.10891).

        - [Install](https://e.org/install)
        """),
)
_MIN_LINKS = 5


def check(document: Document, context: Context) -> Iterator[Finding]:
    if document.paper_lists:
        return
    links = [link for link in document.links if is_external(link) and (arxiv.parse_url(link.url) or doi_of(link.url))]
    if len({link.url for link in links}) >= _MIN_LINKS:
        message = "no papers recognized here; write each as an item or row with its title"
        yield Finding(Span(*document.lines.on_first(links[0].span)), message)
