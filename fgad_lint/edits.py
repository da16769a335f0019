"""Choose fixes that do not overlap, apply their edits, and map offsets to the new text."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import accumulate

from fgad_lint.diagnostic import Edit, Fix
from fgad_lint.text import Span


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits to a text; all spans are offsets into the text before them.

    Raises ValueError if two edits overlap or one is outside the text.
    """
    parts: list[str] = []
    offset = 0
    for (start, end), new_text in sorted(edits):
        if not offset <= start <= end <= len(text):
            raise ValueError(f"edit {start}..{end} overlaps or is out of range")
        parts += text[offset:start], new_text
        offset = end
    return "".join(parts) + text[offset:]


def is_sound(text: str, edits: Iterable[Edit]) -> bool:
    """Whether `apply` accepts edits: they are within the text, and none overlaps another."""
    offset = 0
    for (start, end), _ in sorted(edits):
        if not offset <= start <= end <= len(text):
            return False
        offset = end
    return True


def choose(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes whose edits do not overlap those of fixes chosen before them."""
    edited: list[Span] = []
    chosen = []
    for fix in fixes:
        if not any(_overlaps_any(edit.span, edited) for edit in fix.edits):
            chosen.append(fix)
            for edit in fix.edits:
                insort(edited, edit.span)
    return chosen


class OffsetMap:
    """Maps offsets of a text to offsets of the text after edits."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        edits = sorted(edits)
        self._starts = [edit.span.start for edit in edits]
        self._ends = [edit.span.end for edit in edits]
        self._shifts = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)]

    def to(self, offset: int) -> int:
        """The new offset for an old one; -1 if an edit replaces the characters before and after it."""
        index = bisect_right(self._ends, offset)
        if index < len(self._ends) and self._starts[index] < offset:
            return -1
        return offset + self._shifts[index]

    def touches(self, span: Span) -> bool:
        """Whether an edit is within a span, or right before or after it."""
        index = bisect_left(self._ends, span.start)
        return index < len(self._ends) and self._starts[index] <= span.end


def _overlaps_any(span: Span, edited: Sequence[Span]) -> bool:
    """Whether a span overlaps one of `edited`, which are sorted and disjoint."""
    index = bisect_left(edited, span)
    return any(_overlap(span, neighbour) for neighbour in edited[max(0, index - 1) : index + 1])


def _overlap(a: Span, b: Span) -> bool:
    """Whether two spans share characters, or one is empty (an insertion) and within the other or at its ends."""
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end
