"""Heading ids, which links to headings use: title → slug → id, as each renderer makes them."""

import re
from collections.abc import Callable
from itertools import dropwhile
from typing import NamedTuple

from fgad_lint.text import normalized

RENDERERS: tuple[str, ...] = (
    "github",
    "gitlab",
    "gitea",
    "kramdown",
    "pandoc",
    "mkdocs",
    "hugo",
    "docusaurus",
)

# The renderers that make an id of the source of a heading, with its markup.
FROM_SOURCE = frozenset({"kramdown"})


def slug(title: str, renderer: str = "github") -> str:
    """Return the id that `renderer` gives to the first heading with `title`.

    `title` is what a reader sees, without markup and with entities decoded; for renderers in FROM_SOURCE it is the source.
    Raise KeyError for an unknown renderer.
    """
    return _SLUGS[renderer](title)


class Slugger:
    """Gives ids to the headings of one document, in order. A repeated slug gets a number."""

    def __init__(self, renderer: str = "github") -> None:
        self._slug = _SLUGS[renderer]
        self._unique = _NUMBERINGS.get(renderer, _first_free)
        self._reserves = renderer in ("hugo", "mkdocs", "pandoc")
        # Python-Markdown never gives an empty id, so that counts as taken from the start.
        self._counts = {"": 0} if renderer == "mkdocs" else {}

    def __call__(self, title: str) -> str:
        """Return the id of the next heading. `title` is as in `slug`."""
        return self._unique(self._slug(title), self._counts)

    def take(self, id: str) -> None:  # noqa: A002
        """Record an id that an author has given to a heading. Some renderers give it to no other."""
        if self._reserves:
            self._counts.setdefault(id, 0)


class Attribute(NamedTuple):
    """An id written at the end of a heading, such as `{#id}` or `{: #id .class key=value}`.

    `start` and `end` are offsets into the heading's source, from 0: of "{" and after "}".
    """

    start: int
    end: int
    id: str
    colon: bool  # Written {: #id}.
    alone: bool  # Written {#id}: there is nothing else in the braces.
    spaced: bool  # White space precedes it.


def attribute(source: str) -> Attribute | None:
    """Return the id at the end of a heading's `source`, which is stripped of "#" and white space; None if there is none.

    Of several ids in the braces the last one counts. A word without "=" makes the braces plain text.
    """
    match = re.search(_ATTRIBUTE, source, re.VERBOSE) if source.endswith("}") else None
    if not match or not match["id"]:
        return None
    start, end = match.span()
    return Attribute(
        start,
        end,
        match["id"],
        colon=match["colon"] == ":",
        alone=match[0] == "{#" + match["id"] + "}",
        spaced=source[start - 1 : start].isspace(),
    )


def understands(renderer: str, attribute: Attribute) -> bool:
    """Whether `renderer` takes `attribute` for the id of the heading, not for a part of its text."""
    if renderer == "kramdown":
        # kramdown has {: #id} too, but on a line of its own below the heading.
        ascii_word = re.fullmatch(r"[A-Za-z][\w:-]*", attribute.id, re.ASCII)
        return attribute.alone and attribute.spaced and bool(ascii_word)
    if renderer == "mkdocs":
        return attribute.spaced or attribute.start == 0
    if renderer == "docusaurus":
        return attribute.alone
    return renderer in ("pandoc", "hugo") and not attribute.colon


def fold(fragment: str) -> str:
    """Return a key that fragments share if they differ only in spelling.

    That is: in letter case, in Unicode normalization form, or in U+FE0F, which asks for a coloured emoji and is invisible.
    """
    if fragment.isascii():
        return fragment.lower()
    decomposed = normalized("NFD", fragment.replace("\ufe0f", ""))
    return normalized("NFD", decomposed.casefold())


def decode(fragment: str) -> str:
    """Decode the percent escapes of a fragment as UTF-8. Ids are compared decoded."""
    if "%" not in fragment:
        return fragment
    from urllib.parse import unquote

    return unquote(fragment)


def encode(anchor: str) -> str:
    """Return the fragment of a link to `anchor`. Only what a link in Markdown or HTML cannot contain is percent-encoded."""
    return re.sub(_UNSAFE, lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), anchor)


_WORD = r"[\w:.-]+"  # What Pandoc and Goldmark allow in an id.
_UNSAFE = r"[\s\x00-\x1f\x7f()<>\\%&\"'`|]"
_ATTRIBUTE = rf"""
    (?<!\\) \{{ (?P<colon>:?) \s*
    (?:
        (?: \#(?P<id>{_WORD}) | \.{_WORD} | {_WORD}=(?:"[^"{{}}]*"|'[^'{{}}]*'|[^\s"'{{}}]*) )
        (?: \s+ | (?=\}}) )
    )+
    \}}\Z
"""


def _github(title: str) -> str:
    """As github-slugger, whose test cases come from github.com. Docusaurus uses it."""
    return _hyphenate(title.lower(), ("L", "M", "Nd", "Nl", "Pc"), _CIRCLED)


