"""Output formats for papers, one per module.

Each module defines `format_papers(files)`; see `fgad_lint.formats` for its name.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import formats

if TYPE_CHECKING:
    from fgad_lint.model.document import Document


class SourceFile(NamedTuple):
    """A file to export, parsed."""

    path: str
    document: "Document"


Formatter = Callable[[Sequence[SourceFile]], str]


def names() -> list[str]:
    """The names of all formats, sorted, without loading them."""
    return formats.names(__path__)


def load(name: str) -> Formatter:
    """The function that formats papers in the format of that name. Raises TypeError if its module has none."""
    formatter: Formatter = formats.load(__name__, name, "format_papers")
    return formatter
