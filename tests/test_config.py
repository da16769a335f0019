"""The configuration: valid and invalid options and files, and which file is found."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fgad_lint import rules
from fgad_lint.config import CHOICES, Arxiv, Config, ConfigError, Order
from fgad_lint.config.describe import describe
from fgad_lint.config.files import find, from_toml, load
from fgad_lint.config.table import from_table, overlay
from fgad_lint.linter import globs
from fgad_lint.linter.globs import Exclusions, Globs
from fgad_lint.linter.resolver import ignored_in

RULES = ("broken-anchor", "duplicate-paper", "empty-link", "skipped-level")

SCHEMA = json.loads((Path(__file__).parents[1] / "schema" / "configuration.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

GOOD: dict[str, tuple[dict[str, Any], Config]] = {
    "nothing": ({}, Config()),
    "renderer": ({"renderer": "pandoc"}, Config(renderer="pandoc")),
    "select, in its order": (
        {"select": ["skipped-level", "empty-link"]},
        Config(select=("skipped-level", "empty-link")),
    ),
    "empty select": ({"select": []}, Config()),
    "ignore": ({"ignore": ["empty-link"]}, Config(ignore=("empty-link",))),
    "a rule twice": (
        {"ignore": ["empty-link", "empty-link"]},
        Config(ignore=("empty-link", "empty-link")),
    ),
    "severity": (
        {"severity": {"empty-link": "info", "broken-anchor": "warning"}},
        Config(severity={"empty-link": "info", "broken-anchor": "warning"}),
    ),
    "per-file-ignores": (
        {"per-file-ignores": {"docs/*.md": ["empty-link"], "*": []}},
        Config(per_file_ignores={"docs/*.md": ("empty-link",), "*": ()}),
    ),
    "per-file-ignores of all rules": (
        {"per-file-ignores": {"a.md": ["all", "empty-link"], "b.md": ["*"]}},
        Config(per_file_ignores={"a.md": ("all", "empty-link"), "b.md": ("all",)}),
    ),
    "exclude": ({"exclude": ["docs/", "!docs/a.md"]}, Config(exclude=("docs/", "!docs/a.md"))),
    "extend-select": ({"extend-select": ["skipped-level"]}, Config(extend_select=("skipped-level",))),
    "duplicates": ({"duplicates": "files"}, Config(duplicates="files")),
    "arxiv.url": ({"arxiv": {"url": "abs"}}, Config(arxiv=Arxiv("abs", "keep"))),
    "arxiv.versions": (
        {"arxiv": {"versions": "drop"}},
        Config(arxiv=Arxiv("auto", "drop")),
    ),
    "empty tables": (
        {"arxiv": {}, "order": {}, "severity": {}, "per-file-ignores": {}},
        Config(),
    ),
    "order of categories": (
        {"order": {"categories": "contents"}},
        Config(order=Order("contents", "auto")),
    ),
    "names of categories": (
        {"order": {"categories": ["Méthodes", "any"], "papers": "newest-first"}},
        Config(order=Order(("Méthodes", "any"), "newest-first")),
    ),
    "no category names": ({"order": {"categories": []}}, Config(order=Order((), "auto"))),
}

BAD: dict[str, tuple[dict[str, Any], str]] = {
    "misspelt key": ({"ignroe": []}, "unknown key 'ignroe'; did you mean 'ignore'?"),
    "key with underscores": (
        {"per_file_ignores": {}},
        "unknown key 'per_file_ignores'; did you mean 'per-file-ignores'?",
    ),
    "key in capitals": ({"RENDERER": "hugo"}, "unknown key 'RENDERER'; did you mean 'renderer'?"),
    "unknown key": (
        {"xyz": 1},
        (
            "unknown key 'xyz'; known keys are renderer, exclude, select, extend-select, ignore, severity, "
            "per-file-ignores, duplicates, arxiv, order"
        ),
    ),
    "table of pyproject.toml": (
        {"tool": {"fgad-lint": {}}},
        "unknown key 'tool'; [tool.fgad-lint] is for pyproject.toml only; leave it out here",
    ),
    "misspelt key in arxiv": (
        {"arxiv": {"ulr": "abs"}},
        "unknown key 'arxiv.ulr'; did you mean 'arxiv.url'?",
    ),
    "top-level key in a table": (
        {"arxiv": {"ignore": []}},
        "unknown key 'arxiv.ignore'; known keys are url, versions",
    ),
    "misspelt key in order": (
        {"order": {"paper": "any"}},
        "unknown key 'order.paper'; did you mean 'order.papers'?",
    ),
    "key with a line end": (
        {"a\nb": 1},
        (
            "unknown key 'a\\nb'; known keys are renderer, exclude, select, extend-select, ignore, severity, "
            "per-file-ignores, duplicates, arxiv, order"
        ),
    ),
    "misspelt renderer": (
        {"renderer": "GitHub"},
        (
            "renderer must be 'github', 'gitlab', 'gitea', 'kramdown', 'pandoc', 'mkdocs', 'hugo'"
            " or 'docusaurus', not 'GitHub'; did you mean 'github'?"
        ),
    ),
    "boolean for a string": (
        {"arxiv": {"versions": False}},
        "arxiv.versions must be 'keep' or 'drop', not a boolean",
    ),
    "list for a string": (
        {"arxiv": {"versions": ["keep"]}},
        "arxiv.versions must be 'keep' or 'drop', not a list",
    ),
    "swapped letters in a value": (
        {"arxiv": {"url": "pfd"}},
        "arxiv.url must be 'auto', 'abs', 'pdf' or 'any', not 'pfd'; did you mean 'pdf'?",
    ),
    "string for a table": ({"arxiv": "abs"}, "arxiv must be a table, not a string"),
    "list for a table": ({"order": ["A"]}, "order must be a table, not a list"),
    "unknown order": (
        {"order": {"papers": "by year"}},
        ("order.papers must be 'auto', 'any', 'newest-first', 'oldest-first' or 'alphabetical', not 'by year'"),
    ),
    "misspelt order of categories": (
        {"order": {"categories": "alphabetic"}},
        (
            "order.categories must be 'any', 'alphabetical', 'contents' or a list of category"
            " names, not 'alphabetic'; did you mean 'alphabetical'?"
        ),
    ),
    "number for categories": (
        {"order": {"categories": 3}},
        ("order.categories must be 'any', 'alphabetical', 'contents' or a list of category names, not an integer"),
    ),
    "number among categories": (
        {"order": {"categories": ["A", 3]}},
        "order.categories must be a list of category names, but it contains an integer",
    ),
    "table among categories": (
        {"order": {"categories": [{}]}},
        "order.categories must be a list of category names, but it contains a table",
    ),
    "category twice": (
        {"order": {"categories": ["A", "B", "A"]}},
        "order.categories has 'A' twice; keep one",
    ),
    "string for a list of rules": (
        {"ignore": "empty-link"},
        "ignore must be a list of rule names, not a string",
    ),
    "table for a list of rules": (
        {"select": {"empty-link": True}},
        "select must be a list of rule names, not a table",
    ),
    "float in a list of rules": (
        {"select": ["empty-link", 1.5]},
        "select must be a list of rule names, but it contains a float",
    ),
    "rule with underscores": (
        {"select": ["empty_link"]},
        "unknown rule 'empty_link' in select; did you mean 'empty-link'?",
    ),
    "list for a severity": (
        {"severity": {"empty-link": []}},
        "severity.empty-link must be 'error', 'warning' or 'info', not a list",
    ),
    "abbreviated severity": (
        {"severity": {"empty-link": "warn"}},
        ("severity.empty-link must be 'error', 'warning' or 'info', not 'warn'; did you mean 'warning'?"),
    ),
    "severity of all rules": (
        {"severity": "error"},
        "severity must be a table, not a string",
    ),
    "severity of an unknown rule": (
        {"severity": {"Empty Links": "info"}},
        "unknown rule 'Empty Links' in severity; did you mean 'empty-link'?",
    ),
    "string for the rules of a glob": (
        {"per-file-ignores": {"docs/*.md": "empty-link"}},
        'per-file-ignores."docs/*.md" must be a list of rule names, not a string',
    ),
    "list of globs": (
        {"per-file-ignores": ["docs"]},
        "per-file-ignores must be a table, not a list",
    ),
    "empty glob": (
        {"per-file-ignores": {"": []}},
        "per-file-ignores has an empty glob; write '*' for every file",
    ),
    "long glob": (
        {"per-file-ignores": {"a" * 501: []}},
        "per-file-ignores has a glob of more than 500 characters",
    ),
    "string for a list of globs": ({"exclude": "docs/"}, "exclude must be a list of globs, not a string"),
    "number among globs": ({"exclude": [1]}, "exclude must be a list of globs, but it contains an integer"),
    "empty glob to exclude": ({"exclude": [""]}, "exclude has an empty glob; write '*' for every file"),
    "no glob to include": ({"exclude": ["!"]}, "exclude has an empty glob; write '*' for every file"),
    "glob to exclude with a backslash": (
        {"exclude": [r"docs\a.md"]},
        r"exclude has a backslash in the glob 'docs\\a.md'; write '/'",
    ),
    "long glob to exclude": ({"exclude": ["a" * 501]}, "exclude has a glob of more than 500 characters"),
    "glob with a backslash": (
        {"per-file-ignores": {r"docs\*.md": []}},
        r"per-file-ignores has a backslash in the glob 'docs\\*.md'; write '/'",
    ),
}

# The schema does not list the rules, so it accepts these.
UNKNOWN_RULES: dict[str, tuple[dict[str, Any], str]] = {
    "select": (
        {"select": ["dupicate-paper"]},
        "unknown rule 'dupicate-paper' in select; did you mean 'duplicate-paper'?",
    ),
    "ignore": (
        {"ignore": ["line-length"]},
        "unknown rule 'line-length' in ignore; `fgad-lint explain` lists the rules",
    ),
    "severity": (
        {"severity": {"brokn-anchor": "info"}},
        "unknown rule 'brokn-anchor' in severity; did you mean 'broken-anchor'?",
    ),
    "per-file-ignores": (
        {"per-file-ignores": {"docs": ["empty-links"]}},
        "unknown rule 'empty-links' in per-file-ignores.docs; did you mean 'empty-link'?",
    ),
}

# Values that may be anywhere; none looks like the name of a rule.
JUNK = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(" .ABé/", max_size=3)
    | st.lists(st.none() | st.integers(0, 1) | st.sampled_from(["A", "B"]), max_size=3)
    | st.dictionaries(st.sampled_from(["", "A B", "\\", "*.md"]), st.just([]), max_size=2)
)
NAMES = st.lists(st.sampled_from(RULES), max_size=3)
GLOBS = st.text("ab*?[]./ \"'\n\x7fé\U0001f600", min_size=1, max_size=6)


def choices_of(option: str) -> st.SearchStrategy[str]:
    return st.sampled_from(CHOICES[option])


OPTIONS: dict[str, st.SearchStrategy[Any]] = {
    "renderer": choices_of("renderer"),
    "exclude": st.lists(GLOBS, max_size=3),
    "select": NAMES,
    "extend-select": NAMES,
    "ignore": NAMES,
    "severity": st.dictionaries(st.sampled_from(RULES), choices_of("severity")),
    "per-file-ignores": st.dictionaries(GLOBS, NAMES | st.sampled_from([["all"], ["*"]]), max_size=3),
    "duplicates": choices_of("duplicates"),
    "arxiv": st.fixed_dictionaries(
        {}, optional={"url": choices_of("arxiv.url"), "versions": choices_of("arxiv.versions")}
    ),
    "order": st.fixed_dictionaries(
        {},
        optional={
            "categories": choices_of("order.categories")
            | st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True, max_size=3),
            "papers": choices_of("order.papers"),
        },
    ),
}
TABLES = st.fixed_dictionaries({}, optional=OPTIONS)


@st.composite
def tables_with_junk(draw: st.DrawFn) -> dict[str, Any]:
    """A table with junk somewhere, which may happen to be valid."""
    table = draw(TABLES)
    parts = [part for part in table.values() if part and isinstance(part, dict | list)]
    target = draw(st.sampled_from([table, *parts]))
    if isinstance(target, list):
        target.append(draw(JUNK))
    else:
        key = draw(st.sampled_from([*target, *OPTIONS, "Url", "\\"]))
        target[key] = draw(JUNK)
    return table


def error_of(table: dict[str, Any]) -> str | None:
    """The error message for a table, without the name of the file; None if it is valid."""
    try:
        from_table(table, "fgad-lint.toml", RULES)
    except ConfigError as error:
        source, _, message = str(error).partition(": ")
        assert source == "fgad-lint.toml"
        return message
    return None


def toml(table: dict[str, Any]) -> str:
    """The options of a table as `describe` shows them."""
    settings = from_table(table, "-", RULES)
    rows = describe(settings, {"fgad-lint.toml": table})
    return "".join(f"{key} = {value}  # {origin}\n" for key, value, origin in rows)


@pytest.mark.parametrize(("table", "expected"), GOOD.values(), ids=GOOD)
def test_valid_table(table, expected):
    assert from_table(table, "fgad-lint.toml", RULES) == expected
    assert VALIDATOR.is_valid(table)


@pytest.mark.parametrize(("table", "message"), BAD.values(), ids=BAD)
def test_invalid_table(table, message):
    assert error_of(table) == message
    assert not VALIDATOR.is_valid(table)


@pytest.mark.parametrize(("table", "message"), UNKNOWN_RULES.values(), ids=UNKNOWN_RULES)
def test_unknown_rules(table, message):
    assert error_of(table) == message
    assert VALIDATOR.is_valid(table)


@given(TABLES)
def test_tables_that_fit_the_schema_are_valid(table):
    assert error_of(table) is None
    assert VALIDATOR.is_valid(table)


@given(tables_with_junk())
def test_schema_and_checks_agree(table):
    message = error_of(table)
    assert (message is None) == VALIDATOR.is_valid(table)
    assert message is None or len(message.splitlines()) == 1


def test_schema_is_valid():
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_has_the_same_keys_and_defaults():
    described = describe(Config(), {})
    expected = {key: value for key, value, _ in described}
    assert {key: json.dumps(value) for key, value in schema_defaults(SCHEMA)} == expected


def schema_defaults(schema, prefix=""):
    for key, option in schema["properties"].items():
        if "properties" in option:
            yield from schema_defaults(option, f"{key}.")
        else:
            yield prefix + key, option["default"]


SCHEMA_CHOICES = {
    "renderer": SCHEMA["properties"]["renderer"],
    "severity": next(iter(SCHEMA["properties"]["severity"]["patternProperties"].values())),
    "duplicates": SCHEMA["properties"]["duplicates"],
    "arxiv.url": SCHEMA["properties"]["arxiv"]["properties"]["url"],
    "arxiv.versions": SCHEMA["properties"]["arxiv"]["properties"]["versions"],
    "order.categories": SCHEMA["properties"]["order"]["properties"]["categories"]["anyOf"][0],
    "order.papers": SCHEMA["properties"]["order"]["properties"]["papers"],
}


def test_schema_has_the_same_choices():
    choices = {key: tuple(schema["enum"]) for key, schema in SCHEMA_CHOICES.items()}
    assert choices == CHOICES


def test_schema_describes_every_option():
    options = SCHEMA["properties"].values()
    suboptions = [suboption for option in options for suboption in option.get("properties", {}).values()]
    assert all(option["description"] for option in [*options, *suboptions])


def test_toml():
    text = 'ignore = ["empty-link"]\r\n\r\n[order]\r\ncategories = ["A"]\r\n'
    expected = Config(ignore=("empty-link",), order=Order(("A",)))
    assert from_toml(text, "fgad-lint.toml", RULES) == expected


BAD_TOML = {
    "key without a value": ("select", "not valid TOML: expected '=' after a key in a key/value pair"),
    "deep nesting": ("a = " + "[" * 100_000, "nested too deeply"),
    "deep tables": ("a = " + "{a = " * 20_000, "nested too deeply"),
    "key of many parts": ("a." * 60_000 + "a = 1", "nested too deeply"),
    "table of many parts": ("[" + "a." * 60_000 + "a]", "nested too deeply"),
    "large": ("# " + "a" * (1 << 17), "larger than 128 KiB; a configuration needs less"),
    "huge number": ("a = " + "9" * 5_000, "not valid TOML: exceeds the limit"),
    "unknown key": ("a = 1979-05-27", "unknown key 'a'"),
    "date": ("arxiv = 1979-05-27", "arxiv must be a table, not a date"),
}


@pytest.mark.parametrize(("text", "message"), BAD_TOML.values(), ids=BAD_TOML)
def test_invalid_toml(text, message):
    with pytest.raises(ConfigError) as error:
        from_toml(text, "fgad-lint.toml", RULES)
    assert str(error.value).startswith(f"fgad-lint.toml: {message}")
    assert "\n" not in str(error.value)


def test_message_has_the_position_of_a_toml_error():
    with pytest.raises(ConfigError, match=r"^a\.toml: not valid TOML: .*line 2, column 10\)$"):
        from_toml('renderer = "hugo"\nignore = empty-link\n', "a.toml", RULES)


# Files in a folder tree, and the configuration for lists/README.md.
FIND: dict[str, tuple[dict[str, str], str | None]] = {
    "in the folder of the file": ({"lists/fgad-lint.toml": ""}, "lists/fgad-lint.toml"),
    "in the parent folder": ({"fgad-lint.toml": ""}, "fgad-lint.toml"),
    "nearest": ({"lists/.fgad-lint.toml": "", "fgad-lint.toml": ""}, "lists/.fgad-lint.toml"),
    "visible before hidden": ({".fgad-lint.toml": "", "fgad-lint.toml": ""}, "fgad-lint.toml"),
    "hidden before pyproject.toml": (
        {".fgad-lint.toml": "", "pyproject.toml": "[tool.fgad-lint]"},
        ".fgad-lint.toml",
    ),
    "pyproject.toml": ({"pyproject.toml": "[tool.fgad-lint]"}, "pyproject.toml"),
    "quoted table": ({"pyproject.toml": '[tool."fgad-lint".arxiv]'}, "pyproject.toml"),
    "nearer pyproject.toml": (
        {"lists/pyproject.toml": "[tool.fgad-lint]", "fgad-lint.toml": ""},
        "lists/pyproject.toml",
    ),
    "pyproject.toml without the table": (
        {"lists/pyproject.toml": "[tool.ruff]", "fgad-lint.toml": ""},
        "fgad-lint.toml",
    ),
    "pyproject.toml with fgad-lint as a dependency": (
        {"lists/pyproject.toml": 'dev = ["fgad-lint"]\n[tool]', "fgad-lint.toml": ""},
        "fgad-lint.toml",
    ),
    "pyproject.toml with tool as a string": (
        {"lists/pyproject.toml": 'tool = "fgad-lint"', "fgad-lint.toml": ""},
        "fgad-lint.toml",
    ),
    "broken pyproject.toml without the table": (
        {"lists/pyproject.toml": "[tool.ruff", "fgad-lint.toml": ""},
        "fgad-lint.toml",
    ),
    "broken pyproject.toml that may have the table": (
        {"lists/pyproject.toml": "[tool.fgad-lint", "fgad-lint.toml": ""},
        "lists/pyproject.toml",
    ),
    "folders with these names": (
        {"lists/fgad-lint.toml/x": "", "lists/pyproject.toml/x": "", "fgad-lint.toml": ""},
        "fgad-lint.toml",
    ),
    "in a subfolder": ({"lists/sub/fgad-lint.toml": "", "fgad-lint.toml": ""}, "fgad-lint.toml"),
}


@pytest.fixture
def make_files(tmp_path):
    """Make files from a table of paths and texts."""

    def make(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return make


@pytest.mark.parametrize(("files", "expected"), FIND.values(), ids=FIND)
@pytest.mark.parametrize("start", ["lists/README.md", "lists", "lists/not/there.md"])
def test_find(make_files, files, expected, start):
    root = make_files({"lists/README.md": "", **files})
    assert find(str(root / start)) == str(root / expected)


def test_find_without_a_configuration(tmp_path):
    assert find(str(tmp_path / "README.md")) is None


def test_find_from_a_relative_path(make_files, monkeypatch):
    root = make_files({"fgad-lint.toml": "", "lists/README.md": "", "other/fgad-lint.toml": ""})
    monkeypatch.chdir(root / "lists")
    assert find(str(Path("README.md"))) == str(Path.cwd().parent / "fgad-lint.toml")
    assert find(str(Path("../other/../README.md"))) == str(Path.cwd().parent / "fgad-lint.toml")


def test_find_ignores_symlink_loops(make_files):
    root = make_files({"fgad-lint.toml": ""})
    (root / "loop").symlink_to("loop")
    (root / "lists").mkdir()
    (root / "lists" / "pyproject.toml").symlink_to("pyproject.toml")
    assert find(str(root / "loop" / "README.md")) == str(root / "fgad-lint.toml")
    assert find(str(root / "lists")) == str(root / "fgad-lint.toml")


def test_broken_link_is_reported(make_files):
    root = make_files({"fgad-lint.toml": "", "lists/README.md": ""})
    link = root / "lists" / "fgad-lint.toml"
    link.symlink_to("shared/fgad-lint.toml")
    assert find(str(root / "lists" / "README.md")) == str(link)
    assert load_error(link) == f"{link}: no such file or directory"


def test_missing_permissions(make_files):
    root = make_files({"fgad-lint.toml": "", "lists/pyproject.toml": "[tool.fgad-lint]"})
    (root / "lists" / "pyproject.toml").chmod(0)
    if os.access(root / "lists" / "pyproject.toml", os.R_OK):
        pytest.skip("root may read everything")
    assert find(str(root / "lists")) == str(root / "fgad-lint.toml")
    (root / "fgad-lint.toml").chmod(0)
    assert find(str(root / "lists")) == str(root / "fgad-lint.toml")
    assert load_error(root / "fgad-lint.toml") == f"{root / 'fgad-lint.toml'}: permission denied"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder in use")
def test_find_from_a_removed_folder(tmp_path, monkeypatch):
    removed = tmp_path / "removed"
    removed.mkdir()
    monkeypatch.chdir(removed)
    removed.rmdir()
    assert find(str(Path("README.md"))) is None


LOAD = {
    "fgad-lint.toml": ("fgad-lint.toml", b'renderer = "hugo"'),
    "hidden": (".fgad-lint.toml", b'renderer = "hugo"'),
    "any other name": ("lint.toml", b'renderer = "hugo"'),
    "pyproject.toml": ("pyproject.toml", b'[project]\n[tool.fgad-lint]\nrenderer = "hugo"'),
    "byte order mark": ("fgad-lint.toml", b'\xef\xbb\xbfrenderer = "hugo"\r\n'),
}


@pytest.mark.parametrize(("name", "content"), LOAD.values(), ids=LOAD)
def test_load(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert load(str(tmp_path / name), RULES) == Config(renderer="hugo")


INVALID_FILES = {
    "not UTF-8": ("fgad-lint.toml", b'ignore = ["\xe9"]', "not UTF-8; save it as UTF-8"),
    "UTF-16": ("fgad-lint.toml", "a = 1".encode("utf-16"), "not UTF-8; save it as UTF-8"),
    "unknown key": (
        "pyproject.toml",
        b"[tool.fgad-lint]\nignroe = []",
        "unknown key 'ignroe'; did you mean 'ignore'?",
    ),
    "no table": ("pyproject.toml", b"[tool.ruff]", "no table [tool.fgad-lint]; add one"),
    "no tools": ("pyproject.toml", b"tool = 1", "no table [tool.fgad-lint]; add one"),
    "string for the table": (
        "pyproject.toml",
        b'tool.fgad-lint = "strict"',
        "tool.fgad-lint must be a table, not a string",
    ),
    "list of tables for the table": (
        "pyproject.toml",
        b"[[tool.fgad-lint]]",
        "tool.fgad-lint must be a table, not a list",
    ),
}


def load_error(path: Path) -> str:
    with pytest.raises(ConfigError) as error:
        load(str(path), RULES)
    return str(error.value)


@pytest.mark.parametrize(("name", "content", "message"), INVALID_FILES.values(), ids=INVALID_FILES)
def test_invalid_file(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    assert load_error(path) == f"{path}: {message}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another message")
def test_load_without_a_file(tmp_path):
    assert load_error(tmp_path / "a.toml") == f"{tmp_path / 'a.toml'}: no such file or directory"
    assert load_error(tmp_path) == f"{tmp_path}: is a directory"


# The select and ignore of the file, --select, --ignore, and the expected select and ignore.
OVERLAY = {
    "nothing": (("empty-link",), ("broken-anchor",), (), (), ("empty-link",), ("broken-anchor",)),
    "--select replaces": (("empty-link",), (), ("broken-anchor",), (), ("broken-anchor",), ()),
    "--select beats ignore": (
        (),
        ("empty-link", "broken-anchor"),
        ("broken-anchor",),
        (),
        ("broken-anchor",),
        ("empty-link",),
    ),
    "--ignore adds": (
        (),
        ("empty-link",),
        (),
        ("broken-anchor",),
        (),
        ("empty-link", "broken-anchor"),
    ),
    "--ignore once": ((), ("empty-link",), (), ("empty-link",), (), ("empty-link",)),
    "--ignore beats --select": (
        (),
        ("empty-link",),
        ("empty-link", "broken-anchor"),
        ("empty-link",),
        ("empty-link", "broken-anchor"),
        ("empty-link",),
    ),
}


@pytest.mark.parametrize("row", OVERLAY.values(), ids=OVERLAY)
def test_overlay(row):
    configured_select, configured_ignore, select, ignore, *expected = row
    settings = Config(renderer="hugo", select=configured_select, ignore=configured_ignore)
    assert overlay(settings, RULES, select, ignore=ignore) == Config("hugo", (), expected[0], (), expected[1])


def test_extend_select_adds_to_what_is_selected():
    settings = Config(extend_select=("empty-link",), ignore=("skipped-level", "broken-anchor"))
    expected = settings._replace(extend_select=("empty-link", "skipped-level"), ignore=("broken-anchor",))
    assert overlay(settings, RULES, extend_select=["skipped-level"]) == expected


def test_select_leaves_out_what_the_configuration_adds():
    settings = Config(extend_select=("empty-link",), severity={"skipped-level": "error", "broken-anchor": "info"})
    expected = Config(select=("broken-anchor",), severity={"broken-anchor": "info"})
    assert overlay(settings, RULES, ["broken-anchor"]) == expected


RUNNING = {
    "those that are on": (Config(), "empty-link", "skipped-level"),
    "selected": (Config(select=("skipped-level",)), "skipped-level", "empty-link"),
    "added": (Config(extend_select=("skipped-level",)), "skipped-level empty-link", ""),
    "added to the selected": (Config(select=("empty-link",), extend_select=("skipped-level",)), "skipped-level empty-link", "broken-anchor"),
    "with a severity": (Config(severity={"skipped-level": "warning"}), "skipped-level empty-link", ""),
    "with a severity, but ignored": (Config(severity={"skipped-level": "warning"}, ignore=("skipped-level",)), "", "skipped-level"),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "running", "others"), RUNNING.values(), ids=RUNNING)
def test_rules_that_run(settings, running, others):
    names = {rule.name for rule in rules.running(settings)}
    assert names >= set(running.split())
    assert not names.intersection(others.split())


def test_overlay_with_an_unknown_rule():
    with pytest.raises(ConfigError) as error:
        overlay(Config(), RULES, ignore=["empty-lnik"])
    expected = "unknown rule 'empty-lnik' in --ignore; did you mean 'empty-link'?"
    assert str(error.value) == expected


def ignored(settings, path):
    return ignored_in(path.parts, Globs(list(settings.per_file_ignores)), settings)


# A glob, paths that it matches, and paths that it does not match.
GLOB_MATCHES = {
    "a name at any depth": ("README.md", "README.md a/README.md a/b/README.md", "README.md.txt b"),
    "a name in the top folder": ("/README.md", "README.md", "a/README.md"),
    "a name in the top folder, with a dot": ("./README.md", "README.md", "a/README.md"),
    "stars in a name": ("*.md", "a.md x/b.md .md", "a.mdx md"),
    "everything": ("*", "a.md x/b.md", ""),
    "everything, with two stars": ("**", "a.md x/b.md", ""),
    "the top folder": (".", "a.md x/b.md", ""),
    "one level": ("docs/*.md", "docs/a.md", "a.md docs/x/a.md x/docs/a.md docs/a.txt"),
    "any level": ("docs/**/*.md", "docs/a.md docs/x/a.md docs/x/y/a.md", "a.md x/docs/a.md"),
    "any level before a folder": ("**/docs/a.md", "docs/a.md x/docs/a.md x/y/docs/a.md", "a.md docs/x/a.md"),
    "any level in the middle": ("a/**/b/**/c", "a/b/c a/x/b/c a/b/b/y/c a/b/c/d", "a/c b/c x/a/b/c a/b"),
    "a folder at any depth": ("docs", "docs/a.md docs/x/a.md x/docs/a.md", "docs.md mydocs/a.md"),
    "a folder, not a file": ("docs/", "docs/a.md x/docs/a.md docs/x/a.md", "docs x/docs"),
    "the content of a folder": ("docs/**", "docs/a.md docs/x/a.md", "docs x/docs/a.md"),
    "children of a folder": ("docs/*", "docs/a.md docs/x/a.md", "docs x/docs/a.md"),
    "doubled slash": ("docs//a.md", "docs/a.md", "a.md"),
    "one character": ("?.md", "a.md é.md x/b.md", ".md ab.md"),
    "a slash is no character": ("a?b.md", "axb.md", "a/b.md"),
    "one of some": ("[ab].md", "a.md b.md", "c.md"),
    "none of some": ("[!ab].md", "c.md", "a.md"),
    "a bracket": ("[[]a].md", "[a].md", "a.md"),
    "not a regular expression": ("a+(b).md", "a+(b).md", "aab.md ab.md"),
    "letter case": ("readme.md", "readme.md", "README.md"),
    "outside": ("../a.md", "../a.md", "a.md"),
}


@pytest.mark.parametrize(("glob", "matching", "others"), GLOB_MATCHES.values(), ids=GLOB_MATCHES)
def test_per_file_ignores(glob, matching, others):
    settings = Config(per_file_ignores={glob: ("empty-link",)})
    paths = (matching + " " + others).split()
    assert [path for path in paths if ignored(settings, PurePosixPath(path))] == matching.split()


def test_rules_of_all_matching_globs_are_ignored():
    settings = Config(
        per_file_ignores={
            "docs/": ("empty-link", "broken-anchor"),
            "*.md": ("empty-link", "skipped-level"),
            "other.md": ("duplicate-paper",),
        }
    )
    expected = {"empty-link", "broken-anchor", "skipped-level"}
    assert ignored(settings, PurePosixPath("docs/a.md")) == expected
    assert ignored(settings, PureWindowsPath(r"docs\a.md")) == expected
    assert ignored(Config(), PurePosixPath("docs/a.md")) == frozenset()


EXCLUDED = {
    "a folder": (["archive/"], "archive/a.md", "a.md"),
    "a folder, but for a file": (["archive/", "!a.md"], "archive/b.md", "archive/a.md a.md"),
    "the last glob decides": (["!a.md", "*.md"], "a.md b.md", "a.txt"),
    "nothing": ([], "", "a.md"),
}


@pytest.mark.parametrize(("globs", "excluded", "others"), EXCLUDED.values(), ids=EXCLUDED)
def test_exclusions(globs, excluded, others):
    exclusions = Exclusions(globs)
    paths = (excluded + " " + others).split()
    assert [path for path in paths if exclusions.match(PurePosixPath(path).parts)] == excluded.split()


def test_all_rules_are_ignored_in_a_file():
    settings = Config(per_file_ignores={"a.md": ("all",), "*.md": ("empty-link",)})
    assert ignored(settings, PurePosixPath("a.md")) == set(rules.names())
    assert ignored(settings, PurePosixPath("b.md")) == {"empty-link"}


# Globs that backtrack as regular expressions, or for which fnmatch takes quadratic time.
COSTLY_GLOBS = {
    "stars": "*a",
    "stars and sets": "*[ab]",
    "stars and question marks": "*?",
    "unclosed sets": "[a-",
    "brackets": "[",
    "negated set": "[!",
    "ranges": "[a-z]",
    "folders": "**/a/",
    "folders with stars": "**/*a*/",
}


@pytest.mark.parametrize("glob", COSTLY_GLOBS.values(), ids=COSTLY_GLOBS)
@pytest.mark.parametrize("path", ["a" * 255, "/".join("a" * 2000)], ids=["one name", "many folders"])
def test_no_glob_takes_long(glob, path):
    globs = [f"{glob * (490 // len(glob))}b{index}" for index in range(20)]
    settings = from_table({"per-file-ignores": {glob: ["empty-link"] for glob in globs}}, "-", RULES)
    begin = process_time()
    assert not ignored(settings, PurePosixPath(path))
    assert process_time() - begin < 4


def test_total_length_of_globs_is_bounded():
    """The schema cannot express this."""
    many = {"a" * 490 + str(number): [] for number in range(100, 141)}
    with pytest.raises(ConfigError, match="per-file-ignores has globs of more than 20000 characters in total"):
        from_table({"per-file-ignores": many}, "-", RULES)


def test_matches_of_a_folder_are_cached(monkeypatch):
    asked = []
    monkeypatch.setattr(globs, "_matcher", lambda segment: lambda part: asked.append((segment, part)))
    matched = Globs(["**/a/b.md", "*.md", "/docs/*.txt"])
    matched.matching((*"x" * 100, "a.md"))
    asked.clear()
    matched.matching((*"x" * 100, "b.md"))
    assert {part for _, part in asked} == {"b.md"}


@given(st.text("ab*?[]!-./\n", min_size=1, max_size=12), st.text("ab/\n", min_size=1, max_size=8))
def test_any_glob_can_be_matched(glob, path):
    ignored(Config(per_file_ignores={glob: ("empty-link",)}), PurePosixPath(path))


def test_many_categories_are_fast():
    names = ", ".join(f"'{number}'" for number in range(14_000))
    begin = process_time()
    assert len(from_toml(f"order.categories = [{names}]", "-", RULES).order.categories) == 14_000
    assert process_time() - begin < 1


def test_describe_defaults():
    assert list(describe(Config(), {})) == [
        ("renderer", '"github"', "default"),
        ("exclude", "[]", "default"),
        ("select", "[]", "default"),
        ("extend-select", "[]", "default"),
        ("ignore", "[]", "default"),
        ("severity", "{}", "default"),
        ("per-file-ignores", "{}", "default"),
        ("duplicates", '"section"', "default"),
        ("arxiv.url", '"auto"', "default"),
        ("arxiv.versions", '"keep"', "default"),
        ("order.categories", '"any"', "default"),
        ("order.papers", '"auto"', "default"),
    ]


def test_describe_the_options_of_a_file():
    table = {
        "renderer": "github",
        "ignore": ["empty-link", "broken-anchor"],
        "severity": {"empty-link": "info"},
        "per-file-ignores": {"docs/*.md": ["empty-link"]},
        "arxiv": {"versions": "keep"},
        "order": {"categories": ['"A"\\', "B\x7f\n\U0001f600"]},
    }
    assert toml(table).splitlines() == [
        'renderer = "github"  # fgad-lint.toml',
        "exclude = []  # default",
        "select = []  # default",
        "extend-select = []  # default",
        'ignore = ["empty-link", "broken-anchor"]  # fgad-lint.toml',
        'severity.empty-link = "info"  # fgad-lint.toml',
        'per-file-ignores."docs/*.md" = ["empty-link"]  # fgad-lint.toml',
        'duplicates = "section"  # default',
        'arxiv.url = "auto"  # default',
        'arxiv.versions = "keep"  # fgad-lint.toml',
        r'order.categories = ["\"A\"\\", "B\u007f\n' + '\U0001f600"]  # fgad-lint.toml',
        'order.papers = "auto"  # default',
    ]


@given(TABLES)
def test_description_is_an_equal_configuration(table):
    assert from_toml(toml(table), "-", RULES) == from_table(table, "-", RULES)


@pytest.mark.parametrize("settings", [expected for _, expected in GOOD.values()], ids=GOOD)
def test_can_be_pickled(settings):
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_importing_loads_little():
    code = "import sys, fgad_lint.config; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"tomllib", "difflib", "json", "dataclasses"} & set(run.stdout.split())
