"""Two different papers must not have the same link to their paper.

One of the two entries leads to the wrong paper, usually because a line was copied and its link was not changed. Links
to OpenReview, DOIs, proceedings, journals and PDFs are compared; *reused-arxiv-id* compares those to arXiv. Slides and
posters may belong to several papers. So may code, data and project pages: they are compared only with the entry above,
and only if both titles link to them or the URL of a page has the short name of one paper, but not that of the other.
It is an info if the entries are in two categories and the titles are too short to tell.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from fgad_lint.diagnostic import Finding, Related, Severity
from fgad_lint.model.document import Document
from fgad_lint.model.labels import is_label
from fgad_lint.model.links import PaperLink, identity
from fgad_lint.model.neighbour_links import find_neighbour_links
from fgad_lint.model.paper_identity import names_other_paper
from fgad_lint.model.paper_lists import Listing
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title, title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import words_in

if TYPE_CHECKING:
    from fgad_lint.model.copied_links import CopiedLink

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - Attention Is All You Need [[paper](https://openreview.net/forum?id=Ab0CdEfG)]
        - Adam: A Method for Optimization [[paper](https://openreview.net/pdf?id=Ab0CdEfG)]
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"Adam: A Method for Optimization" has the link of "Attention Is All You Need" on line 1; check which paper it belongs to
        """),
    Bad("""
        - Loom: Weaving with Wooden Tools [[paper](https://e.org/1.pdf)] [[page](https://textiles.org/me/loom)]
        - DyeNet: Cotton in Cold Rivers [[paper](https://e.org/2.pdf)] [[page](https://textiles.org/me/loom)]
                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"DyeNet: Cotton in Cold Rivers" has the link of "Loom: Weaving with Wooden Tools" on line 1; check which paper it belongs to
        """),
    Bad(
        """
        # Looms

        - Weaving Wooden Looms [[paper](https://openreview.net/forum?id=Ab0CdEfG)]

        # Dyes

        - Dyeing Cold Cotton [[paper](https://openreview.net/forum?id=Ab0CdEfG)]
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"Dyeing Cold Cotton" has the link of "Weaving Wooden Looms" on line 3; check it, or keep one if it is one paper
        """,
        severity="info",
    ),
    Good("""
        - Attention Is All You Need [[paper](https://openreview.net/forum?id=Ab0CdEfG)] [[code](https://github.com/me/nets)]
        - Adam: A Method for Optimization [[paper](https://openreview.net/forum?id=Ab1CdEfG)] [[code](https://github.com/me/nets)]
        """),
    Good("""
        - Attention Is All You Need [[slides](https://e.org/nets.pdf)]
        - Adam: A Method for Optimization [[slides](https://e.org/nets.pdf)]
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for copied in chain(_copied_links(document), find_neighbour_links(document)):
        (earlier, first_link, _), (later, link, _) = copied.earlier, copied.later
        if earlier.paper.arxiv_links.keys() & later.paper.arxiv_links.keys():
            continue  # Another rule reports the id.
        if _is_of_both(link, earlier.paper, later.paper):
            continue
        title, first_title = short_title(later.paper.title), short_title(earlier.paper.title)
        line = document.line_of(earlier.paper.title_span)
        advice = "check which paper it belongs to" if copied.is_certain else "check it, or keep one if it is one paper"
        message = f'"{title}" has the link of "{first_title}" on line {line}; {advice}'
        severity: Severity | None = None if copied.is_certain or copied.is_in_one_category else "info"
        yield Finding(
            link.url_span, message, related=(Related(first_link.url_span, "the same link"),), severity=severity
        )


def _copied_links(document: Document) -> "Iterator[CopiedLink]":
    if document.listings_with_shared_keys:
        from fgad_lint.model.copied_links import find_copied_links

        yield from find_copied_links(document, _with_own_links(document))


def _is_of_both(link: PaperLink, *papers: Paper) -> bool:
    """Whether both titles have the name of the page that they link to, as Loom and Loom2 have that of `me/loom`."""
    name = "".join(words_in(link.url.rstrip("/").rpartition("/")[2].lower()))
    return len(name) >= _MIN_NAME_LENGTH and all(name in "".join(words_in(paper.title.lower())) for paper in papers)


_MIN_NAME_LENGTH = 4


def _with_own_links(document: Document) -> Iterator[tuple[Listing, PaperLink, str]]:
    """The entries with links to papers, other than those on arXiv and those to pages of many papers, among those that share keys."""
    linked = [
        (listing, link, paper_id)
        for listing in document.listings_with_shared_keys
        for link in listing.paper.links
        if "arxiv.org" not in link.url
        and (paper_id := identity(link.url))
        and _leads_to_own_paper(listing.paper, paper_id, link)
    ]
    titles: dict[str, set[str]] = {}
    for listing, _, paper_id in linked:
        titles.setdefault(paper_id, set()).add(listing.paper.key)
    return (
        (listing, link, paper_id)
        for listing, link, paper_id in linked
        if len(titles[paper_id]) <= _MAX_TITLES or paper_id.startswith("openreview:")
    )


_MAX_TITLES = 3  # A DOI or a page with more titles is that of a book, or of all papers of a workshop.


def _leads_to_own_paper(paper: Paper, paper_id: str, link: PaperLink) -> bool:
    """Whether a link is that of the title, or has a label that slides or the paper of others would not have."""
    if names_other_paper(paper, link) or not _OTHER_MATERIAL.isdisjoint(words_in(link.label.lower())):
        return False
    is_page = paper_id.startswith("page:")
    return not is_page or not link.label or is_label(link.label) or title_key(link.label) in paper.key


_OTHER_MATERIAL = frozenset(
    "slide slides poster video talk supp supplement supplementary appendix material blog post news report card".split()
)
