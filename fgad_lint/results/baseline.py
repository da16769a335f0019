"""Findings that are accepted for now: a file of how many of each kind there may be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.results.fingerprint import marks

Accepted = Mapping[str, Mapping[str, int]]

_VERSION = 1
_MAX_COUNT = 10**9  # A file has fewer findings than this; Python refuses to print a number of thousands of digits.


class BaselineError(Exception):
    """What is wrong with the text of a baseline, without its name."""


class Beyond(NamedTuple):
    """The findings of a file that are not accepted, and how many accepted ones no longer occur."""

    diagnostics: list[Diagnostic]
    gone: int


def loads(text: str) -> Accepted:
    """What a baseline accepts: by the path of a file the marks of its findings, and how many of each. Raises BaselineError."""
    import json

    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise BaselineError("not JSON") from None
    if not isinstance(table, dict) or table.get("fgad-lint") != _VERSION:
        raise BaselineError("not a baseline of this version")
    accepted = table.get("accepted")
    if not isinstance(accepted, dict) or not all(map(_is_counts, accepted.values())):
        raise BaselineError("no counts of findings by file")
    return accepted


def _is_counts(counts: object) -> bool:
    return isinstance(counts, dict) and all(
        type(number) is int and 0 < number <= _MAX_COUNT for number in counts.values()
    )


def dumps(accepted: Accepted) -> str:
    """The text of a baseline, sorted and one finding a line, so that a change of it is small."""
    import json

    table = {"fgad-lint": _VERSION, "accepted": accepted}
    return json.dumps(table, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def beyond(accepted: Mapping[str, int], text: str, diagnostics: Sequence[Diagnostic]) -> Beyond:
    """What is left of the findings of a file when the accepted ones are taken out."""
    left = Counter(accepted)
    kept = []
    for each, mark in zip(diagnostics, _marks(text, diagnostics), strict=True):
        if left[mark] > 0:
            left[mark] -= 1
        else:
            kept.append(each)
    return Beyond(kept, left.total())


def accepting(text: str, diagnostics: Sequence[Diagnostic]) -> Mapping[str, int]:
    """What accepts all findings of a file."""
    return Counter(_marks(text, diagnostics))


def _marks(text: str, diagnostics: Sequence[Diagnostic]) -> list[str]:
    # The rule is there for people who read the file.
    return [f"{each.rule} {mark}" for each, mark in zip(diagnostics, marks(text, diagnostics), strict=True)]
