"""What a link must say to reach a heading: title → id, as each renderer of Markdown makes it."""

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


# These make ids of a heading as it is written, markup and all.
FROM_SOURCE = frozenset({"kramdown"})


def slug(title: str, renderer: str = "github") -> str:
    """The id that `renderer` makes of a heading shown as `title`, before repeats are numbered.

    `title` is the rendered text: markup gone, entities decoded; for those in FROM_SOURCE it is the heading's source.
    """
    return _SLUGS[renderer](title)


class Slugger:
    """Gives the headings of one document their ids, called with their titles in reading order."""

    def __init__(self, renderer: str = "github") -> None:
        self._slug = _SLUGS[renderer]
        self._number = _NUMBERINGS.get(renderer, _first_free)
        self._reserves = renderer in ("hugo", "mkdocs", "pandoc")
        # Python-Markdown never gives an empty id: it counts as taken from the start.
        self._counts = {"": 0} if renderer == "mkdocs" else {}

    def __call__(self, title: str) -> str:
        """The id of the next heading, shown as `title`."""
        return self._number(self._slug(title), self._counts)

    def take(self, id: str) -> None:  # noqa: A002
        """Note that a heading has been given `id` by its author, which some renderers will not give to another."""
        if self._reserves:
            self._counts.setdefault(id, 0)


class Attribute(NamedTuple):
    """An id written at the end of a heading, such as {#id} or {: #id .class key=value}.

    `start` and `end` are offsets from 0 into the heading's source, of "{" and of what follows "}".
    """

    start: int
    end: int
    id: str
    colon: bool  # Written {: #id}.
    alone: bool  # Written {#id}, with nothing else in the braces.
    spaced: bool  # White space comes before it.


def attribute(source: str) -> Attribute | None:
    """The id written at the end of a heading's `source`, which is stripped of "#" and space.

    Of several ids in the braces the last one counts. A word without "=" makes them plain text.
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
    """Whether `renderer` takes `attribute` as the heading's id, and not as part of its text."""
    if renderer == "kramdown":
        # {: #id} is kramdown's too, but on a line of its own below the heading.
        ascii_word = re.fullmatch(r"[A-Za-z][\w:-]*", attribute.id, re.ASCII)
        return attribute.alone and attribute.spaced and bool(ascii_word)
    if renderer == "mkdocs":
        return attribute.spaced or attribute.start == 0
    if renderer == "docusaurus":
        return attribute.alone
    return renderer in ("pandoc", "hugo") and not attribute.colon


def fold(fragment: str) -> str:
    """A key that is equal for fragments that differ in spelling only.

    Overlooked are letter case, the Unicode normal form, and U+FE0F, which asks for a coloured
    emoji and cannot be seen in an id.
    """
    if fragment.isascii():
        return fragment.lower()
    decomposed = normalized("NFD", fragment.replace("\ufe0f", ""))
    return normalized("NFD", decomposed.casefold())


def decode(fragment: str) -> str:
    """`fragment` with its percent escapes decoded as UTF-8, which is how ids are compared."""
    if "%" not in fragment:
        return fragment
    from urllib.parse import unquote

    return unquote(fragment)


def encode(anchor: str) -> str:
    """The fragment that leads to `anchor`: percent escapes only for what a link in Markdown or HTML cannot hold."""
    return re.sub(_NO_FRAGMENT, lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), anchor)


# These are compiled at their first use. Pandoc and Goldmark allow no more in an id.
_WORD = r"[\w:.-]+"
_NO_FRAGMENT = r"[\s\x00-\x1f\x7f()<>\\%&\"'`|]"
_ATTRIBUTE = rf"""
    (?<!\\) \{{ (?P<colon>:?) \s*
    (?:
        (?: \#(?P<id>{_WORD}) | \.{_WORD} | {_WORD}=(?:"[^"{{}}]*"|'[^'{{}}]*'|[^\s"'{{}}]*) )
        (?: \s+ | (?=\}}) )
    )+
    \}}\Z
"""


def _github(title: str) -> str:
    """As github-slugger does, whose test cases come from github.com; Docusaurus uses it."""
    return _hyphenate(title.lower(), ("L", "M", "Nd", "Nl", "Pc"), _CIRCLED)


