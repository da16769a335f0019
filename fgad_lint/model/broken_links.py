"""Text that was meant to be a link but is not one, and links with an extra or missing bracket next to them."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model import link_brackets
from fgad_lint.model.damage import Damage
from fgad_lint.model.labels import is_label
from fgad_lint.model.link_brackets import CLOSERS, OPENERS, PLAIN, Brackets, BracketSpans
from fgad_lint.model.lost_links import find_lost_links, find_unbracketed_title
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.model.unlinked_text import UnlinkedText


def find_broken_links(
    text: str,
    leaf: Leaf,
    siblings_open_with_link: Callable[[], bool] = bool,
    siblings_have_links: Callable[[], bool] = bool,
) -> Sequence[Damage]:
    """The broken links in a leaf, in order; only the first of those that overlap. `text` is that of the document.

    The functions tell whether nearly all entries next to that of the leaf start with a link, and whether they have links.
    """
    from fgad_lint.model.unlinked_text import without_links

    unlinked = without_links(text, leaf)
    candidates: list[Damage] = []
    if "http" in unlinked.text:  # As in all that these find.
        candidates += find_lost_links(text, unlinked, siblings_open_with_link)
        candidates += find_unbracketed_title(unlinked, siblings_open_with_link)
        candidates += _swapped_brackets(unlinked)
        candidates += _missing_labels(unlinked)
        candidates += _divided(unlinked)
    if "[()" in unlinked.text:
        candidates += _without_url(unlinked)
    if "][#" in unlinked.text:
        candidates += _fragments_in_brackets(unlinked)
    candidates += _inside_out(text, leaf.inline.links, unlinked)
    candidates += _spaces_in_destination(unlinked)
    if "![" in unlinked.text:
        candidates += _spaces_in_image(unlinked)
    if "(#" in unlinked.text:
        candidates += _without_bracket(unlinked)
    candidates += _links_in_code(text, leaf, siblings_have_links)
    # A parenthesis may be the partner of one in a lost link.
    is_certain = not candidates
    for damage in _brackets_next_to_links(text, leaf.inline.links, unlinked):
        if is_certain or damage.message != _EXTRA_PARENTHESIS:
            candidates.append(damage)
    broken_links: list[Damage] = []
    for candidate in sorted(candidates, key=lambda broken_link: broken_link.span):
        if not broken_links or candidate.span.start >= broken_links[-1].span.end:
            broken_links.append(candidate)
    return broken_links


#   https: //e.org/1
_URL = r"https?:\s?//[^\s()\[\]\0<>]+"
_PLAIN_URL = r"https?://[^\s()\[\]{}（）\0<>]+"
#   [label]   [[label]]
_LABEL = r"(?<![!\\])\[(?P<label>(?:[^\[\]\0\\]|\\.|\[[^\[\]\0]+\](?=\])){1,300}?)\]"


# Text that was meant to be a link -------------------------------------------------------------------------------------


#   (code)[https://e.org/1]
_SWAPPED_BRACKETS = lazy_re.compile(rf"(?<![\w\])\0])\((?P<label>[^()\[\]\0\r\n]+)\)[ \t]?[(\[](?P<url>{_URL})[)\]]")


def _swapped_brackets(unlinked: "UnlinkedText") -> Iterator[Damage]:
    text, position, depth = unlinked.text, 0, 0
    for match in _SWAPPED_BRACKETS.finditer(text):
        line_start = text.rfind("\n", position, match.start()) + 1
        if line_start:
            position, depth = line_start, 0
        depth += text.count("[", position, match.start()) - text.count("]", position, match.start())
        position = match.start()
        if depth <= 0 and title_key(match["label"]):
            link = f"[{match['label']}]({match['url']})"
            span = unlinked.span(match)
            yield Damage(span, f"should be `{link}`", (Edit.replace(span, link),))


#   [https://e.org/1](code)    [https://e.org/1](Deep One-Class Classification)
_INSIDE_OUT = lazy_re.compile(r"\[(?P<url>https?://[^\s\[\]()\0]+)\]\((?P<label>[^()\[\]\0\r\n:/#]+)\)")


def _inside_out(text: str, links: Sequence[Link], unlinked: "UnlinkedText") -> Iterator[Damage]:
    """URLs and labels in each other's place."""
    spans = [link.span for link in links if link.form == "inline" and text.startswith("http", link.label.start)]
    matches = [_INSIDE_OUT.fullmatch(text, *span) for span in spans]
    for match in matches:
        if match and _is_name(match["label"]):
            yield _turned(Span(*match.span("url")), Span(*match.span("label")), match["url"], match["label"])
    for match in _INSIDE_OUT.finditer(unlinked.text) if "[http" in unlinked.text else ():
        if _is_name(match["label"]):
            yield _turned(unlinked.span(match, "url"), unlinked.span(match, "label"), match["url"], match["label"])


