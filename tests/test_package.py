"""The package is complete wherever it is imported from, even from a zip file."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder

import fgad_lint
from fgad_lint import __version__, export, report, rule_pages, rules, schemas

ROOT = Path(__file__).parent.parent
PACKAGE = Path(fgad_lint.__file__).parent
LIST = "# List\n\n## Depth {#depth}\n\n- Paper [[a]](https://e.org/a)\n"


def test_schemas_of_the_repository_are_those_of_the_package():
    published = {path.name: path.read_bytes() for path in (ROOT / "schema").iterdir()}
    packaged = {path.name: path.read_bytes() for path in (PACKAGE / "schema").iterdir()}
    assert published == packaged, "edit fgad_lint/schema, then run: cp fgad_lint/schema/*.json schema/"


@pytest.mark.parametrize("path", sorted((ROOT / "schema").iterdir()), ids=lambda path: path.name)
def test_schemas_are_read_by_name(path):
    assert schemas.read(path.name.removesuffix(".schema.json")) == path.read_text("utf-8")


def test_source_distribution_has_nothing_but_the_project():
    builder = SdistBuilder(str(ROOT))
    names = {Path(file.distribution_path).parts[0] for file in builder.recurse_included_files()}
    # Besides, it always has pyproject.toml and the files that this names.
    assert names == set(
        """.ci .pre-commit-hooks.yaml CHANGELOG.md CONTRIBUTING.md SECURITY.md action.yml benchmarks examples fgad_lint schema
        tests""".split()
    )


@pytest.fixture(scope="module")
def zipped(tmp_path_factory):
    """The package as a zip file, and a list next to it."""
    folder = tmp_path_factory.mktemp("zip")
    (folder / "README.md").write_text(LIST, encoding="utf-8")
    copy = folder / "source" / "fgad_lint"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    archive = Path(shutil.make_archive(str(folder / "package"), "zip", copy.parent))
    shutil.rmtree(copy)
    return archive


def run(archive, *args, stdin=""):
    """Run Python on the zip file."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("FGAD_LINT_", "GITHUB_"))}
    return subprocess.run(
        [sys.executable, *args],
        cwd=archive.parent,
        env=variables | {"PYTHONPATH": str(archive)},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_zip_is_what_runs(zipped):
    result = run(zipped, "-c", "import fgad_lint; print(fgad_lint.__file__)")
    assert Path(result.stdout.strip()).is_relative_to(zipped), result.stderr


COMMANDS = {
    "--version": (0, f"fgad-lint {__version__}\n"),
    "explain": (0, rule_pages.table(rules.load())),
    "config --schema": (0, schemas.read("configuration")),
    "export": (
        0,
        "line,end_line,section,title,venue,year,arxiv,arxiv_year,doi,url,links\n5,5,Depth,Paper,,,,,,https://e.org/a,a=https://e.org/a\n",
    ),
    "README.md --fix --diff -q": (
        1,
        "--- README.md\n+++ README.md\n@@ -1,5 +1,5 @@\n # List\n \n-## Depth {#depth}\n+## Depth\n \n - Paper [[a]](https://e.org/a)\n",
    ),
}


@pytest.mark.parametrize(
    ("args", "code", "stdout"), [(args, *expected) for args, expected in COMMANDS.items()], ids=COMMANDS
)
def test_commands_run_from_a_zip(zipped, args, code, stdout):
    result = run(zipped, "-m", "fgad_lint", *args.split())
    assert (result.returncode, result.stdout, result.stderr) == (code, stdout, "")


def test_help_from_a_zip_lists_all_formats(zipped):
    def help_of(*args):
        return " ".join(run(zipped, "-m", "fgad_lint", *args).stdout.split())

    assert f"[formats: auto, {', '.join(report.names())}]" in help_of("--help")
    assert f"[formats: {', '.join(export.names())}]" in help_of("export", "--help")


def test_records_are_checked_from_a_zip(zipped):
    record = run(zipped, "-m", "fgad_lint", "parse", "README.md").stdout
    assert run(zipped, "-m", "fgad_lint", "render", "-", stdin=record).stdout == LIST
    refused = run(zipped, "-m", "fgad_lint", "render", "-", stdin=json.dumps({"sections": 1}))
    assert refused.returncode == 2
    assert refused.stderr.startswith("<stdin>: sections: ")
