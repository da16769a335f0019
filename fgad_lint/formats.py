"""Packages of output formats: the format a-b is the module a_b, and modules that start with `_` are not formats."""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def names(path: Iterable[str]) -> list[str]:
    """The names of the formats in a package with this `__path__`, sorted, without loading them."""
    modules = [module.name for module in iter_modules(path)]
    return sorted(module.replace("_", "-") for module in modules if not module.startswith("_"))


def load(package: str, name: str, function: str) -> Any:
    """The `function` of the format of that name. Raises TypeError if its module has none."""
    module = import_module(f"{package}.{name.replace('-', '_')}")
    if not hasattr(module, function):
        raise TypeError(f"the format {name} has no {function}()")
    return getattr(module, function)
