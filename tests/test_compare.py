"""What has changed in the papers between two versions of a list."""

import json
import subprocess
from textwrap import dedent

import pytest
from command_line import run

import fgad_lint
from fgad_lint.curation.description import describe

LIST = """\
# Papers on Weaving

## Looms

- A Loom for Thin Threads [[CVPR 2023](https://arxiv.org/abs/2301.00001)]
- Shuttles That Come Back [[ICCV 2023](https://arxiv.org/abs/2302.00002)] [[code](https://github.com/me/shuttle)]
- Warp and Weft at Night [[arXiv 2023](https://arxiv.org/abs/2303.00003)]

## Dyes

- Red from Roots and Bark [[ECCV 2022](https://arxiv.org/abs/2204.00004)]
- Blue from Leaves of Woad [[ECCV 2022](https://arxiv.org/abs/2205.00005)]
"""
LOOM, SHUTTLES, WARP = LIST.splitlines(keepends=True)[4:7]
RED, BLUE = LIST.splitlines(keepends=True)[10:12]
NEW = "- Spindles of Stone and Bone [[CVPR 2024](https://arxiv.org/abs/2406.00006)]\n"

CASES = {
    "nothing": ((), "no papers changed"),
    "other text": (
        [("# Papers on Weaving\n", "# Papers on Weaving\n\nAll that is worth reading.\n")],
        "no papers changed",
    ),
    "a paper is added": (
        [(WARP, WARP + NEW)],
        """
        1 paper added
          Looms
            Spindles of Stone and Bone (CVPR 2024) https://arxiv.org/abs/2406.00006
        """,
    ),
    "papers are removed": (
        [(LOOM, ""), (BLUE, "")],
        """
        2 papers removed
          Looms
            A Loom for Thin Threads (CVPR 2023) https://arxiv.org/abs/2301.00001
          Dyes
            Blue from Leaves of Woad (ECCV 2022) https://arxiv.org/abs/2205.00005
        """,
    ),
    "another order": ([(LOOM + SHUTTLES, SHUTTLES + LOOM)], "no papers changed"),
    "a paper is moved": (
        [(WARP, ""), (RED, RED + WARP)],
        """
        1 paper moved
          Warp and Weft at Night (arXiv 2023) https://arxiv.org/abs/2303.00003: Looms → Dyes
        """,
    ),
    "a section is renamed": ([("## Dyes", "## Colors")], "1 section renamed\n  Dyes → Colors"),
    "a paper is moved from a section that is renamed": (
        [("## Looms", "## Machines"), (WARP, ""), (RED, RED + WARP)],
        """
        1 paper moved
          Warp and Weft at Night (arXiv 2023) https://arxiv.org/abs/2303.00003: Looms → Dyes
        1 section renamed
          Looms → Machines
        """,
    ),
    "a title": (
        [("Warp and Weft at Night", "Warp and Weft by Day")],
        """
        1 paper retitled
          Warp and Weft by Day (arXiv 2023) https://arxiv.org/abs/2303.00003, before: "Warp and Weft at Night"
        """,
    ),
    "a venue": (
        [("arXiv 2023", "NeurIPS 2023")],
        """
        1 paper with another venue
          Warp and Weft at Night https://arxiv.org/abs/2303.00003: arXiv 2023 → NeurIPS 2023
        """,
    ),
    "links": (
        [("https://github.com/me/shuttle", "https://github.com/us/shuttle")],
        """
        1 paper relinked
          Shuttles That Come Back (ICCV 2023): − https://github.com/me/shuttle, + https://github.com/us/shuttle
        """,
    ),
    "a paper is listed again": (
        [(RED, RED + LOOM)],
        """
        1 paper listed again
          Dyes
            A Loom for Thin Threads (CVPR 2023) https://arxiv.org/abs/2301.00001
        """,
    ),
    "a paper that is moved, and listed again": (
        [(WARP, ""), (RED, RED + WARP), (BLUE, f"{BLUE}\n## Night\n\n{WARP}")],
        """
        1 paper listed again
          Night
            Warp and Weft at Night (arXiv 2023) https://arxiv.org/abs/2303.00003
        1 paper moved
          Warp and Weft at Night (arXiv 2023) https://arxiv.org/abs/2303.00003: Looms → Dyes
        """,
    ),
    "a paper in two sections": (
        [(WARP, WARP + NEW), ("## Dyes\n\n", f"## Dyes\n\n{NEW}")],
        """
        1 paper added in 2 places
          Looms
            Spindles of Stone and Bone (CVPR 2024) https://arxiv.org/abs/2406.00006
          Dyes
            Spindles of Stone and Bone (CVPR 2024) https://arxiv.org/abs/2406.00006
        """,
    ),
    "another paper in its place": (
        [(WARP, NEW)],
        """
        1 paper added
          Looms
            Spindles of Stone and Bone (CVPR 2024) https://arxiv.org/abs/2406.00006
        1 paper removed
          Looms
            Warp and Weft at Night (arXiv 2023) https://arxiv.org/abs/2303.00003
        """,
    ),
}


def edited(edits):
    text = LIST
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(("edits", "expected"), CASES.values(), ids=CASES)
def test_text(edits, expected):
    described = describe(fgad_lint.compare(LIST, edited(edits)), "text")
    assert described == f"{dedent(expected).strip()}\n"


