"""Putting papers into a list, at a place or where its order wants them."""

from textwrap import dedent

import pytest

from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.insertion import Place, insert
from fgad_lint.curation.lookup import find_category, find_listing
from fgad_lint.curation.open_list import OpenList
from fgad_lint.records import render, to_record


def put(text, section, *items, before="", after="", order="auto"):
    """The text after papers were put into a section."""
    open_list = OpenList(to_record(dedent(text).lstrip("\n")))
    category = find_category(open_list.document, section)
    place = None
    if before or after:
        place = Place(open_list.entry_of(find_listing(open_list.document, before or after)), bool(before))
    insert(open_list, category, *items, place=place, order=order)
    return render(open_list.record)


def paper(title, layout="- {title} [[{label}]({url})]", url="https://e.org/new", label="paper"):
    return {"title": title, "links": [{"label": label, "url": url}], "layout": layout}


THREE = """
    # Papers

    - A Loom [[paper](https://e.org/1)]
    - A Shuttle [[paper](https://e.org/2)]
    - A Warp [[paper](https://e.org/3)]

    # Notes

    None.
    """
NEW = "- A Weft [[paper](https://e.org/new)]"


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ({}, 5),
        ({"after": "A Warp"}, 5),
        ({"after": "A Loom"}, 3),
        ({"before": "A Shuttle"}, 3),
        ({"before": "A Loom"}, 2),
    ],
    ids=["at the end", "after the last", "after the first", "before the second", "before the first"],
)
def test_place(where, line):
    lines = dedent(THREE).lstrip("\n").splitlines()
    assert put(THREE, "Papers", paper("A Weft"), **where).splitlines() == [*lines[:line], NEW, *lines[line:]]


