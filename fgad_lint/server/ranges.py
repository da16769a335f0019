"""Folding and selection ranges."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import Document
from fgad_lint.server.listed_papers import paper_at
from fgad_lint.text import Span

MIN_LIST_LINES = 10  # A shorter list is not worth a fold.
_WORD = lazy_re.compile(r"\w+")


class Fold(NamedTuple):
    """Lines that can be folded away behind the first of them, from 0, the last included."""

    first_line: int
    last_line: int
    kind: Literal["region", "comment"] = "region"


def folds(document: Document) -> list[Fold]:
    """The folds for sections, `<details>`, long lists and comments, each once."""
    spans: dict[Fold, None] = {}
    for span in (*_sections(document), *_details(document), *_long_lists(document)):
        if fold := _fold(document, span):
            spans[fold] = None
    for comment in document.comments:
        if fold := _fold(document, comment.span):
            spans[fold._replace(kind="comment")] = None
    return sorted(spans)


def _fold(document: Document, span: Span) -> Fold | None:
    end = span.start + len(document.text[slice(*span)].rstrip())
    first, last = document.lines.line_index(span.start), document.lines.line_index(max(span.start, end - 1))
    return Fold(first, last) if last > first else None


def _sections(document: Document) -> Iterator[Span]:
    starts: list[tuple[int, int]] = []  # The levels and starts of the sections that are open.
    for section in document.sections:
        start = section.heading.span.start
        while starts and starts[-1][0] >= section.level:
            yield Span(starts.pop()[1], start)
        starts.append((section.level, start))
    yield from (Span(start, len(document.text)) for _, start in starts)


def _details(document: Document) -> Iterator[Span]:
    starts = []
    for piece in document.pieces:
        for tag in piece.inlines.tags:
            if tag.name == "details" and not tag.closes:
                starts.append(tag.span.start)
            elif tag.name == "details" and starts:
                yield Span(starts.pop(), tag.span.end)


def _long_lists(document: Document) -> Iterator[Span]:
    for block in document.all_blocks:
        if block.kind in ("list", "table"):
            fold = _fold(document, block.span)
            if fold and fold.last_line - fold.first_line + 1 >= MIN_LIST_LINES:
                yield block.span


def selections(document: Document, offset: int) -> list[Span]:
    """Ever larger spans around an offset: word, label, link, title, entry, lists, sections, and all of the text."""
    everything = Span(0, len(document.text))
    candidates = [*_inline_spans(document, offset), *_block_spans(document, offset), everything]
    if paper := paper_at(document, offset):
        candidates += paper.span, paper.title_span
    for section in document.section_at(offset).ancestors():
        if section.number >= 0:
            candidates.append(document.outline.extent(section))
    around = sorted(
        {_trimmed(document.text, span) for span in candidates if span.start <= offset <= span.end} | {everything},
        key=lambda span: span.end - span.start,
    )
    chosen: list[Span] = []
    for span in around:
        if span.end > span.start and span.start <= offset <= span.end and (not chosen or span.covers(chosen[-1])):
            chosen.append(span)
    return chosen or [everything]


def _inline_spans(document: Document, offset: int) -> Iterator[Span]:
    line = document.lines.content(document.lines.line_index(offset))
    yield from (Span(*word.span()) for word in _WORD.finditer(document.text, *line))
    for link in document.piece_at(offset).inlines.links:
        yield from (link.label, link.target, link.span)


def _block_spans(document: Document, offset: int) -> Iterator[Span]:
    """The spans of the blocks around an offset, outer ones first, and of the text in the innermost one."""
    blocks: tuple[Block, ...] = document.piece_at(offset).blocks
    while block := next((block for block in blocks if block.span.start <= offset < block.span.end), None):
        if block.kind != "blank":
            yield block.span
        yield from block.text_spans
        blocks = block.children


def _trimmed(text: str, span: Span) -> Span:
    """A span without the line ends after it."""
    return Span(span.start, span.start + len(text[slice(*span)].rstrip("\r\n")))
