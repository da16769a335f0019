"""URLs that are written wrongly, such as `ttps://e.org`, and how to correct them."""

import re
from typing import NamedTuple

from fgad_lint import lazy_re


class UrlProblem(NamedTuple):
    """A message about what is wrong with a URL, and the corrected URL, or "" if that is unclear.

    `is_safe` tells whether the corrected URL certainly leads where it was meant to.
    """

    message: str
    corrected: str = ""
    is_safe: bool = True


def find_url_problem(url: str) -> UrlProblem | None:
    """The problem with the URL of a link; None if there is none."""
    if _SOUND.fullmatch(url):
        return None
    has_scheme = _SCHEME.match(url) is not None
    if not has_scheme and (typo := _TYPO.match(url)):
        scheme = "https://" if "s" in typo[0].lower() else "http://"
        return UrlProblem(f"`{typo[0]}` should be `{scheme}`", scheme + url[typo.end() :])
    if repeated := _REPEATED.match(url):
        n_times = len(repeated[0]) // len(repeated["part"]) + 1
        times = "twice" if n_times == 2 else f"{n_times} times"
        return UrlProblem(f"`{repeated['part']}` written {times}", url[repeated.end() :])
    if not has_scheme and (stray := _STRAY.match(url)):
        return UrlProblem(f"extra `{stray[0]}` before the URL", url[stray.end() :])
    if url.startswith("\\") and url.lstrip("\\").startswith("http"):
        return UrlProblem("extra `\\` before the URL", url.lstrip("\\"))
    if opening := _OPENING.match(url):
        inside = url[opening.end() :]
        for bracket in opening[0]:
            inside = inside.removesuffix(_CLOSING[bracket])
        if "](" in inside:  # "[code]([https://e.org/1](https://e.org/1))"
            return UrlProblem("a link in place of the URL")
        return UrlProblem(f"extra `{opening[0]}` before the URL; write `{inside}`", inside)
    if not has_scheme and _NO_SCHEME.match(url):
        is_safe = _SECURE_HOST.match(url) is not None
        return UrlProblem("missing `https://`, so this links to a file next to the list", f"https://{url}", is_safe)
    if _MAIL.fullmatch(url):
        return UrlProblem("missing `mailto:`, so this links to a file next to the list", f"mailto:{url}")
    if has_scheme and url.endswith((",", ";")) and "?" not in url:
        return UrlProblem(f"extra `{url[-1]}` after the URL", url.rstrip(",;"))
    next_url = _NEXT_URL.search(url)
    if next_url and url.startswith("http") and "?" not in url[: next_url.start()]:
        first, second = url[: next_url.start()], url[next_url.start("scheme") :].rstrip(')]}>"')
        return UrlProblem("two URLs in one link", first if first == second else "")
    return None


def meant_url(url: str) -> str:
    """A URL without its problem, if it is clear what was meant."""
    problem = find_url_problem(url)
    return problem.corrected or url if problem else url


_SCHEME = lazy_re.compile(r"https?://\w", re.IGNORECASE)
# Nearly all URLs match this.
_SOUND = lazy_re.compile(r"(?:https?://[A-Za-z0-9_.-]+(?:[/?#]|$)|#)[A-Za-z0-9_./?=&#%+~@!*'-]*")
#   ttps://e.org
#   ^^^^^^^ typo
_TYPO = lazy_re.compile(
    r"(?P<typo>h?[htps]{3,7}(?:[:;.]{0,2}(?:/{2,3}|\\\\{1,2})|::?/)|[htps]{2,5}:s//)(?=\w)",
    re.IGNORECASE,
)
#   1https://e.org/1
#   ^ stray
_STRAY = lazy_re.compile(r"\w{1,2}(?=https?://)", re.IGNORECASE)
#   https://e.org/https://e.org/1
#   ^^^^^^^^^^^^^^ repeated
_REPEATED = lazy_re.compile(r"(?P<part>https?://(?:[^/\s]+/)?)(?P=part)*(?=(?P=part))", re.IGNORECASE)
#   (https://e.org/1)
#   ^ opening
_OPENING = lazy_re.compile(r"[(\[{<\"'“]{1,3}(?=https?://)", re.IGNORECASE)
_CLOSING = dict(zip("([{<\"'“", ")]}>\"'”", strict=True))
#   www.e.org/1   github.com/a   e.com   cs.e.org
_COUNTRIES = "at|au|be|br|ca|ch|cn|cz|de|dk|es|eu|fi|fr|gr|hk|ie|il|in|it|jp|kr|nl|no|nz|pl|pt|ru|se|sg|tw|uk|us"
_NO_SCHEME = lazy_re.compile(
    rf"(?:www\.[\w-]+\.[\w./-]|(?:[\w-]+\.)+(?:com|org|net|io|edu|gov|ai|app|co|dev|info|ly|me|xyz|{_COUNTRIES})/"
    rf"|(?:[\w-]+\.)+(?:com|edu)$|(?!readme\.|index\.)(?:[\w-]+\.){{2,}}(?:org|net|io|{_COUNTRIES})$)",
    re.IGNORECASE,
)
_SECURE_HOST = lazy_re.compile(
    r"(?:www\.)?(?:github\.com|[\w-]+\.github\.io|arxiv\.org|huggingface\.co|openreview\.net|doi\.org|youtu\.be|youtube\.com"
    r"|(?:docs|drive|sites|colab\.research)\.google\.com|aclanthology\.org|openaccess\.thecvf\.com|kaggle\.com|medium\.com)/",
    re.IGNORECASE,
)
_MAIL = lazy_re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
#   https://e.org/1},https://e.org/2
#                 ^^^^^^^^^^ next URL
#                   ^^^^^^^^ scheme
_NEXT_URL = lazy_re.compile(r"(?:[)\]}>,|;\s\"]|%20){1,3}[(\[{<\"]?(?P<scheme>https?://)", re.IGNORECASE)