# The text, the layout of the new paper "A Weft", where it goes, and the text with it.
NEIGHBOURS = {
    "another marker and more indentation": (
        """
        # Papers

        - Machines
          * A Loom [[paper](https://e.org/1)]
          * A Shuttle [[paper](https://e.org/2)]
          * A Warp [[paper](https://e.org/3)]
        """,
        "1. {title}\n   [[{label}]({url})]",
        {"after": "A Loom"},
        """
        # Papers

        - Machines
          * A Loom [[paper](https://e.org/1)]
          * A Weft of Threads
            [[paper](https://e.org/new)]
          * A Shuttle [[paper](https://e.org/2)]
          * A Warp [[paper](https://e.org/3)]
        """,
    ),
    "numbers count on": (
        """
        # Papers

        1. A Loom [[paper](https://e.org/1)]
        2. A Shuttle [[paper](https://e.org/2)]
        3. A Warp [[paper](https://e.org/3)]
        """,
        "- {title} [[{label}]({url})]",
        {"before": "A Shuttle"},
        """
        # Papers

        1. A Loom [[paper](https://e.org/1)]
        2. A Weft of Threads [[paper](https://e.org/new)]
        3. A Shuttle [[paper](https://e.org/2)]
        4. A Warp [[paper](https://e.org/3)]
        """,
    ),
    "the second of a numbered list": (
        """
        # Papers

        1. A Loom [[paper](https://e.org/1)]
        """,
        "- {title} [[{label}]({url})]",
        {},
        """
        # Papers

        1. A Loom [[paper](https://e.org/1)]
        2. A Weft of Threads [[paper](https://e.org/new)]
        """,
    ),
    "a loose list": (
        """
        # Papers

        - A Loom [[paper](https://e.org/1)]

        - A Shuttle [[paper](https://e.org/2)]

        - A Warp [[paper](https://e.org/3)]
        """,
        "- {title} [[{label}]({url})]",
        {},
        """
        # Papers

        - A Loom [[paper](https://e.org/1)]

        - A Shuttle [[paper](https://e.org/2)]

        - A Warp [[paper](https://e.org/3)]

        - A Weft of Threads [[paper](https://e.org/new)]
        """,
    ),
    "lines of a paragraph": (
        """
        # Papers

        **A Loom for Threads** [[paper](https://e.org/1)]..
        **A Shuttle for Threads** [[paper](https://e.org/2)]..
        **A Warp of Threads** [[paper](https://e.org/3)]
        """.replace("..", "  "),
        "**{title}** [[{label}]({url})]",
        {},
        """
        # Papers

        **A Loom for Threads** [[paper](https://e.org/1)]..
        **A Shuttle for Threads** [[paper](https://e.org/2)]..
        **A Warp of Threads** [[paper](https://e.org/3)]..
        **A Weft of Threads** [[paper](https://e.org/new)]
        """.replace("..", "  "),
    ),
    "years are no numbers": (
        """
        # Papers

        | Year | Title | Paper |
        |---|---|---|
        | 2021 | A Loom for Thin Threads | [paper](https://e.org/1) |
        | 2022 | A Shuttle that Comes Back | [paper](https://e.org/2) |
        | 2023 | A Warp of Many Threads | [paper](https://e.org/3) |
        """,
        "| 2021 | {title} | [{label}]({url}) |",
        {"after": "A Loom for Thin Threads"},
        """
        # Papers

        | Year | Title | Paper |
        |---|---|---|
        | 2021 | A Loom for Thin Threads | [paper](https://e.org/1) |
        | 2021 | A Weft of Threads | [paper](https://e.org/new) |
        | 2022 | A Shuttle that Comes Back | [paper](https://e.org/2) |
        | 2023 | A Warp of Many Threads | [paper](https://e.org/3) |
        """,
    ),
    "HTML around all entries": (
        """
        # Papers

        <ul>
        <li><b>A Loom for Thin Threads</b><br> <a href="https://e.org/1">paper</a></li>
        <li><b>A Shuttle that Comes Back</b><br> <a href="https://e.org/2">paper</a></li>
        <li><b>A Warp of Many Threads</b><br> <a href="https://e.org/3">paper</a></li>
        </ul>
        """,
        '<li><b>{title}</b><br> <a href="{url}">{label}</a></li>',
        {},
        """
        # Papers

        <ul>
        <li><b>A Loom for Thin Threads</b><br> <a href="https://e.org/1">paper</a></li>
        <li><b>A Shuttle that Comes Back</b><br> <a href="https://e.org/2">paper</a></li>
        <li><b>A Warp of Many Threads</b><br> <a href="https://e.org/3">paper</a></li>
        <li><b>A Weft of Threads</b><br> <a href="https://e.org/new">paper</a></li>
        </ul>
        """,
    ),
    "HTML around each entry": (
        """
        # Papers

        <table><tbody>
        <tr><td>A Loom for Thin Threads<br><a href="https://e.org/1">paper</a></td></tr>
        </tbody></table>

        <table><tbody>
        <tr><td>A Shuttle that Comes Back<br><a href="https://e.org/2">paper</a></td></tr>
        </tbody></table>

        <table><tbody>
        <tr><td>A Warp of Many Threads<br><a href="https://e.org/3">paper</a></td></tr>
        </tbody></table>

        # Notes
        """,
        '<tr><td>{title}<br><a href="{url}">{label}</a></td></tr>',
        {"before": "A Warp of Many Threads"},
        """
        # Papers

        <table><tbody>
        <tr><td>A Loom for Thin Threads<br><a href="https://e.org/1">paper</a></td></tr>
        </tbody></table>

        <table><tbody>
        <tr><td>A Shuttle that Comes Back<br><a href="https://e.org/2">paper</a></td></tr>
        </tbody></table>

        <table><tbody>
        <tr><td>A Weft of Threads<br><a href="https://e.org/new">paper</a></td></tr>
        </tbody></table>

        <table><tbody>
        <tr><td>A Warp of Many Threads<br><a href="https://e.org/3">paper</a></td></tr>
        </tbody></table>

        # Notes
        """,
    ),
}


@pytest.mark.parametrize("case", NEIGHBOURS)
def test_written_like_its_neighbours(case):
    text, layout, where, expected = NEIGHBOURS[case]
    section = "Machines" if "- Machines" in text else "Papers"
    assert put(text, section, paper("A Weft of Threads", layout), **where) == dedent(expected).lstrip("\n")


# A section without papers, beside one that has some.
EMPTY = {
    "a list": (
        """
        # Papers

        ## Looms

        1. A Loom [[paper](https://e.org/1)]
        2. A Big Loom [[paper](https://e.org/2)]

        ## Wefts

        ## Warps

        Nothing yet.
        """,
        "- {title} [[{label}]({url})]",
        """
        ## Wefts

        1. A Weft [[paper](https://e.org/new)]

        ## Warps
        """,
    ),
    "a heading right below": (
        """
        # Papers
        ## Looms
        - A Loom [[paper](https://e.org/1)]
        - A Big Loom [[paper](https://e.org/2)]

        ## Wefts
        ## Warps
        Nothing yet.
        """,
        "- {title} [[{label}]({url})]",
        """
        ## Wefts
        - A Weft [[paper](https://e.org/new)]

        ## Warps
        """,
    ),
    "a table": (
        """
        # Papers

        ## Looms

        | Title | Paper |
        |---|---|
        | A Loom for Thin Threads | [paper](https://e.org/1) |
        | A Loom for Big Threads | [paper](https://e.org/2) |

        ## Wefts

        ## Warps
        """,
        "| {title} | [{label}]({url}) |",
        """
        ## Wefts

        | Title | Paper |
        |---|---|
        | A Weft | [paper](https://e.org/new) |

        ## Warps
        """,
    ),
}


