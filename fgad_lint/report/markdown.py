"""A table in Markdown, for the summary of a job and for comments on a merge request.

It is shown under the name of whoever runs the job, so the text of a list must stay text in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.escape import escape_control_chars
from fgad_lint.report import Checked, Look
from fgad_lint.report.text import count, summary

_MAX_BYTES = 1 << 20  # GitHub takes no larger summary, in bytes.
_ACTIVE = lazy_re.compile(r"[&<>|\\`*_~=^\[\]!#$%@{}]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
# These begin references to people, issues, places and pictures, also where they are written as entities.
_REFERENCES = "@#!$%&~:"
_BREAK = "\u200b"
_HEAD = "| severity | place | message | rule |\n| --- | --- | --- | --- |\n"


def render(results: Sequence[Checked], _look: Look) -> str:
    """How many findings there are, and a table of them, or of as many as fit into a summary."""
    total = sum(len(checked.diagnostics) for checked in results)
    head, *rest = (summary(results) if results else "nothing checked\n").splitlines()
    intro = "\n\n".join((f"### fgad-lint: {head}", *rest)) + "\n"
    if not total:
        return intro
    intro += f"\n{_HEAD}"
    room = _MAX_BYTES - len((intro + _more(total)).encode())
    rows = list(_fitting((row for checked in results for row in _rows(checked)), room))
    return intro + "".join(rows) + (_more(total - len(rows)) if len(rows) < total else "")


def escape(text: str) -> str:
    """A line of text that is shown as it is by any renderer of Markdown, also in a table: it makes nothing."""
    return _ACTIVE.sub(_entity, escape_control_chars(text).replace("\t", " "))


def inert(text: str) -> str:
    """A line of text for those that may read it as Markdown or as it is: it makes no HTML, links, images or mentions.

    What begins one is followed by a space without width, which is not seen in either.
    """
    return re.sub(r"(?<=[@<])(?=\S)|(?<=\])(?=[(\[:])|(?<=\{)(?=\d)", _BREAK, escape_control_chars(text))


def _entity(match: re.Match[str]) -> str:
    char = match[0]
    return f"&#{ord(char)};{f'&#{ord(_BREAK)};' if char in _REFERENCES else ''}"


def _rows(checked: Checked) -> Iterator[str]:
    lines = checked.lines_of()("")
    path = escape(checked.path)
    for diagnostic in checked.diagnostics:
        line, column = lines.place(diagnostic.span.start)
        place, message = f"{path}:{line}:{column}", escape(diagnostic.message)
        yield f"| {diagnostic.severity} | {place} | {message} | `{diagnostic.rule}` |\n"


def _more(number: int) -> str:
    return f"\nand {count(number, 'problem')} more, for which there is no room here\n"


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    """As many rows as there is room for, in bytes."""
    for row in rows:
        room -= len(row.encode())
        if room < 0:
            return
        yield row
