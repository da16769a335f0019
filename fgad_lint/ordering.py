"""What is out of order in a sequence of sort keys."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Misplaced(NamedTuple):
    """The first item out of order, and where it belongs.

    The item at `item_index` belongs before (`is_before`) or after the one at `neighbour_index`. `n_misplaced` counts all items
    out of order.
    """

    item_index: int
    neighbour_index: int
    is_before: bool
    n_misplaced: int


def first_misplaced(keys: Sequence[int]) -> Misplaced | None:
    """The first key outside a longest non-decreasing subsequence; None if the keys are in order.

    Of two swapped keys it is the earlier one.
    """
    in_order = longest_non_decreasing(keys)
    n_misplaced = len(keys) - len(in_order)
    if not n_misplaced:
        return None
    kept = set(in_order)
    index = next(index for index in range(len(keys)) if index not in kept)
    following = next(
        (kept_index for kept_index in in_order if kept_index < index and keys[kept_index] > keys[index]), None
    )
    if following is not None:
        return Misplaced(index, following, True, n_misplaced)
    preceding = max(kept_index for kept_index in in_order if kept_index > index and keys[kept_index] < keys[index])
    return Misplaced(index, preceding, False, n_misplaced)


def misplaced_indexes(keys: Sequence[int]) -> list[int]:
    """The indexes of the keys outside a longest non-decreasing subsequence; of two swapped keys it is the later one."""
    last = len(keys) - 1
    kept = {last - index for index in longest_non_decreasing([-key for key in reversed(keys)])}
    return [index for index in range(len(keys)) if index not in kept]


def longest_non_decreasing(keys: Sequence[int]) -> list[int]:
    """The indexes of a longest non-decreasing subsequence."""
    # For each length, the lowest key that ends a subsequence of that length, and its index.
    last_keys: list[int] = []
    last_indexes: list[int] = []
    previous: list[int] = []
    for index, key in enumerate(keys):
        length = bisect_right(last_keys, key)
        last_keys[length : length + 1] = [key]
        last_indexes[length : length + 1] = [index]
        previous.append(last_indexes[length - 1] if length else -1)
    indexes = []
    index = last_indexes[-1] if last_indexes else -1
    while index >= 0:
        indexes.append(index)
        index = previous[index]
    return indexes[::-1]
