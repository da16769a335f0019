"""Contents lists: lists of links to the sections of the document."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Link
from fgad_lint.model.anchors import Anchors
from fgad_lint.model.link_lists import LinkItem
from fgad_lint.model.sections import Section
from fgad_lint.text import Span

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
    """A list of links to sections. It is in `section`, and lists the sections below `covers`.

    `keys_before_links` are the keys of the text before the links of its items (see `LinkList`).
    """

    span: Span
    block: Block
    section: Section
    covers: Section
    entries: tuple[ContentsEntry, ...]
    keys_before_links: frozenset[str]

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
        for link_list in section.piece.reading.link_lists:
            if section.start.first_block <= link_list.block_index < section.start.end_block:
                block = link_list.block
                is_known = self._is_known(block.span)
                if is_known or 2 * len(link_list.items) > link_list.n_items:
                    entries = tuple(map(self._entry, link_list.items))
                    covered = _covered_section(section, entries)
                    contents = ContentsList(block.span, block, section, covered, entries, link_list.keys_before_links)
                    if is_known or self._is_contents_list(contents, link_list.block_index):
                        yield contents

    def _entry(self, item: LinkItem) -> ContentsEntry:
        target = self._anchors.intended_target(item.link.url)
        return ContentsEntry(item.span, item.block, item.text, item.link, target, item.depth, item.others)

    def _is_contents_list(self, contents: ContentsList, block_index: int) -> bool:
        """Whether a list of links to sections is a contents list.

        The list is at `block_index` of its piece. A long one always is. In a shorter one, most links must lead forward. In a
        section with papers, it must also list subsections or come before the papers, and a single link there is never a contents
        list.
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
        section = contents.section
        end_block = section.start.end_block if is_single_link else block_index
        others = (index for index in range(section.start.first_block, end_block) if index != block_index)
        return not any(map(section.piece.has_papers, others))


def _covered_section(section: Section, entries: Sequence[ContentsEntry]) -> Section:
    """The innermost section around a contents list in `section` that contains most of the sections it links to."""
    targets = [entry.target for entry in entries if entry.target]
    for ancestor in section.ancestors():
        n_below = sum(target is not ancestor and ancestor in target.ancestors() for target in targets)
        if 5 * n_below >= 4 * len(targets) and n_below:
            return ancestor
    return section.parent or section
