"""Extract the template of an item from its text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from fgad_lint.records.fill import fill
from fgad_lint.records.marks import escape_braces
from fgad_lint.records.record import Record
from fgad_lint.records.spelling import Enclosure, default_spelling, reads_as
from fgad_lint.records.templates import DEFAULT_TEMPLATES, Form
from fgad_lint.text import Span


class Hole(NamedTuple):
    """The span in which a field is written: of the item itself, or of its link at `link_index`, from 0."""

    span: Span
    field: str
    value: str
    link_index: int | None = None


class Item(NamedTuple):
    """A heading, paper or contents entry in a text: its span without white space at the end, and its fields."""

    span: Span
    fields: Record
    holes: Sequence[Hole]


class ItemTemplate(NamedTuple):
    """A template, and the fields to fill it with."""

    template: str
    fields: Record


def extract_template(text: str, item: Item, form: Form) -> ItemTemplate:
    """The template of an item in `text`, and its fields; those not written in the default way have a `source`.

    If sources are not enough to get the same text again, the template is the text itself.
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
    """The text of an item with fields in its holes, except holes that overlap another or read as another value."""
    parts: list[str] = []
    position, end = item.span
    for hole in sorted(item.holes, key=lambda hole: hole.span):
        source = text[slice(*hole.span)]
        if position <= hole.span.start and hole.span.end <= end and reads_as(source, hole.field, hole.value, form):
            parts += escape_braces(text[position : hole.span.start]), f"{{{hole.field}}}"
            position = hole.span.end
    return "".join(parts) + escape_braces(text[position:end])


def _is_default(text: str, hole: Hole, form: Form) -> bool:
    """Whether a field is written in the default way for some enclosure."""
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
