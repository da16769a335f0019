"""Facts that are kept beside a list: which lists they belong to, and what the commands make of them."""

import socket
import subprocess

import pytest
from command_line import expect, run, write

from fgad_lint.linter import disk

WRONG = "- Learning to Weave Images by Hand [[paper]](https://arxiv.org/abs/2401.00001)\n"
RIGHT = "- Learning to Weave Images by Hand [[paper]](https://arxiv.org/abs/2401.00002)\n"
PAPERS = """\
{"format": 1, "papers": {
"2401.00001": {"titles": {"1": "Dyeing Cotton in Cold Rivers"}},
"2401.00002": {"titles": {"1": "Learning to Weave Images by Hand"}}
}}
"""
MESSAGE = '2401.00001 is another paper, "Dyeing Cotton in Cold Rivers"; this one is 2401.00002 [wrong-paper]'
FOUND = f"README.md:1:46: error: {MESSAGE}\n"


@pytest.fixture(autouse=True)
def workspace_with_facts(workspace, monkeypatch):
    monkeypatch.setenv("FGAD_LINT_SELECT", "wrong-paper,unused-suppression,unsupported-heading-id")
    write(".fgad-lint/papers.json", PAPERS)
    return workspace


def check(*args, stdin=None):
    return run(*args, "--output-format", "concise", "--quiet", stdin=stdin)


@pytest.mark.parametrize("path", ["README.md", "docs/deep/list.md"])
def test_facts_beside_a_list_or_above_it(path):
    write(path, WRONG)
    expect(check(path), 1, FOUND.replace("README.md", path))


def test_facts_above_the_repository_of_a_list_are_not_its_own():
    write("inner/README.md", WRONG)
    write("inner/.git/HEAD", "")
    expect(check("inner/README.md"), 0)


def test_nearest_facts_count():
    write("docs/.fgad-lint/papers.json", '{"format": 1, "papers": {}}\n')
    write("docs/README.md", WRONG)
    expect(check("docs/README.md"), 0)


def test_facts_of_standard_input_are_those_of_the_file_it_is_named_after():
    expect(check("-", "--stdin-filename", "README.md", stdin=WRONG), 1, FOUND)
    expect(check("-", stdin=WRONG), 0)


def test_fix():
    write("README.md", WRONG)
    expect(run("--fix", "--unsafe-fixes", "--quiet"), 0)
    with open("README.md", encoding="utf-8") as file:
        assert file.read() == RIGHT


def test_ignore_comment_of_a_rule_without_facts_is_not_unused(workspace):
    write("README.md", f"<!-- fgad-lint: ignore wrong-paper -->\n{WRONG}")
    expect(check(), 0)
    (workspace / ".fgad-lint" / "papers.json").unlink()
    (workspace / ".fgad-lint").rmdir()
    expect(check(), 0)


def test_broken_facts_are_one_error_and_the_other_findings_are_shown():
    write(".fgad-lint/papers.json", '{"format": 2, "papers": {}}\n')
    write("README.md", f"{WRONG}\n# Depth {{#depth}}\n")
    write("other.md", WRONG)
    done = check("README.md", "other.md")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith("papers.json: not of format 1, which this version reads\n")
    assert [line.rpartition("[")[2] for line in done.stdout.splitlines()] == ["unsupported-heading-id]"]


def test_facts_are_read_again_once_they_change(workspace):
    path = str(workspace / "README.md")
    assert disk.facts(path).paper("2401.00003") is None
    write(".fgad-lint/papers.json", PAPERS.replace("2401.00002", "2401.00003"))
    assert disk.facts(path).paper("2401.00003").title == "Learning to Weave Images by Hand"


def test_links_that_lead_out_of_the_repository_are_refused(workspace, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "papers.json"
    outside.write_text(PAPERS, "utf-8")
    write("repository/.git/HEAD", "")
    folder = workspace / "repository" / ".fgad-lint"
    folder.mkdir()
    (folder / "papers.json").symlink_to(outside)
    assert disk.facts(str(workspace / "repository" / "README.md")) is None
    assert "leads out of the repository" in disk.facts_problem(str(workspace / "repository" / "README.md"))


def test_nothing_opens_a_socket(monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    write("README.md", WRONG)
    expect(check("README.md", "--jobs", "1"), 1, FOUND)


def test_since_compares_with_the_facts_of_today():
    for args in (("init", "--quiet"), ("config", "user.name", "a"), ("config", "user.email", "a@e.org")):
        subprocess.run(["git", *args], check=True)
    write("README.md", WRONG)
    subprocess.run(["git", "add", "README.md"], check=True)
    subprocess.run(["git", "commit", "--quiet", "-m", "a"], check=True)
    expect(check("--since", "HEAD"), 0)
    write("README.md", WRONG + "- Knitting Warm Hats from Old Wool [[pdf]](https://arxiv.org/pdf/2401.00001)\n")
    assert check("--since", "HEAD").stdout.startswith("README.md:2:44: error: 2401.00001 is another paper")


HOSTILE = "\\u001b[31m\\u202eDyeing\\u200b ::error::x ##[error]y in Cold Rivers <script>| ](x) `"


@pytest.mark.parametrize("output_format", ["text", "github", "json", "sarif", "markdown", "junit"])
def test_titles_of_strangers_are_escaped_in_reports(output_format):
    write(".fgad-lint/papers.json", PAPERS.replace("Dyeing Cotton in Cold Rivers", HOSTILE))
    write("README.md", WRONG)
    done = run("README.md", "--output-format", output_format)
    assert "is another paper" in done.stdout
    assert not any(char in done.stdout for char in "\x1b\u202e\u200b")
