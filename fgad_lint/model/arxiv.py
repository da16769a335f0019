"""arXiv identifiers, and the URLs of arXiv papers in all their forms.

This follows arXiv's help pages on identifiers, DOIs and mirrors, and the package `arxiv.identifier` in arxiv-base.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from time import gmtime, time
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import lazy_re

if TYPE_CHECKING:
    from datetime import date

_URL_CACHE_SIZE = 1 << 17  # Rules parse the same URLs repeatedly.


class Identifier(NamedTuple):
    """A valid arXiv identifier.

    `number` is its canonical form, without subject class and version: "2410.14987", "math/0309136".
    `version` counts from 1; 0 if there is none, which means the newest.
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
    """The parts of a URL of an arXiv paper.

    `host` is the host in lower case, such as "www.arxiv.org"; "" for a DOI without a resolver.
    `form` is the first part of the path on arXiv's own hosts ("abs", "pdf", "html", "src", …; "abs" if it is missing;
    "ftp" for the former FTP folders), "doi" for a DOI, and "view" for other sites that show the paper.
    """

    identifier: Identifier
    host: str
    form: str


def identifier(text: str, today: "date | None" = None) -> Identifier | None:
    """Parse an identifier such as "math.GT/0309136v2"; None if `text` is anything else.

    An identifier dated after the month of `today`, which is the current day by default, is invalid.
    """
    match = _ID.fullmatch(text)
    return None if match is None or _mistake(match, today) else _identifier(match)


def mentions(text: str) -> Iterator[tuple[int, int, Identifier]]:
    """The valid identifiers cited in `text`, each with its start and end offset.

    see arXiv:1501.00001v1 [hep-th]
              ^^^^^^^^^^^^
    """
    for match in _MENTION.finditer(text) if "arxiv:" in text.lower() else ():
        if not _mistake(match):
            yield *match.span("id"), _identifier(match)


@lru_cache(_URL_CACHE_SIZE)
def parse_url(url: str) -> ArxivUrl | None:
    """Parse the URL of an arXiv paper, in any spelling; None if it is not one or its identifier is invalid.

    Some URLs with a fault() are parsed too, if the identifier in them is clear.
    """
    if url.startswith("https://github.com/"):
        return None  # This saves time.
    if plain := _plain(url):
        form, number, version = plain.group("form", "number", "version")
        return ArxivUrl(Identifier(number, int(version or 0)), "arxiv.org", form)
    parts = _split(url)
    paper = parts.paper if parts else None
    return ArxivUrl(paper, parts.host, parts.form) if parts and paper else None


def plain_form(url: str) -> str | None:
    """The form, "abs" or "pdf", of a URL that is written as most are and has no fault(); None for all others."""
    plain = _plain(url)
    return plain["form"] if plain else None


def respelled(url: str, form: str | None = None, version: bool = True) -> str | None:
    """`url` as arXiv spells it: https://arxiv.org/abs/2410.14987v2, without ".pdf" or a query.

    Its form is kept unless `form` gives another one, its version if `version` is true, and a fragment always.
    A fault() is corrected if the URL can be parsed. None if it cannot, if it is not on one of arXiv's own hosts (which
    include dead and misspelt ones), or if it leads to a file of the paper.
    """
    if _plain(url) and (plain := parse_url(url)):
        return _spelled(form or plain.form, plain.identifier, version)
    parts = _split(url)
    if parts is None or parts.form in ("doi", "view"):
        return None
    paper = parts.paper
    if paper is None or (parts.tail.startswith("/") and parts.tail.strip("/")):
        return None
    form = form or ("pdf" if parts.form == "ftp" else parts.form)
    return _spelled(form, paper, version) + parts.fragment


def junk(url: str) -> str:
    """The text after the identifier in `url` that does not belong there; "" if there is none or no valid identifier."""
    parts = None if _plain(url) else _split(url)
    return parts.tail if parts and parts.paper else ""


def fault(url: str) -> str | None:
    """A message about what is wrong with the identifier in `url`; None if nothing is.

    Only URLs of papers on arXiv's own hosts (which include dead and misspelt ones) and arXiv's DOIs have faults; arXiv's
    other pages, such as lists and searches, have none.
    """
    parts = None if _plain(url) else _split(url)
    if parts is None or parts.form == "view":
        return None
    if parts.lacks_form:
        return f'no "{parts.expected}" before the id' if parts.paper else None
    if mistake := _lookalike_letter(parts.rest):
        return mistake
    if parts.match is None:
        return _no_identifier(parts)
    if mistake := _mistake(parts.match):
        return mistake
    if parts.has_double_slash:
        return "double slash before the id"
    if parts.tail.startswith("/"):
        return None  # A file of the paper, or an extra slash.
    if parts.tail.rstrip("/") == ".":
        return "trailing dot after the id"
    return f'junk "{_quoted(parts.tail)}" after the id' if parts.tail else None


