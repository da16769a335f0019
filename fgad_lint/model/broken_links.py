"""Text that was meant to be a link but is not one, and links with an extra or missing bracket next to them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.markdown.inline import Leaf, Link, swallows_bracket
from fgad_lint.model.damage import Damage
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.model.unlinked_text import UnlinkedText


def find_broken_links(text: str, leaf: Leaf) -> Sequence[Damage]:
    """The broken links in a leaf, in order; only the first of those that overlap. `text` is that of the document."""
    if not _is_suspect(text, leaf):
        return ()
    from fgad_lint.model.unlinked_text import without_links

    unlinked = without_links(text, leaf)
    candidates: list[Damage] = []
    if "http" in unlinked.text:  # As in all that these find.
        candidates += _spaces_before_url(unlinked)
        candidates += _missing_openings(text, unlinked)
        candidates += _wrong_parentheses(unlinked)
        candidates += _unclosed_labels(unlinked)
        candidates += _swapped_brackets(unlinked)
        candidates += _missing_labels(unlinked)
    candidates += _spaces_in_destination(unlinked)
    candidates += _brackets_next_to_links(text, leaf.inline.links, unlinked)
    broken_links: list[Damage] = []
    for candidate in sorted(candidates, key=lambda broken_link: broken_link.span):
        if not broken_links or candidate.span.start >= broken_links[-1].span.end:
            broken_links.append(candidate)
    return broken_links


def _is_suspect(text: str, leaf: Leaf) -> bool:
    """Whether a leaf may have broken links: a fast test, because most leaves have none."""
    start, end = leaf.span
    leaf_text = text[start:end]
    if "]" not in leaf_text and ")" not in leaf_text:
        return "[" in leaf_text or "(" in leaf_text
    return (
        leaf_text.count("[") != leaf_text.count("]")
        or leaf_text.count("(") != leaf_text.count(")")
        or leaf_text.count("](") != sum([text.startswith("](", link.label.end) for link in leaf.inline.links])
        or "])" in leaf_text
        or ("http" in leaf_text and _SUSPECT.search(leaf_text) is not None)
    )


#   https: //e.org/1
_URL = r"https?:\s?//[^\s()\[\]\0<>]+"
_PLAIN_URL = r"https?://[^\s()\[\]{}（）\0<>]+"
#   [label]   [[label]]
_LABEL = r"(?<![!\\])\[(?P<label>(?:[^\[\]\0\\]|\\.|\[[^\[\]\0]+\](?=\])){1,300}?)\]"
_SUSPECT = lazy_re.compile(
    rf"\][ \t]+\({_URL}|\)[ \t]?[(\[]{_URL}|\][\[{{（]?{_URL}|\]\([^()\s]*+[^\S\r\n]+\S|\[{_URL}\)|\[\[[^\[\]]*\({_URL}"
)


# Text that was meant to be a link -------------------------------------------------------------------------------------


#   [code] (https://e.org/1)
#    ^^^^ label
#         ^ space
_SPACE_BEFORE_URL = lazy_re.compile(rf"{_LABEL}(?P<space>[ \t]+)\({_URL}\)")


def _spaces_before_url(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _SPACE_BEFORE_URL.finditer(unlinked.text):
        is_checkbox = match["label"] in ("x", "X", " ")
        if not is_checkbox and not match["label"].isdigit():
            space = unlinked.span(match, "space")
            yield Damage(space, "space between label and URL, so this is not a link", (Edit.delete(space),))


#   [code]](https://e.org/1)    Title](https://e.org/1)
#   ^^^^^^ label                     ^ bracket
#         ^ bracket
_CLOSED_LABEL = lazy_re.compile(rf"(?P<label>\[[^\[\]\0\r\n]+\])?(?P<bracket>\])\({_URL}\)")
_OPENING_WORDS = lazy_re.compile(r"(?:[^\0\r\n!]|!(?!\[)){1,300}(?<!\])")


def _missing_openings(text: str, unlinked: "UnlinkedText") -> Iterator[Damage]:
    first_unmatched = min(unlinked.unmatched, default=-1)
    for match in _CLOSED_LABEL.finditer(unlinked.text):
        bracket = unlinked.span(match, "bracket")
        is_image = unlinked.text[match.start() - 1 : match.start()] == "!"
        if is_image or not unlinked.is_unmatched("]", bracket.start):
            continue
        if not match["label"]:
            # It is clear where a label starts only if it opens the leaf.
            opens_leaf = match.start() == first_unmatched and _OPENING_WORDS.fullmatch(unlinked.text, 0, match.start())
            edits = (Edit.insert(unlinked.start, "["),) if opens_leaf else ()
            yield Damage(bracket, "missing `[` before the label, so this is not a link", edits, is_safe=False)
        elif _labels_have_single_brackets(text):
            message = f"extra `]` after `{match['label']}`, so this is not a link"
            yield Damage(bracket, message, (Edit.delete(bracket),))
        else:
            span = unlinked.span(match)
            message = f"missing `[` before `{match['label']}]`, so this is not a link"
            yield Damage(span, message, (Edit.insert(span.start, "["),))


@lru_cache(1)
def _labels_have_single_brackets(text: str) -> bool:
    """Whether most labels are `[label](…)`, so that `[label]](…)` has an extra bracket rather than a missing one."""
    return text.count("](") > 2 * text.count("]](")


#   [[paper](https://e.org/1]    [paper]{https://e.org/1}    [paper]https://e.org/1)
#           ^ opening       ^ closing
_WRONG_PARENTHESES = lazy_re.compile(
    rf"{_LABEL}(?P<opening>[(（{{\[]?)(?P<url>{_PLAIN_URL}(?<![.,;:!?]))(?P<closing>[)）}}\]]*)(?=[.,;:!?]*+(?:[\s\0\[]|\Z))"
)
_AFTER_URL = lazy_re.compile(r"[.,;:!?]*+[ \t]*+(?:$|[\r\0\[])", re.MULTILINE)


def _wrong_parentheses(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _WRONG_PARENTHESES.finditer(unlinked.text):
        label, url, opening, closing = match.group("label", "url", "opening", "closing")
        is_nested = unlinked.text[match.start() - 1 : match.start()] == "["
        expected = ")]" if is_nested else ")"
        if not title_key(label) or len(closing) > len(expected):
            continue
        if not opening and not closing.startswith(")"):
            continue
        if not closing and not _AFTER_URL.match(unlinked.text, match.end("closing")):
            continue  # What follows may be part of the URL.
        edits = []
        if opening != "(":
            edits.append(Edit.replace(unlinked.span(match, "opening"), "("))
        if closing != expected:
            edits.append(Edit.replace(unlinked.span(match, "closing"), expected))
        if opening == "(" and closing in ("", "]"):
            span = Span(unlinked.span(match, "opening").start, unlinked.span(match, "url").end)
            yield Damage(span, "missing `)` after the URL, so this is not a link", tuple(edits))
        else:
            yield Damage(unlinked.span(match), f"should be `[{label}]({url})`", tuple(edits))


#   [[paper(https://e.org/1)]    [[code (in part) (https://e.org/1)]]
#   ^ outer                ^^ closing            ^ space
_UNCLOSED_LABEL = lazy_re.compile(
    rf"(?P<outer>\[?)\[(?P<label>[^\[\]\0\r\n]{{1,100}}?)(?P<space>[ \t]*+)\((?P<url>{_PLAIN_URL})(?P<closing>\)\]{{0,2}})"
)


def _unclosed_labels(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _UNCLOSED_LABEL.finditer(unlinked.text):
        label, url, outer = match.group("label", "url", "outer")
        # `[see the code (https://e.org)]` is text in brackets.
        is_prose = not outer and (match["space"] or "]" in match["closing"])
        if is_prose or not title_key(label):
            continue
        closing = ")]" if outer else ")"
        edits = (
            Edit.replace(unlinked.span(match, "space"), "]"),
            Edit.replace(unlinked.span(match, "closing"), closing),
        )
        yield Damage(unlinked.span(match), f"should be `{outer}[{label}]({url}{closing}`", edits)


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


#   [https://e.org/1)
_MISSING_LABEL = lazy_re.compile(rf"\[(?P<url>{_URL})\)")


def _missing_labels(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _MISSING_LABEL.finditer(unlinked.text):
        yield Damage(unlinked.span(match), f"no label; write `[label]({match['url']})`")


#   [code](https://e.org/my lab/1)    [CVPR 2022](Masked Autoencoders Are Learners)
#    ^^^^ label                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ destination
_DESTINATION = lazy_re.compile(rf"{_LABEL}\((?P<destination>[^()\[\]\0\r\n]+)\)")
_URL_START = lazy_re.compile(r"\s*(?:https?:|#\S|www\.)", re.IGNORECASE)
_MAX_CHANCE_LENGTH = 20  # Text in parentheses that is no longer than this may repeat part of the title by chance.
_MAX_TITLE_DISTANCE = 300  # Characters before the link that are searched for the title.


def _spaces_in_destination(unlinked: "UnlinkedText") -> Iterator[Damage]:
    for match in _DESTINATION.finditer(unlinked.text):
        destination = match["destination"].strip()
        if not re.search(r"\s", destination) or '"' in destination or "'" in destination:
            continue
        span = unlinked.span(match, "destination")
        key = title_key(destination)
        if _URL_START.match(destination):
            url = re.sub(r"^(https?:)\s+//", r"\1//", destination)
            edits = () if re.search(r"\s", url) else (Edit.replace(span, url),)
            yield Damage(span, "space in the URL, so this is not a link", edits)
        elif key == title_key(match["label"]):
            yield Damage(span, "label repeated in place of the URL, so this is not a link")
        elif len(destination) > _MAX_CHANCE_LENGTH:
            preceding = unlinked.text[max(0, match.start() - _MAX_TITLE_DISTANCE) : match.start()]
            if key in title_key(preceding):
                yield Damage(span, "title repeated in place of the URL, so this is not a link")


# Brackets next to a link ----------------------------------------------------------------------------------------------

_LINK_LATER = lazy_re.compile(r"[^\r\n\0]*\0")
_LINK_NEXT = lazy_re.compile(r"[ \t]+\[?\0")


def _brackets_next_to_links(text: str, links: Sequence[Link], unlinked: "UnlinkedText") -> Iterator[Damage]:
    for link in links:
        label = text[slice(*link.label)]
        # A parenthesis that a label leaves open explains an unmatched bracket.
        is_label_balanced = label.count("(") == label.count(")")
        if link.form == "inline" and is_label_balanced and (broken := _bracket_next_to(text, link, label, unlinked)):
            yield broken


def _bracket_next_to(text: str, link: Link, label: str, unlinked: "UnlinkedText") -> Damage | None:
    """An unmatched bracket right before or after a link."""
    start, end = link.span
    is_after_bracket = unlinked.is_unmatched("[", start - 1)
    if is_after_bracket and (wrong := _wrong_closing(text, link)):
        return wrong
    if is_after_bracket and label.startswith("[") and label.endswith("]"):
        bracket = Span(start - 1, start)
        return Damage(bracket, "extra `[` before the link", (Edit.delete(bracket),))
    extra_end = end
    while unlinked.is_unmatched(")", extra_end):
        extra_end += 1
    if extra_end > end:
        extra = Span(end, extra_end)
        return Damage(extra, f"extra `{text[end:extra_end]}` after the link", (Edit.delete(extra),))
    # The bracket may be closed after a link further on: `[[code](…), [page](…) and more`.
    after = end - unlinked.start
    has_link_later = _LINK_LATER.match(unlinked.text, after) and not _LINK_NEXT.match(unlinked.text, after)
    if is_after_bracket and not has_link_later:
        closing = Edit.insert(link.label.end if _closes_after_label(text) else end, "]")
        return Damage(Span(start - 1, end), "missing `]` for the `[` before the link", (closing,))
    return None


def _wrong_closing(text: str, link: Link) -> Damage | None:
    """A wrong character in place of the last `]` of `[[label](url)]`, or that `]` before the parenthesis."""
    end = link.span.end
    if swallows_bracket(text, link) and text[end - 2 : end] == "])":
        span = Span(end - 2, end)
        return Damage(span, "`])` should be `)]`", (Edit.replace(span, ")]"),))
    if text[end : end + 1] in (*"})）】",):
        span = Span(end, end + 1)
        return Damage(span, f"`{text[end]}` should be `]`", (Edit.replace(span, "]"),))
    return None


@lru_cache(1)
def _closes_after_label(text: str) -> bool:
    """Whether more links are `[[label]](…)` than `[[label](…)]`."""
    return text.count("]](") > text.count(")]")
