"""Where a paper has been published, as far as arXiv knows."""

import re
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.facts.paper import PaperFacts
from fgad_lint.model.venues import SERIES_NAMES, series_of

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
    """Where a paper has been published; `source` is what of arXiv says so, with a quotation.

    `name` is the usual short name of a well-known conference or journal, "" for any other; `year` is None if it is unclear.
    """

    source: str
    name: str = ""
    year: int | None = None


def publication(facts: PaperFacts) -> Publication | None:
    """Where a paper has been published, by its journal reference, its comment or its DOI; None if that is not known."""
    reference, comment = " ".join(facts.journal_ref[:_MAX_LENGTH].split()), facts.comment[:_MAX_LENGTH]
    in_reference = Publication(f'journal reference "{_cut(reference)}"', *_venue_in(reference)) if reference else None
    if in_reference and in_reference.name and in_reference.year:
        return in_reference
    for sentence in _SENTENCE_END.split(comment):
        if _ACCEPTED.search(sentence) and not _NOT_ACCEPTED.search(sentence):
            name, year = _venue_in(sentence)
            if name and year:
                return Publication(f'comment "{_cut(" ".join(sentence.split()))}"', name, year)
    if in_reference:
        return in_reference
    if facts.doi and not facts.doi.lower().startswith(_PREPRINT_DOIS):
        return Publication(f"DOI {facts.doi}")
    return None


def _venue_in(text: str) -> tuple[str, int | None]:
    """The only well-known conference or journal that a text names, "" if there is none, and the only year in it."""
    full_names = [short for name, short in _FULL_NAMES.items() if name in text.lower()]
    acronyms = [name for name in _ACRONYM.findall(text) if name.lower().removesuffix(" asia") in SERIES_NAMES]
    names = {series_of(name): name for name in (*full_names, *acronyms)}
    is_main_track = _WORKSHOPS.isdisjoint(names) and not _OTHER_TRACK.search(text)
    years = {int(year) if len(year) == 4 else 2000 + int(year[1:]) for year in _YEAR.findall(text)}
    name = next(iter(names.values())) if is_main_track and len(names) == 1 else ""
    return name, years.pop() if len(years) == 1 else None


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN_LENGTH else f"{text[:_MAX_SHOWN_LENGTH].rpartition(' ')[0]}…"
