"""The commands that turn lists into data and back: `parse`, `render` and `export`."""

import sys

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
)
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH, Format, config_options
from fgad_lint.cli.terminal import ErrorLog, fail, print_exactly, print_output, print_table, progress


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("file", type=PATH)
@config_options
def parse(file: str, config: str | None, isolated: bool) -> None:
    """Print the papers, sections and links of a FILE as JSON.

    They can be edited there and rendered again. A FILE called - is standard input.

    \b
      fgad-lint parse README.md > readme.json
      fgad-lint render readme.json --output-file README.md
    """
    from fgad_lint import records

    with exit_on_error():
        source = read_source(file, None, make_settings(config, isolated))
    with progress() as show:
        show(f"reading {source.name}")
        record = records.write_record(records.to_record(source.text, source.setting.config))
    print_output(record)


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("file", type=PATH)
@click.option("--output-file", metavar="FILE", type=PATH, help="Print it to this file, once all is well.")
def render(file: str, output_file: str | None) -> None:
    """Print the Markdown of a FILE that `parse` wrote.

    What was not edited comes out as it was, byte for byte. A FILE called - is standard input. In the log of a CI system,
    text with commands of its own stands between lines that stop them, or is refused where there are none.

    \b
      fgad-lint render readme.json --output-file README.md
    """
    from fgad_lint import records
    from fgad_lint.cli import atomic_write

    if output_file:
        check_not_input(output_file, [file])
    with exit_on_error():
        text = read_text(file)
    try:
        with progress() as show:
            show(f"rendering {name_of(file)}")
            # PowerShell puts a byte order mark in front of what it redirects; JSON has none.
            text = records.render(records.read_record(text.removeprefix("\ufeff")))
        text.encode()
    except records.RecordError as error:
        fail(f"{name_of(file)}: {error}")
    except UnicodeEncodeError as error:
        fail(f"{name_of(file)}: UTF-8 has no {text[error.start]!r}; put another character in its place")
    if output_file:
        with exit_on_error():
            atomic_write.write(output_file, text)
    else:
        print_exactly(text)


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--format", "output_format", type=Format("export"), default="csv", show_default=True, help="As what.")
@config_options
def export(paths: tuple[str, ...], output_format: str, config: str | None, isolated: bool) -> None:
    """Print the papers in the PATHS as a table.

    A folder stands for all Markdown in it that git does not ignore, and - for standard input; without PATHS, it is
    README.md. A cell that a spreadsheet would take for a formula begins with an apostrophe. In the log of a CI
    system, commands of its own in a cell are escaped; redirect the output to a file to get it unchanged.

    \b
      fgad-lint export README.md > papers.csv
    """
    from fgad_lint import export as exports
    from fgad_lint.model.document import Document

    errors = ErrorLog()
    with progress() as show:
        files = []
        for source in read_sources(find_files(paths, errors), None, make_settings(config, isolated), errors):
            show(f"reading {source.name}")
            files.append(exports.Listed(source.name, Document(source.text, source.setting.config.renderer)))
        exported = exports.load(output_format)(files) if files else ""
    print_table(exported)
    sys.exit(2 if errors.lines else 0)
