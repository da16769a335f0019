"""What nearly all members of a list agree on."""

from collections import Counter
from operator import itemgetter
from typing import TypeVar

MIN_FOR_CONSENSUS = 10  # Fewer members may agree by chance.
Value = TypeVar("Value")


def consensus(counts: Counter[Value]) -> Value | None:
    """The value that nine in ten of at least MIN_FOR_CONSENSUS members have; None if there is none."""
    value, count = max(counts.items(), key=itemgetter(1), default=(None, 0))
    return value if is_consensus(count, counts.total(), MIN_FOR_CONSENSUS) else None


def is_consensus(count: int, total: int, at_least: int = 1) -> bool:
    """Whether `count` is at least nine in ten of `total`, or of `at_least` if that is more."""
    return 10 * count >= 9 * max(total, at_least)
