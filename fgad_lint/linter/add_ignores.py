"""Add ignore comments for all diagnostics of a text."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from fgad_lint.diagnostic import Diagnostic, Edit
from fgad_lint.edits import OffsetMap, apply
from fgad_lint.linter.fixed import Choice, Fixed, every_one
from fgad_lint.linter.lint import ABOUT_COMMENTS, lint
from fgad_lint.model.document import Document
from fgad_lint.model.ignore_comments import PREFIX, indentation
from fgad_lint.rule import Context, Rule

MAX_TRIES = 10  # Attempts to place comments, each without those that failed before; nearly all lists need one.
MAX_RUNS = 2  # Runs of the rules on a text with added comments: a run is the slow part of an attempt.


def add_ignores(text: str, rules: Sequence[Rule], context: Context, choice: Choice = every_one) -> Fixed:
    """Add ignore comments that suppress the diagnostics of a text that `choice` returns.

    A line gets no comment if the comment would not be parsed as one, would change the blocks next to it, or would suppress
    nothing or too much; findings about ignore comments get none. In the result, `fixed` are the suppressed diagnostics.
    """
    from fgad_lint.linter import fix_checks

    document = context.files.document(text, context.config.renderer)
    diagnostics, failures = lint(document, rules, context)
    candidates = [diagnostic for diagnostic in choice(text, diagnostics) if diagnostic.rule != ABOUT_COMMENTS]
    skipped = [*(Counter(diagnostics) - Counter(candidates)).elements()]
    n_runs = 0
    for _ in range(MAX_TRIES):
        if not candidates or n_runs == MAX_RUNS:
            break
        edits = _insert_comments(document, candidates)
        after = Document(apply(text, edits), document.renderer, previous=document)
        rejected = _misparsed_lines(document, edits, after)
        if not rejected:
            remaining, n_runs = lint(after, rules, context).diagnostics, n_runs + 1
            rejected = _ineffective_lines(document, candidates, skipped, edits, after, remaining)
            if not rejected and not fix_checks.lost(document, after):
                return Fixed(after.text, candidates, remaining, (), failures)
        skipped += [diagnostic for diagnostic in candidates if _line(document, diagnostic) in rejected]
        candidates = [diagnostic for diagnostic in candidates if _line(document, diagnostic) not in rejected]
    return Fixed(text, [], diagnostics, (), failures)


def _insert_comments(document: Document, diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    """Insert a comment at the end of each line with diagnostics, but above a heading, because it would change the heading's id."""
    rules_by_line: dict[int, set[str]] = {}
    for diagnostic in diagnostics:
        rules_by_line.setdefault(_line(document, diagnostic), set()).add(diagnostic.rule)
    headings = {document.lines.line_index(heading.span.start) for heading in document.headings}
    rows = {document.lines.line_index(row.span.start) for table in document.tables for row in table.children}
    line_end = "\r\n" if "\r\n" in document.text else "\n"
    edits = []
    for line, rules in sorted(rules_by_line.items()):
        comment = f"<!-- {PREFIX} ignore {', '.join(sorted(rules))} -->"
        start, end = document.lines.content(line)
        content = document.text[start:end]
        if line in headings:
            edits.append(Edit.insert(start, f"{indentation(content)}{comment}{line_end}"))
        else:
            # Insert the comment before white space, a backslash that breaks the line, and the last bar of a row.
            content = content.rstrip(" \t").removesuffix("\\")
            content = content.removesuffix("|") if line in rows else content
            edits.append(Edit.insert(start + len(content.rstrip(" \t")), f" {comment}"))
    return edits


def _misparsed_lines(document: Document, edits: Sequence[Edit], after: Document) -> set[int]:
    """The lines whose comments are not parsed as comments in `after`, or change the blocks around them."""
    from fgad_lint.linter import fix_checks

    lines, offset_map = [document.lines.line_index(edit.span.start) for edit in edits], OffsetMap(edits)
    comment_starts = {comment.span.start for comment in after.comments}
    rejected, n_added = set(), 0
    for edit, line in zip(edits, lines, strict=True):
        start = document.lines.starts[line]
        is_comment = edit.span.start + n_added + edit.text.index("<!--") in comment_starts
        if not is_comment or _block_kinds(document, start) != _block_kinds(after, offset_map.to(start)):
            rejected.add(line)
        n_added += len(edit.text)
    for block in fix_checks.changed_blocks(document, edits, after):
        rejected |= _nearest(lines, document.lines.line_index(block.span.start))
    return rejected


def _block_kinds(document: Document, offset: int) -> list[str]:
    """The kinds of the blocks around an offset, outermost first."""
    kinds: list[str] = []
    blocks = document.blocks
    while (index := bisect_right(blocks, offset, key=lambda block: block.span.start) - 1) >= 0:
        kinds.append(blocks[index].kind)
        blocks = blocks[index].children
    return kinds


def _ineffective_lines(
    document: Document,
    candidates: Iterable[Diagnostic],
    skipped: Iterable[Diagnostic],
    edits: Sequence[Edit],
    after: Document,
    remaining: Iterable[Diagnostic],
) -> set[int]:
    """The lines whose comments suppress less, or more, than the `candidates` on them.

    `skipped` are the other diagnostics of the document, and `remaining` are those of the text with the comments.
    """
    lines = sorted({_line(document, diagnostic) for diagnostic in candidates})
    offset_map = OffsetMap(edits)
    new_starts = [offset_map.to(start) for start in document.lines.starts]
    old_lines = {after.lines.line_index(start): line for line, start in enumerate(new_starts) if start >= 0}
    expected = Counter((_line(document, diagnostic), diagnostic.rule) for diagnostic in skipped)
    actual = Counter((old_lines.get(_line(after, diagnostic), -1), diagnostic.rule) for diagnostic in remaining)
    rejected: set[int] = set()
    for line, _ in (expected - actual) + (actual - expected):
        rejected |= _nearest(lines, line)
    return rejected


def _nearest(lines: Sequence[int], line: int) -> set[int]:
    """The line itself if it is one of the sorted `lines`, or else the lines before and after it."""
    index = bisect_left(lines, line)
    return {line} if line in lines[index : index + 1] else set(lines[max(0, index - 1) : index + 1])


def _line(document: Document, diagnostic: Diagnostic) -> int:
    return document.lines.line_index(diagnostic.span.start)
