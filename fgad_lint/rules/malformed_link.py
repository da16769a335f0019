"""A link must be written so that it is one.

A bracket too few, a space too many or a slip in `https://`, and readers see Markdown instead of a link, or click on one
that opens an error page. Other parentheses and brackets in the text, and spaces around a whole destination, are no fault.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.inline import Link, swallows_bracket
from fgad_lint.model.document import Document
from fgad_lint.model.links import link_key
from fgad_lint.model.papers import Run
from fgad_lint.model.titles import title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643) [[code] (https://e.org/sam)]
                                                                              ^ space between label and URL, so this is no link
        - Mask R-CNN [[ICCV 2017]](https://arxiv.org/abs/1703.06870) [code]](https://e.org/mask)
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `[` before `[code]]`, so this is no link
        - **Fast R-CNN** [[paper](https://arxiv.org/abs/1504.08083
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `)` behind the URL, so this is no link
        - **Mask R-CNN**, as in [its paper](https://arxiv.org/abs/1703.06870.
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `)` behind the URL, so this is no link
        - **Deep Residual Learning** (paper)[https://arxiv.org/abs/1512.03385]
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `[paper](https://arxiv.org/abs/1512.03385)` expected
        """,
        fixed="""
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643) [[code](https://e.org/sam)]
        - Mask R-CNN [[ICCV 2017]](https://arxiv.org/abs/1703.06870) [[code]](https://e.org/mask)
        - **Fast R-CNN** [[paper](https://arxiv.org/abs/1504.08083)]
        - **Mask R-CNN**, as in [its paper](https://arxiv.org/abs/1703.06870).
        - **Deep Residual Learning** [paper](https://arxiv.org/abs/1512.03385)
        """,
    ),
    Bad(
        """
        - Segment Anything [[paper]](ttps://arxiv.org/abs/2304.02643)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ttps://` should be `https://`
        - **Mask R-CNN** [paper](https: //arxiv.org/abs/1703.06870)
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ space in the URL, so this is no link
        - Deep Residual Learning [paper](https://arxiv.org/abs/1512.03385)) CVPR 2016
                                                                          ^ `)` too many behind the link
        - Fast R-CNN [paper](https://arxiv.org/abs/1504.08083))) ICCV 2015
                                                              ^^ `))` too many behind the link
        """,
        fixed="""
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643)
        - **Mask R-CNN** [paper](https://arxiv.org/abs/1703.06870)
        - Deep Residual Learning [paper](https://arxiv.org/abs/1512.03385) CVPR 2016
        - Fast R-CNN [paper](https://arxiv.org/abs/1504.08083) ICCV 2015
        """,
    ),
    Bad(
        """
        - Segment Anything](https://arxiv.org/abs/2304.02643) (2023)
                          ^ no `[` before the label, so this is no link
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643) (2023)
        """,
        safe=False,
    ),
    Bad("""
        - Segment Anything [[code]](https://github.com/my lab/sam), [contents](#my contents)
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ space in the URL, so this is no link
                                                                               ^^^^^^^^^^^^ space in the URL, so this is no link
        - Mask R-CNN [code](https://e.org/mask},https://e.org/rcnn), [paper]((https://e.org/paper))
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs in one link
                                                                             ^^^^^^^^^^^^^^^^^^^^^ `(` before the URL, `https://e.org/paper` expected
        - Masked Autoencoders Are Learners [[CVPR 2022]](Masked Autoencoders Are Learners)
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the title once more instead of a URL, so this is no link
        - Fast R-CNN [code](github.com/rbgirshick/fast-rcnn)
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no `https://` before it, so this leads to a file beside the list
        """),
    Good("""
        - [x] Read [1] (see [the paper]( https://arxiv.org/abs/2304.02643 )), n in [0, 1), f[i](x y)[^1]
        - [Foo (bar)](https://en.wikipedia.org/wiki/Foo_(bar)), [[a](https://e.org/a), [b](https://e.org/b)]
        - [Snapshot](https://web.archive.org/web/2020/https://e.org), [notes](docs/notes.org), `[a] (https://e.org)`

        [^1]: A footnote.
        """),
)


class _Fault(NamedTuple):
    """What is wrong at `span`."""

    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    is_safe: bool = True


