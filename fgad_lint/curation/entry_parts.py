"""How the entry of a paper is written: the fields in it, with the text between them.

* **{title}** <br> *{authors}*, {venue} {year}. [[{label}]({url})]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.curation.open_list import Entry, form_of
from fgad_lint.curation.written_dates import WrittenDate, find_date
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.links import Role, role_of
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.papers import Paper
from fgad_lint.model.venues import find_series
from fgad_lint.records import marks
from fgad_lint.records.extract import extract_template
from fgad_lint.records.fields import paper_items
from fgad_lint.records.link_slots import find_slots
from fgad_lint.records.record import Record
from fgad_lint.records.spelling import default_spelling
from fgad_lint.records.templates import Form, list_marker
from fgad_lint.text import Span

# Marks of parts of a URL, which stand in badges: https://img.shields.io/github/stars/{repo}
REPO, ARXIV_ID = "\udc20", "\udc21"
# Marks of the two parts of a title of which only the short name is linked: <a href="{url}">Loomer</a>: A Loom for Thin Threads
NAME_IN_TITLE, REST_OF_TITLE = "\udc22", "\udc23"

Kind = Literal["text", "bar", "title", "link", "venue", "year", "date", "authors", "description", "field"]

_REPO = lazy_re.compile(r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?(?:[/?#].*)?", re.ASCII)
_MAX_AUTHORS_LENGTH = 100  # Of authors after a title.
_BAR = lazy_re.compile(r"(?<!\\)\|")
_YEAR = lazy_re.compile(r"(?:(?<![\w/-])(?<!\d\.)|(?<=^))(?:19|20)\d\d(?![\w/-]|\.\d)")
_ANY_YEAR = lazy_re.compile(r"(?P<long>(?:19|20)\d\d)|(?P<short>(?:(?<=['’])|(?<=['’] )|(?<=^)|(?<=^ ))\d\d)(?!\w)")
_UPPER = r"[^\W\d_a-z]"
_NAME_WORD = (
    rf"(?:{_UPPER}[\w'’.‐-]{{0,40}}+(?:\\?\*|[†‡]){{0,3}}+|van|von|de|der|den|di|da|la|le|bin|al|del|dos|el|ten|ter)"
)
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}| \([^()\n]{{1,40}}\)){{0,5}}"
SINGLE_NAME = lazy_re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}")
_AUTHORS = lazy_re.compile(
    rf"(?<![\w/])(?:{_NAME}(?:(?:, (?:and |& )?| and | & |; ?|,|，|、){_NAME})+(?:,? et al\.?|,? etc\.?)?|{_NAME},? et al\.?)"
)
_BEFORE_AUTHORS = lazy_re.compile(r"(?:<[^<>]{0,200}+>|\bby\b|\bauthors?\b|[\W_])*+", re.IGNORECASE)
_WORD_FOLLOWS = lazy_re.compile(r"\s+[^\W_]")
_IMAGE = lazy_re.compile(r"!\[[^\]\n]{0,100}+\]\([^()\n]{0,500}+\)")
_LONGER_NAME = lazy_re.compile(r"[-/&][^\W\d][\w/&-]*")
_INITIAL = lazy_re.compile(r"(?:^|[\s.-])[^\W\d_]\.\Z")


class Part(NamedTuple):
    """A part of an entry.

    `text` is what is written, with marks for the title, labels and URLs. It is the format of a date or year, the name of a
    `field`, which is the header of its column or the key before it, and "" for the other fields and a bar of a table.
    """

    kind: Kind
    text: str = ""
    role: Role | Literal[""] = ""  # Of a link.


class Values(NamedTuple):
    """What an entry says in its parts, as it is written."""

    venue: str = ""
    year: int = 0
    date: WrittenDate | None = None
    authors: str = ""
    description: str = ""
    fields: Mapping[str, str] = {}
    month_name: str = ""


class WrittenEntry(NamedTuple):
    """An entry in parts, without its list marker; `links` are their labels, "" for none, and URLs, in the order of the parts."""

    entry: Entry
    title: str
    marker: str
    parts: tuple[Part, ...]
    values: Values
    links: tuple[tuple[str, str], ...]


def repository_of(url: str) -> str:
    """The owner and name of the repository on GitHub that a URL leads to; "" if it leads to none."""
    match = _REPO.fullmatch(url)
    return match[1] if match else ""


class EntryReader:
    """Reads how the entries of a document are written; each list only once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._templates: dict[PaperList, list[tuple[str, Record]]] = {}

    def read(self, entry: Entry) -> WrittenEntry | None:
        """The parts of an entry; None if its title or its links are written in a way that no template has."""
        paper_list, paper, index = entry.listing
        form = form_of(paper_list)
        if paper_list not in self._templates:
            text, items = self._document.text, paper_items(self._document, paper_list, paper_list.span)
            self._templates[paper_list] = [extract_template(text, item, form) for item in items]
        template, fields = self._templates[paper_list][index]
        marked = marks.mark(template)
        links = tuple((link.get("label", ""), link["url"]) for link in fields.get("links", ()))
        title = paper.title
        if form == "html" and marks.TITLE not in marked and links and title.startswith(f"{links[0][0]}: "):
            marked, title = _with_title_in_parts(marked, title, links[0][0])
            links = (("", links[0][1]), *links[1:])
        if marked.count(marks.TITLE) + marked.count(REST_OF_TITLE) != 1 or marked.count(marks.URL) != len(links):
            return None
        marked = _with_url_marks(_with_title_source(marked, fields, form), links)
        splitter = _Splitter(paper, links)
        marker = list_marker(marked) if form == "list" else ""
        if form == "table":
            by_cell = [splitter.parts(cell.strip()) for cell in cells(marked)]
            parts = [part for cell in by_cell for part in (Part("bar"), *cell)][1:]
        else:
            parts = splitter.parts(marked.removeprefix(marker))
        return WrittenEntry(entry, title, marker, tuple(parts), splitter.values, links)


