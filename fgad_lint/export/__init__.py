"""Output formats for papers, one per module.

The format a-b is the module a_b, which defines `format_papers(files)`. Modules that start with `_` are not formats.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fgad_lint.model.document import Document


class SourceFile(NamedTuple):
    """A file to export, parsed."""

    path: str
    document: "Document"


Formatter = Callable[[Sequence[SourceFile]], str]


def names() -> list[str]:
    """The names of all formats, sorted, without loading them."""
    modules = [module.name for module in iter_modules(__path__)]
    return sorted(module.replace("_", "-") for module in modules if not module.startswith("_"))


def load(name: str) -> Formatter:
    """The function that formats papers in the format of that name. Raises TypeError if its module has none."""
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    formatter: Formatter | None = getattr(module, "format_papers", None)
    if formatter is None:
        raise TypeError(f"the format {name} has no format_papers()")
    return formatter
