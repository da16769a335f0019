"""The commands to measure: ours and those of the peers."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from inputs import with_a_slip
from measure import ENVIRONMENT, Command

CLICK = 'python -c "import click"'
CHECK = "fgad-lint check"
PARSE = "fgad-lint parse"
RENDER = "fgad-lint render"
EXPORT = "fgad-lint export"
FIX = "fgad-lint --fix"
ADD_IGNORES = "fgad-lint --add-ignores"
SINCE = "fgad-lint --since HEAD"
VERSION = "fgad-lint --version"
HELP = "fgad-lint --help"
RUMDL = "rumdl check"
SERVER = "fgad-lint server"
RUMDL_SERVER = "rumdl server"
MDFORMAT = "mdformat --check"
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
    Peer(MDFORMAT, "python/bin/mdformat", ("--check",), (1,), r"is not\s+formatted"),
    Peer("pymarkdown scan", "python/bin/pymarkdown", ("scan",), (1,), r":\d+:\d+: MD\d+"),
)
_REMARK = "--no-stdout --no-color --no-config --no-ignore --use remark-preset-lint-recommended"
_LINKS = "--use remark-validate-links=repository:false"
_NODE_PEERS = (
    Peer("markdownlint-cli2", "node_modules/.bin/markdownlint-cli2", (), (0, 1), r"Linting: 1 file"),
    Peer("remark", "node_modules/.bin/remark", f"{_REMARK} {_LINKS}".split(), (0,), r"\d+ warnings?"),
    Peer("awesome-lint", "node_modules/.bin/awesome-lint", (), (1,), r"\d+ errors?"),
)


def peers(work: Path, text: Path, with_node: bool) -> list[Command]:
    """The checks of a list by all peers."""
    return [peer.command(work, text) for peer in (_RUMDL, *_PYTHON_PEERS, *(_NODE_PEERS if with_node else ()))]


def servers(work: Path, programs: Path) -> dict[str, tuple[Path, str]]:
    """Our language server and rumdl's."""
    return {SERVER: (programs / "fgad-lint", "server"), RUMDL_SERVER: (work / _RUMDL.program, "server")}


def many(work: Path, programs: Path, lists: Sequence[Path]) -> list[Command]:
    """Our check and rumdl's of many lists, on all processors and on one."""
    ours = check(programs, *lists)
    theirs = _RUMDL.command(work, *lists)
    return [
        ours,
        ours._replace(name=CHECK_ALONE, arguments=(*ours.arguments, "--jobs", "1")),
        theirs,
        theirs._replace(name=RUMDL_ALONE, arguments=("env", "RAYON_NUM_THREADS=1", *theirs.arguments)),
    ]


def starting(programs: Path) -> list[Command]:
    """The start-up of Python itself, and of fgad-lint."""
    python = programs / "python"
    return [
        Command("python -c pass", (python, "-c", "pass")),
        Command(CLICK, (python, "-c", "import click")),
        Command(VERSION, (programs / "fgad-lint", "--version"), says=r"^fgad-lint \d"),
        Command(HELP, (programs / "fgad-lint", "--help"), says="^Usage:"),
    ]


def check(programs: Path, *lists: Path) -> Command:
    return Command(CHECK, (programs / "fgad-lint", "check", "--isolated", *lists), (0, 1), _CHECKED)


def editing(programs: Path, text: Path) -> list[Command]:
    """The commands that convert or change a list."""
    program = programs / "fgad-lint"
    record = text.with_suffix(".json")
    record.write_bytes(
        subprocess.run([program, "parse", "--isolated", text], stdout=subprocess.PIPE, check=True).stdout
    )
    return [
        parse(programs, text),
        Command(RENDER, (program, "render", record), says=r"(?m)^#"),
        fix(programs, text),
    ]


def changing(programs: Path, text: Path) -> list[Command]:
    """All commands that convert or change a list, or look for what changed in it."""
    return [
        *editing(programs, text),
        export(programs, text),
        add_ignores(programs, text),
        since(programs, text),
    ]


def parse(programs: Path, text: Path) -> Command:
    return Command(PARSE, (programs / "fgad-lint", "parse", "--isolated", text), says='"sections"')


def export(programs: Path, text: Path) -> Command:
    return Command(EXPORT, (programs / "fgad-lint", "export", "--isolated", text), says="arxiv.org")


def fix(programs: Path, text: Path) -> Command:
    """Fix a list; each run gets its own copy."""
    fixed = text.with_name(f"{text.stem}-fixed.md")
    arguments = (programs / "fgad-lint", "--fix", "--isolated", fixed)
    return Command(FIX, arguments, (0, 1), "findings? fixed|nothing found", (text, fixed))


def add_ignores(programs: Path, text: Path) -> Command:
    """Suppress the findings in a list; each run gets its own copy."""
    suppressed = text.with_name(f"{text.stem}-suppressed.md")
    arguments = (programs / "fgad-lint", "check", "--add-ignores", "--isolated", suppressed)
    return Command(ADD_IGNORES, arguments, says="findings? suppressed", copy=(text, suppressed))


def since(programs: Path, text: Path) -> Command:
    """Report what is new in a list in a git repository since its only commit; one entry is changed."""
    repository = text.with_name(f"{text.stem}-repository")
    shutil.rmtree(repository, ignore_errors=True)
    repository.mkdir()
    changed = shutil.copyfile(text, repository / "README.md")
    author = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "--quiet"), ("add", "README.md"), (*author, "commit", "--quiet", "--message=A list")):
        subprocess.run(["git", *arguments], cwd=repository, env=ENVIRONMENT, check=True)
    changed.write_text(with_a_slip(text.read_text(encoding="utf-8")), encoding="utf-8")
    check_since = (programs / "fgad-lint", "check", "--since", "HEAD", "--isolated", changed)
    return Command(SINCE, check_since, (1,), r"\b1 (new )?finding in 1 file")
