"""The inputs of commands: files, their texts and their configurations."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from fgad_lint.cli.group import COMMANDS
from fgad_lint.cli.options import README, STDIN
from fgad_lint.cli.terminal import ErrorLog, did_you_mean, fail

if TYPE_CHECKING:
    from fgad_lint.linter.resolver import Settings, Source
    from fgad_lint.model.linked_files import Repository


def make_settings(
    config: str | None, isolated: bool, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> "Settings":
    """Make the settings from the options of a command. Raises UsageError for --config with --isolated."""
    from fgad_lint.linter.resolver import Settings

    if config and isolated:
        raise click.UsageError("--config and --isolated cannot be used together; leave one out")
    return Settings(config, isolated, select, ignore)


def find_files(paths: Iterable[str], errors: ErrorLog) -> list[str]:
    """The files that `paths` name or contain (default: README.md); log an error for each path that has none."""
    from fgad_lint.cli import discovery

    if not paths:
        if not os.path.exists(README):
            errors.add(f"no {README} here; name a file or a folder, or {STDIN} for standard input")
            return []
        paths = [README]
    words = [path for path in paths if path.isalpha() and not os.path.lexists(path)]
    for word in words:
        errors.add(f"{word}: no such file or command{did_you_mean(word, COMMANDS)}")
    files, file_errors = discovery.find(path for path in paths if path not in words)
    for error in file_errors:
        errors.add(str(error))
    return files


def read_sources(
    paths: Iterable[str], stdin_name: str | None, settings: "Settings", errors: ErrorLog
) -> "Iterator[Source]":
    """Read files one by one; log an error for each that cannot be read or has an invalid configuration."""
    from fgad_lint.cli import files
    from fgad_lint.config import ConfigError

    for path in paths:
        try:
            yield read_source(path, stdin_name, settings)
        except (files.FileError, ConfigError) as error:
            errors.add(str(error))


def read_source(path: str, stdin_name: str | None, settings: "Settings") -> "Source":
    """Read a file and its configuration. Raises FileError and ConfigError."""
    from fgad_lint.linter.resolver import Source
    from fgad_lint.rule import no_repository

    name = name_of(path, stdin_name)
    repository = no_repository if path == STDIN and not stdin_name else partial(_repository, name)
    return Source(path, _normalize(name), read_text(path, stdin_name), settings.of(name), repository)


def _repository(path: str) -> "Repository | None":
    from fgad_lint.linter import disk

    return disk.repository(path)


def _normalize(path: str) -> str:
    """Use slashes in a path, and drop empty parts and dots after the first part."""
    first, *rest = path.replace(os.sep, "/").split("/")
    return "/".join(([] if first == "." and rest else [first]) + [part for part in rest if part not in ("", ".")])


def name_of(path: str, stdin_name: str | None = None) -> str:
    """The name of a file in messages."""
    return (stdin_name or "<stdin>") if path == STDIN else path


def read_text(path: str, stdin_name: str | None = None) -> str:
    """Read a file or standard input. Raises FileError."""
    from fgad_lint.cli import files

    if path != STDIN:
        return files.read(path)
    name = name_of(path, stdin_name)
    if sys.stdin is None:
        raise files.FileError(f"{name}: it is closed")
    try:
        return files.decode(sys.stdin.buffer.read(), name)
    except OSError as error:
        raise files.FileError(f"{name}: {(error.strerror or str(error)).lower()}") from None


def check_not_input(output_file: str, inputs: Iterable[str | None]) -> None:
    """Exit with an error if the command would overwrite one of its inputs."""
    from fgad_lint.cli import files

    if os.path.exists(output_file) and not os.path.isfile(output_file):
        return  # Nothing in a pipe or a device can be overwritten.
    output = files.identity(output_file)
    if any(path == output_file or files.identity(0 if path == STDIN else path) == output for path in inputs if path):
        fail(f"--output-file {output_file} would overwrite an input file; name another")


@contextmanager
def exit_on_error(*more_errors: type[Exception]) -> Iterator[None]:
    """Print FileError, ConfigError and `more_errors` as one line, and exit with 2."""
    from fgad_lint.cli.files import FileError
    from fgad_lint.config import ConfigError

    expected: tuple[type[Exception], ...] = (ConfigError, FileError, *more_errors)
    try:
        yield
    except expected as error:
        fail(str(error))
