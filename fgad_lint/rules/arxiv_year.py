"""A preprint's label must give the year in which arXiv has it.

The first two digits of an arXiv id are the year of the paper, so a label with another year is a slip, or was copied
from the entry above. A venue's year is never compared: papers often come out a year or two after their preprint. Nor is
a year alone where the list labels published papers so. Where another title has the same id, or the entry has a second one,
the id may be wrong as well, and there is no fix.
"""

from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model import arxiv
from fgad_lint.model.arxiv import Identifier
from fgad_lint.model.document import Document
from fgad_lint.model.identity import have_overlapping_titles
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import short_title
from fgad_lint.model.venues import Venue
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        + Segment Anything [[arXiv 2024]](https://arxiv.org/abs/2304.02643)
                                   ^^^^ arXiv 2024, but 2304.02643 is of 2023
        + "Denoising Diffusion Probabilistic Models", *arXiv, Jun 2021*. [[paper]](https://arxiv.org/pdf/2006.11239)
                                                                  ^^^^ arXiv 2021, but 2006.11239 is of 2020; check which is right
        + Deep Residual Learning for Image Recognition [[2016]](https://arxiv.org/abs/1512.03385)
                                                         ^^^^ 2016, but 1512.03385 is of 2015
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
                                  ^^^ arXiv 2024, but 2304.02643 is of 2023
        """,
        fixed="""
        + Segment Anything [[arXiv'23]](https://arxiv.org/abs/2304.02643)
        """,
        safe=False,
    ),
    Bad("""
        + "Denoising Diffusion Probabilistic Models", *arXiv, Feb 2020*. [[paper]](https://arxiv.org/abs/2106.11239)
                                                                  ^^^^ arXiv 2020, but 2106.11239 is of 2021; check which is right
        """),
    Bad("""
        ## 2024

        + Segment Anything [[arXiv 2024]](https://arxiv.org/abs/2304.02643)
                                   ^^^^ arXiv 2024, but 2304.02643 is of 2023; check which is right
        """),
    Good("""
        + Deep Residual Learning for Image Recognition [[CVPR 2016]](https://arxiv.org/abs/1512.03385)
        + Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643) [[survey]](https://arxiv.org/abs/2404.00001)

        A label may give the date of a later version, and an id of January may have been asked for in December:

        + Segment Anything [[arXiv 12 Mar 2024]](https://arxiv.org/abs/2304.02643)
        + Segment Anything [[arXiv 2024]](https://arxiv.org/abs/2304.02643v2)
        + The Pile [[arXiv 2020]](https://arxiv.org/abs/2101.00027)

        | Title | Venue | Date |
        |---|---|---|
        | [Segment Anything](https://arxiv.org/abs/2304.02643) | arXiv | 2024-03-17 |
        | [The Pile](https://arxiv.org/abs/2101.00027) | arXiv | 12/2020 |
        """),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = lazy_re.compile("|".join(_MONTHS))
_MONTH_BEFORE = lazy_re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[/.-]\Z")
_MONTH_BEHIND = lazy_re.compile(r"[/.-](0?[1-9]|1[0-2])(?!\d)")


def check(document: Document, context: Context) -> Iterator[Finding]:
    published = any(map(_is_published, document.papers))
    for paper in document.papers:
        venue = paper.venue
        if venue is None or venue.year is None or not _is_of_arxiv(venue) or (published and not venue.name):
            continue
        identifier = _identifier(paper, venue)
        month = _month(document, venue)
        if identifier and venue.year != identifier.year and not _can_be(venue.year, month, identifier):
            label = f"{venue.name} {venue.year}".lstrip()
            message = f"{label}, but {identifier.number} is of {identifier.year}"
            # With a month beside it or under a year, the label was not written in passing, and the id may be the wrong one.
            if other := _other_of(document, paper, identifier):
                line = document.line_of(other.title_span)
                message = f'{message} and has "{short_title(other.title)}" on line {line} too; check whose it is'
                yield Finding(venue.year_span, message, related=(Related(other.title_span, "the same id"),))
            elif month or _is_under(document, paper, venue.year) or _names_another(document, paper, identifier):
                yield Finding(venue.year_span, f"{message}; check which is right")
            else:
                yield Finding(venue.year_span, message, _fix(venue, identifier))


def _is_published(paper: Paper) -> bool:
    """Whether a year alone labels a link of an entry that does not lead to arXiv."""
    venue = paper.venue
    if venue is None or venue.name or venue.year is None:
        return False
    own = [link for link in paper.links if link.label_span.covers(venue.year_span)]
    return bool(own) and not any(arxiv.read(link.url) for link in own)


def _other_of(document: Document, paper: Paper, identifier: Identifier) -> Paper | None:
    """A paper of another title with the same id."""
    alike = document.papers_by_key.get(f"arxiv:{identifier.number}", ())
    return next(
        (other for other in alike[:_MAX_ALIKE] if not have_overlapping_titles(paper, other)),
        None,
    )


_MAX_ALIKE = 8  # More entries of one id are rows of one survey.


def _names_another(document: Document, paper: Paper, identifier: Identifier) -> bool:
    """Whether an entry says another id in its text."""
    mentions = arxiv.mentions(document.text_of(paper.span))
    return any(mentioned.number != identifier.number for _, _, mentioned in mentions)


def _is_under(document: Document, paper: Paper, year: int) -> bool:
    return any(str(year) in section.title for section in document.section_at(paper.span.start).ancestors())


def _is_of_arxiv(venue: Venue) -> bool:
    """Whether a label speaks of arXiv, if only by a year, and not of a venue or of another server."""
    return not venue.name or (venue.is_preprint and venue.name.lower().startswith(("arxiv", "corr", "preprint")))


def _identifier(paper: Paper, venue: Venue) -> Identifier | None:
    """What a label speaks of: the id that it links to, or else the only one in the entry; a bare year needs a link."""
    own = [link for link in paper.links if link.label_span.covers(venue.year_span)]
    for links in (own, paper.links if venue.name else ()):
        found = [read.identifier for link in links if (read := arxiv.read(link.url))]
        if found:
            return max(found) if len({each.number for each in found}) == 1 else None
    return None


def _month(document: Document, venue: Venue) -> int:
    """The month that a label names between its name and its year, or in digits beside the year; 0 where it names none."""
    named = _MONTH.search(document.text_of(Span(venue.name_span.end, venue.year_span.start)).lower())
    if named:
        return _MONTHS.index(named[0]) + 1
    before = _MONTH_BEFORE.search(document.text, max(0, venue.year_span.start - 6), venue.year_span.start)
    found = before or _MONTH_BEHIND.match(document.text, venue.year_span.end)
    return int(found[1]) if found else 0


def _can_be(year: int, month: int, identifier: Identifier) -> bool:
    """Whether a year other than the id's may be meant: that of a later version, or of the days before a January."""
    if year > identifier.year:
        return identifier.version > 1 or month not in (0, identifier.month)
    return identifier.month == 1 and year == identifier.year - 1 and month in (0, 12)


def _fix(venue: Venue, identifier: Identifier) -> Fix:
    """The year in as many digits as before."""
    digits = 4 if venue.year_span.end - venue.year_span.start == 4 else 2
    year = str(identifier.year)[-digits:]
    return Fix.unsafe(f"write {year}", Edit.replace(Span(venue.year_span.end - digits, venue.year_span.end), year))
