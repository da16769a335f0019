"""Output formats of diagnostics, one module each; the module's name is the format's name."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple, cast

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.text import Lines

HOME = "https://github.com/fgad-lint/fgad-lint"


class Checked(NamedTuple):
    """A file as it is now, its diagnostics, and those that were just fixed.

    `texts` are the texts of all files checked together, by path, which related places may be in. `changed` are the lines, from
    1, that are new since a revision, if the check compares with one. `known` counts the findings that `diagnostics` leaves out, by
    the reason, such as "accepted by faults.json".
    """

    path: str
    text: str
    diagnostics: Sequence[Diagnostic]
    fixed: Sequence[Diagnostic] = ()
    texts: Mapping[str, str] = {}
    changed: Collection[int] = ()
    known: Mapping[str, int] = {}

    def lines_of(self) -> Callable[[str], Lines]:
        """A function that returns the lines of a file by its path, or of this file by ""; it splits each file only once."""
        return cache(lambda path: Lines(self.texts[path] if path else self.text))


class Look(NamedTuple):
    """How a report for people should look; formats for machines are always the same."""

    color: bool = False
    quiet: bool = False


Formatter = Callable[[Sequence[Checked], Look], str]


def names() -> list[str]:
    """The names of all formats, sorted, without loading them; `statistics` has an option of its own."""
    return [module.name for module in iter_modules(__path__) if module.name not in ("annotate", "statistics")]


def load(name: str) -> Formatter:
    """The function that formats findings in the format of that name."""
    return cast(Formatter, import_module(f"{__name__}.{name}").format_findings)
