"""Adding papers to lists of all forms: in the words of the entries around them, and nothing else changes."""

import json
import os
import sys
from textwrap import dedent

import pytest
from children import read, started, terminal_of
from command_line import POSIX, run

import fgad_lint
from fgad_lint.curation.adding import add
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.new_paper import NewLink, NewPaper, check, is_paper_id, venue_and_year
from fgad_lint.curation.written_dates import WrittenDate
from fgad_lint.records import to_record

# A section of three entries, the options of the command, and the line of the new entry.
FORMS = {
    "a label with venue and year": (
        """
        - A Loom [[CVPR 2023]](https://arxiv.org/abs/2301.00001)
        - A Shuttle [[arXiv 2024]](https://arxiv.org/abs/2401.00001)
        - A Warp [[arXiv 2022]](https://arxiv.org/abs/2201.00001)
        """,
        ["--title", "A Weft", "--link", "https://arxiv.org/abs/2501.00001"],
        "- A Weft [[arXiv 2025]](https://arxiv.org/abs/2501.00001)",
    ),
    "a label that is given": (
        """
        - A Loom [[CVPR 2023]](https://e.org/1)
        - A Shuttle [[ICCV 2023]](https://e.org/2)
        - A Warp [[ECCV 2022]](https://e.org/3)
        """,
        ["--title", "A Weft", "--link", "ICML 2025=https://e.org/4?a=b"],
        "- A Weft [[ICML 2025]](https://e.org/4?a=b)",
    ),
    "authors, venue and code": (
        """
        - **A Loom**. *Ann Loom, Cy Dyer and Di Fell*. CVPR 2023. [[paper](https://e.org/1)]
        - **A Shuttle**. *Eve Gin, Flo Hemp and Ida Jute*. ICCV 2023. [[paper](https://e.org/2)] [[code](https://github.com/a/b)]
        - **A Warp**. *Kay Lint, Lea Moss and Mo Nap*. ECCV 2022. [[paper](https://e.org/3)]
        """,
        [
            "--title", "A Weft", "--link", "https://arxiv.org/abs/2501.00001", "--code", "https://github.com/c/d",
            "--authors", "Oz Pile; Quin Rag; Sal Tow", "--venue", "ICML 2025",
        ],
        "- **A Weft**. *Oz Pile, Quin Rag and Sal Tow*. ICML 2025. [[paper](https://arxiv.org/abs/2501.00001)] "
        "[[code](https://github.com/c/d)]",
    ),
    "first authors alone": (
        """
        - [A Loom](https://e.org/1), Loom et al., CVPR 2023
        - [A Shuttle](https://e.org/2), Gin et al., ICCV 2023
        - [A Warp](https://e.org/3), Lint et al., ECCV 2022
        """,
        ["--title", "A Weft", "--link", "https://e.org/4.pdf", "--authors", "Oz Pile; Quin Rag", "--venue", "ICML 2025"],
        "- [A Weft](https://e.org/4.pdf), Pile et al., ICML 2025",
    ),
    "a short year": (
        """
        - A Loom for Threads | **[CVPR' 23]** | [`[pdf]`](https://e.org/1)
        - A Shuttle for Threads | **[ICCV' 23]** | [`[pdf]`](https://e.org/2)
        - A Warp of Threads | **[ECCV' 22]** | [`[pdf]`](https://e.org/3)
        """,
        ["--title", "A Weft of Threads", "--link", "https://e.org/4.pdf", "--venue", "ICML 2025"],
        "- A Weft of Threads | **[ICML' 25]** | [`[pdf]`](https://e.org/4.pdf)",
    ),
    "a month from the id": (
        """
        - [2023/01] **A Loom**. [[paper](https://arxiv.org/abs/2301.00001)]
        - [2024/11] **A Shuttle**. [[paper](https://arxiv.org/abs/2411.00001)]
        - [2022/12] **A Warp**. [[paper](https://arxiv.org/abs/2212.00001)]
        """,
        ["--title", "A Weft", "--link", "https://arxiv.org/abs/2503.00001"],
        "- [2025/03] **A Weft**. [[paper](https://arxiv.org/abs/2503.00001)]",
    ),
    "the name of a month": (
        """
        - **A Loom**, *CVPR, Jan 2023*. [[paper](https://e.org/1)]
        - **A Shuttle**, *ICCV, Oct 2023*. [[paper](https://e.org/2)]
        - **A Warp**, *ECCV, Sep 2022*. [[paper](https://e.org/3)]
        """,
        ["--title", "A Weft", "--link", "https://e.org/4.pdf", "--venue", "ICML", "--date", "2025-07"],
        "- **A Weft**, *ICML, Jul 2025*. [[paper](https://e.org/4.pdf)]",
    ),
    "a description": (
        """
        - [Loomer](https://e.org/1) - Weaves thin threads.
        - [Shuttler](https://e.org/2) - Comes back, always.
        - [Warper](https://e.org/3) - Holds many threads.
        """,
        ["--title", "Wefter", "--link", "https://e.org/4", "--description", "Crosses *all* of them."],
        "- [Wefter](https://e.org/4) - Crosses *all* of them.",
    ),
    "a badge with the repository": (
        """
        - A Loom [[paper](https://e.org/1.pdf)] [![Star](https://img.shields.io/github/stars/a/b?style=social)](https://github.com/a/b)
        - A Shuttle [[paper](https://e.org/2.pdf)] [![Star](https://img.shields.io/github/stars/c/d?style=social)](https://github.com/c/d)
        - A Warp [[paper](https://e.org/3.pdf)] [![Star](https://img.shields.io/github/stars/e/f?style=social)](https://github.com/e/f)
        """,
        ["--title", "A Weft", "--link", "https://e.org/4.pdf", "--code", "https://github.com/g/h"],
        "- A Weft [[paper](https://e.org/4.pdf)] "
        "[![Star](https://img.shields.io/github/stars/g/h?style=social)](https://github.com/g/h)",
    ),
    "the short name": (
        """
        - **Loomer**: "Loomer: A Loom" [[paper](https://e.org/1)]
        - **Shuttler**: "Shuttler: A Shuttle" [[paper](https://e.org/2)]
        - **Warper**: "Warper: A Warp" [[paper](https://e.org/3)]
        """,
        ["--title", "Wefter: A Weft", "--link", "https://e.org/4.pdf"],
        '- **Wefter**: "Wefter: A Weft" [[paper](https://e.org/4.pdf)]',
    ),
    "numbers": (
        """
        1. A Loom [[paper](https://e.org/1)]
        2. A Shuttle [[paper](https://e.org/2)]
        3. A Warp [[paper](https://e.org/3)]
        """,
        ["--title", "A Weft", "--link", "https://e.org/4.pdf", "--before", "A Shuttle"],
        "2. A Weft [[paper](https://e.org/4.pdf)]",
    ),
    "a row": (
        """
        | Title | Venue | Date | Code |
        |:-----|:---:|---|---|
        | [**A Loom for Thin Threads**](https://e.org/1) | CVPR | 2023-01-02 | - |
        | [**A Shuttle that Comes Back**](https://e.org/2) | ICCV | 2023-10-11 | [GitHub](https://github.com/a/b) |
        | [**A Warp of Many Threads**](https://e.org/3) | ECCV | 2022-09-12 | - |
        """,
        ["--title", "A Weft | B", "--link", "https://e.org/4.pdf", "--venue", "ICML", "--date", "2025-07-01"],
        r"| [**A Weft \| B**](https://e.org/4.pdf) | ICML | 2025-07-01 | - |",
    ),
    "a column of its own": (
        """
        | Title | Institute | Paper |
        |---|---|---|
        | A Loom for Thin Threads   | Weavers | [link](https://e.org/1) |
        | A Shuttle that Comes Back | Dyers   | [link](https://e.org/2) |
        | A Warp of Many Threads    | Fullers | [link](https://e.org/3) |
        """,
        ["--title", "A Weft", "--link", "https://e.org/4.pdf", "--field", "Institute=Menders"],
        "| A Weft                    | Menders | [link](https://e.org/4.pdf) |",
    ),
    "words and stars of one entry": (
        """
        - **A Loom**. CVPR 2023 (oral). [[paper](https://e.org/1)] :star:
        - **A Shuttle**. ICCV 2023 (best paper). [[paper](https://e.org/2)] :star::star::star:
        - **A Warp**. ECCV 2022. [[paper](https://e.org/3)]
        """,
        ["--title", "A Weft", "--link", "https://e.org/4.pdf", "--venue", "ICML 2025"],
        "- **A Weft**. ICML 2025. [[paper](https://e.org/4.pdf)]",
    ),
    "a link in a second line": (
        """
        - **A Loom**, *Ann Loom, Cy Dyer* <br>
          [[Paper]](https://e.org/1)
        - **A Shuttle**, *Eve Gin, Flo Hemp* <br>
          [[Paper]](https://e.org/2) [[Code]](https://github.com/a/b)
        - **A Warp**, *Kay Lint, Lea Moss* <br>
          [[Paper]](https://e.org/3)
        """,
        ["--title", "A Weft", "--link", "https://e.org/4.pdf", "--authors", "Oz Pile; Quin Rag", "--code", "https://github.com/c/d"],
        "- **A Weft**, *Oz Pile, Quin Rag* <br>\n  [[Paper]](https://e.org/4.pdf) [[Code]](https://github.com/c/d)",
    ),
    "a venue with more words": (
        """
        | Title | Venue | Paper |
        |---|---|---|
        | A Loom for Thin Threads | EMNLP 2020 (Findings) | [link](https://e.org/1) |
        | A Shuttle that Comes Back | ACL 2021 | [link](https://e.org/2) |
        | A Warp of Many Threads | ACL 2022 (Demo) | [link](https://e.org/3) |
        """,
        ["--title", "A Weft", "--link", "https://e.org/4.pdf", "--venue", "EMNLP 2025"],
        "| A Weft | EMNLP 2025 | [link](https://e.org/4.pdf) |",
    ),
    "HTML": (
        """
        <ul>
        <li><b>A Loom for Thin Threads</b><br> <i>Ann Loom, Cy Dyer</i>, CVPR 2023 <a href="https://e.org/1">paper</a></li>
        <li><b>A Shuttle that Comes Back</b><br> <i>Eve Gin, Flo Hemp</i>, ICCV 2023 <a href="https://e.org/2">paper</a></li>
        <li><b>A Warp of Many Threads</b><br> <i>Kay Lint, Lea Moss</i>, ECCV 2022 <a href="https://e.org/3">paper</a></li>
        </ul>
        """,
        [
            "--title", "A Weft & More", "--link", "https://e.org/4.pdf?a=1&b=2", "--authors", "Oz Pile; Quin Rag", "--venue",
            "ICML 2025",
        ],
        '<li><b>A Weft &amp; More</b><br> <i>Oz Pile, Quin Rag</i>, ICML 2025 <a href="https://e.org/4.pdf?a=1&amp;b=2">paper</a></li>',
    ),
    "HTML with linked names": (
        """
        <ul>
        <li><b>(CVPR 2023)</b> <a href="https://e.org/1">Loomer</a>: A Loom for Thin Threads, Loom et al.</li>
        <li><b>(ICCV 2023)</b> <a href="https://e.org/2">Shuttler</a>: A Shuttle that Comes Back, Gin et al.</li>
        <li><b>(ECCV 2022)</b> <a href="https://e.org/3">Warper</a>: A Warp of Many Threads, Lint et al.</li>
        </ul>
        """,
        [
            "--title", "Wefter: A Weft & More", "--link", "https://e.org/4.pdf", "--authors", "Oz Pile; Quin Rag", "--venue",
            "ICML 2025",
        ],
        '<li><b>(ICML 2025)</b> <a href="https://e.org/4.pdf">Wefter</a>: A Weft &amp; More, Pile et al.</li>',
    ),
    "Chinese": (
        """
        - **织机与细线的故事**（CVPR 2023）[[论文](https://e.org/1)] [[代码](https://github.com/a/b)]
        - **来回穿梭的梭子们**（ICCV 2023）[[论文](https://e.org/2)]
        - **许多经线的排列法**（ECCV 2022）[[论文](https://e.org/3)] [[代码](https://github.com/c/d)]
        """,
        ["--title", "纬线穿过所有经线", "--link", "https://e.org/4.pdf", "--venue", "ICML 2025", "--code", "https://github.com/e/f"],
        "- **纬线穿过所有经线**（ICML 2025）[[论文](https://e.org/4.pdf)] [[代码](https://github.com/e/f)]",
    ),
}  # fmt: skip


