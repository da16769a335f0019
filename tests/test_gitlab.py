"""The job for GitLab in README.md, run as GitLab's runner does: in a shell, in a clone as deep as GIT_DEPTH says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
(JOB,) = (
    example["fgad-lint"]
    for fence in re.findall(r"^```yaml\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    if "fgad-lint" in (example := yaml.safe_load(fence))
)
OLD_FAULTS = "# List\n\n## Papers {#papers}\n\n[a](#nowhere)\n"
FAULT = "[b](#nowhere-else)\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


def git(folder, *command):
    author = ["-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment["GIT_CONFIG_GLOBAL"] = os.devnull
    command = ["git", *author, *command]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with an old list: its main branch and merge requests, each with more commits than GitLab fetches."""
    folder = tmp_path_factory.mktemp("gitlab") / "project"
    folder.mkdir()

    def commit(name, text):
        (folder / name).write_text(text, encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", f"--message={name}")

    def request(branch, text):
        git(folder, "checkout", "--quiet", "-b", branch, "start")
        commit("README.md", text)
        for number in range(25):
            git(folder, "commit", "--quiet", "--allow-empty", f"--message={number}")
        git(folder, "checkout", "--quiet", "--detach", "main")
        git(folder, "merge", "--quiet", "--no-ff", "--message=merged", branch)
        git(folder, "branch", f"{branch}-merged")

    git(folder, "init", "--quiet", "--initial-branch=main")
    commit("README.md", OLD_FAULTS)
    git(folder, "branch", "start")
    commit("README.md", f"{FAULT}\n{OLD_FAULTS}")
    request("good", f"{OLD_FAULTS}\n[to the papers](#papers-papers)\n")
    request("bad", f"{OLD_FAULTS}\n{FAULT}")
    return folder


def run(project, tmp_path, branch, **variables):
    """Run the job for a branch; return the exit code, the log and the paths and lines in the report."""
    folder = tmp_path / "builds"
    commit = git(project, "rev-parse", branch).strip()
    depth = JOB["variables"]["GIT_DEPTH"]
    refs = [f"--depth={depth}", commit] if depth else [commit, "+refs/heads/*:refs/remotes/origin/*"]
    git(project.parent, "init", "--quiet", str(folder))
    git(folder, "fetch", "--quiet", project.as_uri(), *refs)
    git(folder, "checkout", "--quiet", "--detach", commit)
    program = tmp_path / "bin" / "fgad-lint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fgad_lint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "FGAD_LINT", "CI"))}
    environment |= {name: git(project, "rev-parse", revision).strip() for name, revision in variables.items()}
    environment |= {"CI": "true", "PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    script = "\n".join(["set -e", *JOB["script"]]).replace("pip install", ": pip install")
    done = subprocess.run(
        ["sh"], input=script, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    (report,) = JOB["artifacts"]["reports"].values()
    lines = [found["location"] for found in json.loads((folder / report).read_text("utf-8"))]
    return done.returncode, done.stdout + done.stderr, [(line["path"], line["lines"]["begin"]) for line in lines]


REQUEST = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "start"}
MERGED = REQUEST | {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "main"}
JOBS = {
    "a merge request": ("good", REQUEST, []),
    "a merge request with a fault": ("bad", REQUEST, [("README.md", 7)]),
    "its merged result": ("bad-merged", MERGED, [("README.md", 9)]),
    "the merged result of a good one": ("good-merged", MERGED, []),
    "the main branch": ("main", {}, []),
}


@pytest.mark.parametrize(("branch", "variables", "reported"), JOBS.values(), ids=JOBS)
def test_reports_what_a_merge_request_adds(project, tmp_path, branch, variables, reported):
    code, log, lines = run(project, tmp_path, branch, **variables)
    assert (code, lines) == (int(bool(reported)), reported), log
    assert all(f"{path}:{line}:" in log for path, line in reported)
    assert log.count("README.md:") == len(reported)


def test_job_runs_for_merge_requests_and_the_branch_that_they_are_compared_with():
    assert [rule["if"] for rule in JOB["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]
    assert "slim" not in JOB["image"]  # That has no git.
    assert JOB["artifacts"]["when"] == "always"
