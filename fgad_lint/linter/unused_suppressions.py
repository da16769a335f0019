"""Ignore comments that suppress nothing, or not all that they name: the findings of rule `unused-suppression`."""

from collections.abc import Collection, Iterable, Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.linter.suppressions import (
    EVERY_RULE,
    WHOLE_FILE,
    Malformed,
    Suppression,
    Target,
    is_alone,
    is_blank,
    line_start,
)
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model.document import Document
from fgad_lint.text import Span

_LIST_ITEM = lazy_re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]")


def unused_suppressions(
    document: Document,
    comments: Iterable[Suppression | Malformed],
    used: Collection[Target],
    ran: Collection[str],
    known: Collection[str],
) -> Iterator[Finding]:
    """The findings about ignore comments: malformed ones, and those whose targets were not `used`.

    A comment for a rule that did not run may be needed, so only the rules named in `ran` count, and names that are not `known`.
    """
    for comment in comments:
        if isinstance(comment, Malformed):
            yield Finding(*comment)
        else:
            yield from _unused(document, comment, used, ran, known)


def _unused(
    document: Document, comment: Suppression, used: Collection[Target], ran: Collection[str], known: Collection[str]
) -> Iterator[Finding]:
    scope = "in this file" if comment.line == WHOLE_FILE else "here"
    if not comment.names and (comment.line, EVERY_RULE) not in used:
        # A rule that did not run this time may need it.
        fix = _delete_comment(document, comment, is_safe=False)
        yield Finding(comment.span, f"no rule that ran finds anything {scope}; drop the comment", fix)
    for index, name in enumerate(comment.names):
        rule = document.text_of(name)
        if rule in known:
            if rule in ran and (comment.line, rule) not in used:
                fix = _delete_name(document, comment, index, is_safe=True)
                yield Finding(name, f"`{rule}` finds nothing {scope}; drop it", fix)
        elif closest := _closest(rule, known):
            yield Finding(name, f"there is no rule `{rule}`; did you mean `{closest}`?")
        else:
            fix = _delete_name(document, comment, index, is_safe=False)
            yield Finding(name, f"there is no rule `{rule}`; drop it", fix)


def _closest(rule: str, known: Collection[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(rule, sorted(known), n=1)), None)


def _delete_name(document: Document, comment: Suppression, index: int, is_safe: bool) -> Fix | None:
    """Delete a name with its comma; with the only name goes the comment."""
    names = comment.names
    if len(names) == 1:
        return _delete_comment(document, comment, is_safe)
    name = names[index]
    is_last = index == len(names) - 1
    span = Span(names[index - 1].end, name.end) if is_last else Span(name.start, names[index + 1].start)
    return Fix(f"drop `{document.text_of(name)}`", (Edit.delete(span),), is_safe)


def _delete_comment(document: Document, comment: Suppression, is_safe: bool) -> Fix | None:
    span = _deletable_span(document, comment.span)
    return Fix("drop the comment", (Edit.delete(span),), is_safe) if span else None


def _deletable_span(document: Document, comment: Span) -> Span | None:
    """The span to delete with a comment: its line, or the space before it; None if that would change anything else."""
    text, lines = document.text, document.lines
    first, last = lines.line_index(comment.start), lines.line_index(comment.end)
    if is_alone(document, comment):
        whole = lines.span(first, last + 1)
        # Without an empty line in its place, its neighbours might become one paragraph or heading.
        return Span(whole.start, lines.content(last).end) if _separates_blocks(document, first, last) else whole
    if comment.start <= line_start(document, first).word_start:
        return None  # Without the comment, its line might be parsed as another block.
    if comment.start < document.section_at(comment.start).heading.span.end:
        return None  # The space before the comment is a part of the heading's id.
    start, end = comment
    if text[end : end + 1] in ("", *" \t\r\n"):
        while text[start - 1] in " \t":
            start -= 1
    elif text[start - 1] not in " \t":
        return None  # Two words would become one.
    return Span(start, end)


def _separates_blocks(document: Document, first: int, last: int) -> bool:
    """Whether the lines before and after a comment might become one block without it; `first` and `last` are its lines."""
    before, after = first - 1, last + 1
    if before < 0 or after >= len(document.lines) or is_blank(document, before) or is_blank(document, after):
        return False
    text, (start, end) = document.text, document.lines.content(after)
    if text.startswith("#", start):
        return False
    return not (_LIST_ITEM.match(text, *document.lines.content(before)) and _LIST_ITEM.match(text, start, end))