@pytest.mark.parametrize("case", EMPTY)
def test_section_without_papers(case):
    text, layout, expected = EMPTY[case]
    assert dedent(expected) in "\n" + put(text, "Wefts", paper("A Weft", layout))


BY_MONTH = """
    # Papers

    - One [[paper](https://arxiv.org/abs/2309.00001)]
    - Two [[paper](https://arxiv.org/abs/2308.00001)]
    - Three [[paper](https://arxiv.org/abs/2306.00001)]
    - Four [[paper](https://arxiv.org/abs/2305.00001)]
    - Five [[paper](https://arxiv.org/abs/2304.00001)]
    - Six [[paper](https://arxiv.org/abs/2303.00001)]
    - Seven [[paper](https://arxiv.org/abs/2302.00001)]
    - Eight [[paper](https://arxiv.org/abs/2301.00001)]
    """
BY_TITLE = """
    # Papers

    - Apple [[paper](https://e.org/1)]
    - Banana [[paper](https://e.org/2)]
    - Cherry [[paper](https://e.org/3)]
    - Date [[paper](https://e.org/4)]
    - Elder [[paper](https://e.org/5)]
    - Fig [[paper](https://e.org/6)]
    - Grape [[paper](https://e.org/7)]
    - Hazel [[paper](https://e.org/8)]
    """


def titles(text):
    return [line.removeprefix("- ").partition(" [")[0] for line in text.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("text", "new", "order", "next_title"),
    [
        (BY_MONTH, "https://arxiv.org/abs/2307.00002", "auto", "Three"),
        (BY_MONTH, "https://arxiv.org/abs/2310.00002", "auto", "One"),
        (BY_MONTH, "https://arxiv.org/abs/2206.00002", "auto", None),
        (BY_MONTH, "https://arxiv.org/abs/2305.00002", "auto", "Four"),
        (BY_MONTH, "https://e.org/no-date", "auto", None),
        (BY_MONTH, "https://arxiv.org/abs/2307.00002", "any", None),
        (BY_TITLE, "https://e.org/new", "auto", "Date"),
        (THREE, "https://e.org/new", "auto", None),
        (THREE, "https://e.org/new", "alphabetical", "A Shuttle"),
    ],
    ids=[
        "between months", "newest", "oldest", "the same month", "no date", "any order", "title",
        "too few to tell", "configured",
    ],
)  # fmt: skip
def test_order(text, new, order, next_title):
    name = "A New One" if text is THREE else "Daisy"
    after = titles(put(text, "Papers", paper(name, url=new), order=order))
    index = after.index(name)
    assert (after[index + 1] if index + 1 < len(after) else None) == next_title


def test_several_in_order():
    new = [paper(f"New {month}", url=f"https://arxiv.org/abs/23{month}.00009") for month in ("07", "10", "07", "11")]
    new[2]["title"] = "Another 07"
    after = titles(put(BY_MONTH, "Papers", *new))
    assert after[:6] == ["New 11", "New 10", "One", "Two", "New 07", "Another 07"]


def test_ids_tell_which_is_newer_in_a_month():
    new = [paper(f"New {number}", url=f"https://arxiv.org/abs/2307.{number}") for number in ("00005", "00009", "00007")]
    assert titles(put(BY_MONTH, "Papers", *new))[2:5] == ["New 00009", "New 00007", "New 00005"]


@pytest.mark.parametrize(
    ("text", "section", "layout", "message"),
    [
        (THREE, "Papers", "| {title} | [{label}]({url}) |", '"A Weft" is written in another form; move it by hand'),
        (
            NEIGHBOURS["years are no numbers"][0],
            "Papers",
            "| {title} | [{label}]({url}) |",
            '"A Weft" is written in another form; move it by hand',
        ),
        (
            EMPTY["a list"][0],
            "Papers",
            "- {title} [[{label}]({url})]",
            '"Papers" has its papers in parts: "Looms"; name one of these',
        ),
        (
            "# Papers\n\nNone.\n",
            "Papers",
            "- {title} [[{label}]({url})]",
            "there are no entries yet to write a new one like; write the first one by hand",
        ),
    ],
    ids=["a row in a list", "other columns", "only subsections have papers", "no papers at all"],
)
def test_refused(text, section, layout, message):
    with pytest.raises(CurationError) as error:
        put(text, section, paper("A Weft", layout))
    assert str(error.value) == message
