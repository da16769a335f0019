"""Greek and Cyrillic letters in Latin words that look like Latin ones."""

from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.titles import LATIN_LOOKALIKES
from fgad_lint.text import Span

_WORD = lazy_re.compile(r"[^\W\d_]{3,}")
_MAX_LOOKALIKES = 2  # A word with more of them is in another script.


class Lookalike(NamedTuple):
    """A word with such letters: its span, the first of them, and the word in Latin letters."""

    span: Span
    letter: str
    latin: str


def find_lookalikes(text: str, span: Span) -> Iterator[Lookalike]:
    """The Latin words in a span of a text that have one or two such letters."""
    for match in _WORD.finditer(text, *span):
        word = match[0]
        if word.isascii():
            continue
        lookalikes = [letter for letter in word if letter in LATIN_LOOKALIKES]
        others = [letter for letter in word if letter not in LATIN_LOOKALIKES]
        if 0 < len(lookalikes) <= _MAX_LOOKALIKES and len(others) >= 2 and "".join(others).isascii():
            latin = "".join(LATIN_LOOKALIKES.get(letter, letter) for letter in word)
            yield Lookalike(Span(*match.span()), lookalikes[0], latin)


def in_latin_letters(url: str) -> str:
    """A URL with Latin letters in place of those that look like them in Latin words."""
    if url.isascii():
        return url
    for (start, end), _, latin in find_lookalikes(url, Span(0, len(url))):
        url = url[:start] + latin + url[end:]  # It is as long as before.
    return url
