"""The commands `parse`, `render` and `export`: Markdown to data and back."""

import sys
from collections.abc import Callable

import click

from fgad_lint.cli.inputs import (
    check_not_input,
    exit_on_error,
    find_files,
    make_settings,
    name_of,
    read_source,
    read_sources,
    read_text,
    with_configurations,
)
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH, Format, FormatOption, config_options, output_file_option
from fgad_lint.cli.terminal import ErrorLog, fail, print_exactly, print_output, print_table, progress


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("file", type=PATH)
@output_file_option("the record")
@config_options
def parse(file: str, output_file: str | None, config: tuple[str, ...], isolated: bool) -> None:
    """Print a list as a JSON record of its sections, papers and links.

    Edit the record and turn it back into Markdown with render. FILE can be - for standard input.

    \b
      fgad-lint parse README.md --output-file readme.json
      fgad-lint render readme.json --output-file README.md
    """
    from fgad_lint import records

    settings = make_settings(config, isolated)
    check_not_input(output_file, with_configurations([file], settings))
    with exit_on_error():
        source = read_source(file, None, settings)
    with progress() as show:
        show(f"reading {source.name}")
        record = records.write_record(records.to_record(source.text, source.setting.config))
    _write_or_print(record, output_file, print_output)


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("file", type=PATH)
@output_file_option("the Markdown")
def render(file: str, output_file: str | None) -> None:
    """Print the Markdown of a JSON record from parse.

    Whatever was not edited is printed byte for byte as it was. FILE can be - for standard input.

    CI systems execute text such as ::error:: in the log of a job. If the Markdown contains any, GitHub Actions gets a
    line before and after it that turns this off, and other CI systems get an error instead. With --output-file, or
    redirected to a file, the Markdown is always unchanged.

    \b
      fgad-lint render readme.json --output-file README.md
    """
    from fgad_lint import records

    check_not_input(output_file, [file])
    with exit_on_error():
        text = read_text(file)
    try:
        with progress() as show:
            show(f"rendering {name_of(file)}")
            # PowerShell starts redirected output with a byte order mark, which JSON does not allow.
            record = records.read_record(text.removeprefix("\ufeff"))
            text = records.render(record)
        text.encode()
        if output_file and not (record.get("blocks") or record.get("sections")):
            raise records.RecordError("record: it has no content, so its text would be empty")
    except records.RecordError as error:
        fail(f"{name_of(file)}: {error}")
    except UnicodeEncodeError as error:
        fail(f"{name_of(file)}: cannot encode {text[error.start]!r} as UTF-8; replace it")
    _write_or_print(text, output_file, print_exactly)


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@click.option(
    "--format",
    "output_format",
    cls=FormatOption,
    type=Format("export"),
    default="csv",
    show_default=True,
    help="Format of the table.",
)
@output_file_option("the table")
@config_options
def export(
    paths: tuple[str, ...], output_format: str, output_file: str | None, config: tuple[str, ...], isolated: bool
) -> None:
    """Print the papers in the PATHS as a table.

    PATHS are files, folders, or - for standard input (default: README.md). A folder stands for the Markdown files in it
    that git does not ignore. A cell that a spreadsheet would read as a formula starts with an apostrophe. In the log of
    a CI job, cells that look like commands of the CI system are escaped; redirected to a file, they are unchanged.

    \b
      fgad-lint export README.md --output-file papers.csv
    """
    from fgad_lint import export as exports
    from fgad_lint.model.document import Document

    errors = ErrorLog()
    settings = make_settings(config, isolated)
    files = find_files(paths, settings, errors)
    check_not_input(output_file, with_configurations(files, settings))
    with progress() as show:
        parsed = []
        for source in read_sources(files, None, settings, errors):
            show(f"reading {source.name}")
            parsed.append(exports.SourceFile(source.name, Document(source.text, source.setting.config.renderer)))
        exported = exports.load(output_format)(parsed) if parsed else ""
    if not output_file or (parsed and not errors.lines):
        _write_or_print(exported, output_file, print_table)
    sys.exit(2 if errors.lines else 0)


def _write_or_print(text: str, output_file: str | None, print_text: Callable[[str], None]) -> None:
    """Write a text to the file, or print it if there is none."""
    if not output_file:
        print_text(text)
        return
    from fgad_lint.cli import atomic_write

    with exit_on_error():
        atomic_write.write(output_file, text)
