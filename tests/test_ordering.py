"""What is out of order in a sequence of sort keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgad_lint.ordering import Misplaced, first_misplaced, longest_non_decreasing, misplaced_indexes

KEYS = st.lists(st.integers(0, 9))
CASES = {
    "no keys": ([], None, []),
    "equal keys are in order": ([1, 2, 2, 3], None, []),
    "too early": ([1, 9, 2, 3], Misplaced(item_index=1, neighbour_index=3, is_before=False, n_misplaced=1), [1]),
    "too late": ([1, 3, 4, 2], Misplaced(item_index=3, neighbour_index=1, is_before=True, n_misplaced=1), [3]),
    "two keys": ([5, 1, 2, 3, 0], Misplaced(item_index=0, neighbour_index=3, is_before=False, n_misplaced=2), [0, 4]),
    "swapped keys": ([2, 1], Misplaced(item_index=0, neighbour_index=1, is_before=False, n_misplaced=1), [1]),
}


@pytest.mark.parametrize(("keys", "first", "indexes"), CASES.values(), ids=CASES)
def test_misplaced(keys, first, indexes):
    assert first_misplaced(keys) == first
    assert misplaced_indexes(keys) == indexes


@given(KEYS)
def test_first_misplaced_is_on_the_wrong_side_of_its_neighbour(keys):
    misplaced = first_misplaced(keys)
    assert (misplaced is None) == (keys == sorted(keys))
    if misplaced:
        assert (misplaced.item_index > misplaced.neighbour_index) == misplaced.is_before
        assert (keys[misplaced.item_index] < keys[misplaced.neighbour_index]) == misplaced.is_before


@given(KEYS)
def test_keys_are_in_order_without_the_misplaced_ones(keys):
    indexes = misplaced_indexes(keys)
    kept = [key for index, key in enumerate(keys) if index not in indexes]
    assert kept == sorted(kept)
    assert len(kept) == len(longest_non_decreasing(keys))
