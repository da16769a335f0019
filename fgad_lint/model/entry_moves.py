"""Edits that move entries within a list and leave the blank lines between entries where they are."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.blocks import Kind
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

_HARD_BREAK = lazy_re.compile(r"(?: {2}|\\|<br */?>)\Z", re.IGNORECASE)
_HEADING_LIKE = lazy_re.compile(r"[\r\n][ \t]*+##")
_FOLDING_TAGS = "details", "summary"
_MARGIN_CHARS = " \t0123456789"


class Move(NamedTuple):
    """Papers to put, in this order, right before (`is_before`) or right after a neighbour that stays."""

    papers: Sequence[Paper]
    neighbour: Paper
    is_before: bool


class MovableEntries(NamedTuple):
    """The entries of a list: their offsets, their texts without the last line end, and the line ends between them."""

    starts: Sequence[int]
    texts: Sequence[str]
    separators: Sequence[str]

    @classmethod
    def of(cls, text: str, papers: Sequence[Paper], kind: Kind) -> Self | None:
        """The entries of a list in `text`, made of blocks of this kind.

        None if they cannot change places: there is other text between them, they differ in indentation or number, only
        some of the entries in a paragraph end in a hard line break, or one has a heading or opens a part that it does not close.
        """
        starts = [paper.span.start for paper in papers]
        texts = [text[slice(*paper.span)].rstrip("\r\n") for paper in papers]
        ends = [start + len(entry) for start, entry in zip(starts, texts, strict=True)]
        separators = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        if kind == "paragraph" and len({_HARD_BREAK.search(entry) is None for entry in texts}) > 1:
            return None
        margins = {entry[: len(entry) - len(entry.lstrip(_MARGIN_CHARS))] for entry in texts}
        if len(margins) > 1 or not all(gap.endswith(("\n", "\r")) and gap.isspace() for gap in separators):
            return None
        if any(map(goes_on, texts)):
            return None
        return cls(starts, texts, separators)

    def edits(self, moves: Sequence[Move]) -> Iterator[Edit]:
        """Edits that make all moves; at least one entry must stay."""
        index_of = {start: index for index, start in enumerate(self.starts)}
        moved = sorted(index_of[paper.span.start] for move in moves for paper in move.papers)
        for n_moved_before, index in enumerate(moved):
            if index == n_moved_before:  # No entry before it stays, so delete the separator after it.
                yield Edit.delete(Span(self.starts[index], self.starts[index + 1]))
            else:
                yield Edit.delete(Span(self._end(index - 1), self._end(index)))
        for move in moves:
            neighbour = index_of[move.neighbour.span.start]
            separator = self.separators[min(neighbour, len(self.separators) - 1)]
            texts = [self.texts[index_of[paper.span.start]] for paper in move.papers]
            if move.is_before:
                yield Edit.insert(self.starts[neighbour], "".join(entry + separator for entry in texts))
            else:
                yield Edit.insert(self._end(neighbour), "".join(separator + entry for entry in texts))

    def _end(self, index: int) -> int:
        return self.starts[index] + len(self.texts[index])


def goes_on(entry: str) -> bool:
    """Whether an entry has what may be a heading, or tags without their partners, so that what is below belongs to it."""
    has_tags = "<" in entry and any(entry.count(f"<{name}") != entry.count(f"</{name}") for name in _FOLDING_TAGS)
    return has_tags or ("##" in entry and _HEADING_LIKE.search(entry) is not None)
