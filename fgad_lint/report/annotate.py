"""Findings drawn under their lines: the form of rule examples, and of the report for people."""

from collections.abc import Iterable
from functools import cache

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import escape_control_chars
from fgad_lint.text import Lines

_ANNOTATION = lazy_re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*\^+ [^\r\n]*\n")
_NO_NEWLINE = "\n\\ no newline at end\n"  # As diff marks a text without one.


def annotate(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """Add a line `^^^ message` under each finding; a span of several lines is underlined on its first."""
    lines = Lines(text)
    annotations: dict[int, list[str]] = {}
    for diagnostic in sorted(diagnostics, key=lambda diagnostic: diagnostic.span):
        start, end = lines.on_first(diagnostic.span)
        line = lines.line_index(start)
        before = text[lines.content(line).start : start]
        annotation = underline(before, text[start:end], escape_control_chars(diagnostic.message))
        annotations.setdefault(line, []).append(f"{annotation}\n")
    ending = "" if text.endswith(("\n", "\r")) or not text else _NO_NEWLINE
    rows = [text[slice(*lines.span(line, line + 1))] for line in range(len(lines))]
    rows[-1] += ending[:1]
    return "".join(row + "".join(annotations.get(line, ())) for line, row in enumerate(rows)) + ending[1:]


def plain(annotated: str) -> str:
    """The text from which `annotate` made an annotated one."""
    return _ANNOTATION.sub("", annotated).removesuffix(_NO_NEWLINE)


def underline(before: str, marked: str, message: str) -> str:
    """Carets for the line under `before` + `marked`, at least one, with a message after them."""
    padding = "\t".join(" " * columns(part) for part in before.split("\t"))
    return f"{padding}{'^' * max(1, columns(marked))} {message}".rstrip(" ")


def columns(text: str) -> int:
    """How many columns of a terminal the characters of a line take."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(char: str) -> int:
    from unicodedata import category, east_asian_width

    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1
