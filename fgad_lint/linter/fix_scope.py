"""Check that fixes change only the entries that their findings are about."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint.diagnostic import Diagnostic, Edit, Fix
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import Document
from fgad_lint.text import Span, words_in

_ENTRY_KINDS = ("item", "row")


def edits_outside_scope(document: Document, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics whose fixes remove or add words outside their scope.

    The scope of a fix is the entry, or else the block, of each of its findings and their related spans. Elsewhere, it may move
    words, rewrite URLs, and repeat words of the scope.
    """
    diagnostics = list(diagnostics)
    by_fix: dict[Fix | None, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_fix.setdefault(diagnostic.fix, []).append(diagnostic)
    spans = [*_reported_spans(diagnostics), *(edit.span for fix in by_fix if fix for edit in fix.edits)]
    touched = document.excerpt(sorted({index for span in spans for index in document.piece_indexes(span)}))
    urls = sorted(link.target for link in touched.links)
    entries = sorted(paper.span for paper in touched.papers)
    outside: list[Diagnostic] = []
    for fix, sharing in by_fix.items():
        scope = _merged(_lines_of_entry(document, span, entries) for span in _reported_spans(sharing))
        edits = [edit for edit in fix.edits if not _is_in_url(edit.span, urls)] if fix else []
        if not _keeps_words(document, edits, scope):
            outside += sharing
    return outside


def _keeps_words(document: Document, edits: Sequence[Edit], scope: Sequence[Span]) -> bool:
    """Whether edits neither remove nor add words outside the scope, except by moving them."""
    outside = [edit for edit in edits if not _containing(scope, _without_white_space(document, edit.span))]
    if not outside:
        return True
    removed = _words(document.text_of(edit.span) for edit in outside) - _words(edit.text for edit in edits)
    known = _words(document.text_of(span) for span in (*scope, *(edit.span for edit in edits)))
    return not removed and all(word in known for word in _words(edit.text for edit in outside))


def _reported_spans(diagnostics: Iterable[Diagnostic]) -> Iterator[Span]:
    for diagnostic in diagnostics:
        yield diagnostic.span
        yield from (related.span for related in diagnostic.related if not related.path)


def _lines_of_entry(document: Document, span: Span, entries: Sequence[Span]) -> Span:
    """The lines of a span and of the entry or block that it begins in, and the line end before them.

    A paper's entry may consist of several blocks.
    """
    blocks: Sequence[Block] = document.piece_at(span.start).blocks
    innermost = None
    while (index := bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1) >= 0:
        block = blocks[index]
        if innermost is None or innermost.kind not in _ENTRY_KINDS or block.kind in _ENTRY_KINDS:
            innermost = block
        blocks = block.children
    spans = [span]
    if innermost:
        spans.append(innermost.span)
    if entry := _containing(entries, span):
        spans.append(entry)
    first = document.lines.line_index(min(span.start for span in spans))
    last = document.lines.line_index(span.end)
    end = max(document.lines.span(last, last + 1).end, *(span.end for span in spans))
    return Span(document.lines.content(first - 1).end if first else 0, end)


def _without_white_space(document: Document, span: Span) -> Span:
    """A span without the white space at its ends, which may be between two entries."""
    text = document.text_of(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans, with overlapping ones merged."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            span = Span(merged[-1].start, max(merged.pop().end, span.end))
        merged.append(span)
    return merged


def _containing(spans: Sequence[Span], span: Span) -> Span | None:
    """The span that contains `span`, if there is one; `spans` are sorted and disjoint."""
    index = bisect_right(spans, span.start, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and span.end <= spans[index].end else None


def _is_in_url(span: Span, urls: Sequence[Span]) -> bool:
    """Whether a span is in a URL; an insertion at either end of a URL is not."""
    url = _containing(urls, span)
    return url is not None and (span.start < span.end or url.start < span.start < url.end)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word.casefold() for text in texts for word in words_in(text))
