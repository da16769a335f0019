"""The last step of `check`: print the findings, and decide whether they make the check fail."""

import os
import sys
from collections.abc import Sequence

from fgad_lint import report
from fgad_lint.cli.files import FileError
from fgad_lint.cli.options import AUTO, STDIN, CheckOptions
from fgad_lint.cli.terminal import ErrorLog, in_github_workflow, print_output, tell, terminal_width, wants_color
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.text import count, format_statistics


def report_results(options: CheckOptions, results: Sequence[CheckedFile], errors: ErrorLog) -> bool:
    """Print the findings, or with --diff how many would be fixed; return whether the check fails."""
    return _report_diff(options, results) if options.diff else _report_findings(options, results, errors)


def _report_diff(options: CheckOptions, results: Sequence[CheckedFile]) -> bool:
    n_fixes = sum(len(result.fixed) for result in results)
    if results and not options.quiet:
        left = [diagnostic for result in results for diagnostic in result.diagnostics]
        unsafe = [diagnostic for diagnostic in left if diagnostic.fix and not diagnostic.fix.is_safe]
        tell(_describe_diff(n_fixes, sum(diagnostic.n_findings for diagnostic in unsafe)))
    return n_fixes > 0


def _describe_diff(n_fixes: int, n_unsafe: int) -> str:
    """What --diff shows, and how many unsafe fixes it does not show."""
    if n_fixes:
        more = f", {n_unsafe} more with --unsafe-fixes" if n_unsafe else ""
        return f"{count(n_fixes, 'finding')} would be fixed{more}"
    if n_unsafe:
        return f"no safe fixes; {count(n_unsafe, 'finding')} would be fixed with --unsafe-fixes"
    return "nothing to fix"


def _report_findings(options: CheckOptions, results: Sequence[CheckedFile], errors: ErrorLog) -> bool:
    # With - the fixed text goes to standard output, so the report cannot.
    to_stderr = (options.fix or options.add_ignores) and STDIN in options.paths
    stream = sys.stderr if to_stderr else sys.stdout
    is_colored = bool(options.color) if options.output_file else wants_color(options.color, stream)
    width = None if options.output_file else terminal_width(stream)
    output_format = options.output_format
    if output_format == AUTO:
        output_format = "github" if in_github_workflow() else "text"
    formatter = format_statistics if options.statistics else report.load(output_format)
    formatted = formatter(results, DisplayOptions(is_colored, options.quiet, width))
    if output_format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _append(summary, report.load("markdown")(results, DisplayOptions()), errors)
    if options.output_file:
        _write(options.output_file, formatted, errors)
    else:
        print_output(formatted, to_stderr)
    failing = {"error": ("error",), "warning": ("error", "warning"), "never": ()}[options.fail_on]
    return any(diagnostic.severity in failing for result in results for diagnostic in result.diagnostics)


def _write(path: str, content: str, errors: ErrorLog) -> None:
    from fgad_lint.cli import atomic_write

    try:
        atomic_write.write(path, content)
    except FileError as error:
        errors.add(str(error))


def _append(path: str, content: str, errors: ErrorLog) -> None:
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(content)
    except OSError as error:
        errors.add(f"{path}: not written: {(error.strerror or str(error)).lower()}")
