"""Lint, repair and edit curated lists of papers without losing a character.

Every function here takes values and gives values: it reads no file and no configuration but what it is given, and what it
gives can be pickled. The command line does the rest.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fgad_lint.config import Config
    from fgad_lint.diagnostic import Diagnostic
    from fgad_lint.model.document import Document
    from fgad_lint.rule import Rule

__version__ = "0.1.0"
__all__ = ["configure", "fix", "lint", "parse", "render", "to_record"]


def configure(toml: str = "") -> "Config":
    """The configuration that the text of an fgad-lint.toml means; without one, the configuration where there is none.

    Raises `fgad_lint.config.ConfigError` where the text is no TOML or has an option that nobody knows.
    """
    from fgad_lint import rules
    from fgad_lint.config.files import from_toml

    return from_toml(toml, "configuration", rules.names())


def parse(text: str, config: "Config | None" = None) -> "Document":
    """The list in a text: any text can be one.

    Its `sections` and `papers` are in the order of the text, `paper_lists` has the papers list by list, each with the section
    that it belongs to, and `contents` the contents lists. Spans are offsets into the text, in code points from 0, ends excluded;
    `lines.place(offset)` turns one into a line and a column, both from 1.
    """
    from fgad_lint.model.document import Document

    return Document(text, (config or configure()).renderer)


def lint(text: str, config: "Config | None" = None) -> "list[Diagnostic]":
    """What the rules of a configuration find in a text, in its order; those that are on by default where it names none.

    Each has its `span` (offsets as in `parse`), `rule`, `severity`, `message`, `fix` and `related` places.
    Raises RuntimeError where a rule fails, which is a mistake in it.
    """
    from fgad_lint.linter.lint import lint_text
    from fgad_lint.rule import Context

    config = config or configure()
    diagnostics, failures = lint_text(text, _rules(config), Context(config))
    if failures:
        raise RuntimeError(f"{failures[0].rule} failed: {failures[0].trace}")
    return diagnostics


def fix(text: str, config: "Config | None" = None, unsafe: bool = False) -> str:
    """A text with its faults repaired, as far as that is safe, or with `unsafe` also where a person should look at the result.

    A fix is left out where a check fails on what it makes, which is a mistake in its rule.
    """
    from fgad_lint.linter.fix import fix
    from fgad_lint.rule import Context

    config = config or configure()
    return fix(text, _rules(config), Context(config), unsafe).text


def to_record(text: str, config: "Config | None" = None) -> dict[str, Any]:
    """The record of a text: the list as values that JSON has, as `schema/record.schema.json` describes them."""
    from fgad_lint import records

    return records.to_record(text, config or configure())


def render(record: dict[str, Any]) -> str:
    """The text of a record, edited or not; what was not edited comes out as it was, character by character.

    Raises `fgad_lint.records.RecordError`, with the path in the record, where this breaks the schema or contradicts itself.
    """
    from fgad_lint import records

    return records.render(records.check_record(record))


def _rules(config: "Config") -> "Sequence[Rule]":
    from fgad_lint import rules

    return rules.running(config.select, config.ignore)
