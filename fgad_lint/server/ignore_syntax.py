"""Which word of an ignore comment is at an offset."""

from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.document import Document
from fgad_lint.text import Span

MAX_COMMENT_LENGTH = 2000
# <!-- fgad-lint: ignore broken-anchor, list-marker
#                 ^^^^^^ verb
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ names
OPENING = lazy_re.compile(r"<!--\s*fgad-lint:\s*(?P<verb>[\w-]*)(?P<names>[\s,]+[^>]*)?")
REASON = lazy_re.compile(r"\s--\s")
_WORD = lazy_re.compile(r"[\w-]+")


class CommentPart(NamedTuple):
    """The verb or the name of a rule in an ignore comment."""

    span: Span
    word: str
    is_verb: bool


def comment_part_at(document: Document, offset: int) -> CommentPart | None:
    """The verb or name at an offset; None if there is none."""
    comment = next((comment for comment in document.comments if comment.span.start <= offset <= comment.span.end), None)
    match = OPENING.match(document.text, *comment.span) if comment else None
    if match is None:
        return None
    if match.start("verb") <= offset <= match.end("verb"):
        return CommentPart(Span(*match.span("verb")), match["verb"], True)
    reason = REASON.search(document.text, match.end("verb"), match.end())
    end = reason.start() if reason else match.end()
    for word in _WORD.finditer(document.text, match.end("verb"), end):
        if word.start() <= offset <= word.end():
            return CommentPart(Span(*word.span()), word[0], False)
    return None
