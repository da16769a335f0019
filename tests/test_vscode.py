"""The extension for VS Code says the same as the server and the command line; its own tests are in `editors/vscode/test`."""

import json
import re
from pathlib import Path

import pytest
from command_line import SAFE, run, write

import fgad_lint
from fgad_lint.model.ignore_comments import VERBS

EDITORS = Path(__file__).parent.parent / "editors"
EXTENSION = EDITORS / "vscode"
pytestmark = pytest.mark.skipif(not EXTENSION.exists(), reason="not in the source distribution")


def text_of(name):
    return (EXTENSION / name).read_text(encoding="utf-8")


def manifest():
    return json.loads(text_of("package.json"))


def settings():
    properties = manifest()["contributes"]["configuration"]["properties"]
    return {name.removeprefix("fgad-lint."): setting for name, setting in properties.items()}


def names_in_options(constant):
    names = re.search(rf"{constant} = \[(.*)\]", text_of("src/options.ts"))[1]
    return re.findall(r'"(\w+)"', names)


def test_settings_are_the_initialization_options():
    pytest.importorskip("pygls")
    from fgad_lint.server.server import Options, read_options

    camel_case = {re.sub(r"_(\w)", lambda match: match[1].upper(), name): name for name in Options._fields}
    assert names_in_options("OPTIONS") == list(camel_case)
    assert set(settings()) == {*camel_case, "enable", "path", "trace.server"}
    defaults = {name: settings()[name]["default"] for name in camel_case}
    assert {field: defaults[name] for name, field in camel_case.items()} == {
        field: list(value) if isinstance(value, tuple) else value for field, value in Options()._asdict().items()
    }
    assert read_options({"select": ["a"], "ignore": ["b"], "config": ["c"], "unsafeFixes": False}) == (
        ["a"],
        ["b"],
        ["c"],
        False,
    )


def test_readme_lists_the_settings():
    rows = re.findall(r"^\| `fgad-lint\.([\w.]+)` \| `(.*?)` \|", text_of("README.md"), re.MULTILINE)
    assert {name: json.loads(default) for name, default in rows} == {
        name: setting["default"] for name, setting in settings().items()
    }


def test_only_the_path_can_start_a_program_and_needs_trust():
    assert settings()["path"]["scope"] == "machine-overridable"
    assert manifest()["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"] == ["fgad-lint.path"]


def test_version():
    lock = json.loads(text_of("package-lock.json"))
    versions = [manifest()["version"], lock["version"], lock["packages"][""]["version"]]
    assert versions == [fgad_lint.__version__] * 3


def test_license():
    assert text_of("LICENSE") == (EDITORS.parent / "LICENSE").read_text(encoding="utf-8")


def test_markdown_starts_it():
    assert manifest()["activationEvents"] == ["onLanguage:markdown"]
    assert 'language: "markdown"' in text_of("src/extension.ts")


def test_commands_are_registered():
    commands = {command["command"] for command in manifest()["contributes"]["commands"]}
    assert commands == set(re.findall(r'registerCommand\("([\w.-]+)"', text_of("src/extension.ts")))


@pytest.mark.usefixtures("working_directory")
def test_problem_matcher():
    write("my list.md", SAFE)
    write("fgad-lint.toml", '[severity]\nbroken-anchor = "info"\n')
    write("b.md", "# L\n\n[a](#quite-another-thing)\n\n- [A](https://arxiv.org/abs/2401.00001)\n" * 2)
    [matcher] = manifest()["contributes"]["problemMatchers"]
    pattern = matcher["pattern"]
    lines = run("my list.md", "b.md", "--output-format", "concise").stdout.splitlines()
    matches = [re.fullmatch(pattern["regexp"], line) for line in lines]
    fields = ("file", "line", "column", "severity", "message", "code")
    matched = [tuple(match[pattern[name]] for name in fields) for match in matches]
    findings = json.loads(run("my list.md", "b.md", "--output-format", "json").stdout)
    keys = ("path", "line", "column", "severity", "message", "rule")
    assert matched == [tuple(str(finding[key]) for key in keys) for finding in findings]
    assert {finding["severity"] for finding in findings} == {"error", "warning", "info"}


def test_problem_matcher_is_that_of_the_task():
    [task] = json.loads((EDITORS / "vscode-tasks.json").read_text(encoding="utf-8"))["tasks"]
    [matcher] = manifest()["contributes"]["problemMatchers"]
    assert task["problemMatcher"]["pattern"] == matcher["pattern"]


COMMENTS = {
    **{f"<!-- fgad-lint: {verb} list-marker -->": verb for verb in VERBS},
    "<!--fgad-lint:ignore-->": "ignore",
    "<!--  fgad-lint:  disable, a, b -- a reason -->": "disable",
    "<!-- fgad-lint: ignored -->": None,
    "<!-- fgad-lint: -->": None,
}


@pytest.mark.parametrize(("comment", "verb"), COMMENTS.items())
def test_grammar_highlights_the_verbs(comment, verb):
    grammar = json.loads(text_of("syntaxes/ignore-comments.json"))
    match = re.match(grammar["patterns"][0]["begin"], comment)
    assert (match and match[4]) == verb
