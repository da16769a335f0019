"""Facts about papers and links, and the files that keep them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fgad_lint import schemas
from fgad_lint.facts import store
from fgad_lint.facts.paper import Facts, LinkFacts, PaperFacts

PAPER = PaperFacts(
    "2304.02643",
    ((1, "Segment Everything"), (3, "Segment Anything")),
    ("Ann Loom", "Bo Dyer"),
    "2023-04-05",
    "2023-09-01",
    3,
    "cs.CV",
    "Accepted at ICCV 2023",
    "Journal of Looms 12 (2023) 34-56",
    "10.5555/loom.33",
    asked="2026-11-28",
)
PAPERS = [
    PaperFacts("2304.99999", is_missing=True, asked="2026-11-28"),
    PAPER,
    PaperFacts("math/0309136", is_pinned=True),
]
OTHERS = [
    PaperFacts("doi:10.5555/loom.33", ((1, "Loom"),), venue="Journal of Looms", year=2023, asked="2026-11-28"),
    PaperFacts("openreview:aB_c-1", ((1, "Loom"),), venue="ICLR 2024 poster", asked="2026-11-28"),
]
LINKS = [
    LinkFacts("https://e.org/b", "dead", asked=("2026-03-02", "2026-03-09")),
    LinkFacts("https://e.org/a", "moved", "https://e.org/c"),
]
WRONG_FIELDS = {
    "titles in a list": ({"titles": ["A"]}, "titles must be a table of titles by version"),
    "title of version 0": ({"titles": {"0": "A"}}, "titles must be a table of titles by version"),
    "title that is a number": ({"titles": {"1": 7}}, "titles must be a table of titles by version"),
    "authors in a text": ({"authors": "Ann Loom"}, "authors must be a list of names"),
    "author that is a number": ({"authors": [7]}, "authors must be a list of names"),
    "date without a day": ({"first": "2023-04"}, 'first must be a date such as "2023-04-05"'),
    "huge number": ({"versions": 10**40}, "versions must be a number"),
    "flag as a number": ({"versions": True}, "versions must be a number"),
    "number as a flag": ({"missing": 1}, "missing must be true or false"),
    "text without an end": ({"comment": "a" * 10_001}, "comment must be a text"),
    "field of another version": ({"colour": "red"}, 'no field "colour"'),
}
BROKEN = {
    "not JSON": ('{"format": 1,\n"papers": {\n"2304.02643" {}\n}}', "papers.json: not JSON on line 3"),
    "merge conflict": (
        '{"format": 1, "papers": {\n<<<<<<< HEAD\n',
        "papers.json: a merge conflict on line 2; keep the lines of both sides",
    ),
    "nested deeply": ("[" * 100_000, "papers.json: not JSON"),
    "long number": (f'{{"format": {"1" * 5000}}}', "papers.json: not JSON"),
    "list": ("[]", 'papers.json: no table "papers"'),
    "other file": ('{"format": 1, "links": {}}', 'papers.json: no table "papers"'),
    "other format": ('{"format": 2, "papers": {}}', "papers.json: not of format 1, which this version reads"),
    "paper twice": (
        '{"format": 1, "papers": {"2304.02643": {}, "2304.02643": {}}}',
        'papers.json: "2304.02643" is in it twice; keep one',
    ),
    "id with a version": (
        '{"format": 1, "papers": {"2304.02643v2": {}}}',
        'papers.json: "2304.02643v2" is not an arXiv id without a version, nor doi:… or openreview:…',
    ),
    "no id": (
        '{"format": 1, "papers": {"2304.2643": {}}}',
        'papers.json: "2304.2643" is not an arXiv id without a version, nor doi:… or openreview:…',
    ),
    "DOI in capitals": (
        '{"format": 1, "papers": {"doi:10.5555/Loom": {}}}',
        'papers.json: "doi:10.5555/Loom" is not an arXiv id without a version, nor doi:… or openreview:…',
    ),
    "DOI in two lines": (
        json.dumps({"format": 1, "papers": {"doi:10.5555/a\nb": {}}}),
        'papers.json: "doi:10.5555/a\nb" is not an arXiv id without a version, nor doi:… or openreview:…',
    ),
    "paper that is a text": (
        '{"format": 1, "papers": {"2304.02643": "A"}}',
        'papers.json: "2304.02643" must be a table',
    ),
    **{
        name: (json.dumps({"format": 1, "papers": {"2304.02643": fields}}), f"papers.json: 2304.02643: {message}")
        for name, (fields, message) in WRONG_FIELDS.items()
    },
}


def facts(papers=PAPERS, links=LINKS):
    return Facts({paper.id: paper for paper in papers}, {link.url: link for link in links})


def test_papers_are_written_one_a_line_and_sorted():
    lines = store.write_papers(PAPERS).split("\n")
    assert lines[0] == '{"format": 1, "papers": {'
    assert [line.partition(": ")[0] for line in lines[1:4]] == ['"2304.02643"', '"2304.99999"', '"math/0309136"']
    assert lines[2:] == [
        '"2304.99999": {"missing": true, "asked": "2026-11-28"},',
        '"math/0309136": {"pinned": true}',
        "}}",
        "",
    ]


@pytest.mark.parametrize("papers", [PAPERS, OTHERS, []], ids=["of arXiv", "others", "none"])
def test_papers_that_are_written_can_be_read(papers):
    assert list(store.read_papers(store.write_papers(papers))) == sorted(papers)


def test_links_that_are_written_can_be_read():
    assert list(store.read_links(store.write_links(LINKS))) == sorted(LINKS)


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("papers", store.write_papers(PAPERS)),
        ("papers", store.write_papers(OTHERS)),
        ("links", store.write_links(LINKS)),
    ],
    ids=["papers", "other papers", "links"],
)
def test_what_is_written_fits_the_schema(schema, text):
    Draft202012Validator(json.loads(schemas.read(schema))).validate(json.loads(text))


@pytest.mark.parametrize("fields", [fields for fields, _ in WRONG_FIELDS.values()], ids=WRONG_FIELDS)
def test_what_cannot_be_read_does_not_fit_the_schema(fields):
    table = {"format": 1, "papers": {"2304.02643": fields}}
    assert not Draft202012Validator(json.loads(schemas.read("papers"))).is_valid(table)


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_papers(text, message):
    with pytest.raises(store.FactsError) as raised:
        list(store.read_papers(text))
    assert str(raised.value) == message


@given(st.text(min_size=1))
def test_a_text_that_is_not_json_is_refused(text):
    with pytest.raises(store.FactsError, match=r"\Apapers\.json: [^\n]+\Z"):
        list(store.read_papers(text))


def test_white_space_in_texts_is_collapsed():
    text = json.dumps({"format": 1, "papers": {"2304.02643": {"titles": {"1": "Segment\n  Anything"}}}})
    assert [paper.title for paper in store.read_papers(text)] == ["Segment Anything"]


def test_files_of_a_folder(tmp_path):
    assert store.load(str(tmp_path)).papers == {}
    (tmp_path / "papers.json").write_text("\ufeff" + store.write_papers(PAPERS), "utf-8")
    (tmp_path / "links.json").write_text(store.write_links(LINKS), "utf-8")
    loaded = store.load(str(tmp_path))
    assert (loaded.papers, loaded.links) == (facts().papers, facts().links)


UNREADABLE = {
    "latin 1": ("Poincar\u00e9".encode("latin-1"), "not UTF-8"),
    "too large": (b" " * 11, "larger than 0 MB"),
}


@pytest.mark.parametrize(("content", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_file_that_cannot_be_read(tmp_path, monkeypatch, content, message):
    monkeypatch.setattr(store, "MAX_SIZE", 10)
    path = tmp_path / "papers.json"
    path.write_bytes(content)
    with pytest.raises(store.FactsError) as raised:
        store.load(str(tmp_path))
    assert str(raised.value) == f"{path}: {message}"


def test_folder_in_place_of_a_file(tmp_path):
    (tmp_path / "papers.json").mkdir()
    with pytest.raises(store.FactsError):
        store.load(str(tmp_path))


TITLES = {
    "newest": ("Segment Anything", "2304.02643"),
    "earlier": ("Segment everything.", "2304.02643"),
    "with a short name": ("SAM: Segment Anything", None),
    "of two papers": ("Weaving", None),
    "of none": ("Dyeing", None),
    "empty": ("", None),
    "not of arXiv": ("Loom", None),
    "in TeX": ("Poincar\u00e9 Maps", "2304.00003"),
    "without its short name": ("Looms that Weave Pictures by Night", "2304.00004"),
    "with authors after it": ("Looms that Weave Pictures by Night. C. Reed, D. Felt", "2304.00004"),
    "longer than a short one": ("Segment Anything in Videos", None),
}


@pytest.mark.parametrize(("title", "arxiv_id"), TITLES.values(), ids=TITLES)
def test_paper_with_title(title, arxiv_id):
    weaving = [PaperFacts(f"2304.0000{n}", ((1, "Weaving"),)) for n in (1, 2)]
    others = [
        PaperFacts("2304.00003", ((1, "Poincar\\'e Maps"),)),
        PaperFacts("2304.00004", ((1, "Nightloom: Looms that Weave Pictures by Night"),)),
    ]
    found = facts([*PAPERS, *OTHERS, *weaving, *others]).with_title(title)
    assert (found and found.id) == arxiv_id
