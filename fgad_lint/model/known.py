"""Spans whose kind is known because the text was rendered from a record."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from fgad_lint.text import Span

KnownKind = Literal["papers", "contents"]


class Known(NamedTuple):
    """A span that is known to list papers, or to be a contents list."""

    span: Span
    kind: KnownKind


class KnownSpans:
    """The known spans of one kind, in order."""

    def __init__(self, known: Sequence[Known], kind: KnownKind) -> None:
        self._spans = [part.span for part in known if part.kind == kind]

    def overlaps(self, span: Span) -> bool:
        """Whether one of them shares a character with `span`."""
        index = bisect_right(self._spans, span.start, key=lambda known: known.start)
        return any(
            known.start < span.end and span.start < known.end for known in self._spans[max(0, index - 1) : index + 1]
        )
