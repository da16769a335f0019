"""Options and kinds of arguments that commands share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _StringType = click.ParamType[str]
else:
    _StringType = click.ParamType  # Older versions of click have no brackets here.


AUTO = "auto"


PATH = click.Path(readable=False)  # Whether it can be read is found out, and said, file by file.


# Every option can be set by a variable named after it, whatever the command: FGAD_LINT_SELECT.
CONTEXT_SETTINGS: dict[str, Any] = {"auto_envvar_prefix": "FGAD_LINT"}


class Format(_StringType):
    """The name of an output format; they are looked up when one is asked for, not when the program starts."""

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
    names = (name.strip() for value in values for name in value.split(","))
    return tuple(name for name in names if name)


def complete_rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from fgad_lint import rules

    before, comma, last = incomplete.rpartition(",")
    return [before + comma + name for name in rules.names() if name.startswith(last)]


def configurable(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where the configuration is."""
    command = click.option("--isolated", is_flag=True, help="Read no configuration.")(command)
    return click.option(
        "--config", metavar="FILE", help="Use this configuration, not the nearest above each file.", type=PATH
    )(command)
