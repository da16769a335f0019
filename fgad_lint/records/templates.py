"""How an item of a list is written: templates such as `+ {title} [[{label}]]({url})`, and what they say of an item.

In a template `{title}`, `{anchor}`, `{label}`, `{url}` and `{reference}` stand for fields, `{links}` for as many links as there
are, and `{{` and `}}` for braces. A template can be filled with other fields than those that it was made for: what it has
for a link too many is left out, and a link too many is put behind the last one.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import html, inline
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model import tables, title_markup

Form = Literal["list", "table", "html", "heading"]
Place = Literal["", "link", "quotes", "attribute"]
Fields = Mapping[str, Any]

USUAL: Mapping[str, Fields] = {
    "papers": {"entry": "+ {title} {links}", "link": "[[{label}]]({url})", "between": " ", "indent": "  "},
    "contents": {"entry": "- [{title}](#{anchor})", "indent": "  "},
}


class Hole(NamedTuple):
    """Where a field of `owner` is written: `start` to `end` of a text."""

    start: int
    end: int
    name: str
    owner: dict[str, Any]


def template(text: str, start: int, end: int, holes: Sequence[Hole], form: Form) -> str:
    """The text from `start` to `end` with the names of `holes` in their places; literally where it could not be filled again.

    A field that is written in an unusual way gets that as its `source`.
    """
    parts: list[str] = []
    position = start
    for hole in sorted(holes, key=lambda hole: (hole.start, hole.end)):
        if (
            hole.start < position
            or hole.end > end
            or not means(text[hole.start : hole.end], hole.name, hole.owner, form)
        ):
            continue
        parts += escaped(text[position : hole.start]), f"{{{hole.name}}}"
        position = hole.end
    return "".join(parts) + escaped(text[position:end])


def escaped(text: str) -> str:
    """The template of a text without fields."""
    return text.replace("{", "{{").replace("}", "}}")


def has_place(written: str, field: str) -> bool:
    """Whether a template has a place for a field."""
    names = {found[1] for found in _FIELD.finditer(written)}
    return field in names or (field != "title" and "links" in names)


def template_of(record: Fields, layout: Fields, form: Form) -> str:
    """How an item is written: by its own layout or that of its list."""
    own: str | None = record.get("layout")
    if own is not None and _fits(own, form):
        return own
    return str(layout["indent"] * int(record.get("depth", 0)) + layout["entry"])


def length(record: Fields, layout: Fields, written: str) -> int:
    """How many characters an item may take by a template: it may have long fields again and again."""
    links: Sequence[Fields] = record.get("links", ())
    longest: dict[str, int] = {}
    for fields in (record, *links):
        for name in _MARKS.keys() & fields.keys() - {"links"}:
            longest[name] = max(longest.get(name, 0), len(fields[name]))
    link = layout.get("link", "") + layout.get("between", "")
    return _length(written, longest) + len(links) * _length(link, longest)


def _length(written: str, longest: Mapping[str, int]) -> int:
    return len(written) + sum(written.count(f"{{{name}}}") * characters for name, characters in longest.items())


def _fits(written: str, form: Form) -> bool:
    """Whether a template can be one of such a list: an item may have been moved from a table into a list."""
    if form == "table":
        return "|" in written or ("\n" not in written and tables.is_row(written))
    return not written.lstrip().startswith("|")


# Filling -----------------------------------------------------------------------------------------------------------

# In a template that is being filled, each field is half of a surrogate pair, which no text in UTF-8 has.
_MARKS = {name: chr(0xDC00 + n) for n, name in enumerate(("title", "anchor", "label", "url", "reference", "links"))}
_NAMES = {mark: name for name, mark in _MARKS.items()}
_TITLE, _ANCHOR, _LABEL, _URL, _REFERENCE, _LINKS = _MARKS.values()
_ANY = f"[{_TITLE}-{_LINKS}]"
_FIELD = lazy_re.compile(r"\{\{|\}\}|\{(\w+)\}")


class _Slot(NamedTuple):
    """A stretch of a template that is a link; `inside` is that of its label."""

    start: int
    end: int
    inside: tuple[int, int]
    kind: Literal["title", "labelled", "plain"]


def filled(written: str, record: Fields, layout: Fields, form: Form) -> str:
    """A template with the fields of an item in it."""
    marked = _marked(written)
    if not re.search(_ANY, marked):
        return marked
    links: Sequence[Fields] = record.get("links", ())
    slots = _slots(marked)
    taken, extra = _matched(slots, links, marked)
    marked = _with_links(marked, slots, taken, extra, layout, form)
    title = spelled("title", record, form, _place(marked)) if "title" in record else ""
    anchor = spelled("anchor", record, form) if "anchor" in record else ""
    return marked.replace(_TITLE, title).replace(_ANCHOR, anchor)


def _marked(written: str) -> str:
    """A template with a mark for each field, and braces as they are."""
    return _FIELD.sub(lambda found: _MARKS.get(found[1], "") if found[1] else found[0][0], written)


def _place(marked: str) -> Place:
    """What the title of a template stands in."""
    at = marked.find(_TITLE)
    if at < 0:
        return ""
    if marked.rfind("[", 0, at) > marked.rfind("]", 0, at) and "](" in marked[at:]:
        return "link"
    return "quotes" if at and marked[at - 1] in '"“' else ""


def _slots(marked: str) -> list[_Slot]:
    """The links of a template, in order."""
    slots = []
    end = 0
    for found in re.finditer(f"[{_URL}{_REFERENCE}]", marked):
        if found.start() >= end:
            slot = _html_slot(marked, found.start(), end) or _markdown_slot(marked, found.start(), end)
            slots.append(slot)
            end = slot.end
    return slots


def _html_slot(marked: str, at: int, begin: int) -> _Slot | None:
    """`<a href="{url}">…</a>`"""
    start = marked.rfind("<", begin, at)
    opened = marked.find(">", at)
    if start < 0 or opened < 0 or ">" in marked[start:at] or not _OPENS_A.match(marked, start):
        return None
    close = _CLOSES_A.search(marked, opened)
    inside = (opened + 1, close.start() if close else opened + 1)
    return _Slot(start, close.end() if close else opened + 1, inside, _kind(marked[slice(*inside)]))


_OPENS_A, _CLOSES_A = lazy_re.compile(r"<a\s", re.IGNORECASE), lazy_re.compile(r"</a\s*>", re.IGNORECASE)


def _markdown_slot(marked: str, at: int, begin: int) -> _Slot:
    """`[…]({url})`, `[…][{reference}]`, `[{reference}]`, or a URL that stands alone."""
    before = _BEFORE_TARGET.search(marked, begin, at)
    if before is None or (before[0] == "[" and marked[at] == _URL):
        is_angled = marked[at - 1 : at] == "<" and marked[at + 1 : at + 2] == ">"
        return _Slot(at - is_angled, at + 1 + is_angled, (at, at), "plain")
    end = marked.find(")" if "(" in before[0] else "]", at) + 1 or at + 1
    if before[0] == "[":
        return _Slot(before.start(), end, (at, at), "plain")
    start = _opening(marked, before.start(), begin)
    inside = (start + 1, before.start())
    kind = _kind(marked[slice(*inside)])
    while kind == "labelled" and start > begin and marked[start - 1] + marked[end : end + 1] in _PAIRS:
        start, end = start - 1, end + 1
    return _Slot(start, end, inside, kind)


_BEFORE_TARGET = lazy_re.compile(r"\]\(\s*<?\Z|\]\[\Z|\[\Z")
_PAIRS = frozenset(("[]", "()", "**", "``", "__"))


def _opening(marked: str, closing: int, begin: int) -> int:
    """Where the bracket opens that closes at `closing`."""
    depth = 0
    for at in range(closing, begin - 1, -1):
        if marked[at] in "[]" and marked[at - 1 : at] != "\\":
            depth += 1 if marked[at] == "]" else -1
            if depth == 0:
                return at
    return closing


def _kind(inside: str) -> Literal["title", "labelled", "plain"]:
    return "title" if _TITLE in inside else "labelled" if _LABEL in inside else "plain"


def _matched(
    slots: Sequence[_Slot], links: Sequence[Fields], marked: str
) -> tuple[list[Fields | None], Sequence[Fields]]:
    """The links that the slots take, one or none each, and the links that are left over."""
    if len(slots) == len(links) and all(map(_suits, slots, links)):
        return list(links), ()
    if not slots and _TITLE not in marked:
        return [], ()  # What is written out has no place for anything.
    labelled = [number for number, slot in enumerate(slots) if slot.kind == "labelled"]
    others = [number for number, slot in enumerate(slots) if slot.kind != "labelled"]
    taken: list[Fields | None] = [None] * len(slots)
    extra = []
    free = 0
    for link in links:
        kinds = labelled if "label" in link else others
        at = bisect_left(kinds, free)
        if at == len(kinds):
            extra.append(link)
        else:
            taken[kinds[at]] = link
            free = kinds[at] + 1
    return taken, extra


def _suits(slot: _Slot, link: Fields) -> bool:
    if slot.kind == "plain":
        return "label" not in link or slot.inside[0] < slot.inside[1]  # The label may be written out in the template.
    return (slot.kind == "labelled") == ("label" in link)


def _with_links(
    marked: str,
    slots: Sequence[_Slot],
    taken: Sequence[Fields | None],
    extra: Sequence[Fields],
    layout: Fields,
    form: Form,
) -> str:
    """A template with its links in their places, in which the title and the anchor are still marks."""
    parts: list[str] = []
    position, last = 0, -1
    for slot, link in zip(slots, taken, strict=True):
        start, end, kept = slot.start, slot.end, ""
        if link:
            kept = _link(marked[start:end], link, form)
        elif slot.kind == "title":
            kept = _unlinked(marked, slot, form)
        else:
            start, end = _cut(marked, slot, form)
        parts += marked[position : max(position, start)], kept
        position = end
        if link or slot.kind == "title":
            last = len(parts)
    parts.append(marked[position:])
    if any(_LINKS in part for part in parts):
        return _expanded("".join(parts), extra, layout, form)
    if not extra:
        return "".join(parts)
    if last < 0:  # Behind the title and what closes behind it.
        before, title, after = "".join(parts).partition(_TITLE)
        closes = re.match(r"[.,:]?[*_\"”`)\]]*|</\w+>", after)
        end = closes.end() if closes else 0
        parts, last = [before, title + after[:end], after[end:]], 2
    return _expanded("".join([*parts[:last], " ", _LINKS, *parts[last:]]), extra, layout, form)


def _expanded(marked: str, links: Sequence[Fields], layout: Fields, form: Form) -> str:
    """A template with links, and what stands between them, for the mark of all."""
    if not links:
        return re.sub(rf"[ \t]?{_LINKS}", "", marked)
    plain = next((link for link in links if "label" not in link), None)
    if plain and "[" not in marked.partition(_TITLE)[0][-1:]:
        # A link without label is that of the title.
        written = f'<a href="{_URL}">{_TITLE}</a>' if form == "html" else f"[{_TITLE}]({_URL})"
        marked = marked.replace(_TITLE, _link(written, plain, form), 1)
        links = [link for link in links if link is not plain]
        if not links:
            return re.sub(rf"[ \t]?{_LINKS}", "", marked)
    usual = _marked(layout["link"])
    bare = f'<a href="{_URL}"></a>' if form == "html" else f"<{_URL}>"
    written = layout["between"].join(_link(usual if "label" in link else bare, link, form) for link in links)
    return marked.replace(_LINKS, written, 1).replace(_LINKS, "")


def _link(marked: str, link: Fields, form: Form) -> str:
    """The template of a link with its fields."""

    def field(found: re.Match[str]) -> str:
        name = _NAMES[found[0]]
        if name not in link:
            return found[0]
        is_attribute = marked[: found.start()].rstrip("\"'").endswith("=")
        return spelled(name, link, form, "attribute" if is_attribute else "")

    return re.sub(f"[{_LABEL}{_URL}{_REFERENCE}]", field, marked)


def _unlinked(marked: str, slot: _Slot, form: Form) -> str:
    """A title that was the label of a link; a paragraph is an entry only if it begins with a bold or linked title."""
    title = marked[slice(*slot.inside)]
    is_item = _MARKER.match(marked) is not None
    return title if form != "list" or is_item or "**" in title else f"**{title}**"


def _cut(marked: str, slot: _Slot, form: Form) -> tuple[int, int]:
    """From where to where a template is left out with a link that is not there."""
    first = marked.rfind("\n", 0, slot.start)
    last = marked.find("\n", slot.end)
    last = len(marked) if last < 0 else last
    says_nothing = slot.kind == "plain" or not _is_beside(_WORD, marked, first + 1, slot, last)
    if first >= 0 and form != "table" and says_nothing and not _is_beside(_MARK, marked, first + 1, slot, last):
        return first, last  # The line is for this link alone.
    start = slot.start
    while marked[start - 1 : start] in (" ", "\t"):
        start -= 1
    start -= marked[start - 1 : start] == ","
    start -= marked[start - 1 : start] == ";"
    return (slot.start if marked[start - 1 : start] in ("|", "\n", "") else start), slot.end


_WORD, _MARK = lazy_re.compile(r"\w"), lazy_re.compile(_ANY)


def _is_beside(kind: re.Pattern[str], marked: str, start: int, slot: _Slot, end: int) -> bool:
    """Whether there is a character of a kind in a stretch of a template, but for that of a link."""
    places = _places(kind, marked)
    before = bisect_left(places, start)
    after = bisect_left(places, slot.end)
    return (before < len(places) and places[before] < slot.start) or (after < len(places) and places[after] < end)


@lru_cache(maxsize=2)
def _places(kind: re.Pattern[str], marked: str) -> Sequence[int]:
    """Where the characters of a kind are: found once for all links of a template, since there may be many."""
    return [found.start() for found in kind.finditer(marked)]


# Spelling ------------------------------------------------------------------------------------------------------------

_PLAIN_URL = lazy_re.compile(r"[^\s()<>\\&\x00-\x1f\x7f]+")


def spelled(name: str, owner: Fields, form: Form, place: Place = "") -> str:
    """How a field of `owner` is written in a `place`: as its `source` has it, if that says the same, or as usual."""
    source = owner.get("source", {}).get(name)
    if source is not None and means(source, name, owner, form):
        return str(source)
    return usual_spelling(name, owner[name], form, place)


def usual_spelling(name: str, value: str, form: Form, place: Place = "") -> str:
    """How a field is written where nothing is said of that."""
    if name in ("anchor", "reference"):
        return value
    if name == "url":
        if place == "attribute" or form == "html":
            return escape(value, quote=True)
        if _PLAIN_URL.fullmatch(value) or (inline.unescaped(value) == value and _is_balanced(value)):
            return value.replace("|", "%7C") if form == "table" else value
        # GitHub resolves entities before backslashes, so a backslash would not keep an ampersand from starting one.
        return "<" + re.sub(r"([<>\\])", r"\\\1", value.replace("&", "&amp;")) + ">"
    if form == "html":
        return re.sub(r"[\n\r]|(?<= ) ", lambda space: f"&#{ord(space[0])};", escape(value, quote=False))
    if form == "heading":
        return re.sub(r"(?:^|(?<=\s))(?=#+\Z)", r"\\", inline.spelled(value))
    written = (
        title_markup.escape_title(value, place) if name == "title" and place != "attribute" else inline.spelled(value)
    )
    return re.sub(r"(?<!\\)\|", r"\\|", written) if form == "table" else written


def means(source: str, name: str, owner: Fields, form: Form) -> bool:
    """Whether `source` is a way to write a field of `owner`."""
    value = owner[name]
    if name in ("anchor", "reference"):
        return bool(source == value)
    if name == "url":
        return source == value or value in (
            inline.unescaped(source.removeprefix("<").removesuffix(">")),
            html.unescaped(source),
        )
    if form == "html":
        return html.unescaped(" ".join(source.split())).replace("\xa0", " ").strip() == value and "<" not in source
    return inline.reads_as(source, value)


def _is_balanced(url: str) -> bool:
    written = f"[]({url})"
    found = inline.scan(written, 0, len(written), {}).links
    return len(found) == 1 and found[0].span == (0, len(written)) and found[0].url == url


# What the items of a list share --------------------------------------------------------------------------------------

_MARKER = lazy_re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]+")
_OPENS = '[(*_"“`'
_CLOSES = lazy_re.compile(r"[.,:]?[\])*_\"”`]*")


def link_of(written: str) -> tuple[str, str, str | None]:
    """A template with its links at the end, where they are all alike, as `{links}`; what they are like; what is between them.

    The last two are "" and None where there is nothing to tell.
    """
    marked = _marked(written)
    slots = _slots(marked)
    labelled = [slot for slot in slots if slot.kind == "labelled"]
    alike = {marked[slot.start : slot.end] for slot in labelled}
    if len(alike) != 1 or slots[-len(labelled) :] != labelled:
        return written, "", None
    between = {marked[one.end : other.start] for one, other in pairwise(labelled)}
    link = _unmarked(alike.pop())
    if len(between) > 1 or not _says_nothing(link):
        return written, "", None
    condensed = marked[: labelled[0].start] + _LINKS + marked[labelled[-1].end :]
    return _unmarked(condensed), link, _unmarked(between.pop()) if between else None


def _unmarked(marked: str) -> str:
    return re.sub(_ANY, lambda found: f"{{{_NAMES[found[0]]}}}", escaped(marked))


def is_common(written: str, form: Form) -> bool:
    """Whether a template can be that of any paper: it has a place for the title and says nothing by itself."""
    rest = written.removeprefix(_lead(written)) if form == "list" else written
    return "{title}" in written and _says_nothing(rest)


def _lead(written: str) -> str:
    """The marker that a template begins with, if it does."""
    found = _MARKER.match(written)
    return found[0] if found else ""


def _says_nothing(written: str) -> bool:
    return re.search(r"\w", re.sub(r"\{\w+\}|</?[a-zA-Z][^<>]*>", "", written)) is None


def common(written: str, form: Form) -> str:
    """A template made of another one, that says nothing by itself; "" where that has no place for a title."""
    if "{title}" not in written:
        return ""
    if form == "table":
        return _common_row(written)
    if form == "html":
        return _common_html(written)
    lead = _lead(written)
    before, _, after = written.partition("{title}")
    opening = before[len(before.rstrip(_OPENS)) :]
    closing = _CLOSES.match(after)
    inner = closing[0] if closing else ""
    if "[" in opening and (target := re.match(r"\]\(\{url\}\)", after[after.find("]") :] if "]" in inner else "")):
        at = after.find("]")
        outer = _CLOSES.match(after, at + target.end())
        inner = after[:at] + target[0] + (outer[0] if outer else "")
    if not lead:
        opening = (
            "[" if opening.endswith("[") else "**"
        )  # A paragraph is an entry if it begins with a bold or linked title.
        inner = inner if opening == "[" else "**"
    if _mirrored(opening) != re.sub(r"^[.,:]|\(\{url\}\)", "", inner).replace(".", ""):
        opening = inner = ""
    return f"{lead}{opening}{{title}}{inner} {{links}}"


def _mirrored(opening: str) -> str:
    return opening[::-1].translate(str.maketrans("[(“", "])”"))


def _common_html(written: str) -> str:
    """The element in which only the title and, on a line of their own, the links are filled in."""
    before, _, after = written.partition("{title}")
    closing = re.match(r"\s*(?:</\w+>)*", after)
    if not closing or not re.fullmatch(r"(?:\s*+<[^<>{}]*+>)*+\s*+", before):
        return ""
    # Read from behind, since from each place before them it would take long to see whether only tags follow.
    ends = re.match(r"(?:>\w++/<\s*+)*", after[closing.end() :][::-1])
    return f"{before}{{title}}{closing[0]}<br>{{links}}{ends[0][::-1] if ends else ''}"


def _common_row(written: str) -> str:
    """The row of a table in which only the title and the links are filled in."""
    cells = re.split(r"(?<!\\)\|", written)
    kept = []
    has_links = False
    for cell in cells:
        if "{title}" in cell:
            before, _, after = cell.strip().partition("{title}")
            opening = len(before.rstrip("*"))
            opening -= before.endswith("[", 0, opening)
            closing = re.match(r"\**(?:\]\(\{url\}\))?", after)
            kept.append(f" {before[opening:]}{{title}}{closing[0] if closing else ''} ")
        elif ("{url}" in cell or "{links}" in cell) and not has_links and any("{title}" in each for each in kept):
            kept.append(" {links} ")
            has_links = True
        else:
            kept.append(" " if cell.strip() else cell)
    return "|".join(kept)
