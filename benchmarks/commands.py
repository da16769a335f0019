"""The commands to measure: ours and those of the peers."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Command

CLICK = 'python -c "import click"'
MISTUNE = 'python -c "import click, mistune"'
CHECK = "fgad-lint check"
PARSE = "fgad-lint parse"
RENDER = "fgad-lint render"
FIX = "fgad-lint --fix"
VERSION = "fgad-lint --version"
HELP = "fgad-lint --help"
RUMDL = "rumdl check"
CHECK_ALONE = "fgad-lint check, one process"
RUMDL_ALONE = "rumdl check, one thread"

_CHECKED = r"(nothing found|findings?) in \d+ files?"


class Peer(NamedTuple):
    """The command with which a peer checks a list; the program is relative to the folder of all installations."""

    name: str
    program: str
    options: Sequence[str]
    exits: tuple[int, ...]
    says: str

    def command(self, work: Path, *lists: Path) -> Command:
        return Command(self.name, (work / self.program, *self.options, *lists), self.exits, self.says)


# With their default rules, without a cache or a configuration.
_RUMDL = Peer(
    RUMDL, "python/bin/rumdl", ("check", "--no-cache", "--no-config"), (0, 1), r"Found \d+ issues? in|No issues found"
)
_PYTHON_PEERS = (
    Peer("mdformat --check", "python/bin/mdformat", ("--check",), (1,), "is not formatted"),
    Peer("pymarkdown scan", "python/bin/pymarkdown", ("scan",), (1,), r":\d+:\d+: MD\d+"),
)
_REMARK = "--no-stdout --no-color --no-config --no-ignore --use remark-preset-lint-recommended"
_LINKS = "--use remark-validate-links=repository:false"
_NODE_PEERS = (
    Peer("markdownlint-cli2", "node_modules/.bin/markdownlint-cli2", (), (0, 1), r"Linting: 1 file"),
    Peer("remark", "node_modules/.bin/remark", f"{_REMARK} {_LINKS}".split(), (0,), r"\d+ warnings?"),
    Peer("awesome-lint", "node_modules/.bin/awesome-lint", (), (1,), r"\d+ errors?"),
)
SLOW_PEERS = [peer.name for peer in (*_PYTHON_PEERS, *_NODE_PEERS)]


def peers(work: Path, text: Path, with_node: bool) -> list[Command]:
    """The checks of a list by all peers."""
    return [peer.command(work, text) for peer in (_RUMDL, *_PYTHON_PEERS, *(_NODE_PEERS if with_node else ()))]


def many(work: Path, programs: Path, lists: Sequence[Path]) -> list[Command]:
    """Our check and rumdl's of many lists, on all processors and on one."""
    ours = check(programs, *lists)
    theirs = _RUMDL.command(work, *lists)
    return [
        ours,
        ours._replace(name=CHECK_ALONE, arguments=("env", "FGAD_LINT_JOBS=1", *ours.arguments)),
        theirs,
        theirs._replace(name=RUMDL_ALONE, arguments=("env", "RAYON_NUM_THREADS=1", *theirs.arguments)),
    ]


def starting(programs: Path) -> list[Command]:
    """The start-up of Python itself, and of fgad-lint."""
    python = programs / "python"
    return [
        Command("python -c pass", (python, "-c", "pass")),
        Command(CLICK, (python, "-c", "import click")),
        Command(MISTUNE, (python, "-c", "import click, mistune")),
        Command(VERSION, (programs / "fgad-lint", "--version"), says=r"^fgad-lint \d"),
        Command(HELP, (programs / "fgad-lint", "--help"), says="^Usage:"),
    ]


def check(programs: Path, *lists: Path) -> Command:
    return Command(CHECK, (programs / "fgad-lint", "check", "--isolated", *lists), (0, 1), _CHECKED)


def editing(programs: Path, text: Path) -> list[Command]:
    """The commands that convert or change a list; each run of --fix gets its own copy."""
    program = programs / "fgad-lint"
    record = text.with_suffix(".json")
    record.write_bytes(
        subprocess.run([program, "parse", "--isolated", text], stdout=subprocess.PIPE, check=True).stdout
    )
    fixed = text.with_name(f"{text.stem}-fixed.md")
    fix = (program, "--fix", "--isolated", fixed)
    return [
        Command(PARSE, (program, "parse", "--isolated", text), says='"sections"'),
        Command(RENDER, (program, "render", record), says=r"(?m)^#"),
        Command(FIX, fix, (0, 1), "findings? fixed|nothing found", (text, fixed)),
    ]
