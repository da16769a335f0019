"""Fill a template with the fields of an item.

The item may have more or fewer links than the template: a missing link is cut out with its separator or line, and further
links follow the last one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from fgad_lint import lazy_re
from fgad_lint.records import marks
from fgad_lint.records.link_slots import Slot, find_slots
from fgad_lint.records.spelling import Enclosure, spell
from fgad_lint.records.templates import Fields, Form, Templates, list_marker
from fgad_lint.text import Span

_CLOSES_TITLE = lazy_re.compile(r"[.,:]?[*_\"”`)\]]*")
_WORD, _MARK = lazy_re.compile(r"\w"), lazy_re.compile(marks.ANY)


def fill(template: str, item: Fields, templates: Templates, form: Form) -> str:
    """The text of an item: `template` with its fields, and further links as the `templates` of its list write them."""
    marked = marks.mark(template)
    if not re.search(marks.ANY, marked):
        return marked
    links: Sequence[Fields] = item.get("links", ())
    slots = find_slots(marked)
    slot_links, other_links = _assign_links(slots, links, marked)
    marked, last_link_end = _fill_slots(marked, slots, slot_links, form)
    if other_links and marks.LINKS not in marked:
        end = _title_end(marked) if last_link_end < 0 else last_link_end
        marked = f"{marked[:end]} {marks.LINKS}{marked[end:]}"
    marked = _expand_links(marked, other_links, templates, form)
    title = spell("title", item, form, _title_enclosure(marked)) if "title" in item else ""
    anchor = spell("anchor", item, form) if "anchor" in item else ""
    return marked.replace(marks.TITLE, title).replace(marks.ANCHOR, anchor)


def _title_enclosure(marked: str) -> Enclosure:
    """What the title of a marked template is in: a link or quotes."""
    start = marked.find(marks.TITLE)
    if start < 0:
        return ""
    if marked.rfind("[", 0, start) > marked.rfind("]", 0, start) and "](" in marked[start:]:
        return "link"
    return "quotes" if start and marked[start - 1] in '"“' else ""


def _title_end(marked: str) -> int:
    """The offset after the title and its closing punctuation; the end of the template if it has no title."""
    start = marked.find(marks.TITLE)
    closing = _CLOSES_TITLE.match(marked, start + 1)
    return closing.end() if closing and start >= 0 else len(marked)


def _assign_links(
    slots: Sequence[Slot], links: Sequence[Fields], marked: str
) -> tuple[list[Fields | None], Sequence[Fields]]:
    """The link of each slot, or None, and the links that are left over."""
    if len(slots) == len(links) and all(map(_suits, slots, links)):
        return list(links), ()
    if not slots and marks.TITLE not in marked:
        return [], ()  # Nothing can be filled in.
    labelled = [index for index, slot in enumerate(slots) if slot.kind == "labelled"]
    unlabelled = [index for index, slot in enumerate(slots) if slot.kind != "labelled"]
    assigned: list[Fields | None] = [None] * len(slots)
    left_over = []
    next_slot = 0
    for link in links:
        candidates = labelled if "label" in link else unlabelled
        candidate_index = bisect_left(candidates, next_slot)
        if candidate_index == len(candidates):
            left_over.append(link)
        else:
            slot_index = candidates[candidate_index]
            assigned[slot_index] = link
            next_slot = slot_index + 1
    return assigned, left_over


def _suits(slot: Slot, link: Fields) -> bool:
    if slot.kind == "plain":
        return "label" not in link or slot.label.start < slot.label.end  # The label may be literal.
    return (slot.kind == "labelled") == ("label" in link)


def _fill_slots(marked: str, slots: Sequence[Slot], links: Sequence[Fields | None], form: Form) -> tuple[str, int]:
    """Fill the slots of a marked template that have a link, and cut out the others, except the title.

    Return the result, and the offset after the last filled slot or title in it, -1 if there is none.
    """
    parts: list[str] = []
    position, n_parts = 0, -1
    for slot, link in zip(slots, links, strict=True):
        if link:
            (start, end), filled = slot.span, _fill_link(marked[slice(*slot.span)], link, form)
        elif slot.kind == "title":
            (start, end), filled = slot.span, _unlinked_title(marked, slot, form)
        else:
            (start, end), filled = _cut(marked, slot, form), ""
        parts += marked[position : max(position, start)], filled
        position = end
        if link or slot.kind == "title":
            n_parts = len(parts)
    parts.append(marked[position:])
    return "".join(parts), sum(map(len, parts[:n_parts])) if n_parts >= 0 else -1


def _fill_link(marked: str, link: Fields, form: Form) -> str:
    """Fill the marked template of a link."""

    def field(match: re.Match[str]) -> str:
        name = marks.NAMES[match[0]]
        if name not in link:
            return match[0]
        is_attribute = marked[: match.start()].rstrip("\"'").endswith("=")
        return spell(name, link, form, "attribute" if is_attribute else "")

    return re.sub(f"[{marks.LABEL}{marks.URL}{marks.REFERENCE}]", field, marked)


def _unlinked_title(marked: str, slot: Slot, form: Form) -> str:
    """The title without its link, in bold in a paragraph, which is only an entry if it begins with a bold or linked title."""
    title = marked[slice(*slot.label)]
    return title if form != "list" or list_marker(marked) or "**" in title else f"**{title}**"


# Further links -------------------------------------------------------------------------------------------------------


def _expand_links(marked: str, links: Sequence[Fields], templates: Templates, form: Form) -> str:
    """Replace `{links}` in a marked template; a link without label goes to the title."""
    marked, links = _link_title(marked, links, form)
    if not links:
        return re.sub(rf"[ \t]?{marks.LINKS}", "", marked)
    labelled = marks.mark(templates["link"])
    unlabelled = f'<a href="{marks.URL}"></a>' if form == "html" else f"<{marks.URL}>"
    filled = (_fill_link(labelled if "label" in link else unlabelled, link, form) for link in links)
    return marked.replace(marks.LINKS, templates["between"].join(filled), 1).replace(marks.LINKS, "")


def _link_title(marked: str, links: Sequence[Fields], form: Form) -> tuple[str, Sequence[Fields]]:
    """Put the first link without label on the title of a marked template, and return the result and the remaining links."""
    link_index = next((index for index, link in enumerate(links) if "label" not in link), -1)
    if link_index < 0 or "[" in marked.partition(marks.TITLE)[0][-1:]:
        return marked, links
    link = f'<a href="{marks.URL}">{marks.TITLE}</a>' if form == "html" else f"[{marks.TITLE}]({marks.URL})"
    marked = marked.replace(marks.TITLE, _fill_link(link, links[link_index], form), 1)
    return marked, [*links[:link_index], *links[link_index + 1 :]]


# Missing links -------------------------------------------------------------------------------------------------------


def _cut(marked: str, slot: Slot, form: Form) -> Span:
    """What to cut out of a marked template to remove a slot: its whole line, or the slot and the separator before it."""
    start, end = slot.span
    before_line = marked.rfind("\n", 0, start)
    line_end = marked.find("\n", end)
    line = Span(before_line + 1, line_end if line_end >= 0 else len(marked))
    has_words = slot.kind != "plain" and _has_elsewhere(_WORD, marked, line, slot)
    if before_line >= 0 and form != "table" and not has_words and not _has_elsewhere(_MARK, marked, line, slot):
        return Span(before_line, line.end)
    while marked[start - 1 : start] in (" ", "\t"):
        start -= 1
    start -= marked[start - 1 : start] == ","
    start -= marked[start - 1 : start] == ";"
    return Span(slot.span.start if marked[start - 1 : start] in ("|", "\n", "") else start, end)


def _has_elsewhere(pattern: re.Pattern[str], marked: str, line: Span, slot: Slot) -> bool:
    """Whether a pattern of one character matches in a line outside the slot."""
    offsets = _match_starts(pattern, marked)
    before = bisect_left(offsets, line.start)
    after = bisect_left(offsets, slot.span.end)
    return (before < len(offsets) and offsets[before] < slot.span.start) or (
        after < len(offsets) and offsets[after] < line.end
    )


@lru_cache(maxsize=2)
def _match_starts(pattern: re.Pattern[str], marked: str) -> Sequence[int]:
    """The offsets of all matches, cached for the next slot of the same template."""
    return [match.start() for match in pattern.finditer(marked)]
