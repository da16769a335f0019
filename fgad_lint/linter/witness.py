"""A second opinion on fixes: compare the headings, entries and links that simple patterns find in the lines.

The rules and the other checks share one model of the document and its mistakes, so nothing here uses that model.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.links import identity
from fgad_lint.text import Span, words_in

#   > ## Datasets {#datasets}         <h2 align="center">Datasets</h2>          <summary>Datasets</summary>
#        ^^^^^^^^ title                                  ^^^^^^^^ title                  ^^^^^^^^ title
_ATX_HEADING = lazy_re.compile(
    r"[ \t>]*+(?:[-*+][ \t]++)?+(?P<hashes>#{1,6})(?:(?:[ \t]++|(?<=##)(?!#))(?P<title>.*)|$)"
)
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
_TARGET = lazy_re.compile(r"(?<=\]\()[^\s()]*(?=\))")
_NOT_TITLE = lazy_re.compile(rf"{_ENTRY_MARKER.pattern}|{_UNDERLINE.pattern}$", re.IGNORECASE)
_SUMMARY_LEVEL = 7  # Below all headings.
_ENTRY_LINES = 6  # Few entries have more lines with links than this, nested lines included.
_MAX_CANDIDATES = 50  # Entries to compare with one that was removed, to keep the time linear.

# The titles of the enclosing headings, its own title, and the number of earlier headings with the same titles.
HeadingPath = tuple[str, ...]


class _Entry(NamedTuple):
    """A line that starts an entry or paragraph, or has URLs, with the lines up to the next such line or blank line.

    `words` have spaces between them. `targets` are those of its links; `n_urls` of them are URLs, the others anchors.
    """

    words: str
    targets: frozenset[str]
    n_urls: int

    def n_urls_without(self, replaced: frozenset[str]) -> int:
        """The number of URLs that are not `replaced`."""
        return self.n_urls - len(self.targets & replaced)

    @property
    def features(self) -> frozenset[str]:
        """What another entry must have to repeat this one."""
        return self.targets.union(self.words.split())

    @property
    def letters(self) -> str:
        """The words without spaces: equal for "data sets" and "datasets"."""
        return self.words.replace(" ", "")


class _Line(NamedTuple):
    """A line that is not a heading: the entry that it is, or is part of, and whether an entry starts with it."""

    entry: _Entry
    starts_entry: bool


class Witness:
    """The lines of a text by the heading that they are under, and the entries and paragraphs in them.

    `previous` is the witness of another version of the text, if there is one. The lines in both are not read again.
    """

    def __init__(self, text: str, previous: "Witness | None" = None) -> None:
        self._read_line: Callable[[str], _Line] = previous._read_line if previous else cache(_read_line)
        self._text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self._sections = _sections(self._text.split("\n"))

    def lost(self, after: "Witness", replaced: Iterable[str] = ()) -> str:
        """What a later text has lost, as a phrase that completes "it would …"; "" if nothing.

        Each entry must still be under its heading, perhaps reworded but with at least as many URLs, or be repeated by another
        entry there. URLs that were `replaced` may be gone.
        """
        replaced_targets = frozenset(map(_target, replaced))
        if missing := sorted(self._sections.keys() - after._sections.keys()):
            return f"lose or change the {_describe(missing[0])}"
        for heading in self.headings():
            if self._section_text(heading) == after._section_text(heading):
                continue
            entries, remaining = self.entries(heading), after.entries(heading)
            if len(remaining) < len(entries) or _n_urls(remaining) < _n_urls(entries):
                changed, removed = _compare(entries, remaining, are_urls_replaced=bool(replaced_targets))
                kept = _EntryIndex([*(Counter(entries) - Counter(removed)).elements()])
                if not all(kept.repeats(entry) for entry in removed):
                    return f"lose an entry under the {_describe(heading)}"
                if any(entry.n_urls_without(replaced_targets) > new_entry.n_urls for entry, new_entry in changed):
                    return f"lose a link under the {_describe(heading)}"
        return ""

    def headings(self) -> Collection[HeadingPath]:
        """The headings of the text, in order; first the one of the lines before all headings."""
        return self._sections.keys()

    def entries(self, heading: HeadingPath) -> list[_Entry]:
        """The entries and paragraphs under a heading."""
        entries: list[list[_Entry]] = []  # For each, those of its lines.
        is_open = False
        for entry, starts_entry in map(self._read_line, self._section_text(heading).split("\n")):
            if not (entry.words or entry.n_urls):
                is_open = False
            elif is_open and not starts_entry:
                entries[-1].append(entry)
            else:
                entries.append([entry])
                is_open = True
        return [parts[0] if len(parts) == 1 else _joined(parts) for parts in entries]

    def _section_text(self, heading: HeadingPath) -> str:
        start, end = self._sections[heading]
        return self._text[start:end]


def _describe(heading: HeadingPath) -> str:
    return f'heading "{heading[-2]}"' if len(heading) > 1 else "top of the text"


def _n_urls(entries: Sequence[_Entry]) -> int:
    return sum(entry.n_urls for entry in entries)


# How to find the new version of a changed entry: by the first of these keys that is not empty and is in both texts.
_MATCH_KEYS: Sequence[Callable[[_Entry], Hashable]] = (
    lambda entry: entry.targets,
    lambda entry: entry.words,
    lambda entry: tuple(entry.words.split(maxsplit=2)[:2]),
)


def _compare(
    old: Sequence[_Entry], new: Sequence[_Entry], are_urls_replaced: bool
) -> tuple[list[tuple[_Entry, _Entry]], list[_Entry]]:
    """The changed entries, each with its new version, and the removed ones. URLs that may be replaced tell less than words."""
    missing, added = [*(Counter(old) - Counter(new)).elements()], [*(Counter(new) - Counter(old)).elements()]
    changed = []
    by_targets, by_words, *others = _MATCH_KEYS
    for match_key in (by_words, by_targets, *others) if are_urls_replaced else _MATCH_KEYS:
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


def _sections(lines: Sequence[str]) -> dict[HeadingPath, Span]:
    """The span of the lines under each heading."""
    sections: dict[HeadingPath, Span] = {}
    heading: HeadingPath = ("0",)
    start = offset = 0
    n_same_title: Counter[HeadingPath] = Counter()
    enclosing: list[tuple[int, str]] = []
    for line, next_line in zip(lines, [*lines[1:], ""], strict=True):
        level, title = _read_heading(line, next_line)
        next_offset = offset + len(line) + 1
        if level:
            sections[heading] = Span(start, offset)
            while enclosing and enclosing[-1][0] >= level:
                enclosing.pop()
            enclosing.append((level, title))
            path = tuple(title for _, title in enclosing)
            heading, start = (*path, str(n_same_title[path])), next_offset
            n_same_title[path] += 1
        offset = next_offset
    sections[heading] = Span(start, offset)
    return sections


def _read_heading(line: str, next_line: str) -> tuple[int, str]:
    """The level and title of a line as a heading; 0 and "" if it is not one."""
    if "#" in line and (atx := _ATX_HEADING.fullmatch(line)):
        return len(atx["hashes"]), _words(_TARGET.sub("", atx["title"] or ""))
    if "<" in line and (html := _HTML_HEADING.match(line)):
        return int(html["level"] or _SUMMARY_LEVEL), _words(html["title"])
    underline = _UNDERLINE.fullmatch(next_line)
    if underline and not _NOT_TITLE.match(line) and (title := _words(line)):  # A comment has no words.
        return 1 if underline[1] else 2, title
    return 0, ""


def _read_line(line: str) -> _Line:
    urls, marker = _URL.findall(line), _ENTRY_MARKER.match(line)
    words = _words(line[marker.end() :] if marker else line)
    targets = {_target(url) for url in urls}
    fragments = {f"#{fragment.casefold()}" for fragment in _FRAGMENT.findall(line)}
    return _Line(_Entry(words, frozenset(targets | fragments), len(targets)), bool(marker or urls))


def _target(url: str) -> str:
    return identity(url) or url.rstrip(".,;:").casefold()


def _joined(parts: Sequence[_Entry]) -> _Entry:
    """The entry that begins with the first of its lines and has the words of all."""
    return parts[0]._replace(words=" ".join(part.words for part in parts if part.words))


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
