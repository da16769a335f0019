"""A second opinion on fixes: headings, entries and links as a plain reading of the lines finds them.

The rules and the other checks share one model of the document. Where that model is wrong, it is wrong for all of them, so
nothing here uses it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.links import identity
from fgad_lint.text import words_in

_LINE_END = lazy_re.compile(r"\r\n|\n|\r")
#   > ## Datasets {#datasets}      <h2 align="center">Datasets</h2>      <summary>Datasets</summary>
_ATX = lazy_re.compile(r"[ \t>]*+(?:[-*+][ \t]++)?+(?P<marks>#{1,6})(?:[ \t]++(?P<title>.*)|$)")
_HTML = lazy_re.compile(
    r"[ \t>]*+(?:<(?!h[1-6]\b|summary\b)[^<>]*+>[ \t]*+)*+"
    r"<(?:h(?P<level>[1-6])|summary)\b[^<>]*>(?P<title>.*?)(?:</(?:h[1-6]|summary)|$)",
    re.IGNORECASE,
)
_UNDERLINE = lazy_re.compile(r"[ \t>]*(?:(=+)|-+)[ \t]*")
_ENTRY = lazy_re.compile(r"[ \t>]*(?:[-*+•–][ \t]|\d{1,9}[.)]|\||<(?:li|tr)\b)", re.IGNORECASE)
_URL = lazy_re.compile(r"(?<!#)https?://[^\s<>()\[\]\"'|]+", re.IGNORECASE)
_FRAGMENT = lazy_re.compile(r"\]\([ \t]*<?#([^\s()<>]+)>?\)")
_NO_WORDS = lazy_re.compile(r"<[^<>]*>|\{[^{}]*\}[ \t#]*$|https?://\S*|\]\([ \t]*<?#[^\s()<>]*>?\)", re.IGNORECASE)
_NO_TITLE = lazy_re.compile(rf"{_ENTRY.pattern}|{_UNDERLINE.pattern}$", re.IGNORECASE)
_SUMMARY_LEVEL = 7
_LINES_OF_ENTRY = 6  # An entry with all that is nested in it seldom has more lines that hold links.
_MAX_TRIED = 50

Heading = tuple[str, ...]  # The titles of the headings around one, its own, and how many like it came before.


class _Line(NamedTuple):
    """A line that opens an entry or a paragraph or holds URLs, with what follows it up to the next one or a blank line.

    `targets` are where its links lead, `n_urls` is how many of these are URLs.
    """

    words: tuple[str, ...]
    targets: frozenset[str]
    n_urls: int


def lost(before: str, after: str) -> str:
    """What a text has lost under one of its headings, in words that follow "would"; "" if nothing.

    Each entry must still be there, perhaps in other words, or be repeated by another one under its heading; an entry that
    is still there must have as many URLs as before.
    """
    old, new = _lines_by_heading(before), _lines_by_heading(after)
    if gone := sorted(old.keys() - new.keys()):
        return f"lose or change the {_shown(gone[0])}"
    for heading, lines in old.items():
        left = new[heading]
        if len(left) < len(lines) or _n_urls(left) < _n_urls(lines):
            changed, dropped = _partners(lines, left)
            kept = _Kept([*(Counter(lines) - Counter(dropped)).elements()])
            if not all(kept.repeats(line) for line in dropped):
                return f"lose an entry under the {_shown(heading)}"
            if any(line.n_urls > partner.n_urls for line, partner in changed):
                return f"lose a link under the {_shown(heading)}"
    return ""


def _shown(heading: Heading) -> str:
    return f'heading "{heading[-2]}"' if len(heading) > 1 else "top of the text"


def _n_urls(lines: Sequence[_Line]) -> int:
    return sum(line.n_urls for line in lines)


def _partners(lines: Sequence[_Line], left: Sequence[_Line]) -> tuple[list[tuple[_Line, _Line]], list[_Line]]:
    """Lines that have changed, each with what it is now, and those that are gone."""
    gone, came = [*(Counter(lines) - Counter(left)).elements()], [*(Counter(left) - Counter(lines)).elements()]
    changed = []
    for mark in (_same_targets, _same_words, _same_start):
        by_mark: dict[object, list[_Line]] = {}
        for line in reversed(came):
            by_mark.setdefault(mark(line), []).append(line)
        still_gone = []
        for line in gone:
            if partners := by_mark.get(mark(line)) if mark(line) else None:
                changed.append((line, partners.pop()))
            else:
                still_gone.append(line)
        gone, came = still_gone, [line for partners in by_mark.values() for line in partners]
    return changed, gone


def _same_words(line: _Line) -> object:
    return line.words


def _same_targets(line: _Line) -> object:
    return line.targets


def _same_start(line: _Line) -> object:
    return line.words[:2]


def _lines_by_heading(text: str) -> dict[Heading, list[_Line]]:
    """The entries and paragraphs of a text, by the heading that they stand under."""
    lines: list[tuple[list[str], frozenset[str], int]] = []
    by_heading: dict[Heading, list[tuple[list[str], frozenset[str], int]]] = {("0",): lines}
    n_alike: Counter[Heading] = Counter()
    above: list[tuple[int, str]] = []
    is_open = False
    for level, title, line in _read(text):
        if level:
            while above and above[-1][0] >= level:
                above.pop()
            above.append((level, title))
            path = tuple(title for _, title in above)
            lines = by_heading.setdefault((*path, str(n_alike[path])), [])
            n_alike[path] += 1
        urls, marker = _URL.findall(line), _ENTRY.match(line)
        words = _words(line[marker.end() :] if marker else line)
        if level or not (words or urls):
            is_open = False
        elif is_open and not (marker or urls):
            lines[-1][0].extend(words)
        else:
            targets = {identity(url) or url.rstrip(".,;:").casefold() for url in urls}
            places = {f"#{fragment.casefold()}" for fragment in _FRAGMENT.findall(line)}
            lines.append((words, frozenset(targets | places), len(targets)))
            is_open = True
    return {
        heading: [_Line(tuple(words), targets, n_urls) for words, targets, n_urls in lines]
        for heading, lines in by_heading.items()
    }


def _read(text: str) -> Iterator[tuple[int, str, str]]:
    """The lines of a text: the level of each as a heading (0 if it is none), its title then, and the line."""
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        level, title = 0, ""
        if "#" in line and (atx := _ATX.fullmatch(line)):
            level, title = len(atx["marks"]), atx["title"] or ""
        elif "<" in line and (html := _HTML.match(line)):
            level, title = int(html["level"] or _SUMMARY_LEVEL), html["title"]
        elif (underline := _UNDERLINE.fullmatch(following)) and line.strip(" \t>") and not _NO_TITLE.match(line):
            level, title = 1 if underline[1] else 2, line
        yield level, " ".join(_words(title)), line


def _words(line: str) -> list[str]:
    return words_in(_NO_WORDS.sub(" ", line).casefold())


class _Kept:
    """The lines that stay under a heading, found by the words and targets that they hold."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self._lines = lines
        self._marks = [_marks(line) for line in lines]
        self._by_mark: dict[str, list[int]] = {}
        self._by_letters: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            for mark in self._marks[number]:
                self._by_mark.setdefault(mark, []).append(number)
            self._by_letters.setdefault("".join(line.words), []).append(number)

    def repeats(self, line: _Line) -> bool:
        """Whether a line that stays, with those around it if they have links, says and links all that a line does.

        Of the lines that share the rarest word or target only the first few are tried, so that a long list takes no longer
        per line than a short one.
        """
        alike = self._by_letters.get("".join(line.words), [])
        if any(self._lines[number].targets >= line.targets for number in alike[:_MAX_TRIED]):
            return True
        marks = _marks(line)
        before, after = (_LINES_OF_ENTRY, _LINES_OF_ENTRY) if line.targets else (0, 1)
        rarest = min((self._by_mark.get(mark, []) for mark in marks), key=len)
        for number in rarest[:_MAX_TRIED]:
            missing = marks
            for around in self._marks[max(0, number - before) : number + after]:
                missing = missing - around
            if not missing:
                return True
        return False


def _marks(line: _Line) -> frozenset[str]:
    return line.targets.union(line.words)
