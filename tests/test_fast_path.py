"""The fast path makes the same blocks as the parser, or none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from texts import texts

from fgad_lint.markdown import fast_path, parser
from fgad_lint.text import Lines

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
    "\ufeff# a\n",
    "# a\r\n",
    "a\n# b #\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain(text):
    assert fast_path.parse_plain(text, Lines(text)) == parser.parse(text, Lines(text))


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_not_plain(text):
    assert fast_path.parse_plain(text, Lines(text)) is None


@given(st.one_of(texts(), st.lists(LINES, max_size=6).map("\n".join)))
@example("[\ni]: u")
@example("[a\\]\nb]: c")
@example("[\\\ni]: u")
@example("     \n")
@example("- ___\n")
@example("+ a\n\n- b\n\n* c")
def test_fast_path_agrees_with_the_parser(text):
    lines = Lines(text)
    assert fast_path.parse_plain(text, lines) in (None, parser.parse(text, lines))
