"""What the answers of servers say about links: which are asked about, and what is kept of an answer."""

from collections.abc import Iterable, Sequence
from ipaddress import ip_address
from typing import Literal, NamedTuple
from urllib.parse import quote, urlsplit

from fgad_lint import lazy_re
from fgad_lint.facts.paper import LinkFacts
from fgad_lint.model.document import Document
from fgad_lint.model.links import identity

_MAX_LENGTH = 2000  # Characters of a URL.
_GONE = (404, 410)
_FOR_GOOD = (301, 308)
_KNOWN_TO_SOURCES = ("arxiv:", "doi:", "openreview:")
_PRIVATE_ENDS = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".test", ".invalid", ".onion")
# A page of which nothing shows whether it is the one that was asked for.
_GATE = lazy_re.compile(
    r"//(?:[\w-]+\.)*(?:accounts?|auth|consent|idp|login|passport|signin|sso)\."
    r"|[/?&=.](?:40[34]|captcha|challenge|consent|cookies?|error|expired|log-?in|not-?found|sign-?(?:in|up)|sso|unavailable)"
    r"(?:[/?#&=.]|\Z)",
)
# Nothing in such a URL has a meaning in Markdown or HTML.
_PLAIN = lazy_re.compile(r"https://[a-z0-9.-]+(?::[0-9]+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&'+,=%-]*)?")


class Redirect(NamedTuple):
    """One step from a URL to another: the status that tells to go on, and the absolute URL to go to."""

    status: int
    url: str


class LinkAnswer(NamedTuple):
    """What one look at a URL says; `target` is where a page has moved to, "" if it has not."""

    status: Literal["ok", "missing", "moved", "unknown"]
    target: str = ""


UNKNOWN, MISSING = LinkAnswer("unknown"), LinkAnswer("missing")


def linked_urls(documents: Iterable[Document]) -> set[str]:
    """The URLs of all links in some lists, other than images."""
    return {link.url for document in documents for link in document.links if link.form != "image"}


def may_be_asked(url: str) -> bool:
    """Whether a server may be asked about a link: it is on the web, not on a private machine, and no source knows its paper."""
    if not url.lower().startswith(("http://", "https://")) or len(url) > _MAX_LENGTH:
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if "@" in parts.netloc or is_private(host) or f".{host}".endswith(".arxiv.org"):
        return False
    return not (identity(url) or "").startswith(_KNOWN_TO_SOURCES)


def is_private(host: str) -> bool:
    """Whether a host is one of a private network by its name or address."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        name = host.lower().rstrip(".")
        return "." not in name or name.endswith(_PRIVATE_ENDS) or name.rpartition(".")[2].isdecimal()


def read_answer(url: str, redirects: Sequence[Redirect], status: int) -> LinkAnswer:
    """What the status of the last URL says after redirects.

    A page has moved if all redirects are for good, or if it is the same one with `https`. A redirect to the home page of a site or
    to a page to log in shows nothing.
    """
    if status in _GONE:
        return MISSING
    if not 200 <= status < 300:
        return UNKNOWN
    if not redirects:
        return LinkAnswer("ok")
    page, hash_sign, fragment = url.partition("#")
    target = redirects[-1].url
    if _GATE.search(target.lower()) or (_is_home(target) and not _is_home(url)):
        return UNKNOWN
    if hash_sign and "#" not in target:
        target += hash_sign + fragment
    is_for_good = all(redirect.status in _FOR_GOOD for redirect in redirects)
    has_moved = target == _with_tls(url) if not is_for_good else not _are_alike(page, target.partition("#")[0])
    if has_moved and len(target) <= _MAX_LENGTH and _PLAIN.fullmatch(target):
        return LinkAnswer("moved", target)
    return LinkAnswer("ok")


def kept(url: str, known: LinkFacts | None, answer: LinkAnswer, day: str) -> LinkFacts:
    """The facts about a link after an answer: it is dead if it was missing on two different days, without another answer between."""
    if answer.status == "missing" and known and known.status in ("missing", "dead") and known.asked:
        first = known.asked[0]
        return known if day in known.asked else LinkFacts(url, "dead", "", tuple(sorted((first, day))))
    if answer.status == "unknown" and known and known.status == "missing":
        return known
    return LinkFacts(url, answer.status, answer.target, (day,))


def normal(url: str) -> str:
    """A URL as browsers send it: with a small host, a path, and letters outside ASCII encoded."""
    try:
        parts = urlsplit(url)
        host = (parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc).lower()
    except (ValueError, UnicodeError):
        return url
    path, query, fragment = (quote(part, safe="%/:;=@!$&'()*+,?~[]|^\\") for part in parts[2:])
    parts = parts._replace(scheme=parts.scheme.lower(), netloc=host, path=path or "/", query=query, fragment=fragment)
    return parts.geturl()


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _with_tls(url: str) -> str:
    return url.replace("http://", "https://", 1)


def _are_alike(url: str, other_url: str) -> bool:
    """Whether two URLs differ only in how they are written."""
    return normal(url).rstrip("/").lower() == normal(other_url).rstrip("/").lower()
