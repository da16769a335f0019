"""The pipeline: text, document, diagnostics, edits, text."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fgad_lint import rules as all_rules
from fgad_lint import suppress
from fgad_lint.config import Config
from fgad_lint.diagnostic import Diagnostic, Edit, Finding
from fgad_lint.document import Document
from fgad_lint.edits import Moved, apply, choose, is_sound
from fgad_lint.neighbours import ALONE, Neighbours
from fgad_lint.papers import identity, is_external, link_key
from fgad_lint.rule import Rule
from fgad_lint.text import Span

MAX_PASSES = 25  # Some fixes wait for the one before them, in one text as many as 20.
MAX_TRIES = 200  # So many groups of ignore comments are tried; nearly all lists need one.
MAX_HALVINGS = 6  # To find the fix that is to blame, those of a pass are halved so often.


class Refusal(NamedTuple):
    """Fixes that were left out since a check failed on what they would make: a bug in their rules, never the user's fault.

    `line`, from 1, is that of the first of them; `reason` says what they would have done.
    """

    rules: tuple[str, ...]
    line: int
    reason: str


class Failure(NamedTuple):
    """A rule that raised an exception, so that what it finds is missing: a bug in it, never the user's fault.

    `error` is its kind and message, `trace` the lines of its traceback.
    """

    rule: str
    error: str
    trace: str


class Fixed(NamedTuple):
    """A text after fixing: what was fixed, what is still to be said of it, and which fixes were left out."""

    text: str
    fixed: list[Diagnostic]
    left: list[Diagnostic]
    refusals: tuple[Refusal, ...] = ()


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

    A fix is left out where a check fails on what it makes: where it leaves what it was to mend, changes what it does not
    speak of, loses something, or makes a rule fail. Its rule is left out where that happens twice, and where its fixes do
    not converge.
    """
    return _Fixing(text, rules, config, unsafe, neighbours, failures).run()


class _DoNotConverge(Exception):
    """Fixes that bring back a text seen before, or need too many passes."""

    def __init__(self, chosen: list[Diagnostic]) -> None:
        self.chosen = chosen


class _Problem(NamedTuple):
    """Why fixes cannot be made, and those to blame."""

    reason: str
    blamed: list[Diagnostic]


class _Pass(NamedTuple):
    """What one pass made: the text with its edits, and what is found there."""

    document: Document
    edits: list[Edit]
    left: list[Diagnostic]


class _Fixing:
    """The fixing of one text."""

    def __init__(
        self,
        text: str,
        rules: Sequence[Rule],
        config: Config,
        unsafe: bool,
        neighbours: Neighbours,
        failures: list[Failure] | None,
    ) -> None:
        self._rules, self._config, self._unsafe = rules, config, unsafe
        self._neighbours, self._failures = neighbours, failures
        self._first = neighbours.document(text, config.renderer)
        self._found = self._lint(self._first)
        self._n_failures = len(failures or ())
        self._refusals: list[Refusal] = []
        self._rules_left_out: set[str] = set()

    def run(self) -> Fixed:
        loops: list[Refusal] = []
        while True:
            self._refusals = [*loops]
            self._rules_left_out = {rule for refusal in loops for rule in refusal.rules}
            try:
                return self._fixed()
            except _DoNotConverge as loop:
                # What the rules made of the text until then is not to be trusted either.
                loops.append(_refusal(self._first, _Problem("not converge", loop.chosen)))

    def _fixed(self) -> Fixed:
        document, diagnostics = self._first, self._found
        fixed: list[Diagnostic] = []
        left_out: set[tuple[str, int]] = set()  # Rules, and the offsets of their findings in `document`.
        seen = {document.text}
        while chosen := choose_fixes(self._fixable(diagnostics, left_out), self._unsafe):
            made = self._made(document, diagnostics, chosen)
            if isinstance(made, _Problem):
                self._leave_out(_refusal(document, made))
                left_out |= {(diagnostic.rule, diagnostic.span.start) for diagnostic in made.blamed}
                continue
            if made.document.text in seen or len(seen) >= MAX_PASSES:
                raise _DoNotConverge(chosen)
            seen.add(made.document.text)
            fixed += chosen
            moved = Moved(made.edits)
            left_out = {(rule, moved.to(offset)) for rule, offset in left_out}
            document, diagnostics = made.document, made.left
        fixable = set(map(id, self._fixable(diagnostics, left_out)))
        left = [each if id(each) in fixable else each._replace(fix=None) for each in diagnostics]
        return Fixed(document.text, fixed, left, tuple(self._refusals))

    def _fixable(self, diagnostics: Iterable[Diagnostic], left_out: set[tuple[str, int]]) -> list[Diagnostic]:
        return [
            diagnostic
            for diagnostic in diagnostics
            if diagnostic.rule not in self._rules_left_out and (diagnostic.rule, diagnostic.span.start) not in left_out
        ]

    def _leave_out(self, refusal: Refusal) -> None:
        """Note a refusal; a rule that has another one is left out."""
        known = {rule for other in self._refusals for rule in other.rules}
        self._rules_left_out |= known.intersection(refusal.rules)
        self._refusals.append(refusal)

    def _lint(self, document: Document) -> list[Diagnostic]:
        return _lint(document, self._rules, self._config, self._neighbours, self._failures)

    def _made(
        self, document: Document, diagnostics: Sequence[Diagnostic], chosen: list[Diagnostic]
    ) -> _Pass | _Problem:
        """Make the fixes of some diagnostics; where a check fails on the result, find those to blame."""
        from fgad_lint import guards

        if broken := [each for each in chosen if each.fix and not is_sound(document.text, each.fix.edits)]:
            return _Problem("edit a place twice, or one outside the text", broken)
        if strayed := guards.strayed(document, chosen):
            return _Problem("change what it does not speak of", strayed)
        made = self._tried(document, diagnostics, chosen)
        if isinstance(made, _Pass):
            return made
        groups: dict[int, list[Diagnostic]] = {}  # Findings may share one fix, which is made once.
        for diagnostic in sorted(chosen, key=_rule):
            groups.setdefault(id(diagnostic.fix), []).append(diagnostic)

        def problem(fixes: Sequence[list[Diagnostic]]) -> _Problem | None:
            tried = self._tried(document, diagnostics, [each for group in fixes for each in group])
            return tried if isinstance(tried, _Problem) else None

        return _narrowed(list(groups.values()), made, problem)

    def _tried(
        self, document: Document, diagnostics: Sequence[Diagnostic], chosen: list[Diagnostic]
    ) -> _Pass | _Problem:
        from fgad_lint import guards, witness

        fixes = {id(diagnostic.fix): diagnostic.fix for diagnostic in chosen if diagnostic.fix}
        edits = [edit for fix in fixes.values() for edit in fix.edits]
        after = Document(apply(document.text, edits), self._config.renderer)
        if block := guards.overrun(document, edits, after):
            line = document.lines.place(block.span.start).line
            return _Problem(f"make something else of line {line}, which it does not touch", chosen)
        if lost := witness.lost(document.text, after.text):
            return _Problem(lost, chosen)
        left = self._lint(after)
        if self._failures and len(self._failures) > self._n_failures:
            rule = self._failures[-1].rule
            del self._failures[self._n_failures :]
            return _Problem(f"make {rule} fail", chosen)
        if loud := _loud(diagnostics, chosen, edits, left):
            return _Problem("not remove what it reports", loud)
        if lost := _lost(document, after):
            return _Problem(lost, chosen)
        return _Pass(after, edits, left)


