"""Titles, headings, ids and URLs must not contain invisible characters.

A no-break space or a zero-width character comes along when text is copied from a web page or a PDF. Then readers who
search for the title do not find it, and the URL opens an error page. Characters that a script or an emoji needs are
fine, and so are no-break spaces next to numbers or where French puts them before punctuation.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.inline import Link
from fgad_lint.model import link_edits
from fgad_lint.model.document import Document
from fgad_lint.model.links import link_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - Segment\u00a0Anything\u00a0in High Quality [[paper]](https://arxiv.org/abs/2306.01567)
                 ^ no-break space (U+00A0) in the title, 2 invisible characters in all
        - Denoising Dif\u200bfusion [[paper]](https://arxiv.org/abs/2006.11239\u200b)
                       ^ zero width space (U+200B) in the title
                                                                        ^ zero width space (U+200B) in the URL
        """,
        fixed="""
        - Segment Anything in High Quality [[paper]](https://arxiv.org/abs/2306.01567)
        - Denoising Diffusion [[paper]](https://arxiv.org/abs/2006.11239)
        """,
    ),
    Bad("""
        ## Image\u00a0Segmentation
                ^ no-break space (U+00A0) in the heading
        <a id="sam\u2060"></a>
                  ^ word joiner (U+2060) in the id

        ## Video
        """),
    Good("""
        # 👩\u200d💻 Code

        [Code](#\u200d-code)

        - Détection\u00a0: une étude [[paper]](https://arxiv.org/abs/2306.01567), 10\u00a0000 images
        - بینایی رایانه\u200cای [[paper]](https://arxiv.org/abs/2006.11239)
        """),
)
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CHARACTERS = f"\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff{_BIDI}"
_INVISIBLE = lazy_re.compile(f"[{_CHARACTERS}]")
_MARKUP = lazy_re.compile(r"[]\[()<`*_\\!&\"]")
_WORD = lazy_re.compile(r"\w")
_URL_START = lazy_re.compile(r"https?:|www\.", re.IGNORECASE)
_MAX_URL_START_LENGTH = len("https:")


class _Part(NamedTuple):
    """A part of the text that readers search for, or that browsers follow."""

    kind: Literal["heading", "id", "title", "URL"]
    span: Span
    link: Link | None = None


def check(document: Document, context: Context) -> Iterator[Finding]:
    indexes = [
        index for index, piece in enumerate(document.pieces) if not piece.foreign_characters.isdisjoint(_CHARACTERS)
    ]
    if not indexes:
        return
    from unicodedata import name

    around = document.excerpt(indexes)
    offsets = [match.start() for piece in around.pieces for match in _INVISIBLE.finditer(document.text, *piece.span)]
    for part in _parts(around):
        if bisect_left(offsets, part.span.start) == bisect_left(offsets, part.span.end):
            continue  # No invisible character is in it.
        text = document.text_of(part.span)
        must_have_none = part.kind in ("URL", "id")
        matches = [
            match for match in _INVISIBLE.finditer(text) if must_have_none or not _is_needed(text, match.start())
        ]
        if not matches:
            continue
        char = matches[0][0]
        in_all = f", {len(matches)} invisible characters in all" if len(matches) > 1 else ""
        message = f"{name(char).lower()} (U+{ord(char):04X}) in the {part.kind}{in_all}"
        spans = [Span(part.span.start + match.start(), part.span.start + match.end()) for match in matches]
        edits = [Edit.replace(span, " " if document.text_of(span) == "\u00a0" else "") for span in spans]
        fix = Fix.safe("remove invisible characters", *edits) if _is_fixable(document, part, spans) else None
        yield Finding(spans[0], message, fix)


def _parts(document: Document) -> Iterator[_Part]:
    headings = [heading.title_span for heading in document.headings]
    for heading in document.headings:
        yield _Part("heading", heading.title_span)
        if heading.attribute:
            yield _Part("id", heading.attribute_span)
    for anchor in document.anchors.written:
        if _INVISIBLE.search(anchor.id):
            yield _Part("id", anchor.span)
    for paper in document.papers:
        index = bisect_right(headings, (paper.title_span.start, len(document.text))) - 1
        is_in_heading = index >= 0 and paper.title_span.start < headings[index].end
        if not is_in_heading:
            yield _Part("title", paper.title_span)
    for link in document.links:
        # A link within the page has to spell the id as the heading does.
        if not link.url.startswith("#") and link.form != "reference":
            yield _Part("URL", link.target, link)


def _is_fixable(document: Document, part: _Part, spans: Sequence[Span]) -> bool:
    """Whether an edit of the invisible characters at `spans` changes nothing else; that of a heading would change its id."""
    if part.link:
        return link_edits.url_span(document, part.link) is not None and _is_same_page(document.text_of(part.span))
    return part.kind == "title" and not _becomes_markup(document, spans)


def _is_needed(text: str, offset: int) -> bool:
    """Whether the invisible character at `offset` of some words serves a purpose."""
    char, before, after = text[offset], text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]
    if char == "\u00a0":
        return before.isdigit() or after.isdigit() or before == "«" or after in (":", ";", "!", "?", "%", "»")
    if char in "\u200c\u200d":
        return not (before.isascii() and after.isascii())
    return char in _BIDI and _has_right_to_left(text)


@lru_cache(1)
def _has_right_to_left(text: str) -> bool:
    from unicodedata import bidirectional

    return any(bidirectional(char) in ("R", "AL") for char in text)


def _is_same_page(url: str) -> bool:
    """Whether a URL is known to lead to the same page without its invisible characters."""
    return "\u00a0" not in url and link_key(_INVISIBLE.sub("", url)) == link_key(url)


def _becomes_markup(document: Document, spans: Sequence[Span]) -> bool:
    """Whether the text around characters may become Markdown without them: a link, emphasis, a bare URL, a list marker."""
    text = document.text
    for start, end in spans:
        joined = text[max(0, start - _MAX_URL_START_LENGTH) : start] + text[end : end + _MAX_URL_START_LENGTH]
        is_in_tag = "<" in text[max(0, start - _MAX_URL_START_LENGTH) : start]
        if is_in_tag or _MARKUP.search(text, max(0, start - 1), end + 1) or _URL_START.search(joined):
            return True
        line = document.lines.line_index(start)
        opens_line = start <= _first_word(text, document.lines.span(line, line + 1))
        if opens_line and not text[end : end + 1].isalpha():
            return True
    return False


@lru_cache(1)  # Called for each invisible character of a line.
def _first_word(text: str, line: Span) -> int:
    """The offset of the first word of a line, or the end of the text."""
    match = _WORD.search(text, *line)
    return match.start() if match else len(text)
