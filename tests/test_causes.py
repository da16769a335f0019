"""Findings with one cause are shown as one."""

import json
import re

import pytest
from command_line import expect, run, write

from fgad_lint.diagnostic import Diagnostic, Edit, Fix
from fgad_lint.results.causes import one_per_cause
from fgad_lint.text import Span

IDS = [f"2103.0000{number}" for number in range(1, 8)]
HTTP = "".join(f"- [Looms](http://arxiv.org/abs/{number})\n" for number in IDS)
PDF = "".join(f"- [Looms](https://arxiv.org/pdf/{number})\n" for number in IDS)
EMPTY_ITEMS = "".join(f"- [Looms and Looms](https://arxiv.org/abs/{number})\n-\n" for number in IDS)
PLACEHOLDERS = "".join(f"- Looms [[paper]](https://arxiv.org/abs/{number}) [[code]](nan)\n" for number in IDS)
EMPTY_CELLS = "| Paper | Year |\n|---|---|\n" + "".join(
    f"| [Looms](https://e.org/{year}) | {year} | |\n" for year in (2019, 2020, 2021)
)
EMPTY_LINKS = PLACEHOLDERS.replace("[[code]](nan)", "[[code]]() [[data]]() [[Code]]()")
CASES = {
    "an old spelling": ("arxiv-url", HTTP, [(1, 6)]),
    "two spellings": ("arxiv-url", HTTP + HTTP.replace("http:", "https:").replace("arxiv.", "www.arxiv."), [(1, 6), (8, 6)]),
    "two links": ("arxiv-url", "".join(HTTP.splitlines(keepends=True)[:2]), [(1, 1)]),
    "one link": ("arxiv-url", "".join(HTTP.splitlines(keepends=True)[:1]), [(1, 0)]),
    "the configured page, in two spellings": ("arxiv-url", PDF + PDF.replace(")", ".pdf)"), [(1, 13)]),
    "empty items": ("malformed-entry", EMPTY_ITEMS, [(2, 6)]),
    "few empty items": ("malformed-entry", "".join(EMPTY_ITEMS.splitlines(keepends=True)[:6]), [(2, 0), (4, 0), (6, 0)]),
    "a placeholder": ("missing-url", PLACEHOLDERS, [(1, 6)]),
    "two placeholders": ("missing-url", PLACEHOLDERS + PLACEHOLDERS.replace("nan", "tbd"), [(1, 6), (8, 6)]),
    "empty links, by label": ("empty-link", EMPTY_LINKS, [(1, 13), *((line, 0) for line in range(1, 8))]),
    "links without label and URL": ("empty-link", "".join(f"- [Looms](https://arxiv.org/abs/{number}) []() []()\n" for number in IDS), [(1, 13)]),
    "rows with an empty cell": ("table-cells", EMPTY_CELLS, [(3, 2)]),
}  # fmt: skip


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


@pytest.mark.parametrize(("rule", "text", "expected"), CASES.values(), ids=CASES)
def test_shown_findings(rule, text, expected):
    """Each finding that is shown: its line, and how many more it stands for."""
    write("README.md", text)
    write("fgad-lint.toml", 'arxiv.url = "abs"\n')
    findings = json.loads(run("--select", rule, "--output-format", "json").stdout)
    more = [
        re.search(r"; (?:(1) more like it, on|(\d+) more like it, the next on) line \d+$", finding["message"])
        for finding in findings
    ]
    shown = [
        (finding["line"], int(match[1] or match[2]) if match else 0)
        for finding, match in zip(findings, more, strict=True)
    ]
    assert sorted(shown) == sorted(expected)


SUMMARIES = {
    "two spellings": (HTTP + HTTP.replace("http:", "https:").replace("arxiv.", "www.arxiv."), (), ", 2 shown and 12 more like them"),
    "nothing alike": (HTTP.splitlines(keepends=True)[0], (), ""),
    "statistics": (HTTP, ("--statistics",), ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "options", "shown"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary_says_how_many_are_shown(text, options, shown):
    write("README.md", text)
    *_, summary, _ = run("--select", "arxiv-url", *options).stdout.splitlines()
    assert summary.partition(")")[2] == shown


def test_report_names_the_next_one_and_the_fix_repairs_all():
    write("README.md", HTTP)
    expect(
        run("--select", "arxiv-url"),
        1,
        "README.md:1:11: warning: should be `https://arxiv.org/abs/2103.00001`; 6 more like it, the next on line 2 [arxiv-url]\n"
        "- [Looms](http://arxiv.org/abs/2103.00001)\n"
        "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write `https://arxiv.org/abs/2103.00001`, and the 6 others likewise\n"
        "README.md:2:11: the next one\n\n"
        "7 findings in 1 file (7 warnings), 1 shown and 6 more like it\n7 could be fixed with --fix\n",
    )
    (finding,) = json.loads(run("--select", "arxiv-url", "--output-format", "json").stdout)
    assert [edit["text"] for edit in finding["fix"]["edits"]] == [f"https://arxiv.org/abs/{number}" for number in IDS]
    expect(run("--fix", "--select", "arxiv-url"), 0, "7 findings fixed, none left\n")


def test_report_names_the_only_other_one():
    write("README.md", "[a](docs/b.md)\n\n[c](docs/b.md) [d](LICENSE)\n")
    write("LICENSE", "MIT")
    write("texts/b.md", "")
    shown = "README.md:1:5: warning: `docs/b.md` does not exist; did you mean `texts/b.md`? 1 more like it, on line 3 [missing-file]\n"
    expect(run("--select", "missing-file", "--output-format", "concise"), 1, shown)


def test_links_to_one_missing_file_are_shown_as_one():
    write("README.md", "[a](docs/b.md) [c](docs/b.md#d)\n\n[e](./docs/b.md) [f](LICENSE)\n")
    write("LICENSE", "MIT")
    write("texts/b.md", "")
    shown = "README.md:1:5: warning: `docs/b.md` does not exist; did you mean `texts/b.md`? 2 more like it, the next on line 1 [missing-file]\n"
    expect(run("--select", "missing-file", "--output-format", "concise"), 1, shown)


def test_fix_of_all_is_as_safe_as_the_fixes_of_each():
    safe, unsafe = (make("write `b`", Edit.replace(Span(1, 2), "b")) for make in (Fix.safe, Fix.unsafe))
    for fixes, expected in (((safe, safe), True), ((safe, unsafe), False), ((safe, None), None)):
        diagnostics = [Diagnostic(Span(1, 2), "a-rule", "error", "a", fix, cause="c") for fix in fixes]
        (shown,) = one_per_cause("text", diagnostics)
        assert (shown.fix and shown.fix.is_safe) == expected
