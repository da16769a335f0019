"""A second opinion on fixes: compare the headings, entries and links that simple patterns find in the lines.

The rules and the other checks share one model of the document and its mistakes, so nothing here uses that model.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.links import identity
from fgad_lint.text import words_in

#   > ## Datasets {#datasets}         <h2 align="center">Datasets</h2>          <summary>Datasets</summary>
#        ^^^^^^^^ title                                  ^^^^^^^^ title                  ^^^^^^^^ title
_ATX_HEADING = lazy_re.compile(r"[ \t>]*+(?:[-*+][ \t]++)?+(?P<hashes>#{1,6})(?:[ \t]++(?P<title>.*)|$)")
_HTML_HEADING = lazy_re.compile(
    r"[ \t>]*+(?:<(?!h[1-6]\b|summary\b)[^<>]*+>[ \t]*+)*+"
    r"<(?:h(?P<level>[1-6])|summary)\b[^<>]*>(?P<title>.*?)(?:</(?:h[1-6]|summary)|$)",
    re.IGNORECASE,
)
_UNDERLINE = lazy_re.compile(r"[ \t>]*(?:(=+)|-+)[ \t]*")
_ENTRY_MARKER = lazy_re.compile(r"[ \t>]*(?:[-*+•–][ \t]|\d{1,9}[.)]|\||<(?:li|tr)\b)", re.IGNORECASE)
_URL = lazy_re.compile(r"(?<!#)https?://[^\s<>()\[\]\"'|]+", re.IGNORECASE)
_FRAGMENT = lazy_re.compile(r"\]\([ \t]*<?#([^\s()<>]+)>?\)")
_NON_WORDS = lazy_re.compile(r"<[^<>]*>|\{[^{}]*\}[ \t#]*$|https?://\S*|\]\([ \t]*<?#[^\s()<>]*>?\)", re.IGNORECASE)
_NOT_TITLE = lazy_re.compile(rf"{_ENTRY_MARKER.pattern}|{_UNDERLINE.pattern}$", re.IGNORECASE)
_SUMMARY_LEVEL = 7  # Below all headings.
_ENTRY_LINES = 6  # Few entries have more lines with links than this, nested lines included.
_MAX_CANDIDATES = 50  # Entries to compare with one that was removed, to keep the time linear.

# The titles of the enclosing headings, its own title, and the number of earlier headings with the same titles.
_HeadingPath = tuple[str, ...]


class _Entry(NamedTuple):
    """A line that starts an entry or paragraph, or has URLs, with the lines up to the next such line or blank line.

    `words` have spaces between them. `targets` are those of its links; `n_urls` of them are URLs, the others anchors.
    """

    words: str
    targets: frozenset[str]
    n_urls: int

    @property
    def features(self) -> frozenset[str]:
        """What another entry must have to repeat this one."""
        return self.targets.union(self.words.split())

    @property
    def letters(self) -> str:
        """The words without spaces: equal for "data sets" and "datasets"."""
        return self.words.replace(" ", "")


class _Line(NamedTuple):
    """What a line says on its own.

    `level` and `title` are those of the heading that it is. A line with a title but no level is a heading if the next line
    has an `underline_level`. `entry` is the entry that it is, or is part of.
    """

    level: int
    title: str | None
    underline_level: int
    starts_entry: bool
    entry: _Entry


class _Section(NamedTuple):
    """The entries and paragraphs under a heading, and the number of their URLs."""

    entries: Sequence[_Entry]
    n_urls: int


class Witness:
    """The entries and paragraphs in the lines of a text, by the heading that they are under.

    `previous` is the witness of another version of the text, if there is one. The lines in both are not read again.
    """

    def __init__(self, text: str, previous: "Witness | None" = None) -> None:
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        known = previous._lines if previous else {}
        self._lines: dict[str, _Line] = {line: known.get(line) or _read_line(line) for line in dict.fromkeys(lines)}
        self._sections = _read_sections([self._lines[line] for line in lines])

    def lost(self, after: "Witness") -> str:
        """What a later text has lost, as a phrase that completes "it would …"; "" if nothing.

        Each entry must still be under its heading, perhaps reworded but with at least as many URLs, or be repeated by another
        entry there.
        """
        if missing := sorted(self._sections.keys() - after._sections.keys()):
            return f"lose or change the {_describe(missing[0])}"
        for heading, (entries, n_urls) in self._sections.items():
            remaining = after._sections[heading]
            if len(remaining.entries) < len(entries) or remaining.n_urls < n_urls:
                changed, removed = _compare(entries, remaining.entries)
                kept = _EntryIndex([*(Counter(entries) - Counter(removed)).elements()])
                if not all(kept.repeats(entry) for entry in removed):
                    return f"lose an entry under the {_describe(heading)}"
                if any(entry.n_urls > new_entry.n_urls for entry, new_entry in changed):
                    return f"lose a link under the {_describe(heading)}"
        return ""


def _describe(heading: _HeadingPath) -> str:
    return f'heading "{heading[-2]}"' if len(heading) > 1 else "top of the text"


# How to find the new version of a changed entry: by the first of these keys that is not empty and is in both texts.
_MATCH_KEYS: Sequence[Callable[[_Entry], Hashable]] = (
    lambda entry: entry.targets,
    lambda entry: entry.words,
    lambda entry: tuple(entry.words.split(maxsplit=2)[:2]),
)


def _compare(old: Sequence[_Entry], new: Sequence[_Entry]) -> tuple[list[tuple[_Entry, _Entry]], list[_Entry]]:
    """The changed entries, each with its new version, and the removed ones."""
    missing, added = [*(Counter(old) - Counter(new)).elements()], [*(Counter(new) - Counter(old)).elements()]
    changed = []
    for match_key in _MATCH_KEYS:
        added_by_key: dict[Hashable, list[_Entry]] = {}
        for entry in reversed(added):
            added_by_key.setdefault(match_key(entry), []).append(entry)
        still_missing = []
        for entry in missing:
            key = match_key(entry)
            if key and (matches := added_by_key.get(key)):
                changed.append((entry, matches.pop()))
            else:
                still_missing.append(entry)
        missing, added = still_missing, [entry for entries in added_by_key.values() for entry in entries]
    return changed, missing


def _read_sections(lines: Sequence[_Line]) -> dict[_HeadingPath, _Section]:
    """The sections of a text, by the heading path."""
    entries: list[list[_Line]] = []  # The lines of each entry of the current section.
    by_heading: dict[_HeadingPath, list[list[_Line]]] = {("0",): entries}
    n_same_title: Counter[_HeadingPath] = Counter()
    enclosing: list[tuple[int, str]] = []
    is_open = False
    for line, next_line in zip(lines, [*lines[1:], _read_line("")], strict=True):
        level = line.level or next_line.underline_level
        if level and line.title is not None:
            while enclosing and enclosing[-1][0] >= level:
                enclosing.pop()
            enclosing.append((level, line.title))
            path = tuple(title for _, title in enclosing)
            entries = by_heading.setdefault((*path, str(n_same_title[path])), [])
            n_same_title[path] += 1
            is_open = False
        elif not (line.entry.words or line.entry.n_urls):
            is_open = False
        elif is_open and not line.starts_entry:
            entries[-1].append(line)
        else:
            entries.append([line])
            is_open = True
    return {heading: _section(entries) for heading, entries in by_heading.items()}


def _section(lines_by_entry: Sequence[Sequence[_Line]]) -> _Section:
    entries = [lines[0].entry if len(lines) == 1 else _joined(lines) for lines in lines_by_entry]
    return _Section(entries, sum(entry.n_urls for entry in entries))


def _joined(lines: Sequence[_Line]) -> _Entry:
    """The entry that begins with the first line and ends with the last."""
    words = " ".join(line.entry.words for line in lines if line.entry.words)
    return lines[0].entry._replace(words=words)


def _read_line(line: str) -> _Line:
    urls, marker, underline = _URL.findall(line), _ENTRY_MARKER.match(line), _UNDERLINE.fullmatch(line)
    words = _words(line[marker.end() :] if marker else line)
    targets = {identity(url) or url.rstrip(".,;:").casefold() for url in urls}
    fragments = {f"#{fragment.casefold()}" for fragment in _FRAGMENT.findall(line)}
    level, title = _read_heading(line)
    underline_level = 0 if underline is None else 1 if underline[1] else 2
    entry = _Entry(words, frozenset(targets | fragments), len(targets))
    return _Line(level, title, underline_level, bool(marker or urls), entry)


def _read_heading(line: str) -> tuple[int, str | None]:
    """The level and title of a heading; if it is one only when it is underlined, the level is 0; otherwise the title is None."""
    if "#" in line and (atx := _ATX_HEADING.fullmatch(line)):
        return len(atx["hashes"]), _words(atx["title"] or "")
    if "<" in line and (html := _HTML_HEADING.match(line)):
        return int(html["level"] or _SUMMARY_LEVEL), _words(html["title"])
    if line.strip(" \t>") and not _NOT_TITLE.match(line):
        return 0, _words(line)
    return 0, None


def _words(line: str) -> str:
    return " ".join(words_in(_NON_WORDS.sub(" ", line).casefold()))


class _EntryIndex:
    """The entries under a heading, indexed by their words and targets."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._entries = entries
        self._features = [entry.features for entry in entries]
        self._by_feature: dict[str, list[int]] = {}
        self._by_letters: dict[str, list[int]] = {}
        for index, entry in enumerate(entries):
            for feature in self._features[index]:
                self._by_feature.setdefault(feature, []).append(index)
            self._by_letters.setdefault(entry.letters, []).append(index)

    def repeats(self, entry: _Entry) -> bool:
        """Whether an indexed entry, with its neighbours if `entry` has links, has all words and targets of `entry`.

        Only the first few entries that share its rarest word or target are tried, so that the time does not grow with the list.
        """
        same_letters = self._by_letters.get(entry.letters, [])
        if any(self._entries[index].targets >= entry.targets for index in same_letters[:_MAX_CANDIDATES]):
            return True
        features = entry.features
        n_before, n_after = (_ENTRY_LINES, _ENTRY_LINES) if entry.targets else (0, 1)
        candidates = min((self._by_feature.get(feature, []) for feature in features), key=len)
        for index in candidates[:_MAX_CANDIDATES]:
            missing = features
            for neighbour_features in self._features[max(0, index - n_before) : index + n_after]:
                missing = missing - neighbour_features
            if not missing:
                return True
        return False
