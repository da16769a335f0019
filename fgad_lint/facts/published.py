"""Where a paper has been published, as far as arXiv and others know."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.facts.paper import PaperFacts
from fgad_lint.model.titles import short_title
from fgad_lint.model.venues import SERIES_NAMES, Venue, series_of
from fgad_lint.text import Span

_MAX_LENGTH = 1000  # Characters of a reference or a comment that are read.
_MAX_SHOWN_LENGTH = 80
# The DOIs of arXiv, bioRxiv, SSRN, preprints.org, Research Square, OSF, PsyArXiv, TechRxiv and Zenodo.
_PREPRINT_DOIS = tuple(f"10.{number}/" for number in (48550, 1101, 2139, 20944, 21203, 31219, 31234, 36227, 5281))
_SENTENCE_END = lazy_re.compile(r"[;|\n]|\.(?=\s+[A-Z])")
_ACCEPTED = lazy_re.compile(
    r"\b(?:accepted|(?:to|will) appear|appear(?:s|ed|ing)? (?:in|at)|published (?:in|at|by)|presented at|camera[- ]ready)\b",
    re.IGNORECASE,
)
_NOT_ACCEPTED = lazy_re.compile(
    r"\b(?:not|submi(?:tted|ssion)|under review|in review|rejected|withdrawn|workshops?|(?:extended|longer|short|preliminary|earlier|"
    r"previous|journal) version|extension|demo(?:nstration)? (?:track|paper)|abstracts?|challenge|competition|tiny papers?|findings|"
    r"doctoral|tutorial)\b",
    re.IGNORECASE,
)
_OTHER_TRACK = lazy_re.compile(r"\b(?:workshops?|findings|companion|abstracts?)\b", re.IGNORECASE)
_YEAR = lazy_re.compile(r"(?<![\d.:/-])[12](?:(?<=1)9[89]|(?<=2)0[0-4])\d(?![\d/:-])|['’]\d\d(?!\d)")
_ACRONYM = lazy_re.compile(
    r"(?<![\w&])(?:ACM MM|SIGGRAPH Asia|3DV|Interspeech|[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?![A-Za-z&])"
)
_WORKSHOPS = frozenset(("cvprw", "eccvw", "iccvw"))
# The names of conferences and journals that are often written without an acronym.
_FULL_NAMES = {
    "advances in neural information processing systems": "NeurIPS",
    "annual meeting of the association for computational linguistics": "ACL",
    "conference on neural information processing systems": "NeurIPS",
    "conference on robot learning": "CoRL",
    "empirical methods in natural language processing": "EMNLP",
    "european conference on computer vision": "ECCV",
    "computer vision and pattern recognition": "CVPR",
    "international conference on computer vision": "ICCV",
    "international conference on learning representations": "ICLR",
    "international conference on machine learning": "ICML",
    "international conference on robotics and automation": "ICRA",
    "international journal of computer vision": "IJCV",
    "journal of machine learning research": "JMLR",
    "knowledge discovery and data mining": "KDD",
    "medical image computing and computer": "MICCAI",
    "transactions on image processing": "TIP",
    "transactions on machine learning research": "TMLR",
    "transactions on pattern analysis and machine intelligence": "TPAMI",
    "winter conference on applications of computer vision": "WACV",
}


class Publication(NamedTuple):
    """Where a paper has been published; `source` is what says so, with a quotation.

    `name` is the usual short name of a well-known conference or journal, "" for any other; `year` is None if it is unclear.
    """

    source: str
    name: str = ""
    year: int | None = None


def publication(facts: PaperFacts, records: Iterable[PaperFacts] = ()) -> Publication | None:
    """Where a paper of arXiv has been published; None if that is not known.

    This is known from its journal reference, its comment or its DOI, or from `records` of it at OpenReview or a DOI agency. What
    names a well-known conference or journal and a year comes first.
    """
    found = list(_publications(facts, records))
    return next((each for each in found if each.name and each.year), found[0] if found else None)


def _publications(facts: PaperFacts, records: Iterable[PaperFacts]) -> Iterator[Publication]:
    reference = " ".join(facts.journal_ref[:_MAX_LENGTH].split())
    if reference:
        yield Publication(f"arXiv's journal reference {_quoted(reference)}", *_venue_in(reference))
    for record in records:
        venue = record.venue[:_MAX_LENGTH]
        if venue and not _NOT_ACCEPTED.search(venue) and not _is_preprint_server(venue):
            name, year = _venue_in(venue)
            source = "OpenReview" if record.id.startswith("openreview:") else record.id.replace("doi:", "DOI ")
            yield Publication(f"{source}: {_quoted(venue)}", name, record.year or year)
    for sentence in _SENTENCE_END.split(facts.comment[:_MAX_LENGTH]):
        if _ACCEPTED.search(sentence) and not _NOT_ACCEPTED.search(sentence):
            name, year = _venue_in(sentence)
            if name and year:
                yield Publication(f"arXiv's comment {_quoted(' '.join(sentence.split()))}", name, year)
    if facts.doi and not facts.doi.lower().startswith(_PREPRINT_DOIS):
        yield Publication(f"arXiv's DOI {facts.doi}")


def _is_preprint_server(venue: str) -> bool:
    return Venue(venue, None, Span(0, 0), Span(0, 0)).is_preprint


def _venue_in(text: str) -> tuple[str, int | None]:
    """The only well-known conference or journal that a text names, "" if there is none, and the only year in it."""
    full_names = [short for name, short in _FULL_NAMES.items() if name in text.lower()]
    acronyms = [name for name in _ACRONYM.findall(text) if name.lower().removesuffix(" asia") in SERIES_NAMES]
    names = {series_of(name): name for name in (*full_names, *acronyms)}
    is_main_track = _WORKSHOPS.isdisjoint(names) and not _OTHER_TRACK.search(text)
    years = {int(year) if len(year) == 4 else 2000 + int(year[1:]) for year in _YEAR.findall(text)}
    name = next(iter(names.values())) if is_main_track and len(names) == 1 else ""
    return name, years.pop() if len(years) == 1 else None


def _quoted(text: str) -> str:
    return f'"{short_title(text, _MAX_SHOWN_LENGTH)}"'
