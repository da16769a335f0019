"""Links, code spans, emphasis and HTML tags in the text of a block, with spans.

The text is read in one pass. Open brackets wait on a stack, as in CommonMark's appendix, "A parsing strategy". Each search
is bounded, or is not repeated once it failed, so the time is linear in the length of the text. Spans are offsets into the
whole text. What most lists do not need is imported when it is first needed.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.text import Span, moved, new

if TYPE_CHECKING:
    from fgad_lint.markdown.raw_html import RawHtml

Form = Literal["inline", "reference", "autolink", "bare", "image", "html"]


class Link(NamedTuple):
    """A link or image.

        [Title](https://e.org?a&amp;b "title")
         ^^^^^ label                           `url` is "https://e.org?a&b"
                ^^^^^^^^^^^^^^^^^^^^^ target

    The target of a reference link is the name that it refers to.
    """

    span: Span
    label: Span
    target: Span
    url: str
    form: Form


def swallows_bracket(text: str, link: Link) -> bool:
    """Whether the URL of a link ends in a `]` that belongs after the link, as in `[[paper](https://e.org/1])`."""
    before = text[link.span.start - 1 : link.span.start]
    return link.form == "inline" and link.url.endswith("]") and "[" not in link.url and before == "["


Markup = tuple[int, int, str]  # The characters from the first to the second offset are shown as this text.


class Inline(NamedTuple):
    """What is in a text, by start. `tags` are the spans of HTML tags, `strong` those that strong emphasis encloses."""

    links: tuple[Link, ...] = ()
    tags: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()
    markup: tuple[Markup, ...] = ()

    def shown(self, text: str, start: int, end: int) -> str:
        """What a reader sees of `text` from `start` to `end`. A line break is a space."""
        markup = self.markup
        index = bisect_left(markup, (start,))
        is_plain = index == len(markup) or markup[index][0] >= end
        shown = text[start:end] if is_plain else self._without_markup(text, start, end, index)
        if "\n" in shown or "\r" in shown:
            shown = _BREAK.sub(" ", shown)
        if shown.isascii() or not (_LINE_FEED in shown or _CARRIAGE_RETURN in shown):
            return shown
        return shown.translate(_LINE_ENDS)

    def _without_markup(self, text: str, start: int, end: int, index: int) -> str:
        """The text from `start` to `end` with its markup replaced by what is shown; `index` is that of the first markup."""
        parts: list[str] = []
        position = start
        markup = self.markup
        while index < len(markup) and markup[index][0] < end:
            mark_start, mark_end, shown = markup[index]
            parts += text[position:mark_start], shown
            position = mark_end
            index += 1
            if index < len(markup) and markup[index][0] < position:
                index = bisect_left(markup, (position,), index)
        if position < end:
            parts.append(text[position:end])
        return "".join(parts)

    def within(self, start: int, end: int) -> "Inline":
        """What starts from `start` on and before `end`."""
        return Inline(
            self.links_within(start, end),
            self.tags[bisect_left(self.tags, (start,)) : bisect_left(self.tags, (end,))],
            self.strong[bisect_left(self.strong, (start,)) : bisect_left(self.strong, (end,))],
            self.markup[bisect_left(self.markup, (start,)) : bisect_left(self.markup, (end,))],
        )

    def links_within(self, start: int, end: int) -> tuple[Link, ...]:
        """The links that start from `start` on and before `end`."""
        return self.links[bisect_left(self.links, ((start,),)) : bisect_left(self.links, ((end,),))]

    def moved(self, distance: int) -> "Inline":
        """The same in a text with `distance` more characters before it."""
        markup = tuple((start + distance, end + distance, shown) for start, end, shown in self.markup)
        return Inline(*moved((self.links, self.tags, self.strong), distance), markup)


NOTHING = Inline()


class Leaf(NamedTuple):
    """A leaf block or table cell: the span of its text, and the inline content of that."""

    span: Span
    inline: Inline

    def moved(self, distance: int) -> "Leaf":
        """The same in a text with `distance` more characters before it."""
        return Leaf(moved(self.span, distance), self.inline.moved(distance) if self.inline is not NOTHING else NOTHING)


# Placeholders for line ends written as entities, such as `&#10;`: they are shown, while those of the text become spaces.
_LINE_FEED, _CARRIAGE_RETURN = "\ufdef", "\ufdee"
_LINE_ENDS = {ord(_LINE_FEED): "\n", ord(_CARRIAGE_RETURN): "\r"}
_BREAK = lazy_re.compile(r"(?<![ \t])[ \t]*+[\r\n][ \t\r\n]*")
# A search is fast if each alternative starts with a character that is no set.
_SPECIAL = lazy_re.compile(r"\[|\]|://|<|!\[|\*\**|__*|`|\\|&|www\.")
_BACKTICKS = lazy_re.compile(r"`+")
_ENTITY = lazy_re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = lazy_re.compile(r"\\([!-/:-@\[-`{-~])")
_PLAIN_LABEL = r"[^\\`<&\[\]*_!\r\n]*+"
# A target and a link as most are written: nothing in the label or URL is special.
_SIMPLE_TARGET = lazy_re.compile(r"\(([^\s()<>\\&]++)\)")
_SIMPLE_LINK = lazy_re.compile(rf"\[(?:\[{_PLAIN_LABEL}\]|{_PLAIN_LABEL})\]{_SIMPLE_TARGET.pattern}")
_MARKUP = lazy_re.compile(r"[\\`<&\[\]*_]")
_MARKUP_OR_BREAK = lazy_re.compile(rf"{_MARKUP.pattern}|[\r\n]")


def scan(text: str, start: int, end: int, definitions: Mapping[str, str]) -> Inline:
    """Return what is in `text` from `start` to `end`. `definitions` are the URLs of reference links by folded name."""
    special = _SPECIAL.search(text, start, end)
    return _Scanner(text, start, end, definitions).scan(special) if special else NOTHING


def unescaped(destination: str) -> str:
    """The URL that a destination stands for: entities, then backslash escapes resolved, as cmark does."""
    if "&" in destination:
        destination = _ENTITY.sub(_character, destination)
    return _ESCAPE.sub(r"\1", destination) if "\\" in destination else destination


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for; itself if it stands for none."""
    name = entity[0][1:]
    if name[0] != "#":
        from html.entities import html5

        return html5.get(name, entity[0])
    code = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def spelled(shown: str) -> str:
    """Markdown that is shown as `shown`, in the label of a link too."""
    if reads_as(shown, shown) and ("*" not in shown or _is_unchanged_in_bold(shown)):
        return shown
    return _MARKUP.sub(r"\\\g<0>", shown).replace("\n", "&#10;").replace("\r", "&#13;")


def _is_unchanged_in_bold(shown: str) -> bool:
    bold = f"**{shown}**"
    return scan(bold, 0, len(bold), {}).shown(bold, 0, len(bold)) == shown


def reads_as(written: str, shown: str) -> bool:
    """Whether the Markdown `written` is shown as `shown`, in the label of a link too."""
    if written == shown and not _MARKUP_OR_BREAK.search(written):
        return True
    link = f"[{written}](u)"
    inline = scan(link, 0, len(link), {})
    is_one_link = [link.span for link in inline.links if link.form != "image"] == [Span(0, len(link))]
    return is_one_link and inline.shown(link, 1, len(written) + 1) == shown


class _Bracket(NamedTuple):
    """A `[` or `![` that is not closed yet."""

    start: int
    label_start: int
    is_image: bool
    n_delimiter_runs: int  # How many delimiter runs were not paired yet when it opened.


class _Scanner:
    """Reads the text between two offsets. The methods that read special characters return the offset after these."""

    def __init__(self, text: str, start: int, end: int, definitions: Mapping[str, str]) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._definitions = definitions
        self._links: list[Link] = []
        self._tags: list[Span] = []
        self._strong: list[Span] = []
        self._markup: list[Markup] = []
        self._brackets: list[_Bracket] = []
        self._n_inactive = 0  # So many brackets at the bottom of the stack enclose a link, so they cannot start one.
        self._delimiter_runs: list[Span] = []
        self._backticks: dict[int, list[int]] | None = None  # The offsets of runs of backticks by their length.
        self._raw_html: RawHtml | None = None

    def scan(self, special: re.Match[str] | None) -> Inline:
        """Return what is in the text from the first `special` characters on."""
        text, end, may_be_simple = self._text, self._end, not self._definitions
        while special:
            chars, start = special[0], special.start()
            simple = _SIMPLE_LINK.match(text, start, end) if chars == "[" and may_be_simple else None
            next_start = self._simple_link(simple) if simple else self._read(chars, start)
            special = _SPECIAL.search(text, next_start, end)
        if self._delimiter_runs:
            self._pair_delimiters(0)
        self._links.sort()
        self._strong.sort()
        self._markup.sort()
        return new(Inline, (tuple(self._links), tuple(self._tags), tuple(self._strong), tuple(self._markup)))

    def _simple_link(self, link: re.Match[str]) -> int:
        """Read a link as most are."""
        start, end = link.span()
        url_start, url_end = link.span(1)
        label_start, label_end = start + 1, url_start - 2
        span, label, target = (
            new(Span, (start, end)),
            new(Span, (label_start, label_end)),
            new(Span, (url_start, url_end)),
        )
        self._links.append(new(Link, (span, label, target, link[1], "inline")))
        self._markup += (start, label_start, ""), (label_end, end, "")
        self._n_inactive = len(self._brackets)
        return end

    def _read(self, special: str, start: int) -> int:
        match special[0]:
            case "[" | "!":
                label_start = start + len(special)
                self._brackets.append(new(_Bracket, (start, label_start, special[0] == "!", len(self._delimiter_runs))))
                return label_start
            case "]":
                return self._close_bracket(start)
            case "*" | "_":
                self._delimiter_runs.append(new(Span, (start, start + len(special))))
                return start + len(special)
            case "\\":
                return self._read_escape(start)
            case "`":
                return self._read_code_span(start)
            case "<":
                return self._read_angle_bracket(start)
            case "&":
                return self._read_entity(start)
        return self._read_bare_url(special, start)

    def _read_escape(self, start: int) -> int:
        if _ESCAPE.match(self._text, start, self._end):
            self._markup.append((start, start + 1, ""))
            return start + 2
        if start + 1 < self._end and self._text[start + 1] in "\r\n":  # A hard line break.
            self._markup.append((start, start + 1, ""))
        return start + 1

    def _read_entity(self, start: int) -> int:
        entity = _ENTITY.match(self._text, start, self._end)
        if entity is None:
            return start + 1
        character = _character(entity).replace("\n", _LINE_FEED).replace("\r", _CARRIAGE_RETURN)
        self._markup.append((start, entity.end(), character))
        return entity.end()

    def _read_code_span(self, start: int) -> int:
        """Read backticks, and all up to the next run of as many.

        `` a`b ``
        ^^     ^^
        """
        if self._backticks is None:
            self._backticks = {}
            for match in _BACKTICKS.finditer(self._text, start, self._end):
                self._backticks.setdefault(len(match[0]), []).append(match.start())
        opening = _BACKTICKS.match(self._text, start, self._end)
        assert opening is not None
        length = len(opening[0])
        starts = self._backticks.get(length, [])  # Empty if the first backtick of the run is escaped.
        index = bisect_left(starts, opening.end())
        if index == len(starts):
            return opening.end()
        code = re.sub(r"\r\n|\r|\n", " ", self._text[opening.end() : starts[index]])
        if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
            code = code[1:-1]
        self._markup.append((start, starts[index] + length, code))
        return starts[index] + length

    def _read_angle_bracket(self, start: int) -> int:
        if self._raw_html is None:
            from fgad_lint.markdown.raw_html import RawHtml

            self._raw_html = RawHtml(self._text, self._end)
        if end := self._raw_html.end(start):
            self._tags.append(Span(start, end))
            self._markup.append((start, end, ""))
            return end
        from fgad_lint.markdown.autolinks import autolink

        link = autolink(self._text, start, self._end)
        if link is None:
            return start + 1
        inside, url = link
        end = inside.end + 1
        self._links.append(Link(Span(start, end), inside, inside, url, "autolink"))
        self._markup += (start, inside.start, ""), (inside.end, end, "")
        return end

    def _read_bare_url(self, marker: str, start: int) -> int:
        if self._brackets:
            return start + len(marker)
        from fgad_lint.markdown.autolinks import bare_url

        link = bare_url(self._text, Span(self._start, self._end), start)
        if link is None:
            return start + len(marker)
        span, url = link
        self._links.append(Link(span, span, span, url, "bare"))
        return span.end

    def _close_bracket(self, start: int) -> int:
        """Read a `]`, which may end the label of a link or image."""
        if not self._brackets:
            return start + 1
        opening = self._brackets.pop()
        is_active = opening.is_image or len(self._brackets) >= self._n_inactive
        self._n_inactive = min(self._n_inactive, len(self._brackets))
        link = self._link(opening, start) if is_active else None
        if link is None:
            return start + 1
        self._pair_delimiters(opening.n_delimiter_runs)
        self._links.append(link)
        if opening.is_image:
            self._markup.append((*link.span, ""))
        else:
            self._markup += (opening.start, opening.label_start, ""), (start, link.span.end, "")
            self._n_inactive = len(self._brackets)
        return link.span.end

    def _link(self, opening: _Bracket, closing: int) -> Link | None:
        """The link or image with the label between two brackets, if a target follows or the label is a reference."""
        text, end = self._text, self._end
        if not (self._definitions or text.startswith("(", closing + 1)):
            return None
        label = new(Span, (opening.label_start, closing))
        form: Form = "image" if opening.is_image else "inline"
        if simple := _SIMPLE_TARGET.match(text, closing + 1, end):
            span, target = new(Span, (opening.start, simple.end())), new(Span, simple.span(1))
            return new(Link, (span, label, target, simple[1], form))
        from fgad_lint.markdown.link_syntax import fold, inline_target, reference

        if inline := inline_target(text, closing + 1, end):
            target, link_end = inline
            return Link(Span(opening.start, link_end), label, target, unescaped(text[slice(*target)]), form)
        if self._definitions and (name_and_end := reference(text, label, end)):
            name, link_end = name_and_end
            url = self._definitions.get(fold(text[slice(*name)]))
            if url is not None:
                form = "image" if opening.is_image else "reference"
                return Link(Span(opening.start, link_end), label, name, url, form)
        return None

    def _pair_delimiters(self, first: int) -> None:
        """Pair the delimiter runs from index `first` on, and forget them."""
        runs = self._delimiter_runs[first:]
        del self._delimiter_runs[first:]
        if len(runs) < 2:
            return
        from fgad_lint.markdown.emphasis import pairs

        for opener, closer in pairs(self._text, Span(self._start, self._end), runs):
            self._markup += (*opener, ""), (*closer, "")
            if opener.end - opener.start == 2:
                self._strong.append(Span(opener.end, closer.start))
