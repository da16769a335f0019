"""Templates: how an entry is written in a record, such as `+ {title} [[{label}]]({url})`.

`{title}`, `{anchor}`, `{label}`, `{url}` and `{reference}` stand for fields, `{links}` for all remaining links, and `{{` and
`}}` for braces. The JSON key of a template is `layout`: on an item it is the template itself, on a list an object with
the templates that its items share, such as `{"entry": "+ {title} {links}", "link": "[{label}]({url})"}`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model import tables
from fgad_lint.model.known import KnownKind
from fgad_lint.records import marks

Form = Literal["list", "table", "html", "heading"]
Fields = Mapping[str, Any]
Templates = Mapping[str, str]  # Those that the items of a list share: `entry`, `link`, `between`, `indent`, `after`.

DEFAULT_TEMPLATES: Mapping[KnownKind, Templates] = {
    "papers": {"entry": "+ {title} {links}", "link": "[[{label}]]({url})", "between": " ", "indent": "  "},
    "contents": {"entry": "- [{title}](#{anchor})", "indent": "  "},
}

_MARKER = lazy_re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]+")


def has_field(template: str, field: str) -> bool:
    """Whether a template has a place for a field."""
    marked = marks.mark(template)
    return marks.BY_NAME[field] in marked or (field != "title" and marks.LINKS in marked)


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
    """Whether a template suits the form of a list; an item may come from another list, such as a table."""
    if form == "table":
        return "|" in template or ("\n" not in template and tables.is_row(template))
    first, _, rest = template.lstrip().partition("|")
    return bool(first) or "|" not in rest  # A line of a list may start with a bar.


def max_length(item: Fields, templates: Templates, template: str) -> int:
    """An upper bound for the length of the filled template, in characters."""
    links: Sequence[Fields] = item.get("links", ())
    lengths: dict[str, int] = {}
    for fields in (item, *links):
        for name in marks.BY_NAME.keys() & fields.keys() - {"links"}:
            lengths[name] = max(lengths.get(name, 0), len(fields[name]))
    link = templates.get("link", "") + templates.get("between", "")
    return _max_length(template, lengths) + len(links) * _max_length(link, lengths)


def _max_length(template: str, lengths: Mapping[str, int]) -> int:
    return len(template) + sum(template.count(f"{{{name}}}") * length for name, length in lengths.items())
