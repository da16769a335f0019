"""Packages in which each module is one of a kind, such as the rules: to add one is to add a file."""

import os
from collections.abc import Iterable


def names(path: Iterable[str]) -> list[str]:
    """The names of the modules of a package, in order, none of them loaded; `path` is its `__path__`."""
    files = [name for folder in path for name in os.listdir(folder)]
    return sorted(name.removesuffix(".py") for name in files if name.endswith(".py") and name != "__init__.py")
