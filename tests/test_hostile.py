"""Untrusted lists, file names, records and configurations cannot control a terminal or command a CI system."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import linting
import pytest
from children import read, started
from click.testing import CliRunner

from fgad_lint import cli, export, records, report, rules
from fgad_lint.config import Config

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems do not allow such file names")

TEMPLATE = (Path(__file__).parent / "data" / "hostile.md").read_text(encoding="utf-8")
WORDS = {
    "a command": "::error::x",
    "a command with properties": "::set-output name=x::y",
    "the command that stops commands": "::stop-commands::x",
    "a command on a line of its own": "a\n::error::x\nb",
    "a command after a carriage return": "a\r::error::x\rb",
    "a command after white space": " \u00a0\t::error::x",
    "a command after an escaped line end": "a%0A::error::x",
    "an old command": "a ##[add-mask]x",
    "an old command with properties": "##[Error file=a.md;line=1]x",
    "an Azure command": "##vso[task.setvariable variable=a]b",
    "a TeamCity command": "##teamcity[message text='a']",
    "ANSI escapes": "\x1b[2J\x1b]0;a\x07",
    "one-character escapes": "\x9b2J\x90a\x9c\x85",
    "bidi marks": "\u202ea\u2066b\u200f\u061c",
    "line separators": "a\u2028b\u2029c\x0bd\x0ce\x1cf\x1eg",
    "byte order mark": "a\ufeffb",
    "zero-width characters": "a\u200bb\u2060c\u00add",
    "tag characters": "a\U000e0001\U000e0041\U000e007f",
    "noncharacters": "a\ufffe\U0001ffff\ue000",
    "control characters": "a\x00\x08\x7f",
    "HTML": "<script>alert(1)</script><img src=https://e.org/a.png>",
    "end of CDATA": "]]>&lt;a&#0;",
    "Markdown": "![a](https://e.org/a.png) [b]: <c> `d` | e \\",
    "a formula": "=cmd|'/c calc'!A0",
}


def file_name(words):
    return f"{words.replace('/', '').replace(chr(0), '')}.md"


LISTS = {file_name(words): TEMPLATE.replace("WORDS", words) for words in WORDS.values()}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder in a GitHub workflow, with a list for each of the WORDS, which are also its name."""
    for name in os.environ:
        if name.startswith(("FGAD_LINT_", "GITHUB_")) or name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.setenv("PYTHONPATH", str(Path(cli.__file__).parents[2]))
    for name, text in LISTS.items():
        Path(name).write_bytes(text.encode())
    return tmp_path


def run(*args, stdin=None):
    return CliRunner(catch_exceptions=False).invoke(cli.main, [*args], stdin, prog_name="fgad-lint")


# How a GitHub runner reads a log: a command starts with `::` after white space, or with `##[` anywhere; a carriage return ends
# a line.
NEW_COMMAND = re.compile(r"\s*::([^ ]+?)(?: .*?)?::(.*)")
OLD_COMMAND = re.compile(r".*?##\[([^ \]]+)(?: [^\]]*)?\](.*)")
COMMANDS = {
    "error",
    "warning",
    "notice",
    "debug",
    "group",
    "endgroup",
    "echo",
    "stop-commands",
    "set-output",
    "add-mask",
}
OTHER_COMMANDS = re.compile(r"##(?:vso|teamcity)\[")  # Azure and TeamCity.


def executed_commands(log):
    """The commands that GitHub executes when it reads a log."""
    executed = []
    token = None
    for line in re.split(r"\r\n|\r|\n", log):
        command = NEW_COMMAND.match(line) or OLD_COMMAND.match(line)
        if command is None or command[1].lower() not in COMMANDS | {token}:
            continue
        if token is None:
            executed.append(command[1])
            token = command[2] if command[1].lower() == "stop-commands" else None
        elif command[1] == token:
            token = None
    return executed


def test_executed_commands():
    log = "a\n::error::x\n \t::set-output name=a::b\nc ##[add-mask]d\n::nothing::\na ::error::\n::stop-commands::t\n::error::x\n::t::\nb\r::debug::"
    assert executed_commands(log) == ["error", "set-output", "add-mask", "stop-commands", "debug"]


