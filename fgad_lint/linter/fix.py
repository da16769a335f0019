"""Fix a text: pass after pass of fixes, until none is left to make."""

from collections.abc import Sequence

from fgad_lint.diagnostic import Diagnostic, Fix
from fgad_lint.edits import OffsetMap, choose
from fgad_lint.linter.fix_pass import Fixer, Rejected
from fgad_lint.linter.fixed import Fixed, Refusal
from fgad_lint.linter.lint import Linted, lint
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, Rule

MAX_PASSES = 25  # Some fixes wait for others to be made first; lists have been seen that take 20 passes.


def fix(text: str, rules: Sequence[Rule], context: Context, unsafe: bool = False) -> Fixed:
    """Fix a text until no safe fix is left, or no fix at all if `unsafe`.

    A fix is refused if its result fails a check: if it did not remove the problem it reported, changed text that it is not
    about, lost something, or made a rule fail. No fix of a rule is made any more once two of them were refused, or if
    its fixes do not converge.
    """
    original = context.files.document(text, context.config.renderer)
    linted = lint(original, rules, context)
    fixer = Fixer(rules, context, {failure.rule for failure in linted.failures})
    not_converging: list[Refusal] = []
    while True:
        try:
            return _Fixing(fixer, original, linted, not_converging).run(unsafe)
        except _NotConvergingError as error:
            # Start over without these rules: what they made of the text until then is not to be trusted either.
            not_converging.append(_refusal(original, Rejected("not converge", error.diagnostics)))


class _NotConvergingError(Exception):
    """The fixes of `diagnostics` lead back to an earlier text, or take too many passes."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics


class _Fixing:
    """One attempt to fix a text, without the rules of earlier refusals."""

    def __init__(self, fixer: Fixer, original: Document, linted: Linted, refusals: Sequence[Refusal]) -> None:
        self._fixer, self._original, self._linted = fixer, original, linted
        self._refusals = [*refusals]
        self._refused_rules = {rule for refusal in refusals for rule in refusal.rules}
        self._refused_findings: set[tuple[str, int]] = set()  # Rules, and offsets in the text as it is now.

    def run(self, unsafe: bool) -> Fixed:
        """Make passes until there is nothing to fix. Raises _NotConvergingError."""
        document, diagnostics = self._original, self._linted.diagnostics
        fixed: list[Diagnostic] = []
        earlier_texts = {document.text}
        while selected := select_fixes([*filter(self._may_fix, diagnostics)], unsafe):
            result = self._fixer.apply(document, diagnostics, selected)
            if isinstance(result, Rejected):
                self._refuse(document, result)
                continue
            if result.document.text in earlier_texts or len(earlier_texts) >= MAX_PASSES:
                raise _NotConvergingError(selected)
            earlier_texts.add(result.document.text)
            fixed += selected
            offset_map = OffsetMap(result.edits)
            self._refused_findings = {(rule, offset_map.to(offset)) for rule, offset in self._refused_findings}
            document, diagnostics = result.document, result.diagnostics
        left = [
            diagnostic if self._may_fix(diagnostic) else diagnostic._replace(fix=None) for diagnostic in diagnostics
        ]
        return Fixed(document.text, fixed, left, tuple(self._refusals), self._linted.failures)

    def _may_fix(self, diagnostic: Diagnostic) -> bool:
        if diagnostic.rule in self._refused_rules:
            return False
        return (diagnostic.rule, diagnostic.span.start) not in self._refused_findings

    def _refuse(self, document: Document, rejected: Rejected) -> None:
        """Refuse fixes for the rest of this attempt, and with the second refusal all fixes of a rule."""
        refusal = _refusal(document, rejected)
        refused_before = {rule for earlier_refusal in self._refusals for rule in earlier_refusal.rules}
        self._refused_rules |= refused_before.intersection(refusal.rules)
        self._refusals.append(refusal)
        self._refused_findings |= {(diagnostic.rule, diagnostic.span.start) for diagnostic in rejected.diagnostics}


def _refusal(document: Document, rejected: Rejected) -> Refusal:
    rules = {diagnostic.rule for diagnostic in rejected.diagnostics}
    start = min(diagnostic.span.start for diagnostic in rejected.diagnostics)
    return Refusal(tuple(sorted(rules)), document.lines.position(start).line, rejected.reason)


def select_fixes(diagnostics: Sequence[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """The diagnostics to fix in one pass: those whose fixes do not overlap, the safe ones or all."""
    fixes = [diagnostic.fix for diagnostic in diagnostics if diagnostic.fix and (diagnostic.fix.is_safe or unsafe)]
    selected: set[Fix | None] = {*choose(dict.fromkeys(fixes))}
    return [diagnostic for diagnostic in diagnostics if diagnostic.fix in selected]
