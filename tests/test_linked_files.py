"""Links to files of the repository: which files are looked for, on disk and in git, and where none are."""

import os
import subprocess
from pathlib import Path

import linting
import pytest
from command_line import POSIX, expect, reported, run, write

import fgad_lint
from fgad_lint import rules
from fgad_lint.cli.git import repository_before
from fgad_lint.config import Config
from fgad_lint.linter import disk
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.model.linked_files import LinkedFiles, Repository, linked_files

MISSING = rules.load(["missing-file"])
# More than half of the links lead to files that exist.
LINKS = "[1](README.md) [2](LICENSE) [3](docs)\n"


@pytest.fixture(autouse=True)
def top(workspace, monkeypatch):
    """A repository with some files, as the working directory, below a folder with others."""
    monkeypatch.setenv("FGAD_LINT_SELECT", "missing-file")
    for name in (
        "outside.md",
        "top/.git/config",
        "top/README.md",
        "top/LICENSE",
        "top/docs/looms.md",
        "top/docs/list.md",
    ):
        write(name, "")
    monkeypatch.chdir("top")
    return workspace / "top"


def missing(list_path="README.md"):
    """The URLs that lead to no file, from the list on disk or in a text for it."""
    document = Document(Path(list_path).read_text(encoding="utf-8"))
    repository = disk.repository(list_path)
    urls = {url for _, url in linked_files(document)}
    return sorted(LinkedFiles(urls, repository).missing) if repository else None


# URLs in docs/list.md, and whether they are missing.
URLS = {
    "in the folder": ("looms.md", False),
    "with a dot": ("./looms.md#wool", False),
    "in another folder": ("../LICENSE", False),
    "from the top": ("/LICENSE", False),
    "the folder": (".", False),
    "the top": ("/", False),
    "through a folder that does not exist": ("wool/../looms.md", False),
    "not in the folder": ("LICENSE", True),
    "not at the top": ("../looms.md", True),
    "not from the top": ("/looms.md", True),
    "letter case": ("Looms.md", True),
    "letter case of a folder": ("../DOCS/looms.md", True),
    "backslashes": ("..\\docs\\looms.md", True),
    "percent escapes": ("%6cooms.md", False),
    "percent escapes of a file that does not exist": ("loo%20ms.md", True),
    "a file above the repository": ("../../outside.md", False),
    "no file above the repository": ("../../inside.md", False),
    "above the repository and back": ("../../top/looms.md", False),
    "a page of GitHub": ("../../issues", False),
    "an absolute path on this computer": ("/etc/passwd", True),
    "what git keeps": ("../.git/config", True),
    "a part of a file": ("looms.md/wool", False),
    "a null character": ("looms%00.md", True),
    "a path that is too deep": ("x/" * 40, False),
    "a name that is too long": ("x" * 300, True),
}


@pytest.mark.parametrize(("url", "is_missing"), URLS.values(), ids=URLS)
def test_url(top, url, is_missing):
    write("docs/list.md", f"[a](<{url}>)\n")
    assert bool(missing("docs/list.md")) == is_missing
    assert bool(missing(top / "docs" / "list.md")) == is_missing


def test_without_git_only_the_folder_is_looked_at():
    os.rename(".git", "git")
    write("docs/list.md", "[a](looms.md) [b](felt.md) [c](../felt.md) [d](/felt.md) [e](/looms.md)\n")
    assert missing("docs/list.md") == ["felt.md"]
    write("docs/list.md", "[a](looms.md) [b](felt.md)\n")
    expect(run("docs/list.md", "-q"), 1, r"^docs/list\.md:1:19: warning: `felt\.md` does not exist.*")
    write("docs/list.md", "[a](looms.md) [b](felt.md) [c](wool.md)\n")
    expect(run("docs/list.md"), 0, "nothing found in 1 file\n")
    write("docs/list.md", "[a](felt.md)\n")
    expect(run("docs/list.md"), 0, "nothing found in 1 file\n")


def test_links_to_the_list_and_its_folder_do_not_tell_a_copy():
    write("docs/list.md", "[a](a.md) [b](b.md) [c](c.md) [d](d.md) [e](?page=2) [f](./#f) [g](list.md#g) [h](..)\n")
    expect(run("docs/list.md"), 0, "nothing found in 1 file\n")
    write("docs/list.md", "[a](a.md) [b](b.md) [c](c.md) [d](d.md) [e](looms.md)\n")
    assert "is it a copy?" in run("docs/list.md").stdout


