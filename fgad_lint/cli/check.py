"""`fgad-lint check`: load, process, filter, report."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from fgad_lint.cli.inputs import STDIN, check_not_read, found_files, name_of, settings_of, sources_of
from fgad_lint.cli.options import AUTO, CONTEXT_SETTINGS, PATH, Format, complete_rules, configurable, split_names
from fgad_lint.cli.terminal import (
    Complaints,
    append,
    fail,
    give,
    in_workflow,
    is_terminal,
    mistakes,
    print_text,
    progress,
    readable_patch,
    tell,
    unheeded,
    wants_color,
)

if TYPE_CHECKING:
    from fgad_lint.linter.resolver import Source
    from fgad_lint.linter.runner import Batch, Outcome
    from fgad_lint.report import Checked


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
    shell_complete=complete_rules,
    help="Run these rules only.",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    callback=split_names,
    shell_complete=complete_rules,
    help="Do not run these rules.",
)
@configurable
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
def check(
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    isolated: bool,
    output_format: str,
    since: str | None,
    baseline: str | None,
    write_baseline: bool,
    add_ignores: bool,
    statistics: bool,
    output_file: str | None,
    exit_zero: bool,
    jobs: int | None,
    stdin_filename: str | None,
    color: bool | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Report what is wrong in the PATHS, or repair it.

    A folder stands for all Markdown in it that git does not ignore, and - for standard input; repaired, that goes to
    standard output. RULES are names with commas between them; `fgad-lint explain` lists them.

    \b
      fgad-lint README.md docs --fix
      fgad-lint --select broken-anchor,duplicate-paper
      fgad-lint - --fix < README.md > better.md
    """
    from functools import partial

    from fgad_lint import report
    from fgad_lint.cli import files
    from fgad_lint.linter import runner
    from fgad_lint.report import Checked, Look
    from fgad_lint.report.text import count

    _check_together(
        {"--since": since, "--write-baseline": write_baseline, "--add-ignores": add_ignores},
        {"--fix": fix, "--diff": diff},
    )
    if write_baseline and not baseline:
        raise click.UsageError("--write-baseline writes the file that --baseline names; name one")
    if unsafe_fixes and not (fix or diff or quiet):
        tell("--unsafe-fixes does nothing without --fix or --diff")
    settings = settings_of(config, isolated, select, ignore)
    complaints = Complaints()
    found = found_files(paths, complaints)
    if output_file:
        configurations = (settings.source_of(name_of(path, stdin_filename)) for path in found)
        check_not_read(output_file, [*found, *configurations, baseline])
    sources = []
    for source in sources_of(found, stdin_filename, settings, complaints):
        if verbose:
            tell(f"{source.name}: {len(source.setting.rules)} rules, {source.setting.source or 'no configuration'}")
        sources.append(source)
    jobs = jobs or runner.processors()
    batch = runner.Batch(sources)
    task = (
        runner.add_ignores if add_ignores else partial(runner.fix, unsafe=unsafe_fixes) if fix or diff else runner.lint
    )
    results = []
    seen = []
    # Processes are started before the thread that shows the progress.
    with mistakes(runner.Lost), runner.working(batch, task, jobs) as outcome_of, progress(quiet) as show:
        for number, source in enumerate(sources):
            show(f"checking {source.name} ({number + 1} of {len(sources)})")
            outcome = outcome_of(number)
            _failed(source.name, outcome, complaints, verbose)
            if add_ignores:
                checked = _silenced(source, outcome, batch, complaints)
            elif diff:
                checked = _compared(source, outcome, wants_color(color, sys.stdout))
            elif fix:
                checked = _fixed(source, outcome, batch, complaints)
            else:
                checked = Checked(source.name, source.text, outcome.left, texts=batch.texts)
            results.append(checked)
            seen.append(outcome.seen)
            if verbose:
                for diagnostic in checked.fixed:
                    tell(f"{source.name}: {'would fix' if diff else 'fixed'}: {diagnostic.message} [{diagnostic.rule}]")
    for number, checked in enumerate(results):
        if seen[number] & batch.changed:
            source = sources[number]._replace(text=checked.text)
            outcome = batch.outcome(runner.lint, source)
            _failed(source.name, outcome, complaints, verbose)
            results[number] = checked._replace(diagnostics=outcome.left)
    if since:
        results = _brought(since, sources, results, jobs, complaints)
    if baseline:
        results = _beyond(baseline, write_baseline, sources, results, quiet)
    if diff:
        changes = sum(len(checked.fixed) for checked in results)
        failed = changes > 0
        if results and not quiet:
            tell(f"{count(changes, 'problem')} would be fixed" if changes else "nothing to fix")
    else:
        failed = any(each.severity != "info" for checked in results for each in checked.diagnostics)
        # What is repaired there goes to standard output, so what is said of it cannot.
        aside = (fix or add_ignores) and STDIN in paths
        colored = bool(color) if output_file else wants_color(color, sys.stderr if aside else sys.stdout)
        if output_format == AUTO:
            output_format = "github" if in_workflow() else "text"
        shown = report.load("statistics" if statistics else output_format)(results, Look(colored, quiet))
        if output_format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
            append(summary, report.load("markdown")(results, Look()), complaints)
        if output_file:
            try:
                files.put(output_file, shown)
            except files.FileError as mistake:
                complaints.add(str(mistake))
        else:
            print_text(shown, aside)
    sys.exit(2 if complaints.said else int(failed and not exit_zero))


