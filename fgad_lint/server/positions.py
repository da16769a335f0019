"""Convert positions of the protocol to offsets and back."""

from typing import Literal

from lsprotocol import types

from fgad_lint.text import Lines, Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))  # In UTF-8, every other byte begins a character.


class Positions:
    """Converts the positions in a text, whose `character` counts code units of an encoding from 0, to offsets and back.

    Lines end as the protocol says: at a line feed, a carriage return or both.
    """

    def __init__(self, text: str, encoding: Encoding, lines: Lines | None = None) -> None:
        self.lines = lines or Lines(text)
        self._text = text
        self._has_width_1 = encoding == "utf-32" or text.isascii()
        self._encoding = encoding

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one after the end of its line or of the text stands for that end."""
        if position.line >= len(self.lines):
            return len(self._text)
        start, end = self.lines.content(position.line)
        if self._has_width_1:
            return min(start + position.character, end)
        return start + self._n_characters(self._text[start:end], position.character)

    def span(self, range_: types.Range) -> Span:
        """The span of a range; if it ends before it starts, its ends are swapped."""
        return Span(*sorted((self.offset(range_.start), self.offset(range_.end))))

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = self.lines.line_index(offset)
        start = self.lines.starts[line]
        if self._has_width_1:
            return types.Position(line, offset - start)
        return types.Position(line, self._n_units(self._text[start:offset]))

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def end(self) -> types.Position:
        """The position after the last character."""
        return self.position(len(self._text))

    def _n_units(self, text: str) -> int:
        if text.isascii():
            return len(text)
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    def _n_characters(self, line: str, n_units: int) -> int:
        """The number of characters in the first code units of a line; one of which only a part is among them counts."""
        if line[:n_units].isascii():
            return min(n_units, len(line))
        if self._encoding == "utf-8":
            start = line[:n_units].encode("utf-8", "surrogatepass")[:n_units]
            return len(start.translate(None, _CONTINUATION_BYTES))
        units = line[:n_units].encode("utf-16-le", "surrogatepass")[: 2 * n_units]
        return len(units.decode("utf-16-le", "surrogatepass"))
