"""How alike two titles are: whether they are the titles of one paper."""

import re
from collections.abc import Callable
from typing import Literal

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.model.document import Document
from fgad_lint.model.titles import are_similar_keys, short_name, title_key, title_words

Likeness = Literal["same", "renamed", "other", "unknown"]

_MAX_TITLE_LENGTH = 1000  # Characters of a title that are compared.
_MIN_WORDS = 3  # Words that say what a paper is about; a title with fewer may be a name that somebody gave it.
_MIN_SHARE = 0.5  # Of the words of the shorter title, in a title that was changed.
_MAX_SHARE_OF_OTHERS = 0.2  # The same in titles of two papers.
_MIN_SIMILARITY = 0.9  # Of titles that differ in spelling.
_MIN_KEY_LENGTH = 10  # Letters of a title that are no part of another one by chance.
_MIN_NAME_LENGTH = 4  # Letters of a short name that no other paper is likely to have.
_MIN_FOR_COMMON = 3  # A word is common if so many titles have it,
_COMMON_SHARE = 50  # and at least one in so many;
COMMON_WEIGHT = 0.25  # it counts as much as this if two titles share it.
_MAX_WORDS_LOOKED_FOR = 2000  # Each time in all titles.
_STEM_LENGTH = 7  # Letters by which words are compared: "detection", "detecting".
_MIN_PART_LENGTH = 5  # Letters of a word that is looked for in longer words.
_MIN_START_LENGTH = 3  # Letters of a part of a name that may begin a word.
_PART_OF_NAME = lazy_re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LAST_LATIN_LETTER = "\u024f"
_FUNCTION_WORDS = frozenset(
    """a an and are as at be by can do does for from how in into is it its of on or over the their to toward towards
    under using via what when which why with without""".split()
)
ET_AL = frozenset(("et", "al"))
_ACRONYMS = {
    "chain of thought": "cot",
    "generative adversarial network": "gan",
    "large language model": "llm",
    "reinforcement learning": "rl",
    "retrieval augmented generation": "rag",
    "vision language model": "vlm",
}
_MAY_BE_SHORT = lazy_re.compile(
    rf"\b(?:({'|'.join(_ACRONYMS).replace(' ', '[ -]')})|({'|'.join(_ACRONYMS.values())}))s?\b", re.IGNORECASE
)
_REMARK = lazy_re.compile(r"(?<=\S)\s*[(\[（【][^()\[\]（）【】]*[)\]）】]\s*\Z")  # "A Title (Oral)"


