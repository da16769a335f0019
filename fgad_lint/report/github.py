"""Workflow commands, which GitHub shows as annotations in a pull request and in the log of a job.

The text of a list comes from anyone who opens a pull request, so nothing of it may end a command or begin one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic, Severity
from fgad_lint.escape import escape_control_chars
from fgad_lint.report import Checked, Look
from fgad_lint.report.text import count
from fgad_lint.text import Lines, Span

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_SEVERITIES = list(_COMMANDS)
_MAX_ANNOTATIONS = 10  # GitHub shows so many of each severity for a step, and drops the others without a word.


def render(results: Sequence[Checked], _look: Look) -> str:
    """As many findings of each severity as are shown, those on changed lines and errors first; then how many more there are."""
    given: Counter[Severity] = Counter()
    rows = []
    for found in sorted(each for number, checked in enumerate(results) for each in _found(number, checked)):
        severity = _SEVERITIES[found.rank]
        given[severity] += 1
        if given[severity] <= _MAX_ANNOTATIONS:
            rows.append(f"{found.command}\n")
    return "".join(rows) + _more({severity: given[severity] - _MAX_ANNOTATIONS for severity in _SEVERITIES})


class _Found(NamedTuple):
    """A finding as a command; they sort in the order in which they are shown."""

    is_old: bool
    rank: int
    file: int
    span: Span
    command: str


def _found(number: int, checked: Checked) -> Iterator[_Found]:
    lines = checked.lines_of()("")
    changed = frozenset(checked.changed)
    for diagnostic in checked.diagnostics:
        start, end = diagnostic.span
        is_new = any(line + 1 in changed for line in range(lines.number(start), lines.number(end) + 1))
        rank = _SEVERITIES.index(diagnostic.severity)
        yield _Found(not is_new, rank, number, diagnostic.span, _command(checked.path, lines, diagnostic))


def _command(path: str, lines: Lines, diagnostic: Diagnostic) -> str:
    # Columns are dropped where a span ends on another line than it begins.
    start, end = map(lines.place, lines.on_first(diagnostic.span))
    place = f"line={start.line},col={start.column},endLine={end.line},endColumn={end.column}"
    properties = f"file={_property(path)},{place},title={_property(diagnostic.rule)}"
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(diagnostic.message)}"


def _data(text: str) -> str:
    """A text as GitHub's own toolkit escapes it; after `visible`, there are no line ends left to escape."""
    return escape_control_chars(text).replace("\t", " ").replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _more(left: Mapping[Severity, int]) -> str:
    each = [count(number, severity) for severity, number in left.items() if number > 0]
    total = sum(number for number in left.values() if number > 0)
    return f"and {total} more ({', '.join(each)}): all are in the summary of this job\n" if each else ""