def assert_harmless(name, shown):
    """Fail if an output has control characters other than tabs and line ends, or commands."""
    for char in shown:
        assert char.isprintable() or char in "\t\n", f"{name}: {char!r} in the output"
    assert executed_commands(shown) == [], name
    assert not OTHER_COMMANDS.search(shown), name


def test_assert_harmless_names_the_format_and_the_character():
    with pytest.raises(AssertionError, match=r"^csv: '\\u202e' in the output"):
        assert_harmless("csv", "a\u202eb")


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_hostile_lists_have_many_kinds_of_findings(words):
    diagnostics = linting.lint(TEMPLATE.replace("WORDS", words), rules.load(), Config())
    assert len({diagnostic.rule for diagnostic in diagnostics}) >= 6


OPTIONS = [
    *(f"--output-format {name}" for name in report.names() if name != "github"),
    "--statistics --output-format text",
    "--fix --unsafe-fixes --verbose --output-format text",
    "--add-ignores --verbose --output-format text",
]


@pytest.mark.parametrize("args", OPTIONS)
def test_reports(args):
    result = run(".", "--isolated", *args.split())
    assert result.exit_code in (1, 2)  # A fix or a comment may be rejected.
    assert_harmless(args, result.stdout)
    assert_harmless(args, result.stderr)


@pytest.mark.parametrize("args", ["--output-format text", "--diff"])
def test_colors(args):
    result = run(".", "--isolated", "--color", *args.split())
    assert "\x1b[" in result.stdout
    assert executed_commands(result.stdout) == []
    assert all(row.replace("\t", "").isprintable() for row in click.unstyle(result.stdout).split("\n"))


def test_annotations(folder):
    result = run(".", "--isolated")
    *commands, more = result.stdout.splitlines()
    assert executed_commands(result.stdout) == [command[2:].partition(" ")[0] for command in commands]
    assert set(executed_commands(result.stdout)) == {"error", "warning"}
    assert executed_commands(more) == []
    assert all(row.isprintable() for row in commands)
    assert_harmless("summary", (folder / "summary").read_text(encoding="utf-8"))


@pytest.mark.skipif(not shutil.which("patch"), reason="needs patch")
def test_patch_is_exact_and_its_commands_are_stopped():
    result = run(".", "--isolated", "--diff", "--quiet")
    assert set(executed_commands(result.stdout)) == {"stop-commands"}
    fixed = {name: linting.fix(text, rules.load(), Config()).text for name, text in LISTS.items()}
    # GNU patch does not accept file names with line ends.
    for name in [name for name in LISTS if "\n" in name or "\r" in name]:
        assert name not in result.stdout
        del fixed[name]
    subprocess.run(["git", "apply", "-p0"], input=result.stdout_bytes, check=True, capture_output=True)
    assert {name: Path(name).read_bytes().decode() for name in fixed} == fixed


def test_patch_without_commands_is_only_the_patch():
    Path("a.md").write_text("## A {#a}\n", encoding="utf-8")
    assert run("a.md", "--diff").stdout.startswith("--- a.md\n")


# Output that a CI system may read as a log

SYSTEMS = {
    "GitHub": {"GITHUB_ACTIONS": "true"},
    "Azure": {"TF_BUILD": "True"},
    "TeamCity": {"TEAMCITY_VERSION": "2024.12"},
    "another system": {"CI": "true"},
}
EXACT = ["render record.json", "- --fix --quiet", "- --add-ignores --quiet", "a.md --diff --quiet"]
TABLES = [f"export ::error::x.md a.md --format {name}" for name in export.names()]
COMMAND_IN_A_TITLE = """\
# A List

::error::x

+ Deep ##vso[task.setvariable variable=a]Learning [[arXiv 2021]](http://arxiv.org/abs/2106.08265)
+ Deep ##teamcity[message text='a'] Ideas [[arXiv 2021]](http://arxiv.org/abs/2111.07677)
+ Deep ##[error]Thoughts [[arXiv 2021]](http://arxiv.org/abs/2111.07678)
"""


def printed(args, system=None, to=subprocess.PIPE):
    """The result of a command in a CI system, with a.md as standard input."""
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS")}
    command = [sys.executable, "-m", "fgad_lint", *args.split()]
    with open("a.md", "rb") as stdin:
        return subprocess.run(
            command, stdin=stdin, stdout=to, stderr=subprocess.PIPE, env=environment | (system or {}), check=False
        )


