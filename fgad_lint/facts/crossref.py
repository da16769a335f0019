"""Ask about DOIs: Crossref, then DataCite, and at last whether there is such a DOI. Needs the extra `facts`."""

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from fgad_lint import lazy_re
from fgad_lint.facts.http import Answer, AskError, Client
from fgad_lint.facts.json_answers import read_json
from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.source import Wanted, clean, clean_date, clean_names

CROSSREF, DATACITE, HANDLES = "https://api.crossref.org", "https://api.datacite.org", "https://doi.org"
ACCEPT = "application/json, application/vnd.api+json;q=0.9, */*;q=0.1"
INTERVAL = 1.0  # Seconds between two requests to one of them.
PREFIX = "doi:"
_FIELDS = "DOI,title,author,container-title,type,published"
_TAG = lazy_re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_SEPARATORS = frozenset(",:")  # Of the filters in a request.


class Clients(NamedTuple):
    """Who is asked: Crossref, DataCite for what that has not, and doi.org for what neither has."""

    crossref: Client
    datacite: Client
    handles: Client


class Crossref:
    """The agencies that register DOIs, asked on the day `today`."""

    name = "Crossref"
    batch_size = 20

    def __init__(self, clients: Clients, today: str) -> None:
        self._clients, self._today = clients, today

    def takes(self, paper_id: str) -> bool:
        """Whether an id is a DOI."""
        return paper_id.startswith(PREFIX)

    def ask(self, wanted: Sequence[Wanted]) -> Iterator[PaperFacts]:
        """The facts about papers. Raises AskError."""
        rest = [paper.id.removeprefix(PREFIX) for paper in wanted]
        works = self._works([doi for doi in rest if _SEPARATORS.isdisjoint(doi)])
        for doi, work in (works or {}).items():
            rest.remove(doi)
            yield self._facts(doi, _read_work(work))
        for doi in rest:
            if works is None or not _SEPARATORS.isdisjoint(doi):
                answer = self._clients.crossref.get(f"/works/{quote(doi, safe='')}", partial(_read, name=self.name))
                if answer is not None:
                    yield self._facts(doi, _read_work(_table(answer, "message")))
                    continue
            yield self._ask_others(doi)

    def _works(self, dois: Sequence[str]) -> Mapping[str, dict[str, Any]] | None:
        """What Crossref has of some DOIs, asked for at once; None if it does not like one of them."""
        if not dois:
            return {}
        query = ",".join(f"doi:{quote(doi, safe='/')}" for doi in dois)
        read = partial(_read, name=self.name)
        answer = self._clients.crossref.get(f"/works?filter={query}&rows={len(dois)}&select={_FIELDS}", read)
        if answer is None:
            return None
        works = {_text(work.get("DOI")).lower(): work for work in _tables(_table(answer, "message"), "items")}
        return {doi: works[doi] for doi in dois if doi in works}

    def _ask_others(self, doi: str) -> PaperFacts:
        """What others know about a DOI that Crossref has not."""
        path = quote(doi, safe="/")
        answer = self._clients.datacite.get(f"/dois/{path}", partial(_read, name="DataCite"))
        if answer is not None:
            return self._facts(doi, _read_dataset(_table(_table(answer, "data"), "attributes")))
        is_missing = self._clients.handles.get(f"/api/handles/{path}?type=URL", partial(_read, name="doi.org")) is None
        return PaperFacts(f"{PREFIX}{doi}", is_missing=is_missing, asked=self._today)

    def _facts(self, doi: str, work: "_Work") -> PaperFacts:
        title = clean(_plain(work.title))
        return PaperFacts(
            f"{PREFIX}{doi}",
            titles=((1, title),) if title else (),
            authors=clean_names(map(_plain, work.authors)),
            first=work.day,
            venue=clean(_plain(work.venue)),
            year=work.year,
            asked=self._today,
        )


class _Work(NamedTuple):
    """What an agency says about a DOI; texts as they are."""

    title: str
    authors: Sequence[str]
    venue: str
    year: int
    day: str


def _read(answer: Answer, name: str) -> dict[str, Any] | None:
    """The table in an answer; None if there is no such DOI, or none can be. Raises UnusableAnswer and AskError."""
    if answer.status in (400, 404):
        return None
    if answer.status != 200:
        raise AskError(f"{name}: answers with status {answer.status}")
    return read_json(answer)


def _read_work(work: Mapping[str, Any]) -> _Work:
    """What Crossref says. A preprint has no venue."""
    dates = _table(work, "published").get("date-parts")
    parts = dates[0] if isinstance(dates, list) and dates and isinstance(dates[0], list) else []
    numbers = [part for part in parts if type(part) is int]
    day = clean_date("-".join(f"{number:02}" for number in numbers[:3])) if len(numbers) == 3 else ""
    authors = [_name(author, "name", "given", "family") for author in _tables(work, "author")]
    venue = "" if work.get("type") == "posted-content" else _first_text(work.get("container-title"))
    return _Work(_first_text(work.get("title")), authors, venue, _year(numbers[0] if numbers else 0), day)


def _read_dataset(attributes: Mapping[str, Any]) -> _Work:
    """What DataCite says."""
    authors = [_name(creator, "name", "givenName", "familyName") for creator in _tables(attributes, "creators")]
    titles = [_text(title.get("title")) for title in _tables(attributes, "titles")]
    venue = _text(_table(attributes, "container").get("title"))
    return _Work(_first_text(titles), authors, venue, _year(attributes.get("publicationYear")), "")


def _name(person: Mapping[str, Any], whole: str, given: str, family: str) -> str:
    parts = [_text(person.get(given)), _text(person.get(family))]
    return " ".join(filter(None, parts)) if parts[1] else _text(person.get(whole))


def _table(table: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
    value = table.get(key) if table else None
    return value if isinstance(value, dict) else {}


def _tables(table: Mapping[str, Any], key: str) -> Iterable[dict[str, Any]]:
    value = table.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _first_text(value: object) -> str:
    return next(filter(None, map(_text, value)), "") if isinstance(value, list) else ""


def _year(value: object) -> int:
    return value if type(value) is int and 1000 <= value < 3000 else 0


def _plain(text: str) -> str:
    """A text without the tags and entities in it."""
    return html.unescape(_TAG.sub("", text))
