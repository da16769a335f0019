"""Every rule's examples are its tests, with more cases in `cases/`, a file for each rule, that show where it draws the line."""

from pathlib import Path
from runpy import run_path

import linting
import pytest

from fgad_lint import rules
from fgad_lint.config.files import from_toml
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.report.annotate import annotate, plain
from fgad_lint.rule import Bad, Good, sample

RULES = rules.load()
MORE = {
    path.stem.replace("_", "-"): run_path(str(path))["CASES"] for path in (Path(__file__).parent / "cases").glob("*.py")
}
CASES = [
    *(pytest.param(rule, case, id=f"{rule.name}-{n}") for rule in RULES for n, case in enumerate(rule.examples, 1)),
    *(
        pytest.param(rule, case, id=f"{rule.name}, {name}")
        for rule in RULES
        for name, case in MORE.get(rule.name, {}).items()
    ),
]


def configured(example):
    return from_toml(example.config, "example", rules.names())


def file_set(example):
    """The example as README.md beside the files that it has."""
    return FileSet("README.md", {path: Document(sample(text)) for path, text in example.other_files.items()})


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule, example):
    shown = sample(example.text)
    text = plain(shown)
    found = linting.lint(text, [rule], configured(example), file_set(example))
    assert annotate(text, found) == shown
    if isinstance(example, Bad):
        assert text != shown, "nothing is marked"


@pytest.mark.parametrize(("rule", "example"), [case for case in CASES if isinstance(case.values[1], Bad)])
def test_fix_of_example(rule, example):
    text = plain(sample(example.text))
    fixed = text if example.fixed is None else sample(example.fixed)
    safely = linting.fix(text, [rule], configured(example), False, file_set(example))
    freely = linting.fix(text, [rule], configured(example), True, file_set(example))
    assert freely.text == fixed
    assert safely.text == (fixed if example.safe else text)
    assert (safely.rejected, freely.rejected) == ((), ())


SEVERITIES = {
    "a paper of another file": (
        "duplicate-paper",
        Bad("- [A Study of Slag](https://e.org/1)\n", config='duplicates = "files"', other_files={"A.md": "- [A Study of Slag](https://e.org/1)\n"}),
        ["warning"],
    ),
    "an id within one category and across two": (
        "reused-arxiv-id",
        Bad(
            "# A\n\n- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)\n"
            "- [A Neural Probabilistic Language Model](https://arxiv.org/abs/1512.03385)\n\n"
            "# B\n\n- [Playing Atari Games by Reinforcement](https://arxiv.org/abs/1512.03385)\n"
        ),
        ["error", "warning"],
    ),
    "a cell too many, one too few, and an empty one": (
        "table-cells",
        Bad("|a|b|\n|-|-|\n|1|2|3|\n|1|\n|1|2||\n"),
        ["error", "warning", "warning"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "example", "severities"), SEVERITIES.values(), ids=SEVERITIES)
def test_severity_of_findings(name, example, severities):
    [rule] = rules.load([name])
    found = linting.lint(example.text, [rule], configured(example), file_set(example))
    assert [each.severity for each in found] == severities


def test_cases_are_of_rules():
    assert MORE.keys() <= set(rules.names())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule):
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 80
    assert rule.doc.count("\n\n") >= 1, "the docstring says what must hold, but not why"
    assert {type(example) for example in rule.examples} == {Bad, Good}
    assert rule.severity in ("error", "warning", "info")


# A rule without fixes changes nothing, so beside it a rule does what it does alone.
PAIRS = [(one, other) for one in RULES for other in RULES if other is one or other.fixes]


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda rule: rule.name)
def test_fixes_of_two_rules_settle(one, other):
    both = [one] if one is other else [one, other]
    for example in one.examples:
        text = plain(sample(example.text))
        settings = configured(example)
        for unsafe in (False, True):
            files = file_set(example)
            settled = linting.fix(text, both, settings, unsafe, files).text
            assert linting.fix(settled, both[::-1], settings, unsafe, files).text == settled


def test_only_rules_with_an_example_of_a_fix_have_fixes():
    for rule, example in (case.values for case in CASES):
        found = linting.lint(plain(sample(example.text)), [rule], configured(example), file_set(example))
        assert rule.fixes or not any(diagnostic.fix for diagnostic in found)
