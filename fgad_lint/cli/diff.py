"""What would change, in the form that `patch -p0` takes."""

import os
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

_MAX_LINES_APART = 100
_NO_NEWLINE = "\n\\ No newline at end of file\n"


def unified(old: str, new: str, name: str) -> str:
    """The unified diff of two texts of the file `name`, empty where they are alike."""
    hunks = "".join(_hunks(_lines(old), _lines(new)))
    name = _header(name)
    return f"--- {name}\n+++ {name}\n{hunks}" if hunks else ""


def _header(name: str) -> str:
    """A name as git writes it: in quotes where it holds what could end it, else with a tab at its end if there are spaces."""
    if name.isprintable() and name == name.strip() and '"' not in name and "\\" not in name:
        return f"{name}\t" if " " in name else name
    return '"' + "".join(map(_octal, os.fsencode(name))) + '"'


def _octal(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}"


class _Matcher(SequenceMatcher[str]):
    """Takes what matches first, or else what is longest nearby: the longest of all would take quadratic time."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new)
        self._old = old
        self._new = new

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        a_end = len(self._old) if ahi is None else ahi
        b_end = len(self._new) if bhi is None else bhi
        size = 0
        while alo + size < a_end and blo + size < b_end and self._old[alo + size] == self._new[blo + size]:
            size += 1
        if size:
            return Match(alo, blo, size)
        old, new = (
            self._old[alo : min(a_end, alo + _MAX_LINES_APART)],
            self._new[blo : min(b_end, blo + _MAX_LINES_APART)],
        )
        near = SequenceMatcher(None, old, new).find_longest_match()
        if near.size:
            return Match(alo + near.a, blo + near.b, near.size)
        return super().find_longest_match(alo, a_end, blo, b_end)


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for group in _Matcher(old, new).get_grouped_opcodes():
        _, old_start, _, new_start, _ = group[0]
        _, _, old_end, _, new_end = group[-1]
        yield f"@@ -{_range(old_start, old_end)} +{_range(new_start, new_end)} @@\n"
        for kind, old_first, old_last, new_first, new_last in group:
            if kind == "equal":
                yield from (f" {line}" for line in old[old_first:old_last])
            else:
                yield from (f"-{line}" for line in old[old_first:old_last])
                yield from (f"+{line}" for line in new[new_first:new_last])


def _range(start: int, end: int) -> str:
    """Where a hunk is: the first line, from 1, or the one before where it is empty; and how many, if not one."""
    return f"{start + 1}" if end - start == 1 else f"{start + (end > start)},{end - start}"


def _lines(text: str) -> list[str]:
    """The lines as patch sees them: only a newline ends one, what stands before it is content."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last + _NO_NEWLINE] if last else [])
