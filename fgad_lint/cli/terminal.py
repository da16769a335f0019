"""What people see: lines, colors, progress, and text that may be the log of a CI system."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TextIO

import click


class Complaints:
    """What could not be done: a line each on standard error, the same line but once."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def add(self, line: str) -> None:
        if line not in self.said:
            self.said.append(line)
            tell(line)


def readable_patch(patch: str, color: bool) -> str:
    colors = {"+": "green", "-": "red", "@": "cyan"} if color else {}
    rows = map(shown, patch.split("\n"))
    return "\n".join(click.style(row, colors[row[0]]) if row[:1] in colors else row for row in rows)


def unheeded(text: str) -> tuple[str, bool]:
    """A text to print exactly, so that the log of a CI system finds no command in it, and whether lines were added for that.

    For GitHub it stands between two lines that stop commands; whatever applies patches passes over these. Other systems
    have nothing of the kind that a text could not end, so there a text with a command is refused.
    """
    from fgad_lint.escape import COMMANDS

    if not _may_be_log():
        return text, False
    if any(map(os.environ.get, ("TF_BUILD", "TEAMCITY_VERSION"))) and any(command in text for command in COMMANDS):
        fail("output not written: this log would take some of it for commands; redirect it to a file")
    if not in_workflow() or not any(mark in text for mark in ("::", "##[")):
        return text, False
    from secrets import token_hex

    token = token_hex(16)
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n", True


def in_workflow() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _may_be_log() -> bool:
    """Whether a CI system may read standard output as a log, as it does unless that is redirected to a file."""
    from stat import S_ISREG

    if not any(map(os.environ.get, ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"))):
        return False
    with suppress(AttributeError, OSError):  # It may be closed, or no file of the system's.
        return not S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    return True


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream leads to a person; there is none where it was closed before the program began."""
    return stream is not None and stream.isatty()


def wants_color(asked: bool | None, stream: TextIO | None) -> bool:
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def give(text: str) -> None:
    """Print a text character by character as it is; on a terminal so that it can be read and does not steer that."""
    if is_terminal(sys.stdout):
        print_text(shown_rows(text.replace("\r\n", "\n")))
        return
    text, has_more = unheeded(text)
    print_text(text)
    if has_more:
        tell("the output stands between two lines that stop workflow commands; redirect it to a file to get it alone")


def give_rows(text: str) -> None:
    """Print a table row by row; where a log would find commands in it, these are escaped."""
    from fgad_lint.escape import escape_ci_commands

    if is_terminal(sys.stdout):
        text = shown_rows(text)
    elif _may_be_log() and (escaped := "\n".join(map(escape_ci_commands, text.split("\n")))) != text:
        text = escaped
        tell("workflow commands in the output are escaped; redirect it to a file to get it unchanged")
    print_text(text)


def shown_rows(text: str) -> str:
    return "\n".join(map(shown, text.split("\n")))


def shown(row: str) -> str:
    """A row as a person reads it, on a terminal or in a log."""
    from fgad_lint.escape import escape_ci_commands, escape_control_chars

    return escape_ci_commands(escape_control_chars(row))


def print_text(content: str | bytes, aside: bool = False) -> None:
    """Print results, or what is to stand aside of them: in UTF-8 to a file or a program, on a terminal as it can show it."""
    stream: TextIO | None = sys.stderr if aside else sys.stdout
    if stream is None:
        fail("output not written: it is closed")
    if isinstance(content, str):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        content = content.encode(encoding, "backslashreplace")
    click.echo(content, stream, nl=False)


def _discard_output() -> None:
    """Send to nowhere what Python could not write and would try to write once more as it ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def progress(quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is being done, once that takes longer than a second."""
    if quiet or not is_terminal(sys.stderr):
        yield lambda _: None
        return
    from threading import Event, Thread

    doing, done = [""], Event()

    def show() -> None:
        from shutil import get_terminal_size

        wait, width = 1.0, get_terminal_size().columns
        while not done.wait(wait):
            wait = 0.1
            click.echo(f"\r\x1b[K{shown(doing[0])[: width - 1]}", err=True, nl=False)
        if wait < 1:
            click.echo("\r\x1b[K", err=True, nl=False)

    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        yield lambda line: doing.__setitem__(0, line)
    finally:
        done.set()
        thread.join()


def append(path: str, content: str, complaints: Complaints) -> None:
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(content)
    except OSError as error:
        complaints.add(f"{path}: not written: {(error.strerror or str(error)).lower()}")


def tell(line: str) -> None:
    """Say something to a person."""
    click.echo(shown(line), err=True)


def fail(line: str) -> NoReturn:
    tell(line)
    sys.exit(2)


@contextmanager
def misuse() -> Iterator[None]:
    """What click says of wrong arguments quotes them as they are, and names of files are among them."""
    try:
        yield
    except click.UsageError as error:
        raise click.UsageError(shown(error.format_message()), error.ctx) from None


@contextmanager
def mistakes(*others: type[Exception]) -> Iterator[None]:
    """What a person can mend ends the command with one line."""
    from fgad_lint.cli.files import FileError
    from fgad_lint.config import ConfigError

    mistakes: tuple[type[Exception], ...] = (ConfigError, FileError, *others)
    try:
        yield
    except mistakes as mistake:
        fail(str(mistake))


def meant(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
