"""The commands `move`, `remove` and `sort`, which edit lists."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from fgad_lint.cli.editing import edit_files, edit_options
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH

if TYPE_CHECKING:
    from fgad_lint.config import Config
    from fgad_lint.curation.editing import Edited
    from fgad_lint.curation.guard import Curated
    from fgad_lint.curation.sorting import By
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
@click.option(
    "--to", "target", metavar="SECTION", required=True, help="The section to move it to: its title, path or #anchor."
)
@click.option("--copy", is_flag=True, help="List it in both sections.")
@edit_options
def move(
    paths: tuple[str, ...],
    paper: str,
    origin: str,
    target: str,
    copy: bool,
    diff: bool,
    config: tuple[str, ...],
    isolated: bool,
) -> None:
    """Move a paper to another section of the lists in the PATHS.

    The entry keeps its words. It is put where the order of its new list wants it, else at its end. PATHS are files, or -
    for standard input (default: README.md).

    \b
      fgad-lint move --paper 2509.20295 --to "Precise Mask"
      fgad-lint move README.md --paper "All Looms" --from Looms --to Surveys
    """
    from fgad_lint.curation.moving import move

    def change(record: "Record", config: "Config") -> "Curated":
        return move(record, paper, target, origin, copy, config.order.papers)

    edit_files(paths, _edit(change), diff, config, isolated)


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
      fgad-lint remove README.md --paper "All Looms" --from Surveys
    """
    from fgad_lint.curation.removing import remove

    edit_files(paths, _edit(lambda record, _: remove(record, paper, origin)), diff, config, isolated)


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--section", metavar="SECTION", default="", help="Sort only this section: its title, path or #anchor.")
@click.option(
    "--by",
    type=click.Choice(["newest", "oldest", "title", "venue", "as-is"]),
    default="as-is",
    show_default=True,
    help="What to sort by; as-is is the order that each list keeps.",
)
@edit_options
def sort(paths: tuple[str, ...], section: str, by: "By", diff: bool, config: tuple[str, ...], isolated: bool) -> None:
    """Sort the papers of the lists in the PATHS.

    Whole entries move, with their other lines, comments and what is nested in them. Papers stay in their category, and
    under the text that introduces them. PATHS are files, or - for standard input (default: README.md).

    With as-is, papers that are out of place are put in place. Other orders change lines in all open pull requests, so
    merge those first.

    \b
      fgad-lint sort
      fgad-lint sort README.md --section Surveys --by newest
    """
    from fgad_lint.curation.sorting import sort

    edit_files(
        paths, _edit(lambda record, setting: sort(record, section, by, setting.order.papers)), diff, config, isolated
    )


def _edit(change: "Callable[[Record, Config], Curated]") -> "Callable[[Source], Edited]":
    """An edit of a text by a change of its record."""
    from fgad_lint.curation.editing import Edited
    from fgad_lint.records import to_record

    def edit(source: "Source") -> "Edited":
        curated = change(to_record(source.text, source.setting.config), source.setting.config)
        return Edited(curated.text, curated.done)

    return edit
