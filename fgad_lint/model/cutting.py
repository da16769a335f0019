"""Cut a text into pieces, and take over what was read of the pieces of an earlier version."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint.markdown.blocks import Markdown
from fgad_lint.markdown.pieces import PieceParser, heading_starts
from fgad_lint.model.inlines import quote_spans, without_quote_markers
from fgad_lint.model.own_page import LinkContext, repository_of
from fgad_lint.model.pieces import Piece, PieceSource
from fgad_lint.text import Lines, Span, moved


class _Cut(NamedTuple):
    """A piece of the text at `span`: the same piece as it was read in an earlier version, or else its blocks."""

    span: Span
    earlier: Piece | None
    markdown: Markdown


def cut(text: str, lines: Lines, is_known: Callable[[Span], bool], earlier: Sequence[Piece] = ()) -> list[Piece]:
    """The pieces of a text, in order; there is at least one. `is_known` tells whether a span is known to list papers.

    `earlier` are the pieces of another version of the document. What was read of them is kept.
    """
    cuts = list(_cuts(text, lines, {piece.text: piece.origin for piece in earlier}))
    link_context = LinkContext(_definitions(cuts), repository_of(text))
    if earlier and link_context == earlier[0].source.link_context:
        link_context = earlier[0].source.link_context
    shown_text = without_quote_markers(text, _quotes(cuts))
    source = PieceSource(text, shown_text, link_context, is_known)
    if not earlier:
        return [Piece(source, span, markdown) for span, _, markdown in cuts]
    return [_take_over(source, *cut) for cut in cuts]


def _cuts(text: str, lines: Lines, earlier: Mapping[str, Piece]) -> Iterator[_Cut]:
    starts = heading_starts(text)
    parser = PieceParser(text, lines, starts)
    end = 0
    for span in map(Span._make, pairwise([0, *starts, len(text)])):
        if span.start < end or (span.start == span.end and text):
            continue
        piece = earlier.get(text[span.start : span.end]) if earlier else None
        if piece is None or not (piece.markdown.is_closed or span.end == len(text)):
            markdown = parser.parse(span)
            if markdown.blocks:
                span = Span(span.start, markdown.blocks[-1].span.end)
            piece = earlier.get(text[span.start : span.end]) if earlier else None
        yield _Cut(span, piece, piece.markdown if piece else markdown)
        end = span.end


def _definitions(cuts: Sequence[_Cut]) -> Mapping[str, str]:
    definitions: dict[str, str] = {}
    for cut in reversed(cuts):
        definitions.update(cut.markdown.definitions)
    return definitions


def _quotes(cuts: Sequence[_Cut]) -> Iterator[Span]:
    for span, earlier, markdown in cuts:
        distance = span.start - earlier.span.start if earlier else 0
        for quote in quote_spans(markdown.blocks):
            yield moved(quote, distance)


def _take_over(source: PieceSource, span: Span, earlier: Piece | None, markdown: Markdown) -> Piece:
    """A piece that is read from its own text, so that it does not keep each version of the document in memory."""
    if earlier and earlier.source.link_context is source.link_context:
        origin = earlier
    else:
        text = source.text[span.start : span.end]
        blocks = moved(markdown.blocks, (-earlier.span.start if earlier else -span.start))
        shown_text = without_quote_markers(text, quote_spans(blocks))
        own_source = PieceSource(text, shown_text, source.link_context, source.is_known)
        origin = Piece(own_source, Span(0, len(text)), markdown._replace(blocks=blocks))
    return origin.moved(source, span.start - origin.span.start)
