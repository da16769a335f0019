"""The work that a text makes grows with its length, whatever it holds. Calls are counted; time only what one call may hide."""

import sys
from collections.abc import Iterator
from time import process_time

import linting
import pytest

from fgad_lint import records, report, rules
from fgad_lint.config import Config
from fgad_lint.diagnostic import Diagnostic, Edit, Finding, Fix
from fgad_lint.linter import witness
from fgad_lint.linter.fix_scope import edits_outside_scope
from fgad_lint.model.document import Document
from fgad_lint.report import Checked, Look
from fgad_lint.rule import Rule
from fgad_lint.text import Span

RULES = rules.load()
SIZE = 150
TEXTS = {
    "brackets": lambda n: "[" * n,
    "pictures": lambda n: "![" * n,
    "targets": lambda n: "](" * n,
    "code of growing length": lambda n: "".join("`" * each + "a" for each in range(1, int((8 * n) ** 0.5))),
    "emphasis left open": lambda n: "*a_" * n,
    "emphasis closed": lambda n: "*a " * n + "a* " * n,
    "comments left open": lambda n: "<!--" * n,
    "quotes": lambda n: "> " * n + "a",
    "nested lists": lambda n: "- " * n + "a",
    "columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|\n",
    "rows": lambda n: "| Title | Link |\n|-|-|\n" + "| A Study of Faults | [x](https://e.org) |\n" * n,
    "ampersands": lambda n: "&" * n,
    "one line": lambda n: "- " + "word " * n + "[[x]](https://e.org)\n",
    "headings alike": lambda n: "## A\n\n" * n,
    "contents of headings alike": lambda n: "- [A](#a)\n" * n + "\n" + "## A\n\n" * n,
    "contents that lead nowhere": lambda n: "- [A](#a)\n" * n + "\n## B\n",
    "papers with one id": lambda n: "".join(
        f"- A Study of Faults of Kind {each} [[arXiv 2024]](https://arxiv.org/abs/2401.00001)\n" for each in range(n)
    ),
    "papers with one title": lambda n: "- A Study of Faults in Cast Iron [[x]](https://e.org)\n" * n,
    "titles alike": lambda n: "".join(
        f"- A Study of Faults in Cast Iron {each} [[x]](https://e.org/{each})\n" for each in range(n)
    ),
    "links of one entry": lambda n: "- A Study of Faults " + "[[x]](https://e.org) " * n + "\n",
    "years of one entry": lambda n: (
        "".join(f"- A Study of Faults {each} [[x]](https://arxiv.org/abs/2401.0000{each})\n" for each in range(1, 10))
        + "- A Study of Iron [[x]](https://arxiv.org/abs/2401.00100) "
        + "[a](https://e.org) " * n
        + "2024, " * n
    ),
    "entries like one of many links": lambda n: (
        "- A Study of Faults in Cast Iron "
        + "".join(f"[[x]](https://e.org/{each}) " for each in range(n))
        + "\n"
        + "- A Study of Faults in Cast Iron [[y]](https://f.org)\n" * n
    ),
    "papers with the id of a long title": lambda n: (
        f"- A Study {'Faults ' * n}[[x]](https://arxiv.org/abs/2401.00001)\n"
        + "".join(f"- A Report {each} [[x]](https://arxiv.org/abs/2401.00001)\n" for each in range(n))
    ),
    "entries like a long one": lambda n: (
        "- A Study of Faults"
        + " [[x]](https://e.org) [y](https://e.org)" * n
        + "\n"
        + "".join(f"- A Study of Iron {each} in [x](https://e.org) some w{each} words\n" for each in range(n))
    ),
    "a heading of many links": lambda n: "- [A](#x)\n" * n + '\n## <a id="x"></a>' + "[b](https://e.org) " * n + "\n",
    "broken links": lambda n: "- A Study of Faults [[x] (https://e.org)\n" * n,
    "bare URLs": lambda n: "https://e.org/a " * n,
    "anchors": lambda n: '<a name="a"></a>\n' * n,
    "tags": lambda n: "<b>" * n,
    "details": lambda n: "<details>\n" * n,
    "definitions": lambda n: "".join(f"[a{each}]: https://e.org\n" for each in range(n)),
    "ignore comments": lambda n: "<!-- fgad-lint: ignore-next-line -->\n" * n,
    "invisible characters": lambda n: "- A\u200bB [[x]](https://e.org)\n" * n,
    "spaces in a heading": lambda n: "# a" + " " * n + "b\n",
}


