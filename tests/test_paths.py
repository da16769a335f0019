"""Symbolic links cannot lead out of a repository."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from fgad_lint import cli, paths

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs links")

LIST = "## Depth {#depth}\n"
REFUSAL = "a symbolic link leads out of the repository; name the target instead"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A working directory that is a repository, next to a folder with another repository."""
    for name in os.environ:
        if name.startswith(("FGAD_LINT_", "GITHUB_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for folder in ("repository/.git", "repository/docs", "repository/module/.git", "elsewhere/other/.git"):
        (tmp_path / folder).mkdir(parents=True)
    for path in ("repository/list.md", "repository/module/list.md", "elsewhere/list.md", "elsewhere/other/list.md"):
        (tmp_path / path).write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "repository")
    return tmp_path / "repository"


def run(*args):
    return CliRunner(catch_exceptions=False).invoke(cli.main, [*args], prog_name="fgad-lint")


# A symbolic link, its target, a path, and whether that escapes the repository.
LINKS = {
    "no link": (None, None, "list.md", False),
    "a missing file": (None, None, "docs/no.md", False),
    "a file elsewhere": (None, None, "../elsewhere/list.md", False),
    "to a file in the same folder": ("a.md", "list.md", "a.md", False),
    "to a file in the parent folder": ("docs/a.md", "../list.md", "docs/a.md", False),
    "into a nested repository": ("a.md", "module/list.md", "a.md", False),
    "out": ("a.md", "../elsewhere/list.md", "a.md", True),
    "out, by an absolute path": ("a.md", "/dev/zero", "a.md", True),
    "out, to a missing file": ("a.md", "../elsewhere/no.md", "a.md", True),
    "out, by a linked folder": ("link", "../elsewhere", "link/list.md", True),
    "out, into another repository": ("link", "../elsewhere/other", "link/list.md", True),
    "out and back": ("link", "../repository/docs", "link/../../list.md", False),
    "out of a nested repository": ("module/a.md", "../list.md", "module/a.md", True),
    "to itself": ("a.md", "a.md", "a.md", False),
}


@pytest.mark.parametrize(("link", "target", "path", "expected"), LINKS.values(), ids=LINKS)
def test_escapes_repository(here, link, target, path, expected):
    if link:
        (here / link).symlink_to(target)
    assert paths.escapes_repository(path) == expected
    assert paths.escapes_repository(str(here / path)) == expected


def test_without_a_repository_links_may_lead_anywhere(here, monkeypatch):
    monkeypatch.chdir(here.parent / "elsewhere")
    Path("a.md").symlink_to("../repository/list.md")
    assert not paths.escapes_repository("a.md")


def test_repository_may_be_reached_by_a_link(here, monkeypatch):
    (here.parent / "short").symlink_to(here)
    assert not paths.escapes_repository(str(here.parent / "short" / "list.md"))
    monkeypatch.chdir(here.parent / "short")
    assert not paths.escapes_repository("list.md")


@pytest.mark.parametrize("args", ["{}", ".", "{} --fix", "{} --diff", "parse {}", "render {}", "export {}", "init {}"])
def test_list_outside_is_not_read(here, args):
    (here / "list.md").unlink()
    (here / "module" / "list.md").unlink()
    (here / "a.md").symlink_to("../elsewhere/list.md")
    result = run(*args.format("a.md").split())
    assert result.exit_code == 2
    assert f"a.md: {REFUSAL}\n" in result.stderr
    assert "Depth" not in result.output
    assert (here.parent / "elsewhere" / "list.md").read_text(encoding="utf-8") == LIST


@pytest.mark.parametrize("args", ["--output-file a.txt", "--baseline a.txt --write-baseline", "init --yes"])
def test_file_outside_is_not_written(here, args):
    (here.parent / "elsewhere" / "a.txt").write_text("", encoding="utf-8")
    (here / "a.txt").symlink_to("../elsewhere/a.txt")
    (here / ".github").symlink_to("../elsewhere")
    (here / "README.md").write_text(LIST, encoding="utf-8")
    result = run(*args.split())
    assert result.exit_code == 2
    assert REFUSAL in result.stderr
    assert (here.parent / "elsewhere" / "a.txt").read_text(encoding="utf-8") == ""
    assert not (here.parent / "elsewhere" / "workflows").exists()


@pytest.mark.parametrize("name", ["fgad-lint.toml", ".fgad-lint.toml"])
def test_configuration_outside_is_not_read(here, name):
    (here.parent / "elsewhere" / "a.toml").write_text("secret = 1\n", encoding="utf-8")
    (here / name).symlink_to("../elsewhere/a.toml")
    result = run("list.md")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{name}: {REFUSAL}\n")
    assert run("list.md", "--config", "../elsewhere/a.toml").stderr.startswith("../elsewhere/a.toml: unknown key")


def test_pyproject_outside_is_ignored(here):
    (here.parent / "elsewhere" / "a.toml").write_text("[tool.fgad-lint]\nsecret = 1\n", encoding="utf-8")
    (here / "pyproject.toml").symlink_to("../elsewhere/a.toml")
    assert run("list.md").exit_code == 1


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/tty", "pipe", "docs"])
def test_special_file_is_not_a_configuration(here, target):
    os.mkfifo("pipe")
    (here / "fgad-lint.toml").symlink_to(target)
    assert run("list.md").exit_code == 1


def test_configuration_may_be_a_link_within(here):
    (here / "docs" / "a.toml").write_text('renderer = "hugo"\n', encoding="utf-8")
    (here / "fgad-lint.toml").symlink_to("docs/a.toml")
    assert run("list.md").exit_code == 0
