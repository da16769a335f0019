"""Processes that a test communicates with or sends signals to."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def started(command, **options) -> Iterator[subprocess.Popen]:
    """Start a command that SIGINT and SIGTERM can end, even if the tests themselves ignore these signals.

    A shell without job control ignores them for background jobs, and neither exec nor `restore_signals` changes that.
    If the test fails or times out, the process and its children are killed, because leaving the block waits for it.
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
    """Read from a pseudo-terminal; empty once the other end is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux reports a closed end as an error.
        return b""


def terminal_of(columns: int) -> tuple[int, int]:
    """Both ends of a pseudo-terminal with this number of columns: the one to read from, and the one to write to."""
    import fcntl
    import pty
    import struct
    import termios

    screen, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    return screen, terminal
