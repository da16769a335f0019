"""Titles, headings, ids and URLs must hold no characters that cannot be seen.

A no-break space or a zero-width character comes along when text is copied from a web page or a PDF. The title then is not
found by those who search for it, and the URL opens an error page. Characters that a script or an emoji needs are right,
and so are no-break spaces beside a number or where French has them before punctuation.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import bidirectional, name

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document
from fgad_lint.model.links import link_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - Segment\u00a0Anything\u00a0in High Quality [[paper]](https://arxiv.org/abs/2306.01567)
                 ^ no-break space (U+00A0) in the title, 2 such characters in all
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
_BIDI = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = lazy_re.compile(rf"[\u00a0\u00ad\u200b-\u200d\u2060\ufeff{_BIDI}]")
_MARKUP = lazy_re.compile(r"[]\[()<`*_\\!&\"]")
_URL = lazy_re.compile(r"https?:|www\.", re.IGNORECASE)
_SCHEME_LENGTH = len("https:")  # So much of what stands beside a character may begin a URL without it.
_WORD = lazy_re.compile(r"\w")
_IS_BIDI = lazy_re.compile(rf"[{_BIDI}]")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if document.text.isascii() or not _INVISIBLE.search(document.text):
        return
    for heading in document.headings:
        yield from _finding(document, heading.title_span, "heading")
        if heading.attribute:
            yield from _finding(document, heading.attribute_span, "id")
    for anchor in document.written_anchors:
        if _INVISIBLE.search(anchor.id):
            yield from _finding(document, anchor.span, "id")
    headings = [heading.title_span for heading in document.headings]
    for paper in document.papers:
        # What a heading says is never mended, be it a paper's title too.
        number = bisect_right(headings, (paper.title_span.start, len(document.text))) - 1
        if number < 0 or paper.title_span.start >= headings[number].end:
            yield from _finding(document, paper.title_span, "title")
    for link in document.links:
        # A link in the page spells the id that it leads to.
        if not link.url.startswith("#") and link.form != "reference":
            yield from _finding(document, link.target, "URL", document.destination(link) is not None)


def _finding(document: Document, span: Span, part: str, may_edit: bool = True) -> Iterator[Finding]:
    text = document.text_of(span)
    found = [each for each in _INVISIBLE.finditer(text) if part in ("URL", "id") or not _is_right(text, each.start())]
    if not found:
        return
    char = found[0][0]
    more = f", {len(found)} such characters in all" if len(found) > 1 else ""
    message = f"{name(char).lower()} (U+{ord(char):04X}) in the {part}{more}"
    spans = [Span(span.start + each.start(), span.start + each.end()) for each in found]
    edits = tuple(Edit.replace(at, " " if document.text_of(at) == "\u00a0" else "") for at in spans)
    # Without what stands between them, two characters may mean a link.
    is_plain = part == "URL" or not _mean_markup(document, spans)
    fix = Fix.safe("drop what cannot be seen", *edits) if may_edit and is_plain and _is_fixable(text, part) else None
    yield Finding(spans[0], message, fix)


def _mean_markup(document: Document, spans: Sequence[Span]) -> bool:
    """Whether what stands around characters may become Markdown without them, such as a list's marker at the start of a line."""
    text = document.text
    for start, end in spans:
        joined = text[max(0, start - _SCHEME_LENGTH) : start] + text[end : end + _SCHEME_LENGTH]
        if _MARKUP.search(text, max(0, start - 1), end + 1) or _URL.search(joined):
            return True
        if start <= _first_word(document, document.lines.number(start)) and not text[end : end + 1].isalpha():
            return True
    return False


@lru_cache(1)  # It is asked for each character of a line.
def _first_word(document: Document, line: int) -> int:
    found = _WORD.search(document.text, *document.lines.span(line, line + 1))
    return found.start() if found else len(document.text)


def _is_right(text: str, at: int) -> bool:
    """Whether an invisible character in words serves a purpose."""
    char, before, after = text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if char == "\u00a0":
        return before.isdigit() or after.isdigit() or before == "«" or after in (":", ";", "!", "?", "%", "»")
    if char in "\u200c\u200d":
        return not (before.isascii() and after.isascii())
    return _IS_BIDI.match(char) is not None and _runs_left(text)


@lru_cache(1)
def _runs_left(text: str) -> bool:
    """Whether some of a text is written from right to left."""
    return any(bidirectional(each) in ("R", "AL") for each in text)


def _is_fixable(text: str, part: str) -> bool:
    """Whether an edit changes nothing else: a heading's id follows its text, a URL may mean another page."""
    return part == "title" or (
        part == "URL" and "\u00a0" not in text and link_key(_INVISIBLE.sub("", text)) == link_key(text)
    )
