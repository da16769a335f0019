"""What `init` writes: a configuration that fits a list and adds no findings, a hook and a workflow."""

import os
import re
import subprocess
import sys
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
    """What GitHub makes of a string in a workflow, where all expressions must be strings themselves.

    As in the runner, an expression ends at the first }} that is not in single quotes.
    """
    text, start = "", 0
    while (opening := value.find("${{", start)) >= 0:
        text += value[start:opening]
        end, is_quoted = opening + 3, False
        while is_quoted or value[end - 2 : end] != "}}":
            is_quoted ^= value[end] == "'"
            end += 1
        text += re.fullmatch(r"'((?:[^']|'')*)'", value[opening + 3 : end - 2].strip())[1].replace("''", "'")
        start = end
    return text + value[start:]


EXPRESSIONS = [
    "${{ github.token }}",
    "${{",
    "$${{ x }}${{",
    "${{ '${{' }}",
    "a'${{ 'b' }}'.md",
    "${{ '}}${{ x }}' }}",
    "}}${{{{",
]


@pytest.mark.parametrize("path", EXPRESSIONS)
def test_names_of_files_are_no_expressions(path):
    for text in (
        project_files.workflow(path),
        project_files.add_to_workflow(project_files.workflow("README.md"), path),
    ):
        assert path in evaluated(yaml.safe_load(text)["jobs"]["fgad-lint"]["steps"][1]["with"]["files"]).split("\n")


# One more list


def hooks(entry):
    return (
        f"repos:\n- repo: https://e.org/other\n  rev: v1\n  hooks:\n  - id: other\n{entry}- repo: local\n  hooks: []\n"
    )


HOOK = """\
- repo: https://github.com/fgad-lint/fgad-lint
  rev: v9
  hooks:
  - id: fgad-lint
    args: [--]
    files: ^README\\.md$
"""
BOTH = r"^README\.md$|^docs/a b\.md$"
HOOKS = {
    "a hook for another list": (HOOK, HOOK.replace(r"^README\.md$", r"^README\.md$|^docs/a\ b\.md$")),
    "a fixing hook": (
        HOOK.replace("id: fgad-lint", "id: fgad-lint-fix  # fixes"),
        HOOK.replace("id: fgad-lint", "id: fgad-lint-fix  # fixes").replace("md$", r"md$|^docs/a\ b\.md$"),
    ),
    "a comment": (
        HOOK.replace("md$", "md$ # the list"),
        HOOK.replace("md$", r"md$|^docs/a\ b\.md$ # the list"),
    ),
    "another expression": (
        HOOK.replace(r"^README\.md$", "(?i)^(readme|more).*[.]md$"),
        HOOK.replace(r"^README\.md$", r'"(?i)^(readme|more).*[.]md$|^docs/a\\ b\\.md$"'),
    ),
    "a quoted expression": (
        HOOK.replace(r"^README\.md$", r'"^a\\+b\\.md$"'),
        HOOK.replace(r"^README\.md$", r'"^a\\+b\\.md$|^docs/a\\ b\\.md$"'),
    ),
    "the same list": (HOOK.replace("README", r"docs/a\ b"), HOOK.replace("README", r"docs/a\ b")),
    "no files": (HOOK.replace("    files: ^README\\.md$\n", ""), None),
    "two hooks": (HOOK + "  - id: fgad-lint-fix\n", None),
    "files of another hook": (HOOK.replace("    files:", "  - id: other\n    files:"), None),
    "an expression in single quotes": (HOOK.replace(r"^README\.md$", "'^README'"), None),
    "an expression on several lines": (HOOK.replace(r"^README\.md$", "|\n      (?x)^README"), None),
    "options on several lines": (
        HOOK.replace("[--]", "\n      - --"),
        HOOK.replace("[--]", "\n      - --").replace("md$", r"md$|^docs/a\ b\.md$"),
    ),
    "quotes that are not closed": (HOOK.replace(r"^README\.md$", '"^README'), None),
    "one line": ("- {repo: e, hooks: [{id: fgad-lint, files: README}]}\n", None),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("entry", "expected"), HOOKS.values(), ids=HOOKS)
def test_another_list_for_a_hook(entry, expected, line_end):
    added = project_files.add_to_hook(hooks(entry).replace("\n", line_end), "docs/a b.md")
    assert added == (expected and hooks(expected).replace("\n", line_end))


def steps(step):
    return f"on: push\njobs:\n  lint:\n    steps:\n{step}    - run: echo\n      with: {{}}\n"


