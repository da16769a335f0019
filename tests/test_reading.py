"""Titles, venues and years of papers in entries of many forms."""

import pytest

from fgad_lint.model.document import Document


def read(text):
    """The title, the name of the venue and the year of each paper."""
    return [
        (paper.title, paper.venue.name if paper.venue else "", paper.venue.year if paper.venue else None)
        for paper in Document(text).papers
    ]


TITLE = "Growing Kelp in Winter"
LINK = "[`[pdf]`](https://e.org/a)"
AFTER_A_BAR = {
    "a known venue": (f"{TITLE} | **[ICML' 18]** | {LINK}", TITLE, "ICML", 2018),
    "an unknown venue": (f"{TITLE} | **[ESANN' 15]** |{LINK}", TITLE, "ESANN", 2015),
    "several words": (
        f"{TITLE} | **[Journal of Kelp and Nori' 01]** | {LINK}",
        TITLE,
        "Journal of Kelp and Nori",
        2001,
    ),
    "two spaces before the bar": (f"{TITLE}  | **[SDM' 17]** | {LINK}", TITLE, "SDM", 2017),
    "apostrophe before the year": (f"{TITLE} | **[ACM CCS '18]** | {LINK}", TITLE, "ACM CCS", 2018),
    "year of two digits": (f"{TITLE} | **[IJCAI 19]** | {LINK}", TITLE, "IJCAI", 2019),
    "year of four digits": (f"{TITLE} | **[Sensors 2017]** | {LINK}", TITLE, "Sensors", 2017),
    "year of the last century": (f"{TITLE} | **[Neural Kelp' 98]** | {LINK}", TITLE, "Neural Kelp", 1998),
    "without bold": (f"{TITLE} | [ESANN' 15] | {LINK}", TITLE, "ESANN", 2015),
    "no link": (f"{TITLE} | **[ESANN' 15]**", TITLE, "ESANN", 2015),
    "title in brackets": (f"{TITLE} [Kelp] | **[ESANN' 15]** | {LINK}", f"{TITLE} [Kelp]", "ESANN", 2015),
    "title in bold": (f"**{TITLE}** | **[ESANN' 15]** | {LINK}", TITLE, "ESANN", 2015),
    "linked title": (f"[{TITLE}](https://e.org/b) | **[ESANN' 15]**", TITLE, "ESANN", 2015),
    "label with a venue": (f"{TITLE} | **[ESANN' 15]** | [CVPR 2016](https://e.org/a)", TITLE, "CVPR", 2016),
    "no venue": (f"{TITLE} | **[Under Review]** | {LINK}", f"{TITLE} | [Under Review]", "", None),
    "a number": (f"{TITLE} | **[Kelp 123]** | {LINK}", f"{TITLE} | [Kelp 123]", "", None),
}


@pytest.mark.parametrize(("entry", "title", "venue", "year"), AFTER_A_BAR.values(), ids=AFTER_A_BAR)
def test_venue_after_a_bar(entry, title, venue, year):
    others = [f"- Drying Dulse in Summer, Part {n} {LINK}\n" for n in "123"]
    assert read(f"- {entry}\n{''.join(others)}")[0] == (title, venue, year)


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
        ("* <b>Growing Kelp in the Sea (2018)</b> [[pdf]](https://e.org/a)", ("Growing Kelp in the Sea", "", 2018)),
        ("* :whale: **Growing Kelp in the Sea** [[pdf]](https://e.org/a)", ("Growing Kelp in the Sea", "", None)),
        ("* Growing Kelp in the Sea (CIDR 2019) [[pdf]](https://e.org/a)", ("Growing Kelp in the Sea", "CIDR", 2019)),
        ("* Growing Kelp in the Sea (read in 2019) [[pdf]](https://e.org/a)", ("Growing Kelp in the Sea (read in 2019)", "", None)),
        ("* Growing Kelp in the Sea (Dec. 2019) [[pdf]](https://e.org/a)", ("Growing Kelp in the Sea (Dec. 2019)", "", None)),
        ("* Growing Kelp in the Sea [[May 2023]](https://e.org/a)", ("Growing Kelp in the Sea", "", 2023)),
    ],
)  # fmt: skip
def test_fields_of_an_entry(entry, expected):
    assert read(f"{entry}\n") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("**Kelp Forests** \\\n*A. Sea* \\\nICML 2023. [[pdf](https://e.org/{n})]\n\n", ("Kelp Forests", "ICML", 2023), id="two words"),
        pytest.param("**Kelp** <br>\nA. Sea <br>\n[ICML 2023](https://e.org/{n})\n\n", ("Kelp", "ICML", 2023), id="one word"),
        pytest.param("**Kelp Forests**  \nA. Sea, B. Shore  \n[arXiv, 24 Jun 2024](https://e.org/{n}) • [Code](https://e.org/{n}/c)\n\n", ("Kelp Forests", "arXiv", 2024), id="date in the label"),
        pytest.param("<b>Kelp Forests of the Sea</b> [[pdf](https://e.org/{n})]\n\n", ("Kelp Forests of the Sea", "", None), id="bold in HTML"),
        pytest.param(":whale: <strong>Kelp Forests of the Sea (2018)</strong> [[pdf](https://e.org/{n})]\n<p><img src='{n}.png'></p>\n\n", ("Kelp Forests of the Sea", "", 2018), id="emoji"),
        pytest.param("### Kelp Forests of the Sea\n\n- arxiv: https://e.org/{n}\n- github: https://e.org/{n}/code\n\n", ("Kelp Forests of the Sea", "", None), id="keys below a heading"),
        pytest.param("### {n}. Kelp Forests of the Sea\n**Authors**: A. Sea\n\nwords\n\n[📄 Paper](https://e.org/{n}) | [💻 Code](https://e.org/{n}/code)\n\n", ("Kelp Forests of the Sea", "", None), id="labels below a heading"),
        pytest.param("### {n}. [Kelp Forests of the Sea](https://e.org/{n})\n\n**Summary**: words\n\n", ("Kelp Forests of the Sea", "", None), id="numbered headings"),
    ],
)  # fmt: skip
def test_paragraphs_and_headings_that_are_entries(text, expected):
    assert read("# C\n\n" + "".join(text.replace("{n}", n) for n in "123")) == [expected] * 3


