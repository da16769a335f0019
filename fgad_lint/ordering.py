"""What stands out of order in a sequence."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Stray(NamedTuple):
    """The first thing out of place: it is the one at `at`, and belongs `before` or after the one at `other`.

    `total` says how many are out of place in all.
    """

    at: int
    other: int
    before: bool
    total: int


def stray(keys: Sequence[int]) -> Stray | None:
    """What is out of place where `keys` should not fall: what the longest run that does not fall leaves out."""
    run = longest_run(keys)
    if len(run) == len(keys):
        return None
    kept = set(run)
    at = next(n for n in range(len(keys)) if n not in kept)
    before = next((n for n in run if n < at and keys[n] > keys[at]), None)
    if before is not None:
        return Stray(at, before, True, len(keys) - len(run))
    after = max(n for n in run if n > at and keys[n] < keys[at])
    return Stray(at, after, False, len(keys) - len(run))


def longest_run(keys: Sequence[int]) -> list[int]:
    """Where the keys of a longest run that does not fall stand."""
    lasts: list[int] = []  # The lowest key that a run of each length ends with.
    ends: list[int] = []
    previous: list[int] = []
    for n, key in enumerate(keys):
        length = bisect_right(lasts, key)
        lasts[length : length + 1] = [key]
        ends[length : length + 1] = [n]
        previous.append(ends[length - 1] if length else -1)
    run = []
    n = ends[-1] if ends else -1
    while n >= 0:
        run.append(n)
        n = previous[n]
    return run[::-1]
