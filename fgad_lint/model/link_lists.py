"""The lists in a piece of a document whose items open with links in the page, as those of a contents list do."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model.inlines import Inlines
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span, words_in


class LinkItem(NamedTuple):
    """An item that opens with a link in the page.

    `span` covers its lines without nested items. `link` is its first link, `text` the label of the link as shown, and `others` are
    the remaining links of the item.
    """

    span: Span
    block: Block
    text: str
    link: Link
    depth: int
    others: tuple[Link, ...]


class LinkList(NamedTuple):
    """A list with at least one such item, at `block_index` in `Piece.blocks`; `n_items` counts all items, nested ones too.

    `keys_before_links` are those of the text before the first link of each item.

    - Methods: [2D](#2d), [3D](#3d)
      ^^^^^^^^
    """

    block_index: int
    block: Block
    items: tuple[LinkItem, ...]
    n_items: int
    keys_before_links: frozenset[str]


def read_link_lists(text: str, blocks: Sequence[Block], inlines: Inlines) -> Iterator[LinkList]:
    """The lists of links among blocks that are not nested in others."""
    for index, block in enumerate(blocks):
        if block.kind == "list" and text.find("#", *block.span) >= 0:
            items = list(items_in(block, 0))
            if link_items := tuple(found for item, depth in items if (found := _link_item(item, depth, inlines))):
                keys = frozenset(_key_before_link(inlines, leaf) for leaf in inlines.of(block)) - {""}
                yield LinkList(index, block, link_items, len(items), keys)


def _key_before_link(inlines: Inlines, leaf: Leaf) -> str:
    first_link = next((link.span.start for link in leaf.inline.links if link.form != "image"), leaf.span.end)
    before_link = leaf.inline.shown(inlines.text, leaf.span.start, first_link)
    return title_key(before_link.partition("](")[0])


def items_in(block: Block, depth: int) -> Iterator[tuple[Block, int]]:
    """The items of a list and of its nested lists, with how deep they are nested."""
    for item in block.children:
        yield item, depth
        for child in item.children:
            if child.kind == "list":
                yield from items_in(child, depth + 1)


def _link_item(item: Block, depth: int, inlines: Inlines) -> LinkItem | None:
    leaves = inlines.of_item(item)
    links = [link for leaf in leaves for link in leaf.inline.links if link.form != "image"]
    if not links or not links[0].url.startswith("#") or not _opens_with(inlines.text, links[0], leaves[0]):
        return None
    end = next((child.span.start for child in item.children if child.kind == "list"), item.span.end)
    text = inlines.label(links[0]).strip()
    return LinkItem(Span(item.span.start, end), item, text, links[0], depth, tuple(links[1:]))


def _opens_with(text: str, link: Link, leaf: Leaf) -> bool:
    """Whether there is no prose such as "See also" before the link of an item; a number or a name with a colon is fine."""
    text_before = leaf.inline.shown(text, leaf.span.start, link.span.start).strip(" *_([")
    return len(words_in(text_before)) < 2 or text_before[-1:] in ":：|" or any(map(str.isdigit, text_before))
