"""Lists, names, records and configurations of strangers: nothing in them steers a terminal or the log that they are shown in."""

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

from fgad_lint import cli, records, report, rules
from fgad_lint.config import Config

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere files have no such names")

TEMPLATE = (Path(__file__).parent / "data" / "hostile.md").read_text(encoding="utf-8")
WORDS = {
    "a command": "::error::x",
    "a command with properties": "::set-output name=x::y",
    "the command that stops commands": "::stop-commands::x",
    "a command on a line of its own": "a\n::error::x\nb",
    "a command behind a return": "a\r::error::x\rb",
    "a command behind space": " \u00a0\t::error::x",
    "a command behind a written line end": "a%0A::error::x",
    "an old command": "a ##[add-mask]x",
    "an old command with properties": "##[Error file=a.md;line=1]x",
    "a command of Azure's": "##vso[task.setvariable variable=a]b",
    "a command of TeamCity's": "##teamcity[message text='a']",
    "ANSI escapes": "\x1b[2J\x1b]0;a\x07",
    "escapes of one character": "\x9b2J\x90a\x9c\x85",
    "bidi marks": "\u202ea\u2066b\u200f\u061c",
    "line separators": "a\u2028b\u2029c\x0bd\x0ce\x1cf\x1eg",
    "byte order mark": "a\ufeffb",
    "no width": "a\u200bb\u2060c\u00add",
    "tags": "a\U000e0001\U000e0041\U000e007f",
    "no characters": "a\ufffe\U0001ffff\ue000",
    "control characters": "a\x00\x08\x7f",
    "HTML": "<script>alert(1)</script><img src=https://e.org/a.png>",
    "end of CDATA": "]]>&lt;a&#0;",
    "Markdown": "![a](https://e.org/a.png) [b]: <c> `d` | e \\",
    "a formula": "=cmd|'/c calc'!A0",
}


def named(words):
    return f"{words.replace('/', '').replace(chr(0), '')}.md"


LISTS = {named(words): TEMPLATE.replace("WORDS", words) for words in WORDS.values()}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder with a list for all words, of that name, as in a workflow of GitHub's."""
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


# As a runner of GitHub's reads a log: a line that begins with `::` after white space, or has `##[` somewhere. It splits lines
# at returns too.
NEW = re.compile(r"\s*::([^ ]+?)(?: .*?)?::(.*)")
OLD = re.compile(r".*?##\[([^ \]]+)(?: [^\]]*)?\](.*)")
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
OTHERS = re.compile(r"##(?:vso|teamcity)\[")  # Azure's, TeamCity's.


def obeyed(log):
    """The commands that GitHub carries out as it reads a log."""
    found = []
    token = None
    for line in re.split(r"\r\n|\r|\n", log):
        command = NEW.match(line) or OLD.match(line)
        if command is None or command[1].lower() not in COMMANDS | {token}:
            continue
        if token is None:
            found.append(command[1])
            token = command[2] if command[1].lower() == "stop-commands" else None
        elif command[1] == token:
            token = None
    return found


def test_commands_are_known():
    log = "a\n::error::x\n \t::set-output name=a::b\nc ##[add-mask]d\n::nothing::\na ::error::\n::stop-commands::t\n::error::x\n::t::\nb\r::debug::"
    assert obeyed(log) == ["error", "set-output", "add-mask", "stop-commands", "debug"]


def assert_harmless(shown):
    for row in shown.split("\n"):
        assert row.replace("\t", "").isprintable(), ascii(row)
    assert obeyed(shown) == []
    assert not OTHERS.search(shown)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_list_tries_much(words):
    found = linting.lint(TEMPLATE.replace("WORDS", words), rules.load(), Config())
    assert len({each.rule for each in found}) >= 6


WAYS = [
    *(f"--output-format {name}" for name in report.names() if name != "github"),
    "--statistics --output-format text",
    "--fix --unsafe-fixes --verbose --output-format text",
    "--add-ignores --verbose --output-format text",
]


@pytest.mark.parametrize("args", WAYS)
def test_reports(args):
    done = run(".", "--isolated", *args.split())
    assert done.exit_code in (1, 2)  # A fix or a comment may be refused.
    assert_harmless(done.stdout)
    assert_harmless(done.stderr)


@pytest.mark.parametrize("args", ["--output-format text", "--diff"])
def test_colors(args):
    done = run(".", "--isolated", "--color", *args.split())
    assert "\x1b[" in done.stdout
    assert obeyed(done.stdout) == []
    assert all(row.replace("\t", "").isprintable() for row in click.unstyle(done.stdout).split("\n"))


def test_annotations(here):
    done = run(".", "--isolated")
    *commands, more = done.stdout.splitlines()
    assert obeyed(done.stdout) == [command[2:].partition(" ")[0] for command in commands]
    assert set(obeyed(done.stdout)) == {"error", "warning"}
    assert obeyed(more) == []
    assert all(row.isprintable() for row in commands)
    assert_harmless((here / "summary").read_text(encoding="utf-8"))


