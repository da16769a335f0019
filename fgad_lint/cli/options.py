"""Options and parameter types that several commands share."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _StringType = click.ParamType[str]
else:
    _StringType = click.ParamType  # In older versions of click, it is not generic.

README = "README.md"
STDIN = "-"
AUTO = "auto"
PATH = click.Path(readable=False)  # Reading an unreadable file gives a better message than click does.
# An environment variable such as FGAD_LINT_SELECT sets an option of any command.
CONTEXT_SETTINGS: dict[str, Any] = {"auto_envvar_prefix": "FGAD_LINT"}


def readme() -> str:
    """The README.md in the working directory, in any case; `README` if there is none."""
    if not os.path.exists(README):
        with suppress(OSError):
            return min((name for name in os.listdir() if name.lower() == README.lower()), default=README)
    return README


class CheckOptions(NamedTuple):
    """The options of `check`, as on the command line."""

    paths: tuple[str, ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    exclude: tuple[str, ...]
    force_exclude: bool
    config: tuple[str, ...]
    isolated: bool
    output_format: str
    since: str | None
    baseline: str | None
    write_baseline: bool
    add_ignores: bool
    watch: bool
    statistics: bool
    output_file: str | None
    exit_zero: bool
    fail_on: str
    jobs: int | None
    stdin_filename: str | None
    color: bool | None
    quiet: bool
    verbose: bool


class Format(_StringType):
    """A parameter type for the name of a format; the formats are listed lazily."""

    name = "format"

    def __init__(self, package: str, *more_names: str) -> None:
        self._package = package
        self._more_names = more_names

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return value if value in self._more_names else self._formats().convert(value, param, ctx)

    def names(self) -> Sequence[str]:
        """The names of all formats."""
        return self._formats().choices

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        return self._formats().shell_complete(ctx, param, incomplete)

    def _formats(self) -> "click.Choice[str]":
        from importlib import import_module

        return click.Choice([*self._more_names, *import_module(f"fgad_lint.{self._package}").names()])


class FormatOption(click.Option):
    """An option whose help lists the formats; they are too long for a metavar like that of click.Choice."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or not isinstance(self.type, Format):
            return record
        return record[0], f"{record[1]}  [formats: {', '.join(self.type.names())}]"


def split_names(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split each value of an option at its commas, and return the names of all values."""
    names = (name.strip() for value in values for name in value.split(","))
    return tuple(name for name in names if name)


def complete_rule_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the last name of a comma-separated list of rules, with a rule that is not in it yet."""
    from fgad_lint import rules

    before, comma, last = incomplete.rpartition(",")
    names = [name for name in rules.names() if name.startswith(last) and name not in before.split(",")]
    return [before + comma + name for name in names]


def config_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add --config and --isolated to a command."""
    command = click.option("--isolated", is_flag=True, help="Ignore all configuration files.")(command)
    return click.option(
        "--config",
        metavar="FILE|OPTION",
        multiple=True,
        help="Use this configuration file instead of the nearest one above each file, or override an option of it: "
        """'order.papers = "newest-first"'.""",
        type=PATH,
    )(command)


def document_format_option(purpose: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add --format to a command that prints text, Markdown or JSON; `purpose` is its help."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "markdown", "json"]),
        default="text",
        show_default=True,
        help=purpose,
    )


def output_file_option(what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add --output-file to a command that prints `what`."""
    return click.option(
        "--output-file", metavar="FILE", type=PATH, help=f"Write {what} to this file, unless there is an error."
    )
