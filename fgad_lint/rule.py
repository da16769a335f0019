"""What a rule is: a module with a docstring, SEVERITY, EXAMPLES and check()."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, get_args

from fgad_lint.config import Config
from fgad_lint.diagnostic import Finding, Severity
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import NO_OTHER_FILES, FileSet
from fgad_lint.model.ignore_comments import Target
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.facts.paper import Facts
    from fgad_lint.model.linked_files import Repository


WITH_FACTS = "with_facts"  # The folder of the rules that need facts.


class Bad(NamedTuple):
    """An example with findings: each is drawn under its line as `^^^ message`.

    `fixed` is the text after `--fix`, or after `--fix --unsafe-fixes` if not `safe`. `config` is the text of fgad-lint.toml, and
    `other_files` has the texts of files that are checked before this one, by path. `repository` are the paths of the files in the
    repository of the list. `facts` and `link_facts` are lines of `papers.json` and `links.json` in `.fgad-lint/`. `severity` is
    that of the findings if it is not that of the rule.
    """

    text: str
    fixed: str | None = None
    safe: bool = True
    config: str = ""
    other_files: Mapping[str, str] = {}
    repository: Sequence[str] = ()
    severity: Severity | None = None
    facts: str = ""
    link_facts: str = ""


class Good(NamedTuple):
    """An example without findings; the other fields are as in `Bad`."""

    text: str
    config: str = ""
    other_files: Mapping[str, str] = {}
    repository: Sequence[str] = ()
    facts: str = ""
    link_facts: str = ""


def no_repository() -> None:
    """The repository of a list that is not a file."""
    return


def no_facts() -> None:
    """The facts beside a list that has none."""
    return


class Context(NamedTuple):
    """What a rule can use besides the document: the configuration, and the other files that are checked with it.

    `repository` returns the names of the files around the list; None if it is not a file. `facts` returns what is kept beside
    it about its papers and links; None if nothing is.

    The rule `unused-suppression` runs last. Only for this rule, `rules_run` are the names of the rules that ran without
    failing, and `used_targets` what ignore comments have suppressed.
    """

    config: Config = Config()
    files: FileSet = NO_OTHER_FILES
    repository: "Callable[[], Repository | None]" = no_repository
    facts: "Callable[[], Facts | None]" = no_facts
    rules_run: Collection[str] = ()
    used_targets: Collection[Target] = ()

    def wrong_entries(self, document: Document) -> frozenset[Span]:
        """The spans of the papers whose entries lead to other papers: what else is odd about their ids follows from that."""
        if self.facts() is None:
            return frozenset()
        from fgad_lint.facts.entries import known_entries

        return frozenset(
            entry.paper.span for entry in known_entries(document, self.facts()) if entry.likeness == "other"
        )


class Rule(NamedTuple):
    """A rule, as defined by its module.

    `on` is whether it runs by default, and `options` the key of its part of the configuration, or "". A rule that does not
    compare sections finds in each of them what it would find if no other had papers, links or tables. One that needs facts does
    not run on a list without them.
    """

    name: str
    doc: str
    severity: Severity
    examples: Sequence[Bad | Good]
    check: Callable[[Document, Context], Iterable[Finding]]
    on: bool = True
    options: str = ""
    compares_sections: bool = False
    needs_facts: bool = False

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return self.doc.partition("\n")[0]

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities that its findings can have, its own first."""
        others = (example.severity for example in self.examples if isinstance(example, Bad) and example.severity)
        return tuple(dict.fromkeys((self.severity, *others)))

    @property
    def fixes(self) -> tuple[bool, ...]:
        """Whether its fixes are safe: (True,), (False,), both, or () if it has none."""
        are_safe = {example.safe for example in self.examples if isinstance(example, Bad) and example.fixed is not None}
        return tuple(sorted(are_safe, reverse=True))


class RuleError(TypeError):
    """A module of `rules/` that does not define a rule."""


_REQUIRED = {"__doc__": "docstring", "SEVERITY": "SEVERITY", "EXAMPLES": "EXAMPLES", "check": "check()"}


def from_module(module: ModuleType) -> Rule:
    """The rule that a module of `rules/` defines; a RuleError says what the module lacks."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    for attribute, description in _REQUIRED.items():
        if not getattr(module, attribute, None):
            raise RuleError(f"{name} has no {description}")
    if module.SEVERITY not in get_args(Severity):
        raise RuleError(f"{name}: SEVERITY must be error, warning or info, not {module.SEVERITY!r}")
    doc = module.__doc__ or ""
    return Rule(
        name,
        doc.strip(),
        module.SEVERITY,
        module.EXAMPLES,
        module.check,
        getattr(module, "ON", True),
        getattr(module, "OPTIONS", ""),
        getattr(module, "COMPARES_SECTIONS", False),
        f".{WITH_FACTS}." in module.__name__,
    )


def sample(text: str) -> str:
    """The text of an example, without its indentation if it starts with a newline."""
    from textwrap import dedent

    return dedent(text[1:]) if text.startswith("\n") else text
