"""Misspelt words in labels, such as "cdoe" for "code"."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.document import Document
from fgad_lint.model.labels import WORDS
from fgad_lint.text import Span

_CACHE_SIZE = 1 << 15  # Most entries of a list share a few labels.
_MAX_LENGTH = 40  # Of a label.
_WORD = lazy_re.compile(r"[A-Za-z]+")
_USUAL = frozenset(
    """paper pdf code project page website github arxiv video dataset homepage slides poster supplementary model pytorch
    tensorflow huggingface openreview implementation official publication demo blog bibtex link""".split()
)
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
    meant = next((usual for usual in sorted(_USUAL) if _differ_by_letter(word, usual)), None)
    return MisspeltWord(unusual[0], meant, False) if meant else None


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
