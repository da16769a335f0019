"""The command `help`."""

import click

from fgad_lint.cli.group import COMMANDS
from fgad_lint.cli.options import CONTEXT_SETTINGS
from fgad_lint.cli.terminal import did_you_mean, fail


def _complete_commands(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in COMMANDS if name.startswith(incomplete)]


@click.command("help", context_settings=CONTEXT_SETTINGS)
@click.argument("command", required=False, shell_complete=_complete_commands)
@click.pass_context
def show_help(ctx: click.Context, command: str | None) -> None:
    """Show the help of a COMMAND, or of the program.

    \b
      fgad-lint help
      fgad-lint help check
    """
    program = ctx.find_root()
    if command:
        assert isinstance(program.command, click.Group)
        if (found := program.command.get_command(program, command)) is None:
            fail(f"{command}: no such command{did_you_mean(command, COMMANDS) or '; `fgad-lint help` lists them'}")
        program = click.Context(found, program, command, **CONTEXT_SETTINGS, help_option_names=ctx.help_option_names)
    click.echo(program.get_help())
