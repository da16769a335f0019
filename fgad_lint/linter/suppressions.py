"""Suppressions: ignore comments, and the diagnostics that they suppress.

    - [One](#gone) <!-- fgad-lint: ignore RULE, RULE -->     # this line
    <!-- fgad-lint: ignore RULE -->                          # the next line that is neither blank nor a comment
    <!-- fgad-lint: ignore-file RULE -->                     # the whole file, if nothing but comments precedes it

Without names, a comment suppresses every rule.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.model.document import Document
from fgad_lint.text import Span

UNUSED_RULE = "unused-suppression"
PREFIX = "fgad-lint:"
WHOLE_FILE = -1  # Stands for a line index.
EVERY_RULE = ""  # Stands for the name of a rule.

Target = tuple[int, str]  # A line index or WHOLE_FILE, and the name of a rule or EVERY_RULE.

_COMMENT = lazy_re.compile(r"<!--\s*fgad-lint:\s*(?P<verb>[\w-]+)(?P<names>(?:[\s,]+[^\W\d_][\w-]*)*)[\s,]*-->")
_NAME = lazy_re.compile(r"[\w-]+")
_INDENT = lazy_re.compile(r"[ \t>]*")
_NON_WORD = lazy_re.compile(r"[\W_]*")


class Suppression(NamedTuple):
    """An ignore comment that can be understood: the line that it applies to, and the spans of the names of its rules.

    `line` is an index from 0, or WHOLE_FILE.
    """

    span: Span
    line: int
    names: tuple[Span, ...]

    def targets(self, document: Document) -> list[Target]:
        """What the comment suppresses."""
        rules = [document.text_of(name) for name in self.names] or [EVERY_RULE]
        return [(self.line, rule) for rule in rules]


class Malformed(NamedTuple):
    """An ignore comment that suppresses nothing, and what is wrong with it; `span` is the part to point at."""

    span: Span
    message: str


class Filtered(NamedTuple):
    """The diagnostics that no comment suppresses, and the targets of comments that suppressed others."""

    kept: list[Diagnostic]
    used: set[Target]


def read(document: Document) -> list[Suppression | Malformed]:
    """The ignore comments of a document, in its order."""
    if PREFIX not in document.text:
        return []
    lines = _suppressed_lines(document)
    top = _comments_on_top(document)
    return [
        _read(document, comment.span, lines[comment.span], comment.span in top)
        for comment in document.comments
        if comment.words.startswith(PREFIX)
    ]


def apply(
    document: Document, comments: Iterable[Suppression | Malformed], diagnostics: Iterable[Diagnostic]
) -> Filtered:
    """Drop the diagnostics that comments suppress."""
    targets = {
        target for comment in comments if isinstance(comment, Suppression) for target in comment.targets(document)
    }
    if not targets:
        return Filtered(list(diagnostics), set())
    kept: list[Diagnostic] = []
    used: set[Target] = set()
    for diagnostic in diagnostics:
        line = document.lines.line_index(diagnostic.span.start)
        matches = targets & {(line, rule) for line in (line, WHOLE_FILE) for rule in (diagnostic.rule, EVERY_RULE)}
        used |= matches
        if not matches:
            kept.append(diagnostic)
    return Filtered(kept, used)


def _read(document: Document, span: Span, line: int, is_on_top: bool) -> Suppression | Malformed:
    match = _COMMENT.fullmatch(document.text, *span)
    if match is None:
        return Malformed(span, "malformed; write `ignore` or `ignore-file`, and the names of rules")
    verb = match["verb"]
    if verb not in ("ignore", "ignore-file"):
        return Malformed(Span(*match.span("verb")), f"`{verb}` is neither `ignore` nor `ignore-file`")
    if verb == "ignore-file" and not is_on_top:
        return Malformed(span, "`ignore-file` works only at the top of the file; move it there")
    names = tuple(Span(*name.span()) for name in _NAME.finditer(document.text, *match.span("names")))
    return Suppression(span, WHOLE_FILE if verb == "ignore-file" else line, names)


def _suppressed_lines(document: Document) -> dict[Span, int]:
    """The line that each comment applies to unless it is for the whole file."""
    line_of: dict[Span, int] = {}
    next_line: dict[int, int] = {}  # From a line that is only a comment to the line that this applies to.
    for span in (comment.span for comment in reversed(document.comments)):
        line = document.lines.line_index(span.start)
        if is_alone(document, span):
            following = document.lines.line_index(span.end) + 1
            while following < len(document.lines) and is_blank(document, following):
                following += 1
            next_line[line] = line_of[span] = next_line.get(following, following)
        else:
            line_of[span] = line
    return line_of


def _comments_on_top(document: Document) -> set[Span]:
    """The comments with nothing but comments before them."""
    top: set[Span] = set()
    end = 0
    for span in (comment.span for comment in document.comments):
        if document.text[end : span.start].strip("\ufeff \t\r\n"):
            break
        top.add(span)
        end = span.end
    return top


def is_alone(document: Document, comment: Span) -> bool:
    """Whether a comment is all that is on its lines."""
    end = document.lines.content(document.lines.line_index(comment.end)).end
    is_first = comment.start <= line_start(document, document.lines.line_index(comment.start)).indent_end
    return is_first and _INDENT.fullmatch(document.text, comment.end, end) is not None


class LineStart(NamedTuple):
    """The offsets at which the indentation of a line ends, block quotes included, and its first word begins."""

    indent_end: int
    word_start: int


@lru_cache(1)  # A line may have many comments.
def line_start(document: Document, line: int) -> LineStart:
    """The start of a line, whose index is from 0."""
    text, (start, end) = document.text, document.lines.content(line)
    indent, before_word = _INDENT.match(text, start, end), _NON_WORD.match(text, start, end)
    return LineStart(indent.end() if indent else start, before_word.end() if before_word else start)


def is_blank(document: Document, line: int) -> bool:
    """Whether a line, counted from 0, has nothing but white space and the markers of block quotes."""
    return _INDENT.fullmatch(document.text, *document.lines.content(line)) is not None


def indentation(text: str) -> str:
    """The white space and the markers of block quotes that a line begins with."""
    match = _INDENT.match(text)
    return match[0] if match else ""
