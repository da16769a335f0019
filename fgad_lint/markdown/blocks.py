"""What a text is made of, and a short way to read one that holds nothing but headings, paragraphs and lists of one-line items.

Most lists of papers are such texts. They are read here as markdown.py reads them, without a parser of all of Markdown and
without the time that it takes to load one.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.text import Lines, Span

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


# What begins an item of a list, as a regular expression; white space, or the end of the line, comes after it.
LIST_MARKER = r"(?:[-*+]|\d{1,9}[.)])"


class Block(NamedTuple):
    """Whole lines of the text that are one thing.

    `pieces` are the spans of what is written in it, one a line, without markers and quote marks (of a row: one a cell).
    `raw` is text that is nested too deep to be read.
    """

    kind: Kind
    span: Span
    pieces: tuple[Span, ...] = ()
    children: tuple["Block", ...] = ()
    level: int = 0


class Markdown(NamedTuple):
    """The blocks of a text, side by side the text again; where its reference links lead to, by folded label."""

    blocks: tuple[Block, ...]
    definitions: Mapping[str, str]


def fold(label: str) -> str:
    """What two labels of a reference link must share to mean the same definition."""
    return " ".join(label.split()).lower().upper()


def plain(text: str, lines: Lines) -> Markdown | None:
    """The blocks of `text`, whose lines are `lines`; None if it is not as plain as that."""
    if "\r" in text or "\ufeff" in text:
        return None
    blocks: list[Block] = []
    at = 0
    while at < len(text):
        found = (_HEADING if text[at] == "#" else _BLANK if text[at] in " \t\n" else _PARAGRAPH).match(text, at)
        if found is None:
            end = plain_list_end(text, at, "", text[at]) if text[at] in "-+*" else None
            if end is None:
                return None
            first, last = lines.number(at), lines.number(end[0] - 1) + 1
            blocks.append(Block("list", Span(at, end[0]), (), plain_items(text, lines, first, last, 2)))
            at = end[0]
            continue
        span = Span(at, found.end())
        match found.lastgroup:
            case "title":
                blocks.append(Block("heading", span, (Span(*found.span("title")),), level=len(found["marks"])))
            case "lines":
                blocks.append(Block("paragraph", span, _pieces(text, lines, span)))
            case _:
                blocks.append(Block("blank", span))
        at = span.end
    return Markdown(tuple(blocks), {})


def plain_list_end(text: str, start: int, indent: str, bullet: str) -> tuple[int, int] | None:
    """Where the items of a list that starts at `start` end, and the blank lines behind them.

    None if not all of its items are of one line, or if it has a number before each.
    """
    if len(bullet) > 1:
        return None
    shape = _lists.get((indent, bullet))
    if shape is None:
        item = rf"{indent}{re.escape(bullet)} {_PLAIN}[^\n]*(?:\n|\Z)"
        # Behind it comes nothing more of the list or of its last item.
        after = rf"(?:[ \t]*\n)++(?![ \t\d]|{re.escape(bullet)})|\Z|(?=#{{1,6}}[ \t\n])"
        shape = _lists[indent, bullet] = re.compile(f"(?P<items>(?:^{item})++)(?:{after})", re.MULTILINE)
    found = shape.match(text, start)
    return (found.end("items"), found.end()) if found else None


def plain_items(text: str, lines: Lines, first: int, last: int, skip: int) -> tuple[Block, ...]:
    """Lines `first` to `last` (from 0, `last` excluded) as items whose text begins `skip` characters into each."""
    return tuple(_item(text, *lines.span(line, line + 1), skip) for line in range(first, last))


def _item(text: str, start: int, end: int, skip: int) -> Block:
    span = Span(start, end)
    return Block("item", span, (), (Block("paragraph", span, (_piece(text, start + skip, end),)),))


def _pieces(text: str, lines: Lines, span: Span) -> tuple[Span, ...]:
    first, last = lines.number(span.start), lines.number(span.end - 1) + 1
    return tuple(_piece(text, *lines.span(line, line + 1)) for line in range(first, last))


def _piece(text: str, start: int, end: int) -> Span:
    """What is written in a line that starts with something written."""
    while text[end - 1] in " \t\r\n":
        end -= 1
    return Span(start, end)


# What may stand first in a line or an item so that it is a paragraph and nothing else.
_PLAIN = r"(?!\d{1,9}[.)]|\[(?:[^\n]*\]:|(?:[^\]\\\n]|\\.?)*+(?:\n|\Z)))(?:[^\W_]|[\[\"'(!$&\\]|:(?!-)|\*\*?(?=[^\s*])|__?(?=[^\s_]))"
_HEADING = lazy_re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>[^\s#](?:[^\n]*[^\s#])?)[ \t]*(?:\n|\Z)")
_BLANK = lazy_re.compile(r"(?: {0,3}\n)++")
_PARAGRAPH = lazy_re.compile(rf"(?P<lines>(?:{_PLAIN}[^\n|]*(?:\n|\Z))++)(?=[ \t]*(?:\n|\Z)|#{{1,6}}[ \t])")
_lists: dict[tuple[str, str], re.Pattern[str]] = {}
