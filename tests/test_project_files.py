"""What `init` writes: a configuration that fits a list and adds no findings, a hook and a workflow."""

import re
from collections import Counter
from pathlib import Path

import linting
import pytest
import yaml
from hypothesis import given
from texts import texts

from fgad_lint import config, rules
from fgad_lint.cli import config_proposal, project_files
from fgad_lint.config.files import from_toml

RULES = [rule for rule in rules.load() if rule.on]
EXAMPLE = Path(__file__).parent.parent / "examples" / "list.md"


def entries(*numbers, form="abs", label="arXiv"):
    return "".join(f"+ Paper Number {n} of Them [[{label} 20{n[:2]}]](https://arxiv.org/{form}/{n})\n" for n in numbers)


def propose(text):
    """The proposed configuration for a text, as TOML and as it is read."""
    written = config_proposal.propose(text, "README.md", RULES)
    return written, from_toml(written, "fgad-lint.toml", rules.names())


NEWEST_FIRST = [f"{year}02.00001" for year in range(25, 14, -1)]
COMMENTS = {
    "nothing": ("", "# 0 papers in 0 sections."),
    "papers and their template": (
        "# L\n\n## A\n\n" + entries("2401.00001", "2302.00001"),
        "# 2 papers in 1 section; 2 of 2 are written as + {title} [[{label}]]({url})",
    ),
    "no arXiv": ("# L\n", 'url = "auto"  # no links to arXiv yet'),
    "abs": ("# L\n\n" + entries(*NEWEST_FIRST), 'url = "abs"  # abs in 11 of 11 links'),
    "pdf": ("# L\n\n" + entries(*NEWEST_FIRST, form="pdf"), 'url = "pdf"  # pdf in 11 of 11 links'),
    "both": (
        "# L\n\n" + entries(*NEWEST_FIRST[:7]) + entries(*NEWEST_FIRST[7:], form="pdf"),
        'url = "auto"  # abs in 7 and pdf in 4 of 11 links, so both are fine',
    ),
    "versions": (
        "# L\n\n" + entries("2401.00001v2", "2302.00001"),
        'versions = "keep"  # or drop; 1 of 2 links name a version',
    ),
    "newest first": (
        "# L\n\n" + entries(*NEWEST_FIRST),
        'papers = "newest-first"  # 10 of 10 adjacent pairs that differ are in this order',
    ),
    "oldest first": (
        "# L\n\n" + entries(*NEWEST_FIRST[::-1]),
        'papers = "oldest-first"  # 10 of 10 adjacent pairs that differ are in this order',
    ),
    "too few papers for an order": (
        "# L\n\n" + entries(*NEWEST_FIRST[:4]),
        'papers = "auto"  # the lists share no order; each must keep its own, if it has one',
    ),
    "categories in alphabetical order": (
        "# L\n\n## A\n\n## B\n\n## C\n\n## d\n",
        'categories = "alphabetical"  # all groups of 4 or more categories are in this order',
    ),
    "numbered categories": (
        "# L\n\n## 1 A\n\n## 2 B\n\n## 3 C\n\n## 4 D\n",
        'categories = "any"  # or alphabetical, contents, or a list of names',
    ),
    "ids in most headings": (
        "# L\n\n## A {#a}\n\n## B {#b}\n",
        "# 2 of 3 headings end in an id, such as {#id}, which GitHub shows as text.",
    ),
    "renderers that support the ids": (
        "# L\n\n## A {: #a}\n\n## B {: #b}\n",
        "# If the list is shown by one of these, name it here: mkdocs.",
    ),
}


@pytest.mark.parametrize(("text", "line"), COMMENTS.values(), ids=COMMENTS)
def test_comments_tell_what_was_rule_counts(text, line):
    assert line in propose(text)[0].splitlines()


def rule_counts(text, configuration):
    return Counter(diagnostic.rule for diagnostic in linting.lint(text, RULES, configuration))


def test_option_that_would_add_findings_is_commented_out():
    years = ["2024", "2023", "2022", "2021", "2020", "2019", "2018", "2017", "2016", "2015", "2014", "2013", "2012"]
    papers = [f"+ Title {year} [[CVPR {year}]](https://e.org/{year})\n" for year in years]
    text = "# L\n\n## A\n\n" + "".join(papers) + "\n## B\n\n" + papers[5] + papers[1]
    written, configuration = propose(text)
    assert (
        '# papers = "newest-first"  # 12 of 13 adjacent pairs that differ are in this order; would add findings\n'
        in written
    )
    assert configuration.order.papers == "auto"
    assert rule_counts(text, configuration._replace(order=config.Order(papers="newest-first"))) > rule_counts(
        text, configuration
    )


@pytest.mark.parametrize(
    "text", [EXAMPLE.read_text("utf-8"), *(text for text, _ in COMMENTS.values())], ids=["", *COMMENTS]
)
def test_adds_no_findings(text):
    assert not rule_counts(text, propose(text)[1]) - rule_counts(text, config.Config())


@given(texts())
def test_any_text_gets_a_configuration(text):
    assert not rule_counts(text, propose(text)[1]) - rule_counts(text, config.Config())


def test_path_stays_a_comment():
    written = config_proposal.propose("", "a\nselect = 1\x1b.md", RULES)
    assert written.startswith(r"# Configuration of fgad-lint for a\nselect = 1\x1b.md" "\n")
    from_toml(written, "-", rules.names())


PATHS = {
    "at the top": "README.md",
    "in a folder": "docs/papers.md",
    "with a space": "my list.md",
    "with regex characters": "docs/a+b (1) [x].md",
    "in Chinese": "论文/自述.md",
    "emoji": "📚.md",
    "with quotes": 'it\'s "it".md',
    "like YAML": "a: b #c.md",
    "like a list": "- a.md",
    "ends in a space": "a ",
    "with a line break": "a\nb.md",
    "with an expression": "a${{ github.token }}$${{'x'}}.md",
    "with terminal escapes": "a\x1b\x9b\u202e\U000e0041\x7f.md",
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_hook_matches_its_file_only(path):
    assert all(row.isprintable() for row in project_files.hook(path).split("\n"))
    (repository,) = yaml.safe_load(f"repos:\n{project_files.hook(path)}")["repos"]
    (hook,) = repository["hooks"]
    assert hook["id"] == "fgad-lint"
    assert re.search(hook["files"], path)
    assert not any(
        re.search(hook["files"], other) for other in (f"docs/{path}", f"{path}x", path.replace(".", "x")[:-1])
    )


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_workflow_checks_its_file(path):
    assert all(row.isprintable() for row in project_files.workflow(path).split("\n"))
    workflow = yaml.load(project_files.workflow(path), yaml.BaseLoader)  # Others take `on` for a boolean.
    assert workflow["on"] == ["pull_request", "merge_group"]
    assert workflow["permissions"] == {"contents": "read"}
    checkout, check = workflow["jobs"]["fgad-lint"]["steps"]
    assert checkout["uses"].startswith("actions/checkout@")
    assert evaluated(check.get("with", {"files": "README.md"})["files"]) == path


def evaluated(value):
    """A string of a workflow in which GitHub finds no expression but such as are strings themselves."""
    parts = re.split(r"\$\{\{ '((?:[^']|'')*)' \}\}", value)
    assert not any("${{" in part for part in parts[::2])
    return "".join(parts)
