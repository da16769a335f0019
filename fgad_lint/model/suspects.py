"""The leaves of a piece that may have broken links or emphasis, and what their neighbours start with."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal

from fgad_lint.cached import cached_property
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Leaf
from fgad_lint.model.consensus import is_consensus
from fgad_lint.model.damage import Damage
from fgad_lint.model.inlines import NO_LEAF, Inlines
from fgad_lint.model.labels import is_label, undecorated
from fgad_lint.model.links import is_external
from fgad_lint.model.soundness import may_have_broken_links, with_suspect_emphasis, with_suspect_links
from fgad_lint.model.unquoted_urls import find_unquoted_urls
from fgad_lint.text import Span, moved, words_in

Start = Literal["link", "strong", "text with links"]

_MIN_SIBLINGS = 2
_MIN_TITLE_WORDS = 2


class Suspects:
    """The leaves of a piece that may have broken `links` or `emphasis`, in order; those of HTML blocks are left out.

    `unquoted_urls` are those in HTML, there too. `are_repaired` tells whether leaves have been repaired.
    """

    links: Sequence[Leaf]
    emphasis: Sequence[Leaf]
    unquoted_urls: tuple[Damage, ...]

    def __init__(self, inlines: Inlines, are_repaired: bool) -> None:
        text = inlines.text
        html = {span.start for block in inlines.blocks if block.kind == "html" for span in block.text_spans}
        leaves = [leaf for start, leaf in inlines.by_start.items() if start not in html] if html else inlines.leaves
        if are_repaired:  # They may overlap.
            self.links = [leaf for leaf in leaves if may_have_broken_links(text, leaf)]
        else:
            self.links = with_suspect_links(text, leaves)
        self.emphasis = with_suspect_emphasis(text, leaves)
        self.unquoted_urls = tuple(find_unquoted_urls(inlines))
        self._inlines = inlines
        self._html = html
        self._damage: dict[int, tuple[Damage, ...]] = {}

    def moved(self, distance: int) -> "Suspects":
        """The same in a text with `distance` more characters before it."""
        return _MovedSuspects(self, distance)

    @property
    def leaves(self) -> list[Leaf]:
        """All of them, in order."""
        if not (self.links or self.emphasis or self.unquoted_urls):
            return []
        with_tags = [self._inlines.leaf_at(damage.span.start) for damage in self.unquoted_urls]
        leaves = [*self.links, *self.emphasis, *(leaf for leaf in with_tags if leaf.span.start not in self._html)]
        return sorted({leaf.span: leaf for leaf in leaves}.values(), key=_start)

    def is_damaged(self, span: Span) -> bool:
        """Whether there is damage in a span of a leaf or right next to it."""
        damage: list[Damage] = []
        for leaves in (self.links, self.emphasis):
            index = bisect_right(leaves, span.start, key=_start) - 1
            leaf = leaves[index] if index >= 0 else NO_LEAF
            if leaf.span.end >= span.end:
                damage += self.damage(leaf)
        return any(start <= span.end and span.start <= end for (start, end), *_ in damage)

    def damage(self, leaf: Leaf) -> tuple[Damage, ...]:
        """The damage in a leaf, as far as the piece alone shows it. No two edits of it overlap."""
        damage = self._damage.get(leaf.span.start)
        if damage is None:
            start, end = leaf.span
            text, unmoved = self._inlines.text[start:end], leaf.moved(-start)
            found = [moved(url, -start) for url in self.unquoted_urls if leaf.span.covers(url.span)]
            if start in self._link_starts:
                from fgad_lint.model.broken_links import find_broken_links

                tests = self.siblings_test(leaf, "link"), self.siblings_test(leaf, "text with links")
                found += find_broken_links(text, unmoved, *tests)
            if start in self._emphasis_starts:
                from fgad_lint.edits import is_sound
                from fgad_lint.model.broken_emphasis import find_broken_emphasis

                for broken in find_broken_emphasis(text, unmoved, self.siblings_test(leaf, "strong")):
                    if is_sound(text, [edit for other in (*found, broken) for edit in other.edits]):
                        found.append(broken)
            damage = self._damage[start] = moved(tuple(found), start)
        return damage

    def siblings_test(self, leaf: Leaf, start: Start) -> Callable[[], bool]:
        """A function that tells whether nearly all entries next to that of a leaf start as `start` says.

        They start with a "link" that has a title, with "strong" emphasis, or with a "text with links".
        """
        return partial(self._siblings_start_with, leaf.span.start, start)

    def _siblings_start_with(self, leaf_start: int, start: Start) -> bool:
        group = self._groups.get(leaf_start, -1)
        if group < 0:
            return False
        size, count = self._sizes[group] - 1, self._counts[start][group] - (leaf_start in self._starts[start])
        return count >= _MIN_SIBLINGS and is_consensus(count, size)

    @cached_property
    def _link_starts(self) -> frozenset[int]:
        return frozenset(map(_start, self.links))

    @cached_property
    def _emphasis_starts(self) -> frozenset[int]:
        return frozenset(map(_start, self.emphasis))

    @cached_property
    def _groups(self) -> dict[int, int]:
        """A number for each list and each column of a table, keyed by the starts of its items or cells."""
        return {start: index for index, starts in enumerate(_groups(self._inlines.blocks)) for start in starts}

    @cached_property
    def _sizes(self) -> Counter[int]:
        return Counter(self._groups.values())

    @cached_property
    def _starts(self) -> dict[Start, frozenset[int]]:
        text, leaves = self._inlines.text, self._inlines.by_start.values()
        return {
            "link": frozenset(leaf.span.start for leaf in leaves if _opens_with_link(text, leaf)),
            "strong": frozenset(leaf.span.start for leaf in leaves if _opens_with_strong(text, leaf)),
            "text with links": frozenset(
                leaf.span.start for leaf in leaves if any(map(is_external, leaf.inline.links))
            ),
        }

    @cached_property
    def _counts(self) -> dict[Start, Counter[int]]:
        groups = self._groups
        return {
            start: Counter(groups[offset] for offset in offsets if offset in groups)
            for start, offsets in self._starts.items()
        }


class _MovedSuspects(Suspects):
    def __init__(self, suspects: Suspects, distance: int) -> None:
        self._unmoved = suspects
        self._distance = distance
        self.links = [leaf.moved(distance) for leaf in suspects.links]
        self.emphasis = [leaf.moved(distance) for leaf in suspects.emphasis]
        self.unquoted_urls = moved(suspects.unquoted_urls, distance)

    def damage(self, leaf: Leaf) -> tuple[Damage, ...]:
        return moved(self._unmoved.damage(leaf.moved(-self._distance)), self._distance)

    def siblings_test(self, leaf: Leaf, start: Start) -> Callable[[], bool]:
        return self._unmoved.siblings_test(leaf.moved(-self._distance), start)


def _groups(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The starts of the first leaves of the paragraphs, of the items of each list, and of the cells of each column."""
    yield [block.text_spans[0].start for block in blocks if block.kind == "paragraph" and block.text_spans]
    for block in blocks:
        if block.kind == "list":
            yield [start for item in block.children if (start := _first_start(item)) >= 0]
        elif block.kind == "table":
            columns: dict[int, list[int]] = {}
            for row in block.children[1:]:
                for index, cell in enumerate(row.text_spans):
                    columns.setdefault(index, []).append(cell.start)
            yield from columns.values()


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


def _opens_with_strong(text: str, leaf: Leaf) -> bool:
    strong = leaf.inline.strong
    return bool(strong) and not text[leaf.span.start : strong[0].start].strip(" \t*_[(0123456789.)")


def _start(leaf: Leaf) -> int:
    return leaf.span.start
