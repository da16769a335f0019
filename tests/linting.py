"""Lint and fix texts in tests; no rule may fail."""

from fgad_lint.config import Config
from fgad_lint.linter.add_ignores import add_ignores as _add_ignores
from fgad_lint.linter.fix import fix as _fix
from fgad_lint.linter.lint import lint_text
from fgad_lint.model.file_set import NO_OTHER_FILES
from fgad_lint.rule import Context, no_facts, no_repository


def lint(text, rules, config=Config(), files=NO_OTHER_FILES, repository=no_repository, facts=no_facts):  # noqa: B008 - immutable
    """The diagnostics of a text."""
    diagnostics, failures = lint_text(text, rules, Context(config, files, repository, facts))
    assert not failures, failures[0].trace
    return diagnostics


def fix(
    text,
    rules,
    config=Config(),  # noqa: B008
    unsafe=False,
    files=NO_OTHER_FILES,
    repository=no_repository,
    facts=no_facts,
):
    """The result of fixing a text."""
    return _fix(text, rules, Context(config, files, repository, facts), unsafe)


def add_ignores(text, rules, config=Config()):  # noqa: B008
    """The result of adding ignore comments to a text."""
    return _add_ignores(text, rules, Context(config))
