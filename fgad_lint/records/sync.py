"""Keep contents lists and links in the page in step with sections that were renamed, moved, added or removed.

The key `was` of a record has the anchors and titles of its sections when it was made. A section with such an anchor and
another title was renamed, an anchor that no section has any more was removed, and a section without anchor is new.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fgad_lint.diagnostic import Edit
from fgad_lint.markdown import slugs
from fgad_lint.model.document import Document
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import title_key
from fgad_lint.ordering import longest_non_decreasing
from fgad_lint.records.record import Path, Record, RecordError, error_at, shown

_MAX_STEPS = 10_000_000  # Entries looked at, which takes some seconds.


def titles_by_anchor(document: Document) -> dict[str, str]:
    """The titles of the sections, in order, by each of their anchors, including ids that the renderer shows as text."""
    titles: dict[str, str] = {}
    above: dict[Section, list[str]] = {}
    for anchor in document.anchors.written:
        if anchor.span.start >= document.anchors.starts_above_heading.get(anchor.section, len(document.text)):
            above.setdefault(anchor.section, []).append(anchor.id)
    for section in document.sections:
        heading = section.heading
        attribute_id = heading.attribute.id if heading.attribute else ""
        for anchor_id in (heading.anchor, attribute_id, *above.get(section, ())):
            if anchor_id:
                titles.setdefault(anchor_id, heading.title.strip())
    return titles


def iter_sections(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """The sections of a record in order, each with its path."""
    for section_index, section in enumerate(record.get("sections", ())):
        section_path = (*path, "sections", section_index)
        yield section_path, section
        yield from iter_sections(section, section_path)


def is_in_sync(record: Record, document: Document) -> bool:
    """Whether the sections of a record have not changed since it was made; `document` is its text."""
    sections = [(section.get("anchor"), section["title"]) for _, section in iter_sections(record)]
    in_document = [(section.heading.anchor, section.heading.title.strip()) for section in document.sections]
    return sections == in_document and (list(record.get("was", {}).items()) == list(titles_by_anchor(document).items()))


class Synced(NamedTuple):
    """A record that is in step with its sections, and their new anchors by their old ones."""

    record: Record
    anchors: Mapping[str, str]


def sync_sections(record: Record, document: Document) -> Synced:
    """Bring the anchors and contents lists of a record in step with its sections; `document` is its text.

    Raises RecordError if a section claims an anchor that it never had, or if there is too much to do.
    """
    sections = list(iter_sections(record))
    if len(sections) != len(document.sections):
        return Synced(record, {})
    titles = record.get("was", {})
    current_sections, anchors = _with_current_anchors(record, sections, document)
    contents_sync = None
    if titles:
        _check_size(record, current_sections)
        contents_sync = _ContentsSync(titles, current_sections, document, anchors)
    return Synced(_rebuild(record, iter(current_sections), contents_sync), anchors)


def _with_current_anchors(
    record: Record, sections: Sequence[tuple[Path, Record]], document: Document
) -> tuple[list[Record], dict[str, str]]:
    """The sections with their anchors in `document`, new sections without, and the new anchors by the old ones."""
    pairs = [
        (path, section, in_text.heading.anchor)
        for (path, section), in_text in zip(sections, document.sections, strict=True)
    ]
    anchors = {anchor: anchor for _, section, anchor in pairs if section.get("anchor") == anchor}
    current_sections = []
    for path, section, anchor in pairs:
        old_anchor = section.get("anchor", anchor)
        if old_anchor == anchor:
            current_sections.append(section)
        elif old_anchor not in record.get("was", {}):
            message = f'anchor says {shown(old_anchor)} but the heading gives {shown(anchor)}; delete "anchor"'
            raise error_at(record, path, message)
        elif old_anchor in anchors:  # A copy of the section with that anchor must not repeat the anchors above it.
            current_sections.append({name: section[name] for name in section if name not in ("anchor", "above")})
        else:
            anchors[old_anchor] = anchor
            current_sections.append({**section, "anchor": anchor})
    return current_sections, anchors


def _rebuild(parent: Record, sections: Iterator[Record], contents_sync: "_ContentsSync | None") -> Record:
    """A record or section with the next of `sections` as its subsections, and its contents lists in step."""
    rebuilt = {**parent}
    if contents_sync and "blocks" in parent:
        rebuilt["blocks"] = [
            {**block, "contents": contents_sync.synced(block["contents"])} if "contents" in block else block
            for block in parent["blocks"]
        ]
    if "sections" in parent:
        rebuilt["sections"] = [_rebuild(next(sections), sections, contents_sync) for _ in parent["sections"]]
    return rebuilt


def link_edits(document: Document, anchors: Mapping[str, str]) -> list[Edit]:
    """Edits that make links lead to the new anchors, except the links of contents lists."""
    entry_links = {entry.link.span for contents in document.contents_lists for entry in contents.entries}
    edits = []
    for link in document.links:
        old_anchor = slugs.decode(link.url[1:]) if link.url.startswith("#") and link.span not in entry_links else ""
        anchor = anchors.get(old_anchor, old_anchor)
        if anchor != old_anchor and (span := document.anchors.fragment_span(link)):
            edits.append(Edit.replace(span, f"#{slugs.encode(anchor)}"))
    return edits


# Contents lists ------------------------------------------------------------------------------------------------------


def _check_size(record: Record, sections: Sequence[Record]) -> None:
    """Raise RecordError if it would take too long to update the contents lists of a record."""
    n_lists = sum("contents" in block for parent in (record, *sections) for block in parent.get("blocks", ()))
    n_new = sum("anchor" not in section for section in sections)
    if n_lists * len(sections) * (1 + n_new) > _MAX_STEPS:
        raise RecordError(
            f"record: {n_lists} contents lists are too many to update for {len(sections)} sections, {n_new} of them new; "
            "leave out `was` to keep the lists unchanged"
        )


class _Group(NamedTuple):
    """Entries that stay together: one that leads to a section, and those after it that do not."""

    section: Section | None
    entries: list[Record]


class _ContentsSync:
    """Brings contents lists in step with the sections of a record.

    `titles` and `anchors` are the old titles and new anchors of the sections, by old anchor; `sections` are their records,
    in the order of `document`.
    """

    def __init__(
        self, titles: Mapping[str, str], sections: Sequence[Record], document: Document, anchors: Mapping[str, str]
    ) -> None:
        self._titles = titles
        self._sections = sections
        self._document = document
        self._anchors = anchors
        self._ranks = {anchor: rank for rank, anchor in enumerate(titles)}

    def synced(self, entries: Sequence[Record]) -> list[Record]:
        """The entries of a contents list, in step; sorted and with new entries only if they were in order."""
        ranks = [self._ranks.get(entry["anchor"], -1) for entry in entries if "anchor" in entry]
        were_in_order = ranks == sorted(ranks) and len(ranks) == len(entries)
        kept = [self._renamed(entry) for entry in entries if not self._is_removed(entry)]
        return self._with_new(self._in_order(kept)) if were_in_order else kept

    def _section_of(self, entry: Record) -> Section | None:
        return self._document.anchors.intended_target(f"#{entry['anchor']}")

    def _is_removed(self, entry: Record) -> bool:
        """Whether the section of an entry was removed."""
        anchor = entry.get("anchor")
        if anchor is None or anchor not in self._titles or anchor in self._anchors:
            return False
        section = self._section_of(entry)
        # A section with another anchor has this one as an id that the renderer shows as text.
        return section is None or section.heading.anchor == anchor

    def _renamed(self, entry: Record) -> Record:
        """An entry with the current anchor, and the current title if it showed the title."""
        if "anchor" not in entry:
            return entry
        old_anchor = entry["anchor"]
        renamed = {**entry, "anchor": self._anchors.get(old_anchor, old_anchor)}
        section = self._section_of(renamed)
        if section and section.number >= 0 and old_anchor in self._titles:
            title = self._sections[section.number]["title"]
            if title_key(entry["title"]) == title_key(self._titles[old_anchor]) != title_key(title):
                renamed["title"] = title
        return renamed

    def _in_order(self, entries: Sequence[Record]) -> list[Record]:
        """The entries in the order of their sections; one without a section stays after the one above it."""
        groups: list[_Group] = []
        for entry in entries:
            section = self._section_of(entry)
            if (section and section.number >= 0) or not groups:
                groups.append(_Group(section, []))
            groups[-1].entries.append(entry)
        numbers = [group.section.number if group.section else -1 for group in groups]
        in_place = set(longest_non_decreasing(numbers))
        listed = {group.section for group in groups}
        ordered: list[Record] = []
        for group_index in sorted(range(len(groups)), key=lambda group_index: numbers[group_index]):
            section, (entry, *others) = groups[group_index]
            if section and group_index not in in_place:
                entry = _at_depth(entry, sum(ancestor in listed for ancestor in section.ancestors()) - 1)
            ordered += entry, *others
        return ordered

    def _with_new(self, entries: Sequence[Record]) -> list[Record]:
        """The entries, and new ones for new sections that have a listed sibling."""
        entries = list(entries)
        by_section = {self._section_of(entry): entry for entry in entries}
        for section in self._document.sections:
            if section in by_section or "anchor" in self._sections[section.number] or not section.heading.anchor:
                continue
            siblings = self._document.outline.children(section.parent or self._document.root)
            listed_siblings = (
                sibling for sibling in siblings if sibling in by_section and sibling.level == section.level
            )
            sibling = next(listed_siblings, None)
            if sibling is None:
                continue
            entry = {"title": self._sections[section.number]["title"], "anchor": section.heading.anchor}
            if "depth" in by_section[sibling]:
                entry["depth"] = by_section[sibling]["depth"]
            later = (index for index, listed in enumerate(entries) if self._section_number(listed) > section.number)
            entries.insert(next(later, len(entries)), entry)
            by_section[section] = entry
        return entries

    def _section_number(self, entry: Record) -> int:
        section = self._section_of(entry)
        return section.number if section else -1


def _at_depth(entry: Record, depth: int) -> Record:
    without_depth = {name: value for name, value in entry.items() if name != "depth"}
    return {**without_depth, "depth": depth} if depth else without_depth
