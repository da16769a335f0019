"""The templates that most items of a list share, general enough for any item."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.records import marks
from fgad_lint.records.link_slots import find_slots
from fgad_lint.records.templates import Form, Templates, list_marker

_MAX_SHARED_LENGTH = 1000  # A longer template fits only its own entry, and trying it on every other one takes long.
_OPENING = '[(*_"“`'
_CLOSING = lazy_re.compile(r"[.,:]?[\])*_\"”`]*")


class Nested(NamedTuple):
    """The template of an item, and how deep the item is nested."""

    template: str
    depth: int


def shared_templates(items: Sequence[Nested], defaults: Templates, form: Form) -> dict[str, str]:
    """The `indent`, `entry`, `link` and `between` that most items share; without what no item has."""
    indents = Counter(_indentation(item.template) for item in items if item.depth == 1)
    indent = indents.most_common(1)[0][0] if indents else defaults["indent"]
    entries, links, separators = Counter[str](), Counter[str](), Counter[str]()
    for item in items:
        condensed = condense_links(item.template.removeprefix(indent * item.depth))
        entries[condensed.entry] += 1
        links.update([condensed.link] if condensed.link else [])
        separators.update([condensed.between] if condensed.between is not None else [])
    shared = {"indent": indent}
    if entry := _shared_entry(entries, form):
        shared["entry"] = entry
    if links:
        shared["link"] = links.most_common(1)[0][0]
    elif entries and form == "html":
        shared["link"] = '<a href="{url}">{label}</a>'
    elif entries and "link" in defaults:
        shared["link"] = "[{label}]({url})"
    if separators:
        shared["between"] = separators.most_common(1)[0][0]
    return shared


def _indentation(template: str) -> str:
    return template[: len(template) - len(template.lstrip(" \t"))]


def _shared_entry(entries: Counter[str], form: Form) -> str:
    """The most common general template, preferably with `{links}`, or else the most common one that can be made general."""
    ranked = [entry for entry, _ in entries.most_common() if len(entry) <= _MAX_SHARED_LENGTH]
    general = [entry for entry in ranked if is_general(entry, form)]
    with_links = [entry for entry in general if "{links}" in entry]
    generalized = (generalize(entry, form) for entry in ranked)
    return next(iter([*with_links, *general]), "") or next(filter(None, generalized), "")


class Condensed(NamedTuple):
    """A template with `{links}`, the template of each link ("" if unknown) and the text between two (None if unknown)."""

    entry: str
    link: str
    between: str | None


def condense_links(template: str) -> Condensed:
    """Replace the links at the end of a template by `{links}` if all of them are written the same way."""
    marked = marks.mark(template)
    slots = find_slots(marked)
    labelled = [slot.span for slot in slots if slot.kind == "labelled"]
    spellings = {marked[slice(*span)] for span in labelled}
    if len(spellings) != 1 or any(slot.kind != "labelled" for slot in slots[-len(labelled) :]):
        return Condensed(template, "", None)
    separators = {marked[left.end : right.start] for left, right in pairwise(labelled)}
    link = marks.unmark(spellings.pop())
    if len(separators) > 1 or _has_words(link):
        return Condensed(template, "", None)
    condensed = marked[: labelled[0].start] + marks.LINKS + marked[labelled[-1].end :]
    return Condensed(marks.unmark(condensed), link, marks.unmark(separators.pop()) if separators else None)


def is_general(template: str, form: Form) -> bool:
    """Whether a template suits any paper: it has a place for the title, and no words of its own."""
    rest = template.removeprefix(list_marker(template)) if form == "list" else template
    return "{title}" in template and not _has_words(rest)


def _has_words(template: str) -> bool:
    return re.search(r"\w", re.sub(r"\{\w+\}|</?[a-zA-Z][^<>]*>", "", template)) is not None


def generalize(template: str, form: Form) -> str:
    """Leave only the title and the links in a template; "" if it has no place for the title."""
    if "{title}" not in template:
        return ""
    if form == "table":
        return _general_row(template)
    if form == "html":
        return _general_element(template)
    marker = list_marker(template)
    before, _, after = template.partition("{title}")
    opening = before[len(before.rstrip(_OPENING)) :]
    match = _CLOSING.match(after)
    closing = match[0] if match else ""
    bracket = after.find("]")
    if "[" in opening and "]" in closing and (target := re.match(r"\]\(\{url\}\)", after[bracket:])):
        #   [**{title}**]({url})
        #               ^ bracket
        outer = _CLOSING.match(after, bracket + target.end())
        closing = after[:bracket] + target[0] + (outer[0] if outer else "")
    if not marker:  # A paragraph is an entry only if it begins with a bold or linked title.
        opening = "[" if opening.endswith("[") else "**"
        closing = closing if opening == "[" else "**"
    if _mirrored(opening) != re.sub(r"^[.,:]|\(\{url\}\)", "", closing).replace(".", ""):
        opening = closing = ""
    return f"{marker}{opening}{{title}}{closing} {{links}}"


def _mirrored(opening: str) -> str:
    return opening[::-1].translate(str.maketrans("[(“", "])”"))


def _general_element(template: str) -> str:
    """An HTML element with only the title and, on a line of their own, the links."""
    before, _, after = template.partition("{title}")
    closing = re.match(r"\s*(?:</\w+>)*", after)
    if not closing or not re.fullmatch(r"(?:\s*+<[^<>{}]*+>)*+\s*+", before):
        return ""
    # Matched backwards, because a search for the first tag that only tags follow would take quadratic time.
    ends = re.match(r"(?:>\w++/<\s*+)*", after[closing.end() :][::-1])
    return f"{before}{{title}}{closing[0]}<br>{{links}}{ends[0][::-1] if ends else ''}"


def _general_row(template: str) -> str:
    """A table row with only the title and the links in its cells."""
    cells: list[str] = []
    has_title = has_links = False
    for cell in re.split(r"(?<!\\)\|", template):
        if "{title}" in cell:
            before, _, after = cell.strip().partition("{title}")
            opening = len(before.rstrip("*"))
            opening -= before.endswith("[", 0, opening)
            closing = re.match(r"\**(?:\]\(\{url\}\))?", after)
            cells.append(f" {before[opening:]}{{title}}{closing[0] if closing else ''} ")
            has_title = True
        elif ("{url}" in cell or "{links}" in cell) and not has_links and has_title:
            cells.append(" {links} ")
            has_links = True
        else:
            cells.append(" " if cell.strip() else cell)
    return "|".join(cells)
