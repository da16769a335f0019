"""One entry of a list → the paper that it speaks of: title, links, venue, year, identity."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.inline import Form, Inline, Link, spelled, unescaped
from fgad_lint.model import arxiv
from fgad_lint.text import Span, normalized, words_in

if TYPE_CHECKING:
    from fgad_lint.markdown.html import Tag

Role = Literal["paper", "code", "project", "data", "video", "other"]


_CACHE_SIZE = 1 << 15  # So many titles and URLs are remembered: rules ask for the same again and again.


class PaperLink(NamedTuple):
    """A link of an entry. `label` is as shown, its brackets and marks left out; empty where the link is the title.

    `url_span` is where the URL is written; of a reference, where its name is.
    """

    label: str
    label_span: Span
    url: str
    url_span: Span
    span: Span
    role: Role
    form: Form


class Venue(NamedTuple):
    """Where and when a paper came out, as the entry says; each with its place, the year in full."""

    name: str
    year: int | None
    name_span: Span
    year_span: Span

    @property
    def is_preprint(self) -> bool:
        """Whether this is no venue, only a server of preprints."""
        return self.name.lower() in _PREPRINT

    @property
    def series(self) -> str:
        """What a well-known conference or journal is called for short, in lower case; "" where it is another."""
        found = None if self.is_preprint else _SERIES.search(self.name)
        return _FORMER.get(found[0].lower(), found[0].lower()) if found else ""


class Paper(NamedTuple):
    """An entry of a list: `span` is its lines, with what is nested under it and without blank lines after it.

    `identifier` is that of the arXiv paper that it links to first, `key` the title as two spellings of it share it: letters
    and digits alone, in lower case.
    """

    span: Span
    title: str
    title_span: Span
    links: tuple[PaperLink, ...]
    venue: Venue | None
    path: tuple[str, ...]
    depth: int
    identifier: arxiv.Identifier | None
    key: str

    @property
    def arxiv(self) -> str | None:
        """The number of the arXiv paper that it links to first, without version."""
        return found.number if (found := self.identifier) else None

    @property
    def doi(self) -> str | None:
        """The first DOI that it links to, in lower case; those that arXiv gives are ids of arXiv."""
        return next((doi for link in self.links if (doi := _doi(link.url))), None)

    @property
    def arxiv_links(self) -> dict[str, PaperLink]:
        """Its links to arXiv papers, by their ids without version; of those to one paper the last."""
        return {found.identifier.number: link for link in self.links if (found := arxiv.read(link.url))}

    @property
    def identities(self) -> set[str]:
        """The papers that its links mean (see `identity`)."""
        return {found for link in self.links if (found := identity(link.url))}

    @property
    def nameless_key(self) -> str:
        """The key without a short name before the title, such as `MemAE: Memorizing Normality to Detect Anomaly`."""
        name = _NAME_BEFORE.match(self.title) if ": " in self.title else None
        return title_key(self.title[name.end() :]) if name else self.key

    def has_title_of(self, other: "Paper") -> bool:
        """Whether it is called as another is, if that has a short name before its title or this one does."""
        return self.key in (other.key, other.nameless_key) or other.key == self.nameless_key


class Run(NamedTuple):
    """A run of text of an entry: its span and what stands in it."""

    span: Span
    inline: Inline


@lru_cache(_CACHE_SIZE)
def title_key(title: str) -> str:
    """Letters and digits of a title; case, accents and LaTeX's commands are overlooked, its Greek letters are not."""
    if "\\" in title:
        title = _COMMAND.sub(_letter, title)
    if title.isascii():
        return title.lower().translate(_NO_ASCII_WORD)
    return _NO_WORD.sub("", normalized("NFKD", title).casefold())


@lru_cache(64)  # Of the first of some papers it is asked for each of the others.
def title_words(title: str) -> frozenset[str]:
    """The words of a title in lower case."""
    return frozenset(words_in(title.casefold()))


def _letter(command: re.Match[str]) -> str:
    from unicodedata import lookup

    try:
        return lookup(f"GREEK SMALL LETTER {command[1].replace('lambda', 'lamda')}")
    except KeyError:
        return ""


