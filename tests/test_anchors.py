"""The anchors that links can target."""

import pytest

from fgad_lint.model.document import Document
from fgad_lint.model.nearest_anchor import AnchorGuesser, Guess

TAG = "<a id=x></a>"


@pytest.mark.parametrize(
    ("text", "section_name"),
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
def test_section_of_an_anchor(text, section_name):
    document = Document(text)
    assert [(anchor.id, document.text_of(anchor.span), anchor.section.name) for anchor in document.anchors.written] == [
        ("x", "<a id=x>", section_name)
    ]


def test_ids_in_html():
    document = Document("# A\n\n<p name=n id=''>b</p> <i id=I>c</i> <a name=N>d</a>\n")
    assert [anchor.id for anchor in document.anchors.written] == ["I", "N"]


def test_id_of_a_heading_comes_before_one_in_html():
    document = Document("<a id=b></a>\n\n# A\n\nc <i id=d></i>\n\n# B\n\ne <i id=d></i>\n")
    assert {anchor: section.title for anchor, section in document.anchors.by_id.items()} == {
        "a": "A",
        "b": "B",
        "d": "A",
    }


@pytest.mark.parametrize(
    ("text", "renderer", "url", "target_title"),
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
def test_target_of_special_fragments(text, renderer, url, target_title):
    target = Document(text, renderer).anchors.target(url)
    assert (target and target.title) == target_title


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
    assert [document.anchors.fragment(section) for section in document.sections] == fragments


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
def test_span_of_a_fragment(text, renderer, written):
    document = Document(text, renderer)
    span = document.anchors.fragment_span(document.links[0])
    assert (span and document.text_of(span)) == written


@pytest.mark.parametrize(
    ("text", "renderer", "url", "intended"),
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
def test_intended_target(text, renderer, url, intended):
    target = Document(text, renderer).anchors.intended_target(url)
    assert (target and target.title) == intended


NEAREST = {
    "a letter is missing": ("## Wooden Looms\n", "wooden-loms", Guess("wooden-looms", True)),
    "a word is missing": ("## Looms of Ancient Wood\n", "looms-of-wood", Guess("looms-of-ancient-wood", False)),
    "another word": ("## Wooden Looms\n", "wooden-rooms", None),
    "less similar than three others": (
        "## CVPR 2020 Papers\n## CVPR 2021 Accepted Papers\n## CVPR 2022 Papers\n## CVPR 2023 Papers\n",
        "cvpr-2021-papers",
        Guess("cvpr-2021-accepted-papers", False),
    ),
    "no anchor": ("", "looms", None),
}


@pytest.mark.parametrize(("text", "fragment", "guess"), NEAREST.values(), ids=NEAREST)
def test_nearest_anchor(text, fragment, guess):
    assert AnchorGuesser(Document(text)).nearest(fragment) == guess
