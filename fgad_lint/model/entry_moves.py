"""Move whole entries within a list, as edits; blank lines between entries stay where they are."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.blocks import Kind
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

_HARD_BREAK = lazy_re.compile(r"(?: {2}|\\|<br */?>)\Z", re.IGNORECASE)
_MARGIN = " \t0123456789"


class Move(NamedTuple):
    """Papers to put, in this order, right before (`is_before`) or after a neighbour that stays."""

    papers: Sequence[Paper]
    neighbour: Paper
    is_before: bool


class MovableEntries(NamedTuple):
    """The entries of a list, without their last line end, and the line ends and blank lines after each but the last.

    `starts` are offsets in the document.
    """

    starts: Sequence[int]
    texts: Sequence[str]
    separators: Sequence[str]

    @classmethod
    def of(cls, text: str, papers: Sequence[Paper], kind: Kind) -> Self | None:
        """The entries of papers in `text`, made of blocks of a kind.

        None if no entry can take the place of another: there is other text between them, or they differ in number,
        indentation or, as lines of one paragraph, in the line break after them.
        """
        starts = [paper.span.start for paper in papers]
        texts = [text[slice(*paper.span)].rstrip("\r\n") for paper in papers]
        ends = [start + len(entry) for start, entry in zip(starts, texts, strict=True)]
        separators = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        if kind == "paragraph" and len({_HARD_BREAK.search(entry) is None for entry in texts}) > 1:
            return None
        margins = {entry[: len(entry) - len(entry.lstrip(_MARGIN))] for entry in texts}
        if len(margins) > 1 or not all(each.endswith(("\n", "\r")) and each.isspace() for each in separators):
            return None
        return cls(starts, texts, separators)

    def edits(self, moves: Sequence[Move]) -> Iterator[Edit]:
        """Edits that make all the moves; at least one entry must stay."""
        index_of = {start: index for index, start in enumerate(self.starts)}
        moved = sorted(index_of[paper.span.start] for move in moves for paper in move.papers)
        for n_moved_before, index in enumerate(moved):
            if index == n_moved_before:  # Only entries that move come before it, so the separator after it goes.
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
