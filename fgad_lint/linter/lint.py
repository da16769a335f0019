"""Run the rules on a document."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic, Finding
from fgad_lint.linter.suppressions import apply_suppressions
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, Rule

# This rule runs last, because it needs to know what was suppressed; no comment suppresses its own findings.
ABOUT_COMMENTS = "unused-suppression"
_MAX_MESSAGE_LENGTH = 1000  # Characters; many messages may name the same heading, whatever its length.


class Failure(NamedTuple):
    """A rule that raised an exception: a bug in the rule, whatever the text. Its findings are missing.

    `error` is the type and message of the exception, `trace` its formatted traceback.
    """

    rule: str
    error: str
    trace: str


class Linted(NamedTuple):
    """The diagnostics of a document, sorted by position, and the rules that failed."""

    diagnostics: list[Diagnostic]
    failures: list[Failure]


def lint(document: Document, rules: Sequence[Rule], context: Context) -> Linted:
    """Run rules on a document; broken Markdown is not an error.

    A rule that raises an exception loses only its own findings.
    """
    rules = [rule for rule in rules if not rule.needs_facts or context.facts()]
    diagnostics, failures = _run((rule for rule in rules if rule.name != ABOUT_COMMENTS), document, context)
    kept, used_targets = apply_suppressions(document, diagnostics)
    rules_run = {rule.name for rule in rules} - {failure.rule for failure in failures}
    last_diagnostics, last_failures = _run(
        (rule for rule in rules if rule.name == ABOUT_COMMENTS),
        document,
        context._replace(rules_run=rules_run, used_targets=used_targets),
    )
    return Linted(sorted(kept + last_diagnostics, key=_sort_key), failures + last_failures)


def lint_text(text: str, rules: Sequence[Rule], context: Context) -> Linted:
    """Run rules on a text."""
    return lint(context.files.document(text, context.config.renderer), rules, context)


def _run(rules: Iterable[Rule], document: Document, context: Context) -> Linted:
    """The diagnostics of rules, in the order of the rules, including those that ignore comments suppress."""
    diagnostics: list[Diagnostic] = []
    failures: list[Failure] = []
    for rule in rules:
        try:
            diagnostics += [_diagnostic(rule, finding, context) for finding in _findings(rule, document, context)]
        except Exception as error:
            failures.append(_failure(rule, error))
    return Linted(diagnostics, failures)


def _findings(rule: Rule, document: Document, context: Context) -> list[Finding]:
    """The findings of a rule. Pieces in which it has found nothing are left out, if it depends on them alone."""
    if rule.compares_sections or rule.needs_facts:
        return list(rule.check(document, context))
    key = rule.name, getattr(context.config, rule.options, None)
    unknown = {index for index, state in enumerate(document.states) if key not in state.memo}
    if not unknown:
        return []
    looked_at = document if len(unknown) == len(document.pieces) else document.excerpt(sorted(unknown))
    findings = list(rule.check(looked_at, context))
    places = [document.piece_index(finding.span.start) for finding in findings]
    for index in unknown.difference(places):
        document.states[index].memo[key] = True
    return [finding for finding, place in zip(findings, places, strict=True) if place in unknown]


def _failure(rule: Rule, error: Exception) -> Failure:
    from traceback import format_exception, format_exception_only

    return Failure(rule.name, format_exception_only(error)[-1].strip(), "".join(format_exception(error)))


def _diagnostic(rule: Rule, finding: Finding, context: Context) -> Diagnostic:
    severity = context.config.severity.get(rule.name) or finding.severity or rule.severity
    message = finding.message
    if len(message) > _MAX_MESSAGE_LENGTH:
        message = f"{message[: _MAX_MESSAGE_LENGTH - 1]}…"
    return Diagnostic(finding.span, rule.name, severity, message, finding.fix, finding.related, finding.cause)


def _sort_key(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.span, diagnostic.rule, diagnostic.message
