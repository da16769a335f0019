"""What follows the label of a link: a destination and a title, or the name of a definition; and definitions."""

import re

from fgad_lint import lazy_re
from fgad_lint.text import Span

_MAX_PARENTHESES = 32  # How deep parentheses in a destination may nest; cmark's bound.
_MAX_NAME_LENGTH = 999  # CommonMark's bound.
_SPACE = r"[ \t\r\n]"
_TITLE = r"(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"
_LINE_END = r"[ \t]*+(?:\n|\Z)"
_OPENING = lazy_re.compile(rf"\({_SPACE}*+")
_CLOSING = lazy_re.compile(rf"(?:{_SPACE}++{_TITLE})?+{_SPACE}*+\)", re.DOTALL)
_BLANK_LINE = lazy_re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r")
_ANGLED = lazy_re.compile(r"<((?:[^<>\\\r\n]|\\.)*+)>")
_ESCAPE_PARENTHESIS_OR_SPACE = lazy_re.compile(r"\\[!-/:-@\[-`{-~]|[()]|[ \t\r\n]")
_NAME = lazy_re.compile(r"\[((?:[^\\\[\]]|\\.){0,999}+)\]", re.DOTALL)
_DEFINED_NAME = lazy_re.compile(r"\[((?:[^\\\[\]]|\\.){1,999}+)\]:[ \t]*+\n?[ \t]*+", re.DOTALL)
_DEFINITION_END = lazy_re.compile(rf"(?:[ \t]++\n?|\n)[ \t]*+{_TITLE}{_LINE_END}", re.DOTALL)
_END_WITHOUT_TITLE = lazy_re.compile(_LINE_END)


def inline_target(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """The span of the destination in the parentheses that open at `start`, and where the link ends; None if it is no link.

    [label](https://e.org "title")
            ^^^^^^^^^^^^^
    """
    opening = _OPENING.match(text, start, end)
    parsed = opening and _destination(text, opening.end(), end)
    if not parsed:
        return None
    destination, destination_end = parsed
    closing = _CLOSING.match(text, destination_end, end)
    if closing is None or _BLANK_LINE.search(text, destination_end, closing.end()):
        return None
    return destination, closing.end()


def reference(text: str, label: Span, end: int) -> tuple[Span, int] | None:
    """The span of the name that a reference link uses, and where the link ends; None if the name is too long.

    [label][name]    [name][]    [name]
            ^^^^      ^^^^        ^^^^
    """
    name = _NAME.match(text, label.end + 1, end)
    span = Span(*name.span(1)) if name and name[1] else label
    if span.end - span.start > _MAX_NAME_LENGTH:
        return None
    return span, name.end() if name else label.end + 1


def fold(name: str) -> str:
    """A key that two names share if they refer to the same definition."""
    return " ".join(name.split()).lower().upper()


def definition(text: str, start: int) -> tuple[str, Span, int] | None:
    """The name of the definition at `start`, the span of its destination and where the next line starts, if there is one.

    Lines must end with a line feed.

        [name]: https://e.org "title"
                ^^^^^^^^^^^^^
    """
    name = _DEFINED_NAME.match(text, start)
    if name is None or not name[1].strip():
        return None
    parsed = _destination(text, name.end(), len(text))
    if parsed is None or parsed[1] == name.end():
        return None
    destination, destination_end = parsed
    end = _DEFINITION_END.match(text, destination_end) or _END_WITHOUT_TITLE.match(text, destination_end)
    return (name[1], destination, end.end()) if end else None


def _destination(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """The span of the destination at `start`, without `<` and `>`, and where it ends with these."""
    if text.startswith("<", start):
        angled = _ANGLED.match(text, start, end)
        return (Span(*angled.span(1)), angled.end()) if angled else None
    depth = 0
    for match in _ESCAPE_PARENTHESIS_OR_SPACE.finditer(text, start, end):
        match match[0]:
            case "(":
                depth += 1
                if depth > _MAX_PARENTHESES:
                    return None
            case ")":
                if depth == 0:
                    return Span(start, match.start()), match.start()
                depth -= 1
            case " " | "\t" | "\r" | "\n":
                return Span(start, match.start()), match.start()
    return Span(start, end), end
