"""What a plain reading of the lines finds to be lost."""

from pathlib import Path

import pytest

from fgad_lint.linter import witness
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
LINE = LIST.splitlines(keepends=True)


def without(*lines):
    return "".join(line for number, line in enumerate(LINE, 1) if number not in lines)


CASES = {
    "nothing": (LIST, ""),
    "an entry that another one under its heading repeats": (without(10), ""),
    "an entry of which another one says less": (without(9), 'lose an entry under the heading "linen"'),
    "an entry that is also under another heading": (without(8), 'lose an entry under the heading "linen"'),
    "an entry with a number that is also under another heading": (without(14), 'lose an entry under the heading "wool"'),
    "a row": (without(19), 'lose an entry under the heading "wool"'),
    "an entry of the contents": (without(3), 'lose an entry under the heading "weaving"'),
    "a link": (LIST.replace(" [[code]](https://e.org/code)", ""), 'lose a link under the heading "linen"'),
    "a heading": (without(12), 'lose or change the heading "wool"'),
    "a heading's words": (LIST.replace("## Wool", "## Woollen"), 'lose or change the heading "wool"'),
    "a place": (without(9) + LINE[8], 'lose an entry under the heading "linen"'),
    "a place under the same heading": (without(8).replace(LINE[9], LINE[9] + LINE[7]), ""),
    "an id of a heading": (LIST.replace("## Wool", "## Wool {#wool}"), ""),
    "sections that change places": ("".join([*LINE[:5], *LINE[11:], *LINE[5:11]]), ""),
    "a URL that is spelt otherwise": (LIST.replace("http://arxiv.org/pdf/2401.00002v3", "https://arxiv.org/abs/2401.00002"), ""),
    "words": (LIST.replace("Dyes of Roots", "Dyes"), ""),
}  # fmt: skip


@pytest.mark.parametrize(("after", "lost"), CASES.values(), ids=CASES)
def test_what_is_lost(after, lost):
    assert witness.lost(LIST, after) == lost


HEADINGS = {
    "a number of marks": "### A\n{}\n### B\n{}",
    "underlined": "A\n---\n\n{}\nB\n---\n\n{}",
    "underlined by equals signs": "A\n===\n{}\nB\n===\n{}",
    "in HTML": "<h2 align='center'><a id='x'></a>A</h2>\n\n{}\n<div><h2>B</h2></div>\n\n{}",
    "of a fold": "<details><summary>A</summary>\n\n{}\n</details>\n<details>\n<summary><b>B</b></summary>\n\n{}\n</details>\n",
    "in quotes": "> ## A\n\n{}\n> ## B\n\n{}",
    "of one name": "## A\n{}\n## A\n{}",
    "of one name under others": "# A\n## Others\n{}\n# B\n## Others\n{}",
    "in other lines": "# A\r\n{}\r\n# B\r\n{}",
}


@pytest.mark.parametrize("text", HEADINGS.values(), ids=HEADINGS)
@pytest.mark.parametrize(
    "entry", ["- One Title [x](https://e.org/1)\n", "One Title https://e.org/1\n", "- One Title\n", "| One | Title |\n"]
)
def test_entries_under_two_headings_are_two(text, entry):
    both = text.format(entry, entry)
    assert witness.lost(both, text.format("", entry))
    assert witness.lost(both, text.format(entry, ""))
    assert not witness.lost(text.format(entry * 2, entry), both)
    assert not witness.lost(both, both)


SPREAD = {
    "an entry over several lines": (
        "**One Title**\n- paper: https://e.org/1\n- code: https://e.org/2\n",
        "**One Title** [paper](https://e.org/1)\n",
    ),
    "a title over two lines": (
        "- One Title\n  by somebody [x](https://e.org/1)\n",
        "- One Title [x](https://e.org/1)\n",
    ),
    "a name that is spelt otherwise": ("- [Data sets](#data)\n", "- [Datasets](#data)\n"),
}


@pytest.mark.parametrize(("long", "short"), SPREAD.values(), ids=SPREAD)
def test_an_entry_may_be_repeated_by_several_lines(long, short):
    other = "- Another Title [x](https://e.org/3)\n"
    assert not witness.lost(f"{short}\n{other}\n{long}", f"{other}\n{long}")
    assert witness.lost(f"{short}\n{other}\n{long}", f"{short}\n{long}")


def test_a_url_in_a_url_is_one_link():
    written = "- One Title [x](https://arxiv.org/pdf/2401.00001%20(https://arxiv.org/pdf/2401.00001))\n"
    assert not witness.lost(written, "- One Title [x](https://arxiv.org/abs/2401.00001)\n")


def test_the_witness_does_not_believe_the_model():
    """Whatever section the model takes papers for, the one that a reader sees counts."""
    text = "# L\n## X\n- [A](#a)\n- [B](#b)\n\n+ One Title [x](https://e.org/1)\n## A\n+ One Title [x](https://e.org/1)\n## B\n"
    assert [found.section.title for found in Document(text).paper_lists] == ["L", "A"]
    assert witness.lost(text, text.replace("\n+ One Title [x](https://e.org/1)\n## A", "\n## A"))


def test_witness_imports_nothing_of_the_model():
    source = Path(witness.__file__).read_text("utf-8")
    assert not any(f"fgad_lint.{name}" in source for name in ("document", "markdown", "inline", "html", "blocks"))
