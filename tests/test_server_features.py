"""What the language server knows about a text, without the protocol. `‸` marks the cursor."""

import contextlib
import itertools
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import texts

from fgad_lint.edits import apply
from fgad_lint.facts.paper import Facts, PaperFacts
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.server.completion import complete
from fgad_lint.server.document_links import document_links
from fgad_lint.server.hover import hover
from fgad_lint.server.navigation import definition, references
from fgad_lint.server.ranges import folds, selections
from fgad_lint.server.rename import RefusedError, prepare, rename
from fgad_lint.server.symbols import find, outline

PAPER = "- A Survey of Small Faults [[paper]](https://arxiv.org/abs/2401.00001)"
SAME = "- A Survey of Small Faults [[pdf]](https://arxiv.org/pdf/2401.00001)"


class At:
    """A text with a cursor, and the files around it."""

    def __init__(self, marked, others=None, renderer="github"):
        text = dedent(marked.lstrip("\n"))
        self.offset = text.index("‸") if "‸" in text else 0
        self.document = Document(text.replace("‸", "", 1), renderer)
        others = {path: Document(dedent(other.lstrip("\n")), renderer) for path, other in (others or {}).items()}
        self.files = FileSet("README.md", {"README.md": self.document, **others})
        self.args = self.files, self.document, self.offset

    def lines_of(self, places):
        """Each place as `path:line text`."""
        documents = self.files.documents
        return [
            f"{place.path}:{documents[place.path].line_of(place.name_span)} "
            f"{documents[place.path].text_of(place.name_span)}"
            for place in places
        ]


DEFINITIONS = {
    "anchor → heading": ("- [Data](#da‸ta)\n\n## Data\n", "README.md:3 Data"),
    "label → heading": ("- [Da‸ta](#data)\n\n## Data\n", "README.md:3 Data"),
    "second of two namesakes": ("- [Data](#data-1‸)\n\n## Data\n## Data\n", "README.md:4 Data"),
    "emoji before the link": ("- 😀😀 [Data](#da‸ta)\n\n## 😀 x\n## Data\n", "README.md:4 Data"),
    "Chinese": ("- [数据](#数‸据)\n\n## 数据\n", "README.md:3 数据"),
    "percent-encoded": ("- [数据](#%E6%95%B0‸%E6%8D%AE)\n\n## 数据\n", "README.md:3 数据"),
    "CRLF": ("- [Data](#da‸ta)\r\n\r\n## Data\r\n", "README.md:3 Data"),
    "id above the heading": ('[Data](#d‸s)\n\n<a name="ds"></a>\n## Data\n', "README.md:4 Data"),
    "id in the heading": ('[Data](#d‸s)\n\n## <a id="ds"></a>Data\n', 'README.md:3 <a id="ds"></a>Data'),
    "id elsewhere": ('[Data](#d‸s)\n\n## Data\n\nText <a id="ds"></a>\n', 'README.md:5 <a id="ds">'),
    "HTML heading": ("[Data](#da‸ta)\n\n<h2>Data</h2>\n", "README.md:3 Data"),
    "HTML link": ('<a href="#da‸ta">Data</a>\n\n## Data\n', "README.md:3 Data"),
    "Setext heading": ("[Data](#da‸ta)\n\nData\n----\n", "README.md:3 Data"),
    "link in a table": ("| a | b |\n|---|---|\n| x | [Data](#da‸ta) |\n\n## Data\n", "README.md:5 Data"),
    "reference link": ("See [Da‸ta][d].\n\n[d]: #data\n\n## Data\n", "README.md:5 Data"),
    "link definition": ("See [Data][d].\n\n[d]: #da‸ta\n\n## Data\n", "README.md:5 Data"),
    "attribute shown as text": ("[Data](#d‸s)\n\n## Data {#ds}\n", "README.md:3 Data"),
    "top": ("# A\n\n[Back](#to‸p)\n", "README.md:1 "),
    "other file": ("[Data](docs/b.md#da‸ta)\n", "docs/b.md:2 Data"),
    "nowhere": ("[Data](#da‸tta)\n\n## Data\n", None),
    "prose": ("Te‸xt\n\n## Data\n", None),
    "second entry → first": (
        f"# A\n{PAPER}\n\n# B\n{SAME.replace('Small', 'Sm‸all')}\n",
        "README.md:2 A Survey of Small Faults",
    ),
    "link of the second entry → first": (
        f"# A\n{PAPER}\n\n# B\n{SAME.replace('pdf/', 'p‸df/')}\n",
        "README.md:2 A Survey of Small Faults",
    ),
}


