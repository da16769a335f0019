"""A Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import normpath

from fgad_lint.diagnostic import Severity
from fgad_lint.escape import escape_control_chars, to_json
from fgad_lint.report import Checked, Look
from fgad_lint.results.fingerprint import fingerprints

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(results: Sequence[Checked], _look: Look) -> str:
    """The findings as JSON, also where there are none."""
    return to_json([each for checked in results for each in _objects(checked)])


def _objects(checked: Checked) -> Iterator[dict[str, object]]:
    path = normpath(checked.path)  # GitLab finds no file whose path begins with ./
    lines = checked.lines_of()("")
    for diagnostic, fingerprint in zip(
        checked.diagnostics, fingerprints(checked.text, checked.diagnostics), strict=True
    ):
        start, end = diagnostic.span
        yield {
            "description": escape_control_chars(diagnostic.message).replace("\t", " "),
            "check_name": diagnostic.rule,
            "fingerprint": _digest(f"{path}\0{fingerprint}"),
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": path,
                # A span that ends with a line end does not reach into the next line.
                "lines": {"begin": lines.number(start) + 1, "end": lines.number(max(start, end - 1)) + 1},
            },
        }


def _digest(text: str) -> str:
    """Of two findings with one fingerprint GitLab shows only one, and two files may have the same line."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
