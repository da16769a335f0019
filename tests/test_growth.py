"""Work grows linearly with the length of a text. Calls are counted; time is measured only for work within one call."""

import gc
import sys
from collections.abc import Iterable, Iterator
from time import process_time

import linting
import pytest

from fgad_lint import merge, records, report, rules
from fgad_lint.config import Config
from fgad_lint.diagnostic import Diagnostic, Edit, Finding, Fix
from fgad_lint.facts.paper import Facts, PaperFacts
from fgad_lint.linter.fix_scope import edits_outside_scope
from fgad_lint.linter.witness import Witness
from fgad_lint.model.document import Document
from fgad_lint.model.paper_identity import have_same_title
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.rule import Rule
from fgad_lint.text import Span

RULES = rules.load()
SIZE = 150
TEXTS = {
    "brackets": lambda n: "[" * n,
    "images": lambda n: "![" * n,
    "targets": lambda n: "](" * n,
    "code of growing length": lambda n: "".join("`" * length + "a" for length in range(1, int((8 * n) ** 0.5))),
    "emphasis left open": lambda n: "*a_" * n,
    "emphasis closed": lambda n: "*a " * n + "a* " * n,
    "comments left open": lambda n: "<!--" * n,
    "quotes": lambda n: "> " * n + "a",
    "nested lists": lambda n: "- " * n + "a",
    "columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|\n",
    "rows": lambda n: "| Title | Link |\n|-|-|\n" + "| A Study of Faults | [x](https://e.org) |\n" * n,
    "ampersands": lambda n: "&" * n,
    "one line": lambda n: "- " + "word " * n + "[[x]](https://e.org)\n",
    "equal headings": lambda n: "## A\n\n" * n,
    "contents of equal headings": lambda n: "- [A](#a)\n" * n + "\n" + "## A\n\n" * n,
    "contents with broken links": lambda n: "- [A](#a)\n" * n + "\n## B\n",
    "papers with one id": lambda n: "".join(
        f"- A Study of Faults of Kind {index} [[arXiv 2024]](https://arxiv.org/abs/2401.00001)\n" for index in range(n)
    ),
    "papers with one title": lambda n: "- A Study of Faults in Cast Iron [[x]](https://e.org)\n" * n,
    "similar titles": lambda n: "".join(
        f"- A Study of Faults in Cast Iron {index} [[x]](https://e.org/{index})\n" for index in range(n)
    ),
    "links of one entry": lambda n: "- A Study of Faults " + "[[x]](https://e.org) " * n + "\n",
    "impossible years of one entry": lambda n: "- A Study of Faults " + "[[x]](https://e.org) CVPR 20201 " * n + "\n",
    "misspelt venues": lambda n: "- A Study of Faults [[NeruIPS 2020]](https://arxiv.org/abs/2001.00001)\n" * n,
    "dates of one title": lambda n: "- [" + "2024.01 " * n + "](https://arxiv.org/abs/2401.00001)\n",
    "years of one entry": lambda n: (
        "".join(
            f"- A Study of Faults {index} [[x]](https://arxiv.org/abs/2401.0000{index})\n" for index in range(1, 10)
        )
        + "- A Study of Iron [[x]](https://arxiv.org/abs/2401.00100) "
        + "[a](https://e.org) " * n
        + "2024, " * n
    ),
    "entries similar to one with many links": lambda n: (
        "- A Study of Faults in Cast Iron "
        + "".join(f"[[x]](https://e.org/{index}) " for index in range(n))
        + "\n"
        + "- A Study of Faults in Cast Iron [[y]](https://f.org)\n" * n
    ),
    "papers with the id of a long title": lambda n: (
        f"- A Study {'Faults ' * n}[[x]](https://arxiv.org/abs/2401.00001)\n"
        + "".join(f"- A Report {index} [[x]](https://arxiv.org/abs/2401.00001)\n" for index in range(n))
    ),
    "papers with the pages of a long title": lambda n: (
        f"- A Study {'Faults ' * n}"
        + "".join(f"[[pdf]](https://e.org/{index}.pdf)" for index in range(n))
        + "\n"
        + "".join(f"- Report {index} of {index} Reports [[pdf]](https://e.org/{index}.pdf)\n" for index in range(n))
    ),
    "papers with the title of a long entry and another id": lambda n: (
        f"- A Study of Faults in Iron [[x]](https://arxiv.org/abs/2401.00001) by {'Ada Brook, ' * n}\n"
        + "- A Study of Faults in Iron [[x]](https://arxiv.org/abs/2401.00002) by Cleo Marsh\n" * n
    ),
    "neighbours with one page": lambda n: "".join(
        f"- [Study of {index}{index} Faults in Iron](https://e.org/{index // 2})\n"
        f"- [Report {index} on Weaving Wooden Looms](https://e.org/{index // 2})\n"
        for index in range(n)
    ),
    "entries similar to a long one": lambda n: (
        "- A Study of Faults"
        + " [[x]](https://e.org) [y](https://e.org)" * n
        + "\n"
        + "".join(f"- A Study of Iron {index} in [x](https://e.org) some w{index} words\n" for index in range(n))
    ),
    "a heading with many links": lambda n: "- [A](#x)\n" * n + '\n## <a id="x"></a>' + "[b](https://e.org) " * n + "\n",
    "broken links": lambda n: "- A Study of Faults [[x] (https://e.org)\n" * n,
    "bare URLs": lambda n: "https://e.org/a " * n,
    "anchors": lambda n: '<a name="a"></a>\n' * n,
    "tags": lambda n: "<b>" * n,
    "details": lambda n: "<details>\n" * n,
    "definitions": lambda n: "".join(f"[a{index}]: https://e.org\n" for index in range(n)),
    "definitions apart": lambda n: "".join(f"[a{index}]: https://e.org\n\n" for index in range(n)),
    "paragraphs and quotes": lambda n: "*a*\nb\n\n> c\n\n" * n,
    "items before a quote": lambda n: "- a\n\n" * n + "- > b\n",
    "items and breaks": lambda n: "- a\n- ***\n***\n" * n,
    "rows before a quote": lambda n: "a | b\n-|-\n" + "c | d\n" * n + "> e\n",
    "fences": lambda n: "```\n~~~ `\n" * n,
    "ignore comments": lambda n: "<!-- fgad-lint: ignore-next-line -->\n" * n,
    "invisible characters": lambda n: "- A\u200bB [[x]](https://e.org)\n" * n,
    "spaces in a heading": lambda n: "# a" + " " * n + "b\n",
}