def dead_host(url: str) -> tuple[str, str] | None:
    """The host of `url` as written, and `url` on arxiv.org instead, if the host is dead or misspelt.

    Dead are browse.arxiv.org, download.arxiv.org and the mirrors (cn.arxiv.org and other countries, aps, lanl), which were
    shut down on 2024-09-15. A misspelt arxiv.org counts only before a path of arXiv.
    """
    start = (
        None if url.startswith(("https://arxiv.org/", "http://arxiv.org/", "#")) else _START.match(url := url.strip())
    )
    if start is None or not (start["dead"] or start["misspelt"]):
        return None
    return start["host"], "https://arxiv.org" + url[start.end("site") :]


# Either `archive` and `old` or `new` match; `old` and `new` are the YYMM. Wrong numbers of digits match too, for a message.
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
# The usual spellings: valid, unless the month is in the future.
_PLAIN = lazy_re.compile(
    r"https?://arxiv\.org/(?P<form>abs|pdf)/"
    r"(?P<number>(?P<yymm>(?:1[5-9]|[2-9][0-9])(?:0[1-9]|1[0-2]))\.(?!00000)[0-9]{5})"
    r"(?:v(?P<version>[1-9][0-9]{0,3}))?(?:\.pdf)?"
)

_PAST_YYMM = "2512"  # When this was written: such a month needs no look at the clock.
_FORMS = "abs|pdf|html|ps|src|e-print|format|tb|dvi|bibtex"

