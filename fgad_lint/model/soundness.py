"""Which leaves may have broken links or emphasis: fast tests, because most have none."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import repeat
from operator import add

from fgad_lint import lazy_re
from fgad_lint.markdown.inline import Leaf

_NEAR_LINK = ("))", ")](", "[(")
# Text, and brackets of links or around links and text, in one line or cell. Outside square brackets, the text has no bare URLs, which may go
# on in brackets. It has no code or tags with brackets in them.
_CHARS = r"[^\[\]()<\\`|\r\n]"
_NO_URL = r":(?!//)|w(?!ww\.)"
_TARGET = r"\([^\s()\[\]<>\\|]++\)"
_LINK = rf"\[(?!http){_CHARS}*+\]{_TARGET}"
_BRACKETED = (
    rf"\[(?!http)(?:{_CHARS}++|\((?!http){_CHARS}*+\)|\[(?!http){_CHARS}*+\](?=\]))*+"
    rf"(?:\]{_TARGET}|(?:{_LINK}{_CHARS}*+)*+\](?![\[({{)]|（|http))"
)
_SOUND_LINKS = lazy_re.compile(
    rf"(?:[^\[\]()<\\`:w]++|{_NO_URL}|{_BRACKETED}|\((?!http)(?:[^\[\]()<\\`:w|\r\n]++|{_NO_URL}|{_LINK})*+\)"
    rf"|</?\w++ ?/?>|`[^`\[\]()<|\r\n]++`|\[!{_LINK}\]{_TARGET})*+"
)
_URL = r"https?:\s?//[^\s()\[\]\0<>]+"
_BROKEN_LINK = lazy_re.compile(
    rf"\](?=\s)[ \t]*+[\r\n]{{0,2}}+[ \t]*+\({_URL}|\)[ \t]?[(\[]{_URL}|\][\[{{（]?{_URL}|\]\([^()\s]*+[^\S\r\n]+\S|\[{_URL}\)|\[\[[^\[\]]*\({_URL}"
    rf"|\((?<=[^\s\](]\()https?:|\[https?:[^\s\[\]]*+\]\((?!<?https?:|#)"
)
_STRONG = ("**", "__")


def with_suspect_links(text: str, leaves: Sequence[Leaf]) -> list[Leaf]:
    """Those of some leaves, which must not overlap, that may have broken links.

    Most of the text is sound; only the leaves with the rest of it are looked at.
    """
    found = []
    starts = [leaf.span.start for leaf in leaves]
    index, end = 0, leaves[-1].span.end if leaves else 0
    while index < len(leaves):
        sound = _SOUND_LINKS.match(text, starts[index], end)
        if sound is None or sound.end() == end:
            break
        index = bisect_right(starts, sound.end())
        if may_have_broken_links(text, leaves[index - 1]):
            found.append(leaves[index - 1])
    return found


def with_suspect_emphasis(text: str, leaves: Sequence[Leaf]) -> list[Leaf]:
    """Those of some leaves that may have broken emphasis."""
    if not leaves:
        return []
    bounds = leaves[0].span.start, leaves[-1].span.end
    has_backticks, *has_strong = [text.find(chars, *bounds) >= 0 for chars in ("`", *_STRONG)]
    strong = [chars for chars, has_chars in zip(_STRONG, has_strong, strict=True) if has_chars]
    if not (strong or has_backticks):
        return []
    starts, ends = zip(*[leaf.span for leaf in leaves], strict=True)
    n_backticks, n_strong = [0] * len(leaves), [0] * len(leaves)
    if has_backticks:
        n_backticks = list(map(text.count, repeat("`"), starts, ends))
    for chars in strong:
        n_strong = list(map(add, n_strong, map(text.count, repeat(chars), starts, ends)))
    return [
        leaf
        for leaf, n_strong_marks, n_backtick_marks in zip(leaves, n_strong, n_backticks, strict=True)
        if n_strong_marks != 2 * len(leaf.inline.strong) or n_backtick_marks % 2
    ]


def may_have_broken_links(text: str, leaf: Leaf) -> bool:
    """Whether a leaf may have broken links."""
    start, end = leaf.span
    leaf_text = text[start:end]
    if "]" not in leaf_text and ")" not in leaf_text:
        return "[" in leaf_text or "(" in leaf_text
    return (
        leaf_text.count("[") != leaf_text.count("]")
        or (leaf_text.count("(") != leaf_text.count(")") and any(map(leaf_text.__contains__, _NEAR_LINK)))
        or leaf_text.count("](") != sum([text.startswith("](", link.label.end) for link in leaf.inline.links])
        or "])" in leaf_text
        or "][#" in leaf_text
        or ("http" in leaf_text and _BROKEN_LINK.search(leaf_text) is not None)
    )
