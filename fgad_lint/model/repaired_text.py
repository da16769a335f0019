"""The inline content of a piece as it was meant: with damage repaired, where there is one way to repair it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, partial

from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Inline, Leaf, Link
from fgad_lint.model.broken_links import find_broken_links, is_suspect
from fgad_lint.model.damage import Damage
from fgad_lint.model.inlines import NO_LEAF, Inlines
from fgad_lint.model.labels import is_label, undecorated
from fgad_lint.model.links import is_external
from fgad_lint.text import Span, moved, words_in

_MIN_TITLE_WORDS = 2


class Suspects:
    """The leaves of a piece that may be damaged, in order, and the damage in them; HTML blocks are left out."""

    def __init__(self, inlines: Inlines, leaves: Sequence[Leaf]) -> None:
        self._inlines = inlines
        self.leaves = leaves
        self._damage: dict[int, Sequence[Damage]] = {}

    def moved(self, distance: int) -> "Suspects":
        """The same in a text with `distance` more characters before it."""
        return _MovedSuspects(self, distance)

    def is_damaged(self, span: Span) -> bool:
        """Whether there is damage in a span of a leaf or right next to it."""
        index = bisect_right(self.leaves, span.start, key=_start) - 1
        leaf = self.leaves[index] if index >= 0 else NO_LEAF
        if leaf.span.end < span.end:
            return False
        return any(damage.span.start <= span.end and span.start <= damage.span.end for damage in self.damage(leaf))

    def damage(self, leaf: Leaf) -> Sequence[Damage]:
        """The damage in a leaf, as far as the piece alone shows it."""
        damage = self._damage.get(leaf.span.start)
        if damage is None:
            start, end = leaf.span
            text = self._inlines.text[start:end]
            is_after_link = partial(self.siblings_open_with_link, leaf)
            broken_links = find_broken_links(text, leaf.moved(-start), is_after_link)
            damage = self._damage[start] = tuple(moved(broken, start) for broken in broken_links)
        return damage

    def siblings_open_with_link(self, leaf: Leaf) -> bool:
        """Whether all entries next to that of a leaf, at least two, start with a linked title."""
        siblings = self._siblings.get(leaf.span.start, ())
        others = [start for start in siblings if start != leaf.span.start]
        return len(others) > 1 and all(start in self._starts_of_titles for start in others)

    @cached_property
    def _siblings(self) -> dict[int, Sequence[int]]:
        """The starts of the first leaves of the items of a list, or of the cells of a column, keyed by each of them."""
        groups: list[list[int]] = []
        paragraphs: list[int] = []
        for block in self._inlines.blocks:
            if block.kind == "list":
                groups.append([start for item in block.children if (start := _first_start(item)) >= 0])
            elif block.kind == "table":
                columns: dict[int, list[int]] = {}
                for row in block.children[1:]:
                    for index, cell in enumerate(row.text_spans):
                        columns.setdefault(index, []).append(cell.start)
                groups += columns.values()
            elif block.kind == "paragraph":
                paragraphs += [span.start for span in block.text_spans[:1]]
        groups.insert(0, paragraphs)
        return {start: group for group in groups for start in group}

    @cached_property
    def _starts_of_titles(self) -> frozenset[int]:
        return frozenset(
            leaf.span.start for leaf in self._inlines.by_start.values() if _opens_with_link(self._inlines.text, leaf)
        )


class _MovedSuspects(Suspects):
    def __init__(self, suspects: Suspects, distance: int) -> None:
        self._unmoved = suspects
        self._distance = distance
        self.leaves = [leaf.moved(distance) for leaf in suspects.leaves]

    def damage(self, leaf: Leaf) -> Sequence[Damage]:
        return moved(self._unmoved.damage(leaf.moved(-self._distance)), self._distance)

    def siblings_open_with_link(self, leaf: Leaf) -> bool:
        return self._unmoved.siblings_open_with_link(leaf.moved(-self._distance))


def _first_start(item: Block) -> int:
    """Where the first leaf of an item starts; -1 if it has none."""
    while not item.text_spans:
        if not item.children:
            return -1
        item = item.children[0]
    return item.text_spans[0].start


def _opens_with_link(text: str, leaf: Leaf) -> bool:
    link = next(filter(is_external, leaf.inline.links), None)
    if link is None or text[leaf.span.start : link.span.start].strip(" \t*_~`"):
        return False
    label = leaf.inline.shown(text, *undecorated(text, link.label))
    return not is_label(label) and len(words_in(label)) >= _MIN_TITLE_WORDS


def repair_text(inlines: Inlines, suspects: Suspects) -> Inlines:
    """The inline content as it was meant; the same if nothing is damaged beyond doubt."""
    repaired = {leaf.span.start: after for leaf in suspects.leaves if (after := _repaired(inlines, leaf, suspects))}
    return _RepairedInlines(inlines, repaired) if repaired else inlines


class _RepairedInlines(Inlines):
    def __init__(self, inlines: Inlines, repaired: dict[int, Leaf]) -> None:
        self._unrepaired = inlines
        self._repaired = repaired
        super().__init__(inlines.text, (), inlines._definitions)
        self.blocks = inlines.blocks

    def _read(self) -> dict[int, Leaf]:
        return self._unrepaired.by_start | self._repaired


def find_suspects(inlines: Inlines) -> Suspects:
    """The leaves that may be damaged."""
    html = {span.start for block in inlines.blocks if block.kind == "html" for span in block.text_spans}
    leaves = inlines.by_start.values()
    return Suspects(
        inlines, [leaf for leaf in leaves if is_suspect(inlines.text, leaf) and leaf.span.start not in html]
    )


def _repaired(inlines: Inlines, leaf: Leaf, suspects: Suspects) -> Leaf | None:
    """A leaf as it was meant, with spans of the text as it is; None if there is no damage with a certain repair."""
    edits = [edit for damage in suspects.damage(leaf) if damage.is_safe for edit in damage.edits]
    if not edits:
        return None
    start, end = leaf.span
    edits = [Edit(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in edits]
    offsets = _OriginalOffsets(edits, start)
    return Leaf(leaf.span, offsets.inline(inlines.scan(apply(inlines.text[start:end], edits)).inline))


class _OriginalOffsets:
    """Maps offsets of a text after edits to offsets of the document that has the text before them at `start`."""

    def __init__(self, edits: Iterable[Edit], start: int) -> None:
        self._edits = sorted(edits)
        self._start = start
        self._new_starts: list[int] = []
        self._new_ends: list[int] = []
        shift = 0
        for span, new_text in self._edits:
            self._new_starts.append(span.start + shift)
            shift += len(new_text) - (span.end - span.start)
            self._new_ends.append(span.end + shift)

    def inline(self, content: Inline) -> Inline:
        """Inline content of the text after the edits, in the document. What they delete is not shown."""
        deleted = [(*self._moved(edit.span), "") for edit in self._edits if edit.span.end > edit.span.start]
        markup = [(*self.span(Span(start, end)), shown) for start, end, shown in content.markup]
        return Inline(
            tuple(map(self._link, content.links)),
            tuple(map(self.span, content.tags)),
            tuple(map(self.span, content.strong)),
            tuple(sorted([*deleted, *(mark for mark in markup if mark[0] < mark[1])])),
        )

    def span(self, span: Span) -> Span:
        """Where the text of a span was before the edits, without what they deleted at its ends."""
        start = self._offset(span.start, bisect_right(self._new_starts, span.start) - 1, is_end=False)
        return Span(
            start, max(start, self._offset(span.end, bisect_right(self._new_starts, span.end) - 1, is_end=True))
        )

    def _link(self, link: Link) -> Link:
        start, end = link.span
        before = self._offset(
            start, bisect_right(self._new_starts, start) - 1, is_end=True
        )  # With what was deleted there.
        span = Span(before, self.span(Span(start, end)).end)
        return link._replace(span=span, label=self.span(link.label), target=self.span(link.target))

    def _offset(self, offset: int, index: int, is_end: bool) -> int:
        if is_end and index >= 0 and self._new_starts[index] == offset:
            index -= 1
        if index < 0:
            return offset + self._start
        (start, end), _ = self._edits[index]
        if offset >= self._new_ends[index]:
            return offset - self._new_ends[index] + end + self._start
        return min(start + offset - self._new_starts[index], end) + self._start

    def _moved(self, span: Span) -> Span:
        return Span(span.start + self._start, span.end + self._start)


def _start(leaf: Leaf) -> int:
    return leaf.span.start