@pytest.mark.parametrize(
    ("items", "titles"),
    [
        pytest.param("1. **Growing Kelp in the Sea**\n\n   *A. Sea*\n\n1. **Drying Dulse in Summer**\n\n   *B. Shore*\n\n1. **Eating Nori at Home**\n\n   *C. Wave*\n", ["Growing Kelp in the Sea", "Drying Dulse in Summer", "Eating Nori at Home"], id="titles in bold"),
        pytest.param("* Growing Kelp in the Sea (SIGMOD 2021)\n* Drying Dulse in Summer (VLDB 2022)\n* Eating Nori at Home (CIDR 2019)\n", ["Growing Kelp in the Sea", "Drying Dulse in Summer", "Eating Nori at Home"], id="venues in parentheses"),
        pytest.param("* **Fast**: reads a list at once\n* **Small**: has no parts\n* **Free**: costs nothing at all\n", [], id="features"),
        pytest.param("* Growing Kelp in the Sea\n* Drying Dulse in Summer\n* Eating Nori at Home\n", [], id="plain text"),
        pytest.param("* [2024/05] Our survey of kelp was accepted by TPAMI 2024!\n* [2024/03] Added the papers of ICLR 2024.\n* [2024/01] Added those of AAAI 2024.\n", [], id="news"),
        pytest.param("* Kelp\n  * 地址：https://e.org/a\n* Dulse\n  * 地址：https://e.org/b\n", ["Kelp", "Dulse"], id="keys in nested items"),
        pytest.param("- Algae\n\n  [Growing Kelp in the Sea](https://e.org/a)\n\n  [Drying Dulse in Summer](https://e.org/b)\n", ["Growing Kelp in the Sea", "Drying Dulse in Summer"], id="paragraphs under a category"),
    ],
)  # fmt: skip
def test_items_without_links_of_their_own(items, titles):
    assert [paper.title for paper in Document(items).papers] == titles


def test_paragraphs_under_an_item_are_in_its_category():
    (first, second) = Document(
        "- Algae\n\n  [Growing Kelp in the Sea](https://e.org/a)\n\n  [Drying Dulse in Summer](https://e.org/b)\n"
    ).papers
    assert first.path == second.path == ("Algae",)


def test_cells_that_span_several_rows():
    rows = "".join(
        f"<tr>{first}<td>{name}</td><td>{date}</td><td><a href='https://e.org/{name}'>Paper</a></td></tr>\n"
        for first, name, date in (
            ("<td rowspan=3>Algae</td>", "Kelp", "2021/03"),
            ("", "Dulse", "2022/11"),
            ("", "Nori", "2023/01"),
        )
    )
    header = "<tr><th>Kind</th><th>Name</th><th>Date</th><th>Link</th></tr>\n"
    assert read(f"<table>\n{header}{rows}</table>\n") == [("Kelp", "", 2021), ("Dulse", "", 2022), ("Nori", "", 2023)]


def test_link_without_url_ends_the_title():
    assert (
        read("- Growing Kelp in the Sea [[ICML 2025]](#)[[code]](https://e.org/a)\n")[0][0] == "Growing Kelp in the Sea"
    )
