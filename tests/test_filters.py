"""Leaving out findings: --since, --baseline and --add-ignores."""

import json
import subprocess
from pathlib import Path

import pytest
from command_line import SAFE, run, says, write


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


def git(*words):
    who = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], capture_output=True, check=True)


def commit(content):
    write("README.md", content)
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")


def test_since():
    git("init", "--quiet", "--initial-branch=main")
    commit(SAFE)
    git("checkout", "--quiet", "-b", "branch")
    says(run("--since", "main"), 0, "nothing found in 1 file\n")
    commit(f"Intro.\n\n{SAFE}")
    says(run("--since", "main"), 0, "nothing found in 1 file\n")
    commit(f"Intro.\n\n{SAFE}\n[a](#nowhere)\n")
    says(
        run("--since", "main", "--output-format", "concise"), 1, r"^README\.md:7:\d+: error: [^\n]*\[broken-anchor\]\n"
    )
    says(run("--since", "main", "new.md"), 2, "", "new.md: no such file\n")
    write("new.md", SAFE)
    says(run("--since", "main", "new.md", "--output-format", "concise"), 1, r"^new\.md:3:[^\n]*\n")


def test_since_without_git():
    write("README.md", SAFE)
    says(
        run("--since", "main"),
        2,
        "",
        r"^README\.md: not in a git repository, so --since cannot be used [^\n]*\n",
    )
    says(
        run("--since", "main", "-", stdin=SAFE),
        2,
        "",
        "--since does not work on standard input; name a file instead of -\n",
    )


@pytest.mark.parametrize(
    "args", ["--since main --fix", "--since main --diff", "--add-ignores --fix", "--since main --add-ignores",
             "--write-baseline --baseline b.json --fix", "--write-baseline --baseline b.json --since main"],
)  # fmt: skip
def test_options_that_cannot_be_combined(args):
    write("README.md", SAFE)
    done = run(*args.split())
    assert (done.exit_code, Path("README.md").read_text()) == (2, SAFE)
    assert "cannot be used together; leave one out" in done.stderr


def test_baseline():
    write("docs/list.md", f"{SAFE}\n[a](#nowhere)\n")
    says(run("docs", "--baseline", "b.json"), 2, "", "b.json: no such file; --write-baseline creates it\n")
    says(
        run("docs", "--write-baseline"),
        2,
        "",
        "^Usage.*--write-baseline needs --baseline FILE\n",
    )
    says(
        run("docs", "--baseline", "b.json", "--write-baseline"),
        0,
        "nothing found in 1 file\n",
        "b.json: now accepts 2 findings\n",
    )
    assert list(json.loads(Path("b.json").read_text())["accepted"]) == ["docs/list.md"]
    says(run("docs", "--baseline", "b.json"), 0, "nothing found in 1 file\n")
    write("docs/list.md", f"Intro.\n\n{SAFE}\n[b](#nowhere-else)\n")
    says(
        run("docs", "--baseline", "b.json", "--output-format", "concise"),
        1,
        r"^docs/list\.md:7:[^\n]*\[broken-anchor\]\n",
        "b.json: 1 accepted finding no longer occurs; --write-baseline removes it\n",
    )
    write("other.md", SAFE)
    run("other.md", "--baseline", "b.json", "--write-baseline")
    assert list(json.loads(Path("b.json").read_text())["accepted"]) == ["docs/list.md", "other.md"]
    write("b.json", "{}")
    says(
        run("docs", "--baseline", "b.json"),
        2,
        "",
        "b.json: not a baseline of this version; name another file, or delete this one and use --write-baseline\n",
    )


def test_only_a_baseline_is_overwritten():
    write("README.md", SAFE)
    says(
        run("--baseline", "README.md", "--write-baseline"),
        2,
        "",
        "README.md: not JSON; name another file, or delete this one and use --write-baseline\n",
    )
    assert Path("README.md").read_text() == SAFE
    says(run("--baseline", "a/b.json", "--write-baseline"), 2, "", "a/b.json: not written: no such folder\n")


def test_add_ignores():
    write("README.md", SAFE)
    says(run("--add-ignores"), 0, "nothing found in 1 file\n", "README.md: 1 finding suppressed\n")
    written = Path("README.md").read_text()
    assert written == SAFE.replace("## Depth", "<!-- fgad-lint: ignore unsupported-heading-id -->\n## Depth")
    says(run(), 0, "nothing found in 1 file\n")
    done = run("-", "--add-ignores", stdin=SAFE)
    assert (done.exit_code, done.stdout) == (0, written)
