"""Ask OpenReview about papers. Needs the extra `facts`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from fgad_lint.facts.http import Answer, AskError, Client
from fgad_lint.facts.json_answers import read_json
from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.source import Wanted, clean, clean_names

ORIGIN, OLD_ORIGIN = "https://api2.openreview.net", "https://api.openreview.net"
ACCEPT = "application/json"
PREFIX = "openreview:"
_HIDDEN = (400, 401, 403, 404)  # Neither it nor anything else is shown to the public.


class Clients(NamedTuple):
    """The two versions of OpenReview's API: conferences before 2023 are in the old one only."""

    new: Client
    old: Client


class OpenReview:
    """OpenReview, asked on the day `today`."""

    name = "OpenReview"
    batch_size = 1

    def __init__(self, clients: Clients, today: str) -> None:
        self._clients, self._today = clients, today

    def takes(self, paper_id: str) -> bool:
        """Whether an id is one of OpenReview."""
        return paper_id.startswith(PREFIX)

    def ask(self, wanted: Sequence[Wanted]) -> Iterator[PaperFacts]:
        """The facts about papers, none but the day about those that are not shown to the public. Raises AskError."""
        for paper in wanted:
            path = f"/notes?id={quote(paper.id.removeprefix(PREFIX), safe='')}"
            note = self._clients.new.get(path, _read) or self._clients.old.get(path, _read) or {}
            yield self._facts(paper.id, note)

    def _facts(self, paper_id: str, note: Mapping[str, Any]) -> PaperFacts:
        content = note.get("content")
        values = {key: _value(field) for key, field in content.items()} if isinstance(content, dict) else {}
        title, authors = clean(_text(values.get("title"))), values.get("authors")
        return PaperFacts(
            paper_id,
            titles=((1, title),) if title else (),
            authors=clean_names(map(_text, authors)) if isinstance(authors, list) else (),
            first=_day(note.get("pdate")) or _day(note.get("cdate")),
            venue=clean(_text(values.get("venue"))),
            is_withdrawn="Withdrawn" in _text(values.get("venueid")),
            asked=self._today,
        )


def _read(answer: Answer) -> dict[str, Any] | None:
    """The only note in an answer; None if there is none. Raises UnusableAnswer and AskError."""
    if answer.status in _HIDDEN and answer.content_type == ACCEPT:
        return None
    if answer.status != 200:
        raise AskError(f"OpenReview: answers with status {answer.status}")
    notes = read_json(answer).get("notes")
    return notes[0] if isinstance(notes, list) and notes and isinstance(notes[0], dict) else None


def _value(field: object) -> object:
    """The value of a field, which the new API puts into a table."""
    return field.get("value") if isinstance(field, dict) else field


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(milliseconds: object) -> str:
    """The day of a time in milliseconds since 1970; "" if there is none."""
    if type(milliseconds) is not int or not 0 < milliseconds < 10**13:
        return ""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
