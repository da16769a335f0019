"""Blocks as they were meant: damaged lines of lists are items, and damaged tables are tables, so that their papers are read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint.markdown.blocks import Block
from fgad_lint.model.damage import Damage
from fgad_lint.model.damaged_items import DamagedLine
from fgad_lint.model.damaged_lists import ListDamage, ListDamages, Run, damages_in, line_start, runs_of_items
from fgad_lint.model.damaged_tables import damaged_tables
from fgad_lint.model.inlines import Inlines
from fgad_lint.model.odd_items import only_text
from fgad_lint.text import Span

_NO_DAMAGE = ListDamage()


class Repaired(NamedTuple):
    """Blocks and inline content with damaged entries read as entries, and what is damaged.

    The blocks have the same indexes as before: those that became part of the one before them are blank.
    """

    blocks: tuple[Block, ...]
    inlines: Inlines
    damages: tuple[Damage, ...]


def repair(text: str, blocks: tuple[Block, ...], inlines: Inlines) -> Repaired:
    """Read the damaged entries among the blocks of a piece as entries."""
    repaired = list(blocks)
    lines: list[DamagedLine] = []
    damages: list[Damage] = []
    for index, block in enumerate(blocks):
        if block.kind == "list" and (in_list := damages_in(text, block, inlines)):
            repaired[index] = _rebuilt(text, block, in_list, 0)
            damages += (odd.damage for damage in in_list.values() for odd in damage.odd)
            lines += (line for damage in in_list.values() for line in (*damage.lines, *damage.inner))
    runs = list(runs_of_items(text, blocks, inlines))
    for joined in _joined(runs):
        _join(text, repaired, joined)
    lines += (line for run in runs for line in run.lines)
    damages += (line.damage for line in lines)
    tables = list(damaged_tables(text, blocks))
    for damaged in tables:
        repaired[damaged.block_index] = damaged.table
    if tables:
        inlines = inlines.with_cells(repaired, [damaged.table for damaged in tables])
    if not damages:
        return Repaired(tuple(repaired), inlines, ())
    by_span = {damage.span: damage for damage in damages}  # That of a run last: its empty item is not empty.
    if lines:
        inlines = inlines.cut(repaired, {line.span.start: line.content for line in lines})
    return Repaired(tuple(repaired), inlines, tuple(by_span[span] for span in sorted(by_span)))


def _rebuilt(text: str, block: Block, damages: ListDamages, depth: int) -> Block:
    """A list with an item for each damaged line in it, and without what is odd about its items."""
    lines, inner, odd = damages.get((depth, block.span), _NO_DAMAGE)
    meant = {odd_item.item.span: odd_item for odd_item in odd}
    items: list[Block] = []
    for item in block.children:
        odd_item = meant.get(item.span)
        children = odd_item.children if odd_item else item.children
        nested = [_rebuilt(text, child, damages, depth + 1) if child.kind == "list" else child for child in children]
        item = item._replace(children=_with_inner(text, nested, _within(inner, item)))
        for line in _within(lines, item):
            before, after = _split(text, item.children, line)
            if not (before and after):  # The line is an item already.
                continue
            cut = after[0].span.start
            items.append(Block("item", Span(item.span.start, cut), (), tuple(before)))
            item = Block("item", Span(cut, item.span.end), (), tuple(after))
        if odd_item and odd_item.following:
            item = item._replace(span=Span(item.span.start, odd_item.following[0].span.start))
        items += (item, *(odd_item.following if odd_item else ()))
    return block._replace(children=tuple(items))


def _within(lines: Sequence[DamagedLine], item: Block) -> Sequence[DamagedLine]:
    """Those of some lines, in order, that are in an item."""
    if not lines:
        return ()
    first, last = (bisect_left(lines, offset, key=lambda line: line.span.start) for offset in item.span)
    return lines[first:last]


def _with_inner(text: str, blocks: Sequence[Block], lines: Sequence[DamagedLine]) -> tuple[Block, ...]:
    """The blocks of an item with the lines after the first one of its paragraph as items of a list in it."""
    if not lines:
        return tuple(blocks)
    paragraph, *others = blocks
    first = paragraph.text_spans[0]
    start = line_start(text, first.end, lines[0].span.start)
    items = _items(text, Span(start, paragraph.span.end), paragraph.text_spans[1:], lines)
    end = paragraph.span.end
    if others and others[0].kind == "list":
        end = others[0].span.end
        items += others.pop(0).children
    text_block = Block("paragraph", Span(paragraph.span.start, start), (first,))
    return (text_block, Block("list", Span(start, end), (), tuple(items)), *others)


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
            if not nested_after or not (nested_before or items):
                after.append(block)
                continue
            cut = nested_after[0].span.start
            items.append(cut_item._replace(span=Span(cut_item.span.start, cut), children=tuple(nested_before)))
            before.append(Block("list", Span(block.span.start, cut), (), tuple(items)))
            after += nested_after
            if following := block.children[index + 1 :]:
                after.append(Block("list", Span(following[0].span.start, block.span.end), (), following))
        elif not (above := [span for span in block.text_spans if span.start < line.span.start]):
            after.append(block)  # It has been split there already.
        else:
            cut = line_start(text, above[-1].end, line.span.start)
            before.append(Block("paragraph", Span(block.span.start, cut), tuple(above)))
            after.append(_paragraph(Span(cut, block.span.end), block.text_spans[len(above) :], line))
    return before, after


def _paragraph(span: Span, text_spans: Sequence[Span], line: DamagedLine) -> Block:
    """The paragraph of an item that starts with a damaged line."""
    return Block("paragraph", span, (Span(line.content, text_spans[0].end), *text_spans[1:]))


def _joined(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs that belong to the same list."""
    group: list[Run] = []
    for run in runs:
        if group and group[-1].last != run.first:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _join(text: str, blocks: list[Block], runs: Sequence[Run]) -> None:
    """Join the items of runs with the lists beside and between them."""
    first, last = runs[0].first, runs[-1].last
    items: list[Block] = []
    for run in runs:
        paragraph = blocks[run.paragraph]
        start = paragraph.span.start
        if run.first < run.paragraph:
            items += blocks[run.first].children
            if (
                items and not items[-1].children and run.first == run.paragraph - 1
            ):  # The paragraph is the text of an empty item.
                start = items.pop().span.start
        if paragraph.kind == "list":
            text_block = only_text(paragraph.children[0])
            items.append(Block("item", paragraph.span, (), (text_block,) if text_block else ()))
        else:
            items += _items(text, Span(start, paragraph.span.end), paragraph.text_spans, run.lines)
    if last > runs[-1].paragraph:
        items += blocks[last].children
    span = Span(blocks[first].span.start, blocks[last].span.end)
    blocks[first : last + 1] = [
        Block("list", span, (), tuple(items)),
        *(Block("blank", block.span) for block in blocks[first + 1 : last + 1]),
    ]


def _items(text: str, span: Span, text_spans: Sequence[Span], lines: Sequence[DamagedLine]) -> list[Block]:
    """The items in `span` that start with damaged lines, the first of which is the first of `text_spans`."""
    indexes = [bisect_left(text_spans, line.span.start, key=lambda span: span.start) for line in lines]
    starts = [line_start(text, text_spans[index - 1].end, text_spans[index].start) for index in indexes[1:]]
    spans = map(Span._make, pairwise([span.start, *starts, span.end]))
    bounds = pairwise([*indexes, len(text_spans)])
    return [
        Block("item", span, (), (_paragraph(span, text_spans[index:next_index], line),))
        for line, span, (index, next_index) in zip(lines, spans, bounds, strict=True)
    ]
