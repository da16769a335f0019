"""Read JSON in the answers of servers."""

import json
from typing import Any

from fgad_lint.facts.http import Answer, UnusableAnswer


def read_json(answer: Answer) -> dict[str, Any]:
    """The table in an answer. Raises UnusableAnswer."""
    try:
        table = json.loads(answer.body)
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, dict):
        page = "a page" if answer.content_type == "text/html" else "something else"
        raise UnusableAnswer(f"{page} instead of JSON")
    return table
