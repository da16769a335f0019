"""A contents list as a tree of items, to which entries are added in the form of their neighbors."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model.contents import ContentsEntry, ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.link_lists import items_in
from fgad_lint.model.sections import Section
from fgad_lint.records.extract import Item
from fgad_lint.records.fields import contents_items
from fgad_lint.text import Span

_MARKER = lazy_re.compile(rf"(?P<indent>[ \t>]*)(?P<marker>{LIST_MARKER})(?P<space>[ \t]*)")
_NUMBER = lazy_re.compile(r"[ \t>]*(?P<number>\d{1,9})[.)]")
_INDENT = lazy_re.compile(r"[ \t>]*")
_BREAK = r"[*_ ]*(?:<br ?/?>)?"
# What is around the title and the anchor of an entry that is nothing but a link.
_BEFORE = lazy_re.compile(r"[*_ ]*(?:\[[*_ ]*|<a [^<>]*#)")
_BETWEEN = lazy_re.compile(r"[*_ ]*\]\([^()\s]*#|\"[^<>]*>[*_ ]*")
_AFTER = lazy_re.compile(rf"\){_BREAK}|[*_ ]*</a>{_BREAK}", re.IGNORECASE)
_MAX_GAP = 100  # Characters between two entries that are repeated with each new one.


class Form(NamedTuple):
    """How an entry that is nothing but a link is written: the text around its title and its anchor, which one is first."""

    before: str = "["
    between: str = "](#"
    after: str = ")"
    is_title_first: bool = True

    def fill(self, title: str, anchor: str) -> str:
        """The entry for a section."""
        fields = (title, anchor) if self.is_title_first else (anchor, title)
        return f"{self.before}{fields[0]}{self.between}{fields[1]}{self.after}"


class Node:
    """An item of a contents list, or the list itself, which has no text.

    `text` are its lines without nested items and without the white space after them, which is `gap`. `section` is the one that
    it leads to, `form` how its entry is written; None if that is more than a link. `rank` is its place among the items of
    `parent`, which is None once it is removed.
    """

    def __init__(self, text: str, gap: str, parent: "Node | None", rank: tuple[int, int], form: Form | None) -> None:
        self.text = text
        self.gap = gap
        self.parent = parent
        self.rank = rank
        self.form = form
        self.entry: ContentsEntry | None = None
        self.section: Section | None = None
        self.children: list[Node] = []

    def walk(self) -> "Iterator[Node]":
        """This node and those below it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack += (child for child in reversed(node.children) if child.parent is node)


class _Place(NamedTuple):
    """A place for an item; `like` is an item of the same list, if there is one."""

    parent: Node
    rank: int
    like: Node | None


