"""The group of commands, of which `check` need not be named."""

import sys
from contextlib import suppress
from typing import Any

import click

from fgad_lint import __version__
from fgad_lint.cli.terminal import _discard_output, fail, misuse, tell


class _Commands(click.Group):
    """Commands, of which `check` need not be named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {*self.commands, *(name for param in self.get_params(ctx) for name in param.opts)}
        if not own.intersection(args[:1]) and not (ctx.resilient_parsing and not args):
            args = ["check", *args]
        with misuse():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            with misuse():
                return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\naborted", err=True)
            ctx.exit(130)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; where the system has no memory or takes no output, one line says so."""
        try:
            return super().main(*args, **extra)
        except MemoryError:
            fail("out of memory")
        except BrokenPipeError:  # Nobody reads; click catches this only where it printed nothing itself.
            _discard_output()
            sys.exit(1)
        except OSError as error:
            with suppress(OSError):  # Standard error may be full as well.
                tell(f"output not written: {(error.strerror or str(error)).lower()}")
            _discard_output()
            sys.exit(2)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of `check` as well: they are what most want to know."""
        params = (*self.commands["check"].params, *self.get_params(ctx))
        records = [param.get_help_record(ctx) for param in params if isinstance(param, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])
        self.format_commands(ctx, formatter)


@click.group(
    cls=_Commands,
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
