"""The HTML in a Markdown text: its tags with spans and attributes, which `html.parser` reads."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from html.entities import html5
from html.parser import HTMLParser
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.text import Span, new


class Tag(NamedTuple):
    """A tag or comment. Its name is in lower case, of a comment `!--`; so are the names of its attributes."""

    span: Span
    name: str
    closes: bool
    attributes: Mapping[str, str]


class Element(NamedTuple):
    """An opening tag, the span of what it encloses, and the offset at which its closing tag ends."""

    opening: Tag
    inside: Span
    end: int


COMMENT = "!--"
_TAG = lazy_re.compile(
    r"<!--(?:-?>|.*?(?:-->|\Z))|<(?P<closes>/?)(?P<name>[A-Za-z][^\s/>\"'<]*+)(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*+>",
    re.DOTALL,
)
# A tag as most are written, and an attribute in it: nothing in its names or values is special.
_SIMPLE_TAG = lazy_re.compile(r"<[A-Za-z][A-Za-z0-9]*+(?:[ \t\r\n]++[a-z][a-z-]*+=\"[^\"&]*+\")*+[ \t\r\n]*+/?>")
_SIMPLE_ATTRIBUTE = lazy_re.compile(r"[ \t\r\n]([a-z][a-z-]*+)=\"([^\"]*+)\"")
_HREF = lazy_re.compile(r"\shref\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_AMPERSAND = lazy_re.compile(r"&(?=([A-Za-z][A-Za-z0-9]*+)([;=]?))")
_LEADING_ZEROS = lazy_re.compile(r"(?<=&#)0+(?=\d)")
_TOO_LONG_NUMBER = lazy_re.compile(r"&#\d{8,};?")
_CONTAINERS = {"tr": ("table", "tbody"), "li": ("ul", "ol"), "p": ("div",)}
_NO_ATTRIBUTES: Mapping[str, str] = {}


def tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """Yield the tags and comments in `text` from `start` to `end`."""
    for match in _TAG.finditer(text, start, end):
        span = new(Span, match.span())
        tag, closes, name = match.group(0, "closes", "name")
        if name is None:
            yield new(Tag, (span, COMMENT, False, _NO_ATTRIBUTES))
        else:
            attributes = _attributes(tag) if "=" in tag else _NO_ATTRIBUTES
            yield new(Tag, (span, name.lower(), closes != "", attributes))


def elements(tags: Sequence[Tag], *names: str) -> Iterator[Element]:
    """Yield the elements with one of the names, except those inside another. The first closing tag of the name ends one."""
    opening = None
    for tag in tags:
        if opening is None and tag.name in names and not tag.closes:
            opening = tag
        elif opening is not None and tag.name == opening.name and tag.closes:
            yield Element(opening, Span(opening.span.end, tag.span.start), tag.span.end)
            opening = None


def parts(tags: Sequence[Tag], name: str, end: int) -> Iterator[Span]:
    """Yield what each element of a name encloses, up to the next one, the end of it or its container, or `end`.

    <ul><li>One<li>Two</ul>
            ^^^    ^^^
    """
    start = None
    for tag in tags:
        if start is not None and (tag.name == name or (tag.closes and tag.name in _CONTAINERS[name])):
            yield Span(start, tag.span.start)
            start = None
        if tag.name == name and not tag.closes:
            start = tag.span.end
    if start is not None:
        yield Span(start, end)


def shown(text: str, start: int, end: int) -> str:
    """What a reader sees of HTML: without tags, with entities resolved and white space collapsed."""
    return unescaped(" ".join(_TAG.sub("", text[start:end]).split())).replace("\xa0", " ").strip()


def unescaped(source: str) -> str:
    """HTML with its entities resolved."""
    return html.unescape(_without_long_numbers(source))


def _without_long_numbers(source: str) -> str:
    """HTML without numbers that are too long for a character, since int() refuses more than some thousand digits."""
    return _TOO_LONG_NUMBER.sub("\ufffd", _LEADING_ZEROS.sub("", source)) if "&#" in source else source


def href_span(text: str, tag: Tag) -> Span | None:
    """The span of the value of a tag's attribute `href`, without its quotes; None if it has none."""
    match = _HREF.search(text, *tag.span)
    return None if match is None or match.lastindex is None else Span(*match.span(match.lastindex))


def _attributes(tag: str) -> Mapping[str, str]:
    if _SIMPLE_TAG.fullmatch(tag):
        return dict(reversed(_SIMPLE_ATTRIBUTE.findall(tag)))
    parser = _AttributeParser()
    parser.feed(_AMPERSAND.sub(_escaped_ampersand, _without_long_numbers(tag)))
    return parser.attributes


def _escaped_ampersand(ampersand: re.Match[str]) -> str:
    """Escape an ampersand that starts no entity in an attribute: only with a semicolon may a letter or `=` follow one."""
    return "&" if ampersand[1] + ampersand[2] in html5 else "&amp;"


class _AttributeParser(HTMLParser):
    attributes: Mapping[str, str] = _NO_ATTRIBUTES

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = {name: value or "" for name, value in reversed(attrs)}
