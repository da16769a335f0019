"""Misspelt words: telling a typo from another word or another spelling."""

from collections import Counter
from functools import lru_cache

from fgad_lint import lazy_re
from fgad_lint.text import words_in

_MIN_TYPO_LENGTH = 5  # Shorter words that differ by a letter or two are different words.
_MAX_TYPO_LENGTH = 100
_MAX_TYPO_LETTERS = 2
_AMERICAN_ENDINGS = (
    (lazy_re.compile(r"our"), "or"),
    (lazy_re.compile(r"is(?=e|ing|ation)"), "iz"),
    (lazy_re.compile(r"ys(?=e|ing)"), "yz"),
    (lazy_re.compile(r"(model|label|level|signal|travel|cancel|channel|fuel)l(?=ing|ed|er)"), r"\1"),
    (lazy_re.compile(r"tre\b"), "ter"),
    (lazy_re.compile(r"ogue\b"), "og"),
)


def find_typos(written: str, correct: str) -> list[tuple[str, str]]:
    """The words of a text that differ from those of a correct one by a typo, each with the correct word.

    Empty if the texts differ in any other way; letter case is ignored.
    """
    written_words, correct_words = words_in(written.casefold()), words_in(correct.casefold())
    if len(written_words) != len(correct_words):
        return []
    typos = [pair for pair in zip(written_words, correct_words, strict=True) if pair[0] != pair[1]]
    return typos if all(_differ_by_typo(*pair) for pair in typos) else []


def _differ_by_typo(word: str, other_word: str) -> bool:
    """Whether two words differ by a letter or two, other than as British and American spellings do."""
    from difflib import SequenceMatcher

    length = max(len(word), len(other_word))
    if not _MIN_TYPO_LENGTH <= length <= _MAX_TYPO_LENGTH or _american(word) == _american(other_word):
        return False
    matches = SequenceMatcher(None, word, other_word, autojunk=False).get_matching_blocks()
    return length - sum(match.size for match in matches) <= _MAX_TYPO_LETTERS


def _american(word: str) -> str:
    """A word with its British endings in American spelling."""
    for british, american in _AMERICAN_ENDINGS:
        word = british.sub(american, word)
    return word


def are_similar(word: str, other_word: str) -> bool:
    """Whether two words are equal, or one may misspell the other: both are letters only, and begin with the same one."""
    from difflib import SequenceMatcher

    if word == other_word:
        return True
    if word[0] != other_word[0] or not word.isalpha() or not other_word.isalpha():
        return False
    return SequenceMatcher(None, word, other_word, autojunk=False).ratio() > 0.8


@lru_cache(1)  # A rule calls this for each entry that may be misspelt.
def count_words(text: str) -> Counter[str]:
    """How often each word occurs in a text, ignoring letter case."""
    return Counter(words_in(text.casefold()))