def _fixed(source: "Source", outcome: "Outcome", batch: "Batch", complaints: Complaints) -> "Checked":
    """Write what a file has become, or what has become of standard input to standard output."""
    from fgad_lint.report import Checked

    checked = Checked(source.name, outcome.text, outcome.left, outcome.fixed, batch.texts)
    if not _is_written(source, outcome, complaints):
        checked = _unchanged(source, batch)
    elif outcome.fixed:
        batch.put(source._replace(text=outcome.text))
    if source.path == STDIN:
        give(checked.text)
    return checked


def _compared(source: "Source", outcome: "Outcome", color: bool) -> "Checked":
    """Print what repairing a file would change."""
    from fgad_lint.cli.diff import unified
    from fgad_lint.report import Checked

    patch = unified(source.text, outcome.text, source.name)
    # To be applied it must be exact; to be read it must not steer the terminal.
    print_text(readable_patch(patch, color) if color or is_terminal(sys.stdout) else unheeded(patch)[0])
    return Checked(source.name, outcome.text, (), outcome.fixed)


def _silenced(source: "Source", outcome: "Outcome", batch: "Batch", complaints: Complaints) -> "Checked":
    """Write a file with ignore comments for all that is found there."""
    from fgad_lint.report import Checked
    from fgad_lint.report.text import count

    if not _is_written(source, outcome, complaints):
        return _unchanged(source, batch)
    if source.path == STDIN:
        give(outcome.text)
    tell(f"{source.name}: {count(len(outcome.fixed), 'finding')} silenced")
    return Checked(source.name, outcome.text, outcome.left, texts=batch.texts)


def _is_written(source: "Source", outcome: "Outcome", complaints: Complaints) -> bool:
    """Write what a file has become, if anything; if that cannot be, say why."""
    from fgad_lint.cli import files

    if source.path != STDIN and outcome.text != source.text:
        try:
            files.write(source.path, outcome.text, source.text.encode())
        except files.FileError as error:
            complaints.add(str(error))
            return False
    return True


def _unchanged(source: "Source", batch: "Batch") -> "Checked":
    """What is to be said of a file that stays as it was."""
    from fgad_lint.linter import runner
    from fgad_lint.report import Checked

    return Checked(source.name, source.text, batch.outcome(runner.lint, source).left, texts=batch.texts)


