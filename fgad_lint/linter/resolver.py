"""The configuration of each file, and the rules that run on it."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import rules as all_rules
from fgad_lint.config import ALL, Config
from fgad_lint.config.files import find, load
from fgad_lint.config.table import from_table, overlay
from fgad_lint.linter.globs import Exclusions, Globs
from fgad_lint.rule import Rule, no_facts, no_repository

if TYPE_CHECKING:
    from fgad_lint.facts.paper import Facts
    from fgad_lint.model.linked_files import Repository


class Setting(NamedTuple):
    """The configuration of a file, and the path of the configuration file, if there is one.

    `ignored` are the rules that per-file-ignores turns off for this file.
    """

    config: Config
    source: str | None
    ignored: frozenset[str] = frozenset()

    def rules(self, has_facts: bool) -> Sequence[Rule]:
        """The rules that run on the file, if facts are kept for it or not; only commands that run rules load them."""
        return all_rules.running(self.config, self.ignored, has_facts)


class Source(NamedTuple):
    """The text and the setting of a file: `path` is for reading and writing it, `name` for messages.

    `repository` and `facts` are as in `Context`.
    """

    path: str
    name: str
    text: str
    setting: Setting
    repository: "Callable[[], Repository | None]" = no_repository
    facts: "Callable[[], Facts | None]" = no_facts

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that run on the text."""
        return self.setting.rules(self.facts() is not None)


def ignored_in(parts: tuple[str, ...], globs: Globs, config: Config) -> frozenset[str]:
    """The rules that per-file-ignores turns off for a file; `parts` are those of its path from the configuration's folder."""
    rules_by_glob = list(config.per_file_ignores.values())
    ignored = frozenset(rule for index in globs.matching(parts) for rule in rules_by_glob[index])
    return frozenset(all_rules.names()) if ALL in ignored else ignored


class CommandLine(NamedTuple):
    """What the command line says about the configuration.

    `file` is the path of a configuration to use for every file instead of the nearest one, `options` has options that override
    it, and `is_isolated` means that no configuration is read. `exclude` are globs, relative to the working directory, and
    `force_exclude` means that no rules run on an excluded file.
    """

    file: str | None = None
    options: Mapping[str, object] = {}
    is_isolated: bool = False
    select: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    exclude: Sequence[str] = ()
    force_exclude: bool = False


class Settings:
    """The settings of all files, from the nearest configuration above each file and the command line."""

    def __init__(self, command_line: CommandLine) -> None:
        self.command_line = command_line
        # Most files share a folder, and most folders a configuration.
        self._find = cache(self._find_uncached)
        self._load = cache(self._load_uncached)
        self._globs = cache(lambda source: Globs(list(self._load(source).config.per_file_ignores)))
        self._excluded = cache(lambda source: Exclusions(self._load(source).config.exclude))
        self._excluded_here = Exclusions(command_line.exclude)

    def of(self, path: str) -> Setting:
        """The setting of a file, which need not exist. Raises ConfigError."""
        setting = self._load(self.source_of(path))
        if self.command_line.force_exclude and self.excludes(path):
            return setting._replace(ignored=frozenset(all_rules.names()))
        if not setting.source or not setting.config.per_file_ignores:
            return setting
        parts = _parts(path, os.path.dirname(setting.source))
        return setting._replace(ignored=ignored_in(parts, self._globs(setting.source), setting.config))

    def excludes(self, path: str) -> bool:
        """Whether the configuration or the command line excludes a file. Raises ConfigError."""
        setting = self._load(self.source_of(path))
        top = os.path.dirname(setting.source or "")
        return self._excluded_here.match(_parts(path)) or self._excluded(setting.source).match(_parts(path, top))

    def source_of(self, path: str) -> str | None:
        """The path of the configuration of a file, valid or not."""
        return self._find(os.path.dirname(path))

    def _find_uncached(self, folder: str) -> str | None:
        if self.command_line.file or self.command_line.is_isolated:
            return self.command_line.file
        path = find(folder)
        # For messages: relative to the working directory if it is below that.
        return path and path.removeprefix(os.path.join(os.getcwd(), ""))

    def _load_uncached(self, source: str | None) -> Setting:
        names = all_rules.names()
        line = self.command_line
        config = load(source, names, line.options) if source else from_table(line.options, "--config", names)
        return Setting(overlay(config, names, line.select, line.extend_select, line.ignore), source)


def _parts(path: str, top: str = "") -> tuple[str, ...]:
    """The parts of a path relative to the folder `top`; "" is the working directory."""
    return tuple(os.path.relpath(path, top or ".").split(os.sep))
