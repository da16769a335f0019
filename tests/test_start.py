"""Starting the program loads click and nothing heavy; each command loads only what it needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import fgad_lint

HEAVY = {
    "asyncio",
    "concurrent.futures",
    "difflib",
    "hashlib",
    "html",
    "importlib.metadata",
    "json",
    "jsonschema",
    "lsprotocol",
    "mistune",
    "multiprocessing",
    "pathlib",
    "pygls",
    "subprocess",
    "tempfile",
    "tomllib",
    "fgad_lint.rules",
}
# Plain enough for the fast path of the parser.
LIST = "# List\n\n## Depth {#depth}\n"
RUN = """
import sys
from fgad_lint.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def loaded(folder, code, *args, text=LIST):
    """The modules that some code loads."""
    run = subprocess.run(
        [sys.executable, "-c", code, *args],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(fgad_lint.__file__).parent.parent)},
    )
    assert run.returncode in (0, 1), run.stderr
    return set(run.stderr.splitlines()[-1].split())


def test_importing_loads_only_click(tmp_path):
    modules = loaded(tmp_path, "import sys, fgad_lint.cli; print(*sys.modules, file=sys.stderr)")
    assert {name for name in modules if name.startswith("fgad_lint")} == {
        "fgad_lint",
        "fgad_lint.cli",
        "fgad_lint.cli.group",
        "fgad_lint.cli.terminal",
    }
    assert not HEAVY & modules


# Not -h, for which click loads difflib.
@pytest.mark.parametrize(
    "args",
    "--version,--help,check --help,explain --help,parse --help,export --help,init --help,help,help check".split(","),
)
def test_help_loads_nothing_heavy(tmp_path, args):
    assert not HEAVY & loaded(tmp_path, RUN, *args.split())


HEAVY_MODULES_OF_COMMANDS = {
    "check -": {"fgad_lint.rules"},
    "check - --output-format concise": {"fgad_lint.rules"},
    "check - --output-format github": {"fgad_lint.rules"},
    "check - --output-format markdown": {"fgad_lint.rules"},
    "check - --output-format sarif": {"fgad_lint.rules", "json", "hashlib", "pathlib"},
    "check - --output-format json": {"fgad_lint.rules", "json", "hashlib"},
    "check - --fix": {"fgad_lint.rules"},
    "check - --diff": {"fgad_lint.rules", "difflib"},
    "config --schema": {"fgad_lint.rules", "pathlib", "tempfile"},
    "export -": {"fgad_lint.rules"},
}


@pytest.mark.parametrize(("args", "needed"), HEAVY_MODULES_OF_COMMANDS.items(), ids=HEAVY_MODULES_OF_COMMANDS)
def test_commands_load_what_they_need(tmp_path, args, needed):
    assert HEAVY & loaded(tmp_path, RUN, *args.split()) <= needed


WIDTHS = {
    "ASCII": ("# List\n\n## Depth {#depth}\n", False),
    "accents and quotes": ("# Liste\n\n## L’été – “a” {#depth}\n", False),
    "wide characters": ("# 列表\n\n## 深度 {#depth}\n", True),
}


@pytest.mark.parametrize(("text", "needed"), WIDTHS.values(), ids=WIDTHS)
def test_the_width_of_characters_is_looked_up_if_needed(tmp_path, text, needed):
    assert ("wcwidth" in loaded(tmp_path, RUN, "check", "-", text=text)) is needed
    assert "wcwidth" not in loaded(tmp_path, RUN, "check", "-", "--output-format", "github", text=text)


@pytest.mark.parametrize("args", ["parse -", "export -"])
def test_commands_that_run_no_rules_load_none(tmp_path, args):
    assert not [name for name in loaded(tmp_path, RUN, *args.split()) if name.startswith("fgad_lint.rules.")]


ONE_PROCESS = {
    "one file": (1, 1_000_000, ["--jobs", "2"]),
    "several small files": (9, 100, ["--jobs", "2"]),
    "a long file and a small one": (2, 1_000_000, ["--jobs", "2"]),
    "one job": (3, 1_000_000, ["--jobs", "1"]),
}


@pytest.mark.parametrize(("files", "longest", "args"), ONE_PROCESS.values(), ids=ONE_PROCESS)
def test_no_processes_are_started_if_that_is_slower(tmp_path, files, longest, args):
    for number in range(files):
        lines = longest // 40 if number == 0 or args[1] == "1" else 1
        (tmp_path / f"{number}.md").write_text(LIST + "Words that hold neither link nor paper.\n" * lines)
    assert not {"concurrent.futures", "multiprocessing"} & loaded(
        tmp_path, RUN, "check", *args, "--isolated", "-q", "."
    )
