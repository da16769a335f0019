"""Drop the diagnostics that ignore comments suppress."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.model.document import Document
from fgad_lint.model.ignore_comments import EVERY_RULE, IgnoreComment, Target, ignore_comments
from fgad_lint.text import Span


class Filtered(NamedTuple):
    """The diagnostics that no comment suppresses, and the targets of comments that suppressed others."""

    kept: list[Diagnostic]
    used: set[Target]


def apply_suppressions(document: Document, diagnostics: Iterable[Diagnostic]) -> Filtered:
    """Drop the diagnostics that the ignore comments of a document suppress."""
    comments = [comment for comment in ignore_comments(document) if isinstance(comment, IgnoreComment)]
    if not comments:
        return Filtered(list(diagnostics), set())
    scopes = _Scopes(comments)
    kept: list[Diagnostic] = []
    used: set[Target] = set()
    for diagnostic in diagnostics:
        line = document.lines.line_index(diagnostic.span.start)
        matches = [*scopes.targets_at(diagnostic.span.start, line, diagnostic.rule)]
        used.update(matches)
        if not matches:
            kept.append(diagnostic)
    return Filtered(kept, used)


class _Scopes:
    """What comments apply to, by rule. Of comments that apply to the same, only the first has a target."""

    def __init__(self, comments: Iterable[IgnoreComment]) -> None:
        self._for_file: dict[str, Target] = {}
        self._for_line: dict[tuple[int, str], Target] = {}
        self._regions: dict[str, list[tuple[Span, Target]]] = {}  # In order; those of a rule do not overlap.
        for comment in comments:
            for index, rule in enumerate(comment.rules):
                target = comment.span.start, rule
                if comment.is_for_file:
                    self._for_file.setdefault(rule, target)
                elif comment.line is not None:
                    self._for_line.setdefault((comment.line, rule), target)
                else:
                    self._regions.setdefault(rule, []).append((Span(comment.span.end, comment.ends[index]), target))

    def targets_at(self, offset: int, line: int, rule: str) -> Iterator[Target]:
        """What suppresses a finding of a rule."""
        for name in (rule, EVERY_RULE):
            if name in self._for_file:
                yield self._for_file[name]
            if (line, name) in self._for_line:
                yield self._for_line[line, name]
            regions = self._regions.get(name, [])
            index = bisect_right(regions, offset, key=lambda region: region[0].start) - 1
            if index >= 0 and offset < regions[index][0].end:
                yield regions[index][1]
