"""A paper must have the same venue in every category that lists it.

When a preprint is published, one of its entries is easily left at "arXiv", and a reader then cites it as a preprint.
Entries in different categories are compared if they link to the same paper or have the same long title. Only well-known
venues count, a conference paper may be listed with its longer version in a journal, and sections of news are left
alone. Switch this off if your list names the venue of each version on purpose.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document
from fgad_lint.model.paper_identity import has_distinctive_title, share_most_title_words
from fgad_lint.model.papers import Paper
from fgad_lint.model.section_names import is_news
from fgad_lint.model.sections import Section
from fgad_lint.model.venues import Venue
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        # Reconstruction

        - Anomaly Detection via Reverse Distillation [[arXiv 2022]](https://arxiv.org/abs/2201.10703)
                                                       ^^^^^^^^^^ arXiv 2022 here, but CVPR 2022 on line 7; write the venue

        # Distillation

        - Anomaly Detection via Reverse Distillation [[CVPR 2022]](https://arxiv.org/abs/2201.10703)
        """),
    Bad("""
        # Models

        - SimpleNet: A Simple Network [[CVPR 2023]](https://arxiv.org/abs/2303.15140)

        # Features

        - SimpleNet: A Simple Network [[ICCV 2023]](https://arxiv.org/abs/2303.15140)
                                        ^^^^^^^^^ ICCV 2023 here, but CVPR 2023 on line 3; check which is right
        """),
    Good("""
        # Models

        - A Unified Model for Anomaly Detection [[NIPS'22]](https://arxiv.org/abs/2206.03687)
        - Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643) [[ICCV 2023]](https://e.org/sam)

        # Benchmarks

        - A Unified Model for Anomaly Detection [[NeurIPS 2022 Spotlight]](https://arxiv.org/abs/2206.03687)
        - Segment Anything [[ICCV 2023]](https://arxiv.org/abs/2304.02643)
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    listings = list(_listings(document))
    first_listings: dict[str, _Listing] = {}
    in_series = (listing for listing in listings if listing.venue.series)
    for listing in sorted(in_series, key=lambda listing: not listing.is_conference):
        for key in _keys(listing.paper):
            first_listings.setdefault(key, listing)
    for listing in listings if first_listings else ():
        candidates = (first_listings[key] for key in _keys(listing.paper) if key in first_listings)
        for first in candidates:
            if advice := _advice(document, first, listing):
                yield _finding(document, first, listing, advice)
                break


class _Listing(NamedTuple):
    """A paper in one category, and the venue that its entry gives there."""

    paper: Paper
    venue: Venue
    section: Section
    is_workshop: bool

    @property
    def is_conference(self) -> bool:
        """Whether the venue is a conference, not a journal or a workshop."""
        return self.venue.series != "" and not self.venue.is_journal and not self.is_workshop


def _listings(document: Document) -> Iterator[_Listing]:
    news = {section for section in document.sections if is_news(section.title)}
    for listing in document.listings_with_shared_keys:
        paper, section = listing.paper, listing.paper_list.section
        if paper.venue and paper.venue.name and news.isdisjoint(section.ancestors()):
            is_workshop = "workshop" in document.text_of(paper.span).lower()
            yield _Listing(paper, paper.venue, section, is_workshop)


def _keys(paper: Paper) -> Iterator[str]:
    """The keys that all listings of a paper share: a distinctive title, and the only id that it links to."""
    if has_distinctive_title(paper):
        yield paper.key
    if len(ids := paper.ids) == 1:
        yield from ids


def _advice(document: Document, first: _Listing, listing: _Listing) -> str:
    """What to do if two listings of a paper in two categories give different venues; "" if there is nothing to do."""
    if (first.section, first.paper.path) == (listing.section, listing.paper.path):
        return ""
    if not share_most_title_words(first.paper, listing.paper):
        return ""  # An id may have been copied to another paper.
    if listing.venue.is_preprint:
        text = document.text_of(listing.paper.span).lower()
        return "" if re.search(rf"\b{re.escape(first.venue.series)}", text) else "write the venue"
    have_years = _has_year(document, first.venue) and _has_year(document, listing.venue)
    is_same = first.venue.series == listing.venue.series and not (have_years and first.venue.year != listing.venue.year)
    return "" if is_same or not (first.is_conference and listing.is_conference) else "check which is right"


def _finding(document: Document, first: _Listing, listing: _Listing, advice: str) -> Finding:
    span, first_span = _span(document, listing.venue), _span(document, first.venue)
    line = document.line_of(first_span)
    message = f"{document.text_of(span)} here, but {document.text_of(first_span)} on line {line}; {advice}"
    return Finding(span, message, related=(Related(first_span, "the other venue"),))


def _span(document: Document, venue: Venue) -> Span:
    """The span of a venue's name, and of its year if that follows."""
    return Span(venue.name_span.start, venue.year_span.end) if _has_year(document, venue) else venue.name_span


def _has_year(document: Document, venue: Venue) -> bool:
    """Whether the year follows the name; one in another column of a table may be that of the preprint."""
    text_between = document.text[venue.name_span.end : venue.year_span.start]
    return (
        venue.year is not None
        and len(text_between) <= _MAX_DATE_LENGTH
        and venue.name_span.end <= venue.year_span.start
        and "|" not in text_between
    )


_MAX_DATE_LENGTH = 15  # Between a venue and its year, as in "ICML, 12 September 2023".
