"""The command line: all reading, printing and exiting."""

from fgad_lint.cli.group import main

__all__ = ["main"]
