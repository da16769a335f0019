"""Papers in the formats of other programs, one module each; the module's name is the format's name."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from fgad_lint.model.document import Document


class Listed(NamedTuple):
    """A file, and the papers in it."""

    path: str
    document: "Document"


Render = Callable[[Sequence[Listed]], str]


def names() -> list[str]:
    """The names of all formats, in order, none of them loaded."""
    return [module.name for module in iter_modules(__path__)]


def load(name: str) -> Render:
    """The function that writes the format of that name."""
    return cast(Render, import_module(f"{__name__}.{name}").render)
