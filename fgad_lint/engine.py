"""The pipeline: text, document, diagnostics, edits, text."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fgad_lint import rules as all_rules
from fgad_lint import suppress
from fgad_lint.config import Config
from fgad_lint.diagnostic import Diagnostic, Edit, Finding
from fgad_lint.document import Document
from fgad_lint.edits import Moved, apply, choose
from fgad_lint.neighbours import ALONE, Neighbours
from fgad_lint.papers import identity, is_external
from fgad_lint.rule import Rule
from fgad_lint.text import Span

MAX_PASSES = 25  # Some fixes wait for the one before them, in one text as many as 20.
MAX_TRIES = 200  # So many groups of ignore comments are tried; nearly all lists need one.


class Refused(Exception):
    """What fixing would have made of a text is not to be trusted: a bug in one of the rules named, never the user's fault."""


class Failure(NamedTuple):
    """A rule that raised an exception, so that what it finds is missing: a bug in it, never the user's fault.

    `error` is its kind and message, `trace` the lines of its traceback.
    """

    rule: str
    error: str
    trace: str


class Fixed(NamedTuple):
    """A text after fixing: what was fixed, and what is still to be said of it."""

    text: str
    fixed: list[Diagnostic]
    left: list[Diagnostic]


def lint(
    text: str,
    rules: Sequence[Rule],
    config: Config,
    neighbours: Neighbours = ALONE,
    failures: list[Failure] | None = None,
) -> list[Diagnostic]:
    """What `rules` find in a text, in the order of the text. Takes any text; broken Markdown is no error.

    A rule that raises an exception is added to `failures`, and the others go on; without that list, it is raised.
    """
    return _lint(neighbours.document(text, config.renderer), rules, config, neighbours, failures)


def fix(
    text: str,
    rules: Sequence[Rule],
    config: Config,
    unsafe: bool = False,
    neighbours: Neighbours = ALONE,
    failures: list[Failure] | None = None,
) -> Fixed:
    """Fix until nothing is left to fix, with the safe fixes or with all; `failures` are as in `lint`.

    Raises Refused where the fixes do not come to rest, leave what they were to mend, change what they do not speak of, lose
    something, or make a rule fail.
    """
    from fgad_lint import guards

    first = document = neighbours.document(text, config.renderer)
    diagnostics = _lint(document, rules, config, neighbours, failures)
    failing = len(failures or ())
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
        if strayed := guards.strayed(document, chosen):
            raise Refused(f"the fix of {_names(strayed)} changes what it does not speak of")
        fixed += chosen
        if text in seen or len(seen) >= MAX_PASSES:
            raise Refused(f"the fixes of {_names(chosen)} do not come to rest")
        seen.add(text)
        after = Document(text, config.renderer)
        if block := guards.overrun(document, edits, after):
            line = document.lines.number(block.span.start) + 1
            raise Refused(
                f"the fix of {_names(chosen)} would make something else of line {line}, which it does not touch"
            )
        left = _lint(after, rules, config, neighbours, failures)
        if failures and len(failures) > failing:
            raise Refused(f"{failures[-1].rule} fails on what the fix of {_names(chosen)} makes")
        _check_quiet(diagnostics, chosen, edits, left)
        document, diagnostics = after, left
    if fixed:
        _check_nothing_lost(first, document, fixed)
    return Fixed(text, fixed, diagnostics)


