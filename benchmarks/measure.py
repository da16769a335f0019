"""Time whole processes in turn: each command once, then each again, so that a slow phase of the machine slows all of them."""

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

LIMIT = 60  # Seconds after which a command is stopped.
MAX_TOTAL = 60  # Seconds after which a command is not run again, once it was run three times.
_EDITS = Path(__file__).with_name("edits.py")
_KEYSTROKES = Path(__file__).with_name("keystrokes.py")
_STOPWATCH = Path(__file__).with_name("stopwatch.py")

# Nothing else of the environment, such as options of Python or of fgad-lint, may change what is measured.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
}


class Command(NamedTuple):
    """A command, and how to tell that it did its work."""

    name: str
    arguments: Sequence[str | Path]
    exits: tuple[int, ...] = (0,)
    says: str = ""  # A pattern that its output must match.
    copy: tuple[Path, Path] | None = None  # Before each run, the first file is copied to the second.


class Figures(NamedTuple):
    """The time and memory of the runs of a command, with infinite time if it was stopped; or how it failed.

    `processor_seconds` is processor time: user and system, in all processes of the command.
    """

    seconds: tuple[float, ...] = ()
    megabytes: float = 0
    failure: str = ""
    processor_seconds: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """The median in seconds; NaN if there is none."""
        return median(self.seconds) if self.seconds else math.nan

    @property
    def processor(self) -> float:
        """The median of processor time in seconds; NaN if no run was completed."""
        return median(self.processor_seconds) if math.isfinite(self.median) and self.processor_seconds else math.nan

    @property
    def peak(self) -> float:
        """The peak memory in MB; NaN if no run was completed."""
        return self.megabytes if math.isfinite(self.median) else math.nan

    def suffice(self, runs: int) -> bool:
        """Whether it was run often enough."""
        long = sum(self.seconds) >= MAX_TOTAL and (len(self.seconds) >= 3 or math.inf in self.seconds)
        return bool(self.failure) or long or len(self.seconds) >= runs


def in_turn(commands: Sequence[Command], runs: int, folder: Path, say: Callable[[str], None]) -> dict[str, Figures]:
    """Run the commands in a folder; return the figures of each by its name."""
    figures = {command.name: Figures() for command in commands}
    for _ in range(runs):
        for command in commands:
            if not figures[command.name].suffice(runs):
                figures[command.name] = _with_another_run(figures[command.name], command, folder, say)
    return figures


def edits(python: Path, text: Path, say: Callable[[str], None]) -> Figures:
    """The smallest, the median and the largest time of edits of a list, made with an installed fgad-lint."""
    return _printed([python, "-I", _EDITS, text], say)


def keystrokes(python: Path, text: Path, server: Sequence[str | Path], say: Callable[[str], None]) -> Figures:
    """The smallest, the median and the largest time of keystrokes in a language server; ours is that of `python`."""
    return _printed([python, "-E", "-s", _KEYSTROKES, text, *server], say)


def _printed(command: Sequence[str | Path], say: Callable[[str], None]) -> Figures:
    """The times that a script prints."""
    done = subprocess.run(
        command,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        say(f"{' '.join(map(str, command))} failed:\n{done.stdout[-1_000:]}")
        return Figures(failure=f"exit {done.returncode}")
    return Figures(tuple(sorted(float(number) / 1000 for number in re.findall(r"([\d.]+) ms", done.stdout))))


def _with_another_run(figures: Figures, command: Command, folder: Path, say: Callable[[str], None]) -> Figures:
    if command.copy:
        shutil.copyfile(*command.copy)
    output = folder / "output.txt"
    stopwatch = [sys.executable, "-I", "-S", _STOPWATCH, str(LIMIT), output, *command.arguments]
    done = subprocess.run(stopwatch, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True)
    seconds, processor_seconds, megabytes, status = map(float, done.stdout.split())
    if seconds >= LIMIT:
        seconds = math.inf
    else:
        printed = output.read_text(encoding="utf-8", errors="replace")
        if status not in command.exits or not re.search(command.says, printed):
            say(f"{command.name} failed:\n{printed[-1_000:]}")
            return Figures(failure=f"exit {status:.0f}" if status not in command.exits else "did not do its work")
    return Figures(
        (*figures.seconds, seconds),
        max(figures.megabytes, megabytes),
        processor_seconds=(*figures.processor_seconds, processor_seconds),
    )
