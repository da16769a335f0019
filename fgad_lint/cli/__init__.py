"""The command line: all reading, printing and exiting."""

from fgad_lint.cli.check import check
from fgad_lint.cli.explain import explain
from fgad_lint.cli.group import main
from fgad_lint.cli.project import configuration, init
from fgad_lint.cli.records import export, parse, render

__all__ = ["main"]

for _command in (check, explain, parse, render, export, init, configuration):
    main.add_command(_command)