def cells(row: str) -> list[str]:
    """The texts between the bars of a row, of which the first and the last may be empty."""
    return _BAR.split(row)


def column_names(entry: Entry) -> list[str]:
    """The names of the columns of a table, by the cells of `cells`."""
    header = next((part["prose"] for part in entry.block["papers"] if "prose" in part), "")
    return [cell.strip(" *_`") for cell in cells(header.partition("\n")[0])]


def _with_title_source(marked: str, fields: Record, form: Form) -> str:
    """A marked template with the emphasis that a title has inside of it: **"{title}"**."""
    source = fields.get("source", {}).get("title", "")
    before, _, after = source.partition(default_spelling("title", fields["title"], form))
    if source and not re.search(r"\w", before + after) and before + after:
        return marked.replace(marks.TITLE, f"{before}{marks.TITLE}{after}")
    return marked


def _with_title_in_parts(marked: str, title: str, name: str) -> tuple[str, str]:
    """A marked template of HTML with marks for the linked name of a title and the rest of it, and the title without authors after it."""
    rest = title.removeprefix(f"{name}: ")
    end = len(rest)
    for start in range(len(rest) - 1, max(0, len(rest) - _MAX_AUTHORS_LENGTH), -1):
        if rest.startswith(", ", start) and _AUTHORS.fullmatch(rest, start + 2):
            end = start
    written = f"{marks.LABEL}</a>: {escape(rest[:end], quote=False)}"
    if marked.count(written) != 1:
        return marked, title
    return marked.replace(written, f"{NAME_IN_TITLE}</a>: {REST_OF_TITLE}"), f"{name}: {rest[:end]}"


def _with_url_marks(marked: str, links: Sequence[tuple[str, str]]) -> str:
    """A marked template with marks for parts of URLs: the repository on GitHub, and the arXiv id."""
    for _, url in links:
        if repository := repository_of(url):
            marked = marked.replace(repository, REPO)
        if parsed := arxiv.parse_url(url):
            marked = marked.replace(parsed.identifier.number, ARXIV_ID)
    return marked


