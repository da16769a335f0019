"""What a rule is: a module with a docstring, SEVERITY, EXAMPLES and check()."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import Literal, NamedTuple

from fgad_lint.diagnostic import Finding, Severity

Needs = Literal["", "arxiv", "order", "files", "duplicates", "unused"]


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


class Rule(NamedTuple):
    """A rule as its module has it.

    `check` takes the document and, where the rule `needs` something more, that: its table of the configuration, the
    lists checked together (`files`) or among which papers are compared (`duplicates`), or the ignore comments that
    silenced nothing. `on` says whether it runs unless it is selected.
    """

    name: str
    doc: str
    severity: Severity
    examples: Sequence[Bad | Good]
    check: Callable[..., Iterable[Finding]]
    needs: Needs
    on: bool

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
        getattr(module, "NEEDS", ""),
        getattr(module, "ON", True),
    )


def sample(text: str) -> str:
    """An example's text; one that opens with a newline is indented source."""
    from textwrap import dedent

    return dedent(text[1:]) if text.startswith("\n") else text
