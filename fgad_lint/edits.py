"""From fixes to a new text."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import accumulate

from fgad_lint.diagnostic import Edit, Fix
from fgad_lint.text import Span


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make all the edits at once; every span refers to `text` as given.

    Raises ValueError where two edits overlap or one lies outside the text.
    """
    done: list[str] = []
    position = 0
    for (start, end), new in sorted(edits):
        if not position <= start <= end <= len(text):
            raise ValueError(f"edit {start}..{end} overlaps or is out of range")
        done += text[position:start], new
        position = end
    return "".join(done) + text[position:]


def is_sound(text: str, edits: Iterable[Edit]) -> bool:
    """Whether edits lie in a text and none overlaps another."""
    position = 0
    for (start, end), _ in sorted(edits):
        if not position <= start <= end <= len(text):
            return False
        position = end
    return True


def choose(fixes: Iterable[Fix]) -> list[Fix]:
    """As many whole fixes as fit beside each other, first come first served."""
    taken: list[Span] = []
    chosen = []
    for fix in fixes:
        if not any(_hits(edit.span, taken) for edit in fix.edits):
            chosen.append(fix)
            for edit in fix.edits:
                insort(taken, edit.span)
    return chosen


class OffsetMap:
    """Where a place of the old text is in the new one."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        made = sorted(edits)
        self._starts = [edit.span.start for edit in made]
        self._ends = [edit.span.end for edit in made]
        self._shifts = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in made)]

    def to(self, offset: int) -> int:
        """The new place of an old one; -1 where it has been written anew."""
        number = bisect_right(self._ends, offset)
        if number < len(self._ends) and self._starts[number] < offset:
            return -1
        return offset + self._shifts[number]

    def touches(self, span: Span) -> bool:
        """Whether an edit is made in a span, or right before or behind it."""
        number = bisect_left(self._ends, span.start)
        return number < len(self._ends) and self._starts[number] <= span.end


def _hits(span: Span, taken: Sequence[Span]) -> bool:
    """Whether `span` shares characters with one of `taken`, which are in order and apart, or inserts where one ends."""
    n = bisect_left(taken, span)
    return any(_meet(span, other) for other in taken[max(0, n - 1) : n + 1])


def _meet(one: Span, other: Span) -> bool:
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
