"""The second step of `check`: lint each file, fix it, show what fixing changes, or add ignore comments."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from fgad_lint.cli import files
from fgad_lint.cli.inputs import exit_on_error
from fgad_lint.cli.options import STDIN, CheckOptions
from fgad_lint.cli.terminal import ErrorLog, print_exactly, print_patch, progress, tell, wants_color
from fgad_lint.linter import runner, workers
from fgad_lint.report import Checked
from fgad_lint.report.text import count

if TYPE_CHECKING:
    from fgad_lint.linter.resolver import Source
    from fgad_lint.linter.runner import Batch, Outcome, Task


def process(options: CheckOptions, sources: "Sequence[Source]", errors: ErrorLog) -> list[Checked]:
    """Do with each file what the options ask for."""
    batch = runner.Batch(sources)
    jobs = options.jobs or workers.processors()
    results = []
    seen = []
    # Worker processes start before the thread that shows the progress.
    with (
        exit_on_error(workers.WorkerKilled),
        workers.working(batch, _task(options), jobs) as outcome_of,
        progress(options.quiet) as show,
    ):
        for index, source in enumerate(sources):
            show(f"checking {source.name} ({index + 1} of {len(sources)})")
            outcome = outcome_of(index)
            log_failures(source.name, outcome, errors, options.verbose)
            result = _finish(options, source, outcome, batch, errors)
            results.append(result)
            seen.append(outcome.seen)
            if options.verbose:
                verb = "would fix" if options.diff else "fixed"
                for diagnostic in result.fixed:
                    tell(f"{source.name}: {verb}: {diagnostic.message} [{diagnostic.rule}]")
    for index, result in enumerate(results):
        if seen[index] & batch.changed:  # A file that it links to was fixed after it was linted.
            outcome = batch.outcome(runner.lint, sources[index]._replace(text=result.text))
            log_failures(sources[index].name, outcome, errors, options.verbose)
            results[index] = result._replace(diagnostics=outcome.left)
    return results


def log_failures(name: str, outcome: "Outcome", errors: ErrorLog, verbose: bool = False) -> None:
    """Print which fixes were left out and which rules crashed on a text, with the traceback if `verbose`."""
    for rules, line, reason in outcome.refusals:
        errors.add(f"{name}:{line}: left out the fix of {', '.join(rules)}, which would {reason}")
    for rule, error, trace in outcome.failures:
        hint = "" if verbose else "; --verbose says where"
        errors.add(f"{name}: {rule} failed, so what it finds is missing: {error}{hint}")
        if verbose:
            for row in trace.splitlines():
                tell(row)


def _task(options: CheckOptions) -> "Task":
    if options.add_ignores:
        return runner.add_ignores
    return partial(runner.fix, unsafe=options.unsafe_fixes) if options.fix or options.diff else runner.lint


def _finish(options: CheckOptions, source: "Source", outcome: "Outcome", batch: "Batch", errors: ErrorLog) -> Checked:
    """Write or print what has become of a file."""
    if options.add_ignores:
        return _finish_ignores(source, outcome, batch, errors)
    if options.diff:
        return _finish_diff(source, outcome, wants_color(options.color, sys.stdout))
    if options.fix:
        return _finish_fix(source, outcome, batch, errors)
    return Checked(source.name, source.text, outcome.left, texts=batch.texts)


def _finish_fix(source: "Source", outcome: "Outcome", batch: "Batch", errors: ErrorLog) -> Checked:
    """Write a fixed file; if it is standard input, print it."""
    result = Checked(source.name, outcome.text, outcome.left, outcome.fixed, batch.texts)
    if not _write(source, outcome, errors):
        result = _unchanged(source, batch)
    elif outcome.fixed:
        batch.put(source._replace(text=outcome.text))
    if source.path == STDIN:
        print_exactly(result.text)
    return result


def _finish_diff(source: "Source", outcome: "Outcome", color: bool) -> Checked:
    """Print what fixing a file would change."""
    from fgad_lint.cli.diff import unified

    print_patch(unified(source.text, outcome.text, source.name), color)
    return Checked(source.name, outcome.text, (), outcome.fixed)


def _finish_ignores(source: "Source", outcome: "Outcome", batch: "Batch", errors: ErrorLog) -> Checked:
    """Write a file with ignore comments for all its findings; if it is standard input, print it."""
    if not _write(source, outcome, errors):
        return _unchanged(source, batch)
    if source.path == STDIN:
        print_exactly(outcome.text)
    tell(f"{source.name}: {count(len(outcome.fixed), 'finding')} silenced")
    return Checked(source.name, outcome.text, outcome.left, texts=batch.texts)


def _write(source: "Source", outcome: "Outcome", errors: ErrorLog) -> bool:
    """Write a file if its text has changed; return False after an error."""
    if source.path != STDIN and outcome.text != source.text:
        try:
            files.write(source.path, outcome.text, source.text.encode())
        except files.FileError as error:
            errors.add(str(error))
            return False
    return True


def _unchanged(source: "Source", batch: "Batch") -> Checked:
    """The result for a file that could not be written."""
    return Checked(source.name, source.text, batch.outcome(runner.lint, source).left, texts=batch.texts)
