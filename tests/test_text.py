"""Offsets and lines, edits and fixes, escapes."""

import json
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgad_lint.diagnostic import Edit, Fix
from fgad_lint.edits import OffsetMap, apply, choose
from fgad_lint.escape import escape_ci_commands, to_json
from fgad_lint.text import Lines, Position, Span, normalized


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, Position(1, 1)),
        ("a\nb", 2, Position(2, 1)),
        ("a\r\nb", 3, Position(2, 1)),
        ("a\rb", 2, Position(2, 1)),
        ("a\u2028b", 2, Position(1, 3)),
        ("ab\n", 3, Position(2, 1)),
        ("\U0001f600b", 1, Position(1, 2)),
    ],
)
def test_place(text, offset, place):
    assert Lines(text).position(offset) == place


@given(st.text(st.sampled_from("a\n\r\u2028\x0c"), max_size=20))
def test_lines_are_the_text(text):
    lines = Lines(text)
    lines_with_ends = [text[slice(*lines.span(line, line + 1))] for line in range(len(lines))]
    assert "".join(lines_with_ends) == text
    assert [text[slice(*lines.content(line))] for line in range(len(lines))] == [
        line.rstrip("\r\n") for line in lines_with_ends
    ]


ON_FIRST = {
    "within a line": ("a bc\n", (2, 4), (2, 4)),
    "over two lines": ("a b\r\nc", (2, 6), (2, 3)),
    "a line end": ("a\r\nb", (1, 3), (1, 1)),
    "from the middle of a line end": ("a\r\nb", (2, 4), (2, 2)),
    "to the end of the text": ("a\nb", (2, 3), (2, 3)),
    "empty": ("", (0, 0), (0, 0)),
}


@pytest.mark.parametrize(("text", "span", "first"), ON_FIRST.values(), ids=ON_FIRST)
def test_on_first_line(text, span, first):
    assert Lines(text).on_first(Span(*span)) == first


CI_COMMANDS = {
    "GitHub command": ("::error::x", r"\u003a:error::x"),
    "GitHub command after white space": (" \t::error::x", " \t\\u003a:error::x"),
    "colons within a row": ("a ::error::x", "a ::error::x"),
    "old GitHub command": ("a ##[error]x", r"a #\u0023[error]x"),
    "Azure and TeamCity commands": ("##vso[a]##teamcity[b]", r"#\u0023vso[a]#\u0023teamcity[b]"),
    "heading": ("## [a](b)", "## [a](b)"),
}


@pytest.mark.parametrize(("row", "escaped"), CI_COMMANDS.values(), ids=CI_COMMANDS)
def test_ci_commands_are_escaped(row, escaped):
    assert escape_ci_commands(row) == escaped


ANYTHING = st.recursive(
    st.none() | st.integers() | st.text(st.characters(exclude_categories=[])),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(max_size=4), values, max_size=4),
    max_leaves=8,
)


@given(ANYTHING, st.none() | st.just(2))
def test_json_is_equivalent_and_printable(value, indent):
    written = to_json(value, indent)
    assert json.loads(written) == value
    assert all(row.isprintable() and escape_ci_commands(row) == row for row in written.split("\n"))


def test_json_has_printable_characters_as_they_are():
    assert to_json(["异常 é\u202e", "\U0001f600\U000e0041", "##[a]"]) == (
        '["异常 é\\u202e", "\U0001f600\\udb40\\udc41", "#\\u0023[a]"]\n'
    )


def test_apply():
    assert apply("abc", [Edit.replace(Span(2, 3), "C"), Edit.insert(0, ">")]) == ">abC"
    with pytest.raises(ValueError, match="overlaps"):
        apply("abc", [Edit.delete(Span(0, 2)), Edit.delete(Span(1, 3))])


A = Fix.safe("a", Edit.replace(Span(0, 2), "x"))


@pytest.mark.parametrize(
    ("spans", "fits"),
    [
        pytest.param(((2, 4),), True, id="side by side"),
        pytest.param(((1, 2),), False, id="inside"),
        pytest.param(((2, 2),), False, id="insertion at its end"),
        pytest.param(((3, 4), (0, 1)), False, id="one of two edits overlaps"),
        pytest.param(((3, 3), (5, 9)), True, id="two edits elsewhere"),
    ],
)
def test_fix_is_chosen_whole_or_not_at_all(spans, fits):
    b = Fix.safe("b", *(Edit(Span(*span), "y") for span in spans))
    assert choose([A, b]) == ([A, b] if fits else [A])


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 4)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def are_apart(spans):
    return all(a.end < b.start for a, b in pairwise(sorted(spans)))


EDITS = st.lists(SPANS, min_size=1, max_size=3).filter(are_apart)
FIXES = st.lists(EDITS.map(lambda spans: Fix.safe("", *(Edit(span, "") for span in spans))), max_size=15)


@given(FIXES)
def test_chosen_fixes_can_be_applied_together(fixes):
    apply("." * 40, [edit for fix in choose(fixes) for edit in fix.edits])


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        pytest.param((0, 2), (2, 4), True, id="side by side"),
        pytest.param((2, 4), (0, 2), True, id="side by side, in reverse order"),
        pytest.param((0, 2), (1, 3), False, id="overlapping"),
        pytest.param((1, 3), (0, 2), False, id="overlapping, in reverse order"),
        pytest.param((0, 4), (1, 2), False, id="one within the other"),
        pytest.param((0, 2), (2, 2), False, id="insertion at the end of the other"),
        pytest.param((2, 2), (0, 2), False, id="insertion, then one that ends there"),
        pytest.param((2, 4), (2, 2), False, id="insertion at the start of the other"),
        pytest.param((1, 1), (1, 1), False, id="two insertions at the same offset"),
        pytest.param((0, 2), (3, 3), True, id="insertion farther on"),
        pytest.param((3, 3), (0, 2), True, id="insertion, then one before"),
    ],
)
def test_which_fixes_overlap(a, b, fit):
    fixes = [Fix.safe("", Edit.delete(Span(*span))) for span in (a, b)]
    assert choose(fixes) == (fixes if fit else fixes[:1])


def test_offsets_move_with_the_edits_before_them():
    offset_map = OffsetMap([Edit.replace(Span(6, 9), "seventeen"), Edit.insert(2, "ab"), Edit.delete(Span(12, 13))])
    assert [offset_map.to(offset) for offset in (0, 1, 3, 6)] == [0, 1, 5, 8]
    assert [offset_map.to(offset) for offset in (7, 8)] == [-1, -1]
    assert [offset_map.to(offset) for offset in (9, 12, 13, 20)] == [17, 20, 20, 27]


def test_spans_that_edits_touch():
    offset_map = OffsetMap([Edit.replace(Span(4, 6), "x"), Edit.insert(10, "y")])
    assert [offset_map.touches(Span(*span)) for span in ((0, 4), (5, 5), (6, 8), (10, 12))] == [True] * 4
    assert [offset_map.touches(Span(*span)) for span in ((0, 3), (7, 9), (11, 12))] == [False] * 3


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_normalized(form):
    for text in ("Café", "e\u0301\u0323", "ﬁeld Ⅳ", "각", "a" + "\u0323\u0301" * 15):
        assert normalized(form, text) == normalize(form, text)
    assert len(normalized(form, "x" + "\u0323\u0301" * 100_000 + "y")) == 32
