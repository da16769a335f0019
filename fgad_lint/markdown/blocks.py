"""The blocks that a text is made of."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from fgad_lint.text import Span

Kind = Literal[
    "heading",
    "paragraph",
    "list",
    "item",
    "table",
    "row",
    "code",
    "html",
    "quote",
    "break",
    "definition",
    "blank",
    "raw",
]

# A regular expression for the marker of a list item. White space or the end of the line follows it.
LIST_MARKER = r"(?:[-*+]|\d{1,9}[.)])"


class Block(NamedTuple):
    """A block of whole lines.

    `text_spans` are the spans of its text, one a line, without markers and quote marks; of a row, one a cell.
    `level` is that of a heading. A block of kind `raw` is nested too deeply to be parsed.
    """

    kind: Kind
    span: Span
    text_spans: tuple[Span, ...] = ()
    children: tuple["Block", ...] = ()
    level: int = 0


def is_empty_list(block: Block) -> bool:
    """Whether a block is a list of bullets without text."""
    return block.kind == "list" and not any(item.children for item in block.children)


class Markdown(NamedTuple):
    """The blocks of a text, which cover all of it in order, and the URLs of its reference links by folded name.

    `is_closed` is whether a heading after the text would be one: it would not be after, say, a fence that is left open.
    """

    blocks: tuple[Block, ...]
    definitions: Mapping[str, str]
    is_closed: bool = True
