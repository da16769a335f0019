"""The command `contents`."""

from typing import TYPE_CHECKING

import click

from fgad_lint.cli.editing import edit_files, edit_options
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH

if TYPE_CHECKING:
    from fgad_lint.curation.editing import Edited
    from fgad_lint.linter.resolver import Source


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--create", is_flag=True, help="Make a contents list where there is none.")
@edit_options
def contents(paths: tuple[str, ...], create: bool, diff: bool, config: tuple[str, ...], isolated: bool) -> None:
    """Bring the contents lists in the PATHS up to date.

    PATHS are files, folders, or - for standard input (default: README.md). Sections get entries, written as those around them,
    and entries the names, the order and the nesting of their sections. Sections that a contents list leaves out on purpose stay
    out: those about the list itself, those with <!-- omit in toc -->, and levels of headings that it does not list.

    \b
      fgad-lint contents README.md --diff
      fgad-lint contents README.md --create
    """

    def edit(source: "Source") -> "Edited":
        from fgad_lint.curation.contents import update_contents
        from fgad_lint.model.document import Document

        config = source.setting.config
        return update_contents(Document(source.text, config.renderer), config, create)

    edit_files(paths, edit, diff, config, isolated)
