"""Texts that are checked together: each sees the others as they are by then, and processes share the work where that pays."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.linter.fix import Fixed, Refusal
from fgad_lint.linter.lint import Failure, lint_text
from fgad_lint.linter.resolver import Source
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.rule import Context

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# What forks beside a thread may hang, and there is none yet when this does; macOS does not bear it even so.
_START = "fork" if sys.platform == "linux" else "spawn"
# Two texts of so many characters take two processes as long as one, measured with the start of the processes.
_MIN_CHARACTERS_PER_PROCESS = 60_000 if _START == "fork" else 160_000
_MAX_PROCESSES = 60  # Windows waits for no more processes than this.


class Lost(Exception):
    """A process that shared the work was killed: one line, ready to print."""


class Outcome(NamedTuple):
    """What came of a text, as `Fixed` says it.

    `failures` are the rules that failed, and `seen` the names of the other texts that were looked at for that.
    """

    text: str
    fixed: list[Diagnostic]
    left: list[Diagnostic]
    refusals: tuple[Refusal, ...]
    failures: Sequence[Failure]
    seen: frozenset[str]


Task = Callable[[Source, FileSet], Fixed]


def lint(source: Source, files: FileSet) -> Fixed:
    """The task of saying what is wrong in a text."""
    config, rules, _ = source.setting
    diagnostics, failures = lint_text(source.text, rules, Context(config, files))
    return Fixed(source.text, [], diagnostics, (), failures)


def fix(source: Source, files: FileSet, unsafe: bool = False) -> Fixed:
    """The task of repairing a text."""
    from fgad_lint.linter import fix

    config, rules, _ = source.setting
    return fix.fix(source.text, rules, Context(config, files), unsafe)


def add_ignores(source: Source, files: FileSet) -> Fixed:
    """The task of putting ignore comments into a text."""
    from fgad_lint.linter import add_ignores

    config, rules, _ = source.setting
    return add_ignores.add_ignores(source.text, rules, Context(config, files))


class Batch:
    """The texts that are checked together: `texts` are what they are now, `changed` the names of those that were others."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.texts = {source.name: source.text for source in sources}
        self.changed: set[str] = set()
        self._documents = _Documents(sources)

    def put(self, source: Source) -> None:
        """Note what is now the text of a file."""
        self.texts[source.name] = source.text
        self.changed.add(source.name)
        self._documents.put(source)

    def outcome(self, task: Task, source: Source) -> Outcome:
        """What comes of a text beside the others as they are now."""
        self._documents.seen.clear()
        beside = FileSet(source.name, self._documents)
        return Outcome(*task(source, beside), frozenset(self._documents.seen - {source.name}))


class _Documents(Mapping[str, Document]):
    """Texts by their names, each read when it is first looked at; `seen` are the names of those that were."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.seen: set[str] = set()
        self._sources = {source.name: source for source in sources}
        self._read: dict[str, Document] = {}

    def put(self, source: Source) -> None:
        self._sources[source.name] = source
        self._read.pop(source.name, None)

    def __getitem__(self, name: str) -> Document:
        source = self._sources[name]
        self.seen.add(name)
        if name not in self._read:
            self._read[name] = Document(source.text, source.setting.config.renderer)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


# Several at once -----------------------------------------------------------------------------------------------------


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def working(batch: Batch, task: Task, jobs: int) -> Iterator[Callable[[int], Outcome]]:
    """What gives the outcome of a task for each source by its number, as if they were done in turn.

    Up to `jobs` processes share the work where that pays. Raises Lost where one of them is killed.
    """

    def alone(number: int) -> Outcome:
        return batch.outcome(task, batch.sources[number])

    workers = _workers([len(source.text) for source in batch.sources], jobs)
    if workers < 2:
        yield alone
        return
    from concurrent.futures import BrokenExecutor

    pool = _started(batch, task, workers)
    if pool is None:
        yield alone
        return

    def shared(number: int) -> Outcome:
        outcome = pool.outcomes[number].result()
        # It may have looked at a text that has become another since.
        return alone(number) if outcome.seen & batch.changed else outcome

    try:
        yield shared
    except BrokenExecutor:
        raise Lost("a process that shared the work was killed; --jobs 1 starts none") from None
    except BaseException:
        _kill_workers()
        raise
    finally:
        pool.executor.shutdown(cancel_futures=True)


def _workers(sizes: Sequence[int], jobs: int) -> int:
    """How many processes have enough to do: one the longest text, the others what is left beside it."""
    beside = sum(sizes) - max(sizes, default=0)
    return min(jobs, len(sizes), _MAX_PROCESSES, 1 + beside // _MIN_CHARACTERS_PER_PROCESS)


class _Pool(NamedTuple):
    """Processes at work, and what comes of each source."""

    executor: "ProcessPoolExecutor"
    outcomes: "Mapping[int, Future[Outcome]]"


def _started(batch: Batch, task: Task, workers: int) -> _Pool | None:
    """Processes at work on all sources; None where the system does not let them start."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # The longest come first, or at the end all may wait for one.
    order = sorted(range(len(batch.sources)), key=lambda number: -len(batch.sources[number].text))
    try:
        executor = ProcessPoolExecutor(workers, get_context(_START), _begin, (batch, task))
        return _Pool(executor, {number: executor.submit(_work, number) for number in order})
    except BaseException as problem:
        _kill_workers()
        if isinstance(problem, (NotImplementedError, OSError, RuntimeError)):  # No semaphores, or no more processes.
            return None
        raise


def _kill_workers() -> None:
    from multiprocessing import active_children

    for process in active_children():
        process.terminate()


_outcome: Callable[[Source], Outcome]
_sources: Sequence[Source]


def _begin(batch: Batch, task: Task) -> None:
    """Make a new process ready to work."""
    import signal
    from threading import Thread

    global _outcome, _sources
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The process that started this one is interrupted too, and ends it.
    Thread(target=_end_with_parent, daemon=True).start()
    _outcome, _sources = partial(batch.outcome, task), batch.sources


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(number: int) -> Outcome:
    return _outcome(_sources[number])
