"""The type of a record, its defaults, and the error that a wrong one raises.

A record consists of JSON objects as `schema/record.schema.json` describes them.
"""

from typing import Any

from fgad_lint.escape import escape_control_chars
from fgad_lint.model.titles import short_title

Record = dict[str, Any]
Path = tuple[str | int, ...]  # The keys and indexes that lead to a part of a record.

VERSION = 1

_FIELD_ORDER = (
    "fgad-lint", "renderer", "was", "title", "level", "anchor", "above", "prose", "raw", "table", "papers", "contents",
    "links", "venue", "year", "arxiv", "depth", "source", "layout", "after", "blocks", "sections",
)  # fmt: skip
_MAX_SHOWN_LENGTH = 120  # Of a value in a message, in characters.


class RecordError(Exception):
    """A record is wrong. The message is one line that says where, by titles and by a path."""


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


def error_at(record: Any, path: Path, message: str) -> RecordError:
    """An error about the part of a record at `path`, with the titles of the section and the item that this part is in."""
    section, item = "", ""
    value, kind = record, ""
    for part in path:
        value = value[part]
        if isinstance(part, str):
            kind = part
        elif isinstance(value, dict) and isinstance(value.get("title"), str):
            if kind == "sections":
                section = shown_title(value)
            else:
                item = shown_title(value)
    titles = ", ".join(filter(None, (section, item)))
    if titles and isinstance(path[-1], str):
        message = f"{path[-1]}: {message}"
    return RecordError(f"in {titles}: {message} ({format_path(path)})" if titles else f"{format_path(path)}: {message}")


def shown_title(item: Record) -> str:
    """The title of an item as a message shows it: on one line, and cut if it is long."""
    return f'"{escape_control_chars(short_title(item["title"]))}"'


def shown(value: object) -> str:
    """A short value as a message shows it, in quotes only if it could be misread."""
    text = str(value)
    return shorten(text if text.strip() and text.isprintable() else repr(value))


def format_path(parts: Path) -> str:
    """A path such as `sections[2].blocks[0].papers[3].title`; `record` if it is empty."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return path.lstrip(".") or "record"


def format_value(value: object) -> str:
    """A value as a message shows it."""
    return "nothing" if value is None else shorten(repr(value))


def shorten(message: str) -> str:
    """Leave out the middle of a long message."""
    return message if len(message) <= _MAX_SHOWN_LENGTH else f"{message[:50]} … {message[-65:]}"