def spelled_title(title: str, inside: Literal["", "link", "quotes"] = "") -> str:
    """How to write a title, `inside` a link or quotes, so that reading gives it back and takes no part of it for something else."""
    masked = set(_in_link(title) if inside == "link" else _telling(title))
    if inside == "quotes":
        masked |= {at for at, char in enumerate(title) if char in '"“”'}
    written = spelled(title)
    if not masked:
        return written
    # Entities are shown as the characters that they stand for, and mean nothing else.
    is_plain = written == title and not any(title[at] in "[]" for at in masked)
    escaped = {char: char if is_plain else f"\\{char}" for char in "\\`<&[]*_"} | {"\n": "&#10;", "\r": "&#13;"}
    return "".join(f"&#{ord(char)};" if at in masked else escaped.get(char, char) for at, char in enumerate(title))


def _in_link(title: str) -> Iterator[int]:
    """Where the label of a link has something that would be taken for its brackets."""
    if title[:1] in ("[", "*", "`", " ") or title[-1:] in ("]", "*", "`", "\\"):
        yield from (0, len(title) - 1)


def _telling(title: str) -> Iterator[int]:
    """Where a title has something that, as it is, would begin or end it when a list is read."""
    prefix = _TAG_PREFIX.match(title)
    if (prefix and prefix.end()) or _MARKER.match(title) or _NUMBERED_NAME.match(title):
        yield 0
    if title[-1:] and title[-1] in f'{_ENDS}[({{"“”':
        yield len(title) - 1
    if venue := _VENUE_BEHIND.search(title):
        yield from range(venue.start(), venue.start("name"))
    for found in _QUOTED.finditer(title):
        yield from (found.start(), found.end() - 1)
    for found in _ADDRESS.finditer(title):
        yield found.end() - 1


def shortened(title: str) -> str:
    """A title as a message names it: a long one stops behind a word."""
    return title if len(title) <= 40 else f"{title[:40].rpartition(' ')[0] or title[:40]}…"


def read(text: str, span: Span, runs: Sequence[Run], path: tuple[str, ...], depth: int) -> Paper | None:
    """The paper of an entry that says `runs`, the first of them its own line; None where nothing is linked or named."""
    own = runs[0]
    title_span, title, links = _named(text, own, runs)
    if not title and not links:
        return None
    return _paper(span, title, title_span, links, _venue(text, own, title_span, links), path, depth)


def _paper(
    span: Span,
    title: str,
    title_span: Span,
    links: tuple[PaperLink, ...],
    venue: Venue | None,
    path: tuple[str, ...] = (),
    depth: int = 0,
) -> Paper:
    """A paper with what is told by its links and its title."""
    found = next(filter(None, (arxiv.read(link.url) for link in links)), None)
    return Paper(span, title, title_span, links, venue, path, depth, found and found.identifier, title_key(title))


class Columns(NamedTuple):
    """What the columns of a table hold, by their numbers from 0; -1 for what it does not have."""

    title: int
    venue: int
    year: int


def columns(text: str, rows: Sequence[Sequence[Run]]) -> Columns:
    """What the columns of a table hold, of which the first row is the header."""
    header = [" ".join(words_in(cell.inline.shown(text, *cell.span).lower())) for cell in rows[0]]

    def named(words: frozenset[str]) -> int:
        return next((n for n, name in enumerate(header) if words & set(name.split())), -1)

    venue, year = named(_VENUE_HEADERS), named(_YEAR_HEADERS)
    lengths = [0] * len(header)
    for row in rows[1:_SAMPLE_ROWS]:
        for n, cell in enumerate(row[: len(header)]):
            lengths[n] += len(cell.inline.shown(text, *cell.span))
    widest = max(range(len(header)), key=lambda n: (n not in (venue, year), lengths[n]))
    named_so = [n for word in _TITLE_HEADERS for n, name in enumerate(header) if word in name.split()]
    long_enough = _LABEL_LENGTH * min(len(rows) - 1, _SAMPLE_ROWS)
    title = next((n for n in named_so if lengths[n] >= long_enough), next(iter(named_so), widest))
    return Columns(title if lengths[title] else widest, venue, year)


