"""Real lists, if there is a collection of them next to the project."""

from collections import Counter
from pathlib import Path
from time import process_time

import linting
import pytest

from fgad_lint import records, rules
from fgad_lint.config import Config
from fgad_lint.linter.fixed import Fixed
from fgad_lint.model.document import Document
from fgad_lint.text import Lines

SHARED = Path(__file__).parent.parent.parent / "shared"
SEED = SHARED / "seed" / "README.md"
LISTS = sorted((SHARED / "corpus" / "lists").glob("*.md"))
RULES = [rule for rule in rules.load() if rule.on]
MAX_SIZE = 40_000  # Lists of more bytes are slow: half of the collection, but nearly all of the time.


def case(path):
    return pytest.param(path, id=path.stem, marks=pytest.mark.slow if path.stat().st_size > MAX_SIZE else ())


EACH_LIST = pytest.mark.parametrize("path", [case(path) for path in (SEED, *LISTS)] if SEED.exists() else [])

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="there is no collection of lists in ../shared")


def read(path):
    return path.read_bytes().decode()


def rule_counts(diagnostics):
    return Counter(diagnostic.rule for diagnostic in diagnostics)


def test_seed():
    document = Document(read(SEED))
    levels = Counter(section.level for section in document.sections)
    assert levels == {1: 1, 2: 1, 3: 7}
    assert [len(contents.entries) for contents in document.contents_lists] == [5]
    assert [len(paper_list.papers) for paper_list in document.paper_lists] == [5, 3, 4, 3, 4, 3]
    assert document.paper_lists[0].section.title == "Anomaly Generation"


def test_findings_in_seed():
    text = read(SEED)
    assert rule_counts(linting.lint(text, RULES, Config())) == {"unsupported-heading-id": 5, "arxiv-year": 5}
    for renderer in ("pandoc", "kramdown"):
        assert set(rule_counts(linting.lint(text, RULES, Config(renderer=renderer)))) == {"arxiv-year"}


def test_fixes_of_seed():
    text = read(SEED)
    safe = linting.fix(text, RULES, Config())
    assert rule_counts(safe.remaining) == {"arxiv-year": 5}
    assert [line for line in safe.text.splitlines() if "{#" in line] == []
    unsafe = linting.fix(text, RULES, Config(), unsafe=True)
    assert unsafe.remaining == []
    assert linting.fix(unsafe.text, RULES, Config(), unsafe=True) == Fixed(unsafe.text, [], [], (), [])
    lines = zip(text.splitlines(), unsafe.text.splitlines(), strict=True)
    assert sum(before != after for before, after in lines) == 10


@EACH_LIST
def test_round_trip(path):
    text = read(path)
    assert records.render(records.read_record(records.write_record(records.to_record(text)))) == text


@EACH_LIST
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_fix(path, unsafe):
    text = read(path)
    result = linting.fix(text, RULES, Config(), unsafe)
    again = linting.fix(result.text, RULES, Config(), unsafe)
    assert (again.text, again.fixed) == (result.text, [])
    fixable = [
        diagnostic
        for diagnostic in linting.lint(text, RULES, Config())
        if diagnostic.fix and (diagnostic.fix.is_safe or unsafe)
    ]
    if len(fixable) == len(result.fixed):  # All in one pass: the lines that no edit touches are still there.
        lines = Lines(text)
        spans = [edit.span for diagnostic in fixable for edit in diagnostic.fix.edits]
        touched = {line for start, end in spans for line in range(lines.line_index(start), lines.line_index(end) + 1)}
        rest = Counter(text[slice(*lines.content(line))] for line in range(len(lines)) if line not in touched)
        after = Lines(result.text)
        assert not rest - Counter(result.text[slice(*after.content(line))] for line in range(len(after)))


@pytest.mark.slow
def test_time_grows_with_the_text():
    seconds = []
    for path in LISTS:
        text = read(path)
        start = process_time()
        linting.lint(text, RULES, Config())
        seconds.append(process_time() - start)
    assert sum(seconds) < 60
