"""Lists of papers, and the entries in them."""

from itertools import pairwise

import pytest

from fgad_lint.model.document import Document
from fgad_lint.text import Span

PAPER = "+ [A Long Title](https://e.org/1)\n"


def papers_of(text):
    """The kind, the section and the titles of the papers of each list."""
    return [
        (paper_list.kind, paper_list.section.title, [paper.title for paper in paper_list.papers])
        for paper_list in Document(text).paper_lists
    ]


def test_roles_of_links():
    text = "- [A Dataset of Cats](https://e.org/1) [code](https://e.org/2) <https://arxiv.org/abs/2410.14987> [x](https://e.org/3)\n"
    (paper,) = Document(text).papers
    assert [(link.label, link.role) for link in paper.links] == [
        *(("", "data"), ("code", "code"), ("", "paper"), ("x", "other")),
    ]


BOLD = "**Title of Paper {}** [pdf](u)\n\n"
LINKED = "### [Title of Paper {}](https://e.org/{})\n\nwords\n\n"
HTML = "<li><a href='https://e.org/{}'>Title of Paper {}</a></li>\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- [A Long Title](u)\n- b\n", [], id="half of the items"),
        pytest.param("- [A Long Title](u)\n- b\n- [B Long Title](v)\n", [("list", "", ["A Long Title", "b", "B Long Title"])], id="most items"),
        pytest.param("| Title | Link |\n|-|-|\n| A B | [a](u) |\n| C D | |\n| E F | |\n", [], id="a third of the rows"),
        pytest.param("| Title | Link |\n|-|-|\n| A B | [a](u) |\n| C D | |\n", [("table", "", ["A B", "C D"])], id="half of the rows"),
        pytest.param("| Title | Link |\n|-|-|\n| A B | [a](u) |\n", [("table", "", ["A B"])], id="one row"),
        pytest.param("| [A B](u) | [a](u) |\n|-|-|\n", [], id="no row"),
        pytest.param("# C\n" + "".join(map(BOLD.format, "12")), [], id="two paragraphs"),
        pytest.param("# C\n" + "".join(map(BOLD.format, "123")), [("paragraph", "C", [f"Title of Paper {n}" for n in "123"])], id="three paragraphs"),
        pytest.param("## C\n" + "".join(LINKED.format(n, n) for n in "12"), [], id="two headings"),
        pytest.param("## C\n" + "".join(LINKED.format(n, n) for n in "123"), [("heading", "C", [f"Title of Paper {n}"]) for n in "123"], id="three headings"),
        pytest.param(f"<ul>\n{HTML * 2}</ul>\n".format(*"1122"), [], id="two items of HTML"),
        pytest.param(f"<ul>\n{HTML * 3}</ul>\n".format(*"112233"), [("html", "", [f"Title of Paper {n}" for n in "123"])], id="three items of HTML"),
        pytest.param("# C\n" + BOLD.format(1) + "- [D Long Title](u)\n\n" + BOLD.format(2) + BOLD.format(3),
            [("paragraph", "C", ["Title of Paper 1"]), ("list", "C", ["D Long Title"]), ("paragraph", "C", ["Title of Paper 2", "Title of Paper 3"])], id="a list between paragraphs"),
    ],
)  # fmt: skip
def test_list_of_papers(text, expected):
    assert papers_of(text) == expected


@pytest.mark.parametrize(
    ("above", "path"),
    [
        ("**C**\n\n", ("C",)),
        ("**C:**\n\n", ("C",)),
        ("**C**:\n\n", ("C",)),
        ("***C** D*\n\n", ()),
        ("> **C**\n\n", ("C",)),
        ("> **C**\n>\n> d\n\n", ()),
        ("**C** d\n\n", ()),
        ("d **C**\n\n", ()),
        ("**[C](#c)**\n\n", ()),
        ("**B**\n\n**C**\n\n", ("C",)),
        ("**C**\n\ntext\n\n", ("C",)),
        ("# B\n\n**C**\n\n# D\n\n", ()),
        ("<details>\n<summary>C</summary>\n\n", ("C",)),
        ("<details>\n<summary><b>C</b> &amp; D</summary>\n\n", ("C & D",)),
        ("<details>\n<summary>C</summary>\n</details>\n\n", ()),
        ("<details>\n<summary>B</summary>\n</details>\n<details>\n<summary>C</summary>\n\n", ("C",)),
        ("<details>\n<summary>C</summary>\n\ntext\n\n</details>\n<br>\n\n", ()),
        ("**B**\n\n<details>\n<summary>C</summary>\n\n", ("C",)),
        ("**C**\n\n<br>\n\n", ("C",)),
        ("<details>\n<summary>C</summary>\n\ntext\n\n</details>\n\n", ()),
    ],
)
def test_caption_names_the_papers_below(above, path):
    assert [paper.path for paper in Document(f"{above}- [A Long Title](u)\n").papers] == [path]