def saved(folder, text):
    path = folder / "README.md"
    path.write_bytes(text.encode())
    return path


def section(text):
    return f"# Papers\n\n{dedent(text).strip()}\n\n# Notes\n\nNone.\n"


@pytest.mark.parametrize("case", FORMS)
def test_written_like_its_neighbours(case, tmp_path):
    text, options, line = FORMS[case]
    path = saved(tmp_path, section(text))
    result = run("add", path, "--section", "Papers", *options)
    assert result.exit_code == 0, result.stderr
    before, after = section(text).splitlines(), path.read_text(encoding="utf-8").splitlines()
    line, *more = line.split("\n")
    new = after.index(line)
    assert after[new + 1 : new + 1 + len(more)] == more
    if case == "numbers":
        assert after[new + 1 :][:2] == [
            "3. A Shuttle [[paper](https://e.org/2)]",
            "4. A Warp [[paper](https://e.org/3)]",
        ]
    else:
        assert after[:new] + after[new + 1 + len(more) :] == before
    assert f"to Papers, on line {new + 1}" in result.stderr


THREE = FORMS["authors, venue and code"][0]


def options(*more):
    return ["--section", "Papers", "--title", "A Weft", "--link", "https://e.org/4.pdf", *more]


def test_what_is_not_known_is_left_out_and_said(tmp_path):
    path = saved(tmp_path, section(THREE))
    result = run("add", path, *options("--venue", "ICML 2025"))
    assert "- **A Weft**. ICML 2025. [[paper](https://e.org/4.pdf)]" in path.read_text()
    assert "the authors were left out: give --authors" in result.stderr


