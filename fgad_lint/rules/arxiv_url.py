"""Links to arXiv must be spelt as arXiv spells them and lead to one kind of page.

One spelling shows that two links lead to one paper, and saves readers a detour: `http:`, `www.`, `export.`, a query or
`.pdf` behind `abs` are at best redirected. Whether links lead to abstracts or to PDFs is the list's choice: that of
nine in ten of its links, or of the option `arxiv.url`, which may be "any". With `arxiv.versions = "drop"` they lead to
the newest version. What more than ten links share is reported once, at the first of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.config import Arxiv
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model import arxiv
from fgad_lint.model.consensus import consensus
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
OPTIONS = "arxiv"
EXAMPLES = (
    Bad(
        """
        - ResNet [[paper]](http://arxiv.org/abs/1512.03385)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `https://arxiv.org/abs/1512.03385`
        - SAM [[paper]](https://www.arxiv.org/abs/2304.02643v1?context=cs)
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `https://arxiv.org/abs/2304.02643v1`
        - DDPM: <https://arxiv.org/abs/2006.11239.pdf>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `https://arxiv.org/abs/2006.11239`
        """,
        fixed="""
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385)
        - SAM [[paper]](https://arxiv.org/abs/2304.02643v1)
        - DDPM: <https://arxiv.org/abs/2006.11239>
        """,
    ),
    Bad(
        """
        - A <http://arxiv.org/abs/1512.03385>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `https://arxiv.org/abs/…`; 10 more like it, the next on line 2
        - [VGG](http://arxiv.org/abs/1409.1556), [SAM](http://arxiv.org/abs/2304.02643)
        - [DDPM](http://arxiv.org/abs/2006.11239), [GAN](http://arxiv.org/abs/1406.2661)
        - [BERT](http://arxiv.org/abs/1810.04805), [ViT](http://arxiv.org/abs/2010.11929)
        - [CLIP](http://arxiv.org/abs/2103.00020), [DETR](http://arxiv.org/abs/2005.12872)
        - [Adam](http://arxiv.org/abs/1412.6980), [NeRF](http://arxiv.org/abs/2003.08934)
        """,
        fixed="""
        - A <https://arxiv.org/abs/1512.03385>
        - [VGG](https://arxiv.org/abs/1409.1556), [SAM](https://arxiv.org/abs/2304.02643)
        - [DDPM](https://arxiv.org/abs/2006.11239), [GAN](https://arxiv.org/abs/1406.2661)
        - [BERT](https://arxiv.org/abs/1810.04805), [ViT](https://arxiv.org/abs/2010.11929)
        - [CLIP](https://arxiv.org/abs/2103.00020), [DETR](https://arxiv.org/abs/2005.12872)
        - [Adam](https://arxiv.org/abs/1412.6980), [NeRF](https://arxiv.org/abs/2003.08934)
        """,
    ),
    Bad(
        """
        - [ResNet](https://arxiv.org/abs/1512.03385), [SAM](https://arxiv.org/abs/2304.02643)
        - [DDPM](https://arxiv.org/abs/2006.11239), [GAN](https://arxiv.org/abs/1406.2661)
        - [BERT](https://arxiv.org/abs/1810.04805), [ViT](https://arxiv.org/abs/2010.11929)
        - [CLIP](https://arxiv.org/abs/2103.00020), [DETR](https://arxiv.org/abs/2005.12872)
        - A <https://arxiv.org/pdf/1412.6980.pdf>, [NeRF](https://arxiv.org/abs/2003.08934)
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `https://arxiv.org/abs/1412.6980`, like 9 of 10 arXiv links
        """,
        fixed="""
        - [ResNet](https://arxiv.org/abs/1512.03385), [SAM](https://arxiv.org/abs/2304.02643)
        - [DDPM](https://arxiv.org/abs/2006.11239), [GAN](https://arxiv.org/abs/1406.2661)
        - [BERT](https://arxiv.org/abs/1810.04805), [ViT](https://arxiv.org/abs/2010.11929)
        - [CLIP](https://arxiv.org/abs/2103.00020), [DETR](https://arxiv.org/abs/2005.12872)
        - A <https://arxiv.org/abs/1412.6980>, [NeRF](https://arxiv.org/abs/2003.08934)
        """,
        safe=False,
    ),
    Bad(
        """
        - [SAM](https://arxiv.org/pdf/2304.02643v1.pdf)
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `https://arxiv.org/abs/2304.02643`, as configured
        """,
        fixed="""
        - [SAM](https://arxiv.org/abs/2304.02643)
        """,
        config='arxiv = {url = "abs", versions = "drop"}',
    ),
    Bad(
        """
        - SAM [[paper]](https://arxiv.org/abs/2304.02643v1)
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `https://arxiv.org/pdf/2304.02643v1`, as configured
        """,
        fixed="""
        - SAM [[paper]](https://arxiv.org/pdf/2304.02643v1)
        """,
        config='arxiv = {url = "pdf", versions = "keep"}',
    ),
    Good("""
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385)
        - SAM [[paper]](https://arxiv.org/pdf/2304.02643v1.pdf) [[html]](https://arxiv.org/html/2304.02643)
        - DDPM [[page 3]](https://arxiv.org/pdf/2006.11239#page=3)
        """),
    Good(
        """
        - SAM [[abstract]](https://arxiv.org/abs/2304.02643) [[pdf]](https://arxiv.org/pdf/2304.02643)
        """,
        config='arxiv.url = "abs"',
    ),
    Good(
        """
        - [ResNet](https://arxiv.org/abs/1512.03385), [SAM](https://arxiv.org/abs/2304.02643)
        - [DDPM](https://arxiv.org/abs/2006.11239), [GAN](https://arxiv.org/abs/1406.2661)
        - [BERT](https://arxiv.org/abs/1810.04805), [ViT](https://arxiv.org/abs/2010.11929)
        - [CLIP](https://arxiv.org/abs/2103.00020), [DETR](https://arxiv.org/abs/2005.12872)
        - A <https://arxiv.org/pdf/1412.6980.pdf>, [NeRF](https://arxiv.org/abs/2003.08934)
        """,
        config='arxiv.url = "any"',
    ),
)
_MAX_SEPARATE = 10  # So few links have no habit; so few findings of one cause are told apart.
_HTTP = lazy_re.compile(r"https?://(?:\w+\.)?arxiv\.", re.IGNORECASE)
_ID = lazy_re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|(?<=/)[a-z-]+(?:\.[a-z-]+)?/\d{7}(?:v\d+)?", re.IGNORECASE)


class _Link(NamedTuple):
    """A link to the `page` ("abs", "pdf", …) of a paper; `plain` is its `url` as arXiv spells it."""

    target: Span
    url: str
    plain: str
    page: str
    number: str
    line: int


class _Change(NamedTuple):
    """What a link should be, and why, if not for arXiv's own spelling."""

    link: _Link
    url: str
    reason: str = ""
    safe: bool = True


def check(document: Document, context: Context) -> Iterator[Finding]:
    options = context.config.arxiv
    by_cause: dict[tuple[str, ...], list[_Change]] = {}
    for change in _changes(list(_links(document)), options):
        cause = (change.reason,) if change.reason else (_ID.sub("…", change.link.url), _ID.sub("…", change.url))
        by_cause.setdefault(cause, []).append(change)
    for changes in by_cause.values():
        if len(changes) > _MAX_SEPARATE:
            yield _together(changes)
        else:
            yield from map(_finding, changes)


def _links(document: Document) -> Iterator[_Link]:
    """The links that can be respelled where they stand; those malformed or dead are another matter."""
    for link in document.links:
        place = document.destination(link) if _HTTP.match(link.url) else None
        url = document.text_of(place) if place else ""
        read = arxiv.read(url)
        if place and read and (plain := _plain(url, read)):
            page = "pdf" if read.form == "ftp" else read.form
            yield _Link(place, url, plain, page, read.identifier.number, document.line_of(place))


def _plain(url: str, read: arxiv.ArxivUrl) -> str | None:
    """The URL as arXiv spells it; None where more than its spelling is wrong, or where it leads to a file of the paper."""
    if url == f"https://arxiv.org/{read.form}/{read.identifier}":
        return url
    mendable = arxiv.respelled(url) and not arxiv.fault(url) and not arxiv.dead_host(url)
    return _spelled(url) if mendable else None


def _spelled(url: str, page: str | None = None, version: bool = True) -> str:
    """The URL as arXiv spells it, but that a PDF's may go on ending in `.pdf`."""
    spelled = arxiv.respelled(url, page, version) or url
    if spelled.startswith("https://arxiv.org/pdf/") and ".pdf" in url.partition("?")[0].lower():
        path, mark, fragment = spelled.partition("#")
        return f"{path}.pdf{mark}{fragment}"
    return spelled


def _changes(links: Sequence[_Link], options: Arxiv) -> Iterator[_Change]:
    pages = Counter(link.page for link in links)
    usual = consensus(pages, _MAX_SEPARATE) or "any"
    wanted = usual if options.url == "auto" else options.url
    others = {"abs": ("pdf", "html"), "pdf": ("abs", "html")}.get(wanted, ())
    keep = options.versions == "keep"
    for n, link in enumerate(links):
        # Of two links to a paper on one line, one leads to the abstract and the other to the PDF on purpose.
        beside = [
            other for other in links[max(0, n - 1) : n + 2] if (other.line, other.number) == (link.line, link.number)
        ]
        alone = all(other.page == link.page for other in beside)
        moves = alone and link.page in others and "#" not in link.url
        asked = wanted if moves and wanted == options.url else link.page
        url = link.plain if keep and asked == link.page else _spelled(link.url, asked, keep)
        if url != link.url:
            yield _Change(link, url, ", as configured" if link.plain == link.url else "")
        elif moves and link.page != "html":
            reason = f", like {pages[wanted]} of {len(links)} arXiv links"
            yield _Change(link, _spelled(link.url, wanted), reason, safe=False)


def _finding(change: _Change) -> Finding:
    fix = Fix(f"write `{change.url}`", (Edit.replace(change.link.target, change.url),), is_safe=change.safe)
    return Finding(change.link.target, f"should be `{change.url}`{change.reason}", fix)


def _together(changes: Sequence[_Change]) -> Finding:
    first, second, *_ = changes
    more = f"{len(changes) - 1} more like it, the next on line {second.link.line}"
    message = f"should be `{_ID.sub('…', first.url)}`{first.reason}; {more}"
    edits = tuple(Edit.replace(change.link.target, change.url) for change in changes)
    fix = Fix(f"respell {len(changes)} links", tuple(edits), is_safe=first.safe)
    return Finding(first.link.target, message, fix, (Related(second.link.target, "the next of these links"),))
