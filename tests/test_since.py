"""New findings between two versions of a text, and old versions from git."""

import os
import re
import subprocess

import linting
import pytest
from hypothesis import given
from texts import texts

from fgad_lint import rules
from fgad_lint.cli import git
from fgad_lint.config import Config
from fgad_lint.results import since

RULES = [rule for rule in rules.load() if rule.on]
ONE = "- One of the Papers [[arXiv 2021]](https://arxiv.org/abs/2111.07677)\n"
TWO = "- Two of the Papers [[arXiv 2021]](https://arxiv.org/abs/2106.08265)\n"
BAD = "- Bad One of Them [[arXiv 2020]](https://arxiv.org/abs/2108.07610)\n"
LINKS = "".join(f"- Paper Number {n} [[paper]](http://arxiv.org/abs/2103.0{n:04})\n" for n in range(1, 13))
LONG = f'- [A](#x)\n\n<a id="x"></a>\n## {"9" * 5000} more\n\n{ONE}'


def new_findings(old, new):
    """The rules of the findings in `new` that are not in `old`."""
    old_findings, new_findings = (linting.lint(text, RULES, Config()) for text in (old, new))
    return [diagnostic.rule for diagnostic in since.new_findings(old, old_findings, new, new_findings)]


CASES = {
    "nothing": (ONE + BAD, ONE + BAD, []),
    "numbers with thousands of digits": (LONG, LONG + BAD, ["arxiv-year"]),
    "new line": (ONE, ONE + BAD, ["arxiv-year"]),
    "new line above a finding": (BAD, ONE + TWO + BAD, []),
    "finding that moved": (BAD + ONE + TWO, ONE + TWO + BAD, []),
    "finding that was fixed": (ONE + BAD, ONE, []),
    "finding in a line with another change": (BAD, BAD.replace("Bad One", "Bad One and More"), []),
    "finding in an item with another number": (f"1. {BAD[2:]}", f"1. {ONE[2:]}2. {BAD[2:]}", []),
    "second finding equal to an old one": (BAD, BAD + "\n## B\n\n" + BAD, ["arxiv-year"]),
    "copy after": (ONE + TWO, ONE + TWO + ONE, ["duplicate-paper"]),
    "copy before": (ONE + TWO, ONE + "- X [[code]](https://e.org/x)\n" + ONE + TWO, ["duplicate-paper"]),
    "copy with another link before": (ONE, ONE.replace("abs", "pdf") + ONE, ["duplicate-paper"]),
    "line ends": (ONE + BAD, (ONE + BAD).replace("\n", "\r\n"), []),
    "one more of many": (LINKS, LINKS + "- One More Paper [[paper]](http://arxiv.org/abs/2104.00001)\n", ["arxiv-url"]),
    "one of many fixed": (LINKS, LINKS.replace("http://arxiv.org/abs/2103.00002", "https://arxiv.org/abs/2103.00002"), []),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_new_findings(old, new, expected):
    assert new_findings(old, new) == expected


@given(texts())
def test_all_findings_of_a_new_text_are_new_and_none_of_an_unchanged_text(text):
    diagnostics = linting.lint(text, RULES, Config())
    assert since.new_findings("", [], text, diagnostics) == diagnostics
    assert since.new_findings(text, diagnostics, text, diagnostics) == []


LINES = {
    "nothing": ("a\nb\n", "a\nb\n", set()),
    "added": ("a\nb\n", "a\nx\nb\n", {2}),
    "changed": ("a\nb\n", "a\nc\n", {2}),
    "moved": ("a\nb\nc\n", "c\na\nb\n", set()),
    "repeated": ("a\nb\n", "a\nb\na\n", {3}),
    "line ends": ("a\nb\n", "a\r\nb\r\n", set()),
    "a new text": ("", "a\nb", {1, 2}),
}


@pytest.mark.parametrize(("old", "new", "expected"), LINES.values(), ids=LINES)
def test_changed_lines(old, new, expected):
    assert since.changed_lines(old, new) == expected


# Git


def run(folder, *args):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    environment["GIT_CONFIG_GLOBAL"] = os.devnull
    return subprocess.run(
        ["git", *identity, *args], cwd=folder, env=environment, capture_output=True, check=True
    ).stdout


def commit(folder, name, content):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    run(folder, "add", "--all")
    run(folder, "commit", "--quiet", "--message", "x")


@pytest.fixture
def repository(tmp_path):
    """A branch made when README.md was "one", and a main branch with a later commit."""
    folder = tmp_path / "a list"
    folder.mkdir()
    run(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "README.md", b"one\n")
    run(folder, "checkout", "--quiet", "-b", "branch")
    commit(folder, "README.md", b"one\ntwo\n")
    run(folder, "checkout", "--quiet", "main")
    commit(folder, "README.md", b"zero\none\n")
    run(folder, "tag", "v1")
    run(folder, "checkout", "--quiet", "branch")
    git._top.cache_clear()
    git._base.cache_clear()
    return folder


@pytest.mark.parametrize("revision", ["main", "v1", "main~1", "HEAD~1"])
def test_before_is_the_version_at_the_merge_base(repository, revision):
    assert git.read_before(str(repository / "README.md"), revision) == b"one\n"


def test_before_of_a_new_file(repository):
    (repository / "new.md").write_text("new\n")
    assert git.read_before(str(repository / "new.md"), "main") is None


def test_before_of_a_renamed_file(repository):
    text = b"".join(b"line %d\n" % n for n in range(20))
    commit(repository, "list.md", text)
    run(repository, "branch", "start")
    run(repository, "mv", "list.md", "READ ME.md")
    commit(repository, "READ ME.md", text + b"more\n")
    assert git.read_before(str(repository / "READ ME.md"), "start") == text


def test_before_of_a_file_that_the_next_commit_renames(repository):
    text = b"".join(b"line %d\n" % n for n in range(20))
    commit(repository, "list.md", text)
    run(repository, "mv", "list.md", "papers.md")
    (repository / "papers.md").write_bytes(text + b"more\n")
    assert git.read_before(str(repository / "papers.md"), "HEAD") == text


@pytest.mark.parametrize("hash_name", ["sha1", "sha256"])
def test_everything_is_new_before_the_first_commit(tmp_path, hash_name):
    run(tmp_path, "init", "--quiet", f"--object-format={hash_name}", ".")
    (tmp_path / "README.md").write_text("one\n")
    run(tmp_path, "add", "--all")
    assert git.read_before(str(tmp_path / "README.md"), "HEAD") is None
    with pytest.raises(git.GitError, match="--since main: no such revision"):
        git.read_before(str(tmp_path / "README.md"), "main")


def test_everything_is_new_on_a_branch_without_commits(repository):
    run(repository, "checkout", "--quiet", "--orphan", "another")
    assert git.read_before(str(repository / "README.md"), "HEAD") is None


def test_before_in_a_folder_through_a_link(repository, tmp_path):
    commit(repository, "docs/papers.md", b"one\n")
    (tmp_path / "link.md").symlink_to(repository / "docs" / "papers.md")
    assert git.read_before(str(tmp_path / "link.md"), "HEAD") == b"one\n"


UNKNOWN = {
    "no such branch": ("nowhere", "--since nowhere: no such revision; name a branch, a tag or a commit"),
    "an option": ("--output=pwned", "--since --output=pwned: no such revision; name a branch, a tag or a commit"),
    "an empty word": ("", "--since : no such revision; name a branch, a tag or a commit"),
}


@pytest.mark.parametrize(("revision", "message"), UNKNOWN.values(), ids=UNKNOWN)
def test_no_such_revision(repository, revision, message):
    with pytest.raises(git.GitError) as error:
        git.read_before(str(repository / "README.md"), revision)
    assert str(error.value) == message


def test_no_commit_in_common(repository):
    run(repository, "checkout", "--quiet", "--orphan", "other")
    commit(repository, "README.md", b"other\n")
    with pytest.raises(git.GitError, match=r"^--since main: HEAD has no commit in common with it$"):
        git.read_before(str(repository / "README.md"), "main")


def test_no_repository(tmp_path):
    (tmp_path / "README.md").write_text("one\n")
    with pytest.raises(git.GitError, match=r"README\.md: not in a git repository, so --since cannot be used"):
        git.read_before(str(tmp_path / "README.md"), "main")


def test_system_without_git(repository, monkeypatch):
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(git.GitError, match=r"^--since: cannot run git: it is not installed, or not in PATH$"):
        git.read_before(str(repository / "README.md"), "main")


def test_shallow_checkout_says_what_is_missing(repository, tmp_path):
    shallow = tmp_path / "shallow"
    run(tmp_path, "clone", "--quiet", "--depth=1", "--branch=branch", repository.as_uri(), str(shallow))
    with pytest.raises(
        git.GitError, match="--since main: no such revision; this checkout is shallow; fetch its history"
    ):
        git.read_before(str(shallow / "README.md"), "main")
    run(shallow, "fetch", "--quiet", "--depth=1", "origin", "main:main")
    git._base.cache_clear()
    with pytest.raises(git.GitError, match="HEAD has no commit in common with it; this checkout is shallow"):
        git.read_before(str(shallow / "README.md"), "main")
    run(shallow, "fetch", "--quiet", "--unshallow", "origin", "main")
    git._base.cache_clear()
    assert git.read_before(str(shallow / "README.md"), "main") == b"one\n"


@pytest.fixture
def program(tmp_path):
    """A program that creates a file when it runs."""
    script = tmp_path / "pwned.sh"
    script.write_text(f"#!/bin/sh\ntouch '{tmp_path / 'pwned'}'\ncat\n")
    script.chmod(0o755)
    return script


PROGRAMS = (
    "core.fsmonitor core.pager core.editor core.askPass core.sshCommand core.gitProxy core.alternateRefsCommand "
    "credential.helper pager.diff-index pager.cat-file diff.external diff.x.command diff.x.textconv filter.x.smudge "
    "filter.x.clean filter.x.process merge.x.driver gpg.program sequence.editor uploadpack.packObjectsHook"
).split()
HOOKS = ("post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc", "fsmonitor-watchman")


def test_repository_starts_no_program(repository, program, tmp_path):
    commit(repository, "list.md", b"line\n" * 20)
    run(repository, "branch", "--force", "start")
    run(repository, "mv", "list.md", "papers.md")
    commit(repository, "papers.md", b"line\n" * 20 + b"more\n")
    (repository / ".gitattributes").write_text("* filter=x diff=x merge=x\n")
    included = tmp_path / "included"
    for name in PROGRAMS:
        run(repository, "config", "--file", included, name, program)
    run(repository, "config", "include.path", included)
    for hook in HOOKS:
        (repository / ".git" / "hooks" / hook).write_bytes(program.read_bytes())
        (repository / ".git" / "hooks" / hook).chmod(0o755)
    assert git.read_before(str(repository / "papers.md"), "start") == b"line\n" * 20
    assert git.list_files(str(repository))
    (repository / ".git" / "HEAD").write_text("ref: refs/heads/none\n")
    assert git.read_before(str(repository / "papers.md"), "HEAD") is None
    assert not (tmp_path / "pwned").exists()


# Settings of a remote from which git would fetch missing objects.
REMOTES = {
    "a protocol that is a program": {"remote.x.url": "ext::{program}", "protocol.ext.allow": "always"},
    "a protocol that is a program, by insteadOf": {
        "remote.x.url": "https://e.org/x",
        "url.ext::{program} .insteadOf": "https://e.org/x",
        "protocol.allow": "always",
    },
    "a helper": {"remote.x.url": "{program}", "remote.x.vcs": "ext", "protocol.ext.allow": "always"},
    "the program at the other end": {"remote.x.url": "{folder}", "remote.x.uploadpack": "{program}"},
    "SSH": {"remote.x.url": "ssh://e.org/x", "core.sshCommand": "{program}"},
    "a proxy": {"remote.x.url": "git://e.org/x", "core.gitProxy": "{program}"},
}


def git_error(repository):
    with pytest.raises(git.GitError) as error:
        git.read_before(str(repository / "README.md"), "main")
    return error.value


@pytest.mark.parametrize("knows_lazy_fetch", [True, False], ids=["this git", "an older git"])
@pytest.mark.parametrize("remote", REMOTES.values(), ids=REMOTES)
def test_nothing_is_fetched(repository, program, tmp_path, monkeypatch, remote, knows_lazy_fetch):
    if not knows_lazy_fetch:
        monkeypatch.delitem(git._VARIABLES, "GIT_NO_LAZY_FETCH")
    object_id = run(repository, "rev-parse", "main~1:README.md").decode().strip()
    (repository / ".git" / "objects" / object_id[:2] / object_id[2:]).unlink()
    assert "partial" not in str(git_error(repository))
    settings = {"core.repositoryFormatVersion": "1", "extensions.partialClone": "x", "remote.x.promisor": "true"}
    for name, value in (settings | remote).items():
        words = (word.replace("{program}", str(program)).replace("{folder}", str(repository)) for word in (name, value))
        run(repository, "config", *words)
    message = str(git_error(repository))
    assert not (tmp_path / "pwned").exists()
    assert re.fullmatch(
        r"\S+ list/README\.md: git: [^\n]+; this clone is partial; "
        r"fetch the rest with `git fetch --refetch --no-filter`",
        message,
    )


def test_folder_that_looks_like_a_repository_is_ignored(repository, program, tmp_path):
    docs = repository / "docs"
    run(repository, "init", "--quiet", "--bare", docs)
    (docs / "README.md").write_text("one\n")
    for name, value in {"core.bare": "false", "core.worktree": ".", "core.fsmonitor": str(program)}.items():
        run(docs, "config", name, value)
    with pytest.raises(git.GitError, match="not in a git repository"):
        git.read_before(str(docs / "README.md"), "main")
    assert git.list_files(str(docs)) is None
    assert not (tmp_path / "pwned").exists()
