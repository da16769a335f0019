"""Globs as in a .gitignore, matched against many paths.

Without a slash a glob is a name at any depth; else it is a path from the folder of the configuration, in which `**` stands
for any number of folders. One that fits a folder fits all that is in it.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

_States = tuple[frozenset[int], ...]  # For each glob, how many of its segments may have been used up.


class Globs:
    """Some globs; what is known of a folder is kept for the other paths in it.

    The work for a folder grows with the number of segments that all globs have together.
    """

    def __init__(self, globs: Sequence[str]) -> None:
        self._globs = [_segments(glob) for glob in globs]
        start = tuple(_after_stars(segments, {0}) for segments in self._globs)
        self._by_folder: dict[tuple[str, ...], _States] = {(): start}

    def fitting(self, parts: tuple[str, ...]) -> list[int]:
        """The numbers of the globs, from 0, that fit a path, given as its parts."""
        known = len(parts) - 1
        while parts[:known] not in self._by_folder:
            known -= 1
        states = self._by_folder[parts[:known]]
        for depth in range(known, len(parts)):
            states = tuple(map(_step, self._globs, states, [parts[depth]] * len(states)))
            if depth + 1 < len(parts):
                self._by_folder[parts[: depth + 1]] = states
        return [
            number
            for number, (segments, reached) in enumerate(zip(self._globs, states, strict=True))
            if len(segments) in reached
        ]


def _segments(glob: str) -> list[str]:
    segments = [segment for segment in glob.split("/") if segment not in ("", ".")]
    if glob.endswith("/") or segments[-1:] == ["**"]:
        segments.append("*")  # What is in the folder, not a file of that name.
    if "/" not in glob[:-1]:
        segments.insert(0, "**")
    return [
        segment for number, segment in enumerate(segments) if segment != "**" or segments[number - 1 : number] != ["**"]
    ]


def _step(segments: Sequence[str], reached: frozenset[int], part: str) -> frozenset[int]:
    """How many segments may have been used up by a path, when those before its last part used up so many."""
    if len(segments) in reached:
        return reached
    after = set()
    for number in reached:
        if segments[number] == "**":
            after.add(number)
        elif _matcher(segments[number])(part):
            after.add(number + 1)
    return _after_stars(segments, after)


def _after_stars(segments: Sequence[str], reached: set[int]) -> frozenset[int]:
    return frozenset(reached | {number + 1 for number in reached if segments[number : number + 1] == ["**"]})


@cache
def _matcher(segment: str) -> Callable[[str], object]:
    from fnmatch import translate

    return re.compile(translate(segment)).match
