"""Files with odd names can be found, read, reported in every format, and written."""

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

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="this system does not allow some of these names"
)

NAMES = [
    *(b"sp ace.md", b"new\nline.md", b"tab\t.md", b"\x1b[31m.md", "\u202ebidi.md".encode(), "\u7570.md".encode()),
    *(b"-dash.md", b"--fix.md", b"::error.md", b":colon.md", b"#hash.md", b"q?.md", b"p%41.md", b"a,b.md", b"*.md"),
    *(b"caf\xe9.md", b"back\\slash.md", b"quo'te\".md", b"+++ b.md", b"$(touch x).md"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working directory with a file of each name; each file has one finding."""
    for name in os.environ:
        if name.startswith(("FGAD_LINT_", "GITHUB_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(cli.__file__).parents[2]))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in NAMES:
        Path(os.fsdecode(name)).write_text("# L\u00edst\n\n## Depth {#depth}\n", encoding="utf-8")


def run(*args):
    """Run a command in this process."""
    return CliRunner(catch_exceptions=False).invoke(cli.main, args)


def spawn(*args):
    """Run a command in another process, whose locale is ASCII."""
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "fgad_lint", *args]
    return subprocess.run(command, capture_output=True, check=False, env=environment)


def contents():
    return {os.fsencode(name): Path(name).read_bytes() for name in os.listdir() if name.endswith(".md")}


def test_machine_readable_formats_have_exact_names():
    findings = json.loads(run(".", "--output-format", "json").stdout)
    assert sorted(os.fsencode(finding["path"]) for finding in findings) == sorted(NAMES)
    sarif_run = json.loads(run(".", "--output-format", "sarif").stdout)["runs"][0]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in sarif_run["results"]]
    assert sorted(map(unquote_to_bytes, uris)) == sorted(NAMES)


@pytest.mark.parametrize("output_format", [name for name in report.names() if name not in ("json", "sarif")])
def test_names_are_printed_whatever_the_locale(output_format):
    args = (".", "--output-format", output_format)
    result = spawn(*args)
    assert (result.returncode, result.stderr) == (1, b"")
    assert b"\x1b" not in result.stdout
    assert result.stdout == run(*args).stdout_bytes


def test_files_with_odd_names_are_fixed():
    result = spawn(".", "--fix", "-v")
    assert (result.returncode, result.stdout) == (0, f"{len(NAMES)} findings fixed, none left\n".encode())
    assert result.stderr.count(b"\n") == 3 * len(NAMES)  # Which configuration is used, what was fixed, what was read.
    assert b"\x1b" not in result.stderr
    assert contents() == dict.fromkeys(NAMES, "# L\u00edst\n\n## Depth\n".encode())


@pytest.mark.parametrize("command", [["patch", "--batch", "-p0"], ["git", "apply", "-p0"]], ids=" ".join)
def test_diff_of_files_with_odd_names_can_be_applied(command):
    if not shutil.which(command[0]):
        pytest.skip(f"needs {command[0]}")
    subprocess.run(command, input=run(".", "--diff", "-q").stdout_bytes, check=True, capture_output=True)
    assert contents() == dict.fromkeys(NAMES, "# L\u00edst\n\n## Depth\n".encode())


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_file_can_be_named_on_the_command_line(name):
    result = run("--", os.fsdecode(name))
    assert (result.exit_code, result.stderr) == (1, "")


def git(*args):
    identity = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *args], capture_output=True, check=True)


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_old_versions_of_files_with_odd_names_are_read_from_git():
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    assert run(".", "--since", "HEAD", "-q").exit_code == 0
    for name in contents():
        with open(name, "ab") as file:
            file.write(b"\n## More {#more}\n")
    findings = json.loads(run(".", "--since", "HEAD", "--output-format", "json").stdout)
    assert sorted((os.fsencode(finding["path"]), finding["line"]) for finding in findings) == [
        (name, 5) for name in sorted(NAMES)
    ]
