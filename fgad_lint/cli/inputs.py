"""The inputs of commands: files, their texts and their configurations."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from fgad_lint import paths
from fgad_lint.cli.group import COMMANDS
from fgad_lint.cli.options import README, STDIN, readme
from fgad_lint.cli.terminal import ErrorLog, did_you_mean, fail, tell

if TYPE_CHECKING:
    from fgad_lint.facts.paper import Facts
    from fgad_lint.linter.resolver import Settings, Source
    from fgad_lint.model.linked_files import Repository


def make_settings(config: Sequence[str], isolated: bool, **selections: Any) -> "Settings":
    """Make the settings from the options of a command: `selections` are fields of `CommandLine`.

    Exits with an error, or raises UsageError, if --config is wrong.
    """
    from fgad_lint.linter.resolver import CommandLine, Settings

    files = [value for value in config if "=" not in value or os.path.lexists(value)]
    if files and isolated:
        raise click.UsageError("--config FILE and --isolated cannot be used together; leave one out")
    if len(files) > 1:
        raise click.UsageError("--config names two files; leave one out")
    options = _options_in_line([value for value in config if value not in files])
    return Settings(CommandLine(next(iter(files), None), options, isolated, **selections))


def _options_in_line(lines: Sequence[str]) -> dict[str, object]:
    from fgad_lint import rules
    from fgad_lint.config.files import merged, parse_options

    options: dict[str, object] = {}
    with exit_on_error():
        for line in lines:
            options = merged(options, parse_options(line, rules.names()))
    return options


def find_files(paths: Sequence[str], settings: "Settings", errors: ErrorLog, force_exclude: bool = False) -> list[str]:
    """The files that `paths` name or contain (default: README.md); log an error for each path that has none.

    Excluded files are left out, but not those that `paths` name, unless `force_exclude`.
    """
    from fgad_lint.cli import discovery

    if not paths:
        paths = [readme()]
        if not os.path.exists(paths[0]):
            errors.add(f"no {README} here; name a file or a folder, or {STDIN} for standard input")
            return []
    words = [path for path in paths if path.isalpha() and not os.path.lexists(path)]
    for word in words:
        params = click.get_current_context().command.params
        options = [name for param in params if isinstance(param, click.Option) for name in param.opts]
        errors.add(f"{word}: no such file or command{did_you_mean(word, [*COMMANDS, *options])}")
    files, file_errors = discovery.find(path for path in paths if path not in words)
    for error in file_errors:
        errors.add(str(error))
    kept = {STDIN} if force_exclude else {STDIN, *paths}
    included = [file for file in files if file in kept or not _is_excluded(file, settings)]
    if files and not included:
        tell("no files to check: all are excluded; `fgad-lint config` shows by what")
    return included


def _is_excluded(path: str, settings: "Settings") -> bool:
    from fgad_lint.config import ConfigError

    try:
        return settings.excludes(path)
    except ConfigError:  # It is reported when the file is read.
        return False


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

    name = name_of(path, stdin_name)
    text, setting = read_text(path, stdin_name), settings.of(name)
    if path == STDIN and not stdin_name:
        return Source(path, _normalize(name), text, setting)
    return Source(path, _normalize(name), text, setting, partial(_repository, name), partial(_facts, name))


def _repository(path: str) -> "Repository | None":
    from fgad_lint.linter import disk

    return disk.repository(path)


def _facts(path: str) -> "Facts | None":
    if paths.facts_folder(path) is None:
        return None
    from fgad_lint.linter import disk

    return disk.facts(path)


def facts_problem(source: "Source") -> str:
    """Why the facts beside a list cannot be read; "" if they can, or if there are none."""
    from fgad_lint.rule import no_facts

    if source.facts is no_facts or paths.facts_folder(source.name) is None:
        return ""
    from fgad_lint.linter import disk

    return disk.facts_problem(source.name)


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


def read_version(name: str) -> str:
    """Read a version of a file: a file, standard input, or REVISION:FILE for a file in a commit. Raises FileError and GitError."""
    if not _is_in_commit(name):
        if name != STDIN and not os.path.lexists(name):
            fail(f"{name}: no such file; a file in a commit is REVISION:FILE")
        return read_text(name)
    from fgad_lint.cli import files, git

    if name.startswith("-"):
        fail(f"{name}: no such file or revision")
    return files.decode(git.read_blob(name), name)


def path_of_version(name: str) -> str:
    """The path of a version of a file (see `read_version`)."""
    return name.partition(":")[2] if _is_in_commit(name) else name


def _is_in_commit(name: str) -> bool:
    return ":" in name and not os.path.lexists(name)


def with_configurations(
    paths: Iterable[str], settings: "Settings", stdin_name: str | None = None
) -> Iterator[str | None]:
    """Files, each with the path of its configuration."""
    for path in paths:
        yield path
        yield settings.source_of(name_of(path, stdin_name))


def check_not_input(output_file: str | None, inputs: Iterable[str | None], option: str = "--output-file") -> None:
    """Exit with an error if the file that `option` names, if any, is one of the inputs of the command."""
    if output_file and is_one_of(output_file, inputs):
        fail(f"{option} {output_file} would overwrite an input file; name another")


def is_one_of(file: str, inputs: Iterable[str | None]) -> bool:
    """Whether a file that may be written is one of the inputs; they may be None."""
    from fgad_lint.cli import files

    if os.path.exists(file) and not os.path.isfile(file):
        return False  # Nothing in a pipe or a device can be overwritten.
    identity = files.identity(file)
    return any(path == file or files.identity(0 if path == STDIN else path) == identity for path in inputs if path)


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