@POSIX
def test_symbolic_links(top):
    os.symlink(top.parent, "up")
    os.symlink("docs", "papers")
    os.symlink("nowhere", "broken")
    os.symlink(".", "loop")
    write(
        "README.md",
        f"[a](up/felt.md) [b](papers/felt.md) [c](papers/looms.md) [d](broken) [e]({'loop/' * 30}felt.md)\n",
    )
    assert missing() == ["loop/" * 30 + "felt.md", "papers/felt.md"]
    os.symlink("../README.md", "docs/README.md")
    assert missing("docs/README.md") is None
    write("docs/list.md", "[a](felt.md) [b](../LICENSE)\n")
    assert missing("papers/list.md") == ["felt.md"]


def test_folders_are_listed_once_and_none_outside_of_the_repository(top, monkeypatch):
    listed = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: listed.append(os.path.relpath(path, top)) or scandir(path))
    write("README.md", "[a](docs/felt.md) [b](../outside.md) [c](/etc/felt) [d](docs/wool.md) [e](docs/looms.md)\n")
    assert missing() == ["/etc/felt", "docs/felt.md", "docs/wool.md"]
    assert sorted(listed) == [".", "docs"]


def test_names_that_systems_write_in_other_ways(top):
    write("caf\u00e9.md", "")
    write("cafe\u0301s.md", "")
    write("README.md", "[a](caf%C3%A9.md) [b](cafe\u0301.md) [c](caf\u00e9s.md) [d](Caf\u00e9.md) [e](cafe.md)\n")
    assert missing() == ["Caf\u00e9.md", "cafe.md"]
    (top / "Felt\u202e.md").touch()
    write("README.md", f"{LINKS}[a](felt%E2%80%AE.md) [b](CAF\u00c9.md)\n")
    found = run("--output-format", "concise").stdout
    assert found.count("did you mean") == found.count("did you mean `caf\u00e9.md`?") == 1


def test_too_many_names(monkeypatch):
    write("README.md", "[a](felt.md) [b](docs/felt.md)\n")
    assert missing() == ["docs/felt.md", "felt.md"]
    n_names = len({*os.listdir(), *os.listdir("docs")})
    monkeypatch.setattr(disk, "_MAX_NAMES", n_names + disk._COST_OF_FOLDER)
    assert missing() == ["felt.md"]
    monkeypatch.setattr(disk, "_MAX_NAMES", 2)
    assert missing() == []


def test_checkout_that_is_not_whole():
    write("README.md", "[a](felt.md) [b](module/felt.md)\n")
    os.mkdir("module")
    assert missing() == ["felt.md"]
    write(".git/info/sparse-checkout", "/README.md\n")
    assert missing() is None


def test_where_there_are_no_files():
    text = f"{LINKS}[a](felt.md)\n"
    write("README.md", text)
    assert reported("README.md") == {("README.md", "missing-file")}
    assert run("-", stdin=text).exit_code == 0
    assert run("-", "--stdin-filename", "README.md", stdin=text).exit_code == 1
    assert run("-", "--stdin-filename", "nowhere/README.md", stdin=text).exit_code == 0
    assert "missing-file" not in {finding.rule for finding in fgad_lint.lint(text)}
    assert fgad_lint.fix(text) == text


def test_lists_in_several_folders():
    write("README.md", f"{LINKS}[a](docs/list.md#nowhere) [b](docs/felt.md)\n")
    write("docs/list.md", "[a](looms.md) [b](../README.md) [c](../docs/felt.md)\n")
    found = reported(".", "--select", "missing-file,broken-anchor")
    assert found == {("README.md", "missing-file"), ("README.md", "broken-anchor"), ("docs/list.md", "missing-file")}


def test_ignore_comments():
    write("README.md", f"{LINKS}[a](felt.md)\n")
    assert run("--add-ignores").exit_code == 0
    assert Path("README.md").read_text() == f"{LINKS}[a](felt.md) <!-- fgad-lint: ignore missing-file -->\n"


def git(*words):
    author = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *author, *words], capture_output=True, check=True)