def test_caption_of_papers_in_paragraphs_and_html():
    text = "**C**\n\n" + "".join(map(BOLD.format, "123"))
    assert [paper.path for paper in Document(text).papers] == [("C",)] * 3
    text = "**B**\n\n<ul>\n<summary>C</summary>\n" + "".join(HTML.format(n, n) for n in "123") + "</ul>\n"
    assert [paper.path for paper in Document(text).papers] == [("C",)] * 3
    text = "**B**\n\n<ul>\n" + "".join(HTML.format(n, n) for n in "123") + "</ul>\n"
    assert [paper.path for paper in Document(text).papers] == [()] * 3


def links_of(text):
    return [(paper.title, [link.url for link in paper.links]) for paper in Document(text).papers]


RESOURCES = "- Paper: https://e.org/{0}\n- Code: https://e.org/{0}/code\n\n"


@pytest.mark.parametrize("gap", ["", "\n"])
def test_list_under_a_paragraph_belongs_to_its_paper(gap):
    text = "".join(f"**Title of Paper {n}**\n{gap}" + RESOURCES.format(f"{n}") for n in "123")
    assert links_of(text) == [(f"Title of Paper {n}", [f"https://e.org/{n}", f"https://e.org/{n}/code"]) for n in "123"]
    (paper_list,) = Document(text).paper_lists
    assert paper_list.span == Span(0, len(text) - 1)


def test_list_that_does_not_belong_to_the_paragraph_above_it():
    titled = "".join(map(BOLD.format, "123"))
    linked = f"{titled}{RESOURCES.format(4)}"
    assert links_of(linked)[:3] == [(f"Title of Paper {n}", ["u"]) for n in "123"]
    listing = (
        "".join(f"**Title of Paper {n}** [pdf](u)\n" for n in "123") + "**Title of Paper 4**\n\n- [A Long Title](v)\n"
    )
    assert links_of(listing)[:3] == [(f"Title of Paper {n}", ["u"]) for n in "123"]
    assert ("A Long Title", ["v"]) in links_of(listing)


def test_papers_on_lines_of_one_paragraph():
    text = "Words before.\n**Title of Paper 1** [pdf](u)\n[code](v)\n**Title of Paper 2** [pdf](w)  \n**[3]** Title of Paper [pdf](x)\n"
    document = Document(text)
    assert [document.text_of(paper.span).rstrip() for paper in document.papers] == [
        *("**Title of Paper 1** [pdf](u)\n[code](v)", "**Title of Paper 2** [pdf](w)"),
        "**[3]** Title of Paper [pdf](x)",
    ]
    assert [[link.url for link in paper.links] for paper in document.papers] == [["u", "v"], ["w"], ["x"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- Depth\n  - [A Long Title](u)\n", [(("Depth",), 1, "A Long Title")], id="category"),
        pytest.param("- **Depth** and more\n  - Inner\n    - [A Long Title](u)\n", [(("Depth and more", "Inner"), 2, "A Long Title")], id="category in one"),
        pytest.param("- [Depth](#depth)\n  - [A Long Title](u)\n", [(("Depth",), 1, "A Long Title")], id="category with a link in the page"),
        pytest.param("- [A Long Title](u)\n  - [B Long Title](v)\n", [((), 0, "A Long Title")], id="under an entry"),
        pytest.param("- A Long Title\n  - [Paper](u)\n  - [Code](v)\n", [((), 0, "A Long Title")], id="resources"),
        pytest.param("- A Long Title\n  - links\n    - [Paper](u)\n", [((), 0, "A Long Title")], id="resources further in"),
        pytest.param("- Depth\n  - [Paper](u)\n  - [A Long Title](v)\n", [(("Depth",), 1, ""), (("Depth",), 1, "A Long Title")], id="resource and paper"),
        pytest.param("-\n- [A Long Title](u)\n", [((), 0, "A Long Title")], id="empty item"),
        pytest.param("- - [A Long Title](u)\n", [(("",), 1, "A Long Title")], id="item without words"),
    ],
)  # fmt: skip
def test_items_under_items(text, expected):
    assert [(paper.path, paper.depth, paper.title) for paper in Document(text).papers] == expected


def test_papers_with_key():
    document = Document(
        "- [MemAE: Memorizing What Is Normal](https://arxiv.org/abs/1904.02639)\n"
        "- [Memorizing What Is Normal](u) [pdf](https://arxiv.org/pdf/1904.02639)\n"
    )
    keys = ["memaememorizingwhatisnormal", "memorizingwhatisnormal", "arxiv:1904.02639", "", "arxiv:1904.02640"]
    assert [len(document.papers_with_key(key)) for key in keys] == [1, 2, 2, 0, 0]


