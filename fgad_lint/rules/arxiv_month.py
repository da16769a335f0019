"""A month beside an arXiv link must be that of its id.

The first four digits of an arXiv id are the year and month of submission, so another month is a typo, or the id is that
of another paper. In a list with at least ten such dates, nine in ten of them within a month of their ids, a date is
reported if it is three months earlier or four months later; in others if most dates fit, and it differs by a year, or
in a short list by more. A date with a day may be half a year earlier, since arXiv puts papers on hold, or that of a
later version, and a later date that of a conference. It is an info if the entry has the short name of a data set or
model, or its title leads to code. Dates in news are not compared. Switch this off if your dates are those of reading or
adding a paper.
"""

import re
from collections import Counter
from collections.abc import Iterator, Set

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding
from fgad_lint.model.consensus import MIN_FOR_CONSENSUS, is_consensus
from fgad_lint.model.dates import GivenDate, Month, may_give_month, month_dates, months_between, submission_month
from fgad_lint.model.document import Document, total
from fgad_lint.model.papers import Paper
from fgad_lint.model.section_names import is_news
from fgad_lint.model.venues import mentions_venue
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - [GPT-3](https://arxiv.org/abs/2005.14165) `2020.05`
        - [DDPM](https://arxiv.org/abs/2006.11239) `2023.06`
                                                    ^^^^^^^ 2023.06, but 2006.11239 was submitted in 2020-06; check which is right
        - [CLIP](https://arxiv.org/abs/2103.00020) `2021.03`
        """),
    Bad("""
        | Title | Date |
        |---|---|
        | [GPT-3](https://arxiv.org/abs/2005.14165) | May 2020 |
        | [DDPM](https://arxiv.org/abs/2006.11239) | June 2020 |
        | [ViT](https://arxiv.org/abs/2010.11929) | Oct. 2020 |
        | [CLIP](https://arxiv.org/abs/2103.00020) | March 2021 |
        | [Latent Diffusion](https://arxiv.org/abs/2112.10752) | Dec. 2021 |
        | [Flamingo](https://arxiv.org/abs/2204.14198) | Jan. 2022 |
                                                         ^^^^^^^^^ Jan. 2022, but 2204.14198 was submitted in 2022-04; check which is right
        | [Imagen](https://arxiv.org/abs/2205.11487) | May 2022 |
        | [InstructPix2Pix](https://arxiv.org/abs/2211.09800) | Nov. 2022 |
        | [LLaMA](https://arxiv.org/abs/2302.13971) | Feb. 2023 |
        | [Segment Anything](https://arxiv.org/abs/2304.02643) | Apr. 2023 |
        | [Llama 2](https://arxiv.org/abs/2307.09288) | July 2023 |
        """),
    Bad(
        """
        - Alpha, March 2021 [[arxiv](https://arxiv.org/abs/2103.00020)]
        - Beta, December 2021 [[arxiv](https://arxiv.org/abs/2112.10752)]
        - Gamma, April 2022 [[arxiv](https://arxiv.org/abs/2204.14198)]
        - Delta, May 2022 [[arxiv](https://arxiv.org/abs/2205.11487)]
        - LoomSet, March 2019 [[arxiv](https://arxiv.org/abs/2302.13971)] [[dataset](https://e.org/loomset)]
                   ^^^^^^^^^^ March 2019, but 2302.13971 was submitted in 2023-02; check which is right
        - [Loom Code](https://github.com/e/loom), June 2020, for the [paper](https://arxiv.org/abs/1906.02691)
                                                  ^^^^^^^^^ June 2020, but 1906.02691 was submitted in 2019-06; check which is right
        """,
        severity="info",
    ),
    Good("""
        - [GPT-3](https://arxiv.org/abs/2005.14165) `2020.05`
        - [DDPM](https://arxiv.org/abs/2006.11239) (NeurIPS, Dec. 2020)
        - [CLIP](https://arxiv.org/abs/2103.00020) `2021.02`
        - [Imagen](https://arxiv.org/abs/2205.11487) `2022.05`, [code](https://e.org/imagen) released in June 2024
        """),
    Good("""
        - 2024.01: [GPT-3](https://arxiv.org/abs/2005.14165)
        - 2024.02: [DDPM](https://arxiv.org/abs/2006.11239)
        - 2024.03: [CLIP](https://arxiv.org/abs/2103.00020)
        """),
)
_MIN_FITTING = 2  # Dates that must fit if there are too few of them for a consensus.
_MAX_MONTHS_TO_PUBLICATION = 18
_MAX_MONTHS_ON_HOLD = 6


class _DatedPaper:
    """A paper, the date in its entry that is closest to its submission, and how many months later it is."""

    def __init__(self, paper: Paper, submitted: Month, date: GivenDate, months_late: int) -> None:
        self.paper = paper
        self.submitted = submitted
        self.date = date
        self.months_late = months_late


# "*Journal of Looms, December 2018*"
#   ^^^^^^^^^^^^^^^^
_MAX_LENGTH_BEFORE_DATE = 70  # Characters of a journal and what is around it.
_JOURNAL_BEFORE = lazy_re.compile(r"[*_](?!preprint|arxiv)[A-Za-z][\w &:-]{2,60}, {1,2}\Z", re.IGNORECASE)

_MAX_NAME_WORDS = 4
_RELEASED = lazy_re.compile(r"\b(?:data ?(?:set|base)?s?|models?|weights|checkpoints?)\b", re.IGNORECASE)


def _is_release(paper: Paper) -> bool:
    """Whether an entry is about a data set, a model or code, which may have been released before or after its paper."""
    if any(link.label_span.covers(paper.title_span) and link.role == "code" for link in paper.links):
        return True
    return len(paper.title.split()) <= _MAX_NAME_WORDS and any(_RELEASED.search(link.label) for link in paper.links)


def check(document: Document, context: Context) -> Iterator[Finding]:
    tallies = document.tallies(_months_late)
    suspicious = _suspicious(total(tallies))
    around = document.excerpt(index for index, tally in enumerate(tallies) if not suspicious.isdisjoint(tally))
    wrong = context.wrong_entries(document) if suspicious else ()
    for suspect in _dated(around):
        if suspect.months_late not in suspicious or suspect.paper.span in wrong:
            continue
        is_only_id = len(suspect.paper.arxiv_links) == 1
        if is_only_id and not _may_be_right(document, suspect) and not _is_news(document, suspect.paper):
            date = document.text_of(suspect.date.span)
            message = f"{date}, but {suspect.paper.arxiv} was submitted in {suspect.submitted}; check which is right"
            yield Finding(suspect.date.span, message, severity="info" if _is_release(suspect.paper) else None)


def _suspicious(counts: Counter[int]) -> Set[int]:
    """How many months after submission the dates are that do not fit, if most others do; `counts` are those of all."""
    n_dated = counts.total()
    n_fitting = sum(counts[months_late] for months_late in (-1, 0, 1))
    if is_consensus(n_fitting, n_dated, MIN_FOR_CONSENSUS):
        return {months_late for months_late in counts if not -3 < months_late < 4}
    suspicious = {months_late for months_late in counts if abs(months_late) >= 12}
    if n_dated >= MIN_FOR_CONSENSUS:
        suspicious = {months_late for months_late in suspicious if months_late % 12 == 0}
    n_suspects = sum(counts[months_late] for months_late in suspicious)
    return suspicious if n_fitting >= max(_MIN_FITTING, 2 * n_suspects, 0.6 * n_dated) else set()


def _months_late(document: Document) -> Iterator[tuple[Span, int]]:
    for dated in _dated(document):
        yield dated.paper.span, dated.months_late


def _dated(document: Document) -> Iterator[_DatedPaper]:
    """The papers that have a date, unless it is that of a preprint of another year (see arxiv-year)."""
    text = document.text
    for paper in document.papers:
        identifier = paper.identifier
        if identifier is None or not may_give_month(text, paper):
            continue
        venue = paper.venue
        is_other_preprint = venue and venue.year != identifier.year and venue.is_preprint
        if not is_other_preprint and (dated := _with_closest_date(text, paper)):
            yield dated


def _with_closest_date(text: str, paper: Paper) -> _DatedPaper | None:
    """The paper with its date; None if it has none."""
    dates = month_dates(text, paper)
    submitted = submission_month(paper) if dates else None
    if submitted is None:
        return None
    months_late, date = min(((months_between(submitted, date), date) for date in dates), key=lambda pair: abs(pair[0]))
    return _DatedPaper(paper, submitted, date, months_late)


def _may_be_right(document: Document, dated: _DatedPaper) -> bool:
    """Whether the date may be that of a conference, of a later version, or of a submission that arXiv put on hold."""
    paper, date, months_late = dated.paper, dated.date, dated.months_late
    venue = paper.venue if paper.venue and paper.venue.name and not paper.venue.is_preprint else None
    if months_late < 0:
        is_on_hold = date.has_day and months_late > -_MAX_MONTHS_ON_HOLD
        return is_on_hold or bool(venue and venue.year == date.year and not date.span.covers(venue.year_span))
    is_versioned = paper.identifier is not None and paper.identifier.version > 1
    is_published = (
        venue
        or mentions_venue(document.text_of(paper.span))
        or _JOURNAL_BEFORE.search(
            document.text, max(paper.span.start, date.span.start - _MAX_LENGTH_BEFORE_DATE), date.span.start
        )
    )
    return (
        is_versioned
        or (date.has_day and months_late < 12)
        or bool(is_published and months_late <= _MAX_MONTHS_TO_PUBLICATION)
    )


def _is_news(document: Document, paper: Paper) -> bool:
    return any(is_news(section.title) for section in document.section_at(paper.span.start).ancestors())
