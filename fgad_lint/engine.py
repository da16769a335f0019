"""The pipeline: text, document, diagnostics, edits, text."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from fgad_lint import rules as all_rules
from fgad_lint import suppress
from fgad_lint.config import Config
from fgad_lint.diagnostic import Diagnostic, Edit, Finding
from fgad_lint.document import Document
from fgad_lint.edits import apply, choose
from fgad_lint.neighbours import ALONE, Neighbours
from fgad_lint.papers import is_external, link_key
from fgad_lint.rule import Rule

MAX_PASSES = 20


class Refused(Exception):
    """What fixing would have made of a text is not to be trusted: a bug in one of the rules named, never the user's fault."""


class Fixed(NamedTuple):
    """A text after fixing: what was fixed, and what is still to be said of it."""

    text: str
    fixed: list[Diagnostic]
    left: list[Diagnostic]


def lint(text: str, rules: Sequence[Rule], config: Config, neighbours: Neighbours = ALONE) -> list[Diagnostic]:
    """What `rules` find in a text, in the order of the text. Takes any text; broken Markdown is no error."""
    return _lint(neighbours.document(text, config.renderer), rules, config, neighbours)


def fix(
    text: str, rules: Sequence[Rule], config: Config, unsafe: bool = False, neighbours: Neighbours = ALONE
) -> Fixed:
    """Fix until nothing is left to fix, with the safe fixes or with all.

    Raises Refused where the fixes do not come to rest, leave what they were to mend, or lose something.
    """
    first = document = neighbours.document(text, config.renderer)
    diagnostics = _lint(document, rules, config, neighbours)
    fixed: list[Diagnostic] = []
    seen = {text}
    while chosen := _chosen(diagnostics, unsafe):
        # Findings may share one fix, which is made once.
        fixes = {id(diagnostic.fix): diagnostic.fix for diagnostic in chosen if diagnostic.fix}
        edits = [edit for fix in fixes.values() for edit in fix.edits]
        try:
            text = apply(document.text, edits)
        except ValueError as error:
            raise Refused(f"a fix of {_names(chosen)} cannot be made: {error}") from None
        fixed += chosen
        if text in seen or len(seen) >= MAX_PASSES:
            raise Refused(f"the fixes of {_names(chosen)} do not come to rest")
        seen.add(text)
        document = Document(text, config.renderer)
        left = _lint(document, rules, config, neighbours)
        _check_quiet(diagnostics, chosen, edits, left)
        diagnostics = left
    if fixed:
        _check_nothing_lost(first, document, fixed)
    return Fixed(text, fixed, diagnostics)


def silence(text: str, rules: Sequence[Rule], config: Config, neighbours: Neighbours = ALONE) -> Fixed:
    """Put ignore comments into a text for all that is found there, as far as comments can do that and nothing else."""
    document = neighbours.document(text, config.renderer)
    found = _lint(document, rules, config, neighbours)

    def silenced(heard: list[Diagnostic]) -> Fixed | None:
        after = Document(apply(text, suppress.added(document, heard)), config.renderer)
        left = _lint(after, rules, config, neighbours)
        is_all = Counter(map(_rule, left)) == Counter(map(_rule, found)) - Counter(map(_rule, heard))
        return Fixed(after.text, heard, left) if is_all and not _lost(document, after) else None

    def most(lines: list[list[Diagnostic]]) -> Iterator[Diagnostic]:
        """What is found on these lines, without the lines on which a comment would be read as something else."""
        if silenced([each for line in lines for each in line]):
            yield from (each for line in lines for each in line)
        elif len(lines) > 1:
            middle = len(lines) // 2
            yield from most(lines[:middle])
            yield from most(lines[middle:])

    lines = groupby(found, lambda each: document.lines.number(each.span.start))
    return silenced(list(most([list(line) for _, line in lines]))) or Fixed(text, [], found)


def _rule(diagnostic: Diagnostic) -> str:
    return diagnostic.rule