def test_papers_below_an_introduction_belong_to_the_parent():
    text = "# L\n## A\n### Contents\n- [B](#b)\n- [C](#c)\n\n{0}### B\n### C\n## D\n- [A](#a)\n\n{0}"
    document = Document(text.format("+ [A Long Title](u)\n\n"))
    assert [paper_list.section.title for paper_list in document.paper_lists] == ["A", "D"]


NAVIGATION = {
    "names all that follow": ("- [B](#b)\n- [C](#c)\n- [D](#d)", "", "A"),
    "leaves many out": ("- [B](#b)\n- [C](#c)", "", "X"),
    "follows papers of the parent": ("- [B](#b)\n- [C](#c)\n- [D](#d)", PAPER, "X"),
}


@pytest.mark.parametrize(("contents", "before", "section"), NAVIGATION.values(), ids=NAVIGATION)
def test_section_of_papers_below_a_contents_list(contents, before, section):
    document = Document(f"# A\n{before}## X\n{contents}\n\n+ [Another Title](u)\n## B\n## C\n## D\n")
    assert document.paper_lists[-1].section.title == section


@pytest.mark.parametrize(
    ("name", "template"), [("li", "<ul>\n{}</ul>\n"), ("p", "<div>\n{}</div>\n"), ("tr", "<table>\n{}</table>\n")]
)
def test_papers_in_html_elements(name, template):
    rows = "".join(
        f"<{name}><b>Title of Paper {n}</b><br> <a href='https://e.org/{n}'>pdf</a> <a href='#x'>up</a></{name}>\n"
        for n in "123"
    )
    document = Document(f"# L\n\n{template.format(rows)}")
    assert [(p.title, p.path, [link.url for link in p.links]) for p in document.papers] == [
        (f"Title of Paper {n}", (), [f"https://e.org/{n}"]) for n in "123"
    ]


def test_papers_of_html_under_their_summaries():
    rows = "".join(
        f"<summary>S{n}</summary>\n<li><a href='https://e.org/{n}'>Title of Paper {n}</a></li>\n" for n in "23"
    )
    text = f"<ul>\n<li><a href='https://e.org/1'>Title of Paper 1</a></li>\n{rows}</ul>\n"
    assert [(p.title, p.path) for p in Document(text).papers] == [
        *(("Title of Paper 1", ()), ("Title of Paper 2", ("S2",)), ("Title of Paper 3", ("S3",))),
    ]


def test_linked_heading_belongs_to_the_parent():
    text = (
        "# L\n## C\n"
        + "".join(LINKED.format(n, n) for n in "123")
        + "### [code](https://e.org)\n### [Page in the List](#c)\n"
    )
    assert [(paper_list.section.title, paper_list.kind) for paper_list in Document(text).paper_lists] == [
        ("C", "heading")
    ] * 3


def test_quoted_text_is_read_without_quote_marks():
    document = Document("a > [b](u)\n\n> [c\n>  d](v)\n\ne > f\n\n> > [g\n>  >h](w)\n\n[i](x)\n")
    assert [(document.label_of(link), document.text_of(link.target)) for link in document.links] == [
        *(("b", "u"), ("c d", "v"), ("g h", "w"), ("i", "x")),
    ]


def test_tables_in_items_and_quotes():
    source = "| a |\n|-|\n| b |\n"
    quoted = "".join(f"> {line}\n" for line in source.splitlines())
    nested = "- c\n\n" + "".join(f"  {line}\n" for line in source.splitlines())
    document = Document(f"{source}\n{quoted}\n{nested}")
    assert [len(table.children) for table in document.tables] == [2, 2, 2]
    assert [table.span.start for table in document.tables] == sorted(table.span.start for table in document.tables)


DAMAGED = {
    "no space after the bullet": "- {}\n-{}\n- {}\n",
    "no bullet": "- {}\n{}\n- {}\n",
    "no bullet between blank lines": "- {}\n\n{}\n\n- {}\n",
    "no space after the first bullet": "-{}\n- {}\n- {}\n",
    "no space after the last bullet": "- {}\n- {}\n\n-{}\n",
    "no space after several bullets": "- {}\n\n-{}\n-{}\n",
    "two bullets": "- {}\n- - {}\n- {}\n",
    "text after the line of the bullet": "- {}\n-\n{}\n- {}\n",
    "a number without a space": "1. {}\n2.{}\n3. {}\n",
    "lines nested under them": "- {}\n  - of a kind\n-{}\n  - of a kind\n- {}\n",
}