@pytest.fixture
def commands(folder):
    text = COMMAND_IN_A_TITLE
    (folder / "a.md").write_text(text)
    (folder / "b.md").write_text(text)
    (folder / "::error::x.md").write_text(text)
    (folder / "record.json").write_text(records.write_record(records.to_record(text)))


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("args", EXACT)
def test_exact_output_has_commands(args):
    assert "##vso[" in printed(args).stdout.decode()


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
@pytest.mark.parametrize("args", [*EXACT, *TABLES])
def test_output_to_a_file_is_exact_in_a_ci_system(args, system, folder):
    plain = printed(args)
    with open("output", "wb") as output:
        result = printed(args, system, output)
    assert (folder / "output").read_bytes() == plain.stdout
    assert (result.returncode, result.stderr) == (plain.returncode, plain.stderr)


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("args", [*EXACT, "::error::x.md --diff"])
def test_exact_output_in_a_github_log(args):
    plain, result = printed(args), printed(args, SYSTEMS["GitHub"])
    log = result.stdout.decode()
    assert executed_commands(plain.stdout.decode())
    assert executed_commands(log) == ["stop-commands"]
    first, *rows, last = log.splitlines(keepends=True)
    assert last == f"::{first.strip().removeprefix('::stop-commands::')}::\n"
    assert "".join(rows).encode() == plain.stdout
    assert result.returncode == plain.returncode
    assert ("workflow commands" in result.stderr.decode()) is ("--diff" not in args)


@pytest.mark.usefixtures("commands")
def test_commands_work_again_after_a_text_without_a_line_end(folder):
    (folder / "record.json").write_text('{"blocks": [{"prose": "::error::x", "after": ""}]}')
    log = printed("render record.json", SYSTEMS["GitHub"]).stdout.decode()
    assert executed_commands(f"{log}::debug::\n") == ["stop-commands", "debug"]


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("system", ["Azure", "TeamCity"])
@pytest.mark.parametrize("args", EXACT)
def test_exact_output_with_commands_of_other_systems_is_refused(args, system, folder):
    result = printed(args, SYSTEMS[system])
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == b"output not written: this CI system would run commands in it; redirect it to a file\n"
    (folder / "a.md").write_text(COMMAND_IN_A_TITLE.replace("##", ""))
    (folder / "record.json").write_text('{"blocks": [{"prose": "a"}]}')
    assert printed(args, SYSTEMS[system]).stdout == printed(args).stdout


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
@pytest.mark.parametrize("args", TABLES)
def test_table_in_a_log(args, system):
    plain, result = printed(args), printed(args, system)
    assert_harmless(args, result.stdout.decode())
    message = b"workflow commands in the output are escaped; redirect it to a file to get it unchanged\n"
    assert result.stderr == (b"" if result.stdout == plain.stdout else message)
    assert result.returncode == 0


@pytest.mark.usefixtures("commands")
def test_csv_in_a_log_is_still_csv():
    result = printed("export ::error::x.md a.md --format csv", SYSTEMS["GitHub"])
    assert [len(row) for row in csv.reader(result.stdout.decode().splitlines())] == 7 * [12]
    assert result.stderr.startswith(b"workflow commands in the output are escaped")


@pytest.mark.usefixtures("commands")
def test_init_for_a_file_that_is_named_like_a_command(folder):
    for name in ("::error::x.md", "##vso[x].md", "##[error].md"):
        (folder / name).write_text(COMMAND_IN_A_TITLE)
        subprocess.run(["git", "init", "--quiet"], check=True)
        result = run("init", name)
        assert result.exit_code == 0
        assert_harmless(name, result.stdout)
        assert_harmless(name, result.stderr)
        assert result.stdout.count("name: fgad-lint") == 1


# Error messages

ALL_AT_ONCE = {
    "at the start": "::error::x ##[add-mask]x ##vso[a]b ##teamcity[c]\x1b[2J\x9b\u202e\u2028\ufeff\U000e0041\ufffe\x7f",
    "after white space": " \t::error::x\u2029\x85\x0b\x0c\x1c",
    "on separate lines": "a\n::error::x\r::error::y\n##[add-mask]z",
}


