"""Drop the diagnostics that ignore comments suppress."""

from collections.abc import Iterable
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.model.document import Document
from fgad_lint.model.ignore_comments import EVERY_RULE, WHOLE_FILE, IgnoreComment, Target, ignore_comments


class Filtered(NamedTuple):
    """The diagnostics that no comment suppresses, and the targets of comments that suppressed others."""

    kept: list[Diagnostic]
    used: set[Target]


def apply_suppressions(document: Document, diagnostics: Iterable[Diagnostic]) -> Filtered:
    """Drop the diagnostics that the ignore comments of a document suppress."""
    comments = [comment for comment in ignore_comments(document) if isinstance(comment, IgnoreComment)]
    targets = {target for comment in comments for target in comment.targets(document)}
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
