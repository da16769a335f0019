"""The rules, one module each; the module's name is the rule's name. Those that need facts are in `with_facts/`."""

import os
from collections.abc import Collection, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fgad_lint.config import Config
from fgad_lint.rule import WITH_FACTS, Rule, from_module


def names() -> tuple[str, ...]:
    """The names of all rules, sorted, without loading them."""
    return tuple(_modules())


def path(name: str) -> str:
    """The file of a rule in this folder, such as "broken_anchor.py"."""
    return f"{_modules()[name].replace('.', '/')}.py"


def load(wanted: Collection[str] | None = None) -> list[Rule]:
    """The rules with the `wanted` names, or all rules, sorted by name."""
    chosen = [name for name in names() if wanted is None or name in wanted]
    return [from_module(import_module(f"{__name__}.{_modules()[name]}")) for name in chosen]


def running(config: Config, also_ignored: Collection[str] = (), has_facts: bool = False) -> list[Rule]:
    """The rules that run with a configuration, without the rules `also_ignored`, and without facts if there are none."""
    named = {*config.select, *config.extend_select, *config.severity}
    wanted = named.union(() if config.select else names()).difference(config.ignore, also_ignored)
    if not has_facts:
        wanted = {name for name in wanted if not _modules()[name].startswith(WITH_FACTS)}
    return [rule for rule in load(wanted) if rule.on or rule.name in named]


@cache
def _modules() -> Mapping[str, str]:
    """The modules of the rules in this package, by the names of the rules, sorted."""
    modules = [module.name for module in iter_modules(__path__) if not module.ispkg]
    folder = os.path.join(__path__[0], WITH_FACTS)
    modules += [f"{WITH_FACTS}.{module.name}" for module in iter_modules([folder])]
    return dict(sorted((module.rpartition(".")[2].replace("_", "-"), module) for module in modules))