def is_row(written: str) -> bool:
    """Whether this can be the row of a paper: with no bar in it, it opens neither as HTML nor as an item of a list."""
    return "|" in written or not _OPENS_OTHERWISE.match(written)


_OPENS_OTHERWISE = lazy_re.compile(r"[ \t>]*+(?:<|(?:[-*+]|\d{1,9}[.)])[ \t])")


def read_row(text: str, span: Span, cells: Sequence[Run], columns: Columns) -> Paper | None:
    """The paper of a table's row; None where the row names none."""
    if columns.title >= len(cells):
        return None
    own = cells[columns.title]
    title_span, title, links = _named(text, own, cells)
    if not any(map(str.isalpha, title)):
        return None
    return _paper(span, title, title_span, links, _row_venue(text, cells, columns, own, title_span, links))


def _row_venue(
    text: str, cells: Sequence[Run], columns: Columns, own: Run, title: Span, links: Sequence[PaperLink]
) -> Venue | None:
    """What the columns of a row say of its venue, or else its labels."""
    here = _words_of(text, cells[columns.venue]) if 0 <= columns.venue < len(cells) else None
    when = _words_of(text, cells[columns.year]) if 0 <= columns.year < len(cells) else None
    if here:
        found = _LABEL_VENUE.fullmatch(text, *here) or _TEXT_VENUE.match(text, *here)
        if found:
            return _made(found)
    year = _ANY_YEAR.search(text, *when) if when else None
    name = _NAME_ALONE.fullmatch(text, *here) if here else None
    if year:
        at = name.span() if name else (year.start(), year.start())
        return Venue(text[slice(*at)], int(year[0]), Span(*at), Span(*year.span()))
    return _venue(text, own, title, links)


def _words_of(text: str, cell: Run) -> Span:
    """What a cell says before a comment in it."""
    start, end = cell.span
    comment = text.find("<!--", start, end)
    return Span(start, start + len(text[start:comment].rstrip())) if comment >= 0 else cell.span


def read_html(
    text: str, span: Span, tags: Sequence["Tag"], links: Sequence[Link], path: tuple[str, ...]
) -> Paper | None:
    """The paper of an HTML element; None where nothing is named in it or nothing linked."""
    from fgad_lint.markdown import html

    title_span = next((part for part in _html_lines(span, tags) if _is_html_title(text, part)), None)
    if title_span is None or not links:
        return None
    tagged = _HTML_PREFIX.match(text, *title_span)
    title_span = _without_tags(text, Span(tagged.end(), title_span.end) if tagged else title_span)
    title = html.shown(text, *title_span)
    found = tuple(_html_link(text, link) for link in links if is_external(link))
    run = Run(span, Inline())
    return _paper(span, title, title_span, found, _venue(text, run, title_span, found), path) if found else None


def _html_lines(span: Span, tags: Sequence["Tag"]) -> Iterator[Span]:
    """The stretches of an HTML element between the tags that break lines."""
    start = span.start
    for tag in tags:
        if tag.name in _BREAKING:
            yield Span(start, tag.span.start)
            start = tag.span.end
    yield Span(start, span.end)


def _without_tags(text: str, span: Span) -> Span:
    """A stretch of HTML without the tags, pairs of them around all of it, and white space at its ends."""
    start, end = span
    while (opening := _HTML_AROUND.match(text, start, end)) and opening.end() < end:
        start = opening.end()
    while (closing := text.rfind("<", start, end)) >= 0 and _HTML_AROUND.fullmatch(text, closing, end):
        end = closing
    inner = text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))


def _is_html_title(text: str, part: Span) -> bool:
    from fgad_lint.markdown import html

    return len(words_in(html.shown(text, *part))) > 1


def _html_link(text: str, link: Link) -> PaperLink:
    from fgad_lint.markdown import html

    span = _undecorated(text, link.label)
    label = html.shown(text, *span)
    return PaperLink(label, span, link.url, link.target, link.span, _role(label, link.url), link.form)


