"""Moving papers to another section."""

import pytest
from command_line import run, write

import fgad_lint
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.moving import move

LIST = """\
# Weaving

## Looms

- **A Loom for Thin Threads**
  by its weavers [[CVPR 2023](https://arxiv.org/abs/2301.00001)]
- **A Shuttle that Comes Back** [[ICCV 2023](https://arxiv.org/abs/2302.00002)]

## To Do

All that is missing.

## Dyes

1. Red from Roots [[ECCV 2022](https://arxiv.org/abs/2204.00004)]
2. Blue from Woad [[ECCV 2022](https://arxiv.org/abs/2205.00005)]

### Of Animals

* Insects
  * Carmine from Insects [[ECCV 2021](https://arxiv.org/abs/2104.00006)]
* Shells
  * Purple from Shells [[ECCV 2021](https://arxiv.org/abs/2104.00007)]

## Tables

| Title | Year | Paper |
|---|---|---|
| A Table of All the Looms | 2020 | [paper](https://arxiv.org/abs/2004.00008) |
| A Table of All the Dyes | 2020 | [paper](https://arxiv.org/abs/2004.00009) |
"""
LOOM = LIST[LIST.index("- **A Loom") : LIST.index("- **A Shuttle")]
BLUE = "2. Blue from Woad [[ECCV 2022](https://arxiv.org/abs/2205.00005)]\n"

# The paper, the section it goes to, and what changes in the text: pairs of old and new text.
CASES = {
    "to the end of a list with numbers": (
        "2301.00001",
        "Dyes",
        [(LOOM, ""), (BLUE, BLUE + "3. " + LOOM[2:].replace("\n  by", "\n   by"))],
    ),
    "out of a list with numbers": (
        "Red from Roots",
        "Looms",
        [
            ("1. Red from Roots [[ECCV 2022](https://arxiv.org/abs/2204.00004)]\n2. Blue", "1. Blue"),
            (
                "(https://arxiv.org/abs/2302.00002)]\n",
                "(https://arxiv.org/abs/2302.00002)]\n- Red from Roots [[ECCV 2022](https://arxiv.org/abs/2204.00004)]\n",
            ),
        ],
    ),
    "to a nested category": (
        "2302.00002",
        "Of Animals / Shells",
        [
            ("- **A Shuttle that Comes Back** [[ICCV 2023](https://arxiv.org/abs/2302.00002)]\n", ""),
            (
                "(https://arxiv.org/abs/2104.00007)]\n",
                "(https://arxiv.org/abs/2104.00007)]\n"
                "  * **A Shuttle that Comes Back** [[ICCV 2023](https://arxiv.org/abs/2302.00002)]\n",
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_move(name, line_end):
    paper, target, changes = CASES[name]
    expected = LIST
    for old, new in changes:
        assert old in expected
        expected = expected.replace(old, new)
    result = move(fgad_lint.to_record(LIST.replace("\n", line_end)), paper, target)
    assert result.text.replace(line_end, "\n") == expected


def test_to_and_from_the_heading_of_the_whole_list():
    text = "# Weaving\n\n- A Loom [[paper](https://e.org/1)]\n\n## Dyes\n\n- A Dye [[paper](https://e.org/2)]\n- A Red [[paper](https://e.org/3)]\n"
    red = "- A Red [[paper](https://e.org/3)]\n"
    result = move(fgad_lint.to_record(text), "A Red", "Weaving")
    assert result.text == text.replace(red, "").replace("(https://e.org/1)]\n", f"(https://e.org/1)]\n{red}")
    assert result.done == 'moved "A Red" to the list'
    with pytest.raises(CurationError) as error:
        move(fgad_lint.to_record(text), "A Loom", "Weaving")
    assert str(error.value) == '"A Loom" is in the list already, on line 3'


def test_copy():
    result = move(fgad_lint.to_record(LIST), "2301.00001", "Dyes", copy=True)
    assert result.text == LIST.replace(BLUE, BLUE + "3. " + LOOM[2:].replace("\n  by", "\n   by"))
    assert result.done == 'copied "A Loom for Thin Threads" to Dyes'


def test_a_section_without_papers():
    result = move(fgad_lint.to_record(LIST), "2301.00001", "To Do")
    assert result.text == LIST.replace(LOOM, "").replace("missing.\n", f"missing.\n\n{LOOM}")


@pytest.mark.parametrize(
    ("paper", "target", "message"),
    [
        ("2301.00001", "Loom", 'no section is called "Loom"; the nearest: "Looms"'),
        ("2301.00009", "Dyes", 'no paper "2301.00009"'),
        ("2301.00001", "Looms", '"A Loom for Thin Threads" is in Looms already, on line 5'),
        ("2301.00001", "Tables", '"A Loom for Thin Threads" is written in another form; move it by hand'),
        ("2301.00001", "Of Animals", '"Of Animals" has its papers in parts: "Insects", "Shells"; name one of these'),
    ],
)
def test_what_cannot_be(paper, target, message):
    with pytest.raises(CurationError) as error:
        move(fgad_lint.to_record(LIST), paper, target)
    assert str(error.value) == message


def test_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("README.md", LIST)
    done = run("move", "--paper", "2302.00002", "--to", "Dyes")
    assert (done.exit_code, done.stderr) == (0, 'README.md: moved "A Shuttle that Comes Back" to Dyes\n')
    done = run("move", "--paper", "2302.00002", "--to", "Dyes")
    assert done.exit_code == 2
    assert done.stderr == 'README.md: "A Shuttle that Comes Back" is in Dyes already, on line 16\n'


def test_back_and_forth():
    record = fgad_lint.to_record(LIST)
    there = fgad_lint.move(record, "2302.00002", "Dyes")
    assert fgad_lint.render(fgad_lint.move(there, "2302.00002", "Looms")) == LIST
