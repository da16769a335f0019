"""The command `init`."""

import os
import re
import sys
from pathlib import Path

import pytest
from children import read, started
from command_line import PAPER, POSIX, expect, reported, run, write


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


NO_REPOSITORY = "docs/a.md: not in a git repository, so no hook and no workflow are written\n"


def test_init():
    write("docs/a.md", f"# List\n\n{PAPER}")
    config_path = os.path.join("docs", "fgad-lint.toml")
    shown = run("init", "docs/a.md")
    expect(
        shown,
        0,
        f"^{re.escape(config_path)}:\n\n# Configuration of fgad-lint for docs/a\\.md\n.*\n\n",
        f"{config_path}: not written; use --yes to write it\n{NO_REPOSITORY}",
    )
    assert not Path(config_path).exists()
    expect(run("init", "docs/a.md", "--yes"), 0, shown.stdout, f"{config_path}: written\n{NO_REPOSITORY}")
    assert f"{config_path}:\n\n{Path(config_path).read_bytes().decode()}\n" == shown.stdout
    assert run("config", "docs/a.md").stdout.count(f"# {config_path}") > 3
    assert reported("docs/a.md") == reported("docs/a.md", "--isolated")


EXISTING = {
    "the same file": "docs/fgad-lint.toml",
    "hidden": "docs/.fgad-lint.toml",
    "in the parent folder": "fgad-lint.toml",
    "pyproject.toml": "docs/pyproject.toml",
}


@pytest.mark.parametrize("name", EXISTING.values(), ids=EXISTING)
def test_init_leaves_a_configuration_alone(name):
    write("docs/a.md", PAPER)
    write(name, "[tool.fgad-lint]\n")
    config_path = os.path.join(*name.split("/"))
    stderr = f"{config_path}: already configures docs/a.md; left unchanged\n{NO_REPOSITORY}"
    expect(run("init", "docs/a.md", "--yes"), 0, stderr=stderr)
    assert Path(name).read_text("utf-8") == "[tool.fgad-lint]\n"


HOOK = ".pre-commit-config.yaml"
WORKFLOW = ".github/workflows/fgad-lint.yml"


def entries_below(folder="."):
    """All paths in a folder, with the content of files."""
    paths = (path for path in Path(folder).rglob("*") if ".git" not in path.parts)
    return {path.as_posix(): path.read_bytes() if path.is_file() else path.is_dir() for path in paths}


def test_init_in_a_repository():
    os.mkdir(".git")
    write("docs/a.md", PAPER)
    before = entries_below()
    paths = [os.path.join(*name.split("/")) for name in ("docs/fgad-lint.toml", HOOK, WORKFLOW)]
    shown = run("init", "docs/a.md")
    assert shown.stderr == "".join(f"{path}: not written; use --yes to write it\n" for path in paths)
    assert entries_below() == before
    written = run("init", "docs/a.md", "--yes")
    assert written.stderr == "".join(f"{path}: written\n" for path in paths)
    texts = {path: Path(path).read_bytes().decode() for path in paths}
    assert written.stdout == shown.stdout == "".join(f"{path}:\n\n{text}\n" for path, text in texts.items())
    after = entries_below()
    again = run("init", "docs/a.md", "--yes")
    assert (again.exit_code, again.stdout) == (0, "")
    assert [line.endswith("; left unchanged") for line in again.stderr.splitlines()] == [True, True, True]
    assert entries_below() == after


def test_init_in_a_subfolder_of_a_repository(monkeypatch):
    write(".git", "gitdir: elsewhere\n")  # As in a work tree or a submodule.
    write("docs/a.md", PAPER)
    monkeypatch.chdir("docs")
    assert run("init", "a.md", "--yes").exit_code == 0
    assert r"files: ^docs/a\.md$" in Path("..", HOOK).read_text("utf-8")
    assert "files: docs/a.md\n" in Path("..", WORKFLOW).read_text("utf-8")


