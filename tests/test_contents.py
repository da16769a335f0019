"""Contents lists, and what a reader sees of a block."""

import pytest

from fgad_lint.model.document import Document
from fgad_lint.model.visibility import is_visible


@pytest.mark.parametrize(
    ("items", "entries"),
    [
        ("- [A](#a)\n- b\n", None),
        ("- [A](#a)\n- b\n- [B](#b)\n", ["A", "B"]),
        ("- [A](#a)\n  - [B](#b)\n- b\n", ["A", "B"]),
        ("- [A](u) [up](#a)\n", None),
        ("- ![i](u) [A](#a) [b](v)\n", ["A"]),
        ("- ![i](#a)\n", None),
        ("- see [ A ](#c)\n", ["A"]),
        ("- See also [A](#a).\n- More at [B](#b).\n", None),
        ("- 1.2 Part [A](#a)\n- On looms: [B](#b)\n", ["A", "B"]),
    ],
)
def test_what_makes_a_contents_list(items, entries):
    document = Document(f"{items}\n# A\n\n# B\n")
    assert [[entry.text for entry in contents.entries] for contents in document.contents_lists] == (
        [entries] if entries else []
    )


PAPER = "+ [A Long Title](https://e.org/1)\n"
FIVE_ENTRIES = "".join(f"- [{n}](#{n})\n" for n in range(5))
FIVE_SECTIONS = "".join(f"# {n}\n" for n in range(5))
PLACES = {
    "above the papers of its section": (f"# X\n- [A](#a)\n- [B](#b)\n\n{PAPER}# A\n# B\n", True),
    "below the papers of its section": (f"# X\n{PAPER}\n- [A](#a)\n- [B](#b)\n# A\n# B\n", False),
    "below papers, of sections below its own": (f"# X\n{PAPER}\n- [A](#a)\n- [B](#b)\n## A\n## B\n", True),
    "below papers, with many entries": (
        f"# X\n{PAPER}\n{FIVE_ENTRIES}{FIVE_SECTIONS}",
        True,
    ),
    "a lone link above papers": (f"# X\n- [A](#a)\n\n{PAPER}# A\n", False),
    "a lone link below a table of papers": (
        "# X\n| Title | Link |\n|---|---|\n| A | [x](https://e.org/1) |\n\n- [A](#a)\n# A\n",
        False,
    ),
    "a lone link in a section without papers": ("# X\n- [A](#a)\n# A\n", True),
    "links back": (f"# A\n{PAPER}# X\n- [A](#a)\n", False),
    "links back and on": (f"# A\n{PAPER}# X\n- [A](#a)\n- [B](#b)\n# B\n", False),
    "after all sections": (
        f"{FIVE_SECTIONS}# X\n{FIVE_ENTRIES}",
        True,
    ),
}


@pytest.mark.parametrize(("text", "is_contents"), PLACES.values(), ids=PLACES)
def test_position_of_a_contents_list(text, is_contents):
    assert bool(Document(text).contents_lists) is is_contents


def test_item_that_only_points_elsewhere_in_the_page_is_not_a_paper():
    text = f"# X\n{PAPER}+ See also [A](#a).\n+ [Back to the contents](#x)\n# A\n"
    assert [paper.title for paper in Document(text).papers] == ["A Long Title"]


def test_entries_of_a_contents_list():
    document = Document(
        "# L\n- [A](#a) [x](u) [y](v)\n  - [B](#B)\n- c\n  - [D](#d)\n    - [E](#e)\n## A\n### B\n## E\n"
    )
    (contents,) = document.contents_lists
    assert [
        (document.text_of(entry.span), entry.target and entry.target.title, entry.depth, len(entry.others))
        for entry in contents.entries
    ] == [
        *(("- [A](#a) [x](u) [y](v)\n", "A", 0, 2), ("  - [B](#B)\n", "B", 1, 0)),
        *(("  - [D](#d)\n", None, 1, 0), ("    - [E](#e)\n", "E", 2, 0)),
    ]
    assert [(above and above.text, [entry.text for entry in level]) for above, level in contents.levels] == [
        *((None, ["A"]), ("A", ["B"]), (None, ["D"]), ("D", ["E"])),
    ]


@pytest.mark.parametrize(
    ("links", "covers"),
    [
        ("#c #d #e #f", "B"),
        ("#c #d #e #f #a", "B"),
        ("#c #d #e #g", "A"),
        ("#c #d #e #a", ""),
        ("#c #d #x #y #w", "B"),
        ("#c #d #e #f #b", "B"),
        ("#g #h #c", "A"),
        ("#g", "A"),
        ("#x #y", "A"),
        ("#b #c #e", "A"),
        ("#z", ""),
        ("#z #z #z #z #c", ""),
        ("#z #z #c", ""),
    ],
)
def test_what_a_contents_list_covers(links, covers):
    entries = "".join(f"- [{link}]({link})\n" for link in links.split())
    document = Document(f"# A\n## B\n{entries}\n### C\n### D\n### E\n### F\n## G\n# Z\n")
    (contents,) = document.contents_lists
    assert (contents.section.title, contents.covers.title) == ("B", covers)


def test_contents_list_before_all_headings_covers_all():
    (contents,) = Document("- [A](#x)\n- [B](#y)\n\n# A\n").contents_lists
    assert (contents.section.level, contents.covers.level) == (0, 0)


@pytest.mark.parametrize(
    ("block", "is_seen"),
    [
        ("text\n", True),
        ("...\n", False),
        ("[up](#a)\n", False),
        ("([up](#a)) / [top](#top)\n", False),
        ("[up](#a) x\n", True),
        ("x [up](#a)\n", True),
        ("[up](#a) x [top](#top)\n", True),
        ("[up](#b)\n", False),
        ("[down](#c)\n", True),
        ("[nowhere](#d)\n", True),
        ("[away](u)\n", True),
        ("![picture](#a)\n", True),
        ("<img src=u>\n", True),
        ("<b><a href='#a'>up</a></b>\n", False),
        ("<b>x</b> <a href='#a'>up</a>\n", True),
        ("<p align=center>\n<a id=x></a>\n</p>\n", False),
        ("<p>x</p>\n", True),
        ("<svg></svg>\n", True),
        ("<!-- x -->\n", False),
        ("---\n", False),
        ("[x]: u\n", False),
        ("- [up](#a)\n", True),
        ("> [up](#a)\n", True),
        ("```\n```\n", True),
    ],
)
def test_visibility_of_a_block(block, is_seen):
    document = Document(f"# A\n## B\n\n{block}\n## C\n")
    blocks = [parsed for parsed in document.sections[1].blocks if parsed.kind != "blank"]
    assert [is_visible(document, parsed) for parsed in blocks] == [is_seen]
    assert not any(is_visible(document, parsed) for parsed in document.sections[1].blocks if parsed.kind == "blank")


@pytest.mark.parametrize(
    "page",
    [
        "https://github.com/me/list",
        "http://www.github.com/Me/List/",
        "https://github.com/me/list/tree/master",
        "https://github.com/me/list/blob/main/readme.md",
        "https://github.com/me/list?tab=readme-ov-file",
    ],
)
def test_the_url_of_the_repository_leads_to_sections(page):
    entries = "".join(f"1. [{name}]({page}#{name.lower()})\n" for name in ("Flow", "Depth", "Data"))
    document = Document(f"{entries}\n## Flow\n## Depth\n## Data\n")
    [contents] = document.contents_lists
    assert [entry.target.name for entry in contents.entries] == ["Flow", "Depth", "Data"]
    assert not document.papers
