"""The human-readable format: each finding with its line and what a fix would do, then a summary; or only statistics."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from fgad_lint.annotate import columns, graphemes, underline
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import escape_ci_commands, escape_control_chars
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.concise import COLORS, headline
from fgad_lint.text import Span

_DEFAULT_WIDTH = 100  # Columns of an excerpt in a file or a pipe; a longer line is cut around the finding.
_CONTEXT_WIDTH = 20  # Columns reserved for context around a long finding.
_INDENT = "    "  # Of a row that continues another one, and in place of a tab.


def format_findings(results: Sequence[CheckedFile], options: DisplayOptions) -> str:
    """The findings, separated by empty lines, and a summary unless `quiet`."""
    paragraphs = [finding for checked in results for finding in _findings(checked, options)]
    if results and not options.quiet:
        paragraphs.append(summary(results, len(paragraphs)))
    return "\n".join(paragraphs)


def format_statistics(results: Sequence[CheckedFile], options: DisplayOptions) -> str:
    """Finding counts per rule, in descending order, and a summary unless `quiet`."""
    by_rule: dict[str, list[Diagnostic]] = {}
    counts: Counter[str] = Counter()
    for checked in results:
        for diagnostic in checked.diagnostics:
            by_rule.setdefault(diagnostic.rule, []).append(diagnostic)
            counts[diagnostic.rule] += diagnostic.n_findings
    rule_width = max(map(len, by_rule), default=0)
    count_width = len(str(max(counts.values(), default=0)))
    rows = [
        f"{n_findings:>{count_width}}  {rule:{rule_width}}  {fixable(by_rule[rule])}".rstrip()
        for rule, n_findings in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    paragraphs = ["".join(f"{row}\n" for row in rows)] if rows else []
    if results and not options.quiet:
        paragraphs.append(summary(results))
    return "\n".join(paragraphs)


def summary(results: Sequence[CheckedFile], n_shown: int | None = None) -> str:
    """How many findings there are, by severity, and how many could be fixed.

    `n_shown` are the findings in the report, if it has them one by one; the others have the same causes.
    """
    left = [diagnostic for checked in results for diagnostic in checked.diagnostics]
    n_fixed = sum(len(checked.fixed) for checked in results)
    known = _known(results)
    if not left:
        if n_fixed:
            return f"{count(n_fixed, 'finding')} fixed, none left{known}\n"
        return f"nothing {'new' if known else 'found'} in {count(len(results), 'file')}{known}\n"
    severities = Counter[str]()
    for diagnostic in left:
        severities[diagnostic.severity] += diagnostic.n_findings
    by_severity = ", ".join(count(severities[name], name) for name in COLORS if name in severities)
    n_files = sum(bool(checked.diagnostics) for checked in results)
    n_left = severities.total()
    total = f"{count(n_fixed, 'finding')} fixed, {n_left} left" if n_fixed else count(n_left, "finding")
    n_alike = 0 if n_shown is None else n_left - n_shown
    shown = f", {n_shown} shown and {n_alike} more like {'it' if n_shown == 1 else 'them'}" if n_alike else ""
    return f"{total} in {count(n_files, 'file')} ({by_severity}){shown}{known}\n{fixable(left)}"


def _known(results: Iterable[CheckedFile]) -> str:
    """The end of a line about findings: how many others were left out, and why; empty if none."""
    known = sum((Counter(checked.known) for checked in results), Counter[str]())
    reasons = ", ".join(f"{n_findings} {reason}" for reason, n_findings in known.items())
    return escape_ci_commands(escape_control_chars(f"; {reasons}")) if reasons else ""


def fixable(diagnostics: Iterable[Diagnostic]) -> str:
    """A line that says how many diagnostics could be fixed; empty if none can."""
    fixed = [diagnostic for diagnostic in diagnostics if diagnostic.fix]
    n_safe = sum(diagnostic.n_findings for diagnostic in fixed if diagnostic.fix and diagnostic.fix.is_safe)
    n_unsafe = sum(diagnostic.n_findings for diagnostic in fixed) - n_safe
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
        fix = diagnostic.fix
        message = f"{escape_control_chars(fix.message)}{'' if fix.is_safe else ' (unsafe)'}" if fix else ""
        content = lines.content(lines.line_index(diagnostic.span.start))
        row, *carets = mark(checked.text, content, diagnostic.span, message, options.width)
        if options.color:
            from click import style

            carets = [style(row, COLORS[diagnostic.severity]) for row in carets]
        related = [
            f"{escape_control_chars(path or checked.path)}:{start.line}:{start.column}: {escape_control_chars(message)}"
            for span, message, path in diagnostic.related
            for start in [lines_of(path).position(span.start)]
        ]
        below = chain.from_iterable(wrap(row, options.width) for row in (*carets, *related))
        rows = (*wrap(headline(checked.path, position, diagnostic, options), options.width), row, *below)
        yield "".join(f"{escape_ci_commands(row)}\n" for row in rows)


def wrap(row: str, width: int | None, indent: str = _INDENT) -> Iterator[str]:
    """Break a row at spaces into rows of `width` columns, if its words allow; escapes of colors take no columns."""
    if width is None:
        yield row
        return
    from click import unstyle

    line, used = "", -1
    for word in row.split(" "):
        room = width - used - 1
        if (needed := columns(unstyle(word))) > room and line.strip():
            yield line
            line, used = f"{indent}{word}", len(indent) + needed
        else:
            line, used = word if used < 0 else f"{line} {word}", used + 1 + needed
    yield line


def mark(text: str, row: Span, span: Span, message: str, width: int | None) -> Sequence[str]:
    """A line of a text, cut to `width` columns, and carets below what is marked in it, with a message beside or below them."""
    before, marked, after = _excerpt(text, row, span, width or _DEFAULT_WIDTH)
    excerpt, carets = before + marked + after, underline(before, marked, message)
    if width is None or columns(carets) <= width:
        return excerpt, carets
    indent = max(0, min(columns(before), width - columns(message)))
    return excerpt, underline(before, marked, ""), " " * indent + message


def _excerpt(text: str, row: Span, span: Span, width: int) -> tuple[str, str, str]:
    """The text of a line before, in and after a span, escaped, and cut to `width` columns."""
    start, end = min(span.start, row.end), min(span.end, row.end)
    # A line may be the whole file, so only what could be shown is escaped, with as many combining marks as letters.
    reach = 2 * width
    before = _escape(text[max(row.start, start - reach) : start])
    marked = _escape(text[start : min(end, start + reach)])
    after = _escape(text[end : min(row.end, end + reach)])
    if columns(before) + columns(marked) + columns(after) <= width:
        return before, marked, after
    cut = _head(marked, width - _CONTEXT_WIDTH)
    if cut != marked:
        marked, after = cut, ""
    room = width - columns(marked)
    before = _tail(before, max(room // 2, room - columns(after)))
    return before, marked, _head(after, room - columns(before))


def _escape(text: str) -> str:
    return escape_control_chars(text).replace("\t", _INDENT)


def _head(text: str, room: int) -> str:
    """The start of a text that fits in `room` columns, with an ellipsis if it is cut."""
    return text if columns(text) <= room else "".join(_fitting(graphemes(text), room)) + "…"


def _tail(text: str, room: int) -> str:
    """The end of a text that fits in `room` columns, with an ellipsis if it is cut."""
    return text if columns(text) <= room else "…" + "".join(reversed([*_fitting(reversed(graphemes(text)), room)]))


def _fitting(parts: Iterable[str], room: int) -> Iterator[str]:
    """The first parts that leave one of `room` columns free."""
    for part in parts:
        room -= columns(part)
        if room <= 0:
            return
        yield part