def _brought(
    since: str, sources: "Sequence[Source]", results: "Sequence[Checked]", jobs: int, complaints: Complaints
) -> "list[Checked]":
    """What has come since a revision: findings that were not there, and the lines that are not as they were."""
    from fgad_lint.cli import files, git
    from fgad_lint.linter import runner
    from fgad_lint.results.since import changed_lines, new_findings

    then: list[Source] = []
    try:
        for source in sources:
            if source.path == STDIN:
                fail("--since needs a file that git knows; name one instead of -")
            content = git.before(source.path, since)
            text = "" if content is None else files.decode(content, f"{source.name} of {since}")
            then.append(source._replace(text=text))
    except (git.GitError, files.FileError) as error:
        fail(str(error))
    brought = []
    with mistakes(runner.Lost), runner.working(runner.Batch(then), runner.lint, jobs) as outcome_of:
        for number, (old, checked) in enumerate(zip(then, results, strict=True)):
            outcome = outcome_of(number)
            _failed(f"{old.name} of {since}", outcome, complaints)
            diagnostics = new_findings(old.text, outcome.left, checked.text, checked.diagnostics)
            lines = changed_lines(old.text, checked.text)
            brought.append(checked._replace(diagnostics=diagnostics, changed=lines))
    return brought


def _beyond(
    path: str,
    write: bool,
    sources: "Sequence[Source]",
    results: "Sequence[Checked]",
    quiet: bool,
) -> "list[Checked]":
    """What a baseline does not accept; nothing where it is written anew, to accept all."""
    from fgad_lint.cli import files
    from fgad_lint.report.text import count
    from fgad_lint.results import baseline

    try:
        accepted = dict(baseline.loads(files.read(path))) if not write or os.path.exists(path) else {}
    except files.FileError as error:
        fail(f"{error}; --write-baseline writes it" if not os.path.exists(path) else str(error))
    except baseline.BaselineError as error:
        fail(f"{path}: {error}; name another file, or remove this one for --write-baseline to make it anew")
    folder = os.path.dirname(os.path.abspath(path))
    names = [os.path.relpath(source.name, folder).replace(os.sep, "/") for source in sources]
    if write:
        accepting = {
            name: baseline.accepting(checked.text, checked.diagnostics)
            for name, checked in zip(names, results, strict=True)
        }
        accepted = {name: counts for name, counts in {**accepted, **accepting}.items() if counts}
        try:
            files.put(path, baseline.dumps(accepted))
        except files.FileError as error:
            fail(str(error))
        if not quiet:
            tell(f"{path}: accepts {count(sum(sum(counts.values()) for counts in accepting.values()), 'finding')} now")
        return [checked._replace(diagnostics=()) for checked in results]
    kept = []
    gone = 0
    for name, checked in zip(names, results, strict=True):
        beyond = baseline.beyond(accepted.get(name, {}), checked.text, checked.diagnostics)
        kept.append(checked._replace(diagnostics=beyond.diagnostics))
        gone += beyond.gone
    if gone and not quiet:
        tell(
            f"{path}: {count(gone, 'accepted finding')} no longer found; --write-baseline drops {'it' if gone == 1 else 'them'}"
        )
    return kept


def _check_together(reporting: dict[str, object], changing: dict[str, object]) -> None:
    """Options that only one of can be given at a time."""
    given = [name for name, value in (*reporting.items(), *changing.items()) if value]
    if len(given) > 1 and set(given) & set(reporting):
        raise click.UsageError(f"{given[0]} and {given[1]} exclude each other; leave one out")


def _failed(name: str, outcome: "Outcome", complaints: Complaints, verbose: bool = False) -> None:
    """Say which fixes were left out and which rules failed on a text, and where in their code if that is wanted."""
    for rules, line, reason in outcome.refusals:
        complaints.add(f"{name}:{line}: left out the fix of {', '.join(rules)}, which would {reason}")
    for rule, error, trace in outcome.failures:
        hint = "" if verbose else "; --verbose says where"
        complaints.add(f"{name}: {rule} failed, so what it finds is missing: {error}{hint}")
        if verbose:
            for row in trace.splitlines():
                tell(row)
