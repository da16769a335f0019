"""Sections, anchors, contents and papers of a text."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from texts import texts

from fgad_lint.markdown import html
from fgad_lint.model.document import Document
from fgad_lint.text import Span

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
    (contents,) = document.contents
    assert (contents.section.title, contents.covers.title) == ("Subcategories", "Detection")
    assert [(entry.text, entry.target and entry.target.title) for entry in contents.entries] == [
        ("Memory Banks", "Memory Banks"),
        ("Normalizing Flows", "Normalizing Flows"),
    ]
    # What stands under a heading that only opens the contents belongs to the category around it; bullets of prose are no papers.
    found = [(papers.section.title, len(papers.papers)) for papers in document.paper_lists]
    assert found == [("Detection", 1), ("Memory Banks", 3), ("Normalizing Flows", 2)]


def test_section_tree():
    document = Document("# A\n## B\n#### C\n## D\n# E\n")
    parents = [(section.title, section.parent and section.parent.title) for section in document.sections]
    assert parents == [("A", ""), ("B", "A"), ("C", "B"), ("D", "A"), ("E", "")]
    assert [document.text_of(document.extent(section)) for section in document.sections[1:3]] == [
        "## B\n#### C\n",
        "#### C\n",
    ]
    assert [section.title for section in document.children(document.root)] == ["A", "E"]


@pytest.mark.parametrize(
    ("text", "url", "leads_to"),
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
def test_anchor(text, url, leads_to):
    target = Document(text).target(url)
    assert (target and target.title) == leads_to


@pytest.mark.parametrize(
    ("renderer", "anchor"), [("github", "a-b"), ("pandoc", "b"), ("kramdown", "b"), ("gitlab", "a-b"), ("hugo", "b")]
)
def test_anchor_of_renderer(renderer, anchor):
    assert list(Document("## A {#b}\n", renderer).anchors) == [anchor]


@pytest.mark.parametrize(
    ("entry", "title", "venue", "links"),
    [
        pytest.param("+ A Title [[arXiv 2025]](u)", "A Title", ("arXiv", 2025), ["arXiv 2025"], id="plain title"),
        pytest.param("- [A Title](u) - CVPR 2021", "A Title", ("CVPR", 2021), [""], id="linked title"),
        pytest.param("* **A Title.** *A. Author*. NeurIPS 2019. [[pdf](u)] [[code](v)]", "A Title", ("NeurIPS", 2019), ["pdf", "code"], id="bold title"),
        pytest.param('* **Name**: "A Long Title", *arXiv, Apr 2021*. [[Paper](u)]', "A Long Title", ("arXiv", 2021), ["Paper"], id="quoted title"),
        pytest.param("- [2023/08] **A Title.** *A. Author et al. arXiv.* [[paper](u)]", "A Title", None, ["paper"], id="date before title"),
        pytest.param(r"* A Title, in ICLR'20. [\[paper\]](u)", "A Title", ("ICLR", 2020), ["paper"], id="venue behind the title"),
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


def test_what_is_nested_under_an_entry_belongs_to_it():
    text = "- **A Long Title**\n  - Paper: https://e.org/a\n  - Code: https://e.org/b\n- [Other Title](u)\n  - *authors*: A. B.\n"
    papers = Document(text).papers
    assert [(paper.title, [link.url for link in paper.links]) for paper in papers] == [
        ("A Long Title", ["https://e.org/a", "https://e.org/b"]),
        ("Other Title", ["u"]),
    ]


def test_comments_and_code_hold_nothing():
    document = Document(
        "- [A Title](u)\n- <!-- [B Title](v) -->\n- `[C Title](w)`\n\n```\n- [D Title](x)\n```\n<!--\n- [E](y)\n-->\n"
    )
    assert [link.url for link in document.links] == ["u"]
    assert [comment.words for comment in document.comments] == ["[B Title](v)", "- [E](y)"]


def test_quoted_text_is_read_without_its_marks():
    document = Document("> [a\n> b](u) `c\n> d`\n")
    assert [(link.url, document.label(link)) for link in document.links] == [("u", "a b")]


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
    assert all(entry.span.start < entry.span.end for contents in document.contents for entry in contents.entries)


def test_id_given_by_the_author_is_not_given_again():
    assert list(Document("## B {#a}\n## A\n", "hugo").anchors) == ["a", "a-1"]


def test_kramdown_makes_ids_of_the_source():
    assert list(Document("## [A](b)\n", "kramdown").anchors) == ["ab"]
    assert list(Document("## [A](b)\n", "github").anchors) == ["a"]


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
READ = {
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


@pytest.mark.parametrize("form", FORMS)
def test_form_of_entry(form):
    papers = Document("# List\n\n" + dedent(FORMS[form][1:])).papers
    found = [(p.title, p.venue and p.venue.name, p.venue and p.venue.year, len(p.links)) for p in papers]
    assert found == READ[form]


# Links, tags, comments -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "destinations"),
    [
        ("[a](https://e.org)\n", ["https://e.org"]),
        ("<https://e.org>\n\n## A\n", ["https://e.org"]),
        ("![a](u) <a href=' v '>b</a>\n", [None, " v "]),
        ("[a] [b][a]\n\n[a]: u\n", [None, None]),
        ("## https://e.org/a\n", [None]),
        ("## A <https://e.org/a> and https://e.org/b\n\nhttps://e.org/c\n", [None, None, "https://e.org/c"]),
        ("## A [b](https://e.org/b)\n", ["https://e.org/b"]),
        ("- A Title https://e.org/a\n- **As on https://e.org/b** [pdf](u)\n", ["https://e.org/a", None, "u"]),
    ],
)
def test_destination_that_a_fix_may_write(text, destinations):
    document = Document(text)
    spans = [document.destination(link) for link in document.links]
    assert [span and document.text_of(span) for span in spans] == destinations


def test_numbers_of_characters_in_html():
    written = "&#65;&#0000000065;&#x41;&#" + "0" * 9000 + "65;&#" + "9" * 9000 + ";"
    document = Document(f'<p><a href="https://e.org/{written}">{written}</a></p>\n')
    assert [link.url for link in document.links] == ["https://e.org/AAAA\ufffd"]
    assert html.shown(document.text, 0, len(document.text)) == "AAAA\ufffd"


def test_links_of_html_stand_among_those_of_markdown():
    document = Document("[a](u) <a name=n></a> <a href=v>b</a> [c](w) <a href=''>d</a>\n\n<a name=x href=' y '>e</a>\n")
    assert [(link.url, document.label(link)) for link in document.links] == [
        *(("u", "a"), ("v", "b"), ("w", "c"), ("", "d")),
        ("y", "e"),
    ]
    assert [document.text_of(link.target) for link in document.links] == ["u", "v", "w", "", " y "]


def test_label_is_what_a_link_shows():
    document = Document("[*a* b](u)\n\n- c [`d` &amp; ![e](v)](w)\n- [f](x)\n\n> [g **h**](y)\n")
    labels = [document.label(link) for link in document.links if link.form != "image"]
    assert labels == ["a b", "d & ", "f", "g h"]


def test_prose_is_text_of_markdown_alone():
    document = Document(
        "# A\n\n> b\n> c\n\n<p>d</p>\n\n```\ne\n```\n\n- f\n  - g\n\n| h | i |\n|-|-|\n| j | k |\n\n<!-- l -->\n"
    )
    assert [document.text_of(run.span) for run in document.prose] == ["A", "b\n> c", *"fghijk"]
    assert [document.text_of(run.span) for run in document.runs(document.blocks[-1])] == ["<!-- l -->"]


def test_comment_is_what_stands_between_its_marks():
    document = Document("<!-- a --> <b>c</b> <!---->\n\n<!--d-->\n<i>e</i>\n")
    assert [(document.text_of(comment.span), comment.words) for comment in document.comments] == [
        *(("<!-- a -->", "a"), ("<!---->", "")),
        ("<!--d-->", "d"),
    ]


# Headings and sections -----------------------------------------------------------------------------------------------


def test_where_headings_stand():
    text = "##\n\n# A  {#b}  \n\nC\nD\n===\n\n<h3 id=q>D <b>E</b></h3>\n\n> #### F\n"
    document = Document(text)
    assert [
        (heading.level, heading.title, document.text_of(heading.title_span), document.text_of(heading.attribute_span))
        for heading in document.headings
    ] == [
        (2, "", "", ""),
        (1, "A", "A", "{#b}"),
        (1, "C D", "C\nD", ""),
        (3, "D E", "D <b>E</b>", ""),
        (4, "F", "F", ""),
    ]
    empty, _, setext, html, _ = document.headings
    assert [empty.title_span, empty.attribute_span] == [Span(2, 2), Span(2, 2)]
    assert setext.attribute_span == Span(text.index("\n==="), text.index("\n==="))
    assert document.text_of(html.span) == "<h3 id=q>D <b>E</b></h3>"
    assert html.attribute_span == Span(text.index("</h3>"), text.index("</h3>"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("## A\n", "A"),
        ("## A [up](#top)\n", "A"),
        ("## A: **[up](#top)**\n", "A"),
        ("## [A](#a)\n", "A"),
        ("## [A](#a) [up](#top)\n", "A"),
        ("## A | [up](#x) | [down](#y)\n", "A"),
        ("## A [b](u) ([up](#top))\n", "A b"),
        ("## A [b](u)\n", "A b"),
        ("## ![i](#x) A ![j](#y)\n", "A"),
        ("##\n", ""),
    ],
)
def test_name_is_the_title_without_a_link_back(text, name):
    document = Document(text)
    assert document.name(document.sections[0]) == name


def test_blocks_of_root_and_sections():
    document = Document("a\n\n> # B\n\n# C\nd\n### E\n## F\n")
    assert [block.kind for block in document.root.blocks if block.kind != "blank"] == ["paragraph", "quote"]
    assert [[block.kind for block in section.blocks] for section in document.sections] == [["paragraph"], [], []]
    assert [section.number for section in document.sections] == [0, 1, 2]
    assert [[each.title for each in section.ancestors()] for section in document.sections[1:]] == [
        *(["E", "C", ""], ["F", "C", ""]),
    ]
    assert document.root.number == -1
    assert not document.children(document.sections[1])
    assert [block.kind for block in Document("a\n").root.blocks] == ["paragraph"]


def test_namesakes_stand_beside_each_other():
    document = Document("# A\n## B\n## b [up](#a)\n## C\n# D\n## C\n## E\n")
    found = [section.number for section in document.sections if section in document.namesakes]
    assert found == [1, 2]


def test_section_at_its_first_character_and_before():
    document = Document("a\n# B\n## C\n")
    titles = [document.section_at(offset).title for offset in (0, 1, 2, 5, 6, 7, 11)]
    assert titles == ["", "", "B", "B", "C", "C", "C"]


@pytest.mark.parametrize(
    ("text", "folds"),
    [
        ("<details>\n<summary>\n\n## A\n\n</summary>\n\ntext\n\n</details>\n", True),
        ("## A\n  </SUMMARY>\n\ntext\n", True),
        ("## A\n\ntext </summary>\n", False),
        ("## A\n\n", False),
        ("## A\n", False),
    ],
)
def test_heading_that_labels_a_fold(text, folds):
    document = Document(text)
    assert document.labels_fold(document.sections[0]) is folds


# Anchors -------------------------------------------------------------------------------------------------------------

TAG = "<a id=x></a>"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"{TAG}\n\n# A\n", "A"),
        (f"# A\n{TAG}\n## B\n", "B"),
        (f"# A\n<p align=center><b>{TAG}</b></p>\n\n## B\n", "B"),
        (f"# A {TAG}\n## B\n", "A"),
        (f"# A\n{TAG} b\n## B\n", "A"),
        (f"# A\nb {TAG}\n## B\n", "A"),
        (f"# A\nb\n{TAG}\n## B\n", "B"),
        (f"# A\n## B\n{TAG}\n", "B"),
        (f"a {TAG}\n\n# A\n", ""),
        (f"# A\n{TAG}" + "\n" * (399 - len("</a>")) + "## B\n", "B"),
        (f"# A\n{TAG}" + "\n" * (400 - len("</a>")) + "## B\n", "A"),
    ],
)
def test_section_seen_from_an_anchor(text, seen):
    document = Document(text)
    assert [
        (anchor.id, document.text_of(anchor.span), document.name(anchor.section)) for anchor in document.written_anchors
    ] == [("x", "<a id=x>", seen)]


def test_ids_in_html():
    document = Document("# A\n\n<p name=n id=''>b</p> <i id=I>c</i> <a name=N>d</a>\n")
    assert [anchor.id for anchor in document.written_anchors] == ["I", "N"]


def test_id_of_a_heading_comes_before_one_in_html():
    document = Document("<a id=b></a>\n\n# A\n\nc <i id=d></i>\n\n# B\n\ne <i id=d></i>\n")
    assert {anchor: section.title for anchor, section in document.anchors.items()} == {"a": "A", "b": "B", "d": "A"}


@pytest.mark.parametrize(
    ("text", "renderer", "url", "leads_to"),
    [
        ("# A\n", "github", "#readme", ""),
        ("# A\n", "gitlab", "#readme", None),
        ("# A\n\n## Readme\n", "github", "#readme", "Readme"),
        ("# A\n\n## Top\n", "github", "#top", "Top"),
        ("# A\n", "gitlab", "#top", ""),
        ("# A\n", "gitlab", "#", ""),
        ("# A\n", "github", "#b", None),
    ],
)
def test_where_special_fragments_lead(text, renderer, url, leads_to):
    target = Document(text, renderer).target(url)
    assert (target and target.title) == leads_to


@pytest.mark.parametrize(
    ("text", "renderer", "fragments"),
    [
        ("# A B\n", "github", ["a-b"]),
        ("# \u5f02\n", "github", ["\u5f02"]),
        ("# A\n# A\n", "github", ["a", "a-1"]),
        ("# A\n# A-1\n# A\n", "github", ["a", "a-1", "a-2"]),
        ("# A {#b}\n# C\n", "github", [None, "c"]),
        ("# A {#b}\n# C\n", "pandoc", ["b", "c"]),
        ("# A {#c}\n# B {#c}\n", "pandoc", ["c", None]),
        ("> # A\n\n# B\n", "github", ["b"]),
        ("##\n", "github", [None]),
    ],
)
def test_fragment_of_a_section(text, renderer, fragments):
    document = Document(text, renderer)
    assert [document.fragment(section) for section in document.sections] == fragments


@pytest.mark.parametrize(
    ("text", "renderer", "written"),
    [
        ("[a](#b)\n", "github", "#b"),
        ("[a]( #b 'c')\n", "github", "#b"),
        ("<a href=' #b '>a</a>\n", "github", " #b "),
        ("[a](README.md#b)\n", "github", "#b"),
        ("[a](README.md#b%20c)\n", "github", "#b%20c"),
        ("[a](c&#35;b)\n", "github", None),
        ("[a]\n\n[a]: #b\n", "github", None),
        ("# [a](#b)\n", "github", "#b"),
        ("# [a](#b)\n", "kramdown", None),
        ("# A\n[a](#b)\n", "kramdown", "#b"),
    ],
)
def test_where_a_fragment_is_written(text, renderer, written):
    document = Document(text, renderer)
    span = document.fragment_span(document.links[0])
    assert (span and document.text_of(span)) == written


@pytest.mark.parametrize(
    ("text", "renderer", "url", "meant"),
    [
        ("# A\n", "github", "#a", "A"),
        ("# A\n", "github", "#A", "A"),
        ("# A {#b}\n", "github", "#b", "A"),
        ("# A {#b}\n# C {#b}\n", "github", "#b", "A"),
        ("# A {#b}\n# B\n", "github", "#b", "B"),
        ("# A {#b}\n", "pandoc", "#b", "A"),
        ("# \ufe0f A\n# A\n", "github", "#A", "A"),
        ("# A\n", "github", "#c", None),
        ("# A\n", "github", "#\ufe0f", None),
    ],
)
def test_what_a_link_means(text, renderer, url, meant):
    target = Document(text, renderer).meant(url)
    assert (target and target.title) == meant


# Contents lists ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "entries"),
    [
        ("- [A](#a)\n- b\n", None),
        ("- [A](#a)\n- b\n- [B](#b)\n", ["A", "B"]),
        ("- [A](#a)\n  - [B](#b)\n- b\n", ["A", "B"]),
        ("- [A](u) [up](#a)\n", None),
        ("- ![i](u) [A](#a) [b](v)\n", ["A"]),
        ("- ![i](#a)\n", None),
        ("- see [ A ](#c)\n", ["A"]),
        ("- See also [A](#a).\n- More at [B](#b).\n", None),
        ("- 1.2 Part [A](#a)\n- On looms: [B](#b)\n", ["A", "B"]),
    ],
)
def test_what_makes_a_contents_list(items, entries):
    document = Document(f"{items}\n# A\n\n# B\n")
    assert [[entry.text for entry in found.entries] for found in document.contents] == ([entries] if entries else [])


PAPER = "+ [A Long Title](https://e.org/1)\n"
FIVE_ENTRIES = "".join(f"- [{n}](#{n})\n" for n in range(5))
FIVE_SECTIONS = "".join(f"# {n}\n" for n in range(5))
PLACES = {
    "above the papers of its section": (f"# X\n- [A](#a)\n- [B](#b)\n\n{PAPER}# A\n# B\n", True),
    "below the papers of its section": (f"# X\n{PAPER}\n- [A](#a)\n- [B](#b)\n# A\n# B\n", False),
    "below papers, of sections below its own": (f"# X\n{PAPER}\n- [A](#a)\n- [B](#b)\n## A\n## B\n", True),
    "below papers, with many entries": (
        f"# X\n{PAPER}\n{FIVE_ENTRIES}{FIVE_SECTIONS}",
        True,
    ),
    "a lone link above papers": (f"# X\n- [A](#a)\n\n{PAPER}# A\n", False),
    "a lone link below a table of papers": (
        "# X\n| Title | Link |\n|---|---|\n| A | [x](https://e.org/1) |\n\n- [A](#a)\n# A\n",
        False,
    ),
    "a lone link in a section without papers": ("# X\n- [A](#a)\n# A\n", True),
    "links back": (f"# A\n{PAPER}# X\n- [A](#a)\n", False),
    "links back and on": (f"# A\n{PAPER}# X\n- [A](#a)\n- [B](#b)\n# B\n", False),
    "behind all sections": (
        f"{FIVE_SECTIONS}# X\n{FIVE_ENTRIES}",
        True,
    ),
}


@pytest.mark.parametrize(("text", "is_contents"), PLACES.values(), ids=PLACES)
def test_where_a_contents_list_stands(text, is_contents):
    assert bool(Document(text).contents) is is_contents


def test_an_item_that_only_leads_elsewhere_in_the_page_is_no_paper():
    text = f"# X\n{PAPER}+ See also [A](#a).\n+ [Back to the contents](#x)\n# A\n"
    assert [paper.title for paper in Document(text).papers] == ["A Long Title"]


def test_entries_of_a_contents_list():
    document = Document(
        "# L\n- [A](#a) [x](u) [y](v)\n  - [B](#B)\n- c\n  - [D](#d)\n    - [E](#e)\n## A\n### B\n## E\n"
    )
    (contents,) = document.contents
    assert [
        (document.text_of(entry.span), entry.target and entry.target.title, entry.depth, len(entry.others))
        for entry in contents.entries
    ] == [
        *(("- [A](#a) [x](u) [y](v)\n", "A", 0, 2), ("  - [B](#B)\n", "B", 1, 0)),
        *(("  - [D](#d)\n", None, 1, 0), ("    - [E](#e)\n", "E", 2, 0)),
    ]
    assert [(above and above.text, [entry.text for entry in level]) for above, level in contents.levels] == [
        *((None, ["A"]), ("A", ["B"]), (None, ["D"]), ("D", ["E"])),
    ]


@pytest.mark.parametrize(
    ("links", "covers"),
    [
        ("#c #d #e #f", "B"),
        ("#c #d #e #f #a", "B"),
        ("#c #d #e #g", "A"),
        ("#c #d #e #a", ""),
        ("#c #d #x #y #w", "B"),
        ("#c #d #e #f #b", "B"),
        ("#g #h #c", "A"),
        ("#g", "A"),
        ("#x #y", "A"),
        ("#b #c #e", "A"),
        ("#z", ""),
        ("#z #z #z #z #c", ""),
        ("#z #z #c", ""),
    ],
)
def test_what_a_contents_list_covers(links, covers):
    entries = "".join(f"- [{link}]({link})\n" for link in links.split())
    document = Document(f"# A\n## B\n{entries}\n### C\n### D\n### E\n### F\n## G\n# Z\n")
    (contents,) = document.contents
    assert (contents.section.title, contents.covers.title) == ("B", covers)


def test_contents_list_before_all_headings_covers_all():
    (contents,) = Document("- [A](#x)\n- [B](#y)\n\n# A\n").contents
    assert (contents.section.level, contents.covers.level) == (0, 0)


@pytest.mark.parametrize(
    ("block", "is_seen"),
    [
        ("text\n", True),
        ("...\n", False),
        ("[up](#a)\n", False),
        ("([up](#a)) / [top](#top)\n", False),
        ("[up](#a) x\n", True),
        ("x [up](#a)\n", True),
        ("[up](#a) x [top](#top)\n", True),
        ("[up](#b)\n", False),
        ("[down](#c)\n", True),
        ("[nowhere](#d)\n", True),
        ("[away](u)\n", True),
        ("![picture](#a)\n", True),
        ("<img src=u>\n", True),
        ("<b><a href='#a'>up</a></b>\n", False),
        ("<b>x</b> <a href='#a'>up</a>\n", True),
        ("<p align=center>\n<a id=x></a>\n</p>\n", False),
        ("<p>x</p>\n", True),
        ("<svg></svg>\n", True),
        ("<!-- x -->\n", False),
        ("---\n", False),
        ("[x]: u\n", False),
        ("- [up](#a)\n", True),
        ("> [up](#a)\n", True),
        ("```\n```\n", True),
    ],
)
def test_whether_a_block_shows_anything(block, is_seen):
    document = Document(f"# A\n## B\n\n{block}\n## C\n")
    blocks = [each for each in document.sections[1].blocks if each.kind != "blank"]
    assert [document.shows(each) for each in blocks] == [is_seen]
    assert not any(document.shows(each) for each in document.sections[1].blocks if each.kind == "blank")


# Papers --------------------------------------------------------------------------------------------------------------


def papers_of(text):
    """The titles of the papers in each list, with its kind and category."""
    return [
        (found.kind, found.section.title, [paper.title for paper in found.papers])
        for found in Document(text).paper_lists
    ]


BOLD = "**Title of Paper {}** [pdf](u)\n\n"
LINKED = "### [Title of Paper {}](https://e.org/{})\n\nwords\n\n"
HTML = "<li><a href='https://e.org/{}'>Title of Paper {}</a></li>\n"


@pytest.mark.parametrize(
    ("text", "found"),
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
def test_what_makes_a_list_of_papers(text, found):
    assert papers_of(text) == found


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
    (found,) = Document(text).paper_lists
    assert found.span == Span(0, len(text) - 1)


def test_list_that_is_not_of_the_paragraph_above_it():
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
    ("text", "found"),
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
def test_items_under_items(text, found):
    assert [(paper.path, paper.depth, paper.title) for paper in Document(text).papers] == found


def test_papers_by_what_may_name_them():
    document = Document(
        "- [MemAE: Memorizing What Is Normal](https://arxiv.org/abs/1904.02639)\n"
        "- [Memorizing What Is Normal](u) [pdf](https://arxiv.org/pdf/1904.02639)\n"
    )
    assert {key: len(found) for key, found in document.papers_by_key.items()} == {
        "memaememorizingwhatisnormal": 1,
        "memorizingwhatisnormal": 2,
        "arxiv:1904.02639": 2,
    }


def test_contents_list_of_neighbours_leaves_papers_to_the_section_around():
    text = "# L\n## A\n### Contents\n- [B](#b)\n- [C](#c)\n\n{0}### B\n### C\n## D\n- [A](#a)\n\n{0}"
    document = Document(text.format("+ [A Long Title](u)\n\n"))
    assert [found.section.title for found in document.paper_lists] == ["A", "D"]


NAVIGATION = {
    "names all that follow": ("- [B](#b)\n- [C](#c)\n- [D](#d)", "", "A"),
    "leaves many out": ("- [B](#b)\n- [C](#c)", "", "X"),
    "follows papers of the section around": ("- [B](#b)\n- [C](#c)\n- [D](#d)", PAPER, "X"),
}


@pytest.mark.parametrize(("contents", "before", "category"), NAVIGATION.values(), ids=NAVIGATION)
def test_where_papers_below_a_contents_list_belong(contents, before, category):
    document = Document(f"# A\n{before}## X\n{contents}\n\n+ [Another Title](u)\n## B\n## C\n## D\n")
    assert document.paper_lists[-1].section.title == category


@pytest.mark.parametrize(
    ("name", "around"), [("li", "<ul>\n{}</ul>\n"), ("p", "<div>\n{}</div>\n"), ("tr", "<table>\n{}</table>\n")]
)
def test_papers_in_elements_of_html(name, around):
    rows = "".join(
        f"<{name}><b>Title of Paper {n}</b><br> <a href='https://e.org/{n}'>pdf</a> <a href='#x'>up</a></{name}>\n"
        for n in "123"
    )
    document = Document(f"# L\n\n{around.format(rows)}")
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


def test_linked_heading_is_of_the_category_around():
    text = (
        "# L\n## C\n"
        + "".join(LINKED.format(n, n) for n in "123")
        + "### [code](https://e.org)\n### [Page in the List](#c)\n"
    )
    assert [(found.section.title, found.kind) for found in Document(text).paper_lists] == [("C", "heading")] * 3


def test_text_in_quotes_is_read_without_marks_where_it_stands():
    document = Document("a > [b](u)\n\n> [c\n>  d](v)\n\ne > f\n\n> > [g\n>  >h](w)\n\n[i](x)\n")
    assert [(document.label(link), document.text_of(link.target)) for link in document.links] == [
        *(("b", "u"), ("c d", "v"), ("g h", "w"), ("i", "x")),
    ]


def test_tables_in_items_and_quotes():
    table = "| a |\n|-|\n| b |\n"
    quoted = "".join(f"> {line}\n" for line in table.splitlines())
    nested = "- c\n\n" + "".join(f"  {line}\n" for line in table.splitlines())
    document = Document(f"{table}\n{quoted}\n{nested}")
    assert [len(each.children) for each in document.tables] == [2, 2, 2]
    assert [each.span.start for each in document.tables] == sorted(each.span.start for each in document.tables)
