"""Spans, lines and words of a text. No other module counts lines."""

from bisect import bisect_right
from typing import Any, Literal, NamedTuple, TypeVar

from fgad_lint import lazy_re

MAX_MARKS = 30  # Combining marks on a character, as in the Stream-Safe Text Format of UAX #15.
_LINE_END = lazy_re.compile(r"\r\n|\n|\r")  # str.splitlines() also splits at U+2028.
_WORD = lazy_re.compile(r"[^\W_]+")
_Value = TypeVar("_Value")
new = tuple.__new__  # Makes a named tuple from a tuple of its fields, in half the time that its class takes; for those of which there are many.
_BETWEEN_WORDS = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)


class Span(NamedTuple):
    """The characters of a text from offset `start` to `end`, counted from 0, `end` excluded."""

    start: int
    end: int

    def covers(self, span: "Span") -> bool:
        """Whether all of `span` is within this one."""
        return self.start <= span.start and span.end <= self.end


def moved(value: _Value, distance: int) -> _Value:
    """A span that is moved by some characters, or a record or tuple whose spans all are; other values stay as they are."""
    result: Any = value
    if isinstance(value, Span):
        result = new(Span, (value[0] + distance, value[1] + distance))
    elif isinstance(value, tuple):
        # Most items are spans or have no parts.
        items = [
            new(Span, (item[0] + distance, item[1] + distance))
            if type(item) is Span
            else moved(item, distance)
            if isinstance(item, tuple) and item
            else item
            for item in value
        ]
        result = new(type(value), items)
    return result  # type: ignore[no-any-return]


class Position(NamedTuple):
    """A position as shown to users: a line and a column in code points, both from 1."""

    line: int
    column: int


class Lines:
    """The lines of a text: converts between offsets and lines."""

    def __init__(self, text: str) -> None:
        ends = [match.end() for match in _LINE_END.finditer(text)] if "\r" in text else _offsets_after_newlines(text)
        self.starts = [0, *ends]
        self._text = text

    def __len__(self) -> int:
        """The number of lines, which is one more than the number of line ends."""
        return len(self.starts)

    def line_index(self, offset: int) -> int:
        """The line, from 0, of the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def position(self, offset: int) -> Position:
        """The line and column, from 1, of the character at `offset`, from 0."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def span(self, first: int, last: int) -> Span:
        """The span of lines `first` to `last`, counted from 0, `last` excluded, with their line ends."""
        return Span(self._start(first), self._start(last))

    def content(self, line: int) -> Span:
        """The span of a line, from 0, without its line end."""
        start, end = self.span(line, line + 1)
        if end > start and self._text[end - 1] == "\n":
            end -= 1
            if end > start and self._text[end - 1] == "\r":
                end -= 1
        elif end > start and self._text[end - 1] == "\r":
            end -= 1
        return Span(start, end)

    def on_first(self, span: Span) -> Span:
        """The part of a span that is on its first line, without the line end."""
        return Span(span.start, max(span.start, min(span.end, self.content(self.line_index(span.start)).end)))

    def _start(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self._text)


def words_in(text: str) -> list[str]:
    """The words of a text, in order: its runs of letters and digits."""
    if text.isascii():
        return text.encode().translate(_BETWEEN_WORDS).decode().split()  # Faster than `str.translate`.
    return _WORD.findall(text)


def normalized(form: Literal["NFC", "NFD", "NFKD"], text: str) -> str:
    """A text in a Unicode normalization form, with at most MAX_MARKS combining marks on a character.

    `unicodedata.normalize` takes quadratic time for a run of marks.
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


def _offsets_after_newlines(text: str) -> list[int]:
    offsets = []
    newline = text.find("\n")
    while newline >= 0:
        offsets.append(newline + 1)
        newline = text.find("\n", newline + 1)
    return offsets
