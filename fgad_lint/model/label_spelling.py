"""Labels that are written unlike those of other entries: misspelt ("cdoe" for "code"), or in other letter case."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.consensus import consensus
from fgad_lint.model.dates import gives_year
from fgad_lint.model.document import Document
from fgad_lint.model.labels import WORDS
from fgad_lint.model.links import PaperLink
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import PREPRINT_SERVERS
from fgad_lint.text import Span

_CACHE_SIZE = 1 << 15  # Most entries of a list share a few labels.
_MAX_LENGTH = 40  # Of a label.
_WORD = lazy_re.compile(r"[A-Za-z]+")
_USUAL = frozenset(
    """paper pdf code project page website github arxiv video dataset homepage slides poster supplementary model pytorch
    tensorflow huggingface openreview implementation official publication demo blog bibtex link""".split()
)
# Right even if the others are not.
_PROPER_NAMES = {
    name.lower(): name for name in "arXiv GitHub GitLab HuggingFace OpenReview PDF PyTorch TensorFlow YouTube".split()
}
# Words that differ from usual ones as typos do.
_OTHER_WORDS = frozenset("pager paged core node mode codec coded cove sage modal pde line bog".split())


class MisspeltWord(NamedTuple):
    """A word of a label, the usual one that was meant, and whether the only difference is that two letters are swapped."""

    word: str
    meant: str
    is_swapped: bool


@lru_cache(_CACHE_SIZE)
def misspelt_word(label: str) -> MisspeltWord | None:
    """The misspelt word of a label; None if it has none, or words that are not usual in labels."""
    if not label or len(label) > _MAX_LENGTH or any(map(str.isdigit, label)):
        return None
    unusual = [word for word in _WORD.findall(label) if word.lower() not in WORDS]
    if len(unusual) != 1 or len(unusual[0]) < 3:
        return None
    word = unusual[0].lower()
    if word in _OTHER_WORDS:
        return None
    for index in range(len(word) - 1):
        if (swapped := word[:index] + word[index + 1] + word[index] + word[index + 2 :]) in _USUAL:
            return MisspeltWord(unusual[0], swapped, True)
    alike = [usual for usual in _USUAL if word[0] == usual[0] or word[-1] == usual[-1]]  # One end is the same.
    meant = min((usual for usual in alike if _differ_by_letter(word, usual)), default=None)
    return (
        MisspeltWord(unusual[0], meant, False) if meant and meant not in map(str.lower, _WORD.findall(label)) else None
    )


@lru_cache(_CACHE_SIZE)
def label_name(label: str) -> str:
    """The words of a label such as "Project Page" or "arXiv 2025", without numbers; "" if it has words that are not usual in labels."""
    if not label or len(label) > _MAX_LENGTH:
        return ""
    words = _WORD.findall(label)
    return " ".join(words) if all(word.lower() in WORDS for word in words) else ""


def label_names(document: Document) -> Iterator[tuple[Span, str]]:
    """The labels of links in entries, as `label_name` gives them."""
    for paper in document.papers:
        for link in paper.links:
            if name := label_name(link.label):
                yield link.label_span, name


def odd_names(counts: Counter[str]) -> dict[str, str]:
    """The names of labels in another letter case than that of nearly all, which is given for each; `counts` are those of all names."""
    by_key: dict[str, Counter[str]] = {}
    for name, count in counts.items():
        by_key.setdefault(name.lower(), Counter())[name] = count
    odd: dict[str, str] = {}
    for key, spellings in by_key.items():
        usual = consensus(spellings) if len(spellings) > 1 else None
        odd |= {name: usual for name in spellings if usual and name not in (usual, _PROPER_NAMES.get(key))}
    return odd


def preprint_labels(document: Document) -> Iterator[tuple[Span, bool]]:
    """The labels that name a preprint server as the venue of an entry, and whether they give a year."""
    for paper in document.papers:
        if paper.venue and paper.venue.is_preprint:
            yield paper.venue.year_span, True
        for link in undated_preprint_labels(document.text, paper):
            yield link.label_span, False


def undated_preprint_labels(text: str, paper: Paper) -> list[PaperLink]:
    """The links whose labels are the name of a preprint server, in an entry that gives no year."""
    links = [link for link in paper.links if link.label.lower() in PREPRINT_SERVERS] if paper.venue is None else []
    return links if links and not gives_year(text, paper) else []


def label_words(document: Document) -> Iterator[tuple[Span, str]]:
    """The usual words of the labels, as they are written."""
    for paper in document.papers:
        for link in paper.links:
            for word in _WORD.findall(link.label) if len(link.label) <= _MAX_LENGTH else ():
                if word.lower() in _USUAL:
                    yield link.label_span, word


def _differ_by_letter(word: str, usual: str) -> bool:
    """Whether two words differ by one letter: another one, one more or one less; a plural differs on purpose."""
    if abs(len(word) - len(usual)) > 1 or word.removesuffix("s") == usual.removesuffix("s"):
        return False
    longer, shorter = sorted((word, usual), key=len, reverse=True)
    index = next((index for index, letter in enumerate(shorter) if letter != longer[index]), len(shorter))
    return longer[index + 1 :] == (shorter[index:] if len(longer) > len(shorter) else shorter[index + 1 :])