@pytest.mark.parametrize(("text", "expected"), DEFINITIONS.values(), ids=DEFINITIONS)
def test_definition(text, expected):
    at = At(text, {"docs/b.md": "# B\n## Data\n"})
    place = definition(*at.args)
    assert (at.lines_of([place])[0] if place else None) == expected


def test_definition_as_another_renderer():
    text = "[Data](#d‸s)\n\n## Other {#ds}\n## ds\n"
    assert At(text).lines_of([definition(*At(text).args)]) == ["README.md:4 ds"]
    at = At(text, renderer="pandoc")
    assert at.lines_of([definition(*at.args)]) == ["README.md:3 Other"]


REFERENCES = {
    "heading": (
        "- [Data](#data)\n- [D](#ds)\n\n<a name='ds'></a>\n## Da‸ta\nSee [above](#data) or [it][d].\n\n[d]: #data\n",
        ["README.md:1 #data", "README.md:2 #ds", "README.md:6 #data", "README.md:6 [it][d]", "docs/b.md:1 #data"],
    ),
    "link": ("- [Da‸ta](#data)\n\n## Data\n", ["README.md:1 #data", "docs/b.md:1 #data"]),
    "namesake": ("- [Data](#data)\n- [Data](#data-1)\n\n## Data\n## Da‸ta\n", ["README.md:2 #data-1"]),
    "id": ("[x](#ds)\n\n## Data\n\nText <a id='d‸s'></a>\n", ["README.md:1 #ds"]),
    "paper": (
        f"# A\n{PAPER}\n\n# B\n{SAME.replace('Small', 'Sm‸all')}\n",
        [
            "README.md:2 A Survey of Small Faults",
            "README.md:5 A Survey of Small Faults",
            "docs/b.md:3 A Survey of Small Faults",
        ],
    ),
    "prose": ("Te‸xt\n", []),
}


@pytest.mark.parametrize(("text", "expected"), REFERENCES.values(), ids=REFERENCES)
def test_references(text, expected):
    at = At(text, {"docs/b.md": f"[Data](../README.md#data)\n\n{SAME}\n"})
    assert at.lines_of(references(*at.args)) == expected


def test_references_with_the_heading():
    at = At("- [Da‸ta](#data)\n\n## Data\n")
    assert at.lines_of(references(*at.args, with_declaration=True)) == ["README.md:3 Data", "README.md:1 #data"]


