"""A Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import normpath

from fgad_lint.diagnostic import Severity
from fgad_lint.escape import escape_control_chars, to_json
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.results.fingerprint import fingerprints

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """The findings as a JSON array, which may be empty."""
    return to_json([issue for checked in results for issue in _issues(checked)])


def _issues(checked: CheckedFile) -> Iterator[dict[str, object]]:
    path = normpath(checked.path)  # GitLab does not find files whose paths start with ./
    lines = checked.lines_of()("")
    for diagnostic, fingerprint in zip(
        checked.diagnostics, fingerprints(checked.text, checked.diagnostics), strict=True
    ):
        start, end = diagnostic.span
        yield {
            "description": escape_control_chars(diagnostic.message).replace("\t", " "),
            "check_name": diagnostic.rule,
            "fingerprint": _hash(f"{path}\0{fingerprint}"),
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": path,
                # A span that ends after a line end does not reach the next line.
                "lines": {"begin": lines.line_index(start) + 1, "end": lines.line_index(max(start, end - 1)) + 1},
            },
        }


def _hash(text: str) -> str:
    """A hash unique across files, because GitLab deduplicates findings by fingerprint."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
