"""The command `compare`."""

import click

from fgad_lint.cli.inputs import check_not_input, exit_on_error, make_settings, path_of_version, read_version
from fgad_lint.cli.options import (
    CONTEXT_SETTINGS,
    PATH,
    STDIN,
    config_options,
    document_format_option,
    output_file_option,
)
from fgad_lint.cli.terminal import print_table, progress


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@document_format_option("Markdown is for a comment on a pull request, or for release notes.")
@output_file_option("the changes")
@config_options
def compare(
    old: str, new: str, output_format: str, output_file: str | None, config: tuple[str, ...], isolated: bool
) -> None:
    """Say what has changed in the papers of a list.

    Papers may be added, removed or moved, or have another title, links or venue. OLD and NEW are files, - for standard
    input, or REVISION:FILE for a file in a commit, as git show takes it.

    \b
      fgad-lint compare HEAD~10:README.md README.md
      fgad-lint compare v1.0:README.md v2.0:README.md --format markdown
    """
    from fgad_lint.cli.git import GitError
    from fgad_lint.curation.comparison import compare as compare_papers
    from fgad_lint.curation.description import describe
    from fgad_lint.model.document import Document

    if old == new == STDIN:
        raise click.UsageError("OLD and NEW cannot both be -; name a file for one of them")
    settings = make_settings(config, isolated)
    check_not_input(output_file, [old, new])
    with exit_on_error(GitError):
        documents = [
            Document(read_version(name), settings.of(path_of_version(name)).config.renderer) for name in (old, new)
        ]
    with progress() as show:
        show("comparing")
        described = describe(compare_papers(*documents), output_format)  # type: ignore[arg-type]
    if output_file:
        from fgad_lint.cli import atomic_write

        with exit_on_error():
            atomic_write.write(output_file, described)
    else:
        print_table(described)
