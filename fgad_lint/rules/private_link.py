"""A link must lead to a page that readers can open.

A draft on Overleaf, a file on the author's disk or a server on the author's machine opens for nobody else. Link to what
was published.
"""

import re
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad("""
        - Loom [[paper]](https://www.overleaf.com/project/0123456789abcdef01234567) [[slides]](file:///home/me/loom.pdf)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only its author can open this link
                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^ only its author can open this link
        - Dyer [[data]](https://drive.google.com/drive/u/0/my-drive) [[demo]](http://localhost:8080/dyer)
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only its author can open this link
                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ only its author can open this link
        """),
    Good("""
        - Loom [[template]](https://www.overleaf.com/latex/templates/loom/abc) [[read]](https://www.overleaf.com/read/abcdefghijkl)
        - Dyer [[data]](https://drive.google.com/drive/folders/1a2b3c) [[localhost]](https://e.org/localhost)

        Run `make serve` and open <http://localhost:8080> or [http://localhost:8080/](http://localhost:8080/).
        """),
)
_PRIVATE = lazy_re.compile(
    r"file:///|https?://(?:(?:localhost|127\.0\.0\.1)(?:[:/]|\Z)|(?:www\.)?overleaf\.com/project/[0-9a-f]{20}"
    r"|drive\.google\.com/(?:drive/)?(?:u/\d/)?my-drive)",
    re.IGNORECASE | re.ASCII,
)
_PARTS = ("file:///", "localhost", "127.0.0.1", "overleaf.com/project", "my-drive")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for link in document.links_where(_is_private, parts=_PARTS):
        yield Finding(link.target, "only its author can open this link")


def _is_private(text: str, link: Link) -> bool:
    """Whether only its author can open a link, and its label is not its URL, as in instructions."""
    if not _PRIVATE.match(link.url) or link.form not in ("inline", "html"):
        return False
    return "://" not in text[slice(*link.label)]
