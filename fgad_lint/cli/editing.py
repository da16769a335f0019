"""What the commands that edit lists share: their options, and how they read and write files."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from fgad_lint.cli.inputs import exit_on_error, find_files, make_settings, name_of, read_source
from fgad_lint.cli.options import STDIN, config_options
from fgad_lint.cli.terminal import ErrorLog, print_exactly, print_patch, tell, wants_color

if TYPE_CHECKING:
    from fgad_lint.curation.editing import Edited
    from fgad_lint.linter.resolver import Source


def edit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that all commands that edit lists have."""
    diff = click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
    return diff(config_options(command))


def edit_files(
    paths: Sequence[str], edit: "Callable[[Source], Edited]", diff: bool, config: Sequence[str], isolated: bool
) -> None:
    """Edit the files that `paths` stand for, or standard input, and tell in a line what was done with each.

    With `diff`, only print the difference. If `edit` raises CurationError for one of them, print it and exit with 2; none is
    written then.
    """
    from fgad_lint.curation.editing import CurationError
    from fgad_lint.records import RecordError

    errors = ErrorLog()
    settings = make_settings(config, isolated)
    done = []
    for path in find_files(paths, settings, errors):
        with exit_on_error():
            source = read_source(path, None, settings)
        try:
            done.append((source, edit(source)))
        except (CurationError, RecordError) as error:
            errors.add(f"{name_of(path)}: {error}")
    for source, edited in done if not errors.lines else ():
        _save(source, edited, diff)
    sys.exit(2 if errors.lines else 0)


def _save(source: "Source", edited: "Edited", diff: bool) -> None:
    from fgad_lint.cli import atomic_write
    from fgad_lint.cli.diff import unified

    for note in edited.notes:
        tell(f"{source.name}: {note}")
    if diff:
        print_patch(unified(source.text, edited.text, source.name), wants_color(None, sys.stdout))
        return
    if source.path == STDIN:
        print_exactly(edited.text)
    elif edited.text != source.text:
        with exit_on_error():
            atomic_write.write_if_unchanged(source.path, edited.text, source.text.encode())
    tell(f"{source.name}: {edited.done}")