class ContentsTree:
    """The items of a contents list, which can be removed, moved and added."""

    def __init__(self, document: Document, contents: ContentsList) -> None:
        self.span = Span(contents.span.start, _end_of_entries(document, contents))
        self.root = Node("", "", None, (0, 0), None)
        self._by_section: dict[Section, Node] = {}
        self._changed: set[Node] = set()  # Those with other children than before.
        self._read(document, contents)
        self.nodes = list(self.root.walk())[1:]
        gaps = Counter(node.gap for node in self.nodes[:-1] if 0 < len(node.gap) <= _MAX_GAP)
        line_end = "\r\n" if "\r\n" in document.text_of(self.span) else "\n"
        self._gap = gaps.most_common(1)[0][0] if gaps else line_end
        self._is_flat = self._has_flat_levels()

    def remove(self, node: Node) -> None:
        """Remove an item."""
        self._detach(node)
        if node.section and self._by_section.get(node.section) is node:
            del self._by_section[node.section]

    def add(self, family: Sequence[Section], index: int, title: str, anchor: str) -> bool:
        """Add an entry for the section at `index` of a family; whether there is a place for it."""
        place = self._place(family, index)
        if place is None:
            return False
        margin, form = self._style(place)
        self._attach(Node(margin + form.fill(title, anchor), self._gap, None, (0, 0), form), family[index], place)
        return True

    def move(self, node: Node, family: Sequence[Section], index: int) -> bool:
        """Move the item of a section, with those below it, to where its family is; whether there is another place for it."""
        section = family[index]
        if self._by_section.pop(section, node) is not node:
            return False
        place = self._place(family, index)
        if place is None or place.parent in node.walk() or place.parent is node.parent:
            self._by_section[section] = node
            return False
        self._detach(node)
        _set_margin(node, self._style(place)[0])
        self._attach(node, section, place)
        return True

    def text(self) -> str:
        """The text of the list."""
        for parent in self._changed:
            before = [child for child in parent.children if child.rank[1] < 0]
            kept = (child for child in parent.children if child.parent is parent)
            parent.children = sorted(kept, key=lambda child: child.rank)
            _renumber(parent.children, before or parent.children[:1])
        nodes = list(self.root.walk())[1:]
        last = self.nodes[-1]
        parts = [node.text + (self._gap if node is last else node.gap) for node in nodes[:-1]]
        return "".join(parts) + (nodes[-1].text if nodes else "") + last.gap

    def _read(self, document: Document, contents: ContentsList) -> None:
        forms = _forms(document, contents_items(document, contents, self.span))
        entries = {
            (entry.block.span, entry.depth): (entry, form) for entry, form in zip(contents.entries, forms, strict=True)
        }
        found = list(items_in(contents.block, 0))
        ends = [*(item.span.start for item, _ in found[1:]), self.span.end]
        parents = [self.root]
        for (item, depth), end in zip(found, ends, strict=True):
            written = document.text[item.span.start : end]
            text = _without_blank_lines(written)
            parent = parents[depth]
            node = Node(text, written[len(text) :], parent, (len(parent.children), -1), None)
            parent.children.append(node)
            parents[depth + 1 :] = [node]
            node.entry, node.form = entries.get((item.span, depth), (None, None))
            if node.entry and node.entry.target:
                node.section = node.entry.target
                self._by_section.setdefault(node.section, node)

    def _has_flat_levels(self) -> bool:
        """Whether most entries are not nested as their sections are."""
        n_flat = 0
        for section, node in self._by_section.items():
            above = self._by_section.get(section.parent) if section.parent else None
            if above:
                n_flat += 1 if node.parent is above.parent else -1
        return n_flat > 0

    def _detach(self, node: Node) -> None:
        if node.parent:
            self._changed.add(node.parent)
            node.parent = None

    def _attach(self, node: Node, section: Section, place: _Place) -> None:
        node.parent, node.rank, node.section = place.parent, (place.rank, section.number), section
        place.parent.children.append(node)
        self._changed.add(place.parent)
        self._by_section[section] = node

    def _place(self, family: Sequence[Section], index: int) -> _Place | None:
        """The place for an entry of a family: after the siblings before it, or else before those after it, or below its parent."""
        for before in range(index - 1, -1, -1):
            if node := self._by_section.get(family[before]):
                return self._after(node)
        for after in range(index + 1, len(family)):
            if (node := self._by_section.get(family[after])) and node.parent:
                return _Place(node.parent, node.rank[0] - (node.rank[1] < 0), node)
        parent = family[index].parent
        above = self._by_section.get(parent) if parent else None
        if above is None:
            return None
        return self._after(above) if self._is_flat else _Place(above, len(above.children), None)

    def _after(self, node: Node) -> _Place | None:
        """The place after an item and the next ones, if they lead to parts of its section."""
        if node.parent is None:
            return None
        rank = node.rank[0]
        siblings = node.parent.children
        while (
            rank + 1 < len(siblings)
            and siblings[rank + 1].rank == (rank + 1, -1)
            and (section := siblings[rank + 1].section)
            and section is not node.section
            and any(ancestor is node.section for ancestor in section.ancestors())
        ):
            rank += 1
        return _Place(node.parent, rank, node)

    def _style(self, place: _Place) -> tuple[str, Form]:
        """The indentation and the marker of an item, and how its entry is written."""
        if place.like:
            others = (node for node in place.parent.children if node.form)
            form = place.like.form or next((node.form for node in others if node.form), None)
            return _margin(place.like), form or Form()
        nested = next((node for node in self.nodes if node.parent is not self.root and node.parent and node.form), None)
        outer = _margin(place.parent)
        bullet = "-" if outer.strip(" \t>")[:1].isdigit() else outer.strip(" \t>")[:1]
        indent = " " * len(outer.lstrip(" \t>"))
        if nested and nested.parent:
            inner, above = _margin(nested), _margin(nested.parent)
            bullet = inner.strip(" \t>")
            indent = " " * (_width(inner) - _width(above))
        margin = _INDENT.match(outer)
        return f"{margin[0] if margin else ''}{indent}{bullet} ", (nested.form if nested else None) or Form()


