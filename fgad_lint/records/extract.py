"""Extract the template of an item from its text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from fgad_lint.records.fill import fill
from fgad_lint.records.record import Record
from fgad_lint.records.spelling import Enclosure, default_spelling, reads_as
from fgad_lint.records.templates import DEFAULT_TEMPLATES, Form, escape_braces
from fgad_lint.text import Span


class Hole(NamedTuple):
    """Where a field is written: of the item, or of the link at `link_index` of its links."""

    span: Span
    field: str
    value: str
    link_index: int | None = None


class Item(NamedTuple):
    """A heading, paper or contents entry: where it is written, without white space at the end, its fields, and where those are."""

    span: Span
    fields: Record
    holes: Sequence[Hole]


class ItemTemplate(NamedTuple):
    """A template, and the fields that give the text of the item again when they are filled in."""

    template: str
    fields: Record


def extract_template(text: str, item: Item, form: Form) -> ItemTemplate:
    """The template of an item, with the `source` of each field where that is needed.

    The template is literal if its fields cannot be filled in again.
    """
    body = text[slice(*item.span)]
    template = _cut_out(text, item, form)
    unusual = [hole for hole in item.holes if not _is_default(text, hole, form)]
    for holes in ([], unusual, [*unusual, *item.holes]):
        fields = _with_sources(item.fields, text, holes)
        if fill(template, fields, DEFAULT_TEMPLATES["papers"], form) == body:
            return ItemTemplate(template, fields)
    return ItemTemplate(escape_braces(body), item.fields)


def _cut_out(text: str, item: Item, form: Form) -> str:
    """The text of an item with field names in its holes, except where these overlap or do not read as their value."""
    parts: list[str] = []
    position, end = item.span
    for hole in sorted(item.holes, key=lambda hole: hole.span):
        source = text[slice(*hole.span)]
        if position <= hole.span.start and hole.span.end <= end and reads_as(source, hole.field, hole.value, form):
            parts += escape_braces(text[position : hole.span.start]), f"{{{hole.field}}}"
            position = hole.span.end
    return "".join(parts) + escape_braces(text[position:end])


def _is_default(text: str, hole: Hole, form: Form) -> bool:
    """Whether a field is written as it would be in one of the enclosures if it had no `source`."""
    spellings = (default_spelling(hole.field, hole.value, form, enclosure) for enclosure in get_args(Enclosure))
    return text[slice(*hole.span)] in spellings


def _with_sources(fields: Record, text: str, holes: Iterable[Hole]) -> Record:
    """The fields of an item with the text of each of `holes` as its `source`."""
    sources: dict[int | None, dict[str, str]] = {}
    for hole in holes:
        sources.setdefault(hole.link_index, {})[hole.field] = text[slice(*hole.span)]
    if not sources:
        return fields
    links = [
        link | ({"source": sources[index]} if index in sources else {})
        for index, link in enumerate(fields.get("links", ()))
    ]
    own = {"source": sources[None]} if None in sources else {}
    return fields | ({"links": links} if links else {}) | own
