"""A position in a line, counted in characters and in columns, which differ after a tab."""

import re

from fgad_lint import lazy_re
from fgad_lint.text import Span

CODE_INDENT = 4
_TAB_WIDTH = 4
_WHITE_SPACE = lazy_re.compile(r"[ \t]*+")


class Cursor:
    """What is left of a line.

    >    Title
      ^         `offset`: what precedes it has been read
      ^^^       `indent`, in columns
         ^      `inner`, the offset of `char`, which is empty if the rest is blank
    """

    __slots__ = ("_column", "char", "end", "indent", "inner", "offset", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.offset = start
        self.end = end
        self._column = 0
        self._look()

    def skip_columns(self, n_columns: int) -> None:
        """Skip up to `n_columns` of white space. Part of a tab may remain."""
        while n_columns > 0 and self.offset < self.end and self.text[self.offset] in " \t":
            width = _TAB_WIDTH - self._column % _TAB_WIDTH if self.text[self.offset] == "\t" else 1
            if width > n_columns:
                self._column += n_columns
                break
            self._column += width
            self.offset += 1
            n_columns -= width
        self._look()

    def skip_to(self, offset: int) -> None:
        """Skip the white space and what follows it, up to `offset`, which is not before `inner`."""
        self._column += self.indent + offset - self.inner
        self.offset = offset
        self._look()

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match a pattern from `inner` on."""
        return pattern.match(self.text, self.inner, self.end)

    def rest(self) -> Span:
        """What is left of the line, without the white space around it."""
        end = self.end
        while end > self.inner and self.text[end - 1] in " \t":
            end -= 1
        return Span(self.inner, end)

    def _look(self) -> None:
        self.inner = self.offset
        self.indent = 0
        if self.inner < self.end and self.text[self.inner] in " \t":
            white_space = _WHITE_SPACE.match(self.text, self.inner, self.end)
            assert white_space is not None
            self.inner = white_space.end()
            self.indent = self._width(white_space[0])
        self.char = self.text[self.inner] if self.inner < self.end else ""

    def _width(self, white_space: str) -> int:
        if "\t" not in white_space:
            return len(white_space)
        column = self._column
        for char in white_space:
            column += _TAB_WIDTH - column % _TAB_WIDTH if char == "\t" else 1
        return column - self._column
