"""The type of a record, its defaults, and the error that a wrong one raises.

A record consists of JSON objects as `schema/record.schema.json` describes them.
"""

from collections.abc import Iterable
from typing import Any

Record = dict[str, Any]

VERSION = 1

_FIELD_ORDER = (
    "fgad-lint", "renderer", "was", "title", "level", "anchor", "above", "prose", "raw", "table", "papers", "contents",
    "links", "venue", "year", "arxiv", "depth", "source", "layout", "after", "blocks", "sections",
)  # fmt: skip
_MAX_SHOWN_LENGTH = 120  # Of a value in a message, in characters.


class RecordError(Exception):
    """A record is wrong. The message is one line that begins with the path of the part that is wrong."""


def in_field_order(record: Record) -> Record:
    """A record with its fields in the order that is easiest to read."""
    return {name: record[name] for name in (*_FIELD_ORDER, *record) if name in record}


def level_of(section: Record, parent_level: int) -> int:
    """The level of a section's heading; `parent_level` is that of the section around it, 0 for none."""
    return int(section.get("level", parent_level + 1))  # In JSON, 2.0 is an integer.


def heading_template(level: int) -> str:
    """The template of a heading that has none of its own."""
    return "#" * level + " {title}"


def page_spacing(layout: Record) -> Record:
    """The white space before, between and after the blocks of a page: the `layout` of its record with all defaults."""
    line_end = layout.get("line_end", "\n")
    defaults = {"before": "", "line_end": line_end, "after_heading": 2 * line_end, "after_block": 2 * line_end}
    return defaults | layout


def format_path(parts: Iterable[str | int]) -> str:
    """A path such as `sections[2].blocks[0].papers[3].title`; `record` if it is empty."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return path.lstrip(".") or "record"


def format_value(value: object) -> str:
    """A value as a message shows it."""
    return "nothing" if value is None else shorten(repr(value))


def shorten(message: str) -> str:
    """Leave out the middle of a long message."""
    return message if len(message) <= _MAX_SHOWN_LENGTH else f"{message[:50]} … {message[-65:]}"
