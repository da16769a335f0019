"""The program as a process: help, completion, streams, memory, signals."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from children import read, started, terminal_of
from command_line import GOOD, POSIX, SAFE, expect, run, spawn, write

from fgad_lint import __version__, rules
from fgad_lint.cli import explain

TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(option):
    expect(run(option), 0, f"fgad-lint {__version__}\n")


COMMANDS = [
    "check",
    "explain",
    "parse",
    "render",
    "export",
    "add",
    "move",
    "remove",
    "sort",
    "contents",
    "compare",
    "stats",
    "merge",
    "facts",
    "init",
    "config",
    "server",
    "help",
]
HELP = {"--help": "--unsafe-fixes", "-h": "--unsafe-fixes"} | {f"{command} -h": "--help" for command in COMMANDS}


@pytest.mark.parametrize(("args", "named"), HELP.items(), ids=HELP)
def test_help_has_an_example(args, named):
    done = run(*args.split())
    assert done.exit_code == 0
    assert named in done.stdout
    assert re.search(r"^ +fgad-lint \w+", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("args", HELP)
def test_help_fits_into_80_columns(args, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, run(*args.split()).stdout.splitlines())) <= 80


def test_help_lists_the_commands():
    listed = run("--help").stdout.partition("Commands:")[2]
    assert re.findall(r"^  (\w+)  ", listed, re.MULTILINE) == COMMANDS
    assert "..." not in listed  # No sentence is cut.


@pytest.mark.parametrize("command", [(), *zip(COMMANDS)], ids=["the program", *COMMANDS])
def test_help_is_a_command_too(command):
    expect(run("help", *command), 0, run(*command, "--help").stdout)


def test_help_of_no_command():
    expect(run("help", "chek"), 2, stderr="chek: no such command; did you mean 'check'?\n")
    expect(run("help", "xyzzy"), 2, stderr="xyzzy: no such command; `fgad-lint help` lists them\n")


COMPLETED = {
    "option": ("fgad-lint check --unsaf", ["plain,--unsafe-fixes"]),
    "option without a command": ("fgad-lint --ver", ["plain,--verbose", "plain,--version"]),
    "option of both": ("fgad-lint --he", ["plain,--help"]),
    "rule": ("fgad-lint explain broken-an", ["plain,broken-anchor"]),
    "second rule": ("fgad-lint check --select empty-link,broken-an", ["plain,empty-link,broken-anchor"]),
    "format": ("fgad-lint check --output-format conc", ["plain,concise"]),
    "command to help with": ("fgad-lint help expl", ["plain,explain"]),
    "command or file": ("fgad-lint expl", ["file,expl", "plain,explain"]),
}


@pytest.mark.parametrize(("line", "completed"), COMPLETED.values(), ids=COMPLETED)
def test_completion(line, completed):
    variables = {"_FGAD_LINT_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    shown = spawn(env=os.environ | variables).stdout.decode()
    assert shown.splitlines() == completed


def test_locale_without_unicode():
    write("README.md", "# 异常\n\n[异](#常)\n")
    done = spawn(env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "\n[异](#常)\n" in done.stdout.decode()
    assert done.stderr == b""
    assert done.returncode == 1


CLOSED_STREAMS = {
    "output": ("README.md", ">&-", 2, "output not written: it is closed\n"),
    "output of --fix": ("README.md --fix", ">&-", 2, "output not written: it is closed\n"),
    "output of --diff": ("README.md --diff", ">&-", 2, "output not written: it is closed\n"),
    "output of parse": ("parse README.md", ">&-", 2, "output not written: it is closed\n"),
    "output with --output-file": ("README.md --output-file a.txt", ">&-", 1, ""),
    "input": ("-", "<&-", 2, "<stdin>: it is closed\n"),
    "input of render": ("render -", "<&-", 2, "<stdin>: it is closed\n"),
    "input that is not read": ("README.md", "<&-", 1, ""),
    "input of a prompt": ("init", "<&-", 0, "fgad-lint.toml: not written; use --yes to write it\n"),
    "unreadable input": ("-", "0> a.txt", 2, "<stdin>: bad file descriptor\n"),
    "error output": ("nowhere.md", "2>&-", 2, ""),
    "error output with --fix": ("- --fix", "< README.md 2>&-", 2, ""),
    "everything": ("README.md --fix", "<&- >&- 2>&-", 2, ""),
}


@POSIX
@pytest.mark.parametrize(("words", "shell", "code", "message"), CLOSED_STREAMS.values(), ids=CLOSED_STREAMS)
def test_closed_streams(words, shell, code, message):
    write("README.md", SAFE)
    command = f"exec {sys.executable} -m fgad_lint {words} {shell}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == code
    assert done.stderr.decode().startswith(message)
    assert b"Traceback" not in done.stderr
    if words == "- --fix":
        assert done.stdout == GOOD.encode()
    assert Path("README.md").read_text() == (GOOD if words == "README.md --fix" else SAFE)


@POSIX
def test_reader_closes_the_pipe():
    write("README.md", "[a](#b)\n" * 10_000)
    command = [sys.executable, "-m", "fgad_lint"]
    with started(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode != 0


@POSIX
@pytest.mark.parametrize("words", ["--help", "--version", "check --help", "explain --help"])
def test_help_without_a_reader(words):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "fgad_lint", *words.split()]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 1


PRINTING = [
    "",
    "--help",
    "-h",
    "--version",
    "-V",
    "check --help",
    "export -h",
    "help",
    "help check",
    "README.md --output-format json",
    "README.md --diff",
    "- --fix",
    "--statistics",
    "explain",
    "explain broken-anchor",
    "parse README.md",
    "render record.json",
    "export",
    "init",
    "config",
    "config --schema",
]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("words", PRINTING)
def test_output_to_a_full_device(words):
    write("README.md", SAFE)
    write("record.json", '{"sections": [{"title": "A"}]}')
    with open("/dev/full", "wb") as full, open("README.md", "rb") as stdin:
        command = [sys.executable, "-m", "fgad_lint", *words.split()]
        done = subprocess.run(command, stdin=stdin, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.stderr == b"output not written: no space left on device\n"
        assert done.returncode == 2
        assert subprocess.run(command, stdin=stdin, stdout=full, stderr=full, check=False).returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["nope.md", "--nonsense", "explain nothing", "render nope.json", "README.md -v"])
def test_messages_to_a_full_device(words):
    write("README.md", GOOD)
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "fgad_lint", *words.split()]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, check=False)
    assert done.returncode == 2


@POSIX
@pytest.mark.parametrize("words", ["README.md", "parse README.md", "export README.md", "render README.md"])
def test_too_little_memory(words):
    resource = pytest.importorskip("resource")
    if sys.platform == "darwin":
        pytest.skip("macOS does not enforce this limit")
    with open("README.md", "wb") as file:
        file.truncate(4 << 30)

    def little_memory():
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    done = subprocess.run(
        [sys.executable, "-m", "fgad_lint", *words.split()],
        capture_output=True,
        check=False,
        preexec_fn=little_memory,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"out of memory\n")


@POSIX
def test_interrupt():
    write("README.md", GOOD)
    command = [sys.executable, "-m", "fgad_lint", "-v", "README.md", "-"]
    with started(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr.readline().startswith(b"README.md: ")
        process.send_signal(signal.SIGINT)  # By now it is waiting for standard input.
        assert process.stderr.read() == b"\naborted\n"
    assert process.returncode == 130


def shown_on_terminal(columns, *args, **environment):
    """What a command prints on a terminal."""
    screen, terminal = terminal_of(columns)
    command = [sys.executable, "-m", "fgad_lint", *args]
    with started(command, stdout=terminal, stderr=terminal, env=os.environ | environment):
        os.close(terminal)
        output = b""
        while chunk := read(screen):
            output += chunk
    os.close(screen)
    return output.decode().replace("\r\n", "\n")


WIDTHS = {
    "a small terminal": (24, 60),
    "the usual terminal": (80, 80),
    "a wide terminal": (300, 120),
    "a terminal that does not know": (0, 80),
}


@TERMINAL
@pytest.mark.parametrize(("columns", "used"), WIDTHS.values(), ids=WIDTHS)
def test_width_of_a_terminal(columns, used):
    write("README.md", f"{'x' * 500}[a](#b)\n")
    assert f"…{'x' * (used - 8)}[a](#b)" in shown_on_terminal(columns).split("\n")


@TERMINAL
def test_explain_on_a_terminal():
    (rule,) = rules.load(["duplicate-paper"])
    page = explain.terminal_page(rule, 80, all_examples=False)
    assert shown_on_terminal(80, "explain", "duplicate-paper", TERM="xterm") == page
    assert shown_on_terminal(80, "explain", "duplicate-paper", NO_COLOR="1") == click.unstyle(page)
    all_of_it = explain.terminal_page(rule, 60, all_examples=True)
    assert shown_on_terminal(60, "explain", "duplicate-paper", "--all", TERM="xterm") == all_of_it
    assert page.count("\nThis is ") == 2
    assert all_of_it.count("\nThis is ") > 10
    assert "--all" not in all_of_it
    assert shown_on_terminal(90, "explain", TERM="xterm") == explain.terminal_table(rules.load(), 90)


@TERMINAL
@pytest.mark.parametrize(("papers", "shown"), [(3, False), (40000, True)], ids=["short work", "long work"])
def test_progress_on_a_terminal(tmp_path, monkeypatch, papers, shown):
    import pty

    monkeypatch.delenv("FGAD_LINT_SELECT")  # All rules together take some seconds.
    path = tmp_path / "list.md"
    path.write_text("# List\n\n" + "".join(f"- Paper Number {n} [[a]](https://e.org/{n})\n" for n in range(papers)))
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "fgad_lint", "check", "--isolated", str(path)]
    with started(command, stdout=subprocess.PIPE, stderr=terminal) as process:
        os.close(terminal)
        output = b""
        while chunk := read(screen):
            output += chunk
        assert b"\x1b" not in process.stdout.read()
    os.close(screen)
    assert process.returncode == 0
    assert (b"\x1b[K" in output) is shown
    if shown:
        assert output.endswith(b"\r\x1b[K")