class TopicWords:
    """The words that many titles of a document have, because they name its topic: they tell little about a paper."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._is_common: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Whether many titles have a word; False once so many words were looked for that it takes too long."""
        is_common = self._is_common.get(word)
        if is_common is None:
            if len(self._is_common) >= _MAX_WORDS_LOOKED_FOR:
                return False
            is_common = self._is_common[word] = self._keys.count(word) >= self._min_for_common
        return is_common

    @cached_property
    def _keys(self) -> str:
        return "\n".join(paper.key for paper_list in self._document.paper_lists for paper in paper_list.listed.papers)

    @cached_property
    def _min_for_common(self) -> int:
        """So many titles of the document have a common word at least."""
        return max(_MIN_FOR_COMMON, sum(map(len, self._document.paper_lists)) // _COMMON_SHARE)


def likeness(title: str, real_title: str, is_common: Callable[[str], bool] | None = None) -> Likeness:
    """Whether the title of an entry is that of a paper with the title `real_title`.

    It is the "same" if one title has all words of the other, because lists leave out subtitles and add short names, or if they
    differ in spelling only. A paper was "renamed" if the titles share most words, and it is an "other" one if they share few.
    Of titles with few words it is an "other" one only if they share none, not even the start of one. "unknown" is what is
    between, and a title in another script. Words that `is_common` count less.
    """
    from fgad_lint.model.tex import without_tex

    title, real_title = without_tex(title[:_MAX_TITLE_LENGTH]), without_tex(real_title[:_MAX_TITLE_LENGTH])
    key, real_key = title_key(title), title_key(real_title)
    if key == real_key:
        return "same"
    words, real_words = content_words(_abbreviated(title)), content_words(_abbreviated(real_title))
    if not words or not real_words or is_latin(key) != is_latin(real_key):
        return "unknown"
    shared = shared_words(words, key, real_words, real_key)
    n_shorter = min(len(words), len(real_words))
    if len(shared) >= n_shorter or _is_part(key, real_key) or _is_part(real_key, key):
        return "same"
    if _is_short(words) or _is_short(real_words):
        has_hint = shared or _begins_word(title, words, real_words) or _begins_word(real_title, real_words, words)
        return "unknown" if has_hint else "other"
    if are_similar_keys(key, real_key, _MIN_SIMILARITY):
        return "same"
    share = weighted_share(shared, n_shorter, is_common)
    if share >= _MIN_SHARE or _names(title, real_key) or _names(real_title, key):
        return "renamed"
    return "unknown" if share > _MAX_SHARE_OF_OTHERS or 2 * len(shared) > n_shorter else "other"


def _is_short(words: frozenset[str]) -> bool:
    """Whether a title has too few words to say what its paper is about."""
    return sum(len(word) > 1 for word in words) < _MIN_WORDS


def _begins_word(title: str, words: frozenset[str], other_words: frozenset[str]) -> bool:
    """Whether a word of another title begins with a part of a short title: "MemWalker", "Walking Down the Memory Maze"."""
    parts = _PART_OF_NAME.findall(title) if _is_short(words) else []
    starts = tuple(part.lower()[:_STEM_LENGTH] for part in parts if len(part) >= _MIN_START_LENGTH)
    return any(word.startswith(starts) for word in other_words)


def content_words(title: str) -> frozenset[str]:
    """What two titles are compared by: the starts of their words, or pairs of characters of another script."""
    words = title_words(title[:_MAX_TITLE_LENGTH]) - _FUNCTION_WORDS - ET_AL
    if title.isascii():
        return frozenset(word[:_STEM_LENGTH] for word in words)
    pairs = (word[index : index + 2] for word in words if not is_latin(word) for index in range(len(word) - 1))
    return frozenset([*(word[:_STEM_LENGTH] for word in words if is_latin(word)), *pairs])


def shared_words(words: frozenset[str], key: str, other_words: frozenset[str], other_key: str) -> list[str]:
    """The content words of one title that the other has, perhaps as parts of longer ones."""
    return max(_found(words, other_words, other_key), _found(other_words, words, key), key=len)


def _found(words: frozenset[str], other_words: frozenset[str], other_key: str) -> list[str]:
    return [word for word in words if word in other_words or (len(word) >= _MIN_PART_LENGTH and word in other_key)]


def weighted_share(shared: list[str], n_words: int, is_common: Callable[[str], bool] | None) -> float:
    """How many of `n_words` words are shared, from 0 to 1, if common words count less."""
    lost_weight = (1 - COMMON_WEIGHT) * sum(map(is_common, shared)) if is_common else 0
    return (len(shared) - lost_weight) / (n_words - lost_weight)


def is_latin(key: str) -> bool:
    """Whether most letters of a title are Latin."""
    return key.isascii() or 2 * sum(char > _LAST_LATIN_LETTER for char in key) < len(key)


def _is_part(key: str, longer_key: str) -> bool:
    return len(key) >= _MIN_KEY_LENGTH and key in longer_key


def _names(title: str, other_key: str) -> bool:
    """Whether the short name before a title is before the other title, too, perhaps without a colon."""
    name = title_key(short_name(title))
    return len(name) >= _MIN_NAME_LENGTH and other_key.startswith(name)


def _abbreviated(title: str) -> str:
    """A title without a remark at its end, and with the usual acronyms."""
    return _MAY_BE_SHORT.sub(_acronym, _REMARK.sub("", title))


def _acronym(match: re.Match[str]) -> str:
    return match[2] or _ACRONYMS[match[1].lower().replace("-", " ")]
