"""Lists that are checked together: links from one into another, and papers that several have."""

import linting
import pytest

from fgad_lint import config, rules
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet

FILES = {
    "README.md": "# List\n\n## Depth\n",
    "docs/a.md": "# A\n",
    "docs/b c.md": '# B\n\n<a id="here"></a>\n',
    "docs/deep/d.md": "# D\n",
}
NAMES = ["broken-anchor", "anchor-spelling"]
DEFAULT = config.Config()


def documents(files, renderer="github"):
    return {path: Document(text, renderer) for path, text in files.items()}


def reported(path, text, others=FILES, names=NAMES, settings=DEFAULT):
    """What is said of a list beside others."""
    beside = FileSet(path, documents(others | {path: text}))
    return [(each.rule, each.message) for each in linting.lint(text, rules.load(names), settings, beside)]


# From docs/a.md: where a link leads, and what `target` says of it.
TARGETS = {
    "in the page": ("#x", ("", "#x")),
    "in the folder": ("b%20c.md#x", ("docs/b c.md", "#x")),
    "with a dot": ("./b%20c.md#x", ("docs/b c.md", "#x")),
    "above": ("../README.md#x", ("README.md", "#x")),
    "below": ("deep/d.md#x", ("docs/deep/d.md", "#x")),
    "there and back": ("deep/../../README.md#x", ("README.md", "#x")),
    "its own name": ("a.md#x", ("", "#x")),
    "empty fragment": ("../README.md#", ("README.md", "#")),
    "whole file": ("../README.md", None),
    "file not given": ("other.md#x", None),
    "from the folder's own root": ("/README.md#x", None),
    "above everything": ("../../README.md#x", None),
    "elsewhere": ("https://e.org/README.md#x", None),
    "elsewhere without scheme": ("//e.org/README.md#x", None),
    "source": ("../README.md?plain=1#x", None),
    "line of the source": ("../README.md#L10", None),
    "lines of the source": ("../README.md#L10-L20", None),
    "letter case": ("../readme.md#x", None),
}


@pytest.mark.parametrize(("url", "expected"), TARGETS.values(), ids=TARGETS)
def test_target(url, expected):
    document = Document(f"[a]({url})\n")
    (link,) = document.links
    found = FileSet("docs/a.md", documents(FILES)).target(document, link)
    assert (found and (found.path, found.fragment)) == expected


def test_alone_only_links_in_the_page_lead_somewhere():
    document = Document("[a](#x) [b](b.md#x) [c](a.md#x)\n")
    assert [FileSet().target(document, link) is None for link in document.links] == [False, True, True]


def test_image_leads_nowhere():
    document = Document("![a](../README.md#x)\n")
    assert [FileSet("docs/a.md", documents(FILES)).target(document, link) for link in document.links] == [None]


