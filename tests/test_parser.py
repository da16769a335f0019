"""The blocks of a text: their kinds and lines."""

import mistune
import pytest
from hypothesis import given
from texts import texts

from fgad_lint.markdown import inline, parser
from fgad_lint.model.document import Document
from fgad_lint.text import Lines


def walk(blocks, depth=0):
    for block in blocks:
        yield depth, block
        yield from walk(block.children, depth + 1)


def outline(text):
    """The depth of each block that is not blank, its kind, and its first and last line, from 1."""
    lines = Lines(text)
    return [
        (
            depth,
            block.kind,
            lines.line_index(block.span.start) + 1,
            lines.line_index(max(block.span.start, block.span.end - 1)) + 1,
        )
        for depth, block in walk(parser.parse(text, lines).blocks)
        if block.kind != "blank"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty text"),
        pytest.param("# A\n\nword\n", [(0, "heading", 1, 1), (0, "paragraph", 3, 3)], id="heading and paragraph"),
        pytest.param("A\n===\nword\n", [(0, "heading", 1, 2), (0, "paragraph", 3, 3)], id="underlined heading"),
        pytest.param("\ufeff# A\n", [(0, "heading", 1, 1)], id="byte order mark"),
        pytest.param("# A\r\rword\r", [(0, "heading", 1, 1), (0, "paragraph", 3, 3)], id="carriage returns"),
        pytest.param("```\n# A\n", [(0, "code", 1, 2)], id="fence not closed"),
        pytest.param("    # A\n\nword", [(0, "code", 1, 1), (0, "paragraph", 3, 3)], id="indented code"),
        pytest.param("<!-- # A\n", [(0, "html", 1, 1)], id="comment not closed"),
        pytest.param("[a]: u\n\nword\n", [(0, "definition", 1, 1), (0, "paragraph", 3, 3)], id="link definition"),
        pytest.param(
            "- a\n- b\n\n- c\n\nword\n",
            [
                (0, "list", 1, 4),
                *((1, "item", 1, 1), (2, "paragraph", 1, 1), (1, "item", 2, 2)),
                *((2, "paragraph", 2, 2), (1, "item", 4, 4), (2, "paragraph", 4, 4)),
                (0, "paragraph", 6, 6),
            ],
            id="loose list",
        ),
        pytest.param(
            "1. a\n\n   b\n   - c\nd\n# A\n",
            [
                *((0, "list", 1, 5), (1, "item", 1, 5), (2, "paragraph", 1, 1), (2, "paragraph", 3, 3)),
                *((2, "list", 4, 5), (3, "item", 4, 5), (4, "paragraph", 4, 5), (0, "heading", 6, 6)),
            ],
            id="lazy line in a nested list",
        ),
        pytest.param(
            "> - a\n>   b\n> ## C\nd\n",
            [
                *((0, "quote", 1, 3), (1, "list", 1, 2), (2, "item", 1, 2)),
                *((3, "paragraph", 1, 2), (1, "heading", 3, 3), (0, "paragraph", 4, 4)),
            ],
            id="quote",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| c |\nd | e | f\n\n| g |\n",
            [(0, "table", 1, 4), (1, "row", 1, 1), (1, "row", 3, 3), (1, "row", 4, 4), (0, "paragraph", 6, 6)],
            id="table with rows of different lengths",
        ),
        pytest.param(
            "`\n>)\n-",
            [(0, "paragraph", 1, 1), (0, "quote", 2, 2), (1, "paragraph", 2, 2), (0, "list", 3, 3), (1, "item", 3, 3)],
            id="list after a quote",
        ),
        pytest.param("| a | b |\n|---|\n", [(0, "paragraph", 1, 2)], id="delimiter row of another length"),
        pytest.param(
            "- a\n``` b`\n",
            [(0, "list", 1, 2), (1, "item", 1, 2), (2, "paragraph", 1, 2)],
            id="backticks after a fence",
        ),
        pytest.param("<A b='c'\td=e>\nf\n\n</a >\n", [(0, "html", 1, 2), (0, "html", 4, 4)], id="tags alone on a line"),
        pytest.param("<a b='c' d=e\nf>\n", [(0, "paragraph", 1, 2)], id="tag that continues on the next line"),
        pytest.param(
            "a\n<b>\n<Pre>\n\n</pre>\nc\n",
            [(0, "paragraph", 1, 2), (0, "html", 3, 5), (0, "paragraph", 6, 6)],
            id="tags in a paragraph and after it",
        ),
    ],
)
def test_outline(text, expected):
    assert outline(text) == expected


def test_alternating_lists_and_quotes():
    kinds = [kind for depth, kind, *_ in outline("- a\n> b\n***\n" * 1000) if depth == 0]
    assert kinds == ["list", "quote", "break"] * 1000


def test_tag_not_closed():
    assert outline("<a" + "\tb=c\td\te" * 100) == [(0, "paragraph", 1, 1)]


def test_cells():
    text = "| h | i |\n|-|-|\n| a \\| b |  | c\n"
    (table,) = parser.parse(text, Lines(text)).blocks
    cells = [[text[slice(*cell)] for cell in row.text_spans] for row in table.children]
    assert cells == [["h", "i"], ["a \\| b", "", "c"]]


@given(texts())
def test_joined_blocks_are_the_text(text):
    blocks = parser.parse(text, Lines(text)).blocks
    assert "".join(text[slice(*block.span)] for block in blocks) == text


def headings_and_links_of_mistune(tokens):
    """The headings and links in mistune's tokens, in order."""
    for token in tokens:
        if token["type"] == "heading":
            yield token["attrs"]["level"], shown(token["children"]).split()
        if token["type"] in ("link", "image"):
            yield token["type"], token["attrs"]["url"]
        if token["type"] != "image":
            yield from headings_and_links_of_mistune(token.get("children", ()))


def shown(tokens):
    kinds = {"softbreak": " ", "linebreak": " ", "image": "", "inline_html": ""}
    return "".join(
        kinds.get(token["type"], token.get("raw", "")) + shown(token.get("children", ())) * (token["type"] != "image")
        for token in tokens
    )


@pytest.mark.parametrize(
    "text",
    [
        "# A *b* `c` [d](u) ![e](v)\n\n- [f](<g h> 'i')\n  > [j](k(l)m)\n\n[n]: o\n[n] [p][n] <https://q.org>\n",
        "a\n=\n\n1. b\n   ## c [d](e\\)f)\n\n<p>\n[g](h)\n</p>\n\n[i](j &amp; k) [l]( m ) [o [p](q) r](s)\n",
    ],
)
def test_headings_and_links_agree_with_mistune(text):
    from mistune.util import escape_url

    expected = sorted(map(repr, headings_and_links_of_mistune(mistune.create_markdown(renderer=None)(text))))
    document = Document(text)
    kinds = {"image": "image"}
    links = [
        (kinds.get(link.form, "link"), escape_url(link.url))
        for link in document.links
        if link.form not in ("bare", "html")
    ]
    headings = [(heading.level, heading.title.split()) for heading in document.headings]
    assert sorted(map(repr, headings + links)) == expected


def test_inline_markup_is_resolved_once():
    text = "a \\* b &lt; `c \\*` <b>d</b> **e** _f_g h_"
    assert inline.scan(text, 0, len(text), {}).shown(text, 0, len(text)) == "a * b < c \\* d e f_g h"
