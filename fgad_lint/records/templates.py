"""Templates: how an entry is written in a record, such as `+ {title} [[{label}]]({url})`.

`{title}`, `{anchor}`, `{label}`, `{url}` and `{reference}` stand for fields, `{links}` for all remaining links, and `{{` and
`}}` for braces. The JSON key of a template is `layout`: on an item it is the template itself, on a list an object with
the templates that its items share, such as `{"entry": "+ {title} {links}", "link": "[{label}]({url})"}`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model import tables

Form = Literal["list", "table", "html", "heading"]
Fields = Mapping[str, Any]
Templates = Mapping[str, str]  # What the items of a list share: `entry`, `link`, `between`, `indent`, `after`.

DEFAULT_TEMPLATES: Mapping[str, Templates] = {
    "papers": {"entry": "+ {title} {links}", "link": "[[{label}]]({url})", "between": " ", "indent": "  "},
    "contents": {"entry": "- [{title}](#{anchor})", "indent": "  "},
}

_FIELD = lazy_re.compile(r"\{\{|\}\}|\{(\w+)\}")
_MARKER = lazy_re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]+")


def escape_braces(text: str) -> str:
    """Return the template of a text without fields."""
    return text.replace("{", "{{").replace("}", "}}")


def has_field(template: str, field: str) -> bool:
    """Whether a template has a place for a field."""
    names = {match[1] for match in _FIELD.finditer(template)}
    return field in names or (field != "title" and "links" in names)


def list_marker(template: str) -> str:
    """The list marker that a template begins with, including the spaces around it, or ""."""
    match = _MARKER.match(template)
    return match[0] if match else ""


def template_of(item: Fields, templates: Templates, form: Form) -> str:
    """The template of an item: its own, or else that of its list."""
    own: str | None = item.get("layout")
    if own is not None and _suits(own, form):
        return own
    return templates["indent"] * int(item.get("depth", 0)) + templates["entry"]


def _suits(template: str, form: Form) -> bool:
    """Whether a template suits a list of this form; it does not if the item was moved here from a table, for example."""
    if form == "table":
        return "|" in template or ("\n" not in template and tables.is_row(template))
    return not template.lstrip().startswith("|")


def max_length(item: Fields, templates: Templates, template: str) -> int:
    """An upper bound for the length of the filled template, in characters; a template may repeat a long field."""
    links: Sequence[Fields] = item.get("links", ())
    lengths: dict[str, int] = {}
    for fields in (item, *links):
        for name in MARKS.keys() & fields.keys() - {"links"}:
            lengths[name] = max(lengths.get(name, 0), len(fields[name]))
    link = templates.get("link", "") + templates.get("between", "")
    return _max_length(template, lengths) + len(links) * _max_length(link, lengths)


def _max_length(template: str, lengths: Mapping[str, int]) -> int:
    return len(template) + sum(template.count(f"{{{name}}}") * length for name, length in lengths.items())


# Marked templates ----------------------------------------------------------------------------------------------------

# A marked template has one character for each field: half of a surrogate pair, which no UTF-8 text contains.
MARKS = {
    name: chr(0xDC00 + index) for index, name in enumerate(("title", "anchor", "label", "url", "reference", "links"))
}
TITLE, ANCHOR, LABEL, URL, REFERENCE, LINKS = MARKS.values()
ANY_MARK = f"[{TITLE}-{LINKS}]"
NAMES = {mark: name for name, mark in MARKS.items()}


def marked_template(template: str) -> str:
    """Put a mark in the place of each field of a template, and single braces in the place of doubled ones."""
    return _FIELD.sub(lambda match: MARKS.get(match[1], "") if match[1] else match[0][0], template)


def unmarked_template(marked: str) -> str:
    """Undo `marked_template`."""
    return re.sub(ANY_MARK, lambda match: f"{{{NAMES[match[0]]}}}", escape_braces(marked))
