"""Files with names of any kind: found, read, spoken of in each format, and written."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from click.testing import CliRunner

from fgad_lint import cli, report

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="some of these names are not allowed here")

NAMES = [
    *(b"sp ace.md", b"new\nline.md", b"tab\t.md", b"\x1b[31m.md", "\u202ebidi.md".encode(), "\u7570.md".encode()),
    *(b"-dash.md", b"--fix.md", b"::error.md", b":colon.md", b"#hash.md", b"q?.md", b"p%41.md", b"a,b.md", b"*.md"),
    *(b"caf\xe9.md", b"back\\slash.md", b"quo'te\".md", b"+++ b.md", b"$(touch x).md"),
]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A working directory of files with such names, each with one fault."""
    for name in os.environ:
        if name.startswith(("FGAD_LINT_", "GITHUB_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(cli.__file__).parents[2]))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in NAMES:
        Path(os.fsdecode(name)).write_text("# L\u00edst\n\n## Depth {#depth}\n", encoding="utf-8")


def run(*words):
    """What a command does within this process."""
    return CliRunner(catch_exceptions=False).invoke(cli.main, words)


def spawn(*words):
    """What a command does in a process of its own that takes everything for ASCII."""
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "fgad_lint", *words]
    return subprocess.run(command, capture_output=True, check=False, env=environment)


def texts():
    return {os.fsencode(name): Path(name).read_bytes() for name in os.listdir() if name.endswith(".md")}


def test_names_are_told_as_they_are():
    shown = run(".", "--output-format", "json").stdout
    assert sorted(os.fsencode(found["path"]) for found in json.loads(shown)) == sorted(NAMES)
    log = json.loads(run(".", "--output-format", "sarif").stdout)["runs"][0]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["results"]]
    assert sorted(map(unquote_to_bytes, uris)) == sorted(NAMES)


@pytest.mark.parametrize("output_format", [name for name in report.names() if name not in ("json", "sarif")])
def test_names_are_printed_whatever_the_locale(output_format):
    words = (".", "--output-format", output_format)
    shown = spawn(*words)
    assert (shown.returncode, shown.stderr) == (1, b"")
    assert b"\x1b" not in shown.stdout
    assert shown.stdout == run(*words).stdout_bytes


def test_files_with_odd_names_are_fixed():
    done = spawn(".", "--fix", "-v")
    assert (done.returncode, done.stdout) == (0, f"{len(NAMES)} findings fixed, none left\n".encode())
    assert done.stderr.count(b"\n") == 2 * len(NAMES)  # Its configuration, and what was fixed.
    assert b"\x1b" not in done.stderr
    assert texts() == dict.fromkeys(NAMES, "# L\u00edst\n\n## Depth\n".encode())


@pytest.mark.parametrize("command", [["patch", "--batch", "-p0"], ["git", "apply", "-p0"]], ids=" ".join)
def test_changes_of_odd_names_can_be_applied(command):
    if not shutil.which(command[0]):
        pytest.skip(f"needs {command[0]}")
    subprocess.run(command, input=run(".", "--diff", "-q").stdout_bytes, check=True, capture_output=True)
    assert texts() == dict.fromkeys(NAMES, "# L\u00edst\n\n## Depth\n".encode())


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_name_that_is_given(name):
    done = run("--", os.fsdecode(name))
    assert (done.exit_code, done.stderr) == (1, "")


def git(*words):
    who = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], capture_output=True, check=True)


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_git_is_asked_of_odd_names():
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    assert run(".", "--since", "HEAD", "-q").exit_code == 0
    for name in texts():
        with open(name, "ab") as file:
            file.write(b"\n## More {#more}\n")
    found = json.loads(run(".", "--since", "HEAD", "--output-format", "json").stdout)
    assert sorted((os.fsencode(each["path"]), each["line"]) for each in found) == [(name, 5) for name in sorted(NAMES)]
