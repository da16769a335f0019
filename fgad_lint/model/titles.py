"""Titles of papers as shown: comparing and shortening them."""

import re
from functools import lru_cache

from fgad_lint import lazy_re
from fgad_lint.text import normalized, words_in

_CACHE_SIZE = 1 << 15  # Rules compare the same titles repeatedly.
_NO_WORD = lazy_re.compile(r"[\W_]+")
_NO_ASCII_WORD = bytes(code for code in range(128) if not chr(code).isalnum())
# "MemAE: Memorizing Normality to Detect Anomaly"
#  ^^^^^^^
_SHORT_NAME = lazy_re.compile(r"(?:\S+ ){0,2}[^\s:]+: +(?=\S+ \S+ \S+ \S)")
# "MemAE: Memorizing", "[MemAE]: Memorizing", "MemAE : Memorizing"
#  ^^^^^           ^^^^^^^           ^^^^^
_NAME = lazy_re.compile(r"((?:\S+ ){0,3}?[^\s:]+) ?:(?= |[A-Z]\w*[ -])")
_NO_PART_OF_NAME = lazy_re.compile(r"[^\w+*]|_")
_LATEX_COMMAND = lazy_re.compile(r"\\([A-Za-z]+)")
# Cyrillic and Greek letters, and the Latin ones that look the same.
LATIN_LOOKALIKES = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
        "\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "aeopcyxijsABEKMHOPCTXoABEZHIKMNOPTYX",
        strict=True,
    )
)
_LOOKALIKE_CODES = {ord(letter): latin for letter, latin in LATIN_LOOKALIKES.items()}
_MAX_COMPARED_LENGTH = 200  # difflib takes quadratic time.
_MAX_SHORT_TITLE = 40  # Characters of a title in a message.


@lru_cache(_CACHE_SIZE)
def title_key(title: str) -> str:
    """A title for comparison: its letters and digits, ignoring case, accents and LaTeX commands other than Greek letters.

    In a title with Latin letters, others that look the same count as these.
    """
    if "\\" in title:
        title = _LATEX_COMMAND.sub(_greek_letter, title)
    if title.isascii():
        return title.lower().encode().translate(None, _NO_ASCII_WORD).decode()  # Faster than `str.translate`.
    if any(char.isascii() and char.isalpha() for char in title):
        title = title.translate(_LOOKALIKE_CODES)
    return _NO_WORD.sub("", normalized("NFKD", title).casefold())


@lru_cache(64)  # A rule compares one title with many others.
def title_words(title: str) -> frozenset[str]:
    """The words of a title in lower case."""
    return frozenset(words_in(title.casefold()))


def _greek_letter(command: re.Match[str]) -> str:
    r"""The letter that a LaTeX command such as `\alpha` shows; "" for other commands."""
    from fgad_lint.model.tex import greek_letter

    return greek_letter(command[1])


def without_short_name(title: str) -> str:
    """A title without the short name before it.

    MemAE: Memorizing Normality to Detect Anomaly
    ^^^^^^^ short name
    """
    name = _SHORT_NAME.match(title) if ": " in title else None
    return title[name.end() :] if name else title


def short_name(title: str) -> str:
    """The short name before a title, for comparison; "" if there is none. Symbols count: "ISS++" is not "ISS"."""
    name = _NAME.match(title) if ":" in title else None
    return _NO_PART_OF_NAME.sub("", name[1].casefold()) if name else ""


def short_title(title: str, max_length: int = _MAX_SHORT_TITLE) -> str:
    """A title for a message: one with more than `max_length` characters is cut after a word."""
    start = title[:max_length]
    return title if title == start else f"{start.rpartition(' ')[0] or start}…"


def are_similar_keys(key: str, other_key: str, min_ratio: float) -> bool:
    """Whether two title keys have at least `min_ratio` (0 to 1) of their letters in common, in the same order.

    Only their first 200 letters are compared.
    """
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, key[:_MAX_COMPARED_LENGTH], other_key[:_MAX_COMPARED_LENGTH], autojunk=False)
    return matcher.quick_ratio() >= min_ratio and matcher.ratio() >= min_ratio
