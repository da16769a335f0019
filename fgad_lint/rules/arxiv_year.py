"""The label of a preprint must give the year of its arXiv id.

The first two digits of an arXiv id are the year of submission, so a label with another year is a typo or was copied
from another entry. The year of a conference or journal is never compared, since papers often come out a year or two
after their preprint. A year alone may be that of publication, so it is reported only if it is earlier than that of
the id, or, if nine in ten of at least ten years alone are those of the ids, three years later. There is no fix if the
id may be wrong instead: another title has it, the entry mentions a second id, or a month or the heading above
supports the year. Switch this off if your labels give the year of the latest version.
"""

from collections.abc import Iterator
from typing import Literal

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model import arxiv
from fgad_lint.model.arxiv import Identifier
from fgad_lint.model.consensus import MIN_FOR_CONSENSUS, is_consensus
from fgad_lint.model.dates import date_around
from fgad_lint.model.document import Document, total
from fgad_lint.model.paper_identity import have_overlapping_titles
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title
from fgad_lint.model.venues import Venue
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        + Segment Anything [[arXiv 2024]](https://arxiv.org/abs/2304.02643)
                                   ^^^^ arXiv 2024, but 2304.02643 was submitted in 2023
        + "Denoising Diffusion Probabilistic Models", *arXiv, Jun 2021*. [[paper]](https://arxiv.org/pdf/2006.11239)
                                                                  ^^^^ arXiv 2021, but 2006.11239 was submitted in 2020; check which is right
        + Deep Residual Learning for Image Recognition [[2014]](https://arxiv.org/abs/1512.03385)
                                                         ^^^^ 2014, but 1512.03385 was submitted in 2015
        """,
        fixed="""
        + Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643)
        + "Denoising Diffusion Probabilistic Models", *arXiv, Jun 2021*. [[paper]](https://arxiv.org/pdf/2006.11239)
        + Deep Residual Learning for Image Recognition [[2015]](https://arxiv.org/abs/1512.03385)
        """,
        safe=False,
    ),
    Bad(
        """
        + Segment Anything [[arXiv'24]](https://arxiv.org/abs/2304.02643)
                                  ^^^ arXiv 2024, but 2304.02643 was submitted in 2023
        """,
        fixed="""
        + Segment Anything [[arXiv'23]](https://arxiv.org/abs/2304.02643)
        """,
        safe=False,
    ),
    Bad("""
        + "Denoising Diffusion Probabilistic Models", *arXiv, Feb 2020*. [[paper]](https://arxiv.org/abs/2106.11239)
                                                                  ^^^^ arXiv 2020, but 2106.11239 was submitted in 2021; check which is right
        """),
    Bad("""
        ## 2024

        + Segment Anything [[arXiv 2024]](https://arxiv.org/abs/2304.02643)
                                   ^^^^ arXiv 2024, but 2304.02643 was submitted in 2023; check which is right
        """),
    Good("""
        + Deep Residual Learning for Image Recognition [[CVPR 2016]](https://arxiv.org/abs/1512.03385)
        + Denoising Diffusion Probabilistic Models [[2021]](https://arxiv.org/abs/2006.11239)
        + Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643) [[survey]](https://arxiv.org/abs/2404.00001)

        A label may give the date of a later version, and a paper with an id of January may be from December:

        + Segment Anything [[arXiv 12 Mar 2024]](https://arxiv.org/abs/2304.02643)
        + Segment Anything [[arXiv 2024]](https://arxiv.org/abs/2304.02643v2)
        + The Pile [[arXiv 2020]](https://arxiv.org/abs/2101.00027)

        | Title | Venue | Date |
        |---|---|---|
        | [Segment Anything](https://arxiv.org/abs/2304.02643) | arXiv | 2024-03-17 |
        | [The Pile](https://arxiv.org/abs/2101.00027) | arXiv | 12/2020 |
        """),
)
YearUse = Literal["submission", "publication", "unknown"]
# "**Title** (2024), TOSEM, A. Author"
#                 ^^^^^^^^
_JOURNAL_AFTER = lazy_re.compile(r"[)\]][*_]{0,3}[,.;]? {1,3}(?!CORR\b)[A-Z]{3}[\w'’&-]{0,20}(?=[ ,.;]|\Z)")
_MAX_PAPERS_PER_ID = 8  # Papers to compare; the id of a survey may be in every row of a list.


def check(document: Document, context: Context) -> Iterator[Finding]:
    suspects = document.papers_where(_is_suspect)
    has_year_alone = any(paper.venue and not paper.venue.name for paper in suspects)
    use = _use_of_years_alone(document) if has_year_alone else "unknown"
    wrong = context.wrong_entries(document) if suspects else ()
    for paper in suspects:
        venue = paper.venue
        if venue is None or venue.year is None or not _is_arxiv(venue) or paper.span in wrong:
            continue
        identifier = _labelled_identifier(paper, venue, bool(venue.name) or use == "submission")
        if identifier is None or venue.year == identifier.year:
            continue
        if _has_other_date(document.text, paper, venue, identifier):
            continue
        month = _month(document, paper, venue, identifier)
        if _is_plausible(venue.year, month, identifier):
            continue
        if venue.name or not (month or _may_be_publication(venue.year, identifier, use)):
            label = f"{venue.name} {venue.year}".lstrip()
            message = f"{label}, but {identifier.number} was submitted in {identifier.year}"
            if different := _different_paper(document, paper, identifier):
                line = document.line_of(different.title_span)
                message = f'{message} and is also the id of "{short_title(different.title)}" on line {line}; check which paper it belongs to'
                yield Finding(venue.year_span, message, related=(Related(different.title_span, "the same id"),))
            elif month or _is_below(document, paper, venue.year) or _mentions_different_id(document, paper, identifier):
                # The year was probably written with care, so the id may be wrong instead.
                yield Finding(venue.year_span, f"{message}; check which is right")
            else:
                yield Finding(venue.year_span, message, _fix(venue, identifier))


def _is_suspect(_text: str, paper: Paper) -> bool:
    """Whether an entry gives a year for arXiv, or just a year, and links to an arXiv paper of another one."""
    venue = paper.venue
    if paper.identifier is None or venue is None or venue.year is None or not _is_arxiv(venue):
        return False
    if paper.identifier.year != venue.year:
        return True
    others = paper.links[1:]
    return any(parsed.identifier.year != venue.year for link in others if (parsed := arxiv.parse_url(link.url)))


def _use_of_years_alone(document: Document) -> YearUse:
    """What the years without a name are, if nearly all are those of submission, or some label links to publishers."""
    counts = total(document.tallies(_years_alone))
    if is_consensus(counts[True], counts.total(), MIN_FOR_CONSENSUS):
        return "submission"
    has_publication_years = any(
        paper_list.listed.papers_where(_has_publication_year) for paper_list in document.paper_lists
    )
    return "publication" if has_publication_years else "unknown"


def _years_alone(document: Document) -> Iterator[tuple[Span, bool]]:
    """Whether each year without a name is that of the arXiv id in its entry."""
    for paper in document.papers:
        if paper.identifier and paper.venue and not paper.venue.name:
            yield paper.span, paper.venue.year == paper.identifier.year


def _has_publication_year(_text: str, paper: Paper) -> bool:
    """Whether a year alone labels a link that does not lead to arXiv."""
    venue = paper.venue
    if venue is None or venue.name or venue.year is None:
        return False
    labelled = [link for link in paper.links if link.label_span.covers(venue.year_span)]
    return bool(labelled) and not any(arxiv.parse_url(link.url) for link in labelled)


def _may_be_publication(year: int, identifier: Identifier, use: YearUse) -> bool:
    """Whether a year alone may be that in which the paper came out."""
    return (
        identifier.year < year <= identifier.year + 2
        if use == "submission"
        else use == "publication" or year > identifier.year
    )


def _has_other_date(text: str, paper: Paper, venue: Venue, identifier: Identifier) -> bool:
    """Whether a year alone is that of the journal named after it, or not of the preprint, whose link has its own: "arXiv 2021"."""
    if venue.name:
        return False
    return _JOURNAL_AFTER.match(text, venue.year_span.end) is not None or any(
        str(identifier.year) in link.label for link in paper.links if arxiv.parse_url(link.url)
    )


def _different_paper(document: Document, paper: Paper, identifier: Identifier) -> Paper | None:
    """A paper with the same id and a different title."""
    same_id = document.papers_with_key(f"arxiv:{identifier.number}")[:_MAX_PAPERS_PER_ID]
    return next((candidate for candidate in same_id if not have_overlapping_titles(paper, candidate)), None)


def _mentions_different_id(document: Document, paper: Paper, identifier: Identifier) -> bool:
    mentions = arxiv.mentions(document.text_of(paper.span))
    return any(mentioned.number != identifier.number for _, _, mentioned in mentions)


def _is_below(document: Document, paper: Paper, year: int) -> bool:
    """Whether the paper is listed below a heading with this year."""
    return any(str(year) in section.title for section in document.section_at(paper.span.start).ancestors())


def _is_arxiv(venue: Venue) -> bool:
    """Whether a label is about arXiv, or only a year, rather than about a venue or another preprint server."""
    return not venue.name or (venue.is_preprint and venue.name.lower().startswith(("arxiv", "corr", "preprint")))


def _labelled_identifier(paper: Paper, venue: Venue, may_be_other: bool) -> Identifier | None:
    """The id that a label links to, or else, if `may_be_other`, the only one in the entry."""
    labelled = [link for link in paper.links if link.label_span.covers(venue.year_span)]
    for links in (labelled, paper.links if may_be_other else ()):
        identifiers = [parsed.identifier for link in links if (parsed := arxiv.parse_url(link.url))]
        if identifiers:
            return max(identifiers) if len({identifier.number for identifier in identifiers}) == 1 else None
    return None


def _month(document: Document, paper: Paper, venue: Venue, identifier: Identifier) -> int:
    """The month next to the year, from 1 to 12, that of the id if it may be; 0 if there is none."""
    months = date_around(document.text, paper.span, venue.year_span).months
    return identifier.month if identifier.month in months else min(months, default=0)


def _is_plausible(year: int, month: int, identifier: Identifier) -> bool:
    """Whether a year may be that of a later version, or of the December before a January id."""
    if year > identifier.year:
        return identifier.version > 1 or month not in (0, identifier.month)
    return identifier.month == 1 and year == identifier.year - 1 and month in (0, 12)


def _fix(venue: Venue, identifier: Identifier) -> Fix:
    """Write the year of the id with as many digits as before."""
    n_digits = 4 if venue.year_span.end - venue.year_span.start == 4 else 2
    year = str(identifier.year)[-n_digits:]
    return Fix.unsafe(f"write {year}", Edit.replace(Span(venue.year_span.end - n_digits, venue.year_span.end), year))
