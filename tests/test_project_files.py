"""The configuration that fits a list: it loads, it says what was seen, and it adds no findings; a hook, a workflow."""

import re
from collections import Counter
from pathlib import Path

import linting
import pytest
import yaml
from hypothesis import given
from texts import texts

from fgad_lint import config, rules
from fgad_lint.cli import project_files
from fgad_lint.config.files import from_toml

RULES = [rule for rule in rules.load() if rule.on]
EXAMPLE = Path(__file__).parent.parent / "examples" / "list.md"


def entries(*numbers, form="abs", label="arXiv"):
    return "".join(f"+ Paper Number {n} of Them [[{label} 20{n[:2]}]](https://arxiv.org/{form}/{n})\n" for n in numbers)


def made(text):
    """The configuration for a text, as written and as read."""
    written = project_files.configuration(text, "README.md", RULES)
    return written, from_toml(written, "fgad-lint.toml", rules.names())


FALLING = [f"{year}02.00001" for year in range(25, 14, -1)]
SEEN = {
    "nothing": ("", "# 0 papers in 0 sections."),
    "papers and their layout": (
        "# L\n\n## A\n\n" + entries("2401.00001", "2302.00001"),
        "# 2 papers in 1 section; 2 of 2 are written as + {title} [[{label}]]({url})",
    ),
    "no arXiv": ("# L\n", 'url = "auto"  # no links to arXiv yet'),
    "abs": ("# L\n\n" + entries(*FALLING), 'url = "abs"  # abs in 11 of 11 links'),
    "pdf": ("# L\n\n" + entries(*FALLING, form="pdf"), 'url = "pdf"  # pdf in 11 of 11 links'),
    "both": (
        "# L\n\n" + entries(*FALLING[:7]) + entries(*FALLING[7:], form="pdf"),
        'url = "auto"  # abs in 7 and pdf in 4 of 11 links, so either is fine',
    ),
    "versions": (
        "# L\n\n" + entries("2401.00001v2", "2302.00001"),
        'versions = "keep"  # or drop: 1 of 2 links name a version',
    ),
    "newest first": (
        "# L\n\n" + entries(*FALLING),
        'papers = "newest-first"  # so are 10 of 10 neighbours that differ',
    ),
    "oldest first": (
        "# L\n\n" + entries(*FALLING[::-1]),
        'papers = "oldest-first"  # so are 10 of 10 neighbours that differ',
    ),
    "few have no order": (
        "# L\n\n" + entries(*FALLING[:4]),
        'papers = "auto"  # no order that all lists keep to; each is held to its own, if it has one',
    ),
    "categories by the alphabet": (
        "# L\n\n## A\n\n## B\n\n## C\n\n## d\n",
        'categories = "alphabetical"  # so are they wherever 4 or more stand beside each other',
    ),
    "categories by number": (
        "# L\n\n## 1 A\n\n## 2 B\n\n## 3 C\n\n## 4 D\n",
        'categories = "any"  # or alphabetical, contents, or a list of names',
    ),
    "ids in most headings": (
        "# L\n\n## A {#a}\n\n## B {#b}\n",
        "# Where is this list shown? 2 of 3 headings end in an id, as in {#id}, but GitHub shows that as text.",
    ),
    "renderers that know such ids": (
        "# L\n\n## A {: #a}\n\n## B {: #b}\n",
        "# If it is one of these that shows it, name that: mkdocs.",
    ),
}


@pytest.mark.parametrize(("text", "line"), SEEN.values(), ids=SEEN)
def test_says_what_it_saw(text, line):
    assert line in made(text)[0].splitlines()


def found(text, configuration):
    return Counter(each.rule for each in linting.lint(text, RULES, configuration))


def test_what_would_add_findings_is_only_proposed():
    years = ["2024", "2023", "2022", "2021", "2020", "2019", "2018", "2017", "2016", "2015", "2014", "2013", "2012"]
    papers = [f"+ Title {year} [[CVPR {year}]](https://e.org/{year})\n" for year in years]
    text = "# L\n\n## A\n\n" + "".join(papers) + "\n## B\n\n" + papers[5] + papers[1]
    written, configuration = made(text)
    assert '# papers = "newest-first"  # so are 12 of 13 neighbours that differ; would add findings\n' in written
    assert configuration.order.papers == "auto"
    assert found(text, configuration._replace(order=config.Order(papers="newest-first"))) > found(text, configuration)


@pytest.mark.parametrize("text", [EXAMPLE.read_text("utf-8"), *(text for text, _ in SEEN.values())], ids=["", *SEEN])
def test_adds_no_findings(text):
    assert not found(text, made(text)[1]) - found(text, config.Config())


@given(texts())
def test_any_text_gets_a_configuration(text):
    assert not found(text, made(text)[1]) - found(text, config.Config())


def test_path_stays_a_comment():
    written = project_files.configuration("", "a\nselect = 1\x1b.md", RULES)
    assert written.startswith(r"# What holds for a\nselect = 1\x1b.md, ")
    from_toml(written, "-", rules.names())


PATHS = {
    "at the top": "README.md",
    "below": "docs/papers.md",
    "with a space": "my list.md",
    "with characters of patterns": "docs/a+b (1) [x].md",
    "in Chinese": "论文/自述.md",
    "emoji": "📚.md",
    "with quotes": 'it\'s "it".md',
    "like YAML": "a: b #c.md",
    "like a list": "- a.md",
    "ends in a space": "a ",
    "with a line break": "a\nb.md",
    "with an expression": "a${{ github.token }}$${{'x'}}.md",
    "with what steers a terminal": "a\x1b\x9b\u202e\U000e0041\x7f.md",
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
    assert workflow["on"] == "pull_request"
    assert workflow["permissions"] == {"contents": "read"}
    checkout, check = workflow["jobs"]["fgad-lint"]["steps"]
    assert checkout["uses"].startswith("actions/checkout@")
    assert evaluated(check.get("with", {"files": "README.md"})["files"]) == path


def evaluated(value):
    """A string of a workflow in which GitHub finds no expression but such as are strings themselves."""
    parts = re.split(r"\$\{\{ '((?:[^']|'')*)' \}\}", value)
    assert not any("${{" in part for part in parts[::2])
    return "".join(parts)
