"""Headings and sections."""

import pytest

from fgad_lint.model.document import Document
from fgad_lint.model.visibility import has_content
from fgad_lint.text import Span


def test_spans_of_headings():
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
    assert document.sections[0].name == name


def test_blocks_of_root_and_sections():
    document = Document("a\n\n> # B\n\n# C\nd\n### E\n## F\n")
    assert [block.kind for block in document.root.blocks if block.kind != "blank"] == ["paragraph", "quote"]
    assert [[block.kind for block in section.blocks] for section in document.sections] == [["paragraph"], [], []]
    assert [section.number for section in document.sections] == [0, 1, 2]
    assert [[ancestor.title for ancestor in section.ancestors()] for section in document.sections[1:]] == [
        *(["E", "C", ""], ["F", "C", ""]),
    ]
    assert document.root.number == -1
    assert not document.outline.children(document.sections[1])
    assert [block.kind for block in Document("a\n").root.blocks] == ["paragraph"]


def test_namesakes_are_siblings():
    document = Document("# A\n## B\n## b [up](#a)\n## C\n# D\n## C\n## E\n")
    numbers = [section.number for section in document.sections if section in document.outline.namesakes]
    assert numbers == [1, 2]


def test_section_at_its_first_character_and_before():
    document = Document("a\n# B\n## C\n")
    titles = [document.section_at(offset).title for offset in (0, 1, 2, 5, 6, 7, 11)]
    assert titles == ["", "", "B", "B", "C", "C", "C"]


@pytest.mark.parametrize(
    ("text", "is_summary"),
    [
        ("<details>\n<summary>\n\n## A\n\n</summary>\n\ntext\n\n</details>\n", True),
        ("## A\n  </SUMMARY>\n\ntext\n", True),
        ("## A\n\ntext </summary>\n", False),
        ("## A\n\n", False),
        ("## A\n", False),
    ],
)
def test_heading_in_a_summary(text, is_summary):
    document = Document(text)
    assert document.sections[0].start.is_summary is is_summary


@pytest.mark.parametrize(
    ("content", "expected"),
    [("", False), ("<!-- a -->\n", False), ("[up](#a)\n", False), ("text\n", True), ("### C\n", True)],
)
def test_content_of_a_section(content, expected):
    document = Document(f"# A\n\n## B\n\n{content}")
    assert has_content(document, document.sections[1]) is expected


def test_name_key_ignores_case_and_punctuation():
    assert Document("# A-B: \u00e9 [up](#top)\n").sections[0].name_key == "abe"
