"""Share work among several processes, if that is faster."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint.linter.resolver import Source
from fgad_lint.linter.runner import Batch, Outcome, Task

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# Forking is safe here because no other thread is running yet; on macOS it is never safe.
_START_METHOD = "fork" if sys.platform == "linux" else "spawn"
# Break-even: with two texts of this size, starting a second process takes as long as it saves.
_MIN_CHARACTERS_PER_PROCESS = 60_000 if _START_METHOD == "fork" else 160_000
_MAX_PROCESSES = 60  # ProcessPoolExecutor allows 61 on Windows.


class WorkerKilled(Exception):
    """A worker process was killed. The message is one line, ready to print."""


def processors() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def working(batch: Batch, task: Task, jobs: int) -> Iterator[Callable[[int], Outcome]]:
    """A function that returns the outcome of a task for the source at an index, as if one process did all of them in turn.

    Up to `jobs` processes share the work if that is faster. Raises WorkerKilled if one of them is killed.
    """

    def in_this_process(index: int) -> Outcome:
        return batch.outcome(task, batch.sources[index])

    n_workers = _n_workers([len(source.text) for source in batch.sources], jobs)
    pool = _start(batch, task, n_workers) if n_workers > 1 else None
    if pool is None:
        yield in_this_process
        return
    from concurrent.futures import BrokenExecutor

    def shared(index: int) -> Outcome:
        outcome = pool.outcomes[index].result()
        # The worker may have read a text that has changed since.
        return in_this_process(index) if outcome.seen & batch.changed else outcome

    try:
        yield shared
    except BrokenExecutor:
        raise WorkerKilled("a worker process was killed; --jobs 1 starts none") from None
    except BaseException:
        _kill_workers()
        raise
    finally:
        pool.executor.shutdown(cancel_futures=True)


def _n_workers(sizes: Sequence[int], jobs: int) -> int:
    """How many processes are worth starting: one works on the longest text, the others on the rest."""
    rest = sum(sizes) - max(sizes, default=0)
    return min(jobs, len(sizes), _MAX_PROCESSES, 1 + rest // _MIN_CHARACTERS_PER_PROCESS)


class _Pool(NamedTuple):
    """The worker processes, and the future outcome of each source by its index."""

    executor: "ProcessPoolExecutor"
    outcomes: "dict[int, Future[Outcome]]"


def _start(batch: Batch, task: Task, n_workers: int) -> _Pool | None:
    """Start worker processes for all sources; None if the system does not allow it."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Longest first, so that at the end no process works on a long text while the others are idle.
    longest_first = sorted(range(len(batch.sources)), key=lambda index: -len(batch.sources[index].text))
    try:
        executor = ProcessPoolExecutor(
            n_workers, get_context(_START_METHOD), _init_worker, (Batch(batch.sources), task)
        )
        return _Pool(executor, {index: executor.submit(_work, index) for index in longest_first})
    except BaseException as error:
        _kill_workers()
        if isinstance(error, (NotImplementedError, OSError, RuntimeError)):  # No semaphores, or no more processes.
            return None
        raise


def _kill_workers() -> None:
    from multiprocessing import active_children

    for process in active_children():
        process.terminate()


# Set in each worker process when it starts.
_outcome: Callable[[Source], Outcome]
_sources: Sequence[Source]


def _init_worker(batch: Batch, task: Task) -> None:
    """Prepare a worker process."""
    import signal
    from threading import Thread

    global _outcome, _sources
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C also reaches the parent, which ends this process.
    Thread(target=_exit_with_parent, daemon=True).start()
    _outcome, _sources = partial(batch.outcome, task), batch.sources


def _exit_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(index: int) -> Outcome:
    return _outcome(_sources[index])
