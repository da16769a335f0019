"""The result of fixing a text."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.linter.lint import Failure

# Of the diagnostics of a text, those that a task is about.
Choice = Callable[[str, Sequence[Diagnostic]], Sequence[Diagnostic]]


def every_one(_text: str, diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The choice of all diagnostics."""
    return diagnostics


class RejectedFixes(NamedTuple):
    """Fixes that were not made because the result failed a check: a bug in their rules, whatever the text.

    `line`, from 1, is that of the first of them. `reason` completes "the fix would …".
    """

    rules: tuple[str, ...]
    line: int
    reason: str


class Fixed(NamedTuple):
    """The result of fixing a text: the fixed diagnostics, the remaining ones, and the fixes that were rejected.

    `failures` are the rules that failed on the original text.
    """

    text: str
    fixed: list[Diagnostic]
    remaining: list[Diagnostic]
    rejected: tuple[RejectedFixes, ...] = ()
    failures: Sequence[Failure] = ()
