"""Put ignore comments into a text for all that is found there."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from fgad_lint.diagnostic import Diagnostic, Edit
from fgad_lint.edits import OffsetMap, apply
from fgad_lint.linter import suppressions
from fgad_lint.linter.fix import Fixed
from fgad_lint.linter.lint import lint
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, Rule

MAX_TRIES = 10  # So often comments are put in without those that would be misread; nearly all lists need one try.


def add_ignores(text: str, rules: Sequence[Rule], context: Context) -> Fixed:
    """Put ignore comments into a text for all that is found there, as far as comments can do that and nothing else.

    A line is left out where its comment would not be read as one, would make another block of
    what is around it, or would silence nothing or too much; that is found out with two more runs of the rules at most.
    """
    from fgad_lint.linter import fix_checks

    document = context.files.document(text, context.config.renderer)
    found, failures = lint(document, rules, context)
    heard, n_runs = found, 0
    for _ in range(MAX_TRIES):
        if not heard or n_runs == 2:
            break
        edits = suppressions.added(document, heard)
        after = Document(apply(text, edits), context.config.renderer)
        unsuited = _misread(document, edits, after)
        if not unsuited:
            left, n_runs = lint(after, rules, context).diagnostics, n_runs + 1
            unsuited = _ineffective(document, found, heard, edits, after, left)
            if not unsuited and not fix_checks.lost(document, after):
                return Fixed(after.text, heard, left, (), failures)
        heard = [each for each in heard if document.lines.number(each.span.start) not in unsuited]
    return Fixed(text, [], found, (), failures)


def _misread(document: Document, edits: Sequence[Edit], after: Document) -> set[int]:
    """The lines of a document, from 0, whose ignore comments are none in `after`, or make other blocks there."""
    from fgad_lint.linter import fix_checks

    lines, offset_map = [document.lines.number(edit.span.start) for edit in edits], OffsetMap(edits)
    known = {comment.span.start for comment in after.comments}
    unsuited, n_added = set(), 0
    for edit, line in zip(edits, lines, strict=True):
        start = document.lines.starts[line]
        is_read = edit.span.start + n_added + edit.text.index("<!--") in known
        if not is_read or _kinds_at(document, start) != _kinds_at(after, offset_map.to(start)):
            unsuited.add(line)
        n_added += len(edit.text)
    for block in fix_checks.overrun(document, edits, after):
        unsuited |= _nearest(lines, document.lines.number(block.span.start))
    return unsuited


def _kinds_at(document: Document, offset: int) -> list[str]:
    """The kinds of the blocks that hold an offset, from the outermost to the innermost."""
    kinds: list[str] = []
    blocks = document.blocks
    while (number := bisect_right(blocks, offset, key=lambda block: block.span.start) - 1) >= 0:
        kinds.append(blocks[number].kind)
        blocks = blocks[number].children
    return kinds


def _ineffective(
    document: Document,
    found: Sequence[Diagnostic],
    heard: Sequence[Diagnostic],
    edits: Sequence[Edit],
    after: Document,
    left: Sequence[Diagnostic],
) -> set[int]:
    """The lines of a document, from 0, whose ignore comments silence less, or more, than what was heard there."""
    lines = sorted({document.lines.number(each.span.start) for each in heard})
    offset_map, starts = OffsetMap(edits), document.lines.starts
    old_line = {
        after.lines.number(offset_map.to(start)): line for line, start in enumerate(starts) if offset_map.to(start) >= 0
    }
    expected = Counter((document.lines.number(each.span.start), each.rule) for each in found)
    expected -= Counter((document.lines.number(each.span.start), each.rule) for each in heard)
    got = Counter((old_line.get(after.lines.number(each.span.start), -1), each.rule) for each in left)
    unsuited: set[int] = set()
    for line, _ in (expected - got) + (got - expected):
        unsuited |= _nearest(lines, line)
    return unsuited


def _nearest(lines: Sequence[int], line: int) -> set[int]:
    """That line if it is one of some lines in order, or else those before and after it."""
    number = bisect_left(lines, line)
    return {line} if line in lines[number : number + 1] else set(lines[max(0, number - 1) : number + 1])
