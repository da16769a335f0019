"""Names of sections: comparing them, and stripping emoji and numbers."""

import re
from collections.abc import Sequence

from fgad_lint import lazy_re
from fgad_lint.model.titles import title_key
from fgad_lint.text import words_in

_LAST_LATIN_LETTER = "\u024f"
_MAX_SHORTCODE_LENGTH = 42
_SHORTCODE = lazy_re.compile(r":[a-z0-9_+-]{1,40}:")
_SHORTCODE_AT_END = lazy_re.compile(rf"{_SHORTCODE.pattern}\Z")
_NEWS = lazy_re.compile(r"\b(?:news|updates?|changelog|what's new)\b", re.IGNORECASE)
_EMOJI_JOINERS = "\u200d\ufe0e\ufe0f"
_NUMBER = lazy_re.compile(r"\d{1,3}(?:(?:\.\d{1,3})+\.?|[.)])\s+")


def is_same_or_short(name: str, other_name: str) -> bool:
    """Whether two names are the same, or one is a part of the other or its initials.

    Only letters and digits are compared, ignoring case and accents.
    """
    if title_key(name) == title_key(other_name):
        return True
    short, long = sorted((words_in(name.casefold()), words_in(other_name.casefold())), key=len)
    initials = "".join(word[0] for word in long)
    return short == [initials] or _is_subsequence(short, long)


def _is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether `long` has all words of `short` in the same order; their endings may differ."""
    remaining = iter(long)
    return all(
        any(word.startswith(other_word) or other_word.startswith(word) for other_word in remaining) for word in short
    )


def is_latin(name: str) -> bool:
    """Whether all letters of a name are Latin."""
    return not any(char > _LAST_LATIN_LETTER and char.isalpha() for char in name)


def is_news(name: str) -> bool:
    """Whether a section has news rather than papers."""
    return _NEWS.search(name) is not None


def without_parentheses(name: str) -> str:
    """A name without the parentheses at its end: "Robots (and Drones)"."""
    start = name.rfind("(") if name.endswith(")") else -1
    return name[:start] if start > 0 else name


def without_ornaments(name: str) -> str:
    """A name without the emoji around it and the number before it.

    ✨ 2.1 Segmentation :fire:
           ^^^^^^^^^^^^
    """
    start, end = 0, len(name)
    while start < end and (length := _emoji_length(_SHORTCODE.match(name, start), name[start])):
        start += length
    if number := _NUMBER.match(name, start):
        start = number.end()
    while end > start:
        shortcode = _SHORTCODE_AT_END.search(name, max(start, end - _MAX_SHORTCODE_LENGTH), end)
        length = _emoji_length(shortcode, name[end - 1])
        if not length:
            break
        end -= length
    return name[start:end]


def _emoji_length(shortcode: re.Match[str] | None, char: str) -> int:
    """The length of a shortcode such as `:fire:`, or else 1 if a character is an emoji, a part of one or a space."""
    if shortcode:
        return len(shortcode[0])
    from unicodedata import category

    return int(char.isspace() or char in _EMOJI_JOINERS or category(char) in ("So", "Sk"))
