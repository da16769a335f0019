"""Lists that are checked together: links between them, and papers in several of them."""

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
    """The rules and messages of the findings in a list that is checked with others."""
    files = FileSet(path, documents(others | {path: text}))
    return [
        (diagnostic.rule, diagnostic.message) for diagnostic in linting.lint(text, rules.load(names), settings, files)
    ]


# URLs in docs/a.md, and the path and fragment of their targets.
TARGETS = {
    "in the page": ("#x", ("", "#x")),
    "in the folder": ("b%20c.md#x", ("docs/b c.md", "#x")),
    "with a dot": ("./b%20c.md#x", ("docs/b c.md", "#x")),
    "in the parent folder": ("../README.md#x", ("README.md", "#x")),
    "in a subfolder": ("deep/d.md#x", ("docs/deep/d.md", "#x")),
    "through a subfolder and back": ("deep/../../README.md#x", ("README.md", "#x")),
    "its own name": ("a.md#x", ("", "#x")),
    "empty fragment": ("../README.md#", ("README.md", "#")),
    "whole file": ("../README.md", None),
    "file not given": ("other.md#x", None),
    "absolute path": ("/README.md#x", None),
    "outside of the folders": ("../../README.md#x", None),
    "another site": ("https://e.org/README.md#x", None),
    "another site, without a scheme": ("//e.org/README.md#x", None),
    "source": ("../README.md?plain=1#x", None),
    "line of the source": ("../README.md#L10", None),
    "lines of the source": ("../README.md#L10-L20", None),
    "letter case": ("../readme.md#x", None),
}


@pytest.mark.parametrize(("url", "expected"), TARGETS.values(), ids=TARGETS)
def test_target(url, expected):
    document = Document(f"[a]({url})\n")
    (link,) = document.links
    target = FileSet("docs/a.md", documents(FILES)).target(document, link)
    assert (target and (target.path, target.fragment)) == expected


def test_single_file_has_targets_within_the_page_only():
    document = Document("[a](#x) [b](b.md#x) [c](a.md#x)\n")
    assert [FileSet().target(document, link) is None for link in document.links] == [False, True, True]


def test_image_has_no_target():
    document = Document("![a](../README.md#x)\n")
    assert [FileSet("docs/a.md", documents(FILES)).target(document, link) for link in document.links] == [None]


