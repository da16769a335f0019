"""From diagnostics with fixes to a new text."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic, Edit, Fix
from fgad_lint.edits import OffsetMap, apply, choose, is_sound
from fgad_lint.linter.lint import Failure, lint
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, Rule

MAX_PASSES = 25  # Some fixes wait for the one before them, in one text as many as 20.
MAX_HALVINGS = 6  # To find the fix that is to blame, those of a pass are halved so often.


class Refusal(NamedTuple):
    """Fixes that were left out since a check failed on what they would make: a bug in their rules, never the user's fault.

    `line`, from 1, is that of the first of them; `reason` says what they would have done.
    """

    rules: tuple[str, ...]
    line: int
    reason: str


class Fixed(NamedTuple):
    """A text after fixing: what was fixed, what is still to be said of it, and which fixes were left out.

    `failures` are the rules that failed on the text as it was.
    """

    text: str
    fixed: list[Diagnostic]
    left: list[Diagnostic]
    refusals: tuple[Refusal, ...] = ()
    failures: Sequence[Failure] = ()


def fix(text: str, rules: Sequence[Rule], context: Context, unsafe: bool = False) -> Fixed:
    """Fix until nothing is left to fix, with the safe fixes or with all.

    A fix is left out where a check fails on what it makes: where it leaves what it was to mend, changes what it does not
    speak of, loses something, or makes a rule fail. Its rule is left out where that happens twice, and where its fixes do
    not converge.
    """
    return _Fixing(text, rules, context, unsafe).run()


class _DoNotConverge(Exception):
    """Fixes that bring back a text seen before, or need too many passes."""

    def __init__(self, chosen: list[Diagnostic]) -> None:
        self.chosen = chosen


class _Problem(NamedTuple):
    """Why fixes cannot be made, and those to blame."""

    reason: str
    blamed: list[Diagnostic]


class _Pass(NamedTuple):
    """What one pass made: the text with its edits, and what is found there."""

    document: Document
    edits: list[Edit]
    left: list[Diagnostic]


class _Fixing:
    """The fixing of one text."""

    def __init__(self, text: str, rules: Sequence[Rule], context: Context, unsafe: bool) -> None:
        self._rules, self._context, self._unsafe = rules, context, unsafe
        self._first = context.files.document(text, context.config.renderer)
        self._found, self._failures = lint(self._first, rules, context)
        self._refusals: list[Refusal] = []
        self._rules_left_out: set[str] = set()

    def run(self) -> Fixed:
        loops: list[Refusal] = []
        while True:
            self._refusals = [*loops]
            self._rules_left_out = {rule for refusal in loops for rule in refusal.rules}
            try:
                return self._fixed()
            except _DoNotConverge as loop:
                # What the rules made of the text until then is not to be trusted either.
                loops.append(_refusal(self._first, _Problem("not converge", loop.chosen)))

    def _fixed(self) -> Fixed:
        document, diagnostics = self._first, self._found
        fixed: list[Diagnostic] = []
        left_out: set[tuple[str, int]] = set()  # Rules, and the offsets of their findings in `document`.
        seen = {document.text}
        while chosen := choose_fixes(self._fixable(diagnostics, left_out), self._unsafe):
            made = self._made(document, diagnostics, chosen)
            if isinstance(made, _Problem):
                self._leave_out(_refusal(document, made))
                left_out |= {(diagnostic.rule, diagnostic.span.start) for diagnostic in made.blamed}
                continue
            if made.document.text in seen or len(seen) >= MAX_PASSES:
                raise _DoNotConverge(chosen)
            seen.add(made.document.text)
            fixed += chosen
            offset_map = OffsetMap(made.edits)
            left_out = {(rule, offset_map.to(offset)) for rule, offset in left_out}
            document, diagnostics = made.document, made.left
        fixable = set(self._fixable(diagnostics, left_out))
        left = [diagnostic if diagnostic in fixable else diagnostic._replace(fix=None) for diagnostic in diagnostics]
        return Fixed(document.text, fixed, left, tuple(self._refusals), self._failures)

    def _fixable(self, diagnostics: Iterable[Diagnostic], left_out: set[tuple[str, int]]) -> list[Diagnostic]:
        return [
            diagnostic
            for diagnostic in diagnostics
            if diagnostic.rule not in self._rules_left_out and (diagnostic.rule, diagnostic.span.start) not in left_out
        ]

    def _leave_out(self, refusal: Refusal) -> None:
        """Note a refusal; a rule that has another one is left out."""
        known = {rule for other in self._refusals for rule in other.rules}
        self._rules_left_out |= known.intersection(refusal.rules)
        self._refusals.append(refusal)

    def _made(
        self, document: Document, diagnostics: Sequence[Diagnostic], chosen: list[Diagnostic]
    ) -> _Pass | _Problem:
        """Make the fixes of some diagnostics; where a check fails on the result, find those to blame."""
        from fgad_lint.linter import fix_checks

        if broken := [each for each in chosen if each.fix and not is_sound(document.text, each.fix.edits)]:
            return _Problem("edit a place twice, or one outside the text", broken)
        if edits_outside_scope := fix_checks.edits_outside_scope(document, chosen):
            return _Problem("change what it does not speak of", edits_outside_scope)
        made = self._tried(document, diagnostics, chosen)
        if isinstance(made, _Pass):
            return made
        groups: dict[Fix | None, list[Diagnostic]] = {}
        for diagnostic in sorted(chosen, key=_rule):
            groups.setdefault(diagnostic.fix, []).append(diagnostic)

        def problem(fixes: Sequence[list[Diagnostic]]) -> _Problem | None:
            tried = self._tried(document, diagnostics, [each for group in fixes for each in group])
            return tried if isinstance(tried, _Problem) else None

        return _narrowed(list(groups.values()), made, problem)

    def _tried(
        self, document: Document, diagnostics: Sequence[Diagnostic], chosen: list[Diagnostic]
    ) -> _Pass | _Problem:
        from fgad_lint.linter import fix_checks, witness

        fixes = dict.fromkeys(diagnostic.fix for diagnostic in chosen if diagnostic.fix)
        edits = [edit for fix in fixes for edit in fix.edits]
        after = Document(apply(document.text, edits), self._context.config.renderer)
        if block := next(fix_checks.overrun(document, edits, after), None):
            line = document.line_of(block.span)
            return _Problem(f"make something else of line {line}, which it does not touch", chosen)
        if lost := witness.lost(document.text, after.text):
            return _Problem(lost, chosen)
        left, failures = lint(after, self._rules, self._context)
        known = {failure.rule for failure in self._failures}
        if failing := [failure.rule for failure in failures if failure.rule not in known]:
            return _Problem(f"make {failing[0]} fail", chosen)
        if not_removed := _not_removed(diagnostics, chosen, edits, left):
            return _Problem("not remove what it reports", not_removed)
        if lost := fix_checks.lost(document, after):
            return _Problem(lost, chosen)
        return _Pass(after, edits, left)


def _refusal(document: Document, problem: _Problem) -> Refusal:
    rules = {diagnostic.rule for diagnostic in problem.blamed}
    start = min(diagnostic.span.start for diagnostic in problem.blamed)
    return Refusal(tuple(sorted(rules)), document.lines.place(start).line, problem.reason)


def _narrowed(
    fixes: Sequence[list[Diagnostic]],
    problem: _Problem,
    problem_of: Callable[[Sequence[list[Diagnostic]]], _Problem | None],
) -> _Problem:
    """The problem of as few of some fixes as have one by themselves."""
    for _ in range(MAX_HALVINGS):
        if len(fixes) == 1 or len(problem.blamed) < sum(map(len, fixes)):
            break
        middle = len(fixes) // 2
        for part in (fixes[:middle], fixes[middle:]):
            if found := problem_of(part):
                fixes, problem = part, found
                break
        else:
            break
    return problem


def choose_fixes(diagnostics: Sequence[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """The diagnostics to fix in this pass: those whose fixes fit beside each other."""
    fixes = [diagnostic.fix for diagnostic in diagnostics if diagnostic.fix and (diagnostic.fix.is_safe or unsafe)]
    chosen = set(choose(dict.fromkeys(fixes)))
    return [diagnostic for diagnostic in diagnostics if diagnostic.fix in chosen]


def _not_removed(
    before: Iterable[Diagnostic], chosen: Sequence[Diagnostic], edits: Iterable[Edit], after: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """The fixed diagnostics that are reported again at the same place, unless another one said the same before."""
    offset_map, fixed = OffsetMap(edits), set(chosen)
    known = {_key(diagnostic, offset_map.to(diagnostic.span.start)) for diagnostic in before if diagnostic not in fixed}
    again = {_key(diagnostic, diagnostic.span.start) for diagnostic in after} - known
    return [diagnostic for diagnostic in chosen if _key(diagnostic, offset_map.to(diagnostic.span.start)) in again]


def _key(diagnostic: Diagnostic, offset: int) -> tuple[str, str, int]:
    return diagnostic.rule, diagnostic.message, offset


def _rule(diagnostic: Diagnostic) -> str:
    return diagnostic.rule