def test_since():
    """Findings are compared with the files that the revision had."""
    os.remove(".git/config")
    os.rmdir(".git")
    git("init", "--quiet", "--initial-branch=main")
    write("README.md", f"{LINKS}[a](felt.md) [b](docs/looms.md)\n")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    expect(run("--since", "main"), 0, "nothing new in 1 file; 1 already in main\n")
    write("README.md", f"{LINKS}[a](felt.md) [b](docs/looms.md) [c](docs/list.md)\n")
    expect(run("--since", "main"), 0, "nothing new in 1 file; 1 already in main\n")
    write("README.md", f"{LINKS}[a](felt.md) [b](docs/looms.md) [c](wool.md)\n")
    expect(run("--since", "main", "-q"), 1, r"^README\.md:2:37: warning: `wool\.md` does not exist .*")
    write("README.md", f"{LINKS}[a](felt.md) [b](docs/looms.md)\n")
    git("mv", "docs/looms.md", "looms.md")
    expect(run("--since", "main", "-q"), 1, r"^README\.md:2:18: .*; did you mean `looms\.md`\? .*")
    git("mv", "looms.md", "docs/looms.md")
    git("mv", "README.md", "docs/README.md")
    git("commit", "--quiet", "--message", "y")
    found = run("--since", "main~1", "docs/README.md", "--output-format", "concise").stdout
    assert "`LICENSE` does not exist" in found
    assert "felt" not in found


def test_names_of_a_revision():
    os.remove(".git/config")
    os.rmdir(".git")
    git("init", "--quiet")
    write("docs/wool/caf\u00e9 dyers.md", "")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    write("docs/felt.md", "")
    repository = repository_before("docs/list.md", "HEAD")
    assert (repository.list_path, repository.has_git) == ("docs/list.md", True)
    assert repository.names_in("") == {"README.md": False, "LICENSE": False, "docs": True}
    assert repository.names_in("docs") == {"looms.md": False, "list.md": False, "wool": True}
    assert repository.names_in("docs/wool") == {"caf\u00e9 dyers.md": False}
    assert repository.names_in("felt") is None


def test_next_version():
    """A list that is checked again after an edit has the findings that it would have if it were read anew."""
    names = {"": {"README.md": False, "LICENSE": False, "docs": True}, "docs": {"looms.md": False}}
    sections = [
        f"## Part {n}\n\n[a](felt-{n}.md) [b](LICENSE) [c](docs/looms.md) <img src='x{n}.png'>\n\n" for n in range(6)
    ]
    rows = [LINKS + "[4](docs/looms.md)\n", *sections]
    document = None
    for number in (None, 0, 3, 5):
        if number is not None:
            rows[number] += "[d](docs/felt.md) [e](felt-2.md)\n"
        document = Document("".join(rows), previous=document)
        again, anew = (
            linting.lint(
                other.text, MISSING, Config(), FileSet("", {"": other}), lambda: Repository("README.md", names.get)
            )
            for other in (document, Document(document.text))
        )
        assert again == anew
        assert {diagnostic.cause for diagnostic in again} == {"a copy"}


def test_renamed_folder_of_many_files():
    """The names of the repository are looked through once."""
    asked = []
    folders = {"": {"README.md": False, "new": True}, "new": {f"{n}.md": False for n in range(100)}}
    repository = Repository("README.md", lambda folder: asked.append(folder) or folders.get(folder))
    files = LinkedFiles([f"old/{n}.md" for n in range(100)], repository)
    assert {files.nearest(url) for url in files.missing} == {f"new/{n}.md" for n in range(100)}
    assert len(asked) < 1000


@pytest.mark.parametrize(("n_folders", "nearest"), [(200, "199/felt.md"), (2000, "")])
def test_repository_of_many_folders(n_folders, nearest):
    folders = {"": {"README.md": False, **{str(n): True for n in range(n_folders)}}}
    folders |= {str(n): {f"{n}.md": False} for n in range(n_folders)}
    folders["199"] = {"felt.md": False}
    asked = []
    repository = Repository("README.md", lambda folder: asked.append(folder) or folders.get(folder))
    assert LinkedFiles(["felt.md"], repository).nearest("felt.md") == nearest
    assert len(asked) < 400
