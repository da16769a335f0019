"""What can be done about findings: fix them, or ignore them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from fgad_lint.diagnostic import Diagnostic, Edit, Fix
from fgad_lint.escape import escape_control_chars
from fgad_lint.linter.fixed import Choice, Fixed, every_one
from fgad_lint.model.ignore_comments import PREFIX
from fgad_lint.rule import Rule
from fgad_lint.server.text_edits import edits_between
from fgad_lint.server.workspace import Checked
from fgad_lint.text import Lines, Span

QUICK_FIX = "quickfix"
FIX_ALL = "source.fixAll.fgad-lint"
MAX_FIXES = 50  # Of one line; a line may be the whole file.
FORMATTING = frozenset({"contents-order", "entry-layout", "list-marker"})  # Layout, markers and order.

Task = Literal["fix", "fix rule", "ignore"]


class Action(NamedTuple):
    """Something to do about findings: `edits` of the text, or else a `task` that finds them (see `edits_of`).

    `rule` is that of the findings, and `line`, from 0, where they are.
    """

    kind: str
    title: str
    diagnostics: Sequence[Diagnostic] = ()
    edits: Sequence[Edit] = ()
    task: Task | None = None
    rule: str = ""
    line: int = 0
    is_preferred: bool = False


class NothingToDoError(Exception):
    """A task changes nothing. The message says why, ready to show."""


def actions(checked: Checked, lines: range, unsafe: bool) -> Iterator[Action]:
    """What can be done about the findings on some lines, which are counted from 0; unsafe fixes only if `unsafe`."""
    line_index = checked.document.lines.line_index
    diagnostics = [found for found in checked.diagnostics if line_index(found.span.start) in lines]
    yield from _fixes(diagnostics, unsafe)
    n_fixable = Counter(found.rule for found in checked.diagnostics if found.fix and found.fix.is_safe)
    all_of_rule = {found.rule: found for found in reversed(diagnostics)}
    for rule in all_of_rule:
        if n_fixable[rule] > 1:
            yield Action(QUICK_FIX, f"fix all {rule} in this file", task="fix rule", rule=rule)
    by_place: dict[tuple[int, str], list[Diagnostic]] = {}
    for found in diagnostics[:MAX_FIXES]:
        by_place.setdefault((line_index(found.span.start), found.rule), []).append(found)
    for (line, rule), group in by_place.items():
        yield Action(QUICK_FIX, f"ignore {rule} on this line", group, task="ignore", rule=rule, line=line)
    if edit := _ignore_in_file(checked.document.text):
        for rule in all_of_rule:
            yield Action(QUICK_FIX, f"ignore {rule} in this file", edits=[edit(rule)], rule=rule)
    if n_fixable:
        yield Action(FIX_ALL, "apply all safe fixes of fgad-lint", task="fix")


def edits_of(checked: Checked, rules: Sequence[Rule], task: Task, rule: str = "", line: int = 0) -> list[Edit]:
    """The edits of a task. Raises NothingToDoError if there are none.

    "fix" makes all safe fixes and "fix rule" those of a rule. "ignore" adds a comment for a rule on a line, counted from 0.
    """
    choice: Choice = every_one
    if task == "fix rule":
        choice = of_rules({rule})
    elif task == "ignore":
        choice = _on_line(rule, line)
    return _edits(checked, _ignored(checked, rules, choice) if task == "ignore" else _fixed(checked, rules, choice))


def formatting(checked: Checked, rules: Sequence[Rule]) -> list[Edit]:
    """The edits of the safe fixes of layout, markers and order."""
    return edits_between(checked.buffer.text, _fixed(checked, rules, of_rules(FORMATTING)).text)


def of_rules(rules: Iterable[str]) -> Choice:
    """The choice of the diagnostics of some rules."""
    names = frozenset(rules)
    return lambda _text, diagnostics: [found for found in diagnostics if found.rule in names]


def _fixes(diagnostics: Iterable[Diagnostic], unsafe: bool) -> Iterator[Action]:
    """Each fix of diagnostics, once."""
    by_fix: dict[Fix, list[Diagnostic]] = {}
    for found in diagnostics:
        if found.fix and (found.fix.is_safe or unsafe):
            by_fix.setdefault(found.fix, []).append(found)
    for fix, group in list(by_fix.items())[:MAX_FIXES]:
        rules = ", ".join(sorted({found.rule for found in group}))
        title = f"{escape_control_chars(fix.message)} [{rules}]{'' if fix.is_safe else ' (unsafe)'}"
        yield Action(QUICK_FIX, title, group, fix.edits, is_preferred=fix.is_safe)


def _ignore_in_file(text: str) -> Callable[[str], Edit] | None:
    """Insert a comment at the top of a file, which works only there; None before front matter, which must come first."""
    start = 1 if text.startswith("\ufeff") else 0
    if text.startswith(("---\n", "---\r"), start):
        return None
    line_end = "\r\n" if "\r\n" in text else "\n"
    return lambda rule: Edit.insert(start, f"<!-- {PREFIX} ignore-file {rule} -->{line_end}")


def _on_line(rule: str, line: int) -> Choice:
    def choice(text: str, diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        span = Lines(text).span(line, line + 1)
        return [found for found in diagnostics if found.rule == rule and span.start <= found.span.start < _end(span)]

    return choice


def _end(span: Span) -> int:
    return max(span.end, span.start + 1)


def _fixed(checked: Checked, rules: Sequence[Rule], choice: Choice) -> Fixed:
    from fgad_lint.linter.fix import fix

    return fix(checked.buffer.text, rules, checked.context, choice=choice)


def _ignored(checked: Checked, rules: Sequence[Rule], choice: Choice) -> Fixed:
    from fgad_lint.linter.add_ignores import add_ignores

    return add_ignores(checked.buffer.text, rules, checked.context, choice)


def _edits(checked: Checked, fixed: Fixed) -> list[Edit]:
    edits = edits_between(checked.buffer.text, fixed.text)
    if not edits:
        reasons = [f"the fix of {', '.join(rules)} would {reason}" for rules, _, reason in fixed.rejected]
        raise NothingToDoError("; ".join(reasons) or "no comment or fix can be placed here without changing more")
    return edits
