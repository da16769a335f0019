"""Read and write the files that keep facts: `papers.json` and `links.json`, with a line for each paper or link."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from fgad_lint import lazy_re, paths
from fgad_lint.facts.paper import Facts, LinkFacts, PaperFacts
from fgad_lint.model import arxiv

PAPERS, LINKS = "papers.json", "links.json"
MAX_SIZE = 50_000_000  # Bytes of a file.
_FORMAT = 1
MAX_TEXT_LENGTH = 10_000  # Characters of a text in a file.
DATE = lazy_re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
# The ids of papers that are not from arXiv, as `links.identity` has them.
OTHER_ID = lazy_re.compile(r"doi:10\.[0-9]{4,9}/[!-@\[-~]{1,300}|openreview:[A-Za-z0-9_-]{1,100}")
_VERSION = lazy_re.compile(r"[1-9]\d{0,3}")
_MERGE_MARKER = lazy_re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=\s)", re.MULTILINE)


class FactsError(Exception):
    """A file of facts cannot be read. The message is one line, ready to print."""


def load(folder: str) -> Facts:
    """The facts in the files of a folder; a file may be missing. Raises FactsError."""
    papers, links = os.path.join(folder, PAPERS), os.path.join(folder, LINKS)
    return Facts(
        {paper.id: paper for paper in read_papers(decode(read(papers), papers), papers)},
        {link.url: link for link in read_links(decode(read(links), links), links)},
    )


def read(path: str) -> bytes:
    """The content of a file; nothing if it is missing. Raises FactsError."""
    try:
        if paths.escapes_repository(path):
            raise FactsError(f"{path}: {paths.LEADS_OUT}")
        if not os.path.exists(path):
            return b""
        if os.path.getsize(path) > MAX_SIZE:
            raise FactsError(f"{path}: larger than {MAX_SIZE // 1_000_000} MB")
        with open(path, "rb") as file:
            return file.read(MAX_SIZE)
    except OSError as error:
        raise FactsError(f"{path}: {(error.strerror or str(error)).lower()}") from None


def decode(content: bytes, name: str) -> str:
    """The text of a file; `name` is for messages. Raises FactsError."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FactsError(f"{name}: not UTF-8") from None


def read_papers(text: str, name: str = PAPERS) -> Iterator[PaperFacts]:
    """The papers in the text of a file, "" if there is none; `name` is for messages. Raises FactsError."""
    for paper_id, fields in _entries(text, "papers", name):
        identifier = arxiv.identifier(paper_id)
        if (identifier is None or str(identifier) != paper_id or identifier.version) and not OTHER_ID.fullmatch(
            paper_id
        ):
            raise FactsError(
                f'{name}: "{paper_id[:40]}" is not an arXiv id without a version, nor doi:… or openreview:…'
            )
        yield PaperFacts(paper_id, **_read_fields(fields, _PAPER_FIELDS, f"{name}: {paper_id}"))


def read_links(text: str, name: str = LINKS) -> Iterator[LinkFacts]:
    """The links in the text of a file, "" if there is none; `name` is for messages. Raises FactsError."""
    for url, fields in _entries(text, "links", name):
        yield LinkFacts(url, **{"status": "unknown", **_read_fields(fields, _LINK_FIELDS, f"{name}: {url[:200]}")})


def write_papers(papers: Iterable[PaperFacts]) -> str:
    """The text of a file with papers."""
    return _write("papers", [(paper.id, _fields_of(paper, _PAPER_FIELDS)) for paper in papers])


def write_links(links: Iterable[LinkFacts]) -> str:
    """The text of a file with links."""
    return _write("links", [(link.url, _fields_of(link, _LINK_FIELDS)) for link in links])


class _RepeatedKey(ValueError):
    pass


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedKey(next(key for key in keys if keys.count(key) > 1))
    return table


def _entries(text: str, kind: str, name: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """The papers or links in the text of a file, by their keys."""
    import json

    if not text:
        return ()
    try:
        table = json.loads(text, object_pairs_hook=_object)
    except _RepeatedKey as error:
        raise FactsError(f'{name}: "{str(error)[:200]}" is in it twice; keep one') from None
    except (ValueError, RecursionError) as error:
        if marker := _MERGE_MARKER.search(text):
            line = text.count("\n", 0, marker.start()) + 1
            raise FactsError(f"{name}: a merge conflict on line {line}; keep the lines of both sides") from None
        line = getattr(error, "lineno", 0)
        raise FactsError(f"{name}: not JSON{f' on line {line}' if line else ''}") from None
    if not isinstance(table, dict) or not isinstance(table.get(kind), dict):
        raise FactsError(f'{name}: no table "{kind}"')
    if table.get("format") != _FORMAT:
        raise FactsError(f"{name}: not of format {_FORMAT}, which this version reads")
    for key, fields in table[kind].items():
        if not isinstance(fields, dict):
            raise FactsError(f'{name}: "{key[:200]}" must be a table')
    entries: dict[str, dict[str, Any]] = table[kind]
    return entries.items()


def _text(value: object) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) and len(value) <= MAX_TEXT_LENGTH else None