@pytest.mark.parametrize(
    ("n_entries", "counts"),
    [(1, (0, 0, 1)), (2, (2, 2, 0))],
    ids=["a page under another title", "a page of several entries"],
)
def test_entries_with_one_url(n_entries, counts):
    """How many are added, removed and retitled; URLs that are no ids of papers tell only if one entry has them."""
    before = LIST
    for number in ("2204.00004", "2205.00005")[:n_entries]:
        before = before.replace(f"https://arxiv.org/abs/{number}", "https://e.org/dyes")
    after = before.replace("Red from Roots and Bark", "Madder").replace("Blue from Leaves of Woad", "Indigo")
    if n_entries == 1:
        after = after.replace("Indigo", "Blue from Leaves of Woad")
    changes = fgad_lint.compare(before, after)
    assert (len(changes.added), len(changes.removed), len(changes.retitled)) == counts


def test_table_and_list_are_compared():
    table = "# Weaving\n\n## Looms\n\n| Title | Link |\n|---|---|\n" + "".join(
        f"| {title} | [paper](https://arxiv.org/abs/{number}) |\n"
        for title, number in [
            ("A Loom for Thin Threads", "2301.00001"),
            ("Shuttles That Come Back", "2302.00002"),
            ("Warp and Weft at Night", "2303.00003"),
        ]
    )
    changes = fgad_lint.compare(LIST.partition("## Dyes")[0], table)
    assert not changes.added + changes.removed + changes.moved
    assert [change.after.title for change in changes.venue_changed] == [
        "A Loom for Thin Threads",
        "Shuttles That Come Back",
        "Warp and Weft at Night",
    ]


def test_markdown():
    described = describe(fgad_lint.compare(LIST, edited([(WARP, NEW), ("## Dyes", "## Colors")])), "markdown")
    assert described == dedent("""\
        **1 paper added**

        - Looms
          - [Spindles of Stone and Bone](https://arxiv.org/abs/2406.00006) (CVPR 2024)

        **1 paper removed**

        - Looms
          - [Warp and Weft at Night](https://arxiv.org/abs/2303.00003) (arXiv 2023)

        **1 section renamed**

        - Dyes → Colors
        """)


def test_markdown_of_a_stranger_is_inert():
    hostile = "- <img src=x> @octocat & [x](javascript:alert(1)) [[paper](https://arxiv.org/abs/2406.00007)]\n"
    described = describe(fgad_lint.compare(LIST, edited([(WARP, WARP + hostile)])), "markdown")
    assert not any(part in described for part in ("<img", "@octocat", "](javascript"))


def test_json():
    changes = json.loads(describe(fgad_lint.compare(LIST, edited([(LOOM, ""), ("Woad", "Indigo")])), "json"))
    assert changes["removed"] == [
        {
            "title": "A Loom for Thin Threads",
            "place": ["Looms"],
            "line": 5,
            "venue": "CVPR 2023",
            "links": [{"label": "CVPR 2023", "url": "https://arxiv.org/abs/2301.00001"}],
        }
    ]
    (retitled,) = changes["retitled"]
    assert (retitled["before"]["line"], retitled["after"]["line"]) == (12, 11)
    assert not changes["added"] + changes["moved"] + changes["relinked"] + changes["venue_changed"]


def test_files_in_commits(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    (tmp_path / "README.md").write_text(LIST)
    subprocess.run(["git", "add", "README.md"], check=True)
    identity = ["-c", "user.name=A", "-c", "user.email=a@e.org"]
    subprocess.run(["git", *identity, "commit", "-q", "-m", "A list"], check=True)
    (tmp_path / "README.md").write_text(edited([(WARP, WARP + NEW)]))
    done = run("compare", "HEAD:README.md", "README.md")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "1 paper added")
    done = run("compare", "HEAD:README.md", "-", stdin=LIST)
    assert (done.exit_code, done.stdout) == (0, "no papers changed\n")
    done = run("compare", "README.md", "HEAD:./README.md", "--output-file", "changes.txt")
    assert (done.exit_code, (tmp_path / "changes.txt").read_text().splitlines()[0]) == (0, "1 paper removed")
    done = run("compare", "HEAD~9:README.md", "README.md")
    assert (done.exit_code, done.stderr) == (2, "HEAD~9:README.md: git: invalid object name 'HEAD~9'\n")
    done = run("compare", "HEAD:", "README.md")
    assert (done.exit_code, done.stderr) == (2, "HEAD:: is not a file\n")
    done = run("compare", "HEAD:gone.md", "README.md")
    assert (done.exit_code, done.stderr) == (2, "HEAD:gone.md: git: path 'gone.md' does not exist in 'HEAD'\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["README.md", "gone.md"], "gone.md: no such file"),
        (["HEAD~99:README.md", "README.md"], "HEAD~99:README.md: git: not a git repository"),
        (["HEAD", "README.md"], "HEAD: no such file; a file in a commit is REVISION:FILE"),
        (["-", "-"], "OLD and NEW cannot both be -"),
        (["README.md", "README.md", "--output-file", "README.md"], "would overwrite an input file"),
    ],
    ids=["missing file", "no repository", "commit without a file", "standard input twice", "an input is the output"],
)
def test_bad_input_is_one_line(tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(LIST)
    done = run("compare", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not done.stdout
    assert (tmp_path / "README.md").read_text() == LIST


def test_paper_that_is_still_listed_elsewhere():
    twice = edited([(RED, RED + LOOM)])
    described = describe(fgad_lint.compare(twice, LIST), "text")
    assert described == (
        "1 paper no longer in this section, but in others\n"
        "  Dyes\n"
        "    A Loom for Thin Threads (CVPR 2023) https://arxiv.org/abs/2301.00001\n"
    )
