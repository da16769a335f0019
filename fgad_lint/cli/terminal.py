"""Print to standard output and standard error: a terminal, a CI log, a file or a pipe."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TextIO

import click

_MIN_WIDTH, _USUAL_WIDTH, _MAX_WIDTH = 60, 80, 120  # Columns of a terminal to use.


class ErrorLog:
    """Errors that do not stop the run; each is printed once, on standard error."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, line: str) -> None:
        if line not in self.lines:
            self.lines.append(line)
            tell(line)


def tell(line: str) -> None:
    """Print a line on standard error."""
    click.echo(escape_line(line), err=True)


def fail(line: str) -> NoReturn:
    """Print a line on standard error and exit with 2."""
    tell(line)
    sys.exit(2)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for the end of a message about an unknown word: the closest known word, or nothing."""
    from difflib import get_close_matches

    matches = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {matches[0]!r}?" if matches else ""


def escape_line(line: str) -> str:
    """Escape a line so that neither a terminal nor a CI system executes any part of it."""
    from fgad_lint.escape import escape_ci_commands, escape_control_chars

    return escape_ci_commands(escape_control_chars(line))


def escape_lines(text: str) -> str:
    """Escape each line of a text."""
    return "\n".join(map(escape_line, text.split("\n")))


def print_output(content: str | bytes, to_stderr: bool = False) -> None:
    """Print results: in UTF-8 to a file or a pipe, in the encoding of a terminal."""
    stream: TextIO | None = sys.stderr if to_stderr else sys.stdout
    if stream is None:
        fail("output not written: it is closed")
    if isinstance(content, str):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        content = content.encode(encoding, "backslashreplace")
    click.echo(content, stream, nl=False)


def print_exactly(text: str) -> None:
    """Print a text unchanged, but escaped on a terminal, where it could do harm."""
    if is_terminal(sys.stdout):
        print_output(escape_lines(text.replace("\r\n", "\n")))
        return
    text, has_added_lines = _stop_commands(text)
    print_output(text)
    if has_added_lines:
        tell(
            "the output is between two lines that stop workflow commands; redirect it to a file to get it without them"
        )


def print_table(text: str) -> None:
    """Print a table, and escape what a terminal or a CI system would execute."""
    from fgad_lint.escape import escape_ci_commands

    if is_terminal(sys.stdout):
        text = escape_lines(text)
    elif _may_be_log() and (escaped := "\n".join(map(escape_ci_commands, text.split("\n")))) != text:
        text = escaped
        tell("workflow commands in the output are escaped; redirect it to a file to get it unchanged")
    print_output(text)


def print_patch(patch: str, color: bool) -> None:
    """Print a patch: unchanged for programs that apply it, escaped on a terminal."""
    if color or is_terminal(sys.stdout):
        print_output(_colored_patch(patch, color))
    else:
        print_output(_stop_commands(patch)[0])


def _colored_patch(patch: str, color: bool) -> str:
    colors = {"+": "green", "-": "red", "@": "cyan"} if color else {}
    rows = map(escape_line, patch.split("\n"))
    return "\n".join(click.style(row, colors[row[0]]) if row[:1] in colors else row for row in rows)


def _stop_commands(text: str) -> tuple[str, bool]:
    """Keep CI systems from executing commands in a text; also return whether lines were added to it.

    On GitHub Actions, lines that stop commands are added before and after the text; programs that apply patches skip
    them. Other systems have no safe way to stop commands, so the run fails if the text contains any.
    """
    from fgad_lint.escape import COMMANDS

    if not _may_be_log():
        return text, False
    if any(map(os.environ.get, ("TF_BUILD", "TEAMCITY_VERSION"))) and any(command in text for command in COMMANDS):
        fail("output not written: this CI system would run commands in it; redirect it to a file")
    if not in_github_workflow() or not any(prefix in text for prefix in ("::", "##[")):
        return text, False
    from secrets import token_hex

    token = token_hex(16)
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n", True


def in_github_workflow() -> bool:
    """Whether this runs in GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _may_be_log() -> bool:
    """Whether a CI system may read standard output as a log: always, unless it is redirected to a file."""
    from stat import S_ISREG

    if not any(map(os.environ.get, ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"))):
        return False
    with suppress(AttributeError, OSError):  # It may be closed, or have no file descriptor.
        return not S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    return True


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; it is None if it was closed before the program started."""
    return stream is not None and stream.isatty()


def terminal_width(stream: TextIO | None) -> int | None:
    """The number of columns to use of a terminal; None if a stream is no terminal."""
    if stream is None or not stream.isatty():
        return None
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        columns = 0
    return min(max(columns or _USUAL_WIDTH, _MIN_WIDTH), _MAX_WIDTH)  # Some terminals say that they have no columns.


def wants_color(option: bool | None, stream: TextIO | None) -> bool:
    """Whether to print colors: --color or --no-color decides, then the environment, then the terminal."""
    if option is not None:
        return option
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def discard_output() -> None:
    """Discard output that Python could not write and would try to write again at exit."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def progress(quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Show the current step on a terminal if the work takes longer than a second."""
    if quiet or not is_terminal(sys.stderr):
        yield lambda _: None
        return
    from threading import Event, Thread

    steps, done = [""], Event()

    def show() -> None:
        from shutil import get_terminal_size

        wait, width = 1.0, get_terminal_size().columns
        while not done.wait(wait):
            wait = 0.1
            click.echo(f"\r\x1b[K{escape_line(steps[-1])[: width - 1]}", err=True, nl=False)
        if wait < 1:
            click.echo("\r\x1b[K", err=True, nl=False)

    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        yield steps.append
    finally:
        done.set()
        thread.join()
