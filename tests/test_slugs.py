import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgad_lint.markdown.slugs import RENDERERS, Slugger, attribute, decode, fold, slug, understands

DATA = json.loads(Path(__file__).with_name("data").joinpath("slugs.json").read_text("utf-8"))

TITLES = st.text(st.characters())  # Lone surrogates included.
SIMILAR_TITLES = st.lists(st.text("aA1_- .", max_size=4), max_size=40)


def ids(renderer, titles):
    return [*map(Slugger(renderer), titles)]


def test_ids_published_by_github():
    cases = DATA["published"]["cases"]
    names = [case["name"] for case in cases]
    actual = ids("github", [case["title"] for case in cases])
    expected = [case["id"] for case in cases]
    assert dict(zip(names, actual, strict=True)) == dict(zip(names, expected, strict=True))
    assert len({*names}) == 78


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in DATA["further"]["cases"]])
def test_slug(case):
    assert slug(case["title"]) == case["id"]


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in DATA["renderers"]["cases"]])
def test_slug_of_each_renderer(case, renderer):
    assert slug(case["title"], renderer) == case[renderer]


ECHOES = ["echo", "echo", "echo 1", "echo-1", "echo"]
NUMBERINGS = [
    ("github", ECHOES, ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"], "github"),
    ("docusaurus", ECHOES, ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"], "docusaurus"),
    ("gitlab", ECHOES, ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"], "gitlab"),
    ("gitea", ECHOES, ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"], "gitea"),
    ("pandoc", ECHOES, ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"], "pandoc"),
    ("hugo", ECHOES, ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"], "hugo"),
    ("kramdown", ECHOES, ["echo", "echo-1", "echo-1", "echo-1-1", "echo-2"], "kramdown ignores ids given before"),
    ("mkdocs", ECHOES, ["echo", "echo_1", "echo-1", "echo-1_1", "echo_2"], "mkdocs joins numbers with underscores"),
    ("mkdocs", ["a", "a", "a_1", "a_1"], ["a", "a_1", "a_2", "a_3"], "mkdocs counts from the number at the end"),
    ("mkdocs", ["a_7", "a_7", "a_07", "a_07"], ["a_7", "a_8", "a_07", "a_9"], "mkdocs drops leading zeros"),
    ("mkdocs", ["a_2", "a_1", "a", "a", "a"], ["a_2", "a_1", "a", "a_3", "a_4"], "mkdocs skips numbers that are taken"),
    ("mkdocs", ["!", "?", "_1"], ["_1", "_2", "_3"], "mkdocs has no empty id"),
    ("github", ["!", "?", "-1"], ["", "-1", "-1-1"], "github has an empty id"),
    ("kramdown", ["1", "2", "section"], ["section", "section-1", "section-2"], "kramdown replaces an empty id"),
    ("pandoc", ["1", "2", "section"], ["section", "section-1", "section-2"], "pandoc replaces an empty id"),
    ("hugo", ["!", "?", "heading"], ["heading", "heading-1", "heading-2"], "hugo replaces an empty id"),
    ("gitea", ["!", "?", "heading"], ["heading", "heading-1", "heading-2"], "gitea replaces an empty id"),
    ("github", ["A", "a", "A!"], ["a", "a-1", "a-2"], "same slug in lower case"),
    ("github", ["a-2", "a", "a", "a"], ["a-2", "a", "a-1", "a-3"], "number taken by an earlier heading"),
    ("github", ["\u2764\ufe0f", "\u2764"], ["\ufe0f", ""], "U+FE0F makes a difference"),
]


@pytest.mark.parametrize(
    ("renderer", "titles", "expected"), [pytest.param(*row[:-1], id=row[-1]) for row in NUMBERINGS]
)
def test_numbering(renderer, titles, expected):
    assert ids(renderer, titles) == expected


def test_sluggers_are_independent():
    assert ids("github", ["a"]) == ids("github", ["a"]) == ["a"]


def test_unknown_renderer():
    with pytest.raises(KeyError):
        slug("a", "word")
    with pytest.raises(KeyError):
        Slugger("word")


ATTRIBUTES = [  # Heading, id, the renderers that understand it, id of the test.
    ("Title {#id}", "id", "kramdown pandoc mkdocs hugo docusaurus", "after a space"),
    ("Title\t{#id}", "id", "kramdown pandoc mkdocs hugo docusaurus", "after a tab"),
    ("Title{#id}", "id", "pandoc hugo docusaurus", "without a space"),
    ("{#id}", "id", "pandoc mkdocs hugo docusaurus", "alone in the heading"),
    ("Title {: #id}", "id", "mkdocs", "with a colon"),
    ("Title {:#id}", "id", "mkdocs", "with a colon and no space"),
    ("Title {:  #id .c  }", "id", "mkdocs", "with a colon and a class"),
    ("Title { #id }", "id", "pandoc mkdocs hugo", "with spaces inside"),
    ("Title {#id .class k=v}", "id", "pandoc mkdocs hugo", "before a class and a key"),
    ("Title {.class #id}", "id", "pandoc mkdocs hugo", "after a class"),
    ('Title {k="a #b" #id}', "id", "pandoc mkdocs hugo", "after a quoted value"),
    ("Title {#a #b}", "b", "pandoc mkdocs hugo", "the last of two"),
    ("Title {#a} {#b}", "b", "kramdown pandoc mkdocs hugo docusaurus", "the last of two pairs"),
    ("Title {#2024}", "2024", "pandoc mkdocs hugo docusaurus", "a digit first"),
    ("Title {#a.b:c_d-e}", "a.b:c_d-e", "pandoc mkdocs hugo docusaurus", "a full stop"),
    ("Title {#a:c_d-e}", "a:c_d-e", "kramdown pandoc mkdocs hugo docusaurus", "no full stop"),
    ("Title {#综述}", "综述", "pandoc mkdocs hugo docusaurus", "not ASCII"),
    ("[Title](u) `x` {#id}", "id", "kramdown pandoc mkdocs hugo docusaurus", "after markup"),
]


@pytest.mark.parametrize(
    ("source", "expected", "renderers"), [pytest.param(*row[:-1], id=row[-1]) for row in ATTRIBUTES]
)
def test_attribute(source, expected, renderers):
    parsed = attribute(source)
    assert parsed is not None
    assert parsed.id == expected
    assert [renderer for renderer in RENDERERS if understands(renderer, parsed)] == renderers.split()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="empty"),
        pytest.param("Title", id="none"),
        pytest.param("Title {}", id="empty braces"),
        pytest.param("Title {:}", id="only a colon"),
        pytest.param("Title {#}", id="empty id"),
        pytest.param("Title {# id}", id="space after the hash"),
        pytest.param("Title {.class k=v}", id="no id"),
        pytest.param("Title {#id} more", id="text after it"),
        pytest.param("Title {#id", id="not closed"),
        pytest.param("Title #id}", id="not opened"),
        pytest.param("Title {#id}}", id="closed twice"),
        pytest.param("Title {a, b and #c}", id="a set in words"),
        pytest.param("Title {#a#b}", id="two without a space"),
        pytest.param("Title {#a,b}", id="a comma"),
        pytest.param('Title {#id k="v}', id="quote not closed"),
        pytest.param(r"Title \{#id}", id="escaped"),
        pytest.param("Title `{#id}`", id="code"),
        pytest.param("Title ${x}_{#1}$", id="mathematics"),
    ],
)
def test_no_attribute(source):
    assert attribute(source) is None


def test_span_of_attribute():
    parsed = attribute("Graph Anomaly  {#ga .top}")
    assert parsed is not None
    assert (parsed.start, parsed.end) == (15, 25)


def test_id_in_a_value_is_text():
    parsed = attribute("Title {#id k='a #b'}")
    assert parsed is not None
    assert parsed.id == "id"


SAME = [
    ("Graph-Anomaly", "graph-anomaly", "letter case"),
    ("\u00e9", "e\u0301", "composed and combining"),
    ("\u1100\u1161", "\uac00", "decomposed Hangul"),
    ("\ufe0f-tools", "-tools", "selector"),
    ("1\ufe0f\u20e3-first", "1\u20e3-first", "selector in a keycap"),
    ("a\u0301\ufe0f\u0323", "a\u0323\u0301", "selector between marks"),
    ("\u041f\u0420\u0418", "\u043f\u0440\u0438", "Cyrillic case"),
    ("\u03b1\u03c2", "\u03b1\u03c3", "final sigma"),
    ("\u0130", "i\u0307", "dotted capital I"),
]
DIFFERENT = [
    ("a-b", "ab", "a hyphen"),
    ("a-1", "a", "a number"),
    ("e", "\u00e9", "an accent"),
    ("\uff21", "a", "a full-width letter"),
    ("a\ufe0e", "a", "another selector"),
    ("a%20b", "a b", "a percent escape"),
]


@pytest.mark.parametrize(("left", "right"), [pytest.param(*row[:-1], id=row[-1]) for row in SAME])
def test_fold_ignores(left, right):
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [pytest.param(*row[:-1], id=row[-1]) for row in DIFFERENT])
def test_fold_distinguishes(left, right):
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        pytest.param("plain-id", "plain-id", id="nothing to decode"),
        pytest.param("a%20b", "a b", id="a space"),
        pytest.param("caf%C3%A9", "caf\u00e9", id="two bytes"),
        pytest.param("%EF%B8%8F-tools", "\ufe0f-tools", id="U+FE0F"),
        pytest.param("caf\u00e9-%c3%a9", "caf\u00e9-\u00e9", id="lower-case hexadecimal digits"),
        pytest.param("a+b", "a+b", id="plus is plus"),
        pytest.param("100%", "100%", id="a lone percent sign"),
        pytest.param("%zz", "%zz", id="not hexadecimal"),
        pytest.param("%2541", "%41", id="only once"),
        pytest.param("%ff", "\ufffd", id="not UTF-8"),
    ],
)
def test_decode(fragment, expected):
    assert decode(fragment) == expected


