"""Completion in real shells, enabled by the lines in README.md and asked for with the Tab key."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from children import read, started, terminal_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
# Instead of running, the program writes down what was typed and completed.
PROGRAM = """\
#!/bin/sh
if [ -z "$_FGAD_LINT_COMPLETE" ]; then printf '%s\\n' "$@" > "$HOME/typed.txt"; exit; fi
exec {} -m fgad_lint "$@"
"""
LINES = {
    "a command": ("expl", ["explain"]),
    "a command to help with": ("help expl", ["help", "explain"]),
    "an option": ("check --unsafe", ["check", "--unsafe-fixes"]),
    "an option without a command": ("--unsafe", ["--unsafe-fixes"]),
    "an option after a file": ("README.md --stat", ["README.md", "--statistics"]),
    "a rule": ("check --select broken-", ["check", "--select", "broken-anchor"]),
    "a rule without a command": ("--select broken-", ["--select", "broken-anchor"]),
    "a second rule": ("check --select broken-anchor,empty-l", ["check", "--select", "broken-anchor,empty-link"]),
    "a third rule without a command": ("--ignore a,b,broken-", ["--ignore", "a,b,broken-anchor"]),
    "the other rule": ("--select empty-link,empty-", ["--select", "empty-link,empty-category"]),
    "a rule to explain": ("explain broken-", ["explain", "broken-anchor"]),
    "a format": ("check --output-format conc", ["check", "--output-format", "concise"]),
    "a file": ("check READ", ["check", "README.md"]),
    "a file without a command": ("READ", ["README.md"]),
    "a second file": ("README.md no", ["README.md", "no tes.md"]),
    "a file after an option": ("--fix READ", ["--fix", "README.md"]),
    "a file in a folder": ("docs/", ["docs/data.md"]),
    "a file that begins like a command": ("hel\t-w", ["help-wanted.md"]),
    "a file for an option": ("--config fg", ["--config", "fgad-lint.toml"]),
}


@pytest.fixture
def home(tmp_path):
    program = tmp_path / "bin" / "fgad-lint"
    for name in ("README.md", "no tes.md", "docs/data.md", "fgad-lint.toml", "help-wanted.md"):
        path = tmp_path / "list" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    program.parent.mkdir()
    program.write_text(PROGRAM.format(sys.executable), encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def control_terminal():
    """Make standard input the terminal that controls this process: fish needs one."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def shown(shell, home, line):
    """What a shell shows for a command line, which is run after the Tab key."""
    (setup,) = re.findall(rf"^(.*_FGAD_LINT_COMPLETE={shell}_source.*?)  +#.*$", README, re.MULTILINE)
    if shell == "zsh":
        setup = f"autoload -U compinit; compinit -u -D; {setup}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FGAD_LINT")}
    environment |= {
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parent.parent),
        "HOME": str(home),
        "TERM": "dumb",
    }
    keyboard, terminal = terminal_of(80)
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), terminal)
    with started(SHELLS[shell], cwd=home / "list", env=environment, preexec_fn=control_terminal, **streams):
        os.close(terminal)
        os.write(keyboard, f"{setup}; echo rea''dy\r".encode())
        output = b""
        while b"ready" not in output and (chunk := read(keyboard)):
            output += chunk
        os.write(keyboard, f"fgad-lint {line}\t\rexit\r".encode())
        output = b""
        while chunk := read(keyboard):
            output += chunk
    os.close(keyboard)
    return output.decode()


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("line", "words"), LINES.values(), ids=LINES)
@pytest.mark.parametrize("shell", SHELLS)
def test_completes(shell, home, line, words):
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    shown(shell, home, line)
    assert (home / "typed.txt").read_text(encoding="utf-8").splitlines() == words


@pytest.mark.timeout(60)
def test_bash_lists_commands_and_files(home):
    if not shutil.which("bash"):
        pytest.skip("needs bash")
    assert {"explain", "README.md", "docs/", "no", "tes.md"} <= {*shown("bash", home, "\t").split()}
