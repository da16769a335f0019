"""Ignore comments: which lines and rules they apply to, and what is wrong with them.

    - [One](#gone) <!-- fgad-lint: ignore RULE, RULE -- why -->     # this line
    <!-- fgad-lint: ignore RULE -->                                 # the next line that is neither blank nor a comment
    <!-- fgad-lint: disable-next-line RULE -->                      # the same, from the end of a line too
    <!-- fgad-lint: disable RULE -->                                # from here to the next `enable`, or to the end
    <!-- fgad-lint: enable RULE -->
    <!-- fgad-lint: ignore-file RULE -->                            # the whole file, if only comments precede it

Without names, a comment applies to every rule. What follows ` -- ` is for people.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.model.document import Document
from fgad_lint.model.inlines import Comment
from fgad_lint.text import Span

PREFIX = "fgad-lint:"
EVERY_RULE = ""  # Instead of the name of a rule.

Target = tuple[int, str]  # The offset of a comment, and the name of a rule in it or EVERY_RULE.

VERBS = {
    "ignore": "Ignore the rules on this line; in a comment on a line of its own, on the next one.",
    "ignore-file": "Ignore the rules in this file. The comment must be at the top.",
    "disable": "Ignore the rules from here to `enable`, or to the end of the file.",
    "enable": "End what `disable` began.",
    "disable-next-line": "Ignore the rules on the next line.",
}
_COMMENT = lazy_re.compile(
    r"<!--\s*fgad-lint:\s*(?P<verb>\w+(?:-\w+)*)(?P<names>(?:[\s,]+[^\W\d_]\w*(?:-\w+)*)*)(?:\s+--\s.*|[\s,]*)-->",
    re.DOTALL,
)
_MISSPELLED = lazy_re.compile(
    r"<!--\s*(?P<words>fgad[-_]lint(?:-|\s+|\s*:\s*)(?P<verb>(?:ignore|disable|enable)(?:-\w+)*))\b", re.IGNORECASE
)
_VERBS_OF_OTHERS = {"disable-line": "ignore"}  # As in ESLint, and what to write instead.
_NAME = lazy_re.compile(r"[\w-]+")
_INDENT = lazy_re.compile(r"[ \t>]*")
_NON_WORD = lazy_re.compile(r"[\W_]*")


class IgnoreComment(NamedTuple):
    """A valid ignore comment and the spans of the rule names in it.

    It applies to the line with the index `line`, from 0; or else to the whole file, if `is_for_file`; or else, for each of its
    `rules`, from the comment to the offset in `ends`.
    """

    span: Span
    names: tuple[Span, ...]
    rules: tuple[str, ...]
    line: int | None = None
    is_for_file: bool = False
    ends: tuple[int, ...] = ()


class InvalidComment(NamedTuple):
    """A comment that suppresses nothing because of a mistake in it; `span` is the mistake, `message` describes it.

    `edit` corrects it, if that is clear.
    """

    span: Span
    message: str
    edit: Edit | None = None


def ignore_comments(document: Document) -> list[IgnoreComment | InvalidComment]:
    """The ignore comments of a document, in order."""
    comments = [comment for comment in document.comments if comment.words[:4].lower() == "fgad"]
    if not comments:
        return []
    reader = _Reader(document)
    for comment in comments:
        reader.read(comment)
    return reader.comments


class _Reader:
    """Reads the ignore comments of a document in order: a later one may end what an earlier one began."""

    def __init__(self, document: Document) -> None:
        self.comments: list[IgnoreComment | InvalidComment] = []
        self._document = document
        self._lines = _target_lines(document)
        self._top = _comments_on_top(document)
        self._disabled_by: dict[str, int] = {}  # From a rule to the index of the comment.

    def read(self, comment: Comment) -> None:
        text, span = self._document.text, comment.span
        match = _COMMENT.fullmatch(text, *span)
        if match is None:
            self.comments += _malformed(text, comment)
            return
        verb = match["verb"]
        if verb not in VERBS:
            self.comments.append(_unknown_verb(Span(*match.span("verb")), verb))
            return
        if verb == "ignore-file" and span not in self._top:
            message = "`ignore-file` works only at the top of the file; move it there"
            self.comments.append(InvalidComment(span, message))
            return
        names = tuple(Span(*name.span()) for name in _NAME.finditer(text, *match.span("names")))
        rules = tuple(text[slice(*name)] for name in names) or (EVERY_RULE,)
        if verb == "enable":
            self._enable(span, names, rules)
        elif verb == "disable":
            self._disable(span, names, rules)
        elif verb == "ignore-file":
            self.comments.append(IgnoreComment(span, names, rules, is_for_file=True))
        else:
            line = self._next_line(span) if verb == "disable-next-line" else self._lines[span]
            self.comments.append(IgnoreComment(span, names, rules, line))

    def _next_line(self, span: Span) -> int:
        return (
            self._lines[span]
            if is_alone(self._document, span)
            else line_below(self._document, self._document.lines.line_index(span.end))
        )

    def _disable(self, span: Span, names: tuple[Span, ...], rules: tuple[str, ...]) -> None:
        for rule in rules:
            self._end(rule, span.start)
            self._disabled_by[rule] = len(self.comments)
        to_end = (len(self._document.text) + 1,) * len(rules)
        self.comments.append(IgnoreComment(span, names, rules, ends=to_end))

    def _enable(self, span: Span, names: tuple[Span, ...], rules: tuple[str, ...]) -> None:
        if not self._disabled_by:
            self.comments.append(InvalidComment(span, "nothing is disabled here; drop the comment"))
            return
        for name, rule in zip(names, rules, strict=False):
            if rule not in self._disabled_by:
                self.comments.append(InvalidComment(name, f"`{rule}` is not disabled by its name here; drop it"))
        for rule in rules if names else [*self._disabled_by]:
            self._end(rule, span.start)

    def _end(self, rule: str, offset: int) -> None:
        """End what the comment that disabled a rule applies to."""
        index = self._disabled_by.pop(rule, None)
        comment = None if index is None else self.comments[index]
        if isinstance(comment, IgnoreComment) and index is not None:
            ends = (offset if other == rule else end for other, end in zip(comment.rules, comment.ends, strict=True))
            self.comments[index] = comment._replace(ends=tuple(ends))


def _malformed(text: str, comment: Comment) -> list[InvalidComment]:
    """What is wrong with a comment that begins like an ignore comment; nothing if it may speak about the program."""
    if comment.words.startswith(PREFIX):
        return [InvalidComment(comment.span, f"malformed; write `<!-- {PREFIX} ignore RULE -- reason -->`")]
    match = _MISSPELLED.match(text, *comment.span)
    if match is None:
        return []
    verb, span = match["verb"].lower(), Span(*match.span("words"))
    verb = _VERBS_OF_OTHERS.get(verb, verb)
    if verb not in VERBS:
        return [_unknown_verb(span, verb)]
    mistake = "malformed" if ":" in match["words"] else "lacks a colon"
    words = f"{PREFIX} {verb}"
    return [InvalidComment(span, f"{mistake}; write `{words}`", Edit.replace(span, words))]


def _unknown_verb(span: Span, verb: str) -> InvalidComment:
    *most, last = (f"`{known}`" for known in VERBS)
    return InvalidComment(span, f"unknown word `{verb}`; write {', '.join(most)} or {last}")


def _target_lines(document: Document) -> dict[Span, int]:
    """The line that each comment applies to unless it is for the whole file."""
    line_of: dict[Span, int] = {}
    next_line: dict[int, int] = {}  # From the first line of a comment that is alone to the line it applies to.
    for span in (comment.span for comment in reversed(document.comments)):
        line = document.lines.line_index(span.start)
        if is_alone(document, span):
            following = line_below(document, document.lines.line_index(span.end))
            next_line[line] = line_of[span] = next_line.get(following, following)
        else:
            line_of[span] = line
    return line_of


@lru_cache(1)  # A line may have many comments.
def line_below(document: Document, line: int) -> int:
    """The index of the first line after another that is not blank, counted from 0."""
    line += 1
    while line < len(document.lines) and is_blank(document, line):
        line += 1
    return line


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
