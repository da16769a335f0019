"""A paper that has been published must not be listed as a preprint.

Readers cite what the list says, and trust a reviewed paper more. An entry whose label says arXiv or preprint is
reported if arXiv names the conference or journal in the journal reference, in a comment such as "Accepted at CVPR
2025", or by a DOI, or if OpenReview or the agency of the DOI does. What they say is kept in `.fgad-lint/papers.json`,
which `fgad-lint facts update` writes. A comment without "accepted" or the like says nothing, and neither does one about
a workshop. The fix writes a well-known conference or journal as other entries do. Switch this off if your labels say
when a paper appeared first.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document, total
from fgad_lint.model.papers import Paper
from fgad_lint.model.venue_spelling import venue_words
from fgad_lint.model.venues import Venue, series_of
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.facts.published import Publication

SEVERITY = "info"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643)
                             ^^^^^^^^^^ published at ICCV 2023, says arXiv's comment "Accepted at ICCV 2023"
        - Rethinking the Inception Architecture, *arXiv'15*. [[pdf]](https://arxiv.org/pdf/1512.00567)
                                                  ^^^^^^^^ published at CVPR 2016, says arXiv's journal reference \
"Computer Vision and Pattern Recognition, 2016, pp. 2818-2826"
        """,
        fixed="""
        - Segment Anything [[ICCV 2023]](https://arxiv.org/abs/2304.02643)
        - Rethinking the Inception Architecture, *CVPR'16*. [[pdf]](https://arxiv.org/pdf/1512.00567)
        """,
        safe=False,
        facts="""
        {"format": 1, "papers": {
        "1512.00567": {"titles": {"1": "Rethinking the Inception Architecture"}, "journal_ref": "Computer Vision and Pattern Recognition, 2016, pp. 2818-2826"},
        "2304.02643": {"titles": {"1": "Segment Anything"}, "comment": "Accepted at ICCV 2023. Project page: https://e.org"}
        }}
        """,
    ),
    Bad(
        """
        - Weaving with Diffusion [[arXiv 2023]](https://arxiv.org/abs/2304.02643)
                                   ^^^^^^^^^^ published, says arXiv's DOI 10.5555/loom.33
        """,
        facts="""
        {"format": 1, "papers": {
        "2304.02643": {"titles": {"1": "Weaving with Diffusion"}, "doi": "10.5555/loom.33"}
        }}
        """,
    ),
    Good(
        """
        - Segment Anything [[ICCV 2023]](https://arxiv.org/abs/2304.02643)
        - Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643), presented at ICCV
        - Denoising Diffusion Models [[arXiv 2020]](https://arxiv.org/abs/2006.11239)
        - Weaving with Diffusion [[arXiv 2024]](https://arxiv.org/abs/2404.00001)
        """,
        facts="""
        {"format": 1, "papers": {
        "2006.11239": {"titles": {"1": "Denoising Diffusion Models"}, "comment": "Submitted to ICML 2021"},
        "2304.02643": {"titles": {"1": "Segment Anything"}, "comment": "Accepted at ICCV 2023"},
        "2404.00001": {"titles": {"1": "Weaving with Diffusion"}, "comment": "Accepted at a CVPR 2024 workshop"}
        }}
        """,
    ),
)
_BETWEEN = lazy_re.compile(r"[ ,'’*_-]{0,3}")  # A name and its year.


_Place = Literal["next", "other cell", "elsewhere"]


class _Form(NamedTuple):
    """How the list names well-known conferences and journals, and where most of their years are; None if it has none."""

    names: Counter[str]
    usual_place: _Place | None


def check(document: Document, context: Context) -> Iterator[Finding]:
    from fgad_lint.facts.entries import known_entries, records_of
    from fgad_lint.facts.published import publication

    form: _Form | None = None
    for entry in known_entries(document, context.facts()):
        venue = entry.paper.venue
        if venue is None or not venue.is_preprint or entry.likeness == "other":
            continue
        published = publication(entry.facts, records_of(entry.paper, entry.facts, context.facts()))
        if published and not _names(document, entry.paper, published):
            form = form or _form(document)
            where = f" at {published.name} {published.year}" if published.name and published.year else ""
            message = f"published{where}, says {published.source}"
            yield Finding(_label_span(document, venue), message, _fix(document, venue, published, form))


def _form(document: Document) -> _Form:
    places = total(document.tallies(_places_of_years))
    usual_place = max(places, key=lambda place: places[place], default=None)
    return _Form(total(document.tallies(venue_words)), usual_place)


def _names(document: Document, paper: Paper, published: "Publication") -> bool:
    """Whether an entry names the conference or journal, too."""
    return published.name != "" and published.name.lower() in document.text_of(paper.span).lower()


def _place_of_year(document: Document, venue: Venue) -> _Place:
    """Where the year of a venue is: right after the name, in another cell of the table, or elsewhere."""
    start, end = sorted((venue.name_span, venue.year_span))
    if start is venue.name_span and _BETWEEN.fullmatch(document.text, start.end, end.start):
        return "next"
    return "other cell" if "|" in document.text[start.end : end.start] else "elsewhere"


def _places_of_years(document: Document) -> Iterator[tuple[Span, _Place]]:
    """Where the years of well-known conferences and journals are."""
    for paper in document.papers:
        if paper.venue and paper.venue.series:
            yield paper.span, _place_of_year(document, paper.venue)


def _label_span(document: Document, venue: Venue) -> Span:
    """The span of the name and the year, or of the name alone if the year is elsewhere."""
    is_next = _place_of_year(document, venue) == "next"
    return Span(venue.name_span.start, venue.year_span.end) if is_next else venue.name_span


def _fix(document: Document, venue: Venue, published: "Publication", form: _Form) -> Fix | None:
    """Write the conference or journal as other entries do, and as many digits of the year as before.

    A year in another cell is left alone if most other entries have it there. None if it is elsewhere.
    """
    place = _place_of_year(document, venue)
    if not published.name or not published.year or place == "elsewhere" or place not in ("next", form.usual_place):
        return None
    series = series_of(published.name)
    names = [name for name, _ in form.names.most_common() if series_of(name) == series]
    label = (names or [published.name])[0]
    if place == "next":
        year_text = document.text_of(venue.year_span)
        n_digits = sum(map(str.isdigit, year_text))
        year = f"{year_text[: len(year_text) - n_digits]}{str(published.year)[-n_digits:]}"
        label = f"{label}{document.text[venue.name_span.end : venue.year_span.start]}{year}"
    return Fix.unsafe(f"write {label}", Edit.replace(_label_span(document, venue), label))