def _end_of_entries(document: Document, contents: ContentsList) -> int:
    """The end of a contents list, without the comment that may be at its end."""
    last_line = document.lines.line_index(contents.entries[-1].link.span.end)
    start = document.lines.span(last_line, last_line + 1).end
    index = bisect_left(document.comments, start, key=lambda comment: comment.span.start)
    for comment in document.comments[index : index + 1]:
        if comment.span.start < contents.span.end and not document.text[start : comment.span.start].strip(" \t>\r\n"):
            return document.lines.starts[document.lines.line_index(comment.span.start)]
    return contents.span.end


def _without_blank_lines(text: str) -> str:
    """A text without the blank lines at its end, which may be in a quote, and without the last line end."""
    length = len(text.rstrip(" \t\r\n>"))
    rest = text[length:]
    end = min((end for end in (rest.find("\n"), rest.find("\r")) if end >= 0), default=len(rest))
    return text[: length + end].rstrip(" \t")


def _forms(document: Document, items: Sequence[Item]) -> list[Form | None]:
    """How entries are written; None for one that is more than a link, and more than what is around most links of the list."""
    forms = [_written_form(document, item) for item in items]
    usual: list[str] = []
    for texts in ([form.before for form in forms if form], [form.after for form in forms if form]):
        text, count = Counter(texts).most_common(1)[0] if texts else ("", 0)
        usual.append(text if 2 * count > len(items) and count > 1 else "")
    return [
        form
        if form
        and (form.before == usual[0] or _BEFORE.fullmatch(form.before))
        and (form.after == usual[1] or _AFTER.fullmatch(form.after))
        and _BETWEEN.fullmatch(form.between)
        else None
        for form in forms
    ]


def _written_form(document: Document, item: Item) -> Form | None:
    if {hole.field for hole in item.holes} != {"title", "anchor"}:
        return None
    first, second = sorted(item.holes, key=lambda hole: hole.span)
    marker = _MARKER.match(document.text, item.span.start)
    return Form(
        document.text[marker.end() if marker else item.span.start : first.span.start],
        document.text[first.span.end : second.span.start],
        document.text[second.span.end : item.span.end],
        first.field == "title",
    )


def _margin(node: Node) -> str:
    """The indentation of an item, its marker and the space after it."""
    marker = _MARKER.match(node.text)
    return marker[0] if marker else ""


def _width(margin: str) -> int:
    """The width of an indentation."""
    indent = _INDENT.match(margin)
    return indent.end() if indent else 0


def _set_margin(node: Node, margin: str) -> None:
    """Give an item another margin, and move the lines and items below along."""
    old = _margin(node)
    shift = _width(margin) - _width(old)
    for moved in node.walk():
        first, *rest = moved.text.splitlines(keepends=True)
        first = margin + first[len(old) :] if moved is node else _shifted(first, shift)
        moved.text = first + "".join(_shifted(line, shift) for line in rest)


def _shifted(line: str, shift: int) -> str:
    """A line that is indented by some more or fewer spaces."""
    if shift >= 0:
        return " " * shift + line if line.strip() else line
    return line[min(-shift, len(line) - len(line.lstrip(" "))) :]


def _renumber(nodes: Sequence[Node], before: Sequence[Node]) -> None:
    """Number the items of a list in sequence, or all with the same number, if they were numbered so before."""
    old = [int(marker["number"]) for node in before if (marker := _NUMBER.match(node.text))]
    step = old[1] - old[0] if len(old) > 1 else 1
    if not old or step not in (0, 1) or old != [old[0] + index * step for index in range(len(before))]:
        return
    n_new_before = next((index for index, node in enumerate(nodes) if node in before[:1]), 0)
    start = old[0] if step == 0 else max(min(old[0], 1), old[0] - n_new_before)
    for index, node in enumerate(nodes):
        marker = _NUMBER.match(node.text)
        number = str(start + index * step)
        if marker and number != marker["number"]:
            node.text = f"{node.text[: marker.start('number')]}{number}{node.text[marker.end('number') :]}"
            _keep_below(node, len(number) - len(marker["number"]))


def _keep_below(node: Node, growth: int) -> None:
    """Indent what is below an item whose marker became wider, if it would not be part of it any more."""
    first, *rest = node.text.splitlines(keepends=True)
    below = [*rest, *(child.text for child in node.children)]
    if any(_width(line) < len(_margin(node)) for line in below if line.strip()):
        node.text = first + "".join(_shifted(line, growth) for line in rest)
        for child in [*node.walk()][1:]:
            child.text = "".join(_shifted(line, growth) for line in child.text.splitlines(keepends=True))