class _Splitter:
    """Splits the text of one entry into parts, and collects their values."""

    def __init__(self, paper: Paper, links: Sequence[tuple[str, str]]) -> None:
        self._paper = paper
        self._links = iter(links)
        self.values = Values()

    def parts(self, marked: str) -> list[Part]:
        """The parts of a marked template, or of a cell of it."""
        parts = list(self._slots(marked))
        for find in (_badges, self._date, self._venue, self._year, self._authors):
            parts = [new for part in parts for new in (find(part.text) if part.kind == "text" else [part])]
        return [part for part in parts if part.kind != "text" or part.text]

    def _slots(self, marked: str) -> Iterator[Part]:
        """The title and the links, and the text between them, line by line."""
        position = 0
        spans = [
            (slot.span, slot.kind == "title" or NAME_IN_TITLE in marked[slice(*slot.span)])
            for slot in find_slots(marked)
        ]
        rest = marked.find(REST_OF_TITLE)
        if rest >= 0:
            spans.append((Span(rest, rest + 1), True))
        title = marked.find(marks.TITLE)
        if title >= 0 and not any(is_title for _, is_title in spans):
            spans.append((Span(title, title + 1), True))
        for (start, end), is_title in sorted(spans):
            yield from _lines(marked[position:start])
            text = marked[start:end]
            role: Role | Literal[""] = ""
            if marks.URL in text:
                label, url = next(self._links)
                role = "paper" if is_title else role_of(label, url)
            yield Part("title" if is_title else "link", text, role)
            position = end
        yield from _lines(marked[position:])

    def _date(self, text: str) -> list[Part]:
        found = find_date(text)
        if found is None or (self.values.date and self.values.date != found.date):
            return [Part("text", text)]
        self.values = self.values._replace(date=found.date, month_name=found.month_name)
        return _split(text, found.span, Part("date", found.format))

    def _venue(self, text: str) -> list[Part]:
        venue = self._paper.venue
        if self.values.venue:
            return [Part("text", text)]
        if venue and venue.name:
            span = _find_word(text, venue.name)
        else:
            series = find_series(text)
            longer = series and _LONGER_NAME.match(text, series.end)
            span = Span(series.start, longer.end()) if series and longer else series
        if (
            span is None
            or "://" in text[: span.start].rsplit(" ", 1)[-1]
            or text[span.end :].startswith(f":{ARXIV_ID}")
        ):
            return [Part("text", text)]
        self.values = self.values._replace(venue=text[slice(*span)])
        return _split(text, span, Part("venue"))

    def _year(self, text: str) -> list[Part]:
        venue = self._paper.venue
        year = self.values.year or (venue.year if venue else 0) or 0
        for match in _ANY_YEAR.finditer(text):
            number = int(match["long"] or 0)
            if number and (number == year or not year) and _YEAR.fullmatch(text, *match.span()):
                self.values = self.values._replace(year=number)
                return _split(text, Span(*match.span()), Part("year", "%Y"))
            short_of = year or (self.values.date.year if self.values.date else 0)
            if short_of and match["short"] and int(match["short"]) == short_of % 100:
                self.values = self.values._replace(year=short_of)
                return _split(text, Span(*match.span()), Part("year", "%y"))
        return [Part("text", text)]

    def _authors(self, text: str) -> list[Part]:
        match = _AUTHORS.search(text) if not self.values.authors and "://" not in text else None
        before, after = (text[: match.start()], text[match.end() :]) if match else ("", "")
        if match is None or not _BEFORE_AUTHORS.fullmatch(before) or _WORD_FOLLOWS.match(after):
            return [Part("text", text)]
        authors = match[0]
        if authors.endswith("*") and before.endswith(("*", "_")) and not authors.endswith("\\*"):
            authors = authors[:-1]
        if authors.endswith(".") and not _INITIAL.search(authors) and not authors.endswith(("al.", "etc.")):
            authors = authors[:-1]
        self.values = self.values._replace(authors=authors)
        return _split(text, Span(match.start(), match.start() + len(authors)), Part("authors"))


def _badges(text: str) -> list[Part]:
    """A text with parts of its own for images of which the URL names the paper's repository or its id."""
    parts, position = [], 0
    for match in _IMAGE.finditer(text):
        if REPO in match[0] or ARXIV_ID in match[0]:
            parts += [Part("text", text[position : match.start()]), Part("text", match[0])]
            position = match.end()
    return [*parts, Part("text", text[position:])]


def _find_word(text: str, word: str) -> Span | None:
    """Where a text has a word by itself."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or before in ("_", "/") or (after.isascii() and after.isalpha())):
            return Span(start, end)
        start = text.find(word, end)
    return None


def _split(text: str, span: Span, part: Part) -> list[Part]:
    return [Part("text", text[: span.start]), part, Part("text", text[span.end :])]


def _lines(text: str) -> Iterator[Part]:
    """A text as parts that each begin with a line, except the first."""
    for index, line in enumerate(text.split("\n")):
        if line or index:
            yield Part("text", f"\n{line}" if index else line)
