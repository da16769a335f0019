"""Two entries about the same paper: whether one says all that the other says, so that the other can be removed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.diagnostic import Edit, Fix
from fgad_lint.model.document import Document
from fgad_lint.model.malformed_urls import find_url_problem
from fgad_lint.model.paper_identity import PaperIdentity
from fgad_lint.model.paper_lists import Listing, PaperList
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span, words_in

_HTML_ID = lazy_re.compile(r"<\w[^<>]*\s(?:id|name)\s*=", re.IGNORECASE)
_COMMENT = lazy_re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NO_NAMES = frozenset(
    """Accepted Arxiv Article Best Code Conference Dataset Demo Github Highlight Journal Oral Paper Pdf Preprint Project Spotlight Star Website Workshop Jan Feb Mar
    Apr May Jun Jul Aug Sep Sept Oct Nov Dec January February March April June July August September October November
    December""".split()
)
# "2nd edition", "Vol. 3", "Part II"
_EDITION = lazy_re.compile(
    r"\b(?:(?:[1-9]\d?(?:st|nd|rd|th)|first|second|third) ed(?:ition)?|(?:vol(?:ume)?|part)\.? (?:\d+|[ivx]+))\b",
    re.IGNORECASE,
)
_YEAR = lazy_re.compile(r"\b(?:19|20)\d\d\b")
_TARGET = lazy_re.compile(r"\]\([^()\s]{0,300}\)")
_CELL_END = lazy_re.compile(r"(?<!\\)\|")


class Entry:
    """An entry of a list of papers, to be compared with others.

    `gaps` is made once for all entries of a document.
    """

    def __init__(self, document: Document, listing: Listing, gaps: "Gaps") -> None:
        self.document = document
        self.listing = listing
        self.paper_list = listing.paper_list
        self.paper = listing.paper
        self.category = listing.category
        self.identity = PaperIdentity(listing.paper)
        self._paper_index = listing.paper_index
        self._gaps = gaps

    @property
    def above(self) -> Paper | None:
        """The paper of the entry right above; None if it is in another category, or if text after this entry may belong to it."""
        paper_list, index = self.paper_list, self._paper_index
        above = paper_list.paper(index - 1) if index else None
        below = paper_list.paper(index + 1) if index + 1 < len(paper_list) else None
        # A paragraph after an entry that is a paragraph may be about its paper.
        is_end_known = self.paper_list.kind != "paragraph" or (
            below and not _text_between(self.document, self.paper, below).strip()
        )
        return above if is_end_known and above and above.path == self.paper.path else None

    @property
    def group(self) -> int:
        """A number that entries of one list share if there are only other entries between them."""
        return bisect_right(self._gaps.ends(self.paper_list), self.paper.span.start)

    @property
    def heading_index(self) -> int:
        """The number of headings of any kind above the entry."""
        return bisect_left(self.document.headings, self.paper.span.start, key=lambda heading: heading.span.start)

    @property
    def html_heading(self) -> Span | None:
        """The span of the heading right above the entry if it is in HTML, and so opens no section."""
        index = self.heading_index
        heading = self.document.headings[index - 1].span if index else None
        return heading if heading and self.document.text_of(heading).lstrip().startswith("<") else None

    @cached_property
    def anchors(self) -> set[str]:
        """The anchors that the entry links to, such as `#datasets`."""
        links, (start, end) = self.document.fragment_links, self.paper.span
        own_links = links[bisect_left(links, ((start,),)) : bisect_left(links, ((end,),))]
        return {link.url for link in own_links if link.url.startswith("#")}

    @cached_property
    def words(self) -> set[str]:
        """The words and symbols of the entry, apart from its title and URLs."""
        return {*words_in(self._remaining_text.casefold()), *_symbols(self._remaining_text)}

    @cached_property
    def text_key(self) -> tuple[str, str]:
        """The letters and the symbols of the entry, apart from its title and URLs, ignoring case and accents."""
        return title_key(self._remaining_text), "".join(_symbols(self._remaining_text))

    @cached_property
    def names(self) -> set[str]:
        """The capitalised words of the entry, such as names of authors, apart from its title, links and venue."""
        spans = [self.paper.title_span, *(link.span for link in self.paper.links)]
        spans += (self.paper.venue.name_span,) if self.paper.venue else ()
        text = _TARGET.sub("", self._text_without(spans))
        return {word for word in words_in(text) if word.istitle() and word not in _NO_NAMES}

    @cached_property
    def years(self) -> set[str]:
        """The years that the entry gives outside its title and links."""
        spans = [self.paper.title_span, *(link.span for link in self.paper.links)]
        return set(_YEAR.findall(self._text_without(spans)))

    @cached_property
    def editions(self) -> list[str]:
        """The editions, volumes and parts that the entry names, such as "2nd edition"."""
        return _EDITION.findall(self.document.text_of(self.paper.span).casefold())

    @cached_property
    def lead(self) -> str:
        """The letters before the title, as of the name in "[Charades]: Grounding Actions in Videos", in lower case."""
        text = self.document.text[self.paper.span.start : self.paper.title_span.start]
        return "".join(filter(str.isalpha, text.casefold()))

    @property
    def emoji(self) -> str:
        """The symbol that the entry starts with, before or in its title; "" if it starts with none."""
        (start, _), title = self.paper.title_span, self.paper.title
        before = self.document.text[self.paper.span.start : start].strip("-*+ \t[(_~`")
        return next(_symbols(before[:1] or title[:1]), "")

    @property
    def cells(self) -> list[str]:
        """The letters in each cell of a row, in lower case, apart from its title, links and venue."""
        return ["".join(filter(str.isalpha, cell.casefold())) for cell in self._texts_of_cells]

    @property
    def numbers(self) -> list[str]:
        """The digits in each cell of a row, apart from its title, links and venue."""
        return ["".join(filter(str.isdigit, cell)) for cell in self._texts_of_cells]

    @cached_property
    def _texts_of_cells(self) -> list[str]:
        venue = self.paper.venue
        spans = [self.paper.title_span, *(link.span for link in self.paper.links)]
        spans += (venue.name_span, venue.year_span) if venue else ()
        return _CELL_END.split(_COMMENT.sub("", self._text_without(spans)))

    @cached_property
    def _remaining_text(self) -> str:
        return self._text_without((self.paper.title_span, *(link.url_span for link in self.paper.links)))

    def _text_without(self, spans: Iterable[Span]) -> str:
        parts, position = [], self.paper.span.start
        for start, end in sorted(spans):
            parts.append(self.document.text[position : max(position, start)])
            position = max(position, end)
        return "".join(parts) + self.document.text[position : self.paper.span.end]


class Removal(NamedTuple):
    """An entry that repeats another, and the fix that removes it."""

    entry: Entry
    fix: Fix


class Gaps:
    """Where other text than entries stands between two entries of a list."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ends: dict[PaperList, list[int]] = {}

    def ends(self, paper_list: PaperList) -> list[int]:
        """The offsets at which such text ends and the next entry of the list starts, in order."""
        ends = self._ends.get(paper_list)
        if ends is None:
            ends = self._ends[paper_list] = sorted(
                paper.span.start
                for above, paper in pairwise(paper_list.papers)
                if _text_between(self._document, above, paper).strip()
            )
        return ends


