"""URLs that are links without a label: `<https://e.org>` and bare ones, which GitHub links too."""

import re

from fgad_lint import lazy_re
from fgad_lint.markdown.emphasis import is_punctuation
from fgad_lint.text import Span

_URL = lazy_re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*)>")
_EMAIL = lazy_re.compile(
    r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>",
    re.ASCII,
)
_SCHEME = lazy_re.compile(r"(?<![A-Za-z])(?:https?|ftp)\Z", re.IGNORECASE | re.ASCII)
_MAX_SCHEME_LENGTH = 5
_HOST = lazy_re.compile(r"(?:[A-Za-z0-9_.-]|\\.)*+", re.DOTALL)
_BARE = lazy_re.compile(r"[^ \t\r\n<]+")
_MAX_CHECKED_PARTS = 11  # A host of more parts may have underscores anywhere; cmark's bound.


def autolink(text: str, start: int, end: int) -> tuple[Span, str] | None:
    """The span between the angle brackets that open at `start`, and the URL; None if this is no autolink."""
    if match := _URL.match(text, start, end):
        return Span(*match.span(1)), match[1]
    if match := _EMAIL.match(text, start, end):
        return Span(*match.span(1)), f"mailto:{match[1]}"
    return None


def bare_url(text: str, bounds: Span, marker: int) -> tuple[Span, str] | None:
    """The span of a bare URL inside `bounds`, and the URL; None if it is no link. Its `www.` or `://` is at `marker`.

    (see https://e.org/a_(b).)
              ^ marker
         ^^^^^^^^^^^^^^^^^^^ span
    """
    has_scheme = text[marker] == ":"
    if has_scheme:
        scheme = _SCHEME.search(text, max(bounds.start, marker - _MAX_SCHEME_LENGTH), marker)
        if scheme is None:
            return None
        start, host = scheme.start(), marker + len("://")
    else:
        if marker > bounds.start and text[marker - 1] not in " \t\r\n*_~(":
            return None
        start = host = marker
    url = _BARE.match(text, host, bounds.end) if _is_host(text, host, bounds.end, needs_dot=not has_scheme) else None
    if url is None:
        return None
    span = Span(start, _trimmed_end(text, start, url.end()))
    written = text[slice(*span)]
    return span, written if has_scheme else f"http://{written}"


def _is_host(text: str, start: int, end: int, needs_dot: bool) -> bool:
    """Whether a host can be that of a bare URL: its last two parts must have no underscore."""
    if start == end or text[start].isspace() or is_punctuation(text[start]):
        return False
    host = _HOST.match(text, start + 1, max(start + 1, end - 1))  # cmark does not look at the last character.
    parts = host[0].split(".") if host else []
    if len(parts) < 2 and needs_dot:
        return False
    return "_" not in "".join(parts[-2:]) or len(parts) > _MAX_CHECKED_PARTS


def _trimmed_end(text: str, start: int, end: int) -> int:
    """Where a bare URL ends, without the punctuation, entities and unmatched parentheses at its end."""
    n_opened = text.count("(", start, end)
    n_closed = text.count(")", start, end)
    while end > start:
        last = text[end - 1]
        if last in "?!.,:*_~'\"":
            end -= 1
        elif last == ")" and n_closed > n_opened:
            n_closed -= 1
            end -= 1
        elif last == ";":
            ampersand = end - 2
            while ampersand > start and text[ampersand].isascii() and text[ampersand].isalpha():
                ampersand -= 1
            end = ampersand if text[ampersand] == "&" and ampersand < end - 2 else end - 1
        else:
            break
    return end
