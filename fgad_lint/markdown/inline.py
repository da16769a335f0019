"""Links, code, emphasis and HTML tags inside a block, with spans.

One pass over the text in which the brackets wait on a stack, as CommonMark's appendix describes; every wait is bounded or
remembered, so that the time grows with the text whatever it holds. Spans are offsets into the whole text.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import fold
from fgad_lint.text import Span

Form = Literal["inline", "reference", "autolink", "bare", "image", "html"]


class Link(NamedTuple):
    """A link or image. `label` is what stands between its brackets, `target` its destination as written, `url` as meant."""

    span: Span
    label: Span
    target: Span
    url: str
    form: Form


def swallows_bracket(text: str, link: Link) -> bool:
    """Whether the URL of a link ends in the `]` that should stand behind the link, as in `[[paper](https://e.org/1])`."""
    before = text[link.span.start - 1 : link.span.start]
    return link.form == "inline" and link.url.endswith("]") and "[" not in link.url and before == "["


class Markup(NamedTuple):
    """Characters that are not shown as they are written; `shown` is what stands there instead."""

    start: int
    end: int
    shown: str


class Inline(NamedTuple):
    """What one run of text holds: all of it in the order of its starts."""

    links: tuple[Link, ...] = ()
    tags: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()
    markup: tuple[Markup, ...] = ()

    def shown(self, text: str, start: int, end: int) -> str:
        """What a reader sees of `text` from `start` to `end`; a line break is a space."""
        shown: list[str] = []
        position = start
        markup = self.markup
        number = bisect_left(markup, (start,))
        while number < len(markup) and (mark := markup[number]).start < end:
            shown += text[position : mark.start], mark.shown
            position = mark.end
            number += 1
            if number < len(markup) and markup[number].start < position:
                number = bisect_left(markup, (position,), number)
        if position < end:
            shown.append(text[position:end])
        joined = "".join(shown)
        if "\n" in joined or "\r" in joined:
            joined = _BREAK.sub(" ", joined)
        return joined.translate(_KEPT_BREAKS) if _LINE_FEED in joined or _RETURN in joined else joined

    def within(self, start: int, end: int) -> "Inline":
        """What of it begins from `start` on and before `end`."""
        return Inline(
            self.links[bisect_left(self.links, ((start,),)) : bisect_left(self.links, ((end,),))],
            self.tags[bisect_left(self.tags, (start,)) : bisect_left(self.tags, (end,))],
            self.strong[bisect_left(self.strong, (start,)) : bisect_left(self.strong, (end,))],
            self.markup[bisect_left(self.markup, (start,)) : bisect_left(self.markup, (end,))],
        )


NOTHING = Inline()
# Line breaks that are written as entities are none of the text, and are shown as such.
_LINE_FEED, _RETURN = "\ufdef", "\ufdee"
_KEPT_BREAKS = {ord(_LINE_FEED): "\n", ord(_RETURN): "\r"}
_BREAK = lazy_re.compile(r"(?<![ \t])[ \t]*+[\r\n][ \t\r\n]*")
# All that it finds begins with one of few characters, which makes the search fast.
_SPECIAL = lazy_re.compile(r"[\\`<&\[\]!*_:w](?:(?<=[\\`<&\[\]])|(?<=!)\[|(?<=\*)\**|(?<=_)_*|(?<=:)//|(?<=w)ww\.)")
_CODE = lazy_re.compile(r"`+")
_ENTITY = lazy_re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = lazy_re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*)>")
_EMAIL = lazy_re.compile(
    r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>",
    re.ASCII,
)
_SPACE = r"[ \t\r\n]"
_TAG = lazy_re.compile(
    rf"</?[A-Za-z][A-Za-z0-9-]*+(?:{_SPACE}++[A-Za-z_:][\w.:-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?)*+{_SPACE}*+/?>",
    re.ASCII,
)
_SHORT_COMMENT = lazy_re.compile(r"<!---?>")
_OTHER_TAGS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))
_TARGET = lazy_re.compile(rf"\({_SPACE}*+")
_ANGLED = lazy_re.compile(r"<((?:[^<>\\\r\n]|\\.)*+)>")
_STEP = lazy_re.compile(r"\\[!-/:-@\[-`{-~]|[()]|[ \t\r\n]")
_TITLE_TEXT = r"(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"
_TITLE = lazy_re.compile(rf"(?:{_SPACE}++{_TITLE_TEXT})?+{_SPACE}*+\)", re.DOTALL)
_LINE_END = lazy_re.compile(r"[ \t]*+(?:\n|\Z)")
_DEFINED = lazy_re.compile(r"\[((?:[^\\\[\]]|\\.){1,999}+)\]:[ \t]*+\n?[ \t]*+", re.DOTALL)
_DEFINED_TITLE = lazy_re.compile(rf"(?:[ \t]++\n?|\n)[ \t]*+{_TITLE_TEXT}{_LINE_END.pattern}", re.DOTALL)
_BLANK_LINE = lazy_re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r")
_ESCAPED = lazy_re.compile(r"\\([!-/:-@\[-`{-~])")
_LABEL = lazy_re.compile(r"\[((?:[^\\\[\]]|\\.){0,999}+)\]", re.DOTALL)
_LABEL_TEXT = r"[^\\`<&\[\]*_!\r\n]*+"
_SIMPLE = lazy_re.compile(rf"\[(?:\[{_LABEL_TEXT}\]|{_LABEL_TEXT})\]\((?P<url>[^\s()<>\\&]++)\)")
_SCHEME = lazy_re.compile(r"(?<![A-Za-z])(?:https?|ftp)\Z", re.IGNORECASE | re.ASCII)
_HOST = lazy_re.compile(r"(?:[A-Za-z0-9_.-]|\\.)*+", re.DOTALL)
_BARE = lazy_re.compile(r"[^ \t\r\n<]+")
_MARKUP = lazy_re.compile(r"[\\`<&\[\]*_]")
_MARKUP_OR_BREAK = lazy_re.compile(rf"{_MARKUP.pattern}|[\r\n]")
_MAX_CHECKED_PARTS = 11  # A host of more parts may hold underscores anywhere; cmark's bound.
_MAX_PARENTHESES = 32  # How deep brackets in a destination may nest; cmark's bound.


def scan(text: str, start: int, end: int, definitions: Mapping[str, str]) -> Inline:
    """What stands in `text` from `start` to `end`; `definitions` are those of reference links, by folded label."""
    special = _SPECIAL.search(text, start, end)
    return _Scanner(text, start, end, definitions).scan(special) if special else NOTHING


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for; itself if it stands for none."""
    name = entity[0][1:]
    if name[0] != "#":
        from html.entities import html5

        return html5.get(name, entity[0])
    code = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def unescaped(written: str) -> str:
    """A destination as meant: backslash escapes and entities resolved, in cmark's order."""
    if "&" in written:
        written = _ENTITY.sub(_character, written)
    return _ESCAPED.sub(r"\1", written) if "\\" in written else written


