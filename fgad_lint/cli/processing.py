"""The second step of `check`: lint or fix each file, and write or print the new text."""

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from fgad_lint.cli.inputs import exit_on_error
from fgad_lint.cli.options import STDIN, CheckOptions
from fgad_lint.cli.terminal import ErrorLog, print_exactly, print_patch, progress, tell, wants_color
from fgad_lint.linter import runner, workers
from fgad_lint.linter.fixed import every_one
from fgad_lint.linter.lint import ABOUT_COMMENTS
from fgad_lint.report import CheckedFile
from fgad_lint.report.text import count

if TYPE_CHECKING:
    from fgad_lint.diagnostic import Diagnostic
    from fgad_lint.linter.fixed import Choice
    from fgad_lint.linter.resolver import Source
    from fgad_lint.linter.runner import Batch, Outcome, Task


def process(
    options: CheckOptions, batch: "Batch", choices: "Mapping[str, Choice]", errors: ErrorLog
) -> list[CheckedFile]:
    """Process each file as the options ask, and return one result per file.

    `choices` has what to fix or to suppress by the name of the file, if not everything.
    """
    sources = batch.sources
    jobs = options.jobs or workers.processors()
    outcomes = []
    # Worker processes start before the thread that shows the progress.
    with (
        exit_on_error(workers.WorkerKilled),
        workers.working(batch, _task(options, choices), jobs) as outcome_of,
        progress(options.quiet) as show,
    ):
        for index, source in enumerate(sources):
            show(f"checking {source.name} ({index + 1} of {len(sources)})")
            outcome = outcome_of(index)
            log_failures(source.name, outcome, errors, options.verbose)
            outcomes.append(_save(options, source, outcome, batch, choices, errors))
    return [_result(options, source, outcome, batch, errors) for source, outcome in zip(sources, outcomes, strict=True)]


def log_failures(name: str, outcome: "Outcome", errors: ErrorLog, verbose: bool = False) -> None:
    """Log which fixes were rejected and which rules raised an exception, with the traceback if `verbose`."""
    for rules, line, reason in outcome.rejected:
        errors.add(f"{name}:{line}: left out the fix of {', '.join(rules)}, which would {reason}")
    for rule, error, trace in outcome.failures:
        hint = "" if verbose else "; --verbose shows where"
        errors.add(f"{name}: {rule} failed, so its findings are missing: {error}{hint}")
        if verbose:
            for row in trace.splitlines():
                tell(row)


def _task(options: CheckOptions, choices: "Mapping[str, Choice]") -> "Task":
    if options.add_ignores:
        return partial(runner.add_ignores, choices=choices)
    if options.fix or options.diff:
        return partial(runner.fix, unsafe=options.unsafe_fixes, choices=choices)
    return runner.lint


def _save(
    options: CheckOptions,
    source: "Source",
    outcome: "Outcome",
    batch: "Batch",
    choices: "Mapping[str, Choice]",
    errors: ErrorLog,
) -> "Outcome":
    """Write or print the new text of a file, or its diff; return the outcome for the text that is in the file now."""
    if options.diff:
        _print_diff(source, outcome, wants_color(options.color, sys.stdout))
    elif source.path == STDIN:
        if options.fix or options.add_ignores:
            print_exactly(outcome.text)
    elif outcome.text != source.text and not _write(source, outcome.text, errors):
        return batch.outcome(runner.lint, source)
    if options.fix and not options.diff and outcome.fixed:
        batch.put(source._replace(text=outcome.text))
    if options.add_ignores:
        choice = choices.get(source.name, every_one)
        if not options.quiet:
            _tell_what_was_suppressed(source.name, len(outcome.fixed), choice(outcome.text, outcome.remaining))
    elif options.verbose:
        verb = "would fix" if options.diff else "fixed"
        for diagnostic in outcome.fixed:
            tell(f"{source.name}: {verb}: {diagnostic.message} [{diagnostic.rule}]")
    return outcome


def _tell_what_was_suppressed(name: str, n_suppressed: int, left: "Sequence[Diagnostic]") -> None:
    tell(f"{name}: {count(n_suppressed, 'finding')} suppressed")
    n_about_comments = sum(diagnostic.rule == ABOUT_COMMENTS for diagnostic in left)
    if n_others := len(left) - n_about_comments:
        reason = "a comment on the line would not be read as one, or would change the text"
        tell(f"{name}: {count(n_others, 'finding')} not suppressed: {reason}")
    if n_about_comments:
        reason = "about ignore comments; correct or drop those"
        tell(f"{name}: {count(n_about_comments, 'finding')} not suppressed: {reason}")


def _print_diff(source: "Source", outcome: "Outcome", color: bool) -> None:
    from fgad_lint.cli.diff import unified

    print_patch(unified(source.text, outcome.text, source.name), color)


def _write(source: "Source", text: str, errors: ErrorLog) -> bool:
    """Write a file; return False after an error."""
    from fgad_lint.cli import atomic_write, files

    try:
        atomic_write.write_if_unchanged(source.path, text, source.text.encode())
    except files.FileError as error:
        errors.add(str(error))
        return False
    return True


def _result(
    options: CheckOptions, source: "Source", outcome: "Outcome", batch: "Batch", errors: ErrorLog
) -> CheckedFile:
    """What to report about a file, once all files are written."""
    diagnostics = outcome.remaining
    if outcome.seen & batch.changed:  # A file that it links to was fixed after it was linted.
        new_outcome = batch.outcome(runner.lint, source._replace(text=outcome.text))
        log_failures(source.name, new_outcome, errors, options.verbose)
        diagnostics = new_outcome.remaining
    if options.verbose:
        _tell_what_was_read(source, outcome.text)
    if options.add_ignores:
        known = {"suppressed by the added comments": len(outcome.fixed)}
        return CheckedFile(source.name, outcome.text, diagnostics, texts=batch.texts, known=known)
    return CheckedFile(source.name, outcome.text, diagnostics, outcome.fixed, batch.texts)


def _tell_what_was_read(source: "Source", text: str) -> None:
    from fgad_lint.model.document import Document

    document = Document(text, source.setting.config.renderer)
    entries = [entry for contents in document.contents_lists for entry in contents.entries]
    papers, sections = count(len(document.papers), "paper"), count(len(document.sections), "section")
    tell(f"{source.name}: read {papers}, {sections} and {len(entries)} contents entries")
