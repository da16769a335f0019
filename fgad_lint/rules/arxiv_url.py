"""Links to arXiv must use arXiv's own spelling and lead to one kind of page.

With one spelling, two links to the same paper look the same, and readers are spared a redirect: `http:`, `www.`,
`export.`, a query or `.pdf` after `abs` is redirected at best. If nine in ten of at least ten links lead to abstracts,
or to PDFs, the others must too; the option `arxiv.url` sets "abs" or "pdf", or allows "any". With
`arxiv.versions = "drop"`, links must lead to the newest version. If several links need the same change, a report
shows the first and counts the others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.config import Arxiv
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.inline import Link
from fgad_lint.model import arxiv, link_edits
from fgad_lint.model.arxiv import ArxivUrl
from fgad_lint.model.consensus import consensus
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
OPTIONS = "arxiv"
COMPARES_SECTIONS = True
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
_CACHE_SIZE = 1 << 15  # Most URLs of a text are in its next version too.
_HTTP = lazy_re.compile(r"https?://(?:\w+\.)?arxiv\.", re.IGNORECASE)
_ID = lazy_re.compile(r"\d{4}\.\d{4,5}(?:[Vv]\d+)?|(?<=/)[A-Za-z-]+(?:\.[A-Za-z-]+)?/\d{7}(?:[Vv]\d+)?")


class _ArxivLink(NamedTuple):
    """A link to the `page` ("abs", "pdf", …) of a paper.

    `url` is written at `span`; `respelled` is the same URL as arXiv spells it.
    """

    span: Span
    url: str
    respelled: str
    page: str
    number: str


class _Change(NamedTuple):
    """The URL that a link should have; `reason` is empty if this is only arXiv's spelling."""

    link: _ArxivLink
    url: str
    reason: str = ""
    is_safe: bool = True


class _Spelling(NamedTuple):
    """How a URL is written: `page` as in `_ArxivLink`, and whether arXiv spells it so too."""

    page: str
    is_usual: bool


_USUAL = {page: _Spelling(page, True) for page in ("abs", "pdf")}


def check(document: Document, context: Context) -> Iterator[Finding]:
    for link, url, reason, is_safe in _changes(document, context.config.arxiv):
        cause = reason or f"{_without_id(link.url)} {_without_id(url)}"
        fix = Fix(f"write `{url}`", (Edit.replace(link.span, url),), is_safe)
        yield Finding(link.span, f"should be `{url}`{reason}", fix, cause=cause)


def _spellings(document: Document) -> Iterator[tuple[Span, _Spelling]]:
    odd_links = []
    for link in document.arxiv_links:
        if page := _page_as_spelled(link):
            yield link.target, _USUAL[page]
        else:
            odd_links.append(link)
    for odd_link in _arxiv_links(document, odd_links):
        yield odd_link.span, _Spelling(odd_link.page, odd_link.respelled == odd_link.url)


def _page_as_spelled(link: Link) -> str | None:
    """The page of a link that is surely written as arXiv spells it: a fast test, because most are."""
    is_as_written = link.form == "inline" and link.target.end - link.target.start == len(link.url)
    page = arxiv.plain_form(link.url) if is_as_written and link.url.startswith("https:") else None
    return page if page == "pdf" or not link.url.endswith(".pdf") else None


def _arxiv_links(document: Document, links: Iterable[Link]) -> Iterator[_ArxivLink]:
    """The links to arXiv papers that a fix can respell; malformed ids and dead hosts are left to other rules."""
    for link in links:
        if _HTTP.match(link.url) and (span := link_edits.url_span(document, link)):
            url = document.text_of(span)
            paper = arxiv.parse_url(url)
            if paper and (respelled := _respelled(url, paper)):
                page = "pdf" if paper.form == "ftp" else paper.form
                yield _ArxivLink(span, url, respelled, page, paper.identifier.number)


def _respelled(url: str, paper: ArxivUrl) -> str | None:
    """The URL of an arXiv paper as arXiv spells it; None if a fix cannot respell it."""
    is_canonical = url == f"https://arxiv.org/{paper.form}/{paper.identifier}"
    return url if is_canonical else _corrected(url)


@lru_cache(_CACHE_SIZE)
def _corrected(url: str) -> str | None:
    respelled = arxiv.respelled(url)
    if respelled is None or arxiv.fault(url) or arxiv.dead_host(url):
        return None
    return _with_suffix(respelled, url)


def _respell(url: str, page: str | None = None, keep_version: bool = True) -> str:
    """The URL as arXiv spells it; that of a PDF keeps its `.pdf`."""
    return _with_suffix(arxiv.respelled(url, page, keep_version) or url, url)


def _with_suffix(respelled: str, url: str) -> str:
    if respelled.startswith("https://arxiv.org/pdf/") and ".pdf" in url.partition("?")[0].lower():
        path, hash_sign, fragment = respelled.partition("#")
        return f"{path}.pdf{hash_sign}{fragment}"
    return respelled


def _changes(document: Document, options: Arxiv) -> Iterator[_Change]:
    tallies = document.tallies(_spellings)
    page_counts: Counter[str] = Counter()
    for tally in tallies:
        for spelling, count in tally.items():
            page_counts[spelling.page] += count
    usual_page = consensus(page_counts) or "any"
    right_page = usual_page if options.url == "auto" else options.url
    wrong_pages = {"abs": ("pdf", "html"), "pdf": ("abs", "html")}.get(right_page, ())
    keep_version = options.versions == "keep"
    pieces_to_change = [
        index
        for index, tally in enumerate(tallies)
        if any(not (keep_version and spelling.is_usual) or spelling.page in wrong_pages for spelling in tally)
    ]
    links = list(_arxiv_links(document, document.excerpt(pieces_to_change).arxiv_links))
    for index, link in enumerate(links):
        if link.page in wrong_pages and "#" not in link.url:
            # A link to the abstract next to one to the PDF of the same paper is there on purpose.
            has_wrong_page = not any(
                neighbour.number == link.number
                and neighbour.page != link.page
                and document.line_of(neighbour.span) == document.line_of(link.span)
                for neighbour in links[max(0, index - 1) : index + 2]
            )
        else:
            has_wrong_page = False
        page = right_page if has_wrong_page and right_page == options.url else link.page
        url = link.respelled if keep_version and page == link.page else _respell(link.url, page, keep_version)
        if url != link.url:
            yield _Change(link, url, ", as configured" if link.respelled == link.url else "")
        elif has_wrong_page and link.page != "html":
            reason = f", like {page_counts[right_page]} of {page_counts.total()} arXiv links"
            yield _Change(link, _respell(link.url, right_page), reason, is_safe=False)


def _without_id(url: str) -> str:
    return _ID.sub("…", url)
