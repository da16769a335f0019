"""Show a configuration as TOML, with the origin of each option."""

from collections.abc import Iterator, Mapping
from typing import Any

from fgad_lint.config import Arxiv, Config, Order, option_name
from fgad_lint.config.table import dotted_key, quoted


def describe(config: Config, tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Each option: its dotted key, its value as TOML, and its origin.

    The origin is the key of the last of the `tables` that sets the option (see `files.read`), or "default".
    """
    for field, value in config._asdict().items():
        option = option_name(field)
        parts = value._asdict() if isinstance(value, Arxiv | Order) else value
        if isinstance(parts, Mapping) and parts:
            parts_set = {origin: table.get(option, {}) for origin, table in tables.items()}
            for part, part_value in parts.items():
                yield dotted_key(option, part), _to_toml(part_value), _origin(part, parts_set)
        else:
            yield option, _to_toml(value), _origin(option, tables)


def _origin(key: str, tables: Mapping[str, Mapping[str, Any]]) -> str:
    return next((origin for origin in reversed([*tables]) if key in tables[origin]), "default")


def _to_toml(value: object) -> str:
    """A string, strings or an empty table as TOML."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_to_toml, value))}]"
    return "{}"
