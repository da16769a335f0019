"""The rules, one module each; the module's name is the rule's name."""

from collections.abc import Collection
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fgad_lint.config import Config
from fgad_lint.rule import Rule, from_module


@cache
def names() -> tuple[str, ...]:
    """The names of all rules, sorted, without loading them."""
    return tuple(module.name.replace("_", "-") for module in iter_modules(__path__))


def load(wanted: Collection[str] | None = None) -> list[Rule]:
    """The rules with the `wanted` names, or all rules, sorted by name."""
    chosen = [name for name in names() if wanted is None or name in wanted]
    return [from_module(import_module(f"{__name__}.{name.replace('-', '_')}")) for name in chosen]


def running(config: Config, also_ignored: Collection[str] = ()) -> list[Rule]:
    """The rules that run with a configuration, without the rules `also_ignored`."""
    named = {*config.select, *config.extend_select, *config.severity}
    wanted = named.union(() if config.select else names()).difference(config.ignore, also_ignored)
    return [rule for rule in load(wanted) if rule.on or rule.name in named]
