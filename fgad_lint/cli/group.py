"""The group of all commands, of which `check` needs no name."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

import click

from fgad_lint import __version__
from fgad_lint.cli.terminal import discard_output, escape_line, fail, tell

# Each command and where it is, in the order of --help. A command is imported when it is asked for.
COMMANDS = {
    "check": "check:check",
    "explain": "explain:explain",
    "parse": "records:parse",
    "render": "records:render",
    "export": "records:export",
    "init": "project:init",
    "config": "project:configuration",
}


class CommandGroup(click.Group):
    """Imports its commands on demand; arguments that name no command go to `check`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {*COMMANDS, *(name for param in self.get_params(ctx) for name in param.opts)}
        if not known.intersection(args[:1]) and not (ctx.resilient_parsing and not args):
            args = ["check", *args]
        with _escaped_usage_errors():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            with _escaped_usage_errors():
                return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\naborted", err=True)
            ctx.exit(130)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; running out of memory or failing to print ends it with one line."""
        try:
            return super().main(*args, **extra)
        except MemoryError:
            fail("out of memory")
        except BrokenPipeError:  # Nobody reads; click catches this only where it printed nothing itself.
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

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of `check` as well: they are what most people look for."""
        params = (*_load("check").params, *self.get_params(ctx))
        records = [param.get_help_record(ctx) for param in params if isinstance(param, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])
        self.format_commands(ctx, formatter)


def _load(name: str) -> click.Command:
    module, _, attribute = COMMANDS[name].partition(":")
    command: click.Command = getattr(import_module(f"fgad_lint.cli.{module}"), attribute)
    return command


@contextmanager
def _escaped_usage_errors() -> Iterator[None]:
    """Escape what click says about wrong arguments: it quotes them, and they may be the names of hostile files."""
    try:
        yield
    except click.UsageError as error:
        raise click.UsageError(escape_line(error.format_message()), error.ctx) from None


@click.group(
    cls=CommandGroup,
    options_metavar="[COMMAND] [OPTIONS]",
    subcommand_metavar="[PATHS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="fgad-lint", message="%(prog)s %(version)s", help="Show the version.")
def main() -> None:
    """Lint, repair and edit curated lists of papers in Markdown.

    Without a COMMAND, the PATHS are checked; without those, the README.md here.

    \b
      fgad-lint                        what is wrong with README.md?
      fgad-lint README.md --fix        repair what can be repaired safely
      fgad-lint README.md --diff       what would that change?
      fgad-lint explain broken-anchor  what is this rule, and why?

    Exit status: 0 if nothing was found (infos apart), 1 if something was, 2 if a file could not be checked.
    Every option of check can be set in the environment too, as FGAD_LINT_SELECT=broken-anchor.
    """
