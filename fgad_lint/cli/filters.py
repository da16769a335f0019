"""A step of `check`: leave out findings that are older than a revision or that a baseline accepts."""

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from fgad_lint.cli import files
from fgad_lint.cli.inputs import exit_on_error
from fgad_lint.cli.options import STDIN, CheckOptions
from fgad_lint.cli.processing import log_failures
from fgad_lint.cli.terminal import ErrorLog, fail, tell
from fgad_lint.linter import runner, workers
from fgad_lint.report.text import count

if TYPE_CHECKING:
    from fgad_lint.diagnostic import Diagnostic
    from fgad_lint.linter.fixed import Choice
    from fgad_lint.linter.resolver import Source
    from fgad_lint.report import CheckedFile
    from fgad_lint.results.baseline import Accepted

    _Named = tuple[str, CheckedFile]  # A result and the name of its file in the baseline.


class Since:
    """The files as they were in a revision, and their findings."""

    def __init__(self, options: CheckOptions, sources: "Sequence[Source]", errors: ErrorLog) -> None:
        self._revision = str(options.since)
        self._sources = _read_revision(self._revision, sources)
        self.batch = runner.Batch(self._sources, is_kept=True)
        self._findings = []
        jobs = options.jobs or workers.processors()
        with (
            exit_on_error(workers.WorkerKilled),
            workers.working(self.batch, runner.lint, jobs) as outcome_of,
        ):
            for index, source in enumerate(self._sources):
                outcome = outcome_of(index)
                log_failures(f"{source.name} of {self._revision}", outcome, errors)
                self._findings.append(outcome.remaining)

    def choices(self) -> "dict[str, Choice]":
        """The new findings of each file."""
        from fgad_lint.results.since import new_findings

        pairs = zip(self._sources, self._findings, strict=True)
        return {source.name: partial(new_findings, source.text, findings) for source, findings in pairs}

    def filter(self, results: "Sequence[CheckedFile]") -> "list[CheckedFile]":
        """The results with only the findings and the changed lines that are new."""
        from fgad_lint.results.since import changed_lines

        choices = self.choices()
        new_results = []
        for source, result in zip(self._sources, results, strict=True):
            diagnostics = choices[source.name](result.text, result.diagnostics)
            lines = changed_lines(source.text, result.text)
            new_results.append(_keep(result, diagnostics, f"already in {self._revision}")._replace(changed=lines))
        return new_results


class Baseline:
    """The findings that a baseline accepts."""

    def __init__(self, options: CheckOptions, sources: "Sequence[Source]") -> None:
        self._path = str(options.baseline)
        self._is_written, self._is_quiet = options.write_baseline, options.quiet
        self._accepted = _read_baseline(self._path, self._is_written)
        folder = os.path.dirname(os.path.abspath(self._path))
        self._sources = sources
        self._names = [os.path.relpath(source.name, folder).replace(os.sep, "/") for source in sources]

    def choices(self) -> "dict[str, Choice]":
        """The findings of each file that are not accepted."""
        from fgad_lint.results.baseline import not_accepted

        pairs = zip(self._sources, self._names, strict=True)
        return {source.name: partial(not_accepted, self._accepted.get(name, {})) for source, name in pairs}

    def filter(self, results: "Sequence[CheckedFile]") -> "list[CheckedFile]":
        """The results without the findings that the baseline accepts; with --write-baseline, it accepts all."""
        apply = _write_baseline if self._is_written else _apply_baseline
        return apply(self._path, self._accepted, list(zip(self._names, results, strict=True)), self._is_quiet)


def _read_revision(revision: str, sources: "Sequence[Source]") -> "list[Source]":
    """The files as they were in a revision; a file that did not exist yet is empty."""
    from fgad_lint.cli import git

    old_sources: list[Source] = []
    try:
        for source in sources:
            if source.path == STDIN:
                fail("--since does not work on standard input; name a file instead of -")
            content = git.read_before(source.path, revision)
            text = "" if content is None else files.decode(content, f"{source.name} of {revision}")
            repository = partial(git.repository_before, source.path, revision)
            old_sources.append(source._replace(text=text, repository=repository))
    except (git.GitError, files.FileError) as error:
        fail(str(error))
    return old_sources


def _read_baseline(path: str, write: bool) -> "Accepted":
    """Read the findings that a baseline accepts: none if it does not exist yet and `write` will create it."""
    from fgad_lint.results import baseline

    try:
        return baseline.loads(files.read(path)) if not write or os.path.exists(path) else {}
    except files.FileError as error:
        fail(f"{error}; --write-baseline creates it" if not os.path.exists(path) else str(error))
    except baseline.BaselineError as error:
        fail(f"{path}: {error}; name another file, or delete this one and use --write-baseline")


def _write_baseline(path: str, accepted: "Accepted", results: "Sequence[_Named]", quiet: bool) -> "list[CheckedFile]":
    """Write all findings to the baseline and leave them out of the results."""
    from fgad_lint.cli import atomic_write
    from fgad_lint.results import baseline

    accepting = {name: baseline.accepting(result.text, result.diagnostics) for name, result in results}
    accepted = {name: counts for name, counts in {**accepted, **accepting}.items() if counts}
    try:
        atomic_write.write(path, baseline.dumps(accepted))
    except files.FileError as error:
        fail(str(error))
    if not quiet:
        n_findings = sum(sum(counts.values()) for counts in accepting.values())
        tell(f"{path}: now accepts {count(n_findings, 'finding')}")
    return [_keep(result, (), f"accepted by {path}") for _, result in results]


def _apply_baseline(path: str, accepted: "Accepted", results: "Sequence[_Named]", quiet: bool) -> "list[CheckedFile]":
    """Leave out the findings that the baseline accepts, and say how many accepted ones no longer occur."""
    from fgad_lint.results import baseline

    kept = []
    n_gone = 0
    for name, result in results:
        beyond = baseline.beyond(accepted.get(name, {}), result.text, result.diagnostics)
        kept.append(_keep(result, beyond.diagnostics, f"accepted by {path}"))
        n_gone += beyond.gone
    if n_gone and not quiet:
        verb, pronoun = ("occurs", "it") if n_gone == 1 else ("occur", "them")
        tell(f"{path}: {count(n_gone, 'accepted finding')} no longer {verb}; --write-baseline removes {pronoun}")
    return kept


def _keep(result: "CheckedFile", diagnostics: "Sequence[Diagnostic]", reason: str) -> "CheckedFile":
    """Keep only these diagnostics in a result, and count the others as known for a reason."""
    n_known = len(result.diagnostics) - len(diagnostics)
    return result._replace(diagnostics=diagnostics, known={**result.known, reason: n_known})
