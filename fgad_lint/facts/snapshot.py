"""Read papers from arXiv's published metadata, in which each line is a paper in JSON: millions of lines, of which few are wanted."""

import gzip
import json
from collections.abc import Callable, Collection, Iterator
from email.utils import parsedate_to_datetime
from io import BufferedReader
from typing import Any

from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.source import clean, clean_date, clean_names
from fgad_lint.facts.store import FactsError
from fgad_lint.facts.withdrawn import is_withdrawn

_MAX_LINE_LENGTH = 1_000_000  # Bytes.
_LINES_PER_STEP = 100_000
_START = b'{"id":"'


def read(path: str, ids: Collection[str], show: Callable[[int], object] = lambda _: None) -> list[PaperFacts]:
    """The wanted papers in a file, as on the last day on which any of them changed; `show` is told the number of lines.

    Raises FactsError if the file cannot be read or is no such metadata.
    """
    wanted = {arxiv_id.encode() for arxiv_id in ids}
    try:
        with gzip.open(path) if path.endswith(".gz") else open(path, "rb") as file:
            rows = list(_rows(file, wanted, show, path))
    except EOFError:
        raise FactsError(f"{path}: incomplete") from None
    except OSError as error:
        raise FactsError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    day = max((clean_date(_text(row.get("update_date"))) for row in rows), default="")
    return [_facts(row, day) for row in rows]


def _rows(
    file: gzip.GzipFile | BufferedReader, wanted: Collection[bytes], show: Callable[[int], object], name: str
) -> Iterator[dict[str, Any]]:
    n_lines, start = 0, len(_START)
    while line := file.readline(_MAX_LINE_LENGTH):
        n_lines += 1
        if n_lines % _LINES_PER_STEP == 0:
            show(n_lines)
        # Most lines need no look beyond the id.
        if line.startswith(_START):
            if line[start : line.find(b'"', start)] not in wanted:
                continue
        elif not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise FactsError(f"{name}: line {n_lines} is not a paper in JSON")
        if row["id"].encode("utf-8", "replace") in wanted:
            yield row


def _facts(row: dict[str, Any], day: str) -> PaperFacts:
    versions = row.get("versions")
    versions = [version for version in versions if isinstance(version, dict)] if isinstance(versions, list) else []
    title, comment = clean(_text(row.get("title"))), _text(row.get("comments"))
    return PaperFacts(
        row["id"],
        ((max(len(versions), 1), title),) if title else (),
        clean_names(_names(row.get("authors_parsed"))),
        _date(versions[0]) if versions else "",
        _date(versions[-1]) if versions else "",
        min(len(versions), 9999),
        clean((_text(row.get("categories")).split() or [""])[0]),
        clean(comment),
        clean(_text(row.get("journal-ref"))),
        clean((_text(row.get("doi")).split() or [""])[0]),
        is_withdrawn(comment, _text(row.get("abstract"))),
        asked=day,
    )


def _names(authors: object) -> Iterator[str]:
    """The names in such a list as [["Loom", "Ann", "Jr."]]."""
    for parts in authors if isinstance(authors, list) else ():
        if isinstance(parts, list):
            last, first, suffix = [_text(part) for part in (*parts, "", "", "")][:3]
            yield f"{first} {last} {suffix}"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _date(version: dict[str, Any]) -> str:
    """The day in such a version as {"version": "v1", "created": "Sun, 31 Dec 2023 18:30:00 GMT"}."""
    try:
        return clean_date(parsedate_to_datetime(_text(version.get("created"))).isoformat())
    except ValueError:
        return ""
