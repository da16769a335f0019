"""The command `init`."""

import os
import re
import sys
from pathlib import Path

import pytest
from children import read, started
from command_line import GOOD, HARD, PAPER, POSIX, SAFE, UNSAFE, expect, reported, run, write


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


NO_REPOSITORY = "docs/a.md: not in a git repository, so no hook and no workflow are written\n"
STEPS = "next steps:\n  fgad-lint docs/a.md  # nothing found\n"


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
    expect(run("init", "docs/a.md", "--yes"), 0, shown.stdout, f"{config_path}: written\n{NO_REPOSITORY}{STEPS}")
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
FACTS = ".github/workflows/fgad-lint-facts.yml"


def entries_below(folder="."):
    """All paths in a folder, with the content of files."""
    paths = (path for path in Path(folder).rglob("*") if ".git" not in path.parts)
    return {path.as_posix(): path.read_bytes() if path.is_file() else path.is_dir() for path in paths}


def test_init_in_a_repository():
    os.mkdir(".git")
    write("docs/a.md", PAPER)
    before = entries_below()
    paths = [os.path.join(*name.split("/")) for name in ("docs/fgad-lint.toml", HOOK, WORKFLOW, FACTS)]
    shown = run("init", "docs/a.md")
    assert shown.stderr == "".join(f"{path}: not written; use --yes to write it\n" for path in paths)
    assert entries_below() == before
    written = run("init", "docs/a.md", "--yes")
    steps = f"{STEPS}  git add docs/fgad-lint.toml {HOOK} {WORKFLOW} {FACTS}\n  pre-commit install\n"
    assert written.stderr == "".join(f"{path}: written\n" for path in paths) + steps
    texts = {path: Path(path).read_bytes().decode() for path in paths}
    assert written.stdout == shown.stdout == "".join(f"{path}:\n\n{text}\n" for path, text in texts.items())
    after = entries_below()
    again = run("init", "docs/a.md", "--yes")
    assert (again.exit_code, again.stdout) == (0, "")
    assert [line.endswith("; left unchanged") for line in again.stderr.splitlines()] == [True] * 4
    assert entries_below() == after


def test_init_in_a_subfolder_of_a_repository(monkeypatch):
    write(".git", "gitdir: elsewhere\n")  # As in a work tree or a submodule.
    write("docs/a.md", PAPER)
    monkeypatch.chdir("docs")
    assert run("init", "a.md", "--yes").exit_code == 0
    assert r"files: ^docs/a\.md$" in Path("..", HOOK).read_text("utf-8")
    assert "files: docs/a.md\n" in Path("..", WORKFLOW).read_text("utf-8")


NEXT_STEPS = {
    "nothing found": (GOOD, True, "nothing found", ""),
    "a safe fix": (
        SAFE,
        True,
        "1 finding; 1 could be fixed with --fix",
        "old findings can stay: with --since, fgad-lint reports only new ones, as the hook and the workflow do\n",
    ),
    "no fix": (
        HARD,
        True,
        "1 finding",
        "old findings can stay: with --since, fgad-lint reports only new ones, as the hook and the workflow do\n",
    ),
    "no repository": (
        SAFE + UNSAFE.removeprefix("# List"),
        False,
        "2 findings; 1 could be fixed with --fix, 1 more with --fix --unsafe-fixes",
        "old findings can stay: with --baseline, fgad-lint reports only new ones\n",
    ),
}


@pytest.mark.parametrize(("text", "in_repository", "findings", "last"), NEXT_STEPS.values(), ids=NEXT_STEPS)
def test_init_ends_with_the_next_steps(text, in_repository, findings, last):
    if in_repository:
        os.mkdir(".git")
    write("-my list.md", f"{text}\n{PAPER}")
    git = f"  git add fgad-lint.toml {HOOK} {WORKFLOW} {FACTS}\n  pre-commit install\n" if in_repository else ""
    done = run("init", "--yes", "--", "-my list.md")
    assert done.stderr.partition("next steps:\n")[2] == f"  fgad-lint './-my list.md'  # {findings}\n{git}{last}"


def test_init_of_a_list_without_links_to_arxiv():
    os.mkdir(".git")
    write("README.md", GOOD)
    assert f"{WORKFLOW}: written\n" in run("init", "--yes").stderr
    assert not Path(FACTS).exists()


