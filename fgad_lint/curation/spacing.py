"""The white space after the items of a list: spaces go with the line that they end, line ends stay where they are."""

from typing import NamedTuple

from fgad_lint.records import Record


class After(NamedTuple):
    """The white space after an item: the spaces at the end of its line, and the line ends that separate it from the next item."""

    spaces: str
    line_ends: str


def after(item: Record) -> After:
    """The white space after an item of a list that is spelled out."""
    return split(item["after"])


def split(white_space: str) -> After:
    """Split the white space after an item."""
    line_ends = white_space.lstrip(" \t")
    return After(white_space[: len(white_space) - len(line_ends)], line_ends)


def spell_out(block: Record, line_end: str) -> None:
    """Write the white space after each item of a list into its `after`. The text stays the same.

    `line_end` is the line end of the page. What follows the last item is the `after` of the list, but for the spaces in its line.
    """
    *items, last = block["papers"]
    default = block.get("layout", {}).get("after", line_end)
    for item in items:
        item.setdefault("after", default)
    last.setdefault("after", "")
    if "after" in block:
        spaces, block["after"] = split(block["after"])
        last["after"] += spaces