# What comes before the identifier. `lead` is the path before it on arXiv's own hosts.
_START = lazy_re.compile(
    rf"""
    (?: h{{0,2}} t{{1,3}} ps? :? /{{1,3}} | // )?+  # Accepts typos such as "ttps://".
    (?= [a-z]{{2}}\. | [abdehlswx1] )  # So starts each host below.
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
    """A URL split around its identifier.

    https://arxiv.org/abs/2410.14987v2.pdf/figure?context=cs#page=2
                      ^^^ form            ^^^^^^^ tail      ^^^^^^^ fragment
                          ^^^^^^^^^^^^^^^^^^^^^^^ rest

    `match` is the match of `_REST` at the start of `rest`, None if there is no identifier.
    """

    host: str
    form: str
    expected: str  # The text that must come before the identifier.
    lacks_form: bool
    has_double_slash: bool  # Before the identifier.
    rest: str
    has_query: bool
    match: re.Match[str] | None
    tail: str
    fragment: str

    @property
    def paper(self) -> Identifier | None:
        """The identifier, if it is valid and no letter or digit follows it."""
        after = self.tail[:1]
        if self.match is None or _mistake(self.match) or (after.isascii() and after.isalnum()):
            return None
        return _identifier(self.match)


def _plain(url: str) -> re.Match[str] | None:
    """The match of a URL in one of the usual spellings, unless its identifier is dated in the future."""
    match = _PLAIN.fullmatch(url)
    return match if match and (match["yymm"] <= _PAST_YYMM or match["yymm"] <= _yymm(None)) else None


def _spelled(form: str, paper: Identifier, version: bool) -> str:
    """The URL of a paper, with its version if `version` is true."""
    return f"https://arxiv.org/{form}/{paper if version else paper.number}"


def _split(url: str) -> _Parts | None:
    """Split `url`, decoding percent escapes if they hide the identifier; None if it does not lead to arXiv."""
    body, hash_sign, fragment = url.strip().partition("#")
    if not body:
        return None
    parts = _split_body(body, hash_sign + fragment if fragment else "")
    if parts is None or parts.match is not None or "%" not in body:
        return parts
    from urllib.parse import unquote

    return _split_body(unquote(body), parts.fragment) or parts


def _split_body(body: str, fragment: str) -> _Parts | None:
    start = _START.match(body)
    if start is None:
        return None
    host = (start["host"] or start["view"] or start["resolver"] or "").lower()
    rest, query, _ = body[start.end() :].partition("?")
    form, expected, lacks_form, has_double_slash = "view", "", False, False
    if start["doi"]:
        form, expected, lacks_form = "doi", "arXiv.", not start["arxiv"]
    elif start["host"]:
        form = (start["form"] or "abs").lower()
        expected, lacks_form, has_double_slash = f"{form}/", not start["form"], "//" in start["lead"]
        if start["folder"]:
            form, lacks_form = "ftp", False
            if start["folder"] != "arxiv":
                rest = f"{start['folder']}/{rest}"
    match = _REST.match(rest)
    tail = match["tail"] if match else ""
    return _Parts(host, form, expected, lacks_form, has_double_slash, rest, bool(query), match, tail, fragment)


def _identifier(match: re.Match[str]) -> Identifier:
    archive, old, new, number, version = match.group("archive", "old", "new", "number", "version")
    canonical = f"{archive.lower()}/{old}{number}" if archive else f"{new}.{number}"
    return Identifier(canonical, int(version or 0))


def _mistake(match: re.Match[str], today: "date | None" = None) -> str | None:
    """A message about what makes a match of `_IDENTIFIER` invalid; None if it is valid."""
    written, number, version = match.group("id", "number", "version")
    month = (match["old"] or match["new"])[2:]
    if not "01" <= month <= "12":
        return f"month {month} in {written}"
    if mistake := _old_mistake(match) if match["old"] else _new_mistake(match, today):
        return mistake
    if not number.strip("0"):
        return f"number {number} in {written}, numbers start at 1"
    if version and version.startswith("0"):
        return f"version v{version} in {written}, versions start at v1"
    return None


def _old_mistake(match: re.Match[str]) -> str | None:
    written, archive, yymm, number = match.group("id", "archive", "old", "number")
    if archive.lower() not in _ARCHIVE_NAMES:
        return f'no archive "{archive}" for {written}'
    if "0703" < yymm < "9107":
        return f"date {yymm} in {written}, ids with an archive are from 9107 to 0703"
    if len(number) != 3:
        return f"{4 + len(number)} digits in {written}, ids with an archive have 7"
    return None


def _new_mistake(match: re.Match[str], today: "date | None") -> str | None:
    written, yymm, number = match.group("id", "new", "number")
    if yymm < "0704":
        return f"date {yymm} in {written}, ids without an archive begin with 0704"
    if yymm > _yymm(today):
        return f"date in the future in {written}"
    digits, period = (4, "before") if yymm < "1501" else (5, "since")
    if len(number) != digits:
        return f"{len(number)}-digit number in {written}, ids {period} 1501 have {digits} digits"
    return None


def _yymm(today: "date | None") -> str:
    """The month of `today` as YYMM; by default, the current month where the day begins first."""
    if today:
        return f"{today:%y%m}"
    return _yymm_of_day(int(time() + 14 * 60 * 60) // (24 * 60 * 60))


@lru_cache(1)
def _yymm_of_day(day: int) -> str:
    """The month, as YYMM, of a day counted from 1970-01-01."""
    year, month, *_ = gmtime(day * 24 * 60 * 60)
    return f"{year % 100:02}{month:02}"


def _lookalike_letter(rest: str) -> str | None:
    """A message about an identifier that is valid except for a letter that looks like a digit."""
    match = _LOOKALIKE.match(rest)
    if match is None:
        return None
    corrected = match[0].translate(_DIGITS)
    letter = next((char for char in match[0] if char.isalpha()), "")
    if not letter or identifier(corrected) is None:
        return None
    return f"letter {letter} in {match[0]}, {corrected} expected"


def _no_identifier(parts: _Parts) -> str | None:
    if parts.form not in ("abs", "pdf", "doi"):
        return None  # It may be a page of another kind.
    if parts.rest.strip("/"):
        return f'"{_quoted(parts.rest)}" is not an arXiv id'
    return None if parts.has_query else f'no id after "{parts.expected}"'


def _quoted(text: str) -> str:
    """`text` for a message: cut if it is long, with invisible characters escaped."""
    escaped = repr(text[:_MAX_QUOTED])[1:-1]
    return escaped if len(text) <= _MAX_QUOTED else escaped + "…"


_MAX_QUOTED = 24
_LOOKALIKE = lazy_re.compile(r"[0-9OoIl]{4}\.[0-9OoIl]{4,5}(?=v[0-9]|[^0-9A-Za-z]|\Z)")
_DIGITS = str.maketrans("OoIl", "0011")

_ARCHIVES = """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas
    cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex
    nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con
    """
_ARCHIVE_NAMES = frozenset(_ARCHIVES.split())
