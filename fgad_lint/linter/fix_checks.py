"""What a fix must leave alone, whatever its rule says: words that it does not speak of, and blocks that it does not touch."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint.diagnostic import Diagnostic, Edit, Fix
from fgad_lint.edits import OffsetMap
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import Document
from fgad_lint.model.links import identity, is_external, link_key
from fgad_lint.text import Span, words_in


def edits_outside_scope(document: Document, chosen: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics whose fix loses or adds words elsewhere than where they and their related places stand.

    That is in the entry there, or else the block. Elsewhere a fix may move words, write a URL otherwise, and put in what
    stands where it speaks of.
    """
    sharing: dict[Fix | None, list[Diagnostic]] = {}
    for diagnostic in chosen:
        sharing.setdefault(diagnostic.fix, []).append(diagnostic)
    urls = sorted(link.target for link in document.links)
    entries = sorted(paper.span for paper in document.papers)
    return [each for alike in sharing.values() if _strays(document, alike, urls, entries) for each in alike]


def overrun(before: Document, edits: Iterable[Edit], after: Document) -> Iterator[Block]:
    """The blocks of a document that no edit touches, and that are another kind of block, or none, after them."""
    offset_map = OffsetMap(edits)
    there = {(block.kind, block.span) for block in _walk(after.blocks)}
    for block in _untouched(before.blocks, offset_map):
        start = offset_map.to(block.span.start)
        if (block.kind, Span(start, start + block.span.end - block.span.start)) not in there:
            yield block


def _strays(
    document: Document, diagnostics: Sequence[Diagnostic], urls: Sequence[Span], entries: Sequence[Span]
) -> bool:
    fix = diagnostics[0].fix
    edits = [edit for edit in fix.edits if not _is_of_url(edit.span, urls)] if fix else []
    places = _joined(_place(document, span, entries) for diagnostic in diagnostics for span in _spoken_of(diagnostic))
    elsewhere = [edit for edit in edits if not _around(_core(document, edit.span), places)]
    if not elsewhere:
        return False
    lost = _words(document.text_of(edit.span) for edit in elsewhere) - _words(edit.text for edit in edits)
    known = _words(document.text_of(span) for span in (*places, *(edit.span for edit in edits)))
    return bool(lost) or any(word not in known for word in _words(edit.text for edit in elsewhere))


def _spoken_of(diagnostic: Diagnostic) -> Iterator[Span]:
    yield diagnostic.span
    yield from (related.span for related in diagnostic.related if not related.path)


def _place(document: Document, span: Span, entries: Sequence[Span]) -> Span:
    """The lines of a span, and of the entry or block in which it begins, with the line end before them.

    The entry of a paper may be made of several blocks.
    """
    blocks, held = document.blocks, None
    while (number := bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1) >= 0:
        block = blocks[number]
        if held is None or held.kind not in _ENTRIES or block.kind in _ENTRIES:
            held = block
        blocks = block.children
    around = [span, *([held.span] if held else ()), *([entry] if (entry := _around(span, entries)) else ())]
    first = document.lines.number(min(each.start for each in around))
    last = document.lines.number(span.end)
    end = max(document.lines.span(last, last + 1).end, *(each.end for each in around))
    return Span(document.lines.content(first - 1).end if first else 0, end)


def _core(document: Document, span: Span) -> Span:
    """A span without the white space at its ends, which may stand between two entries."""
    text = document.text_of(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _joined(places: Iterable[Span]) -> list[Span]:
    """Places in order and apart; those that share characters are one."""
    joined: list[Span] = []
    for place in sorted(places):
        if joined and place.start < joined[-1].end:
            place = Span(joined[-1].start, max(joined.pop().end, place.end))
        joined.append(place)
    return joined


def _around(span: Span, places: Sequence[Span]) -> Span | None:
    """Which of these places, in order and apart, holds a span."""
    number = bisect_right(places, span.start, key=lambda place: place.start) - 1
    return places[number] if number >= 0 and span.end <= places[number].end else None


def _is_of_url(span: Span, urls: Sequence[Span]) -> bool:
    """Whether a span lies in a URL; what is put at an end of one does not."""
    url = _around(span, urls)
    return url is not None and (span.start < span.end or url.start < span.start < url.end)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word.casefold() for text in texts for word in words_in(text))


def _untouched(blocks: Iterable[Block], offset_map: OffsetMap) -> Iterator[Block]:
    """The outermost blocks that no edit touches; not lists, which may become one with the next, but their items."""
    for block in blocks:
        if block.kind == "list" or offset_map.touches(block.span):
            yield from _untouched(block.children, offset_map)
        elif block.kind != "blank":
            yield block


def _walk(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _walk(block.children)


_ENTRIES = ("item", "row")


# What is lost ---------------------------------------------------------------------------------------------------------


def lost(before: Document, after: Document) -> str:
    """What is gone of sections, links and papers, of which one is kept where it was listed twice; "" if nothing is."""
    if Counter(section.title for section in before.sections) != Counter(section.title for section in after.sections):
        return "lose or change a section"
    if lost := _links(before) - _links(after):
        return f"lose the link {min(lost)}"
    if lost := lost_papers(before, after):
        return f'lose the paper "{min(lost)}"'
    if _dead_links(after) > _dead_links(before):
        return "break a link in the page"
    return ""


def _links(document: Document) -> set[str]:
    """What the links lead to, however a paper is spelt; of a place in another list, that list."""
    urls = (link.url for link in document.links if is_external(link))
    return {identity(url) or (link_key(url) if ":" in url else url.partition("#")[0]) for url in urls}


def lost_papers(before: Document, after: Document) -> set[str]:
    """The keys of papers that are gone; one may end sooner, where the rest of its title has become a link."""
    old, new = (Counter(paper.key for paper in document.papers) for document in (before, after))
    came = new - old
    lengths = {len(key) for key in came if key}
    return {key for key in old.keys() - new.keys() - {""} if not any(key[:length] in came for length in lengths)}


def _dead_links(document: Document) -> int:
    return sum(link.url.startswith("#") and document.anchors.target(link.url) is None for link in document.links)
