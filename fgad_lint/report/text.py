"""For people: each finding with its line and what a fix would do, and at the end how many there are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint.diagnostic import Diagnostic, Fix
from fgad_lint.escape import escape_ci_commands, escape_control_chars
from fgad_lint.report import Checked, Look
from fgad_lint.report.annotate import columns, mark
from fgad_lint.report.concise import COLORS, headline
from fgad_lint.text import Lines, Span

_WIDTH = 100  # Of a longer line, only this many columns around the finding are shown.
_CONTEXT = 20  # So many of them are kept for what stands around a long finding.


def render(results: Sequence[Checked], look: Look) -> str:
    """The findings, an empty line between them, and unless `quiet` how many they are."""
    shown = [each for checked in results for each in _findings(checked, look)]
    if results and not look.quiet:
        shown.append(summary(results))
    return "\n".join(shown)


def summary(results: Sequence[Checked]) -> str:
    """How many findings there are, and what could be fixed."""
    left = [diagnostic for checked in results for diagnostic in checked.diagnostics]
    fixed = sum(len(checked.fixed) for checked in results)
    if not left:
        return (
            f"{count(fixed, 'problem')} fixed, none left\n"
            if fixed
            else f"nothing found in {count(len(results), 'file')}\n"
        )
    severities = Counter[str](diagnostic.severity for diagnostic in left)
    each = ", ".join(count(severities[name], name) for name in COLORS if name in severities)
    where = f"in {count(sum(bool(checked.diagnostics) for checked in results), 'file')} ({each})"
    total = f"{count(fixed, 'problem')} fixed, {len(left)} left" if fixed else count(len(left), "problem")
    return f"{total} {where}\n{fixable(diagnostic.fix for diagnostic in left)}"


def fixable(fixes: Iterable[Fix | None]) -> str:
    """A line that says how many could be fixed, if any."""
    count = Counter(fix.is_safe for fix in fixes if fix)
    safe, unsafe = count[True], count[False]
    if safe and unsafe:
        return f"{safe} could be fixed with --fix, {unsafe} more with --fix --unsafe-fixes\n"
    if safe or unsafe:
        return f"{safe or unsafe} could be fixed with --fix{' --unsafe-fixes' if unsafe else ''}\n"
    return ""


def count(number: int, noun: str) -> str:
    """A number and what it is of: "1 file", "2 files"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _findings(checked: Checked, look: Look) -> Iterator[str]:
    lines_of = checked.lines_of()
    lines = lines_of("")
    for diagnostic in checked.diagnostics:
        place = lines.place(diagnostic.span.start)
        row, drawn = _drawn(checked.text, lines, diagnostic)
        if look.color:
            from click import style

            drawn = style(drawn, COLORS[diagnostic.severity])
        related = [
            f"{escape_control_chars(path or checked.path)}:{at.line}:{at.column}: {escape_control_chars(message)}"
            for span, message, path in diagnostic.related
            for at in [lines_of(path).place(span.start)]
        ]
        yield "\n".join(
            map(escape_ci_commands, (headline(checked.path, place, diagnostic, look), row, drawn, *related, ""))
        )


def _drawn(text: str, lines: Lines, diagnostic: Diagnostic) -> tuple[str, str]:
    """The line of a finding, as much of it as fits, and the marks below it."""
    fix = diagnostic.fix
    words = f"{escape_control_chars(fix.message)}{'' if fix.is_safe else ' (unsafe)'}" if fix else ""
    before, marked, after = _excerpt(text, lines.content(lines.number(diagnostic.span.start)), diagnostic.span)
    return before + marked + after, mark(before, marked, words)


def _excerpt(text: str, row: Span, span: Span) -> tuple[str, str, str]:
    """What stands in a line before, in and after a span, escaped, and cut where that is more than fits."""
    start, end = min(span.start, row.end), min(span.end, row.end)
    # A line may be the whole file, so no more of it is looked at than can be shown.
    before = escape_control_chars(text[max(row.start, start - _WIDTH - 1) : start])
    marked = escape_control_chars(text[start : min(end, start + _WIDTH + 1)])
    after = escape_control_chars(text[end : min(row.end, end + _WIDTH + 1)])
    if columns(before) + columns(marked) + columns(after) <= _WIDTH:
        return before, marked, after
    short = _head(marked, _WIDTH - _CONTEXT)
    if short != marked:
        marked, after = short, ""
    room = _WIDTH - columns(marked)
    before = _head(before[::-1], max(room // 2, room - columns(after)))[::-1]
    return before, marked, _head(after, room - columns(before))


def _head(text: str, room: int) -> str:
    """A text if it fits in `room` columns, else as much of it as fits, and an ellipsis."""
    if columns(text) <= room:
        return text
    end = 0
    while (room := room - columns(text[end])) > 0:
        end += 1
    return text[:end] + "…"
