"""The configuration of each file, and the rules that run on it."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import rules as all_rules
from fgad_lint.config import Config
from fgad_lint.config.files import find, load
from fgad_lint.config.table import overlay
from fgad_lint.linter.globs import Globs
from fgad_lint.rule import Rule, no_repository

if TYPE_CHECKING:
    from fgad_lint.model.linked_files import Repository


class Setting(NamedTuple):
    """The configuration of a file, and the path of the configuration file, if there is one.

    `ignored` are the rules that per-file-ignores turns off for this file.
    """

    config: Config
    source: str | None
    ignored: frozenset[str] = frozenset()

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that run on the file; only commands that run rules load them."""
        return all_rules.running(self.config.select, self.ignored.union(self.config.ignore))


class Source(NamedTuple):
    """The text and the setting of a file: `path` is for reading and writing it, `name` for messages.

    `repository` is as in `Context`.
    """

    path: str
    name: str
    text: str
    setting: Setting
    repository: "Callable[[], Repository | None]" = no_repository


def ignored_in(parts: tuple[str, ...], globs: Globs, config: Config) -> frozenset[str]:
    """The rules that per-file-ignores turns off for a file; `parts` are those of its path from the configuration's folder."""
    rules_by_glob = list(config.per_file_ignores.values())
    return frozenset(rule for index in globs.matching(parts) for rule in rules_by_glob[index])


class Settings:
    """The settings of all files, from the nearest configuration above each file.

    `source` is the path of a configuration to use for every file instead, `isolated` means that no configuration is read, and
    `select` and `ignore` are the rules named on the command line.
    """

    def __init__(
        self, source: str | None = None, isolated: bool = False, select: Sequence[str] = (), ignore: Sequence[str] = ()
    ) -> None:
        self._source = source
        self._isolated = isolated
        self._select = select
        self._ignore = ignore
        # Most files share a folder, and most folders a configuration.
        self._find = cache(self._find_uncached)
        self._load = cache(self._load_uncached)
        self._globs = cache(lambda source: Globs(list(self._load(source).config.per_file_ignores)))

    def of(self, path: str) -> Setting:
        """The setting of a file, which need not exist. Raises ConfigError."""
        setting = self._load(self.source_of(path))
        if not setting.source or not setting.config.per_file_ignores:
            return setting
        relative_path = os.path.relpath(path, os.path.dirname(setting.source) or ".")
        parts = tuple(relative_path.split(os.sep))
        return setting._replace(ignored=ignored_in(parts, self._globs(setting.source), setting.config))

    def source_of(self, path: str) -> str | None:
        """The path of the configuration of a file, valid or not."""
        return self._find(os.path.dirname(path))

    def _find_uncached(self, folder: str) -> str | None:
        if self._source or self._isolated:
            return self._source
        path = find(folder)
        # For messages: relative to the working directory if it is below that.
        return path and path.removeprefix(os.path.join(os.getcwd(), ""))

    def _load_uncached(self, source: str | None) -> Setting:
        names = all_rules.names()
        config = load(source, names) if source else Config()
        config = overlay(config, names, self._select, self._ignore)
        return Setting(config, source)
