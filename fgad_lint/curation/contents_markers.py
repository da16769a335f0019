"""Where a document says that its contents are made by a program."""

import re
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.curation.editing import CurationError
from fgad_lint.model.document import Document
from fgad_lint.text import Span

_START = lazy_re.compile(
    r"start doctoc\b.*|toc|toc[: ]start\b.*|toc depth.*|vim-markdown-toc \w+|mdformat-toc start.*",
    re.IGNORECASE | re.DOTALL,
)
_END = lazy_re.compile(
    r"end doctoc\b.*|/ ?toc|toc ?stop|toc[: ]end\b.*|vim-markdown-toc|mdformat-toc end.*", re.IGNORECASE | re.DOTALL
)
_PLACEHOLDER = lazy_re.compile(
    r"^[ \t]*(?:\[\[_TOC_\]\]|\[TOC\]|\[\[toc\]\]|\{:\s*toc\s*\}|\$\{toc\})[ \t]*$", re.IGNORECASE | re.MULTILINE
)


def marked_regions(document: Document) -> Iterator[Span]:
    """The text between two comments such as `<!-- toc -->` and `<!-- tocstop -->`.

    Raises CurationError if the second is missing,
    unless there is a contents list."""
    start = None
    for comment in document.comments:
        words = comment.words.strip()
        if start and _END.fullmatch(words):
            yield Span(start.span.end, comment.span.start)
            start = None
        elif _START.fullmatch(words):
            start = comment
    if start and not document.contents_lists:
        line = document.line_of(start.span)
        raise CurationError(
            f"the comment on line {line} begins the contents, but none ends them; add `<!-- tocstop -->`"
        )


def placeholder_line(document: Document) -> int | None:
    """The line of a placeholder for contents that the site makes, such as `[TOC]`; None if there is none."""
    for leaf in document.leaves:
        if leaf.span.end - leaf.span.start < 100 and (match := _PLACEHOLDER.search(document.text, *leaf.span)):
            return document.line_of(Span(match.start(), match.end()))
    return None
