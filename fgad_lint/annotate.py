"""Render findings as annotations below their lines, as in rule examples and the human-readable report."""

from collections.abc import Iterable, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.escape import escape_control_chars
from fgad_lint.text import Lines

_ANNOTATION = lazy_re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*\^+ [^\r\n]*\n")
_SINGLE_WIDTH = lazy_re.compile("[\x00-\u02ff\u2010-\u205f]*")  # Latin letters, dashes and quotes.
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
    """The display width of a line, as terminals with emoji show it."""
    if _SINGLE_WIDTH.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # It takes too long to import for lists that need only ASCII, accents and quotes.

    width = wcswidth(text)
    return width if width >= 0 else len(text)  # Control characters have no width.


def graphemes(text: str) -> Sequence[str]:
    """The parts of a line that a terminal shows as one character each."""
    if _SINGLE_WIDTH.fullmatch(text):
        return text
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))
