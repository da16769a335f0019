"""The inline content of a piece as it was meant: with damage repaired, where there is one way to repair it."""

from bisect import bisect_right
from collections.abc import Iterable

from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply
from fgad_lint.markdown.inline import Inline, Leaf, Link
from fgad_lint.model.inlines import Inlines
from fgad_lint.model.suspects import Suspects
from fgad_lint.text import Span


def repair_text(inlines: Inlines, suspects: Suspects) -> Inlines:
    """The inline content as it was meant; the same if nothing is damaged beyond doubt."""
    repaired = {leaf.span.start: after for leaf in suspects.leaves if (after := _repaired(inlines, leaf, suspects))}
    return _RepairedInlines(inlines, repaired) if repaired else inlines


class _RepairedInlines(Inlines):
    def __init__(self, inlines: Inlines, repaired: dict[int, Leaf]) -> None:
        self._unrepaired = inlines
        self._repaired = repaired
        super().__init__(inlines.text, (), inlines._link_context)
        self.blocks = inlines.blocks

    def _read(self) -> dict[int, Leaf]:
        return self._unrepaired.by_start | self._repaired


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
