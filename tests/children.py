"""Processes that a test talks to or sends signals to."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def started(command, **options) -> Iterator[subprocess.Popen]:
    """Start a command that SIGINT and SIGTERM can end, even if the tests were started with these signals ignored.

    A shell without job control starts what runs in the background so, and neither exec nor `restore_signals` changes it.
    If the test fails or reaches its time limit, the process and its children are killed: leaving the block waits for it.
    """
    # A signal with a handler has its default action after exec; an ignored one stays ignored.
    ends = (signal.SIGINT, signal.SIGTERM)
    handlers = {number: signal.signal(number, signal.default_int_handler) for number in ends}
    try:
        process = subprocess.Popen(command, start_new_session=True, **options)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    with process:
        try:
            yield process
        except BaseException:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            raise


def read(terminal: int) -> bytes:
    """Read from a pseudo-terminal; nothing is left when the other end is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # How Linux reports that.
        return b""
