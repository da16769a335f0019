"""Three-way merges of sequences: which stretches of three versions agree, which one side changed, and which both did."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.ordering import longest_non_decreasing

OURS, THEIRS = 1, 2  # Indexes of the sides in three versions; the base is at 0.
_MAX_COMPARED = 1 << 14  # A search that compares all with all makes at most this many comparisons.
_MAX_DEPTH = 30  # Of stretches between matches within which others are searched.
# A URL, a word or another character, with the white space after it.
_TOKEN = lazy_re.compile(r"\s+|(?:https?://[^\s()\[\]<>\"']+|\w+|.)\s*", re.DOTALL)


class Stretch(NamedTuple):
    """A stretch of three versions: its part of each (base, ours, theirs), and whether it is one item that both sides left alone."""

    parts: tuple[slice, slice, slice]
    is_stable: bool


class Markers(NamedTuple):
    """How conflicts are marked: the length of the markers, the labels of the sides, and whether the base is shown, as in diff3."""

    size: int = 7
    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"
    shows_base: bool = False

    def mark(self, base: str, ours: str, theirs: str) -> str:
        """Both versions of some lines, between markers; a version that lacks its last line end gets one."""
        rows = [(f"{'<' * self.size} {self.ours}", ours)]
        if self.shows_base:
            rows.append((f"{'|' * self.size} {self.base}", base))
        rows.append(("=" * self.size, theirs))
        marked = "".join(f"{marker}\n{_with_line_end(lines)}" for marker, lines in rows)
        return f"{marked}{'>' * self.size} {self.theirs}\n"


class TextMerge(NamedTuple):
    """A merged text, and how many conflicts are marked in it."""

    text: str
    n_conflicts: int


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of indexes of equal items, both increasing: first of the items that are unique, then of those between them."""
    pairs: list[tuple[int, int]] = []
    stack = [(0, len(old), 0, len(new), 0)]
    while stack:
        start, end, new_start, new_end, depth = stack.pop()
        while start < end and new_start < new_end and old[start] == new[new_start]:
            pairs.append((start, new_start))
            start, new_start = start + 1, new_start + 1
        while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
            end, new_end = end - 1, new_end - 1
            pairs.append((end, new_end))
        if start == end or new_start == new_end:
            continue
        if (anchors := _unique_matches(old, new, start, end, new_start, new_end)) and depth < _MAX_DEPTH:
            for (a, b), (c, d) in pairwise([(start, new_start), *anchors, (end, new_end)]):
                stack.append((a, c, b, d, depth + 1))
        elif (end - start) * (new_end - new_start) <= _MAX_COMPARED:
            from difflib import SequenceMatcher

            matcher = SequenceMatcher(None, old[start:end], new[new_start:new_end], autojunk=False)
            for a, b, size in matcher.get_matching_blocks():
                pairs += ((start + a + index, new_start + b + index) for index in range(size))
    return sorted(pairs)


def _unique_matches(
    old: Sequence[Hashable], new: Sequence[Hashable], start: int, end: int, new_start: int, new_end: int
) -> list[tuple[int, int]]:
    """Pairs of items that each version has only once between two offsets, as many as are in the same order."""
    counts, new_counts = Counter(old[start:end]), Counter(new[new_start:new_end])
    places = {new[index]: index for index in range(new_start, new_end) if new_counts[new[index]] == 1}
    pairs = [
        (index, places[old[index]]) for index in range(start, end) if counts[old[index]] == 1 and old[index] in places
    ]
    return [pairs[index] for index in longest_non_decreasing([place for _, place in pairs])]


def stretches(base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Iterator[Stretch]:
    """The stretches that cover three versions."""
    in_ours, in_theirs = dict(matches(base, ours)), dict(matches(base, theirs))
    start = ours_start = theirs_start = 0
    for index in range(len(base) + 1):
        ours_index, theirs_index = in_ours.get(index), in_theirs.get(index)
        if index == len(base):
            ours_index, theirs_index = len(ours), len(theirs)
        if ours_index is None or theirs_index is None:
            continue
        changed = slice(start, index), slice(ours_start, ours_index), slice(theirs_start, theirs_index)
        if any(part.start < part.stop for part in changed):
            yield Stretch(changed, False)
        if index < len(base):
            start, ours_start, theirs_start = index + 1, ours_index + 1, theirs_index + 1
            parts = slice(index, start), slice(ours_index, ours_start), slice(theirs_index, theirs_start)
            yield Stretch(parts, True)


def side_to_take(versions: Sequence[object]) -> int | None:
    """Which of three versions (base, ours, theirs) has what was changed: OURS or THEIRS; None if both did it differently."""
    base, ours, theirs = versions
    if theirs in (base, ours):
        return OURS
    return THEIRS if ours == base else None


def merge_lines(versions: Sequence[str], markers: Markers) -> TextMerge:
    """Merge three versions of a text line by line, as git does."""
    return _merged([split_lines(text) for text in versions], markers)


def merge_words(base: str, ours: str, theirs: str) -> str | None:
    """Merge three texts word by word; None if both sides changed the same words, or words next to each other.

    A change of white space is no change of the word before it.
    """
    versions = [_TOKEN.findall(text) for text in (base, ours, theirs)]
    words = [[token.rstrip() for token in version] for version in versions]
    merged: list[str] = []
    for stretch in stretches(*words):
        parts = [version[part] for version, part in zip(versions, stretch.parts, strict=True)]
        side = side_to_take([version[part] for version, part in zip(words, stretch.parts, strict=True)])
        if side is None:
            return None
        if stretch.is_stable:
            side = side_to_take(parts) or OURS
        merged += parts[side]
    return "".join(merged)


def _merged(versions: Sequence[Sequence[str]], markers: Markers) -> TextMerge:
    parts, n_conflicts = [], 0
    for stretch in stretches(*versions):
        texts = ["".join(version[part]) for version, part in zip(versions, stretch.parts, strict=True)]
        side = side_to_take(texts)
        parts.append(markers.mark(*texts) if side is None else texts[side])
        n_conflicts += side is None
    return TextMerge("".join(parts), n_conflicts)


def split_lines(text: str) -> list[str]:
    """The lines of a text as git sees them, with their ends: only a newline ends a line."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _with_line_end(lines: str) -> str:
    return lines if not lines or lines.endswith("\n") else f"{lines}\n"
