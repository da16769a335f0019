"""Blocks as they were meant: damaged lines of lists are items, so that their papers are read like any other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint.markdown.blocks import Block
from fgad_lint.model.damage import Damage
from fgad_lint.model.damaged_items import DamagedLine, LineJudge, marker_of
from fgad_lint.model.inlines import NO_LEAF, Inlines
from fgad_lint.model.odd_items import OddItem, late_text, odd_items
from fgad_lint.text import Span

_TAB_WIDTH = 4


class Repaired(NamedTuple):
    """Blocks and inline content with damaged entries read as entries, and what is damaged.

    The blocks have the same indexes as before: those that became part of the one before them are blank.
    """

    blocks: tuple[Block, ...]
    inlines: Inlines
    damages: tuple[Damage, ...]


class _Level(NamedTuple):
    """The span of a list, the number of lists around it, and the item of it that is read."""

    depth: int
    span: Span
    item: Block


class _ListRepairs(NamedTuple):
    """The damaged lines and the odd items of a list."""

    lines: Sequence[DamagedLine]
    odd: Sequence[OddItem]


_NO_REPAIRS = _ListRepairs((), ())
_Repairs = Mapping[tuple[int, Span], _ListRepairs]  # Those of lists, by depth and span.


def repair(text: str, blocks: tuple[Block, ...], inlines: Inlines) -> Repaired:
    """Read the damaged entries among the blocks of a piece as entries."""
    repaired = list(blocks)
    damages: list[Damage] = []
    contents: dict[int, int] = {}
    runs = list(_runs(text, blocks, inlines))
    for index, block in enumerate(blocks):
        if block.kind == "list" and (repairs := _repairs(text, block, inlines)):
            repaired[index] = _rebuilt(text, block, repairs, 0)
            damages += (odd.damage for list_repairs in repairs.values() for odd in list_repairs.odd)
            contents |= {
                line.span.start: line.content for list_repairs in repairs.values() for line in list_repairs.lines
            }
            damages += (line.damage for list_repairs in repairs.values() for line in list_repairs.lines)
    for run in reversed(runs):
        _join(text, repaired, run)
        contents |= {line.span.start: line.content for line in run.lines}
        damages += (line.damage for line in run.lines)
    if not damages:
        return Repaired(blocks, inlines, ())
    by_span = {damage.span: damage for damage in damages}  # That of a run last: its empty item is not empty.
    inlines = inlines.cut(repaired, contents) if contents else inlines
    return Repaired(tuple(repaired), inlines, tuple(by_span[span] for span in sorted(by_span)))


def _repairs(text: str, block: Block, inlines: Inlines) -> "_Repairs":
    """What is damaged in a list and the lists in it."""
    nested_lists = list(_nested_lists(block, ()))
    lines: dict[tuple[int, Span], list[Span]] = {}
    for nested in nested_lists:
        for level, line in _lazy_lines(text, nested):
            lines.setdefault((level.depth, level.span), []).append(line)
    repairs = {}
    for nested in nested_lists:
        key = len(nested.levels), nested.block.span
        cuts = list(LineJudge(text, inlines, nested.block.children).damaged(lines[key])) if key in lines else []
        odd = list(odd_items(text, inlines, nested.block, nested.unusual, not cuts))
        if odd or cuts:
            repairs[key] = _ListRepairs(cuts, odd)
    return repairs


class _NestedList(NamedTuple):
    """A list, the lists around it, and those of its items that are not just a line of text."""

    block: Block
    levels: tuple[_Level, ...]
    unusual: Sequence[Block]


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
                    _width(text, level.item.span.start, marker_of(text, level.item).span.start) for level in levels
                ]
                content_column = _width(text, item.span.start, marker_of(text, item).span.end)
                for above, line in pairwise(child.text_spans):
                    column = _width(text, _line_start(text, above.end, line.start), line.start)
                    if column < content_column:
                        yield levels[max(0, bisect_right(columns, column) - 1)], line


def _width(text: str, start: int, end: int) -> int:
    return len(text[start:end].expandtabs(_TAB_WIDTH))


def _line_start(text: str, start: int, end: int) -> int:
    """Where the line of `end` starts; `start` is before or in it."""
    return max(start, text.rfind("\n", start, end) + 1, text.rfind("\r", start, end) + 1)


def _rebuilt(text: str, block: Block, repairs: _Repairs, depth: int) -> Block:
    """A list with an item for each damaged line in it, and without what is odd about its items."""
    lines, odd = repairs.get((depth, block.span), _NO_REPAIRS)
    meant = {odd_item.item.span: odd_item.children for odd_item in odd}
    items: list[Block] = []
    for item in block.children:
        children = meant.get(item.span, item.children)
        nested = [_rebuilt(text, child, repairs, depth + 1) if child.kind == "list" else child for child in children]
        item = item._replace(children=tuple(nested))
        for line in lines:
            if item.span.start < line.span.start < item.span.end:
                before, after = _split(text, item.children, line)
                cut = after[0].span.start
                items.append(Block("item", Span(item.span.start, cut), (), tuple(before)))
                item = Block("item", Span(cut, item.span.end), (), tuple(after))
        items.append(item)
    return block._replace(children=tuple(items))


def _split(text: str, blocks: Sequence[Block], line: DamagedLine) -> tuple[list[Block], list[Block]]:
    """The blocks of an item before a damaged line in one of its paragraphs, and those from there on."""
    before, after = [], []
    for block in blocks:
        if block.span.end <= line.span.start:
            before.append(block)
        elif block.span.start > line.span.start:
            after.append(block)
        elif block.kind == "list":
            index = bisect_right(block.children, line.span.start, key=lambda item: item.span.start) - 1
            *items, cut_item = block.children[: index + 1]
            nested_before, nested_after = _split(text, cut_item.children, line)
            cut = nested_after[0].span.start
            items.append(cut_item._replace(span=Span(cut_item.span.start, cut), children=tuple(nested_before)))
            before.append(Block("list", Span(block.span.start, cut), (), tuple(items)))
            after += nested_after
            if following := block.children[index + 1 :]:
                after.append(Block("list", Span(following[0].span.start, block.span.end), (), following))
        else:
            above = [span for span in block.text_spans if span.start < line.span.start]
            cut = _line_start(text, above[-1].end, line.span.start)
            before.append(Block("paragraph", Span(block.span.start, cut), tuple(above)))
            after.append(_paragraph(Span(cut, block.span.end), block.text_spans[len(above) :], line))
    return before, after


def _paragraph(span: Span, text_spans: Sequence[Span], line: DamagedLine) -> Block:
    """The paragraph of an item that starts with a damaged line."""
    return Block("paragraph", span, (Span(line.content, text_spans[0].end), *text_spans[1:]))


class _Run(NamedTuple):
    """A paragraph of damaged lines, and the indexes of the first and the last block that belong to the same list."""

    paragraph: int
    first: int
    last: int
    lines: tuple[DamagedLine, ...]


def _runs(text: str, blocks: Sequence[Block], inlines: Inlines) -> Iterator[_Run]:
    """The paragraphs beside lists that were meant to be items of them."""
    for index, block in enumerate(blocks):
        if block.kind != "paragraph" or not _may_be_items(text, blocks, index, inlines):
            continue
        first, last = _list_beside(blocks, index, -1), _list_beside(blocks, index, 1)
        if first < index < last and not _are_alike(text, blocks[first], blocks[last]):
            last = index
        if first == last:
            continue
        items = [item for list_index in sorted({first, last} - {index}) for item in blocks[list_index].children]
        judge = LineJudge(text, inlines, items)
        if first == index - 1 and not blocks[first].children[-1].children:
            if judge.is_entry(block.text_spans[0]):
                damage = late_text(text, blocks[first].children[-1], block.text_spans[0].start)
                line = DamagedLine(block.text_spans[0], block.text_spans[0].start, damage)
                yield _Run(index, first, last, (line,))
            continue
        lines = [
            line for line in judge.damaged(block.text_spans) if line.content > line.span.start or first < index < last
        ]
        if lines and lines[0].span.start == block.text_spans[0].start:
            yield _Run(index, first, last, tuple(lines))


def _may_be_items(text: str, blocks: Sequence[Block], index: int, inlines: Inlines) -> bool:
    """Whether a paragraph starts with something like a bullet or number, or as the item after it does."""
    first = text[blocks[index].text_spans[0].start]
    if not first.isalpha() and first not in "[(":
        return True
    after = blocks[_list_beside(blocks, index, 1)].children
    leaf = inlines.of_first_line(after[0].children[0]) if after and after[0].children else NO_LEAF
    return first.isalpha() == text[leaf.span.start].isalpha()


def _list_beside(blocks: Sequence[Block], index: int, step: int) -> int:
    """The index of the list before or after a block, with only blank lines between them; `index` if there is none."""
    beside = index + step
    if 0 <= beside < len(blocks) and blocks[beside].kind == "blank":
        beside += step
    return beside if 0 <= beside < len(blocks) and blocks[beside].kind == "list" else index


def _are_alike(text: str, block: Block, other: Block) -> bool:
    """Whether two lists have the same bullet, or numbers with the same character after them."""
    return marker_of(text, block.children[-1]).kind == marker_of(text, other.children[0]).kind


def _join(text: str, blocks: list[Block], run: _Run) -> None:
    """Join the items of a run with the lists beside it."""
    block = blocks[run.paragraph]
    text_spans = block.text_spans
    indexes = [bisect_left(text_spans, line.span.start, key=lambda span: span.start) for line in run.lines]
    starts = [_line_start(text, text_spans[index - 1].end, text_spans[index].start) for index in indexes[1:]]
    items = [] if run.first == run.paragraph else [*blocks[run.first].children]
    is_late = bool(items) and not items[-1].children  # The paragraph is the text of an empty item.
    bounds = pairwise([items.pop().span.start if is_late else block.span.start, *starts, block.span.end])
    for line, span, (index, next_index) in zip(
        run.lines, map(Span._make, bounds), pairwise([*indexes, len(text_spans)]), strict=True
    ):
        items.append(Block("item", span, (), (_paragraph(span, text_spans[index:next_index], line),)))
    items += [] if run.last == run.paragraph else blocks[run.last].children
    span = Span(blocks[run.first].span.start, blocks[run.last].span.end)
    for index in range(run.first + 1, run.last + 1):
        blocks[index] = Block("blank", blocks[index].span)
    blocks[run.first] = Block("list", span, (), tuple(items))
