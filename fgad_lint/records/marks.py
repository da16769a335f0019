"""Marked templates: templates with one character, a mark, for each field.

A mark is half of a surrogate pair, which no UTF-8 text contains.
"""

import re

from fgad_lint import lazy_re

BY_NAME = {
    name: chr(0xDC00 + index) for index, name in enumerate(("title", "anchor", "label", "url", "reference", "links"))
}
TITLE, ANCHOR, LABEL, URL, REFERENCE, LINKS = BY_NAME.values()
ANY = f"[{TITLE}-{LINKS}]"
NAMES = {mark: name for name, mark in BY_NAME.items()}

_FIELD = lazy_re.compile(r"\{\{|\}\}|\{(\w+)\}")


def mark(template: str) -> str:
    """Replace the fields of a template by marks, unknown fields by nothing, and doubled braces by single ones."""
    return _FIELD.sub(lambda match: BY_NAME.get(match[1], "") if match[1] else match[0][0], template)


def unmark(marked: str) -> str:
    """Return the template of a marked template."""
    return re.sub(ANY, lambda match: f"{{{NAMES[match[0]]}}}", escape_braces(marked))


def escape_braces(text: str) -> str:
    """Return the template of a text without fields."""
    return text.replace("{", "{{").replace("}", "}}")
