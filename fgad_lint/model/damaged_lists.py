"""Where in the lists of a piece entries are damaged: lines in them, paragraphs beside them, and odd items."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.damage import Damage
from fgad_lint.model.damaged_items import DamagedLine, LineJudge, lone_entry, marker_of, plain_lines
from fgad_lint.model.inlines import NO_LEAF, Inlines
from fgad_lint.model.odd_items import OddItem, late_text, odd_items, only_text, text_form
from fgad_lint.text import Span

_TAB_WIDTH = 4
_LINKED_ENTRY = lazy_re.compile(r"[-*+]\[")  # "-[Deep One-Class Classification](https://e.org/1)"


class _Level:
    """The span of a list, the number of lists around it, and the item of it that is read."""

    def __init__(self, depth: int, span: Span, item: Block) -> None:
        self.depth = depth
        self.span = span
        self.item = item


class ListDamage(NamedTuple):
    """What is damaged in a list: lines that start items of it, lines that start a list in an item, and odd items."""

    lines: Sequence[DamagedLine] = ()
    inner: Sequence[DamagedLine] = ()
    odd: Sequence[OddItem] = ()


ListDamages = Mapping[tuple[int, Span], ListDamage]  # Those of lists, by depth and span.


def damages_in(text: str, block: Block, inlines: Inlines) -> ListDamages:
    """What is damaged in a list and the lists in it."""
    nested_lists = list(_nested_lists(block, ()))
    lines: dict[tuple[int, Span], list[Span]] = {}
    for nested in nested_lists:
        for level, line in _lazy_lines(text, nested) if nested.unusual else ():
            lines.setdefault((level.depth, level.span), []).append(line)
    damages = {}
    for nested in nested_lists:
        key = len(nested.levels), nested.block.span
        cuts = list(LineJudge(text, inlines, nested.block.children).damaged(lines[key])) if key in lines else []
        inner = list(_inner_lines(text, nested, inlines)) if nested.unusual else []
        odd = list(odd_items(text, inlines, nested.block, nested.unusual, not cuts))
        if odd or cuts or inner:
            damages[key] = ListDamage(cuts, inner, odd)
    return damages


class _NestedList:
    """A list, the lists around it, and those of its items that are not just a line of text."""

    def __init__(self, block: Block, levels: tuple[_Level, ...], unusual: Sequence[Block]) -> None:
        self.block = block
        self.levels = levels
        self.unusual = unusual


def _nested_lists(block: Block, levels: tuple[_Level, ...]) -> Iterator[_NestedList]:
    """A list and all lists in it."""
    unusual = [
        item
        for item in block.children
        if len(children := item.children) != 1
        or len(children[0].text_spans) != 1
        or children[0].span.start != item.span.start
    ]
    yield _NestedList(block, levels, unusual)
    for item in unusual:
        for child in item.children:
            if child.kind == "list":
                yield from _nested_lists(child, (*levels, _Level(len(levels), block.span, item)))


def _lazy_lines(text: str, nested: _NestedList) -> Iterator[tuple[_Level, Span]]:
    """The lines that belong to an item only because its paragraph goes on, and the list whose bullets they are below."""
    for item in nested.unusual:
        for child in item.children:
            if child.kind == "paragraph" and len(child.text_spans) > 1:
                levels = (*nested.levels, _Level(len(nested.levels), nested.block.span, item))
                columns = [
                    _width(text, level.item.span.start, marker_of(text, level.item).span.start)
                    for level in (levels if nested.levels else ())
                ]
                content_column = _width(text, item.span.start, marker_of(text, item).span.end)
                for above, line in pairwise(child.text_spans):
                    column = _width(text, line_start(text, above.end, line.start), line.start)
                    if column < content_column:
                        yield levels[max(0, bisect_right(columns, column) - 1)], line


def _inner_lines(text: str, nested: _NestedList, inlines: Inlines) -> Iterator[DamagedLine]:
    """The lines below the text of an item that were meant as the first items of a list in it, as its neighbours have."""
    for item in nested.unusual:
        if not item.children or item.children[0].kind != "paragraph":
            continue
        lines = item.children[0].text_spans[1:]
        if lines and text[lines[0].start] in "-*+" and (cousins := _items_in_neighbours(nested.block, item)):
            damaged = [line for line in LineJudge(text, inlines, cousins).damaged(lines) if line.is_plain]
            if damaged and damaged[0].span.start == lines[0].start:
                yield from damaged


def _items_in_neighbours(block: Block, item: Block) -> list[Block]:
    """The items of the lists in an item and in those before and after it."""
    index = bisect_right(block.children, item.span.start, key=lambda item: item.span.start) - 1
    return [
        inner
        for neighbour in block.children[max(0, index - 1) : index + 2]
        for child in neighbour.children
        if child.kind == "list"
        for inner in child.children
    ]


def _width(text: str, start: int, end: int) -> int:
    return len(text[start:end].expandtabs(_TAB_WIDTH))


def line_start(text: str, start: int, end: int) -> int:
    """Where the line of `end` starts; `start` is before or in it."""
    return max(start, text.rfind("\n", start, end) + 1, text.rfind("\r", start, end) + 1)


class Run:
    """A paragraph of damaged lines, or a list of one item, and the indexes of the first and the last block that belong to the same list."""

    def __init__(self, paragraph: int, first: int, last: int, lines: tuple[DamagedLine, ...]) -> None:
        self.paragraph = paragraph
        self.first = first
        self.last = last
        self.lines = lines


def runs_of_items(text: str, blocks: Sequence[Block], inlines: Inlines) -> Iterator[Run]:
    """The paragraphs beside lists, and the lists of one item between them, that were meant to be items of them."""
    between = {
        index: line
        for index, block in enumerate(blocks)
        if block.kind == "list" and len(block.children) == 1 and 0 < index < len(blocks) - 1
        if (line := _other_marker(text, blocks[index - 1], block.children[0], blocks[index + 1], inlines))
    }
    for index, block in enumerate(blocks):
        # Of markers that take turns, none is wrong.
        is_alone = index in between and index - 1 not in between and index + 1 not in between
        if is_alone and not _is_passed_over(text, blocks[index - 1], blocks[index + 1]):
            yield Run(index, index - 1, index + 1, (between[index],))
        if block.kind != "paragraph" or not _may_be_items(text, blocks, index, inlines):
            continue
        first, last = _list_beside(blocks, index, -1), _list_beside(blocks, index, 1)
        if first < index < last and not _are_alike(text, blocks[first], blocks[last]):
            last = index
        if first == last:
            spans = block.text_spans
            if text[spans[0].start] in "-*+":
                lines = plain_lines(text, inlines, spans) if len(spans) > 1 else []
                if not lines and _LINKED_ENTRY.match(text, spans[0].start):
                    lines = plain_lines(text, inlines, spans[:1])
                lines = lines or lone_entry(text, inlines, spans)
                if lines:
                    yield Run(index, index, index, tuple(lines))
            continue
        items = [item for list_index in sorted({first, last} - {index}) for item in blocks[list_index].children]
        judge = LineJudge(text, inlines, items)
        if first == index - 1 and not blocks[first].children[-1].children:
            if judge.is_entry(block.text_spans[0]):
                damage = late_text(text, blocks[first].children[-1], block.text_spans[0].start)
                line = DamagedLine(block.text_spans[0], block.text_spans[0].start, damage)
                yield Run(index, first, last, (line,))
            continue
        is_between = first < index < last and not _is_indented_from(text, block.text_spans[0].start, blocks[last])
        is_last = first == index - 1 - (blocks[index - 1].kind == "blank") and all(
            block.kind == "blank" for block in blocks[index + 1 :]
        )
        lines = [
            line for line in judge.damaged(block.text_spans) if line.content > line.span.start or is_between or is_last
        ]
        if lines and lines[0].span.start == block.text_spans[0].start:
            yield Run(index, first, last, tuple(lines))


def _is_passed_over(text: str, before: Block, after: Block) -> bool:
    """Whether the numbers of two lists go on as if nothing were between them, so that it is a remark on the entry above."""
    number, next_number = (marker_of(text, item).number for item in (before.children[-1], after.children[0]))
    return bool(number and next_number) and int(next_number) == int(number) + 1


def _other_marker(text: str, before: Block, item: Block, after: Block, inlines: Inlines) -> DamagedLine | None:
    """The item of a list between two that would be one, if it is written as theirs are but for a number or two bullets."""
    if before.kind != "list" or after.kind != "list" or not _are_alike(text, before, after):
        return None
    usual, marker, content = marker_of(text, before.children[-1]), marker_of(text, item), only_text(item)
    if content is None or usual.kind == marker.kind or _is_indented_from(text, item.span.start, after):
        return None
    span = Span(marker.span.start, content.text_spans[0].start)
    written = text[slice(*span)].rstrip()
    if " " not in written and not (usual.number or marker.number):
        return None  # Rules about bullets compare more than three lists.
    forms = [text_form(text, inlines, beside) for beside in (before.children[-1], item, after.children[0])]
    if None in forms or len({(form.opening, form.label) for form in forms if form and form.label is not None}) != 1:
        return None
    meant = f"{int(usual.number) + 1}{usual.delimiter}" if usual.number else usual.kind
    shown = Span(span.start, span.start + len(written))
    damage = Damage(shown, f"`{written}` starts another list; write `{meant}`", (Edit.replace(span, f"{meant} "),))
    return DamagedLine(shown, span.end, damage)


def _may_be_items(text: str, blocks: Sequence[Block], index: int, inlines: Inlines) -> bool:
    """Whether a paragraph starts with something like a bullet or number, or as the item after it, or after an empty item."""
    first = text[blocks[index].text_spans[0].start]
    if not first.isalpha() and first not in "[(":
        return True
    before = blocks[index - 1].children if index else ()
    if before and blocks[index - 1].kind == "list" and not before[-1].children:
        return True
    after = blocks[_list_beside(blocks, index, 1)].children
    leaf = inlines.of_first_line(after[0].children[0]) if after and after[0].children else NO_LEAF
    return leaf is not NO_LEAF and first.isalpha() == text[leaf.span.start : leaf.span.start + 1].isalpha()


def _list_beside(blocks: Sequence[Block], index: int, step: int) -> int:
    """The index of the list before or after a block, with only blank lines between them; `index` if there is none."""
    beside = index + step
    if 0 <= beside < len(blocks) and blocks[beside].kind == "blank":
        beside += step
    return beside if 0 <= beside < len(blocks) and blocks[beside].kind == "list" else index


def _is_indented_from(text: str, start: int, below: Block) -> bool:
    """Whether a list below the entry at `start` would be in it if that were an item."""
    return _column(text, marker_of(text, below.children[0]).span.start) > _column(text, start) + 1


def _column(text: str, offset: int) -> int:
    return _width(text, line_start(text, 0, offset), offset)


def _are_alike(text: str, block: Block, other: Block) -> bool:
    """Whether two lists have the same bullet, or numbers with the same character after them."""
    return marker_of(text, block.children[-1]).kind == marker_of(text, other.children[0]).kind
