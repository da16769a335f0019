"""Ignore comments: which diagnostics they silence, and which silence nothing.

`<!-- fgad-lint: ignore RULE, RULE -->` at the end of a line speaks of that line; alone on a line, of the next one that
is neither blank nor a comment. `<!-- fgad-lint: ignore-file RULE, RULE -->` before everything else speaks of the file.
Without names they mean every rule.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Diagnostic, Edit, Finding, Fix
from fgad_lint.markdown.blocks import LIST_MARKER
from fgad_lint.model.document import Document
from fgad_lint.text import Span

UNUSED_RULE = "unused-suppression"
_OURS = "fgad-lint:"
_COMMENT = lazy_re.compile(r"<!--\s*fgad-lint:\s*(?P<verb>[\w-]+)(?P<names>(?:[\s,]+[^\W\d_][\w-]*)*)[\s,]*-->")
_NAME = lazy_re.compile(r"[\w-]+")
_MARGIN = lazy_re.compile(r"[ \t>]*")
_NO_WORDS = lazy_re.compile(r"[\W_]*")
_ITEM = lazy_re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]")
_FILE = -1  # In the place of a line: the whole file.
_EVERY = ""  # In the place of a name: every rule.


class _Ignore(NamedTuple):
    """An ignore comment, the line that it speaks of, and where it names its rules."""

    span: Span
    line: int
    names: tuple[Span, ...]


def apply(
    document: Document, diagnostics: Sequence[Diagnostic], ran: Collection[str], known: Collection[str]
) -> tuple[list[Diagnostic], list[Finding]]:
    """The diagnostics that no comment silences, and what is to be said of comments that silence nothing.

    A comment is blamed only for what can be known: for rules of the names `ran`, and for names that are not `known`.
    """
    if _OURS not in document.text:
        return list(diagnostics), []
    ignores, unused = _read(document)
    spoken = {(ignore.line, rule) for ignore in ignores for rule in _rules(document, ignore)}
    used: set[tuple[int, str]] = set()
    kept = []
    for diagnostic in diagnostics:
        line = document.lines.number(diagnostic.span.start)
        heard = spoken & {(at, rule) for at in (line, _FILE) for rule in (diagnostic.rule, _EVERY)}
        used |= heard
        if not heard:
            kept.append(diagnostic)
    unused += (finding for ignore in ignores for finding in _unneeded(document, ignore, used, ran, known))
    return kept, unused


def added(document: Document, diagnostics: Sequence[Diagnostic]) -> list[Edit]:
    """Edits that put ignore comments where they silence the diagnostics: at the end of a line, in a heading's case above it."""
    rules: dict[int, set[str]] = {}
    for diagnostic in diagnostics:
        rules.setdefault(document.lines.number(diagnostic.span.start), set()).add(diagnostic.rule)
    headings = {document.lines.number(heading.span.start) for heading in document.headings}
    rows = {document.lines.number(row.span.start) for table in document.tables for row in table.children}
    line_end = "\r\n" if "\r\n" in document.text else "\n"
    edits = []
    for line, names in sorted(rules.items()):
        comment = f"<!-- {_OURS} ignore {', '.join(sorted(names))} -->"
        start, end = document.lines.content(line)
        written = document.text[start:end]
        if line in headings:  # A comment in a heading would change its id.
            margin = _MARGIN.match(written)
            edits.append(Edit.insert(start, f"{margin[0] if margin else ''}{comment}{line_end}"))
        else:
            # White space, a backslash that breaks the line and the last bar of a row stay what they are.
            kept = written.rstrip(" \t").removesuffix("\\")
            kept = kept.removesuffix("|") if line in rows else kept
            at = start + len(kept.rstrip(" \t"))
            edits.append(Edit.insert(at, f" {comment}"))
    return edits


def _read(document: Document) -> tuple[list[_Ignore], list[Finding]]:
    """The ignore comments, and what is wrong with those that are none."""
    meant = _lines_meant(document)
    on_top = _on_top(document)
    ignores: list[_Ignore] = []
    wrong: list[Finding] = []
    for comment in document.comments:
        if not comment.words.startswith(_OURS):
            continue
        span = comment.span
        found = _COMMENT.fullmatch(document.text, *span)
        if found is None:
            wrong.append(Finding(span, "not understood; write `ignore` or `ignore-file` and names of rules"))
        elif found["verb"] not in ("ignore", "ignore-file"):
            message = f"`{found['verb']}` is neither `ignore` nor `ignore-file`"
            wrong.append(Finding(Span(*found.span("verb")), message))
        elif found["verb"] == "ignore-file" and span not in on_top:
            wrong.append(Finding(span, "`ignore-file` counts only above everything else; move it there"))
        else:
            names = tuple(Span(*name.span()) for name in _NAME.finditer(document.text, *found.span("names")))
            ignores.append(_Ignore(span, _FILE if found["verb"] == "ignore-file" else meant[span], names))
    return ignores, wrong


def _rules(document: Document, ignore: _Ignore) -> list[str]:
    return [document.text_of(name) for name in ignore.names] or [_EVERY]


