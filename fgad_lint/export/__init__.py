"""Output formats of papers, one module each; the module's name is the format's name."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from fgad_lint.model.document import Document


class SourceFile(NamedTuple):
    """A file with papers."""

    path: str
    document: "Document"


Formatter = Callable[[Sequence[SourceFile]], str]


def names() -> list[str]:
    """The names of all formats, sorted, without loading them."""
    return [module.name for module in iter_modules(__path__)]


def load(name: str) -> Formatter:
    """The function that formats papers in the format of that name."""
    return cast(Formatter, import_module(f"{__name__}.{name}").format_papers)
