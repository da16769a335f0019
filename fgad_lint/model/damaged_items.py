"""Lines that were meant to be items of a list, but lost or mistyped the bullet or number that items start with.

Only what the neighbours leave no doubt about: the line is written as they are, but for its marker.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.blocks import Block
from fgad_lint.markdown.inline import Inline, Leaf
from fgad_lint.model.damage import Damage
from fgad_lint.model.entry_forms import Form, form_of, has_title
from fgad_lint.model.inlines import Inlines
from fgad_lint.text import Span

_ITEM_MARKER = lazy_re.compile(r"[ \t]*(?P<marker>[-*+]|(?P<number>\d{1,9})(?P<delimiter>[.)]))(?P<space>[ \t]*)")
# What may be meant as a bullet: one without a space after it, two characters, or one that is not a bullet in Markdown.
_BULLET_LIKE = lazy_re.compile(
    r"(?:\\?[-*+](?:[-*+.,]|:(?=[ \t]))?|[–—−‐•·●▪‣◦]|#{1,6}|[_=~>%](?=[ \t]))[ \t]*"
    r"(?=\d*[^\W\d_]|(?:19|20)\d\d\b|[\[(（【\"“*_`<:]|[^\x00-\x7f])"
)
_CODE_INDENT = 4  # Spaces; a line with as many more than the items does not start one.
_MAX_MARGIN = 100  # Spaces that are counted.
_NUMBER_LIKE = lazy_re.compile(
    r"[(（\[]?(?P<number>\d{1,3})(?:[.)\]](?=[^\s\d.)])|[ \t]*[.,:;)\]、。．）]{1,2}[ \t]+|[、。．）](?=\S)|[ \t]+)"
)
_HARD_BREAKS = ("  ", "\\", "<br>", "<br/>", "<br />")
_UNFINISHED = (",", ":", ";", "-", "–", "—", "(", "[", "&", "/")  # No entry ends in these.
_DASHES = frozenset("–—−‐")
_BEFORE_DESCRIPTION = frozenset("-–—:")  # "[Name](…) - what it does"
_OTHER_SPACES = frozenset("\u00a0\u3000")
#   -2023. [PaDiM](https://e.org/1)    *PaDiM: A Patch Distribution Framework (ICPR 2020)
_LONE_ENTRY = lazy_re.compile(
    r"[-*+](?=[A-Z0-9\[])(?!\d+(?:[.,]\d|%|[xX\s])|(?:All|For|If|In|It|Note|Please|See|These|This|We)\b)"
)
_DATED_END = lazy_re.compile(r"\((?:[A-Z][^()\r\n]{0,40})?(?:19|20)\d\d[^()\r\n]{0,20}\)[ \t]*\Z")  # "… (SIGMOD 2019)"
_MAX_DATED_END = 70
_MAX_LENGTH = 600  # An entry has its first link in so many characters.
_MAX_LINE_END = 40  # Characters at the end of a line that tell whether an entry goes on.


class ItemMarker:
    """The marker of an item: `span` and `text` are with the white space after it; `number` is "" if it is a bullet."""

    def __init__(self, span: Span, text: str, number: str, delimiter: str) -> None:
        self.span = span
        self.text = text
        self.number = number
        self.delimiter = delimiter

    @property
    def kind(self) -> str:
        """The bullet, or what follows the number: another kind would start another list."""
        return self.delimiter or self.text[:1]


class DamagedLine(NamedTuple):
    """A line that was meant to be an item: its span, from its marker or what is left of it, and where its text starts.

    `is_plain` is whether it has the marker of the list, but no space after it.
    """

    span: Span
    content: int
    damage: Damage
    is_plain: bool = False


class _Candidate:
    """A line that may be an item. `marker` is what may be meant as its marker: "" if there is nothing."""

    def __init__(self, line: Span, leaf: Leaf, content: int, marker: str, number: str, form: Form) -> None:
        self.line = line
        self.leaf = leaf
        self.content = content
        self.marker = marker
        self.number = number
        self.form = form


def marker_of(text: str, item: Block) -> ItemMarker:
    """The marker of an item."""
    match = _ITEM_MARKER.match(text, *item.span)
    if match is None:
        return ItemMarker(Span(item.span.start, item.span.start), "", "", "")
    span = Span(match.start("marker"), match.end())
    return ItemMarker(span, text[slice(*span)], match["number"] or "", match["delimiter"] or "")


class LineJudge:
    """Tells which lines between or beside the `items` of a list were meant to be items."""

    def __init__(self, text: str, inlines: Inlines, items: Sequence[Block]) -> None:
        self._text = text
        self._inlines = inlines
        self._items = items
        self._marker = marker_of(text, items[0])
        self._cuts: list[int] = []
        self._forms: dict[int, Form | None] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [item.span.start for item in self._items]

    @cached_property
    def _numbers(self) -> list[int]:
        return [int(marker_of(self._text, item).number or 0) for item in self._items]

    def damaged(self, lines: Sequence[Span]) -> Iterator[DamagedLine]:
        """The lines that were meant to be items."""
        candidates = [candidate for line in lines if (candidate := self._candidate(line))]
        self._cuts = [candidate.line.start for candidate in candidates]
        accepted = [candidate for candidate in candidates if self._is_item(candidate, len(candidates))]
        counts = Counter(candidate.marker for candidate in accepted)
        for candidate in accepted:
            # What a third of the entries have is no slip, unless it is the marker itself.
            if self._is_own_marker(candidate) or counts[candidate.marker] <= max(1, len(self._items) // 3):
                yield self._damaged(candidate)

    def is_entry(self, line: Span) -> bool:
        """Whether a line after the last item but one is written as the items around it are."""
        leaf = self._inlines.leaf_at(line.start)
        form = form_of(self._text, leaf.span, leaf.inline)
        index = bisect_right(self._starts, line.start) - 1
        neighbours = [other for i in (index - 1, index + 1) if (other := self._form(i))]
        return bool(neighbours) and all(map(form.is_like, neighbours)) and has_title(self._text, line, leaf.inline)

    def _candidate(self, line: Span) -> _Candidate | None:
        leaf = self._inlines.leaf_at(line.start)
        links, strong = leaf.inline.links, leaf.inline.strong
        n_links = bisect_left(links, ((line.start,),))
        above = [link.span for link in links[max(0, n_links - 2) : n_links]]
        n_strong = bisect_left(strong, (line.start,))
        if any(span.end > line.start for span in (*above, *strong[max(0, n_strong - 1) : n_strong])):
            return None
        content, number = self._read_marker(line, leaf.inline)
        marker = self._text[line.start : content].strip()
        is_linked = False
        if not marker:
            is_first = line.start == leaf.span.start
            is_linked = n_links < len(links) and links[n_links].span.start < line.end
            is_bold = n_strong < len(strong) and strong[n_strong].start == line.start + 2
            is_entry = (is_linked or is_bold) and (is_first or n_links > 0)
            if not is_entry and not (_has_dated_end(self._text, line) and self._follows_dated_end(line)):
                return None
        end = line.end if is_linked else min(leaf.span.end, line.start + _MAX_LENGTH)
        form = form_of(self._text, Span(content, end), leaf.inline)
        return _Candidate(line, leaf, content, marker, number, form)

    def _read_marker(self, line: Span, inline: Inline) -> tuple[int, str]:
        """Where what may be meant as a marker ends, and its number."""
        if self._marker.number:
            match = _NUMBER_LIKE.match(self._text, *line)
            return (match.end(), match["number"]) if match else (line.start, "")
        starts_text = self._text[line.start].isalpha() or self._text[line.start] == "["  # As most lines do.
        match = None if starts_text else _BULLET_LIKE.match(self._text, *line)
        if match is None or (match[0][0] != "\\" and _is_markup(inline, line.start)):
            return line.start, ""
        if _is_markup(inline, line.start + 1):  # `***Title**`
            return line.start + 1, ""
        return match.end(), ""

    def _is_item(self, candidate: _Candidate, n_candidates: int) -> bool:
        index = bisect_right(self._starts, candidate.line.start) - 1
        neighbours = [form for i in (index, index + 1) if (form := self._form(i))]
        if not neighbours:
            return False
        if candidate.marker.startswith("##") and candidate.leaf.span.start == candidate.line.start:
            return False  # A heading without a space.
        if not candidate.marker:
            return self._has_lost_marker(candidate, index)
        if candidate.number and not self._is_next_number(candidate, index):
            return False
        is_like_all = all(map(candidate.form.is_like, neighbours))
        if n_candidates >= max(3, len(self._items)):  # It may be how the entries go on.
            return is_like_all and candidate.form.label is not None
        if self._is_own_marker(candidate):
            return any(map(candidate.form.is_like, neighbours)) or (
                not self._text[candidate.content].islower()
                and any(form.opening == candidate.form.opening for form in neighbours)
            )
        # A line that starts with a dash may be about the entry above.
        return is_like_all and (candidate.form.label is not None or candidate.marker[0] not in _DASHES)

    def _is_own_marker(self, candidate: _Candidate) -> bool:
        """Whether a line starts with the marker of the list, but for the space after it."""
        return candidate.marker == candidate.number + self._marker.kind

    def _is_next_number(self, candidate: _Candidate, index: int) -> bool:
        """Whether the number of a line is between those of the entries around it, or that of all entries."""
        number, numbers = int(candidate.number), self._numbers
        is_after = index < 0 or 0 < number - numbers[index] <= len(self._cuts)
        is_before = index + 1 == len(numbers) or 0 < numbers[index + 1] - number <= len(self._cuts)
        return (is_after and is_before) or numbers[0] == numbers[-1] == number

    def _has_lost_marker(self, candidate: _Candidate, index: int) -> bool:
        """Whether a line without a marker is written as the entries before and after it are."""
        text, line, leaf, form = self._text, candidate.line, candidate.leaf, candidate.form
        is_described = form.opening == "link" and form.after_link in _BEFORE_DESCRIPTION
        if form.opening == "label" or text[line.start].islower():
            return False
        if not is_described and not has_title(text, line, leaf.inline):
            return False
        above = text[max(leaf.span.start, line.start - _MAX_LINE_END) : line.start]
        if above.rstrip("\r\n").lower().endswith(_HARD_BREAKS) or above.rstrip().endswith(_UNFINISHED):
            return False
        others = [self._form(index), self._form(index + 1 if index + 1 < len(self._items) else index - 1)]
        alike = [other is not None and other.after_link == form.after_link for other in others]
        if form.label is None and _has_dated_end(text, line):
            return form.opening == "text" and all(other == form for other in others)
        is_same = all(other is not None and other.is_same(form) for other in others)
        return is_same and (all(alike) if is_described else any(alike))

    def _follows_dated_end(self, line: Span) -> bool:
        """Whether the line above ends in a venue and year, too."""
        above = self._text[max(0, line.start - _MAX_MARGIN) : line.start].rstrip()
        return _has_dated_end(above, Span(0, len(above)))

    def _form(self, index: int) -> Form | None:
        """The form of an item, up to the first line that may be one itself; None if it has no text."""
        if index not in self._forms:
            self._forms[index] = self._read_form(index)
        return self._forms[index]

    def _read_form(self, index: int) -> Form | None:
        if not 0 <= index < len(self._items) or not self._items[index].children:
            return None
        leaf = self._inlines.of_first_line(self._items[index].children[0])
        cut = bisect_right(self._cuts, leaf.span.start)
        end = min(leaf.span.end, self._cuts[cut]) if cut < len(self._cuts) else leaf.span.end
        return form_of(self._text, Span(leaf.span.start, end), leaf.inline) if leaf.span.end else None

    def _damaged(self, candidate: _Candidate) -> DamagedLine:
        line, content = candidate.line, candidate.content
        index = max(0, bisect_right(self._starts, line.start) - 1)
        space = self._marker.text.lstrip("-*+0123456789.)") or " "
        number = candidate.number
        if self._marker.number and not number:
            n_cuts = bisect_right(self._cuts, line.start) - bisect_left(self._cuts, self._starts[index])
            is_constant = self._numbers[0] == self._numbers[-1]
            number = str(self._numbers[index] + (0 if is_constant else n_cuts))
        marker = number + self._marker.kind
        is_spaced = bool(candidate.marker) and self._text[line.start + len(candidate.marker)] in " \t"
        is_too_deep = _margin(self._text, line.start) >= _margin(self._text, self._marker.span.start) + _CODE_INDENT
        edit: Edit | None
        if is_spaced and is_too_deep and self._is_own_marker(candidate):
            message, edit = "indented too far", None
        elif self._is_own_marker(candidate):
            message = f"no space after `{marker}`"
            text = self._text
            edit = Edit.insert(content, space)
            if text[content] in _OTHER_SPACES:
                edit = Edit.replace(Span(content, content + 1), space)
        elif candidate.marker:
            message = f"`{candidate.marker}` should be `{marker}`"
            edit = Edit.replace(Span(line.start, content), marker + space)
        else:
            message = f"no `{marker}` before this entry"
            edit = Edit.insert(line.start, marker + space)
        is_first = candidate.leaf.span.start == line.start
        outcome = "it is not an item of the list" if is_first else "it runs into the line above"
        span = Span(line.start, line.start + len(candidate.marker) if candidate.marker else line.end)
        return DamagedLine(
            line,
            content,
            Damage(span, f"{message}, so {outcome}", (edit,) if edit and not is_too_deep else ()),
            self._is_own_marker(candidate),
        )


def _margin(text: str, offset: int) -> int:
    """The width of the spaces and tabs before an offset, up to more than an item may have."""
    before = text[max(0, offset - _MAX_MARGIN) : offset]
    return len(before[len(before.rstrip(" \t")) :].expandtabs(4))


def _has_dated_end(text: str, line: Span) -> bool:
    """Whether a line ends in a year in parentheses."""
    return _DATED_END.search(text[max(line.start, line.end - _MAX_DATED_END) : line.end]) is not None


def lone_entry(text: str, inlines: Inlines, lines: Sequence[Span]) -> list[DamagedLine]:
    """The first line of a paragraph that is no list but for the space after its bullet; () if it may be something else."""
    start = lines[0].start
    leaf = inlines.leaf_at(start)
    if not _LONE_ENTRY.match(text, start) or _is_markup(leaf.inline, start):
        return []
    form = form_of(text, Span(start + 1, leaf.span.end), leaf.inline)
    is_dated = _has_dated_end(text, lines[0])
    if not (is_dated or (text[start] != "*" and form.label is not None)):
        return []
    message = f"no space after `{text[start]}`, so this is not an item"
    damage = Damage(Span(start, start + 1), message, (Edit.insert(start + 1, " "),))
    return [DamagedLine(lines[0], start + 1, damage, True)]


def plain_lines(text: str, inlines: Inlines, lines: Sequence[Span]) -> list[DamagedLine]:
    """Lines of a paragraph that are items of a list but for the spaces after their bullets; () if one of them is not.

    They must have one form, with a link.
    """
    bullet = text[lines[0].start]
    inline = inlines.leaf_at(lines[0].start).inline
    forms = set()
    for line in lines:
        match = _BULLET_LIKE.match(text, *line)
        if match is None or match[0] != bullet or _is_markup(inline, line.start):
            return []
        form = form_of(text, Span(line.start + 1, line.end), inline)
        forms.add((form.opening, form.label is not None))
    if len(forms) > 1 or not all(is_linked for _, is_linked in forms):
        return []
    what = f"these {len(lines)} lines are not a list" if len(lines) > 1 else "this is not an item"
    message = f"no space after `{bullet}`, so {what}"
    edits = tuple(Edit.insert(line.start + 1, " ") for line in lines)
    damage = Damage(Span(lines[0].start, lines[0].start + 1), message, edits)
    return [DamagedLine(line, line.start + 1, damage, True) for line in lines]


def _is_markup(inline: Inline, offset: int) -> bool:
    """Whether markup such as `**` starts at an offset."""
    index = bisect_left(inline.markup, (offset,))
    return index < len(inline.markup) and inline.markup[index][0] == offset
