"""Links in the text of a block, with their spans, and what a reader sees of the text."""

import re
from html.entities import html5

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mistune.inline_parser import InlineParser
from mistune.util import escape_url

from fgad_lint.markdown import inline

REFERENCES = {"REF": "https://r.org"}


def links(text):
    """The form of each link, the source of its label and target, and its URL."""
    scanned = inline.scan(text, 0, len(text), REFERENCES)
    return [(link.form, text[slice(*link.label)], text[slice(*link.target)], link.url) for link in scanned.links]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("T [[CVPR 2024]](u)", [("inline", "[CVPR 2024]", "u", "u")], id="bracketed label"),
        pytest.param("T [[pdf](u)] [[code](v)]", [("inline", "pdf", "u", "u"), ("inline", "code", "v", "v")], id="bracketed links"),
        pytest.param(r"T [\[pdf\]](u)", [("inline", r"\[pdf\]", "u", "u")], id="escaped brackets"),
        pytest.param(r"[[Web\]](u)", [("inline", r"Web\]", "u", "u")], id="half escaped brackets"),
        pytest.param("[a [b] c|d](u)", [("inline", "a [b] c|d", "u", "u")], id="nested brackets"),
        pytest.param("[a](https://e.org/b_(c))", [("inline", "a", "https://e.org/b_(c)", "https://e.org/b_(c)")], id="parentheses"),
        pytest.param(r"[a](b\)c)", [("inline", "a", r"b\)c", "b)c")], id="escaped parenthesis"),
        pytest.param("[a](<b c>)", [("inline", "a", "b c", "b c")], id="angle brackets"),
        pytest.param("[a]( b )", [("inline", "a", "b", "b")], id="spaces around the destination"),
        pytest.param("[a](#b (8))", [("inline", "a", "#b", "#b")], id="title in parentheses"),
        pytest.param("[a](b 'c' )", [("inline", "a", "b", "b")], id="title in quotes"),
        pytest.param("[a]()", [("inline", "a", "", "")], id="empty destination"),
        pytest.param("[a](b c)", [], id="space in the destination"),
        pytest.param("[a] (b)", [], id="space between label and destination"),
        pytest.param("[a](b", [], id="not closed"),
        pytest.param("a](b)", [], id="not opened"),
        pytest.param("`[a](b)` \\[c](d)", [], id="code and escape"),
        pytest.param("<!-- [a](b) -->", [], id="comment"),
        pytest.param("[a](b&amp;c)", [("inline", "a", "b&amp;c", "b&c")], id="entity"),
        pytest.param("[a\nb](c)", [("inline", "a\nb", "c", "c")], id="label on two lines"),
        pytest.param("[![a](b)](c)", [("inline", "![a](b)", "c", "c"), ("image", "a", "b", "b")], id="image as label"),
        pytest.param("[a](b)[c](d)", [("inline", "a", "b", "b"), ("inline", "c", "d", "d")], id="side by side"),
        pytest.param("[a [b](c) d](e)", [("inline", "b", "c", "c")], id="link inside a label"),
        pytest.param("[a][ref] [Ref] [b]", [("reference", "a", "ref", "https://r.org"), ("reference", "Ref", "Ref", "https://r.org")], id="references"),
        pytest.param("<https://e.org>", [("autolink", "https://e.org", "https://e.org", "https://e.org")], id="autolink"),
        pytest.param("at https://e.org/a_(b).", [("bare", *["https://e.org/a_(b)"] * 3)], id="bare URL"),
        pytest.param("(https://e.org)", [("bare", *["https://e.org"] * 3)], id="bare URL in parentheses"),
        pytest.param("www.e.org/a", [("bare", "www.e.org/a", "www.e.org/a", "http://www.e.org/a")], id="bare host"),
        pytest.param("[https://e.org", [], id="bare URL after an open bracket"),
    ],
)  # fmt: skip
def test_links(text, expected):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("*a* **b** ***c***", "a b c"),
        ("snake_case_name _b_", "snake_case_name b"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**a _b** c_", "a _b c_"),
        ("`` a`b `` <br> &eacute;", "a`b  \u00e9"),
        ("[a *b*](u) ![c](v)", "a b "),
        ("a  \nb\\\n  c\r\nd", "a b c d"),
        ("&nosuch; \\a \\&", "&nosuch; \\a &"),
    ],
)
def test_shown(text, expected):
    assert inline.scan(text, 0, len(text), {}).shown(text, 0, len(text)) == expected


def test_text_outside_the_span_is_ignored():
    text = "[a](b) `c` [d](e"
    assert inline.scan(text, 7, len(text), {}).links == ()
    assert inline.scan(text + ")", 7, len(text) + 1, {}).shown(text + ")", 7, len(text) + 1) == "c d"


INLINE = st.lists(
    st.sampled_from([*"[](){}<>*_`\\!\"' a|", "](", "](u)", "![", "[a](b)", "**", "``", "<b>", "&amp;", "\n"]),
    max_size=20,
)


def links_of_mistune(tokens):
    for token in tokens:
        if token["type"] in ("link", "image"):
            yield token["type"], token["attrs"]["url"]
        if token["type"] != "image":
            yield from links_of_mistune(token.get("children", ()))


@given(INLINE.map("".join))
def test_text_is_never_shown_longer_than_it_is_written(text):
    assert len(inline.scan(text, 0, len(text), {}).shown(text, 0, len(text))) <= len(text)


def test_no_entity_shows_more_characters_than_it_has():
    assert [name for name, shown in html5.items() if len(shown) > len(f"&{name}")] == []


@given(INLINE.map("".join))
def test_links_agree_with_mistune(text):
    text = re.sub(r"\s*\n\s*", "\n", text).strip()
    scanned = inline.scan(text, 0, len(text), {}).links
    images = [link.span for link in scanned if link.form == "image"]
    ours = [
        ("image" if link.form == "image" else "link", escape_url(link.url))
        for link in scanned
        if not any(image.start < link.span.start < image.end for image in images)
    ]
    assert ours == list(links_of_mistune(InlineParser()(text, {"ref_links": {}})))


@given(INLINE.map("".join), st.sampled_from([{}, {"A": "https://e.org"}]))
@example("[[a]](u)", {"A": "https://e.org"})
@example("[[a](u)](v)", {})
@example("[!](u)", {})
def test_fast_path_for_simple_links_changes_nothing(text, definitions):
    fast = inline.scan(text, 0, len(text), definitions)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "_SIMPLE_LINK", re.compile(r"(?!)"))
        assert inline.scan(text, 0, len(text), definitions) == fast