# What is renamed, and the text after that.
RENAMES = {
    "contents, links": (
        "- [Data](#data)\n- [Code](#code)\n\n## Da‸ta\nSee [this](#data).\n## Code\n",
        "- [Data Sets](#data-sets)\n- [Code](#code)\n\n## Data Sets\nSee [this](#data-sets).\n## Code\n",
    ),
    "from a link": ("See [this](#da‸ta).\n\n## Data\n", "See [this](#data-sets).\n\n## Data Sets\n"),
    "entry with a number and emoji": (
        "- ✨ [1. Data (12)](#data)\n- [Code](#code)\n\n## Da‸ta\n## Code\n",
        "- ✨ [1. Data Sets (12)](#data-sets)\n- [Code](#code)\n\n## Data Sets\n## Code\n",
    ),
    "entry with another name": (
        "- [Data of Cracks](#data)\n- [Code](#code)\n\n## Da‸ta\n## Code\n",
        "- [Data of Cracks](#data-sets)\n- [Code](#code)\n\n## Data Sets\n## Code\n",
    ),
    "entry in another case": (
        "- [DATA](#data)\n- [Code](#code)\n\n## Da‸ta\n## Code\n",
        "- [Data Sets](#data-sets)\n- [Code](#code)\n\n## Data Sets\n## Code\n",
    ),
    "entry with a number, in another case": (
        "- [DATA (3)](#data)\n- [Code](#code)\n\n## Da‸ta\n## Code\n",
        "- [Data Sets (3)](#data-sets)\n- [Code](#code)\n\n## Data Sets\n## Code\n",
    ),
    "bold entry": (
        "- **[Data](#data)**\n- [**Code**](#code)\n\n## Data\n## Co‸de\n",
        "- **[Data](#data)**\n- [**Data Sets**](#data-sets)\n\n## Data\n## Data Sets\n",
    ),
    "first of two namesakes": (
        "- [Data](#data)\n- [Data](#data-1)\n\n## A\n### Da‸ta\n## B\n### Data\n",
        "- [Data Sets](#data-sets)\n- [Data](#data)\n\n## A\n### Data Sets\n## B\n### Data\n",
    ),
    "becomes a namesake before another": (
        "[x](#data-sets) [y](#data)\n\n## A\n### Da‸ta\n## B\n### Data Sets\n",
        "[x](#data-sets-1) [y](#data-sets)\n\n## A\n### Data Sets\n## B\n### Data Sets\n",
    ),
    "CRLF and emoji": ("😀 [x](#data)\r\n\r\n## Da‸ta\r\n", "😀 [x](#data-sets)\r\n\r\n## Data Sets\r\n"),
    "closing hashes": ("[x](#data)\n\n## Da‸ta ##\n", "[x](#data-sets)\n\n## Data Sets ##\n"),
    "Setext": ("[x](#data)\n\nDa‸ta\n----\n", "[x](#data-sets)\n\nData Sets\n----\n"),
    "HTML": ('[x](#data)\n\n<h2 align="center">Da‸ta</h2>\n', '[x](#data-sets)\n\n<h2 align="center">Data Sets</h2>\n'),
    "HTML link": ('<a href="#data">x</a>\n\n## Da‸ta\n', '<a href="#data-sets">x</a>\n\n## Data Sets\n'),
    "table": ("| a |\n|---|\n| [x](#data) |\n\n## Da‸ta\n", "| a |\n|---|\n| [x](#data-sets) |\n\n## Data Sets\n"),
    "definition": ("[x][d], [d]\n\n[d]: <#data> 'x'\n\n## Da‸ta\n", "[x][d], [d]\n\n[d]: <#data-sets> 'x'\n\n## Data Sets\n"),
    "code is left alone": ("[x](#data) `[x](#data)`\n\n    [d]: #data\n\n## Da‸ta\n", "[x](#data-sets) `[x](#data)`\n\n    [d]: #data\n\n## Data Sets\n"),
    "explicit id": ('[x](#ds)\n\n<a name="ds"></a>\n## Da‸ta\n', '[x](#ds)\n\n<a name="ds"></a>\n## Data Sets\n'),
    "explicit id that is the slug": (
        '[x](#data)\n\n<a name="data"></a>\n## Da‸ta\n',
        '[x](#data-sets)\n\n<a name="data-sets"></a>\n## Data Sets\n',
    ),
    "attribute shown as text that is the slug": (
        "- [Data](#data)\n- [Code](#code)\n\n## Da‸ta {#data}\n## Code\n",
        "- [Data Sets](#data-sets)\n- [Code](#code)\n\n## Data Sets {#data-sets}\n## Code\n",
    ),
    "badge and link back": (
        "- [Data](#-data-back)\n- [B](#b)\n\n## ![](i.png) Da‸ta [[back]](#b)\n## B\n",
        "- [Data Sets](#-data-sets-back)\n- [B](#b)\n\n## ![](i.png) Data Sets [[back]](#b)\n## B\n",
    ),
    "URL of the repository": (
        "".join(f"- [Data](https://github.com/me/list#data){end}" for end in ("\n", "\n", "\n\n")) + "## Da‸ta\n",
        "".join(f"- [Data Sets](https://github.com/me/list#data-sets){end}" for end in ("\n", "\n", "\n\n")) + "## Data Sets\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RENAMES.values(), ids=RENAMES)
def test_rename(text, expected):
    at = At(text)
    edits = rename(*at.args, " Data Sets ")
    assert edits.keys() == {"README.md"}
    assert apply(at.document.text, edits["README.md"]) == expected


OTHER_NAMES = {
    "Chinese": ("[x](#data)\n\n## Da‸ta\n", "数据", "[x](#数据)\n\n## 数据\n"),
    "Chinese, percent-encoded": ("[x](#%E6%95%B0)\n\n## ‸数\n", "据", "[x](#%E6%8D%AE)\n\n## 据\n"),
    "markup": (
        "- [Data](#data)\n- [Code](#code)\n\n## Da‸ta\n## Code\n",
        "`x` Data",
        "- [`x` Data](#x-data)\n- [Code](#code)\n\n## `x` Data\n## Code\n",
    ),
    "other case only": ("[x](#data)\n\n## da‸ta\n", "Data", "[x](#data)\n\n## Data\n"),
}


@pytest.mark.parametrize(("text", "name", "expected"), OTHER_NAMES.values(), ids=OTHER_NAMES)
def test_rename_to(text, name, expected):
    at = At(text)
    assert apply(at.document.text, rename(*at.args, name)["README.md"]) == expected


def test_rename_in_all_files():
    at = At(
        "- [Data](docs/b.md#da‸ta)\n",
        {
            "docs/b.md": "[x](#data)\n## Data\n",
            "c.md": "[y](docs/b.md#data) [z](#data)\n## Data\n",
            "d.md": (
                "1. **[Data (2)](docs/b.md#data)**\n- x [Data](docs/b.md#data)\n- [All Data](docs/b.md#data)\n"
                "* ✨ 1. [Data][b]\n- <a href='docs/b.md#data'>DATA</a>\n\n- [Data]: docs/b.md#data\n\n[b]: docs/b.md#data\n"
            ),
        },
    )
    edits = rename(*at.args, "Sets")
    after = {path: apply(at.files.documents[path].text, some) for path, some in edits.items()}
    assert after == {
        "README.md": "- [Sets](docs/b.md#sets)\n",
        "docs/b.md": "[x](#sets)\n## Sets\n",
        "c.md": "[y](docs/b.md#sets) [z](#data)\n## Data\n",
        "d.md": (
            "1. **[Sets (2)](docs/b.md#sets)**\n- x [Data](docs/b.md#sets)\n- [All Data](docs/b.md#sets)\n"
            "* ✨ 1. [Data][b]\n- <a href='docs/b.md#sets'>Sets</a>\n\n- [Data]: docs/b.md#sets\n\n[b]: docs/b.md#sets\n"
        ),
    }


@pytest.mark.parametrize(
    ("renderer", "before", "after"),
    [
        ("pandoc", "[x](#ds)\n## Da‸ta {#ds}\n", "[x](#ds)\n## Sets {#ds}\n"),
        ("pandoc", "[x](#data)\n## Da‸ta {#data}\n", "[x](#sets)\n## Sets {#sets}\n"),
        ("kramdown", "[x](#data)\n\n## Da‸ta\n", "[x](#sets)\n\n## Sets\n"),
        ("mkdocs", "[x](#data_1)\n\n## Data\n### Da‸ta\n", "[x](#sets)\n\n## Data\n### Sets\n"),
    ],
)
def test_rename_as_other_renderers(renderer, before, after):
    at = At(before, renderer=renderer)
    assert apply(at.document.text, rename(*at.args, "Sets")["README.md"]) == after


REFUSALS = {
    "prose": ("te‸xt\n", "B", "only a heading, or a link to one, can be renamed"),
    "broken link": ("[x](#bro‸ken)\n", "B", "this link leads to no heading"),
    "id in text": ("# A\n\nText <a id='x‸'></a>\n", "B", "this id belongs to no heading"),
    "two lines": ("## A‸\n", "B\nC", "the name of a heading is one short line"),
    "empty": ("## A‸\n", "  ", "a heading needs a name"),
    "two lines of Setext": ("A‸\nB\n---\n", "C", "the heading has no name that can be edited by itself"),
    "id among the words": ("## A‸ <a id='x'>B</a> C\n", "D", "the heading has no name that can be edited by itself"),
    "new id": ("## A‸\n", "<a id=x></a> B", "`<a id=x></a> B` would not be read as the name of the heading"),
    "heading without words": ("#‸", "D", "the heading has no name that can be edited by itself"),
    "sibling": ("## A‸\n## B\n", "b", '"B" on line 2 has the same name'),
    "taken id": ("[x](#b)\n\n## A‸\n\nText <a id='b'></a>\n", "B", 'the id "b" is already on line 5'),
    "no id": ("[x](#a)\n\n## A‸\n", "😀", "`😀` makes no id, so nothing could link to the heading"),
    "markup that is something else": ("## A‸\n", "B {#c} #", "`B {#c} #` would not be read as the name of the heading"),
}


@pytest.mark.parametrize(("text", "name", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_refused(text, name, reason):
    at = At(text)
    with pytest.raises(RefusedError) as refused:
        rename(*at.args, name)
    assert str(refused.value) == reason


def test_prepare():
    at = At("[this](#da‸ta)\n\n## Data\n")
    prepared = prepare(*at.args)
    assert (at.document.text_of(prepared.span), prepared.name) == ("#data", "Data")
    at = At("## Da‸ta ![](x.png)\n")
    prepared = prepare(*at.args)
    assert (at.document.text_of(prepared.span), prepared.name) == ("Data", "Data")


@given(texts(), st.sampled_from(["Other", "数据", "A & B", "`x`", "[x](#y)", "A #", "1. A"]), st.data())
def test_rename_breaks_no_link(text, name, data):
    document = Document(text)
    if not document.headings:
        return
    heading = data.draw(st.sampled_from(document.headings))
    files = FileSet("README.md", {"README.md": document})
    try:
        edits = rename(files, document, heading.title_span.start, name)
    except RefusedError:
        return
    after = Document(apply(text, edits.get("README.md", ())))
    assert len(after.headings) == len(document.headings)
    dead = [
        sum(1 for link in some.fragment_links if link.url[0] == "#" and not some.anchors.target(link.url))
        for some in (document, after)
    ]
    assert dead[1] <= dead[0] + ("[x](#y)" in name)


HOVERS = {
    "anchor": (
        f"[x](#da‸ta)\n\n# A\n## Data\n{PAPER}\n### More\n- Another Survey of Other Faults [[code]](https://e.org/1)\n",
        "[x](#data)",
        "**A › Data**\n\nline 4, 2 papers, 1 of them in subsections",
    ),
    "anchor in another file": ("[x](docs/b.md#da‸ta)\n", "[x](docs/b.md#data)", "**Data**\n\nline 1 of docs/b.md, 1 paper"),
    "section without papers": ("[x](#da‸ta)\n\n# Data\n", "[x](#data)", "**Data**\n\nline 3, no papers"),
    "paper": (
        f"# A\n- A Survey of Small Fau‸lts [[CVPR 2024]](https://arxiv.org/abs/2401.00001)\n\n# B\n{SAME}\n",
        "A Survey of Small Faults",
        "**A Survey of Small Faults**\n\nCVPR 2024 · arXiv 2401.00001\n\nAlso listed:\n\n- B, line 5\n- Data, line 2 of docs/b.md",
    ),
    "link of a paper": (
        "- A Survey of Other Faults [[code]](https://e.‸org/1)\n",
        "[[code]](https://e.org/1)",
        "**A Survey of Other Faults**",
    ),
    "verb": ("x <!-- fgad-lint: ign‸ore list-marker -->\n", "ignore", "Ignore the rules on this line; in a comment on a line of its own, on the next one."),
    "prose": ("te‸xt\n", None, None),
    "reason": ("x <!-- fgad-lint: ignore list-marker -- we li‸ke it -->\n", None, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "spanned", "expected"), HOVERS.values(), ids=HOVERS)
def test_hover(text, spanned, expected):
    at = At(text, {"docs/b.md": f"# Data\n{SAME}\n"})
    shown = hover(*at.args)
    assert (shown and (at.document.text_of(shown.span), shown.markdown)) == (expected and (spanned, expected))


KNOWN = {
    "published": (
        PaperFacts(
            "2401.00001",
            ((1, "A Survey of *Small* Faults in $\\alpha$-Looms"),),
            ("Ann Loom", "Bo Dyer"),
            "2024-01-02",
            comment="Accepted at CVPR 2024",
        ),
        "arXiv 2401.00001 is **A Survey of \\*Small\\* Faults in α-Looms** · Ann Loom, Bo Dyer · submitted on 2024-01-02 · CVPR 2024 · "
        'arXiv\'s comment "Accepted at CVPR 2024"',
    ),
    "withdrawn": (
        PaperFacts("2401.00001", ((1, "Faults"),), tuple("ABCDEF"), latest="2024-02-03", is_withdrawn=True),
        "arXiv 2401.00001 is **Faults** · A, B, C, D, E and others · withdrawn on 2024-02-03",
    ),
    "missing": (PaperFacts("2401.00001", is_missing=True), "arXiv 2401.00001 does not exist."),
}


@pytest.mark.parametrize(("known", "shown"), KNOWN.values(), ids=KNOWN)
def test_hover_shows_facts(known, shown):
    at = At(PAPER.replace("Survey", "Sur‸vey"))
    markdown = hover(*at.args, Facts({known.id: known}, {})).markdown
    assert markdown == f"**A Survey of Small Faults**\n\narXiv 2401.00001\n\n{shown}"


def test_hover_shows_facts_about_a_doi():
    at = At("- A Survey of Small Fa‸ults [[paper]](https://doi.org/10.5555/Loom)")
    known = PaperFacts(
        "doi:10.5555/loom", ((1, "A Survey of Faults"),), ("Ann Loom",), venue="Journal of Looms", year=2024
    )
    markdown = hover(*at.args, Facts({known.id: known}, {})).markdown
    assert markdown.endswith("DOI 10.5555/loom is **A Survey of Faults** · Ann Loom · Journal of Looms 2024")


def test_hover_on_a_rule():
    at = At("x <!-- fgad-lint: ignore broken-anchor, list‸-marker -->\n")
    shown = hover(*at.args)
    assert at.document.text_of(shown.span) == "list-marker"
    assert shown.markdown.startswith("**list-marker** (")


def test_hover_escapes_markup():
    at = At("- A <b>Bold</b> Su‸rvey of \\*Small\\* Faults [[code]](https://e.org/1)\n")
    assert hover(*at.args).markdown == "**A Bold Survey of \\*Small\\* Faults**"


# The labels offered, and the text with the first of them.
COMPLETIONS = {
    "anchor": ("[x](#‸)\n\n# Data\n# Code\n", ["#data", "#code"], "[x](#data)\n\n# Data\n# Code\n"),
    "nearest first": ("# Data\n# Code\n[x](#c‸)\n", ["#code", "#data"], "# Data\n# Code\n[x](#code)\n"),
    "bracket is closed": ("[x](#‸\n\n# Data\n", ["#data"], "[x](#data)\n\n# Data\n"),
    "rest is replaced": ("[x](#co‸de) y\n\n# Data\n", ["#data"], "[x](#data) y\n\n# Data\n"),
    "table": ("| a |\n|---|\n| [x](#‸|\n\n# Data\n", ["#data"], "| a |\n|---|\n| [x](#data)|\n\n# Data\n"),
    "href": ('<a href="#‸">x</a>\n\n# Data\n', ["#data"], '<a href="#data">x</a>\n\n# Data\n'),
    "definition": ("[x]: #‸\n\n# Data\n", ["#data"], "[x]: #data\n\n# Data\n"),
    "HTML id": ("[x](#‸)\n\n<a name='ds'></a>\n# Data\n", ["#data", "#ds"], None),
    "other file": ("😀 [x](docs/b.md#‸)\n", ["#b", "#数据"], "😀 [x](docs/b.md#b)\n"),
    "CRLF": ("[x](#‸)\r\n\r\n# Data\r\n", ["#data"], "[x](#data)\r\n\r\n# Data\r\n"),
    "unknown file": ("[x](docs/c.md#‸)\n", [], None),
    "code": ("```\n[x](#‸)\n```\n# Data\n", [], None),
    "prose": ("Issue #‸\n\n# Data\n", [], None),
    "contents": (
        "- [A](#a)\n- ‸\n- [C](#c)\n\n## A\n## B\n## C\n## License\n",
        ["B", "License"],
        "- [A](#a)\n- [B](#b)\n- [C](#c)\n\n## A\n## B\n## C\n## License\n",
    ),
    "contents, last item": (
        "- [A](#a)\n- [B](#b)\n- [‸\n\n## A\n## B\n## C\n",
        ["C"],
        "- [A](#a)\n- [B](#b)\n- [C](#c)\n\n## A\n## B\n## C\n",
    ),
    "contents, closed by the editor": (
        "- [A](#a)\n- [‸]\n- [C](#c)\n\n## A\n## B\n## C\n",
        ["B"],
        "- [A](#a)\n- [B](#b)\n- [C](#c)\n\n## A\n## B\n## C\n",
    ),
    "contents, before another entry": ("- ‸[A](#a)\n- [C](#c)\n\n## A\n## B\n## C\n", [], None),
    "list of papers": (f"- [A](#a)\n- [B](#b)\n\n## A\n{PAPER}\n- ‸\n## B\n## C\n", [], None),
    "verb": (
        "x <!-- fgad-lint: ig‸ -->\n",
        ["ignore", "ignore-file", "disable", "enable", "disable-next-line"],
        "x <!-- fgad-lint: ignore -->\n",
    ),
    "other comment": ("x <!-- ‸ -->\n", [], None),
    "reason": ("x <!-- fgad-lint: ignore list-marker -- ‸ -->\n", [], None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "labels", "after"), COMPLETIONS.values(), ids=COMPLETIONS)
def test_completion(text, labels, after):
    at = At(text, {"docs/b.md": "# B\n## 数据\n"})
    completions = complete(*at.args)
    assert [completion.label for completion in completions] == labels
    if after:
        start, end = completions[0].span
        written = at.document.text
        assert written[:start] + completions[0].text + written[end:] == after


def test_completion_of_rules():
    at = At("x <!-- fgad-lint: ignore list-marker, bro‸ -->\n")
    completions = {completion.label: completion for completion in complete(*at.args)}
    assert "broken-anchor" in completions
    assert "list-marker" not in completions
    assert at.document.text_of(completions["broken-anchor"].span) == "bro"
    assert completions["broken-anchor"].detail == "A link to an anchor must lead to one that exists."


def test_anchors_are_shown_with_their_headings():
    (completion,) = complete(*At("[x](#‸)\n\n# The Data\n").args)
    assert (completion.detail, completion.filter_text) == ("The Data", "the-data The Data")


def _tree(symbols):
    return [
        (symbol.name, symbol.n_papers, _tree(symbol.children)) if symbol.children else symbol.name for symbol in symbols
    ]


def test_outline():
    text = f"{PAPER}\n# 😀 A\n## B\n{SAME}\n- [Another Survey of Faults](https://e.org/1)\n## C\n# D\n"
    document = Document(text)
    assert _tree(outline(document)) == [
        "A Survey of Small Faults",
        ("😀 A", 2, [("B", 2, ["A Survey of Small Faults", "Another Survey of Faults"]), "C"]),
        "D",
    ]
    a = outline(document)[1]
    assert document.text_of(a.name_span) == "😀 A"
    assert document.text_of(a.span) == text[text.index("# 😀") : text.index("# D")]


@given(texts())
def test_outline_is_nested(text):
    def check(symbols, around):
        for symbol in symbols:
            assert symbol.name.strip()
            assert around.covers(symbol.span)
            assert symbol.span.covers(symbol.name_span)
            check(symbol.children, symbol.span)

    document = Document(text)
    check(outline(document), document.blocks[0].span._replace(end=len(text)) if document.blocks else None)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("small", ["a.md: A Survey of Small Faults in A"]),
        ("SMALL-faults", ["a.md: A Survey of Small Faults in A"]),
        ("2401.00001", ["a.md: A Survey of Small Faults in A"]),
        ("da", ["b.md: Data in "]),
        ("none of it", []),
    ],
)
def test_find(query, names):
    documents = {"a.md": Document(f"# A\n{PAPER}\n"), "b.md": Document("# Data\n")}
    assert [f"{found.path}: {found.symbol.name} in {found.container}" for found in find(documents, query)] == names


def test_folds():
    text = "# A\n<details>\n<summary>x</summary>\n\n" + "- x\n" * 10 + "\n</details>\n\n# B\n<!-- a\nb -->\n# C\n"
    assert [(fold.first_line + 1, fold.last_line + 1, fold.kind) for fold in folds(Document(text))] == [
        (1, 16, "region"),
        (2, 16, "region"),
        (5, 14, "region"),
        (18, 20, "region"),
        (19, 20, "comment"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# A\n- 😀 [Small Fau‸lts](https://e.org/1) x\n- y\n",
            ["Faults", "Small Faults", "[Small Faults](https://e.org/1)", "😀 [Small Faults](https://e.org/1) x",
             "- 😀 [Small Faults](https://e.org/1) x", "- 😀 [Small Faults](https://e.org/1) x\n- y",
             "# A\n- 😀 [Small Faults](https://e.org/1) x\n- y"],
        ),
        ("‸", [""]),
    ],
)  # fmt: skip
def test_selections(text, expected):
    at = At(text)
    spans = selections(at.document, at.offset)
    assert [at.document.text_of(span) for span in spans][: len(expected)] == expected
    assert spans[-1] == (0, len(at.document.text))


@given(texts(), st.data())
def test_selections_are_nested(text, data):
    document = Document(text)
    offset = data.draw(st.integers(0, len(text)))
    spans = selections(document, offset)
    assert spans[-1] == (0, len(text))
    for inner, outer in itertools.pairwise(spans):
        assert outer.covers(inner)
        assert outer != inner


def test_document_links():
    text = "[a](#data) [b](docs/b.md#data) [c](docs/c.md) https://e.org [r] [d](#gone) [e](command:x) ![f](f.png) [g](/g)\n\n# Data\n\n[r]: https://e.org/r\n"
    at = At(text, {"docs/b.md": "x\n\n# Data\n"})
    assert [
        (at.document.text_of(link.span), link.url, link.path, link.offset)
        for link in document_links(at.files, at.document)
    ] == [
        ("#data", "", "README.md", text.index("# Data") + 2),
        ("docs/b.md#data", "", "docs/b.md", 5),
        ("docs/c.md", "", "docs/c.md", 0),
        ("[r]", "https://e.org/r", "", 0),
        ("f.png", "", "f.png", 0),
    ]


@given(texts(), st.data())
def test_nothing_fails_anywhere(text, data):
    document = Document(text)
    files = FileSet("README.md", {"README.md": document})
    offset = data.draw(st.integers(0, len(text)))
    for function in (definition, references, hover, complete):
        function(files, document, offset)
    with contextlib.suppress(RefusedError):
        prepare(files, document, offset)
    folds(document)
    assert all(text[slice(*link.span)] for link in document_links(files, document))
