"""Workflow commands, which GitHub shows as annotations in a pull request and in the log of a job.

Anyone who opens a pull request can write the text of a list, so no part of it may end a command or start one.
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
_MAX_ANNOTATIONS = 10  # Per severity and step: GitHub silently drops the rest.


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """The findings GitHub will display, changed lines and errors first, plus a count of the rest."""
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
    """A finding as a command; annotations sort into display order."""

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
    # The log shows only the message of a command.
    message = f"{path}:{start.line}:{start.column}: {diagnostic.message} [{diagnostic.rule}]"
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    """Escape a text as GitHub's toolkit does; line ends are escaped as control characters."""
    return escape_control_chars(text).replace("\t", " ").replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _more(n_omitted: Mapping[Severity, int]) -> str:
    counts = [count(n, severity) for severity, n in n_omitted.items() if n > 0]
    total = sum(n for n in n_omitted.values() if n > 0)
    return f"and {total} more ({', '.join(counts)}): all are in the summary of this job\n" if counts else ""