STEP = "    - uses: fgad-lint/fgad-lint@0123abc # v9\n"
WITH = f"{STEP}      with:\n        files: "
BLOCK = f"{WITH}|\n          README.md\n          docs/a b.md\n"
STEPS = {
    "README.md by default": (STEP, BLOCK),
    "one file": (f"{WITH}b.md\n", BLOCK.replace("README", "b")),
    "one file in quotes": (f'{WITH}"- b.md"\n', BLOCK.replace("README", "- b")),
    "several files": (
        f"{WITH}|\n            b.md\n\n            README.md\n",
        BLOCK.replace("README.md", "b.md\n          README.md"),
    ),
    "other options": (f"{WITH}b.md\n        args: --fix\n", BLOCK.replace("README", "b") + "        args: --fix\n"),
    "an expression": (
        f"{WITH}\"a${{{{ '${{{{' }}}}.md\"\n",
        BLOCK.replace("README.md", "a${{ '${{' }}.md"),
    ),
    "the same file": (f"{WITH}docs/a b.md\n", f"{WITH}docs/a b.md\n"),
    "several files, and it is one": (BLOCK, BLOCK),
    "a folder that it is in": (f"{WITH}docs\n", f"{WITH}docs\n"),
    "the folder of the repository": (f"{WITH}.\n", f"{WITH}.\n"),
    "a folder whose name begins alike": (f"{WITH}doc\n", BLOCK.replace("README.md", "doc")),
    "two steps": (STEP + STEP, None),
    "a name that a block cannot contain": (f'{WITH}"a\\nb.md"\n', None),
    "a space at the end of a name": (f'{WITH}"a "\n', None),
    "other options first": (f"{STEP}      with:\n        args: x\n        files: b.md\n", None),
    "options in braces": (f"{STEP}      with: {{files: b.md}}\n", None),
    "options after a comment": (f"{STEP}# files\n\n      with:\n        files: b.md\n", None),
    "a step with a name": (STEP.replace("- uses", "- name: x\n      uses"), None),
    "a folded block": (f"{WITH}>\n          b.md\n", None),
    "a block without its last line end": (f"{WITH}|-\n          b.md\n", None),
    "an expression that is not ours": (f"{WITH}${{{{ inputs.files }}}}\n", None),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("step", "expected"), STEPS.values(), ids=STEPS)
def test_another_list_for_a_workflow(step, expected, line_end):
    added = project_files.add_to_workflow(steps(step).replace("\n", line_end), "docs/a b.md")
    assert added == (expected and steps(expected).replace("\n", line_end))


def test_mixed_line_ends_are_left_alone():
    assert project_files.add_to_hook(hooks(HOOK).replace("\n", "\r\n", 3), "a.md") is None
    assert project_files.add_to_workflow(steps(STEP).replace("\n", "\r\n", 3), "a.md") is None


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("first", ["docs/first.md", 'it\'s "it" (1).md', "a${{ github.token }}.md"])
def test_another_list_is_checked_too(first, path):
    added = project_files.add_to_hook(f"repos:\n{project_files.hook(first)}", path)
    (repository,) = yaml.safe_load(added)["repos"]
    (hook,) = repository["hooks"]
    assert re.search(hook["files"], first)
    assert re.search(hook["files"], path)
    assert not re.search(hook["files"], f"{path}x")
    assert project_files.add_to_hook(added, path) in ([added] if path.isprintable() else [added, None])
    added = project_files.add_to_workflow(project_files.workflow(first), path)
    if path.isprintable() and not path.endswith(" "):
        steps = yaml.safe_load(added)["jobs"]["fgad-lint"]["steps"]
        assert evaluated(steps[1]["with"]["files"]).splitlines() == [first, path]
        assert project_files.add_to_workflow(added, path) == added
    else:
        assert added is None


# Facts


def test_workflow_of_facts_is_the_example():
    text = project_files.facts_workflow()
    assert Path(__file__).parents[1].joinpath("examples", "fgad-lint-facts.yml").read_text("utf-8") == text
    named = re.search(r"--select (\S+)", text)[1].split(",")
    assert set(named) <= set(rules.names())


def repository(tmp_path):
    """A clone of a repository with a list, and the programs that a workflow runs; `gh` only writes down what it is asked."""
    programs = tmp_path / "programs"
    programs.mkdir()
    bodies = {
        "fgad-lint": f'exec "{sys.executable}" -m fgad_lint "$@"',
        "gh": f'echo "$2" >> "{tmp_path}/gh.txt"; [ "$2" != "$GH_FAILS" ]',
    }
    for name, body in bodies.items():
        (programs / name).write_text(f"#!/bin/bash\n{body}\n")
        (programs / name).chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "FGAD_LINT"))}
    environment |= {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "PYTHONPATH": str(Path(project_files.__file__).parents[2]),
    }
    script = """
        git init --quiet --bare remote
        git clone --quiet remote clone 2> /dev/null
        cd clone
        echo '- Weaving [[paper]](https://arxiv.org/abs/2304.00001)' > README.md
        git add README.md
        git -c user.name=a -c user.email=a@e.org commit --quiet --message list
        git push --quiet origin HEAD
    """
    subprocess.run(["bash", "-ec", script], cwd=tmp_path, env=environment, check=True)
    return tmp_path / "clone", environment


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX")
@pytest.mark.parametrize(("fails", "asked"), [("", ["create"]), ("create", ["create", "edit"])], ids=["new", "open"])
def test_workflow_of_facts_opens_a_pull_request(tmp_path, fails, asked):
    clone, environment = repository(tmp_path)
    script = yaml.safe_load(project_files.facts_workflow())["jobs"]["facts"]["steps"][-1]["run"]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    subprocess.run(command, cwd=clone, env=environment, check=True)
    assert not (tmp_path / "gh.txt").exists(), "nothing has changed"
    facts = '{"format": 1, "papers": {"2304.00001": {"missing": true}}}'
    (clone / ".fgad-lint").mkdir()
    (clone / ".fgad-lint" / "papers.json").write_text(facts)
    subprocess.run(command, cwd=clone, env=environment | {"GH_FAILS": fails}, check=True)
    assert (tmp_path / "gh.txt").read_text().split() == asked
    assert "arXiv has no paper 2304.00001" in (tmp_path / "body.md").read_text("utf-8")
    show = ["git", "show", "--format=%s", "--name-only", "fgad-lint-facts"]
    shown = subprocess.run(show, cwd=tmp_path / "remote", env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.split("\n") == ["Facts about papers", "", ".fgad-lint/papers.json", ""]
