"""What holds for a file: its configuration, and the rules that run on it."""

import os
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from fgad_lint import config as configuration
from fgad_lint import rules as all_rules
from fgad_lint.config import Config
from fgad_lint.linter.globs import Globs
from fgad_lint.rule import Rule


class Setting(NamedTuple):
    """What holds for one file; `source` is the file that the configuration is from, if there is one."""

    config: Config
    rules: Sequence[Rule]
    source: str | None


class Source(NamedTuple):
    """A text, where it is from, and what holds for it."""

    path: str
    name: str
    text: str
    setting: Setting


def ignored_in(parts: tuple[str, ...], globs: Globs, config: Config) -> frozenset[str]:
    """The rules that per-file-ignores silences in a file, given by the parts of its path from the configuration's folder."""
    rules = list(config.per_file_ignores.values())
    return frozenset(rule for number in globs.matching(parts) for rule in rules[number])


class Settings:
    """What holds for each file: by the configuration nearest above it, or by one for all."""

    def __init__(
        self, source: str | None = None, isolated: bool = False, select: Sequence[str] = (), ignore: Sequence[str] = ()
    ) -> None:
        self._source = source
        self._isolated = isolated
        self._select = select
        self._ignore = ignore
        # Most files share a folder, and most folders a configuration.
        self._nearest = cache(self._find)
        self._loaded = cache(self._load)
        self._globs = cache(self._globs_of)

    def of(self, path: str) -> Setting:
        """What holds for a file, which need not exist. Raises ConfigError."""
        setting = self._loaded(self._nearest(os.path.dirname(path)))
        if not setting.source or not setting.config.per_file_ignores:
            return setting
        here = os.path.relpath(path, os.path.dirname(setting.source) or ".")
        ignored = ignored_in(tuple(here.split(os.sep)), self._globs(setting.source), setting.config)
        return setting._replace(rules=[rule for rule in setting.rules if rule.name not in ignored])

    def _globs_of(self, source: str) -> Globs:
        return Globs(list(self._loaded(source).config.per_file_ignores))

    def source_of(self, path: str) -> str | None:
        """The file that the configuration of a file is from, which need not be a valid one."""
        return self._nearest(os.path.dirname(path))

    def _find(self, folder: str) -> str | None:
        if self._source or self._isolated:
            return self._source
        found = configuration.find(folder)
        return found and _short(found)

    def _load(self, source: str | None) -> Setting:
        names = all_rules.names()
        config = configuration.load(source, names) if source else Config()
        config = configuration.overlay(config, names, self._select, self._ignore)
        return Setting(config, all_rules.running(config.select, config.ignore), source)


def _short(path: str) -> str:
    """The path as a person in the working directory would write it."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)