def opens_entry(text: str, line: Span, inline: Inline) -> bool:
    """Whether a line of a paragraph begins an entry: with a title that is linked or bold, or a number before one."""
    start = line.start
    inline = inline.within(*line)
    first = next((link for link in inline.links if link.form == "inline"), None)
    if first and not text[start : first.span.start].strip(" *_~`"):
        label = inline.shown(text, *_undecorated(text, first.label)).strip()
        rest = text[first.span.end : line.end].lstrip(" *_~`.")
        return _is_name(label) and len(words_in(label)) > 2 and not _PROSE.match(rest)
    strong = next(iter(inline.strong), None)
    if strong and text[start : strong.start].strip(" ") in ("**", "__"):
        words = text[slice(*strong)]
        return len(words_in(words)) > 2 or bool(_NUMBER.fullmatch(words))
    return False


def is_external(link: Link) -> bool:
    """Whether a link leads out of the list: no image and no place in the page."""
    return link.form != "image" and not link.url.startswith("#")


def is_resource(text: str, run: Run) -> bool:
    """Whether a run only says where a part of a paper is, as "Code: https://…" or "[paper](…)" do."""
    link = next(link for link in run.inline.links if is_external(link))
    lead = text[run.span.start : link.span.start].strip(" \t:*_[(-–—")
    label = run.inline.shown(text, *_undecorated(text, link.label)) if link.form != "bare" else ""
    return (not lead or _is_label(lead)) and (not label or _is_label(label))


def _named(text: str, own: Run, runs: Sequence[Run]) -> tuple[Span, str, tuple[PaperLink, ...]]:
    """Where an entry's title stands, the title, and the links of all that it says; `own` is what names it."""
    title_span, title_link = _title(text, own, [link for link in own.inline.links if is_external(link)])
    title = own.inline.shown(text, *title_span).strip()
    links = tuple(
        _paper_link(text, run.inline, link, link is title_link)
        for run in runs
        for link in _outermost(run.inline.links)
        if is_external(link)
    )
    return title_span, title, links


def _outermost(links: Sequence[Link]) -> Iterator[Link]:
    """Links less the URLs that an HTML link shows."""
    end = 0
    for link in links:
        if link.form == "html":
            end = link.span.end
        if link.form != "bare" or link.span.start >= end:
            yield link


def _paper_link(text: str, inline: Inline, link: Link, is_title: bool) -> PaperLink:
    label = _undecorated(text, link.label)
    shown = inline.shown(text, *label).strip() if link.form not in ("bare", "autolink") else ""
    if not shown and (image := next(filter(_is_image, inline.within(*link.label).links), None)):
        label, shown = image.label, unescaped(text[slice(*image.label)])
    return PaperLink(
        "" if is_title else shown, label, link.url, link.target, link.span, _role(shown, link.url), link.form
    )


def _is_image(link: Link) -> bool:
    return link.form == "image"


def _undecorated(text: str, label: Span) -> Span:
    r"""A label without brackets, backticks and marks around it: `[x]`, `\[x\]`, `**x**`."""
    before, after = _decoration(text[label.start : label.end])
    return Span(label.start + before, label.end - after)


@lru_cache(_CACHE_SIZE)
def _decoration(label: str) -> tuple[int, int]:
    """How many characters at the start and at the end of a label decorate it."""
    start, end = 0, len(label)
    while start < end:
        for before, after in _AROUND:
            if label.startswith(before, start) and label.endswith(after, start + len(before), end):
                start, end = start + len(before), end - len(after)
                break
        else:
            break
    return start, len(label) - end


_AROUND = (("[", "]"), ("\\[", "\\]"), ("[", "\\]"), ("**", "**"), ("`", "`"), ("*", "*"), (" ", ""), ("", " "))
_NO_WORD = lazy_re.compile(r"[\W_]+")
_NO_ASCII_WORD = {code: None for code in range(128) if not chr(code).isalnum()}
_NAME_BEFORE = lazy_re.compile(r"(?:\S+ ){0,2}[^\s:]+: +(?=\S+ \S+ \S+ \S)")
_COMMAND = lazy_re.compile(r"\\([A-Za-z]+)")

# Titles ------------------------------------------------------------------------------------------------------------