def test_a_period_stays_alone(tmp_path):
    text = """
        - **A Loom.** CVPR 2023. [paper](https://e.org/1)
        - **A Shuttle.** ICCV 2023. [paper](https://e.org/2)
        - **A Warp.** ECCV 2022. [paper](https://e.org/3)
        """
    path = saved(tmp_path, section(text))
    run("add", path, *options())
    assert "- **A Weft.** [paper](https://e.org/4.pdf)\n" in path.read_text()


def test_emphasis_without_words_goes(tmp_path):
    path = saved(tmp_path, section(FORMS["the name of a month"][0]))
    run("add", path, *options())
    assert "- **A Weft**. [[paper](https://e.org/4.pdf)]\n" in path.read_text()


def test_lines_stay_whole_without_what_is_not_known(tmp_path):
    text = "\n".join(
        f"- **{title} for Threads** <br>\n  *Ann Loom, Cy Dyer*<br>\n  [{day} Mar., 2022] [CVPR, 2023]\n  [[PDF](https://e.org/{day})]"
        for title, day in (("A Loom", "21st"), ("A Shuttle", "22nd"), ("A Warp", "23rd"))
    )
    path = saved(tmp_path, section(text))
    result = run("add", path, *options("--venue", "ICML 2025"))
    assert result.exit_code == 0, result.stderr
    assert "- **A Weft** <br>\n  [ICML, 2025]\n  [[PDF](https://e.org/4.pdf)]\n" in path.read_text()


