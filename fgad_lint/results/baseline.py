"""Baselines: files that list accepted findings, with a count for findings that look the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.results.fingerprint import content_hashes

Accepted = Mapping[str, Mapping[str, int]]  # Path → key of a finding → count.

_VERSION = 1
_MAX_COUNT = 10**9  # Of one finding in a file; Python refuses to print a number with thousands of digits.


class BaselineError(Exception):
    """A baseline that cannot be read; the message does not name the file."""


class Beyond(NamedTuple):
    """The findings that a baseline does not accept, and the number of accepted findings that are gone."""

    diagnostics: list[Diagnostic]
    gone: int


def loads(text: str) -> Accepted:
    """Read the text of a baseline. Raises BaselineError."""
    import json

    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise BaselineError("not JSON") from None
    if not isinstance(table, dict) or table.get("fgad-lint") != _VERSION:
        raise BaselineError("not a baseline of this version")
    accepted = table.get("accepted")
    if not isinstance(accepted, dict) or not all(map(_is_counts, accepted.values())):
        raise BaselineError("no table of accepted findings")
    return accepted


def _is_counts(counts: object) -> bool:
    return isinstance(counts, dict) and all(type(count) is int and 0 < count <= _MAX_COUNT for count in counts.values())


def dumps(accepted: Accepted) -> str:
    """The text of a baseline: sorted, and one finding per line, to keep diffs small."""
    import json

    table = {"fgad-lint": _VERSION, "accepted": accepted}
    return json.dumps(table, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def beyond(accepted: Mapping[str, int], text: str, diagnostics: Sequence[Diagnostic]) -> Beyond:
    """Compare the findings of a file with the accepted ones."""
    unused = Counter(accepted)
    kept = []
    for diagnostic, key in zip(diagnostics, _keys(text, diagnostics), strict=True):
        if unused[key] > 0:
            unused[key] -= 1
        else:
            kept.append(diagnostic)
    return Beyond(kept, unused.total())


def not_accepted(accepted: Mapping[str, int], text: str, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings of a file that the baseline does not accept."""
    return beyond(accepted, text, diagnostics).diagnostics


def accepting(text: str, diagnostics: Sequence[Diagnostic]) -> Mapping[str, int]:
    """The counts that accept all findings of a file."""
    return Counter(_keys(text, diagnostics))


def _keys(text: str, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """A key for each finding; it names the rule for people who read the file."""
    hashes = content_hashes(text, diagnostics)
    return [f"{diagnostic.rule} {digest}" for diagnostic, digest in zip(diagnostics, hashes, strict=True)]
