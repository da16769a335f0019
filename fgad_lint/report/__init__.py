"""Output formats for findings, one per module.

Each module defines `format_findings(results, options)`; see `fgad_lint.formats` for its name.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from fgad_lint import formats
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.text import Lines

HOME = "https://github.com/fgad-lint/fgad-lint"


class CheckedFile(NamedTuple):
    """A checked file: its current text, its remaining diagnostics, and those just fixed.

    `texts` are the texts of all files checked together, by path; related locations may be in any of them. `changed` are the
    lines, from 1, that are new since a revision, if the check compares with one. `known` counts the findings that `diagnostics`
    leaves out, by the reason, such as "accepted by faults.json".
    """

    path: str
    text: str
    diagnostics: Sequence[Diagnostic]
    fixed: Sequence[Diagnostic] = ()
    texts: Mapping[str, str] = {}
    changed: Collection[int] = ()
    known: Mapping[str, int] = {}

    def lines_of(self) -> Callable[[str], Lines]:
        """Return a cached lookup from path to `Lines`; "" means this file."""
        return cache(lambda path: Lines(self.texts[path] if path else self.text))


class DisplayOptions(NamedTuple):
    """Options of human-readable formats; machine-readable formats ignore them.

    `width` is the number of columns of the terminal; None stands for a file or a pipe, where a line may be of any width.
    """

    color: bool = False
    quiet: bool = False
    width: int | None = None


Formatter = Callable[[Sequence[CheckedFile], DisplayOptions], str]


def names() -> list[str]:
    """The names of all formats, sorted, without loading them."""
    return formats.names(__path__)


def load(name: str) -> Formatter:
    """The function that formats findings in the format of that name. Raises TypeError if its module has none."""
    formatter: Formatter = formats.load(__name__, name, "format_findings")
    return formatter
