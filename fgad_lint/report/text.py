"""The human-readable format: each finding with its line and what a fix would do, then a summary; or only statistics."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint.annotate import columns, underline
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import escape_ci_commands, escape_control_chars
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.concise import COLORS, headline
from fgad_lint.text import Lines, Span

_MAX_WIDTH = 100  # Columns; a longer line is cut around the finding.
_CONTEXT_WIDTH = 20  # Columns reserved for context around a long finding.


def format_findings(results: Sequence[CheckedFile], options: DisplayOptions) -> str:
    """The findings, separated by empty lines, and a summary unless `quiet`."""
    paragraphs = [finding for checked in results for finding in _findings(checked, options)]
    if results and not options.quiet:
        paragraphs.append(summary(results))
    return "\n".join(paragraphs)


def format_statistics(results: Sequence[CheckedFile], options: DisplayOptions) -> str:
    """Finding counts per rule, in descending order, and a summary unless `quiet`."""
    by_rule: dict[str, list[Diagnostic]] = {}
    for checked in results:
        for diagnostic in checked.diagnostics:
            by_rule.setdefault(diagnostic.rule, []).append(diagnostic)
    ranked = sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
    rule_width = max(map(len, by_rule), default=0)
    count_width = len(str(max(map(len, by_rule.values()), default=0)))
    rows = [
        f"{len(diagnostics):>{count_width}}  {rule:{rule_width}}  {fixable(diagnostics)}".rstrip()
        for rule, diagnostics in ranked
    ]
    paragraphs = ["".join(f"{row}\n" for row in rows)] if rows else []
    if results and not options.quiet:
        paragraphs.append(summary(results))
    return "\n".join(paragraphs)


def summary(results: Sequence[CheckedFile]) -> str:
    """How many findings there are, by severity, and how many could be fixed."""
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


def _known(results: Iterable[CheckedFile]) -> str:
    """The end of a line about findings: how many others were left out, and why; empty if none."""
    known = sum((Counter(checked.known) for checked in results), Counter[str]())
    reasons = ", ".join(f"{n_findings} {reason}" for reason, n_findings in known.items())
    return escape_ci_commands(escape_control_chars(f"; {reasons}")) if reasons else ""


def fixable(diagnostics: Iterable[Diagnostic]) -> str:
    """A line that says how many diagnostics could be fixed; empty if none can."""
    are_safe = Counter(diagnostic.fix.is_safe for diagnostic in diagnostics if diagnostic.fix)
    n_safe, n_unsafe = are_safe[True], are_safe[False]
    if n_safe and n_unsafe:
        return f"{n_safe} could be fixed with --fix, {n_unsafe} more with --fix --unsafe-fixes\n"
    if n_safe or n_unsafe:
        return f"{n_safe or n_unsafe} could be fixed with --fix{' --unsafe-fixes' if n_unsafe else ''}\n"
    return ""


def count(n: int, noun: str) -> str:
    """A count with its pluralized noun: "1 file", "2 files"."""
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _findings(checked: CheckedFile, options: DisplayOptions) -> Iterator[str]:
    lines_of = checked.lines_of()
    lines = lines_of("")
    for diagnostic in checked.diagnostics:
        position = lines.position(diagnostic.span.start)
        row, carets = _excerpt_with_carets(checked.text, lines, diagnostic)
        if options.color:
            from click import style

            carets = style(carets, COLORS[diagnostic.severity])
        related = [
            f"{escape_control_chars(path or checked.path)}:{start.line}:{start.column}: {escape_control_chars(message)}"
            for span, message, path in diagnostic.related
            for start in [lines_of(path).position(span.start)]
        ]
        yield "\n".join(
            map(escape_ci_commands, (headline(checked.path, position, diagnostic, options), row, carets, *related, ""))
        )


def _excerpt_with_carets(text: str, lines: Lines, diagnostic: Diagnostic) -> tuple[str, str]:
    """The line of a finding, cut if it is too long, and the line of carets below it."""
    fix = diagnostic.fix
    message = f"{escape_control_chars(fix.message)}{'' if fix.is_safe else ' (unsafe)'}" if fix else ""
    before, marked, after = _excerpt(text, lines.content(lines.line_index(diagnostic.span.start)), diagnostic.span)
    return before + marked + after, underline(before, marked, message)


def _excerpt(text: str, row: Span, span: Span) -> tuple[str, str, str]:
    """The text of a line before, in and after a span, escaped, and cut to `_MAX_WIDTH` columns."""
    start, end = min(span.start, row.end), min(span.end, row.end)
    # A line may be the whole file, so only what could be shown is escaped.
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
    """The start of a text that fits in `room` columns, with an ellipsis if it is cut."""
    if columns(text) <= room:
        return text
    end = 0
    while (room := room - columns(text[end])) > 0:
        end += 1
    return text[:end] + "…"
