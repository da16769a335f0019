"""Match globs, as in a .gitignore, against many paths.

A glob without a slash matches a name at any depth. Any other glob matches a path relative to the folder of the configuration,
and `**` matches any number of folders. A glob that matches a folder matches everything in it.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

# For each glob, how many of its segments the path so far may have matched.
_States = tuple[frozenset[int], ...]


class Globs:
    """Globs, with their states cached per folder: a folder takes time in proportion to the segments of all globs."""

    def __init__(self, globs: Sequence[str]) -> None:
        self._globs = [_segments(glob) for glob in globs]
        start = tuple(_skip_stars(segments, {0}) for segments in self._globs)
        self._by_folder: dict[tuple[str, ...], _States] = {(): start}

    def matching(self, parts: tuple[str, ...]) -> list[int]:
        """The indices of the globs that match a path, given as its parts."""
        n_cached = len(parts) - 1
        while parts[:n_cached] not in self._by_folder:
            n_cached -= 1
        states = self._by_folder[parts[:n_cached]]
        for depth in range(n_cached, len(parts)):
            states = tuple(map(_step, self._globs, states, [parts[depth]] * len(states)))
            if depth + 1 < len(parts):
                self._by_folder[parts[: depth + 1]] = states
        return [
            glob_index
            for glob_index, (segments, state) in enumerate(zip(self._globs, states, strict=True))
            if len(segments) in state
        ]


class Exclusions:
    """Globs of files to exclude. One that begins with `!` includes again what an earlier one excludes."""

    def __init__(self, globs: Sequence[str]) -> None:
        self._is_negated = [glob.startswith("!") for glob in globs]
        self._globs = Globs([glob.removeprefix("!") for glob in globs])

    def match(self, parts: tuple[str, ...]) -> bool:
        """Whether a path, given as its parts, is excluded."""
        matching = self._globs.matching(parts)
        return bool(matching) and not self._is_negated[matching[-1]]


def _segments(glob: str) -> list[str]:
    segments = [segment for segment in glob.split("/") if segment not in ("", ".")]
    if glob.endswith("/") or segments[-1:] == ["**"]:
        segments.append("*")  # Match what is in the folder, not a file of that name.
    if "/" not in glob[:-1]:
        segments.insert(0, "**")
    return [
        segment for index, segment in enumerate(segments) if segment != "**" or segments[index - 1 : index] != ["**"]
    ]


def _step(segments: Sequence[str], state: frozenset[int], part: str) -> frozenset[int]:
    """The state of a glob after one more part of a path."""
    if len(segments) in state:
        return state
    next_state = set()
    for n_matched in state:
        if segments[n_matched] == "**":
            next_state.add(n_matched)
        elif _matcher(segments[n_matched])(part):
            next_state.add(n_matched + 1)
    return _skip_stars(segments, next_state)


def _skip_stars(segments: Sequence[str], state: set[int]) -> frozenset[int]:
    """Add the states in which a `**` matches no folder."""
    return frozenset(state | {n_matched + 1 for n_matched in state if segments[n_matched : n_matched + 1] == ["**"]})


@cache
def _matcher(segment: str) -> Callable[[str], object]:
    from fnmatch import translate

    return re.compile(translate(segment)).match
