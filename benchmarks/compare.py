"""Count instructions, which a busy machine does not change, to see whether a command got slower: python benchmarks/compare.py."""

import json
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, NoReturn
from zlib import crc32

import click

import commands
import install
from inputs import SIZES, paper_list
from measure import ENVIRONMENT, Command

_KEPT = Path(__file__).with_name("instructions.json")
_TOLERATED = 0.05
_SIZES = ("6 KB", "100 KB")


class Kept(NamedTuple):
    """The counts of a run, and the conditions that they depend on."""

    conditions: dict[str, str]
    instructions: dict[str, int]


class Counter(NamedTuple):
    """A program that runs another one and writes the number of its instructions to a file."""

    name: str
    options: tuple[str, ...]
    output: str
    pattern: str

    def instructions(self, command: Command, folder: Path) -> int | None:
        """The number of instructions of a command; None if this counter is missing or does not work."""
        log = folder / "counted.txt"
        log.unlink(missing_ok=True)
        counted = [self.name, *self.options, f"{self.output}{log}", *command.arguments]
        done = subprocess.run(
            counted,
            cwd=folder,
            env=ENVIRONMENT | {"PYTHONHASHSEED": "0"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        found = re.search(self.pattern, log.read_text()) if log.exists() else None
        return int(found[1].replace(",", "")) if found and done.returncode in command.exits else None


COUNTERS = (
    Counter("perf", ("stat", "-x,", "-e", "instructions:u"), "--output=", r"(?m)^(\d+),.*instructions"),
    # Counts the same as callgrind in half the time.
    Counter(
        "valgrind",
        ("--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"),
        "--log-file=",
        r"I +refs: +([\d,]+)",
    ),
)


@click.command()
@click.option(
    "--work", type=install.FOLDER, default=install.WORK, show_default=True, help="Where to install and count."
)
@click.option("--keep", is_flag=True, help="Save these counts for later runs to be compared with.")
def main(work: Path, keep: bool) -> None:
    """Count the instructions of our commands, and compare them with the saved counts.

    \b
    Exit status: 0 if nothing grew by more than 5 %, 1 if something did, 2 if nothing can be counted or compared.
    """
    folder = work / "texts"
    folder.mkdir(parents=True, exist_ok=True)
    counter = next((each for each in COUNTERS if _works(each, folder)), None)
    if counter is None:
        _give_up("neither perf nor valgrind can count instructions here")
    programs = install.own(work)
    now = Kept(_conditions(counter, programs), dict(_counted(counter, programs, folder)))
    before = Kept(**json.loads(_KEPT.read_text(encoding="utf-8"))) if _KEPT.exists() else None
    click.echo(compared(before.instructions if before else {}, now.instructions))
    if keep:
        _KEPT.write_text(json.dumps(now._asdict(), indent=2) + "\n", encoding="utf-8")
        return
    if before is None:
        _give_up("nothing was kept to compare with; --keep keeps these figures")
    if differing := differences(before.conditions, now.conditions):
        _give_up(f"cannot be compared: {differing}")
    if more := grown(before.instructions, now.instructions):
        click.echo(f"slower: {', '.join(more)}", err=True)
        sys.exit(1)


def compared(before: Mapping[str, int], now: Mapping[str, int]) -> str:
    """A table of the saved and the new counts, in millions."""
    rows = (
        f"| `{name}` | {before[name] / 1e6:.0f} | {count / 1e6:.0f} | {count / before[name] - 1:+.1%} |"
        if name in before
        else f"| `{name}` | | {count / 1e6:.0f} | |"
        for name, count in now.items()
    )
    return "\n".join(("| millions of instructions | kept | now | |", "|---|---|---|---|", *rows))


def grown(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    """The commands that got slower than tolerated."""
    return [name for name, count in now.items() if count > before.get(name, count) * (1 + _TOLERATED)]


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """The conditions in which two counts differ, so that they cannot be compared."""
    return "; ".join(f"{name} was {before.get(name)}, is {now[name]}" for name in now if before.get(name) != now[name])


def _conditions(counter: Counter, programs: Path) -> dict[str, str]:
    texts = "".join(paper_list(SIZES[size]) for size in _SIZES)
    return {
        "python": sys.version,
        "libraries": install.libraries(programs),
        "machine": platform.machine(),
        "counter": counter.name,
        "texts": f"{crc32(texts.encode()):08x}",
    }


def _counted(counter: Counter, programs: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """The instructions of each command, by its name and the size of the text."""
    for name, command in _commands(programs, folder):
        if command.copy:
            shutil.copyfile(*command.copy)
        # Python's own executable is counted, not the shell that a program may start with.
        direct = command._replace(arguments=(programs / "python", *command.arguments))
        click.echo(name, err=True)
        if (count := counter.instructions(direct, folder)) is None:
            _give_up(f"{name} failed")
        yield name, count


def _commands(programs: Path, folder: Path) -> Iterator[tuple[str, Command]]:
    yield from ((command.name, command) for command in commands.starting(programs) if command.name == commands.VERSION)
    for size in _SIZES:
        text = folder / f"{size.replace(' ', '-')}.md"
        text.write_text(paper_list(SIZES[size]), encoding="utf-8")
        for command in (commands.check(programs, text), *commands.editing(programs, text)):
            yield f"{command.name}, {size}", command


def _works(counter: Counter, folder: Path) -> bool:
    return bool(shutil.which(counter.name) and counter.instructions(Command("", ("true",)), folder))


def _give_up(reason: str) -> NoReturn:
    click.echo(reason, err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
