"""The command `check`: load files, process them, filter the findings, report."""

import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import click

from fgad_lint.cli.group import VERBOSE
from fgad_lint.cli.inputs import (
    check_not_input,
    facts_problem,
    find_files,
    is_one_of,
    make_settings,
    read_sources,
    with_configurations,
)
from fgad_lint.cli.options import (
    AUTO,
    CONTEXT_SETTINGS,
    PATH,
    STDIN,
    CheckOptions,
    Format,
    FormatOption,
    complete_rule_names,
    config_options,
    split_names,
)
from fgad_lint.cli.terminal import ErrorLog, fail, tell

if TYPE_CHECKING:
    from fgad_lint.cli.filters import Baseline, Since
    from fgad_lint.linter.fixed import Choice
    from fgad_lint.linter.resolver import Source
    from fgad_lint.report import CheckedFile

_COMPATIBLE = {"--since", "--fix", "--diff"}, {"--since", "--fix", "--watch"}


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff, include fixes that a person should review.")
@click.option(
    "--diff", is_flag=True, help="Show what --fix would change and write no files; exit 1 if it would change any."
)
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    callback=split_names,
    shell_complete=complete_rule_names,
    help="Run only these rules.",
)
@click.option(
    "--extend-select",
    metavar="RULES",
    multiple=True,
    callback=split_names,
    shell_complete=complete_rule_names,
    help="Run these rules too.",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    callback=split_names,
    shell_complete=complete_rule_names,
    help="Do not run these rules.",
)
@click.option(
    "--exclude",
    metavar="GLOB",
    multiple=True,
    help="Leave out these files when a folder is given; as in a .gitignore. Adds to `exclude` in the configuration.",
)
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even if they are named.")
@config_options
@click.option(
    "--output-format",
    cls=FormatOption,
    type=Format("report", AUTO),
    default=AUTO,
    show_default=True,
    help="Format of the report; auto is github in GitHub Actions and text elsewhere.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Report, and with --fix repair, only findings that are new since this branch, tag or commit.",
)
@click.option("--baseline", metavar="FILE", type=PATH, help="Report only findings that this file does not accept.")
@click.option("--write-baseline", is_flag=True, help="Accept all current findings: write them to the --baseline FILE.")
@click.option(
    "--add-ignores",
    is_flag=True,
    help="Suppress all current findings that no baseline accepts: add ignore comments to the files.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes; needs fgad-lint[watch].")
@click.option("--statistics", is_flag=True, help="Show the number of findings of each rule instead of the findings.")
@click.option("--output-file", metavar="FILE", type=PATH, help="Write the report to this file.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="warning",
    show_default=True,
    help="Exit 1 only if a finding is at least this severe.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings, like --fail-on never.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Check up to N files at the same time, each in its own process; by default one per processor, if that is faster.",
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="Name of standard input in reports and for finding its configuration and the files it links to.",
)
@click.option(
    "--color/--no-color", default=None, help="Always or never use colors; by default, use them on a terminal."
)
@click.option("-q", "--quiet", is_flag=True, help="Print findings and nothing else.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Also print the configuration of each file, what was read and what was fixed."
)
def check(**values: Any) -> None:
    """Lint Markdown files, and fix them with --fix.

    PATHS are files, folders, or - for standard input (default: README.md). A folder stands for the Markdown files in it
    that git does not ignore. With --fix, the fixed text of standard input is printed. RULES are comma-separated names;
    `fgad-lint explain` lists them.

    \b
      fgad-lint README.md docs --fix
      fgad-lint --select broken-anchor,duplicate-paper
      fgad-lint - --fix < README.md > fixed.md
    """
    options = CheckOptions(**values)
    click.get_current_context().meta[VERBOSE] = options.verbose
    _check_combination(options)
    if options.watch:
        from fgad_lint.cli.watch import watch

        watch(options, lambda: _run(options))
    sys.exit(_run(options))


