"""The command line: a group of commands, with `check` as the default."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from fgad_lint import __version__
from fgad_lint.cli.terminal import discard_output, escape_line, fail, tell

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# Command → module and function, in the order of --help. Commands are imported when they are used.
COMMANDS = {
    "check": "check:check",
    "explain": "explain:explain",
    "parse": "records:parse",
    "render": "records:render",
    "export": "records:export",
    "add": "add:add",
    "move": "curate:move",
    "remove": "curate:remove",
    "sort": "curate:sort",
    "contents": "contents:contents",
    "compare": "compare:compare",
    "stats": "stats:stats",
    "merge": "merge:merge",
    "facts": "facts:facts",
    "init": "project:init",
    "config": "project:configuration",
    "server": "server:server",
    "help": "help:show_help",
}
_COMPLETE = "_FGAD_LINT_COMPLETE"  # The environment variable with which a shell asks for completion.
_ARGUMENTS = "fgad_lint.arguments"  # The key in `click.Context.meta` of the words of the command line.
VERBOSE = "fgad_lint.verbose"  # The key in `click.Context.meta` that says whether --verbose was given.


class CommandGroup(click.Group):
    """A group that imports its commands lazily and runs `check` if the arguments name no command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_ARGUMENTS] = [*args]
        known = {*COMMANDS, *(name for param in self.get_params(ctx) for name in param.opts)}
        if not known.intersection(args[:1]) and not (ctx.resilient_parsing and not args):
            args = ["check", *args]
        with _readable_usage_errors():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            with _readable_usage_errors():
                return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\naborted", err=True)
            ctx.exit(130)
        except (click.ClickException, click.exceptions.Exit, MemoryError, OSError):
            raise  # Not bugs: click and main() handle them.
        except Exception as error:
            _fail_with_bug(ctx, error)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; if memory runs out or output cannot be written, print only one line."""
        try:
            if _COMPLETE in os.environ:
                import_module("fgad_lint.cli.completion")
            return super().main(*args, **extra)
        except MemoryError:
            fail("out of memory")
        except BrokenPipeError:  # The reader is gone; click does not handle all such cases.
            discard_output()
            sys.exit(1)
        except OSError as error:
            with suppress(OSError):  # Standard error may be full as well.
                tell(f"output not written: {(error.strerror or str(error)).lower()}")
            discard_output()
            sys.exit(2)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _load(cmd_name) if cmd_name in COMMANDS else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Complete commands, and files and options of `check`."""
        check = _load("check")
        with check.make_context("check", [], parent=ctx, resilient_parsing=True) as check_ctx:
            if incomplete.startswith("-"):
                items = check.shell_complete(check_ctx, incomplete)
            else:
                items = [
                    item
                    for param in check.params
                    if isinstance(param, click.Argument)
                    for item in param.shell_complete(check_ctx, incomplete)
                ]
        items += super().shell_complete(ctx, incomplete)
        return list({item.value: item for item in items}.values())

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Include the options of `check`, because most people look for those."""
        params = (*_load("check").params, *self.get_params(ctx))
        records = [param.get_help_record(ctx) for param in params if isinstance(param, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])
        self.format_commands(ctx, formatter)


def _fail_with_bug(ctx: click.Context, error: Exception) -> NoReturn:
    """Print one line about an unexpected exception, after the traceback if the run is verbose, and exit with 2."""
    from traceback import format_exception, format_exception_only

    from fgad_lint.report import HOME

    message = f"internal error: {format_exception_only(error)[-1].strip()}; please report it at {HOME}/issues"
    if ctx.meta.get(VERBOSE) or os.environ.get("FGAD_LINT_VERBOSE"):
        for line in "".join(format_exception(error)).splitlines():
            tell(line)
        fail(f"{message} with this traceback")
    option = "-v" if ctx.invoked_subcommand == "check" else "FGAD_LINT_VERBOSE=1"
    fail(f"{message} with the traceback, which {option} shows")


def _load(name: str) -> click.Command:
    module, _, attribute = COMMANDS[name].partition(":")
    command: click.Command = getattr(import_module(f"fgad_lint.cli.{module}"), attribute)
    return command


class _UsageError(click.UsageError):
    """A usage error that shows its message first, and then how to use the command."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Error: {self.format_message()}", file, err=file is None)
        if self.ctx:
            click.echo(
                f"\n{self.ctx.get_usage()}\nTry '{self.ctx.command_path} --help' for help.", file, err=file is None
            )


@contextmanager
def _readable_usage_errors() -> Iterator[None]:
    """Show click's usage errors well, and escape them, because they quote arguments, which may be hostile file names."""
    try:
        yield
    except click.UsageError as error:
        raise _UsageError(escape_line(error.format_message() + _file_hint(error)), error.ctx) from None


def _file_hint(error: click.UsageError) -> str:
    """The end of a message about an unknown option that is the name of a file."""
    if not (isinstance(error, click.NoSuchOption) and error.ctx):
        return ""
    words = (word for word in error.ctx.meta[_ARGUMENTS] if word.startswith("-") and os.path.lexists(word))
    return next((f" If you mean the file, write ./{word}" for word in words), "")


@click.group(
    cls=CommandGroup,
    options_metavar="[COMMAND] [OPTIONS]",
    subcommand_metavar="[PATHS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__,
    "-V",
    "--version",
    prog_name="fgad-lint",
    message="%(prog)s %(version)s",
    help="Show the version and exit.",
)
def main() -> None:
    """Lint, fix and edit curated lists of papers in Markdown.

    Without a COMMAND, check the PATHS (default: README.md).

    \b
      fgad-lint                        lint README.md
      fgad-lint README.md --fix        apply safe fixes
      fgad-lint README.md --diff       show what --fix would change
      fgad-lint explain broken-anchor  explain a rule

    Exit status: 0 if there are no errors or warnings, 1 if there are, 2 if something could not be checked. Every
    option of check can also be set in the environment, as in FGAD_LINT_SELECT=broken-anchor.
    """
