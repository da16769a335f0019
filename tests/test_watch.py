"""Checking again whenever a file changes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from children import read, started, terminal_of
from command_line import GOOD, POSIX, SAFE, expect, run, write

WATCHING = "watching for changes; Ctrl-C ends this\n"
pytestmark = pytest.mark.timeout(60)
SELECT = ("--select", "unsupported-heading-id")


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


def watching(*args):
    command = [sys.executable, "-m", "fgad_lint", *args, "--watch", *SELECT]
    return started(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1)


def until_done(process):
    """What is printed for one version."""
    rows = []
    while (row := process.stdout.readline()) not in (WATCHING, ""):
        rows.append(row)
    return "".join(rows)


def interrupt(process):
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert process.stdout.read() == ""


def save(name, content):
    """Write a file as many editors do: a new file in place of the old one."""
    write(f"{name}.tmp", content)
    os.replace(f"{name}.tmp", name)


@POSIX
def test_file_is_checked_again():
    pytest.importorskip("watchfiles")
    write("README.md", SAFE)
    write("notes.txt", "")
    with watching() as process:
        assert until_done(process).startswith("README.md:3:")
        write("notes.txt", "not a list")
        save("README.md", GOOD)
        assert until_done(process) == "nothing found in 1 file\n"
        save("fgad-lint.toml", "selct = []\n")
        assert until_done(process) == "fgad-lint.toml: unknown key 'selct'; did you mean 'select'?\n"
        Path("fgad-lint.toml").unlink()
        assert until_done(process) == "nothing found in 1 file\n"
        interrupt(process)


@POSIX
def test_list_is_checked_again_with_new_facts():
    pytest.importorskip("watchfiles")
    facts = '{"format": 1, "papers": {"2401.00001": {"missing": true}}}'
    write("README.md", "- Learning to Weave by Hand [[paper]](https://arxiv.org/abs/2401.00001)\n")
    write(".fgad-lint/papers.json", facts.replace("true", "false"))
    with watching("--select", "unknown-arxiv-id") as process:
        assert until_done(process) == "nothing found in 1 file\n"
        save(".fgad-lint/papers.json", facts)
        assert until_done(process).startswith("README.md:1:")
        interrupt(process)


@POSIX
def test_folder_is_fixed_again():
    pytest.importorskip("watchfiles")
    write("docs/a.md", GOOD)
    write("docs/deep/b.md", GOOD)
    with watching("docs", "--fix") as process:
        until_done(process)
        write("docs/deep/b.md", SAFE)
        while "1 finding fixed" not in until_done(process):
            pass
        assert Path("docs/deep/b.md").read_text() == GOOD
        interrupt(process)


@POSIX
@pytest.mark.parametrize(("args", "is_cleared"), [((), True), (("--fix",), False)], ids=["checks", "fixes"])
def test_what_was_fixed_stays_on_the_screen(args, is_cleared):
    pytest.importorskip("watchfiles")
    write("README.md", SAFE)
    screen, terminal = terminal_of(80)
    command = [sys.executable, "-m", "fgad_lint", *args, "--watch", *SELECT]
    with started(command, stdout=terminal, stderr=terminal, env=os.environ | {"TERM": "xterm"}) as process:
        os.close(terminal)
        shown = b""
        while shown.count(b"watching") < 1:
            shown += read(screen)
        write("README.md", SAFE)
        while shown.count(b"watching") < 2:
            shown += read(screen)
        process.terminate()
    os.close(screen)
    assert (b"\x1b[2J" in shown) == is_cleared


def test_without_the_extra(monkeypatch):
    write("README.md", SAFE)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    message = "--watch needs the package watchfiles; install it with `pip install 'fgad-lint[watch]'`\n"
    expect(run("--watch"), 2, "", message)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ("--watch -", "--watch does not work on standard input; name a file instead of -"),
        ("--watch --add-ignores", "--add-ignores and --watch cannot be used together; leave one out"),
        (
            "--watch --baseline b.json --write-baseline",
            "--write-baseline and --watch cannot be used together; leave one out",
        ),
        ("--watch --diff", "--watch and --diff cannot be used together; leave one out"),
        ("--watch --since HEAD --fix --diff", "--watch and --diff cannot be used together; leave one out"),
    ],
)
def test_what_cannot_be_watched(args, message):
    done = run(*args.split())
    assert (done.exit_code, done.stderr.partition("\n")[0]) == (2, f"Error: {message}")


def test_folder_that_does_not_exist():
    pytest.importorskip("watchfiles")
    done = run("--watch", "nowhere/README.md")
    assert (done.exit_code, "nowhere: no such folder, so it cannot be watched\n" in done.stderr) == (2, True)
