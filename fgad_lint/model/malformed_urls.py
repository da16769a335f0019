"""URLs that are written wrongly, such as `ttps://e.org`, and how to correct them."""

import re
from typing import NamedTuple

from fgad_lint import lazy_re


class UrlProblem(NamedTuple):
    """A message about what is wrong with a URL, and the corrected URL, or "" if that is unclear."""

    message: str
    corrected: str = ""


def find_url_problem(url: str) -> UrlProblem | None:
    """The problem with the URL of a link; None if there is none."""
    if _SOUND.fullmatch(url):
        return None
    if typo := _TYPO.match(url):
        scheme = "https://" if "s" in typo[0].lower() else "http://"
        return UrlProblem(f"`{typo[0]}` should be `{scheme}`", scheme + url[typo.end() :])
    if repeated := _REPEATED.match(url):
        return UrlProblem(f"`{repeated[0]}` written twice", url[repeated.end() :])
    if opening := _OPENING.match(url):
        inside = url[opening.end() :]
        for bracket in opening[0]:
            inside = inside.removesuffix(_CLOSING[bracket])
        return UrlProblem(f"extra `{opening[0]}` before the URL; write `{inside}`", inside)
    if _NO_SCHEME.match(url):
        return UrlProblem("missing `https://`, so this links to a file next to the list", f"https://{url}")
    if _MAIL.fullmatch(url):
        return UrlProblem("missing `mailto:`, so this links to a file next to the list", f"mailto:{url}")
    next_url = _NEXT_URL.search(url)
    if next_url and url.startswith("http") and "?" not in url[: next_url.start()]:
        first, second = url[: next_url.start()], url[next_url.start("scheme") :].rstrip(')]}>"')
        return UrlProblem("two URLs in one link", first if first == second else "")
    return None


# Nearly all URLs match this.
_SOUND = lazy_re.compile(r"(?:https?://[A-Za-z0-9_.-]+(?:[/?#]|$)|#)[A-Za-z0-9_./?=&#%+~@!*'-]*")
#   ttps://e.org
#   ^^^^^^^ typo
_TYPO = lazy_re.compile(r"(?!https?://)(?P<typo>[htps]{3,7}(?:::?/{1,2}|;//|//))(?=\w)", re.IGNORECASE)
#   https://e.org/https://e.org/1
#   ^^^^^^^^^^^^^^ repeated
_REPEATED = lazy_re.compile(r"(?P<repeated>https?://(?:[^/\s]+/)?)(?=(?P=repeated))", re.IGNORECASE)
#   (https://e.org/1)
#   ^ opening
_OPENING = lazy_re.compile(r"[(\[{<\"'“]{1,3}(?=https?://)", re.IGNORECASE)
_CLOSING = dict(zip("([{<\"'“", ")]}>\"'”", strict=True))
#   www.e.org/1   github.com/a   e.com   cs.e.org
_NO_SCHEME = lazy_re.compile(
    r"(?:www\.[\w-]+\.[\w./-]|(?:[\w-]+\.)+(?:com|org|net|io|edu|gov|ai|app|co|dev|info|ly|me|xyz|ca|ch|cn|de|eu|fr|it|jp|kr|nl|tw|uk)/"
    r"|(?:[\w-]+\.)+(?:com|edu)$|(?:[\w-]+\.){2,}(?:org|net|io)$)"
)
_MAIL = lazy_re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
#   https://e.org/1},https://e.org/2
#                 ^^^^^^^^^^ next URL
#                   ^^^^^^^^ scheme
_NEXT_URL = lazy_re.compile(r"(?:[)\]}>,|;\s\"]|%20){1,3}[(\[{<\"]?(?P<scheme>https?://)", re.IGNORECASE)
