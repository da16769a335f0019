"""Which files are checked: named files, and Markdown files in folders."""

import os
import subprocess
from pathlib import Path

import pytest
from marks import GIT, NOT_ROOT, POSIX

from fgad_lint.cli import discovery, files

pytestmark = pytest.mark.usefixtures("working_directory")


def make(*names, content="x\n"):
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def git(*arguments):
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def find(*paths):
    """The paths of the files, with / between folders, and the errors."""
    files, errors = discovery.find(paths)
    return [path.replace(os.sep, "/") for path in files], [str(error).replace(os.sep, "/") for error in errors]


def test_folder_stands_for_its_markdown_in_order():
    make("docs/b.md", "docs/a.markdown", "docs/C.MD", "docs/a/z.md", "docs/a.txt", "docs/md", "README.md")
    assert find("docs") == (["docs/C.MD", "docs/a/z.md", "docs/a.markdown", "docs/b.md"], [])


def test_named_files_may_have_any_name():
    make("papers.txt", "LIST")
    assert find("papers.txt", "LIST") == (["papers.txt", "LIST"], [])


def test_dash_is_standard_input():
    make("-", "a.md")
    assert find("-", "a.md", "-", "./-") == (["-", "a.md", "./-"], [])


def test_file_named_twice_is_found_once():
    make("docs/a.md", "b.md")
    assert find("b.md", "docs", "docs/a.md", "./b.md", "docs/../b.md") == (["b.md", "docs/a.md"], [])


@POSIX
def test_symbolic_link_to_a_listed_file_is_left_out():
    make("README.md")
    os.symlink("README.md", "index.md")
    assert find("README.md", "index.md") == (["README.md"], [])


@POSIX
def test_links_are_the_same_file():
    make("README.md", "docs/b.md")
    os.link("README.md", "docs/a.md")
    os.symlink("docs/a.md", "c.md")
    assert find("README.md", "docs", "c.md") == (["README.md", "docs/b.md"], [])


ERRORS = {
    "nope.md": "nope.md: no such file",
    "": "'': no such file",
    "empty": "empty: no Markdown files (.md, .markdown) in it; name other files one by one",
    "a.md/b.md": "a.md/b.md: not a directory",
}


@POSIX
@pytest.mark.parametrize(("path", "error"), ERRORS.items(), ids=ERRORS.values())
def test_error_does_not_affect_other_paths(path, error):
    make("a.md", "empty/a.txt")
    assert find(path, "a.md") == (["a.md"], [error])


def test_hidden_folders_and_node_modules_are_left_out():
    make("docs/a.md", "docs/.hidden/a.md", "docs/node_modules/a/README.md", "docs/.b.md")
    assert find("docs") == (["docs/.b.md", "docs/a.md"], [])
    assert find("docs/.hidden") == (["docs/.hidden/a.md"], [])


@POSIX
def test_cyclic_link_is_not_followed():
    make("docs/a.md")
    os.symlink(os.path.abspath("docs"), "docs/again")
    os.symlink("nowhere", "docs/broken.md")
    os.mkdir("docs/folder.md")
    assert find("docs") == (["docs/a.md"], [])


@POSIX
@NOT_ROOT
def test_unreadable_folder_is_an_error():
    make("docs/a.md", "docs/closed/b.md")
    os.chmod("docs/closed", 0)
    try:
        assert find("docs") == (["docs/a.md"], ["docs/closed: permission denied"])
        assert find("docs/closed") == ([], ["docs/closed: permission denied"])
    finally:
        os.chmod("docs/closed", 0o700)


@POSIX
def test_name_that_is_not_utf_8():
    with open(b"caf\xe9.md", "wb") as file:
        file.write(b"x\n")
    assert find(".") == (["./caf\udce9.md"], [])
    assert files.read("./caf\udce9.md") == "x\n"


@GIT
class TestGit:
    @pytest.fixture(autouse=True)
    def repository(self, working_directory):
        git("init", "--quiet", str(working_directory))

    def test_ignored_files_are_left_out(self):
        make("README.md", "docs/a.md", "docs/draft.md", "build/b.md", ".github/c.md", "docs/异常.md")
        make(".gitignore", content="build/\n")
        make("docs/.gitignore", content="draft.md\n")
        assert find(".") == (["./.github/c.md", "./README.md", "./docs/a.md", "./docs/异常.md"], [])
        assert find("docs") == (["docs/a.md", "docs/异常.md"], [])

    def test_ignored_file_can_be_named(self):
        make("draft.md")
        make(".gitignore", content="*.md\n")
        assert find("draft.md") == (["draft.md"], [])
        assert find(".")[0] == []

    def test_tracked_files_are_found_unless_deleted(self):
        make("kept.md", "gone.md", content="x\n")
        git("add", ".")
        make(".gitignore", content="*.md\n")
        os.remove("gone.md")
        assert find(".") == (["./kept.md"], [])

    def test_folder_in_another_repository(self, tmp_path):
        make("other/sub/a.md", "other/sub/draft.md")
        make("other/.gitignore", content="draft.md\n")
        git("init", "--quiet", "other")
        assert find("other/sub") == (["other/sub/a.md"], [])
        assert find(str(tmp_path / "other/sub")) == ([f"{tmp_path.as_posix()}/other/sub/a.md"], [])

    def test_variables_of_a_hook_are_ignored(self, monkeypatch):
        make("other/a.md", "other/draft.md", "b.md")
        make("other/.gitignore", content="draft.md\n")
        git("init", "--quiet", "other")
        monkeypatch.setenv("GIT_DIR", os.path.abspath(".git"))
        monkeypatch.setenv("GIT_INDEX_FILE", os.path.abspath(".git/index"))
        assert find("other") == (["other/a.md"], [])

    def test_repository_cannot_start_a_program(self):
        make("a.md")
        make("evil", content="#!/bin/sh\ntouch started\n")
        os.chmod("evil", 0o755)
        git("config", "core.fsmonitor", os.path.abspath("evil"))
        assert find(".") == (["./a.md"], [])
        assert not os.path.exists("started")

    def test_system_without_git(self, monkeypatch):
        make("a.md", "draft.md")
        make(".gitignore", content="draft.md\n")
        monkeypatch.setenv("PATH", "")
        assert find(".") == (["./a.md", "./draft.md"], [])
