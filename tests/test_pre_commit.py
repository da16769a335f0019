"""The hooks, run by pre-commit in a git repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from fgad_lint import __version__

pytestmark = pytest.mark.slow  # pre-commit installs the program with pip.
ROOT = Path(__file__).parent.parent
BAD = "# List\n\n## Papers {#papers}\n\n+ A Title [[arXiv 2021]](https://arxiv.org/abs/2111.07677)\n"
GOOD = BAD.replace(" {#papers}", "")


def run(folder, *command, check=True, variables=None):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "FGAD_LINT_"))}
    environment |= {"PRE_COMMIT_HOME": str(folder.parent / "home"), "GIT_CONFIG_GLOBAL": os.devnull}
    environment |= variables or {}
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
    """A repository to install the hooks from, and the commit to pin."""
    folder = tmp_path_factory.mktemp("pre-commit") / "fgad-lint"
    new_repository(folder)
    for name in ("pyproject.toml", ".pre-commit-hooks.yaml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "fgad_lint", folder / "fgad_lint", ignore=shutil.ignore_patterns("__pycache__"))
    commit(folder)
    run(folder, "git", "tag", f"v{__version__}")
    return folder, run(folder, "git", "rev-parse", "HEAD").stdout.strip()


def repository(hooks, hook, text, name=None):
    """A repository with a hook, and a list that is not committed yet."""
    source, revision = hooks
    folder = source.parent / (name or hook)
    new_repository(folder)
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {source}\n  rev: {revision}\n  hooks:\n  - id: {hook}\n", encoding="utf-8"
    )
    (folder / "README.md").write_text(text, encoding="utf-8")
    (folder / "notes.txt").write_text("no {#markdown}\n", encoding="utf-8")
    run(folder, sys.executable, "-m", "pre_commit", "install")
    return folder


def test_hook_blocks_only_bad_commits(hooks):
    folder = repository(hooks, "fgad-lint", BAD)
    stopped = commit(folder, check=False)
    assert stopped.returncode == 1
    assert "README.md:3:11: error: " in stopped.stdout + stopped.stderr
    assert "[unsupported-heading-id]" in stopped.stdout + stopped.stderr
    assert (folder / "README.md").read_text(encoding="utf-8") == BAD
    (folder / "README.md").write_text(GOOD, encoding="utf-8")
    commit(folder)


def test_fixing_hook(hooks):
    folder = repository(hooks, "fgad-lint-fix", BAD)
    assert commit(folder, check=False).returncode == 1
    assert (folder / "README.md").read_text(encoding="utf-8") == GOOD
    commit(folder)
    assert run(folder, "git", "show", "HEAD:README.md").stdout == GOOD


@pytest.mark.parametrize("hook", ["fgad-lint", "fgad-lint-fix"])
def test_file_names_are_not_options(hooks, hook):
    folder = repository(hooks, hook, GOOD, f"names-{hook}")
    for name in ("--exit-zero.md", "--output-file=README.md", "-q.md", "--config=a.md", "explain.md"):
        (folder / name).write_text(BAD, encoding="utf-8")
    stopped = commit(folder, check=False)
    assert stopped.returncode == 1
    output = stopped.stdout + stopped.stderr
    assert "5 findings" in output
    assert (folder / "README.md").read_text(encoding="utf-8") == GOOD


def test_hook_of_init_reports_what_a_commit_adds(hooks, tmp_path):
    folder = tmp_path / "list"
    new_repository(folder)
    (folder / "docs").mkdir()
    names = ("README.md", "--fix.md", "docs/my list.md")
    # What the configuration names is on this machine.
    variables = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{hooks[0]}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/fgad-lint/fgad-lint",
        "PRE_COMMIT_HOME": str(hooks[0].parent / "home"),
        "PYTHONPATH": str(ROOT),
    }

    def commit_texts(*added):
        for name, text in zip((*names, "another.md"), added, strict=True):
            (folder / name).write_text(BAD + text, encoding="utf-8")
        run(folder, "git", "add", "--all")
        return run(folder, "git", "commit", "--message=x", check=False, variables=variables)

    assert commit_texts("", "", "", "").returncode == 0
    for name in names:
        run(folder, sys.executable, "-m", "fgad_lint", "init", "--yes", "--", name, variables=variables)
    run(folder, sys.executable, "-m", "pre_commit", "install")
    more, fault = "\n## More\n", "\n## More {#more}\n"
    done = commit_texts(more, more, more, fault)
    assert done.returncode == 0, done.stderr
    assert "Passed" in done.stderr
    done = commit_texts(fault, fault, fault, fault)
    assert done.returncode == 1
    assert all(f"\n{name}:7:9: error: " in done.stderr for name in names)
    assert "3 findings in 3 files" in done.stderr
    configuration = folder / ".pre-commit-config.yaml"
    configuration.write_text(configuration.read_text("utf-8").replace("id: fgad-lint ", "id: fgad-lint-fix "), "utf-8")
    assert commit_texts(fault, fault, fault, fault).returncode == 1
    assert [(folder / name).read_text("utf-8") for name in names] == 3 * [BAD + more]


# Each Python process notes what it is, and cannot use the network.
WATCH = """
import sys