def calls(work) -> int:
    """How many functions are called, those of C as well."""
    count = 0

    def see(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def growth(work, text) -> float:
    """How many times as much work four times the text makes; what a short text makes anyway is left out."""
    nothing = calls(lambda: work(text(1)))
    return (calls(lambda: work(text(4 * SIZE))) - nothing) / max(calls(lambda: work(text(SIZE))) - nothing, 500)


def lint(text):
    linting.lint(text, RULES, Config())


def repair(text):
    linting.fix(text, RULES, Config(), unsafe=True)


def there_and_back(text):
    records.render(records.to_record(text))


def lose_half(text):
    lines = text.splitlines(keepends=True)
    assert witness.lost(text, "".join(lines[: len(lines) // 2])) == ""


def test_guard_of_a_fix_that_many_findings_share():
    def guard(text):
        document = Document(text, "github")
        spans = [Span(line, line + 1) for line in document.lines.starts[:-1]]
        fix = Fix.safe("mend them", *(Edit.replace(span, "+") for span in spans))
        assert edits_outside_scope(document, [Diagnostic(span, "planted", "info", "a", fix) for span in spans]) == []

    assert growth(guard, lambda n: "- A Study\n" * n) < 6


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("work", [lint, repair, there_and_back])
def test_work_grows_with_the_text(work, text):
    for size in (1, SIZE):
        work(text(size))  # What is imported and compiled once is no part of it.
    assert growth(work, text) < 6


# What is done within one call, such as a search in a text, is not counted.
LONG = {
    "brackets that close": (lint, lambda n: "a b](https://e.org/a) " * n, 4000),
    "rows like one of many words": (
        lint,
        lambda n: (
            "| Title | Notes |\n|-|-|\n| [A Study of Faults in Iron](https://e.org/1) |"
            + " word" * n
            + " |\n"
            + "| [A Study of Faults in Iron](https://e.org/1) | |\n" * n
        ),
        1500,
    ),
    "comments behind marks": (lint, lambda n: "!" * (20 * n) + "<!-- fgad-lint: ignore -->" * n, 1000),
    "misspelt contents": (
        lint,
        lambda n: (
            "".join(f"- [Section {number} looms](#s{number})\n" for number in range(n))
            + "".join(f'\n## Sectoin {number} looms <a name="s{number}"></a>\n' for number in range(n))
        ),
        300,
    ),
    "entries dropped": (
        lose_half,
        lambda n: "".join(f"- A Study {each} [x](https://e.org)\n" for each in range(n)) * 2,
        500,
    ),
    "an entry of many lines": (lose_half, lambda n: "- A Study\n" + "of many faults\n" * n, 4000),
    "pictures in pictures": (there_and_back, lambda n: "# " + "![" * n + "](u)" * n + "b\n", 1000),
}


@pytest.mark.parametrize(("work", "text", "size"), LONG.values(), ids=LONG)
def test_time_grows_with_the_text(work, text, size):
    def seconds(n):
        begin = process_time()
        work(text(n))
        return process_time() - begin

    work(text(1))
    # What slows the machine down may do so during one of these; a busy one gets three tries.
    assert any(seconds(4 * size) < 8 * max(seconds(size), 0.05) for _ in range(3))


WIDE = {
    "links to a long anchor": lambda n: "[x](#a) " * n + "\n\n## a" + "\ufe0f" * n + "\n",
    "links to a long heading": lambda n: "[x](#ab) " * n + "\n\n## a" + " -" * n + " b\n",
    "other bullets": lambda n: (
        "".join(f"- A Study {each} [[x]](https://e.org/{each})\n" for each in range(9 * n))
        + "".join(f"* A Report {each} [[x]](https://e.org/{each})\n" for each in range(n))
    ),
    "far apart": lambda n: (
        "- [A0](#a0)\n"
        + "\n" * n
        + "".join(f"- [A{each}](#a{each})\n\n" for each in range(1, n))
        + "".join(f"## A{each}\n\n" for each in range(n + n // 5))
    ),
}


@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE)
def test_what_is_said_grows_with_the_text(text):
    render = report.load("json")

    def said(n):
        return len(render([Checked("README.md", text(n), linting.lint(text(n), RULES, Config()))], Look()))

    assert said(4 * SIZE) < 6 * said(SIZE)


def test_what_looks_at_all_pairs_is_found():
    def check(document, _) -> Iterator[Finding]:
        for paper in document.papers:
            if sum(map(paper.has_title_of, document.papers)) > len(document.text):
                yield Finding(Span(0, 1), "never")

    planted = Rule("planted", "A.\n\nB.", "info", (), check)
    assert growth(lambda text: linting.lint(text, [planted], Config()), TEXTS["titles alike"]) > 8