_LABELS = frozenset(
    """paper pdf arxiv abs abstract html link url code github gitlab project page website homepage web site home demo video
    youtube slides poster blog post data dataset datasets benchmark model models weights huggingface hf bibtex bib cite doi
    supp supplementary supplement appendix pub openreview acm ieee springer elsevier here official unofficial pytorch
    tensorflow tf keras jax matlab caffe mxnet colab notebook talk tweet twitter twt news media review survey report
    preprint journal conference workshop proceedings publication source repo implementation tutorial api docs app space
    spaces leaderboard 论文 代码 主页 解读 video1 video2 pdf1 pdf2 star stars""".split()
)
_DATED_LABEL = lazy_re.compile(r"(?:[A-Za-z][\w.&+/-]*[ ,'’-]*){0,3}(?:'|’)?(?:19|20)?\d\d(?:[ -][A-Za-z]+){0,2}")
_OPENS_LINK = "[(|`*{~"
_TAG_PREFIX = lazy_re.compile(
    r"(?:\s|[-–—:*_~`]|\\?[\[(（【](?:[^\[\]()（）【】]|\[[^\[\]]*\](?:\([^()]*\))?){0,40}[\])）】]\\?|\d{4}[-/.]\d{1,2}"
    r"(?:[-/.]\d{1,2})?|:[a-z0-9_+-]+:|[^\w\s\"“'‘(\[{$&<\\])*"
)
_NUMBERED = lazy_re.compile(r"[ \t*_~`\[(:-]*+(?:\d{1,3}[.)\]]++)?+[ \t*_~`\[(:-]*+")
_NUMBERED_NAME = lazy_re.compile(r"\d{1,3}\)\s+(\S.{0,150}?)(?:\s{2,}| [-–] |\s*<br)")  # Of "1) Name - what it does".
_MARKER = lazy_re.compile(r"[-+*#>=|~]|\d{1,9}[.)]")  # What begins a block of another kind.
_ADDRESS = lazy_re.compile(r"https?:|www\.")
_QUOTED = lazy_re.compile(r"[\"“]([^\"“”]{8,}?)[.,]?[\"”]")


@lru_cache(_CACHE_SIZE)
def _is_label(label: str) -> bool:
    """Whether a link's text says what it leads to ("paper", "arXiv 2025") and not what the paper is called."""
    words = words_in(label.lower())
    if not words:
        return True
    if len(words) <= 4 and all(word in _LABELS or word.isdigit() for word in words):
        return True
    return (
        len(label) <= 40 and any(map(str.isdigit, label)) and _DATED_LABEL.fullmatch(label.strip(" []()*")) is not None
    )


def _title(text: str, own: Run, links: Sequence[Link]) -> tuple[Span, Link | None]:
    """Where an entry's title stands, and the link that it is the label of."""
    start, end = _past_pictures(text, own), own.span.end
    begins = _past_tags(text, start, end)
    if begins > start:  # No title begins within the target of a link.
        begins = next((link.span.end for link in own.inline.links if link.span.start < begins < link.span.end), begins)
    for link in links:
        if link.form in ("bare", "autolink"):
            break
        bracketed = _undecorated(text, link.label)
        shown = own.inline.shown(text, *bracketed).strip()
        decorated = (
            text.startswith(("[", "\\["), link.label.start) or text[link.span.start - 1 : link.span.start] == "["
        )
        is_title = bool(shown) and not _is_label(shown) and not (decorated and len(shown) < 30)
        lead = text[begins : link.span.start].strip(" \t*_~`[(") if link.span.start > begins else ""
        is_short_name = len(words_in(lead)) <= 3 and len(lead) < len(shown)
        if lead and not (is_title and (is_short_name or not any(map(str.isalpha, lead)))):
            break  # What comes before this link is the title, unless that is a date or only a short name of the paper.
        if is_title:
            return bracketed, link
        begins = max(begins, link.span.end)
    strong = next((span for span in _outer(own.inline.strong, start) if _is_name(text[slice(*span)])), None)
    stop = next((link.span.start for link in links if link.span.start >= begins), end)
    quoted = _QUOTED.search(text, begins, stop) if '"' in text[begins:stop] or "“" in text[begins:stop] else None
    if (
        quoted
        and not quoted[1].islower()
        and (strong is None or not text[strong.end : quoted.start()].strip(" \t*_~`:,-"))
    ):
        return Span(*quoted.span(1)), None
    if strong and strong.start < stop and _NUMBERED.fullmatch(text, begins, strong.start):
        holder = next((link for link in links if strong.start <= link.span.start < strong.end), None)
        if holder:
            return holder.label, holder
        return _without_end(text, strong), None
    while begins < stop and text[begins] in " \t])*_:-–—.,":
        begins += 1
    title = _without_end(text, Span(begins, _without_opening(text, begins, stop) if stop < end else stop))
    if text[title.start : title.start + 1].isdigit() and (numbered := _NUMBERED_NAME.match(text, *title)):
        return Span(*numbered.span(1)), None
    venue = _VENUE_BEHIND.search(text, *title) if _PLAIN_YEAR.search(text, *title) else None
    return (_without_end(text, Span(title.start, venue.start())) if venue else title), None