def _lint(document: Document, rules: Sequence[Rule], config: Config, neighbours: Neighbours) -> list[Diagnostic]:
    found = [diagnostic for rule in rules for diagnostic in _run(rule, document, config, neighbours)]
    kept, unused = suppress.silence(document, found, {rule.name for rule in rules}, all_rules.names())
    kept += (
        _diagnostic(rule, each, config)
        for rule in rules
        if rule.needs == "unused"
        for each in rule.check(document, unused)
    )
    return sorted(kept, key=lambda diagnostic: (diagnostic.span, diagnostic.rule, diagnostic.message))


def _run(rule: Rule, document: Document, config: Config, neighbours: Neighbours) -> Iterator[Diagnostic]:
    match rule.needs:
        case "arxiv":
            found = rule.check(document, config.arxiv)
        case "order":
            found = rule.check(document, config.order)
        case "files":
            found = rule.check(document, neighbours)
        case "duplicates":
            found = rule.check(document, neighbours if config.duplicates == "files" else ALONE)
        case "unused":
            return
        case _:
            found = rule.check(document)
    for finding in found:
        yield _diagnostic(rule, finding, config)


def _diagnostic(rule: Rule, finding: Finding, config: Config) -> Diagnostic:
    severity = config.severity.get(rule.name) or finding.severity or rule.severity
    return Diagnostic(finding.span, rule.name, severity, finding.message, finding.fix, finding.related)


def _chosen(diagnostics: Sequence[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """The diagnostics to fix in this pass: those whose fixes fit beside each other."""
    wanted = [each for each in diagnostics if each.fix and (each.fix.safe or unsafe)]
    chosen = {id(fix) for fix in choose(each.fix for each in wanted if each.fix)}
    return [each for each in wanted if id(each.fix) in chosen]


def _check_quiet(
    found: Iterable[Diagnostic], chosen: Sequence[Diagnostic], edits: Iterable[Edit], left: Iterable[Diagnostic]
) -> None:
    """What was fixed must be gone: nothing is said again at its place that was not said there of something else."""
    moved = _Moved(edits)
    mended = {id(each) for each in chosen}
    others = {_said(each, moved.to(each.span.start)) for each in found if id(each) not in mended}
    again = {_said(each, each.span.start) for each in left} - others
    loud = [each for each in chosen if _said(each, moved.to(each.span.start)) in again]
    if loud:
        raise Refused(f"the fix of {_names(loud)} leaves what it was to mend")


def _said(diagnostic: Diagnostic, place: int) -> tuple[str, str, int]:
    return diagnostic.rule, diagnostic.message, place


class _Moved:
    """Where a place of the old text is in the new one; -1 where it has been written anew."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        made = sorted(edits)
        self._starts = [edit.span.start for edit in made]
        self._ends = [edit.span.end for edit in made]
        self._shifts = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in made)]

    def to(self, offset: int) -> int:
        number = bisect_right(self._ends, offset)
        if number < len(self._ends) and self._starts[number] < offset:
            return -1
        return offset + self._shifts[number]


def _check_nothing_lost(before: Document, after: Document, fixed: Sequence[Diagnostic]) -> None:
    if lost := _lost(before, after):
        raise Refused(f"the fixes of {_names(fixed)} would {lost}")


def _lost(before: Document, after: Document) -> str:
    """What is gone of sections, links and papers, of which one is kept where it was listed twice; "" if nothing is."""
    if Counter(section.title for section in before.sections) != Counter(section.title for section in after.sections):
        return "lose or change a section"
    if lost := _links(before) - _links(after):
        return f"lose the link {min(lost)}"
    if lost := _papers(before) - _papers(after):
        return f'lose the paper "{min(lost)}"'
    if _dead_links(after) > _dead_links(before):
        return "break a link in the page"
    return ""


def _links(document: Document) -> set[str]:
    """What the links lead to; of a place in another list, that list."""
    urls = (link.url for link in document.links if is_external(link))
    return {link_key(url) if ":" in url else url.partition("#")[0] for url in urls}


def _papers(document: Document) -> set[str]:
    return {paper.key for paper in document.papers}


def _dead_links(document: Document) -> int:
    return sum(link.url.startswith("#") and document.target(link.url) is None for link in document.links)


def _names(diagnostics: Iterable[Diagnostic]) -> str:
    return ", ".join(sorted({diagnostic.rule for diagnostic in diagnostics}))