def _lines_meant(document: Document) -> dict[Span, int]:
    """The line that each comment speaks of."""
    meant: dict[Span, int] = {}
    passed_on: dict[int, int] = {}  # The lines that hold only a comment, and what these speak of.
    for span in (comment.span for comment in reversed(document.comments)):
        line = document.lines.number(span.start)
        if _is_alone(document, span):
            following = document.lines.number(span.end) + 1
            while following < len(document.lines) and _is_blank(document, following):
                following += 1
            passed_on[line] = meant[span] = passed_on.get(following, following)
        else:
            meant[span] = line
    return meant


def _on_top(document: Document) -> set[Span]:
    """The comments with nothing but comments before them."""
    found: set[Span] = set()
    end = 0
    for span in (comment.span for comment in document.comments):
        if document.text[end : span.start].strip("\ufeff \t\r\n"):
            break
        found.add(span)
        end = span.end
    return found


# Comments that are not needed ----------------------------------------------------------------------------------------


def _unneeded(
    document: Document,
    ignore: _Ignore,
    used: Collection[tuple[int, str]],
    ran: Collection[str],
    known: Collection[str],
) -> Iterator[Finding]:
    here = "in this file" if ignore.line == _FILE else "here"
    if not ignore.names and (ignore.line, _EVERY) not in used:
        # A rule that did not run this time may need it.
        fix = _drop_comment(document, ignore, safe=False)
        yield Finding(ignore.span, f"no rule that ran finds anything {here}; drop the comment", fix)
    for number, name in enumerate(ignore.names):
        rule = document.text_of(name)
        if rule in known:
            if rule in ran and (ignore.line, rule) not in used:
                yield Finding(name, f"`{rule}` finds nothing {here}; drop it", _drop_name(document, ignore, number))
        elif near := _nearest(rule, known):
            yield Finding(name, f"there is no rule `{rule}`; did you mean `{near}`?")
        else:
            fix = _drop_name(document, ignore, number, safe=False)
            yield Finding(name, f"there is no rule `{rule}`; drop it", fix)


def _nearest(rule: str, known: Collection[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(rule, sorted(known), n=1)), None)


def _drop_name(document: Document, ignore: _Ignore, number: int, safe: bool = True) -> Fix | None:
    names = ignore.names
    if len(names) == 1:
        return _drop_comment(document, ignore, safe)
    name = names[number]
    is_last = number == len(names) - 1
    span = Span(names[number - 1].end, name.end) if is_last else Span(name.start, names[number + 1].start)
    return Fix(f"drop `{document.text_of(name)}`", (Edit.delete(span),), is_safe=safe)


def _drop_comment(document: Document, ignore: _Ignore, safe: bool = True) -> Fix | None:
    around = _with_its_space(document, ignore.span)
    return Fix("drop the comment", (Edit.delete(around),), is_safe=safe) if around else None


def _with_its_space(document: Document, comment: Span) -> Span | None:
    """What to take away with a comment: its line, or the space before it; None where that would change the rest."""
    text, lines = document.text, document.lines
    first, last = lines.number(comment.start), lines.number(comment.end)
    if _is_alone(document, comment):
        whole = lines.span(first, last + 1)
        # Without an empty line in its place, what is around it might become one paragraph or heading.
        return Span(whole.start, lines.content(last).end) if _holds_apart(document, first, last) else whole
    if comment.start <= _starts(document, first)[1]:
        return None  # Without the comment, its line might be read as something else.
    if comment.start < document.section_at(comment.start).heading.span.end:
        return None  # The space before the comment is a part of the heading's id.
    start, end = comment
    if text[end : end + 1] in ("", *" \t\r\n"):
        while text[start - 1] in " \t":
            start -= 1
    elif text[start - 1] not in " \t":
        return None  # What is around it would become one word.
    return Span(start, end)


def _holds_apart(document: Document, first: int, last: int) -> bool:
    before, after = first - 1, last + 1
    if before < 0 or after >= len(document.lines) or _is_blank(document, before) or _is_blank(document, after):
        return False
    text, (start, end) = document.text, document.lines.content(after)
    if text.startswith("#", start):
        return False
    return not (_ITEM.match(text, *document.lines.content(before)) and _ITEM.match(text, start, end))


def _is_alone(document: Document, comment: Span) -> bool:
    """Whether nothing else stands on the lines of a comment."""
    end = document.lines.content(document.lines.number(comment.end)).end
    is_first = comment.start <= _starts(document, document.lines.number(comment.start))[0]
    return is_first and _MARGIN.fullmatch(document.text, comment.end, end) is not None


@lru_cache(1)  # It is asked for each comment of a line.
def _starts(document: Document, line: int) -> tuple[int, int]:
    """Where a line begins behind its margin, and where its first word does."""
    text, (start, end) = document.text, document.lines.content(line)
    margin, before = _MARGIN.match(text, start, end), _NO_WORDS.match(text, start, end)
    return margin.end() if margin else start, before.end() if before else start


def _is_blank(document: Document, line: int) -> bool:
    return _MARGIN.fullmatch(document.text, *document.lines.content(line)) is not None
