"""The command `stats`."""

import sys

import click

from fgad_lint.cli.inputs import (
    check_not_input,
    exit_on_error,
    find_files,
    make_settings,
    read_sources,
    with_configurations,
)
from fgad_lint.cli.options import CONTEXT_SETTINGS, PATH, config_options, document_format_option, output_file_option
from fgad_lint.cli.terminal import ErrorLog, print_table, progress


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@document_format_option("Format of the tables.")
@click.option(
    "--svg", metavar="FILE", type=PATH, help="Write a chart of the papers by year to this file, for a README."
)
@output_file_option("the tables")
@config_options
def stats(
    paths: tuple[str, ...],
    output_format: str,
    svg: str | None,
    output_file: str | None,
    config: tuple[str, ...],
    isolated: bool,
) -> None:
    """Count the papers in the PATHS by section, year and venue.

    PATHS are files, folders, or - for standard input (default: README.md), which are counted together. Papers with and
    without code are counted, too. A paper in several places counts once, but in each of its sections. Its year is that
    of its venue, or else of its arXiv id.

    \b
      fgad-lint stats README.md
      fgad-lint stats README.md --format markdown --svg papers-by-year.svg
    """
    from fgad_lint.curation.statistics import statistics
    from fgad_lint.curation.statistics_report import chart, describe_statistics
    from fgad_lint.model.document import Document

    if svg and svg == output_file:
        raise click.UsageError("--svg and --output-file name the same file; name another for one of them")
    errors = ErrorLog()
    settings = make_settings(config, isolated)
    files = find_files(paths, settings, errors)
    inputs = list(with_configurations(files, settings))
    check_not_input(output_file, inputs)
    check_not_input(svg, inputs, "--svg")
    with progress() as show:
        documents = []
        for source in read_sources(files, None, settings, errors):
            show(f"reading {source.name}")
            documents.append(Document(source.text, source.setting.config.renderer))
        counted = statistics(documents)
    if errors.lines:
        sys.exit(2)
    described = describe_statistics(counted, output_format)  # type: ignore[arg-type]
    if svg or output_file:
        from fgad_lint.cli import atomic_write

        with exit_on_error():
            if svg:
                atomic_write.write(svg, chart(counted))
            if output_file:
                atomic_write.write(output_file, described)
    if not output_file:
        print_table(described)
