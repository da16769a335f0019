"""The fast path makes the same blocks as the parser, or none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from texts import texts

from fgad_lint.markdown import parser
from fgad_lint.markdown.fast_path import parse_plain
from fgad_lint.model.document import Document
from fgad_lint.text import Lines, Span

LINES = st.sampled_from(
    """
    |
    |# List|## Methods {#m}|#### a#b|### Closed ##|#|#hashtag|####### Seven
    |- [A](#a)|+ One [[arXiv 2024]](https://arxiv.org/abs/2401.00001)|* **Bold** title|- ___|- `code`|-|- [x]: https://e.org
    |  - nested|-  two spaces|1. first|1968. was a year|+ a  |- - b|***|---|===
    |A sentence.|[A link](https://e.org), and more|**Bold** words|a | b|_em_|__|[a]: https://e.org|<b>c</b>|\\# no heading
    |    indented|   |     |\ttab|> quoted|```|<!-- comment -->|\u5f02\u5e38|\u00a0|a\u2028b|a\x0bb|\x00
    |<br>|<br/>|<img src="a"/>|:-:|:--|a  |[^1]: b|-     c|&not
    """.replace("\n    ", "").split("|")
)
PLAIN = [
    "# List\n\nWords, [a link](u).\nMore words.\n\n- [A](#a)\n- [B](#b)\n\n+ One\n+ Two\n## A\n*Emphasis*.\n",
    "- a",
    "# a",
    "a\n\n\n  \nb  ",
    "",
]
NOT_PLAIN = [
    "- a\n\n- b\n",
    "- a\n  b\n",
    "a\n- b\n",
    "a\n===\n",
    "a | b\n",
    "- ___\n",
    "1. a\n",
    "a\n# b #\n",
]


def fast(text):
    return parse_plain(text, Lines(text), Span(0, len(text)))


def in_one_go(text):
    return parser.parse(text, Lines(text))


@pytest.mark.parametrize("text", PLAIN)
def test_plain(text):
    assert fast(text) == in_one_go(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_not_plain(text):
    assert fast(text) is None


@given(st.one_of(texts(), st.lists(LINES, max_size=6).map("\n".join)))
@example("[\ni]: u")
@example("[a\\]\nb]: c")
@example("[\\\ni]: u")
@example("     \n")
@example("- ___\n")
@example("+ a\n\n- b\n\n* c")
def test_fast_path_agrees_with_the_parser(text):
    if "\r" not in text and "\ufeff" not in text:
        assert fast(text) in (None, in_one_go(text))


HEADINGS = st.sampled_from(
    ["# A", "## B", "#", "###### C ##", "#\t", " # D", "#E", "~~~", "```", "<div>", "<!--", "-->", "- # F"]
)


@given(st.one_of(texts(), st.lists(st.one_of(LINES, HEADINGS), max_size=9).map("\n".join)))
@example("```\n# A\n```\n# B\n")
@example("- ```\n# A\n")
@example("<!--\n# A\n-->\n# B\n")
@example("<div>\n# A\n\n# B\n")
@example("a | b\n-|-\n# A\n")
@example("a\n#\n===\n")
@example("[a\n# b]: c\n")
@example("[a]: b\n# A\n[a]: c\n")
def test_pieces_are_the_text_parsed_in_one_go(text):
    document, expected = Document(text), in_one_go(text)
    assert document.blocks == expected.blocks
    assert document.pieces[0].source.definitions == expected.definitions


@given(st.one_of(texts(), st.lists(st.one_of(LINES, HEADINGS), max_size=4).map("\n".join)))
def test_piece_is_closed_if_a_heading_after_it_is_one(text):
    start = len(text) + 1
    starts = {block.span.start for block in in_one_go(f"{text}\n# A\n").blocks if block.kind == "heading"}
    assert in_one_go(text).is_closed == (start in starts)
