"""Delete ignore comments, or names in them, without changing how the text around them is parsed."""

from bisect import bisect_left

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model.document import Document
from fgad_lint.model.ignore_comments import IgnoreComment, indentation, is_alone, is_blank, line_below, line_start
from fgad_lint.text import Span

_CONTAINERS = ("list", "code", "quote")  # Kinds of blocks that an indented line below may belong to.
_MIN_INDENT = 2  # Columns before a line in a list item.
_LIST_ITEM = lazy_re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]")


def delete_name(comment: IgnoreComment, name_index: int) -> Edit:
    """Delete one of several names, with its comma."""
    names = comment.names
    name = names[name_index]
    if name_index == len(names) - 1:
        return Edit.delete(Span(names[name_index - 1].end, name.end))
    return Edit.delete(Span(name.start, names[name_index + 1].start))


def delete_comment(document: Document, comment: Span) -> Edit | None:
    """Delete a comment with its line or the space before it; None if that would change anything else."""
    span = _deletable_span(document, comment)
    return Edit.delete(span) if span else None


def _deletable_span(document: Document, comment: Span) -> Span | None:
    text, lines = document.text, document.lines
    first, last = lines.line_index(comment.start), lines.line_index(comment.end)
    if is_alone(document, comment):
        if keeps_apart(document, comment):
            return None
        whole = lines.span(first, last + 1)
        # Without an empty line in its place, the blocks around it might merge into one paragraph or heading.
        return Span(whole.start, lines.content(last).end) if _separates_blocks(document, first, last) else whole
    if comment.start <= line_start(document, first).word_start:
        return None  # Without the comment, its line might be parsed as another block.
    if comment.start < document.section_at(comment.start).heading.span.end:
        return None  # The space before the comment is a part of the heading's id.
    start, end = comment
    if text[end : end + 1] in ("", *" \t\r\n"):
        while text[start - 1] in " \t":
            start -= 1
    elif text[start - 1] not in " \t":
        return None  # Two words would become one.
    return Span(start, end)


def keeps_apart(document: Document, tag: Span) -> bool:
    """Whether the lines below a tag or comment that is alone on its lines might become part of a list or code above without it."""
    lines = document.lines
    first, below = lines.line_index(tag.start), line_below(document, lines.line_index(tag.end))
    blocks = document.blocks
    index = bisect_left(blocks, tag.start, key=lambda block: block.span.start) - 1
    while index >= 0 and blocks[index].kind == "blank":
        index -= 1
    if index < 0 or below == len(lines) or blocks[index].kind not in _CONTAINERS:
        return False
    margins = (len(indentation(document.text_of(lines.content(line))).expandtabs(4)) for line in (first, below))
    return next(margins) + _MIN_INDENT <= next(margins)


def _separates_blocks(document: Document, first: int, last: int) -> bool:
    """Whether the lines around a comment might merge into one block without it; `first` and `last` are its own lines."""
    before, after = first - 1, last + 1
    if before < 0 or after >= len(document.lines) or is_blank(document, before) or is_blank(document, after):
        return False
    text, (start, end) = document.text, document.lines.content(after)
    if text.startswith("#", start):
        return False
    return not (_LIST_ITEM.match(text, *document.lines.content(before)) and _LIST_ITEM.match(text, start, end))
