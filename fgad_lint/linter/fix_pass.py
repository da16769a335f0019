"""One pass of fixes: apply them, check the result, and find the fixes to blame if it fails."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint.cached import cached_property
from fgad_lint.diagnostic import Diagnostic, Edit, Fix
from fgad_lint.edits import OffsetMap, apply, is_sound
from fgad_lint.linter.lint import lint
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, Rule

if TYPE_CHECKING:
    from fgad_lint.linter.witness import Witness

MAX_HALVINGS = 6  # When searching for the fixes to blame; each halving runs the rules up to twice.


class Version:
    """A version of the document, with its diagnostics."""

    def __init__(self, document: Document, diagnostics: Sequence[Diagnostic], witness: "Witness | None" = None) -> None:
        self.document, self.diagnostics = document, diagnostics
        self._witness = witness

    @cached_property
    def witness(self) -> "Witness":
        """What the bare lines say."""
        from fgad_lint.linter.witness import Witness

        return self._witness or Witness(self.document.text)


class Applied(NamedTuple):
    """The result of fixes that passed all checks: the edits, and the version after them."""

    version: Version
    edits: list[Edit]


class Rejected(NamedTuple):
    """Diagnostics whose fixes failed a check; `reason` completes "the fix would …"."""

    reason: str
    diagnostics: list[Diagnostic]


class Fixer(NamedTuple):
    """Applies fixes, and checks the result with `rules`; `failed_rules` already failed on the original text."""

    rules: Sequence[Rule]
    context: Context
    failed_rules: set[str]

    def apply(self, version: Version, selected: list[Diagnostic]) -> Applied | Rejected:
        """Apply the fixes of `selected`, which are some of the diagnostics of a version.

        If the result fails a check, nothing is applied, and halving narrows down which fixes to reject.
        """
        from fgad_lint.linter.fix_scope import edits_outside_scope

        document = version.document
        if unsound := [diagnostic for diagnostic in selected if not _is_sound(document, diagnostic.fix)]:
            return Rejected("make edits that overlap or are outside the text", unsound)
        if out_of_scope := edits_outside_scope(document, selected):
            return Rejected("change words outside the entries it is about", out_of_scope)
        result = self._try(version, selected)
        return self._narrow(version, selected, result) if isinstance(result, Rejected) else result

    def _narrow(self, version: Version, selected: Iterable[Diagnostic], rejected: Rejected) -> Rejected:
        """Halve rejected fixes for as long as one half is rejected on its own."""
        groups = _group_by_fix(selected)
        for _ in range(MAX_HALVINGS):
            if len(groups) == 1 or len(rejected.diagnostics) < sum(map(len, groups)):
                break
            middle = len(groups) // 2
            for half in (groups[:middle], groups[middle:]):
                result = self._try(version, [diagnostic for group in half for diagnostic in group])
                if isinstance(result, Rejected):
                    groups, rejected = half, result
                    break
            else:
                break
        return rejected

    def _try(self, version: Version, selected: list[Diagnostic]) -> Applied | Rejected:
        """Apply fixes and check the result, starting with the fastest checks."""
        from fgad_lint.linter import fix_checks
        from fgad_lint.linter.witness import Witness

        document = version.document
        fixes = dict.fromkeys(diagnostic.fix for diagnostic in selected if diagnostic.fix)
        edits = [edit for fix in fixes for edit in fix.edits]
        after = Document(apply(document.text, edits), document.renderer, previous=document)
        if block := next(fix_checks.changed_blocks(document, edits, after), None):
            line = document.line_of(block.span)
            return Rejected(f"change the structure of line {line}, which it does not edit", selected)
        witness = Witness(after.text, previous=version.witness)
        replaced = [text for fix in fixes for text in fix.replaced]
        if loss := version.witness.lost(witness, replaced):
            return Rejected(loss, selected)
        new_diagnostics, failures = lint(after, self.rules, self.context)
        if new_failures := [failure.rule for failure in failures if failure.rule not in self.failed_rules]:
            return Rejected(f"make the rule {new_failures[0]} fail", selected)
        if unresolved := _unresolved(version.diagnostics, selected, edits, new_diagnostics):
            return Rejected("not resolve its finding", unresolved)
        if loss := fix_checks.lost(document, after, replaced):
            return Rejected(loss, selected)
        return Applied(Version(after, new_diagnostics, witness), edits)


def _is_sound(document: Document, fix: Fix | None) -> bool:
    return fix is None or is_sound(document.text, fix.edits)


def _group_by_fix(diagnostics: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """Diagnostics grouped by their fix, with the fixes of each rule next to each other."""
    groups: dict[Fix | None, list[Diagnostic]] = {}
    for diagnostic in sorted(diagnostics, key=lambda diagnostic: diagnostic.rule):
        groups.setdefault(diagnostic.fix, []).append(diagnostic)
    return [*groups.values()]


def _unresolved(
    before: Iterable[Diagnostic], selected: Sequence[Diagnostic], edits: Iterable[Edit], after: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """The `selected` diagnostics that are reported again; a report that an unselected diagnostic explains does not count."""
    offset_map, fixed = OffsetMap(edits), set(selected)

    def moved(diagnostic: Diagnostic) -> tuple[str, str, int]:
        return diagnostic.rule, diagnostic.message, offset_map.to(diagnostic.span.start)

    known = {moved(diagnostic) for diagnostic in before if diagnostic not in fixed}
    reported = {(diagnostic.rule, diagnostic.message, diagnostic.span.start) for diagnostic in after} - known
    return [diagnostic for diagnostic in selected if moved(diagnostic) in reported]