SAID = {
    "found": ("[d](../README.md#depth) [h](b%20c.md#here) [t](../README.md#top)\n", []),
    "broken": (
        "[d](../README.md#breadth-first)\n",
        [("broken-anchor", "`../README.md#breadth-first` leads nowhere: no heading or anchor in README.md has this id")],
    ),
    "nearly right": (
        "[d](../README.md#dephth)\n",
        [("broken-anchor", '`../README.md#dephth` leads nowhere; the nearest anchor is `#depth` of "Depth" on line 3 of README.md')],
    ),
    "misspelt": (
        "[d](../README.md#Depth)\n",
        [("anchor-spelling", "`../README.md#Depth` should be `../README.md#depth`: letter case matters")],
    ),
    "by reference": (
        "[d][r]\n\n[r]: ../README.md#nothing\n",
        [("broken-anchor", "`../README.md#nothing` leads nowhere: no heading or anchor in README.md has this id")],
    ),
    "its own anchors are not those of others": ("# Depth\n\n[d](b%20c.md#depth)\n", [
        ("broken-anchor", "`b%20c.md#depth` leads nowhere: no heading or anchor in docs/b c.md has this id")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_links_into_other_lists(text, expected):
    assert reported("docs/a.md", text) == expected


FIXED = {
    "inline": ("[d](../README.md#Depth)\n", "[d](../README.md#depth)\n"),
    "with a title": ('[d](../README.md#Depth "D")\n', '[d](../README.md#depth "D")\n'),
    "HTML": ('<a href="../README.md#Depth">d</a>\n', '<a href="../README.md#depth">d</a>\n'),
    "nearest": ("[d](../README.md#dephth)\n", "[d](../README.md#depth)\n"),
    "by reference": ("[d][r]\n\n[r]: ../README.md#Depth\n", "[d][r]\n\n[r]: ../README.md#Depth\n"),
}


@pytest.mark.parametrize(("text", "fixed"), FIXED.values(), ids=FIXED)
def test_only_the_fragment_is_fixed(text, fixed):
    beside = FileSet("docs/a.md", documents(FILES | {"docs/a.md": text}))
    assert linting.fix(text, rules.load(NAMES), config.Config(), True, beside).text == fixed


def test_renderer_of_the_other_list_counts():
    others = {"b.md": Document("## Depth {#d}\n", "kramdown"), "c.md": Document("## Depth {#d}\n")}
    found = linting.lint("[b](b.md#d) [c](c.md#nothing)\n", rules.load(NAMES), config.Config(), FileSet("a.md", others))
    assert [each.message for each in found] == [
        "`c.md#nothing` leads nowhere: no heading or anchor in c.md has this id"
    ]


# Papers -------------------------------------------------------------------------------------------------------------

ONE = "# One\n\n- Total Recall in Anomaly Detection [[paper]](https://arxiv.org/abs/2106.08265)\n"
OTHER = ONE.replace("# One", "# Other").replace("abs", "pdf")
FILES_TOO = config.Config(duplicates="files")
DUPLICATES = {
    "in an earlier file": ({"a.md": ONE}, FILES_TOO, ["already listed on line 3 of a.md; keep one"]),
    "in two earlier files, the first counts": ({"a.md": ONE, "b.md": ONE}, FILES_TOO, ["already listed on line 3 of a.md; keep one"]),
    "under another title": (
        {"a.md": ONE.replace("Detection", "Detections")},
        FILES_TOO,
        ['same paper as "Total Recall in Anomaly Detections" on line 3 of a.md; keep one'],
    ),
    "another paper": ({"a.md": ONE.replace("2106.08265", "2106.08266").replace("Total", "No")}, FILES_TOO, []),
    "not asked for": ({"a.md": ONE}, config.Config(), []),
    "alone": ({}, FILES_TOO, []),
}  # fmt: skip


@pytest.mark.parametrize(("others", "settings", "expected"), DUPLICATES.values(), ids=DUPLICATES)
def test_papers_of_several_lists(others, settings, expected):
    found = reported("z.md", OTHER, others, ["duplicate-paper"], settings)
    assert [message for _, message in found] == expected


def test_later_list_is_blamed():
    together = documents({"a.md": ONE, "b.md": OTHER})
    (rule,) = rules.load(["duplicate-paper"])
    found = [
        linting.lint(text, [rule], FILES_TOO, FileSet(path, together))
        for path, text in (("a.md", ONE), ("b.md", OTHER))
    ]
    assert found[0] == []
    (diagnostic,) = found[1]
    assert diagnostic.severity == "warning"
    assert diagnostic.fix is None
    (related,) = diagnostic.related
    assert related.path == "a.md"
    assert ONE[slice(*related.span)] == "Total Recall in Anomaly Detection"


def test_paper_twice_in_one_category_is_said_once():
    text = ONE + ONE.partition("\n\n")[2]
    found = reported("b.md", text, {"a.md": ONE}, ["duplicate-paper"], FILES_TOO)
    assert [message for _, message in found] == [
        "already listed on line 3 of a.md; keep one",
        "already listed on line 3; keep one",
    ]


def test_document_is_made_once():
    together = documents(FILES)
    beside = FileSet("README.md", together)
    assert beside.document(FILES["README.md"], "github") is together["README.md"]
    assert beside.document("# New\n", "github").text == "# New\n"
    assert beside.document(FILES["README.md"], "hugo").renderer == "hugo"
