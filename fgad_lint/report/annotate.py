"""Findings drawn under their lines; rule examples are written in this form, and the report draws with the same pen."""

from collections.abc import Iterable
from functools import cache

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import escape_control_chars
from fgad_lint.text import Lines

_MARK = lazy_re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*\^+ [^\r\n]*\n")
_CUT = "\n\\ no newline at end\n"  # What diff prints for a text that just stops.


def annotate(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The text with `^^^ message` under each finding; a span of several lines is marked on its first."""
    lines = Lines(text)
    marks: dict[int, list[str]] = {}
    for diagnostic in sorted(diagnostics, key=lambda diagnostic: diagnostic.span):
        start, end = lines.on_first(diagnostic.span)
        line = lines.number(start)
        drawn = mark(text[lines.content(line).start : start], text[start:end], escape_control_chars(diagnostic.message))
        marks.setdefault(line, []).append(f"{drawn}\n")
    cut = "" if text.endswith(("\n", "\r")) or not text else _CUT
    rows = [text[slice(*lines.span(n, n + 1))] for n in range(len(lines))]
    rows[-1] += cut[:1]
    return "".join(row + "".join(marks.get(n, ())) for n, row in enumerate(rows)) + cut[1:]


def plain(annotated: str) -> str:
    """The text that an annotated one was made from."""
    return _MARK.sub("", annotated).removesuffix(_CUT)


def mark(before: str, marked: str, words: str) -> str:
    """Carets for the line under `before` + `marked`, at least one, and `words` behind them."""
    pad = "\t".join(" " * columns(part) for part in before.split("\t"))
    return f"{pad}{'^' * max(1, columns(marked))} {words}".rstrip(" ")


def columns(text: str) -> int:
    """How many columns of a terminal the characters of a line take."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(char: str) -> int:
    from unicodedata import category, east_asian_width

    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1
