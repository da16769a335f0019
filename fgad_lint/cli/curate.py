"""The commands `move`, `remove` and `sort`, which edit lists."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from fgad_lint.cli.editing import edit_files, edit_options
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH

if TYPE_CHECKING:
    from fgad_lint.curation.editing import Edited
    from fgad_lint.curation.guard import Curated
    from fgad_lint.linter.resolver import Source
    from fgad_lint.records import Record

_paper_option = click.option(
    "--paper", metavar="PAPER", required=True, help="The paper, by its arXiv id, DOI, URL or title."
)
_from_option = click.option(
    "--from",
    "origin",
    metavar="SECTION",
    default="",
    help="The section that it is in, if it is listed in several: its title, a path such as 'Methods / 3D', or #anchor.",
)


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@_paper_option
@_from_option
@edit_options
def remove(
    paths: tuple[str, ...], paper: str, origin: str, diff: bool, config: tuple[str, ...], isolated: bool
) -> None:
    """Remove a paper from the lists in the PATHS.

    PATHS are files, or - for standard input (default: README.md). Entries with numbers are numbered anew.

    \b
      fgad-lint remove --paper 2509.20295
      fgad-lint remove README.md --paper "A Survey of Looms" --from Surveys
    """
    from fgad_lint.curation.removing import remove

    edit_files(paths, _edit(lambda record: remove(record, paper, origin)), diff, config, isolated)


def _edit(change: "Callable[[Record], Curated]") -> "Callable[[Source], Edited]":
    """An edit of a text by a change of its record."""
    from fgad_lint.curation.editing import Edited
    from fgad_lint.records import to_record

    def edit(source: "Source") -> "Edited":
        curated = change(to_record(source.text, source.setting.config))
        return Edited(curated.text, curated.done)

    return edit
