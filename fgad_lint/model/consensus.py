"""What nearly all of a list agree on, so that the few that differ stand out."""

from collections import Counter
from typing import TypeVar

Value = TypeVar("Value")


def consensus(counts: Counter[Value], at_least: int = 1) -> Value | None:
    """The value that at least nine in ten of at least so many have; None if there is none."""
    value, count = next(iter(counts.most_common(1)), (None, 0))
    return value if is_consensus(count, counts.total(), at_least) else None


def is_consensus(count: int, total: int, at_least: int = 1) -> bool:
    """Whether `count` of `total`, taken as no fewer than `at_least`, are at least nine in ten."""
    return 10 * count >= 9 * max(total, at_least)