def calls(work) -> int:
    """The number of function calls, C functions included."""
    count = 0

    def count_call(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(count_call)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def growth(work, text) -> float:
    """The factor by which work grows for four times the text, without the work for a minimal text."""
    minimum = calls(lambda: work(text(1)))
    return (calls(lambda: work(text(4 * SIZE))) - minimum) / max(calls(lambda: work(text(SIZE))) - minimum, 500)


def lint(text):
    linting.lint(text, RULES, Config())


def find_malformed_links(text):
    linting.lint(text, rules.load(["malformed-link"]), Config())


def fix(text):
    linting.fix(text, RULES, Config(), unsafe=True)


def round_trip(text):
    records.render(records.to_record(text))


def merge_additions(text):
    merge(
        text,
        f"- Ours [[x](https://e.org/o)]\n\n{text}\n# Ours\n",
        f"- Theirs [[x](https://e.org/t)]\n\n{text}\n# Theirs\n",
    )


def lose_half(text):
    lines = text.splitlines(keepends=True)
    assert Witness(text).lost(Witness("".join(lines[: len(lines) // 2]))) == ""


def test_scope_check_of_a_fix_that_many_findings_share():
    def check_scope(text):
        document = Document(text, "github")
        spans = [Span(line, line + 1) for line in document.lines.starts[:-1]]
        fix = Fix.safe("fix them", *(Edit.replace(span, "+") for span in spans))
        assert edits_outside_scope(document, [Diagnostic(span, "planted", "info", "a", fix) for span in spans]) == []

    check_scope("- A Study\n")  # Imports and compilation, which happen only once.
    assert growth(check_scope, lambda n: "- A Study\n" * n) < 6


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("work", [lint, fix, round_trip, merge_additions])
def test_work_grows_with_the_text(work, text):
    for size in (1, SIZE):
        work(text(size))  # Imports and compilation, which happen only once.
    assert growth(work, text) < 6


# Work within one call, such as a search in a text, is not counted, so its time is measured.
TIMED = {
    "brackets that close": (lint, lambda n: "a b](https://e.org/a) " * n, 4000),
    "rows similar to one with many words": (
        lint,
        lambda n: (
            "| Title | Notes |\n|-|-|\n| [A Study of Faults in Iron](https://e.org/1) |"
            + " word" * n
            + " |\n"
            + "| [A Study of Faults in Iron](https://e.org/1) | |\n" * n
        ),
        1500,
    ),
    "comments after exclamation marks": (lint, lambda n: "!" * (20 * n) + "<!-- fgad-lint: ignore -->" * n, 1000),
    "misspelt contents": (
        lint,
        lambda n: (
            "".join(f"- [Section {index} looms](#s{index})\n" for index in range(n))
            + "".join(f'\n## Sectoin {index} looms <a name="s{index}"></a>\n' for index in range(n))
        ),
        300,
    ),
    "deleted entries": (
        lose_half,
        lambda n: "".join(f"- A Study {index} [x](https://e.org)\n" for index in range(n)) * 2,
        500,
    ),
    "an entry of many lines": (lose_half, lambda n: "- A Study\n" + "of many faults\n" * n, 4000),
    "links with swapped brackets": (find_malformed_links, lambda n: "a (b)[https://e.org]" * n + "\n", 8000),
    "images in images": (round_trip, lambda n: "# " + "![" * n + "](u)" * n + "b\n", 1000),
}


@pytest.mark.parametrize(("work", "text", "size"), TIMED.values(), ids=TIMED)
def test_time_grows_with_the_text(work, text, size):
    def seconds(n):
        source = text(n)
        gc.disable()  # As on the command line.
        begin = process_time()
        try:
            work(source)
            return process_time() - begin
        finally:
            gc.enable()

    work(text(1))
    # A busy machine may be slow during one of these, so there are three tries.
    assert any(seconds(4 * size) < 8 * max(seconds(size), 0.05) for _ in range(3))


LONG_REPORTS = {
    "links to a long anchor": lambda n: "[x](#a) " * n + "\n\n## a" + "\ufe0f" * n + "\n",
    "links to a long heading": lambda n: "[x](#ab) " * n + "\n\n## a" + " -" * n + " b\n",
    "anchors like that of a long heading": lambda n: (
        f'## {"Long words " * n}<a name="x"></a>\n\n' + '<a name="x"></a>\n\n' * n
    ),
    "contents that lead to a long heading": lambda n: (
        "- [Data](#x)\n" * n + f'\n## {"Long words " * n}<a name="x"></a>\n\n## Data\n'
    ),
    "other bullets": lambda n: (
        "".join(f"- A Study {index} [[x]](https://e.org/{index})\n" for index in range(9 * n))
        + "".join(f"* A Report {index} [[x]](https://e.org/{index})\n" for index in range(n))
    ),
    "far apart": lambda n: (
        "- [A0](#a0)\n"
        + "\n" * n
        + "".join(f"- [A{index}](#a{index})\n\n" for index in range(1, n))
        + "".join(f"## A{index}\n\n" for index in range(n + n // 5))
    ),
}


@pytest.mark.parametrize("text", LONG_REPORTS.values(), ids=LONG_REPORTS)
def test_report_grows_with_the_text(text):
    format_findings = report.load("json")

    def length(n):
        return len(
            format_findings(
                [CheckedFile("README.md", text(n), linting.lint(text(n), RULES, Config()))], DisplayOptions()
            )
        )

    assert length(4 * SIZE) < 6 * length(SIZE)


def test_quadratic_rule_is_detected():
    def check(document, _) -> Iterator[Finding]:
        for paper in document.papers:
            if sum(have_same_title(paper, other_paper) for other_paper in document.papers) > len(document.text):
                yield Finding(Span(0, 1), "never")

    planted = Rule("planted", "A.\n\nB.", "info", (), check)
    assert growth(lambda text: linting.lint(text, [planted], Config()), TEXTS["similar titles"]) > 8


def known(index: int, title: str, **more: object) -> PaperFacts:
    return PaperFacts(f"2401.{index + 1:05}", ((1, title),), ("Ann Loom", "Bo Dyer"), **more)


# The title of an entry and the facts about its paper, by its index.
KNOWN = {
    "wrong papers": lambda index: (
        "A Study of Faults in Cast Iron",
        known(index, f"Weaving Images with Looms {index}"),
    ),
    "titles with some words in common": lambda index: (
        f"Faults{index} in Iron{index} and Steel{index}",
        known(index, f"Faults{index} of Brass{index} and Lead{index}"),
    ),
    "renamed papers": lambda index: ("A Study of Faults in Iron", known(index, "A Study of Faults in Brass")),
    "published papers": lambda index: (
        "A Study of Faults",
        known(index, "A Study of Faults", comment="accepted at CVPR 2024"),
    ),
    "withdrawn papers": lambda index: ("A Study of Faults", known(index, "A Study of Faults", is_withdrawn=True)),
    "missing papers": lambda index: ("A Study of Faults", known(index, "", is_missing=True)),
}


def lint_with_facts(text: str, papers: Iterable[PaperFacts]) -> None:
    facts = Facts({paper.id: paper for paper in papers}, {})
    linting.lint(text, [rule for rule in RULES if rule.needs_facts], facts=lambda: facts)


@pytest.mark.parametrize("entry", KNOWN.values(), ids=KNOWN)
def test_rules_with_facts_take_linear_time(entry):
    def text(n):
        return "".join(
            f"- [{entry(index)[0]}](https://arxiv.org/abs/2401.{index + 1:05}), arXiv 2024\n" for index in range(n)
        )

    def work(text):
        lint_with_facts(text, (entry(index)[1] for index in range(text.count("\n"))))

    work(text(4 * SIZE))  # From now on, what is cached of titles is the same for all sizes.
    assert growth(work, text) < 5


def test_entries_of_a_paper_with_many_titles_and_authors_take_linear_time():
    def work(text):
        n = text.count("\n")
        titles = tuple((version + 1, f"Weaving Images with Looms {version}") for version in range(n))
        lint_with_facts(text, [PaperFacts("2401.00001", titles, ("Ann Loom",) * n)])

    assert growth(work, lambda n: "- [A Study of Faults](https://arxiv.org/abs/2401.00001), arXiv 2024\n" * n) < 5
