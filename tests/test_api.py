"""The Python API: functions that take and return values, all of them picklable."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import fgad_lint
from fgad_lint.config import ConfigError
from fgad_lint.records import RecordError

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "examples" / "list.md").read_text(encoding="utf-8")


def pickled(value):
    return pickle.loads(pickle.dumps(value))


def test_parse():
    document = fgad_lint.parse(TEXT)
    assert [section.title for section in document.sections][:2] == ["Awesome Surface Inspection", "Defect Detection"]
    assert document.papers[0].title.startswith("MVTec AD")
    assert document.text_of(document.papers[0].title_span) == document.papers[0].title
    copy = pickled(document)
    assert (copy.papers, copy.headings) == (document.papers, document.headings)
    assert copy.paper_lists[0].section is copy.sections[copy.paper_lists[0].section.number]


def rules_of(diagnostics):
    return {diagnostic.rule for diagnostic in diagnostics}


def test_lint():
    diagnostics = fgad_lint.lint(TEXT)
    assert rules_of(diagnostics) > {"duplicate-paper", "unsupported-heading-id"}
    assert pickled(diagnostics) == diagnostics
    configured = fgad_lint.lint(TEXT, fgad_lint.configure('select = ["duplicate-paper", "skipped-level"]'))
    assert rules_of(configured) == {"duplicate-paper"}
    assert fgad_lint.lint(TEXT, fgad_lint.configure('renderer = "kramdown"\nselect = ["unsupported-heading-id"]')) == []
    ignoring = fgad_lint.configure('ignore = ["duplicate-paper"]')
    assert rules_of(fgad_lint.lint(TEXT, ignoring)) == rules_of(diagnostics) - {"duplicate-paper"}


def test_fix():
    safe, unsafe = fgad_lint.fix(TEXT), fgad_lint.fix(TEXT, unsafe=True)
    assert len(fgad_lint.lint(TEXT)) > len(fgad_lint.lint(safe)) > len(fgad_lint.lint(unsafe))
    assert fgad_lint.fix(safe) == safe


def test_records():
    record = fgad_lint.to_record(TEXT)
    assert pickled(record) == record
    assert fgad_lint.render(record) == TEXT


@pytest.mark.parametrize(
    "record", [{"sections": [{}]}, {"nothing": 1}, [], None, {"blocks": [{"papers": [{"title": 1}]}]}]
)
def test_invalid_record(record):
    with pytest.raises(RecordError):
        fgad_lint.render(record)


def test_invalid_configuration():
    with pytest.raises(ConfigError, match="unknown key 'selekt'; did you mean 'select'"):
        fgad_lint.configure('selekt = ["duplicate-paper"]')


def test_sweep():
    script = ROOT / "examples" / "sweep.py"
    run = subprocess.run([sys.executable, script, ROOT / "examples"], capture_output=True, text=True, check=True)
    assert f"{len(fgad_lint.lint(TEXT)):6} {ROOT / 'examples' / 'list.md'}" in run.stdout.splitlines()


def test_sweep_on_dask():
    pytest.importorskip("dask.distributed")
    script = ROOT / "examples" / "sweep_dask.py"
    run = subprocess.run([sys.executable, script, ROOT / "examples"], capture_output=True, text=True, check=True)
    assert f"{len(fgad_lint.lint(TEXT)):6} {ROOT / 'examples' / 'list.md'}" in run.stdout.splitlines()


def test_update_contents():
    edited = pickled(fgad_lint.update_contents("# Weaving\n\n## Looms\n", create=True))
    assert edited == ("# Weaving\n\n## Contents\n\n- [Looms](#looms)\n\n## Looms\n", edited.done, ())
    assert fgad_lint.update_contents(edited.text).done == "contents are up to date"
