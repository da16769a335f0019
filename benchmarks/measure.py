"""Whole processes, timed in turn: one of each, then the next of each, so that what slows the machine slows all."""

import math
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

LIMIT = 60  # A command that takes longer than so many seconds is stopped.
_ENOUGH = 60  # A command that was run three times, and for so many seconds altogether, is not run again.
_STOPWATCH = Path(__file__).with_name("stopwatch.py")

# What else the environment may hold, such as options of Python or of fgad-lint, is not measured.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
}


class Command(NamedTuple):
    """A command, and by what one can tell that it did its work."""

    name: str
    arguments: Sequence[str | Path]
    exits: tuple[int, ...] = (0,)
    says: str = ""  # A pattern that is found in what it prints.
    copy: tuple[Path, Path] | None = None  # Before each run, the first is copied to the second.


class Figures(NamedTuple):
    """What the runs of one command took, infinitely long where it was stopped; or how it failed."""

    seconds: tuple[float, ...] = ()
    megabytes: float = 0
    failure: str = ""

    @property
    def median(self) -> float:
        """In seconds, and NaN where there is none."""
        return median(self.seconds) if self.seconds else math.nan

    @property
    def peak(self) -> float:
        """In MB, and NaN where no run came to its end."""
        return self.megabytes if math.isfinite(self.median) else math.nan

    def suffice(self, runs: int) -> bool:
        """Whether another run would be one too many."""
        long = sum(self.seconds) >= _ENOUGH and (len(self.seconds) >= 3 or math.inf in self.seconds)
        return bool(self.failure) or long or len(self.seconds) >= runs


def in_turn(commands: Sequence[Command], runs: int, folder: Path, say: Callable[[str], None]) -> dict[str, Figures]:
    """The figures of each command by its name; they are run in a folder."""
    figures = {command.name: Figures() for command in commands}
    for _ in range(runs):
        for command in commands:
            if not figures[command.name].suffice(runs):
                figures[command.name] = _with_another_run(figures[command.name], command, folder, say)
    return figures


def _with_another_run(figures: Figures, command: Command, folder: Path, say: Callable[[str], None]) -> Figures:
    if command.copy:
        shutil.copyfile(*command.copy)
    output = folder / "output.txt"
    stopwatch = [sys.executable, "-I", "-S", _STOPWATCH, str(LIMIT), output, *command.arguments]
    done = subprocess.run(stopwatch, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True)
    seconds, megabytes, status = map(float, done.stdout.split())
    if seconds >= LIMIT:
        seconds = math.inf
    else:
        printed = output.read_text(encoding="utf-8", errors="replace")
        if status not in command.exits or not re.search(command.says, printed):
            say(f"{command.name} failed:\n{printed[-1_000:]}")
            return Figures(failure=f"exit {status:.0f}" if status not in command.exits else "did not do its work")
    return Figures((*figures.seconds, seconds), max(figures.megabytes, megabytes))
