"""Removing papers from a list."""

from textwrap import dedent

import pytest
from command_line import run, write

import fgad_lint
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.removing import remove

# The text, the paper, and the text without it.
CASES = {
    "a bullet": (
        """
        - A Loom [[paper](https://e.org/1)]
        - A Shuttle [[paper](https://e.org/2)]
        - A Warp [[paper](https://e.org/3)]
        """,
        "A Shuttle",
        """
        - A Loom [[paper](https://e.org/1)]
        - A Warp [[paper](https://e.org/3)]
        """,
    ),
    "the last one": (
        """
        - A Loom [[paper](https://e.org/1)]
        - A Shuttle [[paper](https://e.org/2)]

        All others are worse.
        """,
        "https://e.org/2",
        """
        - A Loom [[paper](https://e.org/1)]

        All others are worse.
        """,
    ),
    "spaces at the ends of lines": (
        """
        - A Loom [[paper](https://e.org/1)]..
        - A Shuttle [[paper](https://e.org/2)]
        """.replace("..", "  "),
        "A Shuttle",
        """
        - A Loom [[paper](https://e.org/1)]..
        """.replace("..", "  "),
    ),
    "more lines and nested items": (
        """
        - A Loom [[paper](https://e.org/1)]
        - **A Shuttle**
          [[paper](https://e.org/2)]
          - Comes back.
        - A Warp [[paper](https://e.org/3)]
        """,
        "A Shuttle",
        """
        - A Loom [[paper](https://e.org/1)]
        - A Warp [[paper](https://e.org/3)]
        """,
    ),
    "numbers": (
        """
        1. A Loom [[paper](https://e.org/1)]
        2. A Shuttle [[paper](https://e.org/2)]
        3. A Warp [[paper](https://e.org/3)]
        4. A Weft [[paper](https://e.org/4)]
        """,
        "A Shuttle",
        """
        1. A Loom [[paper](https://e.org/1)]
        2. A Warp [[paper](https://e.org/3)]
        3. A Weft [[paper](https://e.org/4)]
        """,
    ),
    "numbers that start again": (
        """
        1. A Loom [[paper](https://e.org/1)]
        2. A Shuttle [[paper](https://e.org/2)]

        **Threads**

        1. A Warp [[paper](https://e.org/3)]
        2. A Weft [[paper](https://e.org/4)]
        """,
        "A Loom",
        """
        1. A Shuttle [[paper](https://e.org/2)]

        **Threads**

        1. A Warp [[paper](https://e.org/3)]
        2. A Weft [[paper](https://e.org/4)]
        """,
    ),
    "numbers that do not count": (
        """
        1. A Loom [[paper](https://e.org/1)]
        1. A Shuttle [[paper](https://e.org/2)]
        1. A Warp [[paper](https://e.org/3)]
        """,
        "A Shuttle",
        """
        1. A Loom [[paper](https://e.org/1)]
        1. A Warp [[paper](https://e.org/3)]
        """,
    ),
    "a table that counts down": (
        """
        | No. | Title | Paper |
        |---|---|---|
        | 3 | A Loom for Thin Threads | [paper](https://e.org/1) |
        | 2 | A Shuttle that Comes Back | [paper](https://e.org/2) |
        | 1 | A Warp of Many Threads | [paper](https://e.org/3) |
        """,
        "A Warp of Many Threads",
        """
        | No. | Title | Paper |
        |---|---|---|
        | 3 | A Loom for Thin Threads | [paper](https://e.org/1) |
        | 2 | A Shuttle that Comes Back | [paper](https://e.org/2) |
        """,
    ),
    "HTML": (
        """
        <ul>
        <li><b>A Loom for Thin Threads</b><br> <a href="https://e.org/1">paper</a></li>
        <li><b>A Shuttle that Comes Back</b><br> <a href="https://e.org/2">paper</a></li>
        <li><b>A Warp of Many Threads</b><br> <a href="https://e.org/3">paper</a></li>
        </ul>
        """,
        "A Loom for Thin Threads",
        """
        <ul>
        <li><b>A Shuttle that Comes Back</b><br> <a href="https://e.org/2">paper</a></li>
        <li><b>A Warp of Many Threads</b><br> <a href="https://e.org/3">paper</a></li>
        </ul>
        """,
    ),
    "years, which are no numbers": (
        """
        | Year | Title | Paper |
        |---|---|---|
        | 2021 | A Loom for Thin Threads | [paper](https://e.org/1) |
        | 2022 | A Shuttle that Comes Back | [paper](https://e.org/2) |
        | 2023 | A Warp of Many Threads | [paper](https://e.org/3) |
        """,
        "A Shuttle that Comes Back",
        """
        | Year | Title | Paper |
        |---|---|---|
        | 2021 | A Loom for Thin Threads | [paper](https://e.org/1) |
        | 2023 | A Warp of Many Threads | [paper](https://e.org/3) |
        """,
    ),
    "HTML around the entry alone": (
        """
        <table><tbody>
        <tr><td>A Loom for Thin Threads<br><a href="https://e.org/1">paper</a></td></tr>
        </tbody></table>

        <table><tbody>
        <tr><td>A Shuttle that Comes Back<br><a href="https://e.org/2">paper</a></td></tr>
        </tbody></table>

        <table><tbody>
        <tr><td>A Warp of Many Threads<br><a href="https://e.org/3">paper</a></td></tr>
        </tbody></table>
        """,
        "A Shuttle that Comes Back",
        """
        <table><tbody>
        <tr><td>A Loom for Thin Threads<br><a href="https://e.org/1">paper</a></td></tr>
        </tbody></table>

        <table><tbody>
        <tr><td>A Warp of Many Threads<br><a href="https://e.org/3">paper</a></td></tr>
        </tbody></table>
        """,
    ),
    "paragraphs": (
        """
        **A Loom for Thin Threads** [[paper](https://e.org/1)]

        **A Warp of Many Threads** [[paper](https://e.org/3)]

        **A Shuttle that Comes Back** [[paper](https://e.org/2)]
        """,
        "A Shuttle that Comes Back",
        """
        **A Loom for Thin Threads** [[paper](https://e.org/1)]

        **A Warp of Many Threads** [[paper](https://e.org/3)]
        """,
    ),
    "the only one": (
        """
        - A Loom [[paper](https://e.org/1)]

        ## Threads
        - A Warp [[paper](https://e.org/3)]
        """,
        "A Loom",
        """
        ## Threads
        - A Warp [[paper](https://e.org/3)]
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_remove(name, line_end):
    before, paper, after = (f"# Weaving\n\n{dedent(text).lstrip()}" for text in CASES[name])
    paper = CASES[name][1]
    record = fgad_lint.to_record(before.replace("\n", line_end))
    assert remove(record, paper).text == after.replace("\n", line_end)


LIST = dedent("""\
    # Weaving

    ## Looms
    - A Loom for Thin Threads [[paper](https://arxiv.org/abs/2301.00001)]
    - A Shuttle that Comes Back [[paper](https://arxiv.org/abs/2301.00002)]

    ## Surveys
    - A Loom for Thin Threads [[paper](https://arxiv.org/abs/2301.00001)]
    """)


def test_the_record_is_left_as_it_is():
    record = fgad_lint.to_record(LIST)
    edited = fgad_lint.remove(record, "2301.00002")
    assert fgad_lint.render(record) == LIST
    assert "Shuttle" not in fgad_lint.render(edited)


def test_a_category_that_would_become_an_entry():
    text = "## Dyes\n- Roots\n  - Red from Bark [[paper](https://e.org/1)]\n- Leaves\n  - Blue from Woad [[paper](https://e.org/2)]\n"
    with pytest.raises(CurationError) as error:
        remove(fgad_lint.to_record(text), "Blue from Woad")
    assert str(error.value).startswith("this cannot be done, because ")
    assert str(error.value).endswith("; edit it by hand")


def test_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("README.md", LIST)
    done = run("remove", "--paper", "2301.00001", "--from", "Surveys")
    assert (done.exit_code, done.stderr) == (0, 'README.md: removed "A Loom for Thin Threads" from Surveys\n')
    assert (tmp_path / "README.md").read_text() == LIST[: LIST.index("## Surveys")] + "## Surveys\n"


def test_diff_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("README.md", LIST)
    done = run("remove", "--paper", "2301.00002", "--diff")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "\n-- A Shuttle that Comes Back [[paper](https://arxiv.org/abs/2301.00002)]\n" in done.stdout
    assert (tmp_path / "README.md").read_text() == LIST


def test_standard_input():
    done = run("remove", "-", "--paper", "2301.00002", stdin=LIST)
    assert done.exit_code == 0
    assert done.stdout == LIST.replace(LIST.splitlines(keepends=True)[4], "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--paper", "2301.00001"], '"2301.00001" is listed 2 times, on lines 4 and 8; name the section'),
        (["--paper", "A Shuttle"], 'no paper "A Shuttle"; the nearest: "A Shuttle that Comes Back"'),
        (["--paper", "2301.00001", "--from", "Survey"], 'no section is called "Survey"; the nearest: "Surveys"'),
        (["--paper", "2301.00002", "--from", "Surveys"], 'no paper "2301.00002" in "Surveys"'),
    ],
)
def test_what_is_not_there(tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    write("README.md", LIST)
    done = run("remove", *arguments)
    assert (done.exit_code, done.stderr) == (2, f"README.md: {message}\n")
    assert (tmp_path / "README.md").read_text() == LIST


def test_what_was_removed_is_added_again_in_its_own_words():
    text = dedent("""\
        # Weaving

        - **A Loom**, which Ann has built twice. [paper](https://e.org/1)..

        - **A Warp** of Bob. [paper](https://e.org/2)
        - **A Weft** of Cy. [paper](https://e.org/3)
        - **A Thread** of Di. [paper](https://e.org/4)
        """).replace("..", "  ")
    record = fgad_lint.to_record(text)
    loom = record["sections"][0]["blocks"][0]["papers"][0]
    assert "built twice" in loom["layout"]
    removed = fgad_lint.remove(record, "https://e.org/1")
    assert fgad_lint.render(fgad_lint.add(removed, loom, "Weaving", before="https://e.org/2")) == text
