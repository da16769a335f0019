"""Items of a list whose markers are not as those of the others: typed twice, misnumbered, or without text after them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.consensus import consensus
from fgad_lint.model.damage import Damage
from fgad_lint.model.damaged_items import marker_of
from fgad_lint.model.entry_forms import Form, form_of
from fgad_lint.model.inlines import Inlines
from fgad_lint.model.labels import is_label
from fgad_lint.text import Span, words_in

MISNUMBERED = "; readers see"
EMPTY_ITEM = "empty item; write the entry or delete it"
_MIN_ONES = 3  # "1." for so many items in a row is a way to number them.
_MIN_NUMBERED = 5  # Fewer numbers may be anything.
_MIN_FOR_SPACES = 10
_MIN_FOR_DEEPER = 5
_MIN_FOR_DEEPER_NAMES = 15  # Names of tools may be parts of others more often than papers are.
_MAX_BLANK = 100  # Characters to look at for the next line.
_LONG_WORD = 4
_COMMON_WORDS = frozenset("with from that this into over under your using based github https library".split())
_URL = lazy_re.compile(r"https?://[^\s)\]]*")


class OddItem:
    """An item with damage, the blocks in it as they were meant, and the items that were meant to follow it."""

    def __init__(
        self, item: Block, damage: Damage, children: tuple[Block, ...], following: tuple[Block, ...] = ()
    ) -> None:
        self.item = item
        self.damage = damage
        self.children = children
        self.following = following


def odd_items(
    text: str, inlines: Inlines, block: Block, unusual: Sequence[Block], is_complete: bool
) -> Iterator[OddItem]:
    """The odd items of a list, without those of the lists in it.

    `unusual` are those that are not just a line of text. If the list is not complete, its numbers may have gaps.
    """
    items = block.children
    if len(items) < 2:
        return
    if len(items) >= _MIN_FOR_DEEPER and unusual:
        yield from _deeper(text, inlines, items, unusual)
    odd = [item for item in unusual if not item.children or _is_odd_start(item)]
    if odd:
        doubled = [item for item in odd if item.children and item.children[0].kind == "list"]
        late = [item for item in odd if item.children and item.children[0].kind == "paragraph"]
        if len(odd) < len(items):
            yield from (_empty(text, items, index) for index, item in enumerate(items) if not item.children)
        if len(late) <= max(1, len(items) // 3):
            yield from (
                OddItem(item, late_text(text, item, item.children[0].text_spans[0].start), item.children)
                for item in late
            )
        if len(doubled) <= max(1, len(items) // 3):
            yield from _doubled(text, inlines, items, doubled)
    elif text[items[0].span.start] not in "-*+" and marker_of(text, items[0]).number:
        if is_complete:
            yield from _misnumbered(text, items)
    elif len(items) > _MIN_FOR_SPACES:
        yield from _widely_spaced(text, items)


def _is_odd_start(item: Block) -> bool:
    first = item.children[0]
    return first.kind == "list" or (first.kind == "paragraph" and first.span.start != item.span.start)


def marker_span(text: str, item: Block) -> Span:
    """The span of the marker of an item, without the white space after it."""
    marker = marker_of(text, item)
    return Span(marker.span.start, marker.span.start + len(marker.text.rstrip()))


def late_text(text: str, item: Block, text_start: int) -> Damage:
    """Damage of an item whose text starts in the line after its marker."""
    span = marker_span(text, item)
    message = f"the text of this entry is on the line after its `{text[slice(*span)]}`"
    return Damage(span, message, (Edit.replace(Span(span.end, text_start), " "),))


def _empty(text: str, items: Sequence[Block], index: int) -> OddItem:
    item = items[index]
    span = marker_span(text, item)
    above = items[index - 1]
    # Only between items of one line and a blank line is it certain that no line changes its meaning without this one.
    is_below_line = index > 0 and above.span.end == item.span.start and len(above.children) == 1
    is_below_line = is_below_line and len(above.children[0].text_spans) == 1
    after = text[item.span.end : item.span.end + _MAX_BLANK]
    is_above_item = index + 1 < len(items) or (
        after[:1] in ("", "\r", "\n", "#") and after.lstrip("\r\n")[:1] not in (" ", "\t")
    )
    edits = (Edit.delete(item.span),) if is_below_line and is_above_item else ()
    return OddItem(item, Damage(span, EMPTY_ITEM, edits, is_safe=False), ())


def _doubled(text: str, inlines: Inlines, items: Sequence[Block], doubled: Sequence[Block]) -> Iterator[OddItem]:
    """Items such as `- - Title` with the form of those around them."""
    for item in doubled:
        inner = item.children[0]
        contents = inner.children[0].children
        if len(inner.children) > 1 or not contents or not contents[0].text_spans:
            continue
        index = bisect_left(items, item.span, key=lambda item: item.span)
        form = text_form(text, inlines, inner.children[0])
        neighbours = [
            neighbour
            for beside in (*items[max(0, index - 1) : index], *items[index + 1 : index + (2 if index else 3)])
            if (neighbour := text_form(text, inlines, beside))
        ]
        are_alike = list(map(form.is_like, neighbours)) if form else []
        if form and (any(are_alike) if index == 0 else are_alike and all(are_alike)):
            outer = marker_of(text, item).span
            span = Span(outer.end, contents[0].text_spans[0].start)
            shown = Span(outer.start, span.start + len(text[slice(*span)].rstrip()))
            message = f"`{text[slice(*shown)]}` makes a list within the list; write `{text[slice(*outer)].rstrip()}`"
            children = (*contents, *item.children[1:])
            yield OddItem(item, Damage(shown, message, (Edit.delete(span),)), children)


def only_text(item: Block) -> Block | None:
    """The paragraph of an item that has only one, in it or in the only item of a list in it."""
    if len(item.children) != 1:
        return None
    (block,) = item.children
    if block.kind == "list" and len(block.children) == 1:
        return only_text(block.children[0])
    return block if block.kind == "paragraph" else None


def text_form(text: str, inlines: Inlines, item: Block) -> Form | None:
    """The form of an item; None if it has no text, or only a list with several items."""
    block = only_text(item) or (item.children[0] if item.children else None)
    if block is None or not block.text_spans:
        return None
    leaf = inlines.of_first_line(block)
    return form_of(text, leaf.span, leaf.inline)


def _deeper(text: str, inlines: Inlines, items: Sequence[Block], unusual: Sequence[Block]) -> Iterator[OddItem]:
    """The entry that is nested in another with the same form, if no other item of the list has a list in it."""
    parents = [
        item for item in unusual if len(item.children) > 1 and any(child.kind == "list" for child in item.children)
    ]
    if len(parents) != 1 or [child.kind for child in parents[0].children] != ["paragraph", "list"]:
        return
    (parent,) = parents
    paragraph, nested = parent.children
    if len(nested.children) != 1 or [len(child.text_spans) for child in nested.children[0].children] != [1]:
        return
    form, other = text_form(text, inlines, parent), text_form(text, inlines, nested.children[0])
    if not form or not other or not form.is_same(other) or form.after_link != other.after_link:
        return
    if form.opening == "label" or (not form.label and len(items) < _MIN_FOR_DEEPER_NAMES):
        return
    words, other_words = (_long_words(text, block.text_spans) for block in (paragraph, nested.children[0].children[0]))
    if words & other_words:
        return  # It may be a part of the entry above, or what followed from it.
    inner = nested.children[0]
    shown, above = marker_span(text, inner), marker_span(text, parent)
    indentation = Edit.replace(Span(inner.span.start, shown.start), text[parent.span.start : above.start])
    edits = (indentation,) if text[slice(*shown)] == text[slice(*above)] else ()
    message = "indented as a part of the entry above, unlike all others in this list"
    yield OddItem(parent, Damage(shown, message, edits, is_safe=False), (paragraph,), nested.children)


def _long_words(text: str, lines: Sequence[Span]) -> set[str]:
    """The words of a line that tell what it is about, outside URLs and labels."""
    shown = _URL.sub(" ", text[lines[0].start : lines[-1].end].casefold())
    return {word for word in words_in(shown) if len(word) >= _LONG_WORD and not is_label(word)} - _COMMON_WORDS


def _misnumbered(text: str, items: Sequence[Block]) -> Iterator[OddItem]:
    """Items whose number does not follow that of the item above, if nearly all others do."""
    if len(items) < _MIN_NUMBERED:
        return
    markers = [marker_of(text, item) for item in items]
    numbers = [int(marker.number or 0) for marker in markers]
    slips: list[int] = []
    for index, (above, number) in enumerate(pairwise(numbers), 1):
        if number != above + 1 and slips[-1:] != [index - 1]:
            slips.append(index)
    if 4 * len(slips) > len(items):
        return
    n_ones = next((index for index, number in enumerate(numbers) if number != 1), len(numbers))
    for index in slips:
        marker = markers[index]
        shown = numbers[0] + index
        is_repeated = numbers[index] == 1 and numbers[max(0, index - 2) : index + 3].count(1) >= _MIN_ONES
        # New entries are put on top with `1.`, and the others keep their numbers.
        is_below_new = n_ones > 1 and index in (n_ones - 1, n_ones)
        if numbers[index] != shown and not (is_repeated or is_below_new):
            span = Span(marker.span.start, marker.span.start + len(marker.number))
            message = f"`{marker.text.strip()}` after `{markers[index - 1].text.strip()}`{MISNUMBERED} {shown}"
            is_alone = numbers[index + 1 : index + 2] in ([], [shown + 1])
            edits = (Edit.replace(span, str(shown)),) if is_alone else ()
            yield OddItem(items[index], Damage(span, message, edits), items[index].children)


def _widely_spaced(text: str, items: Sequence[Block]) -> Iterator[OddItem]:
    """Items of one line with more than a space or a tab after the bullet, if no other item of the list has that."""
    bullets = [
        text[item.span.start : item.children[0].text_spans[0].start] if item.children[0].text_spans else ""
        for item in items
    ]
    if bullets.count(bullets[0]) == len(bullets):
        return
    usual = consensus(Counter(bullets))
    odd = [item for item, bullet in zip(items, bullets, strict=True) if bullet != usual] if usual else []
    if len(odd) != 1 or len(odd[0].children) > 1 or len(odd[0].children[0].text_spans) != 1:
        return
    marker = marker_of(text, odd[0])
    space = Span(marker.span.start + 1, marker.span.end)
    if all(marker_of(text, item).text[1:] == " " for item in items if item is not odd[0]) and marker.text[1:] != " ":
        what = "a tab" if marker.text[1:] == "\t" else "more than a space"
        message = f"{what} after `{marker.text[0]}`, unlike all other items"
        yield OddItem(odd[0], Damage(space, message, (Edit.replace(space, " "),)), odd[0].children)
