"""Diagnostics in the formats of the outside world, one module each; the module's name is the format's name."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple, cast

from fgad_lint.diagnostic import Diagnostic


class Checked(NamedTuple):
    """A file as it is now, what is to be said of it, and what has just been fixed in it."""

    path: str
    text: str
    diagnostics: Sequence[Diagnostic]
    fixed: Sequence[Diagnostic] = ()


class Look(NamedTuple):
    """How a report for people should look; machines get what they always get."""

    color: bool = False
    quiet: bool = False


Render = Callable[[Sequence[Checked], Look], str]


def names() -> list[str]:
    """The names of all formats, in order, none of them loaded; `statistics` is asked for by an option of its own."""
    return sorted({module.name for module in iter_modules(__path__)} - {"annotate", "statistics"})


def load(name: str) -> Render:
    """The function that writes the format of that name."""
    return cast(Render, import_module(f"{__name__}.{name}").render)