def definition(text: str, start: int) -> tuple[str, str, int] | None:
    """The definition of a link that starts at `start`: its label, its URL and where the next line starts.

    Lines end with a line feed only.
    """
    label = _DEFINED.match(text, start)
    if label is None or not label[1].strip():
        return None
    found = _destination(text, label.end(), len(text))
    if found is None or found[1] == label.end():
        return None
    span, after = found
    end = _DEFINED_TITLE.match(text, after) or _LINE_END.match(text, after)
    return (label[1], unescaped(text[slice(*span)]), end.end()) if end else None


def _destination(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """The destination of a link that starts at `start`, and where what follows it starts."""
    if text.startswith("<", start):
        angled = _ANGLED.match(text, start, end)
        return (Span(*angled.span(1)), angled.end()) if angled else None
    depth = 0
    for step in _STEP.finditer(text, start, end):
        match step[0]:
            case "(":
                depth += 1
                if depth > _MAX_PARENTHESES:
                    return None
            case ")":
                if depth == 0:
                    return Span(start, step.start()), step.start()
                depth -= 1
            case " " | "\t" | "\r" | "\n":
                return Span(start, step.start()), step.start()
    return Span(start, end), end


def spelled(shown: str) -> str:
    """How to write what is to be shown as `shown`, also between the brackets of a link."""
    if reads_as(shown, shown) and ("*" not in shown or _is_kept_in_bold(shown)):
        return shown
    return _MARKUP.sub(r"\\\g<0>", shown).replace("\n", "&#10;").replace("\r", "&#13;")


def _is_kept_in_bold(written: str) -> bool:
    bold = f"**{written}**"
    return scan(bold, 0, len(bold), {}).shown(bold, 0, len(bold)) == written


def reads_as(written: str, shown: str) -> bool:
    """Whether what is `written` is shown as `shown`, also between the brackets of a link."""
    if written == shown and not _MARKUP_OR_BREAK.search(written):
        return True
    label = f"[{written}](u)"
    found = scan(label, 0, len(label), {})
    whole = [link.span for link in found.links if link.form != "image"] == [Span(0, len(label))]
    return whole and found.shown(label, 1, len(written) + 1) == shown


class _Bracket(NamedTuple):
    start: int
    inside: int
    image: bool
    delimiters: int  # How many runs of emphasis were waiting when it opened.


class _Run:
    """A run of `*` or `_` that may open or close emphasis."""

    __slots__ = ("char", "closes", "left", "opens", "right", "size")

    def __init__(self, char: str, left: int, right: int, opens: bool, closes: bool) -> None:
        self.char, self.left, self.right, self.opens, self.closes = char, left, right, opens, closes
        self.size = right - left


class _Scanner:
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
        self._dead = 0  # So many brackets of the stack can open no link, because one was found inside them.
        self._runs: list[_Run] = []
        self._code: dict[int, list[int]] | None = None
        self._never: set[str] = set()  # Ends of comments and the like that do not come any more.

    def scan(self, special: re.Match[str] | None) -> Inline:
        """All from the first `special` characters on."""
        text, end = self._text, self._end
        while special:
            at = special.start()
            simple = _SIMPLE.match(text, at, end) if text[at] == "[" and not self._definitions else None
            position = self._simple(simple) if simple else self._step(special[0], at)
            special = _SPECIAL.search(text, position, end)
        self._emphasis(0)
        self._links.sort()
        self._strong.sort()
        self._markup.sort()
        return Inline(tuple(self._links), tuple(self._tags), tuple(self._strong), tuple(self._markup))

    def _simple(self, found: re.Match[str]) -> int:
        """A link as most are written, whose label and URL hold nothing special; where it ends."""
        start, end = found.span()
        inside, target = start + 1, Span(*found.span("url"))
        label = Span(inside, target.start - 2)
        self._links.append(Link(Span(start, end), label, target, found["url"], "inline"))
        self._markup += Markup(start, inside, ""), Markup(label.end, end, "")
        self._dead = len(self._brackets)
        return end

    def _step(self, found: str, at: int) -> int:
        """Deal with the special characters `found` at `at`; where to go on."""
        match found[0]:
            case "[":
                self._brackets.append(_Bracket(at, at + 1, False, len(self._runs)))
                return at + 1
            case "]":
                return self._close(at)
            case "*" | "_":
                self._runs.append(self._run(found[0], at, at + len(found)))
                return at + len(found)
            case "!":
                self._brackets.append(_Bracket(at, at + 2, True, len(self._runs)))
                return at + 2
            case "\\":
                return self._escape(at)
            case "`":
                return self._code_span(at)
            case "<":
                return self._angle(at)
            case "&":
                entity = _ENTITY.match(self._text, at, self._end)
                if entity is None:
                    return at + 1
                meant = _character(entity).replace("\n", _LINE_FEED).replace("\r", _RETURN)
                self._markup.append(Markup(at, entity.end(), meant))
                return entity.end()
        return self._bare(at)

    def _escape(self, at: int) -> int:
        if _ESCAPED.match(self._text, at, self._end):
            self._markup.append(Markup(at, at + 1, ""))
            return at + 2
        if at + 1 < self._end and self._text[at + 1] in "\r\n":
            self._markup.append(Markup(at, at + 1, ""))
        return at + 1

    def _code_span(self, at: int) -> int:
        if self._code is None:
            self._code = {}
            for ticks in _CODE.finditer(self._text, at, self._end):
                self._code.setdefault(len(ticks[0]), []).append(ticks.start())
        opening = _CODE.match(self._text, at, self._end)
        assert opening is not None
        size = len(opening[0])
        starts = self._code.get(size, [])
        n = bisect_left(starts, opening.end())
        if n == len(starts):
            return opening.end()
        code = re.sub(r"\r\n|\r|\n", " ", self._text[opening.end() : starts[n]])
        if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
            code = code[1:-1]
        self._markup.append(Markup(at, starts[n] + size, code))
        return starts[n] + size

    def _angle(self, at: int) -> int:
        text, end = self._text, self._end
        tag = _TAG.match(text, at, end)
        if tag:
            return self._tag(at, tag.end())
        link = _AUTOLINK.match(text, at, end) or _EMAIL.match(text, at, end)
        if link:
            inside = Span(*link.span(1))
            url = link[1] if text[at + 1 : inside.end].find(":") > 0 else f"mailto:{link[1]}"
            self._links.append(Link(Span(at, link.end()), inside, inside, url, "autolink"))
            self._markup += Markup(at, at + 1, ""), Markup(inside.end, link.end(), "")
            return link.end()
        for opening, closing in _OTHER_TAGS:
            if text.startswith(opening, at):
                if short := _SHORT_COMMENT.match(text, at, end):
                    return self._tag(at, short.end())
                if closing in self._never or (opening == "<!" and not text[at + 2 : at + 3].isalpha()):
                    return at + 1
                close = text.find(closing, at + len(opening), end)
                if close < 0:
                    self._never.add(closing)
                    return at + 1
                return self._tag(at, close + len(closing))
        return at + 1

    def _tag(self, start: int, end: int) -> int:
        self._tags.append(Span(start, end))
        self._markup.append(Markup(start, end, ""))
        return end

    def _bare(self, at: int) -> int:
        """A URL that stands alone, as GitHub's Markdown links it; its `www.` or `://` is at `at`."""
        text, start, is_host = self._text, at, self._text[at] == "w"
        host = at if is_host else at + 3
        after = at + 4 if is_host else host
        if is_host:
            is_free = at == self._start or text[at - 1] in " \t\r\n*_~("
        elif scheme := _SCHEME.search(text, max(self._start, at - 5), at):
            is_free, start = True, scheme.start()
        else:
            is_free = False
        if self._brackets or not is_free or not _is_host(text, host, self._end, is_host):
            return after
        found = _BARE.match(text, host, self._end)
        assert found is not None
        end = _bare_end(text, start, found.end())
        span = Span(start, end)
        url = f"http://{text[start:end]}" if is_host else text[start:end]
        self._links.append(Link(span, span, span, url, "bare"))
        return end

    def _close(self, at: int) -> int:
        """A `]`: the end of a link, or only a bracket."""
        if not self._brackets:
            return at + 1
        opening = self._brackets.pop()
        alive = opening.image or len(self._brackets) >= self._dead
        self._dead = min(self._dead, len(self._brackets))
        if not alive:
            return at + 1
        found = self._inline_target(at + 1) or self._reference(opening, at)
        if found is None:
            return at + 1
        target, url, end, form = found
        self._emphasis(opening.delimiters)
        span, label = Span(opening.start, end), Span(opening.inside, at)
        if opening.image:
            self._links.append(Link(span, label, target, url, "image"))
            self._markup.append(Markup(opening.start, end, ""))
        else:
            self._links.append(Link(span, label, target, url, form))
            self._markup += Markup(opening.start, opening.inside, ""), Markup(at, end, "")
            self._dead = len(self._brackets)
        return end

    def _inline_target(self, at: int) -> tuple[Span, str, int, Form] | None:
        """`(url "title")` at `at`: where and what the URL is and where the whole ends."""
        opening = _TARGET.match(self._text, at, self._end)
        found = opening and _destination(self._text, opening.end(), self._end)
        if not found:
            return None
        span, after = found
        rest = _TITLE.match(self._text, after, self._end)
        if rest is None or _BLANK_LINE.search(self._text, after, rest.end()):
            return None
        return span, unescaped(self._text[slice(*span)]), rest.end(), "inline"

    def _reference(self, opening: _Bracket, at: int) -> tuple[Span, str, int, Form] | None:
        """`[label][name]`, `[label][]` or `[label]`, where that name is defined."""
        if not self._definitions:
            return None
        label = Span(opening.inside, at)
        name = _LABEL.match(self._text, at + 1, self._end)
        end = name.end() if name else at + 1
        target = Span(*name.span(1)) if name and name[1] else label
        if target.end - target.start > 999:
            return None
        url = self._definitions.get(fold(self._text[slice(*target)]))
        if url is None and name and name[1]:
            return None
        return None if url is None else (target, url, end, "reference")

    def _run(self, char: str, left: int, right: int) -> _Run:
        before = self._text[left - 1] if left > self._start else " "
        after = self._text[right] if right < self._end else " "
        opens = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
        closes = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
        if char == "_":
            opens, closes = (
                opens and (not closes or _is_punctuation(before)),
                closes and (not opens or _is_punctuation(after)),
            )
        return _Run(char, left, right, opens, closes)

    def _emphasis(self, bottom: int) -> None:
        """Pair the runs that were found since there were `bottom` of them, and forget them."""
        runs = self._runs[bottom:]
        del self._runs[bottom:]
        if len(runs) < 2:
            return
        waiting: list[_Run] = []
        # Below this length of `waiting` no opener can be found for a closer of that kind.
        floors: dict[tuple[str, bool, int], int] = {}
        for run in runs:
            if run.closes:
                kind = run.char, run.opens, run.size % 3
                while run.right > run.left:
                    floor = floors.get(kind, 0)
                    n = len(waiting) - 1
                    while n >= floor and not _pairs(waiting[n], run):
                        n -= 1
                    if n < floor:
                        floors[kind] = len(waiting)
                        break
                    self._pair(waiting[n], run)
                    del waiting[n + 1 :]
                    if waiting[n].left == waiting[n].right:
                        waiting.pop()
                    floors = {key: min(floor, len(waiting)) for key, floor in floors.items()}
            if run.opens and run.right > run.left:
                waiting.append(run)

    def _pair(self, opener: _Run, closer: _Run) -> None:
        both = opener.right - opener.left >= 2 and closer.right - closer.left >= 2
        width = 2 if both else 1
        if both:
            self._strong.append(Span(opener.right, closer.left))
        self._markup += Markup(opener.right - width, opener.right, ""), Markup(closer.left, closer.left + width, "")
        opener.right -= width
        closer.left += width


def _pairs(opener: _Run, closer: _Run) -> bool:
    """CommonMark's rule of three included: a run that could do both pairs with few others."""
    if opener.char != closer.char:
        return False
    if not (opener.closes or closer.opens) or (opener.size + closer.size) % 3:
        return True
    return opener.size % 3 == 0 and closer.size % 3 == 0


def _is_punctuation(char: str) -> bool:
    if char < "\x80":
        return char in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    from unicodedata import category

    return category(char)[0] in "PS"


def _is_host(text: str, start: int, end: int, dotted: bool) -> bool:
    """Whether a URL may stand alone whose host starts at `start`; its last two parts may hold no underscore."""
    if start == end or text[start].isspace() or _is_punctuation(text[start]):
        return False
    rest = _HOST.match(text, start + 1, max(start + 1, end - 1))  # cmark does not look at the last character.
    parts = rest[0].split(".") if rest else []
    return (len(parts) > 1 or not dotted) and ("_" not in "".join(parts[-2:]) or len(parts) > _MAX_CHECKED_PARTS)


def _bare_end(text: str, start: int, end: int) -> int:
    """Where a bare URL ends: punctuation behind it and parentheses that it did not open are not part of it."""
    opened = text.count("(", start, end)
    closed = text.count(")", start, end)
    while end > start:
        last = text[end - 1]
        if last in "?!.,:*_~'\"":
            end -= 1
        elif last == ")" and closed > opened:
            closed -= 1
            end -= 1
        elif last == ";":
            name = end - 2
            while name > start and text[name].isascii() and text[name].isalpha():
                name -= 1
            end = name if text[name] == "&" and name < end - 2 else end - 1
        else:
            break
    return end
