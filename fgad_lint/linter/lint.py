"""Run the rules over a document."""

from collections.abc import Sequence
from typing import NamedTuple

from fgad_lint import rules as all_rules
from fgad_lint.diagnostic import Diagnostic, Finding
from fgad_lint.linter import suppressions
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, Rule


class Failure(NamedTuple):
    """A rule that raised an exception, so that what it finds is missing: a bug in it, never the user's fault.

    `error` is its kind and message, `trace` the lines of its traceback.
    """

    rule: str
    error: str
    trace: str


class Linted(NamedTuple):
    """What the rules found in a document, in its order, and which of them failed."""

    diagnostics: list[Diagnostic]
    failures: list[Failure]


def lint(document: Document, rules: Sequence[Rule], context: Context) -> Linted:
    """Run rules over a document, which may be of any text: broken Markdown is no error.

    A rule that raises an exception costs its own findings only.
    """
    diagnostics: list[Diagnostic] = []
    failures: list[Failure] = []
    for rule in rules:
        if rule.name != suppressions.UNUSED_RULE:
            _run(rule, document, context, diagnostics, failures)
    ran = {rule.name for rule in rules} - {failure.rule for failure in failures}
    diagnostics, unused = suppressions.apply(document, diagnostics, ran, all_rules.names())
    for rule in rules:
        if rule.name == suppressions.UNUSED_RULE:
            _run(rule, document, context._replace(unused_suppressions=unused), diagnostics, failures)
    return Linted(sorted(diagnostics, key=_position), failures)


def lint_text(text: str, rules: Sequence[Rule], context: Context) -> Linted:
    """Run rules over a text."""
    return lint(context.files.document(text, context.config.renderer), rules, context)


def _run(
    rule: Rule, document: Document, context: Context, diagnostics: list[Diagnostic], failures: list[Failure]
) -> None:
    try:
        diagnostics += [_diagnostic(rule, finding, context) for finding in rule.check(document, context)]
    except Exception as error:
        failures.append(_failure(rule, error))


def _failure(rule: Rule, error: Exception) -> Failure:
    from traceback import format_exception, format_exception_only

    return Failure(rule.name, format_exception_only(error)[-1].strip(), "".join(format_exception(error)))


def _diagnostic(rule: Rule, finding: Finding, context: Context) -> Diagnostic:
    severity = context.config.severity.get(rule.name) or finding.severity or rule.severity
    return Diagnostic(finding.span, rule.name, severity, finding.message, finding.fix, finding.related)


def _position(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.span, diagnostic.rule, diagnostic.message
