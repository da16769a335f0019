"""What is read: files, standard input, and the configuration of each."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from fgad_lint.cli.terminal import Complaints, fail, meant

if TYPE_CHECKING:
    from fgad_lint.linter.resolver import Settings, Source

README = "README.md"


STDIN = "-"


def settings_of(
    config: str | None, isolated: bool, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> "Settings":
    from fgad_lint.linter.resolver import Settings

    if config and isolated:
        raise click.UsageError("--config and --isolated exclude each other; leave one out")
    return Settings(config, isolated, select, ignore)


def found_files(paths: Iterable[str], complaints: Complaints) -> list[str]:
    """The files to check; there are complaints about paths that lead to none."""
    from fgad_lint.cli import files
    from fgad_lint.cli.group import main

    if not paths:
        if not os.path.exists(README):
            complaints.add(f"no {README} here; name a file or a folder, or {STDIN} for standard input")
            return []
        paths = [README]
    words = [path for path in paths if path.isalpha() and not os.path.lexists(path)]
    for word in words:
        complaints.add(f"{word}: no such file or command{meant(word, main.commands)}")
    found, errors = files.find(path for path in paths if path not in words)
    for error in errors:
        complaints.add(str(error))
    return found


def sources_of(
    found: Iterable[str], stdin_name: str | None, settings: "Settings", complaints: Complaints
) -> "Iterator[Source]":
    """What to check, one by one; there are complaints about files that cannot be."""
    from fgad_lint.cli import files
    from fgad_lint.config import ConfigError

    for path in found:
        try:
            yield source_of(path, stdin_name, settings)
        except (files.FileError, ConfigError) as mistake:
            complaints.add(str(mistake))


def source_of(path: str, stdin_name: str | None, settings: "Settings") -> "Source":
    from fgad_lint.linter.resolver import Source

    name = name_of(path, stdin_name)
    return Source(path, _short(name), read(path, stdin_name), settings.of(name))


def _short(path: str) -> str:
    """A path with slashes, without those of its parts that say nothing."""
    first, *others = path.replace(os.sep, "/").split("/")
    return "/".join(([] if first == "." and others else [first]) + [part for part in others if part not in ("", ".")])


def name_of(path: str, stdin_name: str | None = None) -> str:
    return (stdin_name or "<stdin>") if path == STDIN else path


def read(path: str, stdin_name: str | None = None) -> str:
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


def check_not_read(output_file: str, read: Iterable[str | None]) -> None:
    """Refuse to overwrite a file that the command reads."""
    from fgad_lint.cli import files

    if os.path.exists(output_file) and not os.path.isfile(output_file):
        return  # Nothing is lost in a pipe or a device.
    output = files.identity(output_file)
    if any(path == output_file or files.identity(0 if path == STDIN else path) == output for path in read if path):
        fail(f"--output-file {output_file} would overwrite a file that is read; name another")
