"""Apply fixes in passes until none remain."""

from collections import Counter
from collections.abc import Sequence

from fgad_lint.diagnostic import Diagnostic, Fix
from fgad_lint.edits import OffsetMap, choose
from fgad_lint.linter.fix_pass import Fixer, Rejected, Version
from fgad_lint.linter.fixed import Choice, Fixed, RejectedFixes, every_one
from fgad_lint.linter.lint import Failure, lint
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, Rule

MAX_PASSES = 25  # Some fixes must wait for others; real lists have needed 20 passes.


def fix(text: str, rules: Sequence[Rule], context: Context, unsafe: bool = False, choice: Choice = every_one) -> Fixed:
    """Apply fixes until none remain: safe ones only, unless `unsafe`, and only those of diagnostics that `choice` returns.

    A fix is rejected if it does not resolve its finding, changes text that the finding is not about, loses something, or
    makes a rule fail. After two rejections, a rule's remaining fixes are skipped. If the fixes of a rule do not converge,
    none of them are applied.
    """
    document = context.files.document(text, context.config.renderer)
    diagnostics, failures = lint(document, rules, context)
    original = Version(document, diagnostics)
    fixer = Fixer(rules, context, {failure.rule for failure in failures})
    not_converging: list[RejectedFixes] = []
    while True:
        try:
            return _Attempt(fixer, original, failures, not_converging).run(unsafe, choice)
        except _NotConvergingError as error:
            # Start again without these rules, because their earlier passes cannot be trusted either.
            not_converging.append(_rejected_fixes(document, Rejected("not converge", error.diagnostics)))


class _NotConvergingError(Exception):
    """The fixes of `diagnostics` reproduce an earlier text (a cycle), or take too many passes."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics


class _Attempt:
    """One attempt to fix a text, without the rules whose fixes did not converge in earlier attempts."""

    def __init__(
        self,
        fixer: Fixer,
        original: Version,
        failures: Sequence[Failure],
        not_converging: Sequence[RejectedFixes],
    ) -> None:
        self._fixer, self._original, self._failures = fixer, original, failures
        self._rejected = [*not_converging]
        self._skipped_rules = {rule for rejected in not_converging for rule in rejected.rules}
        self._skipped_findings: set[tuple[str, int]] = set()  # Rules, and offsets in the current text.

    def run(self, unsafe: bool, choice: Choice) -> Fixed:
        """Make passes until no fix remains. Raises _NotConvergingError."""
        version = self._original
        fixed: list[Diagnostic] = []
        earlier_texts = {version.document.text}
        while selected := select_fixes([*filter(self._may_fix, _chosen(version, choice))], unsafe):
            result = self._fixer.apply(version, selected)
            if isinstance(result, Rejected):
                self._reject(version.document, result)
                continue
            version = result.version
            if version.document.text in earlier_texts or len(earlier_texts) >= MAX_PASSES:
                raise _NotConvergingError(selected)
            earlier_texts.add(version.document.text)
            fixed += selected
            offset_map = OffsetMap(result.edits)
            self._skipped_findings = {(rule, offset_map.to(offset)) for rule, offset in self._skipped_findings}
        remaining = [
            diagnostic if self._may_fix(diagnostic) else diagnostic._replace(fix=None)
            for diagnostic in version.diagnostics
        ]
        return Fixed(version.document.text, fixed, remaining, tuple(self._rejected), self._failures)

    def _may_fix(self, diagnostic: Diagnostic) -> bool:
        if diagnostic.rule in self._skipped_rules:
            return False
        return (diagnostic.rule, diagnostic.span.start) not in self._skipped_findings

    def _reject(self, document: Document, rejected: Rejected) -> None:
        """Skip rejected fixes for the rest of this attempt, and all fixes of a rule after its second rejection."""
        fixes = _rejected_fixes(document, rejected)
        rejected_before = {rule for earlier in self._rejected for rule in earlier.rules}
        self._skipped_rules |= rejected_before.intersection(fixes.rules)
        self._rejected.append(fixes)
        self._skipped_findings |= {(diagnostic.rule, diagnostic.span.start) for diagnostic in rejected.diagnostics}


def _chosen(version: Version, choice: Choice) -> Sequence[Diagnostic]:
    """The diagnostics that `choice` returns, without those whose fix would repair others too."""
    chosen = choice(version.document.text, version.diagnostics)
    if len(chosen) == len(version.diagnostics):
        return chosen
    others = Counter(diagnostic.fix for diagnostic in version.diagnostics)
    others.subtract(diagnostic.fix for diagnostic in chosen)
    return [diagnostic for diagnostic in chosen if not others[diagnostic.fix]]


def _rejected_fixes(document: Document, rejected: Rejected) -> RejectedFixes:
    rules = {diagnostic.rule for diagnostic in rejected.diagnostics}
    start = min(diagnostic.span.start for diagnostic in rejected.diagnostics)
    return RejectedFixes(tuple(sorted(rules)), document.lines.position(start).line, rejected.reason)


def select_fixes(diagnostics: Sequence[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """The diagnostics to fix in one pass: their fixes do not overlap, and are safe unless `unsafe`."""
    fixes = [diagnostic.fix for diagnostic in diagnostics if diagnostic.fix and (diagnostic.fix.is_safe or unsafe)]
    selected: set[Fix | None] = {*choose(dict.fromkeys(fixes))}
    return [diagnostic for diagnostic in diagnostics if diagnostic.fix in selected]
