"""Check that fixes lose nothing: compare the documents before and after them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.edits import OffsetMap
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.document import Document
from fgad_lint.model.links import identity, is_external, link_key
from fgad_lint.model.lookalikes import in_latin_letters
from fgad_lint.model.malformed_urls import meant_url
from fgad_lint.model.pieces import Piece
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span

_HAS_TAG = lazy_re.compile(r"[<>]")  # In what was taken for a URL, because a quote is missing.
_Place = tuple[Piece, int]  # A piece where it was read, and the offset at which it is.


def changed_blocks(before: Document, edits: Iterable[Edit], after: Document) -> Iterator[Block]:
    """The blocks that no edit touches, but that are not blocks of the same kind in `after`."""
    offset_map = OffsetMap(edits)
    old_places = [(piece.origin, offset_map.to(piece.span.start)) for piece in before.pieces]
    new_places = [(piece.origin, piece.span.start) for piece in after.pieces]
    new_blocks = {
        (block.kind, block.span)
        for piece in _elsewhere(after.pieces, new_places, old_places)
        for block in _walk(piece.blocks)
    }
    old_blocks = (block for piece in _elsewhere(before.pieces, old_places, new_places) for block in piece.blocks)
    for block in _untouched(old_blocks, offset_map):
        start = offset_map.to(block.span.start)
        if (block.kind, Span(start, start + block.span.end - block.span.start)) not in new_blocks:
            yield block


def lost(before: Document, after: Document, replaced: Sequence[str] = ()) -> str:
    """What was lost, as a phrase that completes "it would …": a section, link or paper; "" if nothing was.

    A paper or link that was listed twice may be listed once, and the titles and URLs that were `replaced` may be gone.
    """
    old, new = _changed(before, after), _changed(after, before)
    old_titles, new_titles = Counter(_section_titles(old)), Counter(_section_titles(new))
    if old_titles - new_titles or not _lacked_spaces(before, new, new_titles - old_titles):
        return "lose or change a section"
    # What a changed piece has lost may still be in another one.
    gone = _targets(old) - _targets(new) - {_target(url) for url in replaced}
    if gone and (links := gone - _targets(after)):
        return f"lose the link {min(links)}"
    if lost_papers(old, new) and (papers := lost_papers(before, after) - {title_key(title) for title in replaced}):
        return f'lose the paper "{min(papers)}"'
    if n_dead_links(after) > n_dead_links(before):
        return "break a link within the page"
    return ""


def _elsewhere(pieces: Iterable[Piece], places: Iterable[_Place], others: Iterable[_Place]) -> Iterator[Piece]:
    """The pieces whose places are not among the `others`."""
    known = frozenset(others)
    return (piece for piece, place in zip(pieces, places, strict=True) if place not in known)


def _changed(document: Document, other: Document) -> Document:
    """The pieces of a document that its `other` version does not have with the same text and the same lists of papers."""
    unchanged = Counter(other.states)
    changed = []
    for index, state in enumerate(document.states):
        if unchanged[state]:
            unchanged[state] -= 1
        else:
            changed.append(index)
    return document.excerpt(changed)


def _section_titles(document: Document) -> Iterator[str]:
    for piece in document.pieces:
        for start in piece.reading.section_starts:
            yield piece.reading.headings[start.heading_index].title


def _lacked_spaces(before: Document, after: Document, titles: Collection[str]) -> bool:
    """Whether all headings with these titles were there without the space after `##`."""
    added = (section.heading.title_span for section in after.sections if section.title in titles) if titles else ()
    return all(f"##{after.text_of(title)}" in before.text for title in added)


def lost_papers(before: Document, after: Document) -> set[str]:
    """The keys of lost papers. A key that became shorter is not lost: the rest of the title may have become a link."""
    old, new = (Counter(paper.key for paper in document.papers) for document in (before, after))
    added = new - old
    lengths = {len(key) for key in added if key}
    return {key for key in old.keys() - new.keys() - {""} if not any(key[:length] in added for length in lengths)}


def _targets(document: Document) -> set[str]:
    """The targets of the links: a paper, however its URL is spelled, or a file without the anchor in it."""
    urls = (
        in_latin_letters(meant_url(link.url))
        for link in document.links
        if is_external(link) and not _HAS_TAG.search(link.url)
    )
    return {_target(url) for url in urls}


def _target(url: str) -> str:
    return identity(url) or (link_key(url) if ":" in url else url.partition("#")[0])


def n_dead_links(document: Document) -> int:
    """The number of links within the page that lead nowhere."""
    return sum(
        link.url.startswith("#") and document.anchors.target(link.url) is None for link in document.fragment_links
    )


def _untouched(blocks: Iterable[Block], offset_map: OffsetMap) -> Iterator[Block]:
    """The outermost blocks that no edit touches. Lists count as their items, because two lists may merge."""
    for block in blocks:
        if block.kind == "list" or offset_map.touches(block.span):
            yield from _untouched(block.children, offset_map)
        elif block.kind != "blank":
            yield block


def _walk(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _walk(block.children)
