"""How the parts of entries are set off from each other, in terms that can be compared between entries.

A trait of an entry is the punctuation and markup next to one of its parts:

    - **Deep One-Class Classification.** ICML 2018. [paper](https://e.org/1)
    ^^^^ before the title             ^^^ after it   ^^ before the link
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown.blocks import Kind
from fgad_lint.model.labels import is_label
from fgad_lint.model.links import PaperLink
from fgad_lint.model.papers import Paper
from fgad_lint.text import Span

WORD = "x"  # Stands for a word or number in a trait.
ANY = "\0"  # The trait of an entry that has no such part, or a part for which the trait may be any.
LINKED = "]"  # What comes after it is next to a link whose label is the title.
_BETWEEN = "\0"  # Separates what is looked at of each entry.
_WIDTH = 8  # Characters to look at.
_FREE = "?"  # The end of a sentence that a period cannot replace.
_NOWHERE = (-1, -1)

_BULLET = lazy_re.compile(r"(?:(?<=\0)|\A)[ \t>]*[-+*](?=[ \t])")
_UP_TO_LINE_END = lazy_re.compile(r"[^\0]{0,16}[\r\n][ \t]*")
_UP_TO_WORD = lazy_re.compile(r"[^\0]{0,16}(?:[^\W_]|\|[ \t]*)")
_FROM_LINE_END = lazy_re.compile(r"[ \t]{0,16}(?:\r?\n|\|)[^\0]*|[ \t]{1,16}(?=\0|\Z)")
_FROM_WORD = lazy_re.compile(
    r"(?:[^\W_]|[\[({（【〔“‘「《<`\"'$#@&~!\u2190-\u2fff\ufe0f\U0001f000-\U0001ffff]|:(?=[a-z_]))[^\0]*"
)
_UP_TO_BRACKET = lazy_re.compile(r"[^\0]{0,16}(?=[\])）】])")
_UP_TO_LETTER = lazy_re.compile(r"[^\0]{0,16}[^\W_]")
_ALL_BUT_ENDS = lazy_re.compile(r"[^*。.\\?!…？！\0]+")
_FREE_END = lazy_re.compile(r"[^\0]{0,16}[?!…？！][^\0]*")
_AFTER_TEXT = lazy_re.compile(r"[^\0]{0,16}[)\]）】>|`\"”](?:<br ?/?>)?[ \t\r\\]*(?=\0|\Z)")
_ALL_BUT_PIPES = lazy_re.compile(r"[^|\0]+")
_DIGIT = lazy_re.compile(r"\d")
_FROM_LETTER = lazy_re.compile(r"[^\W\d_][^\0]*")
_ALL_BUT_BRACKETS = lazy_re.compile(r"[^\[\]()（）【】x\0]+")
_ENDS_OF_SENTENCES = "?!…？！"
_OPENING = "[(（【"
_CLOSING = tuple(")]）】”\"'’")
_QUOTES = tuple("“‘")

Window = tuple[int, int]
Ends = Sequence[tuple[Window, int]]


class Trait(NamedTuple):
    """A trait of entries, and where it is.

    `windows` returns the span of what is looked at in each entry, (-1, -1) if it has no such part; `written` what is written
    there, and `read` makes traits of it, joined by zero bytes.
    """

    place: str
    windows: Callable[[str, Sequence[Paper], Ends], list[Window]]
    read: Callable[[str], str]
    written: Callable[[str, Sequence[Paper], Sequence[Window]], list[str]] | None = None


def traits_of(trait: Trait, text: str, papers: Sequence[Paper], ends: Ends) -> list[str]:
    """A trait of each paper; `ends` are those of the titles."""
    windows = trait.windows(text, papers, ends)
    written = trait.written(text, papers, windows) if trait.written else [text[start:end] for start, end in windows]
    unlike = dict.fromkeys(written)  # Most are like others.
    values = trait.read(_BETWEEN.join(unlike)).split(_BETWEEN)
    if len(values) != len(unlike):
        return [ANY] * len(papers)  # The text has zero bytes.
    by_written = {key: ANY if value == _FREE else value for key, value in zip(unlike, values, strict=True)}
    return [by_written[each] if start >= 0 else ANY for (start, _), each in zip(windows, written, strict=True)]


def ends_of_titles(papers: Sequence[Paper]) -> list[tuple[Window, int]]:
    """The span of each entry, and the end of its title, or of the link that has the title as its label."""
    return [
        (span, links[0][4][1] if links and links[0][4][0] <= title[0] < links[0][4][1] else title[1])
        for span, _, title, links, *_ in papers
    ]


def _before_title(_text: str, papers: Sequence[Paper], _ends: Ends) -> list[Window]:
    return [(max(span[0], title[0] - _WIDTH), title[0]) for span, _, title, *_ in papers]


def _after_title(_text: str, _papers: Sequence[Paper], ends: Ends) -> list[Window]:
    return [(end, min(end + _WIDTH, span[1])) for span, end in ends]


def _written_after_title(text: str, papers: Sequence[Paper], windows: Sequence[Window]) -> list[str]:
    return [
        text[start:end] if start == title[1] else LINKED + text[start:end]
        for (start, end), (_, _, title, *_) in zip(windows, papers, strict=True)
    ]


def _end_of_title(_text: str, papers: Sequence[Paper], _ends: Ends) -> list[Window]:
    return [(title[1] - 1, title[1]) if name else _NOWHERE for _, name, title, *_ in papers]


def _start_of_title(_text: str, papers: Sequence[Paper], _ends: Ends) -> list[Window]:
    return [(title[0], min(title[0] + _WIDTH, title[1])) for _, _, title, *_ in papers]


def _first_label(text: str, paper: Paper, end: int) -> PaperLink | None:
    """The first link after the title, which ends at `end`, if it has a label such as "paper"."""
    for link in paper[3][:2]:
        if link[0] and link[4][0] >= end:
            is_plain = link[6] == "inline" and not text.startswith("[!", link[4][0])
            return link if is_plain and is_label(link[0]) else None
    return None


def _before_link(text: str, papers: Sequence[Paper], ends: Ends) -> list[Window]:
    """What is before the first label, unless it comes right after the title."""
    windows = []
    for (_, end), paper in zip(ends, papers, strict=True):
        link = _first_label(text, paper, end)
        start = link[4][0] if link else -1
        windows.append((max(end, start - _WIDTH), start) if start - end >= _WIDTH else _NOWHERE)
    return windows


def _first_link(text: str, papers: Sequence[Paper], ends: Ends) -> list[Window]:
    return [
        link[4] if (link := _first_label(text, paper, end)) else _NOWHERE
        for (_, end), paper in zip(ends, papers, strict=True)
    ]


def _last_link(text: str, papers: Sequence[Paper], ends: Ends) -> list[Window]:
    windows = []
    for (_, end), (_, _, _, links, *_) in zip(ends, papers, strict=True):
        link = links[-1] if len(links) > 1 else None
        is_plain = (
            link and link[0] and link[6] == "inline" and link[4][0] >= end and not text.startswith("[!", link[4][0])
        )
        windows.append(link[4] if link and is_plain and is_label(link[0]) else _NOWHERE)
    return windows


def _brackets_of_first(text: str, papers: Sequence[Paper], windows: Sequence[Window]) -> list[str]:
    return [
        _brackets(text, next(link for link in paper[3] if link[4][0] == start)) if start >= 0 else ""
        for (start, _), paper in zip(windows, papers, strict=True)
    ]


def _brackets_of_last(text: str, papers: Sequence[Paper], windows: Sequence[Window]) -> list[str]:
    return [
        _brackets(text, paper[3][-1]) if start >= 0 else "" for (start, _), paper in zip(windows, papers, strict=True)
    ]


def _brackets(text: str, link: PaperLink) -> str:
    start, end = link.span
    before = text[start - 1 : start]
    opening = before if before in _OPENING else ""
    middle = text[link.label_span.end : max(link.label_span.end, link.url_span.start)]
    closing = text[end : end + 1] if opening else ""
    return f"{opening}{text[start : link.label_span.start]}{WORD}{middle}{WORD}{closing}"


def _line_end(text: str, _papers: Sequence[Paper], ends: Ends) -> list[Window]:
    windows = []
    for span, end in ends:
        line_end = text.find("\n", end, span[1])
        line_end = span[1] if line_end < 0 else line_end
        windows.append((max(span[0], line_end - _WIDTH), line_end) if line_end > end else _NOWHERE)
    return windows


def _row_end(text: str, papers: Sequence[Paper], _ends: Ends) -> list[Window]:
    windows = []
    for span, *_ in papers:
        end = span[0] + len(text[span[0] : span[1]].rstrip())
        windows.append((end - 1, end))
    return windows


def _second_line(text: str, ends: Ends) -> list[Window]:
    """The second line of each entry, without blank ones."""
    windows = []
    for span, end in ends:
        start = text.find("\n", end, span[1]) + 1
        while start:
            line_end = text.find("\n", start, span[1])
            line_end = span[1] if line_end < 0 else line_end
            if text[start:line_end].strip():
                break
            start = line_end + 1 if line_end < span[1] else 0
        windows.append((start, line_end) if 0 < start < line_end else _NOWHERE)
    return windows


def _second_line_start(text: str, _papers: Sequence[Paper], ends: Ends) -> list[Window]:
    windows = []
    for start, end in _second_line(text, ends):
        line = text[start:end]
        start += len(line) - len(line.lstrip())
        windows.append((start, min(end, start + _WIDTH)) if start < end else _NOWHERE)
    return windows


def _second_line_end(text: str, _papers: Sequence[Paper], ends: Ends) -> list[Window]:
    return [(max(start, end - _WIDTH), end) if start >= 0 else _NOWHERE for start, end in _second_line(text, ends)]


def _read_before_title(joined: str) -> str:
    return _read_before(_BULLET.sub("-", joined))


def _read_before_link(joined: str) -> str:
    return _read_before(joined).replace(WORD, "")


def _read_before(joined: str) -> str:
    """What is next to a title or link, from the last word or bracket on."""
    joined = _UP_TO_BRACKET.sub(WORD, _UP_TO_WORD.sub(WORD, _UP_TO_LINE_END.sub("\n", joined)))
    for char in _ENDS_OF_SENTENCES:
        joined = joined.replace(char, ".")
    return joined.replace("[", "").replace("\u200b", "")


def _read_after(joined: str) -> str:
    return _FROM_WORD.sub(WORD, _FROM_LINE_END.sub("", joined))


def _read_end(joined: str) -> str:
    return _FREE_END.sub(_FREE, _ALL_BUT_ENDS.sub("", _UP_TO_LETTER.sub("", joined)))


def _read_row_end(joined: str) -> str:
    return _ALL_BUT_PIPES.sub("", joined)


def _read_end_of_title(joined: str) -> str:
    return _read_end(joined.replace("*", ""))


def _read_line_end(joined: str) -> str:
    """What a line of text ends with; if it ends with a link or a remark, anything may be there."""
    return _read_end(_AFTER_TEXT.sub(_FREE, joined))


def _read_start_of_title(joined: str) -> str:
    return _DIGIT.sub("0", _FROM_LETTER.sub("", joined))


def _read_brackets(joined: str) -> str:
    return _ALL_BUT_BRACKETS.sub("", joined)


BEFORE_TITLE = Trait("before the title", _before_title, _read_before_title)
AFTER_TITLE = Trait("after the title", _after_title, _read_after, _written_after_title)
START_OF_TITLE = Trait("at the start of the title", _start_of_title, _read_start_of_title)
END_OF_TITLE = Trait("at the end of the title", _end_of_title, _read_end_of_title)
BEFORE_LINK = Trait("before this link", _before_link, _read_before_link)
FIRST_LINK = Trait("around this link", _first_link, _read_brackets, _brackets_of_first)
LAST_LINK = Trait("around this link", _last_link, _read_brackets, _brackets_of_last)
LINE_END = Trait("at the end of this line", _line_end, _read_line_end)
SECOND_LINE_START = Trait("at the start of this line", _second_line_start, _read_after)
SECOND_LINE_END = Trait("at the end of this line", _second_line_end, _read_line_end)
ROW_END = Trait("at the end of this row", _row_end, _read_row_end)
LINE_ENDS = (LINE_END, SECOND_LINE_END)
_IN_HTML = (AFTER_TITLE,)
_IN_ROWS = (BEFORE_TITLE, START_OF_TITLE, END_OF_TITLE, AFTER_TITLE)
LINKS = (FIRST_LINK, LAST_LINK)
TRAITS = (*_IN_ROWS, BEFORE_LINK, *LINKS, LINE_END, SECOND_LINE_START, SECOND_LINE_END)


def window_of(trait: Trait, text: str, paper: Paper) -> Span:
    """Where the trait of an entry is."""
    return Span(*trait.windows(text, [paper], ends_of_titles([paper]))[0])


def traits_for(kind: Kind) -> tuple[Trait, ...]:
    """The traits to compare between the entries of lists in blocks of a kind."""
    match kind:
        case "html":
            return _IN_HTML
        case "table":
            return (*_IN_ROWS, *LINKS, ROW_END)
    return TRAITS


def is_telling(trait: Trait, usual: str) -> bool:
    """Whether entries without a trait that most others have may be slips."""
    if usual.strip(WORD + LINKED) == "" or "\n" in usual:
        return False
    return trait is not START_OF_TITLE or (usual[0] == "0" and usual.strip("0") != "")


def is_slip(trait: Trait, value: str, usual: str) -> bool:
    """Whether an entry with a trait that most others do not have is likely to be a slip, rather than about something else."""
    if value == usual or "\n" in value:
        return False
    if trait is AFTER_TITLE and value.startswith(LINKED) != usual.startswith(LINKED):
        return False  # Probably about something else.
    if trait in (END_OF_TITLE, *LINE_ENDS):
        return len(value) <= len(usual)
    if trait in (BEFORE_TITLE, BEFORE_LINK):
        if WORD in value and WORD not in usual:
            return False
        core, usual_core = value.lstrip(WORD), usual.lstrip(WORD)
        if (core[:1] in _CLOSING and core[1:] == usual_core) or core == "." + usual_core or core[-1:] in _QUOTES:
            return False  # What the text ends with.
    if trait in LINKS:
        return not value.startswith("(")
    if value.startswith(WORD) and not usual.lstrip().startswith(WORD):
        return False  # The title goes on.
    # More emphasis, or another title after a slash, is there on purpose.
    has_odd_star = "**" in usual and value == usual.replace("**", "***")
    is_more = value.count("*") > usual.count("*") and not has_odd_star
    return not is_more and not (value.endswith(WORD) and value.startswith(usual))
