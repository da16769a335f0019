"""Contents lists: lists of links to the sections of the document."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model.anchors import Anchors
from fgad_lint.model.inlines import Inlines
from fgad_lint.model.sections import Section
from fgad_lint.text import Span, words_in

MIN_LONG_CONTENTS = 5  # A list of links to at least this many anchors is a contents list, wherever it is.


class ContentsEntry(NamedTuple):
    """An item of a contents list.

    `span` covers its lines without nested items. `link` is its first link, `text` the label of the link as shown, `target` the
    section that it leads to, even if the anchor is misspelt, and `others` are the remaining links of the item.
    """

    span: Span
    block: Block
    text: str
    link: Link
    target: Section | None
    depth: int
    others: tuple[Link, ...] = ()


class ContentsList(NamedTuple):
    """A list of links to sections. It is in `section`, and lists the sections below `covers`."""

    span: Span
    block: Block
    section: Section
    covers: Section
    entries: tuple[ContentsEntry, ...]

    @property
    def levels(self) -> Iterator[tuple[ContentsEntry | None, list[ContentsEntry]]]:
        """The entries of each list and nested list, with the entry that they are nested under."""
        by_item = {(entry.block.span, entry.depth): entry for entry in self.entries}
        stack: list[tuple[Block, int, ContentsEntry | None]] = [(self.block, 0, None)]
        while stack:
            block, depth, parent = stack.pop()
            items = [(item, by_item.get((item.span, depth))) for item in block.children]
            yield parent, [entry for _, entry in items if entry]
            for item, entry in reversed(items):
                nested = [child for child in reversed(item.children) if child.kind == "list"]
                stack += ((child, depth + 1, entry or parent) for child in nested)


class ContentsReader:
    """Finds the contents lists of a document."""

    def __init__(self, anchors: Anchors, is_known: Callable[[Span], bool]) -> None:
        self._anchors = anchors
        self._is_known = is_known

    def in_section(self, section: Section) -> Iterator[ContentsList]:
        """The contents lists in a section, in order."""
        for index in section.piece.reading.lists_with_fragments:
            if section.start.first_block <= index < section.start.end_block:
                block = section.piece.blocks[index]
                if entries := self._contents_entries(block, section.piece.inlines):
                    contents = ContentsList(block.span, block, section, _covered_section(section, entries), entries)
                    if self._is_known(block.span) or self._is_contents_list(contents):
                        yield contents

    def _contents_entries(self, block: Block, inlines: Inlines) -> tuple[ContentsEntry, ...]:
        """The entries of a list; none unless most items open with a link in the page."""
        items = list(_items(block, 0))
        entries = tuple(entry for item, depth in items if (entry := self._contents_entry(item, depth, inlines)))
        return entries if self._is_known(block.span) or 2 * len(entries) > len(items) else ()

    def _contents_entry(self, item: Block, depth: int, inlines: Inlines) -> ContentsEntry | None:
        leaves = inlines.of_item(item)
        links = [link for leaf in leaves for link in leaf.inline.links if link.form != "image"]
        if not links or not links[0].url.startswith("#") or not _opens_with(inlines.text, links[0], leaves[0]):
            return None
        end = next((child.span.start for child in item.children if child.kind == "list"), item.span.end)
        text = inlines.label(links[0]).strip()
        target = self._anchors.intended_target(links[0].url)
        return ContentsEntry(Span(item.span.start, end), item, text, links[0], target, depth, tuple(links[1:]))

    def _is_contents_list(self, contents: ContentsList) -> bool:
        """Whether a list of links to sections is a contents list.

        A long list always is. In a shorter one, most links must lead forward. In a section with papers, it must also list
        subsections or come before the papers, and a single link there is never a contents list.
        """
        if len({entry.link.url for entry in contents.entries}) >= MIN_LONG_CONTENTS:
            return True
        forward_urls = [
            entry.link.url
            for entry in contents.entries
            if entry.target is None or entry.target.heading.span.start > contents.span.start
        ]
        if 2 * len(forward_urls) <= len(contents.entries):
            return False
        is_single_link = len(set(forward_urls)) == 1
        if contents.covers is contents.section and not is_single_link:
            return True
        other_blocks = [block for block in contents.section.blocks if block is not contents.block]
        return not any(
            contents.section.piece.entry_reader.in_block(block)
            for block in other_blocks
            if is_single_link or block.span < contents.span
        )


def _opens_with(text: str, link: Link, leaf: Leaf) -> bool:
    """Whether there is no prose such as "See also" before the link of an item; a number or a name with a colon is fine."""
    text_before = leaf.inline.shown(text, leaf.span.start, link.span.start).strip(" *_([")
    return len(words_in(text_before)) < 2 or text_before[-1:] in ":：|" or any(map(str.isdigit, text_before))


def _items(block: Block, depth: int) -> Iterator[tuple[Block, int]]:
    """The items of a list and of its nested lists, with how deep they are nested."""
    for item in block.children:
        yield item, depth
        for child in item.children:
            if child.kind == "list":
                yield from _items(child, depth + 1)


def _covered_section(section: Section, entries: Sequence[ContentsEntry]) -> Section:
    """The innermost section around a contents list in `section` that contains most of the sections it links to."""
    targets = [entry.target for entry in entries if entry.target]
    for ancestor in section.ancestors():
        n_below = sum(target is not ancestor and ancestor in target.ancestors() for target in targets)
        if 5 * n_below >= 4 * len(targets) and n_below:
            return ancestor
    return section.parent or section
