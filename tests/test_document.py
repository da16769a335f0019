"""A whole document: its sections, anchors, contents and papers."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from texts import texts

from fgad_lint.model.document import Document

INDUSTRIAL = (Path(__file__).parent / "data" / "industrial.md").read_text(encoding="utf-8")


def test_list_of_papers():
    document = Document(INDUSTRIAL)
    assert [(section.level, section.title) for section in document.sections] == [
        (1, "Awesome Defect Inspection"),
        (2, "Detection"),
        (3, "Why it matters"),
        (3, "Subcategories"),
        (3, "Memory Banks"),
        (3, "Normalizing Flows"),
    ]
    (contents,) = document.contents_lists
    assert (contents.section.title, contents.covers.title) == ("Subcategories", "Detection")
    assert [(entry.text, entry.target and entry.target.title) for entry in contents.entries] == [
        ("Memory Banks", "Memory Banks"),
        ("Normalizing Flows", "Normalizing Flows"),
    ]
    # Papers below a heading for the contents belong to the parent section; bullets of prose are not papers.
    n_papers = [(papers.section.title, len(papers.papers)) for papers in document.paper_lists]
    assert n_papers == [("Detection", 1), ("Memory Banks", 3), ("Normalizing Flows", 2)]


def test_section_tree():
    document = Document("# A\n## B\n#### C\n## D\n# E\n")
    parents = [(section.title, section.parent and section.parent.title) for section in document.sections]
    assert parents == [("A", ""), ("B", "A"), ("C", "B"), ("D", "A"), ("E", "")]
    assert [document.text_of(document.outline.extent(section)) for section in document.sections[1:3]] == [
        "## B\n#### C\n",
        "#### C\n",
    ]
    assert [section.title for section in document.outline.children(document.root)] == ["A", "E"]


@pytest.mark.parametrize(
    ("text", "url", "target_title"),
    [
        ("## A B\n", "#a-b", "A B"),
        ("A B\n---\n", "#a-b", "A B"),
        ("## A\n\n## A\n", "#a-1", "A"),
        ("## A ![i](u)\n", "#a-", "A "),
        ("## A {#b}\n", "#a-b", "A"),
        ("## A {#b}\n", "#b", None),
        ("## <a name='X'></a>A\n", "#X", "A"),
        ("<a id=x></a>\n\n## A\n", "#x", "A"),
        ("## A\n\ntext <span id='x'></span>\n\n## B\n", "#x", "A"),
        ("<div>\n<h2 align=center>A <b>B</b></h2>\n</div>\n", "#a-b", ""),
        ("> ## A\n", "#a", ""),
        ("```\n## A\n```\n<!-- <a id='a'> -->\n", "#a", None),
        ("## \u5f02\u5e38\n", "#%E5%BC%82%E5%B8%B8", "\u5f02\u5e38"),
        ("## A\n", "#A", None),
        ("## A\n", "#user-content-a", "A"),
        ("## A\n", "#", ""),
        ("## A\n", "#top", ""),
    ],
)
def test_anchor(text, url, target_title):
    target = Document(text).anchors.target(url)
    assert (target and target.title) == target_title


@pytest.mark.parametrize(
    ("renderer", "anchor"), [("github", "a-b"), ("pandoc", "b"), ("kramdown", "b"), ("gitlab", "a-b"), ("hugo", "b")]
)
def test_anchor_of_renderer(renderer, anchor):
    assert list(Document("## A {#b}\n", renderer).anchors.by_id) == [anchor]


@pytest.mark.parametrize(
    ("entry", "title", "venue", "links"),
    [
        pytest.param("+ A Title [[arXiv 2025]](u)", "A Title", ("arXiv", 2025), ["arXiv 2025"], id="plain title"),
        pytest.param("- [A Title](u) - CVPR 2021", "A Title", ("CVPR", 2021), [""], id="linked title"),
        pytest.param("- [A Title. CVPR 2021.](u)", "A Title. CVPR 2021.", None, [""], id="linked title with all that its label says"),
        pytest.param("- A Title. [pdf](u)", "A Title", None, ["pdf"], id="period after a plain title"),
        pytest.param("* **A Title.** *A. Author*. NeurIPS 2019. [[pdf](u)] [[code](v)]", "A Title", ("NeurIPS", 2019), ["pdf", "code"], id="bold title"),
        pytest.param('* **Name**: "A Long Title", *arXiv, Apr 2021*. [[Paper](u)]', "A Long Title", ("arXiv", 2021), ["Paper"], id="quoted title"),
        pytest.param("- [2023/08] **A Title.** *A. Author et al. arXiv.* [[paper](u)]", "A Title", ("", 2023), ["paper"], id="date before title"),
        pytest.param(r"* A Title, in ICLR'20. [\[paper\]](u)", "A Title", ("ICLR", 2020), ["paper"], id="venue after the title"),
        pytest.param("- A Title [[ICCV2021]](u)[[Pytorch]](v)", "A Title", ("ICCV", 2021), ["ICCV2021", "Pytorch"], id="year without space"),
        pytest.param("1. [A Title](u) ([code](v))", "A Title", None, ["", "code"], id="code in parentheses"),
        pytest.param("* GAN - [GAN: A [b|c] Title](u)", "GAN: A [b|c] Title", None, [""], id="short name before"),
        pytest.param("- 2023.[**MuSet**](u)", "MuSet", None, [""], id="date before a name in bold"),
        pytest.param("- 2048 [code](u)", "2048", None, ["code"], id="number that is the title"),
        pytest.param("- [A Title](u)\n  [![arXiv](b)](v)", "A Title", None, ["", "arXiv"], id="badge on the next line"),
        pytest.param("- A Title https://e.org/a", "A Title", None, [""], id="bare URL"),
        pytest.param("- A\n  Title [[2024]](u)", "A Title", ("", 2024), ["2024"], id="title over two lines"),
        pytest.param("- [1 Apr 2026] [[arXiv 2026]](u) **A Title**", "A Title", ("arXiv", 2026), ["arXiv 2026"], id="label before title"),
    ],
)  # fmt: skip
def test_paper(entry, title, venue, links):
    (paper,) = Document(entry + "\n").papers
    assert paper.title == title
    assert paper.venue == venue or (paper.venue.name, paper.venue.year) == venue
    assert [link.label for link in paper.links] == links


def test_categories_in_bullets():
    text = "## A\n* Segmentation\n  * [One Title](u)\n  * [Other Title](v)\n* Depth\n  * [Third Title](w)\n"
    papers = Document(text).papers
    assert [(paper.title, paper.path, paper.depth) for paper in papers] == [
        ("One Title", ("Segmentation",), 1),
        ("Other Title", ("Segmentation",), 1),
        ("Third Title", ("Depth",), 1),
    ]


def test_links_nested_under_an_entry_belong_to_it():
    text = "- **A Long Title**\n  - Paper: https://e.org/a\n  - Code: https://e.org/b\n- [Other Title](u)\n  - *authors*: A. B.\n"
    papers = Document(text).papers
    assert [(paper.title, [link.url for link in paper.links]) for paper in papers] == [
        ("A Long Title", ["https://e.org/a", "https://e.org/b"]),
        ("Other Title", ["u"]),
    ]


def test_comments_and_code_have_no_links():
    document = Document(
        "- [A Title](u)\n- <!-- [B Title](v) -->\n- `[C Title](w)`\n\n```\n- [D Title](x)\n```\n<!--\n- [E](y)\n-->\n"
    )
    assert [link.url for link in document.links] == ["u"]
    assert [comment.words for comment in document.comments] == ["[B Title](v)", "- [E](y)"]


def test_quoted_text_is_read_without_its_markers():
    document = Document("> [a\n> b](u) `c\n> d`\n")
    assert [(link.url, document.label_of(link)) for link in document.links] == [("u", "a b")]


def test_html_links():
    document = Document("- <a href=\"u\">A Title</a>, <a name='n'></a>\n\n<p>\n<a href=v>B</a>\n</p>\n")
    assert [
        (link.form, link.url, document.text_of(link.target), document.text_of(link.label)) for link in document.links
    ] == [
        ("html", "u", "u", "A Title"),
        ("html", "v", "v", "B"),
    ]


@given(texts())
def test_any_text_is_a_document(text):
    document = Document(text)
    spans = [span for link in document.links for span in (link.span, link.label, link.target)]
    spans += [
        span
        for paper in document.papers
        for span in (paper.span, paper.title_span, *(link.url_span for link in paper.links))
    ]
    spans += [
        span for heading in document.headings for span in (heading.span, heading.title_span, heading.attribute_span)
    ]
    spans += [comment.span for comment in document.comments]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(entry.span.start < entry.span.end for contents in document.contents_lists for entry in contents.entries)


def test_id_that_an_author_gave_is_not_given_again():
    assert list(Document("## B {#a}\n## A\n", "hugo").anchors.by_id) == ["a", "a-1"]


def test_kramdown_makes_ids_from_the_source():
    assert list(Document("## [A](b)\n", "kramdown").anchors.by_id) == ["ab"]
    assert list(Document("## [A](b)\n", "github").anchors.by_id) == ["a"]


FORMS = {
    "table": """
        | Year | Title | Venue | Paper | Code |
        |------|-------|-------|-------|------|
        | 2022 | **Total Recall** | CVPR 2022 | [Link](https://e.org/1) | [Link](https://e.org/2) |
        | 2021 | Pa\\|DiM | ICPR | [Link](https://e.org/3) |
        """,
    "table with badges": """
        | Title | Date |
        |:--|:--|
        | ![Star](https://e.org/s) <br> [**Total Recall**](https://e.org/1) <br> | 2022-06-01 |
        | [**Pa\\|DiM**](https://e.org/3) | 2021-01-31 |
        """,
    "linked paragraphs": """
        [Total Recall in Inspection](https://e.org/1). CVPR 2022
        Some words on it.
        [Patches of PaDiM](https://e.org/3). ICPR 2021

        - a remark, which is no paper

        [Flows That Are Fast](https://e.org/4)
        """,
    "bold paragraphs": """
        **Total Recall in Inspection** \\
        *A. Author* \\
        [CVPR, 2022] [[PDF](https://e.org/1)] [[GitHub](https://e.org/2)]

        **Patches of PaDiM** \\
        [[PDF](https://e.org/3)]

        **Flows That Are Fast**

        - Homepage: https://e.org/5
        - Paper: https://e.org/4
        """,
    "linked headings": """
        #### [Total Recall in Inspection](https://e.org/1) *CVPR 2022*
        A. Author
        #### [Patches of PaDiM](https://e.org/3) *ICPR 2021*
        #### [Flows That Are Fast](https://e.org/4)
        """,
    "HTML items": """
        <details><summary><h3>2022</h3></summary><ul>
        <li><b>(CVPR 2022)</b> <a href="https://e.org/1">Total Recall</a>: Inspection &amp; more, Author et al.
        <li><b>(ICPR 2021)</b> <a href='https://e.org/3'>PaDiM</a>: Patches, Author et al.</li>
        <li><b>(arXiv 2021)</b> <a href="https://e.org/4">FastFlow</a>: Flows, Author et al.</li>
        </ul></details>
        """,
    "HTML paragraphs": """
        <p>
        <font size=3><b>Total Recall in
        Inspection</b></font><br>A. Author<br>CVPR 2022. <a href='https://e.org/1'>[paper]</a> <a href='https://e.org/2'>[code]</a>
        </p>

        <p><b>Patches of PaDiM</b><br> <a href="https://e.org/3">[paper]</a></p>

        <p><b>Flows That Are Fast</b><br> <a href="https://e.org/4">[paper]</a></p>
        """,
}
FIELDS = {  # Title, venue, year and number of links of each paper.
    "table": [("Total Recall", "CVPR", 2022, 2), ("Pa|DiM", "ICPR", 2021, 1)],
    "table with badges": [("Total Recall", "", 2022, 1), ("Pa|DiM", "", 2021, 1)],
    "linked paragraphs": [
        *(("Total Recall in Inspection", "CVPR", 2022, 1), ("Patches of PaDiM", "ICPR", 2021, 1)),
        ("Flows That Are Fast", None, None, 1),
    ],
    "bold paragraphs": [
        *(("Total Recall in Inspection", "CVPR", 2022, 2), ("Patches of PaDiM", None, None, 1)),
        ("Flows That Are Fast", None, None, 2),
    ],
    "linked headings": [
        *(("Total Recall in Inspection", "CVPR", 2022, 1), ("Patches of PaDiM", "ICPR", 2021, 1)),
        ("Flows That Are Fast", None, None, 1),
    ],
    "HTML items": [
        ("Total Recall: Inspection & more, Author et al.", "CVPR", 2022, 1),
        ("PaDiM: Patches, Author et al.", "ICPR", 2021, 1),
        ("FastFlow: Flows, Author et al.", "arXiv", 2021, 1),
    ],
    "HTML paragraphs": [
        *(("Total Recall in Inspection", "CVPR", 2022, 2), ("Patches of PaDiM", None, None, 1)),
        ("Flows That Are Fast", None, None, 1),
    ],
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Words\n- #", id="empty heading of an item after a paragraph, at the end"),
        pytest.param("1) a\n1. b\n1) c\n1. d", id="lists of one item that take turns"),
    ],
)
def test_no_damage(text):
    assert Document(text).damaged_entries == ()


@pytest.mark.parametrize("form", FORMS)
def test_form_of_entry(form):
    papers = Document("# List\n\n" + dedent(FORMS[form][1:])).papers
    fields = [(p.title, p.venue and p.venue.name, p.venue and p.venue.year, len(p.links)) for p in papers]
    assert fields == FIELDS[form]
