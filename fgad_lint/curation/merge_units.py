"""The units that a list is merged by: papers, headings, items and rows, and lines."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import Document
from fgad_lint.model.paper_identity import PaperIdentity, matching_keys
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span

Kind = Literal["paper", "heading", "item", "row", "line"]

# 12. A Loom for Thin Threads
# ^^ number
_ITEM = lazy_re.compile(r"[ \t>]+(?:[-*+]|\d{1,9}[.)])[ \t]")
_INDENT = lazy_re.compile(r"[ \t>]*")
_NUMBER = lazy_re.compile(r"(?P<indent>[ \t>]*)(?P<number>\d{1,9})(?P<rest>[.)][ \t])")


class Unit(NamedTuple):
    """Lines that are kept together: `text` without the last line end, and the blank lines before it.

    `position` is its index among the units of its version, `keys` are what it is recognized by in another version, `place` has the
    headings around it, `table` the header of its table, and `level` is that of a heading, or 0.
    """

    position: int
    kind: Kind
    text: str
    blank: str
    keys: tuple[str, ...]
    place: tuple[str, ...] = ()
    table: str = ""
    identity: PaperIdentity | None = None
    level: int = 0

    @property
    def lines(self) -> str:
        """Its lines with their ends; none if it is empty."""
        return f"{self.text}\n" if self.text else ""

    @property
    def content(self) -> str:
        """Its text without its number in a list, and without white space at the ends of its lines."""
        return "\n".join(line.rstrip() for line in without_number(self.text).split("\n"))

    @property
    def indent(self) -> int:
        """How far its first line is indented."""
        indent = _INDENT.match(self.text)
        return len(indent[0].expandtabs(4)) if indent else 0


def without_number(text: str) -> str:
    """A text with its number in a list replaced by 1."""
    number = _NUMBER.match(text)
    return f"{number['indent']}1{text[number.end('number') :]}" if number else text


def read_units(document: Document) -> list[Unit]:
    """The units of a document, in order; the last one is empty and has the blank lines at the end of the text."""
    return list(_Reader(document).units())


def nested_items(unit: Unit) -> list[Unit]:
    """The lines of a unit as units: its own ones up to the first nested item, and those of each item."""
    items: list[list[str]] = [[]]
    for line in unit.text.split("\n"):
        if items[0] and _ITEM.match(line):
            items.append([])
        items[-1].append(line)
    texts = ["\n".join(lines) for lines in items]
    return [Unit(index, "item", text, "", (" ".join(text.split()),)) for index, text in enumerate(texts)]


def join_lines(parts: Iterable[tuple[str, str]], ours: str) -> str:
    """The text of some lines, each with the blank lines before them; without a newline at its end if `ours` has none."""
    text = "".join(f"{blank}{lines}" for blank, lines in parts)
    return text if ours.endswith("\n") else text.removesuffix("\n")


class _Reader:
    """Reads the units of a document; what it knows about a line is keyed by the index of the line."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = document.text.split("\n")
        self._ends = list(accumulate((len(line) + 1 for line in self._lines), initial=-1))[1:]
        self._joined: set[int] = set()  # Lines that belong to the unit above.
        self._kinds: dict[int, Kind] = {}
        self._keys: dict[int, tuple[str, ...]] = {}
        self._identities: dict[int, PaperIdentity] = {}
        self._tables: dict[int, str] = {}
        self._headings: dict[int, tuple[int, str]] = {}

    def units(self) -> Iterator[Unit]:
        self._read()
        place: list[tuple[int, str]] = []
        blank: list[str] = []
        index, n_lines, n_units = 0, len(self._lines), 0
        while index < n_lines:
            end = index + 1
            while end in self._joined:
                end += 1
            text = "\n".join(self._lines[index:end])
            if not text.strip():
                blank.append(text)
            else:
                level, name = self._headings.get(index, (0, ""))
                if level:
                    while place and place[-1][0] >= level:
                        place.pop()
                yield Unit(
                    n_units,
                    self._kinds.get(index, "line"),
                    text,
                    "".join(f"{line}\n" for line in blank),
                    self._keys.get(index) or (" ".join(without_number(text).split()),),
                    tuple(name for _, name in place),
                    self._tables.get(index, ""),
                    self._identities.get(index),
                    level,
                )
                if level:
                    place.append((level, name))
                blank = []
                n_units += 1
            index = end
        yield Unit(n_units, "line", "", "\n".join(blank), ("",))

    def _read(self) -> None:
        for block in self._document.all_blocks:
            match block.kind:
                case "item":
                    self._read_item(block)
                case "table":
                    self._read_table(block)
                case "code" | "raw":
                    self._join(block.span)
        for comment in self._document.comments:
            self._join(comment.span)
        for contents in self._document.contents_lists:
            for entry in contents.entries:
                self._keys[self._line(entry.span.start)] = (f"contents {entry.link.url}",)
        for heading in self._document.headings:
            line = self._join(heading.span)
            name = title_key(heading.title) or heading.title
            self._kinds[line] = "heading"
            self._keys[line] = (f"{heading.level} {name}", name)
            self._headings[line] = heading.level, name
        for paper in self._document.papers:
            line = self._join(paper.span)
            self._kinds[line] = "paper"
            self._keys[line] = (*self._keys.get(line, ()), *(key for key in matching_keys(paper) if key))
            self._identities[line] = PaperIdentity(paper)

    def _read_item(self, item: Block) -> None:
        nested = next((child.span.start for child in item.children if child.kind == "list"), item.span.end)
        self._kinds[self._join(Span(item.span.start, nested))] = "item"

    def _read_table(self, table: Block) -> None:
        header = " ".join(self._document.text_of(table.children[0].span).split()) if table.children else ""
        rows = range(self._line(table.span.start), self._line(table.span.end - 1) + 1)
        self._kinds.update(dict.fromkeys(rows, "row"))
        self._tables.update(dict.fromkeys(rows, header))

    def _join(self, span: Span) -> int:
        """Join the lines of a span, without blank lines at its end; return its first line."""
        first = self._line(span.start)
        n_lines = self._document.text_of(span).rstrip().count("\n")
        self._joined.update(range(first + 1, first + n_lines + 1))
        return first

    def _line(self, offset: int) -> int:
        return bisect_left(self._ends, offset)
