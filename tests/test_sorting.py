"""Sorting the papers of a list."""

from textwrap import dedent

import pytest
from command_line import run, write

import fgad_lint
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.sorting import sort

# The text, what to sort by, and the sorted text.
CASES = {
    "newest": (
        """
        - A Loom [[CVPR 2021](https://e.org/1)]
        - A Shuttle [[CVPR 2023](https://e.org/2)]
        - A Warp [[CVPR 2022](https://e.org/3)]
        - A Weft [[CVPR 2023](https://e.org/4)]
        """,
        "newest",
        """
        - A Shuttle [[CVPR 2023](https://e.org/2)]
        - A Weft [[CVPR 2023](https://e.org/4)]
        - A Warp [[CVPR 2022](https://e.org/3)]
        - A Loom [[CVPR 2021](https://e.org/1)]
        """,
    ),
    "oldest, by the months of ids": (
        """
        - A Loom [[arXiv 2023](https://arxiv.org/abs/2305.00001)]
        - A Shuttle [[arXiv 2023](https://arxiv.org/abs/2301.00002)]
        - A Warp [[arXiv 2022](https://arxiv.org/abs/2212.00003)]
        """,
        "oldest",
        """
        - A Warp [[arXiv 2022](https://arxiv.org/abs/2212.00003)]
        - A Shuttle [[arXiv 2023](https://arxiv.org/abs/2301.00002)]
        - A Loom [[arXiv 2023](https://arxiv.org/abs/2305.00001)]
        """,
    ),
    "by years, if a venue is later than the id": (
        """
        - A Loom [[arXiv 2023](https://arxiv.org/abs/2301.00001)]
        - A Shuttle [[arXiv 2023](https://arxiv.org/abs/2305.00002)]
        - A Warp [[CVPR 2024](https://arxiv.org/abs/2303.00003)]
        """,
        "newest",
        """
        - A Warp [[CVPR 2024](https://arxiv.org/abs/2303.00003)]
        - A Loom [[arXiv 2023](https://arxiv.org/abs/2301.00001)]
        - A Shuttle [[arXiv 2023](https://arxiv.org/abs/2305.00002)]
        """,
    ),
    "by title, what has no title last": (
        """
        - zebra Crossings [[paper](https://e.org/1)]
        - A Loom [[paper](https://e.org/2)]
        - Loom Makers [[paper](https://e.org/3)]
        """,
        "title",
        """
        - A Loom [[paper](https://e.org/2)]
        - Loom Makers [[paper](https://e.org/3)]
        - zebra Crossings [[paper](https://e.org/1)]
        """,
    ),
    "by venue, the newest first": (
        """
        - A Loom [[code](https://e.org/1)]
        - A Shuttle [[ICCV 2021](https://e.org/2)]
        - A Warp [[CVPR 2022](https://e.org/3)]
        - A Weft [[ICCV 2023](https://e.org/4)]
        """,
        "venue",
        """
        - A Warp [[CVPR 2022](https://e.org/3)]
        - A Weft [[ICCV 2023](https://e.org/4)]
        - A Shuttle [[ICCV 2021](https://e.org/2)]
        - A Loom [[code](https://e.org/1)]
        """,
    ),
    "groups stay apart": (
        """
        **Looms**

        - B Loom [[paper](https://e.org/1)]
        - A Loom [[paper](https://e.org/2)]

        **Shuttles**

        - B Shuttle [[paper](https://e.org/3)]
        - A Shuttle [[paper](https://e.org/4)]
        """,
        "title",
        """
        **Looms**

        - A Loom [[paper](https://e.org/2)]
        - B Loom [[paper](https://e.org/1)]

        **Shuttles**

        - A Shuttle [[paper](https://e.org/4)]
        - B Shuttle [[paper](https://e.org/3)]
        """,
    ),
    "nested groups stay apart": (
        """
        - Looms
          - B Loom [[paper](https://e.org/1)]
          - A Loom [[paper](https://e.org/2)]
        - Dyes
          - B Dye [[paper](https://e.org/3)]
          - A Dye [[paper](https://e.org/4)]
        """,
        "title",
        """
        - Looms
          - A Loom [[paper](https://e.org/2)]
          - B Loom [[paper](https://e.org/1)]
        - Dyes
          - A Dye [[paper](https://e.org/4)]
          - B Dye [[paper](https://e.org/3)]
        """,
    ),
    "what belongs to an entry moves with it": (
        """
        - B Loom [[paper](https://e.org/1)]
          by its weavers
          - [code](https://e.org/c)
        - A Loom [[paper](https://e.org/2)]
          <!-- the best one -->
        - C Loom [[paper](https://e.org/3)]
        """,
        "title",
        """
        - A Loom [[paper](https://e.org/2)]
          <!-- the best one -->
        - B Loom [[paper](https://e.org/1)]
          by its weavers
          - [code](https://e.org/c)
        - C Loom [[paper](https://e.org/3)]
        """,
    ),
    "spaces at the end of a line go with it": (
        """
        - B Loom [[paper](https://e.org/1)]..
        - A Loom [[paper](https://e.org/2)]

        These are all.
        """.replace("..", "  "),
        "title",
        """
        - A Loom [[paper](https://e.org/2)]
        - B Loom [[paper](https://e.org/1)]..

        These are all.
        """.replace("..", "  "),
    ),
    "comments above paragraphs": (
        """
        **B Loom for Thin Threads** [[paper](https://e.org/1)]

        <!-- the best one -->

        **A Loom for Thin Threads** [[paper](https://e.org/2)]

        **C Loom for Thin Threads** [[paper](https://e.org/3)]
        """,
        "title",
        """
        <!-- the best one -->

        **A Loom for Thin Threads** [[paper](https://e.org/2)]

        **B Loom for Thin Threads** [[paper](https://e.org/1)]

        **C Loom for Thin Threads** [[paper](https://e.org/3)]
        """,
    ),
    "numbers stay in order": (
        """
        9. C Loom [[paper](https://e.org/1)]

           by weavers
        10. B Loom [[paper](https://e.org/2)]

            by others
        11. A Loom [[paper](https://e.org/3)]
        """,
        "title",
        """
        9. A Loom [[paper](https://e.org/3)]
        10. B Loom [[paper](https://e.org/2)]

            by others
        11. C Loom [[paper](https://e.org/1)]

            by weavers
        """,
    ),
    "rows of a table": (
        """
        | No. | Title | Year | Paper |
        |---|---|---|---|
        | 1 | A Loom for Thin Threads | 2021 | [paper](https://e.org/1) |
        | 2 | A Shuttle that Comes Back | 2023 | [paper](https://e.org/2) |
        | 3 | A Warp of Many Threads | 2022 | [paper](https://e.org/3) |
        """,
        "newest",
        """
        | No. | Title | Year | Paper |
        |---|---|---|---|
        | 1 | A Shuttle that Comes Back | 2023 | [paper](https://e.org/2) |
        | 2 | A Warp of Many Threads | 2022 | [paper](https://e.org/3) |
        | 3 | A Loom for Thin Threads | 2021 | [paper](https://e.org/1) |
        """,
    ),
    "years are no numbers": (
        """
        | Year | Title | Paper |
        |---|---|---|
        | 2021 | Looms for Thin Threads | [paper](https://e.org/1) |
        | 2022 | A Shuttle that Comes Back | [paper](https://e.org/2) |
        | 2023 | Warps of Many Threads | [paper](https://e.org/3) |
        """,
        "title",
        """
        | Year | Title | Paper |
        |---|---|---|
        | 2022 | A Shuttle that Comes Back | [paper](https://e.org/2) |
        | 2021 | Looms for Thin Threads | [paper](https://e.org/1) |
        | 2023 | Warps of Many Threads | [paper](https://e.org/3) |
        """,
    ),
    "as it is": (
        "".join(f"- {title} Loom [[paper](https://e.org/{title})]\n" for title in "ABCDEFHIJGKLMNO"),
        "as-is",
        "".join(f"- {title} Loom [[paper](https://e.org/{title})]\n" for title in "ABCDEFGHIJKLMNO"),
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_sort(name, line_end):
    text, by, expected = CASES[name]
    before, after = (f"# Weaving\n\n{dedent(text).lstrip()}".replace("\n", line_end) for text in (text, expected))
    result = sort(fgad_lint.to_record(before), by=by)
    assert result.text == after
    assert sort(fgad_lint.to_record(after), by=by).done == "already sorted"


LIST = dedent("""\
    # Weaving
    ## Looms
    - B Loom [[paper](https://e.org/1)]
    - A Loom [[paper](https://e.org/2)]
    ## Dyes
    - B Dye [[paper](https://e.org/3)]
    - A Dye [[paper](https://e.org/4)]
    """)


def test_only_one_section():
    edited = fgad_lint.sort(fgad_lint.to_record(LIST), section="Dyes", by="title")
    lines = LIST.splitlines(keepends=True)
    assert fgad_lint.render(edited) == "".join([*lines[:5], lines[6], lines[5]])


def test_unknown_section():
    with pytest.raises(CurationError) as error:
        sort(fgad_lint.to_record(LIST), section="Dye")
    assert str(error.value) == 'no section is called "Dye"; the nearest: "Dyes"'


def test_entries_that_cannot_move():
    entry = "- {} Loom [[paper](https://e.org/{})]\n  <details><summary>More</summary>\n"
    text = "# Weaving\n\n" + entry.format("B", 1) + entry.format("A", 2)
    result = sort(fgad_lint.to_record(text), by="title")
    assert (result.text, result.done) == (text, "nothing moved: no papers here can change places")


def test_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("README.md", LIST)
    done = run("sort", "--by", "title")
    assert (done.exit_code, done.stderr) == (0, "README.md: moved 2 papers in 2 lists\n")
    done = run("sort", "--by", "title")
    assert (done.exit_code, done.stderr) == (0, "README.md: already sorted\n")
    done = run("sort")
    told = "README.md: nothing moved: no list keeps an order that can be told; choose one with --by\n"
    assert (done.exit_code, done.stderr) == (0, told)


def test_configured_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("README.md", LIST)
    done = run("sort", "--config", 'order.papers = "alphabetical"', "--diff")
    assert "\n+- A Dye [[paper](https://e.org/4)]\n" in done.stdout
