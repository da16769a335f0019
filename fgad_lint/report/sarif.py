"""SARIF 2.1.0, for GitHub code scanning and SARIF viewers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath, PureWindowsPath
from posixpath import normpath
from urllib.parse import quote

from fgad_lint import __version__, rule_pages, rules
from fgad_lint.diagnostic import Diagnostic, Fix, Severity
from fgad_lint.escape import to_json
from fgad_lint.report import HOME, CheckedFile, DisplayOptions
from fgad_lint.report.markdown import inert
from fgad_lint.results.fingerprint import fingerprints
from fgad_lint.rule import Rule
from fgad_lint.text import Lines, Span

_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Object = dict[str, object]


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """The findings as one run, with their rules."""
    used_rules = rules.load({diagnostic.rule for checked in results for diagnostic in checked.diagnostics})
    rule_indexes = {rule.name: index for index, rule in enumerate(used_rules)}
    driver = {
        "name": "fgad-lint",
        "version": __version__,
        "informationUri": HOME,
        "rules": [_rule(rule) for rule in used_rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result for checked in results for result in _results(checked, rule_indexes)],
    }
    report = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return to_json(report)


def _rule(rule: Rule) -> Object:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.doc},
        "help": {"text": rule.doc, "markdown": rule_pages.page(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(checked: CheckedFile, rule_indexes: Mapping[str, int]) -> Iterator[Object]:
    lines_of = checked.lines_of()
    file = _File(checked.path, checked.text, lines_of(""))

    @cache
    def file_of(path: str) -> _File:
        return _File(path, checked.texts[path], lines_of(path)) if path else file

    for diagnostic, fingerprint in zip(
        checked.diagnostics, fingerprints(checked.text, checked.diagnostics), strict=True
    ):
        result: Object = {
            "ruleId": diagnostic.rule,
            "ruleIndex": rule_indexes[diagnostic.rule],
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": inert(diagnostic.message)},
            "locations": [{"physicalLocation": file.location(diagnostic.span)}],
            "partialFingerprints": {"finding/v1": fingerprint},
        }
        if diagnostic.related:
            result["relatedLocations"] = list(_related(file_of, diagnostic))
        if diagnostic.fix:
            result["fixes"] = [_fix(file, diagnostic.fix)]
        yield result


class _File:
    """A file and locations in it; a BOM does not count as a column."""

    def __init__(self, path: str, text: str, lines: Lines) -> None:
        self.artifact = {"uri": _uri(path)}
        self._lines = lines
        self._has_bom = text.startswith("\ufeff")

    def location(self, span: Span) -> Object:
        """The location of a finding: its span, cut to the first line."""
        return {"artifactLocation": self.artifact, "region": self.region(self._lines.on_first(span))}

    def region(self, span: Span) -> Object:
        """A span as a region, its end excluded."""
        start, end = self._position(span.start), self._position(span.end)
        return {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]}

    def _position(self, offset: int) -> tuple[int, int]:
        line, column = self._lines.position(offset)
        return line, max(1, column - 1) if line == 1 and self._has_bom else column


def _related(file_of: Callable[[str], _File], diagnostic: Diagnostic) -> Iterator[Object]:
    for index, (span, message, path) in enumerate(diagnostic.related):
        location = file_of(path).location(span)
        yield {"id": index, "message": {"text": inert(message)}, "physicalLocation": location}


def _fix(file: _File, fix: Fix) -> Object:
    replacements = [
        {"deletedRegion": file.region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": {"text": f"{inert(fix.message)}{'' if fix.is_safe else ' (unsafe)'}"},
        "artifactChanges": [{"artifactLocation": file.artifact, "replacements": replacements}],
    }


def _uri(path: str) -> str:
    """A path as a URI, relative if the path is, so that viewers find it in a repository."""
    uri = quote(normpath(path), errors="surrogateescape")
    is_absolute = PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()
    return f"file:///{uri.lstrip('/')}" if is_absolute else uri
