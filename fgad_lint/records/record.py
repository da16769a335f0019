"""What a record is: JSON objects as `schema/record.schema.json` describes them, and what can be wrong with one."""

from collections.abc import Iterable
from typing import Any

Record = dict[str, Any]

VERSION = 1


class RecordError(Exception):
    """What is wrong with a record: one line that opens with the path in it."""


def level_of(section: Record, level_above: int) -> int:
    """The level of a section's heading; `level_above` is that of the heading around it."""
    return int(section.get("level", level_above + 1))  # In JSON, 2.0 is an integer.


def heading_template(level: int) -> str:
    """How a heading of a level is usually written."""
    return "#" * level + " {title}"


def page_layout(layout: Record) -> Record:
    """What stands around and between the blocks of a page: what a record says of it, else what is usual."""
    line_end = layout.get("line_end", "\n")
    usual = {"before": "", "line_end": line_end, "after_heading": 2 * line_end, "after_block": 2 * line_end}
    return usual | layout


def path_in_record(parts: Iterable[str | int]) -> str:
    """A path as people write it: `sections[2].blocks[0].papers[3].title`."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return path.lstrip(".") or "record"


def shown(value: object) -> str:
    """A value as a message shows it."""
    return "nothing" if value is None else shortened(repr(value))


def shortened(message: str) -> str:
    """A message with its middle left out if it is long."""
    return message if len(message) <= 120 else f"{message[:50]} … {message[-65:]}"
