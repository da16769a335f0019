"""Unified diffs, in the form that `patch -p0` accepts."""

import os
from collections.abc import Iterator, Sequence

from fgad_lint.line_matcher import LineMatcher

_NO_NEWLINE = "\n\\ No newline at end of file\n"


def unified(old: str, new: str, name: str) -> str:
    """The unified diff between two texts of the file `name`; empty if they are equal."""
    hunks = "".join(_hunks(_lines(old), _lines(new)))
    name = _header(name)
    return f"--- {name}\n+++ {name}\n{hunks}" if hunks else ""


def _header(name: str) -> str:
    """A file name as git writes it: quoted if it has special characters, or followed by a tab if it only has spaces."""
    if name.isprintable() and name == name.strip() and '"' not in name and "\\" not in name:
        return f"{name}\t" if " " in name else name
    return '"' + "".join(map(_octal, os.fsencode(name))) + '"'


def _octal(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}"


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for group in LineMatcher(old, new).get_grouped_opcodes():
        _, old_start, _, new_start, _ = group[0]
        _, _, old_end, _, new_end = group[-1]
        yield f"@@ -{_range(old_start, old_end)} +{_range(new_start, new_end)} @@\n"
        for kind, a_start, a_end, b_start, b_end in group:
            if kind == "equal":
                yield from (f" {line}" for line in old[a_start:a_end])
            else:
                yield from (f"-{line}" for line in old[a_start:a_end])
                yield from (f"+{line}" for line in new[b_start:b_end])


def _range(start: int, end: int) -> str:
    """A line range as in `@@ -3,7 +3 @@`: the first line (the line before an empty range), and the length unless it is 1."""
    return f"{start + 1}" if end - start == 1 else f"{start + (end > start)},{end - start}"


def _lines(text: str) -> list[str]:
    """The lines as patch sees them: only a newline ends a line, and a carriage return is content."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last + _NO_NEWLINE] if last else [])
