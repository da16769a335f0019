"""Put papers into a list, as its other entries are put."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import takewhile
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.config import PaperOrder
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.lookup import is_in
from fgad_lint.curation.numbering import Numbering
from fgad_lint.curation.open_list import Entry, OpenList
from fgad_lint.curation.spacing import after, spell_out, split
from fgad_lint.model.list_order import inferred_order
from fgad_lint.model.order_places import places_in_order
from fgad_lint.model.paper_lists import Category
from fgad_lint.model.sections import Section
from fgad_lint.model.titles import short_title
from fgad_lint.records import Record
from fgad_lint.records.facts import record_facts
from fgad_lint.records.sync import iter_sections
from fgad_lint.records.templates import DEFAULT_TEMPLATES, Form, Templates, list_marker, template_of

_MAX_NAMED = 3  # Categories in a message.
_BAR = lazy_re.compile(r"(?<!\\)\|")
_NUMBER = lazy_re.compile(r"\d{1,9}(?=[.)])")


class Place(NamedTuple):
    """Right before (`is_before`) or right after an entry."""

    entry: Entry
    is_before: bool = False


def insert(
    open_list: OpenList, category: Category, *items: Record, place: Place | None = None, order: PaperOrder = "auto"
) -> None:
    """Put the records of papers into a category, each with its own `layout`; at a place of it, in this order.

    Without a place, they go to the end, or where `order` wants each; "auto" is the order that the category keeps. List
    markers, indentation, numbers and the white space between entries become those of the new neighbours. A section without
    papers gets a list like that of a section beside it. Raises CurationError if an item does not fit there, and RecordError if
    it cannot be read there.
    """
    neighbours = entries_to_join(open_list, category)
    if not is_in(neighbours[-1].category, category):
        _start_list(open_list, category.section, neighbours[0], items)
        return
    put = _insert_beside if _are_apart(open_list, neighbours) else _insert_at
    if place:
        put(open_list, place, items)
        return
    placed = _places_in_order(open_list, neighbours, items, order) if order != "any" else []
    in_order = {id(item) for item, _ in placed}
    put(open_list, Place(neighbours[-1]), [item for item in items if id(item) not in in_order])
    for item, item_place in placed:
        put(open_list, item_place, [item])


def entries_to_join(open_list: OpenList, category: Category) -> list[Entry]:
    """The entries of a category that a new one is written like, in order: those in the form of the last one.

    If it has none, they are those of a list in a section beside it, or else in another one. Raises CurationError if the papers are in parts of
    the category, or if there are no entries.
    """
    entries = _remaining_entries(open_list)
    own = [entry for entry in entries if entry.category == category]
    within = [
        entry for entry in entries if is_in(entry.category, category) and entry.category.section is category.section
    ]
    if not own and len({entry.category.path for entry in within}) == 1:
        own = within  # The whole section has one caption.
    if own:
        return [entry for entry in own if entry.listing.paper_list.kind == own[-1].listing.paper_list.kind]
    if inner := [entry.category for entry in entries if is_in(entry.category, category)]:
        names = dict.fromkeys(part.path[-1] if part.path else part.section.name for part in inner)
        shown = ", ".join(f'"{short_title(name)}"' for name in [*names][:_MAX_NAMED])
        name = category.path[-1] if category.path else category.section.name
        raise CurationError(f'"{short_title(name)}" has its papers in parts: {shown}; name one of these')
    if any(listing.category == category for listing in open_list.document.listings):
        raise CurationError("the entries of this section are in a form that cannot be edited; change it by hand")
    parent = category.section.parent
    beside = [entry for entry in entries if parent and parent in entry.category.section.ancestors()]
    if not entries:
        raise CurationError("there are no entries yet to write a new one like; write the first one by hand")
    nearest = min(beside or entries, key=lambda entry: _distance(entry.category.section, category.section))
    return [entry for entry in entries if entry.block is nearest.block]


def _remaining_entries(open_list: OpenList) -> list[Entry]:
    """The entries of a list without those that were taken out."""
    blocks = {id(entry.block): entry.block for entry in open_list.entries}
    items = {id(item) for block in blocks.values() for item in block["papers"]}
    return [entry for entry in open_list.entries if id(entry.item) in items]


def _distance(section: Section, other: Section) -> tuple[bool, int]:
    """How far a section is from another one; sections of the same level are nearer."""
    return section.level != other.level, abs(section.number - other.number)


# At a place -----------------------------------------------------------------------------------------------------------


def _insert_at(open_list: OpenList, place: Place, items: Sequence[Record]) -> None:
    """Put items into the list of an entry."""
    block, neighbour = place.entry.block, place.entry.item
    spell_out(block, open_list.line_end)
    numbering = Numbering(block)
    usual = split(block.get("layout", {}).get("after", open_list.line_end))
    for item in items if place.is_before else reversed(items):
        spaces, line_ends = after(item) if "after" in item else usual
        _write_like(item, neighbour, block)
        index = place.entry.item_index + (not place.is_before)
        item["after"] = spaces + (line_ends or usual.line_ends)
        if not place.is_before and (index == len(block["papers"]) or "prose" in block["papers"][index]):
            # What is before other text stays there. A paragraph may need the hard break of the others.
            is_paragraph = place.entry.listing.paper_list.kind == "paragraph"
            old = after(neighbour)
            item["after"] = (old.spaces if is_paragraph else spaces) + old.line_ends
            neighbour["after"] = (usual.spaces if is_paragraph else old.spaces) + usual.line_ends
        block["papers"].insert(index, item)
    numbering.apply(block)
    _count_from_one(block)


def _write_like(item: Record, neighbour: Record, block: Record) -> None:
    """Give an item the list marker and indentation of a neighbour in a list. Raises CurationError if it has another form."""
    depth = neighbour.get("depth", 0)
    item.pop("depth", None)
    item.pop("after", None)
    item |= {"depth": depth} if depth else {}
    template, like = item.get("layout"), _template_in(neighbour, block)
    if template is None:
        return
    form: Form = block.get("layout", {}).get("form", "list")
    has_other_columns = form == "table" and _n_bars(template) not in {
        _n_bars(part.get("prose") or _template_in(part, block)) for part in block["papers"] if part is not item
    }
    if has_other_columns or template_of(item, {**_templates_of(block), "entry": ""}, form) != template:
        raise CurationError(f'"{short_title(item["title"])}" is written in another form; move it by hand')
    if form == "list":
        marker, marker_like = list_marker(template), list_marker(like)
        width = _width(marker_like) - _width(marker)
        first, *others = template[len(marker) :].split("\n")
        item["layout"] = "\n".join([marker_like + first, *(_shifted(line, width) for line in others)])


def _n_bars(row: str) -> int:
    return len(_BAR.findall(row.partition("\n")[0]))


def _width(marker: str) -> int:
    """The width of a list marker as if all numbers had the same number of digits."""
    return len(_NUMBER.sub("1", marker, count=1))


def _shifted(line: str, width: int) -> str:
    """A line below the first one of an item, moved along with it. A line that is not indented stays."""
    if not line.startswith(" ") or not line.strip():
        return line
    n_spaces = len(line) - len(line.lstrip(" "))
    return " " * max(1, n_spaces + width) + line[n_spaces:]


def _count_from_one(block: Record) -> None:
    """Number a list of one entry that has become longer."""
    items = [item for item in block["papers"] if "prose" not in item]
    numbers = [_NUMBER.search(list_marker(_template_in(item, block))) for item in items]
    if len({number[0] for number in numbers if number}) == 1 and len(items) == 2 and all(numbers):
        template = _template_in(items[1], block)
        items[1]["layout"] = _NUMBER.sub(lambda number: str(int(number[0]) + 1), template, count=1)


def _template_in(item: Record, block: Record) -> str:
    """The template that an item of a list is written with."""
    form: Form = block.get("layout", {}).get("form", "list")
    return template_of(item, _templates_of(block), form)


def _templates_of(block: Record) -> Templates:
    return {**DEFAULT_TEMPLATES["papers"], **block.get("layout", {})}


# In order -------------------------------------------------------------------------------------------------------------


def _places_in_order(
    open_list: OpenList, entries: Sequence[Entry], items: Sequence[Record], order: PaperOrder
) -> list[tuple[Record, Place]]:
    """The items that have a place in the order of a list, each with its place, which may be beside an item before it."""
    name = order if order != "auto" and order != "any" else None
    if not name and not inferred_order(open_list.document.text, [entry.listing.paper for entry in entries]):
        return []
    # To know how the items are read, they are put at the end of a copy.
    copies: dict[int, Record] = {}
    record, new = deepcopy(open_list.record, copies), deepcopy(list(items))
    last = entries[-1]._replace(block=copies[id(entries[-1].block)], item=copies[id(entries[-1].item)])
    _insert_at(open_list, Place(last), new)
    trial = OpenList(record)
    records = (fact.item for fact in record_facts(record) if fact.kind == "papers")
    papers = {id(item): entry.listing.paper for item, entry in zip(records, trial.entries, strict=True)}
    old_papers = [papers[id(copies[id(entry.item)])] for entry in entries]
    new_papers = [papers[id(item)] for item in new]
    entry_of = dict(zip((paper.span for paper in old_papers), entries, strict=True))
    item_of = dict(zip((paper.span for paper in new_papers), items, strict=True))
    placed = []
    for paper, neighbour, is_before in places_in_order(trial.document.text, old_papers, new_papers, name):
        entry, item = entry_of[neighbour.span], item_of[paper.span]
        entry_of[paper.span] = entry._replace(item=item)
        placed.append((item, Place(entry, is_before)))
    return placed


# In a list of their own -----------------------------------------------------------------------------------------------


def _are_apart(open_list: OpenList, entries: Sequence[Entry]) -> bool:
    """Whether each entry is in HTML of its own, such as a table for each paper."""
    if entries[0].listing.paper_list.kind != "html":
        return False
    if len(entries) == 1:
        entries = [entry for entry in open_list.entries if entry.listing.paper_list.kind == "html"]
    return len({id(entry.block) for entry in entries}) == len(entries) > 1


def _insert_beside(open_list: OpenList, place: Place, items: Sequence[Record]) -> None:
    """Put a list for each item beside that of an entry."""
    blocks = next(blocks for blocks in _blocks(open_list.record) if _index_of(place.entry.item, blocks) >= 0)
    for item in items if place.is_before else reversed(items):
        index = _index_of(place.entry.item, blocks)
        beside = blocks[index]
        block = _list_like(place.entry, item)
        is_last = index + 1 == len(blocks) or "papers" not in blocks[index + 1]
        if not place.is_before and is_last and "after" in beside:
            block["after"] = beside.pop("after")
        blocks.insert(index + (not place.is_before), block)


def _blocks(record: Record) -> Iterator[list[Record]]:
    """The blocks of a record, by section."""
    yield record.get("blocks", [])
    for _, section in iter_sections(record):
        yield section.get("blocks", [])


def _index_of(item: Record, blocks: Sequence[Record]) -> int:
    """The index of the block that an item is in; -1 if it is in none."""
    found = (index for index, block in enumerate(blocks) for part in block.get("papers", ()) if part is item)
    return next(found, -1)


def _list_like(model: Entry, item: Record) -> Record:
    """A list of one item, like that of another entry: with the header of a table, or the lines around HTML."""
    parts, layout = model.block["papers"], model.block.get("layout", {})
    form = layout.get("form", "list")
    before = list(takewhile(_is_prose, parts)) if form != "list" else []
    after = list(takewhile(_is_prose, reversed(parts)))[::-1] if form == "html" else []
    last = parts[len(parts) - len(after) - 1]
    block: Record = {"papers": deepcopy(before)} | ({"layout": layout} if layout else {})
    _write_like(item, model.item, model.block)
    if after and "after" in last:
        item["after"] = last["after"]
    block["papers"] += [item, *deepcopy(after)]
    return block


def _is_prose(part: Record) -> bool:
    return "prose" in part


def _start_list(open_list: OpenList, section: Section, model: Entry, items: Sequence[Record]) -> None:
    """Start a list in a section without papers."""
    block = _list_like(model, items[0])
    record = open_list.record_of(section)
    blocks = record.setdefault("blocks", [])
    above = blocks[-1] if blocks else record
    after = above.pop("after", None)  # A blank line must be above the list.
    if after is not None and after.count("\n") != 1:
        block["after"] = after
    blocks.append(block)
    _insert_at(open_list, Place(model._replace(block=block, item=items[0])), items[1:])