@pytest.mark.skipif(not shutil.which("patch"), reason="needs patch")
def test_patch_is_exact_and_no_command_in_it_is_heeded():
    done = run(".", "--isolated", "--diff", "--quiet")
    assert set(obeyed(done.stdout)) == {"stop-commands"}
    fixed = {name: linting.fix(text, rules.load(), Config()).text for name, text in LISTS.items()}
    # GNU's takes no file that has a line end in its name.
    for name in [name for name in LISTS if "\n" in name or "\r" in name]:
        assert name not in done.stdout
        del fixed[name]
    subprocess.run(["git", "apply", "-p0"], input=done.stdout_bytes, check=True, capture_output=True)
    assert {name: Path(name).read_bytes().decode() for name in fixed} == fixed


def test_patch_is_only_that_where_there_is_no_command():
    Path("a.md").write_text("## A {#a}\n", encoding="utf-8")
    assert run("a.md", "--diff").stdout.startswith("--- a.md\n")


# What is printed exactly, and may be read as a log ------------------------------------------------------------------------

SYSTEMS = {
    "GitHub": {"GITHUB_ACTIONS": "true"},
    "Azure": {"TF_BUILD": "True"},
    "TeamCity": {"TEAMCITY_VERSION": "2024.12"},
    "another": {"CI": "true"},
}
EXACT = ["render record.json", "- --fix --quiet", "- --add-ignores --quiet", "a.md --diff --quiet", "export a.md b.md"]
COMMAND_IN_A_TITLE = """\
# A List

::error::x

+ Deep ##vso[task.setvariable variable=a]Learning [[arXiv 2021]](http://arxiv.org/abs/2106.08265)
+ Deep ##teamcity[message text='a'] Ideas [[arXiv 2021]](http://arxiv.org/abs/2111.07677)
+ Deep ##[error]Thoughts [[arXiv 2021]](http://arxiv.org/abs/2111.07678)
"""


def printed(words, system=None, to=subprocess.PIPE):
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS")}
    command = [sys.executable, "-m", "fgad_lint", *words.split()]
    with open("a.md", "rb") as stdin:
        return subprocess.run(
            command, stdin=stdin, stdout=to, stderr=subprocess.PIPE, env=environment | (system or {}), check=False
        )


@pytest.fixture
def commands(here):
    text = COMMAND_IN_A_TITLE
    (here / "a.md").write_text(text)
    (here / "b.md").write_text(text)
    (here / "::error::x.md").write_text(text)
    (here / "record.json").write_text(records.write_record(records.to_record(text)))


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
@pytest.mark.parametrize("words", EXACT)
def test_file_gets_the_text_as_it_is_in_a_ci_system_too(words, system, here):
    plain = printed(words)
    assert "##vso[" in plain.stdout.decode()
    with open("output", "wb") as output:
        done = printed(words, system, output)
    assert (here / "output").read_bytes() == plain.stdout
    assert (done.returncode, done.stderr) == (plain.returncode, plain.stderr)


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("words", [*EXACT[:-1], "::error::x.md --diff"])
def test_exact_text_in_a_log_of_github(words):
    plain, done = printed(words), printed(words, SYSTEMS["GitHub"])
    log = done.stdout.decode()
    assert obeyed(plain.stdout.decode())
    assert obeyed(log) == ["stop-commands"]
    first, *rows, last = log.splitlines(keepends=True)
    assert last == f"::{first.strip().removeprefix('::stop-commands::')}::\n"
    assert "".join(rows).encode() == plain.stdout
    assert done.returncode == plain.returncode
    assert ("workflow commands" in done.stderr.decode()) is ("--diff" not in words)


@pytest.mark.usefixtures("commands")
def test_stopped_commands_are_heeded_again_after_a_text_without_a_line_end(here):
    (here / "record.json").write_text('{"blocks": [{"prose": "::error::x", "after": ""}]}')
    log = printed("render record.json", SYSTEMS["GitHub"]).stdout.decode()
    assert obeyed(f"{log}::debug::\n") == ["stop-commands", "debug"]


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("system", ["Azure", "TeamCity"])
@pytest.mark.parametrize("words", EXACT[:-1])
def test_exact_text_that_another_log_would_obey_is_refused(words, system, here):
    done = printed(words, SYSTEMS[system])
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"output not written: this CI system would run commands in it; redirect it to a file\n"
    (here / "a.md").write_text(COMMAND_IN_A_TITLE.replace("##", ""))
    (here / "record.json").write_text('{"blocks": [{"prose": "a"}]}')
    assert printed(words, SYSTEMS[system]).stdout == printed(words).stdout


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
def test_table_in_a_log(system):
    done = printed("export ::error::x.md a.md", system)
    rows = list(csv.reader(done.stdout.decode().splitlines()))
    assert [len(row) for row in rows] == 7 * [11]
    assert_harmless(done.stdout.decode())
    assert done.stderr == b"workflow commands in the output are escaped; redirect it to a file to get it unchanged\n"
    assert done.returncode == 0


