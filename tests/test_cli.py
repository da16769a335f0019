"""The command line, used as a person or a program uses it."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from children import read, started
from click.testing import CliRunner

from fgad_lint import __version__, cli, rule_pages, rules, schemas
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.text import Span

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")
NOT_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do everything")

GOOD = "# List\n\n## Depth\n"
SAFE = "# List\n\n## Depth {#depth}\n"  # `--fix` makes this GOOD.
UNSAFE = "# List\n\n[a](#depth-estmation)\n\n## Depth Estimation\n"  # `--fix --unsafe-fixes` makes this BETTER.
BETTER = "# List\n\n[a](#depth-estimation)\n\n## Depth Estimation\n"
HARD = "# List\n\n[a](#quite-another-thing)\n"
SAFE_LINE = r"README\.md:3:\d+: error: .* \[unsupported-heading-id\]"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """An empty working directory, where only the two rules run that these tests are made for."""
    for name in os.environ:
        if name.startswith("FGAD_LINT_") or name in (
            "NO_COLOR",
            "FORCE_COLOR",
            "GITHUB_ACTIONS",
            "GITHUB_STEP_SUMMARY",
        ):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(cli.__file__).parent.parent))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("FGAD_LINT_SELECT", "unsupported-heading-id,broken-anchor")
    return tmp_path


def write(name, content):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def run(*args, stdin=None):
    """What a command does within this process."""
    return CliRunner(catch_exceptions=False).invoke(cli.main, [str(arg) for arg in args], stdin, prog_name="fgad-lint")


def spawn(*args, stdin=b"", **options):
    """What a command does in a process of its own."""
    command = [sys.executable, "-m", "fgad_lint", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, **options)


def says(done, code, stdout="", stderr=""):
    """Compare exit code and output; a text that begins with ^ is a pattern for all of it."""
    for said, expected in ((done.stdout, stdout), (done.stderr, stderr)):
        if expected.startswith("^"):
            assert re.fullmatch(expected[1:], said, re.DOTALL), said
        else:
            assert said == expected
    assert done.exit_code == code


# check --------------------------------------------------------------------------------------------------------------


def test_nothing_found():
    write("README.md", GOOD)
    says(run(), 0, "nothing found in 1 file\n")
    says(run("-q"), 0)


def test_something_found():
    write("README.md", SAFE)
    says(
        run(),
        1,
        rf"^{SAFE_LINE}\n## Depth \{{#depth\}}\n {{8,9}}\^+ .*\n\n"
        r"1 problem in 1 file \(1 error\)\n1 could be fixed with --fix\n",
    )
    says(run("-q", "--output-format", "concise"), 1, rf"^{SAFE_LINE}\n")


WAYS = {
    "file": ["README.md"],
    "file, then option": ["README.md", "--quiet"],
    "option, then file": ["--quiet", "README.md"],
    "command": ["check", "README.md"],
    "option with a value": ["--output-format", "concise", "README.md"],
    "folder": ["."],
    "nothing": [],
    "two dashes": ["--", "README.md"],
    "path to here": ["./README.md"],
}


@pytest.mark.parametrize("args", WAYS.values(), ids=WAYS)
def test_check_need_not_be_named(args):
    write("README.md", SAFE)
    assert re.match(SAFE_LINE, run(*args).stdout)


def test_file_called_like_a_command():
    write("parse", SAFE)
    assert run("./parse").stdout.startswith("parse:3:")
    assert run("check", "parse").stdout.startswith("parse:3:")


def test_infos_do_not_fail():
    write("README.md", SAFE)
    write("fgad-lint.toml", '[severity]\nunsupported-heading-id = "info"\n')
    done = run()
    assert done.exit_code == 0
    assert "1 problem in 1 file (1 info)" in done.stdout


def test_exit_zero():
    write("README.md", SAFE)
    assert run("--exit-zero").exit_code == 0
    assert run("--exit-zero", "README.md", "nope.md").exit_code == 2


def test_select_and_ignore():
    write("README.md", SAFE + "[a](#b)\n")
    found = [
        set(re.findall(r"\[([\w-]+)\]$", run("-q", "--output-format", "concise", *args).stdout, re.MULTILINE))
        for args in (
            ["--select", "broken-anchor"],
            ["--select", "broken-anchor, unsupported-heading-id"],
            ["--select", "broken-anchor", "--select=unsupported-heading-id"],
            ["--ignore", "broken-anchor"],
            ["--ignore", "broken-anchor,unsupported-heading-id"],
        )
    ]
    both = {"broken-anchor", "unsupported-heading-id"}
    assert found == [{"broken-anchor"}, both, both, {"unsupported-heading-id"}, set()]


def test_rules_are_on_unless_they_say_otherwise(monkeypatch):
    monkeypatch.delenv("FGAD_LINT_SELECT")
    write("README.md", GOOD)
    assert run("-v").stderr == f"README.md: {sum(rule.on for rule in rules.load())} rules, no configuration\n"


def test_statistics():
    write("README.md", HARD)
    says(run("--statistics"), 1, "1  broken-anchor\n\n1 problem in 1 file (1 error)\n")
    says(run("--statistics", "-q"), 1, "1  broken-anchor\n")


def test_json():
    write("docs/a.md", SAFE)
    done = run("docs", "--output-format", "json")
    assert [each["path"] for each in json.loads(done.stdout)] == ["docs/a.md"]


def test_output_file():
    write("README.md", SAFE)
    says(run("--output-format", "concise", "--output-file", "found.txt"), 1)
    assert re.fullmatch(SAFE_LINE + "\n", Path("found.txt").read_text("utf-8"))
    says(
        run("--output-file", "nowhere/found.txt"),
        2,
        stderr="nowhere/found.txt: not written: no such folder\n",
    )


OVERWRITING = {
    "the list": ("check README.md --fix", "README.md"),
    "the list by another name": ("check . --fix", "./README.md"),
    "the list, from standard input": ("check - --fix", "README.md"),
    "standard input": ("check -", "-"),
    "a list that cannot be read": ("check latin.md README.md", "latin.md"),
    "a list that cannot be read, in a folder": ("check .", "latin.md"),
    "the baseline": ("check README.md --baseline base.json", "base.json"),
    "the baseline by another name": ("check README.md --baseline base.json", "link.json"),
    "the baseline that is written": ("check README.md --baseline base.json --write-baseline", "base.json"),
    "a baseline that is not there yet": ("check README.md --baseline new.json --write-baseline", "./new.json"),
    "the configuration": ("check README.md", "fgad-lint.toml"),
    "the configuration of standard input": ("check - --stdin-filename docs/a.md", "fgad-lint.toml"),
    "the configuration that is named": ("check README.md --config other.toml", "other.toml"),
    "a configuration that is not valid": ("check README.md --config broken.toml", "broken.toml"),
    "a record": ("render record.json", "record.json"),
    "a record, from standard input": ("render -", "README.md"),
}


@POSIX
@pytest.mark.parametrize(("words", "output"), OVERWRITING.values(), ids=OVERWRITING)
def test_what_is_read_is_not_overwritten(words, output, tmp_path):
    files = {
        "README.md": SAFE.encode(),
        "latin.md": b"caf\xe9\n",
        "base.json": b'{"fgad-lint": 1, "accepted": {}}\n',
        "fgad-lint.toml": b'select = ["unsupported-heading-id"]\n',
        "other.toml": b"",
        "broken.toml": b"[",
        "record.json": b'{"sections": [{"title": "A"}]}\n',
    }
    for name, content in files.items():
        write(name, content)
    os.symlink("base.json", "link.json")
    with open("README.md", "rb") as stdin:
        command = [sys.executable, "-m", "fgad_lint", *words.split(), "--output-file", output]
        done = subprocess.run(command, stdin=stdin, capture_output=True, check=False)
    said = f"--output-file {output} would overwrite a file that is read; name another"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", f"{said}\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files | {"link.json": files["base.json"]}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs devices")
def test_output_file_that_is_a_device_may_be_read_too():
    says(run("-", "--output-file", "/dev/null", stdin=GOOD), 0)


# Mistakes -----------------------------------------------------------------------------------------------------------

MISTAKES = {
    "no README": ([], "no README.md here; name a file or a folder, or - for standard input"),
    "no such file": (["nope.md"], "nope.md: no such file"),
    "no such command": (["pars"], r"pars: no such file or command; did you mean 'parse'\?"),
    "nothing like it": (["frobnicate"], "frobnicate: no such file or command"),
    "folder without Markdown": (["empty"], "empty: no Markdown in it; name the file, if it ends otherwise .*"),
    "Latin-1": (["latin.md"], r"latin\.md: not UTF-8: byte 0xe9 at offset 11 \(line 3\); save it as UTF-8"),
    "UTF-16": (["utf-16.md"], r"utf-16\.md: is UTF-16, not UTF-8; save it as UTF-8"),
    "unknown rule": (["a.md", "--select", "broken-achor"], "unknown rule 'broken-achor' in --select; did you mean .*"),
    "unknown rule to ignore": (["a.md", "b.md", "--ignore=x"], "unknown rule 'x' in --ignore; .*"),
    "broken configuration": (["odd/a.md"], r"odd.fgad-lint\.toml: unknown key 'slect'; did you mean 'select'\?"),
    "no such configuration": (["a.md", "--config", "c.toml"], r"c\.toml: no such file or directory"),
    "name that would steer the terminal": (["\x1b[2J\u202e.md"], r"\\x1b\[2J\\u202e\.md: no such file"),
}


@pytest.fixture
def odd_files():
    write("empty/a.txt", "")
    write("latin.md", b"# List\n\ncaf\xe9\n")
    write("utf-16.md", "\ufeff# List".encode("utf-16-le"))
    write("odd/fgad-lint.toml", "slect = []\n")
    for name in ("a.md", "b.md", "odd/a.md"):
        write(name, GOOD)


@pytest.mark.usefixtures("odd_files")
@pytest.mark.parametrize(("args", "complaint"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_one_line(args, complaint):
    says(run(*args), 2, stderr=f"^{complaint}\n")


@pytest.mark.usefixtures("odd_files")
def test_mistake_leaves_the_other_files():
    write("README.md", SAFE)
    done = run("-q", "--output-format=concise", "nope.md", "latin.md", "odd", "README.md", "empty", "pars")
    says(done, 2, rf"^{SAFE_LINE}\n", r"^(?:[^\n]+\n){5}")


USAGE = {
    "unknown option": (["--fxi"], "No such option '?--fxi'?"),
    "unknown format": (["--output-format", "xml"], "'xml' is not one of 'auto', 'concise', .*'text'"),
    "no job": (["--jobs", "0"], "'--jobs': 0 is not in the range x>=1"),
    "fewer than no job": (["--jobs", "-1"], "'--jobs': -1 is not in the range x>=1"),
    "no number of jobs": (["--jobs", "x"], "'--jobs': 'x' is not a valid integer"),
    "both ways to configure": (["--config", "a", "--isolated"], "exclude each other"),
    "nothing to parse": (["parse"], "Missing argument 'FILE'"),
    "unknown format to export": (["export", "--format", "xml"], "'xml' is not .*'csv'"),
}


@pytest.mark.parametrize(("args", "complaint"), USAGE.values(), ids=USAGE)
def test_misuse_is_explained(args, complaint):
    done = run(*args)
    assert done.exit_code == 2
    assert re.search(complaint, done.stderr)
    assert done.stdout == ""


@POSIX
@NOT_ROOT
def test_no_permission():
    write("a.md", SAFE)
    os.chmod("a.md", 0)
    says(run("a.md"), 2, stderr="a.md: permission denied\n")
    os.chmod("a.md", 0o444)
    says(
        run("a.md", "--fix", "-q", "--statistics"),
        2,
        "1  unsupported-heading-id  1 could be fixed with --fix\n",
        "a.md: not written: permission denied\n",
    )
    assert Path("a.md").read_text("utf-8") == SAFE


# --fix --------------------------------------------------------------------------------------------------------------

FIXED = {
    "safe": (["--fix"], SAFE, GOOD, 0, "1 problem fixed, none left\n"),
    "nothing to fix": (["--fix"], GOOD, GOOD, 0, "nothing found in 1 file\n"),
    "unsafe, not asked for": (["--fix"], UNSAFE, UNSAFE, 1, "^.*1 problem in 1 file .*with --fix --unsafe-fixes\n"),
    "unsafe": (["--fix", "--unsafe-fixes"], UNSAFE, BETTER, 0, "1 problem fixed, none left\n"),
    "without a fix": (["--fix", "--unsafe-fixes"], HARD, HARD, 1, r"^.*1 problem in 1 file \(1 error\)\n"),
    "some of it": (["--fix"], SAFE + "[a](#b)\n", GOOD + "[a](#b)\n", 1, r"^.*1 problem fixed, 1 left in 1 file.*"),
    "carriage returns": (["--fix"], SAFE.replace("\n", "\r\n"), GOOD.replace("\n", "\r\n"), 0, "^1 problem fixed.*"),
    "byte order mark, no newline": (["--fix"], "\ufeff" + SAFE.rstrip(), "\ufeff" + GOOD.rstrip(), 0, "^1 problem.*"),
    "not without --fix": (["--unsafe-fixes", "-q"], SAFE, SAFE, 1, "^README.md:3.*"),
    "--diff prevails": (["--fix", "--diff", "-q"], SAFE, SAFE, 1, "^--- README.md\n.*"),
}


@pytest.mark.parametrize(("args", "text", "fixed", "code", "stdout"), FIXED.values(), ids=FIXED)
def test_fix(args, text, fixed, code, stdout):
    write("README.md", text)
    says(run(*args), code, stdout)
    assert Path("README.md").read_bytes() == fixed.encode()


IN_PLACE = {name: case for name, case in FIXED.items() if case[0][-1] in ("--fix", "--unsafe-fixes")}


@pytest.mark.parametrize(("args", "text", "fixed", "code", "stdout"), IN_PLACE.values(), ids=IN_PLACE)
def test_fix_of_standard_input(args, text, fixed, code, stdout):
    done = run("-", *args, stdin=text.encode())
    assert done.stdout_bytes == fixed.encode()
    says(done, code, f"^{re.escape(done.stdout)}", stdout)


LEFT_OUT = r"3: left out the fix of unsupported-heading-id, which would not converge\n"


def test_fixes_that_are_not_to_be_trusted_are_left_out(monkeypatch):
    monkeypatch.setattr("fgad_lint.linter.fix.MAX_PASSES", 1)
    write("README.md", SAFE)
    write("b.md", GOOD)
    says(run("--fix", "-q", "README.md", "b.md"), 2, rf"^{SAFE_LINE}\n.*", rf"^README\.md:{LEFT_OUT}")
    says(run("--diff"), 2, stderr=rf"^README\.md:{LEFT_OUT}nothing to fix\n")
    assert Path("README.md").read_text("utf-8") == SAFE
    says(run("--fix", "-", stdin=SAFE), 2, SAFE, rf"^<stdin>:{LEFT_OUT}<stdin>:3:.*")


def test_other_fixes_are_made_when_one_is_left_out(monkeypatch):
    def check(document, _):
        yield Finding(Span(2, 6), "deep", Fix.safe("drop it all", Edit.delete(Span(0, len(document.text)))))

    monkeypatch.setattr("fgad_lint.rules.empty_link.check", check)
    write("README.md", SAFE)
    left_out = (
        r"^README\.md:\d+: left out the fix of empty-link, which would change words outside the entries it is about\n"
    )
    says(
        run("--fix", "--select", "unsupported-heading-id,empty-link"),
        2,
        r"^(?s:.*)1 problem fixed, 1 left .*\n",
        left_out,
    )
    assert "{#depth}" not in Path("README.md").read_text("utf-8")


def fails(*_):
    raise IndexError("no such\nthing \x1b[31m")


FAILED = r"broken-anchor failed, so what it finds is missing: IndexError: no such\\nthing \\x1b\[31m"


def test_rule_that_fails_costs_its_own_findings(monkeypatch):
    monkeypatch.setattr("fgad_lint.rules.broken_anchor.check", fails)
    write("README.md", SAFE)
    write("b.md", HARD)
    said = rf"README\.md: {FAILED}; --verbose says where\nb\.md: {FAILED}; --verbose says where\n"
    for jobs in ("1", "2"):
        says(run("--jobs", jobs, "--exit-zero", "README.md", "b.md"), 2, rf"^{SAFE_LINE}\n.*", f"^{said}")
    told = run("--verbose", "README.md").stderr
    assert re.search(rf"README\.md: {FAILED}\nTraceback \(most recent call last\):\n(?s:.*)\nIndexError", told)
    says(run("--fix", "README.md"), 2, "1 problem fixed, none left\n", rf"^README\.md: {FAILED}.*")
    assert Path("README.md").read_text("utf-8") != SAFE


def test_rule_that_fails_on_what_was_fixed_keeps_the_file_as_it_was(monkeypatch):
    monkeypatch.setattr(
        "fgad_lint.rules.broken_anchor.check", lambda document, _: iter(()) if "{#depth}" in document.text else fails()
    )
    write("README.md", SAFE)
    told = r"^README\.md:3: left out the fix of unsupported-heading-id, which would make the rule broken-anchor fail\n"
    says(run("--fix", "-q"), 2, rf"^{SAFE_LINE}\n.*", told)
    assert Path("README.md").read_text("utf-8") == SAFE


def test_verbose_tells_what_was_fixed():
    write("README.md", SAFE)
    write("fgad-lint.toml", "")
    told = r"^README\.md: 2 rules, fgad-lint\.toml\nREADME\.md: fixed: .* \[unsupported-heading-id\]\n"
    says(run("--fix", "-v"), 0, "1 problem fixed, none left\n", told)


def test_unsafe_fixes_alone_are_remarked_upon():
    write("README.md", GOOD)
    says(run("--unsafe-fixes"), 0, "nothing found in 1 file\n", "--unsafe-fixes does nothing without --fix or --diff\n")


def test_file_without_faults_is_not_touched():
    write("README.md", GOOD)
    os.utime("README.md", (1, 1))
    run("--fix")
    assert os.stat("README.md").st_mtime == 1


# --diff -------------------------------------------------------------------------------------------------------------


def test_diff():
    write("README.md", SAFE)
    patch = "--- README.md\n+++ README.md\n@@ -1,3 +1,3 @@\n # List\n \n-## Depth {#depth}\n+## Depth\n"
    says(run("--diff"), 1, patch, "1 problem would be fixed\n")
    says(run("--diff", "-q"), 1, patch)
    assert Path("README.md").read_text("utf-8") == SAFE


@pytest.mark.parametrize("text", [GOOD, UNSAFE, HARD], ids=["good", "unsafe", "without a fix"])
def test_diff_of_nothing(text):
    write("README.md", text)
    says(run("--diff"), 0, "", "nothing to fix\n")


def test_diff_of_unsafe_fixes():
    write("README.md", UNSAFE)
    assert "\n-[a](#depth-estmation)\n+[a](#depth-estimation)\n" in run("--diff", "--unsafe-fixes", "-q").stdout


@POSIX
@pytest.mark.skipif(not shutil.which("patch"), reason="needs patch")
@pytest.mark.parametrize("text", [SAFE, SAFE.rstrip(), SAFE.replace("\n", "\r\n")], ids=ascii)
@pytest.mark.parametrize("name", ["a.md", 'my "list\\.md', " a\x1b\u202e.md"], ids=ascii)
def test_diff_can_be_applied(text, name):
    write(f"docs/{name}", text)
    patch = spawn("--diff", "docs").stdout
    subprocess.run(["patch", "-p0", "--binary"], input=patch, check=True, capture_output=True)
    assert Path(f"docs/{name}").read_bytes() == text.replace(" {#depth}", "").encode()


def test_diff_of_standard_input():
    done = run("--diff", "-q", "-", "--stdin-filename", "docs/a.md", stdin=SAFE)
    assert done.stdout.startswith("--- docs/a.md\n+++ docs/a.md\n")
    assert done.exit_code == 1


# Standard input -----------------------------------------------------------------------------------------------------


def test_standard_input():
    says(run("-", "-q", "--output-format=concise", stdin=SAFE), 1, rf"^{SAFE_LINE}\n".replace(r"README\.md", "<stdin>"))
    says(run("-", stdin=GOOD), 0, "nothing found in 1 file\n")


def test_standard_input_is_named_and_configured():
    write("docs/fgad-lint.toml", 'renderer = "hugo"\n')
    says(run("-", "--stdin-filename", "docs/a.md", stdin=SAFE), 0, "nothing found in 1 file\n")
    assert run("-", "--stdin-filename", "a.md", stdin=SAFE).stdout.startswith("a.md:3:")


def test_standard_input_that_is_not_utf_8():
    says(
        run("-", "--fix", stdin=b"caf\xe9"),
        2,
        "",
        "<stdin>: not UTF-8: byte 0xe9 at offset 3 (line 1); save it as UTF-8\n",
    )


def test_standard_input_beside_files():
    write("README.md", GOOD)
    done = run("-", "README.md", "--fix", stdin=SAFE)
    says(done, 0, GOOD, "1 problem fixed, none left\n")


# Configuration ------------------------------------------------------------------------------------------------------


@pytest.fixture
def configured(monkeypatch):
    """Two folders that configure differently, and the rules as they have it."""
    monkeypatch.delenv("FGAD_LINT_SELECT")
    write("fgad-lint.toml", 'select = ["unsupported-heading-id"]\n')
    write("docs/pyproject.toml", '[tool.fgad-lint]\nselect = ["broken-anchor"]\n')
    for name in ("a.md", "docs/a.md", "docs/deep/a.md"):
        write(name, SAFE + "[a](#b)\n")


def reported(*args):
    found = json.loads(run(*args, "--output-format", "json").stdout)
    return {(each["path"], each["rule"]) for each in found}


@pytest.mark.usefixtures("configured")
def test_nearest_configuration_holds():
    assert reported("a.md", "docs") == {
        ("a.md", "unsupported-heading-id"),
        ("docs/a.md", "broken-anchor"),
        ("docs/deep/a.md", "broken-anchor"),
    }


@pytest.mark.usefixtures("configured")
def test_one_configuration_for_all():
    assert {rule for _, rule in reported("docs", "a.md", "--config", "fgad-lint.toml")} == {"unsupported-heading-id"}


@pytest.mark.usefixtures("configured")
def test_no_configuration():
    assert {("a.md", "broken-anchor"), ("a.md", "unsupported-heading-id")} <= reported("a.md", "--isolated")


@pytest.mark.usefixtures("configured")
def test_command_line_prevails():
    assert {rule for _, rule in reported("a.md", "docs", "--select", "broken-anchor")} == {"broken-anchor"}


@pytest.mark.usefixtures("configured")
def test_per_file_ignores_are_relative_to_the_configuration(monkeypatch):
    write("docs/pyproject.toml", '[tool.fgad-lint.per-file-ignores]\n"deep/*.md" = ["broken-anchor"]\n')
    args = ("--select", "broken-anchor")
    assert reported("docs", *args) == {("docs/a.md", "broken-anchor")}
    monkeypatch.chdir("docs/deep")
    assert reported("a.md", *args) == set()


def test_renderer_of_the_configuration():
    write("README.md", SAFE)
    write("fgad-lint.toml", 'renderer = "hugo"\n')
    says(run(), 0, "nothing found in 1 file\n")


def test_options_from_the_environment(monkeypatch):
    write("README.md", SAFE)
    monkeypatch.setenv("FGAD_LINT_OUTPUT_FORMAT", "concise")
    monkeypatch.setenv("FGAD_LINT_FIX", "1")
    monkeypatch.setenv("FGAD_LINT_VERSION", "1.2.3")  # A variable that a script may have for its own use.
    says(run(), 0)
    assert Path("README.md").read_text("utf-8") == GOOD


# Colors -------------------------------------------------------------------------------------------------------------

COLORS = {
    "into a file": ([], {}, False),
    "asked for": (["--color"], {}, True),
    "forced": ([], {"FORCE_COLOR": "1"}, True),
    "unwanted": ([], {"NO_COLOR": "1"}, False),
    "forced and unwanted": ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    "forced, but not here": (["--no-color"], {"FORCE_COLOR": "1"}, False),
    "unwanted, but asked for": (["--color"], {"NO_COLOR": "1"}, True),
    "empty variables": ([], {"NO_COLOR": "", "FORCE_COLOR": ""}, False),
    "asked for by a variable": ([], {"FGAD_LINT_COLOR": "1"}, True),
}


@pytest.mark.parametrize(("args", "variables", "colored"), COLORS.values(), ids=COLORS)
@pytest.mark.parametrize("how", [[], ["--diff"]], ids=["check", "diff"])
def test_colors(args, variables, colored, how, monkeypatch):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    write("README.md", SAFE)
    shown = run(*args, *how).stdout_bytes.decode()
    assert ("\x1b[" in shown) == colored
    assert click.unstyle(shown) == run(*how, "--no-color").stdout


@POSIX
@pytest.mark.parametrize(("variables", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
@pytest.mark.parametrize("how", [[], ["--diff"]], ids=["check", "diff"])
def test_terminal(variables, colored, how):
    import pty

    write("README.md", "\x1b[2J\u202e\n" + SAFE.replace("Depth", "\x1b[2J\u202e"))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "fgad_lint", *how]
    with started(command, stdout=theirs, env=os.environ | {"TERM": "xterm"} | variables) as process:
        os.close(theirs)
        shown = b""
        while part := read(ours):
            shown += part
    os.close(ours)
    assert process.returncode == 1
    assert (b"\x1b[31m" in shown) == colored
    assert b"\x1b[2J" not in shown
    assert "\u202e".encode() not in shown
    assert rb"\x1b[2J\u202e" in shown


# explain, parse, render, config -------------------------------------------------------------------------------------


def test_explain():
    (rule,) = rules.load(["broken-anchor"])
    says(run("explain", "broken-anchor"), 0, rule_pages.page(rule))
    says(run("explain"), 0, rule_pages.table(rules.load()))
    says(run("explain", "broken-achor"), 2, stderr="broken-achor: no such rule; did you mean 'broken-anchor'?\n")
    says(run("explain", "xyzzy"), 2, stderr="xyzzy: no such rule; `fgad-lint explain` lists them\n")


ROUND = [
    "",
    "\ufeff# 异常\r\n\r\n+ A [x](https://e.org)\r",
    SAFE + "+ A [[arXiv 2021]](https://arxiv.org/abs/2111.07677)\n",
]


@pytest.mark.parametrize("text", ROUND, ids=ascii)
def test_parse_and_render(text):
    write("README.md", text)
    parsed = spawn("parse", "README.md")
    assert parsed.returncode == 0
    assert isinstance(json.loads(parsed.stdout), dict)
    write("readme.json", parsed.stdout)
    assert spawn("render", "readme.json").stdout == text.encode()
    assert spawn("render", "-", stdin=parsed.stdout).stdout == text.encode()
    assert spawn("render", "-", stdin=b"\xef\xbb\xbf" + parsed.stdout).stdout == text.encode()
    assert spawn("parse", "-", stdin=text.encode()).stdout == parsed.stdout


NOT_RENDERED = {
    "no file": (None, r"a\.json: no such file"),
    "no JSON": ("[", r"a\.json: [^\n]+"),
    "no record": ("[]", r"a\.json: [^\n]+"),
    "not UTF-8": (b"\xff", r"a\.json: not UTF-8: byte 0xff at offset 0 \(line 1\); save it as UTF-8"),
    "UTF-16": ("{}".encode("utf-16"), r"a\.json: is UTF-16, not UTF-8; save it as UTF-8"),
    "a key twice": ('{"was": {"a": "b", "a": "c"}}', r"a\.json: was: 'a' is there twice; keep one"),
    "half a character in a layout": (
        '{"sections": [{"title": "a", "layout": "# {title}\\ud800"}]}',
        r"a\.json: sections\[0\]: title is [^\n]+",
    ),
    "half a character in a key": ('{"\\ud800": 1}', r"a\.json: record: [^\n]+"),
}


@pytest.mark.parametrize(("content", "complaint"), NOT_RENDERED.values(), ids=NOT_RENDERED)
def test_what_cannot_be_rendered(content, complaint):
    if content is not None:
        write("a.json", content)
    says(run("render", "a.json"), 2, stderr=f"^{complaint}\n")


def test_file_is_kept_if_its_record_cannot_be_rendered():
    write("README.md", SAFE)
    write("a.json", run("parse", "README.md").stdout.replace("List", "Lists"))
    says(run("render", "a.json", "--output-file", "README.md"), 0)
    assert Path("README.md").read_text() == SAFE.replace("List", "Lists")
    write("b.json", "{")
    assert run("render", "b.json", "--output-file", "README.md").exit_code == 2
    assert Path("README.md").read_text() == SAFE.replace("List", "Lists")
    assert run("render", "a.json", "--output-file", "a.json").exit_code == 2
    assert json.loads(Path("a.json").read_text())
    says(run("render", "a.json", "--output-file", "a/b.md"), 2, "", "a/b.md: not written: no such folder\n")


def test_half_a_character_cannot_be_rendered():
    write("README.md", "# List\n\nword\n")
    write("a.json", run("parse", "README.md").stdout.replace("word", "\\ud800"))
    says(run("render", "a.json"), 2, stderr=r"^a\.json: [^\n]*\n")


@pytest.mark.parametrize("command", ["parse", "config"])
def test_mistakes_of_other_commands(command):
    write("README.md", GOOD)
    write("fgad-lint.toml", "slect = []\n")
    says(run(command, "README.md"), 2, stderr="fgad-lint.toml: unknown key 'slect'; did you mean 'select'?\n")
    assert run(command, "README.md", "--isolated").exit_code == 0


def test_parse_what_is_not_there():
    says(run("parse", "nope.md"), 2, stderr="nope.md: no such file\n")


def test_config():
    write("docs/fgad-lint.toml", 'ignore = ["broken-anchor"]\n[arxiv]\nurl = "pdf"\n')
    done = run("config", "docs/a.md")
    assert done.exit_code == 0
    values = tomllib.loads(done.stdout)
    assert values["ignore"] == ["broken-anchor"]
    assert values["arxiv"] == {"url": "pdf", "versions": "keep"}
    lines = done.stdout.splitlines()
    origin = os.path.join("docs", "fgad-lint.toml")
    assert f'arxiv.url = "pdf"  # {origin}' in lines
    assert 'arxiv.versions = "keep"  # default' in lines
    assert "# not run: broken-anchor" in lines


def test_config_tells_what_per_file_ignores_do():
    write("fgad-lint.toml", '[per-file-ignores]\n"docs/" = ["broken-anchor"]\n')
    assert "# not run: broken-anchor\n" in run("config", "docs/a.md").stdout
    assert "# not run: broken-anchor\n" not in run("config").stdout


def test_config_schema():
    says(run("config", "--schema"), 0, schemas.read("configuration"))


# Several files ------------------------------------------------------------------------------------------------------

PAPER = "- Total Recall in Anomaly Detection [[paper]](https://arxiv.org/abs/2106.08265)\n"


def test_links_between_files_are_checked():
    write("README.md", "# List\n\n[a](docs/a.md#dephth) [b](docs/b.md#nothing) [c](docs/a.md#depth)\n")
    write("docs/a.md", "## Depth\n\n[up](../README.md#list) [up](../README.md#nothing)\n")
    write("docs/b.md", "# B\n")
    done = run("README.md", "docs/a.md", "--output-format", "json")
    found = [(each["path"], each["message"]) for each in json.loads(done.stdout)]
    assert found == [
        ("README.md", '`docs/a.md#dephth` leads nowhere; the nearest is `#depth` of "Depth" (line 1 of docs/a.md)'),
        ("docs/a.md", "`../README.md#nothing` leads nowhere: no heading or anchor of README.md has this id"),
    ]
    (related,) = json.loads(done.stdout)[0]["related"]
    assert (related["path"], related["line"], related["column"]) == ("docs/a.md", 1, 4)
    says(run("README.md"), 0, "nothing found in 1 file\n")
    assert "\ndocs/a.md:1:4: the nearest\n" in run("README.md", "docs/a.md").stdout


def test_links_into_a_file_that_cannot_be_read_are_not_checked():
    write("README.md", "[a](a.md#nothing)\n")
    write("a.md", b"\xff")
    assert run("README.md", "a.md").stdout == "nothing found in 1 file\n"


def test_links_between_files_are_fixed():
    write("README.md", "# List\n\n[a](docs/a.md#dephth)\n")
    write("docs/a.md", "## Depth\n")
    says(run("README.md", "docs/a.md", "--fix", "--unsafe-fixes"), 0, "1 problem fixed, none left\n")
    assert Path("README.md").read_text("utf-8") == "# List\n\n[a](docs/a.md#depth)\n"


def test_what_is_left_is_said_of_the_files_as_they_are_now():
    write("a.md", "[b](b.md#depth-depth)\n")
    write("b.md", "## Depth {#depth}\n")  # Before it is fixed, its id is depth-depth.
    done = run("a.md", "b.md", "--fix", "--output-format", "json")
    assert [each["message"] for each in json.loads(done.stdout)] == [
        "`b.md#depth-depth` leads nowhere: no heading or anchor of b.md has this id"
    ]


def test_papers_of_several_files(monkeypatch):
    monkeypatch.setenv("FGAD_LINT_SELECT", "duplicate-paper")
    write("a.md", PAPER)
    write("b.md", f"# B\n\n{PAPER}")
    says(run("a.md", "b.md"), 0, "nothing found in 2 files\n")
    write("fgad-lint.toml", 'duplicates = "files"\n')
    says(
        run("a.md", "b.md", "-q", "--output-format", "concise"),
        1,
        "b.md:3:3: warning: already listed on line 1 of a.md; keep one [duplicate-paper]\n",
    )
    assert run("b.md", "a.md", "-q").stdout.startswith("a.md:1:3: warning: already listed on line 3 of b.md")


# export, init -------------------------------------------------------------------------------------------------------


def test_export():
    write("README.md", f"# List\n\n{PAPER}")
    header = "line,end_line,section,title,venue,year,arxiv,doi,url,links"
    url = "https://arxiv.org/abs/2106.08265"
    row = f"3,3,List,Total Recall in Anomaly Detection,,,2106.08265,,{url},paper={url}"
    says(run("export"), 0, f"{header}\n{row}\n")
    says(run("export", "-", "--format", "csv", stdin=Path("README.md").read_text("utf-8")), 0, f"{header}\n{row}\n")
    says(run("export", "README.md", "nope.md"), 2, f"{header}\n{row}\n", "nope.md: no such file\n")
    write("b.md", PAPER)
    assert run("export", "README.md", "b.md").stdout.splitlines()[:2] == [f"path,{header}", f"README.md,{row}"]


NO_REPOSITORY = "docs/a.md: in no git repository, so a hook and a workflow are of no use\n"


def test_init():
    write("docs/a.md", f"# List\n\n{PAPER}")
    where = os.path.join("docs", "fgad-lint.toml")
    shown = run("init", "docs/a.md")
    says(
        shown,
        0,
        f"^{re.escape(where)}:\n\n# What holds for docs/a\\.md, .*\n\n",
        f"{where}: not written; --yes writes it\n{NO_REPOSITORY}",
    )
    assert not Path(where).exists()
    says(run("init", "docs/a.md", "--yes"), 0, shown.stdout, f"{where}: written\n{NO_REPOSITORY}")
    assert f"{where}:\n\n{Path(where).read_bytes().decode()}\n" == shown.stdout
    assert run("config", "docs/a.md").stdout.count(f"# {where}") > 3
    assert reported("docs/a.md") == reported("docs/a.md", "--isolated")


THERE = {
    "it": "docs/fgad-lint.toml",
    "hidden": "docs/.fgad-lint.toml",
    "above": "fgad-lint.toml",
    "pyproject.toml": "docs/pyproject.toml",
}


@pytest.mark.parametrize("name", THERE.values(), ids=THERE)
def test_init_leaves_a_configuration_alone(name):
    write("docs/a.md", PAPER)
    write(name, "[tool.fgad-lint]\n")
    where = os.path.join(*name.split("/"))
    said = f"{where}: already configures docs/a.md; left as it is\n{NO_REPOSITORY}"
    says(run("init", "docs/a.md", "--yes"), 0, stderr=said)
    assert Path(name).read_text("utf-8") == "[tool.fgad-lint]\n"


HOOK = ".pre-commit-config.yaml"
WORKFLOW = ".github/workflows/fgad-lint.yml"


def entries_below(folder="."):
    """Every file, link and folder in a folder, and what is in the files."""
    paths = (path for path in Path(folder).rglob("*") if ".git" not in path.parts)
    return {path.as_posix(): path.read_bytes() if path.is_file() else path.is_dir() for path in paths}


def test_init_in_a_repository():
    os.mkdir(".git")
    write("docs/a.md", PAPER)
    before = entries_below()
    paths = [os.path.join(*name.split("/")) for name in ("docs/fgad-lint.toml", HOOK, WORKFLOW)]
    shown = run("init", "docs/a.md")
    assert shown.stderr == "".join(f"{path}: not written; --yes writes it\n" for path in paths)
    assert entries_below() == before
    written = run("init", "docs/a.md", "--yes")
    assert written.stderr == "".join(f"{path}: written\n" for path in paths)
    texts = {path: Path(path).read_bytes().decode() for path in paths}
    assert written.stdout == shown.stdout == "".join(f"{path}:\n\n{text}\n" for path, text in texts.items())
    after = entries_below()
    again = run("init", "docs/a.md", "--yes")
    assert (again.exit_code, again.stdout) == (0, "")
    assert [line.endswith("; left as it is") for line in again.stderr.splitlines()] == [True, True, True]
    assert entries_below() == after


def test_init_below_the_top_of_a_repository(monkeypatch):
    write(".git", "gitdir: elsewhere\n")  # So it is in a work tree and in a submodule.
    write("docs/a.md", PAPER)
    monkeypatch.chdir("docs")
    assert run("init", "a.md", "--yes").exit_code == 0
    assert r"files: ^docs/a\.md$" in Path("..", HOOK).read_text("utf-8")
    assert "files: docs/a.md\n" in Path("..", WORKFLOW).read_text("utf-8")


def test_init_of_standard_input_writes_a_configuration_only():
    os.mkdir(".git")
    says(run("init", "-", "--yes", stdin=PAPER), 0, "^fgad-lint.toml:\n.*", "fgad-lint.toml: written\n")
    assert not Path(HOOK).exists()


IN_THE_WAY = {
    "hooks": (HOOK, "file", "repos: []\n", ", below repos:\n\n  - repo: "),
    "hooks that are ours": (HOOK, "file", "repos: [] # fgad-lint\n", None),
    "hooks that cannot be read": (HOOK, "file", b"\xff", None),
    "hooks that are a folder": (HOOK, "folder", "", None),
    "hooks that are a broken link": (HOOK, "link", "", None),
    "a workflow": (WORKFLOW, "file", "on: push\n", None),
    "a workflow that is a folder": (WORKFLOW, "folder", "", None),
    "a workflow that is a broken link": (WORKFLOW, "link", "", None),
    "a configuration that is a folder": ("fgad-lint.toml", "folder", "", None),
    "a configuration that is a broken link": ("fgad-lint.toml", "link", "", None),
}


@POSIX
@pytest.mark.parametrize(("name", "kind", "content", "shown"), IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_init_overwrites_nothing(name, kind, content, shown):
    os.mkdir(".git")
    write("README.md", PAPER)
    if kind == "file":
        write(name, content)
    elif kind == "folder":
        Path(name).mkdir(parents=True)
    else:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).symlink_to("nowhere")
    before = entries_below()
    done = run("init", "--yes")
    assert done.exit_code == 0
    assert re.search(rf"^{re.escape(name)}: .*left as it is", done.stderr, re.MULTILINE)
    assert done.stderr.count(": written\n") == 2
    assert (f"{name}{shown}" in done.stdout) if shown else (f"{name}:\n" not in done.stdout)
    after = entries_below()
    assert {path: after[path] for path in before} == before
    assert not os.path.lexists("nowhere")


@POSIX
def test_init_says_what_could_not_be_written():
    os.mkdir(".git")
    write("README.md", PAPER)
    write(".github", "a file\n")
    done = run("init", "--yes")
    assert done.exit_code == 2
    assert done.stderr.endswith(f"{WORKFLOW}: not written: not a directory\n")
    assert Path(".github").read_text("utf-8") == "a file\n"
    assert Path(HOOK).exists()


def test_init_of_what_is_not_there():
    says(run("init"), 2, stderr="README.md: no such file\n")


ANSWERS = {
    "yes": ([b"y\n"] * 3, 0),
    "no": ([b"n\n"] * 3, 0),
    "nothing": ([b"\n"] * 3, 0),
    "the first only": ([b"y\n", b"n\n", b"n\n"], 0),
    "the last only": ([b"n\n", b"n\n", b"y\n"], 0),
    "end": ([b"\x04"], 130),
    "one, then the end": ([b"y\n", b"\x04"], 130),
}


@POSIX
@pytest.mark.parametrize(("answers", "code"), ANSWERS.values(), ids=ANSWERS)
def test_init_asks_on_a_terminal(answers, code):
    import pty

    os.mkdir(".git")
    write("README.md", PAPER)
    names = ["fgad-lint.toml", HOOK, WORKFLOW]
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "fgad_lint", "init"]
    with started(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        for name, answer in zip(names, answers, strict=False):
            while f"write {name}?".encode() not in shown:
                shown += read(ours) or pytest.fail(shown.decode())
            os.write(ours, answer)
        while read(ours):
            pass
    os.close(ours)
    assert shown.startswith(b"fgad-lint.toml:\r\n\r\n# What holds for README.md")
    assert process.returncode == code
    agreed = {name for name, answer in zip(names, answers, strict=False) if answer == b"y\n"}
    assert {name for name in names if Path(name).exists()} == agreed


# The program --------------------------------------------------------------------------------------------------------


def test_version():
    says(run("--version"), 0, f"fgad-lint {__version__}\n")


HELP = {"--help": "--unsafe-fixes", "-h": "--unsafe-fixes", "check --help": "--unsafe-fixes"} | {
    f"{command} -h": "--help" for command in ("explain", "parse", "render", "export", "init", "config")
}


@pytest.mark.parametrize(("args", "named"), HELP.items(), ids=HELP)
def test_help_has_an_example(args, named):
    done = run(*args.split())
    assert done.exit_code == 0
    assert named in done.stdout
    assert re.search(r"^ +fgad-lint \w+", done.stdout, re.MULTILINE)


def test_help_names_the_commands():
    assert re.findall(r"^  (\w+)  ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE) == [
        "check",
        "explain",
        "parse",
        "render",
        "export",
        "init",
        "config",
    ]


COMPLETED = {
    "option": ("fgad-lint check --unsaf", "--unsafe-fixes"),
    "rule": ("fgad-lint explain broken-an", "broken-anchor"),
    "second rule": ("fgad-lint check --select empty-link,broken-an", "empty-link,broken-anchor"),
    "format": ("fgad-lint check --output-format conc", "concise"),
    "command": ("fgad-lint expl", "explain"),
}


@pytest.mark.parametrize(("line", "completed"), COMPLETED.values(), ids=COMPLETED)
def test_completion(line, completed):
    variables = {"_FGAD_LINT_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    shown = spawn(env=os.environ | variables).stdout.decode()
    assert shown == f"plain,{completed}\n"


def test_locale_without_unicode():
    write("README.md", "# 异常\n\n[异](#常)\n")
    done = spawn(env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "\n[异](#常)\n" in done.stdout.decode()
    assert done.stderr == b""
    assert done.returncode == 1


CLOSED = {
    "output": ("README.md", ">&-", 2, "output not written: it is closed\n"),
    "output of what is repaired": ("README.md --fix", ">&-", 2, "output not written: it is closed\n"),
    "output of changes": ("README.md --diff", ">&-", 2, "output not written: it is closed\n"),
    "output of a record": ("parse README.md", ">&-", 2, "output not written: it is closed\n"),
    "output, where there is none": ("README.md --output-file a.txt", ">&-", 1, ""),
    "input": ("-", "<&-", 2, "<stdin>: it is closed\n"),
    "input of a record": ("render -", "<&-", 2, "<stdin>: it is closed\n"),
    "input that nobody reads": ("README.md", "<&-", 1, ""),
    "input, where somebody is to be asked": ("init", "<&-", 0, "fgad-lint.toml: not written; --yes writes it\n"),
    "input that cannot be read": ("-", "0> a.txt", 2, "<stdin>: bad file descriptor\n"),
    "messages": ("nowhere.md", "2>&-", 2, ""),
    "messages beside a text": ("- --fix", "< README.md 2>&-", 2, ""),
    "everything": ("README.md --fix", "<&- >&- 2>&-", 2, ""),
}


@POSIX
@pytest.mark.parametrize(("words", "shell", "code", "said"), CLOSED.values(), ids=CLOSED)
def test_streams_that_are_closed(words, shell, code, said):
    write("README.md", SAFE)
    command = f"exec {sys.executable} -m fgad_lint {words} {shell}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == code
    assert done.stderr.decode().startswith(said)
    assert b"Traceback" not in done.stderr
    if words == "- --fix":
        assert done.stdout == GOOD.encode()
    assert Path("README.md").read_text() == (GOOD if words == "README.md --fix" else SAFE)


@POSIX
def test_reader_that_leaves():
    write("README.md", "[a](#b)\n" * 10_000)
    command = [sys.executable, "-m", "fgad_lint"]
    with started(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode != 0


@POSIX
@pytest.mark.parametrize("words", ["--help", "--version", "check --help", "explain --help"])
def test_help_that_nobody_reads(words):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "fgad_lint", *words.split()]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 1


PRINTING = [
    "",
    "--help",
    "-h",
    "--version",
    "check --help",
    "export -h",
    "README.md --output-format json",
    "README.md --diff",
    "- --fix",
    "--statistics",
    "explain",
    "explain broken-anchor",
    "parse README.md",
    "render record.json",
    "export",
    "init",
    "config",
    "config --schema",
]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("words", PRINTING)
def test_output_to_a_full_device(words):
    write("README.md", SAFE)
    write("record.json", '{"sections": [{"title": "A"}]}')
    with open("/dev/full", "wb") as full, open("README.md", "rb") as stdin:
        command = [sys.executable, "-m", "fgad_lint", *words.split()]
        done = subprocess.run(command, stdin=stdin, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.stderr == b"output not written: no space left on device\n"
        assert done.returncode == 2
        assert subprocess.run(command, stdin=stdin, stdout=full, stderr=full, check=False).returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["nope.md", "--nonsense", "explain nothing", "render nope.json", "README.md -v"])
def test_messages_to_a_full_device(words):
    write("README.md", GOOD)
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "fgad_lint", *words.split()]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, check=False)
    assert done.returncode == 2


@POSIX
@pytest.mark.parametrize("words", ["README.md", "parse README.md", "export README.md", "render README.md"])
def test_text_that_does_not_fit_into_memory(words):
    resource = pytest.importorskip("resource")
    if sys.platform == "darwin":
        pytest.skip("its kernel does not hold processes to a limit of this kind")
    with open("README.md", "wb") as file:
        file.truncate(4 << 30)

    def little_memory():
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    done = subprocess.run(
        [sys.executable, "-m", "fgad_lint", *words.split()],
        capture_output=True,
        check=False,
        preexec_fn=little_memory,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"out of memory\n")


@POSIX
def test_interrupt():
    write("README.md", GOOD)
    command = [sys.executable, "-m", "fgad_lint", "-v", "README.md", "-"]
    with started(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr.readline().startswith(b"README.md: ")
        process.send_signal(signal.SIGINT)  # Now it waits for standard input, which stays open.
        assert process.stderr.read() == b"\naborted\n"
    assert process.returncode == 130


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(("papers", "shown"), [(3, False), (40000, True)], ids=["short work", "long work"])
def test_progress_on_a_terminal(tmp_path, monkeypatch, papers, shown):
    import pty

    monkeypatch.delenv("FGAD_LINT_SELECT")  # With all rules, it takes some seconds.
    path = tmp_path / "list.md"
    path.write_text("# List\n\n" + "".join(f"- Paper Number {n} [[a]](https://e.org/{n})\n" for n in range(papers)))
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "fgad_lint", "check", "--isolated", str(path)]
    with started(command, stdout=subprocess.PIPE, stderr=terminal) as process:
        os.close(terminal)
        said = b""
        while more := read(screen):
            said += more
        assert b"\x1b" not in process.stdout.read()
    os.close(screen)
    assert process.returncode == 0
    assert (b"\x1b[K" in said) is shown
    if shown:
        assert said.endswith(b"\r\x1b[K")


# Only what is new ------------------------------------------------------------------------------------------------------


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
        r"^README\.md: in no repository of git's, so --since means nothing for it [^\n]*\n",
    )
    says(run("--since", "main", "-", stdin=SAFE), 2, "", "--since needs a file that git knows; name one instead of -\n")


@pytest.mark.parametrize(
    "args", ["--since main --fix", "--since main --diff", "--add-ignores --fix", "--since main --add-ignores",
             "--write-baseline --baseline b.json --fix", "--write-baseline --baseline b.json --since main"],
)  # fmt: skip
def test_options_that_exclude_each_other(args):
    write("README.md", SAFE)
    done = run(*args.split())
    assert (done.exit_code, Path("README.md").read_text()) == (2, SAFE)
    assert "exclude each other; leave one out" in done.stderr


def test_baseline():
    write("docs/list.md", f"{SAFE}\n[a](#nowhere)\n")
    says(run("docs", "--baseline", "b.json"), 2, "", "b.json: no such file; --write-baseline writes it\n")
    says(
        run("docs", "--write-baseline"),
        2,
        "",
        "^Usage.*--write-baseline writes the file that --baseline names; name one\n",
    )
    says(
        run("docs", "--baseline", "b.json", "--write-baseline"),
        0,
        "nothing found in 1 file\n",
        "b.json: accepts 2 findings now\n",
    )
    assert list(json.loads(Path("b.json").read_text())["accepted"]) == ["docs/list.md"]
    says(run("docs", "--baseline", "b.json"), 0, "nothing found in 1 file\n")
    write("docs/list.md", f"Intro.\n\n{SAFE}\n[b](#nowhere-else)\n")
    says(
        run("docs", "--baseline", "b.json", "--output-format", "concise"),
        1,
        r"^docs/list\.md:7:[^\n]*\[broken-anchor\]\n",
        "b.json: 1 accepted finding no longer found; --write-baseline drops it\n",
    )
    write("other.md", SAFE)
    run("other.md", "--baseline", "b.json", "--write-baseline")
    assert list(json.loads(Path("b.json").read_text())["accepted"]) == ["docs/list.md", "other.md"]
    write("b.json", "{}")
    says(
        run("docs", "--baseline", "b.json"),
        2,
        "",
        "b.json: not a baseline of this version; name another file, or remove this one for --write-baseline to make it anew\n",
    )


def test_only_a_baseline_is_overwritten_with_one():
    write("README.md", SAFE)
    says(
        run("--baseline", "README.md", "--write-baseline"),
        2,
        "",
        "README.md: not JSON; name another file, or remove this one for --write-baseline to make it anew\n",
    )
    assert Path("README.md").read_text() == SAFE
    says(run("--baseline", "a/b.json", "--write-baseline"), 2, "", "a/b.json: not written: no such folder\n")


def test_ignores_are_added():
    write("README.md", SAFE)
    says(run("--add-ignores"), 0, "nothing found in 1 file\n", "README.md: 1 finding silenced\n")
    written = Path("README.md").read_text()
    assert written == SAFE.replace("## Depth", "<!-- fgad-lint: ignore unsupported-heading-id -->\n## Depth")
    says(run(), 0, "nothing found in 1 file\n")
    done = run("-", "--add-ignores", stdin=SAFE)
    assert (done.exit_code, done.stdout) == (0, written)


def test_workflow_of_github(monkeypatch, tmp_path):
    write("README.md", SAFE)
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = run()
    assert (done.exit_code, done.stdout.partition(" ")[0]) == (1, "::error")
    assert summary.read_text().startswith("before\n")
    assert "unsupported-heading-id" in summary.read_text()
    assert run("--output-format", "concise").stdout.startswith("README.md:3:")
