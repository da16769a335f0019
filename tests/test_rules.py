"""The examples of every rule are its tests; `cases/` has more, a file for each rule, that show where it draws the line."""

import posixpath
from pathlib import Path
from runpy import run_path
from types import ModuleType

import linting
import pytest

from fgad_lint import rules
from fgad_lint.annotate import annotate, plain
from fgad_lint.config.files import from_toml
from fgad_lint.facts import store
from fgad_lint.facts.paper import Facts
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.model.linked_files import Repository
from fgad_lint.rule import Bad, Good, RuleError, from_module, no_facts, sample

RULES = rules.load()
MORE_CASES = {
    path.stem.replace("_", "-"): run_path(str(path))["CASES"] for path in (Path(__file__).parent / "cases").glob("*.py")
}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.examples, 1)
]
CASES = [
    *EXAMPLES,
    *(
        pytest.param(rule, case, id=f"{rule.name}, {name}")
        for rule in RULES
        for name, case in MORE_CASES.get(rule.name, {}).items()
    ),
]


def bad(cases):
    return [case for case in cases if isinstance(case.values[1], Bad)]


def config_of(example):
    return from_toml(example.config, "example", rules.names())


def file_set(example):
    """The example as README.md, after the other files that it names."""
    return FileSet("README.md", {path: Document(sample(text)) for path, text in example.other_files.items()})


def repository(example):
    """The repository that has the example as README.md, and the files that it names."""
    folders = {}
    for path in ("README.md", *example.repository):
        folder = ""
        for name in path.split("/"):
            part = posixpath.join(folder, name)
            folders.setdefault(folder, {})[name] = part != path
            folder = part
    return lambda: Repository("README.md", folders.get) if example.repository else None


def facts(example):
    """What is known about the papers and links of the example."""
    if not example.facts and not example.link_facts:
        return no_facts
    papers, links = store.read_papers(sample(example.facts)), store.read_links(sample(example.link_facts))
    known = Facts({paper.id: paper for paper in papers}, {link.url: link for link in links})
    return lambda: known


def lint(rule, example):
    text = plain(sample(example.text))
    given = file_set(example), repository(example), facts(example)
    return linting.lint(text, [rule], config_of(example), *given)


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule, example):
    drawn = sample(example.text)
    text = plain(drawn)
    reported = annotate(text, lint(rule, example))
    assert reported == drawn, f"`-` is what the example draws, `+` what {rule.name} reports"
    if isinstance(example, Bad):
        assert text != drawn, "draw the finding below its line, `^^^ message`, or make this a Good example"


@pytest.mark.parametrize(("rule", "example"), bad(CASES))
def test_fix_of_example(rule, example):
    text = plain(sample(example.text))
    expected = text if example.fixed is None else sample(example.fixed)
    given = file_set(example), repository(example), facts(example)
    by_safe_fixes = linting.fix(text, [rule], config_of(example), False, *given)
    by_all_fixes = linting.fix(text, [rule], config_of(example), True, *given)
    if example.fixed is None:
        assert by_all_fixes.text == text, "there is a fix: give `fixed=`"
    assert by_all_fixes.text == expected, "`-` is what `fixed=` says, `+` the text after all fixes"
    if example.safe:
        assert by_safe_fixes.text == expected, "the fix is unsafe: give `safe=False`"
    else:
        assert by_safe_fixes.text == text, "the fix is safe: leave out `safe=False`"
    assert (by_safe_fixes.rejected, by_all_fixes.rejected) == ((), ()), "the linter rejected a fix"


@pytest.mark.parametrize(("rule", "example"), bad(EXAMPLES))
def test_severity_of_example(rule, example):
    expected = example.severity or rule.severity
    for diagnostic in lint(rule, example):
        assert diagnostic.severity == expected, (
            f"the finding is of severity {diagnostic.severity}: give `severity=` to this example, and say in the docstring when"
        )