CIRCLED = {
    *range(0x24B6, 0x24EA),
    *range(0x1F130, 0x1F14A),
    *range(0x1F150, 0x1F16A),
    *range(0x1F170, 0x1F18A),
}


def kept_by_github(char):
    category = unicodedata.category(char)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc") or ord(char) in CIRCLED or char in "- "


def expected_of_github(title):
    return "".join(filter(kept_by_github, title.lower())).replace(" ", "-")


@given(TITLES)
def test_github_slug(title):
    assert slug(title) == expected_of_github(title)


def test_github_slug_of_all_characters():
    title = "".join(map(chr, range(0x110000)))
    assert slug(title) == expected_of_github(title)


@pytest.mark.parametrize("renderer", RENDERERS)
@given(title=TITLES)
def test_slug_of_a_slug_is_itself(renderer, title):
    result = slug(title, renderer)
    assert slug(result, renderer) == result


@pytest.mark.parametrize("renderer", [name for name in RENDERERS if name != "kramdown"])
@given(titles=SIMILAR_TITLES)
def test_no_two_headings_share_an_id(renderer, titles):
    heading_ids = ids(renderer, titles)
    assert len({*heading_ids}) == len(heading_ids)


@pytest.mark.parametrize("renderer", RENDERERS)
@given(titles=SIMILAR_TITLES)
def test_later_headings_change_no_id(renderer, titles):
    assert ids(renderer, titles)[:-1] == ids(renderer, titles[:-1])


