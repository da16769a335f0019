"""Ignore comments: which lines and rules they apply to, and what is wrong with them.

    - [One](#gone) <!-- fgad-lint: ignore RULE, RULE -->     # this line
    <!-- fgad-lint: ignore RULE -->                          # the next line that is neither blank nor a comment
    <!-- fgad-lint: ignore-file RULE -->                     # the whole file, if only comments precede it

Without names, a comment applies to every rule.
"""

from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.model.document import Document
from fgad_lint.text import Span

PREFIX = "fgad-lint:"
WHOLE_FILE = -1  # Instead of a line index.
EVERY_RULE = ""  # Instead of the name of a rule.

Target = tuple[int, str]  # A line index or WHOLE_FILE, and the name of a rule or EVERY_RULE.

_COMMENT = lazy_re.compile(r"<!--\s*fgad-lint:\s*(?P<verb>[\w-]+)(?P<names>(?:[\s,]+[^\W\d_][\w-]*)*)[\s,]*-->")
_NAME = lazy_re.compile(r"[\w-]+")
_INDENT = lazy_re.compile(r"[ \t>]*")
_NON_WORD = lazy_re.compile(r"[\W_]*")


class IgnoreComment(NamedTuple):
    """A valid ignore comment: the line it applies to, and the spans of the rule names in it.

    `line` is an index from 0, or WHOLE_FILE.
    """

    span: Span
    line: int
    names: tuple[Span, ...]

    def targets(self, document: Document) -> list[Target]:
        """What the comment suppresses."""
        rules = [document.text_of(name) for name in self.names] or [EVERY_RULE]
        return [(self.line, rule) for rule in rules]


class InvalidComment(NamedTuple):
    """A comment that suppresses nothing because of a mistake in it; `span` is the mistake, `message` describes it."""

    span: Span
    message: str


def ignore_comments(document: Document) -> list[IgnoreComment | InvalidComment]:
    """The ignore comments of a document, in order."""
    if PREFIX not in document.text:
        return []
    lines = _target_lines(document)
    top = _comments_on_top(document)
    return [
        _parse(document, comment.span, lines[comment.span], comment.span in top)
        for comment in document.comments
        if comment.words.startswith(PREFIX)
    ]


def _parse(document: Document, span: Span, line: int, is_on_top: bool) -> IgnoreComment | InvalidComment:
    match = _COMMENT.fullmatch(document.text, *span)
    if match is None:
        return InvalidComment(span, "malformed; write `ignore` or `ignore-file`, and the names of rules")
    verb = match["verb"]
    if verb not in ("ignore", "ignore-file"):
        return InvalidComment(Span(*match.span("verb")), f"`{verb}` is neither `ignore` nor `ignore-file`")
    if verb == "ignore-file" and not is_on_top:
        return InvalidComment(span, "`ignore-file` works only at the top of the file; move it there")
    names = tuple(Span(*name.span()) for name in _NAME.finditer(document.text, *match.span("names")))
    return IgnoreComment(span, WHOLE_FILE if verb == "ignore-file" else line, names)


def _target_lines(document: Document) -> dict[Span, int]:
    """The line that each comment applies to unless it is for the whole file."""
    line_of: dict[Span, int] = {}
    next_line: dict[int, int] = {}  # From the first line of a comment that is alone to the line it applies to.
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
    """Whether a comment has its lines to itself."""
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
    """Whether a line, counted from 0, is empty but for white space and the markers of block quotes."""
    return _INDENT.fullmatch(document.text, *document.lines.content(line)) is not None


def indentation(text: str) -> str:
    """The white space and the markers of block quotes that a line begins with."""
    match = _INDENT.match(text)
    return match[0] if match else ""
