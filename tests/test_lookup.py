"""Finding papers and sections by what a person calls them."""

import pytest

import fgad_lint
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.lookup import find_category, find_listing
from fgad_lint.curation.open_list import OpenList, with_own_template

LIST = """\
# Papers on Weaving

## 1. Looms :thread:

- A Loom for Thin Threads [[CVPR 2023](https://arxiv.org/abs/2301.00001)]
- Shuttles: Tools That Come Back at Night [[ICCV 2023](https://doi.org/10.1000/182)]

### Surveys

- All Looms of the Last Century [[arXiv 2023](https://arxiv.org/abs/2303.00003)]

## Dyes

- Roots
  - Red from Roots and Bark [[ECCV 2022](https://arxiv.org/abs/2204.00004)]
- Leaves
  - Blue from Leaves of Woad [[ECCV 2022](https://arxiv.org/abs/2205.00005)]

### Surveys

- All Looms of the Last Century [[arXiv 2023](https://arxiv.org/abs/2303.00003)]

## Books / Articles

### On Looms

- Two Looms [[paper](https://e.org/1)]
- Two Looms [[paper](https://e.org/1)]
"""

CATEGORIES = {
    "Looms": ("1. Looms :thread:", ()),
    "looms": ("1. Looms :thread:", ()),
    "Looms / Surveys": ("Surveys", ()),
    "Papers on Weaving / Dyes": ("Dyes", ()),
    "#dyes": ("Dyes", ()),
    "Leaves": ("Dyes", ("Leaves",)),
    "Dyes / Leaves": ("Dyes", ("Leaves",)),
    "#surveys-1": ("Surveys", ()),
    "Books / Articles": ("Books / Articles", ()),
    "Books / Articles / On Looms": ("On Looms", ()),
}
UNKNOWN_CATEGORIES = {
    "Surveys": '2 sections are called "Surveys": "Papers on Weaving / 1. Looms :thread: / Surveys" (#surveys, line 8); '
    '"Papers on Weaving / Dyes / Surveys" (#surveys-1, line 19); give more of the path, or an anchor with #',
    "Article": 'no section is called "Article"; the nearest: "Books / Articles"',
    "Dies": 'no section is called "Dies"; the nearest: "Dyes"',
    "Dyes / Looms": 'no section is called "Dyes / Looms"; the nearest: "On Looms"',
    "#dies": "no section has the anchor #dies; the nearest: #dyes",
}
LISTINGS = {
    "2301.00001": 5,
    "arXiv:2301.00001v2": 5,
    "https://arxiv.org/pdf/2301.00001": 5,
    "10.1000/182": 6,
    "A loom for thin threads": 5,
    "Tools That Come Back at Night": 6,
}
UNKNOWN_LISTINGS = {
    "2399.00001": 'no paper "2399.00001"',
    "A Loom of Thin Threads": 'no paper "A Loom of Thin Threads"; the nearest: "A Loom for Thin Threads"',
    "2303.00003": '"2303.00003" is listed 2 times, on lines 10 and 21; name the section',
    "Two Looms": '"Two Looms" is listed 2 times, on lines 27 and 28; remove all but one of them by hand',
}


@pytest.mark.parametrize("name", CATEGORIES)
def test_category(name):
    category = find_category(fgad_lint.parse(LIST), name)
    assert (category.section.title, category.path) == CATEGORIES[name]


@pytest.mark.parametrize("name", UNKNOWN_CATEGORIES)
def test_unknown_category(name):
    with pytest.raises(CurationError) as error:
        find_category(fgad_lint.parse(LIST), name)
    assert str(error.value) == UNKNOWN_CATEGORIES[name]


@pytest.mark.parametrize("query", LISTINGS)
def test_listing(query):
    document = fgad_lint.parse(LIST)
    assert document.line_of(find_listing(document, query).paper.span) == LISTINGS[query]


@pytest.mark.parametrize("query", UNKNOWN_LISTINGS)
def test_unknown_listing(query):
    with pytest.raises(CurationError) as error:
        find_listing(fgad_lint.parse(LIST), query)
    assert str(error.value) == UNKNOWN_LISTINGS[query]


def test_listing_in_a_section():
    document = fgad_lint.parse(LIST)
    category = find_category(document, "Dyes")
    assert document.line_of(find_listing(document, "2303.00003", category).paper.span) == 21


def test_entries_have_their_items():
    open_list = OpenList(fgad_lint.to_record(LIST))
    assert [entry.item["title"] for entry in open_list.entries] == [
        entry.listing.paper.title for entry in open_list.entries
    ]
    assert len(open_list.entries) == 8


def test_template_of_an_entry():
    open_list = OpenList(fgad_lint.to_record(LIST))
    item = with_own_template(open_list.document, open_list.entries[0])
    assert item["layout"] == "- {title} [[{label}]({url})]"
