"""The rules, one module each; the module's name is the rule's name."""

from collections.abc import Collection
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fgad_lint.rule import Rule, from_module


@cache
def names() -> tuple[str, ...]:
    """The names of all rules, sorted, without loading them."""
    return tuple(module.name.replace("_", "-") for module in iter_modules(__path__))


def load(wanted: Collection[str] | None = None) -> list[Rule]:
    """The rules with the `wanted` names, or all rules, sorted by name."""
    chosen = [name for name in names() if wanted is None or name in wanted]
    return [from_module(import_module(f"{__name__}.{name.replace('-', '_')}")) for name in chosen]


def running(select: Collection[str], ignore: Collection[str]) -> list[Rule]:
    """The rules that run: the selected ones, or else those that are on by default, without the ignored ones."""
    wanted = set(select or names()).difference(ignore)
    return [rule for rule in load(wanted) if rule.on or rule.name in select]
