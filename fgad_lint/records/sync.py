"""What must follow when the sections of a record were renamed, moved, added or removed: contents lists and links in the page.

A record says in `was` which sections there were when it was read, by their ids. So a section that gives its old id but has
another title was renamed, one that is gone was removed, and one without an id is new.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fgad_lint.diagnostic import Edit
from fgad_lint.markdown import slugs
from fgad_lint.model.document import Document, Section
from fgad_lint.model.titles import title_key
from fgad_lint.ordering import longest_non_decreasing

Record = dict[str, Any]


class Contradiction(Exception):
    """What cannot be followed, such as an id that the heading of a section never had: a path, and what is wrong."""


def was(document: Document) -> dict[str, str]:
    """The titles of the sections by the ids that lead to them, in order; also by those that the renderer shows as text."""
    known: dict[str, str] = {}
    above: dict[Section, list[str]] = {}
    for anchor in document.written_anchors:
        if anchor.span.start >= document.anchored_starts.get(anchor.section, len(document.text)):
            above.setdefault(anchor.section, []).append(anchor.id)
    for section in document.sections:
        heading = section.heading
        for each in (heading.anchor, heading.attribute.id if heading.attribute else "", *above.get(section, ())):
            if each:
                known.setdefault(each, heading.title.strip())
    return known


def sections(record: Record, path: str = "") -> Iterator[tuple[str, Record]]:
    """The sections of a record in order, each with its path."""
    for number, section in enumerate(record.get("sections", ())):
        here = f"{path}sections[{number}]"
        yield here, section
        yield from sections(section, f"{here}.")


def renumbered(record: Record, document: Document) -> dict[str, str]:
    """The ids that the sections had, each with what it is now in `document`, the text of the record as it is.

    The sections of the record get the new ones. Raises Contradiction.
    """
    listed = list(sections(record))
    if len(listed) != len(document.sections):
        return {}
    known = record.get("was", {})
    anchored = [(*each, now.heading.anchor) for each, now in zip(listed, document.sections, strict=True)]
    ids = {now: now for _, each, now in anchored if each.get("anchor") == now}
    for path, each, now in anchored:
        before = each.get("anchor", now)
        if before == now:
            continue
        if before not in known:
            raise Contradiction(f"{path}: anchor is {before!r:.120}, but its heading gives {now!r:.120}; leave it out")
        if before in ids:  # This is a copy of the section that has it, and of the anchors above that.
            del each["anchor"]
            each.pop("above", None)
        else:
            ids[before] = each["anchor"] = now
    return ids


def follow(record: Record, document: Document, ids: Mapping[str, str]) -> None:
    """Let the contents lists of a record name its sections as they are in `document`. Raises Contradiction."""
    listed = [each for _, each in sections(record)]
    if record.get("was") and len(document.sections) == len(listed):
        lists = list(_contents(record))
        new = sum("anchor" not in each for each in listed)
        if len(lists) * len(listed) * (1 + new) > _MAX_STEPS:
            raise Contradiction(
                f"record: {len(lists)} contents lists, {len(listed)} sections and {new} new ones are too many; "
                "leave out `was`, and nothing follows"
            )
        for entries in lists:
            _Contents(record, document, ids, entries).follow()


_MAX_STEPS = 10_000_000  # So many steps take some seconds.


def link_edits(document: Document, ids: Mapping[str, str]) -> list[Edit]:
    """What lets links lead to what is now the id of their section, those of contents lists apart."""
    listed = {entry.link.span for found in document.contents for entry in found.entries}
    edits = []
    for link in document.links:
        before = slugs.decode(link.url[1:]) if link.url.startswith("#") and link.span not in listed else ""
        now = ids.get(before, before)
        if now != before and (span := document.fragment_span(link)):
            edits.append(Edit.replace(span, f"#{slugs.encode(now)}"))
    return edits


def _contents(around: Record) -> Iterator[list[Record]]:
    for block in around.get("blocks", ()):
        if "contents" in block:
            yield block["contents"]
    for section in around.get("sections", ()):
        yield from _contents(section)


class _Entry(NamedTuple):
    """An entry of a contents list, and the section that it leads to."""

    record: Record
    section: Section | None


class _Contents:
    """One contents list and the sections that it speaks of."""

    def __init__(self, record: Record, document: Document, ids: Mapping[str, str], entries: list[Record]) -> None:
        self._was: Mapping[str, str] = record["was"]
        self._document = document
        self._ids = ids
        self._entries = entries
        self._records = [each for _, each in sections(record)]
        self._order = {anchor: number for number, anchor in enumerate(self._was)}

    def follow(self) -> None:
        """Bring the entries into step, in place."""
        ranks = [self._order.get(each["anchor"], -1) for each in self._entries if "anchor" in each]
        has_order = ranks == sorted(ranks) and all("anchor" in each for each in self._entries)
        self._entries[:] = [each for each in self._entries if not self._is_gone(each)]
        for each in self._entries:
            if "anchor" in each:
                self._rename(each)
        if has_order:
            self._put_in_order()
            self._add()

    def _is_gone(self, each: Record) -> bool:
        anchor = each.get("anchor")
        if anchor is None or anchor not in self._was or anchor in self._ids:
            return False
        section = self._document.meant(f"#{anchor}")
        return section is None or section.heading.anchor == anchor  # Else it is an id that is shown as text.

    def _rename(self, each: Record) -> None:
        before = each["anchor"]
        each["anchor"] = self._ids.get(before, before)
        section = self._document.meant(f"#{each['anchor']}")
        title = self._records[section.number]["title"] if section and section.number >= 0 else each["title"]
        if before in self._was and title_key(each["title"]) == title_key(self._was[before]) != title_key(title):
            each["title"] = title

    def _put_in_order(self) -> None:
        """The entries in the order of their sections; one without stays behind the one above it."""
        groups: list[list[_Entry]] = []
        for record in self._entries:
            section = self._document.meant(f"#{record['anchor']}")
            if (section and section is not self._document.root) or not groups:
                groups.append([])
            groups[-1].append(_Entry(record, section))
        numbers = [group[0].section.number if group[0].section else -1 for group in groups]
        stay = set(longest_non_decreasing(numbers))
        listed = {group[0].section for group in groups}
        for n, group in enumerate(groups):
            section = group[0].section
            if n not in stay and section:
                depth = sum(around in listed for around in section.ancestors()) - 1
                group[0].record.pop("depth", None)
                if depth:
                    group[0].record["depth"] = depth
        ordered = sorted(range(len(groups)), key=lambda n: numbers[n])
        self._entries[:] = [entry.record for n in ordered for entry in groups[n]]

    def _add(self) -> None:
        """Entries for new sections that stand beside listed ones."""
        by_section = {self._document.meant(f"#{each['anchor']}"): each for each in self._entries}
        for section in self._document.sections:
            if section in by_section or "anchor" in self._records[section.number]:
                continue
            beside = self._document.children(section.parent or self._document.root)
            near = next(
                (by_section[each] for each in beside if each in by_section and each.level == section.level), None
            )
            if near is None or not section.heading.anchor:
                continue
            entry = {"title": self._records[section.number]["title"], "anchor": section.heading.anchor}
            if "depth" in near:
                entry["depth"] = near["depth"]
            at = next(
                (n for n, each in enumerate(self._entries) if self._number(each) > section.number), len(self._entries)
            )
            self._entries.insert(at, entry)
            by_section[section] = entry

    def _number(self, each: Record) -> int:
        section = self._document.meant(f"#{each['anchor']}")
        return section.number if section else -1
