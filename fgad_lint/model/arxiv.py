"""arXiv: its identifiers, and every form of URL that means one of its papers.

The facts are those of arXiv's help pages on identifiers, DOIs and mirrors, and of the package
`arxiv.identifier` in arxiv-base.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from time import gmtime, time
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import lazy_re

if TYPE_CHECKING:
    from datetime import date


class Identifier(NamedTuple):
    """An arXiv identifier, valid when it comes from this module.

    `number` is canonical, without subject class and version: "2410.14987", "math/0309136".
    `version` counts from 1; 0 when none is written, which means the newest.
    """

    number: str
    version: int = 0

    def __str__(self) -> str:
        return f"{self.number}v{self.version}" if self.version else self.number

    @property
    def year(self) -> int:
        """The year of first submission, such as 2024."""
        if "/" not in self.number:
            return 2000 + int(self.number[:2])
        year = int(self.number[-7:-5])
        return year + (1900 if year >= 91 else 2000)

    @property
    def month(self) -> int:
        """The month of first submission, from 1 to 12."""
        return int(self.number[-5:-3] if "/" in self.number else self.number[2:4])


class ArxivUrl(NamedTuple):
    """A URL that means an arXiv paper, taken apart.

    `host` is in lower case, otherwise as written ("www.arxiv.org"); "" for a DOI without one.
    `form` is the first part of the path on arXiv's own hosts ("abs", "pdf", "html", "src", …; "abs"
    where it is left out; "ftp" for the folders once browsed by FTP), "doi" for a DOI, "view" for
    other sites that show the paper.
    """

    identifier: Identifier
    host: str
    form: str


def identifier(text: str, today: "date | None" = None) -> Identifier | None:
    """`text` read as an identifier and nothing else, such as "math.GT/0309136v2"; None if invalid.

    An identifier dated after the month of `today`, by default now, is invalid.
    """
    found = _ID.fullmatch(text)
    return None if found is None or _mistake(found, today) else _identifier(found)


def mentions(text: str) -> Iterator[tuple[int, int, Identifier]]:
    """The identifiers cited in `text` as "arXiv:1501.00001v1 [hep-th]", each with its offsets.

    The offsets are those of the identifier alone, end excluded. Invalid ones are left out.
    """
    for found in _MENTION.finditer(text) if "arxiv:" in text.lower() else ():
        if not _mistake(found):
            yield *found.span("id"), _identifier(found)


@lru_cache(1 << 17)  # Rules ask for the same again and again.
def read(url: str) -> ArxivUrl | None:
    """The paper that `url` means, however it is spelt; None if it means none or the id is invalid.

    Some URLs with a fault() are read all the same: the id is there, but not as arXiv wants it.
    """
    if plain := _plain(url):
        form, number, version = plain.group("form", "number", "version")
        return ArxivUrl(Identifier(number, int(version or 0)), "arxiv.org", form)
    parts = _split(url)
    paper = parts.paper if parts else None
    return ArxivUrl(paper, parts.host, parts.form) if parts and paper else None


def respelled(url: str, form: str | None = None, version: bool = True) -> str | None:
    """`url` as arXiv spells it: https://arxiv.org/abs/2410.14987v2, without ".pdf" or a query.

    `form` is to stand in the place of "abs", else the form stays. `version` says whether to keep
    the version. A fragment stays. Where `url` has a fault() but can be read, it is mended.
    None if `url` is not read, is not on one of arXiv's own hosts (also dead or misspelt ones), or
    leads to a file within the paper.
    """
    parts = _split(url)
    if parts is None or parts.form in ("doi", "view"):
        return None
    paper = parts.paper
    if paper is None or (parts.tail.startswith("/") and parts.tail.strip("/")):
        return None
    form = form or ("pdf" if parts.form == "ftp" else parts.form)
    return f"https://arxiv.org/{form}/{paper if version else paper.number}{parts.fragment}"


def junk(url: str) -> str:
    """What follows the identifier in `url` and is no part of it; "" if nothing does or there is no valid identifier."""
    parts = None if _plain(url) else _split(url)
    return parts.tail if parts and parts.paper else ""


def fault(url: str) -> str | None:
    """What is wrong with the identifier in `url`, as words for a message; None if nothing is.

    Only URLs of papers on arXiv's own hosts (also dead or misspelt ones) and arXiv's DOIs have
    faults. Its other pages, such as lists and searches, have none.
    """
    parts = None if _plain(url) else _split(url)
    if parts is None or parts.form == "view":
        return None
    if parts.lacks_form:
        return f'no "{parts.expected}" before the id' if parts.paper else None
    if letter := _letter(parts.rest):
        return letter
    if parts.found is None:
        return _no_identifier(parts)
    if mistake := _mistake(parts.found):
        return mistake
    if parts.doubled:
        return "double slash before the id"
    if parts.tail.startswith("/"):
        return None  # A file within the paper, or a slash too many.
    if parts.tail.rstrip("/") == ".":
        return "trailing dot after the id"
    return f'junk "{_shown(parts.tail)}" after the id' if parts.tail else None


def dead_host(url: str) -> tuple[str, str] | None:
    """The host of `url` as written, and `url` on arxiv.org instead, if the host is gone.

    Gone are browse.arxiv.org, download.arxiv.org and the mirrors, which were called after countries
    ("cn"), aps or lanl, and shut down on 2024-09-15. Slips for arxiv.org count too, in front of a
    path such as arXiv's.
    """
    start = None if url.startswith(("https://arxiv.org/", "#")) else _START.match(url := url.strip())
    if start is None or not (start["dead"] or start["misspelt"]):
        return None
    return start["host"], "https://arxiv.org" + url[start.end("site") :]


# `archive` and `old`, or `new`, hold the YYMM. Wrong counts of digits fit too, to be explained.
_IDENTIFIER = r"""(?P<id>
    (?:
        (?P<archive>[A-Za-z-]{2,9}+) (?:\.[A-Za-z-]{2,9}+)?+ / (?P<old>[0-9]{4})
        | (?P<new>[0-9]{4}) \.
    )
    (?P<number>[0-9]{1,9}+)
    (?:v(?P<version>[0-9]{1,4}+))?+
)"""
_ID = lazy_re.compile(_IDENTIFIER, re.VERBOSE)
_MENTION = lazy_re.compile(rf"(?<![A-Za-z0-9]) (?i:arxiv): [ \xa0]? {_IDENTIFIER} (?!\.?[0-9]|[A-Za-z])", re.VERBOSE)
# As most are written; valid, unless the month is yet to come.
_PLAIN = lazy_re.compile(
    r"https://arxiv\.org/(?P<form>abs|pdf)/"
    r"(?P<number>(?P<yymm>(?:1[5-9]|[2-9][0-9])(?:0[1-9]|1[0-2]))\.(?!00000)[0-9]{5})(?:v(?P<version>[1-9][0-9]{0,3}))?"
)

_FORMS = "abs|pdf|html|ps|src|e-print|format|tb|dvi|bibtex"

# All that comes before the identifier. `lead` is the path there, on arXiv's own hosts.
_START = lazy_re.compile(
    rf"""
    (?: h{{0,2}} t{{1,3}} ps? :? /{{1,3}} | // )?+  # Slips such as "ttps://" are overlooked.
    (?:
        (?P<site>
            (?P<host>
                (?: (?P<dead> [a-z]{{2}} | aps | lanl | browse | download ) \.
                    | (?: www | export | xxx | web[0-9] ) \.
                )?
                arxiv\.(?:org|com|net)
                |
                (?P<misspelt>
                    (?:www\.)?
                    (?: (?:arxive|arixv|arvix|axriv|arxvi|arxic|axiv) \.org | arxiv\.og )
                )
                (?= (?: :[0-9]{{1,5}} )? /++ (?:{_FORMS}) / )
            )
            (?: :[0-9]{{1,5}} )?
        )
        (?= [/?] | \Z )
        (?P<lead>
            (?: /++
                (?: (?P<form>{_FORMS}) (?: /++ | (?=\?|\Z) )
                    | (?:ftp|PS_cache) / (?P<folder>[a-z-]{{2,9}}) / (?:papers|pdf) / [0-9]{{4}} /
                )?+
            )?+
        )
        (?: arxiv: )?+
        |
        (?P<view>
            ar5iv\.(?:labs\.arxiv\.)?org (?= /(?:abs|html|pdf)/ )
            | (?:www\.)? alphaxiv\.org (?= /(?:abs|html|pdf|overview)/ )
            | (?: (?:www\.)?huggingface\.co | hf\.co | (?:www\.)?arxiv-vanity\.com ) (?= /papers/ )
            | (?:www\.)? scirate\.com (?= /arxiv/ )
        )
        /[a-z]+/
        |
        (?: (?P<resolver> (?: (?:dx|www)\. )? doi\.org) /++ )?+
        (?: doi: )?+
        (?P<doi>10\.48550) (?: / | %2F )
        (?P<arxiv>arxiv[.:])?+
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_REST = lazy_re.compile(
    rf"{_IDENTIFIER} (?i: \. (?:pdf|ps(?:\.gz)?|(?:tar\.)?gz|html?) (?![a-z]) )?+ (?P<tail>[^?]*+)",
    re.VERBOSE,
)


class _Parts(NamedTuple):
    """A URL split around the place of the identifier.

    `found` is a match of _REST at the start of `rest`, which ends before the query; `tail` is what
    follows the identifier and a suffix such as ".pdf".
    """

    host: str
    form: str
    expected: str  # What has to stand before the identifier.
    lacks_form: bool
    doubled: bool  # There are two slashes together before the identifier.
    rest: str
    queried: bool
    found: re.Match[str] | None
    tail: str
    fragment: str

    @property
    def paper(self) -> Identifier | None:
        """The identifier, if it is valid and it is plain where it ends."""
        after = self.tail[:1]
        if self.found is None or _mistake(self.found) or (after.isascii() and after.isalnum()):
            return None
        return _identifier(self.found)


def _plain(url: str) -> re.Match[str] | None:
    """A match of _PLAIN, of an id that is not of the future."""
    found = _PLAIN.fullmatch(url)
    return found if found and found["yymm"] <= _yymm(None) else None


def _split(url: str) -> _Parts | None:
    """`url` in parts, percent escapes decoded where they hide the identifier; None if foreign."""
    body, hash_sign, fragment = url.strip().partition("#")
    if not body:
        return None
    parts = _split_body(body, hash_sign + fragment if fragment else "")
    if parts is None or parts.found is not None or "%" not in body:
        return parts
    from urllib.parse import unquote

    return _split_body(unquote(body), parts.fragment) or parts


def _split_body(body: str, fragment: str) -> _Parts | None:
    start = _START.match(body)
    if start is None:
        return None
    host = (start["host"] or start["view"] or start["resolver"] or "").lower()
    rest, query, _ = body[start.end() :].partition("?")
    form, expected, lacks_form, doubled = "view", "", False, False
    if start["doi"]:
        form, expected, lacks_form = "doi", "arXiv.", not start["arxiv"]
    elif start["host"]:
        form = (start["form"] or "abs").lower()
        expected, lacks_form, doubled = f"{form}/", not start["form"], "//" in start["lead"]
        if start["folder"]:
            form, lacks_form = "ftp", False
            if start["folder"] != "arxiv":
                rest = f"{start['folder']}/{rest}"
    found = _REST.match(rest)
    tail = found["tail"] if found else ""
    return _Parts(host, form, expected, lacks_form, doubled, rest, bool(query), found, tail, fragment)


def _identifier(found: re.Match[str]) -> Identifier:
    archive, old, new, number, version = found.group("archive", "old", "new", "number", "version")
    canonical = f"{archive.lower()}/{old}{number}" if archive else f"{new}.{number}"
    return Identifier(canonical, int(version or 0))


def _mistake(found: re.Match[str], today: "date | None" = None) -> str | None:
    """Why a match of _IDENTIFIER is not valid, as words for a message; None if it is valid."""
    written, number, version = found.group("id", "number", "version")
    month = (found["old"] or found["new"])[2:]
    if not "01" <= month <= "12":
        return f"month {month} in {written}"
    if mistake := _old_mistake(found) if found["old"] else _new_mistake(found, today):
        return mistake
    if not number.strip("0"):
        return f"number {number} in {written}, numbers start at 1"
    if version and version.startswith("0"):
        return f"version v{version} in {written}, versions start at v1"
    return None


def _old_mistake(found: re.Match[str]) -> str | None:
    written, archive, yymm, number = found.group("id", "archive", "old", "number")
    if archive.lower() not in _ARCHIVE_NAMES:
        return f'no archive "{archive}" for {written}'
    if "0703" < yymm < "9107":
        return f"date {yymm} in {written}, ids with an archive are from 9107 to 0703"
    if len(number) != 3:
        return f"{4 + len(number)} digits in {written}, ids with an archive have 7"
    return None


def _new_mistake(found: re.Match[str], today: "date | None") -> str | None:
    written, yymm, number = found.group("id", "new", "number")
    if yymm < "0704":
        return f"date {yymm} in {written}, ids without an archive begin with 0704"
    if yymm > _yymm(today):
        return f"date in the future in {written}"
    digits, period = (4, "before") if yymm < "1501" else (5, "since")
    if len(number) != digits:
        return f"{len(number)}-digit number in {written}, ids {period} 1501 have {digits} digits"
    return None


def _yymm(today: "date | None") -> str:
    """The month of `today`, or else the month that it is now wherever the day comes first."""
    if today:
        return f"{today:%y%m}"
    return _yymm_of_day(int(time() + 14 * 60 * 60) // (24 * 60 * 60))


@lru_cache(1)
def _yymm_of_day(day: int) -> str:
    """The month that a day, counted from 1970-01-01, is in."""
    year, month, *_ = gmtime(day * 24 * 60 * 60)
    return f"{year % 100:02}{month:02}"


def _letter(rest: str) -> str | None:
    """What to say of an identifier that is valid but for a letter that looks like a digit."""
    found = _LOOKALIKE.match(rest)
    if found is None:
        return None
    meant = found[0].translate(_DIGITS)
    letter = next((char for char in found[0] if char.isalpha()), "")
    if not letter or identifier(meant) is None:
        return None
    return f"letter {letter} in {found[0]}, {meant} expected"


def _no_identifier(parts: _Parts) -> str | None:
    if parts.form not in ("abs", "pdf", "doi"):
        return None  # There may be pages that we do not know.
    if parts.rest.strip("/"):
        return f'"{_shown(parts.rest)}" is not an arXiv id'
    return None if parts.queried else f'no id after "{parts.expected}"'


def _shown(text: str) -> str:
    """`text` as it can stand in a message: not long, and what is invisible escaped."""
    shown = repr(text[:24])[1:-1]
    return shown if len(text) <= 24 else shown + "…"


_LOOKALIKE = lazy_re.compile(r"[0-9OoIl]{4}\.[0-9OoIl]{4,5}(?=v[0-9]|[^0-9A-Za-z]|\Z)")
_DIGITS = str.maketrans("OoIl", "0011")

_ARCHIVES = """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas
    cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex
    nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con
    """
_ARCHIVE_NAMES = frozenset(_ARCHIVES.split())