def _outer(spans: Sequence[Span], start: int) -> Iterator[Span]:
    """Spans from `start` on, less those inside another of them."""
    for span in spans:
        if span.start >= start:
            yield span
            start = span.end


def _past_tags(text: str, start: int, end: int) -> int:
    """Where a run begins when what tags the entry, such as a number or a date, is left out."""
    begins = start
    while begins < end and text[begins] in "*_~` ":
        begins += 1
    if begins < end and text[begins].isalpha():
        return begins
    prefix = _TAG_PREFIX.match(text, start, end)
    return prefix.end() if prefix else start


def _without_opening(text: str, start: int, end: int) -> int:
    """Where a stretch of text ends without the brackets and marks that open what stands behind it."""
    while end > start and (text[end - 1] in _OPENS_LINK or text[end - 1].isspace()):
        end -= 2 if text.startswith("\\[", end - 2) and end - 2 >= start else 1
    return end


def _past_pictures(text: str, own: Run) -> int:
    """Where a run begins when the badges and line breaks at its start are left out."""
    start = own.span.start
    pictures = [link.span for link in own.inline.links if link.form == "image"]
    for begin, end in sorted([*pictures, *own.inline.tags]) if pictures or own.inline.tags else ():
        if text[start:begin].strip():
            break
        start = max(start, end)
    return start


def _is_name(words: str) -> bool:
    return len(words_in(words)) > 1 and not _is_label(words)


def _without_end(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1] in _ENDS and not _is_entity(text, start, end):
        colon = text.rfind(":", start, end - 1) if text[end - 1] == ":" else -1
        end = colon if colon >= 0 and _EMOJI.fullmatch(text, colon, end) and text[colon - 1] in _ENDS else end - 1
    return Span(start, end)


