"""Slots for new entries in contents lists: where an entry belongs, and how to write it there."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown import inline
from fgad_lint.model.contents import ContentsEntry
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section
from fgad_lint.text import Span

# * **[Cracks](#cracks)**
# ^^ bullet
#   ^^ strong
_LEAD = lazy_re.compile(r"(?P<bullet>[ \t>]*[-*+][ \t]+)(?P<strong>[*_]{0,3})")
_MAX_SEPARATOR_LENGTH = 100  # The separator of two entries is copied with each new one.


class Level(NamedTuple):
    """Sibling entries of a contents list, and whether they are in the order of their sections."""

    entries: Sequence[ContentsEntry]
    is_in_order: bool


class Slot(NamedTuple):
    """A slot for new entries on a level, right after its entry `neighbour`, or right before it.

    `span` runs from the entry before the slot, or the start of the level, to the entry after it, or the end of the level.
    """

    level: Level
    neighbour: ContentsEntry
    is_after: bool
    span: Span


class ContentsSlots:
    """The slots in all contents lists of a document."""

    def __init__(self, document: Document) -> None:
        self._listings: dict[Section, tuple[Level, ContentsEntry]] = {}
        self._broken_starts: list[int] = []
        for contents in document.contents_lists:
            self._broken_starts += (entry.span.start for entry in contents.entries if entry.target is None)
            for _, entries in contents.levels:
                starts = [entry.target.heading.span.start for entry in entries if entry.target]
                level = Level(entries, starts == sorted(starts))
                for entry in entries:
                    if entry.target:
                        self._listings.setdefault(entry.target, (level, entry))

    def __bool__(self) -> bool:
        """Whether any entry leads to a section."""
        return bool(self._listings)

    def between(self, previous: Section | None, following: Section | None) -> Slot | None:
        """The slot for sections between two listed ones, if there are any; None if no entry leads to either of these."""
        before = self._listings.get(previous) if previous else None
        after = self._listings.get(following) if following else None
        listing = before or after
        if listing is None:
            return None
        level, neighbour = listing
        start = before[1].span.start if before else level.entries[0].block.span.start
        end = after[1].span.start if after else level.entries[-1].block.span.end
        return Slot(level, neighbour, before is not None, Span(start, end))

    def has_broken_entry(self, slot: Slot) -> bool:
        """Whether an entry in the span of a slot leads nowhere: it may be meant for a section that belongs there."""
        index = bisect_left(self._broken_starts, slot.span.start)
        return index < len(self._broken_starts) and self._broken_starts[index] < slot.span.end


def insert_entries(document: Document, slot: Slot, sections: Sequence[Section]) -> Edit | None:
    """Insert entries for sections into a slot, each written like its neighbour.

    None if the neighbour is numbered or is more than a link, if the level is not in order, or if an id is not reliable.
    """
    entries, neighbour = slot.level.entries, slot.neighbour
    lead = _LEAD.fullmatch(document.text, neighbour.span.start, neighbour.link.span.start)
    fragments = [document.anchors.fragment(section) for section in sections]
    separator = document.text[entries[0].block.span.end : entries[1].block.span.start] if len(entries) > 1 else ""
    if lead is None or not slot.level.is_in_order or not all(fragments) or len(separator) > _MAX_SEPARATOR_LENGTH:
        return None
    page = document.url_as_written(neighbour.link).removesuffix(neighbour.link.url)
    bullet, strong = lead["bullet"], lead["strong"]
    first_line = document.lines.line_index(entries[0].block.span.start)
    first_line_end = document.lines.content(first_line).end
    line_end = document.text[first_line_end : document.lines.span(first_line, first_line + 1).end] or "\n"
    lines = [
        f"{bullet}{strong}[{inline.spelled(section.name)}]({page}#{fragment}){strong[::-1]}{line_end}"
        for section, fragment in zip(sections, fragments, strict=True)
    ]
    start, end = neighbour.block.span
    if not slot.is_after:
        return Edit.insert(start, "".join(line + separator for line in lines))
    if document.text[end - 1] in "\r\n":
        return Edit.insert(end, "".join(separator + line for line in lines))
    return Edit.insert(end, line_end + separator.join(lines).removesuffix(line_end))
