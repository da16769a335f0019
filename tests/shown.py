"""The text that a reader sees on GitHub, as rendered by cmark-gfm: checks fixes without the parser of the program."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options

from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply
from fgad_lint.model.links import identity

_BLOCKS = frozenset(
    "p li tr td th h1 h2 h3 h4 h5 h6 pre blockquote table ul ol dl dt dd div center details summary hr section".split()
)
_HEADING = re.compile(r"h([1-6])|summary")
_WORD = re.compile(r"[^\W_]+")
_URL = re.compile(r"(?:https?:/|(?<=\()#)[^\s()<>\[\]]+")


_HEADING_ID = re.compile(r"\{#[^{}]*\}\s*$")  # GitHub shows it as text, and some fixes delete it.
_HASHES = re.compile(r"^ {0,3}##+(?=[^#\s])", re.MULTILINE)


class Piece(NamedTuple):
    """The words of an item, cell, paragraph or the like, and the targets of its links."""

    words: tuple[str, ...]
    links: tuple[str, ...]


class _Page(HTMLParser):
    """The text_spans of a page by heading: the titles of the enclosing headings, and a count of equal ones before."""

    def __init__(self) -> None:
        super().__init__()
        self.text_spans: dict[tuple[str, ...], list[Piece]] = {("0",): []}
        self._current = self.text_spans["0",]
        self._enclosing: list[tuple[int, str]] = []
        self._text: list[str] = []
        self._links: list[str] = []
        self._n_equal: Counter[tuple[str, ...]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "a":
            self._text.append(" ")
            if href := dict(attrs).get("href"):
                self._links.append(identity(href) or unquote(href))

    def handle_endtag(self, tag: str) -> None:
        self._text.append(" " if tag == "a" else "")
        if heading := _HEADING.fullmatch(tag):
            level, title = int(heading[1] or 7), " ".join(_words(_HEADING_ID.sub("", "".join(self._text))))
            self._text = []
            while self._enclosing and self._enclosing[-1][0] >= level:
                self._enclosing.pop()
            self._enclosing.append((level, title))
            path = tuple(title for _, title in self._enclosing)
            self._current = self.text_spans.setdefault((*path, str(self._n_equal[path])), [])
            self._n_equal[path] += 1
        elif tag in _BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self) -> None:
        words = _words("".join(self._text))
        if words or self._links:
            self._current.append(Piece(tuple(words), tuple(self._links)))
        self._text, self._links = [], []


def text_spans(text: str) -> dict[tuple[str, ...], list[Piece]]:
    """The text_spans that GitHub shows under each heading of a text."""
    page = _Page()
    meant = _HASHES.sub(r"\g<0> ", text)  # A fix makes these lines the headings that they were meant to be.
    page.feed(cmarkgfm.github_flavored_markdown_to_html(meant, Options.CMARK_OPT_UNSAFE))
    page.close()
    return page.text_spans


def harm(before: str, after: str) -> list[str]:
    """Complaints about lost headings, and about lost entries and links that are not repeated under their heading."""
    old, new = text_spans(before), text_spans(after)
    complaints = [f"the heading {heading} is lost" for heading in old.keys() - new.keys()]
    for heading, shown in old.items():
        before_counts, after_counts = Counter(shown), Counter(new.get(heading, ()))
        removed, added = before_counts - after_counts, after_counts - before_counts
        kept = [*(before_counts - removed).elements(), *added.elements()]
        repeated = [piece for piece in removed.elements() if any(_covers(other, piece) for other in kept)]
        n_lost = removed.total() - added.total() - len(repeated)
        n_links = len(_links(shown) - _links(new.get(heading, ()))) - len(_links(new.get(heading, ())) - _links(shown))
        if n_lost > 0 or n_links > 0:
            complaints.append(
                f"{n_lost} text_spans, {n_links} links lost under {heading}: {sorted(removed.elements())}"
            )
    return complaints


def _links(shown: Iterable[Piece]) -> set[str]:
    return {link for piece in shown for link in piece.links if not link.startswith("#")}


def changes_outside_edits(before: str, edits: Sequence[Edit]) -> list[str]:
    """Complaints about words and links that are lost or new under a heading although no edit touches them."""
    after = apply(before, edits)
    shift, new_spans = 0, []
    for (start, end), new_text in sorted(edits):
        new_spans.append((start + shift, start + shift + len(new_text)))
        shift += len(new_text) - (end - start)
    touched = _touched_words(before, [edit.span for edit in edits]) | _touched_words(after, new_spans)
    complaints = []
    old, new = text_spans(before), text_spans(after)
    for heading in old.keys() | new.keys():
        old_counts, new_counts = (_words_and_links(shown.get(heading, [])) for shown in (old, new))
        differences = (old_counts - new_counts) + (new_counts - old_counts)
        changed = [text for text in differences if not set(_words(text)) <= touched]
        if changed:
            complaints.append(f"under {heading}: {changed}")
    return complaints


def _words_and_links(shown: Iterable[Piece]) -> Counter[str]:
    return Counter(text for piece in shown for text in (*piece.words, *piece.links))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _touched_words(text: str, spans: Iterable[tuple[int, int]]) -> set[str]:
    """The words of a text that spans touch, extended to white space, and the words of the URLs on their lines."""
    words: set[str] = set()
    for start, end in spans:
        first, last = text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1
        while start > first and not text[start - 1].isspace():
            start -= 1
        while end < last and not text[end].isspace():
            end += 1
        words.update(_words(text[start:end]))
        for url in _URL.findall(text[first:last]):
            words.update(_words(f"{unquote(url)} {identity(url)}"))
    return words


def _covers(piece: Piece, other: Piece) -> bool:
    """Whether a piece has all words and links of another one."""
    has_words = set(piece.words) >= set(other.words) or "".join(piece.words) == "".join(other.words)
    return has_words and set(piece.links) >= set(other.links)