def entries_of(document: Document, listings: Iterable[Listing]) -> Iterator[Entry]:
    """The entries of some listings of a document."""
    gaps = Gaps(document)
    return (Entry(document, listing, gaps) for listing in listings)


def differ_in_a_cell(row: Entry, other_row: Entry) -> bool:
    """Whether two rows of a table have different words in a column other than title, links and venue, or numbers in two, as two results have."""
    cells = zip(row.cells, other_row.cells, strict=False)
    numbers = zip(row.numbers, other_row.numbers, strict=False)
    n_other_numbers = sum(number != other_number for number, other_number in numbers if number and other_number)
    return n_other_numbers > 1 or any(cell != other_cell and cell and other_cell for cell, other_cell in cells)


def removal_of_duplicate(first: Entry, second: Entry) -> Removal | None:
    """How to remove one of two entries with the same title if the other includes all it says, preferably the second.

    None if each says something of its own, or if a heading is between them, because both may be intended. The removal is
    safe if both are in the same group and say the same.
    """
    if not first.paper.key or first.paper.key != second.paper.key or first.heading_index != second.heading_index:
        return None
    if any(find_url_problem(link.url) for link in (*first.paper.links, *second.paper.links)):
        return None  # The URL is repaired first.
    if _includes(first, second):
        ordinal, removed, kept = "second", second, first
    elif _includes(second, first):
        ordinal, removed, kept = "first", first, second
    else:
        return None
    lines = _removable_lines(removed)
    if lines is None:
        return None
    is_same_group = (first.paper_list.span, first.group) == (second.paper_list.span, second.group)
    is_safe = (
        is_same_group and removed.identity.link_keys == kept.identity.link_keys and removed.text_key == kept.text_key
    )
    return Removal(removed, Fix(f"drop the {ordinal} entry", (Edit.delete(lines),), is_safe))


def _includes(entry: Entry, other_entry: Entry) -> bool:
    """Whether an entry has all links and words of another."""
    return (
        entry.identity.link_keys >= other_entry.identity.link_keys
        and entry.anchors >= other_entry.anchors
        and entry.words >= other_entry.words
    )


def _removable_lines(entry: Entry) -> Span | None:
    """The lines of an entry with the blank ones above it.

    None if another entry is not right above, if one of them has a summary, which may be about both, or if the entry has an HTML id.
    """
    document, paper, above = entry.document, entry.paper, entry.above
    if above is None or _HTML_ID.search(document.text_of(paper.span)):
        return None
    if "<summary" in document.text[above.span.start : paper.span.end]:
        return None
    text_between = _text_between(document, above, paper)
    if text_between.strip() or not text_between.endswith(("\n", "\r")):
        return None
    return Span(_end_of_text(document, above), _end_of_text(document, paper))


def _text_between(document: Document, above: Paper, below: Paper) -> str:
    return document.text[_end_of_text(document, above) : below.span.start]


def _end_of_text(document: Document, paper: Paper) -> int:
    """The offset at which the last line of an entry ends, before its line end."""
    return paper.span.start + len(document.text_of(paper.span).rstrip("\r\n"))


def _symbols(text: str) -> Iterator[str]:
    """The emoji and other symbols in a text, which a list may use to mark entries."""
    if text.isascii():
        return
    from unicodedata import category

    yield from (char for char in text if category(char) == "So")
