"""Paper list or contents list → record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint.model.contents import ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.records.extract import Item, extract_template
from fgad_lint.records.fields import contents_items, paper_items
from fgad_lint.records.fill import fill
from fgad_lint.records.record import Record, in_field_order
from fgad_lint.records.shared_templates import Nested, shared_templates
from fgad_lint.records.spans import strip_end
from fgad_lint.records.templates import DEFAULT_TEMPLATES, Form, Templates, template_of
from fgad_lint.text import Span

_WHITE_SPACE = " \t\r\n"


class _Part(NamedTuple):
    """Part of a list: its text, the white space after it, its fields, and its template unless it is prose."""

    body: str
    after: str
    fields: Record
    template: str | None


def paper_list_record(document: Document, papers: PaperList, span: Span, line_end: str) -> Record:
    """The record of a paper list that is written in `span`."""
    form: Form = "table" if papers.kind == "table" else "html" if papers.kind == "html" else "list"
    parts = list(_parts(document.text, span, paper_items(document, papers, span), form))
    return _list_record("papers", parts, {**DEFAULT_TEMPLATES["papers"], "after": line_end}, form)


def contents_list_record(document: Document, contents: ContentsList, span: Span, line_end: str) -> Record:
    """The record of a contents list that is written in `span`."""
    parts = list(_parts(document.text, span, contents_items(document, contents, span), "list"))
    return _list_record("contents", parts, {**DEFAULT_TEMPLATES["contents"], "after": line_end}, "list")


def _parts(text: str, span: Span, items: Sequence[Item], form: Form) -> Iterator[_Part]:
    """The items of a list, and the lines before, between and after them as prose."""
    end = strip_end(text, span).end
    if span.start < items[0].span.start:
        yield from _split_gap(text[span.start : items[0].span.start])[1]
    for item, part_end in zip(items, [*(item.span.start for item in items[1:]), end], strict=True):
        template, fields = extract_template(text, item, form)
        after, prose = _split_gap(text[item.span.end : part_end])
        yield _Part(text[slice(*item.span)], after, fields, template)
        yield from prose


def _split_gap(gap: str) -> tuple[str, list[_Part]]:
    """Split the text between two items into white space and prose, if there is any."""
    body = gap.strip(_WHITE_SPACE)
    if not body:
        return gap, []
    before = gap[: gap.index(body)].rstrip(" \t")
    body = gap[len(before) :].rstrip(_WHITE_SPACE)
    return before, [_Part(body, gap[len(before) + len(body) :], {"prose": body}, None)]


def _list_record(kind: str, parts: Sequence[_Part], defaults: Templates, form: Form) -> Record:
    """The record of a list; an item has its own template only if that of the list gives another text."""
    nested = [Nested(part.template, part.fields.get("depth", 0)) for part in parts if part.template is not None]
    templates = {**defaults, **shared_templates(nested, defaults, form)}
    if len(parts) > 1:
        templates["after"] = Counter(part.after for part in parts[:-1]).most_common(1)[0][0]
    afters = [*[templates["after"]] * (len(parts) - 1), ""]
    items = [_item_record(part, after, templates, form) for part, after in zip(parts, afters, strict=True)]
    layout = {name: template for name, template in templates.items() if template != defaults[name]}
    if form != "list":
        layout = {"form": form, **layout}
    return {kind: items, **({"layout": layout} if layout else {})}


def _item_record(part: _Part, after: str, templates: Templates, form: Form) -> Record:
    """The record of a part; `after` is the white space that follows by default."""
    record = {**part.fields}
    if part.after != after:
        record["after"] = part.after
    shared = template_of(part.fields, templates, form)
    if part.template is not None and fill(shared, part.fields, templates, form) != part.body:
        record["layout"] = part.template
    return in_field_order(record)
