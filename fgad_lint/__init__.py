"""Lint, fix and edit curated lists of papers without losing a character.

The functions are pure: they read no files and no configuration other than their arguments, and the values that they return can
be pickled.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fgad_lint.config import Config
    from fgad_lint.curation.comparison import Changes
    from fgad_lint.curation.editing import Edited
    from fgad_lint.curation.sorting import By
    from fgad_lint.curation.three_way import TextMerge
    from fgad_lint.diagnostic import Diagnostic
    from fgad_lint.model.document import Document
    from fgad_lint.rule import Rule

__version__ = "0.1.0"
__all__ = [
    "add",
    "compare",
    "configure",
    "fix",
    "lint",
    "merge",
    "move",
    "parse",
    "remove",
    "render",
    "sort",
    "to_record",
    "update_contents",
]


def configure(toml: str = "") -> "Config":
    """The configuration in the text of an fgad-lint.toml; without one, the default configuration.

    Raises `fgad_lint.config.ConfigError` if the text is not valid TOML, or has an unknown option or value.
    """
    from fgad_lint import rules
    from fgad_lint.config.files import from_toml

    return from_toml(toml, "configuration", rules.names())


def parse(text: str, config: "Config | None" = None) -> "Document":
    """Parse a list; any text can be parsed.

    The `sections` and `papers` of the document are in the order of the text. `paper_lists` has the papers by list, each list with
    its section, and `contents_lists` has the contents lists. Spans are offsets into the text, in code points from 0, end excluded;
    `lines.position(offset)` is the line and column of an offset, both from 1.
    """
    from fgad_lint.model.document import Document

    return Document(text, (config or configure()).renderer)


def lint(text: str, config: "Config | None" = None) -> "list[Diagnostic]":
    """The diagnostics of a text, sorted by position: the findings of the rules that the configuration selects.

    Each has a `span` (offsets as in `parse`), `rule`, `severity`, `message`, `fix` (or None) and `related` spans with messages.
    Raises RuntimeError if a rule fails, which is a bug in the rule.
    """
    from fgad_lint.linter.lint import lint_text
    from fgad_lint.rule import Context

    config = config or configure()
    diagnostics, failures = lint_text(text, _rules(config), Context(config))
    if failures:
        raise RuntimeError(f"{failures[0].rule} failed: {failures[0].trace}")
    return diagnostics


def fix(text: str, config: "Config | None" = None, unsafe: bool = False) -> str:
    """Apply all safe fixes to a text, and if `unsafe` also those whose result a person should review.

    A fix is skipped if its result fails a check, which is a bug in its rule.
    """
    from fgad_lint.linter.fix import fix
    from fgad_lint.rule import Context

    config = config or configure()
    return fix(text, _rules(config), Context(config), unsafe).text


def to_record(text: str, config: "Config | None" = None) -> dict[str, Any]:
    """The record of a text: the list as JSON values, described by `schema/record.schema.json`."""
    from fgad_lint import records

    return records.to_record(text, config or configure())


def compare(before: str, after: str, config: "Config | None" = None) -> "Changes":
    """What has changed in the papers between two versions of a list: those added, removed, moved, and with other titles, links or venues."""
    from fgad_lint.curation.comparison import compare

    return compare(parse(before, config), parse(after, config))


def add(
    record: dict[str, Any],
    paper: dict[str, Any],
    section: str,
    before: str = "",
    after: str = "",
    config: "Config | None" = None,
) -> dict[str, Any]:
    """A record with another paper in a section, written as those around it.

    `paper` has a `title`, and may have `links`, each with a `url` and perhaps a `label`, `authors`, a list of names, a `venue`, a
    `year`, a `date` such as "2025-09", a `description`, and `fields`, by the headers of their columns. With a `layout`, as in a
    record, it keeps its own words. It goes `before` or `after` a paper if one is named, else where the section's order wants it, else to
    the end. Raises `fgad_lint.curation.editing.CurationError` if it is in the section already, if there is no such section, or if the
    entries there have no place for what is given; else as `remove`.
    """
    from fgad_lint.curation.adding import add
    from fgad_lint.curation.new_paper import from_record

    order = (config or configure()).order.papers
    return add(record, [from_record(paper)], section, before, after, order).record


def move(
    record: dict[str, Any],
    paper: str,
    to: str,
    section: str = "",
    copy: bool = False,
    config: "Config | None" = None,
) -> dict[str, Any]:
    """A record with a paper moved to the section `to`, or listed there as well if `copy`; else as `remove`.

    A section is named by its title, a path such as "Methods / 3D", or its anchor with `#`.
    """
    from fgad_lint.curation.moving import move

    return move(record, paper, to, section, copy, (config or configure()).order.papers).record


def remove(record: dict[str, Any], paper: str, section: str = "") -> dict[str, Any]:
    """A record without a paper: its arXiv id, DOI, URL or title, in `section` if it is listed in several.

    Raises `fgad_lint.curation.editing.CurationError` if no entry fits, or more than one, and `fgad_lint.records.RecordError` as `render`
    does.
    """
    from fgad_lint.curation.removing import remove

    return remove(record, paper, section).record


def update_contents(text: str, config: "Config | None" = None, create: bool = False) -> "Edited":
    """A text with contents lists that are in step with its sections, as `text`, and what was done, as `done`.

    If it has no contents list, one is made if `create`. Raises `fgad_lint.curation.editing.CurationError` if that cannot be done.
    """
    from fgad_lint.curation.contents import update_contents

    return update_contents(parse(text, config), config or configure(), create)


def merge(base: str, ours: str, theirs: str, config: "Config | None" = None) -> "TextMerge":
    """Merge two versions of a list that both come from `base`, paper by paper: the merged `text`, and `n_conflicts`.

    What both sides changed differently is between conflict markers in the text. Raises `fgad_lint.curation.merging.MarkersError` if
    one of the texts has such markers already.
    """
    from fgad_lint.curation.merging import merge

    return merge(base, ours, theirs, config or configure())


def render(record: dict[str, Any]) -> str:
    """Render a record, edited or not, as text; unedited parts are the same as before, character by character.

    Raises `fgad_lint.records.RecordError`, with the path in the record, if the record violates the schema or contradicts itself.
    """
    from fgad_lint import records

    return records.render(records.check_record(record))


def sort(
    record: dict[str, Any], section: str = "", by: "By" = "as-is", config: "Config | None" = None
) -> dict[str, Any]:
    """A record with its papers sorted, or those of a section: by `by`, "newest", "oldest", "title", "venue" or "as-is".

    "as-is" is the order that each list keeps, or else `order.papers` of the configuration. Raises as `remove` does.
    """
    from fgad_lint.curation.sorting import sort

    return sort(record, section, by, (config or configure()).order.papers).record


def _rules(config: "Config") -> "Sequence[Rule]":
    from fgad_lint import rules

    return rules.running(config)
