"""Headings that were meant to be entries: a `#` was typed where the list has its bullet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fgad_lint.cached import cached_property
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.damage import Damage
from fgad_lint.model.damaged_items import marker_of
from fgad_lint.model.entry_forms import Form, form_of, has_title
from fgad_lint.model.pieces import Piece
from fgad_lint.model.sections import Outline, Section
from fgad_lint.text import Span

_BEFORE_DESCRIPTION = frozenset("-–—:")  # "[Name](…) - what it does"
_MIN_ENTRIES = 2


class MistypedHeading(NamedTuple):
    """What is wrong with a heading that was meant to be an entry, and the section that the entry would be in."""

    damage: Damage
    section: Section


class _Entry(NamedTuple):
    """An entry next to a heading: its form, its bullet, and whether a blank line is between them."""

    form: Form
    bullet: str
    is_apart: bool


def mistyped_headings(outline: Outline, pieces: Sequence[Piece]) -> Mapping[Section, MistypedHeading]:
    """The headings that are written as the entries around them are, or else as all entries of the document."""
    forms = {section: form for section in outline.sections if (form := _form_of_heading(section))}
    if not forms:
        return {}
    finder = _Finder(outline, pieces, forms)
    bullets = {section: finder.bullet(section) for section in forms}
    # If one heading of this form is no slip, none of them is.
    usual = {(form.opening, form.label) for section, form in forms.items() if not bullets[section]}
    mistyped: dict[Section, MistypedHeading] = {}
    for section, form in forms.items():
        bullet = bullets[section]
        if bullet and (form.opening, form.label) not in usual:
            previous = outline.sections[section.number - 1] if section.number else outline.root
            around = mistyped[previous].section if previous in mistyped else previous
            mistyped[section] = MistypedHeading(_damage(section, bullet), around)
    return mistyped


def _form_of_heading(section: Section) -> Form | None:
    """The form of a heading as an entry; None if it has no link or no title."""
    if not section.start.links_in_heading:
        return None
    inlines = section.piece.inlines
    leaf = inlines.leaf_at(section.heading.title_span.start)
    form = form_of(inlines.text, leaf.span, leaf.inline)
    is_entry = form.label is not None and form.opening != "label" and _is_one_line(inlines.text, section.heading.span)
    return form if is_entry else None


def _is_one_line(text: str, span: Span) -> bool:
    return not any(char in text[slice(*span)].rstrip("\r\n") for char in "\r\n")


def _damage(section: Section, bullet: str) -> Damage:
    heading = section.heading
    marks = section.piece.source.text[heading.span.start : heading.title_span.start].strip()
    start = heading.title_span.start - len(marks) - 1
    return Damage(
        Span(start, start + len(marks)),
        f"`{marks}` makes a heading of this entry; write `{bullet}`",
    )


class _Finder:
    """Finds the bullets that headings lack; `forms` are those of all headings that may be entries."""

    def __init__(self, outline: Outline, pieces: Sequence[Piece], forms: Mapping[Section, Form]) -> None:
        self._outline = outline
        self._pieces = pieces
        self._forms = forms
        self._piece_indexes = {piece: index for index, piece in enumerate(pieces)}
        self._tops: dict[Section, Section] = {}  # The sections above runs of such headings.
        for section in forms:
            above = outline.sections[section.number - 1] if section.number else outline.root
            self._tops[section] = self._tops.get(above, above) if _is_blank(above) else above
        self._before: dict[int, _Entry | None] = {}
        for section in forms:
            self._before[section.heading.span.start] = self._beside(section, -1, self._before)
        self._after: dict[int, _Entry | None] = {}
        for section in reversed([*forms]):
            self._after[section.heading.span.start] = self._beside(section, 1, self._after)

    def bullet(self, section: Section) -> str:
        """The bullet of the entries that a heading is written as; "" if it is none of them."""
        form, start = self._forms[section], section.heading.span.start
        neighbours = [entry for entry in (self._before[start], self._after[start]) if entry]
        if not neighbours:
            return self._bullet_of_all(section, form)
        if not all(entry.form.is_same(form) for entry in neighbours) or not self._has_title(section):
            return ""
        is_between = len(neighbours) == 2 and not any(entry.is_apart for entry in neighbours)
        is_alike = is_between and form.after_link in {entry.form.after_link for entry in neighbours} - {""}
        return neighbours[0].bullet if form.label or is_alike else ""

    def _has_title(self, section: Section) -> bool:
        inlines = section.piece.inlines
        leaf = inlines.leaf_at(section.heading.title_span.start)
        return has_title(inlines.text, leaf.span, leaf.inline)

    def _beside(self, section: Section, step: int, known: Mapping[int, _Entry | None]) -> _Entry | None:
        """The entry before or after a heading, or a run of headings that may be entries."""
        is_apart = False
        for block, piece in self._blocks_from(section, step):
            if block.kind == "blank" and not is_apart:
                is_apart = True
            elif block.kind == "heading" and not is_apart:
                return known.get(block.span.start)
            elif block.kind == "list":
                return _entry(piece, block.children[-1 if step < 0 else 0], -step, is_apart)
            else:
                break
        return None

    def _blocks_from(self, section: Section, step: int) -> Iterator[tuple[Block, Piece]]:
        """The blocks before or after a heading, nearest first."""
        piece, index = section.piece, section.start.first_block - 1 + step
        piece_index = self._piece_indexes[piece]
        while True:
            while not 0 <= index < len(piece.blocks):
                piece_index += step
                if not 0 <= piece_index < len(self._pieces):
                    return
                piece = self._pieces[piece_index]
                index = len(piece.blocks) - 1 if step < 0 else 0
            yield piece.blocks[index], piece
            index += step

    def _bullet_of_all(self, section: Section, form: Form) -> str:
        """The bullet of nearly all entries of the document, if they are written as the heading of an empty section.

        The sections from the heading above on must be empty as well, and no higher.
        """
        if form.opening != "link" or form.after_link not in _BEFORE_DESCRIPTION or not _is_blank(section):
            return ""
        above = self._tops[section]
        if not _is_blank(above) or above.level < section.level:
            return ""
        (entry, count) = self._entries.most_common(1)[0] if self._entries else (None, 0)
        is_usual = count >= _MIN_ENTRIES and 10 * count >= 9 * self._entries.total()
        return entry[1] if entry and is_usual and entry[0] == form else ""

    @cached_property
    def _entries(self) -> Counter[tuple[Form, str]]:
        """The forms and bullets of the items in lists with links, with how many there are of each."""
        return Counter(
            (entry.form, entry.bullet)
            for piece in self._pieces
            for block in piece.blocks
            if block.kind == "list"
            for item in block.children
            if (entry := _entry(piece, item, 0, False)) and entry.form.label is not None
        )


def _is_blank(section: Section) -> bool:
    return all(block.kind == "blank" for block in section.blocks)


def _entry(piece: Piece, item: Block, n_further: int, is_apart: bool) -> _Entry | None:
    """An item with its bullet, or with the number that is `n_further` after its own."""
    if not item.children or not item.children[0].text_spans:
        return None
    leaf = piece.inlines.of_first_line(item.children[0])
    marker = marker_of(piece.source.text, item)
    bullet = f"{int(marker.number) + n_further}{marker.delimiter}" if marker.number else marker.kind
    return _Entry(form_of(piece.inlines.text, leaf.span, leaf.inline), bullet, is_apart)