@pytest.mark.usefixtures("commands")
def test_configuration_for_a_file_that_is_named_like_a_command(here):
    for name in ("::error::x.md", "##vso[x].md", "##[error].md"):
        (here / name).write_text(COMMAND_IN_A_TITLE)
        subprocess.run(["git", "init", "--quiet"], check=True)
        done = run("init", name)
        assert done.exit_code == 0
        assert_harmless(done.stdout)
        assert_harmless(done.stderr)
        assert done.stdout.count("name: fgad-lint") == 1


# What is said of mistakes ------------------------------------------------------------------------------------------------

TOGETHER = {
    "at the start": "::error::x ##[add-mask]x ##vso[a]b ##teamcity[c]\x1b[2J\x9b\u202e\u2028\ufeff\U000e0041\ufffe\x7f",
    "behind space": " \t::error::x\u2029\x85\x0b\x0c\x1c",
    "on lines of their own": "a\n::error::x\r::error::y\n##[add-mask]z",
}


def toml(words):
    """A string of TOML, all of it escaped."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in words) + '"'


MISTAKES = {
    "a file that is not there": (["no{words}"], None),
    "a file behind an option": (["--{words}"], None),
    "a value of an option": (["--output-format", "{words}"], None),
    "a file too many": (["parse", "a", "{words}"], None),
    "a rule": (["--select", "{words}"], None),
    "a page": (["explain", "{words}"], None),
    "a configuration that is not there": (["--config", "no{words}"], None),
    "a revision": (["--since", "{words}"], None),
    "a file for the output": (["--output-file", "no/{words}"], None),
    "a baseline": (["--baseline", "no{words}"], None),
    "a file that is not UTF-8": (["{words}"], b"\xff"),
    "a record that is not there": (["render", "no{words}"], None),
    "a record that is no JSON": (["render", "{words}"], "{words}"),
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
    "a configuration that is no TOML": (["config", "--config", "{words}"], "x {words}"),
    "a key of a configuration": (["config", "--config", "{words}"], lambda words: f"{toml(words)} = 1"),
    "a value in a configuration": (["config", "--config", "{words}"], lambda words: f"renderer = {toml(words)}"),
    "a rule in a configuration": (["config", "--config", "{words}"], lambda words: f"ignore = [{toml(words)}]"),
    "a glob": (["config", "--config", "{words}"], lambda words: f"per-file-ignores = {{{toml(words)} = 1}}"),
    "a category twice": (
        ["config", "--config", "{words}"],
        lambda words: f"order.categories = [{toml(words)}, {toml(words)}]",
    ),
}


@pytest.mark.parametrize("words", TOGETHER.values(), ids=TOGETHER)
def test_mistakes(words):
    Path("README.md").write_text("# A\n", encoding="utf-8")
    file = named(words)
    for name, (args, content) in MISTAKES.items():
        if content is not None:
            content = content(words) if callable(content) else content
            Path(file).write_bytes(
                content if isinstance(content, bytes) else content.replace("{words}", words).encode()
            )
        done = run(*(arg.replace("{words}", file) for arg in args))
        assert done.exit_code == 2, name
        assert done.stdout == "", name
        assert_harmless(done.stderr)
        assert done.stderr.count("\n") == (4 if done.stderr.startswith("Usage: ") else 1), name


@pytest.mark.parametrize("words", TOGETHER.values(), ids=TOGETHER)
def test_configuration_is_shown_as_toml(words):
    file = named(words)
    name = toml(words)
    Path(file).write_text(f"order.categories = [{name}]\nper-file-ignores = {{{name} = []}}\n", encoding="utf-8")
    done = run("config", "--config", file)
    assert done.exit_code == 0
    assert_harmless(done.stdout)
    shown = tomllib.loads(done.stdout)
    assert shown["order"]["categories"] == list(shown["per-file-ignores"]) == [words]


# On a terminal -----------------------------------------------------------------------------------------------------------


def shown_on_a_terminal(*args, stdin=b""):
    """What a command shows where everything goes to a terminal."""
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
GIVEN = [
    "parse -",
    "export -",
    "- --fix --quiet",
    "- --add-ignores --quiet",
    "init -",
    "- --diff",
    "- --output-format json",
]


@pytest.mark.parametrize("args", GIVEN)
def test_terminal(args, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("GITHUB_ACTIONS")
    shown = shown_on_a_terminal(*args.split(), "--isolated", stdin=TEXT.encode())
    assert len(shown) > 100
    # While something is done, the line that says so is wiped with these.
    assert_harmless(re.sub(r"\r\x1b\[K[^\r\n]*|\r\n", "\n", shown))
