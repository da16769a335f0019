"""The year of a venue must be possible, and not long before the preprint.

A year with too many digits, one that is yet to come, and a conference more than a year before its paper was submitted
to arXiv are typos; or the arXiv id is that of another paper. Only conferences whose papers are on arXiv before they
are presented are compared so closely: for other conferences it takes more than two years, for journals more than five.
Papers from before 2016 and those of workshops may have been put on arXiv late, so theirs are infos. A year that a
heading above the entry or another link supports is not compared. Switch this off if your list has many late papers.
"""

from collections.abc import Iterator
from time import gmtime

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding, Severity
from fgad_lint.model import arxiv
from fgad_lint.model.dates import submission_month
from fgad_lint.model.document import Document
from fgad_lint.model.impossible_years import impossible_years
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import Venue
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - Segment Anything [[ICCV 202023]](https://e.org/sam)
                                  ^^^^^^ 202023 is no year; write four digits
        - [DDPM](https://e.org/ddpm), NeurIPS 2091
                                              ^^^^ 2091 is yet to come; check the year
        """),
    Bad("""
        - Segment Anything [[ICCV 2021]](https://arxiv.org/abs/2304.02643)
                                  ^^^^ ICCV 2021, but 2304.02643 was submitted in 2023-04; check which is right
        """),
    Bad(
        """
        - Segment Anything [[ICCV 2011]](https://arxiv.org/abs/2304.02643)
                                  ^^^^ ICCV 2011, but 2304.02643 was submitted in 2023-04; check which is right
        - Denoising Diffusion [[paper](https://arxiv.org/abs/2006.11239)] `DiffusionNLP at CVPR 2018`
                                                                                                ^^^^ CVPR 2018, but 2006.11239 was submitted in 2020-06; check which is right
        """,
        severity="info",
    ),
    Good("""
        - Segment Anything [[ICCV 2022]](https://arxiv.org/abs/2304.02643)
        - Reverse Distillation [[CVPR 2024]](https://arxiv.org/abs/2201.10703)
        - PatchCore with 20231 images [[TPAMI 2021]](https://arxiv.org/abs/2306.08265)
        - PaDiM [[ICPR 2020]](https://e.org/icpr2020/padim) [[arXiv]](https://arxiv.org/abs/2311.08785)
        - SPADE [[arXiv 202405]](https://e.org/spade)
        """),
)
# Conferences whose papers are nearly all on arXiv before they are presented.
_ARXIV_FIRST = frozenset(
    "iclr neurips icml cvpr iccv eccv wacv aaai acl emnlp naacl eacl coling corl aistats uai colt mlsys".split()
)
_FIRST_ARXIV_YEAR = 2016  # Before, few put their papers on arXiv.
#   "SustaiNLP at EMNLP 2020", "NLP4ConvAI @ ACL 2021"
_WORKSHOP = lazy_re.compile(r"\b(\w{3,20}) ?(?:at|@) ?\Z")
_MAX_WORKSHOP_LENGTH = 30  # Characters before the name of the venue.
_NEXT_YEAR = 2027  # When this was written: earlier years need no look at the clock.
_PROSE = lazy_re.compile(r"\b(?:the|this|(?<!accepted )to|of|for|with|is|are|we|it)\b")


def check(document: Document, context: Context) -> Iterator[Finding]:
    for number in impossible_years(document):
        yield Finding(number, f"{document.text_of(number)} is no year; write four digits")
    for paper in document.papers_where(_is_suspect):
        if venue := paper.venue:
            if venue.year and _is_in_future(venue.year):
                yield Finding(venue.year_span, f"{venue.year} is yet to come; check the year")
            elif not _is_supported(document, paper, venue):
                submitted = f"{paper.arxiv} was submitted in {submission_month(paper)}"
                message = f"{venue.name} {venue.year}, but {submitted}; check which is right"
                severity: Severity | None = "info" if _may_be_late(document.text, paper, venue) else None
                yield Finding(venue.year_span, message, severity=severity)


def _may_be_late(text: str, paper: Paper, venue: Venue) -> bool:
    """Whether a paper may have been put on arXiv years after it was presented."""
    start = max(paper.span.start, venue.name_span.start - _MAX_WORKSHOP_LENGTH)
    is_of_workshop = (
        _WORKSHOP.search(text, start, venue.name_span.start) or "workshop" in text[slice(*paper.span)].lower()
    )
    return venue.year is not None and (venue.year < _FIRST_ARXIV_YEAR or bool(is_of_workshop))


def _is_suspect(_text: str, paper: Paper) -> bool:
    """Whether the year of a venue is in the future, or so long before the year of the preprint that one must be wrong."""
    venue, identifier = paper.venue, paper.identifier
    if venue is None or venue.year is None:
        return False
    if identifier and venue.year < identifier.year - 1:
        max_years_before = 1 if venue.series in _ARXIV_FIRST else 5 if venue.is_journal else 2
        return venue.series != "" and identifier.year - venue.year > max_years_before
    # The year of a preprint is compared by arxiv-year.
    return _is_in_future(venue.year) and (identifier is None or (venue.name != "" and not venue.is_preprint))


def _is_in_future(year: int) -> bool:
    return year > _NEXT_YEAR and year > gmtime().tm_year + 1


def _is_supported(document: Document, paper: Paper, venue: Venue) -> bool:
    """Whether a heading or a link gives the same year, the entry links to two preprints, or the venue is in a sentence."""
    year = str(venue.year)
    if len(paper.arxiv_links) > 1 or any(year in link.url for link in paper.links if not arxiv.parse_url(link.url)):
        return True
    if any(year in section.title for section in document.section_at(paper.span.start).ancestors()):
        return True
    start = max(document.text.rfind("\n", paper.span.start, venue.name_span.start), paper.title_span.end)
    return start < venue.name_span.start and bool(_PROSE.search(document.text, start, venue.name_span.start))