def _is_name(label: str) -> bool:
    """Whether a text in parentheses is a label or a title, rather than the name of a file."""
    return any(map(str.isalpha, label)) and "." not in label.rstrip(".")


def _turned(url_span: Span, label_span: Span, url: str, label: str) -> Damage:
    span = Span(url_span.start - 1, label_span.end + 1)
    return Damage(span, f"URL and label in each other's place; write `[{label}]({url})`")


#   [https://e.org/1)
_MISSING_LABEL = lazy_re.compile(rf"\[(?P<url>{_URL})\)")


def _missing_labels(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _MISSING_LABEL.finditer(unlinked.text):
        yield Damage(unlinked.span(match), f"no label; write `[label]({match['url']})`")


#   **[Deep One-Class Classification]**(https://e.org/1)    [Deep One-Class Classification]x(https://e.org/1)
#                                    ^^                                                    ^
#   <[Deep One-Class Classification]>(https://e.org/1)    [Deep One-Class Classification]https://e.org/1()
_DIVIDED = lazy_re.compile(rf"{_LABEL}(?P<between>\*{{1,3}}|>|[A-Za-z]{{1,5}})\((?P<url>{_PLAIN_URL})\)")
_BEFORE_PARENTHESES = lazy_re.compile(rf"{_LABEL}(?P<url>{_PLAIN_URL})\(\)")


def _divided(unlinked: "UnlinkedText") -> Iterator[Damage]:
    """A label and a URL with stars or a few letters between them."""
    for match in _DIVIDED.finditer(unlinked.text):
        label, between, url = match["label"], match["between"], match["url"]
        opening = match.start() - len(between)
        if between.startswith("*"):
            if not unlinked.text.startswith(between, max(opening, 0)):
                continue
            inside = f"[{between}{label}{between}]({url})"
            span = unlinked.moved(Span(opening, match.end()))
            yield Damage(span, f"`{between}` between label and URL; write `{inside}`", (Edit.replace(span, inside),))
        elif between == ">":
            if unlinked.text.startswith("<", max(opening, 0)):
                link = f"[{label}]({url})>"
                span = unlinked.span(match)
                yield Damage(span, f"`>` between label and URL; write `{link}`", (Edit.replace(span, link),))
        elif any(map(str.isalpha, label)) and (len(label.split()) > 1 or is_label(label)):
            yield Damage(unlinked.span(match, "between"), f"`{between}` between label and URL, so this is not a link")
    for match in _BEFORE_PARENTHESES.finditer(unlinked.text) if "()" in unlinked.text else ():
        span, link = unlinked.span(match), f"[{match['label']}]({match['url']})"
        yield Damage(span, f"should be `{link}`")


#   [Deep One-Class Classification[()
_WITHOUT_URL = lazy_re.compile(r"(?<![!\\])\[(?P<label>[^\[\]\0\r\n]{1,300})\[\(\)")


def _without_url(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _WITHOUT_URL.finditer(unlinked.text):
        yield Damage(unlinked.span(match), f"should be `[{match['label']}]()` with a URL")


#   [Surveys][#surveys]
_FRAGMENT_IN_BRACKETS = lazy_re.compile(
    r"(?<![!\\\]])\[(?P<label>[^\[\]\0\r\n]{1,200})\]\[(?P<url>#[^\s\[\]()\0]{1,200})\]"
)


def _fragments_in_brackets(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _FRAGMENT_IN_BRACKETS.finditer(unlinked.text):
        span, link = unlinked.span(match), f"[{match['label']}]({match['url']})"
        yield Damage(span, f"should be `{link}`", (Edit.replace(span, link),))


#   [code](https://e.org/my lab/1)    [CVPR 2022](Masked Autoencoders Are Learners)
#    ^^^^ label                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ destination
_DESTINATION = lazy_re.compile(
    rf"{_LABEL}\((?P<destination>(?:[^()\[\]\0\r\n]|\([^()\[\]\0\r\n]{{0,100}}\)){{1,500}})\)"
)
#   ![](https://img.shields.io/badge/Prompt Tuning-blue)
_IMAGE = lazy_re.compile(
    r"!\[[^\[\]\0\r\n]{0,300}\]\((?P<destination>https?://(?:[^()\[\]\0\r\n]|\([^()\[\]\0\r\n]{0,100}\)){1,500})\)"
)
_URL_START = lazy_re.compile(r"\s*(?:https?:|#\S|www\.)", re.IGNORECASE)
_FILE = lazy_re.compile(r"[\w./ -]{1,200}\.(?:md|pdf|png|jpe?g|html?)", re.IGNORECASE)
_MAX_CHANCE_LENGTH = 20  # Text in parentheses that is no longer than this may repeat part of the title by chance.
_MAX_TITLE_DISTANCE = 300  # Characters before the link that are searched for the title.


def _spaces_in_destination(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _DESTINATION.finditer(unlinked.text):
        destination = match["destination"].strip()
        if not re.search(r"\s", destination) or '"' in destination or "'" in destination:
            continue
        span = unlinked.span(match, "destination")
        key = title_key(destination)
        if _URL_START.match(destination) or _FILE.fullmatch(destination):
            url = re.sub(r"^(https?:)\s+//", r"\1//", destination)
            edits = () if re.search(r"\s", url) else (Edit.replace(span, url),)
            yield Damage(span, "space in the URL, so this is not a link", edits)
        elif key == title_key(match["label"]):
            yield Damage(span, "label repeated in place of the URL, so this is not a link")
        elif len(destination) > _MAX_CHANCE_LENGTH:
            preceding = unlinked.text[max(0, match.start() - _MAX_TITLE_DISTANCE) : match.start()]
            if key in title_key(preceding):
                yield Damage(span, "title repeated in place of the URL, so this is not a link")


def _spaces_in_image(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _IMAGE.finditer(unlinked.text):
        destination = match["destination"].strip()
        if " " in destination and ' "' not in destination and " '" not in destination:
            message = "space in the URL, so this is not an image"
            yield Damage(unlinked.span(match, "destination"), message)


#   [Datasets(#datasets)
_LOST_FRAGMENT = lazy_re.compile(r"\[(?P<label>[^\[\]()\0\r\n]{1,100})\((?P<url>#[\w-]{1,100})\)")


def _without_bracket(unlinked: "UnlinkedText") -> Iterator[Damage]:
    """Links in the page that lack the bracket after their labels."""
    for match in _LOST_FRAGMENT.finditer(unlinked.text):
        if unlinked.unmatched.get(match.start()) == "[":
            span, link = unlinked.span(match), f"[{match['label']}]({match['url']})"
            yield Damage(span, f"should be `{link}`", (Edit.replace(span, link),))


#   PaDiM `[[paper](https://e.org/1)]`
_LINKS_IN_CODE = lazy_re.compile(r"`(?:[\s|,;/*_-]*\[{1,2}[^\[\]`]+\]\(https?://[^\s()`]+\)\]?)+[\s|,;/*_-]*`")
_LINK_IN_CODE = lazy_re.compile(r"\]\(https?://(?!example\.|link|url|your|xx|\.)[\w-]+\.[\w./-]+")


def _links_in_code(text: str, leaf: Leaf, siblings_have_links: Callable[[], bool]) -> Iterator[Damage]:
    """Links that two backticks make code, where the other entries have links."""
    for start, end, _ in leaf.inline.markup:
        if text[start] == "`" and _LINK_IN_CODE.search(text, start, end) and siblings_have_links():
            is_certain = _LINKS_IN_CODE.fullmatch(text, start, end) is not None
            ends = (Edit.delete(Span(start, start + 1)), Edit.delete(Span(end - 1, end))) if is_certain else ()
            yield Damage(Span(start, end), "links between backticks are shown as code; delete the backticks", ends)


# Brackets next to a link ----------------------------------------------------------------------------------------------

_EXTRA_PARENTHESIS = "extra `)` after the link"
_LINK_LATER = lazy_re.compile(r"[^\r\n\0]*\0")
_LINK_NEXT = lazy_re.compile(r"(?:[ \t]+\[?|\[)\0")


def _brackets_next_to_links(text: str, links: Sequence[Link], unlinked: "UnlinkedText") -> Iterator[Damage]:
    for link in links:
        if link.form == "inline" and (broken := _bracket_next_to(text, link, unlinked)):
            yield broken


def _bracket_next_to(text: str, link: Link, unlinked: "UnlinkedText") -> Damage | None:
    """A bracket right before or after a link that has no partner."""
    spans = _spans(text, link, unlinked)
    written = spans.brackets(text)
    start = spans.span.start
    if text[start] == text[start - 1 : start]:
        return None  # So many brackets are not about the link.
    if link_brackets.is_sound(written):
        return _extra_parenthesis(text, unlinked, link)
    if written == (*PLAIN[:3], ")" * len(written.after_url)):
        extra = Span(link.span.end, spans.after_url.end)
        message = f"extra `{text[slice(*extra)]}` after the link"
        return Damage(extra, message, (Edit.delete(extra),))
    if written[1:] == PLAIN[1:]:
        return _unclosed_bracket(text, unlinked, spans)
    of_several = unlinked.styles_of_several(spans.moved(-unlinked.start))
    if link.url.startswith("#") and written.after_url == ")":
        return None  # The heading may have the same label.
    nearest = link_brackets.nearest(written, text, text[slice(*spans.label)], of_several)
    if nearest is None or (not nearest[1] and written[:3] == PLAIN[:3]):
        return None
    meant, is_certain = nearest
    edits = link_brackets.edits(spans, written, meant)
    if not is_label(text[slice(*spans.label)]) and all(
        edit.text == "" and edit.span.end < spans.before_url.start for edit in edits
    ):
        is_certain = False  # The title may have it.
    return Damage(*_described(text, spans, written, meant, edits), edits, is_certain)


def _spans(text: str, link: Link, unlinked: "UnlinkedText") -> BracketSpans:
    """The brackets of a link, with those in the label and in the URL that may be meant to be outside."""
    label_start, label_end = link.label
    while label_start < label_end and unlinked.is_odd(label_start, OPENERS, link.label):
        label_start += 1
    while label_start < label_end and unlinked.is_odd(label_end - 1, CLOSERS, link.label):
        label_end -= 1
    while text[label_start : label_start + 1] == "[" and unlinked.is_pair(label_start, label_end - 1):
        label_start, label_end = label_start + 1, label_end - 1
    start, end = (offset - unlinked.start for offset in link.span)
    before, after = unlinked.runs_around(start, end)
    url_end = link.target.end
    if url_end + 1 < link.span.end:  # A title or white space is between them.
        url_end = link.span.end - 1
    while text[url_end - 1] in _SWALLOWED and link.url.count(text[url_end - 1]) > link.url.count(
        _SWALLOWED[text[url_end - 1]]
    ):
        url_end -= 1
    return BracketSpans(
        Span(unlinked.start + before, label_start),
        Span(label_start, label_end),
        Span(label_end, link.label.end + 1),
        Span(link.label.end + 1, link.label.end + 2),
        Span(link.label.end + 2, url_end),
        Span(url_end, unlinked.start + after),
    )


_SWALLOWED = dict(zip("]）］】}", "[（［【{", strict=True))


def _extra_parenthesis(text: str, unlinked: "UnlinkedText", link: Link) -> Damage | None:
    """A parenthesis that closes nothing after one that closes something: `(see [code](https://e.org/1)))`."""
    start, end = link.span.end, link.span.end + 1
    if text[start:end] == ")" and unlinked.is_unmatched(")", end):
        return Damage(Span(end, end + 1), _EXTRA_PARENTHESIS, (Edit.delete(Span(end, end + 1)),))
    return None


def _unclosed_bracket(text: str, unlinked: "UnlinkedText", spans: BracketSpans) -> Damage | None:
    """A bracket before a link that is not closed."""
    start, label_start = spans.before_label
    before = text[start : label_start - 1]
    if "[" not in before or not unlinked.is_unmatched("[", start):
        return None
    if link_brackets.usual_style(text, text[slice(*spans.label)]) == PLAIN:
        extra = Span(start, start + 1)
        return Damage(extra, "extra `[` before the link", (Edit.delete(extra),))
    # The bracket may be closed after a link further on: `[[code](…), [page](…) and more`.
    after = spans.after_url.end - unlinked.start
    if _LINK_LATER.match(unlinked.text, after) and not _LINK_NEXT.match(unlinked.text, after):
        return None
    closing = Edit.insert(spans.label.end if _closes_after_label(text) else spans.after_url.end, "]")
    return Damage(Span(label_start - 2, spans.after_url.end), "missing `]` for the `[` before the link", (closing,))


def _described(
    text: str, spans: BracketSpans, written: Brackets, meant: Brackets, edits: Sequence[Edit]
) -> tuple[Span, str]:
    """The span and the message of a finding."""
    if len(edits) == 1:
        (start, end), new = edits[0]
        old = text[start:end]
        if old and new:
            return Span(start, end), f"`{old}` should be `{new}`"
        if old:
            if start < spans.before_url.start and old not in "[]":
                return Span(start, end), f"extra `{old}` in the label"
            where = "before" if start < spans.label.start else "after"
            return Span(start, end), f"extra `{old}` {where} the link"
        if written.before_label != meant.before_label:
            return spans.span, f"missing `{new}` before the link"
    label, url = text[slice(*spans.label)], text[slice(*spans.url)]
    before_label, after_label, before_url, after_url = meant
    return spans.span, f"should be `{before_label}{label}{after_label}{before_url}{url}{after_url}`"


@lru_cache(1)
def _closes_after_label(text: str) -> bool:
    """Whether more links are `[[label]](…)` than `[[label](…)]`."""
    return text.count("]](") > text.count(")]")