def watch(event, _arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        note(event)
        raise OSError(event)

def note(line):
    with open({path!r}, "a", encoding="utf-8") as file:
        file.write(line + "\\n")

note(sys.argv[0] if hasattr(sys, "argv") else "")
note(sys.prefix)
sys.addaudithook(watch)
"""


@pytest.mark.parametrize("hook", ["fgad-lint", "fgad-lint-fix"])
def test_installed_hooks_use_no_network(hooks, tmp_path, hook):
    folder = repository(hooks, hook, BAD, f"offline-{hook}")
    run(folder, "git", "add", "--all")
    run(folder, sys.executable, "-m", "pre_commit", "install-hooks")
    log = tmp_path / "log"
    (tmp_path / "sitecustomize.py").write_text(WATCH.format(path=str(log)), encoding="utf-8")
    dead = "http://127.0.0.1:9"
    variables = {name: dead for proxy in ("http_proxy", "https_proxy", "all_proxy") for name in (proxy, proxy.upper())}
    variables |= {"PYTHONPATH": str(tmp_path), "PIP_INDEX_URL": dead}
    done = run(folder, sys.executable, "-m", "pre_commit", "run", "--all-files", check=False, variables=variables)
    assert done.returncode == 1
    assert "[unsupported-heading-id]" in done.stdout or hook == "fgad-lint-fix"
    assert (folder / "README.md").read_text(encoding="utf-8") == (GOOD if hook == "fgad-lint-fix" else BAD)
    lines = log.read_text(encoding="utf-8").splitlines()
    assert any(line.startswith(str(folder.parent / "home")) for line in lines)
    assert not [line for line in lines if line.startswith("socket")]


def test_try_repo(hooks):
    source, _ = hooks
    folder = source.parent / "try-repo"
    new_repository(folder)
    (folder / "README.md").write_text(BAD, encoding="utf-8")
    (folder / "notes.txt").write_text(BAD, encoding="utf-8")
    run(folder, "git", "add", "--all")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(source)]
    done = run(folder, *command, "--all-files", check=False)
    assert done.returncode == 1
    assert "README.md:3:11: error: " in done.stdout
    assert "notes.txt" not in done.stdout
    assert (folder / "README.md").read_text(encoding="utf-8") == GOOD
    assert run(folder, *command, "fgad-lint", "--all-files").returncode == 0


# The free tier of pre-commit.ci allows environments of up to 250 MiB, and neither Docker nor system hooks.
def test_hooks_run_on_pre_commit_ci(hooks):
    source, _ = hooks
    run(source, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    for hook in yaml.safe_load((source / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        assert hook["language"] == "python"
    repository(hooks, "fgad-lint", GOOD, "size")
    run(source.parent / "size", sys.executable, "-m", "pre_commit", "install-hooks")
    files = [path for path in (source.parent / "home").rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < 100 * 2**20
