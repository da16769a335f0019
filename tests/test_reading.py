"""Titles, venues and years of papers in entries of many forms."""

import pytest

from fgad_lint.model.document import Document


def read(text):
    """The title, the name of the venue and the year of each paper."""
    return [
        (paper.title, paper.venue.name if paper.venue else "", paper.venue.year if paper.venue else None)
        for paper in Document(text).papers
    ]


TABLE = "| {} | {} | {} |\n|-|-|-|\n| {} | {} | {} |\n| {} | {} | {} |\n"
A, B = "[Kelp](https://e.org/a)", "[Dulse](https://e.org/b)"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(("Dataset", "Annotation of the images", "Time", A, "Mask of each object", "CVPR, 2023", B, "Mask of each object", "2021"),
            [("Kelp", "CVPR", 2023), ("Dulse", "", 2021)], id="names of data sets"),
        pytest.param(("年份", "名字", "简介", "2015", A, "海带的残差连接，广泛使用", "2021", B, "红皮藻的最高精度"),
            [("Kelp", "", 2015), ("Dulse", "", 2021)], id="Chinese headers"),
        pytest.param(("Model", "Field of use", "Paper", "Kelp", "Biology of the Sea", "[pdf](https://e.org/a)", "Dulse", "Food from the Sea", "[pdf](https://e.org/b)"),
            [("Kelp", "", None), ("Dulse", "", None)], id="column of labels"),
        pytest.param(("Method", "Paper", "Date", "Kelp", "[Growing Kelp in Winter](https://e.org/a)", "Nov., 2023", "Dulse", "[Drying Dulse in Summer](https://e.org/b)", "May 2024"),
            [("Growing Kelp in Winter", "", 2023), ("Drying Dulse in Summer", "", 2024)], id="months are no venues"),
        pytest.param(("Task of the model", "Link", "Year", "Growing in Water", A, "2023", "Growing in Water", B, "2024"),
            [("Kelp", "", 2023), ("Dulse", "", 2024)], id="cells that do not differ"),
        pytest.param(("Title", "Paper", "Date", "🔥[**Kelp**] Kelp Forests in Winter(@SEALAB)", "[pdf](https://e.org/a)", "2024.11", "Dulse Beds in Summer (@UC Bay etc)", "[pdf](https://e.org/b)", "2024.11"),
            [("Kelp Forests in Winter", "", 2024), ("Dulse Beds in Summer", "", 2024)], id="affiliation"),
    ],
)  # fmt: skip
def test_columns_of_a_table(cells, expected):
    assert read(TABLE.format(*cells)) == expected
    rows = [cells[index : index + 3] for index in (0, 3, 6)]
    if not any("**" in cell or "@" in cell for cell in cells):
        html = "".join("<tr>" + "".join(f"<td>{as_html(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
        third = html.splitlines()[-1].replace("Dulse", "Nori").replace("红皮藻", "紫菜")
        assert read(f"<table>\n{html}{third}</table>\n")[:2] == expected


def as_html(cell):
    label, bracket, url = cell.partition("](")
    return f"<a href='{url[:-1]}'>{label[1:]}</a>" if bracket else cell


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- [Kelp](https://e.org/a): Growing Forests under Water | SOSP' 24", ("Kelp: Growing Forests under Water", "SOSP", 2024)),
        ("- [Kelp](https://e.org/a) : Growing Forests under Water", ("Kelp: Growing Forests under Water", "", None)),
        ("- [Kelp](https://e.org/a): a library that grows forests under water.", ("Kelp", "", None)),
        ("- [Growing Kelp in the Cold Sea](https://e.org/a): Forests under Water", ("Growing Kelp in the Cold Sea", "", None)),
        ("* (ICML 2023) [💬 A tag with more than forty characters in brackets] **Kelp: Forests under Water**, A. Sea [[pdf](https://e.org/a)]", ("Kelp: Forests under Water", "ICML", 2023)),
        ("* (Journal of the Sea and All that Lives in It-2022) **Kelp: Forests under Water**, A. Sea [[pdf](https://e.org/a)]", ("Kelp: Forests under Water", "Journal of the Sea and All that Lives in It", 2022)),
        ("* **(Surprise!!) Forests for Free!** [[pdf](https://e.org/a)]", ("(Surprise!!) Forests for Free!", "", None)),
        ("* **Growing kelp in the sea** (2015), A. Sea [[pdf]](https://e.org/a)", ("Growing kelp in the sea", "", 2015)),
        ("* **[2025]** Growing Kelp in the Sea [[arXiv]](https://e.org/a)", ("Growing Kelp in the Sea", "", 2025)),
        ("* [2024-08] **Growing Kelp in the Sea** [[pdf]](https://e.org/a)", ("Growing Kelp in the Sea", "", 2024)),
        ("* **Growing Kelp in the Sea** Tidal Journal of Botany, 1999. [journal](https://e.org/a)", ("Growing Kelp in the Sea", "Tidal Journal of Botany", 1999)),
        ("* **Growing Kelp in the Sea** A. Sea and B. Shore, 1999. [journal](https://e.org/a)", ("Growing Kelp in the Sea", "", None)),
        ('* **Kelp**: "Growing Kelp in the Sea", ACMMM, 2021 (*CAS*). [[pdf](https://e.org/a)]', ("Growing Kelp in the Sea", "ACMMM", 2021)),
        ("* We present our paper [Kelp: Growing Forests under Water](https://e.org/a) (WWW 2025)", ("Kelp: Growing Forests under Water", "WWW", 2025)),
        ("* Growing Kelp in the Sea [[May 2023]](https://e.org/a)", ("Growing Kelp in the Sea", "", 2023)),
    ],
)  # fmt: skip
def test_fields_of_an_entry(entry, expected):
    assert read(f"{entry}\n") == [expected]