def _refusal(document: Document, problem: _Problem) -> Refusal:
    rules = {diagnostic.rule for diagnostic in problem.blamed}
    start = min(diagnostic.span.start for diagnostic in problem.blamed)
    return Refusal(tuple(sorted(rules)), document.lines.place(start).line, problem.reason)


def _narrowed(
    fixes: Sequence[list[Diagnostic]],
    problem: _Problem,
    problem_of: Callable[[Sequence[list[Diagnostic]]], _Problem | None],
) -> _Problem:
    """The problem of as few of some fixes as have one by themselves."""
    for _ in range(MAX_HALVINGS):
        if len(fixes) == 1 or len(problem.blamed) < sum(map(len, fixes)):
            break
        middle = len(fixes) // 2
        for part in (fixes[:middle], fixes[middle:]):
            if found := problem_of(part):
                fixes, problem = part, found
                break
        else:
            break
    return problem


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


def choose_fixes(diagnostics: Sequence[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """The diagnostics to fix in this pass: those whose fixes fit beside each other."""
    wanted = [each for each in diagnostics if each.fix and (each.fix.safe or unsafe)]
    chosen = {id(fix) for fix in choose(each.fix for each in wanted if each.fix)}
    return [each for each in wanted if id(each.fix) in chosen]


def _loud(
    found: Iterable[Diagnostic], chosen: Sequence[Diagnostic], edits: Iterable[Edit], left: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """The fixed diagnostics that are made again at their place, where that was not said of something else before."""
    moved = Moved(edits)
    mended = {id(each) for each in chosen}
    others = {_said(each, moved.to(each.span.start)) for each in found if id(each) not in mended}
    again = {_said(each, each.span.start) for each in left} - others
    return [each for each in chosen if _said(each, moved.to(each.span.start)) in again]


def _said(diagnostic: Diagnostic, place: int) -> tuple[str, str, int]:
    return diagnostic.rule, diagnostic.message, place


def _lost(before: Document, after: Document) -> str:
    """What is gone of sections, links and papers, of which one is kept where it was listed twice; "" if nothing is."""
    if Counter(section.title for section in before.sections) != Counter(section.title for section in after.sections):
        return "lose or change a section"
    if lost := _links(before) - _links(after):
        return f"lose the link {min(lost)}"
    if lost := lost_papers(before, after):
        return f'lose the paper "{min(lost)}"'
    if _dead_links(after) > _dead_links(before):
        return "break a link in the page"
    return ""


def _links(document: Document) -> set[str]:
    """What the links lead to, however a paper is spelt; of a place in another list, that list."""
    urls = (link.url for link in document.links if is_external(link))
    return {identity(url) or (link_key(url) if ":" in url else url.partition("#")[0]) for url in urls}


def lost_papers(before: Document, after: Document) -> set[str]:
    """The keys of papers that are gone; one may end sooner, where the rest of its title has become a link."""
    old, new = (Counter(paper.key for paper in document.papers) for document in (before, after))
    came = new - old
    lengths = {len(key) for key in came if key}
    return {key for key in old.keys() - new.keys() - {""} if not any(key[:length] in came for length in lengths)}


def _dead_links(document: Document) -> int:
    return sum(link.url.startswith("#") and document.target(link.url) is None for link in document.links)
