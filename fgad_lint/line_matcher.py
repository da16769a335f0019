"""Match the lines of two versions of a text."""

from collections.abc import Sequence
from difflib import Match, SequenceMatcher

_MAX_LINES_APART = 100  # Matching lines that are further apart are found by a slower search.


class LineMatcher(SequenceMatcher[str]):
    """Takes a match at the current lines first, then the longest one nearby, because a full search takes quadratic time."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new)
        self._old = old
        self._new = new

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        a_end = len(self._old) if ahi is None else ahi
        b_end = len(self._new) if bhi is None else bhi
        size = 0
        while alo + size < a_end and blo + size < b_end and self._old[alo + size] == self._new[blo + size]:
            size += 1
        if size:
            return Match(alo, blo, size)
        old = self._old[alo : min(a_end, alo + _MAX_LINES_APART)]
        new = self._new[blo : min(b_end, blo + _MAX_LINES_APART)]
        match = SequenceMatcher(None, old, new).find_longest_match()
        if match.size:
            return Match(alo + match.a, blo + match.b, match.size)
        return super().find_longest_match(alo, a_end, blo, b_end)
