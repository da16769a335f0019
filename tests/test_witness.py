"""What `witness` finds lost in the lines of a text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_versions import TEXTS, edited

from fgad_lint.linter import witness
from fgad_lint.linter.witness import Witness
from fgad_lint.model.document import Document

LIST = """\
# Weaving

- [Linen](#linen)
- [Wool](#wool)

## Linen

- Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)
- Spinning with Wheels at Home [[paper]](https://arxiv.org/abs/2401.00002) [[code]](https://e.org/code)
- spinning with wheels at home [[paper]](http://arxiv.org/pdf/2401.00002v3)

## Wool

1. Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)

   | Title | Link |
   |-------|------|
   | Dyes of Roots | [paper](https://e.org/roots) |
   | Dyes of Leaves | [paper](https://e.org/leaves) |
"""
LINES = LIST.splitlines(keepends=True)


def lost(before, after, replaced=()):
    return Witness(before).lost(Witness(after), replaced)


def without(*lines):
    return "".join(line for line_number, line in enumerate(LINES, 1) if line_number not in lines)


CASES = {
    "nothing": (LIST, ""),
    "an entry that another one under its heading repeats": (without(10), ""),
    "an entry that another one repeats in part": (without(9), 'lose an entry under the heading "linen"'),
    "an entry that is also under another heading": (without(8), 'lose an entry under the heading "linen"'),
    "a numbered entry that is also under another heading": (without(14), 'lose an entry under the heading "wool"'),
    "a row": (without(19), 'lose an entry under the heading "wool"'),
    "an entry of the contents": (without(3), 'lose an entry under the heading "weaving"'),
    "a link": (LIST.replace(" [[code]](https://e.org/code)", ""), 'lose a link under the heading "linen"'),
    "a heading": (without(12), 'lose or change the heading "wool"'),
    "the words of a heading": (LIST.replace("## Wool", "## Woollen"), 'lose or change the heading "wool"'),
    "the place of an entry, now under another heading": (without(9) + LINES[8], 'lose an entry under the heading "linen"'),
    "the place of an entry under its heading": (without(8).replace(LINES[9], LINES[9] + LINES[7]), ""),
    "no id of a heading": (LIST.replace("## Wool", "## Wool {#wool}"), ""),
    "sections that swap places": ("".join([*LINES[:5], *LINES[11:], *LINES[5:11]]), ""),
    "another spelling of a URL": (LIST.replace("http://arxiv.org/pdf/2401.00002v3", "https://arxiv.org/abs/2401.00002"), ""),
    "words": (LIST.replace("Dyes of Roots", "Dyes"), ""),
}  # fmt: skip


@pytest.mark.parametrize(("after", "expected"), CASES.values(), ids=CASES)
def test_lost(after, expected):
    assert lost(LIST, after) == expected


def test_replaced_urls_may_be_gone():
    url = "https://e.org/code"
    after = LIST.replace(url, "https://arxiv.org/abs/2401.00002")
    assert lost(LIST, after) == 'lose a link under the heading "linen"'
    assert lost(LIST, after, [url]) == ""
    assert lost(LIST, after, ["https://e.org/roots"]) == 'lose a link under the heading "linen"'
    assert lost(LIST, without(9), [url]) == 'lose an entry under the heading "linen"'


def test_urls_that_were_replaced_in_turn():
    """The first entry gets the URL that the second one had, and the third repeats the fourth."""
    entry = "- {} [[paper]](https://e.org/{})\n".format
    before = entry("Linen", 1) + entry("Wool", 2) + entry("Silk", 3) * 2
    after = entry("Linen", 2) + entry("Wool", 4) + entry("Silk", 3)
    assert lost(before, after, ["https://e.org/1", "https://e.org/2"]) == ""
    assert lost(before, entry("Linen", 2) + entry("Silk", 3), ["https://e.org/1", "https://e.org/2"])


HEADINGS = {
    "with hashes": "### A\n{}\n### B\n{}",
    "underlined": "A\n---\n\n{}\nB\n---\n\n{}",
    "underlined by equals signs": "A\n===\n{}\nB\n===\n{}",
    "in HTML": "<h2 align='center'><a id='x'></a>A</h2>\n\n{}\n<div><h2>B</h2></div>\n\n{}",
    "in a details element": "<details><summary>A</summary>\n\n{}\n</details>\n<details>\n<summary><b>B</b></summary>\n\n{}\n</details>\n",
    "in quotes": "> ## A\n\n{}\n> ## B\n\n{}",
    "with the same title": "## A\n{}\n## A\n{}",
    "with the same title under others": "# A\n## Others\n{}\n# B\n## Others\n{}",
    "with CRLF": "# A\r\n{}\r\n# B\r\n{}",
}


def test_comment_above_a_rule_is_no_heading():
    assert not lost("A\n\n<!-- b -->\n---\n\nC\n", "A\n\n---\n\nC\n")


@pytest.mark.parametrize("text", HEADINGS.values(), ids=HEADINGS)
@pytest.mark.parametrize(
    "entry", ["- One Title [x](https://e.org/1)\n", "One Title https://e.org/1\n", "- One Title\n", "| One | Title |\n"]
)
def test_same_entry_under_two_headings_counts_twice(text, entry):
    both = text.format(entry, entry)
    assert lost(both, text.format("", entry))
    assert lost(both, text.format(entry, ""))
    assert not lost(text.format(entry * 2, entry), both)
    assert not lost(both, both)


REPEATED = {
    "an entry over several lines": (
        "**One Title**\n- paper: https://e.org/1\n- code: https://e.org/2\n",
        "**One Title** [paper](https://e.org/1)\n",
    ),
    "a title over two lines": (
        "- One Title\n  by somebody [x](https://e.org/1)\n",
        "- One Title [x](https://e.org/1)\n",
    ),
    "another spelling of a word": ("- [Data sets](#data)\n", "- [Datasets](#data)\n"),
}


@pytest.mark.parametrize(("long", "short"), REPEATED.values(), ids=REPEATED)
def test_entry_may_be_repeated_by_several_lines(long, short):
    other = "- Another Title [x](https://e.org/3)\n"
    assert not lost(f"{short}\n{other}\n{long}", f"{other}\n{long}")
    assert lost(f"{short}\n{other}\n{long}", f"{short}\n{long}")


def test_url_within_a_url_is_one_link():
    written = "- One Title [x](https://arxiv.org/pdf/2401.00001%20(https://arxiv.org/pdf/2401.00001))\n"
    assert not lost(written, "- One Title [x](https://arxiv.org/abs/2401.00001)\n")


def test_witness_is_independent_of_the_sections_of_the_model():
    """What counts is the section in which a reader sees a paper, not the section that the model assigns."""
    text = "# L\n## X\n- [A](#a)\n- [B](#b)\n\n+ One Title [x](https://e.org/1)\n## A\n+ One Title [x](https://e.org/1)\n## B\n"
    assert [paper_list.section.title for paper_list in Document(text).paper_lists] == ["L", "A"]
    assert lost(text, text.replace("\n+ One Title [x](https://e.org/1)\n## A", "\n## A"))


def assert_same_as_anew(versions):
    """A witness that takes over what was read of earlier versions says the same as one that reads everything."""
    previous = Witness(versions[0])
    for before, text in pairwise(versions):
        version, anew = Witness(text, previous), Witness(text)
        assert entries(version) == entries(anew)
        assert previous.lost(version) == lost(before, text)
        assert version.lost(previous) == lost(text, before)
        previous = version


def entries(version):
    return {heading: version.entries(heading) for heading in version.headings()}


@given(TEXTS, st.randoms(use_true_random=False))
def test_versions(text, random):
    versions = [text]
    for _ in range(4):
        versions.append(edited(versions[-1], random))
    assert_same_as_anew(versions)


LINE_BY_LINE = {
    "a line that becomes a heading, and again a line": ["A\n\n- B\n", "A\n---\n\n- B\n", "A\n\n- B\n"],
    "an underline that becomes a heading": ["A\n---\n- B\n", "A\n---\n---\n- B\n", "\n---\n- B\n"],
    "a line that continues another entry": ["- A\nB\n- C\n", "- A\n- C\nB\n", "- A\n- C\n\nB\n", "B\n- A\n- C\n"],
    "an entry under another heading": ["# A\n- C\n# B\n", "# A\n# B\n- C\n", "- C\n# A\n# B\n"],
    "a heading below another": ["# A\n## B\n- C\n", "# A\n# B\n- C\n", "## B\n- C\n# A\n"],
    "other line ends": ["# A\n- C\n", "# A\r\n- C\r\n", "\ufeff# A\r- C\r"],
}


@pytest.mark.parametrize("versions", LINE_BY_LINE.values(), ids=LINE_BY_LINE)
def test_versions_that_change_what_a_line_is(versions):
    assert_same_as_anew(versions)


def test_witness_does_not_import_the_document_model():
    source = Path(witness.__file__).read_text("utf-8")
    assert not any(f"fgad_lint.{name}" in source for name in ("document", "markdown", "inline", "html", "blocks"))