def test_init_of_another_list():
    os.mkdir(".git")
    for name in ("README.md", "docs/a.md"):
        write(name, PAPER)
    run("init", "--yes")
    before = entries_below()
    shown = run("init", "docs/a.md")
    expect(
        shown,
        0,
        f"^--- {re.escape(HOOK)}\n.*\n\\+ +files: [^\n]*\n\n--- {re.escape(WORKFLOW)}\n.*\n\\+ +docs/a\\.md\n\n",
        "fgad-lint.toml: already configures docs/a.md; left unchanged\n"
        f"{HOOK}: not changed; use --yes to change it\n{WORKFLOW}: not changed; use --yes to change it\n"
        f"{FACTS}: already exists; left unchanged\n",
    )
    assert entries_below() == before
    expect(
        run("init", "docs/a.md", "--yes"),
        0,
        shown.stdout,
        "fgad-lint.toml: already configures docs/a.md; left unchanged\n"
        f"{HOOK}: changed\n{WORKFLOW}: changed\n{FACTS}: already exists; left unchanged\n{STEPS}  git add {HOOK} {WORKFLOW}\n  pre-commit install\n",
    )
    assert r"files: ^README\.md$|^docs/a\.md$" in Path(HOOK).read_text("utf-8")
    assert Path(WORKFLOW).read_text("utf-8").endswith("files: |\n            README.md\n            docs/a.md\n")
    after = entries_below()
    assert after.keys() == before.keys()
    expect(
        run("init", "docs/a.md", "--yes"),
        0,
        "",
        "fgad-lint.toml: already configures docs/a.md; left unchanged\n"
        f"{HOOK}: already covers docs/a.md; left unchanged\n{WORKFLOW}: already covers docs/a.md; left unchanged\n"
        f"{FACTS}: already exists; left unchanged\n",
    )
    assert entries_below() == after


def test_init_says_what_to_add_by_hand():
    os.mkdir(".git")
    write("docs/a.md", PAPER)
    write(HOOK, "repos: [] # fgad-lint\n")
    write(WORKFLOW, "on: push\n")
    before = entries_below()
    done = run("init", "docs/a.md", "--yes")
    assert done.stderr.splitlines()[1:3] == [
        rf"{HOOK}: left unchanged; if its hook does not run on docs/a.md yet, add |^docs/a\.md$ to files",
        f"{WORKFLOW}: left unchanged; if its step does not check docs/a.md yet, add it to files",
    ]
    assert before.items() <= entries_below().items()


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
    assert done.stderr.count(": written\n") == 3
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
    assert done.stderr.endswith("".join(f"{name}: not written: not a directory\n" for name in (WORKFLOW, FACTS)))
    assert Path(".github").read_text("utf-8") == "a file\n"
    assert Path(HOOK).exists()


def test_init_without_a_list():
    expect(run("init"), 2, stderr="README.md: no such file\n")


ANSWERS = {
    "yes": ([b"y\n"] * 4, 0),
    "no": ([b"n\n"] * 4, 0),
    "empty": ([b"\n"] * 4, 0),
    "the first only": ([b"y\n", b"n\n", b"n\n", b"n\n"], 0),
    "the last only": ([b"n\n", b"n\n", b"n\n", b"y\n"], 0),
    "end of input": ([b"\x04"], 130),
    "yes, then end of input": ([b"y\n", b"\x04"], 130),
}


def answered(questions, *args):
    """Run `init` on a terminal; return what it showed and the exit code. `questions` has the answers."""
    import pty

    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "fgad_lint", "init", *args]
    with started(command, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        for question, answer in questions:
            while question.encode() not in shown:
                shown += read(screen) or pytest.fail(shown.decode())
            os.write(screen, answer)
        while rest := read(screen):
            shown += rest
    os.close(screen)
    return shown.decode(), process.returncode


@POSIX
@pytest.mark.parametrize(("answers", "code"), ANSWERS.values(), ids=ANSWERS)
def test_init_asks_on_a_terminal(answers, code):
    os.mkdir(".git")
    write("README.md", PAPER)
    names = ["fgad-lint.toml", HOOK, WORKFLOW, FACTS]
    shown, returned = answered([(f"write {name}?", answer) for name, answer in zip(names, answers, strict=False)])
    assert shown.startswith("fgad-lint.toml:\r\n\r\n# Configuration of fgad-lint for README.md")
    assert returned == code
    accepted = {name for name, answer in zip(names, answers, strict=False) if answer == b"y\n"}
    assert {name for name in names if Path(name).exists()} == accepted
    assert ("next steps:" in shown) == (code == 0 and bool(accepted))


@POSIX
def test_init_asks_before_it_changes_a_file():
    os.mkdir(".git")
    for name in ("README.md", "a.md"):
        write(name, PAPER)
    run("init", "--yes")
    hook = Path(HOOK).read_text("utf-8")
    _, code = answered([(f"change {HOOK}?", b"n\n"), (f"change {WORKFLOW}?", b"y\n")], "a.md")
    assert code == 0
    assert Path(HOOK).read_text("utf-8") == hook
    assert "            a.md\n" in Path(WORKFLOW).read_text("utf-8")
