"""The result of fixing a text."""

from collections.abc import Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.linter.lint import Failure


class Refusal(NamedTuple):
    """Fixes that were not made because the result failed a check: a bug in their rules, never the user's fault.

    `line`, from 1, is that of the first of them. `reason` completes "the fix would …".
    """

    rules: tuple[str, ...]
    line: int
    reason: str


class Fixed(NamedTuple):
    """The result of fixing a text: the diagnostics that were fixed, those that are left, and the fixes that were refused.

    `failures` are the rules that failed on the original text.
    """

    text: str
    fixed: list[Diagnostic]
    left: list[Diagnostic]
    refusals: tuple[Refusal, ...] = ()
    failures: Sequence[Failure] = ()
