"""A table in Markdown, for the summary of a job and for comments on a merge request.

It is posted in the name of whoever runs the job, so no text of a list may become a link, a mention or markup.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.escape import escape_control_chars
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.text import count, summary

_MAX_BYTES = 1 << 20  # The largest summary that GitHub accepts.
_ACTIVE = lazy_re.compile(r"[&<>|\\`*_~=^\[\]!#$%@{}]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
# These start references to people, issues, labels and emoji, even if they are written as entities.
_REFERENCES = "@#!$%&~:"
_ZERO_WIDTH_SPACE = "\u200b"
_HEAD = "| severity | location | message | rule |\n| --- | --- | --- | --- |\n"


def format_findings(results: Sequence[CheckedFile], _options: DisplayOptions) -> str:
    """A summary, and a table of the findings, cut to the size that GitHub accepts."""
    total = sum(len(checked.diagnostics) for checked in results)
    head, *rest = (summary(results, total) if results else "nothing checked\n").splitlines()
    intro = "\n\n".join((f"### fgad-lint: {escape(head)}", *rest)) + "\n"
    if not total:
        return intro
    intro += f"\n{_HEAD}"
    room = _MAX_BYTES - len((intro + _more(total)).encode())
    rows = list(_fitting((row for checked in results for row in _rows(checked)), room))
    return intro + "".join(rows) + (_more(total - len(rows)) if len(rows) < total else "")


def escape(text: str) -> str:
    """A line of text as Markdown that any renderer shows literally, even in a table."""
    return _ACTIVE.sub(_entity, escape_control_chars(text).replace("\t", " "))


def inert(text: str) -> str:
    """A line of text without HTML, links, images or mentions, for programs that may render it as Markdown.

    A zero-width space, invisible in any case, separates the characters that would start one.
    """
    return re.sub(r"(?<=[@<])(?=\S)|(?<=\])(?=[(\[:])|(?<=\{)(?=\d)", _ZERO_WIDTH_SPACE, escape_control_chars(text))


def _entity(match: re.Match[str]) -> str:
    char = match[0]
    return f"&#{ord(char)};{f'&#{ord(_ZERO_WIDTH_SPACE)};' if char in _REFERENCES else ''}"


def _rows(checked: CheckedFile) -> Iterator[str]:
    lines = checked.lines_of()("")
    path = escape(checked.path)
    for diagnostic in checked.diagnostics:
        line, column = lines.position(diagnostic.span.start)
        location, message = f"{path}:{line}:{column}", escape(diagnostic.message)
        yield f"| {diagnostic.severity} | {location} | {message} | `{diagnostic.rule}` |\n"


def _more(n_omitted: int) -> str:
    return f"\nand {count(n_omitted, 'more finding')}, too many to show here\n"


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    """The first rows that fit into `room` bytes of UTF-8."""
    for row in rows:
        room -= len(row.encode())
        if room < 0:
            return
        yield row