@pytest.mark.parametrize("template", DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_damaged_entries_are_entries(template, line_end):
    entries = [f"{title} of Long Titles [[paper](https://e.org/{title})]" for title in ("Alpha", "Beta", "Gamma")]
    text = f"# C\n\n{template.format(*entries)}".replace("\n", line_end)
    (paper_list,) = Document(text).paper_lists
    assert [paper.title for paper in paper_list.papers] == [
        f"{title} of Long Titles" for title in ("Alpha", "Beta", "Gamma")
    ]
    assert [[link.url for link in paper.links] for paper in paper_list.papers] == [
        [f"https://e.org/{title}"] for title in ("Alpha", "Beta", "Gamma")
    ]
    spans = [paper.span for paper in paper_list.papers]
    assert all(above.end <= below.start for above, below in pairwise(spans))


def test_damaged_entry_is_in_the_category_of_its_list():
    text = "- Flows\n  - [Alpha Flows](u://1)\n  -[Beta Flows](u://2)\n-Nets\n  - [Gamma Nets](u://3)\n- More\n  -[Delta](u://4)\n  - [Eps](u://5)\n"
    assert [(paper.path, paper.title) for paper in Document(text).papers] == [
        (("Flows",), "Alpha Flows"),
        (("Flows",), "Beta Flows"),
        (("Nets",), "Gamma Nets"),
        (("More",), "Delta"),
        (("More",), "Eps"),
    ]


@pytest.mark.parametrize("marks", ["#", "##", " ###"])
def test_heading_typed_for_a_bullet_is_an_entry_of_its_section(marks):
    entries = [f"{title} of Long Titles [[paper](https://e.org/{title})]" for title in ("Alpha", "Beta", "Gamma")]
    text = f"## C\n\n- {entries[0]}\n{marks} {entries[1]}\n- {entries[2]}\n"
    assert [titles for _, section, titles in papers_of(text) if section == "C"] == [
        ["Alpha of Long Titles"],
        ["Beta of Long Titles"],
        ["Gamma of Long Titles"],
    ]


def test_damaged_entry_beside_links_to_sections():
    document = Document("## C\n\n-[Alpha](#alpha) words\n- [Beta](#beta)\n\n## Alpha\n\n## Beta\n")
    assert [entry.link.url for contents in document.contents_lists for entry in contents.entries] == ["#beta"]
    assert document.papers == ()


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("|-|-|-|\n", "|-|-|\n"),
        ("|-|\n", "|-|-|\n"),
        ("|-|-|\n| Growing Kelp in the Sea | [pdf](https://e.org/a) |\n\n", "|-|-|\n| Growing Kelp in the Sea | [pdf](https://e.org/a) |\n"),
        ("", "|-|-|\n"),
    ],
    ids=["too many dashes", "too few dashes", "blank line", "no dashes"],
)  # fmt: skip
def test_papers_of_damaged_tables(damaged, sound):
    rows = "| Drying Dulse in Summer | [pdf](https://e.org/b) |\n| Eating Nori at Home | [pdf](https://e.org/c) |\n"
    titles = [
        [paper.title for paper in Document(f"| Title | Link |\n{dashes}{rows}").papers] for dashes in (damaged, sound)
    ]
    assert titles[0] == titles[1]
    assert len(titles[1]) > 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- - - [A Long Title](u)\n- [B Long Title](v)\n", id="three bullets"),
        pytest.param("# P\n\n  - C for L [[paper](u)]\n- F\n  -D for L [[paper](v)]\n-M\n  - P for I [[paper](w)]\n- D\n  - R for I [[paper](x)]\n", id="damaged line in a damaged line"),
        pytest.param('* "A", X. [[P](t)]\n* "B", X. [[P](u)]\n    * "C", X. [[P](v)]\n-* "D", X. [[P](w)]\n* "E", X. [[P](x)]\n"F", X. [[P](y)]\n', id="damaged line below an indented entry"),
    ],
)  # fmt: skip
def test_damage_of_several_kinds_is_read(text):
    titles = [paper.title for paper in Document(text).papers]
    assert len(titles) == len(set(titles)) >= text.count("](") - 2


@pytest.mark.parametrize("name", ["Ann B. Loom", "Ann Loom-Weaver"])
@pytest.mark.parametrize("mark", ["*", "_"])
def test_authors_in_italics_are_not_a_title(name, mark):
    text = "".join(
        f"**{title}.**<br>\n{mark}[{name}](https://e.org/ann), Cy Dyer.{mark}<br>\nCVPR 2022. [[PDF](https://e.org/{index})]\n\n"
        for index, title in enumerate(
            ["Weaving Cotton on Wooden Looms", "Dyeing Wool in Rivers", "Spinning with Wheels"]
        )
    )
    titles = [paper.title for paper in Document(text).papers]
    assert titles == ["Weaving Cotton on Wooden Looms", "Dyeing Wool in Rivers", "Spinning with Wheels"]