def test_a_label_without_its_venue_is_said(tmp_path):
    path = saved(tmp_path, section(FORMS["a label that is given"][0]))
    result = run("add", path, *options())
    assert "- A Weft [[paper]](https://e.org/4.pdf)" in path.read_text()
    assert "the venue was left out: give --venue" in result.stderr


def test_what_some_leave_out_is_not_said(tmp_path):
    text = """
        - A Loom, CVPR 2023. [[paper](https://e.org/1)]
        - A Shuttle. [[paper](https://e.org/2)]
        - A Warp. [[paper](https://e.org/3)]
        """
    path = saved(tmp_path, section(text))
    result = run("add", path, *options())
    assert "- A Weft. [[paper](https://e.org/4.pdf)]" in path.read_text()
    assert "left out" not in result.stderr


def test_rows_of_other_tables_have_other_columns(tmp_path):
    text = """
        | Title | Model | Date | Code |
        |---|---|---|---|
        | [A Loom for Very Thin Threads](https://arxiv.org/abs/2301.00001) | Loom | 01/2023 | [code](https://github.com/a/b) |
        | [A Shuttle that Comes Back](https://arxiv.org/abs/2302.00001) | Shuttle | 02/2023 | [code](https://github.com/a/c) |
        | [Warps of Many Long Threads](https://arxiv.org/abs/2303.00001) | Warp | 03/2023 | [code](https://github.com/a/d) |

        ## Data

        | Title | Date | Code |
        |---|---|---|
        | [A Thread of Many Colors](https://arxiv.org/abs/2304.00001) | 04/2023 | [code](https://github.com/a/e) |
        """
    path = saved(tmp_path, section(text))
    result = run("add", path, *options("--code", "https://github.com/a/f", "--date", "2025-01"))
    assert "| [A Weft](https://e.org/4.pdf) | | 01/2025 | [code](https://github.com/a/f) |" in path.read_text()
    assert '"Model" was left out' in result.stderr


