"""The pieces that a text is parsed in, each from a heading in the first column to the next."""

from bisect import bisect_left
from collections.abc import Sequence

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block, Markdown
from fgad_lint.markdown.fast_path import read_blocks
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
        self._ends = [*starts, len(text)]
        self._has_plain_line_ends = "\r" not in text or text.count("\r") == text.count("\r\n")

    def parse(self, span: Span) -> Markdown:
        """The blocks from the start of `span` on.

        The span extends to the next heading start or the end of the text, the blocks to the next heading.
        """
        blocks: list[Block] = []
        definitions: dict[str, str] = {}
        is_closed = True
        start, end = span
        while start < end:
            if self._has_plain_line_ends:
                blocks += read_blocks(self._text, self._lines, Span(start, end))
                start = blocks[-1].span.end if blocks else start
                # HTML may go on after the end of the text.
                is_closed = start < len(self._text) or not (blocks and blocks[-1].kind == "html")
            if start < end:
                part = self._parse_part(start)
                blocks += part.blocks
                for name, url in part.definitions.items():
                    definitions.setdefault(name, url)
                is_closed = part.is_closed
                start = blocks[-1].span.end
            end = self._ends[bisect_left(self._ends, start)]
        return Markdown(tuple(blocks), definitions, is_closed)

    def _parse_part(self, start: int) -> Markdown:
        from fgad_lint.markdown import parser

        return parser.parse(self._text, self._lines, self._lines.line_index(start), self._starts)
