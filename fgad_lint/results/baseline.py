"""Baselines: files of findings that are accepted for now, with counts of those that look the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.results.fingerprint import content_hashes

Accepted = Mapping[str, Mapping[str, int]]  # By the path of a file, the keys of its findings and their counts.

_VERSION = 1
_MAX_COUNT = 10**9  # More than the findings of any file; Python refuses to print a number of thousands of digits.


class BaselineError(Exception):
    """What is wrong with the text of a baseline, without its name."""


class Beyond(NamedTuple):
    """The findings of a file that are not accepted, and the number of accepted ones that no longer occur."""

    diagnostics: list[Diagnostic]
    gone: int


def loads(text: str) -> Accepted:
    """What the text of a baseline accepts. Raises BaselineError."""
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
    return isinstance(counts, dict) and all(type(count) is int and 0 < count <= _MAX_COUNT for count in counts.values())


def dumps(accepted: Accepted) -> str:
    """The text of a baseline: sorted and with one finding a line, to keep the diff of a change small."""
    import json

    table = {"fgad-lint": _VERSION, "accepted": accepted}
    return json.dumps(table, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def beyond(accepted: Mapping[str, int], text: str, diagnostics: Sequence[Diagnostic]) -> Beyond:
    """The findings of a file that are left without the accepted ones."""
    unused = Counter(accepted)
    kept = []
    for diagnostic, key in zip(diagnostics, _keys(text, diagnostics), strict=True):
        if unused[key] > 0:
            unused[key] -= 1
        else:
            kept.append(diagnostic)
    return Beyond(kept, unused.total())


def accepting(text: str, diagnostics: Sequence[Diagnostic]) -> Mapping[str, int]:
    """The counts that accept all findings of a file."""
    return Counter(_keys(text, diagnostics))


def _keys(text: str, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """A key for each finding; the rule is in it for people who read the file."""
    hashes = content_hashes(text, diagnostics)
    return [f"{diagnostic.rule} {digest}" for diagnostic, digest in zip(diagnostics, hashes, strict=True)]
