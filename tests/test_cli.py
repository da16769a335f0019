"""The commands and their options."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from children import read, started
from command_line import BETTER, GOOD, HARD, PAPER, POSIX, SAFE, SAFE_LINE, UNSAFE, expect, reported, run, spawn, write
from marks import NOT_ROOT

import fgad_lint
from fgad_lint import rule_pages, rules, schemas
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.text import Span


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


# check ---------------------------------------------------------------------------------------------------------------


def test_nothing_found():
    write("README.md", GOOD)
    expect(run(), 0, "nothing found in 1 file\n")
    expect(run("-q"), 0)


def test_something_found():
    write("README.md", SAFE)
    expect(
        run(),
        1,
        rf"^{SAFE_LINE}\n## Depth \{{#depth\}}\n {{8,9}}\^+ .*\n\n"
        r"1 finding in 1 file \(1 error\)\n1 could be fixed with --fix\n",
    )
    expect(run("-q", "--output-format", "concise"), 1, rf"^{SAFE_LINE}\n")


WAYS_TO_CHECK = {
    "file": ["README.md"],
    "file, then option": ["README.md", "--quiet"],
    "option, then file": ["--quiet", "README.md"],
    "command": ["check", "README.md"],
    "option with a value": ["--output-format", "concise", "README.md"],
    "folder": ["."],
    "nothing": [],
    "double dash": ["--", "README.md"],
    "path with a dot": ["./README.md"],
}


@pytest.mark.parametrize("args", WAYS_TO_CHECK.values(), ids=WAYS_TO_CHECK)
def test_check_is_the_default_command(args):
    write("README.md", SAFE)
    assert re.match(SAFE_LINE, run(*args).stdout)


@pytest.mark.parametrize("name", ["readme.md", "ReadMe.MD"])
def test_readme_in_another_case(name):
    write(name, SAFE)
    if os.path.exists("README.md"):
        pytest.skip("the file system ignores case")
    assert run().stdout.startswith(f"{name}:3:")
    assert run(".").stdout.startswith(f"{name}:3:")
    assert run("export").exit_code == 0
    assert run("config").stdout.startswith(f"# configuration of {name}\n")
    assert f"for {name}" in run("init").stdout
    write("README.md", GOOD)
    expect(run(), 0, "nothing found in 1 file\n")


def test_file_with_the_name_of_a_command():
    write("parse", SAFE)
    assert run("./parse").stdout.startswith("parse:3:")
    assert run("check", "parse").stdout.startswith("parse:3:")


def test_infos_do_not_fail_the_check():
    write("README.md", SAFE)
    write("fgad-lint.toml", '[severity]\nunsupported-heading-id = "info"\n')
    done = run()
    assert done.exit_code == 0
    assert "1 finding in 1 file (1 info)" in done.stdout


def test_exit_zero():
    write("README.md", SAFE)
    assert run("--exit-zero").exit_code == 0
    assert run("--exit-zero", "README.md", "nope.md").exit_code == 2


INFO, WARNING = ('severity.unsupported-heading-id = "info"\n', 'severity.unsupported-heading-id = "warning"\n')
FAILING = [
    ("--fail-on error", "", 1),
    ("--fail-on error", WARNING, 0),
    ("--fail-on warning", WARNING, 1),
    ("--fail-on warning", INFO, 0),
    ("--fail-on never", "", 0),
    ("--fail-on error --exit-zero", "", 0),
    ("--fail-on info", "", 2),
]


@pytest.mark.parametrize(("args", "configuration", "code"), FAILING)
def test_fail_on(args, configuration, code):
    write("README.md", SAFE)
    write("fgad-lint.toml", configuration)
    assert run(*args.split()).exit_code == code


def paths_checked(*args):
    return sorted({path for path, _ in reported(*args)})


def test_exclude():
    for path in ("README.md", "old/a.md", "old/b.md", "new/c.md"):
        write(path, SAFE)
    write("fgad-lint.toml", 'exclude = ["old/", "!b.md"]\n')
    write("new/fgad-lint.toml", "")
    assert paths_checked(".") == ["README.md", "new/c.md", "old/b.md"]
    assert paths_checked(".", "--exclude", "new", "--exclude", "b.md") == ["README.md"]
    assert paths_checked("old", "old/a.md") == ["old/a.md", "old/b.md"]
    assert paths_checked("old/a.md", "README.md", "--force-exclude") == ["README.md"]
    nothing = "no files to check: all are excluded; `fgad-lint config` shows by what\n"
    expect(run("old/a.md", "--force-exclude"), 0, "", nothing)
    write("fgad-lint.toml", "exclude = 1\n")
    assert "fgad-lint.toml: exclude must be a list of globs, not an integer\n" in run(".").stderr


def test_excluded_standard_input_is_given_back():
    write("fgad-lint.toml", 'exclude = ["old/"]\n')
    args = ("-", "--stdin-filename", "old/a.md", "--fix")
    assert run(*args, "--force-exclude", stdin=SAFE).stdout == SAFE
    assert run(*args, stdin=SAFE).stdout == GOOD


def test_export_leaves_out_excluded_files():
    write("README.md", PAPER)
    write("old/a.md", PAPER)
    write("fgad-lint.toml", 'exclude = ["old/"]\n')
    assert run("export", ".").stdout.count("Total Recall") == 1
    assert run("export", "old/a.md").stdout.count("Total Recall") == 1
    assert run("export", ".", "--isolated").stdout.count("Total Recall") == 2


def test_options_on_the_command_line():
    write("README.md", SAFE)
    write(
        "fgad-lint.toml", 'severity = {unsupported-heading-id = "warning", empty-link = "info"}\norder.papers = "any"\n'
    )
    args = ("--config", "severity.unsupported-heading-id='info'", "--config", "order.categories=['A']")
    assert "1 info" in run(*args).stdout
    shown = run("config", *args).stdout.splitlines()
    assert 'severity.unsupported-heading-id = "info"  # --config' in shown
    assert 'severity.empty-link = "info"  # fgad-lint.toml' in shown
    assert 'order.categories = ["A"]  # --config' in shown
    assert 'order.papers = "any"  # fgad-lint.toml' in shown
    assert "1 info" in run("--isolated", *args).stdout
    write("a=b.toml", "select = []\n")
    assert "select = []  # a=b.toml" in run("config", "--config", "a=b.toml").stdout


WRONG_OPTIONS = {
    "an unknown option": ('orders = "x"', "--config orders = \"x\": unknown key 'orders'; did you mean 'order'?\n"),
    "not TOML": ("renderer=word", "^--config renderer=word: not valid TOML: [^\n]*\n"),
    "a string without quotes": (
        "order.papers=newest-first",
        "--config order.papers=newest-first: a string needs quotes inside those of the shell: "
        "--config 'order.papers = \"newest-first\"'\n",
    ),
    "a list without quotes": (
        "exclude=[a/*.md, b]",
        "--config exclude=[a/*.md, b]: a string needs quotes inside those of the shell: "
        '--config \'exclude = ["a/*.md", "b"]\'\n',
    ),
    "a list without brackets": (
        "select=empty-link",
        "--config select=empty-link: a string needs quotes inside those of the shell: "
        "--config 'select = [\"empty-link\"]'\n",
    ),
    "a table without quotes": (
        "severity={empty-link=info}",
        "--config severity={empty-link=info}: a string needs quotes inside those of the shell: "
        '--config \'severity = {"empty-link"="info"}\'\n',
    ),
    "half a string": ('renderer="github', '^--config renderer="github: not valid TOML: [^\n]*\n'),
    "no value": ("renderer=", "^--config renderer=: not valid TOML: [^\n]*\n"),
    "a file that does not exist": ("other.toml", "^other.toml: no such file or directory\n"),
}


@pytest.mark.parametrize(("value", "message"), WRONG_OPTIONS.values(), ids=WRONG_OPTIONS)
def test_wrong_options_on_the_command_line(value, message):
    write("README.md", SAFE)
    expect(run("--config", value), 2, "", message)


WRONG_USE = {
    "an empty revision": ("--since=", "--since needs a branch, a tag or a commit, but got an empty word"),
    "a name without standard input": ("--stdin-filename a.md", "--stdin-filename needs - among the PATHS"),
    "two configurations": ("--config a.toml --config b.toml", "--config names two files; leave one out"),
    "a configuration and none": ("--config a.toml --isolated", "--config FILE and --isolated cannot be used together"),
}


@pytest.mark.parametrize(("args", "message"), WRONG_USE.values(), ids=WRONG_USE)
def test_options_that_make_no_sense(args, message):
    write("README.md", SAFE)
    done = run(*args.split())
    assert done.exit_code == 2
    assert message in done.stderr


def test_misspelt_table_of_pyproject():
    write("README.md", SAFE)
    write("pyproject.toml", '[tool.fgad_lint]\nselect = ["empty-link"]\n')
    expect(run(), 2, "", "pyproject.toml: [tool.fgad_lint] is misspelt; write [tool.fgad-lint]\n")


def test_select_and_ignore():
    write("README.md", SAFE + "[a](#b)\n")
    rule_sets = [
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
    assert rule_sets == [{"broken-anchor"}, both, both, {"unsupported-heading-id"}, set()]


def test_rules_that_are_on_by_default(monkeypatch):
    monkeypatch.delenv("FGAD_LINT_SELECT")
    write("README.md", GOOD)
    first_line, _, rest = run("-v").stderr.partition("\n")
    assert (
        first_line
        == f"README.md: {sum(rule.on and not rule.needs_facts for rule in rules.load())} rules, no configuration"
    )
    assert rest == "README.md: read 0 papers, 2 sections and 0 contents entries\n"


def test_statistics():
    write("README.md", HARD)
    expect(run("--statistics"), 1, "1  broken-anchor\n\n1 finding in 1 file (1 error)\n")
    expect(run("--statistics", "-q"), 1, "1  broken-anchor\n")
    expect(run("--statistics", "-q", "--output-format", "text"), 1, "1  broken-anchor\n")


def test_json():
    write("docs/a.md", SAFE)
    done = run("docs", "--output-format", "json")
    assert [finding["path"] for finding in json.loads(done.stdout)] == ["docs/a.md"]


def test_output_file():
    write("README.md", SAFE)
    expect(run("--output-format", "concise", "--output-file", "report.txt"), 1)
    assert re.fullmatch(SAFE_LINE + "\n", Path("report.txt").read_text("utf-8"))
    expect(
        run("--output-file", "nowhere/report.txt"),
        2,
        stderr="nowhere/report.txt: not written: no such folder\n",
    )


def test_github_workflow(monkeypatch, tmp_path):
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


OVERWRITING = {
    "the list": ("check README.md --fix", "README.md"),
    "the list by another path": ("check . --fix", "./README.md"),
    "the list, from standard input": ("check - --fix", "README.md"),
    "standard input": ("check -", "-"),
    "an unreadable list": ("check latin.md README.md", "latin.md"),
    "an unreadable list in a folder": ("check .", "latin.md"),
    "the baseline": ("check README.md --baseline base.json", "base.json"),
    "the baseline by a link": ("check README.md --baseline base.json", "link.json"),
    "the baseline to write": ("check README.md --baseline base.json --write-baseline", "base.json"),
    "a new baseline": ("check README.md --baseline new.json --write-baseline", "./new.json"),
    "the configuration": ("check README.md", "fgad-lint.toml"),
    "the configuration of standard input": ("check - --stdin-filename docs/a.md", "fgad-lint.toml"),
    "the configuration of --config": ("check README.md --config other.toml", "other.toml"),
    "an invalid configuration": ("check README.md --config broken.toml", "broken.toml"),
    "a record": ("render record.json", "record.json"),
    "a record, from standard input": ("render -", "README.md"),
    "the list, by parse": ("parse README.md", "README.md"),
    "the list, by parse, by a link": ("parse README.md", "link.md"),
    "the list, by parse, by a link in its place": ("parse link.md", "README.md"),
    "the list, by parse, from standard input": ("parse -", "./README.md"),
    "the configuration, by parse": ("parse README.md", "fgad-lint.toml"),
    "the list, by export": ("export", "README.md"),
    "the list in a folder, by export": ("export latin.md .", "link.md"),
    "an unreadable list, by export": ("export latin.md README.md", "latin.md"),
    "the configuration, by export": ("export README.md --config other.toml", "other.toml"),
}


@POSIX
@pytest.mark.parametrize(("words", "output"), OVERWRITING.values(), ids=OVERWRITING)
def test_input_is_not_overwritten(words, output, tmp_path):
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
    os.symlink("README.md", "link.md")
    with open("README.md", "rb") as stdin:
        command = [sys.executable, "-m", "fgad_lint", *words.split(), "--output-file", output]
        done = subprocess.run(command, stdin=stdin, capture_output=True, check=False)
    message = f"--output-file {output} would overwrite an input file; name another"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", f"{message}\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files | {
        "link.json": files["base.json"],
        "link.md": files["README.md"],
    }


@pytest.mark.parametrize("command", ["parse README.md", "export", "render README.json"])
def test_output_file_has_what_would_be_printed(command):
    text = f"# Täler\r\n\r\n{PAPER}"
    write("README.md", text)
    write("README.json", run("parse", "README.md").stdout)
    printed = run(*command.split())
    assert printed.stdout
    expect(run(*command.split(), "--output-file", "a.txt"), 0)
    assert Path("a.txt").read_bytes() == printed.stdout_bytes


NOT_WRITTEN = {
    "a list that is not UTF-8": ("parse latin.md", "latin.md: not UTF-8: [^\n]*"),
    "a configuration with an error": ("parse docs/a.md", "docs/fgad-lint.toml: unknown key 'slect'[^\n]*"),
    "a table without one of the lists": ("export README.md latin.md", "latin.md: not UTF-8: [^\n]*"),
    "a table of no list": ("export nope.md", "nope.md: no such file"),
    "no record": ("render README.md", "README.md: not JSON: [^\n]*"),
    "a record without content": (
        "render empty.json",
        "empty.json: record: it has no content, so its text would be empty",
    ),
    "the record of an empty list": (
        "render version.json",
        "version.json: record: it has no content, so its text would be empty",
    ),
}


@pytest.mark.parametrize(("command", "message"), NOT_WRITTEN.values(), ids=NOT_WRITTEN)
def test_output_file_is_not_written_after_an_error(command, message):
    write("README.md", GOOD)
    write("latin.md", b"caf\xe9\n")
    write("docs/fgad-lint.toml", "slect = []\n")
    write("docs/a.md", GOOD)
    write("empty.json", "{}")
    write("version.json", '{"fgad-lint": 1}')
    write("old.txt", "old")
    for output in ("old.txt", "new.txt"):
        expect(run(*command.split(), "--output-file", output), 2, stderr=f"^{message}\n")
    assert Path("old.txt").read_text() == "old"
    assert not Path("new.txt").exists()


def test_output_file_is_not_written_if_all_files_are_excluded():
    write("docs/a.md", GOOD)
    write("fgad-lint.toml", 'exclude = ["docs"]\n')
    write("old.csv", "old")
    expect(
        run("export", "docs", "--output-file", "old.csv"),
        0,
        stderr="no files to check: all are excluded; `fgad-lint config` shows by what\n",
    )
    assert Path("old.csv").read_text() == "old"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs devices")
def test_output_file_may_be_a_device():
    expect(run("-", "--output-file", "/dev/null", stdin=GOOD), 0)


# Errors --------------------------------------------------------------------------------------------------------------

ERRORS = {
    "no README": ([], "no README.md here; name a file or a folder, or - for standard input"),
    "no such file": (["nope.md"], "nope.md: no such file"),
    "no such command": (["pars"], r"pars: no such file or command; did you mean 'parse'\?"),
    "an option without dashes": (["fix"], r"fix: no such file or command; did you mean '--fix'\?"),
    "no similar command": (["frobnicate"], "frobnicate: no such file or command"),
    "folder without Markdown": (["empty"], "empty: no Markdown files \\(.md, .markdown\\) in it; name .*"),
    "Latin-1": (["latin.md"], r"latin\.md: not UTF-8: byte 0xe9 at offset 11 \(line 3\); save it as UTF-8"),
    "UTF-16": (["utf-16.md"], r"utf-16\.md: is UTF-16, not UTF-8; save it as UTF-8"),
    "unknown rule": (["a.md", "--select", "broken-achor"], "unknown rule 'broken-achor' in --select; did you mean .*"),
    "unknown rule to ignore": (["a.md", "b.md", "--ignore=x"], "unknown rule 'x' in --ignore; .*"),
    "invalid configuration": (["odd/a.md"], r"odd.fgad-lint\.toml: unknown key 'slect'; did you mean 'select'\?"),
    "no such configuration": (["a.md", "--config", "c.toml"], r"c\.toml: no such file or directory"),
    "name with terminal escapes": (["\x1b[2J\u202e.md"], r"\\x1b\[2J\\u202e\.md: no such file"),
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
@pytest.mark.parametrize(("args", "message"), ERRORS.values(), ids=ERRORS)
def test_error_is_one_line(args, message):
    expect(run(*args), 2, stderr=f"^{message}\n")


@pytest.mark.usefixtures("odd_files")
def test_error_does_not_stop_the_run():
    write("README.md", SAFE)
    done = run("-q", "--output-format=concise", "nope.md", "latin.md", "odd", "README.md", "empty", "pars")
    expect(done, 2, rf"^{SAFE_LINE}\n", r"^(?:[^\n]+\n){5}")


USAGE_ERRORS = {
    "unknown option": (["--fxi"], "No such option '?--fxi'?"),
    "name of a file": (["README.md", "-x.md"], "No such option '?-x'?.* If you mean the file, write ./-x.md$"),
    "name of a file for a command": (
        ["parse", "-x.md"],
        "No such option '?-x'?.* If you mean the file, write ./-x.md$",
    ),
    "no name of a file": (["-y.md"], r"No such option '?-y'?\.?$"),
    "unknown format": (["--output-format", "xml"], "'xml' is not one of 'auto', 'concise', .*'text'"),
    "statistics in another format": (["--statistics", "--output-format", "json"], "leave out --output-format json"),
    "zero jobs": (["--jobs", "0"], "'--jobs': 0 is not in the range x>=1"),
    "negative jobs": (["--jobs", "-1"], "'--jobs': -1 is not in the range x>=1"),
    "jobs not a number": (["--jobs", "x"], "'--jobs': 'x' is not a valid integer"),
    "--config and --isolated": (["--config", "a", "--isolated"], "cannot be used together"),
    "missing argument": (["parse"], "Missing argument 'FILE'"),
    "unknown export format": (["export", "--format", "xml"], "'xml' is not .*'csv'"),
}


@pytest.mark.parametrize(("args", "message"), USAGE_ERRORS.values(), ids=USAGE_ERRORS)
def test_usage_error(args, message):
    write("-x.md", SAFE)
    done = run(*args)
    assert done.exit_code == 2
    first_line, *usage = done.stderr.splitlines()
    assert re.search(message, first_line)
    assert usage[:1] == [""]
    assert usage[1].startswith("Usage: fgad-lint ")
    assert usage[2:] == [f"Try '{' '.join(usage[1].split()[1:3])} --help' for help."]
    assert done.stdout == ""


@POSIX
@NOT_ROOT
def test_missing_permission():
    write("a.md", SAFE)
    os.chmod("a.md", 0)
    expect(run("a.md"), 2, stderr="a.md: permission denied\n")
    os.chmod("a.md", 0o444)
    expect(
        run("a.md", "--fix", "-q", "--statistics"),
        2,
        "1  unsupported-heading-id  1 could be fixed with --fix\n",
        "a.md: not written: permission denied\n",
    )
    assert Path("a.md").read_text("utf-8") == SAFE


# --fix ---------------------------------------------------------------------------------------------------------------

FIXED = {
    "safe": (["--fix"], SAFE, GOOD, 0, "1 finding fixed, none left\n"),
    "nothing to fix": (["--fix"], GOOD, GOOD, 0, "nothing found in 1 file\n"),
    "unsafe, but only --fix": (["--fix"], UNSAFE, UNSAFE, 1, "^.*1 finding in 1 file .*with --fix --unsafe-fixes\n"),
    "unsafe": (["--fix", "--unsafe-fixes"], UNSAFE, BETTER, 0, "1 finding fixed, none left\n"),
    "without a fix": (["--fix", "--unsafe-fixes"], HARD, HARD, 1, r"^.*1 finding in 1 file \(1 error\)\n"),
    "only some": (["--fix"], SAFE + "[a](#b)\n", GOOD + "[a](#b)\n", 1, r"^.*1 finding fixed, 1 left in 1 file.*"),
    "carriage returns": (["--fix"], SAFE.replace("\n", "\r\n"), GOOD.replace("\n", "\r\n"), 0, "^1 finding fixed.*"),
    "byte order mark, no newline": (["--fix"], "\ufeff" + SAFE.rstrip(), "\ufeff" + GOOD.rstrip(), 0, "^1 finding.*"),
    "--unsafe-fixes without --fix": (["--unsafe-fixes", "-q"], SAFE, SAFE, 1, "^README.md:3.*"),
    "--diff overrides --fix": (["--fix", "--diff", "-q"], SAFE, SAFE, 1, "^--- README.md\n.*"),
}


@pytest.mark.parametrize(("args", "text", "fixed", "code", "stdout"), FIXED.values(), ids=FIXED)
def test_fix(args, text, fixed, code, stdout):
    write("README.md", text)
    expect(run(*args), code, stdout)
    assert Path("README.md").read_bytes() == fixed.encode()


IN_PLACE = {name: case for name, case in FIXED.items() if case[0][-1] in ("--fix", "--unsafe-fixes")}


@pytest.mark.parametrize(("args", "text", "fixed", "code", "stdout"), IN_PLACE.values(), ids=IN_PLACE)
def test_fix_of_standard_input(args, text, fixed, code, stdout):
    done = run("-", *args, stdin=text.encode())
    assert done.stdout_bytes == fixed.encode()
    expect(done, code, f"^{re.escape(done.stdout)}", stdout)


LEFT_OUT = r"3: left out the fix of unsupported-heading-id, which would not converge\n"


def test_fix_that_does_not_converge_is_left_out(monkeypatch):
    monkeypatch.setattr("fgad_lint.linter.fix.MAX_PASSES", 1)
    write("README.md", SAFE)
    write("b.md", GOOD)
    expect(run("--fix", "-q", "README.md", "b.md"), 2, rf"^{SAFE_LINE}\n.*", rf"^README\.md:{LEFT_OUT}")
    expect(run("--diff"), 2, stderr=rf"^README\.md:{LEFT_OUT}nothing to fix\n")
    assert Path("README.md").read_text("utf-8") == SAFE
    expect(run("--fix", "-", stdin=SAFE), 2, SAFE, rf"^<stdin>:{LEFT_OUT}<stdin>:3:.*")


def test_other_fixes_are_applied_when_one_is_left_out(monkeypatch):
    def check(document, _):
        yield Finding(Span(2, 6), "deep", Fix.safe("drop it all", Edit.delete(Span(0, len(document.text)))))

    monkeypatch.setattr("fgad_lint.rules.empty_link.check", check)
    write("README.md", SAFE)
    left_out = (
        r"^README\.md:\d+: left out the fix of empty-link, which would change words outside the entries it is about\n"
    )
    expect(
        run("--fix", "--select", "unsupported-heading-id,empty-link"),
        2,
        r"^(?s:.*)1 finding fixed, 1 left .*\n",
        left_out,
    )
    assert "{#depth}" not in Path("README.md").read_text("utf-8")


def fails(*_):
    raise IndexError("no such\nthing \x1b[31m")


FAILED = r"broken-anchor failed, so its findings are missing: IndexError: no such\\nthing \\x1b\[31m"


def test_crash_of_a_rule_costs_only_its_findings(monkeypatch):
    monkeypatch.setattr("fgad_lint.rules.broken_anchor.check", fails)
    write("README.md", SAFE)
    write("b.md", HARD)
    messages = rf"README\.md: {FAILED}; --verbose shows where\nb\.md: {FAILED}; --verbose shows where\n"
    for jobs in ("1", "2"):
        expect(run("--jobs", jobs, "--exit-zero", "README.md", "b.md"), 2, rf"^{SAFE_LINE}\n.*", f"^{messages}")
    stderr = run("--verbose", "README.md").stderr
    assert re.search(rf"README\.md: {FAILED}\nTraceback \(most recent call last\):\n(?s:.*)\nIndexError", stderr)
    expect(run("--fix", "README.md"), 2, "1 finding fixed, none left\n", rf"^README\.md: {FAILED}.*")
    assert Path("README.md").read_text("utf-8") != SAFE


BUG = (
    r"internal error: KeyError: 'no such\\nthing \\x1b\[31m'; "
    r"please report it at https://github\.com/fgad-lint/fgad-lint/issues with "
)
CRASHES = {
    "check": ("README.md", BUG + r"the traceback, which -v shows"),
    "check -v": ("-v", r"README\.md: 2 rules.*\nTraceback \(most recent call last\):\n.*\n" + BUG + "this traceback"),
    "another command": ("explain", BUG + "the traceback, which FGAD_LINT_VERBOSE=1 shows"),
}


@pytest.mark.parametrize(("args", "message"), CRASHES.values(), ids=CRASHES)
def test_unexpected_exception_is_one_line(args, message, monkeypatch):
    def crash(*_):
        raise KeyError("no such\nthing \x1b[31m")

    monkeypatch.setattr("fgad_lint.report.load", crash)
    monkeypatch.setattr("fgad_lint.rule_pages.table", crash)
    write("README.md", GOOD)
    expect(run(*args.split()), 2, "", f"^{message}\n")


def test_traceback_of_any_command(monkeypatch):
    monkeypatch.setattr("fgad_lint.rule_pages.table", fails)
    monkeypatch.setenv("FGAD_LINT_VERBOSE", "1")
    expect(
        run("explain"),
        2,
        "",
        r"^Traceback \(most recent call last\):\n.*\ninternal error: IndexError: .* this traceback\n",
    )


@pytest.mark.parametrize("module", ["rules/empty_link", "report/text"])
def test_module_that_cannot_be_loaded(module, tmp_path):
    package = Path(fgad_lint.__file__).parent
    shutil.copytree(package, tmp_path / "fgad_lint", ignore=shutil.ignore_patterns("__pycache__"))
    write(f"fgad_lint/{module}.py", "x = (")
    write("README.md", GOOD)
    done = spawn("README.md", "--select", "empty-link", env=os.environ | {"PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, b"")
    assert re.fullmatch(rb"internal error: SyntaxError: [^\n]+\n", done.stderr)


def test_fix_that_makes_a_rule_crash_is_left_out(monkeypatch):
    monkeypatch.setattr(
        "fgad_lint.rules.broken_anchor.check", lambda document, _: iter(()) if "{#depth}" in document.text else fails()
    )
    write("README.md", SAFE)
    stderr = (
        r"^README\.md:3: left out the fix of unsupported-heading-id, which would make the rule broken-anchor fail\n"
    )
    expect(run("--fix", "-q"), 2, rf"^{SAFE_LINE}\n.*", stderr)
    assert Path("README.md").read_text("utf-8") == SAFE


def test_verbose_names_the_fixes():
    write("README.md", SAFE)
    write("fgad-lint.toml", "")
    stderr = (
        r"^README\.md: 2 rules, fgad-lint\.toml\nREADME\.md: fixed: .* \[unsupported-heading-id\]\n"
        r"README\.md: read 0 papers, 2 sections and 0 contents entries\n"
    )
    expect(run("--fix", "-v"), 0, "1 finding fixed, none left\n", stderr)


def test_unsafe_fixes_without_fix_is_pointed_out():
    write("README.md", GOOD)
    expect(
        run("--unsafe-fixes"), 0, "nothing found in 1 file\n", "--unsafe-fixes has no effect without --fix or --diff\n"
    )


def test_unchanged_file_is_not_written():
    write("README.md", GOOD)
    os.utime("README.md", (1, 1))
    run("--fix")
    assert os.stat("README.md").st_mtime == 1


# --diff --------------------------------------------------------------------------------------------------------------


def test_diff():
    write("README.md", SAFE)
    patch = "--- README.md\n+++ README.md\n@@ -1,3 +1,3 @@\n # List\n \n-## Depth {#depth}\n+## Depth\n"
    expect(run("--diff"), 1, patch, "1 finding would be fixed\n")
    expect(run("--diff", "-q"), 1, patch)
    assert Path("README.md").read_text("utf-8") == SAFE


EMPTY_DIFFS = {
    "good": (GOOD, "nothing to fix\n"),
    "without a fix": (HARD, "nothing to fix\n"),
    "unsafe": (UNSAFE, "no safe fixes; 1 finding would be fixed with --unsafe-fixes\n"),
    "several unsafe": (
        UNSAFE.replace("[a]", "[b](#depth-estmation) [a]"),
        "no safe fixes; 2 findings would be fixed with --unsafe-fixes\n",
    ),
}


@pytest.mark.parametrize(("text", "message"), EMPTY_DIFFS.values(), ids=EMPTY_DIFFS)
def test_empty_diff(text, message):
    write("README.md", text)
    expect(run("--diff"), 0, "", message)
    expect(run("--diff", "-q"), 0)


def test_diff_counts_the_unsafe_fixes_that_it_leaves_out():
    write("README.md", UNSAFE + "\n## Detection {#detection}\n")
    expect(run("--diff"), 1, "^--- .*", "1 finding would be fixed, 1 more with --unsafe-fixes\n")
    expect(run("--diff", "--unsafe-fixes"), 1, "^--- .*", "2 findings would be fixed\n")


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


# Standard input ------------------------------------------------------------------------------------------------------


def test_standard_input():
    expect(
        run("-", "-q", "--output-format=concise", stdin=SAFE), 1, rf"^{SAFE_LINE}\n".replace(r"README\.md", "<stdin>")
    )
    expect(run("-", stdin=GOOD), 0, "nothing found in 1 file\n")


def test_name_and_configuration_of_standard_input():
    write("docs/fgad-lint.toml", 'renderer = "hugo"\n')
    expect(run("-", "--stdin-filename", "docs/a.md", stdin=SAFE), 0, "nothing found in 1 file\n")
    assert run("-", "--stdin-filename", "a.md", stdin=SAFE).stdout.startswith("a.md:3:")


def test_standard_input_that_is_not_utf_8():
    expect(
        run("-", "--fix", stdin=b"caf\xe9"),
        2,
        "",
        "<stdin>: not UTF-8: byte 0xe9 at offset 3 (line 1); save it as UTF-8\n",
    )


def test_standard_input_and_files():
    write("README.md", GOOD)
    done = run("-", "README.md", "--fix", stdin=SAFE)
    expect(done, 0, GOOD, "1 finding fixed, none left\n")


# Configuration -------------------------------------------------------------------------------------------------------


@pytest.fixture
def configured(monkeypatch):
    """Two folders with different configurations, and all rules."""
    monkeypatch.delenv("FGAD_LINT_SELECT")
    write("fgad-lint.toml", 'select = ["unsupported-heading-id"]\n')
    write("docs/pyproject.toml", '[tool.fgad-lint]\nselect = ["broken-anchor"]\n')
    for name in ("a.md", "docs/a.md", "docs/deep/a.md"):
        write(name, SAFE + "[a](#b)\n")


@pytest.mark.usefixtures("configured")
def test_nearest_configuration_is_used():
    assert reported("a.md", "docs") == {
        ("a.md", "unsupported-heading-id"),
        ("docs/a.md", "broken-anchor"),
        ("docs/deep/a.md", "broken-anchor"),
    }


@pytest.mark.usefixtures("configured")
def test_one_configuration_for_all():
    assert {rule for _, rule in reported("docs", "a.md", "--config", "fgad-lint.toml")} == {"unsupported-heading-id"}


@pytest.mark.usefixtures("configured")
def test_isolated():
    assert {("a.md", "broken-anchor"), ("a.md", "unsupported-heading-id")} <= reported("a.md", "--isolated")


@pytest.mark.usefixtures("configured")
def test_command_line_overrides_the_configuration():
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
    expect(run(), 0, "nothing found in 1 file\n")


def test_options_in_the_environment(monkeypatch):
    write("README.md", SAFE)
    monkeypatch.setenv("FGAD_LINT_OUTPUT_FORMAT", "concise")
    monkeypatch.setenv("FGAD_LINT_FIX", "1")
    monkeypatch.setenv("FGAD_LINT_VERSION", "1.2.3")  # Not an option of a command.
    expect(run(), 0)
    assert Path("README.md").read_text("utf-8") == GOOD


# Colors --------------------------------------------------------------------------------------------------------------

COLORS = {
    "not a terminal": ([], {}, False),
    "--color": (["--color"], {}, True),
    "FORCE_COLOR": ([], {"FORCE_COLOR": "1"}, True),
    "NO_COLOR": ([], {"NO_COLOR": "1"}, False),
    "FORCE_COLOR and NO_COLOR": ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    "FORCE_COLOR and --no-color": (["--no-color"], {"FORCE_COLOR": "1"}, False),
    "NO_COLOR and --color": (["--color"], {"NO_COLOR": "1"}, True),
    "empty variables": ([], {"NO_COLOR": "", "FORCE_COLOR": ""}, False),
    "FGAD_LINT_COLOR": ([], {"FGAD_LINT_COLOR": "1"}, True),
}


@pytest.mark.parametrize(("args", "variables", "colored"), COLORS.values(), ids=COLORS)
@pytest.mark.parametrize("options", [[], ["--diff"]], ids=["check", "diff"])
def test_colors(args, variables, colored, options, monkeypatch):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    write("README.md", SAFE)
    output = run(*args, *options).stdout_bytes.decode()
    assert ("\x1b[" in output) == colored
    assert click.unstyle(output) == run(*options, "--no-color").stdout


@POSIX
@pytest.mark.parametrize(("variables", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
@pytest.mark.parametrize("options", [[], ["--diff"]], ids=["check", "diff"])
def test_terminal(variables, colored, options):
    import pty

    write("README.md", "\x1b[2J\u202e\n" + SAFE.replace("Depth", "\x1b[2J\u202e"))
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "fgad_lint", *options]
    with started(command, stdout=terminal, env=os.environ | {"TERM": "xterm"} | variables) as process:
        os.close(terminal)
        output = b""
        while part := read(screen):
            output += part
    os.close(screen)
    assert process.returncode == 1
    assert (b"\x1b[31m" in output) == colored
    assert b"\x1b[2J" not in output
    assert "\u202e".encode() not in output
    assert rb"\x1b[2J\u202e" in output


# explain, parse, render, config --------------------------------------------------------------------------------------


def test_explain():
    (rule,) = rules.load(["broken-anchor"])
    expect(run("explain", "broken-anchor"), 0, rule_pages.page(rule))
    expect(run("explain"), 0, rule_pages.table(rules.load()))
    expect(run("explain", "broken-achor"), 2, stderr="broken-achor: no such rule; did you mean 'broken-anchor'?\n")
    expect(run("explain", ""), 2, stderr=": no such rule; `fgad-lint explain` lists them\n")
    expect(run("explain", "xyzzy"), 2, stderr="xyzzy: no such rule; `fgad-lint explain` lists them\n")


ROUND_TRIPS = [
    "",
    "\ufeff# 异常\r\n\r\n+ A [x](https://e.org)\r",
    SAFE + "+ A [[arXiv 2021]](https://arxiv.org/abs/2111.07677)\n",
]


@pytest.mark.parametrize("text", ROUND_TRIPS, ids=ascii)
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
    "a key twice": ('{"was": {"a": "b", "a": "c"}}', r"a\.json: was: duplicate key 'a'; keep one"),
    "half a character in a layout": (
        '{"sections": [{"title": "a", "layout": "# {title}\\ud800"}]}',
        r"a\.json: in \"a\": title is [^\n]+",
    ),
    "half a character in a key": ('{"\\ud800": 1}', r"a\.json: record: [^\n]+"),
}


@pytest.mark.parametrize(("content", "message"), NOT_RENDERED.values(), ids=NOT_RENDERED)
def test_render_errors(content, message):
    if content is not None:
        write("a.json", content)
    expect(run("render", "a.json"), 2, stderr=f"^{message}\n")


def test_render_error_leaves_the_output_file_unchanged():
    write("README.md", SAFE)
    write("a.json", run("parse", "README.md").stdout.replace("List", "Lists"))
    expect(run("render", "a.json", "--output-file", "README.md"), 0)
    assert Path("README.md").read_text() == SAFE.replace("List", "Lists")
    write("b.json", "{")
    assert run("render", "b.json", "--output-file", "README.md").exit_code == 2
    assert Path("README.md").read_text() == SAFE.replace("List", "Lists")
    assert run("render", "a.json", "--output-file", "a.json").exit_code == 2
    assert json.loads(Path("a.json").read_text())
    expect(run("render", "a.json", "--output-file", "a/b.md"), 2, "", "a/b.md: not written: no such folder\n")


def test_surrogate_cannot_be_rendered():
    write("README.md", "# List\n\nword\n")
    write("a.json", run("parse", "README.md").stdout.replace("word", "\\ud800"))
    expect(run("render", "a.json"), 2, stderr=r"^a\.json: [^\n]*\n")


@pytest.mark.parametrize("command", ["parse", "config"])
def test_configuration_errors_of_other_commands(command):
    write("README.md", GOOD)
    write("fgad-lint.toml", "slect = []\n")
    expect(run(command, "README.md"), 2, stderr="fgad-lint.toml: unknown key 'slect'; did you mean 'select'?\n")
    assert run(command, "README.md", "--isolated").exit_code == 0


def test_parse_a_missing_file():
    expect(run("parse", "nope.md"), 2, stderr="nope.md: no such file\n")


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


def test_config_applies_per_file_ignores():
    write("fgad-lint.toml", '[per-file-ignores]\n"docs/" = ["broken-anchor"]\n')
    assert "# not run: broken-anchor\n" in run("config", "docs/a.md").stdout
    assert "# not run: broken-anchor\n" not in run("config").stdout


def test_config_schema():
    expect(run("config", "--schema"), 0, schemas.read("configuration"))


# Several files -------------------------------------------------------------------------------------------------------


def test_links_between_files_are_checked():
    write("README.md", "# List\n\n[a](docs/a.md#dephth) [b](docs/b.md#nothing) [c](docs/a.md#depth)\n")
    write("docs/a.md", "## Depth\n\n[up](../README.md#list) [up](../README.md#nothing)\n")
    write("docs/b.md", "# B\n")
    done = run("README.md", "docs/a.md", "--output-format", "json")
    findings = [(finding["path"], finding["message"]) for finding in json.loads(done.stdout)]
    assert findings == [
        (
            "README.md",
            '`docs/a.md#dephth` leads nowhere; did you mean `#depth` ("Depth" on line 1 of docs/a.md)?',
        ),
        ("docs/a.md", "`../README.md#nothing` leads nowhere: no heading or anchor in README.md has this id"),
    ]
    (related,) = json.loads(done.stdout)[0]["related"]
    assert (related["path"], related["line"], related["column"]) == ("docs/a.md", 1, 4)
    expect(run("README.md"), 0, "nothing found in 1 file\n")
    assert "\ndocs/a.md:1:4: the suggested heading\n" in run("README.md", "docs/a.md").stdout


def test_links_to_an_unreadable_file_are_not_checked():
    write("README.md", "[a](a.md#nothing)\n")
    write("a.md", b"\xff")
    assert run("README.md", "a.md").stdout == "nothing found in 1 file\n"


def test_links_between_files_are_fixed():
    write("README.md", "# List\n\n[a](docs/a.md#dephth)\n")
    write("docs/a.md", "## Depth\n")
    expect(run("README.md", "docs/a.md", "--fix", "--unsafe-fixes"), 0, "1 finding fixed, none left\n")
    assert Path("README.md").read_text("utf-8") == "# List\n\n[a](docs/a.md#depth)\n"


def test_findings_are_about_the_fixed_files():
    write("a.md", "[b](b.md#depth-depth)\n")
    write("b.md", "## Depth {#depth}\n")  # Before it is fixed, its id is depth-depth.
    done = run("a.md", "b.md", "--fix", "--output-format", "json")
    assert [finding["message"] for finding in json.loads(done.stdout)] == [
        "`b.md#depth-depth` leads nowhere: no heading or anchor in b.md has this id"
    ]


def test_duplicate_papers_in_several_files(monkeypatch):
    monkeypatch.setenv("FGAD_LINT_SELECT", "duplicate-paper")
    write("a.md", PAPER)
    write("b.md", f"# B\n\n{PAPER}")
    expect(run("a.md", "b.md"), 0, "nothing found in 2 files\n")
    write("fgad-lint.toml", 'duplicates = "files"\n')
    expect(
        run("a.md", "b.md", "-q", "--output-format", "concise"),
        1,
        "b.md:3:3: warning: already listed on line 1 of a.md; keep one [duplicate-paper]\n",
    )
    assert run("b.md", "a.md", "-q").stdout.startswith("a.md:1:3: warning: already listed on line 3 of b.md")


# export --------------------------------------------------------------------------------------------------------------


def test_export():
    write("README.md", f"# List\n\n{PAPER}")
    header = "line,end_line,section,title,venue,year,arxiv,arxiv_year,doi,url,links"
    url = "https://arxiv.org/abs/2106.08265"
    row = f"3,3,List,Total Recall in Anomaly Detection,,,arXiv:2106.08265,2021,,{url},paper={url}"
    expect(run("export"), 0, f"{header}\n{row}\n")
    expect(run("export", "-", "--format", "csv", stdin=Path("README.md").read_text("utf-8")), 0, f"{header}\n{row}\n")
    expect(run("export", "README.md", "nope.md"), 2, f"{header}\n{row}\n", "nope.md: no such file\n")
    write("b.md", PAPER)
    assert run("export", "README.md", "b.md").stdout.splitlines()[:2] == [f"path,{header}", f"README.md,{row}"]
