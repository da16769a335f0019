"""What a rule is: a module with a docstring, SEVERITY, EXAMPLES and check()."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from fgad_lint.config import Config
from fgad_lint.diagnostic import Finding, Severity
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import NO_OTHER_FILES, FileSet
from fgad_lint.model.ignore_comments import Target


class Bad(NamedTuple):
    """An example with findings: each is drawn under its line as `^^^ message`.

    `fixed` is the text after `--fix`, or after `--fix --unsafe-fixes` if not `safe`. `config` is the text of fgad-lint.toml, and
    `other_files` has the texts of files that are checked before this one, by path.
    """

    text: str
    fixed: str | None = None
    safe: bool = True
    config: str = ""
    other_files: Mapping[str, str] = {}


class Good(NamedTuple):
    """An example without findings; `config` and `other_files` are as in `Bad`."""

    text: str
    config: str = ""
    other_files: Mapping[str, str] = {}


class Context(NamedTuple):
    """What a rule can use besides the document: the configuration, and the other files that are checked with it.

    The rule `unused-suppression` runs last. Only for this rule, `rules_run` are the names of the rules that ran without
    failing, and `used_targets` what ignore comments have suppressed.
    """

    config: Config = Config()
    files: FileSet = NO_OTHER_FILES
    rules_run: Collection[str] = ()
    used_targets: Collection[Target] = ()


class Rule(NamedTuple):
    """A rule, as defined by its module.

    `on` is whether it runs by default, and `options` the key of its part of the configuration, or "".
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
        """Whether its fixes are safe: (True,), (False,), both, or () if it has none."""
        fixable = {example.safe for example in self.examples if isinstance(example, Bad) and example.fixed is not None}
        return tuple(sorted(fixable, reverse=True))


def from_module(module: ModuleType) -> Rule:
    """The rule that a module of `rules/` defines."""
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
    """The text of an example: without its indentation if it starts with a newline."""
    from textwrap import dedent

    return dedent(text[1:]) if text.startswith("\n") else text
