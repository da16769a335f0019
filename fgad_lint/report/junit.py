"""JUnit XML, which nearly every CI system shows as test results: each file is a suite, each finding is a failed test."""

from collections.abc import Sequence
from xml.etree import ElementTree

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import COMMANDS, escape_control_chars
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.text import Position


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """A suite per file; a file without findings is one passed test."""
    root = ElementTree.Element("testsuites", name="fgad-lint")
    for checked in results:
        _add_suite(root, checked)
    ElementTree.indent(root)
    xml = ElementTree.tostring(root, encoding="unicode")
    for opening in COMMANDS:
        xml = xml.replace(opening, f"#&#35;{opening[2:]}")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'


def _add_suite(root: ElementTree.Element, checked: CheckedFile) -> None:
    # Characters that XML does not allow are not printable, so they are escaped.
    path = escape_control_chars(checked.path)
    n_infos = sum(diagnostic.severity == "info" for diagnostic in checked.diagnostics)
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=path,
        tests=str(max(1, len(checked.diagnostics))),
        failures=str(len(checked.diagnostics) - n_infos),
        errors="0",
        skipped=str(n_infos),
    )
    if not checked.diagnostics:
        ElementTree.SubElement(suite, "testcase", classname=path, name="nothing found")
    lines = checked.lines_of()("")
    for diagnostic in checked.diagnostics:
        _add_case(suite, path, lines.position(diagnostic.span.start), diagnostic)


def _add_case(suite: ElementTree.Element, path: str, position: Position, diagnostic: Diagnostic) -> None:
    location = f"{position.line}:{position.column}"
    message = escape_control_chars(diagnostic.message)
    # CI systems merge tests with the same name, so the name includes the message.
    name = f"{location}: {message} [{diagnostic.rule}]"
    case = ElementTree.SubElement(suite, "testcase", classname=path, name=name)
    # A failed test fails the job, but an info should not.
    outcome = "skipped" if diagnostic.severity == "info" else "failure"
    element = ElementTree.SubElement(case, outcome, type=diagnostic.rule, message=message)
    element.text = f"{path}:{location}: {diagnostic.severity}: {message} [{diagnostic.rule}]"
