"""What a reader sees of blocks and sections."""

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section

_PICTURES = frozenset("audio embed iframe img input object picture svg video".split())
_WORD = lazy_re.compile(r"[^\W_]")


def has_content(document: Document, section: Section) -> bool:
    """Whether a section has subsections or visible blocks."""
    return bool(document.outline.children(section)) or any(is_visible(document, block) for block in section.blocks)


def is_visible(document: Document, block: Block) -> bool:
    """Whether a reader sees anything of a block besides links back to an earlier section."""
    if block.kind in ("blank", "break", "definition"):
        return False
    if block.kind not in ("paragraph", "html"):
        return True
    return any(_has_visible_content(document, leaf) for leaf in document.inlines.of(block))


def _has_visible_content(document: Document, leaf: Leaf) -> bool:
    """Whether a leaf has a picture, or words outside tags, comments and links back."""
    if any(tag.name in _PICTURES for tag in document.inlines.tags_of(leaf)):
        return True
    text = document.inlines.text
    back = [link.span for link in leaf.inline.links if link.form != "image" and _leads_back(document, link)]
    position = leaf.span.start
    for start, end in sorted([*leaf.inline.tags, *back]):
        if _WORD.search(text, position, max(start, position)):
            return True
        position = max(position, end)
    return _WORD.search(text, position, leaf.span.end) is not None


def _leads_back(document: Document, link: Link) -> bool:
    target = document.anchors.intended_target(link.url) if link.url.startswith("#") else None
    return target is not None and target.heading.span.start < link.span.start
