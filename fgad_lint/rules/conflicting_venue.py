"""A paper must have one venue wherever it is listed.

A paper that came out stays "arXiv" in the corner of the list that nobody looks at, and a reader cites it as a preprint.
Places in several categories are compared where they link to one paper or give one long title. Venues are those that are
well known; a conference paper may be listed with its longer version in a journal, and news say what was so then.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding, Related
from fgad_lint.model.document import Document, Section
from fgad_lint.model.identity import has_distinctive_title, share_most_title_words
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import Venue
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
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
    places = list(_places(document))
    firsts: dict[str, _Place] = {}
    for place in sorted((place for place in places if place.venue.series), key=lambda place: not place.is_conference):
        for key in _keys(place.paper):
            firsts.setdefault(key, place)
    for place in places if firsts else ():
        known = (firsts[key] for key in _keys(place.paper) if key in firsts)
        for first in known:
            if verdict := _verdict(document, first, place):
                yield _finding(document, first, place, verdict)
                break


class _Place(NamedTuple):
    """A paper, what is said there of its venue, the section, and whether the entry speaks of a workshop."""

    paper: Paper
    venue: Venue
    section: Section
    is_workshop: bool

    @property
    def is_conference(self) -> bool:
        """Whether it is a paper of a conference, not of a journal or a workshop."""
        return self.venue.series != "" and self.venue.series not in _JOURNALS and not self.is_workshop


_NEWS = lazy_re.compile(r"\b(?:news|updates?|changelog|what's new)\b", re.IGNORECASE)
_JOURNALS = frozenset("tacl tog tpami tip tmm tcsvt tkde tnnls tmlr jmlr ijcv tmi nature science".split())


def _places(document: Document) -> Iterator[_Place]:
    news = {section for section in document.sections if _NEWS.search(section.title)}
    for found in document.paper_lists:
        if not news.isdisjoint(found.section.ancestors()):
            continue
        for paper in found.papers:
            if paper.venue and paper.venue.name:
                yield _Place(paper, paper.venue, found.section, "workshop" in document.text_of(paper.span).lower())


def _keys(paper: Paper) -> Iterator[str]:
    """What all places of a paper share: its title, if that is long enough to be its alone, and the id that it links to."""
    if has_distinctive_title(paper):
        yield paper.key
    if len(ids := paper.identities) == 1:
        yield from ids


def _verdict(document: Document, first: _Place, place: _Place) -> str:
    """What to do where a place says another venue; "" where it does not."""
    if (first.section, first.paper.path) == (place.section, place.paper.path) or not share_most_title_words(
        first.paper, place.paper
    ):
        return ""
    if place.venue.is_preprint:
        said = document.text_of(place.paper.span).lower()
        return "" if re.search(rf"\b{re.escape(first.venue.series)}", said) else "write the venue"
    same = first.venue.series == place.venue.series and not (
        _has_year(document, first.venue) and _has_year(document, place.venue) and first.venue.year != place.venue.year
    )
    return "" if same or not (first.is_conference and place.is_conference) else "check which is right"


def _finding(document: Document, first: _Place, place: _Place, verdict: str) -> Finding:
    here, there = _span(document, place.venue), _span(document, first.venue)
    line = document.line_of(there)
    message = f"{document.text_of(here)} here, but {document.text_of(there)} on line {line}; {verdict}"
    return Finding(here, message, related=(Related(there, "the other venue"),))


def _span(document: Document, venue: Venue) -> Span:
    """A venue's name, with its year where that stands beside it."""
    return Span(venue.name_span.start, venue.year_span.end) if _has_year(document, venue) else venue.name_span


def _has_year(document: Document, venue: Venue) -> bool:
    """Whether its year stands beside it; one in another column of a table may be that of the preprint."""
    between = document.text[venue.name_span.end : venue.year_span.start]
    return (
        venue.year is not None
        and len(between) < 16
        and venue.name_span.end <= venue.year_span.start
        and "|" not in between
    )