_MAX_FAULTS = 20  # Each fix is tried on its whole run of text; one with more faults than these is left to a person.


def check(document: Document, context: Context) -> Iterator[Finding]:
    wrong_urls = []
    for link in document.links:
        if link.form != "image" and not _SOUND.fullmatch(link.url) and (finding := _wrong_url(document, link)):
            yield finding
            wrong_urls.append(link.span)
    headings = {heading.title_span.start for heading in document.headings}
    categories = {name for paper in document.papers for name in paper.path}
    for run in document.prose:
        if _is_suspect(document, run):
            faults = [fault for fault in _faults(document, run) if not _is_in_one(fault.span, wrong_urls)]
            # A heading that is mended would have another id, and a category with a link be the paper of all below it.
            is_named = run.span.start in headings or run.inline.shown(document.text, *run.span).strip() in categories
            is_mendable = not is_named and len(faults) <= _MAX_FAULTS
            for fault in faults:
                keeps = is_mendable and fault.edits and document.still_names(fault.edits)
                yield Finding(
                    fault.span,
                    fault.message,
                    Fix("mend the link", fault.edits, is_safe=fault.is_safe) if keeps else None,
                )


def _is_in_one(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares characters with one of others, which are in order and apart."""
    number = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return number >= 0 and others[number].end > span.start


# Links with a wrong URL --------------------------------------------------------------------------------------------

_SOUND = lazy_re.compile(r"(?:https?://[\w.-]+(?:[/?#]|$)|#)[\w./?=&#%+~@!*'-]*")
_SLIP = lazy_re.compile(r"(?!https?://)(?P<slip>[htps]{3,7}(?:::?/{1,2}|;//|//))(?=\w)", re.IGNORECASE)
_TWICE = lazy_re.compile(r"(?P<twice>https?://(?:[^/\s]+/)?)(?=(?P=twice))", re.IGNORECASE)
_WRAPPED = lazy_re.compile(r"[(\[{<\"'“]{1,3}(?=https?://)", re.IGNORECASE)
_CLOSING = dict(zip("([{<\"'“", ")]}>\"'”", strict=True))
_NO_SCHEME = lazy_re.compile(
    r"(?:www\.[\w-]+\.[\w./-]|(?:[\w-]+\.)+(?:com|org|net|io|edu|gov|ai|app|co|dev|info|ly|me|xyz|ca|ch|cn|de|eu|fr|it|jp|kr|nl|tw|uk)/"
    r"|(?:[\w-]+\.)+(?:com|edu)$|(?:[\w-]+\.){2,}(?:org|net|io)$)"
)
_MAIL = lazy_re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_SECOND = lazy_re.compile(r"(?:[)\]}>,|;\s\"]|%20){1,3}[(\[{<\"]?(?P<second>https?://)", re.IGNORECASE)


def _wrong_url(document: Document, link: Link) -> Finding | None:
    place = document.destination(link)
    if place is None or document.text_of(place).strip() != link.url:
        place = None
    if (found := _mended(link.url)) is None:
        return None
    message, mended = found
    # Only a URL that is known to lead to the same paper is written for the author.
    sure = place and mended and ":" in link.url and link_key(mended) == link_key(link.url)
    fix = Fix.safe(f"write `{mended}`", Edit.replace(place, mended)) if place and sure else None
    return Finding(link.target, message, fix)


def _mended(url: str) -> tuple[str, str] | None:
    """What is wrong with a URL and what would be right, if that is plain; None where nothing is."""
    if slip := _SLIP.match(url):
        scheme = "https://" if "s" in slip[0].lower() else "http://"
        return f"`{slip[0]}` should be `{scheme}`", scheme + url[slip.end() :]
    if twice := _TWICE.match(url):
        return f"`{twice[0]}` twice, once expected", url[twice.end() :]
    if wrapped := _WRAPPED.match(url):
        inside = url[wrapped.end() :]
        for opening in wrapped[0]:
            inside = inside.removesuffix(_CLOSING[opening])
        return f"`{wrapped[0]}` before the URL, `{inside}` expected", inside
    if _NO_SCHEME.match(url):
        return "no `https://` before it, so this leads to a file beside the list", f"https://{url}"
    if _MAIL.fullmatch(url):
        return "no `mailto:` before the address, so this leads to a file beside the list", f"mailto:{url}"
    second = _SECOND.search(url)
    if second and url.startswith("http") and "?" not in url[: second.start()]:
        first, other = url[: second.start()], url[second.start("second") :].rstrip(')]}>"')
        return "two URLs in one link", first if first == other else ""
    return None


# Text that was to be a link ------------------------------------------------------------------------------------------

_URL = r"https?:\s?//[^\s()\[\]\0<>]+"
_PLAIN_URL = r"https?://[^\s()\[\]{}（）\0<>]+"
_LABEL = r"(?<![!\\])\[(?P<label>(?:[^\[\]\0\\]|\\.|\[[^\[\]\0]+\](?=\])){1,300}?)\]"
_SUSPECT = lazy_re.compile(
    rf"\][ \t]+\({_URL}|\)[ \t]?[(\[]{_URL}|\][\[{{（]?{_URL}|\]\([^()\s]*[^\S\r\n]+\S|\[{_URL}\)|\[\[[^\[\]]*\({_URL}"
)
_SPACED = lazy_re.compile(rf"{_LABEL}(?P<space>[ \t]+)\({_URL}\)")
_NO_OPENING = lazy_re.compile(rf"(?P<label>\[[^\[\]\0\r\n]+\])?(?P<bracket>\])\({_URL}\)")
#   [[paper](https://e.org/1]    [paper]{https://e.org/1}    [paper]https://e.org/1)
_NEARLY = lazy_re.compile(
    rf"{_LABEL}(?P<open>[(（{{\[]?)(?P<url>{_PLAIN_URL}(?<![.,;:!?]))(?P<close>[)）}}\]]*)(?=[.,;:!?]*+(?:[\s\0\[]|\Z))"
)
#   [[paper(https://e.org/1)]    [[code (in part)(https://e.org/1)]]
_NO_LABEL_END = lazy_re.compile(
    rf"(?P<outer>\[?)\[(?P<label>[^\[\]\0\r\n]{{1,100}}?)(?P<space>[ \t]*+)(?P<open>\()(?P<url>{_PLAIN_URL})(?P<close>\)\]{{0,2}})"
)
_REVERSED = lazy_re.compile(rf"(?<![\w\])\0])\((?P<label>[^()\[\]\0\r\n]+)\)[ \t]?[(\[](?P<url>{_URL})[)\]]")
_NO_LABEL = lazy_re.compile(rf"\[{_URL}\)")
_SPACE = lazy_re.compile(rf"{_LABEL}\((?P<url>[^()\[\]\0\r\n]+)\)")
_TO_LINK = lazy_re.compile(r"[^\r\n\0]*\0")
_NEXT_LINK = lazy_re.compile(r"[ \t]+\[?\0")
_OPENS = lazy_re.compile(r"(?:[^\0\r\n!]|!(?!\[)){1,300}(?<!\])")
_TO_PLACE = lazy_re.compile(r"\s*(?:https?:|#\S|www\.)", re.IGNORECASE)


def _is_suspect(document: Document, run: Run) -> bool:
    """Whether there is a bracket too many or too few in a run of text, or the traces of what is no link."""
    text, (start, end) = document.text, run.span
    return (
        text.count("[", start, end) != text.count("]", start, end)
        or text.count("(", start, end) != text.count(")", start, end)
        or text.count("](", start, end) != sum(text.startswith("](", link.label.end) for link in run.inline.links)
        or text.find("])", start, end) >= 0
        or (text.find("http", start, end) >= 0 and _SUSPECT.search(text, start, end) is not None)
    )


def _faults(document: Document, run: Run) -> Iterator[_Fault]:
    """The faults in a run of text; where two are in one place, the first."""
    text, start = _without_links(document, run), run.span.start
    done = -1
    alone = _alone(text)
    found = [*_shapes(document, text, start, alone), *_unbalanced(document, run, text, alone)]
    for fault in sorted(found, key=lambda fault: fault.span):
        if fault.span.start >= done:
            yield fault
            done = fault.span.end


def _without_links(document: Document, run: Run) -> str:
    """The text of a run in which links, but for their labels, and code, tags and pictures are blanked out by NUL."""
    inline = run.inline
    spans = [Span(mark.start, mark.end) for mark in inline.markup if document.text[mark.start] == "`"] + list(
        inline.tags
    )
    for link in inline.links:
        if link.form in ("image", "html", "autolink"):
            spans.append(link.span)
        elif link.form != "bare":
            spans += Span(link.span.start, link.label.start), Span(link.label.end, link.span.end)
    parts: list[str] = []
    position = run.span.start
    for left, right in sorted(spans):
        if right > position:
            left = max(left, position)
            parts += document.text[position:left], "\0" * (right - left)
            position = right
    return "".join(parts) + document.text[position : run.span.end]


def _shapes(document: Document, text: str, start: int, alone: set[int]) -> Iterator[_Fault]:
    def span(found: re.Match[str], group: str | int = 0) -> Span:
        return Span(start + found.start(group), start + found.end(group))

    for found in _SPACED.finditer(text):
        if found["label"] not in ("x", "X", " ") and not found["label"].isdigit():
            message = "space between label and URL, so this is no link"
            space = span(found, "space")
            yield _Fault(space, message, (Edit.delete(space),))
    first = min(alone, default=-1)
    for found in _NO_OPENING.finditer(text):
        if found.start("bracket") not in alone or text[found.start() - 1 : found.start()] == "!":
            continue
        if found["label"] and _is_surplus(document.text):
            message = f"`]` too many behind `{found['label']}`, so this is no link"
            yield _Fault(span(found, "bracket"), message, (Edit.delete(span(found, "bracket")),))
        elif found["label"]:
            opening = Edit.insert(start + found.start(), "[")
            message = f"no `[` before `{found['label']}]`, so this is no link"
            yield _Fault(span(found), message, (opening,))
        else:
            # Only a label that opens the text has a plain start.
            is_first = first == found.start("bracket") and _OPENS.fullmatch(text, 0, found.start())
            edits = (Edit.insert(start, "["),) if is_first else ()
            message = "no `[` before the label, so this is no link"
            yield _Fault(span(found, "bracket"), message, edits, is_safe=False)
    for found in _NEARLY.finditer(text):
        is_double = text[found.start() - 1 : found.start()] == "["
        if fault := _nearly(found, start, ")]" if is_double else ")"):
            yield fault
    for found in _NO_LABEL_END.finditer(text):
        # `[see the code (https://e.org)]` is text in brackets.
        is_text = not found["outer"] and (found["space"] or "]" in found["close"])
        if is_text or not title_key(found["label"]):
            continue
        closing = ")]" if found["outer"] else ")"
        link = f"{found['outer']}[{found['label']}]({found['url']}{closing}"
        label_end = Span(start + found.end("label"), start + found.start("open"))
        ends = Edit.replace(label_end, "]"), Edit.replace(span(found, "close"), closing)
        yield _Fault(span(found), f"`{link}` expected", ends)
    for found in _REVERSED.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        is_in_brackets = text.count("[", line, found.start()) > text.count("]", line, found.start())
        if title_key(found["label"]) and not is_in_brackets:
            link = f"[{found['label']}]({found['url']})"
            yield _Fault(span(found), f"`{link}` expected", (Edit.replace(span(found), link),))
    for found in _NO_LABEL.finditer(text):
        yield _Fault(span(found), f"no label, `[label]({found[0][1:-1]})` expected")
    for found in _SPACE.finditer(text):
        written = found["url"].strip()
        if not re.search(r"\s", written) or '"' in written or "'" in written:
            continue
        if _TO_PLACE.match(written):
            mended = re.sub(r"^(https?:)\s+//", r"\1//", written)
            edits = (Edit.replace(span(found, "url"), mended),) if not re.search(r"\s", mended) else ()
            message = "space in the URL, so this is no link"
            yield _Fault(span(found, "url"), message, edits)
        elif title_key(written) == title_key(found["label"]):
            message = "the label once more instead of a URL, so this is no link"
            yield _Fault(span(found, "url"), message)
        elif len(written) > 20 and title_key(written) in title_key(text[max(0, found.start() - 300) : found.start()]):
            message = "the title once more instead of a URL, so this is no link"
            yield _Fault(span(found, "url"), message)


def _nearly(found: re.Match[str], start: int, closing: str) -> _Fault | None:
    """A link of which a bracket around the URL is missing or another character; `closing` is what should follow the URL."""
    opened, closed, end = found["open"], found["close"], found.end("close")
    if not title_key(found["label"]) or len(closed) > len(closing):
        return None
    if not closed and not _ENDS_URL.match(found.string, end):
        return None  # What follows may be part of the URL.
    if not opened and not closed.startswith(")"):
        return None
    edits = []
    if opened != "(":
        edits.append(Edit.replace(Span(start + found.start("open"), start + found.end("open")), "("))
    if closed != closing:
        edits.append(Edit.replace(Span(start + found.start("close"), start + end), closing))
    if opened == "(" and closed in ("", "]"):
        span = Span(start + found.start("open"), start + found.end("url"))
        return _Fault(span, "no `)` behind the URL, so this is no link", tuple(edits))
    link = f"[{found['label']}]({found['url']})"
    return _Fault(Span(start + found.start(), start + end), f"`{link}` expected", tuple(edits))


_ENDS_URL = lazy_re.compile(r"[.,;:!?]*+[ \t]*+(?:$|[\r\0\[])", re.MULTILINE)


def _unbalanced(document: Document, run: Run, text: str, alone: set[int]) -> Iterator[_Fault]:
    """Brackets without partner right beside a link."""
    start = run.span.start
    for link in run.inline.links:
        if link.form != "inline":
            continue
        before, end = link.span.start - 1, link.span.end
        is_open = before - start in alone and text[before - start] == "["
        label = document.text_of(link.label)
        if label.count("(") != label.count(")"):
            continue  # The brackets around the link are not at fault.
        if is_open and (swap := _swapped(document, link)):
            yield swap
            continue
        if is_open and label.startswith("[") and label.endswith("]"):
            here = Span(before, before + 1)
            yield _Fault(here, "`[` too many before the link", (Edit.delete(here),))
            continue
        last = end
        while last - start in alone and text[last - start] == ")":
            last += 1
        if last > end:
            here = Span(end, last)
            yield _Fault(here, f"`{document.text_of(here)}` too many behind the link", (Edit.delete(here),))
        is_followed = _TO_LINK.match(text, end - start) and not _NEXT_LINK.match(text, end - start)
        if is_open and not is_followed:
            message = "no `]` for the `[` before the link"
            yield _Fault(Span(before, end), message, (_closed(document, link),))


def _swapped(document: Document, link: Link) -> _Fault | None:
    """Another character where the `]` behind `[[label](url)` should be, or the `]` before the parenthesis."""
    text, end = document.text, link.span.end
    if swallows_bracket(text, link) and text[end - 2 : end] == "])":
        here = Span(end - 2, end)
        return _Fault(here, "`])` should be `)]`", (Edit.replace(here, ")]"),))
    if text[end : end + 1] in (*"})）】",):
        here = Span(end, end + 1)
        return _Fault(here, f"`{text[end]}` should be `]`", (Edit.replace(here, "]"),))
    return None


def _alone(text: str) -> set[int]:
    """Where the brackets without partner are."""
    waiting: list[int] = []
    alone = set()
    for found in _BRACKET.finditer(text):
        bracket, at = found[0].translate(_ASCII), found.start()
        if bracket in "([":
            waiting.append(at)
        elif waiting and text[waiting[-1]].translate(_ASCII) == ("(" if bracket == ")" else "["):
            waiting.pop()
        else:
            alone.add(at)
    return alone.union(waiting)


_BRACKET = lazy_re.compile(r"[()\[\]（）]")
_ASCII = str.maketrans("（）", "()")


def _closed(document: Document, link: Link) -> Edit:
    """The `]` that is missing, as the list has it elsewhere: `[[x]](…)` or `[[x](…)]`."""
    at = link.label.end if _closes_labels(document.text) else link.span.end
    return Edit.insert(at, "]")


@lru_cache(1)
def _closes_labels(text: str) -> bool:
    return text.count("]](") > text.count(")]")


@lru_cache(1)
def _is_surplus(text: str) -> bool:
    """Whether a list writes most of its labels in one pair of brackets, so that of `[x]](…)` one bracket is too many."""
    return text.count("](") > 2 * text.count("]](")
