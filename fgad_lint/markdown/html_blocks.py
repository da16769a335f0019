"""HTML blocks: CommonMark's seven kinds, by its numbers."""

import re

from fgad_lint import lazy_re
from fgad_lint.markdown.cursor import Cursor

# A line with a match is the last one of a block of that kind. A block of kind 6 or 7 ends before a blank line.
ENDS = {
    1: lazy_re.compile(r"</(?:script|pre|textarea|style)>", re.IGNORECASE),
    2: lazy_re.compile("-->"),
    3: lazy_re.compile(r"\?>"),
    4: lazy_re.compile(">"),
    5: lazy_re.compile(r"\]\]>"),
}
BLOCK_TAG = 6
LONE_TAG = 7  # It cannot interrupt a paragraph.
# Each alternative has a group, which tells the kind.
_KINDS_WITH_END = lazy_re.compile(
    r"(?i:<(?:script|pre|textarea|style)(?:[ \t\v\f>]|\Z)())|<!--()|<\?()|<![A-Z]()|<!\[CDATA\[()"
)
_TAG_START = lazy_re.compile(r"</?(?P<name>[A-Za-z]++[1-6]?)(?:[ \t\v\f]|/?>|\Z)")
_BLOCK_TAGS = frozenset(
    """address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main
    menu menuitem nav noframes ol optgroup option p param section source summary table tbody td tfoot th thead title tr
    track ul""".split()
)
_SPACE = r"[ \t\v\f]"
_ATTRIBUTE = (
    rf"{_SPACE}++[A-Za-z_:][A-Za-z0-9:._-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^ \t\v\f\"'=<>`\0]++|'[^'\0]*+'|\"[^\"\0]*+\"))?+"
)
_LONE_TAG = lazy_re.compile(
    rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+{_SPACE}*+/?|/[A-Za-z][A-Za-z0-9-]*+{_SPACE}*+)>[ \t\f]*+\Z"
)


def html_kind(cursor: Cursor) -> int | None:
    """The kind of the HTML block that a line starts."""
    if match := cursor.match(_KINDS_WITH_END):
        return match.lastindex
    tag = cursor.match(_TAG_START)
    if tag and tag["name"].lower() in _BLOCK_TAGS:
        return BLOCK_TAG
    return LONE_TAG if cursor.match(_LONE_TAG) else None
