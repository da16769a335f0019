"""The spans of the items of a record."""

import re

from fgad_lint import lazy_re
from fgad_lint.text import Span

_OPENING_TAG = lazy_re.compile(r"<([a-z]+)\b[^<>]*>", re.IGNORECASE)
_CLOSING_TAG = lazy_re.compile(r"\s*</([a-z]+)\s*>", re.IGNORECASE)


def strip_end(text: str, span: Span) -> Span:
    """A span without the white space at its end."""
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip(" \t\r\n")))


def element_span(text: str, content: Span) -> Span:
    """The HTML element around `content`, with its tags."""
    #   <li><b>Title</b> <a href="…">pdf</a></li></ul>
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
    start = text.rfind("<", 0, content.start)
    opening = _OPENING_TAG.fullmatch(text, start, content.start)
    closing = _CLOSING_TAG.match(text, content.end)
    if opening is None:
        return content
    # If its own closing tag is missing, the next one closes an element outside.
    is_closed = closing is not None and closing[1].lower() == opening[1].lower()
    return Span(start, closing.end() if closing and is_closed else content.end)
