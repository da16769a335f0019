"""What stands out of order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgad_lint.ordering import Stray, stray


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([1, 2, 2, 3], None, id="equal keys are in order"),
        pytest.param([1, 9, 2, 3], Stray(at=1, other=3, before=False, total=1), id="too early"),
        pytest.param([1, 3, 4, 2], Stray(at=3, other=1, before=True, total=1), id="too late"),
        pytest.param([5, 1, 2, 3, 0], Stray(at=0, other=3, before=False, total=2), id="two of them"),
    ],
)
def test_stray(keys, expected):
    assert stray(keys) == expected


@given(st.lists(st.integers(0, 9)))
def test_stray_is_there_unless_in_order(keys):
    found = stray(keys)
    assert (found is None) == (keys == sorted(keys))
    if found:
        assert (found.at > found.other) == found.before
        assert (keys[found.at] < keys[found.other]) == found.before
