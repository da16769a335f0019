"""The command `check`: load files, process them, filter the findings, report."""

import sys
from typing import TYPE_CHECKING, Any

import click

from fgad_lint.cli.inputs import check_not_input, find_files, make_settings, name_of, read_sources
from fgad_lint.cli.options import (
    AUTO,
    CONTEXT_SETTINGS,
    PATH,
    CheckOptions,
    Format,
    complete_rule_names,
    config_options,
    split_names,
)
from fgad_lint.cli.terminal import ErrorLog, tell

if TYPE_CHECKING:
    from fgad_lint.linter.resolver import Source


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--fix", is_flag=True, help="Repair the files, where that is safe.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also where a person should look at the result."
)
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing; exit 1 if it would.")
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    callback=split_names,
    shell_complete=complete_rule_names,
    help="Run these rules only.",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    callback=split_names,
    shell_complete=complete_rule_names,
    help="Do not run these rules.",
)
@config_options
@click.option(
    "--output-format",
    type=Format("report", AUTO),
    default=AUTO,
    show_default=True,
    help="How to print what is found; auto: github in a workflow of GitHub's, else text.",
)
@click.option("--since", metavar="REV", help="Report only what has come since this branch, tag or commit of git's.")
@click.option("--baseline", metavar="FILE", type=PATH, help="Report only what this file does not accept.")
@click.option("--write-baseline", is_flag=True, help="Accept all that is found now in the --baseline FILE.")
@click.option("--add-ignores", is_flag=True, help="Write comments into the files that silence all that is found now.")
@click.option("--statistics", is_flag=True, help="Print how often each rule found something instead.")
@click.option("--output-file", metavar="FILE", type=PATH, help="Print it to this file.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 also if something was found.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Check so many files at once; by default as many as there are processors, where that is faster.",
)
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input, and where its configuration is.")
@click.option("--color/--no-color", default=None, help="Colors, also where the output is no terminal; or never.")
@click.option("-q", "--quiet", is_flag=True, help="Print what is found and nothing else.")
@click.option("-v", "--verbose", is_flag=True, help="Say which configuration holds, and what was fixed.")
def check(**values: Any) -> None:
    """Report what is wrong in the PATHS, or repair it.

    A folder stands for all Markdown in it that git does not ignore, and - for standard input; repaired, that goes to
    standard output. RULES are names with commas between them; `fgad-lint explain` lists them.

    \b
      fgad-lint README.md docs --fix
      fgad-lint --select broken-anchor,duplicate-paper
      fgad-lint - --fix < README.md > better.md
    """
    from fgad_lint.cli.filters import filter_results
    from fgad_lint.cli.processing import process
    from fgad_lint.cli.reporting import report_results

    options = CheckOptions(**values)
    errors = ErrorLog()
    _check_combination(options)
    sources = _load(options, errors)
    results = process(options, sources, errors)
    new_results = filter_results(options, sources, results, errors)
    has_failed = report_results(options, new_results, errors)
    sys.exit(2 if errors.lines else int(has_failed and not options.exit_zero))


def _check_combination(options: CheckOptions) -> None:
    """Refuse options that exclude each other."""
    exclusive = {
        "--since": options.since,
        "--write-baseline": options.write_baseline,
        "--add-ignores": options.add_ignores,
    }
    others = {"--fix": options.fix, "--diff": options.diff}
    given = [name for name, value in (*exclusive.items(), *others.items()) if value]
    if len(given) > 1 and set(given) & set(exclusive):
        raise click.UsageError(f"{given[0]} and {given[1]} exclude each other; leave one out")
    if options.write_baseline and not options.baseline:
        raise click.UsageError("--write-baseline writes the file that --baseline names; name one")
    if options.unsafe_fixes and not (options.fix or options.diff or options.quiet):
        tell("--unsafe-fixes does nothing without --fix or --diff")


def _load(options: CheckOptions, errors: ErrorLog) -> "list[Source]":
    """Find and read the files to check."""
    settings = make_settings(options.config, options.isolated, options.select, options.ignore)
    paths = find_files(options.paths, errors)
    if options.output_file:
        configurations = (settings.source_of(name_of(path, options.stdin_filename)) for path in paths)
        check_not_input(options.output_file, [*paths, *configurations, options.baseline])
    sources = []
    for source in read_sources(paths, options.stdin_filename, settings, errors):
        if options.verbose:
            tell(f"{source.name}: {len(source.setting.rules)} rules, {source.setting.source or 'no configuration'}")
        sources.append(source)
    return sources
