"""Options and parameter types that several commands share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _StringType = click.ParamType[str]
else:
    _StringType = click.ParamType  # Older versions of click have no brackets here.

README = "README.md"
STDIN = "-"
AUTO = "auto"
PATH = click.Path(readable=False)  # Reading a file tells whether it can be read, with a better message.
# Every option of every command can be set by an environment variable named after it: FGAD_LINT_SELECT.
CONTEXT_SETTINGS: dict[str, Any] = {"auto_envvar_prefix": "FGAD_LINT"}


class CheckOptions(NamedTuple):
    """The options of `check`, as the command line gives them."""

    paths: tuple[str, ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: str | None
    isolated: bool
    output_format: str
    since: str | None
    baseline: str | None
    write_baseline: bool
    add_ignores: bool
    statistics: bool
    output_file: str | None
    exit_zero: bool
    jobs: int | None
    stdin_filename: str | None
    color: bool | None
    quiet: bool
    verbose: bool


class Format(_StringType):
    """The name of an output format; the formats are listed when one is asked for, not at start-up."""

    name = "format"

    def __init__(self, package: str, *others: str) -> None:
        self._package = package
        self._others = others

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return value if value in self._others else self._formats().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        return f"[{'|'.join(self._formats().choices)}]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        return self._formats().shell_complete(ctx, param, incomplete)

    def _formats(self) -> "click.Choice[str]":
        from importlib import import_module

        return click.Choice([*self._others, *import_module(f"fgad_lint.{self._package}").names()])


def split_names(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The names in the values of an option that takes several, with commas between them."""
    names = (name.strip() for value in values for name in value.split(","))
    return tuple(name for name in names if name)


def complete_rule_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the last name of a list of rules with commas between them."""
    from fgad_lint import rules

    before, comma, last = incomplete.rpartition(",")
    return [before + comma + name for name in rules.names() if name.startswith(last)]


def config_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say where the configuration is."""
    command = click.option("--isolated", is_flag=True, help="Read no configuration.")(command)
    return click.option(
        "--config", metavar="FILE", help="Use this configuration, not the nearest above each file.", type=PATH
    )(command)
