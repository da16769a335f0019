"""The pipeline: text, document, diagnostics, edits, text."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from fgad_lint import rules as all_rules
from fgad_lint.config import Config
from fgad_lint.diagnostic import Diagnostic, Edit, Finding
from fgad_lint.edits import OffsetMap, apply, choose, is_sound
from fgad_lint.linter import suppressions
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import NO_OTHER_FILES, FileSet
from fgad_lint.model.papers import identity, is_external, link_key
from fgad_lint.rule import Rule

MAX_PASSES = 25  # Some fixes wait for the one before them, in one text as many as 20.
MAX_TRIES = (
    10  # So often ignore comments are put in without those that would be misread; nearly all lists need one try.
)
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
    file_set: FileSet = NO_OTHER_FILES,
    failures: list[Failure] | None = None,
) -> list[Diagnostic]:
    """What `rules` find in a text, in the order of the text. Takes any text; broken Markdown is no error.

    A rule that raises an exception is added to `failures`, and the others go on; without that list, it is raised.
    """
    return _lint(file_set.document(text, config.renderer), rules, config, file_set, failures)


def fix(
    text: str,
    rules: Sequence[Rule],
    config: Config,
    unsafe: bool = False,
    file_set: FileSet = NO_OTHER_FILES,
    failures: list[Failure] | None = None,
) -> Fixed:
    """Fix until nothing is left to fix, with the safe fixes or with all; `failures` are as in `lint`.

    A fix is left out where a check fails on what it makes: where it leaves what it was to mend, changes what it does not
    speak of, loses something, or makes a rule fail. Its rule is left out where that happens twice, and where its fixes do
    not converge.
    """
    return _Fixing(text, rules, config, unsafe, file_set, failures).run()


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
        file_set: FileSet,
        failures: list[Failure] | None,
    ) -> None:
        self._rules, self._config, self._unsafe = rules, config, unsafe
        self._file_set, self._failures = file_set, failures
        self._first = file_set.document(text, config.renderer)
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
            offset_map = OffsetMap(made.edits)
            left_out = {(rule, offset_map.to(offset)) for rule, offset in left_out}
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
        return _lint(document, self._rules, self._config, self._file_set, self._failures)

    def _made(
        self, document: Document, diagnostics: Sequence[Diagnostic], chosen: list[Diagnostic]
    ) -> _Pass | _Problem:
        """Make the fixes of some diagnostics; where a check fails on the result, find those to blame."""
        from fgad_lint.linter import fix_checks

        if broken := [each for each in chosen if each.fix and not is_sound(document.text, each.fix.edits)]:
            return _Problem("edit a place twice, or one outside the text", broken)
        if edits_outside_scope := fix_checks.edits_outside_scope(document, chosen):
            return _Problem("change what it does not speak of", edits_outside_scope)
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
        from fgad_lint.linter import fix_checks, witness

        fixes = {id(diagnostic.fix): diagnostic.fix for diagnostic in chosen if diagnostic.fix}
        edits = [edit for fix in fixes.values() for edit in fix.edits]
        after = Document(apply(document.text, edits), self._config.renderer)
        if block := next(fix_checks.overrun(document, edits, after), None):
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
    file_set: FileSet = NO_OTHER_FILES,
    failures: list[Failure] | None = None,
) -> Fixed:
    """Put ignore comments into a text for all that is found there, as far as comments can do that and nothing else.

    `failures` are as in `lint`. A line is left out where its comment would not be read as one, would make another block of
    what is around it, or would silence nothing or too much; that is found out with two more runs of the rules at most.
    """
    document = file_set.document(text, config.renderer)
    found = _lint(document, rules, config, file_set, failures)
    heard, n_runs = found, 0
    for _ in range(MAX_TRIES):
        if not heard or n_runs == 2:
            break
        edits = suppressions.added(document, heard)
        after = Document(apply(text, edits), config.renderer)
        unsuited = _misread(document, edits, after)
        if not unsuited:
            left, n_runs = _lint(after, rules, config, file_set, failures), n_runs + 1
            unsuited = _ineffective(document, found, heard, edits, after, left)
            if not unsuited and not _lost(document, after):
                return Fixed(after.text, heard, left)
        heard = [each for each in heard if document.lines.number(each.span.start) not in unsuited]
    return Fixed(text, [], found)


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


def _rule(diagnostic: Diagnostic) -> str:
    return diagnostic.rule


def _lint(
    document: Document,
    rules: Sequence[Rule],
    config: Config,
    file_set: FileSet,
    failures: list[Failure] | None,
) -> list[Diagnostic]:
    found = []
    for rule in rules:
        if rule.needs != "unused":
            found += _run(rule, document, config, _needed(rule, config, file_set), failures)
    ran = {rule.name for rule in rules} - {failure.rule for failure in failures or ()}
    kept, unused = suppressions.silence(document, found, ran, all_rules.names())
    for rule in rules:
        if rule.needs == "unused":
            kept += _run(rule, document, config, [unused], failures)
    return sorted(kept, key=lambda diagnostic: (diagnostic.span, diagnostic.rule, diagnostic.message))


def _needed(rule: Rule, config: Config, file_set: FileSet) -> Sequence[object]:
    """What a rule takes besides the document."""
    match rule.needs:
        case "arxiv":
            return [config.arxiv]
        case "order":
            return [config.order]
        case "files":
            return [file_set]
        case "duplicates":
            return [file_set if config.duplicates == "files" else NO_OTHER_FILES]
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
    offset_map = OffsetMap(edits)
    mended = {id(each) for each in chosen}
    others = {_said(each, offset_map.to(each.span.start)) for each in found if id(each) not in mended}
    again = {_said(each, each.span.start) for each in left} - others
    return [each for each in chosen if _said(each, offset_map.to(each.span.start)) in again]


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
