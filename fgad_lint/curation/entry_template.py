"""Write the entry of a new paper as its neighbours are written.

The entries around it are read in parts (`entry_parts`). Those with the fields of the new paper are its patterns, and it is written like most of
them; the nearest count most. If there is none, parts of other entries are added to the most similar one, or left out.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.entry_parts import (
    ARXIV_ID,
    NAME_IN_TITLE,
    REPO,
    REST_OF_TITLE,
    EntryReader,
    Part,
    WrittenEntry,
    cells,
    repository_of,
)
from fgad_lint.curation.free_texts import NAME, with_free_texts
from fgad_lint.curation.new_paper import NewLink, NewPaper
from fgad_lint.curation.open_list import Entry, form_of
from fgad_lint.curation.table_rows import padded
from fgad_lint.curation.written_dates import WrittenDate, with_known_zeros, write_date
from fgad_lint.markdown import html
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.links import role_of
from fgad_lint.records import Record, marks
from fgad_lint.records.fill import fill
from fgad_lint.records.link_slots import find_slots
from fgad_lint.records.spelling import default_spelling
from fgad_lint.records.templates import DEFAULT_TEMPLATES, Form

_WEIGHTS = (27, 3, 1)  # Of an entry of the same category, the same section, and another one.
_NEARNESS = 8  # So many times more does the nearest entry count.
_MAX_ENTRIES = 400  # Patterns are sought among so many entries around.


_Placed = list[tuple[Part, NewLink | None]]  # Parts, and the link that each of them has.


class Written(NamedTuple):
    """The record of a new paper with its layout, and the names of fields that most neighbours have and it lacks."""

    item: Record
    left_out: tuple[str, ...]


class _Pattern(NamedTuple):
    """How some entries are written: their parts, the first of them, and how much they count."""

    parts: tuple[Part, ...]
    model: WrittenEntry
    weight: float


class EntryWriter:
    """Writes new papers like the entries of a list, of which `neighbours` are those beside them, the nearest last."""

    def __init__(self, document: Document, entries: Sequence[Entry], neighbours: Sequence[Entry]) -> None:
        self.form: Form = form_of(neighbours[-1].listing.paper_list)
        near = {id(entry.item) for entry in neighbours}
        section = neighbours[-1].category.section
        kind = neighbours[-1].listing.paper_list.kind
        others = [entry for entry in entries if id(entry.item) not in near and entry.listing.paper_list.kind == kind]
        others.sort(key=lambda entry: entry.category.section is not section)
        rows = [document.text_of(entry.listing.paper.span) for entry in reversed(neighbours)]
        self._rows = [cells(row.partition("\n")[0].rstrip()) for row in rows]
        reader = EntryReader(document)
        chosen = [*reversed(neighbours), *others][:_MAX_ENTRIES]
        written = [found for entry in chosen if (found := reader.read(entry))]
        if self.form == "table":  # Rows of other tables may have other columns.
            written = _of_usual_width(written, near)
        self._entries = with_free_texts(_with_usual_links(_with_dates(written)))
        self.month_names = [entry.values.month_name for entry in self._entries if entry.values.month_name]
        weights: dict[tuple[Part, ...], float] = {}
        models: dict[tuple[Part, ...], WrittenEntry] = {}
        for rank, entry in enumerate(self._entries):
            scope = 0 if id(entry.entry.item) in near else 1 if entry.entry.category.section is section else 2
            weights[entry.parts] = weights.get(entry.parts, 0) + _WEIGHTS[scope] * (1 + _NEARNESS / (1 + rank))
            models.setdefault(entry.parts, entry)
        self.patterns = [_Pattern(parts, models[parts], weight) for parts, weight in weights.items()]
        self.patterns.sort(key=lambda pattern: -pattern.weight)

    def write(self, paper: NewPaper) -> Written:
        """The record of a paper. Raises CurationError if the list has no place for a field that was given."""
        if not self.patterns:
            raise CurationError("the entries here are written in a way that cannot be followed; write this one by hand")
        if any(NAME_IN_TITLE in part.text for part in self.patterns[0].parts) and not _name_in(paper.title):
            raise CurationError("the titles here begin with a short name, such as Name: Title; give one")
        known = _Known(self, paper)
        fitting = [(placed, pattern) for pattern in self.patterns if (placed := known.in_pattern(pattern)) is not None]
        fitting.sort(key=lambda fit: not known.keeps_order(fit[0]))
        placed, pattern = fitting[0] if fitting else known.composed()
        item = known.item(placed, pattern.model.marker)
        usual = Counter(name for entry in self._entries for name in _fields_of(entry))
        shown = {_field_name(part) for part, _ in placed}
        shown |= {"venue"} if known.has_venue else set()
        left_out = [name for name, count in usual.items() if 2 * count > len(self._entries) and name not in shown]
        return Written(item, tuple(left_out))

    def label_of(self, role: str, venue: str, year: int) -> str:
        """The label that links of this role have in most entries."""
        for label, _ in self._labels.get(role, Counter()).most_common():
            if (_VENUE in label and not venue) or (_YEAR in label and not year):
                continue
            return label.replace(_VENUE, venue).replace(_YEAR, str(year)).replace(_SHORT_YEAR, f"{year % 100:02}")
        return "paper" if role == "other" else role

    @cached_property
    def _labels(self) -> dict[str, Counter[str]]:
        labels: dict[str, Counter[str]] = {}
        for entry in self._entries:
            venue = entry.entry.listing.paper.venue
            for label, url in entry.links:
                if not label:
                    continue
                pattern = label
                if venue and venue.name and venue.name in label:
                    pattern = pattern.replace(venue.name, _VENUE).replace(str(venue.year), _YEAR)
                    for mark in "'’":
                        pattern = pattern.replace(f"{mark}{(venue.year or 0) % 100:02}", f"{mark}{_SHORT_YEAR}")
                labels.setdefault(role_of(label, url), Counter())[pattern] += 1
        return labels

    @cached_property
    def preprint(self) -> str:
        """How most entries name the arXiv as a venue; "" if none does."""
        venues = [entry.entry.listing.paper.venue for entry in self._entries]
        names = [venue.name for venue in venues if venue] + [entry.values.venue for entry in self._entries]
        counts = Counter(name for name in names if name.lower().split(" ")[0] == "arxiv")
        return counts.most_common(1)[0][0] if counts else ""

    def fillers(self, column: int) -> str:
        """What most rows without anything to say in a column have there: nothing, or such as "-"."""
        counts = Counter(
            "".join(part.text for part in cell)
            for entry in self._entries
            for cell in _cells(entry.parts)[column : column + 1]
            if all(part.kind == "text" for part in cell)
        )
        return counts.most_common(1)[0][0] if counts else ""

    def padded(self, layout: str, item: Record) -> str:
        """The layout of a row with white space around its cells, as in the rows beside it."""
        shown = fill(layout, item, DEFAULT_TEMPLATES["papers"], "table")
        return "|".join(padded(cells(layout), cells(shown), self._rows))

    @cached_property
    def authors_style(self) -> "_AuthorsStyle":
        return _authors_style([entry.values.authors for entry in self._entries if entry.values.authors])


def _of_usual_width(entries: Sequence[WrittenEntry], near: Collection[int]) -> list[WrittenEntry]:
    """The rows with as many cells as most of those whose items have the ids `near`."""
    widths = [sum(part.kind == "bar" for part in entry.parts) for entry in entries]
    own = Counter(width for entry, width in zip(entries, widths, strict=True) if id(entry.entry.item) in near)
    usual = own.most_common(1)[0][0] if own else 0
    return [entry for entry, width in zip(entries, widths, strict=True) if width == usual]


def _with_dates(entries: Sequence[WrittenEntry]) -> list[WrittenEntry]:
    """Entries with formats that tell whether numbers below 10 have a zero."""
    formats = with_known_zeros([part.text for entry in entries for part in entry.parts if part.kind == "date"])
    return [
        entry._replace(
            parts=tuple(part._replace(text=formats[part.text]) if part.kind == "date" else part for part in entry.parts)
        )
        for entry in entries
    ]


def _with_usual_links(entries: Sequence[WrittenEntry]) -> list[WrittenEntry]:
    """Entries with usual links in place of those that no other entry has, such as a badge with a number; without entries that stay unusual."""
    counts = Counter(part for entry in entries for part in entry.parts if part.kind == "link")
    usual = [part for part, count in counts.most_common() if count > 1 or not _says_more(part)]

    def like(part: Part) -> Part | None:
        if part.kind != "link" or part in usual:
            return part
        has_label = marks.LABEL in part.text
        return next(
            (other for other in usual if other.role == part.role and (marks.LABEL in other.text) == has_label), None
        )

    read = [(entry, tuple(found for part in entry.parts if (found := like(part)))) for entry in entries]
    return [entry._replace(parts=parts) for entry, parts in read if len(parts) == len(entry.parts)]


def _says_more(part: Part) -> bool:
    """Whether a link has words besides its label and tags."""
    return (
        re.search(r"\w", re.sub(r"</?\w+(?:\s+(?:href|target|rel)=[\"'][^\"']*[\"'])*\s*>", "", part.text)) is not None
    )


_VENUE, _YEAR, _SHORT_YEAR = "\udc30", "\udc31", "\udc32"


def _field_name(part: Part) -> str:
    """The field of a part as the command calls it; "" if it has none of its own."""
    if part.kind == "field":
        return part.text
    return part.kind if part.kind in ("venue", "year", "date", "authors", "description") else ""


def _fields_of(entry: WrittenEntry) -> set[str]:
    """The fields that an entry has, in its labels too."""
    venue = entry.entry.listing.paper.venue
    is_in_label = venue is not None and venue.name != "" and any(venue.name in label for label, _ in entry.links)
    return ({*map(_field_name, entry.parts)} | ({"venue"} if is_in_label else set())) - {""}


class _Known:
    """What is known of a new paper, and how it is written in parts."""

    def __init__(self, writer: EntryWriter, paper: NewPaper) -> None:
        self._writer = writer
        self._paper = paper
        parsed = [found for link in paper.links if (found := arxiv.parse_url(link.url))]
        self._identifier = parsed[0].identifier if parsed else None
        self._repository = next(filter(None, (repository_of(link.url) for link in paper.links)), "")
        self._venue = paper.venue or (writer.preprint if self._identifier else "")
        self._year = paper.year or (paper.date.year if paper.date else 0)
        if not self._year and self._identifier and (not paper.venue or paper.venue.lower() == "arxiv"):
            self._year = self._identifier.year
        self._date = paper.date
        if not self._date and self._identifier:
            self._date = WrittenDate(self._identifier.year, self._identifier.month)

    @property
    def has_venue(self) -> bool:
        """Whether its venue is known, or a label that was given may say it."""
        return self._venue != "" or any(link.label for link in self._paper.links)

    # In the parts of a pattern

    def in_pattern(self, pattern: _Pattern) -> _Placed | None:
        """The parts of a pattern with the links of the paper; None if it lacks a field that was given, or the paper one of its fields."""
        if any(self._text(part) is None for part in pattern.parts if part.kind not in ("title", "link")):
            return None
        assigned, unused = self._assigned(pattern.parts, pattern.model)
        placed = list(zip(pattern.parts, assigned, strict=True))
        if unused or any(link is None and marks.URL in part.text for part, link in placed) or self._missing(placed):
            return None
        return placed

    def keeps_order(self, placed: _Placed) -> bool:
        """Whether the links are in the order in which they were given."""
        urls = list(dict.fromkeys(link.url for _, link in placed if link))
        return urls == list(dict.fromkeys(link.url for link in self._paper.links))

    def _missing(self, placed: _Placed) -> list[str]:
        """The given fields that parts do not show."""
        shown = {_field_name(part) for part, _ in placed}
        labels = [link.label or "" for _, link in placed if link]
        for name, value in (("venue", self._paper.venue), ("year", str(self._year))):
            if any(value in label for label in labels):
                shown.add(name)
        if "venue" in shown and str(self._year) in self._venue:
            shown.add("year")
        if "date" in shown and self._date and self._date.year == self._year:
            shown.add("year")
        return sorted(self._paper.given - shown)

    def _assigned(self, parts: Sequence[Part], model: WrittenEntry) -> tuple[list[NewLink | None], list[NewLink]]:
        """The link of each part, None for those without one, and the links that are left over."""
        unused = list(self._paper.links)
        model_links = iter(model.links)
        by_url: dict[str, NewLink | None] = {}
        assigned: list[NewLink | None] = []
        for part in parts:
            if marks.URL not in part.text:
                assigned.append(None)
                continue
            label, url = next(model_links)
            alike = (link for link in unused if link.label and link.label == label and marks.LABEL in part.text)
            link = next(alike, None) or next((link for link in unused if _suits(part, link)), None)
            if link:
                unused.remove(link)
            elif (same := by_url.get(url)) and same.label is None:
                link = same
            by_url[url] = link
            if link and marks.LABEL in part.text and not link.label:
                link = link._replace(label=self._writer.label_of(part.role, self._venue, self._year))
            assigned.append(link)
        return assigned, unused

    # In parts of several patterns

    def composed(self) -> tuple[_Placed, _Pattern]:
        """The parts of the pattern that needs the fewest changes, changed. Raises CurationError if none has a given field."""
        _, index, assigned, unused = min(
            (self._n_changes(pattern.parts, assigned, unused), index, assigned, unused)
            for index, pattern in enumerate(self._writer.patterns)
            for assigned, unused in [self._assigned(pattern.parts, pattern.model)]
        )
        pattern = self._writer.patterns[index]
        placed: _Placed = list(zip(pattern.parts, assigned, strict=True))
        for link in unused:
            placed = self._with_part(placed, partial(_suits, link=link), link) or placed
        for name in self._missing(placed):
            added = self._with_part(placed, partial(_shows, name=name), None)
            if added is None:
                shown = name if name in _FIELD_NAMES else f'field "{name}"'
                raise CurationError(f"the entries here have no place for the {shown}; leave it out")
            placed = added
        while (index := self._empty_index(placed)) >= 0:
            placed = self._without(placed, index)
        return placed, pattern

    def _n_changes(self, parts: Sequence[Part], assigned: Sequence[NewLink | None], unused: Sequence[NewLink]) -> int:
        placed = list(zip(parts, assigned, strict=True))
        n_empty = sum(self._is_empty(part, link) for part, link in placed)
        return n_empty + 2 * len(unused) + 3 * len(self._missing(placed))

    def _is_empty(self, part: Part, link: NewLink | None) -> bool:
        return self._text(part) is None if part.kind not in ("title", "link") else marks.URL in part.text and not link

    def _empty_index(self, placed: _Placed) -> int:
        return next((index for index, (part, link) in enumerate(placed) if self._is_empty(part, link)), -1)

    def _with_part(self, placed: _Placed, is_wanted: "Callable[[Part], bool]", link: NewLink | None) -> _Placed | None:
        """The parts with another one from a pattern, with the text before it, after the same part as there; None if none has it."""
        kinds = [(part.kind, part.role) for part, _ in placed]
        n_placed = sum(is_wanted(part) for part, _ in placed) if link else 0
        for pattern in self._writer.patterns:
            parts = pattern.parts
            wanted = [index for index, part in enumerate(parts) if is_wanted(part)]
            if len(wanted) <= n_placed or self._text(parts[wanted[n_placed]]) is None:
                continue
            index = wanted[n_placed]
            anchor = next((i for i in range(index - 1, -1, -1) if parts[i].kind != "text"), -1)
            kind = (parts[anchor].kind, parts[anchor].role) if anchor >= 0 else None
            found = [i for i, other in enumerate(kinds) if other == kind]
            n_before = sum(part.kind == "bar" for part in parts[: anchor + 1])
            if kind and len(found) < (n_before if kind[0] == "bar" else 1):
                continue
            after = -1 if not kind else found[n_before - 1] if kind[0] == "bar" else found[-1]
            if link and marks.LABEL in parts[index].text and not link.label:
                link = link._replace(label=self._writer.label_of(parts[index].role, self._venue, self._year))
            new: _Placed = [(part, None) for part in parts[anchor + 1 : index]]
            end = after + 1
            if self._writer.form == "table":  # In place of what fills the cell.
                while end < len(placed) and placed[end][0].kind == "text" and parts[anchor].kind == "bar":
                    end += 1
            return [*placed[: after + 1], *new, (parts[index], link), *placed[end:]]
        return None

    def _without(self, placed: _Placed, index: int) -> _Placed:
        """The parts without one that has nothing to say, and without the punctuation and the line that it needs."""
        part, _ = placed[index]
        before = placed[index - 1][0] if index else Part("bar")
        after = placed[index + 1][0] if index + 1 < len(placed) else Part("bar")
        if part.kind == "title":  # It stays, without its link.
            title = part.text[slice(*find_slots(part.text)[0].label)]
            return [*placed[:index], (Part("title", title), None), *placed[index + 1 :]]
        if before.kind == after.kind == "bar" and self._writer.form == "table":
            column = sum(other.kind == "bar" for other, _ in placed[:index])
            filler = self._writer.fillers(column)
            return [*placed[:index], *([(Part("text", filler), None)] if filler else []), *placed[index + 1 :]]
        left, right = (other.text if other.kind == "text" else "" for other in (before, after))
        following = placed[index + 1 + (after.kind == "text") :][:1]
        ends_line = "\n" in right or not following or following[0][0].text.startswith("\n")
        new_left, new_right = _closed_gap(left, right, index < 2, ends_line)
        start, end = index - (before.kind == "text"), index + 1 + (after.kind == "text")
        gap: _Placed = [(Part("text", new_left + new_right), None)] if new_left + new_right else []
        return [*placed[:start], *gap, *placed[end:]]

    # As text

    def _text(self, part: Part) -> str | None:
        """A field as it is written; None if it is not known."""
        paper, form = self._paper, self._writer.form
        needs = (REPO in part.text and not self._repository) or (ARXIV_ID in part.text and not self._identifier)
        if needs:
            return None
        match part.kind:
            case "venue":
                return _plain(self._venue, form) or None
            case "year":
                return (f"{self._year % 100:02}" if part.text == "%y" else str(self._year)) if self._year else None
            case "date":
                return write_date(part.text, self._date, self._writer.month_names) if self._date else None
            case "authors":
                return _plain(self._writer.authors_style.write(paper.authors), form) if paper.authors else None
            case "description":
                return (paper.description.replace("|", "\\|") if form == "table" else paper.description) or None
            case "field":
                value = paper.fields.get(part.text, "") or (_name_in(paper.title) if part.text == NAME else "")
                return value or None
            case "bar":
                return "|"
        return part.text

    def item(self, placed: _Placed, marker: str) -> Record:
        """The record of the paper in some parts."""
        pieces: list[str] = []
        links: list[Record] = []
        title, title_start = self._paper.title, 0
        name = _name_in(title)
        rest_of_title = title.removeprefix(f"{name}: ")
        for part, link in placed:
            text = self._text(part) or ""
            repository, number = self._repository, self._identifier.number if self._identifier else ""
            text = text.replace(NAME_IN_TITLE, _plain(name, self._writer.form))
            text = text.replace(REST_OF_TITLE, _plain(rest_of_title, self._writer.form))
            if link:
                label = {"label": link.label} if link.label and marks.LABEL in part.text else {}
                if NAME_IN_TITLE in part.text:
                    label, title_start = {"label": name}, len(pieces) + 1
                links.append({**label, "url": link.url})
                repository = repository_of(link.url) or repository
                number = found.identifier.number if (found := arxiv.parse_url(link.url)) else number
            if part.kind not in ("text", "title", "link"):
                text = text.replace(REPO, "").replace(ARXIV_ID, "")
            pieces.append(text.replace(REPO, repository).replace(ARXIV_ID, number))
        used = {link["url"] for link in links}
        others = [link for link in self._paper.links if link.url not in used]
        links += [
            {"label": link.label or self._writer.label_of(link.role, self._venue, self._year), "url": link.url}
            for link in others
        ]
        if title_start:  # All text after the name is read as the title.
            title = html.unescaped(name + re.sub(r"<[^<>]*>", "", "".join(pieces[title_start:]))).strip()
        item: Record = {"title": title} | ({"links": links} if links else {})
        layout = marks.unmark(marker + "".join(pieces).rstrip())
        return item | {"layout": self._writer.padded(layout, item) if self._writer.form == "table" else layout}


_FIELD_NAMES = ("venue", "year", "date", "authors", "description")


def _shows(part: Part, name: str) -> bool:
    return _field_name(part) == name


def _suits(part: Part, link: NewLink) -> bool:
    """Whether a link may be written in a part."""
    if marks.URL not in part.text:
        return False
    if part.kind == "title":
        return link.label == "" or (link.label is None and link.role in ("paper", "other"))
    has_label = marks.LABEL in part.text
    if link.label is None:
        return link.role == part.role or {link.role, part.role} == {"paper", "other"}
    return link.role == part.role and (link.label != "") == has_label


def _plain(text: str, form: Form) -> str:
    return default_spelling("label", text, form)


def _name_in(title: str) -> str:
    """The short name before a title: "MemAE" in "MemAE: Memorizing Normality"."""
    name, colon, _ = title.partition(": ")
    return name if colon and len(name.split()) <= 3 else ""


_PAIRS = {"(": ")", "[": "]", "（": "）", "【": "】", "*": "*", "_": "_", "`": "`", '"': '"', "“": "”"}
_TAG_BEFORE, _TAG_AFTER = lazy_re.compile(r"<(\w++)[^<>]*+>\Z"), lazy_re.compile(r"</(\w++)\s*+>")
_SEPARATORS = (",", ";", ":", "|", "·", "–", "—", "-", "<br>", "<br/>", "<br />")


def _closed_gap(left: str, right: str, is_first: bool, ends_line: bool) -> tuple[str, str]:
    """The texts before and after a part that is left out, without the brackets around it and the separator before it."""
    if (
        ends_line
        and "\n" in left
        and left.rstrip(" \t*_").endswith((":", "："))
        and not right.partition("\n")[0].strip(" \t.,;*_")
    ):
        return "", right[len(right.partition("\n")[0]) :]  # The key that a line begins with.
    while left and right:
        opening, closing = _TAG_BEFORE.search(left), _TAG_AFTER.match(right)
        if opening and closing and opening[1] == closing[1]:
            left, right = left[: opening.start()], right[closing.end() :]
        elif _PAIRS.get(left[-1]) == right[0]:
            left, right = left[:-1], right[1:]
        else:
            break
    rest = right.lstrip(".,;")
    if left and rest and _PAIRS.get(left[-1]) == rest[0]:
        left, right = left[:-1], rest[1:]
    if not left.strip() and "\n" in left:
        if ends_line and not re.search(r"\w", re.sub(r"<[^<>]*>", "", right.partition("\n")[0])):
            return "", right[len(right.partition("\n")[0]) :]  # Nothing else is in its line.
        return left, right.lstrip(" \t,;")
    if not is_first and left:
        left = left.rstrip(" \t")
        separator = next(filter(left.endswith, _SEPARATORS), "")
        left = left.removesuffix(separator).rstrip(" \t") if separator else left
        if left and right and _PAIRS.get(left[-1]) == right[0]:
            return _closed_gap(left, right, is_first, ends_line)
        if left.endswith(("(", "[", "（", "*", "_")) and right.startswith((",", ";")):
            right = right.lstrip(" \t,;")
        is_twice = right[:1] in (".", ",", ";") and left.rstrip('*_`"”)').endswith(right[0])
        return left, right[1:] if is_twice else right
    if is_first and not left.strip():
        return left, right.lstrip(" ,;:|-–—")
    return left, right


def _cells(parts: Sequence[Part]) -> list[list[Part]]:
    by_cell: list[list[Part]] = [[]]
    for part in parts:
        if part.kind == "bar":
            by_cell.append([])
        else:
            by_cell[-1].append(part)
    return by_cell


# Authors --------------------------------------------------------------------------------------------------------------

_AUTHOR_SEPARATOR = lazy_re.compile(r"(?:,|，)? (?:and|&) |, (?:and |& )?|; ?|，|、|,")
_ET_AL = lazy_re.compile(r",? et al\.?\Z|,? etc\.?\Z")


class _AuthorsStyle(NamedTuple):
    """How authors are written: what is between them, and before the last one; the end of a list that is cut, and after how many."""

    between: str
    before_last: str
    others: str
    max_names: int
    is_surname: bool

    def write(self, authors: Sequence[str]) -> str:
        """The names of authors; the last one may be "et al."."""
        names = list(authors)
        others = ""
        if names[-1].strip(".") in ("et al", "etc"):
            others = self.others or f" {names[-1]}"
            names = names[:-1]
        elif self.max_names and len(names) > self.max_names:
            names, others = names[: self.max_names], self.others
            names = [name.split()[-1] for name in names] if self.is_surname else names
        if others or len(names) < 2:
            return self.between.join(names) + others
        return self.between.join(names[:-1]) + self.before_last + names[-1]


def split_authors(authors: str) -> list[str]:
    """The names in such a text as "Ann B. Loom, Cy Dyer et al."; the last one may be "et al."."""
    others = _ET_AL.search(authors)
    names = _AUTHOR_SEPARATOR.split(authors[: others.start()] if others else authors)
    return [name.strip() for name in names if name.strip()] + ([others[0].lstrip(" ,")] if others else [])


def _authors_style(texts: Sequence[str]) -> _AuthorsStyle:
    between, before_last, others = Counter[str](), Counter[str](), Counter[str]()
    max_names, surnames = Counter[int](), Counter[bool]()
    for text in texts:
        end = _ET_AL.search(text)
        names = text[: end.start()] if end else text
        found = _AUTHOR_SEPARATOR.findall(names)
        between.update(found[:-1])
        if end:
            others[end[0]] += 1
            max_names[len(found) + 1] += 1
            surnames[" " not in names] += 1
            between.update(found[-1:])
        elif found:
            before_last[found[-1]] += 1
    is_cut = 2 * sum(others.values()) > len(texts)
    usual = between.most_common(1)[0][0] if between else ", "
    return _AuthorsStyle(
        usual,
        before_last.most_common(1)[0][0] if before_last else usual,
        others.most_common(1)[0][0] if others else "",
        max_names.most_common(1)[0][0] if is_cut else 0,
        surnames[True] > surnames[False],
    )
