"""The steps of action.yml, run as GitHub runs them: in bash, with the inputs in the environment."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, RUN = ACTION["runs"]["steps"]
BASES = {
    "pull_request": "github.event.pull_request.base.sha",
    "merge_group": "github.event.merge_group.base_sha",
    "push": "github.event.before",
}
BAD = "# List\n\n## Papers {#papers}\n"
GOOD = "# List\n\n## Papers\n"
FOUND = "[unsupported-heading-id]"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")
INSTALLS = pytest.mark.slow  # pip installs the program.


def fill_in(value, values):
    """Fill in the expressions of a value in action.yml; unknown ones are empty, as on GitHub."""

    def evaluate(match):
        return next((values[name] for name in match[1].split(" || ") if values.get(name)), "")

    return re.sub(r"\$\{\{ (.*?) \}\}", evaluate, value)


def run(step, folder, event="schedule", base="", outputs=None, variables=None, **inputs):
    """Run a step in a repository, after steps with these `outputs`, for an event that may have a `base`."""
    values = {BASES.get(event): base, "github.event.repository.default_branch": "main", **(outputs or {})}
    for name, described in ACTION["inputs"].items():
        values[f"inputs.{name}"] = inputs.get(name, fill_in(described["default"], values))
    temporary = folder.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    script = temporary / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "FGAD_LINT"))}
    environment |= {
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_EVENT_NAME": event,
        "GITHUB_OUTPUT": str(temporary / "output"),
        "RUNNER_TEMP": str(temporary),
    }
    environment |= {name: fill_in(value, values) for name, value in step["env"].items()} | (variables or {})
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The outputs of the install step, run in a repository with modules that it must not import."""
    folder = tmp_path_factory.mktemp("action") / "repository"
    folder.mkdir()
    for name in ("venv", "pip", "ensurepip", "sitecustomize"):
        (folder / f"{name}.py").write_text("open('pwned', 'w')\n", encoding="utf-8")
    done = run(INSTALL, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (folder / "pwned").exists()
    lines = (folder.parent / "temporary" / "output").read_text(encoding="utf-8").splitlines()
    return {f"steps.install.outputs.{name}": value for name, _, value in (line.partition("=") for line in lines)}


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    return folder


CHECKED = {
    "README.md by default": ({"README.md": BAD}, {}, 1, ["README.md"]),
    "nothing found": ({"README.md": GOOD}, {}, 0, []),
    "one file": ({"README.md": BAD, "docs/a.md": BAD}, {"files": "docs/a.md"}, 1, ["docs/a.md"]),
    "several files": (
        {"README.md": BAD, "b.md": BAD, "docs/a.md": BAD},
        {"files": "README.md\ndocs/a.md\n"},
        1,
        ["README.md", "docs/a.md"],
    ),
    "several files with the line ends of Windows": (
        {"README.md": BAD, "b.md": BAD, "docs/a b.md": BAD},
        {"files": "README.md\r\n\r\ndocs/a b.md\r\n"},
        1,
        ["README.md", "docs/a b.md"],
    ),
    "a folder": ({"docs/a.md": BAD, "docs/b.md": BAD}, {"files": "docs"}, 1, ["docs/a.md", "docs/b.md"]),
    "options": ({"README.md": BAD}, {"args": "--select broken-anchor"}, 0, []),
    "options on several lines": (
        {"README.md": BAD},
        {"args": "--select=unsupported-heading-id\n\n--exit-zero --no-color\n"},
        0,
        ["README.md"],
    ),
    "options with the line ends of Windows": (
        {"README.md": BAD},
        {"args": "--select=unsupported-heading-id\r\n\r\n--exit-zero --no-color\r\n"},
        0,
        ["README.md"],
    ),
    "spaces": ({"my  list.md": BAD}, {"files": "my  list.md"}, 1, ["my  list.md"]),
    "quotes": ({"a'b\".md": BAD}, {"files": "a'b\".md"}, 1, ["a'b\".md"]),
    "a command": ({"$(touch pwned).md": BAD}, {"files": "$(touch pwned).md"}, 1, ["$(touch pwned).md"]),
    "another command": ({"`touch pwned`; rm a.md": BAD}, {"files": "`touch pwned`; rm a.md"}, 1, ["touch pwned"]),
    "a glob": ({"*.md": BAD, "a.md": BAD}, {"files": "*.md"}, 1, ["*.md"]),
    "an option as a file": ({"--fix": BAD}, {"files": "--fix"}, 1, ["--fix"]),
    "the name of a command as a file": ({"explain": BAD}, {"files": "explain"}, 1, ["explain"]),
}


@INSTALLS
@pytest.mark.parametrize(("files", "inputs", "code", "named"), CHECKED.values(), ids=CHECKED)
def test_checks_files(installed, repository, files, inputs, code, named):
    for name, text in files.items():
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text(text, encoding="utf-8")
    done = run(RUN, repository, outputs=installed, **inputs)
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout.count(FOUND) == len(named)
    assert all(name in done.stdout for name in named)
    assert {path.name for path in repository.iterdir()} == {".git", *(name.partition("/")[0] for name in files)}
    assert all((repository / name).read_text(encoding="utf-8") == text for name, text in files.items())


BAD_INPUTS = {
    "a missing file": {"files": "nope.md"},
    "two files on one line": {"files": "README.md README.md"},
    "an unknown option": {"args": "--nope"},
    "a command among the options": {"args": "; touch pwned"},
    "a command in an option": {"args": "--select $(touch${IFS}pwned) --select `touch pwned`"},
    "a glob among the options": {"args": "--select *"},
    "a workflow command as a file": {"files": " ::error::x"},
    "an old workflow command as a file": {"files": "##[error]x"},
    "a workflow command as a rule": {"args": "--select ##[add-mask]x"},
    "a workflow command as an option": {"args": "--##[add-mask]x"},
    "a workflow command as a revision": {"since": "a\n::error::x"},
    "an option as a revision": {"since": "--output=pwned"},
}


@INSTALLS
@pytest.mark.parametrize("inputs", BAD_INPUTS.values(), ids=BAD_INPUTS)
def test_refuses_bad_input(installed, repository, inputs):
    (repository / "README.md").write_text(GOOD, encoding="utf-8")
    done = run(RUN, repository, outputs=installed, **inputs)
    assert done.returncode == 2
    assert done.stderr
    assert not re.search(r"^\s*::|##\[", done.stdout + done.stderr, re.MULTILINE)
    assert {path.name for path in repository.iterdir()} == {".git", "README.md"}


VERSIONS = [
    "1; touch pwned",
    "$(touch pwned)",
    "0.1.0 --index-url=https://e.org",
    "1\n::error::x",
    "@ https://e.org",
    " ",
]


@pytest.mark.parametrize("version", VERSIONS, ids=ascii)
def test_refuses_invalid_versions(repository, version):
    done = run(INSTALL, repository, version=version)
    assert done.returncode == 2
    assert re.fullmatch(r"::error title=fgad-lint::not installed; [^\n]*\n", done.stdout)
    assert done.stderr == ""
    assert [path.name for path in repository.iterdir()] == [".git"]


def test_old_python_is_explained(repository):
    old = repository.parent / "old"
    old.mkdir()
    (old / "python3").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (old / "python3").chmod(0o755)
    done = run(INSTALL, repository, variables={"PATH": f"{old}{os.pathsep}{os.environ['PATH']}"})
    assert done.returncode == 2
    assert "actions/setup-python" in done.stdout


@pytest.fixture(scope="module")
def pull_request(tmp_path_factory):
    """A repository in which main has moved on since a pull request, which is in a merge queue; and its commits by name."""
    folder = tmp_path_factory.mktemp("pull-request") / "origin"
    folder.mkdir()
    commits = {"zeros": 40 * "0"}

    def git(*command):
        author = ["-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *author, *command], cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(name, text):
        (folder / name).write_text(text, encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", f"--message={name}")
        commits[name] = git("rev-parse", "HEAD")

    git("init", "--quiet", "--initial-branch=main")
    commit("README.md", GOOD)
    git("checkout", "--quiet", "-b", "change")
    for number in range(3):
        commit(f"change-{number}", "")
    git("checkout", "--quiet", "main")
    commit("base-in-the-event", "")
    commit("base-of-the-merge", "")
    git("checkout", "--quiet", "--detach")
    git("merge", "--quiet", "--no-ff", "--message=merge", "change")
    commits["merge"] = git("rev-parse", "HEAD")
    git("update-ref", "refs/pull/1/merge", "HEAD")
    git("checkout", "--quiet", "--detach", "main")
    commit("another-pull-request-in-the-queue", "")
    git("merge", "--quiet", "--no-ff", "--message=queued", "change")
    commits["queued"] = git("rev-parse", "HEAD")
    git("update-ref", "refs/heads/gh-readonly-queue/main/pr-1", "HEAD")
    git("checkout", "--quiet", "main")
    return folder, commits


def check_out(folder, origin, commit, depth):
    """Check out one commit, with as much history as actions/checkout fetches."""
    for command in (
        ["init", "--quiet", str(folder)],
        ["-C", str(folder), "remote", "add", "origin", origin.as_uri()],
        ["-C", str(folder), "fetch", "--quiet", *([f"--depth={depth}"] if depth else []), "origin", commit],
        ["-C", str(folder), "checkout", "--quiet", "--detach", commit],
    ):
        subprocess.run(["git", *command], check=True)


PULL_REQUEST = ("pull_request", "base-in-the-event")
MERGE_GROUP = ("merge_group", "another-pull-request-in-the-queue")
SINCE = {
    "the merge commit": (PULL_REQUEST, "merge", 1, {}, "base-of-the-merge"),
    "the merge commit and its parents": (PULL_REQUEST, "merge", 2, {}, "base-of-the-merge"),
    "the merge commit with full history": (PULL_REQUEST, "merge", 0, {}, "base-of-the-merge"),
    "the branch": (PULL_REQUEST, "change-2", 1, {}, "base-in-the-event"),
    "the branch with full history": (PULL_REQUEST, "change-2", 0, {}, "base-in-the-event"),
    "a merge group": (MERGE_GROUP, "queued", 1, {}, "another-pull-request-in-the-queue"),
    "a merge group with full history": (MERGE_GROUP, "queued", 0, {}, "another-pull-request-in-the-queue"),
    "a push": (("push", "README.md"), "base-of-the-merge", 1, {}, "README.md"),
    "a push with full history": (("push", "README.md"), "base-of-the-merge", 0, {}, "README.md"),
    "a push that replaces commits": (
        ("push", "another-pull-request-in-the-queue"),
        "change-2",
        1,
        {},
        "another-pull-request-in-the-queue",
    ),
    "the first push to a branch": (("push", "zeros"), "change-2", 1, {}, "base-of-the-merge"),
    "the first push to a branch, with full history": (("push", "zeros"), "change-2", 0, {}, "base-of-the-merge"),
    "the first push to the repository": (("push", "zeros"), "base-of-the-merge", 1, {}, "base-of-the-merge"),
    "a schedule": (("schedule", ""), "base-of-the-merge", 1, {}, None),
    "another revision": (PULL_REQUEST, "merge", 0, {"since": "main; touch pwned"}, "main; touch pwned"),
    "everything": (PULL_REQUEST, "merge", 1, {"since": ""}, None),
    "everything in a merge group": (MERGE_GROUP, "queued", 1, {"since": ""}, None),
}


@pytest.mark.parametrize(("event", "head", "depth", "inputs", "since"), SINCE.values(), ids=SINCE)
def test_compares_a_change_with_its_base(pull_request, tmp_path, event, head, depth, inputs, since):
    origin, commits = pull_request
    folder = tmp_path / "repository"
    check_out(folder, origin, commits[head], depth)
    name, base = event
    done = run(
        RUN,
        folder,
        name,
        commits.get(base, ""),
        outputs={"steps.install.outputs.program": "echo"},
        variables={"GITHUB_SHA": commits["queued" if name == "merge_group" else "merge"]},
        **inputs,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    revision = done.stdout.removeprefix("check ").partition("-- README.md\n")[0].strip().removeprefix("--since=")
    if since is None:
        assert revision == ""
    elif since in commits:
        command = ["git", "rev-parse", "--verify", revision]
        found = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        assert found.stdout.strip() == commits[since]
        subprocess.run(["git", "merge-base", revision, "HEAD"], cwd=folder, capture_output=True, check=True)
    else:
        assert revision == since
    assert not (folder / "pwned").exists()


def test_missing_history_is_explained(pull_request, tmp_path):
    origin, commits = pull_request
    folder = tmp_path / "repository"
    check_out(folder, origin, commits["merge"], 1)
    subprocess.run(["git", "remote", "remove", "origin"], cwd=folder, check=True)
    outputs = {"steps.install.outputs.program": "echo"}
    done = run(RUN, folder, "pull_request", commits["base-in-the-event"], outputs)
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stdout.splitlines()[-1]


PAPER = "- A Loom for Thin Threads [[paper](https://arxiv.org/abs/2301.00001)]\n"
OTHER = "- Shuttles That Come Back [[paper](https://arxiv.org/abs/2302.00002)]\n"
ADDED = "**1 paper added**\n\n- Papers\n  - [Shuttles That Come Back](https://arxiv.org/abs/2302.00002)\n"
MANY = "".join(f"- Loom {number} [[paper](https://e.org/{number})]\n" for number in range(20000))
SUMMARIES = {
    "a paper": ({"README.md": GOOD + PAPER + OTHER}, {}, f"### Papers in README.md\n\n{ADDED}\n"),
    "no paper": ({"README.md": f"{GOOD}Read more.\n\n{PAPER}"}, {}, ""),
    "nothing": ({}, {}, ""),
    "switched off": ({"README.md": GOOD + PAPER + OTHER}, {"papers": "false"}, ""),
    "everything is checked": ({"README.md": GOOD + PAPER + OTHER}, {"since": ""}, ""),
    "no such revision": ({"README.md": GOOD + PAPER + OTHER}, {"since": "nope"}, ""),
    "an option as a revision": ({"README.md": GOOD + PAPER + OTHER}, {"since": "--all"}, ""),
    "another file": ({"docs/a.md": GOOD + PAPER + OTHER}, {}, ""),
    "a folder": (
        {"README.md": GOOD + PAPER + OTHER, "docs/a.md": GOOD + OTHER, "docs/a.txt": OTHER},
        {"files": "docs\r\n"},
        f"### Papers in docs/a.md\n\n{ADDED}\n",
    ),
    "an odd name": (
        {"docs/$(touch pwned) [x](y).md": GOOD + OTHER},
        {"files": "docs"},
        f"### Papers in a file\n\n{ADDED}\n",
    ),
    "more papers than a summary holds": ({"README.md": GOOD + MANY}, {}, ""),
    "a file that is gone": ({"README.md": None}, {}, ""),
}


@pytest.mark.parametrize(("files", "inputs", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary_tells_which_papers_changed(repository, files, inputs, summary):
    def commit(texts):
        for name, text in texts.items():
            (repository / name).parent.mkdir(exist_ok=True)
            if text is None:
                (repository / name).unlink()
            else:
                (repository / name).write_text(text, encoding="utf-8")
        author = ["-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false"]
        for command in (["add", "--all"], ["commit", "--quiet", "--allow-empty", "--message=x"]):
            subprocess.run(["git", *author, *command], cwd=repository, check=True)
        done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    # A program that only compares, since the findings are in the summary, too.
    program = repository.parent / "fgad-lint"
    program.write_text(f'#!/bin/sh\n[ "$1" = check ] || exec "{sys.executable}" -m fgad_lint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    base = commit({"README.md": GOOD + PAPER})
    commit(files)
    written = repository.parent / "summary.md"
    variables = {"GITHUB_STEP_SUMMARY": str(written), "GITHUB_SHA": "another"}
    done = run(
        RUN, repository, "pull_request", base, {"steps.install.outputs.program": str(program)}, variables, **inputs
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (written.read_text(encoding="utf-8") if written.exists() else "") == summary
    assert not (repository / "pwned").exists()


def test_scripts_contain_no_inputs():
    assert all("${{" not in step["run"] for step in (INSTALL, RUN))
    assert all(step["shell"] == "bash" for step in (INSTALL, RUN))


@INSTALLS
def test_reports_new_findings_of_a_pull_request(installed, repository):
    def git(*command):
        author = ["-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *author, *command], cwd=repository, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(text):
        (repository / "README.md").write_text(text, encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--message=x")
        return git("rev-parse", "HEAD")

    base = commit(BAD)
    commit(f"{BAD}\n[new](#nowhere)\n")
    summary = repository.parent / "summary.md"
    variables = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_SHA": "another"}
    done = run(RUN, repository, "pull_request", base, installed, variables)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.fullmatch(
        r"::error file=README\.md,line=5,[^\n]*title=broken-anchor::README\.md:5:\d+: [^\n]* \[broken-anchor\]\n",
        done.stdout,
    )
    assert "broken-anchor" in summary.read_text(encoding="utf-8")
    assert "unsupported-heading-id" not in summary.read_text(encoding="utf-8")
