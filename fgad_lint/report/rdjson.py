"""The format of reviewdog, which shows findings as comments on a pull request, and fixes as suggestions.

reviewdog rejects a report with an unknown field, and shows messages as Markdown.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from fgad_lint.diagnostic import Edit, Fix, Severity
from fgad_lint.edits import apply
from fgad_lint.escape import to_json
from fgad_lint.report import HOME, CheckedFile, DisplayOptions
from fgad_lint.report.markdown import inert
from fgad_lint.text import Lines, Span

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_MAX_SUGGESTION_LINES = 20  # A longer one would reach lines that a pull request does not show.

Object = dict[str, object]


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """The findings as JSON, even if there are none."""
    severities = {diagnostic.severity for checked in results for diagnostic in checked.diagnostics}
    worst = next((name for severity, name in _SEVERITIES.items() if severity in severities), "UNKNOWN_SEVERITY")
    report = {
        "source": {"name": "fgad-lint", "url": HOME},
        "severity": worst,
        "diagnostics": [json_object for checked in results for json_object in _objects(checked)],
    }
    return to_json(report)


def _objects(checked: CheckedFile) -> Iterator[Object]:
    lines = checked.lines_of()("")
    byte_positions = _BytePositions(checked.text, lines)
    for diagnostic in checked.diagnostics:
        json_object: Object = {
            "message": inert(diagnostic.message),
            "location": {"path": checked.path, "range": byte_positions.range(diagnostic.span)},
            "severity": _SEVERITIES[diagnostic.severity],
            "code": {"value": diagnostic.rule},
        }
        edit = _single_edit(checked.text, diagnostic.fix) if diagnostic.fix else None
        if edit and lines.line_index(edit.span.end) - lines.line_index(edit.span.start) < _MAX_SUGGESTION_LINES:
            json_object["suggestions"] = [{"range": byte_positions.range(edit.span), "text": edit.text}]
        yield json_object


class _BytePositions:
    """Converts offsets to reviewdog positions, whose columns are UTF-8 bytes, from 1."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._lines = lines
        # A line may be the whole file and have a finding in every word, so its bytes are counted only once.
        self._bytes: Sequence[int] = range(len(text) + 1) if text.isascii() else [0, *accumulate(map(_width, text))]

    def range(self, span: Span) -> Object:
        """A span as a range, its end excluded."""
        return {"start": self._position(span.start), "end": self._position(span.end)}

    def _position(self, offset: int) -> Object:
        line = self._lines.line_index(offset)
        return {"line": line + 1, "column": self._bytes[offset] - self._bytes[self._lines.starts[line]] + 1}


def _width(char: str) -> int:
    return 1 + (char > "\x7f") + (char > "\u07ff") + (char > "\uffff")


def _single_edit(text: str, fix: Fix) -> Edit:
    """The edits of a fix merged into one, because reviewdog treats several suggestions as alternatives."""
    start = min(edit.span.start for edit in fix.edits)
    end = max(edit.span.end for edit in fix.edits)
    edits = [Edit.replace(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in fix.edits]
    return _without_last_line_end(text, Edit.replace(Span(start, end), apply(text[start:end], edits)))


def _without_last_line_end(text: str, edit: Edit) -> Edit:
    """The same edit without the last line end of the text: reviewdog has no line after it to change."""
    (start, end), new = edit
    ending = "\r\n" if text.endswith("\r\n") else text[-1:]
    if end < len(text) or ending not in ("\n", "\r", "\r\n"):
        return edit
    if not text[:start].endswith(ending) or not (new.endswith(ending) or not new):
        return edit
    size = len(ending)
    return Edit.replace(Span(start - size, end - size), ending + new.removesuffix(ending) if new else "")
