"""How many papers a list has."""

import json
from textwrap import dedent
from xml.etree import ElementTree

import pytest
from command_line import run

import fgad_lint
from fgad_lint.curation.statistics import statistics
from fgad_lint.curation.statistics_report import chart, describe_statistics

LIST = """\
# Papers on Weaving

## Looms

- A Loom for Thin Threads [[CVPR 2023](https://arxiv.org/abs/2301.00001)]
- Shuttles That Come Back [[ICCV 2023](https://arxiv.org/abs/2302.00002)] [[code](https://github.com/me/shuttle)]
- Warp and Weft at Night [[paper](https://arxiv.org/abs/2203.00003)]

## Dyes

- Red from Roots and Bark [[NIPS 2017](https://e.org/red.pdf)]
- Blue from Leaves of Woad [[NeurIPS 2022](https://arxiv.org/abs/2205.00005)]
- Green from Weld over Woad [[NeurIPS 2023](https://arxiv.org/abs/2305.00006)]
- A Loom for Thin Threads [[arXiv 2023](https://arxiv.org/abs/2301.00001)]
"""


def counted(text=LIST):
    return statistics([fgad_lint.parse(text)])


def test_counts():
    found = counted()
    assert (found.n_entries, found.n_papers, found.n_listed_again, found.n_with_code) == (7, 6, 1, 1)
    assert found.by_section == ((("Looms",), 3), (("Dyes",), 4))
    assert found.by_year == ((2017, 1), (2022, 2), (2023, 3))
    assert found.by_venue == (("NeurIPS", 3), ("CVPR", 1), ("ICCV", 1))


def test_a_list_without_papers():
    assert counted("# Nothing\n") == (0, 0, 0, 0, (), (), ())


def test_several_lists_are_counted_together():
    found = statistics([fgad_lint.parse(LIST), fgad_lint.parse(LIST.replace("## Dyes", "## Colors"))])
    assert (found.n_entries, found.n_papers, found.n_listed_again) == (14, 6, 6)


def test_text():
    assert describe_statistics(counted(), "text") == dedent("""\
        list
        papers             6  ██████████████████████████████████
        with code          1  ██████
        without code       5  █████████████████████████████
        in several places  1  ██████
        entries            7  ████████████████████████████████████████

        section
        Looms    3  ██████████████████████████████
        Dyes     4  ████████████████████████████████████████

        year
        2017  1  █████████████
        2022  2  ███████████████████████████
        2023  3  ████████████████████████████████████████

        venue
        NeurIPS   3  ████████████████████████████████████████
        CVPR      1  █████████████
        ICCV      1  █████████████
        no venue  1  █████████████
        """)


def test_a_paper_twice_in_a_section_counts_once_there():
    text = LIST.replace(
        "## Dyes", "- A Loom for Thin Threads [[arXiv 2023](https://arxiv.org/abs/2301.00001)]\n\n## Dyes"
    )
    found = counted(text)
    assert (found.n_entries, found.by_section) == (8, ((("Looms",), 3), (("Dyes",), 4)))


@pytest.mark.parametrize(
    ("n_venues", "last"),
    [(20, "W19"), (21, "W20"), (22, "2 others")],
    ids=["as many as are shown", "one more, which takes one row anyway", "two more"],
)
def test_venues_beyond_the_first_share_a_row(n_venues, last):
    venues = tuple((f"W{index}", 1) for index in range(n_venues))
    found = counted()._replace(n_papers=n_venues, by_venue=venues)
    rows = describe_statistics(found, "markdown").splitlines()
    assert rows[-1].startswith(f"| {last} |")


def test_papers_without_a_year_are_counted():
    text = LIST.replace("NIPS 2017", "NIPS").replace(
        "[[paper](https://arxiv.org/abs/2203.00003)]", "[[paper](https://e.org)]"
    )
    rows = describe_statistics(counted(text), "markdown").partition("| year |")[2].splitlines()
    assert rows[2:5] == ["| 2022 | 1 |", "| 2023 | 3 |", "| no year | 2 |"]


def test_columns_are_as_wide_as_they_are_shown():
    rows = describe_statistics(counted(LIST.replace("## Looms", "## 织机")), "text").splitlines()
    assert [row for row in rows if row.startswith(("织机", "Dyes"))] == [
        "织机     3  ██████████████████████████████",
        "Dyes     4  ████████████████████████████████████████",
    ]


def test_markdown():
    text = describe_statistics(counted(LIST.replace("## Dyes", "## Dyes | R&D")), "markdown")
    assert "| year | papers |\n| --- | ---: |\n| 2017 | 1 |\n| 2022 | 2 |\n| 2023 | 3 |\n" in text
    assert "| Dyes &#124; R&#38;&#8203;D | 4 |" in text


def test_json_and_chart(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(LIST)
    done = run("stats", "--format", "json", "--svg", "years.svg")
    table = json.loads(done.stdout)
    assert (done.exit_code, table["papers"], table["by_year"][0]) == (0, 6, {"year": 2017, "papers": 1})
    drawn = (tmp_path / "years.svg").read_text()
    assert drawn == chart(counted())
    image = "{http://www.w3.org/2000/svg}"
    root = ElementTree.fromstring(drawn)
    assert [int(bar.get("height")) for bar in root.iter(f"{image}rect")] == [53, 107, 160]
    assert [text.text for text in root.iter(f"{image}text")] == ["1", "2017", "2", "2022", "…", "3", "2023"]


def test_bad_input_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(LIST)
    done = run("stats", "README.md", "gone.md", "--svg", "years.svg")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "gone.md" in done.stderr
    assert not (tmp_path / "years.svg").exists()
    done = run("stats", "--svg", "same", "--output-file", "same")
    assert (done.exit_code, "the same file" in done.stderr) == (2, True)
    done = run("stats", "--svg", "README.md")
    assert (done.exit_code, done.stderr) == (2, "--svg README.md would overwrite an input file; name another\n")
    assert (tmp_path / "README.md").read_text() == LIST
