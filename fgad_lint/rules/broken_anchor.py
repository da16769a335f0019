"""A link to a place in the page must find it.

A contents list is how readers find their way through a long list: a click on an entry that leads nowhere does nothing,
and nobody is told why. A heading's id follows its text, so a heading retitled breaks its links without a sound. A link
to a place in another list is looked at where both are checked together.
"""

from collections.abc import Iterator
from typing import NamedTuple

from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.markdown import slugs
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import Target
from fgad_lint.model.titles import short_title, title_key
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import words_in

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        - [Depth](#deth-maps)
                  ^^^^^^^^^^ `#deth-maps` leads nowhere; the nearest is `#depth-maps` of "Depth Maps" (line 4)
        - [Outlook](#future-work)
                    ^^^^^^^^^^^^ `#future-work` leads nowhere; the nearest is `#outlook` of "Outlook" (line 5)

        ## Depth Maps
        ## Outlook
        """,
        fixed="""
        - [Depth](#depth-maps)
        - [Outlook](#outlook)

        ## Depth Maps
        ## Outlook
        """,
        safe=False,
    ),
    Bad(
        """
        - [Videos in Rust](#rust-videos)
                           ^^^^^^^^^^^^ `#rust-videos` leads nowhere; the nearest is `#videos-1` of "Videos" (line 6)

        ## Python
        ### Videos
        ## Rust
        ### Videos
        """,
        fixed="""
        - [Videos in Rust](#videos-1)

        ## Python
        ### Videos
        ## Rust
        ### Videos
        """,
        safe=False,
    ),
    Bad("""
        - [Tracking](#tracking)
                     ^^^^^^^^^ `#tracking` leads nowhere: no heading or anchor has this id
        - <a href="#segmentation">Segmentation</a>
                   ^^^^^^^^^^^^^ `#segmentation` leads nowhere: no heading or anchor has this id

        ## Detection
        """),
    Bad(
        """
        - [Datasets](docs/data.md#datasests)
                     ^^^^^^^^^^^^^^^^^^^^^^ `docs/data.md#datasests` leads nowhere; the nearest is `#datasets` of "Datasets" (line 1 of docs/data.md)
        - [Tracking](./docs/data.md#tracking)
                     ^^^^^^^^^^^^^^^^^^^^^^^ `./docs/data.md#tracking` leads nowhere: no heading or anchor of docs/data.md has this id
        """,
        fixed="""
        - [Datasets](docs/data.md#datasets)
        - [Tracking](./docs/data.md#tracking)
        """,
        safe=False,
        beside={"docs/data.md": "## Datasets\n"},
    ),
    Good("""
        - [Tracking](#mot)
        - [Code](#code-1)
        - [Video Editing ✂️](#video-editing-%EF%B8%8F)

        <a name="mot"></a>
        ## Multi-Object Tracking
        ### Code
        ## Video Editing ✂️
        ### Code

        [Back to top](#top)
        """),
)
# The first so many fragments, if not too long, are compared with the first so many anchors that begin or end alike.
_FRAGMENTS = 200
_MAX_ANCHOR_LENGTH = 200
_ANCHORS = 20
_END = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    known: dict[str, _Known] = {}
    number = 0
    for link in document.links:
        target = context.files.target(document, link)
        if target is None or not _is_broken(target):
            continue
        fragment = slugs.fold(slugs.decode(target.fragment[1:]))
        anchors_there = known.get(target.path) or known.setdefault(target.path, _known(target.document))
        if fragment not in anchors_there.unsupported:
            near, is_meant = _of_same_letters(anchors_there, fragment, document.label(link)), True
            if near is None and number < _FRAGMENTS and len(fragment) < _MAX_ANCHOR_LENGTH:
                near, is_meant = _nearest(anchors_there, fragment)
            yield _finding(
                document, link, target, near if near and len(near) < 2 * _MAX_ANCHOR_LENGTH else None, is_meant
            )
        number += 1


def _is_broken(target: Target) -> bool:
    there, fragment = target.document, target.fragment
    return there.target(fragment) is None and there.spelled_otherwise(fragment) is None


def _finding(document: Document, link: Link, target: Target, near: str | None, is_meant: bool) -> Finding:
    there = target.document
    if near is None:
        of = f" of {target.path}" if target.path else ""
        return Finding(link.target, f"`{link.url}` leads nowhere: no heading or anchor{of} has this id")
    message = f"`{link.url}` leads nowhere; the nearest is `#{near}`"
    related: tuple[Related, ...] = ()
    section = there.anchors[near]
    if section is not there.root:
        line = f"line {there.line_of(section.heading.span)}"
        where = f"{line} of {target.path}" if target.path else line
        name = there.name(section)
        message += f' of "{name if len(name) < 2 * _MAX_ANCHOR_LENGTH else short_title(name)}" ({where})'
        related = (Related(section.heading.title_span, "the nearest", target.path),)
    fix = None
    if is_meant and (span := document.fragment_span(link)):
        written = f"#{slugs.encode(near)}"
        fix = Fix.unsafe(f"write `{written}`", Edit.replace(span, written))
    return Finding(link.target, message, fix, related)


class _Known(NamedTuple):
    """The anchors, by the letters of an anchor or its heading (None where these are several), and by their ends.

    `unsupported` are ids that the renderer shows as text.
    """

    by_letters: dict[str, str | None]
    by_end: dict[str, list[str]]
    unsupported: frozenset[str]


def _known(document: Document) -> _Known:
    known = _Known({}, {}, frozenset(map(slugs.fold, document.unsupported_ids)))
    # With `{#id}` gone from its end, a heading will have another id.
    passing = {each.anchor for each in document.headings if each.attribute and each.anchor != each.attribute.id}
    lasting = [anchor for anchor in document.anchors if anchor not in passing]
    titled = [(heading.title, heading.anchor) for heading in document.headings if heading.anchor not in passing]
    # Of sections called alike in several places a link names the one that they are in: #rust-computer-vision.
    placed = [
        (f"{section.parent.title} {section.title}", section.heading.anchor)
        for section in document.sections
        if section.parent and section.heading.anchor not in passing
    ]
    for name, anchor in [*zip(lasting, lasting, strict=True), *titled, *placed]:
        key = title_key(name)
        known.by_letters[key] = anchor if known.by_letters.get(key, anchor) == anchor else None
    for anchor in lasting:
        for end in _ends(slugs.fold(anchor)):
            known.by_end.setdefault(end, []).append(anchor)
    return known


def _ends(fragment: str) -> tuple[str, str]:
    return f"{fragment[:_END]}…", f"…{fragment[-_END:]}"


def _of_same_letters(known: _Known, fragment: str, label: str) -> str | None:
    """The anchor that has the letters of a fragment, or whose heading has those of the link's label."""
    keys = title_key(fragment), title_key(label)
    return next((anchor for key in keys if key and (anchor := known.by_letters.get(key))), None)


def _nearest(known: _Known, fragment: str) -> tuple[str | None, bool]:
    """The anchor nearest to a fragment, and whether this may be a misspelling of that."""
    from difflib import get_close_matches

    alike = {slugs.fold(each): each for end in _ends(fragment) for each in known.by_end.get(end, [])[:_ANCHORS]}
    words = words_in(fragment)
    for near in get_close_matches(fragment, alike, cutoff=0.7):
        others = words_in(near)
        if words and len(words) == len(others) and all(map(_is_slip, words, others)):
            return alike[near], True
        few, many = sorted((words, others), key=len)
        if len(few) > 1 and set(few) <= set(many):
            return alike[near], False
    return None, False


def _is_slip(word: str, other: str) -> bool:
    """Whether one word may be a misspelling of the other; numbers and what begins otherwise are not."""
    from difflib import SequenceMatcher

    if word == other:
        return True
    if word[0] != other[0] or not word.isalpha() or not other.isalpha():
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() > 0.8
