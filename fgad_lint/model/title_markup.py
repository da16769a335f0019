"""Titles in Markdown: finding the title of an entry, and escaping a title so that it is found again."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from fgad_lint import lazy_re
from fgad_lint.markdown.inline import Inline, Link, spelled
from fgad_lint.model.labels import is_label, undecorated
from fgad_lint.model.venues import venue_separator
from fgad_lint.text import Span, words_in

_MIN_BRACKETED_TITLE = 30  # Shorter text in brackets is a label.
_OPENS_LINK = " [(|`*{~"
_NO_BRACKET = r"[^\[\]()（）【】]"
_MAY_HAVE_LINK = rf"(?:{_NO_BRACKET}|\[[^\[\]]*\](?:\([^()]*\))?){{0,40}}"
_TAG_PREFIX = lazy_re.compile(
    rf"(?:\s|[-–—:*_~`]|\\?[\[(（【](?:{_NO_BRACKET}{{0,40}}+[\])）】]|(?={_NO_BRACKET}{{0,40}}\[){_MAY_HAVE_LINK}[\])）】])\\?"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|:[a-z0-9_+-]+:|[^\w\s\"“'‘(\[{$&<\\])*"
)
_NUMBERED = lazy_re.compile(r"[ \t*_~`\[(:-]*+(?:\d{1,3}[.)\]]++)?+[ \t*_~`\[(:-]*+")
# "1) Name - what it does"
#     ^^^^
_NUMBERED_NAME = lazy_re.compile(r"\d{1,3}\)\s+(\S.{0,150}?)(?:\s{2,}| [-–] |\s*<br)")
_BLOCK_MARKER = lazy_re.compile(r"[-+*#>=|~]|\d{1,9}[.)]")
_URL_START = lazy_re.compile(r"https?:|www\.")
_QUOTED = lazy_re.compile(r"[\"“]([^\"“”]{8,}?)[.,]?[\"”]")
_MAX_ENTITY_LENGTH = 34
_ENTITY = lazy_re.compile(r"&#?\w{1,31};\Z")
# "[Name](url): Rest of the Title | venue"
_REST_OF_TITLE = lazy_re.compile(r"[*_]{0,3}\s?:[*_]{0,3} (?P<title>[^\s|\[(][^|\[(\r\n]{8,300}+)(?<!\.)(?<!\. )")
_MAX_BEFORE_REST = len("*** :")
# "(CVPR 2024) [Some long tag] **Title**", and a title that begins with a word in parentheses.
_ONLY_TAGS = lazy_re.compile(
    r"(?:[\s*_~`.,-]|:(?:[a-z0-9_+-]{1,40}+:)?|<b>|<strong>|[(\[（【][^()\[\]（）【】\r\n]{1,100}+[)\]）】])*+"
)
_TITLE_IN_PARENTHESES = lazy_re.compile(r"\([^()\d]{1,40}\) ?\w")
_AFFILIATION = lazy_re.compile(r"[(（]@[^()（）]{1,60}[)）]\Z")
_YEAR_AT_END = lazy_re.compile(r"[(（](?:19|20)\d\d[)）]\Z")
_VENUE_AT_END = lazy_re.compile(
    r"[(（](?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)) ?\d?[A-Z][^()（）]{0,60}(?:19|20|['’])\d\d[^()（）\d]{0,20}[)）]\Z"
)
_LEAD_IN = lazy_re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_LINE_ENDS = lazy_re.compile(r"(?:[*_]{2,3}|</b>|</strong>) {0,9}+(?:\\|<br ?/?>)? ?[\r\n]", re.IGNORECASE)
_MAX_LEAD_IN_WORDS = 8
_MAX_NAME_WORDS = 3
_YEAR_AFTER_NAMES = lazy_re.compile(r"(?:[.,] ?| ?\()(?:19|20)\d\d[a-z]?\)?\Z")
_MAX_WORDS_OF_NAME = 5  # Of a person.
_PARTICLES = frozenset("al bin da das de del den der di dos du el la le ten ter van von y".split())
_MIN_CAPITALIZED = 4  # Letters; shorter words such as "of" are not capitalized in titles.
_ENDS = " \t\r\n.,:;-–—|*_~`"
_EMOJI = lazy_re.compile(r":[a-z0-9_+-]+:")


def find_title(text: str, entry: Span, inline: Inline, links: Sequence[Link]) -> tuple[Span, Link | None]:
    """The span of the title of an entry, and the link whose label it is, if any; `links` are the external links of the entry.

    Punctuation after the title is left out, unless the title is the label of a link.
    """
    text_start = _skip_pictures(text, entry, inline)
    start = _skip_tags(text, text_start, entry.end)
    if start > text_start:  # A tag may extend into a link.
        start = next((link.span.end for link in inline.links if link.span.start < start < link.span.end), start)
    title_link, start = _linked_title(text, inline, links, start)
    if title_link:
        title = _name_and_title(text, title_link, links, entry.end)
        return title or undecorated(text, title_link.label), title_link
    bold = _bold_name(text, inline.strong, text_start) if inline.strong else None
    stop = _next_link(links, start, entry.end)
    if quoted := _quoted_title(text, start, stop, bold):
        return quoted, None
    if (
        bold
        and bold.start < stop
        and (
            _NUMBERED.fullmatch(text, start, bold.start)
            or (
                _ONLY_TAGS.fullmatch(text, text_start, bold.start)
                and (start <= bold.start or _TITLE_IN_PARENTHESES.match(text, *bold))
            )
        )
    ):
        title_link = next((link for link in links if bold.start <= link.span.start < bold.end), None)
        return (title_link.label, title_link) if title_link else (_without_year(text, _strip_end(text, *bold)), None)
    return _plain_title(text, start, stop, entry.end), None


def _linked_title(text: str, inline: Inline, links: Sequence[Link], start: int) -> tuple[Link | None, int]:
    """The link with the title as its label, or None, and the offset from which the title may start.

    [[PDF]](https://e.org/1) [Deep One-Class Classification](https://e.org/2)
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title
    """
    for link in links:
        if link.form in ("bare", "autolink"):
            break
        text_before = text[start : link.span.start].strip(" \t*_~`[(")
        has_letters = text_before != "" and any(map(str.isalpha, text_before))
        is_after_authors = (
            has_letters and link.label.end - link.label.start >= _MIN_BRACKETED_TITLE and _are_names(text_before)
        )
        if has_letters and len(text_before) >= link.label.end - link.label.start and not is_after_authors:
            break  # The text before this link is the title: a short name is shorter than the label, which shows no more.
        shown = inline.shown(text, *undecorated(text, link.label)).strip()
        is_title = shown != "" and not is_label(shown)
        if is_title and len(shown) < _MIN_BRACKETED_TITLE:
            is_title = not _is_bracketed(text, link)
        if text_before and not (
            is_title and (not has_letters or _is_short_name(text_before, shown) or is_after_authors)
        ):
            break  # The text before this link is the title, unless it is a date, a short name of the paper or its authors.
        if is_title:
            return link, start
        start = max(start, link.span.end)
    return None, start


def _without_year(text: str, title: Span) -> Span:
    """A title in bold without a year in parentheses at its end: "Deep SVDD (2018)"."""
    match = _YEAR_AT_END.search(text, max(title.start + 1, title.end - 8), title.end)
    return _strip_end(text, title.start, match.start()) if match else title


def _name_and_title(text: str, link: Link, links: Sequence[Link], end: int) -> Span | None:
    """The span of a title whose short name is linked, if the words after the link are capitalized as in a title.

    [Deep SVDD](https://e.org/1): Deep One-Class Classification | ICML 2018
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    """
    if ":" not in text[link.span.end : link.span.end + _MAX_BEFORE_REST]:
        return None
    rest = _REST_OF_TITLE.match(text, link.span.end, _next_link(links, link.span.end, end))
    if rest is None or link.form != "inline" or len(words_in(text[slice(*link.label)])) > _MAX_NAME_WORDS:
        return None
    words = [word for word in words_in(rest["title"]) if len(word) >= _MIN_CAPITALIZED]
    n_capitals = sum(not word.islower() for word in words)
    if len(words) < 2 or 10 * n_capitals < 7 * len(words):
        return None
    return _strip_end(text, link.span.start, rest.end("title"))


def _is_bracketed(text: str, link: Link) -> bool:
    """Whether brackets are around a link or its label."""
    return text.startswith(("[", "\\["), link.label.start) or text[link.span.start - 1 : link.span.start] == "["


def _is_short_name(text_before: str, shown: str) -> bool:
    """Whether the text before a link may be a short name for what the label says, or announces it ("We published")."""
    n_words = len(words_in(text_before))
    if len(text_before) >= len(shown):
        return False
    return n_words <= _MAX_NAME_WORDS or (
        n_words <= _MAX_LEAD_IN_WORDS
        and len(shown) >= _MIN_BRACKETED_TITLE
        and _LEAD_IN.search(text_before) is not None
    )


def _are_names(text_before: str) -> bool:
    """Whether the text before a link names people: "Ann B. Loom, Cy Dyer, et al.", "Di Reed. 2020." """
    authors = text_before.rstrip(" .,:")
    year = _YEAR_AFTER_NAMES.search(authors)
    authors = authors[: year.start()] if year else authors
    if year is None and "," not in authors:
        return False
    authors = authors.removesuffix("et al").rstrip(" ,")
    names = [name.split() for name in authors.replace(" and ", ",").replace("&", ",").split(",") if name.strip()]
    return all(
        1 < len(name) <= _MAX_WORDS_OF_NAME and all(word[0].isupper() or word in _PARTICLES for word in name)
        for name in names
    )


def _quoted_title(text: str, start: int, end: int, bold: Span | None) -> Span | None:
    """The title in quotes, unless there is a bold one with other text after it.

    X. Li. "Deep One-Class Classification." ICML 2018
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    """
    quoted = _QUOTED.search(text, start, end) if '"' in text[start:end] or "“" in text[start:end] else None
    if quoted is None or quoted[1].islower() or text[quoted.start() - 1] == "=":
        return None  # There is none, or it is an attribute of a tag: `<img src="https://e.org/VLDB.svg">`.
    if bold and text[bold.end : quoted.start()].strip(" \t*_~`:,-"):
        return None
    return Span(*quoted.span(1))


def _plain_title(text: str, start: int, stop: int, end: int) -> Span:
    """The title in plain text between `start` and `stop`, where a link starts or the entry ends.

    (2018-07) Deep One-Class Classification, ICML 2018 [[paper]](https://e.org/1)
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    """
    while start < stop and text[start] in " \t])*_:-–—.,":
        start += 1
    title = _strip_end(text, start, _strip_opening(text, start, stop) if stop < end else stop)
    if text[title.start : title.start + 1].isdigit() and (numbered := _NUMBERED_NAME.match(text, *title)):
        return Span(*numbered.span(1))
    separator = venue_separator(text, title)
    title = _strip_end(text, title.start, separator.start) if separator else title
    if not text.endswith((")", "）"), title.start, title.end):
        return title
    ending = _AFFILIATION.search(text, *title) or _VENUE_AT_END.search(text, *title)
    return _strip_end(text, title.start, ending.start()) if ending and ending.start() > title.start else title


def _bold_name(text: str, strong: Sequence[Span], start: int) -> Span | None:
    """The first of the spans from `start` on that may be a title and is not inside another one."""
    for span in strong:
        if span.start >= start:
            shown = text[slice(*span)]
            if _is_name(shown) or (_LINE_ENDS.match(text, span.end) and words_in(shown) and not is_label(shown)):
                return span
            start = span.end
    return None


def _next_link(links: Sequence[Link], start: int, end: int) -> int:
    """Where the first link from `start` on starts, or `end` if there is none."""
    for link in links:
        if link.span.start >= start:
            return link.span.start
    return end


def _skip_tags(text: str, start: int, end: int) -> int:
    """The offset after tags such as a number or a date.

    [12] (2018-07) Deep One-Class Classification
                   ^
    """
    word_start = start
    while word_start < end and text[word_start] in "*_~` ":
        word_start += 1
    if word_start < end and text[word_start].isalpha():
        return word_start
    prefix = _TAG_PREFIX.match(text, start, end)
    return prefix.end() if prefix else start


def _strip_opening(text: str, start: int, end: int) -> int:
    """The end of a text, before any opening brackets and emphasis there."""
    while end > start and (text[end - 1] in _OPENS_LINK or text[end - 1].isspace()):
        end -= 2 if text.endswith("\\[", start, end) else 1
    return end


def _skip_pictures(text: str, entry: Span, inline: Inline) -> int:
    """The offset after badges and HTML tags at the start of an entry."""
    start = entry.start
    if text[start : start + 1].isalnum() or text.startswith("[", start):
        return start
    pictures = [*[link.span for link in inline.links if link.form == "image"], *inline.tags]
    for picture_start, end in sorted(pictures):
        if text[start:picture_start].strip():
            break
        start = max(start, end)
    return start


def _is_name(shown: str) -> bool:
    """Whether a text may be a title: it has several words and is not a label."""
    return len(words_in(shown)) > 1 and not is_label(shown)


def _strip_end(text: str, start: int, end: int) -> Span:
    """The span from `start` to `end` without the punctuation, emphasis and emoji (`:fire:`) at its end."""
    while end > start and text[end - 1] in _ENDS and not _is_entity(text, start, end):
        colon = text.rfind(":", start, end - 1) if text[end - 1] == ":" else -1
        end = colon if colon >= 0 and _EMOJI.fullmatch(text, colon, end) and text[colon - 1] in _ENDS else end - 1
    return Span(start, end)


def _is_entity(text: str, start: int, end: int) -> bool:
    """Whether a text ends in an entity such as `&amp;`."""
    return text[end - 1] == ";" and _ENTITY.search(text, max(start, end - _MAX_ENTITY_LENGTH), end) is not None


def escape_title(title: str, inside: Literal["", "link", "quotes"] = "") -> str:
    """Write a title as Markdown, `inside` a link or quotes, so that `find_title` finds exactly this title."""
    ambiguous = set(_ambiguous_in_link(title) if inside == "link" else _ambiguous(title))
    if inside == "quotes":
        ambiguous |= {offset for offset, char in enumerate(title) if char in '"“”'}
    written = spelled(title)
    if not ambiguous:
        return written
    # An entity shows a character without its meaning in Markdown.
    is_plain = written == title and not any(title[offset] in "[]" for offset in ambiguous)
    escaped = {char: char if is_plain else f"\\{char}" for char in "\\`<&[]*_"} | {"\n": "&#10;", "\r": "&#13;"}
    return "".join(
        f"&#{ord(char)};" if offset in ambiguous else escaped.get(char, char) for offset, char in enumerate(title)
    )


def _ambiguous_in_link(title: str) -> Iterator[int]:
    """The offsets of brackets, emphasis and spaces that would be lost at the ends of a link label."""
    if title[:1] in ("[", "*", "`", " ") or title[-1:] in ("]", "*", "`", "\\"):
        yield from (0, len(title) - 1)


def _ambiguous(title: str) -> Iterator[int]:
    """The offsets of characters that would make `find_title` find a longer or a shorter title."""
    prefix = _TAG_PREFIX.match(title)
    if (prefix and prefix.end()) or _BLOCK_MARKER.match(title) or _NUMBERED_NAME.match(title):
        yield 0
    if title[-1:] and title[-1] in f'{_ENDS}[({{"“”':
        yield len(title) - 1
    if separator := venue_separator(title, Span(0, len(title))):
        yield from range(*separator)
    for match in _QUOTED.finditer(title):
        yield from (match.start(), match.end() - 1)
    for match in _URL_START.finditer(title):
        yield match.end() - 1