def toml(words):
    """A TOML string in which every character is escaped."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in words) + '"'


ERRORS = {
    "a missing file": (["no{words}"], None),
    "an unknown option": (["--{words}"], None),
    "a value of an option": (["--output-format", "{words}"], None),
    "an extra file": (["parse", "a", "{words}"], None),
    "a rule": (["--select", "{words}"], None),
    "a page": (["explain", "{words}"], None),
    "a missing configuration": (["--config", "no{words}"], None),
    "a revision": (["--since", "{words}"], None),
    "a file for the output": (["--output-file", "no/{words}"], None),
    "a baseline": (["--baseline", "no{words}"], None),
    "a file that is not UTF-8": (["{words}"], b"\xff"),
    "a missing record": (["render", "no{words}"], None),
    "a record that is not JSON": (["render", "{words}"], "{words}"),
    "a key of a record": (["render", "{words}"], lambda words: json.dumps({words: 1})),
    "a path in a record": (["render", "{words}"], lambda words: json.dumps({"was": {words: 1}})),
    "a value in a record": (["render", "{words}"], lambda words: json.dumps({"renderer": words})),
    "a contradiction in a record": (
        ["render", "{words}"],
        lambda words: json.dumps({"sections": [{"title": words, "level": 2, "anchor": words}]}),
    ),
    "a layout in a record": (
        ["render", "{words}"],
        lambda words: json.dumps({"sections": [{"title": "a", "layout": f"# x{{title}}{words}"}]}),
    ),
    "a configuration that is not TOML": (["config", "--config", "{words}"], "x {words}"),
    "a key of a configuration": (["config", "--config", "{words}"], lambda words: f"{toml(words)} = 1"),
    "a value in a configuration": (["config", "--config", "{words}"], lambda words: f"renderer = {toml(words)}"),
    "a rule in a configuration": (["config", "--config", "{words}"], lambda words: f"ignore = [{toml(words)}]"),
    "a glob": (["config", "--config", "{words}"], lambda words: f"per-file-ignores = {{{toml(words)} = 1}}"),
    "a category twice": (
        ["config", "--config", "{words}"],
        lambda words: f"order.categories = [{toml(words)}, {toml(words)}]",
    ),
}


@pytest.mark.parametrize("words", ALL_AT_ONCE.values(), ids=ALL_AT_ONCE)
def test_errors(words):
    Path("README.md").write_text("# A\n", encoding="utf-8")
    file = file_name(words)
    for name, (args, content) in ERRORS.items():
        if content is not None:
            content = content(words) if callable(content) else content
            Path(file).write_bytes(
                content if isinstance(content, bytes) else content.replace("{words}", words).encode()
            )
        result = run(*(arg.replace("{words}", file) for arg in args))
        assert result.exit_code == 2, name
        assert result.stdout == "", name
        assert_harmless(name, result.stderr)
        assert result.stderr.count("\n") == (4 if result.stderr.startswith("Error: ") else 1), name


@pytest.mark.parametrize("words", ALL_AT_ONCE.values(), ids=ALL_AT_ONCE)
def test_configuration_is_shown_as_toml(words):
    file = file_name(words)
    name = toml(words)
    Path(file).write_text(f"order.categories = [{name}]\nper-file-ignores = {{{name} = []}}\n", encoding="utf-8")
    result = run("config", "--config", file)
    assert result.exit_code == 0
    assert_harmless("config", result.stdout)
    shown = tomllib.loads(result.stdout)
    assert shown["order"]["categories"] == list(shown["per-file-ignores"]) == [words]


# On a terminal


def terminal_output(*args, stdin=b""):
    """The output of a command on a terminal."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "fgad_lint", *args]
    with started(command, stdin=subprocess.PIPE, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        process.stdin.write(stdin)
        process.stdin.close()
        shown = b""
        while part := read(ours):
            shown += part
    os.close(ours)
    return shown.decode()


TEXT = "\n\n".join(LISTS.values())
ON_A_TERMINAL = [
    "parse -",
    *(f"export - --format {name}" for name in export.names()),
    "- --fix --quiet",
    "- --add-ignores --quiet",
    "init -",
    "- --diff",
    "- --output-format json",
]


@pytest.mark.parametrize("args", ON_A_TERMINAL)
def test_terminal(args, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("GITHUB_ACTIONS")
    shown = terminal_output(*args.split(), "--isolated", stdin=TEXT.encode())
    assert len(shown) > 100
    # These sequences erase progress lines.
    assert_harmless(args, re.sub(r"\r\x1b\[K[^\r\n]*|\r\n", "\n", shown))
