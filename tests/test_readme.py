"""What README.md says is what the program does. `python tests/test_readme.py` renews what is generated in it."""

import json
import os
import re
from pathlib import Path

import linting
import pytest

import fgad_lint
from fgad_lint import config, records, report, rule_pages, rules
from fgad_lint.cli import project_files
from fgad_lint.config.files import from_toml
from fgad_lint.model.document import Document
from fgad_lint.report import CheckedFile, DisplayOptions

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
RENEW = "out of date; renew it with `python tests/test_readme.py`"
_TABLE = re.compile(r"(?<=<!-- rules -->\n).*(?=<!-- end of rules -->)", re.DOTALL)


def with_table(text):
    return _TABLE.sub(lambda _: f"\n{rule_pages.table(rules.load())}\n", text)


def picture():
    """What a terminal shows of a run on the list in `examples`, as wide as GitHub shows letters of the usual size."""
    from rich.console import Console
    from rich.text import Text

    path, width = "examples/list.md", 84
    text = (ROOT / path).read_text(encoding="utf-8")
    checked = CheckedFile(path, text, fgad_lint.lint(text))
    output = report.load("text")([checked], DisplayOptions(color=True, width=width))
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=width, file=nowhere, force_terminal=True, legacy_windows=False)
        console.print(Text(f"$ fgad-lint {path}\n\n") + Text.from_ansi(output), soft_wrap=True)
    return console.export_svg(title="fgad-lint", unique_id="fgad-lint")


def fences(language):
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_table_of_rules():
    assert with_table(TEXT) == TEXT, RENEW


def test_picture():
    pytest.importorskip("rich")
    assert (ROOT / "examples" / "output.svg").read_text(encoding="utf-8") == picture(), RENEW


def test_nothing_is_found_in_it():
    assert linting.lint(TEXT, rules.load(), config.Config()) == []


def test_links_lead_somewhere_on_pypi_too():
    links = [link for link in Document(TEXT).links if not link.url.startswith("#")]
    assert links
    for link in links:
        repository, _, path = link.url.partition("/blob/main/")
        assert link.url.startswith("https://"), f"{link.url} leads nowhere on PyPI"
        if path:
            assert repository == report.HOME
            assert (ROOT / path).is_file()


def test_configuration():
    (example,) = fences("toml")
    assert from_toml(example, "README.md", rules.names()).ignore == ("paper-order",)


def test_hook_and_workflow_are_those_of_init():
    hook, workflow, _ = fences("yaml")
    assert hook == f"repos:\n{project_files.hook('README.md')}"
    assert workflow == project_files.workflow("README.md")
    assert workflow.count("\n") == 10


def test_record():
    paper = json.loads(fences("json")[0])
    written = records.render({"sections": [{"title": "L", "blocks": [{"papers": [paper]}]}]})
    assert records.to_record(written)["sections"][0]["blocks"] == [{"papers": [paper]}]


def test_python(capsys):
    (example,) = fences("python")
    exec(compile(example, "README.md", "exec"), {})
    said = re.findall(r"\bprint\(.*\)  # (.*)", example)
    assert capsys.readouterr().out.splitlines() == said
    assert len(said) >= 4


def test_example_has_faults_that_fixing_repairs():
    text = (ROOT / "examples" / "list.md").read_text(encoding="utf-8")
    found = linting.lint(text, rules.load(), config.Config())
    assert len({each.rule for each in found}) >= 6
    fixed = linting.fix(text, rules.load(), config.Config())
    assert 0 < len(fixed.remaining) < len(found)


if __name__ == "__main__":
    README.write_text(with_table(TEXT), encoding="utf-8")
    (ROOT / "examples" / "output.svg").write_text(picture(), encoding="utf-8")
