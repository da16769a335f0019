"""A JSON array of findings, described by schema/diagnostics.schema.json."""

from collections.abc import Iterator, Sequence

from fgad_lint.diagnostic import Fix
from fgad_lint.escape import to_json
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.results.fingerprint import fingerprints
from fgad_lint.text import Lines, Span

Object = dict[str, object]


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """The findings as a JSON array, which may be empty."""
    return to_json([json_object for checked in results for json_object in objects(checked)], indent=2)


def objects(checked: CheckedFile) -> Iterator[Object]:
    """The findings of a file as JSON objects."""
    lines_of = checked.lines_of()
    lines = lines_of("")
    for diagnostic, fingerprint in zip(
        checked.diagnostics, fingerprints(checked.text, checked.diagnostics), strict=True
    ):
        yield {
            "path": checked.path,
            "rule": diagnostic.rule,
            "severity": diagnostic.severity,
            "message": diagnostic.message,
            **_range(lines, diagnostic.span),
            "fix": _fix(lines, diagnostic.fix) if diagnostic.fix else None,
            "related": [
                {"path": path or checked.path, **_range(lines_of(path), span), "message": message}
                for span, message, path in diagnostic.related
            ],
            "fingerprint": fingerprint,
        }


def _fix(lines: Lines, fix: Fix) -> Object:
    edits = [{**_range(lines, edit.span), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.is_safe, "message": fix.message, "edits": edits}


def _range(lines: Lines, span: Span) -> Object:
    start, end = lines.position(span.start), lines.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
