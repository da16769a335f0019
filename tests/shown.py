"""What a reader of a text sees on GitHub, as cmark-gfm renders it: the judge of fixes that shares no code with the program."""

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


_ID = re.compile(r"\{#[^{}]*\}\s*$")  # Of a heading: GitHub shows it, and some fixes take it away.


class Piece(NamedTuple):
    """What stands in one item, cell, paragraph or the like: its words, and where its links lead."""

    words: tuple[str, ...]
    links: tuple[str, ...]


class _Page(HTMLParser):
    """The pieces of a page by the headings that they stand under: all titles around them, and how many were alike."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: dict[tuple[str, ...], list[Piece]] = {("0",): []}
        self._here = self.pieces["0",]
        self._around: list[tuple[int, str]] = []
        self._text: list[str] = []
        self._links: list[str] = []
        self._alike: Counter[tuple[str, ...]] = Counter()

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
            level, title = int(heading[1] or 7), " ".join(_words(_ID.sub("", "".join(self._text))))
            self._text = []
            while self._around and self._around[-1][0] >= level:
                self._around.pop()
            self._around.append((level, title))
            path = tuple(title for _, title in self._around)
            self._here = self.pieces.setdefault((*path, str(self._alike[path])), [])
            self._alike[path] += 1
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
            self._here.append(Piece(tuple(words), tuple(self._links)))
        self._text, self._links = [], []


def pieces(text: str) -> dict[tuple[str, ...], list[Piece]]:
    """What GitHub shows under each heading of a text."""
    page = _Page()
    page.feed(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
    page.close()
    return page.pieces


def harm(before: str, after: str) -> list[str]:
    """Where a heading has lost an entry that is not repeated under it, or a heading is gone."""
    old, new = pieces(before), pieces(after)
    complaints = [f"the heading {heading} is gone" for heading in old.keys() - new.keys()]
    for heading, shown in old.items():
        gone, came = Counter(shown), Counter(new.get(heading, ()))
        gone, came = gone - came, came - gone
        kept = [*(Counter(shown) - gone).elements(), *came.elements()]
        repeated = [piece for piece in gone.elements() if any(_covers(other, piece) for other in kept)]
        n_lost = gone.total() - came.total() - len(repeated)
        n_links = len(_links(shown) - _links(new.get(heading, ()))) - len(_links(new.get(heading, ())) - _links(shown))
        if n_lost > 0 or n_links > 0:
            complaints.append(f"{n_lost} pieces, {n_links} links lost under {heading}: {sorted(gone.elements())}")
    return complaints


def _links(shown: Iterable[Piece]) -> set[str]:
    return {link for piece in shown for link in piece.links if not link.startswith("#")}


def strayed(before: str, edits: Sequence[Edit]) -> list[str]:
    """The words and links that come or go under a heading though no edit of a text touches them."""
    after = apply(before, edits)
    grown, put = 0, []
    for (start, end), new in sorted(edits):
        put.append((start + grown, start + grown + len(new)))
        grown += len(new) - (end - start)
    touched = _around(before, [edit.span for edit in edits]) | _around(after, put)
    complaints = []
    old, new_pieces = pieces(before), pieces(after)
    for heading in old.keys() | new_pieces.keys():
        was, is_now = (_seen(shown.get(heading, [])) for shown in (old, new_pieces))
        changed = [mark for mark in ((was - is_now) + (is_now - was)) if not set(_words(mark)) <= touched]
        if changed:
            complaints.append(f"under {heading}: {changed}")
    return complaints


def _seen(shown: Iterable[Piece]) -> Counter[str]:
    return Counter(mark for piece in shown for mark in (*piece.words, *piece.links))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _around(text: str, spans: Iterable[tuple[int, int]]) -> set[str]:
    """The words of a text that spans touch, up to the white space around them, and those of the URLs on their lines."""
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
    has_words = set(piece.words) >= set(other.words) or "".join(piece.words) == "".join(other.words)
    return has_words and set(piece.links) >= set(other.links)