def _is_entity(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text ends in an entity."""
    return text[end - 1] == ";" and _ENTITY.search(text, max(start, end - _MAX_ENTITY_LENGTH), end) is not None


_MAX_ENTITY_LENGTH = 34
_ENTITY = lazy_re.compile(r"&#?\w{1,31};\Z")
_ENDS = " \t\r\n.,:;-–—|*_~`"
_EMOJI = lazy_re.compile(r":[a-z0-9_+-]+:")


_TITLE_HEADERS = (
    "title titles \u6807\u9898 paper papers \u8bba\u6587 article \u6587\u7ae0 work publication name".split()
)
_LABEL_LENGTH = 12  # A column with less in its cells holds labels such as "Link".
_VENUE_HEADERS = frozenset("venue pub publication conference journal published source".split())
_YEAR_HEADERS = frozenset("year date time published released \u65e5\u671f \u65f6\u95f4".split())
_SAMPLE_ROWS = 30  # So many rows show what the columns of a table hold.
_HTML_PREFIX = lazy_re.compile(r"(?:<[^<>]*>|\s)*\([^()<>]{1,60}\)(?:</[^<>]*>|\s)*")  # Such as "(CVPR 2024)".
_HTML_AROUND = lazy_re.compile(r"\s*</?(?:font|b|strong|i|em|big|h\d|span|p)\b[^<>]*>\s*", re.IGNORECASE)
_BREAKING = frozenset("br td th tr li ul ol p div table tbody thead summary details h1 h2 h3 h4 h5 h6".split())
_PROSE = lazy_re.compile(r"(?:is|are|was|were|and|or|for|to|of|in|on|by|has|have|provides?|which|that)\b")
_NUMBER = lazy_re.compile(r"\[?\d{1,3}\]?\.?")
_ANY_YEAR = lazy_re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME_ALONE = lazy_re.compile(r"[A-Za-z][A-Za-z .&/-]*[A-Za-z]")

# Venues and years ----------------------------------------------------------------------------------------------------

_SERVERS = ("arxiv", "biorxiv", "medrxiv", "techrxiv", "chemrxiv", "ssrn")
_PREPRINT = frozenset(("corr", "preprint", *_SERVERS, *(f"{server} preprint" for server in _SERVERS)))
_MONTH = r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}+\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?"
# What a search looks for is found faster if it begins with one of few characters.
_YEAR = r"(?P<year>[12'’](?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=['’])\d\d))"
_LABEL_VENUE = lazy_re.compile(
    rf"(?P<name>[A-Za-z][A-Za-z0-9.&+/@ -]*?[A-Za-z.&)])[ ,'’_-]*?(?:{_MONTH})?{_YEAR}(?!\d|\.\d)", re.IGNORECASE
)
_SHORT_VENUE = lazy_re.compile(r"(?P<name>[A-Za-z]{2,}) (?P<year>(?:19|20)\d\d)")
_NO_VENUES = _LABELS - {"arxiv", "preprint", "acm", "ieee"}
_PLAIN_YEAR = lazy_re.compile(rf"{_YEAR}(?!\d|\.\d)")
_ONLY_YEAR = lazy_re.compile(r"\s*(?P<year>(?:19|20)\d\d)\s*")
_NAMES = """arxiv preprint|arxiv|biorxiv|medrxiv|corr|cvpr|iccv|eccv|wacv|accv|icpr|bmvc|neurips|nips|icml|iclr|aaai|ijcai|aistats|uai|
colt|acml|ecml(?:-pkdd)?|acl|emnlp|naacl|eacl|coling|tacl|conll|interspeech|icassp|kdd|www|sigir|cikm|wsdm|recsys|icdm|sdm|vldb|
sigmod|icde|acm mm|mm|icme|icip|icra|iros|corl|rss|siggraph(?: asia)?|tog|tpami|pami|tip|tmm|tcsvt|tkde|tnnls|tmlr|jmlr|ijcv|tmi|
miccai|midl|isbi|3dv|osdi|sosp|nsdi|atc|eurosys|asplos|isca|hpca|micro|mlsys|sc|ccs|ndss|usenix security|s&p|nature|science"""
_SERIES = lazy_re.compile(rf"(?<![\w&])(?:{_NAMES.replace(chr(10), '')})(?![\w&])", re.IGNORECASE)
_FORMER = {"nips": "neurips", "mm": "acm mm", "pami": "tpami"}  # Other names of the same.
_TEXT_VENUE = lazy_re.compile(
    rf"(?<![\w/.:-])(?P<name>{_NAMES.replace(chr(10), '')})(?:[ ,'’*_-]|\()*?(?:{_MONTH})?{_YEAR}(?!\d|\.\d)",
    re.IGNORECASE,
)
_VENUE_BEHIND = lazy_re.compile(
    rf"(?<=[^\s,.*_|(])(?=[\s_]*+[,.*|(])[\s,.*_|(]++(?:in\b[\s*_]*+)?{_TEXT_VENUE.pattern}", re.IGNORECASE
)


def _venue(text: str, own: Run, title: Span, links: Sequence[PaperLink]) -> Venue | None:
    """What an entry's labels say of its venue, or else the words around its title."""
    for link in links:
        if link.label and (venue := _label_venue(text, link.label_span)):
            return venue
    urls: list[Span] = []
    for start, end in ((title.end, own.span.end), (own.span.start, title.start)):
        if start < end and _PLAIN_YEAR.search(text, start, end):
            urls = urls or sorted(link.url_span for link in links)
            for found in _TEXT_VENUE.finditer(text, start, end):
                number = bisect_right(urls, (found.start(), len(text))) - 1
                if number < 0 or found.start() >= urls[number].end:
                    return _made(found)
    return None


def _label_venue(text: str, label: Span) -> Venue | None:
    found = _venue_of_label(text[label.start : label.end])
    return found and Venue(found.name, found.year, _moved(found.name_span, label), _moved(found.year_span, label))


def _moved(span: Span, label: Span) -> Span:
    return Span(label.start + span.start, label.start + span.end)


@lru_cache(_CACHE_SIZE)
def _venue_of_label(label: str) -> Venue | None:
    """What a label says of a venue; its spans are those in the label."""
    if not _PLAIN_YEAR.search(label):
        return None
    found = _SHORT_VENUE.fullmatch(label) or _LABEL_VENUE.fullmatch(label) or _TEXT_VENUE.match(label)
    if found is None:
        year = _ONLY_YEAR.fullmatch(label)
        return Venue("", int(year["year"]), Span(0, 0), Span(*year.span("year"))) if year else None
    words = set(words_in(found["name"].lower()))
    return None if words <= _NO_VENUES else _made(found)


def _made(found: re.Match[str]) -> Venue:
    year = found["year"]
    full = int(year) if len(year) == 4 else _century(int(year[1:]))
    return Venue(found["name"].strip(), full, Span(*found.span("name")), Span(*found.span("year")))


def _century(year: int) -> int:
    return 1900 + year if year > 70 else 2000 + year


# Identity and roles ----------------------------------------------------------------------------------------------------

_DOI = lazy_re.compile(r"(?:doi\.org/|/doi/(?:abs/|full/|pdf/|epdf/)?)(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE)
_OPENREVIEW = lazy_re.compile(r"openreview\.net/(?:forum|pdf|attachment|references/pdf)/?\?(?:[^#?\s]*&)?id=([\w-]+)")
_ROLES: tuple[tuple[Role, frozenset[str], str], ...] = (  # Words of labels, and what says the same in Chinese.
    ("code", frozenset("code github gitlab pytorch tensorflow keras jax implementation repo".split()), "代码"),
    ("data", frozenset("data dataset datasets benchmark".split()), "数据"),
    ("video", frozenset("video youtube talk".split()), "视频"),
    ("project", frozenset("project page website homepage demo web".split()), "主页"),
    ("paper", frozenset("paper papers pdf arxiv abs pub openreview".split()), "论文"),
)
_HOSTS: tuple[tuple[Role, tuple[str, ...]], ...] = (  # Parts of URLs, which end with "?" where there is nothing more.
    ("paper", ("arxiv.org", "openreview.net", "doi.org", "aclanthology", "thecvf.com", ".pdf?", ".pdf#")),
    ("code", tuple(f"//{www}{host}." for host in ("github", "gitlab", "bitbucket") for www in ("", "www."))),
    ("video", ("//youtube.", "//www.youtube.", "//youtu.be", "//www.youtu.be", "//bilibili.", "//www.bilibili.")),
    ("project", (".github.io", "sites.google.")),
    ("data", ("huggingface.co/datasets", "kaggle.com/datasets")),
)


def link_key(url: str) -> str:
    """What two URLs of one thing share: the arXiv paper, the DOI, the OpenReview paper, or else the URL.

    A bracket that the URL has swallowed is no part of it.
    """
    return identity(url) or (url.removesuffix("]") if "[" not in url else url)


def identity(url: str) -> str | None:
    """The paper that a URL means, as `arxiv:…`, `doi:…` or `openreview:…`; None where the URL does not tell."""
    if read := arxiv.read(url):
        return f"arxiv:{read.identifier.number}"
    if doi := _doi(url):
        return f"doi:{doi}"
    found = _OPENREVIEW.search(url)
    return f"openreview:{found[1]}" if found else None


def _doi(url: str) -> str | None:
    found = _DOI.search(url)
    if found is None or arxiv.read(url):
        return None
    return found[1].lower().removesuffix(".pdf")


def _role(label: str, url: str) -> Role:
    return _role_of_label(label) or _role_of_url(url)


@lru_cache(_CACHE_SIZE)
def _role_of_label(label: str) -> Role | None:
    words = set(words_in(label.lower()))
    return next((role for role, names, chinese in _ROLES if words & names or chinese in label), None)


def _role_of_url(url: str) -> Role:
    url = f"{url.lower()}?"
    return next((role for role, parts in _HOSTS if any(map(url.__contains__, parts))), "other")
