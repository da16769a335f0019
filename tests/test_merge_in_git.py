"""Git merges lists paper by paper, once `fgad-lint merge --install` has set it up."""

import os
import subprocess
from pathlib import Path

import pytest
from command_line import POSIX, expect, run
from test_merge import BLUE, LIST, LOOM, NEEDLES, RED, SPINDLES, WARP, coded, conflict, edited

import fgad_lint

pytestmark = POSIX

FOLDER = Path(fgad_lint.__file__).parent.parent
OURS, THEIRS = LIST + SPINDLES, LIST + NEEDLES
ICLR, ICML = (WARP.replace("arXiv 2023", venue) for venue in ("ICLR 2024", "ICML 2024"))


def git(*arguments, code=0, folder="."):
    environment = os.environ | {"PYTHONPATH": str(FOLDER), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_EDITOR": "true"}
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=folder)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def commit(text, name="README.md", branch=None, start="main"):
    """Commit a file, on a new branch if one is named."""
    if branch:
        git("checkout", "-q", "-b", branch, start)
    Path(name).write_text(text)
    git("add", ".")
    git("commit", "-q", "-m", "A change")


def commit_bytes(content):
    Path("README.md").write_bytes(content)
    git("commit", "-q", "-a", "-m", "A change")


@pytest.fixture(autouse=True)
def repository(tmp_path, monkeypatch):
    """A repository with a list on the branch main, in which git merges lists paper by paper."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q", "-b", "main")
    assert run("merge", "--install").exit_code == 0
    commit(LIST)
    return tmp_path


def both(ours=OURS, theirs=THEIRS):
    """Commit one text on main and another on a branch topic; main is checked out."""
    commit(theirs, branch="topic")
    git("checkout", "-q", "main")
    commit(ours)


def content():
    return Path("README.md").read_text()


def test_merge():
    both()
    git("merge", "-q", "topic")
    assert content() == LIST + SPINDLES + NEEDLES
    assert git("status", "--porcelain") == ""


def test_merge_with_a_conflict():
    both(edited(OURS, (WARP, ICLR)), edited(THEIRS, (WARP, ICML)))
    git("merge", "topic", code=1)
    marked = content().replace("HEAD", "ours").replace("topic", "theirs")  # Git names the sides from 2.44 on.
    assert marked == edited(LIST, (WARP, conflict(ICLR, ICML))) + SPINDLES + NEEDLES
    assert git("status", "--porcelain") == "UU README.md\n"


def test_base_is_shown_as_git_does():
    git("config", "merge.conflictStyle", "diff3")
    both(edited(LIST, (WARP, ICLR)), edited(LIST, (WARP, ICML)))
    git("merge", "topic", code=1)
    assert f"\n{WARP}=======\n" in content()


def test_rebase():
    both()
    git("checkout", "-q", "topic")
    commit(THEIRS + RED.replace("Red", "Green").replace("2204", "2208"))
    git("rebase", "-q", "main")
    assert content() == LIST + SPINDLES + NEEDLES + RED.replace("Red", "Green").replace("2204", "2208")


def test_cherry_pick():
    both()
    git("cherry-pick", "topic")
    assert content() == LIST + SPINDLES + NEEDLES


def test_revert():
    commit(LIST + SPINDLES)
    commit(LIST + SPINDLES + NEEDLES)
    git("revert", "--no-edit", "HEAD~1")
    assert content() == LIST + NEEDLES


def test_stash():
    Path("README.md").write_text(THEIRS)
    git("stash")
    commit(OURS)
    git("stash", "pop")
    assert content() == LIST + SPINDLES + NEEDLES


def test_criss_cross():
    both()
    git("branch", "old", "main")
    git("merge", "-q", "topic")
    git("checkout", "-q", "topic")
    git("merge", "-q", "old")
    commit(content().replace(BLUE, coded(BLUE)))
    git("checkout", "-q", "main")
    commit(content().replace(NEEDLES, "") + NEEDLES.replace("Two", "Six").replace("2407", "2408"))
    git("merge", "-q", "topic")
    expected = LIST.replace(BLUE, coded(BLUE)) + SPINDLES + NEEDLES.replace("Two", "Six").replace("2407", "2408")
    assert sorted(content().split("\n")) == sorted(expected.split("\n"))


def test_octopus():
    both(edited(LIST, (LOOM, coded(LOOM))))
    commit(edited(LIST, (RED, coded(RED))), branch="second", start="main~1")
    git("checkout", "-q", "main")
    git("merge", "-q", "topic", "second")
    assert content() == edited(THEIRS, (LOOM, coded(LOOM)), (RED, coded(RED)))


def test_section_is_renamed_where_theirs_adds():
    both(LIST.replace("## Dyes", "## Colors"), edited(LIST, (f"\n{RED}", f"\n{SPINDLES}{RED}")))
    git("merge", "-q", "topic")
    assert content() == edited(LIST, (f"\n{RED}", f"\n{SPINDLES}{RED}")).replace("## Dyes", "## Colors")


def test_worktree(tmp_path):
    both()
    git("worktree", "add", "-q", tmp_path / "tree of mine", "topic")
    git("merge", "-q", "main", folder=tmp_path / "tree of mine")
    assert (tmp_path / "tree of mine/README.md").read_text() == LIST + NEEDLES + SPINDLES


def test_subfolder():
    os.mkdir("docs")
    os.chdir("docs")
    expect(run("merge", "--install"), 0)
    both()
    git("merge", "-q", "topic")
    assert Path("README.md").read_text() == LIST + SPINDLES + NEEDLES


@pytest.mark.parametrize("name", ["papers of 2024.md", "it's-$HOME.md", "-n.md", "论文.md"])
def test_names(name):
    assert run("merge", "--install", "--", name).exit_code == 0
    commit(LIST, name)
    commit(THEIRS, name, branch="topic")
    git("checkout", "-q", "main")
    commit(OURS, name)
    git("merge", "-q", "topic")
    assert Path(name).read_text() == LIST + SPINDLES + NEEDLES


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (OURS.encode() + b"\xff\n", THEIRS.encode() + b"\xfe\n"),
        (OURS.encode() + conflict(RED, BLUE).encode(), THEIRS.encode()),
        (b"# A\n\n1\n", b"# A\n\n2\n"),
    ],
    ids=["not UTF-8", "conflict markers", "no list"],
)
def test_what_cannot_be_merged_paper_by_paper_is_merged_by_git(ours, theirs):
    git("checkout", "-q", "-b", "topic")
    commit_bytes(theirs)
    git("checkout", "-q", "main")
    commit_bytes(ours)
    git("merge", "topic", code=1)
    assert b"<<<<<<<" in Path("README.md").read_bytes()


@pytest.mark.parametrize("program", ["/no/such/python", "/bin/false"])
def test_git_merges_if_the_program_is_gone(program):
    driver = git("config", "merge.fgad-lint.driver").strip()
    git("config", "merge.fgad-lint.driver", program + driver[driver.index(" -P") :])
    both()
    git("merge", "topic", code=1)
    assert content() == LIST + conflict(SPINDLES, NEEDLES)
    git("merge", "--abort")
    both_apart = edited(LIST, (LOOM, coded(LOOM)))
    commit(both_apart, branch="apart", start="topic~1")
    git("merge", "-q", "topic")
    assert content() == both_apart + NEEDLES


@pytest.mark.parametrize("attributes", [None, "*.png binary\n", "*.png binary", "* text=auto\n\n"])
def test_uninstall_restores_what_was_there(attributes):
    assert run("merge", "--uninstall").exit_code == 0
    assert not Path(".gitattributes").exists()
    config = Path(".git/config").read_bytes()
    if attributes is not None:
        Path(".gitattributes").write_text(attributes)
    assert run("merge", "--install").exit_code == 0
    assert (attributes or "") in Path(".gitattributes").read_text()
    installed = Path(".gitattributes").read_text(), Path(".git/config").read_bytes()
    assert run("merge", "--install").exit_code == 0
    assert (Path(".gitattributes").read_text(), Path(".git/config").read_bytes()) == installed
    assert run("merge", "--uninstall").exit_code == 0
    assert (Path(".gitattributes").read_text() if attributes is not None else None) == attributes
    assert Path(".git/config").read_bytes() == config


def test_install_shows_what_it_writes():
    run("merge", "--uninstall")
    result = run("merge", "--install", "docs/a b.md")
    assert '.gitattributes: + "docs/a b.md" merge=fgad-lint\n' in result.stderr
    assert "git config merge.fgad-lint.driver " in result.stderr
