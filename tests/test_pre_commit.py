"""The hooks, run by pre-commit itself on a repository of git's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BAD = "# List\n\n## Papers {#papers}\n\n+ A Title [[arXiv 2021]](https://arxiv.org/abs/2111.07677)\n"
GOOD = BAD.replace(" {#papers}", "")


def run(folder, *command, check=True):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "FGAD_LINT_"))}
    environment |= {"PRE_COMMIT_HOME": str(folder.parent / "home"), "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done


def new_repository(folder):
    folder.mkdir(exist_ok=True)
    run(folder, "git", "init", "--quiet", "--initial-branch=main")
    for name, value in (("user.name", "A"), ("user.email", "a@e.org"), ("commit.gpgsign", "false")):
        run(folder, "git", "config", name, value)


def commit(folder, check=True):
    run(folder, "git", "add", "--all")
    return run(folder, "git", "commit", "--quiet", "--message=x", check=check)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """A repository with what the hooks are installed from, and the commit to pin."""
    folder = tmp_path_factory.mktemp("pre-commit") / "fgad-lint"
    new_repository(folder)
    for name in ("pyproject.toml", ".pre-commit-hooks.yaml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    for name in ("fgad_lint", "schema"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    commit(folder)
    return folder, run(folder, "git", "rev-parse", "HEAD").stdout.strip()


def repository(hooks, hook, text):
    """A repository whose commits go through a hook, with a list that is not committed yet."""
    source, revision = hooks
    folder = source.parent / hook
    new_repository(folder)
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {source}\n  rev: {revision}\n  hooks:\n  - id: {hook}\n", encoding="utf-8"
    )
    (folder / "README.md").write_text(text, encoding="utf-8")
    (folder / "notes.txt").write_text("no {#markdown}\n", encoding="utf-8")
    run(folder, sys.executable, "-m", "pre_commit", "install")
    return folder


def test_bad_commit_is_stopped_and_good_one_is_not(hooks):
    folder = repository(hooks, "fgad-lint", BAD)
    stopped = commit(folder, check=False)
    assert stopped.returncode == 1
    assert "README.md:3:11: error: " in stopped.stdout + stopped.stderr
    assert "[unsupported-heading-id]" in stopped.stdout + stopped.stderr
    assert (folder / "README.md").read_text(encoding="utf-8") == BAD
    (folder / "README.md").write_text(GOOD, encoding="utf-8")
    commit(folder)


def test_fixing_hook_repairs(hooks):
    folder = repository(hooks, "fgad-lint-fix", BAD)
    assert commit(folder, check=False).returncode == 1
    assert (folder / "README.md").read_text(encoding="utf-8") == GOOD
    commit(folder)
    assert run(folder, "git", "show", "HEAD:README.md").stdout == GOOD
