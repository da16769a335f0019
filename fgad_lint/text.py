"""Where things are in a text, and how to show one: the only module that counts lines."""

from bisect import bisect_right
from typing import Literal, NamedTuple

from fgad_lint import lazy_re

_LINE_END = lazy_re.compile(r"\r\n|\n|\r")  # str.splitlines() also breaks at U+2028.


class Span(NamedTuple):
    """Characters `start` to `end` of a text, offsets from 0, end excluded."""

    start: int
    end: int

    def covers(self, span: "Span") -> bool:
        """Whether all of `span` lies within this one."""
        return self.start <= span.start and span.end <= self.end


class Place(NamedTuple):
    """What a person calls a position: line and column, in code points, both from 1."""

    line: int
    column: int


class Lines:
    """The lines of one text: turns offsets into places and lines into spans."""

    def __init__(self, text: str) -> None:
        ends = [match.end() for match in _LINE_END.finditer(text)] if "\r" in text else _after_each_newline(text)
        self.starts = [0, *ends]
        self._text = text

    def __len__(self) -> int:
        """How many lines there are; what follows the last line end counts, also when empty."""
        return len(self.starts)

    def number(self, offset: int) -> int:
        """The line, from 0, that the character at `offset` stands on."""
        return bisect_right(self.starts, offset) - 1

    def place(self, offset: int) -> Place:
        """The place of the character at `offset` (from 0)."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def span(self, first: int, last: int) -> Span:
        """Lines `first` to `last` (from 0, `last` excluded) with their line ends."""
        return Span(self._start(first), self._start(last))

    def content(self, line: int) -> Span:
        """A line (from 0) without its line end."""
        start, end = self.span(line, line + 1)
        if end > start and self._text[end - 1] == "\n":
            end -= 1
            if end > start and self._text[end - 1] == "\r":
                end -= 1
        elif end > start and self._text[end - 1] == "\r":
            end -= 1
        return Span(start, end)

    def on_first(self, span: Span) -> Span:
        """As much of a span as stands on its first line, without the line end."""
        return Span(span.start, max(span.start, min(span.end, self.content(self.number(span.start)).end)))

    def _start(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self._text)


def words_in(text: str) -> list[str]:
    """The words of a text, in order: what letters and digits stand together."""
    return text.translate(_BETWEEN_WORDS).split() if text.isascii() else _WORD.findall(text)


_WORD = lazy_re.compile(r"[^\W_]+")
_BETWEEN_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}


def normalized(form: Literal["NFC", "NFD", "NFKD"], text: str) -> str:
    """A text in a Unicode normalization form, without the marks that follow 30 on one character.

    `unicodedata.normalize` takes quadratic time over a run of marks; UAX #15 bounds them so in its Stream-Safe Text Format.
    """
    from unicodedata import combining, normalize

    if len(text) > MAX_MARKS:
        n_marks, kept = 0, []
        for char in text:
            n_marks = n_marks + 1 if combining(char) else 0
            if n_marks <= MAX_MARKS:
                kept.append(char)
        text = "".join(kept)
    return normalize(form, text)


MAX_MARKS = 30


def _after_each_newline(text: str) -> list[int]:
    ends = []
    found = text.find("\n")
    while found >= 0:
        ends.append(found + 1)
        found = text.find("\n", found + 1)
    return ends
