"""Ask arXiv's API about papers. Needs the extra `facts`."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from fgad_lint.facts.http import Answer, AskError, Client, UnusableAnswer
from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.source import Wanted, by_first_version, clean, clean_date, clean_names
from fgad_lint.facts.withdrawn import is_withdrawn
from fgad_lint.model import arxiv

ORIGIN = "https://export.arxiv.org"
ACCEPT = "application/atom+xml, text/xml;q=0.9, */*;q=0.1"
_MAX_IDS = 100  # In a request.
_FIRST_PAPER = "0704.0001"  # arXiv has it, so an answer without it is wrong.
_ATOM, _ARXIV = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_ERROR, _BAD_ID = "/api/errors", "incorrect_id_format_for_"


class Arxiv:
    """arXiv, asked with a client on the day `today`."""

    name = "arXiv"
    batch_size = _MAX_IDS

    def __init__(self, client: Client, today: str) -> None:
        self._client, self._today = client, today
        self._accepts_ids = False

    def takes(self, paper_id: str) -> bool:
        """Whether a text is an arXiv id."""
        return arxiv.identifier(paper_id) is not None

    def ask(self, wanted: Sequence[Wanted]) -> Iterator[PaperFacts]:
        """The facts about papers. Raises AskError."""
        ids = [paper.id for paper in wanted]
        ids += [f"{paper.id}v{version}" for paper in wanted for version in paper.versions]
        entries: dict[str, list[_Entry]] = {}
        refused = set[str]()
        for start in range(0, len(ids), _MAX_IDS):
            for entry in self._entries(ids[start : start + _MAX_IDS], refused):
                entries.setdefault(entry.identifier.number, []).append(entry)
        for paper in wanted:
            if found := entries.get(paper.id):
                yield _facts(paper.id, found, self._today)
            elif paper.id not in refused:
                yield PaperFacts(paper.id, is_missing=True, asked=self._today)

    def _entries(self, ids: Sequence[str], refused: set[str]) -> Iterator["_Entry"]:
        """What arXiv has of some ids; those that it cannot be asked about are added to `refused`."""
        try:
            entries = self._get(ids) or self._get([*ids, _FIRST_PAPER])
        except _Refused as refusal:
            if refusal.arxiv_id in ids:  # Then arXiv has no such paper.
                if rest := [arxiv_id for arxiv_id in ids if arxiv_id != refusal.arxiv_id]:
                    yield from self._entries(rest, refused)
            elif len(ids) == 1:
                self._check_acceptance()
                refused.update(ids)
            else:
                yield from self._entries(ids[: len(ids) // 2], refused)
                yield from self._entries(ids[len(ids) // 2 :], refused)
            return
        yield from entries

    def _check_acceptance(self) -> None:
        """Raise AskError if arXiv refuses every id."""
        if not self._accepts_ids:
            try:
                self._get([_FIRST_PAPER])
            except _Refused:
                raise AskError(f"{self._client.name}: refuses every request") from None
            self._accepts_ids = True

    def _get(self, ids: Sequence[str]) -> "list[_Entry]":
        query = quote(",".join(ids), safe=",/")
        return self._client.get(f"/api/query?id_list={query}&max_results={len(ids)}", partial(_read, ids=ids))


class _Refused(Exception):
    """arXiv refuses a request, because of `arxiv_id` if that is not empty."""

    def __init__(self, arxiv_id: str = "") -> None:
        super().__init__(arxiv_id)
        self.arxiv_id = arxiv_id


class _Entry(NamedTuple):
    """A version of a paper in an answer; all texts as they are."""

    identifier: arxiv.Identifier
    title: str
    authors: tuple[str | None, ...]
    published: str
    updated: str
    category: str
    comment: str
    journal_ref: str
    doi: str
    abstract: str


def _read(answer: Answer, ids: Iterable[str]) -> list[_Entry]:
    """The entries in an answer to a request for ids. Raises UnusableAnswer, _Refused and AskError."""
    if answer.status not in (200, 400, 414):
        raise AskError(f"arXiv: answers with status {answer.status}")
    try:
        feed = fromstring(answer.body, forbid_dtd=True)
    except (ParseError, ValueError):
        feed = None
    if feed is None or feed.tag != f"{_ATOM}feed":
        if answer.status != 200:
            raise _Refused
        page = "a page" if answer.content_type == "text/html" else "something else"
        raise UnusableAnswer("an incomplete answer" if b"<feed" in answer.body else f"{page} instead of papers")
    elements = feed.findall(f"{_ATOM}entry")
    for element in elements:
        url = _text(element, f"{_ATOM}id")
        if _ERROR in url:
            raise _Refused(url.partition(_BAD_ID)[2])
    if answer.status != 200:
        raise _Refused
    total = _text(feed, _TOTAL)
    if total.isdecimal() and len(total) < 10 and int(total) > len(elements):
        raise UnusableAnswer(f"{len(elements)} of {total} papers")
    if not elements and _FIRST_PAPER in ids:
        raise UnusableAnswer("an empty answer")
    entries = [_entry(parsed.identifier, element) for element in elements if (parsed := _parse_id(element))]
    wanted = {identifier.number for arxiv_id in ids if (identifier := arxiv.identifier(arxiv_id))}
    return [entry for entry in entries if entry.identifier.number in wanted]


def _parse_id(element: Element) -> arxiv.ArxivUrl | None:
    return arxiv.parse_url(_text(element, f"{_ATOM}id"))


def _entry(identifier: arxiv.Identifier, element: Element) -> _Entry:
    category = element.find(f"{_ARXIV}primary_category")
    return _Entry(
        identifier,
        _text(element, f"{_ATOM}title"),
        tuple(name.text for name in element.iterfind(f"{_ATOM}author/{_ATOM}name")),
        _text(element, f"{_ATOM}published"),
        _text(element, f"{_ATOM}updated"),
        category.get("term", "") if category is not None else "",
        _text(element, f"{_ARXIV}comment"),
        _text(element, f"{_ARXIV}journal_ref"),
        _text(element, f"{_ARXIV}doi"),
        _text(element, f"{_ATOM}summary"),
    )


def _text(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _facts(arxiv_id: str, entries: Iterable[_Entry], today: str) -> PaperFacts:
    """The facts in the entries of a paper: those of its newest version, and the titles of all."""
    by_version = {entry.identifier.version or 1: entry for entry in entries}
    n_versions = max(by_version)
    newest = by_version[n_versions]
    return PaperFacts(
        arxiv_id,
        by_first_version({version: clean(entry.title) for version, entry in by_version.items()}),
        clean_names(newest.authors),
        clean_date(newest.published),
        clean_date(newest.updated),
        n_versions,
        clean(newest.category),
        clean(newest.comment),
        clean(newest.journal_ref),
        clean(newest.doi).removeprefix("https://doi.org/"),
        is_withdrawn(newest.comment, newest.abstract),
        asked=today,
    )
