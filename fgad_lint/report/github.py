"""Workflow commands, which GitHub shows as annotations in a pull request and in the log of a job.

The text of a list comes from anyone who opens a pull request, so no part of it may end a command or start one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic, Severity
from fgad_lint.escape import escape_control_chars
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.text import count
from fgad_lint.text import Lines, Span

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_SEVERITIES = list(_COMMANDS)
_MAX_ANNOTATIONS = 10  # Of each severity: GitHub shows no more for a step, and drops the rest silently.


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """The findings that GitHub has room for, those on changed lines and errors first, and how many more there are."""
    n_findings: Counter[Severity] = Counter()
    rows = []
    annotations = [annotation for index, checked in enumerate(results) for annotation in _annotations(index, checked)]
    for annotation in sorted(annotations):
        severity = _SEVERITIES[annotation.severity_index]
        n_findings[severity] += 1
        if n_findings[severity] <= _MAX_ANNOTATIONS:
            rows.append(f"{annotation.command}\n")
    return "".join(rows) + _more({severity: n_findings[severity] - _MAX_ANNOTATIONS for severity in _SEVERITIES})


class _Annotation(NamedTuple):
    """A finding as a command; annotations sort in the order in which they are shown."""

    is_old: bool
    severity_index: int
    file_index: int
    span: Span
    command: str


def _annotations(file_index: int, checked: CheckedFile) -> Iterator[_Annotation]:
    lines = checked.lines_of()("")
    changed = frozenset(checked.changed)
    for diagnostic in checked.diagnostics:
        start, end = diagnostic.span
        is_new = any(line + 1 in changed for line in range(lines.line_index(start), lines.line_index(end) + 1))
        severity_index = _SEVERITIES.index(diagnostic.severity)
        command = _command(checked.path, lines, diagnostic)
        yield _Annotation(not is_new, severity_index, file_index, diagnostic.span, command)


def _command(path: str, lines: Lines, diagnostic: Diagnostic) -> str:
    # GitHub ignores the columns of a span of several lines.
    start, end = map(lines.position, lines.on_first(diagnostic.span))
    position = f"line={start.line},col={start.column},endLine={end.line},endColumn={end.column}"
    properties = f"file={_property(path)},{position},title={_property(diagnostic.rule)}"
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(diagnostic.message)}"


def _data(text: str) -> str:
    """A text escaped as by GitHub's own toolkit; line ends are control characters, so they are escaped before."""
    return escape_control_chars(text).replace("\t", " ").replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _more(n_left: Mapping[Severity, int]) -> str:
    counts = [count(number, severity) for severity, number in n_left.items() if number > 0]
    total = sum(number for number in n_left.values() if number > 0)
    return f"and {total} more ({', '.join(counts)}): all are in the summary of this job\n" if counts else ""
