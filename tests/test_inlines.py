"""Links, HTML tags and comments of a document."""

import pytest
from hypothesis import example, given
from texts import texts

from fgad_lint.diagnostic import Edit
from fgad_lint.markdown import html
from fgad_lint.model import link_edits
from fgad_lint.model.document import Document
from fgad_lint.text import Span


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
def test_url_that_a_fix_may_replace(text, destinations):
    document = Document(text)
    spans = [link_edits.url_span(document, link) for link in document.links]
    assert [span and document.text_of(span) for span in spans] == destinations


KEPT = {
    "HTML link": ("- A Title [pdf](u) <a href='v'>code</a>\n", ["pdf", "paper"], True),
    "HTML link that is broken": ("- A Title [pdf](u) <a href='v'>code</a>\n", ["</a>", ""], False),
    "link by reference": ("- A Title [pdf][r] [code](v)\n\n[r]: u\n", ["pdf", "PDF"], True),
    "link that is broken": ("- A Title [pdf](u) [code](v)\n", ["](v", "] (v"], False),
    "title": ("- A Title [pdf](u)\n", ["[pdf](u)", "[paper](u)"], True),
    "title that changes": ("- A Title [pdf](u)\n", ["Title", "Name"], False),
}


@pytest.mark.parametrize(("text", "replacement", "are_kept"), KEPT.values(), ids=KEPT)
def test_links_and_title_that_an_edit_keeps(text, replacement, are_kept):
    document = Document(text)
    old, new = replacement
    start = text.index(old)
    edit = Edit.replace(Span(start, start + len(old)), new)
    assert link_edits.keeps_links_and_title(document, [edit]) is are_kept


def test_character_references_in_html():
    written = "&#65;&#0000000065;&#x41;&#" + "0" * 9000 + "65;&#" + "9" * 9000 + ";"
    document = Document(f'<p><a href="https://e.org/{written}">{written}</a></p>\n')
    assert [link.url for link in document.links] == ["https://e.org/AAAA\ufffd"]
    assert html.shown(document.text, 0, len(document.text)) == "AAAA\ufffd"


def test_html_links_are_in_order_with_markdown_links():
    document = Document("[a](u) <a name=n></a> <a href=v>b</a> [c](w) <a href=''>d</a>\n\n<a name=x href=' y '>e</a>\n")
    assert [(link.url, document.label_of(link)) for link in document.links] == [
        *(("u", "a"), ("v", "b"), ("w", "c"), ("", "d")),
        ("y", "e"),
    ]
    assert [document.text_of(link.target) for link in document.links] == ["u", "v", "w", "", " y "]


def test_label_of_a_link():
    document = Document("[*a* b](u)\n\n- c [`d` &amp; ![e](v)](w)\n- [f](x)\n\n> [g **h**](y)\n")
    labels = [document.label_of(link) for link in document.links if link.form != "image"]
    assert labels == ["a b", "d & ", "f", "g h"]


def test_leaves_are_in_order():
    document = Document(
        "# A\n\n> b\n> c\n\n<p>d</p>\n\n```\ne\n```\n\n- f\n  - g\n\n| h | i |\n|-|-|\n| j | k |\n\n<!-- l -->\n"
    )
    texts = [document.text_of(leaf.span) for leaf in document.leaves]
    assert texts == ["A", "b\n> c", "<p>d</p>", *"fghijk", "<!-- l -->"]
    assert [document.text_of(leaf.span) for leaf in document.leaves_of(document.blocks[-1])] == ["<!-- l -->"]


def test_words_of_a_comment():
    document = Document("<!-- a --> <b>c</b> <!---->\n\n<!--d-->\n<i>e</i>\n")
    assert [(document.text_of(comment.span), comment.words) for comment in document.comments] == [
        *(("<!-- a -->", "a"), ("<!---->", "")),
        ("<!--d-->", "d"),
    ]


@given(texts())
@example("- a\n\n  > b\n  >\n  > | c | |\n  > |-|-|\n  > | d | |\n\n  <p>e</p>\n- - f\n  -\n- ```\n  g\n  ```\n")
def test_leaves_of_a_block_are_those_that_start_in_its_span(text):
    document = Document(text)
    for block in document.all_blocks:
        assert [leaf.span.start for leaf in document.leaves_of(block)] == list(leaf_starts(block))


def leaf_starts(block):
    """Where the leaves of a block start, found without looking at its span."""
    for span in block.text_spans if block.kind == "row" else block.text_spans[:1]:
        yield span.start
    for child in block.children:
        yield from leaf_starts(child)
