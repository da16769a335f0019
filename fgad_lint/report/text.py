"""The format for people: each finding with its line and what a fix would do, and at the end the number of findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import escape_ci_commands, escape_control_chars
from fgad_lint.report import Checked, Look
from fgad_lint.report.annotate import columns, underline
from fgad_lint.report.concise import COLORS, headline
from fgad_lint.text import Lines, Span

_MAX_WIDTH = 100  # Columns; of a longer line only the part around the finding is shown.
_CONTEXT_WIDTH = 20  # Columns of these that a long finding leaves to the text around it.


def format_findings(results: Sequence[Checked], look: Look) -> str:
    """The findings, with empty lines between them, and unless `quiet` a summary."""
    paragraphs = [finding for checked in results for finding in _findings(checked, look)]
    if results and not look.quiet:
        paragraphs.append(summary(results))
    return "\n".join(paragraphs)


def summary(results: Sequence[Checked]) -> str:
    """The number of findings, and of those that could be fixed."""
    left = [diagnostic for checked in results for diagnostic in checked.diagnostics]
    n_fixed = sum(len(checked.fixed) for checked in results)
    known = _known(results)
    if not left:
        if n_fixed:
            return f"{count(n_fixed, 'finding')} fixed, none left{known}\n"
        return f"nothing {'new' if known else 'found'} in {count(len(results), 'file')}{known}\n"
    severities = Counter[str](diagnostic.severity for diagnostic in left)
    by_severity = ", ".join(count(severities[name], name) for name in COLORS if name in severities)
    n_files = sum(bool(checked.diagnostics) for checked in results)
    total = f"{count(n_fixed, 'finding')} fixed, {len(left)} left" if n_fixed else count(len(left), "finding")
    return f"{total} in {count(n_files, 'file')} ({by_severity}){known}\n{fixable(left)}"


def _known(results: Iterable[Checked]) -> str:
    """The end of a line about findings: how many others were left out, and why; empty if none."""
    known = sum((Counter(checked.known) for checked in results), Counter[str]())
    reasons = ", ".join(f"{n_findings} {reason}" for reason, n_findings in known.items())
    return escape_ci_commands(escape_control_chars(f"; {reasons}")) if reasons else ""


def fixable(diagnostics: Iterable[Diagnostic]) -> str:
    """A line about how many diagnostics could be fixed; empty if none."""
    are_safe = Counter(diagnostic.fix.is_safe for diagnostic in diagnostics if diagnostic.fix)
    n_safe, n_unsafe = are_safe[True], are_safe[False]
    if n_safe and n_unsafe:
        return f"{n_safe} could be fixed with --fix, {n_unsafe} more with --fix --unsafe-fixes\n"
    if n_safe or n_unsafe:
        return f"{n_safe or n_unsafe} could be fixed with --fix{' --unsafe-fixes' if n_unsafe else ''}\n"
    return ""


def count(n: int, noun: str) -> str:
    """A number with its noun: "1 file", "2 files"."""
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _findings(checked: Checked, look: Look) -> Iterator[str]:
    lines_of = checked.lines_of()
    lines = lines_of("")
    for diagnostic in checked.diagnostics:
        position = lines.position(diagnostic.span.start)
        row, carets = _excerpt_with_carets(checked.text, lines, diagnostic)
        if look.color:
            from click import style

            carets = style(carets, COLORS[diagnostic.severity])
        related = [
            f"{escape_control_chars(path or checked.path)}:{start.line}:{start.column}: {escape_control_chars(message)}"
            for span, message, path in diagnostic.related
            for start in [lines_of(path).position(span.start)]
        ]
        yield "\n".join(
            map(escape_ci_commands, (headline(checked.path, position, diagnostic, look), row, carets, *related, ""))
        )


def _excerpt_with_carets(text: str, lines: Lines, diagnostic: Diagnostic) -> tuple[str, str]:
    """The line of a finding, or the part of it that fits, and the line of carets under it."""
    fix = diagnostic.fix
    message = f"{escape_control_chars(fix.message)}{'' if fix.is_safe else ' (unsafe)'}" if fix else ""
    before, marked, after = _excerpt(text, lines.content(lines.line_index(diagnostic.span.start)), diagnostic.span)
    return before + marked + after, underline(before, marked, message)


def _excerpt(text: str, row: Span, span: Span) -> tuple[str, str, str]:
    """The parts of a line before, in and after a span, escaped, and cut if they do not fit."""
    start, end = min(span.start, row.end), min(span.end, row.end)
    # A line may be the whole file, so only what can be shown of it is escaped.
    before = escape_control_chars(text[max(row.start, start - _MAX_WIDTH - 1) : start])
    marked = escape_control_chars(text[start : min(end, start + _MAX_WIDTH + 1)])
    after = escape_control_chars(text[end : min(row.end, end + _MAX_WIDTH + 1)])
    if columns(before) + columns(marked) + columns(after) <= _MAX_WIDTH:
        return before, marked, after
    cut = _head(marked, _MAX_WIDTH - _CONTEXT_WIDTH)
    if cut != marked:
        marked, after = cut, ""
    room = _MAX_WIDTH - columns(marked)
    before = _head(before[::-1], max(room // 2, room - columns(after)))[::-1]
    return before, marked, _head(after, room - columns(before))


def _head(text: str, room: int) -> str:
    """The start of a text that fits in `room` columns, with an ellipsis if that is not all of it."""
    if columns(text) <= room:
        return text
    end = 0
    while (room := room - columns(text[end])) > 0:
        end += 1
    return text[:end] + "…"
