"""Papers in every export format, read back; then what is in the cells of the CSV."""

import csv
import io
import re

import pytest
from hypothesis import given
from texts import texts

from fgad_lint import export
from fgad_lint.export import SourceFile
from fgad_lint.model.document import Document

HEADER = ["line", "end_line", "section", "title", "venue", "year", "arxiv", "arxiv_year", "doi", "url", "links"]
ARXIV = "https://arxiv.org/abs/2111.07677"
DOI = "https://doi.org/10.1000/A.b"


def export_as(name, *texts):
    return export.load(name)([SourceFile(f"{index}.md", Document(text)) for index, text in enumerate(texts)])


# All formats


def read_csv(shown):
    header, *body = csv.reader(io.StringIO(shown, newline=""))
    assert all(len(row) == len(header) for row in body)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in body for cell in row)
    return body


READERS = {"csv": read_csv}
# Tabs and line ends may separate cells.
CONTROL = re.compile(r"[^\n\t -\x7e\xa0-\U0010ffff]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def read(name, shown):
    """The papers in an exported table."""
    if name not in READERS:
        pytest.fail(f"add a reader for {name} to READERS")
    if control := CONTROL.search(shown):
        pytest.fail(f"{name}: {control[0]!r} in the output")
    return READERS[name](shown)


@pytest.mark.parametrize("name", export.names())
@given(texts())
def test_each_paper_of_any_text_is_exported(name, text):
    assert len(read(name, export_as(name, text))) == len(Document(text).papers)


@pytest.mark.parametrize("name", export.names())
def test_papers_of_several_files_are_exported(name):
    exported = export_as(name, f"- A Title [[paper]]({ARXIV})\n", f"- B Title [[paper]]({ARXIV})\n")
    assert len(read(name, exported)) == 2
    assert "0.md" in exported
    assert "1.md" in exported


MARKS = "\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufeff"
UNTRUSTED = {
    "marks of direction": f"A{MARKS} Title",
    "control characters": "A\x1b[2J\x07\x00\x9b Title",
    "line separators": "A\u2028 Title\u2029 of\x85 a\x0b Paper\x0c",
    "a formula": "=cmd() of a Title",
    "a formula after a mark of direction": "\u202e=cmd() of a Title",
    "quotes and separators": 'A "Title", with; all\tof them',
}


@pytest.mark.parametrize("name", export.names())
@pytest.mark.parametrize("title", UNTRUSTED.values(), ids=UNTRUSTED)
def test_untrusted_text_is_only_text(name, title):
    text = f"## {title}\n\n- {title} [[{title}]](https://e.org/{MARKS}a)\n"
    assert len(Document(text).papers) == 1
    assert len(read(name, export_as(name, text, text))) == 2


# CSV


def to_csv(*texts):
    return export_as("csv", *texts)


def rows(text):
    header, *body = csv.reader(io.StringIO(to_csv(text)))
    assert header == HEADER
    return [dict(zip(HEADER, row, strict=True)) for row in body]


def test_all_columns_of_a_row():
    text = (
        f"# List\r\n\r\n## Models\r\n\r\n+ Fast Flows, Slow Fish [[ICLR 2021]]({ARXIV}) [[code]](https://e.org/c)\r\n"
    )
    assert rows(text) == [
        {
            "line": "5",
            "end_line": "5",
            "section": "Models",
            "title": "Fast Flows, Slow Fish",
            "venue": "ICLR",
            "year": "2021",
            "arxiv": "arXiv:2111.07677",
            "arxiv_year": "2021",
            "doi": "",
            "url": ARXIV,
            "links": f"ICLR 2021={ARXIV}; code=https://e.org/c",
        }
    ]


CELLS = {
    "no papers": ("# List\n\nProse.\n", "title", []),
    "entry of several lines": (f"- A Long Title\n  [[paper]]({ARXIV})\n\n\n", "end_line", ["2"]),
    "last line without line ending": (f"- A Long Title [[paper]]({ARXIV})", "end_line", ["1"]),
    "byte order mark": (f"\ufeff# Models\n\n- A Title [[paper]]({ARXIV})\n", "section", ["Models"]),
    "without a section": (f"- A Title [[paper]]({ARXIV})\n", "section", [""]),
    "list items are categories too": (
        f"# M\n\n- Flows\n  - Fast\n    - A Title [[paper]]({ARXIV})\n",
        "section",
        ["M / Flows / Fast"],
    ),
    "title on two lines": (f"- A Title\n  of two lines [[paper]]({ARXIV})\n", "title", ["A Title of two lines"]),
    "control character in a title": (f"- A\x1b\x07Title [[paper]]({ARXIV})\n", "title", ["A Title"]),
    "emoji shortcodes after a title": (f"- A Title. :fire: :+1: [[paper]]({ARXIV})\n", "title", ["A Title"]),
    "quotes and commas": (f'- A "Title", quoted [[paper]]({ARXIV})\n', "title", ['A "Title", quoted']),
    "arXiv id that ends in 0": ("- A Title [[paper]](https://arxiv.org/pdf/2412.06510v2)\n", "arxiv", ["arXiv:2412.06510"]),
    "old arXiv id": ("- A Title [[paper]](https://arxiv.org/abs/hep-th/9901001)\n", "arxiv", ["arXiv:hep-th/9901001"]),
    "without an arXiv id": (f"- A Title [[paper]]({DOI})\n", "arxiv", [""]),
    "year of a venue, not of its preprint": ("- A Title [[CVPR 2025]](https://arxiv.org/abs/2412.06510)\n", "year", ["2025"]),
    "no year but that of the arXiv id": ("- A Title [[paper]](https://arxiv.org/abs/2412.06510)\n", "year", [""]),
    "year of an arXiv id": ("- A Title [[CVPR 2025]](https://arxiv.org/abs/2412.06510)\n", "arxiv_year", ["2024"]),
    "year of an old arXiv id": ("- A Title [[paper]](https://arxiv.org/abs/hep-th/9901001)\n", "arxiv_year", ["1999"]),
    "no arXiv id, so no year of one": (f"- A Title [[CVPR 2025]]({DOI})\n", "arxiv_year", [""]),
    "venue after a bar": ("- A Title | **[ESANN' 15]** | [`[pdf]`](https://e.org/5)\n", "venue", ["ESANN"]),
    "year after a bar": ("- A Title | **[ESANN' 15]** | [`[pdf]`](https://e.org/5)\n", "year", ["2015"]),
    "DOI in lower case": (f"- A Title [[paper]]({DOI})\n", "doi", ["10.1000/a.b"]),
    "link of the title": (f"- [A Long Title of It]({DOI}) [[paper]]({ARXIV})\n", "url", [DOI]),
    "link to the paper": (f"- A Title [[code]](https://e.org/c) [[paper]]({ARXIV})\n", "url", [ARXIV]),
    "first link otherwise": ("- A Title [[code]](https://e.org/c) [[video]](https://e.org/v)\n", "url", ["https://e.org/c"]),
    "without a link": ("- A Paper Without Any\n" + 2 * f"- A Title [[paper]]({ARXIV})\n", "url", ["", ARXIV, ARXIV]),
    "title link without label": (f"- [A Long Title of It]({DOI})\n", "links", [f"title={DOI}"]),
    "bare URL without label": (f"- A Title. {ARXIV}\n", "links", [f"paper={ARXIV}"]),
    "separators in a label": ("- T [[code; 100%=all]](https://e.org/?a=b;c)\n", "links", ["code%3B 100%25%3Dall=https://e.org/?a=b;c"]),
    "URL with spaces": ("- A Title [[code]](<https://e.org/a b>)\n", "links", ["code=https://e.org/a%20b"]),
    "mark of direction in a title": (f"- A Ti\u202etle [[paper]]({ARXIV})\n", "title", ["A Title"]),
    "mark of direction in a URL": ("- A Title [[code]](https://e.org/a\u202eb)\n", "url", ["https://e.org/a%E2%80%AEb"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "column", "expected"), CELLS.values(), ids=CELLS)
def test_cells(text, column, expected):
    assert [row[column] for row in rows(text)] == expected


FORMULAS = {
    "equals": "=HYPERLINK(0) of a Title",
    "plus": "+1 Is All You Need",
    "minus": "-2+3 Is All You Need",
    "at": "@SUM of all Fears",
    "full width": "＝1+1 Is All You Need",
}


@pytest.mark.parametrize("title", FORMULAS.values(), ids=FORMULAS)
def test_formula_is_escaped(title):
    assert rows(f"## {title}\n\n- A Title [[paper]]({ARXIV})\n")[0]["section"] == f"'{title}"


def test_several_files_have_a_path_column():
    output = to_csv(f"- A Title [[paper]]({ARXIV})\n", f"- B Title [[paper]]({ARXIV})\n")
    header, *body = csv.reader(io.StringIO(output))
    assert header == ["path", *HEADER]
    assert [(row[0], row[4]) for row in body] == [("0.md", "A Title"), ("1.md", "B Title")]


@given(texts())
def test_each_paper_is_one_line(text):
    assert to_csv(text).count("\n") == len(read_csv(to_csv(text))) + 1


def test_long_category_is_shortened():
    papers = "".join(f"  - [A Long Title, Part {number}](https://e.org/{number})\n" for number in range(500))
    text = f"# L\n\n- {'word ' * 2000}\n{papers}"
    assert {row["section"] for row in rows(text)} == {f"L / {'word ' * 59}…"}
    assert len(to_csv(text)) < 20 * len(text)