def _run(options: CheckOptions) -> int:
    """Check the files once; return the exit status."""
    from fgad_lint.cli.processing import process
    from fgad_lint.cli.reporting import report_results
    from fgad_lint.linter.runner import Batch

    errors = ErrorLog()
    sources = _load(options, errors)
    since, baseline = _filters(options, sources, errors)
    batch = Batch(sources, since.batch if since else None)
    results = process(options, batch, _choices(options, since, baseline), errors)
    for known in (since, baseline):
        results = known.filter(results) if known else results
    results = [_with_one_per_cause(result) for result in results]
    has_failed = report_results(options, results, errors)
    return 2 if errors.lines else int(has_failed and not options.exit_zero)


def _check_combination(options: CheckOptions) -> None:
    """Raise UsageError for options that cannot be used together."""
    given = [
        name
        for name, value in (
            ("--since", options.since),
            ("--write-baseline", options.write_baseline),
            ("--add-ignores", options.add_ignores),
            ("--watch", options.watch),
            ("--fix", options.fix),
            ("--diff", options.diff),
        )
        if value
    ]
    for first, second in combinations(given, 2):
        if not any({first, second} <= compatible for compatible in _COMPATIBLE):
            raise click.UsageError(f"{first} and {second} cannot be used together; leave one out")
    if options.statistics and options.output_format not in (AUTO, "text"):
        raise click.UsageError(
            f"--statistics prints text; leave it out, or leave out --output-format {options.output_format}"
        )
    if options.since == "":  # Perhaps a variable of a shell that is not set.
        raise click.UsageError("--since needs a branch, a tag or a commit, but got an empty word")
    if options.write_baseline and not options.baseline:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    if options.watch and STDIN in options.paths:
        raise click.UsageError(f"--watch does not work on standard input; name a file instead of {STDIN}")
    if options.stdin_filename and STDIN not in options.paths:
        raise click.UsageError(f"--stdin-filename needs {STDIN} among the PATHS")
    if options.unsafe_fixes and not (options.fix or options.diff or options.quiet):
        tell("--unsafe-fixes has no effect without --fix or --diff")


def _filters(
    options: CheckOptions, sources: "Sequence[Source]", errors: ErrorLog
) -> "tuple[Since | None, Baseline | None]":
    """What --since and --baseline leave out."""
    if not (options.since or options.baseline):
        return None, None
    from fgad_lint.cli.filters import Baseline, Since

    baseline = Baseline(options, sources) if options.baseline else None
    return Since(options, sources, errors) if options.since else None, baseline


def _choices(options: CheckOptions, since: "Since | None", baseline: "Baseline | None") -> "Mapping[str, Choice]":
    """What to fix or to suppress, by the name of the file: with --since what is new, with --add-ignores what is not accepted."""
    if since:
        return since.choices()
    return baseline.choices() if baseline and options.add_ignores else {}


def _with_one_per_cause(result: "CheckedFile") -> "CheckedFile":
    from fgad_lint.results.causes import one_per_cause

    return result._replace(diagnostics=one_per_cause(result.text, result.diagnostics))


def _load(options: CheckOptions, errors: ErrorLog) -> "list[Source]":
    """Find the files to check, and read them with their configurations."""
    settings = make_settings(
        options.config,
        options.isolated,
        select=options.select,
        extend_select=options.extend_select,
        ignore=options.ignore,
        exclude=options.exclude,
        force_exclude=options.force_exclude,
    )
    paths = find_files(options.paths, settings, errors, options.force_exclude)
    inputs = [*with_configurations(paths, settings, options.stdin_filename)]
    if options.baseline and is_one_of(options.baseline, inputs):
        fail(f"--baseline {options.baseline} is an input file; name another")
    check_not_input(options.output_file, [*inputs, options.baseline])
    sources = []
    for source in read_sources(paths, options.stdin_filename, settings, errors):
        if options.verbose:
            tell(f"{source.name}: {len(source.rules)} rules, {source.setting.source or 'no configuration'}")
        sources.append(source)
    for problem in dict.fromkeys(map(facts_problem, sources)):
        if problem:
            errors.add(problem)
    return sources