@given(SIMILAR_TITLES)
def test_github_takes_the_first_free_number(titles):
    taken = []
    for title in titles:
        base = slug(title)
        numbered = [base, *(f"{base}-{count}" for count in range(1, len(titles) + 1))]
        taken.append(next(candidate for candidate in numbered if candidate not in taken))
    assert ids("github", titles) == taken


def next_candidate_of_mkdocs(candidate):
    stem, underscore, digits = candidate.rpartition("_")
    return f"{stem}_{int(digits) + 1}" if underscore and digits.isdecimal() else f"{candidate}_1"


@given(SIMILAR_TITLES)
def test_mkdocs_counts_from_the_number_at_the_end(titles):
    taken = [""]
    for title in titles:
        candidate = slug(title, "mkdocs")
        while candidate in taken:
            candidate = next_candidate_of_mkdocs(candidate)
        taken.append(candidate)
    assert ids("mkdocs", titles) == taken[1:]


N_TITLES = 20_000
HOSTILE = {
    "all equal": ["a"] * N_TITLES,
    "numbers first": [f"a-{n}" for n in range(N_TITLES)] + ["a"] * N_TITLES,
    "numbers with underscores first": [f"a_{n}" for n in range(N_TITLES)] + ["a"] * N_TITLES,
    "each number twice": [f"a_{n}" for n in range(N_TITLES)] * 2,
    "each number twice, descending": [f"a_{n}" for n in range(N_TITLES, 0, -1)] * 2,
    "in pairs": [f"a-{n // 2}" for n in range(N_TITLES)] + ["a-0", "a"] * N_TITLES,
    "all empty": ["!"] * N_TITLES,
}


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("titles", [pytest.param(titles, id=name) for name, titles in HOSTILE.items()])
def test_time_is_linear(renderer, titles):
    start = time.perf_counter()
    ids(renderer, titles)
    assert time.perf_counter() - start < 5, "it usually takes 0.1 seconds"


def test_number_too_long_for_python():
    title = "a_" + "9" * 10_000
    assert len({*ids("mkdocs", [title] * 3)}) == 3


@pytest.mark.parametrize("unit", ["{", "{#a ", "{a=", "{a=' ", "{a=\"{b=' ", " ", "#a ", "\\{"])
def test_attribute_takes_linear_time(unit):
    start = time.perf_counter()
    attribute(unit * N_TITLES + "}}")
    attribute("{#a" + unit * N_TITLES + "}")
    assert time.perf_counter() - start < 5


@given(st.text("{}#:.=-\"' \\ab", max_size=30))
def test_attribute_of_any_text(source):
    parsed = attribute(source)
    if parsed is not None:
        assert source[parsed.start] == "{"
        assert source[: parsed.end] == source
        assert f"#{parsed.id}" in source[parsed.start :]


@given(TITLES)
def test_fold_twice_is_fold(fragment):
    assert fold(fold(fragment)) == fold(fragment)
    assert fold(unicodedata.normalize("NFC", fragment)) == fold(fragment)
    assert fold(unicodedata.normalize("NFD", fragment)) == fold(fragment)


@given(TITLES)
def test_decode_of_any_text(fragment):
    decode(fragment)
    decode("%" + fragment)
