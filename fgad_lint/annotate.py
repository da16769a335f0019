"""Render findings as annotations below their lines, as in rule examples and the human-readable report."""

from collections.abc import Iterable
from functools import cache

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import escape_control_chars
from fgad_lint.text import Lines

_ANNOTATION = lazy_re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*\^+ [^\r\n]*\n")
_NO_NEWLINE = "\n\\ no newline at end\n"  # As in a diff.


def annotate(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """Add a line `^^^ message` below each finding; only the first line of a span is underlined."""
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
    """The text without its annotations: the inverse of `annotate`."""
    return _ANNOTATION.sub("", annotated).removesuffix(_NO_NEWLINE)


def underline(before: str, marked: str, message: str) -> str:
    """The line below `before + marked`: carets, at least one, and a message."""
    padding = "\t".join(" " * columns(part) for part in before.split("\t"))
    return f"{padding}{'^' * max(1, columns(marked))} {message}".rstrip(" ")


def columns(text: str) -> int:
    """The display width of a line."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(char: str) -> int:
    from unicodedata import category, east_asian_width

    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1
