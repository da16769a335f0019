"""The fast path makes the same blocks as the parser, or leaves the rest to it."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_corpus import LISTS, read
from test_gfm import WITH_LISTS, mutate
from texts import texts

from fgad_lint.markdown import parser
from fgad_lint.markdown.fast_path import read_blocks
from fgad_lint.markdown.pieces import PieceParser, heading_starts
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
INDENTS = st.sampled_from(["", "", "  ", "  ", "    ", "    ", "\t", " ", "   ", "      ", "\t\t"])
MARKERS = st.sampled_from(["- ", "- ", "- ", "- ", "* ", "1. ", "2. ", "1) ", "01. ", "-  ", "-\t", "10. ", ""])
WORDS = st.sampled_from(["A", "[A](#a)", "**b** c", "2024 d", "`e`", "f | g", "h  "])
PLAIN_ITEMS = st.builds("{}{}{}".format, INDENTS, MARKERS, WORDS)
ITEMS = st.builds("{}{}{}".format, INDENTS, MARKERS, st.one_of(WORDS, LINES))
ROWS = st.sampled_from("| a | b |~| c |~|d|~e|f~| \\| |~||~|~g|h|i~j".split("~"))
DELIMITERS = st.sampled_from(["|---|---|", "|---|---|", "|-|", "-|-", ":-: | :-:", "-", "- |", ":-", "-:"])
TABLES = st.builds("{}\n{}\n{}".format, ROWS, DELIMITERS, st.lists(ROWS, max_size=3).map("\n".join))
HTML = "<div>~</div>~<br>~<!-- a -->~<!--~-->~<a name='x'></a>~<b>c</b> d~<pre>~</pre>~e~~ ".split("~")
CODE = "```~```sh~~~~~````~   ```~    ```~# a~a~``` a~~~~ `~".split("~")
STRETCHES = [
    st.lists(PLAIN_ITEMS, max_size=4).map("\n".join),
    st.lists(st.one_of(PLAIN_ITEMS, st.just("")), max_size=4).map("\n".join),
    st.lists(ITEMS, max_size=4).map("\n".join),
    TABLES,
    st.lists(st.sampled_from(HTML), max_size=4).map("\n".join),
    st.lists(st.sampled_from(CODE), max_size=4).map("\n".join),
    st.lists(LINES, max_size=4).map("\n".join),
]


@st.composite
def structured_texts(draw: st.DrawFn) -> str:
    """A text of lists, tables, HTML, code and other lines."""
    stretches = draw(st.lists(st.one_of(STRETCHES), min_size=1, max_size=3))
    text = draw(st.sampled_from(["\n", "\n\n", "\n\n"])).join(stretches) + draw(st.sampled_from(["", "\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


MAX_EXAMPLES = max(1000, settings().max_examples)
TEXTS = st.one_of(texts(), st.lists(LINES, max_size=6).map("\n".join), structured_texts(), structured_texts())
PLAIN = {
    "words": "# List\n\nWords, [a link](u).\nMore words.\n\n- [A](#a)\n- [B](#b)\n\n+ One\n+ Two\n## A\n*Emphasis*.\n",
    "item without a line end": "- a",
    "heading without a line end": "# a",
    "blank lines": "a\n\n\n  \nb  ",
    "carriage returns": "# a\r\n\r\nb\r\nc\r\n\r\n- d\r\n- e\r\n  - f\r\n\r\n***\r\n",
    "loose list": "- a\n\n- b\n",
    "item of two lines": "- a\n  b\nc\n- d\n",
    "item of two paragraphs": "- a\n\n  b\n\nc\n",
    "numbers": "1. a\n2. b\n\n3) c\n",
    "nested lists": "- a\n  - b\n    * c\n\n      d\n    1. e\n- f\n",
    "tabs": "-\ta\n\t- b\n\t\t- c\n- d\n",
    "lists of two types": "- a\n* b\n\n1. c\n",
    "list below a paragraph": "a\n- b\n",
    "break below a list": "- a\n---\n\n***\n",
    "table": "a | b\n-|:-:\nc | d\n",
    "table with pipes": "| a | b |\n|---|---|\n| c \\| | d |\n\n|e|\n|-|\n# F\n",
    "HTML": "<div>\n# a\n</div>\n\n<br>\n\n<!-- b\n\n# c -->\n# d\n",
    "paragraph at a tag": "<a name='b'></a> c\nd\n",
    "code": "```sh\n# a\n\n````\nb\n\n~~~\n```\n~~~",
}
NOT_PLAIN = {
    "underlined heading": "a\n===\n",
    "closed heading": "# b #\n",
    "break in an item": "- ___\n",
    "heading in an item": "- a\n- # b\n",
    "code in an item": "- a\n\n      b\n",
    "indented code": "    - a\n",
    "number that interrupts no paragraph": "- a\n  2. b\n",
    "definition": "[a]: b\n",
    "definition of two lines": "[\na]: b\n",
    "quote": "> a\n",
    "code not closed": "```\na\n",
    "HTML not closed": "<div>",
    "delimiter row of another length": "| a |\n|-|-|\n",
    "byte order mark": "\ufeffa",
    "lists nested deeply": "".join(f"{'  ' * depth}- a\n" for depth in range(20)),
}


def fast(text):
    return tuple(read_blocks(text, Lines(text), Span(0, len(text))))


def in_one_go(text):
    return parser.parse(text, Lines(text))


def pieces(text):
    """Yield the pieces of a text, parsed."""
    starts = heading_starts(text)
    parser = PieceParser(text, Lines(text), starts)
    end = 0
    for span in map(Span._make, pairwise([0, *starts, len(text)])):
        if end <= span.start < span.end:
            piece = parser.parse(span)
            end = piece.blocks[-1].span.end
            yield piece


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_plain(text):
    assert fast(text) == in_one_go(text).blocks


@pytest.mark.parametrize("text", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_not_plain(text):
    assert fast(text) == ()
    assert fast(f"# A\n\nb\n\n{text}".replace("\ufeff", "> ")) == in_one_go("# A\n\nb\n\n").blocks


@settings(max_examples=MAX_EXAMPLES)
@given(TEXTS)
@example("[\ni]: u")
@example("[a\\]\nb]: c")
@example("[\\\ni]: u")
@example("[^a[b]: c")
@example("     \n")
@example("- ___\n")
@example("+ a\n\n- b\n\n* c")
@example("-    a\n    - b\n")
@example("10.  a\n\n    b\n")
@example("- a\n  - b\n\n   c\n")
@example("a\n- |\n")
@example("a\n-\n")
@example("   - a\n    * b\n")
@example("a | b\n-|-\n|\n")
@example("a\n|b\n")
@example("``` `\na\n```\n")
def test_fast_path_agrees_with_the_parser(text):
    if text.count("\r") == text.count("\r\n"):
        blocks = fast(text)
        assert blocks == in_one_go(text).blocks[: len(blocks)]


def test_fast_path_reads_many_of_these_texts():
    kinds = []

    @settings(max_examples=MAX_EXAMPLES // 2)
    @given(structured_texts())
    def collect(text):
        kinds.extend({block.kind for block in fast(text)})

    collect()
    assert kinds.count("list") > MAX_EXAMPLES // 20
    assert min(map(kinds.count, ("table", "html", "code", "paragraph"))) > 4


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("> a\n\n\nb\n", "b\n", id="paragraph after a blank line"),
        pytest.param("- # a\n\nb\n", "b\n", id="paragraph after a list"),
        pytest.param("# a #\n- b\n", "- b\n", id="list after a heading"),
        pytest.param("a\n***\nb\n", "b\n", id="paragraph after a break"),
        pytest.param("> a\nb\n", "", id="lazy line"),
        pytest.param("- # a\n\n- b\n", "", id="item after a blank line"),
        pytest.param("~~~ `\n\na\n", "", id="code not closed"),
    ],
)
def test_parser_leaves_the_rest_to_the_fast_path(text, rest):
    (*_, last) = parser.parse(text, Lines(text), 0, frozenset()).blocks
    assert text[last.span.end :] == rest


HEADINGS = st.sampled_from(
    ["# A", "## B", "#", "###### C ##", "#\t", " # D", "#E", "~~~", "```", "<div>", "<!--", "-->", "- # F"]
)


@settings(max_examples=MAX_EXAMPLES)
@given(st.one_of(TEXTS, st.lists(st.one_of(LINES, HEADINGS, ITEMS), max_size=9).map("\n".join)))
@example("```\n# A\n```\n# B\n")
@example("- ```\n# A\n")
@example("<!--\n# A\n-->\n# B\n")
@example("<div>\n# A\n\n# B\n")
@example("a | b\n-|-\n# A\n")
@example("a\n#\n===\n")
@example("[a\n# b]: c\n")
@example("[a]: b\n# A\n[a]: c\n")
@example("```\n# A\n```\nb\n# C\n")
@example("# A\n> b\n\n```\n# C\n```\nd\n# E\n")
@example("> a\n\n\nb\n\n> c\n")
@example("[a]: b\n\n[a]: c\n")
@example("- > a\n\n- b\n\nc\n")
def test_pieces_are_the_text_parsed_in_one_go(text):
    check_pieces(text)


def check_pieces(text):
    document, expected = Document(text), in_one_go(text)
    assert document.blocks == expected.blocks
    assert document.pieces[0].source.link_context.definitions == expected.definitions


@WITH_LISTS
@pytest.mark.slow
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_pieces_of_list(path):
    text = read(path)
    check_pieces(text)
    lines, random = text.split("\n"), Random(path.stem)
    for _ in range(200):
        first = random.randrange(max(1, len(lines) - 40))
        part = lines[first : first + 40]
        for _ in range(4):
            mutate(part, random)
        check_pieces("\n".join(part))


@given(st.one_of(TEXTS, st.lists(st.one_of(LINES, HEADINGS), max_size=4).map("\n".join)))
@example("<div>\n")
@example("<div>\n</div>")
@example("<div>\n\n")
@example("<!-- a -->\n")
@example("```\n")
@example("# A\r")
def test_piece_is_closed_if_a_heading_after_it_is_one(text):
    before = text if text.endswith(("\n", "\r")) else f"{text}\n"
    starts = {block.span.start for block in in_one_go(f"{before}# A\n").blocks if block.kind == "heading"}
    assert in_one_go(text).is_closed == (len(before) in starts)
    # That HTML is closed is not always seen.
    assert all(len(before) in starts for piece in [*pieces(text)][-1:] if piece.is_closed)