def test_init_of_standard_input_writes_a_configuration_only():
    os.mkdir(".git")
    expect(run("init", "-", "--yes", stdin=PAPER), 0, "^fgad-lint.toml:\n.*", "fgad-lint.toml: written\n")
    assert not Path(HOOK).exists()


CONFLICTS = {
    "hooks": (HOOK, "file", "repos: []\n", ", under repos:\n\n  - repo: "),
    "hooks with fgad-lint": (HOOK, "file", "repos: [] # fgad-lint\n", None),
    "unreadable hooks": (HOOK, "file", b"\xff", None),
    "hooks that are a folder": (HOOK, "folder", "", None),
    "hooks that are a broken link": (HOOK, "link", "", None),
    "a workflow": (WORKFLOW, "file", "on: push\n", None),
    "a workflow that is a folder": (WORKFLOW, "folder", "", None),
    "a workflow that is a broken link": (WORKFLOW, "link", "", None),
    "a configuration that is a folder": ("fgad-lint.toml", "folder", "", None),
    "a configuration that is a broken link": ("fgad-lint.toml", "link", "", None),
}


@POSIX
@pytest.mark.parametrize(("name", "kind", "content", "shown"), CONFLICTS.values(), ids=CONFLICTS)
def test_init_overwrites_nothing(name, kind, content, shown):
    os.mkdir(".git")
    write("README.md", PAPER)
    if kind == "file":
        write(name, content)
    elif kind == "folder":
        Path(name).mkdir(parents=True)
    else:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).symlink_to("nowhere")
    before = entries_below()
    done = run("init", "--yes")
    assert done.exit_code == 0
    assert re.search(rf"^{re.escape(name)}: .*left unchanged", done.stderr, re.MULTILINE)
    assert done.stderr.count(": written\n") == 2
    assert (f"{name}{shown}" in done.stdout) if shown else (f"{name}:\n" not in done.stdout)
    after = entries_below()
    assert {path: after[path] for path in before} == before
    assert not os.path.lexists("nowhere")


@POSIX
def test_init_reports_what_it_could_not_write():
    os.mkdir(".git")
    write("README.md", PAPER)
    write(".github", "a file\n")
    done = run("init", "--yes")
    assert done.exit_code == 2
    assert done.stderr.endswith(f"{WORKFLOW}: not written: not a directory\n")
    assert Path(".github").read_text("utf-8") == "a file\n"
    assert Path(HOOK).exists()


def test_init_without_a_list():
    expect(run("init"), 2, stderr="README.md: no such file\n")


ANSWERS = {
    "yes": ([b"y\n"] * 3, 0),
    "no": ([b"n\n"] * 3, 0),
    "empty": ([b"\n"] * 3, 0),
    "the first only": ([b"y\n", b"n\n", b"n\n"], 0),
    "the last only": ([b"n\n", b"n\n", b"y\n"], 0),
    "end of input": ([b"\x04"], 130),
    "yes, then end of input": ([b"y\n", b"\x04"], 130),
}


@POSIX
@pytest.mark.parametrize(("answers", "code"), ANSWERS.values(), ids=ANSWERS)
def test_init_asks_on_a_terminal(answers, code):
    import pty

    os.mkdir(".git")
    write("README.md", PAPER)
    names = ["fgad-lint.toml", HOOK, WORKFLOW]
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "fgad_lint", "init"]
    with started(command, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        for name, answer in zip(names, answers, strict=False):
            while f"write {name}?".encode() not in shown:
                shown += read(screen) or pytest.fail(shown.decode())
            os.write(screen, answer)
        while read(screen):
            pass
    os.close(screen)
    assert shown.startswith(b"fgad-lint.toml:\r\n\r\n# Configuration of fgad-lint for README.md")
    assert process.returncode == code
    accepted = {name for name, answer in zip(names, answers, strict=False) if answer == b"y\n"}
    assert {name for name in names if Path(name).exists()} == accepted