FINDINGS = {
    "found": ("[d](../README.md#depth) [h](b%20c.md#here) [t](../README.md#top)\n", []),
    "broken": (
        "[d](../README.md#breadth-first)\n",
        [("broken-anchor", "`../README.md#breadth-first` leads nowhere: no heading or anchor in README.md has this id")],
    ),
    "broken, with a near match": (
        "[d](../README.md#dephth)\n",
        [("broken-anchor", '`../README.md#dephth` leads nowhere; did you mean `#depth` ("Depth" on line 3 of README.md)?')],
    ),
    "misspelt": (
        "[d](../README.md#Depth)\n",
        [("anchor-spelling", "`../README.md#Depth` should be `../README.md#depth`: letter case matters")],
    ),
    "by reference": (
        "[d][r]\n\n[r]: ../README.md#nothing\n",
        [("broken-anchor", "`../README.md#nothing` leads nowhere: no heading or anchor in README.md has this id")],
    ),
    "anchor of this list, not of the other one": ("# Depth\n\n[d](b%20c.md#depth)\n", [
        ("broken-anchor", "`b%20c.md#depth` leads nowhere: no heading or anchor in docs/b c.md has this id")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FINDINGS.values(), ids=FINDINGS)
def test_links_into_other_lists(text, expected):
    assert reported("docs/a.md", text) == expected


FIXED = {
    "inline": ("[d](../README.md#Depth)\n", "[d](../README.md#depth)\n"),
    "with a title": ('[d](../README.md#Depth "D")\n', '[d](../README.md#depth "D")\n'),
    "HTML": ('<a href="../README.md#Depth">d</a>\n', '<a href="../README.md#depth">d</a>\n'),
    "near match": ("[d](../README.md#dephth)\n", "[d](../README.md#depth)\n"),
    "by reference": ("[d][r]\n\n[r]: ../README.md#Depth\n", "[d][r]\n\n[r]: ../README.md#Depth\n"),
}


@pytest.mark.parametrize(("text", "fixed"), FIXED.values(), ids=FIXED)
def test_only_the_fragment_is_fixed(text, fixed):
    files = FileSet("docs/a.md", documents(FILES | {"docs/a.md": text}))
    assert linting.fix(text, rules.load(NAMES), config.Config(), True, files).text == fixed


def test_each_list_has_its_own_renderer():
    others = {"b.md": Document("## Depth {#d}\n", "kramdown"), "c.md": Document("## Depth {#d}\n")}
    diagnostics = linting.lint(
        "[b](b.md#d) [c](c.md#nothing)\n", rules.load(NAMES), config.Config(), FileSet("a.md", others)
    )
    assert [diagnostic.message for diagnostic in diagnostics] == [
        "`c.md#nothing` leads nowhere: no heading or anchor in c.md has this id"
    ]


# Papers in several lists

ONE = "# One\n\n- Total Recall in Anomaly Detection [[paper]](https://arxiv.org/abs/2106.08265)\n"
SAME_PAPER = ONE.replace("# One", "# Other").replace("abs", "pdf")
ALL_FILES = config.Config(duplicates="files")
DUPLICATES = {
    "in an earlier file": ({"a.md": ONE}, ALL_FILES, ["already listed on line 3 of a.md; keep one"]),
    "in two earlier files": ({"a.md": ONE, "b.md": ONE}, ALL_FILES, ["already listed on line 3 of a.md; keep one"]),
    "under another title": (
        {"a.md": ONE.replace("Detection", "Detections")},
        ALL_FILES,
        ['same paper as "Total Recall in Anomaly Detections" on line 3 of a.md; keep one'],
    ),
    "another paper": ({"a.md": ONE.replace("2106.08265", "2106.08266").replace("Total", "No")}, ALL_FILES, []),
    "with the default configuration": ({"a.md": ONE}, config.Config(), []),
    "in no other file": ({}, ALL_FILES, []),
}  # fmt: skip


@pytest.mark.parametrize(("others", "settings", "expected"), DUPLICATES.values(), ids=DUPLICATES)
def test_papers_of_several_lists(others, settings, expected):
    findings = reported("z.md", SAME_PAPER, others, ["duplicate-paper"], settings)
    assert [message for _, message in findings] == expected


def test_paper_is_reported_in_the_later_list():
    both = documents({"a.md": ONE, "b.md": SAME_PAPER})
    (rule,) = rules.load(["duplicate-paper"])
    in_first, in_second = [
        linting.lint(text, [rule], ALL_FILES, FileSet(path, both))
        for path, text in (("a.md", ONE), ("b.md", SAME_PAPER))
    ]
    assert in_first == []
    (diagnostic,) = in_second
    assert diagnostic.severity == "warning"
    assert diagnostic.fix is None
    (related,) = diagnostic.related
    assert related.path == "a.md"
    assert ONE[slice(*related.span)] == "Total Recall in Anomaly Detection"


def test_paper_in_another_file_and_twice_in_a_category_is_reported_once_each():
    text = ONE + ONE.partition("\n\n")[2]
    findings = reported("b.md", text, {"a.md": ONE}, ["duplicate-paper"], ALL_FILES)
    assert [message for _, message in findings] == [
        "already listed on line 3 of a.md; keep one",
        "already listed on line 3; keep one",
    ]


def test_document_is_parsed_once():
    parsed = documents(FILES)
    files = FileSet("README.md", parsed)
    assert files.document(FILES["README.md"], "github") is parsed["README.md"]
    assert files.document("# New\n", "github").text == "# New\n"
    assert files.document(FILES["README.md"], "hugo").renderer == "hugo"
