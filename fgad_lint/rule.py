"""What a rule is: a module with a docstring, SEVERITY, EXAMPLES and check()."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from fgad_lint.config import Config
from fgad_lint.diagnostic import Finding, Severity
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import NO_OTHER_FILES, FileSet


class Bad(NamedTuple):
    """A text with findings: each is drawn under its line as `^^^ message`.

    `fixed` is what `--fix` makes of it, or `--unsafe-fixes` where it is not `safe`; `config` is what fgad-lint.toml says,
    and `beside` holds the texts of files given before it, by their paths.
    """

    text: str
    fixed: str | None = None
    safe: bool = True
    config: str = ""
    beside: Mapping[str, str] = {}


class Good(NamedTuple):
    """A text without findings; `config` is what fgad-lint.toml says, and `beside` holds files given before it."""

    text: str
    config: str = ""
    beside: Mapping[str, str] = {}


class Context(NamedTuple):
    """What a rule may ask besides the document: the configuration, and the other files that are checked with it.

    `unused_suppressions` is what the linter has to say of ignore comments, once all other rules have run.
    """

    config: Config = Config()
    files: FileSet = NO_OTHER_FILES
    unused_suppressions: Sequence[Finding] = ()


class Rule(NamedTuple):
    """A rule as its module has it.

    `on` says whether it runs unless it is selected, `options` which part of the configuration it heeds; "" if none.
    """

    name: str
    doc: str
    severity: Severity
    examples: Sequence[Bad | Good]
    check: Callable[[Document, Context], Iterable[Finding]]
    on: bool = True
    options: str = ""

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return self.doc.partition("\n")[0]

    @property
    def fixes(self) -> tuple[bool, ...]:
        """Whether its fixes are safe: (True,), (False,), both, or () where it has none."""
        fixable = {example.safe for example in self.examples if isinstance(example, Bad) and example.fixed is not None}
        return tuple(sorted(fixable, reverse=True))


def from_module(module: ModuleType) -> Rule:
    """The rule that a module of `rules/` is."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    if not module.__doc__:
        raise TypeError(f"{name} has no docstring")
    return Rule(
        name,
        module.__doc__.strip(),
        module.SEVERITY,
        module.EXAMPLES,
        module.check,
        getattr(module, "ON", True),
        getattr(module, "OPTIONS", ""),
    )


def sample(text: str) -> str:
    """An example's text; one that opens with a newline is indented source."""
    from textwrap import dedent

    return dedent(text[1:]) if text.startswith("\n") else text
