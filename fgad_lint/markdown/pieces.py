"""The pieces that a text is parsed in, each from a heading in the first column to the next."""

from collections.abc import Sequence

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Markdown
from fgad_lint.markdown.fast_path import parse_plain
from fgad_lint.text import Lines, Span

_HEADING_START = lazy_re.compile(r"#(?:(?<=\n#)|(?<=\r#))#{0,5}(?=[ \t\r\n]|\Z)")


def heading_starts(text: str) -> list[int]:
    """The offsets, after 0, at which a heading in the first column starts, unless it is in fenced code or HTML."""
    return [match.start() for match in _HEADING_START.finditer(text)]


class PieceParser:
    """Parses a text piece by piece; `starts` are its `heading_starts`."""

    def __init__(self, text: str, lines: Lines, starts: Sequence[int]) -> None:
        self._text = text
        self._lines = lines
        self._starts = frozenset(starts)
        self._may_be_plain = "\r" not in text and "\ufeff" not in text

    def parse(self, span: Span) -> Markdown:
        """The blocks from the start of `span` on.

        The span extends to the next heading start or the end of the text, the blocks to the next heading.
        """
        plain = parse_plain(self._text, self._lines, span) if self._may_be_plain else None
        if plain:
            return plain
        from fgad_lint.markdown import parser

        return parser.parse(self._text, self._lines, self._lines.line_index(span.start), self._starts)
