"""What `import fgad_lint` offers: values in, values out, and all of them picklable."""

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


def again(value):
    return pickle.loads(pickle.dumps(value))


def test_parse():
    document = fgad_lint.parse(TEXT)
    assert [section.title for section in document.sections][:2] == ["Awesome Surface Inspection", "Defect Detection"]
    assert document.papers[0].title.startswith("MVTec AD")
    assert document.text_of(document.papers[0].title_span) == document.papers[0].title
    copy = again(document)
    assert (copy.papers, copy.headings) == (document.papers, document.headings)
    assert copy.paper_lists[0].section is copy.sections[copy.paper_lists[0].section.number]


def test_lint():
    found = fgad_lint.lint(TEXT)
    assert {each.rule for each in found} > {"duplicate-paper", "unsupported-heading-id"}
    assert again(found) == found
    configured = fgad_lint.lint(TEXT, fgad_lint.configure('select = ["duplicate-paper", "skipped-level"]'))
    assert {each.rule for each in configured} == {"duplicate-paper"}
    assert fgad_lint.lint(TEXT, fgad_lint.configure('renderer = "kramdown"\nselect = ["unsupported-heading-id"]')) == []
    ignoring = fgad_lint.configure('ignore = ["duplicate-paper"]')
    assert {each.rule for each in fgad_lint.lint(TEXT, ignoring)} == {each.rule for each in found} - {"duplicate-paper"}


def test_fix():
    safely, freely = fgad_lint.fix(TEXT), fgad_lint.fix(TEXT, unsafe=True)
    assert len(fgad_lint.lint(TEXT)) > len(fgad_lint.lint(safely)) > len(fgad_lint.lint(freely))
    assert fgad_lint.fix(safely) == safely


def test_records():
    record = fgad_lint.to_record(TEXT)
    assert again(record) == record
    assert fgad_lint.render(record) == TEXT


@pytest.mark.parametrize(
    "record", [{"sections": [{}]}, {"nothing": 1}, [], None, {"blocks": [{"papers": [{"title": 1}]}]}]
)
def test_no_record(record):
    with pytest.raises(RecordError):
        fgad_lint.render(record)


def test_no_configuration():
    with pytest.raises(ConfigError, match="unknown key 'selekt'; did you mean 'select'"):
        fgad_lint.configure('selekt = ["duplicate-paper"]')


def test_sweep():
    script = ROOT / "examples" / "sweep.py"
    done = subprocess.run([sys.executable, script, ROOT / "examples"], capture_output=True, text=True, check=True)
    assert f"{len(fgad_lint.lint(TEXT)):6} {ROOT / 'examples' / 'list.md'}" in done.stdout.splitlines()


def test_sweep_on_dask():
    pytest.importorskip("dask.distributed")
    script = ROOT / "examples" / "sweep_dask.py"
    done = subprocess.run([sys.executable, script, ROOT / "examples"], capture_output=True, text=True, check=True)
    assert f"{len(fgad_lint.lint(TEXT)):6} {ROOT / 'examples' / 'list.md'}" in done.stdout.splitlines()
