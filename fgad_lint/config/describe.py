"""Show a configuration as TOML, with the origin of each option."""

from collections.abc import Iterator, Mapping
from typing import Any

from fgad_lint.config import Arxiv, Config, Order, option_name
from fgad_lint.config.table import dotted_key, quoted


def describe(config: Config, table: Mapping[str, object], source: str) -> Iterator[tuple[str, str, str]]:
    """Each option: its dotted key, its value as TOML, and its origin.

    The origin is `source` for an option that `table` sets (see `files.read`), or "default".
    """
    for field, value in config._asdict().items():
        option = option_name(field)
        parts = value._asdict() if isinstance(value, Arxiv | Order) else value
        if isinstance(parts, Mapping) and parts:
            set_parts: Any = table.get(option, {})
            for part, part_value in parts.items():
                yield dotted_key(option, part), _to_toml(part_value), source if part in set_parts else "default"
        else:
            yield option, _to_toml(value), source if option in table else "default"


def _to_toml(value: object) -> str:
    """A string, strings or an empty table as TOML."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_to_toml, value))}]"
    return "{}"