SEVERITIES = {
    "an id within one category and across two": (
        "reused-arxiv-id",
        "# A\n\n- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)\n"
        "- [A Neural Probabilistic Language Model](https://arxiv.org/abs/1512.03385)\n\n"
        "# B\n\n- [Playing Atari Games by Reinforcement](https://arxiv.org/abs/1512.03385)\n",
        ["error", "warning"],
    ),
    "an extra cell, a missing one, and an empty one": (
        "table-cells",
        "|a|b|\n|-|-|\n|1|2|3|\n|1|\n|1|2||\n",
        ["error", "warning", "warning"],
    ),
}


@pytest.mark.parametrize(("name", "text", "severities"), SEVERITIES.values(), ids=SEVERITIES)
def test_severity_of_findings(name, text, severities):
    assert [diagnostic.severity for diagnostic in linting.lint(text, rules.load([name]))] == severities


def test_cases_belong_to_rules():
    assert MORE_CASES.keys() <= set(rules.names())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule):
    assert rule.summary.endswith("."), "the first line of the docstring must be a sentence that ends in a period"
    assert len(rule.summary) <= 80, "the first line of the docstring must have at most 80 characters"
    assert "\n\n" in rule.doc, "the docstring says what must hold, but not why; add a paragraph"
    for line in rule.doc.splitlines():
        assert len(line) <= LINE_LENGTH, f"wrap this line of the docstring at {LINE_LENGTH} characters"
    assert {type(example) for example in rule.examples} == {Bad, Good}, "give at least one Bad and one Good example"


LINE_LENGTH = 120  # As in pyproject.toml; ruff leaves docstrings alone because it must leave examples alone.


def module(**attributes):
    """A complete module of a rule, but for some of its attributes; None leaves one out."""
    made = ModuleType("fgad_lint.rules.title_trailing_period", "A title must not end in a period.\n\nIt is a title.")
    complete = {"SEVERITY": "warning", "EXAMPLES": (Good("# A\n"),), "check": lambda *_: ()}
    vars(made).update({name: value for name, value in (complete | attributes).items() if value is not None})
    if "__doc__" in attributes:
        made.__doc__ = attributes["__doc__"]
    return made


INCOMPLETE = {
    "no docstring": ({"__doc__": None}, "title-trailing-period has no docstring"),
    "no severity": ({"SEVERITY": None}, "title-trailing-period has no SEVERITY"),
    "no examples": ({"EXAMPLES": None}, "title-trailing-period has no EXAMPLES"),
    "empty examples": ({"EXAMPLES": ()}, "title-trailing-period has no EXAMPLES"),
    "no check": ({"check": None}, "title-trailing-period has no check()"),
    "an unknown severity": (
        {"SEVERITY": "hint"},
        "title-trailing-period: SEVERITY must be error, warning or info, not 'hint'",
    ),
}


@pytest.mark.parametrize(("attributes", "message"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_module_that_does_not_define_a_rule(attributes, message):
    with pytest.raises(TypeError) as raised:
        from_module(module(**attributes))
    assert type(raised.value) is RuleError
    assert str(raised.value) == message


def test_module_that_defines_a_rule():
    rule = from_module(module())
    assert (rule.name, rule.severity) == ("title-trailing-period", "warning")


# A second rule that has no fixes cannot disturb the first.
PAIRS = [(first, second) for first in RULES for second in RULES if second is first or second.fixes]


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=lambda rule: rule.name)
def test_fixes_of_two_rules_converge(first, second):
    both = [first] if first is second else [first, second]
    for example in first.examples:
        text = plain(sample(example.text))
        config = config_of(example)
        for unsafe in (False, True):
            given = file_set(example), repository(example), facts(example)
            fixed = linting.fix(text, both, config, unsafe, *given).text
            assert linting.fix(fixed, both[::-1], config, unsafe, *given).text == fixed


def test_page_names_all_severities_and_fixes():
    for rule, example in (case.values for case in CASES):
        for diagnostic in lint(rule, example):
            assert diagnostic.severity in rule.severities, f"give {rule.name} an example with `severity=`"
            assert rule.fixes or not diagnostic.fix, f"give {rule.name} an example with `fixed=`"