def _gitlab(title: str) -> str:
    """As comrak, which has rendered Markdown for GitLab since version 17."""
    return _hyphenate(title.lower(), ("L", "M", "N", "Pc"))


def _gitea(title: str) -> str:
    """As Gitea's CleanValue."""
    hyphenated = re.sub(r"\s", "-", _lower_characters(title.strip()))
    return re.sub(r"[^\w-]", "", hyphenated) or "heading"


def _hugo(title: str) -> str:
    """As Hugo with its default autoHeadingIDType, "github"."""
    return _hyphenate(_lower_characters(title.strip()), ("L", "Nd")) or "heading"


def _kramdown(source: str) -> str:
    """As kramdown's basic_generate_id, which knows only the letters of ASCII."""
    from_first_letter = re.sub(r"^[^a-zA-Z]+", "", source, flags=re.MULTILINE)
    return re.sub(r"[^a-zA-Z0-9 -]", "", from_first_letter).replace(" ", "-").lower() or "section"


def _pandoc(title: str) -> str:
    """As Pandoc's extension auto_identifiers."""
    words = re.sub(r"[^\w\s.-]", "", _lower_characters(title)).split()
    return "".join(dropwhile(lambda char: not char.isalpha(), "-".join(words))) or "section"


def _mkdocs(title: str) -> str:
    """As Python-Markdown's extension toc."""
    ascii_title = normalized("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^\w\s-]", "", ascii_title).strip().lower()
    return re.sub(r"[-\s]+", "-", words)


def _hyphenate(lowered: str, categories: tuple[str, ...], kept: tuple[range, ...] = ()) -> str:
    """Replace each space by "-", and drop what is not "-", "_" or in one of `categories`.

    A category is one of Unicode's, as "Nd", or the letter that several start with, as "L". Code points in `kept` stay
    whatever their category.
    """
    if not lowered.isascii():
        from unicodedata import category

        lowered = "".join(
            char
            for char in lowered
            if char.isascii()
            or category(char).startswith(categories)
            or any(ord(char) in code_points for code_points in kept)
        )
    return lowered.translate(_ASCII)


def _lower_characters(title: str) -> str:
    """Lower each character by itself: a final sigma is like any other, and a dotted I loses its dot."""
    if title.isascii():
        return title.lower()
    return "".join(char.lower()[0] for char in title)


_ASCII = str.maketrans(
    " ",
    "-",
    "".join(char for char in map(chr, range(128)) if not (char.isalnum() or char in " -_")),
)

# Symbols for Unicode, letters for GitHub: Ⓐ to ⓩ, 🄰 to 🅉, 🅐 to 🅩, 🅰 to 🆉.
_CIRCLED = (
    range(0x24B6, 0x24EA),
    range(0x1F130, 0x1F14A),
    range(0x1F150, 0x1F16A),
    range(0x1F170, 0x1F18A),
)


def _first_free(slug: str, counts: dict[str, int]) -> str:
    """Return the first of `slug`, `slug-1`, `slug-2`, … that no heading has, and record it in `counts`.

    `counts` has each id given so far, with the last number tried after it. Each number is tried only once for an id, so
    the time for n headings is proportional to n.
    """
    unique = slug
    while unique in counts:
        counts[slug] += 1
        unique = f"{slug}-{counts[slug]}"
    counts[unique] = 0
    return unique


def _count_only(slug: str, counts: dict[str, int]) -> str:
    """Return `slug`, `slug-1`, `slug-2`, … in turn, even if another heading has that id."""
    if slug not in counts:
        counts[slug] = 0
        return slug
    counts[slug] += 1
    return f"{slug}-{counts[slug]}"


def _count_on(slug: str, counts: dict[str, int]) -> str:
    """Return `slug` or the first free of `stem_n`, counting on from the number that `slug` ends with; record it in `counts`.

    `counts` has each id given so far, with a number up to which all that follow it are taken. A search raises these
    numbers for all ids that it meets, so no search is long twice.
    """
    stem, underscore, digits = slug.rpartition("_")
    # Python-Markdown fails at numbers that Python would not parse; any answer will do.
    if underscore and digits.isdecimal() and len(digits) < 600:
        count = int(digits)
    else:
        stem, count = slug, 0
    unique, taken = slug, []
    while unique in counts:
        taken.append(unique)
        count = counts[unique] + 1
        unique = f"{stem}_{count}"
    for heading_id in (*taken, unique):
        counts[heading_id] = count
    return unique


_SLUGS: dict[str, Callable[[str], str]] = {
    "github": _github,
    "gitlab": _gitlab,
    "gitea": _gitea,
    "kramdown": _kramdown,
    "pandoc": _pandoc,
    "mkdocs": _mkdocs,
    "hugo": _hugo,
    "docusaurus": _github,
}
_NUMBERINGS = {"kramdown": _count_only, "mkdocs": _count_on}