def _gitlab(title: str) -> str:
    """As comrak does, which renders Markdown for GitLab since 17."""
    return _hyphenate(title.lower(), ("L", "M", "N", "Pc"))


def _gitea(title: str) -> str:
    """As Gitea's CleanValue does."""
    spaced = re.sub(r"\s", "-", _lower_each(title.strip()))
    return re.sub(r"[^\w-]", "", spaced) or "heading"


def _hugo(title: str) -> str:
    """As Hugo's autoHeadingIDType "github" does, its default."""
    return _hyphenate(_lower_each(title.strip()), ("L", "Nd")) or "heading"


def _kramdown(source: str) -> str:
    """As kramdown's basic_generate_id does; its letters are those of ASCII."""
    from_letter = re.sub(r"^[^a-zA-Z]+", "", source, flags=re.MULTILINE)
    return re.sub(r"[^a-zA-Z0-9 -]", "", from_letter).replace(" ", "-").lower() or "section"


def _pandoc(title: str) -> str:
    """As Pandoc's extension auto_identifiers does."""
    words = re.sub(r"[^\w\s.-]", "", _lower_each(title)).split()
    return "".join(dropwhile(lambda char: not char.isalpha(), "-".join(words))) or "section"


def _mkdocs(title: str) -> str:
    """As the extension toc of Python-Markdown does."""
    plain = normalized("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    return re.sub(r"[-\s]+", "-", words)


def _hyphenate(lowered: str, categories: tuple[str, ...], others: tuple[range, ...] = ()) -> str:
    """`lowered` with "-" for each space, and nothing else but "-", "_" and what is in `categories`.

    A category is one of Unicode's ("Nd") or the first letter of several ("L"). `others` are code
    points to keep in spite of their category.
    """
    if not lowered.isascii():
        from unicodedata import category

        lowered = "".join(
            char
            for char in lowered
            if char.isascii() or category(char).startswith(categories) or any(ord(char) in each for each in others)
        )
    return lowered.translate(_ASCII)


def _lower_each(title: str) -> str:
    """`title` in lower case letter by letter: a sigma has one form, a dotted I loses its dot."""
    if title.isascii():
        return title.lower()
    return "".join(char.lower()[0] for char in title)


_ASCII = str.maketrans(
    " ",
    "-",
    "".join(char for char in map(chr, range(128)) if not (char.isalnum() or char in " -_")),
)

# Symbols to Unicode, letters to GitHub: Ⓐ to ⓩ, 🄰 to 🅉, 🅐 to 🅩, 🅰 to 🆉.
_CIRCLED = (
    range(0x24B6, 0x24EA),
    range(0x1F130, 0x1F14A),
    range(0x1F150, 0x1F16A),
    range(0x1F170, 0x1F18A),
)


def _first_free(wanted: str, counts: dict[str, int]) -> str:
    """`wanted` or else the first of `wanted-1`, `wanted-2`, … that no heading has.

    `counts` has every id given so far, with the last number that was tried after it. A number
    is tried once for each id, so any n headings take a time proportional to n.
    """
    given = wanted
    while given in counts:
        counts[wanted] += 1
        given = f"{wanted}-{counts[wanted]}"
    counts[given] = 0
    return given


def _count_only(wanted: str, counts: dict[str, int]) -> str:
    """`wanted`, `wanted-1`, `wanted-2`, …, also if another heading has that id."""
    if wanted not in counts:
        counts[wanted] = 0
        return wanted
    counts[wanted] += 1
    return f"{wanted}-{counts[wanted]}"


def _count_on(wanted: str, counts: dict[str, int]) -> str:
    """`wanted` or else the first free of `stem_n`, counting on from the number it ends with.

    `counts` has every id given so far, with a number up to which all that follow it are taken.
    Each search moves these numbers on for all ids it met, so that no search is long twice.
    """
    stem, underscore, digits = wanted.rpartition("_")
    # Python-Markdown fails at numbers that Python would not read; any answer will do.
    if underscore and digits.isdecimal() and len(digits) < 600:
        count = int(digits)
    else:
        stem, count = wanted, 0
    given, met = wanted, []
    while given in counts:
        met.append(given)
        count = counts[given] + 1
        given = f"{stem}_{count}"
    for each in (*met, given):
        counts[each] = count
    return given


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
