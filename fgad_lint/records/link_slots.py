"""The links in a marked template: `[[{label}]]({url})`, `<a href="{url}">…</a>`, `<{url}>` and the like."""

import re
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.records import marks
from fgad_lint.text import Span

_OPENING_TAG = lazy_re.compile(r"<a\s", re.IGNORECASE)
_CLOSING_TAG = lazy_re.compile(r"</a\s*>", re.IGNORECASE)
_BEFORE_TARGET = lazy_re.compile(r"\]\(\s*<?\Z|\]\[\Z|\[\Z")
_DELIMITER_PAIRS = frozenset(("[]", "()", "**", "``", "__"))


class Slot(NamedTuple):
    """A link in a marked template, and its label; the kind tells if the label has the title, the label field or neither."""

    span: Span
    label: Span
    kind: Literal["title", "labelled", "plain"]


def find_slots(marked: str) -> list[Slot]:
    """The links of a marked template, in order."""
    slots = []
    end = 0
    for match in re.finditer(f"[{marks.URL}{marks.REFERENCE}]", marked):
        if match.start() >= end:
            slot = _html_slot(marked, match.start(), end) or _markdown_slot(marked, match.start(), end)
            slots.append(slot)
            end = slot.span.end
    return slots


def _html_slot(marked: str, target: int, min_start: int) -> Slot | None:
    """The slot whose URL is at `target`, if that is in an opening tag."""
    #   <a href="{url}">{label}</a>
    #   ^ start  ^ target      ^ label end
    start = marked.rfind("<", min_start, target)
    tag_end = marked.find(">", target)
    if start < 0 or tag_end < 0 or ">" in marked[start:target] or not _OPENING_TAG.match(marked, start):
        return None
    closing = _CLOSING_TAG.search(marked, tag_end)
    label = Span(tag_end + 1, closing.start() if closing else tag_end + 1)
    return Slot(Span(start, closing.end() if closing else tag_end + 1), label, _kind(marked, label))


def _markdown_slot(marked: str, target: int, min_start: int) -> Slot:
    """The slot whose URL or reference is at `target`: `[…]({url})`, `[…][{reference}]`, `[{reference}]` or a bare URL."""
    before = _BEFORE_TARGET.search(marked, min_start, target)
    no_label = Span(target, target)
    if before is None or (before[0] == "[" and marked[target] == marks.URL):
        is_angled = marked[target - 1 : target] == "<" and marked[target + 1 : target + 2] == ">"
        return Slot(Span(target - is_angled, target + 1 + is_angled), no_label, "plain")
    end = marked.find(")" if "(" in before[0] else "]", target) + 1 or target + 1
    if before[0] == "[":
        return Slot(Span(before.start(), end), no_label, "plain")
    start = _opening_bracket(marked, before.start(), min_start)
    label = Span(start + 1, before.start())
    kind = _kind(marked, label)
    while kind == "labelled" and start > min_start and marked[start - 1] + marked[end : end + 1] in _DELIMITER_PAIRS:
        start, end = start - 1, end + 1
    return Slot(Span(start, end), label, kind)


def _opening_bracket(marked: str, closing: int, min_start: int) -> int:
    """The offset of the bracket that pairs with the one at `closing`; `closing` itself if there is none."""
    depth = 0
    for offset in range(closing, min_start - 1, -1):
        if marked[offset] in "[]" and marked[offset - 1 : offset] != "\\":
            depth += 1 if marked[offset] == "]" else -1
            if depth == 0:
                return offset
    return closing


def _kind(marked: str, label: Span) -> Literal["title", "labelled", "plain"]:
    text = marked[slice(*label)]
    return "title" if marks.TITLE in text else "labelled" if marks.LABEL in text else "plain"
