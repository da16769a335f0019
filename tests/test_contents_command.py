"""Bring contents lists up to date, and make them: the command `contents`, and `update_contents`."""

from pathlib import Path

import pytest
from command_line import expect, run, write
from hypothesis import given
from hypothesis import strategies as st
from texts import texts

import fgad_lint
import fgad_lint.rules
from fgad_lint.curation.editing import CurationError

pytestmark = pytest.mark.usefixtures("workspace")

UP_TO_DATE = "contents are up to date"
SECTIONS = """
# Papers on Weaving

{contents}

## Looms

How to weave.

### Wide

For two.

### Narrow

For one.

## Dyes

Of roots, bark and leaves.

## Knots

All that hold.

### Big

And these hold more.

## License

CC0
"""
UPDATES = {
    "nothing to do": (
        ["- [Looms](#looms)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        UP_TO_DATE,
    ),
    "a section in the middle is added": (
        ["* **[Looms](#looms)**", "* **[Knots](#knots)**"],
        ["* **[Looms](#looms)**", "* **[Dyes](#dyes)**", "* **[Knots](#knots)**"],
        "1 entry added",
    ),
    "a first section is added": (
        ["- [Dyes](#dyes)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry added",
    ),
    "the items after a new one are numbered": (
        ["1. [Looms](#looms)", "2. [Knots](#knots)"],
        ["1. [Looms](#looms)", "2. [Dyes](#dyes)", "3. [Knots](#knots)"],
        "1 entry added",
    ),
    "items that all have one number keep it": (
        ["1. [Looms](#looms)", "1. [Knots](#knots)"],
        ["1. [Looms](#looms)", "1. [Dyes](#dyes)", "1. [Knots](#knots)"],
        "1 entry added",
    ),
    "what is nested under a number that grows moves with it": (
        ["8. [Looms](#looms)", "9. [Knots](#knots)", "   - [Big](#big)"],
        ["8. [Looms](#looms)", "9. [Dyes](#dyes)", "10. [Knots](#knots)", "    - [Big](#big)"],
        "1 entry added",
    ),
    "blank lines between items": (
        ["- [Looms](#looms)", "", "- [Dyes](#dyes)"],
        ["- [Looms](#looms)", "", "- [Dyes](#dyes)", "", "- [Knots](#knots)"],
        "1 entry added",
    ),
    "links with the URL of the page": (
        [f"- [{name}](https://github.com/me/w#{name.lower()})" for name in ("Looms", "Wide", "Narrow", "Knots")],
        [
            f"- [{name}](https://github.com/me/w#{name.lower()})"
            for name in ("Looms", "Wide", "Narrow", "Dyes", "Knots")
        ],
        "1 entry added",
    ),
    "links in HTML": (
        ['- <a href="#looms">Looms</a>', '- <a href="#dyes">Dyes</a>'],
        ['- <a href="#looms">Looms</a>', '- <a href="#dyes">Dyes</a>', '- <a href="#knots">Knots</a>'],
        "1 entry added",
    ),
    "an entry that says more keeps its text and is not copied": (
        ["- [Looms](#looms), old and new", "- [Dyes](#dyes)"],
        ["- [Looms](#looms), old and new", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry added",
    ),
    "what all entries have before their links": (
        ["- 🧵 [Looms](#looms) 🔥", "- 🧵 [Dyes](#dyes)", "- 🧵 [Big](#big)"],
        ["- 🧵 [Looms](#looms) 🔥", "- 🧵 [Dyes](#dyes)", "- 🧵 [Knots](#knots)", "- 🧵 [Big](#big)"],
        "1 entry added",
    ),
    "a list that begins with 2": (
        ["2. [Dyes](#dyes)", "3. [Knots](#knots)"],
        ["1. [Looms](#looms)", "2. [Dyes](#dyes)", "3. [Knots](#knots)"],
        "1 entry added",
    ),
    "a nested entry": (
        ["- [Looms](#looms)", "   * [Wide](#wide)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "   * [Wide](#wide)", "   * [Narrow](#narrow)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry added",
    ),
    "a level that is not nested": (
        ["- [Looms](#looms)", "- [Wide](#wide)", "- [Narrow](#narrow)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [Wide](#wide)", "- [Narrow](#narrow)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry added",
    ),
    "an entry of a section that is gone": (
        ["- [Looms](#looms)", "- [Spindles](#spindles)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry removed",
    ),
    "an entry that leads nowhere but says more stays": (
        ["- [Looms](#looms)", "- [Spindles](#spindles) of stone", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [Spindles](#spindles) of stone", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        f"{UP_TO_DATE}; 1 entry leads nowhere",
    ),
    "only entries of sections that are gone": (
        ["- [Spindles](#spindles)", "- [Needles](#needles)"],
        ["- [Spindles](#spindles)", "- [Needles](#needles)"],
        f"{UP_TO_DATE}; 2 entries lead nowhere",
    ),
    "numbers after an entry that is removed": (
        ["1. [Looms](#looms)", "2. [Spindles](#spindles)", "3. [Dyes](#dyes)", "4. [Knots](#knots)"],
        ["1. [Looms](#looms)", "2. [Dyes](#dyes)", "3. [Knots](#knots)"],
        "1 entry removed",
    ),
    "a link to a section that was renamed": (
        ["- [Looms](#looms)", "- [The Dyes](#dye)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [The Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry relinked",
    ),
    "the old name of a section": (
        ["- [Looms](#looms)", "- [Dyess](#dyess)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry renamed",
    ),
    "letter case of an anchor": (
        ["- [Looms](#Looms)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry relinked",
    ),
    "another name": (
        ["- [Looms](#looms)", "- [Red and Blue](#dyes)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry renamed",
    ),
    "an entry out of order, and a new one": (
        ["- [Dyes](#dyes)", "- [Looms](#looms)", "  - [Wide](#wide)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "  - [Wide](#wide)", "  - [Narrow](#narrow)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry added, 1 moved",
    ),
    "an entry that is nested under another section": (
        ["- [Looms](#looms)", "  - [Wide](#wide)", "  - [Narrow](#narrow)", "  - [Dyes](#dyes)", "- [Knots](#knots)"],
        ["- [Looms](#looms)", "  - [Wide](#wide)", "  - [Narrow](#narrow)", "- [Dyes](#dyes)", "- [Knots](#knots)"],
        "1 entry moved",
    ),
    "a selection": (["- [Dyes](#dyes)"], ["- [Dyes](#dyes)"], UP_TO_DATE),
    "comments of doctoc, between which all sections are listed": (
        [
            "<!-- START doctoc generated TOC please keep comment here to allow auto update -->",
            "**Contents**",
            "",
            "- [Looms](#looms)",
            "- [Of Knots](#knots)",
            "",
            "<!-- END doctoc generated TOC please keep comment here to allow auto update -->",
        ],
        [
            "<!-- START doctoc generated TOC please keep comment here to allow auto update -->",
            "**Contents**",
            "",
            "- [Looms](#looms)",
            "- [Dyes](#dyes)",
            "- [Of Knots](#knots)",
            "- [License](#license)",
            "",
            "<!-- END doctoc generated TOC please keep comment here to allow auto update -->",
        ],
        "2 entries added",
    ),
    "a comment right after the last entry": (
        ["<!-- TOC depthFrom:2 -->", "- [Looms](#looms)", "- [Dyes](#dyes)", "  <!-- /TOC -->"],
        [
            "<!-- TOC depthFrom:2 -->",
            *("- [Looms](#looms)", "- [Dyes](#dyes)", "- [Knots](#knots)", "- [License](#license)"),
            "  <!-- /TOC -->",
        ],
        "2 entries added",
    ),
    "empty between comments": (
        ["<!-- toc -->", "", "<!-- tocstop -->"],
        [
            *("<!-- toc -->", "", "- [Looms](#looms)", "  - [Wide](#wide)", "  - [Narrow](#narrow)"),
            *("- [Dyes](#dyes)", "- [Knots](#knots)", "  - [Big](#big)", "- [License](#license)", ""),
            "<!-- tocstop -->",
        ],
        "contents with 7 entries added",
    ),
    "the site makes them": (["[TOC]"], ["[TOC]"], "the site makes the contents, because of line 3"),
    "the site makes them, as Jekyll does": (
        ["* TOC", "{:toc}"],
        ["* TOC", "{:toc}"],
        "the site makes the contents, because of line 4",
    ),
}


def with_contents(lines):
    return SECTIONS.lstrip().format(contents="\n".join(lines))


@pytest.mark.parametrize(("before", "after", "done"), UPDATES.values(), ids=UPDATES)
def test_update(before, after, done):
    config = fgad_lint.configure()
    text = with_contents(before)
    edited = fgad_lint.update_contents(text, config)
    assert edited.text == with_contents(after)
    assert edited.done == done
    again = fgad_lint.update_contents(edited.text, config)
    assert again.text == edited.text
    windows = fgad_lint.update_contents(text.replace("\n", "\r\n"), config)
    assert windows.text == with_contents(after).replace("\n", "\r\n")


PAPERS = """\
- A Loom for Thin Threads [[paper]](https://arxiv.org/abs/2301.00001)
- Shuttles That Come Back [[paper]](https://arxiv.org/abs/2302.00002)
- Warp and Weft at Night [[paper]](https://arxiv.org/abs/2303.00003)
"""
NEW = {
    "after the title and the introduction": (
        f"# Papers on Weaving\n\nAll about it.\n\n## Looms\n{PAPERS}\n### Wide\n\n## Dyes\n",
        f"# Papers on Weaving\n\nAll about it.\n\n## Contents\n\n- [Looms](#looms)\n  - [Wide](#wide)\n- [Dyes](#dyes)\n\n"
        f"## Looms\n{PAPERS}\n### Wide\n\n## Dyes\n",
    ),
    "headings of the first level": (
        f"# Papers on Weaving\n# Looms\n{PAPERS}# Dyes\n{PAPERS}",
        f"# Papers on Weaving\n\n# Contents\n\n- [Looms](#looms)\n- [Dyes](#dyes)\n\n# Looms\n{PAPERS}# Dyes\n{PAPERS}",
    ),
    "no title": (f"## Looms\n{PAPERS}", f"## Contents\n\n- [Looms](#looms)\n\n## Looms\n{PAPERS}"),
    "an empty section for them": (
        "# Weaving\n\n## Looms\n\n## Table of Contents\n## Dyes\n* One\n\n### Red",
        "# Weaving\n\n## Looms\n\n## Table of Contents\n\n* [Dyes](#dyes)\n  * [Red](#red)\n\n## Dyes\n* One\n\n### Red",
    ),
    "a list in Chinese": (
        f"# Weaving\n\n## 织布机\n{PAPERS}\n## 染料\n{PAPERS}",
        f"# Weaving\n\n## 目录\n\n- [织布机](#织布机)\n- [染料](#染料)\n\n## 织布机\n{PAPERS}\n## 染料\n{PAPERS}",
    ),
    "without licence, years and what is to be omitted": (
        "# W\n\n## Looms\n\n### 2024\n\n### 2023\n\n## Drafts <!-- omit in toc -->\n\n## Citation\n\n## Dyes\n",
        "# W\n\n## Contents\n\n- [Looms](#looms)\n- [Dyes](#dyes)\n\n"
        "## Looms\n\n### 2024\n\n### 2023\n\n## Drafts <!-- omit in toc -->\n\n## Citation\n\n## Dyes\n",
    ),
    "years beside others": (
        "# W\n\n## Looms\n\n### 2024\n\n### Before 2024\n",
        "# W\n\n## Contents\n\n- [Looms](#looms)\n  - [2024](#2024)\n  - [Before 2024](#before-2024)\n\n"
        "## Looms\n\n### 2024\n\n### Before 2024\n",
    ),
    "an anchor above the first section": (
        '# W\n\n<a name="l"></a>\n\n## Looms\n',
        '# W\n\n## Contents\n\n- [Looms](#looms)\n\n<a name="l"></a>\n\n## Looms\n',
    ),
}


@pytest.mark.parametrize(("before", "after"), NEW.values(), ids=NEW)
def test_create(before, after):
    edited = fgad_lint.update_contents(before, create=True)
    assert edited.text == after
    again = fgad_lint.update_contents(after, create=True)
    assert (again.text, again.done) == (after, UP_TO_DATE)


@pytest.mark.parametrize(
    "title", ["`a*[i]*` *b* & \\<c>", "[Looms](https://e.org/1)", "2\\. C# :fire:", "A &amp; B", "x | y"]
)
def test_entry_shows_the_title(title):
    document = fgad_lint.parse(fgad_lint.update_contents(f"# W\n\n## {title}\n", create=True).text)
    (entry,) = document.contents_lists[0].entries
    assert entry.text == document.sections[-1].title
    assert entry.target is document.sections[-1]


def test_links_lead_to_the_anchors_that_others_use():
    sections = "".join(f'<a id="s{number}"></a>\n\n## Loom {number}\n\nIt weaves.\n\n' for number in range(5))
    entries = [f"- [Loom {number}](#s{number})\n" for number in range(5)]
    edited = fgad_lint.update_contents(f"{''.join(entries[:3])}\n{sections}")
    assert edited.text == f"{''.join(entries)}\n{sections}"


def test_contents_of_a_long_list_have_two_levels():
    levels = "".join(f"## Part {n}\n\n### Chapter {n}\n\n#### Verse {n}\n\n" for n in range(7))
    edited = fgad_lint.update_contents(f"# W\n\n{levels}", create=True)
    assert "  - [Chapter 6](#chapter-6)\n" in edited.text
    assert "(#verse" not in edited.text


LINKS = "[Looms](#looms) {0} [Dyes](#dyes) {0} [Knots](#knots)"
REFUSED = {
    "no contents list": ("# W\n\n## Looms\n", False, "no contents list; --create makes one"),
    "no sections": ("Weaving.\n", True, "no sections to list"),
    "only a title": ("# Weaving\n\n## License\n", True, "no sections to list"),
    "a table": (
        with_contents([f"| {LINKS.format('|')} |", "|---|---|---|"]),
        True,
        "the contents on line 3 are a table",
    ),
    "a paragraph": (with_contents([LINKS.format("/")]), False, "the contents on line 3 are a paragraph"),
    "no contents list between comments": (
        f"# W\n\n{PAPERS}\n<!-- toc -->\n- [Looms](#looms)\n<!-- tocstop -->\n\n## Looms\n",
        False,
        "what is between the comments from line 7 on is no contents list; delete it",
    ),
    "a comment that is never closed": (
        with_contents(["<!-- toc -->"]),
        False,
        "the comment on line 3 begins the contents, but none ends them; add `<!-- tocstop -->`",
    ),
}


@pytest.mark.parametrize(("text", "create", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done(text, create, message):
    with pytest.raises(CurationError) as raised:
        fgad_lint.update_contents(text, create=create)
    assert str(raised.value).startswith(message)


BEFORE, AFTER, DONE = UPDATES["a section in the middle is added"]


def test_command_writes_each_file_or_none():
    write("a.md", with_contents(BEFORE))
    write("b.md", with_contents(AFTER))
    expect(run("contents", "a.md", "b.md"), 0, "", f"a.md: {DONE}\nb.md: {UP_TO_DATE}\n")
    assert Path("a.md").read_text(encoding="utf-8") == with_contents(AFTER)
    write("a.md", with_contents(BEFORE))
    write("b.md", "# W\n\n## Looms\n")
    expect(run("contents", "a.md", "b.md"), 2, "", "b.md: no contents list; --create makes one\n")
    assert Path("a.md").read_text(encoding="utf-8") == with_contents(BEFORE)
    expect(run("contents", "--create", "b.md"), 0, "", "b.md: contents with 1 entry added\n")


def test_command_reads_standard_input():
    text = with_contents(BEFORE)
    expect(run("contents", "-", stdin=text), 0, with_contents(AFTER), f"<stdin>: {DONE}\n")


def test_difference_is_shown():
    write("README.md", with_contents(BEFORE))
    done = run("contents", "--diff")
    assert done.exit_code == 0
    assert [line for line in done.stdout.splitlines() if line.startswith(("+ ", "+*"))] == ["+* **[Dyes](#dyes)**"]
    assert Path("README.md").read_text(encoding="utf-8") == with_contents(BEFORE)


CONTENTS_RULES = [name for name in (rule.name for rule in fgad_lint.rules.load()) if name.startswith("contents-")]


@pytest.mark.parametrize(("before", "after"), [case[:2] for case in UPDATES.values()], ids=UPDATES)
def test_result_has_no_more_findings(before, after):
    def rules(lines):
        return sorted(diagnostic.rule for diagnostic in fgad_lint.lint(with_contents(lines)))

    left = rules(after)
    assert not [rule for rule in left if rule in CONTENTS_RULES]
    for rule in rules(before):
        if rule in left:
            left.remove(rule)
    assert not left


LINES = """
- [A](#a)~  - [B](#b)~    - [C](#c)~1. [A](#a)~2. [B](#b)~9. [C](#c)~   - [C](#c-1)~- [D](#d) and more~* **[B](#b)**~- <a href="#c">C</a>
# A~## B~## C~### C~#### D~## License~## [A](#a)~<a name="d"></a>~- A~> - [A](#a)~> - [B](#b)~| [A](#a) |~|---|~[TOC]~<!-- toc -->~<!-- tocstop -->
text~~- [A Paper](https://e.org/1)~```~## Contents~- [Gone](#gone)~  - [Gone](#gone-1)~- [b](#B)
"""
CONTENTS = st.lists(st.sampled_from(LINES.strip().replace("\n", "~").split("~")), min_size=4, max_size=24).map(
    "\n".join
)


@given(st.one_of(texts(), CONTENTS, CONTENTS), st.booleans())
def test_any_text_is_brought_up_to_date_or_refused(text, create):
    try:
        edited = fgad_lint.update_contents(text, create=create)
    except CurationError:
        return
    before, after = fgad_lint.parse(text), fgad_lint.parse(edited.text)
    assert [paper.key for paper in after.papers] == [paper.key for paper in before.papers]
    assert len(after.sections) - len(before.sections) in (0, 1)
    assert fgad_lint.update_contents(edited.text, create=create).text == edited.text
