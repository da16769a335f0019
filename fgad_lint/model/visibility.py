"""What a reader sees of blocks and sections."""

from fgad_lint.markdown.blocks import Block, is_empty_list
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section


def has_content(document: Document, section: Section) -> bool:
    """Whether a section has subsections or visible blocks."""
    if section.start.is_filled or document.outline.children(section):
        return True
    return any(is_visible(document, block) for block in section.blocks)


def is_visible(document: Document, block: Block) -> bool:
    """Whether a reader sees anything of a block besides links back to an earlier section."""
    if block.kind in ("blank", "break", "definition"):
        return False
    if block.kind not in ("paragraph", "html"):
        return not is_empty_list(block)
    return any(_has_visible_content(document, leaf) for leaf in document.leaves_of(block))


def _has_visible_content(document: Document, leaf: Leaf) -> bool:
    """Whether a leaf has a picture, or words outside tags, comments and links back."""
    back = [link.span for link in leaf.inline.links if link.form != "image" and _leads_back(document, link)]
    return document.piece_at(leaf.span.start).inlines.shows_something(leaf, back)


def _leads_back(document: Document, link: Link) -> bool:
    target = document.anchors.intended_target(link.url) if link.url.startswith("#") else None
    return target is not None and target.heading.span.start < link.span.start
