"""reviewdog's own format: findings as comments on a pull request, fixes as suggestions to accept with a click.

reviewdog refuses a report with a field that it does not know, and shows messages as Markdown.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from fgad_lint.diagnostic import Edit, Fix, Severity
from fgad_lint.edits import apply
from fgad_lint.escape import to_json
from fgad_lint.report import HOME, Checked, Look
from fgad_lint.report.markdown import inert
from fgad_lint.text import Lines, Span

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_MAX_SUGGESTION_LINES = 20  # Lines that a suggestion may span: it must lie within what a pull request shows.

Object = dict[str, object]


def render(results: Sequence[Checked], _look: Look) -> str:
    """The findings as JSON, also where there are none."""
    found = {diagnostic.severity for checked in results for diagnostic in checked.diagnostics}
    worst = next((name for severity, name in _SEVERITIES.items() if severity in found), "UNKNOWN_SEVERITY")
    report = {
        "source": {"name": "fgad-lint", "url": HOME},
        "severity": worst,
        "diagnostics": [each for checked in results for each in _objects(checked)],
    }
    return to_json(report)


def _objects(checked: Checked) -> Iterator[Object]:
    lines = checked.lines_of()("")
    places = _Places(checked.text, lines)
    for diagnostic in checked.diagnostics:
        found: Object = {
            "message": inert(diagnostic.message),
            "location": {"path": checked.path, "range": places.range(diagnostic.span)},
            "severity": _SEVERITIES[diagnostic.severity],
            "code": {"value": diagnostic.rule},
        }
        edit = _whole(checked.text, diagnostic.fix) if diagnostic.fix else None
        if edit and lines.number(edit.span.end) - lines.number(edit.span.start) < _MAX_SUGGESTION_LINES:
            found["suggestions"] = [{"range": places.range(edit.span), "text": edit.text}]
        yield found


class _Places:
    """Where things are in a text as reviewdog says it: columns in bytes of UTF-8, from 1."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._lines = lines
        # A line may be the whole file and have a finding in every word, so bytes are counted but once.
        self._bytes: Sequence[int] = range(len(text) + 1) if text.isascii() else [0, *accumulate(map(_width, text))]

    def range(self, span: Span) -> Object:
        """A span as a range, its end excluded."""
        return {"start": self._position(span.start), "end": self._position(span.end)}

    def _position(self, offset: int) -> Object:
        number = self._lines.number(offset)
        return {"line": number + 1, "column": self._bytes[offset] - self._bytes[self._lines.starts[number]] + 1}


def _width(char: str) -> int:
    return 1 + (char > "\x7f") + (char > "\u07ff") + (char > "\uffff")


def _whole(text: str, fix: Fix) -> Edit:
    """The edits of a fix as one: of several suggestions reviewdog makes alternatives, each of which is but a part."""
    start = min(edit.span.start for edit in fix.edits)
    end = max(edit.span.end for edit in fix.edits)
    moved = [Edit.replace(Span(at - start, to - start), new) for (at, to), new in fix.edits]
    return _above_the_end(text, Edit.replace(Span(start, end), apply(text[start:end], moved)))


def _above_the_end(text: str, edit: Edit) -> Edit:
    """The same edit without the last line end of the text, behind which reviewdog finds no line to suggest for."""
    (start, end), new = edit
    ending = "\r\n" if text.endswith("\r\n") else text[-1:]
    if end < len(text) or ending not in ("\n", "\r", "\r\n"):
        return edit
    if not text[:start].endswith(ending) or not (new.endswith(ending) or not new):
        return edit
    size = len(ending)
    return Edit.replace(Span(start - size, end - size), ending + new.removesuffix(ending) if new else "")