def silence(
    text: str,
    rules: Sequence[Rule],
    config: Config,
    neighbours: Neighbours = ALONE,
    failures: list[Failure] | None = None,
) -> Fixed:
    """Put ignore comments into a text for all that is found there, as far as comments can do that and nothing else.

    `failures` are as in `lint`.
    """
    document = neighbours.document(text, config.renderer)
    found = _lint(document, rules, config, neighbours, failures)

    def silenced(heard: list[Diagnostic]) -> Fixed | None:
        after = Document(apply(text, suppress.added(document, heard)), config.renderer)
        left = _lint(after, rules, config, neighbours, failures)
        is_all = Counter(map(_rule, left)) == Counter(map(_rule, found)) - Counter(map(_rule, heard))
        return Fixed(after.text, heard, left) if is_all and not _lost(document, after) else None

    def most(lines: list[list[Diagnostic]]) -> Iterator[Diagnostic]:
        """What is found on these lines, without the lines on which a comment would be read as something else."""
        groups = deque([lines])
        for _ in range(MAX_TRIES):
            if not groups:
                break
            group = groups.popleft()
            heard = [each for line in group for each in line]
            if silenced(heard):
                yield from heard
            elif len(group) > 1:
                middle = len(group) // 2
                groups += group[:middle], group[middle:]

    lines = [list(line) for _, line in groupby(found, lambda each: document.lines.number(each.span.start))]
    return silenced(sorted(most(lines), key=_span)) or Fixed(text, [], found)


def _span(diagnostic: Diagnostic) -> Span:
    return diagnostic.span


def _rule(diagnostic: Diagnostic) -> str:
    return diagnostic.rule


def _lint(
    document: Document,
    rules: Sequence[Rule],
    config: Config,
    neighbours: Neighbours,
    failures: list[Failure] | None,
) -> list[Diagnostic]:
    found = []
    for rule in rules:
        if rule.needs != "unused":
            found += _run(rule, document, config, _needed(rule, config, neighbours), failures)
    ran = {rule.name for rule in rules} - {failure.rule for failure in failures or ()}
    kept, unused = suppress.silence(document, found, ran, all_rules.names())
    for rule in rules:
        if rule.needs == "unused":
            kept += _run(rule, document, config, [unused], failures)
    return sorted(kept, key=lambda diagnostic: (diagnostic.span, diagnostic.rule, diagnostic.message))


def _needed(rule: Rule, config: Config, neighbours: Neighbours) -> Sequence[object]:
    """What a rule takes besides the document."""
    match rule.needs:
        case "arxiv":
            return [config.arxiv]
        case "order":
            return [config.order]
        case "files":
            return [neighbours]
        case "duplicates":
            return [neighbours if config.duplicates == "files" else ALONE]
        case _:
            return []


def _run(
    rule: Rule, document: Document, config: Config, needed: Sequence[object], failures: list[Failure] | None
) -> list[Diagnostic]:
    try:
        return [_diagnostic(rule, finding, config) for finding in rule.check(document, *needed)]
    except Exception as error:
        if failures is None:
            raise
        if rule.name not in {failure.rule for failure in failures}:
            failures.append(_failure(rule, error))
        return []


def _failure(rule: Rule, error: Exception) -> Failure:
    from traceback import format_exception, format_exception_only

    return Failure(rule.name, format_exception_only(error)[-1].strip(), "".join(format_exception(error)))


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
    moved = Moved(edits)
    mended = {id(each) for each in chosen}
    others = {_said(each, moved.to(each.span.start)) for each in found if id(each) not in mended}
    again = {_said(each, each.span.start) for each in left} - others
    loud = [each for each in chosen if _said(each, moved.to(each.span.start)) in again]
    if loud:
        raise Refused(f"the fix of {_names(loud)} leaves what it was to mend")


def _said(diagnostic: Diagnostic, place: int) -> tuple[str, str, int]:
    return diagnostic.rule, diagnostic.message, place


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
    """What the links lead to, however a paper is spelt; of a place in another list, that list."""
    urls = (link.url for link in document.links if is_external(link))
    return {identity(url) or (url if ":" in url else url.partition("#")[0]) for url in urls}


def _papers(document: Document) -> set[str]:
    return {paper.key for paper in document.papers}


def _dead_links(document: Document) -> int:
    return sum(link.url.startswith("#") and document.target(link.url) is None for link in document.links)


def _names(diagnostics: Iterable[Diagnostic]) -> str:
    return ", ".join(sorted({diagnostic.rule for diagnostic in diagnostics}))
