"""Links to code or pages that an entry shares with the one above it, though they belong to only one of the two papers."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.labels import is_label
from fgad_lint.model.links import identity
from fgad_lint.model.paper_lists import Listing, PaperList
from fgad_lint.model.papers import Paper
from fgad_lint.model.pieces import Piece
from fgad_lint.model.titles import short_name, title_key
from fgad_lint.text import Span, moved

if TYPE_CHECKING:
    from fgad_lint.model.copied_links import CopiedLink, LinkedListing

_MAX_USES = 4  # A page that has more links is that of a group.
_MAX_DISTANCE = 3000  # Characters between the same link of two neighbours.
_CODE_HOSTS = (
    "https://github.com/",
    "http://github.com/",
    "https://gitlab.com/",
)  # One repository often has the code of two papers.
_MIN_NAME_LENGTH = 4  # Letters of a name that is looked for in a URL.


def find_neighbour_links(document: Document) -> "Iterator[CopiedLink]":
    """Links that two entries in a row share, certainly by mistake: the titles are unrelated, and only one is named in the URL.

    - [Loom: Weaving with Wooden Tools](https://e.org/1.pdf) [[code]](https://github.com/me/loom)
    - [Dyer: Cotton in Cold Rivers](https://e.org/2.pdf) [[code]](https://github.com/me/loom)
                                                                                     ^^^^ "Loom"

    So do links of both titles. The earlier listing is the one that the link belongs to, if the URL tells.
    """
    near_links = list(_near_links(document))
    if not near_links:
        return
    from fgad_lint.model.copied_links import CopiedLink, Judge, LinkedListing

    judge = Judge(document)
    n_uses: Counter[str] = Counter()
    for url, first, second in near_links:
        listings = _neighbours(document, first, second)
        links = [next((link for link in listing.paper.links if link.url == url), None) for listing in listings]
        pair = [LinkedListing(listing, link, url) for listing, link in zip(listings, links, strict=True) if link]
        owner = _owner(*pair) if len(pair) == 2 else None
        if owner and judge.verdict(pair[0].listing, pair[1].listing) == "copied":
            n_uses = n_uses or Counter([link.url for link in document.links])
            if n_uses[url] <= _MAX_USES:
                yield CopiedLink(owner, pair[owner is pair[0]], True)


def _owner(first: "LinkedListing", second: "LinkedListing") -> "LinkedListing | None":
    """The one of two entries with a link that it belongs to, the first if both have it as the link of their title; None if unclear."""
    names = [short_name(linked.listing.paper.title) for linked in (first, second)]
    url = title_key(first.key.partition("//")[2])
    keys = [title_key(name) for name in names]
    is_named = [len(key) >= _MIN_NAME_LENGTH and key in url for key in keys]
    is_code = first.key.startswith(_CODE_HOSTS)
    if (
        not is_code
        and all(keys)
        and is_named[0] != is_named[1]
        and keys[0][:_MIN_NAME_LENGTH] != keys[1][:_MIN_NAME_LENGTH]
    ):
        return first if is_named[0] else second
    return first if _is_of_title(first) and _is_of_title(second) else None


def _is_of_title(linked: "LinkedListing") -> bool:
    label = linked.link.label
    return not label or (not is_label(label) and title_key(label) in linked.listing.paper.key)


def _near_links(document: Document) -> Iterator[tuple[str, Link, Link]]:
    """Two links to the same page that are near each other in a piece, with their URL; none to papers."""
    tallies = document.tallies(_repeated_urls)
    for piece in document.excerpt(index for index, tally in enumerate(tallies) if tally).pieces:
        yield from _near_links_in(piece)


def _repeated_urls(document: Document) -> Iterator[tuple[Span, str]]:
    for piece in document.pieces:
        for url, _, link in _near_links_in(piece):
            yield link.span, url


def _near_links_in(piece: Piece) -> Iterator[tuple[str, Link, Link]]:
    links = piece.origin.inlines.links
    if len({link.url for link in links}) == len(links):
        return
    links = tuple([link for link in links if link.form != "image"])
    urls = [link.url for link in links]
    counts = Counter(urls).items()
    repeated = {url for url, count in counts if count > 1 and url.startswith("http") and not identity(url)}
    last_by_url: dict[str, Link] = {}
    for link in [link for link, url in zip(links, urls, strict=True) if url in repeated]:
        last = last_by_url.get(link.url)
        last_by_url[link.url] = link
        if last and link.span.start - last.span.end < _MAX_DISTANCE:
            yield link.url, moved(last, piece.distance), moved(link, piece.distance)


def _neighbours(document: Document, first: Link, second: Link) -> Sequence[Listing]:
    """The listings that two links are in, if one is right above the other and in the same category; none if not."""
    list_index = bisect_right(document.paper_lists, first.span.start, key=_start) - 1
    if list_index < 0:
        return ()
    paper_list = document.paper_lists[list_index]
    index = max(0, bisect_right(paper_list.papers, first.span.start, key=_start) - 1)
    pair = [Listing(paper_list, paper, index + n) for n, paper in enumerate(paper_list.papers[index : index + 2])]
    are_in = [listing.paper.span.covers(link.span) for listing, link in zip(pair, (first, second), strict=False)]
    return pair if are_in == [True, True] and pair[0].paper.path == pair[1].paper.path else ()


def _start(item: PaperList | Paper) -> int:
    return item.span.start