def _texts(value: object) -> tuple[str, ...] | None:
    texts = [text for item in value if (text := _text(item)) is not None] if isinstance(value, list) else None
    return tuple(texts) if texts is not None and isinstance(value, list) and len(texts) == len(value) else None


def _date(value: object) -> str | None:
    return value if isinstance(value, str) and DATE.fullmatch(value) else None


def _dates(value: object) -> tuple[str, ...] | None:
    texts = _texts(value)
    return texts if texts is not None and all(map(_date, texts)) else None


def _count(value: object) -> int | None:
    return value if type(value) is int and 0 <= value < 10_000 else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _titles(value: object) -> tuple[tuple[int, str], ...] | None:
    if not isinstance(value, dict):
        return None
    titles = [(int(version), _text(title)) for version, title in value.items() if _VERSION.fullmatch(version)]
    if len(titles) < len(value) or not all(title for _, title in titles):
        return None
    return tuple(sorted((version, title) for version, title in titles if title))


def _status(value: object) -> str | None:
    return value if value in ("ok", "missing", "dead", "moved", "unknown") else None


class _Field(NamedTuple):
    """A field of a record: its name in a file, how to read its value (None if that is wrong), and what the value must be."""

    name: str
    read: Callable[[Any], Any]
    description: str


_A_TEXT = "a text"
_A_DATE = 'a date such as "2023-04-05"'
# By the names of the attributes, in the order in which they are written.
_PAPER_FIELDS = {
    "titles": _Field("titles", _titles, "a table of titles by version"),
    "authors": _Field("authors", _texts, "a list of names"),
    "first": _Field("first", _date, _A_DATE),
    "latest": _Field("latest", _date, _A_DATE),
    "n_versions": _Field("versions", _count, "a number"),
    "category": _Field("category", _text, _A_TEXT),
    "comment": _Field("comment", _text, _A_TEXT),
    "journal_ref": _Field("journal_ref", _text, _A_TEXT),
    "doi": _Field("doi", _text, _A_TEXT),
    "venue": _Field("venue", _text, _A_TEXT),
    "year": _Field("year", _count, "a number"),
    "is_withdrawn": _Field("withdrawn", _flag, "true or false"),
    "is_missing": _Field("missing", _flag, "true or false"),
    "asked": _Field("asked", _date, _A_DATE),
    "is_pinned": _Field("pinned", _flag, "true or false"),
}
_LINK_FIELDS = {
    "status": _Field("status", _status, '"ok", "missing", "dead", "moved" or "unknown"'),
    "target": _Field("target", _text, _A_TEXT),
    "asked": _Field("asked", _dates, "a list of dates"),
}


def _read_fields(table: dict[str, Any], fields: dict[str, _Field], place: str) -> dict[str, Any]:
    """The values of a record by attribute; `place` is for messages."""
    values = {}
    for attribute, field in fields.items():
        if field.name in table:
            values[attribute] = field.read(table[field.name])
            if values[attribute] is None:
                raise FactsError(f"{place}: {field.name} must be {field.description}")
    if unknown := table.keys() - {field.name for field in fields.values()}:
        raise FactsError(f'{place}: no field "{min(unknown)[:40]}"')
    return values


def _fields_of(record: PaperFacts | LinkFacts, fields: dict[str, _Field]) -> dict[str, object]:
    """The fields of a record that have a value, as they are written."""
    values = {field.name: getattr(record, attribute) for attribute, field in fields.items()}
    if titles := values.get("titles"):
        values["titles"] = {str(version): title for version, title in titles}
    return {name: value for name, value in values.items() if value}


def _write(kind: str, records: list[tuple[str, dict[str, object]]]) -> str:
    import json

    rows = [
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(fields, ensure_ascii=False)}"
        for key, fields in sorted(records)
    ]
    return "".join([f'{{"format": {_FORMAT}, "{kind}": {{\n', ",\n".join(rows), "\n" if rows else "", "}}\n"])
