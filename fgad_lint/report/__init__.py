"""Diagnostics in the formats of the outside world, one module each; the module's name is the format's name."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple, cast

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.text import Lines

HOME = "https://github.com/fgad-lint/fgad-lint"


class Checked(NamedTuple):
    """A file as it is now, what is to be said of it, and what has just been fixed in it.

    `texts` are those of the files checked together, by their paths: findings may speak of places there. `changed` are the
    lines, from 1, that a change has brought where it was asked what it did; else it is empty.
    """

    path: str
    text: str
    diagnostics: Sequence[Diagnostic]
    fixed: Sequence[Diagnostic] = ()
    texts: Mapping[str, str] = {}
    changed: Collection[int] = ()

    def lines_of(self) -> Callable[[str], Lines]:
        """What gives the lines of a file by its path, or of this file by ""; each is read but once."""
        return cache(lambda path: Lines(self.texts[path] if path else self.text))


class Look(NamedTuple):
    """How a report for people should look; machines get what they always get."""

    color: bool = False
    quiet: bool = False


Render = Callable[[Sequence[Checked], Look], str]


def names() -> list[str]:
    """The names of all formats, in order, none of them loaded; `statistics` is asked for by an option of its own."""
    return [module.name for module in iter_modules(__path__) if module.name not in ("annotate", "statistics")]


def load(name: str) -> Render:
    """The function that writes the format of that name."""
    return cast(Render, import_module(f"{__name__}.{name}").render)
