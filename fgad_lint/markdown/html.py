"""HTML in a Markdown text: tags with spans; html.parser reads their attributes."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from html.entities import html5
from html.parser import HTMLParser
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.text import Span


class Tag(NamedTuple):
    """A tag or comment. `name` is in lower case, of a comment `!--`; `attributes` have lower-case names."""

    span: Span
    name: str
    closes: bool
    attributes: Mapping[str, str]


class Element(NamedTuple):
    """A tag and what it encloses, up to the next tag that closes one of its name."""

    opening: Tag
    inside: Span
    end: int


COMMENT = "!--"
_TAG = lazy_re.compile(
    r"<!--(?:-?>|.*?(?:-->|\Z))|<(?P<closes>/?)(?P<name>[A-Za-z][^\s/>\"'<]*+)(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*+>",
    re.DOTALL,
)
_HREF = lazy_re.compile(r"\shref\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_NAMED = lazy_re.compile(r"&(?=([A-Za-z][A-Za-z0-9]*+)([;=]?))")
_ZEROS = lazy_re.compile(r"(?<=&#)0+(?=\d)")
_TOO_LONG = lazy_re.compile(r"&#\d{8,};?")
_AROUND = {"tr": ("table", "tbody"), "li": ("ul", "ol"), "p": ("div",)}
_NO_ATTRIBUTES: Mapping[str, str] = {}


def tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """The tags and comments of `text` from `start` to `end`."""
    for found in _TAG.finditer(text, start, end):
        span = Span(*found.span())
        if found["name"] is None:
            yield Tag(span, COMMENT, False, _NO_ATTRIBUTES)
        else:
            attributes = _attributes(found[0]) if "=" in found[0] else _NO_ATTRIBUTES
            yield Tag(span, found["name"].lower(), bool(found["closes"]), attributes)


def elements(found: list[Tag], *names: str) -> Iterator[Element]:
    """The elements with one of the `names`, none inside another of these."""
    opening = None
    for tag in found:
        if opening is None and tag.name in names and not tag.closes:
            opening = tag
        elif opening is not None and tag.name == opening.name and tag.closes:
            yield Element(opening, Span(opening.span.end, tag.span.start), tag.span.end)
            opening = None


def parts(found: Sequence[Tag], name: str, end: int) -> Iterator[Span]:
    """What each element of that `name` encloses, up to `end`, the next of them or the tag that closes it or what it is in."""
    start = None
    for tag in found:
        if start is not None and (tag.name == name or (tag.closes and tag.name in _AROUND[name])):
            yield Span(start, tag.span.start)
            start = None
        if tag.name == name and not tag.closes:
            start = tag.span.end
    if start is not None:
        yield Span(start, end)


def shown(text: str, start: int, end: int) -> str:
    """What a reader sees of HTML: tags gone, entities resolved, white space folded."""
    return unescaped(" ".join(_TAG.sub("", text[start:end]).split())).replace("\xa0", " ").strip()


def unescaped(written: str) -> str:
    """HTML with its entities resolved."""
    return html.unescape(_of_characters(written))


def _of_characters(written: str) -> str:
    """HTML in which no number is too long to be that of a character: int() takes only some thousand digits."""
    return _TOO_LONG.sub("\ufffd", _ZEROS.sub("", written)) if "&#" in written else written


def href_span(text: str, tag: Tag) -> Span | None:
    """Where the value of the attribute `href` of a tag is written, without its quotes."""
    found = _HREF.search(text, *tag.span)
    return None if found is None or found.lastindex is None else Span(*found.span(found.lastindex))


def _attributes(tag: str) -> Mapping[str, str]:
    reader = _Attributes()
    reader.feed(_NAMED.sub(_kept, _of_characters(tag)))
    return reader.found


def _kept(ampersand: re.Match[str]) -> str:
    """An ampersand in an attribute, escaped if it starts no entity: only one with a semicolon may go on in a letter or `=`."""
    return "&" if ampersand[1] + ampersand[2] in html5 else "&amp;"


class _Attributes(HTMLParser):
    found: Mapping[str, str] = _NO_ATTRIBUTES

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in reversed(attrs)}
