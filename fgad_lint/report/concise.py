"""One line per finding, for editors and grep."""

from collections.abc import Mapping, Sequence

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import escape_ci_commands, escape_control_chars
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.text import Lines, Position

COLORS: Mapping[str, str] = {"error": "red", "warning": "yellow", "info": "blue"}


def format_findings(results: Sequence[CheckedFile], options: DisplayOptions) -> str:
    """The findings, one per line."""
    return "".join(
        f"{escape_ci_commands(headline(checked.path, lines.position(diagnostic.span.start), diagnostic, options))}\n"
        for checked in results
        for lines in [Lines(checked.text)]
        for diagnostic in checked.diagnostics
    )


def headline(path: str, position: Position, diagnostic: Diagnostic, options: DisplayOptions) -> str:
    """A finding as `README.md:7:9: error: message [rule]`."""
    location = f"{escape_control_chars(path)}:{position.line}:{position.column}"
    severity: str = diagnostic.severity
    rule = f"[{diagnostic.rule}]"
    if options.color:
        from click import style

        location, severity, rule = style(location, bold=True), style(severity, COLORS[severity]), style(rule, dim=True)
    return f"{location}: {severity}: {escape_control_chars(diagnostic.message)} {rule}"
