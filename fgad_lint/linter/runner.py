"""Lint or fix several texts together: each sees the current state of the others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from fgad_lint.diagnostic import Diagnostic
from fgad_lint.linter.fixed import Choice, Fixed, RejectedFixes, every_one
from fgad_lint.linter.lint import Failure, lint_text
from fgad_lint.linter.resolver import Source
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.rule import Context

Task = Callable[[Source, FileSet], Fixed]

_ALL: Mapping[str, Choice] = {}


def lint(source: Source, files: FileSet) -> Fixed:
    """The task of linting a text."""
    diagnostics, failures = lint_text(source.text, source.rules, _context(source, files))
    return Fixed(source.text, [], diagnostics, (), failures)


def fix(source: Source, files: FileSet, unsafe: bool = False, choices: Mapping[str, Choice] = _ALL) -> Fixed:
    """The task of fixing a text. `choices` has what to fix by the name of the file, if not everything."""
    from fgad_lint.linter import fix

    choice = choices.get(source.name, every_one)
    return fix.fix(source.text, source.rules, _context(source, files), unsafe, choice)


def add_ignores(source: Source, files: FileSet, choices: Mapping[str, Choice] = _ALL) -> Fixed:
    """The task of adding ignore comments to a text. `choices` has what to suppress by the name of the file, if not everything."""
    from fgad_lint.linter import add_ignores

    choice = choices.get(source.name, every_one)
    return add_ignores.add_ignores(source.text, source.rules, _context(source, files), choice)


def _context(source: Source, files: FileSet) -> Context:
    return Context(source.setting.config, files, cache(source.repository), cache(source.facts))


class Outcome(NamedTuple):
    """The result of a task for one text: the fields of `Fixed`, and the names of the other texts that the task read."""

    text: str
    fixed: list[Diagnostic]
    remaining: list[Diagnostic]
    rejected: tuple[RejectedFixes, ...]
    failures: Sequence[Failure]
    seen: frozenset[str]


class Batch:
    """Texts that are linted or fixed together. What was read of the same files in an `earlier` batch is not read again.

    `texts` has the current texts by name, and `changed` the names of those that were replaced. `is_kept` says that a later
    batch needs the documents. Otherwise, one that no other file needs is dropped after its task, to save memory.
    """

    _documents: "_Documents"

    def __init__(self, sources: Sequence[Source], earlier: "Batch | None" = None, is_kept: bool = False) -> None:
        self.sources = sources
        self._is_kept = is_kept or any(source.setting.config.duplicates == "files" for source in sources)
        self.texts = {source.name: source.text for source in sources}
        self.changed: set[str] = set()
        self._needed: set[str] = set()  # The names of the files that others have links to, or are compared with.
        self._documents = _Documents(sources, earlier._documents.parsed if earlier else {})

    def put(self, source: Source) -> None:
        """Replace the text of a file."""
        self.texts[source.name] = source.text
        self.changed.add(source.name)
        self._documents.put(source)

    def outcome(self, task: Task, source: Source) -> Outcome:
        """Do a task for one text, with access to the current state of the others."""
        self._documents.seen.clear()
        fixed = task(source, FileSet(source.name, self._documents))
        seen = frozenset(self._documents.seen - {source.name})
        self._needed |= seen
        if not (self._is_kept or source.name in self._needed):
            self._documents.drop(source.name)
        return Outcome(*fixed, seen)


class _Documents(Mapping[str, Document]):
    """Documents by name, parsed on first access; `seen` are the names that were accessed, `earlier` are other versions."""

    def __init__(self, sources: Sequence[Source], earlier: Mapping[str, Document]) -> None:
        self.seen: set[str] = set()
        self.parsed: dict[str, Document] = {}
        self._sources = {source.name: source for source in sources}
        self._earlier = earlier

    def put(self, source: Source) -> None:
        self._sources[source.name] = source
        self.drop(source.name)

    def drop(self, name: str) -> None:
        self.parsed.pop(name, None)

    def __getitem__(self, name: str) -> Document:
        source = self._sources[name]
        self.seen.add(name)
        if name not in self.parsed:
            renderer = source.setting.config.renderer
            self.parsed[name] = Document(source.text, renderer, previous=self._earlier.get(name))
        return self.parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