# A list, and options that it refuses, with the message.
REFUSED = {
    "no place for authors": (
        FORMS["a short year"][0],
        options("--authors", "Oz Pile", "--venue", "ICML 2025"),
        "the entries here have no place for the authors; leave it out",
    ),
    "no place for a column": (
        FORMS["a row"][0],
        options("--field", "Institute=Weavers"),
        'the entries here have no place for the field "Institute"; leave it out',
    ),
    "the same id": (
        FORMS["a month from the id"][0],
        ["--section", "Papers", "--title", "B", "--link", "https://arxiv.org/pdf/2301.00001v2"],
        '"A Loom" is in Papers already, on line 3',
    ),
    "the same title": (
        THREE,
        ["--section", "Papers", "--title", "a shuttle", "--link", "https://e.org/9"],
        '"A Shuttle" is in Papers already, on line 4',
    ),
    "another section": (
        THREE,
        ["--section", "Paper", "--title", "B", "--link", "https://e.org/9"],
        'no section is called "Paper"; the nearest: "Papers"',
    ),
    "a title that is a URL": (
        THREE,
        ["--section", "Papers", "--title", "https://e.org/9", "--link", "https://e.org/9"],
        "the title is a URL: https://e.org/9; give it as a link",
    ),
    "a title of two lines": (
        THREE,
        ["--section", "Papers", "--title", "A\nB", "--link", "https://e.org/9"],
        "the title has a line break or an invisible character",
    ),
    "a title without its name": (
        FORMS["HTML with linked names"][0],
        ["--section", "Papers", "--title", "A Weft", "--link", "https://e.org/9"],
        "the titles here begin with a short name, such as Name: Title; give one",
    ),
    "no URL": (
        THREE,
        ["--section", "Papers", "--title", "B", "--link", "paper="],
        '"" is not the URL of a link',
    ),
    "no facts": (
        THREE,
        ["--section", "Papers", "2509.20295"],
        "no facts are kept about 2509.20295; run `fgad-lint facts update` when it is listed, or give --title and --link",
    ),
    "no facts, but listed": (
        FORMS["a month from the id"][0],
        ["--section", "Papers", "2301.00001"],
        "2301.00001 is listed already, on line 3; to list it in another section too, use move --copy",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case, tmp_path):
    text, arguments, message = REFUSED[case]
    path = saved(tmp_path, section(text))
    result = run("add", path, *arguments)
    assert (result.exit_code, result.stderr) == (2, f"{path}: {message}\n")
    assert path.read_text(encoding="utf-8") == section(text)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--title", "B"], "no section: give --section"),
        (["--section", "Papers"], "no paper: give --title and --link, an arXiv id, or --from FILE"),
        (["--section", "Papers", "--title", "B", "--before", "a", "--after", "b"], "--before and --after"),
        (["--section", "Papers", "--title", "B", "2509.20295"], "--title is for one paper"),
        (["other.md", "--section", "Papers", "--title", "B"], "papers are added to one list, not 2"),
    ],
    ids=["no section", "no paper", "two places", "two papers", "two lists"],
)
def test_usage(arguments, message, tmp_path):
    result = run("add", saved(tmp_path, section(THREE)), *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


@POSIX
@pytest.mark.timeout(60)
def test_asks_for_the_section_on_a_terminal(tmp_path):
    path = saved(
        tmp_path,
        "# List\n\n## Looms\n\n- A Loom [paper](https://e.org/1)\n\n## Dyes\n\n- A Dye [paper](https://e.org/2)\n",
    )
    keyboard, terminal = terminal_of(80)
    command = [sys.executable, "-m", "fgad_lint", "add", str(path), "--title", "A Red", "--link", "https://e.org/3.pdf"]
    with started(command, stdin=terminal, stdout=terminal, stderr=terminal):
        os.close(terminal)
        shown = b""
        while b"Section:" not in shown and (chunk := read(keyboard)):
            shown += chunk
        os.write(keyboard, b"3\n")
        while chunk := read(keyboard):
            shown += chunk
    os.close(keyboard)
    assert [line.split() for line in shown.decode().splitlines()[:3]] == [["1", "List"], ["2", "Looms"], ["3", "Dyes"]]
    assert path.read_text(encoding="utf-8").endswith("(https://e.org/2)\n- A Red [paper](https://e.org/3.pdf)\n")


def test_listed_elsewhere_too(tmp_path):
    text = section(THREE) + "\n# More\n\n- **Two Looms**. *Ann Loom, Cy Dyer*. CVPR 2023. [[paper](https://e.org/8)]\n"
    path = saved(tmp_path, text)
    result = run("add", path, "--section", "More", "--title", "A Loom", "--link", "https://e.org/1")
    assert result.exit_code == 0
    assert '"A Loom" is also listed on line 3' in result.stderr
    assert path.read_text().count("**A Loom**") == 2


def test_difference_and_standard_input(tmp_path):
    path = saved(tmp_path, section(THREE))
    result = run("add", path, *options(), "--diff")
    assert "+- **A Weft**. " in result.stdout
    assert path.read_text() == section(THREE)
    result = run("add", "-", *options(), stdin=section(THREE))
    assert "- **A Weft**. " in result.stdout


def test_windows_line_ends_and_read_only_files(tmp_path):
    path = tmp_path / "README.md"
    path.write_bytes(section(THREE).replace("\n", "\r\n").encode())
    assert run("add", path, *options()).exit_code == 0
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") == len(section(THREE).splitlines()) + 1


def test_facts_fill_the_fields(tmp_path):
    path = saved(tmp_path, section(THREE))
    paper = {
        "titles": {"1": "A {Weft} of Threads"}, "authors": ["Oz Pile", "Quin Rag"], "first": "2025-03-04",
        "journal_ref": "ICML 2025",
    }  # fmt: skip
    (tmp_path / ".fgad-lint").mkdir()
    (tmp_path / ".fgad-lint" / "papers.json").write_text(json.dumps({"format": 1, "papers": {"2503.00001": paper}}))
    result = run("add", path, "--section", "Papers", "2503.00001")
    assert result.exit_code == 0, result.stderr
    line = "- **A Weft of Threads**. *Oz Pile and Quin Rag*. ICML 2025. [[paper](https://arxiv.org/abs/2503.00001)]"
    assert line in path.read_text()


BIBTEX = """
@inproceedings{weft, title={A {Weft} of {\\'E}toffe}, author={Pile, Oz and Quin Rag}, year={2025}, url={https://e.org/4.pdf},
  booktitle={Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition}}
@article{felt, title="Felt", author="Tow, Sal and others", journal={arXiv preprint arXiv:2501.00002}, year=2025}
"""
CSL = [
    {
        "title": "A Weft of Étoffe", "author": [{"given": "Oz", "family": "Pile"}, {"literal": "Quin Rag"}],
        "issued": {"date-parts": [[2025, 6, 1]]}, "container-title-short": "CVPR", "URL": "https://e.org/4.pdf",
    },
    {"title": "Felt", "author": [{"family": "Tow"}, {"literal": "others"}], "URL": "https://arxiv.org/abs/2501.00002"},
]  # fmt: skip
CSV = """line,section,title,venue,year,arxiv,doi,url,links
3,Old,A Weft of Étoffe,CVPR,2025,,,https://e.org/4.pdf,title=https://e.org/4.pdf
4,Old,Felt,,,arXiv:2501.00002,,https://arxiv.org/abs/2501.00002,paper=https://arxiv.org/abs/2501.00002
"""
LISTED = """
    - **A Loom**. CVPR 2023. [[paper](https://e.org/1.pdf)]
    - **A Shuttle**. ICCV 2023. [[paper](https://e.org/2.pdf)]
    - **A Warp**. arXiv 2022. [[paper](https://arxiv.org/abs/2201.00001)]
    """


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("papers.bib", BIBTEX),
        ("papers.json", json.dumps(CSL)),
        ("papers.csv", CSV),
        ("-", BIBTEX),
        ("-", json.dumps(CSL)),
        ("-", CSV),
    ],
    ids=["BibTeX", "CSL-JSON", "CSV", "BibTeX by its content", "CSL-JSON by its content", "CSV by its content"],
)
def test_many_from_a_file(name, content, tmp_path):
    path = saved(tmp_path, section(LISTED))
    if name != "-":
        (tmp_path / name).write_text(content, encoding="utf-8")
        name = tmp_path / name
    result = run("add", path, "--section", "Papers", "--from", name, stdin=content)
    assert result.exit_code == 0, result.stderr
    new = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("- ")][3:]
    assert new == [
        "- **A Weft of Étoffe**. CVPR 2025. [[paper](https://e.org/4.pdf)]",
        "- **Felt**. arXiv 2025. [[paper](https://arxiv.org/abs/2501.00002)]",
    ]
    assert "added 2 papers to Papers" in result.stderr
    again = run("add", path, "--section", "Papers", "--from", name, stdin=content)
    assert (again.exit_code, again.stderr) == (2, f"{path}: Papers has all 2 papers already\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("@article{a, title={B\n", "<stdin>: line 1: not BibTeX"),
        ("[1, 2]", "<stdin>: not CSL-JSON, which is a list of papers"),
        ("[{}]", "<stdin>: paper 1 has no title"),
        ("{", "<stdin>: not JSON on line 1"),
        ("", "<stdin>: no papers"),
        ("2501.00001\n", "<stdin>: line 1: no facts are kept about 2501.00001"),
    ],
    ids=["BibTeX", "no papers in JSON", "no title", "JSON", "nothing", "an unknown id"],
)
def test_file_that_cannot_be_read(content, message, tmp_path):
    path = saved(tmp_path, section(LISTED))
    result = run("add", path, "--section", "Papers", "--from", "-", stdin=content)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1


def test_function():
    record = to_record(section(LISTED))
    paper = NewPaper("A Weft", (NewLink("https://e.org/4.pdf"),), venue="ICML", year=2025)
    added = add(record, [paper], "Papers")
    assert added.done == 'added "A Weft" to Papers, on line 6'
    assert fgad_lint.render(added.record) == added.text


@pytest.mark.parametrize(
    ("venue", "expected"),
    [("CVPR 2025", ("CVPR", 2025)), ("CVPR'2025", ("CVPR", 2025)), ("S&P (2025)", ("S&P", 2025)), ("TMLR", ("TMLR", 0)), ("", ("", 0))],
)  # fmt: skip
def test_venue_and_year(venue, expected):
    assert venue_and_year(venue) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("2509.20295", True), ("arXiv:2509.20295v2", True), ("10.1109/5.771073", True), ("https://e.org/1", True),
        ("README.md", False), ("docs", False),
    ],
)  # fmt: skip
def test_is_paper_id(word, expected):
    assert is_paper_id(word) == expected


def test_check_keeps_the_paper():
    paper = NewPaper("A Weft", (NewLink("https://e.org/4"),), date=WrittenDate(2025, 7))
    assert check(paper) == paper
    with pytest.raises(CurationError):
        check(paper._replace(title=" "))
