"""Records: a text, as JSON and back, byte for byte; one field changed, and nothing else."""

import copy
import json
import re
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from texts import texts

from fgad_lint import records
from fgad_lint.config import Config

INDUSTRIAL = (Path(__file__).parent / "data" / "industrial.md").read_text(encoding="utf-8")


def there_and_back(text):
    return records.render(records.read_record(records.write_record(records.to_record(text))))


@given(texts())
def test_round_trip(text):
    assert there_and_back(text) == text


@pytest.mark.parametrize(
    "change", [str, lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r"), str.rstrip, "\ufeff{}".format]
)
def test_round_trip_of_a_list(change):
    assert there_and_back(change(INDUSTRIAL)) == change(INDUSTRIAL)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * 2000 + "a", id="quotes nested deeply"),
        pytest.param("- " * 2000 + "[a](b)\n", id="items nested deeply"),
        pytest.param("".join("  " * n + f"- [a{n}](b)\n" for n in range(60)), id="lists nested deeply"),
        pytest.param("[" * 3000 + "](", id="brackets left open"),
        pytest.param("```\n# A\n- [a](b)\n", id="fence left open"),
        pytest.param("<!--\n# A\n- [a](b)\n", id="comment left open"),
        pytest.param("<details>\n<li><a href='b'>A B", id="HTML left open"),
        pytest.param(
            "# A\n\x00\x0b\x0c\u2028\x85\n- [a\x00](b)\r- [c](d)\r\n\t\u00a0", id="characters that look like line ends"
        ),
        pytest.param("| A | B |\n|-|-|\n| [A B C](u) |\n| x | y | z |", id="rows of other lengths"),
        pytest.param('a||\n-|-\n<p><a href="">a</a>b', id="a row without bar that opens as HTML does"),
        pytest.param("e|||||\n-|-|-|-|-\n[c]()\n    - I", id="a row without bar that opens as an item does"),
        pytest.param(' <li><a href="">R</a> I<li>B <a href="">T</a><li><a href="">M</a> B', id="HTML behind a space"),
        pytest.param("**A**http://w\n\n**B**[[]]()\n**C**http://r\n**D**", id="a line behind papers in paragraphs"),
        *(
            pytest.param(
                f"# A{char}\n\n+ B {char} [[c{char}]](http://e.org/{char})\n+ D [[e]](f)\n\n- [{char}](#a)\n\n"
                f"| G | H |\n|-|-|\n| I J{char} | [k{char}](l) |\n",
                id=f"a character without meaning, {ord(char):x}",
            )
            for char in "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufffe\U0010ffff"
        ),
        pytest.param("| A | B |\n|-|-|\nOne [a](https://e.org/1)\n Two [b](https://e.org/2)\n", id="rows without bars"),
        pytest.param("| A | B |\n|-|-|\n<li>(CVPR 2023)One https://e.org/1\n", id="row that begins with a tag"),
        pytest.param("a\n\ufeff", id="byte order mark on a line of its own"),
    ],
)
def test_round_trip_of_oddities(text):
    assert there_and_back(text) == text


def of(record, kind):
    """Everything of a kind in a record, in order."""
    found = [each for block in record.get("blocks", ()) for each in block.get(kind, ())]
    return found + [each for section in record.get("sections", ()) for each in of(section, kind)]


def section(record, *titles):
    for title in titles:
        (record,) = [each for each in record["sections"] if each["title"] == title]
    return record


def test_paper_without_oddities_shows_nothing_else():
    paper = of(records.to_record(INDUSTRIAL), "papers")[2]
    assert paper == {
        "title": "Sub-Image Anomaly Detection with Deep Pyramid Correspondences",
        "links": [{"label": "arXiv 2020", "url": "https://arxiv.org/abs/2005.02357"}],
        "venue": "arXiv",
        "year": 2020,
        "arxiv": "2005.02357",
    }


def test_record_of_a_list():
    record = records.to_record(INDUSTRIAL)
    detection = section(record, "Awesome Defect Inspection", "Detection")
    assert [each["title"] for each in detection["sections"]] == [
        *("Why it matters", "Subcategories", "Memory Banks", "Normalizing Flows")
    ]
    assert [len(of(each, "papers")) for each in detection["sections"]] == [0, 1, 3, 2]
    assert of(record, "contents") == [
        {"title": "Memory Banks", "anchor": "memory-banks"},
        {"title": "Normalizing Flows", "anchor": "normalizing-flows"},
    ]
    assert section(detection, "Memory Banks")["layout"] == "### {title} {{#memory-banks}}"
    assert {key for paper in of(record, "papers") for key in paper} == {"title", "links", "venue", "year", "arxiv"}


CHANGES = {
    "title": lambda paper: paper.update(title="Recall & Precision: A <New> *Title* [v2]"),
    "label": lambda paper: paper["links"][0].update(label="CVPR 2022 Oral"),
    "url": lambda paper: paper["links"][1].update(url="https://e.org/a_(b)"),
}
WRITTEN = {
    "title": (
        "Towards Total Recall in Industrial Anomaly Detection",
        "Recall & Precision: A \\<New\\> \\*Title\\* [v2]",
    ),
    "label": ("[[CVPR 2022]](https://arxiv.org/abs/2106", "[[CVPR 2022 Oral]](https://arxiv.org/abs/2106"),
    "url": ("https://github.com/amazon-science/patchcore-inspection", "https://e.org/a_(b)"),
}


@pytest.mark.parametrize("field", CHANGES)
def test_one_field_changes_and_nothing_else(field):
    record = records.to_record(INDUSTRIAL)
    CHANGES[field](of(record, "papers")[1])
    before, after = WRITTEN[field]
    assert INDUSTRIAL.count(before) == 1
    written = records.render(record)
    if field == "title":  # Which characters are escaped is free, what they read as is not.
        assert of(records.to_record(written), "papers")[1]["title"] == "Recall & Precision: A <New> *Title* [v2]"
        head, tail = INDUSTRIAL.split(before)
        assert written.startswith(head)
        assert written.endswith(tail)
    else:
        assert written == INDUSTRIAL.replace(before, after)


def test_whole_numbers_may_have_a_fraction_of_zero():
    text = "- [A](#a)\n  - [B](#b)\n\n# A\n\n### B\n\n+ C\n  + D [[arXiv 2021]](https://arxiv.org/abs/2101.00001)\n"
    source, number = re.subn(r'("(?:level|depth|year)": \d+)', r"\1.0", records.write_record(records.to_record(text)))
    assert number == 4
    assert records.render(records.read_record(source)) == text


def test_paper_is_added_removed_and_moved():
    record = records.to_record(INDUSTRIAL)
    banks, flows = section(record, *PATH, "Memory Banks"), section(record, *PATH, "Normalizing Flows")
    moved = banks["blocks"][1]["papers"].pop(1)
    flows["blocks"][1]["papers"].insert(0, moved)
    flows["blocks"][1]["papers"].append(
        {"title": "New", "links": [{"label": "a", "url": "b"}, {"label": "c", "url": "d"}]}
    )
    line = "+ Sub-Image Anomaly Detection with Deep Pyramid Correspondences [[arXiv 2020]](https://arxiv.org/abs/2005.02357)\n"
    expected = INDUSTRIAL.replace(line, "").replace("+ FastFlow", line + "+ FastFlow") + "+ New [[a]](b) [[c]](d)\n"
    assert records.render(record) == expected


PATH = ("Awesome Defect Inspection", "Detection")


def test_record_written_by_hand():
    papers = [
        {"title": "A", "links": [{"label": "arXiv 2021", "url": "https://arxiv.org/abs/2111.07677"}]},
        {"title": "B"},
    ]
    papers.append({"title": "E", "links": [{"label": "page", "url": "https://e.org"}]})
    blocks = [{"prose": "Some."}, {"contents": [{"title": "C", "anchor": "c"}, {"title": "D", "anchor": "d"}]}]
    inner = [{"title": "C", "blocks": [{"papers": papers}]}, {"title": "D", "blocks": [{"prose": "None yet."}]}]
    record = {"sections": [{"title": "L", "blocks": blocks, "sections": inner}]}
    assert records.render(record) == (
        "# L\n\nSome.\n\n- [C](#c)\n- [D](#d)\n\n## C\n\n+ A [[arXiv 2021]](https://arxiv.org/abs/2111.07677)\n+ B\n+ E [[page]](https://e.org)\n\n## D\n\nNone yet.\n"
    )


def paper(number):
    return lambda record: of(record, "papers")[number]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            lambda r: paper(1)(r).pop("title"),
            "sections[0].sections[0].sections[2].blocks[1].papers[0]: ",
            id="no title",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(titel="x"),
            "papers[0]: Additional properties are not allowed",
            id="unknown key",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(year="2022"),
            "papers[0].year: '2022' is not of type 'integer'",
            id="wrong type",
        ),
        pytest.param(lambda r: paper(1)(r).update(year=2021), "papers[0]: year is 2021, but", id="year against label"),
        pytest.param(
            lambda r: paper(1)(r).update(arxiv="2106.00001"),
            "papers[0]: arxiv is '2106.00001', but",
            id="id against link",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(venue="ICCV"), "papers[0]: venue is 'ICCV', but", id="venue against label"
        ),
        pytest.param(
            lambda r: r["sections"][0].update(anchor="x"),
            "sections[0]: anchor is 'x', but",
            id="anchor against heading",
        ),
        pytest.param(
            lambda r: r["sections"][0].update(anchor="x" * 5000), "xxx, but its heading gives", id="long anchor"
        ),
        pytest.param(
            lambda r: r["sections"][0].update(level=7), "sections[0].level: 7 is greater than", id="level too deep"
        ),
        pytest.param(
            lambda r: paper(1)(r).update(layout="+ Total Recall {url}"),
            "papers[0]: its layout has no place for the title: '+ Total Recall {url}'",
            id="layout without place for the title",
        ),
        pytest.param(
            lambda r: (paper(1)(r).pop("links"), paper(1)(r).update(layout="{url}")),
            "papers[0]: its layout has no place for the title: '{url}'",
            id="layout with nothing to fill in",
        ),
    ],
)
def test_contradiction_is_refused_by_path(change, message):
    record = copy.deepcopy(records.to_record(INDUSTRIAL))
    change(record)
    with pytest.raises(records.RecordError) as refusal:
        records.render(records.read_record(json.dumps(record)))
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 500


TITLED = '{"sections": [{"title": %s}]}'
PAPER = '{"sections": [{"title": "A", "blocks": [{"papers": [%s]}]}]}'
NO_RECORDS = {
    "nothing": ("", "not JSON: expecting value"),
    "blank": (" \n", "not JSON: expecting value"),
    "NUL": ("\0", "not JSON: expecting value"),
    "left open": ("{", "not JSON: expecting property name"),
    "a list": ("[]", "record: [] is not of type 'object'"),
    "a number": ("1", "record: 1 is not of type 'object'"),
    "null": ("null", "record: None is not of type 'object'"),
    "no number": ("NaN", "record: nan is not of type 'object'"),
    "two records": ("{}{}", "not JSON: extra data"),
    "something behind it": ("{} x", "not JSON: extra data"),
    "two byte order marks": ("\ufeff{}", "not JSON: unexpected UTF-8 BOM"),
    "lists nested deeply": ("[" * 100_000, "not a record: nested too deeply"),
    "objects nested deeply": ('{"a":' * 100_000, "not a record: nested too deeply"),
    "sections nested deeply": ('{"sections": [{"title": "A", "sections": [' * 100 + "]}]}" * 100, "nested too deeply"),
    "sections nested a little": ('{"title": "A", "sections": [' * 9 + "]}" * 9, "'title' was unexpected"),
    "huge number": (TITLED % ('"A", "level": 1' + "0" * 5000), "not a record: a number in it has thousands of digits"),
    "large number": (TITLED % ('"A", "level": 1' + "0" * 100), "sections[0].level: 100000"),
    "infinite number": (TITLED % '"A", "level": 1e999', "sections[0].level: inf is not of type 'integer'"),
    "NaN": (TITLED % '"A", "level": NaN', "sections[0].level: nan is not of type 'integer'"),
    "truth": (TITLED % '"A", "level": true', "sections[0].level: True is not of type 'integer'"),
    "wrong type": (TITLED % "[]", "sections[0].title: [] is not of type 'string'"),
    "wrong version": ('{"fgad-lint": 2}', "fgad-lint: 1 was expected"),
    "long key": ('{"%s": 1}' % ("x" * 1_000_000), "record: Additional properties are not allowed"),
    "many keys": (json.dumps(dict.fromkeys(map(str, range(10_000)))), "record: Additional properties are not"),
    "key twice": ('{"sections": [], "sections": []}', "record: duplicate key 'sections'; keep one"),
    "key twice further in": (TITLED % '"A", "title": "B"', "sections[0]: duplicate key 'title'; keep one"),
    "key twice in what is replaced": ('{"a": {"b": 1, "b": 2}, "a": 3}', "record: duplicate key 'a'; keep one"),
    "long key twice": ('{"%s": 1, "%s": 2}' % (("x" * 10_000,) * 2), "record: duplicate key 'xxx"),
}


@pytest.mark.parametrize(("source", "complaint"), NO_RECORDS.values(), ids=NO_RECORDS)
def test_no_record(source, complaint):
    with pytest.raises(records.RecordError) as refusal:
        records.read_record(source)
    assert complaint in str(refusal.value)
    assert len(str(refusal.value)) < 250
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("field", ["level", "year"])
def test_record_of_a_program_with_a_number_that_python_does_not_print(field):
    record = {"title": "A", field: 10**5000}
    with pytest.raises(records.RecordError, match="thousands of digits"):
        records.check_record(
            {"sections": [record if field == "level" else {"title": "A", "blocks": [{"papers": [record]}]}]}
        )


def test_record_in_itself_is_nested_too_deeply():
    record = {"sections": []}
    record["sections"].append({"title": "A", "sections": record["sections"]})
    with pytest.raises(records.RecordError, match="nested too deeply"):
        records.check_record(record)


NOTHING = {
    "no fields": {},
    "a version": {"fgad-lint": 1, "was": {"a": "A"}},
    "no blocks": {"blocks": [], "sections": []},
    "no sections": {"fgad-lint": 1, "sections": []},
    "empty lists": {"blocks": [{"papers": []}, {"contents": []}]},
    "space": {"layout": {"before": "\n"}},
}


@pytest.mark.parametrize("record", NOTHING.values(), ids=NOTHING)
def test_record_of_nothing_empties_no_file(record):
    with pytest.raises(records.RecordError, match=r"^record: it has no content, so its text would be empty$"):
        records.render(records.check_record(record))


@pytest.mark.parametrize("text", ["", "\n", " \r\n\r\n", "\ufeff"])
def test_record_of_an_empty_text_gives_it_back(text):
    assert records.render(records.check_record(records.to_record(text))) == text


# Records as strangers may send them -------------------------------------------------------------------------------------

LINK = {"label": "a", "url": "http://e.org"}


def listed(layout, *papers):
    return {"sections": [{"title": "A", "blocks": [{"papers": [*papers], "layout": layout}]}]}


def entry(layout, *links):
    return listed({}, {"title": "P", "links": [*links] or [LINK], "layout": layout})


def sections(n, **fields):
    return [{"title": f"T{number}", **fields} for number in range(n)]


MULTIPLIED = {
    "titles in a layout": lambda n: {"sections": [{"title": "a" * n, "layout": "# " + "{title}" * n}]},
    "labels in a layout": lambda n: entry("+ {title} [" + "{label}" * n + "]({url})", {"label": "a" * n, "url": "u"}),
    "layout of entries": lambda n: listed({"entry": "+ {title}" + "*" * n}, *({"title": "a"} for _ in range(n))),
    "layout of links": lambda n: listed({"link": "*" * n}, {"title": "P", "links": [LINK] * n}),
    "what is between links": lambda n: listed({"between": "*" * n}, {"title": "P", "links": [LINK] * n}),
    "indentation": lambda n: listed({"indent": " " * n}, *({"title": "a", "depth": 100} for _ in range(n))),
    "what follows entries": lambda n: listed({"after": "\n" * n}, *({"title": "a"} for _ in range(n))),
    "what follows headings": lambda n: {"layout": {"after_heading": "\n" * n}, "sections": sections(n)},
}


@pytest.mark.parametrize("made", MULTIPLIED.values(), ids=MULTIPLIED)
def test_text_of_a_record_has_its_bounds(made):
    with suppress(records.RecordError):
        assert len(records.render(records.check_record(made(20)))) < 10_000
    with pytest.raises(records.RecordError, match="record: its text would be more than 50 times as long as the record"):
        records.render(records.check_record(made(8000)))


def test_contents_lists_follow_so_many_sections_and_no_more():
    def record(n):
        contents = {"blocks": [{"contents": [{"title": "X", "anchor": "x"}]}]}
        return {"was": {"x": "X"}, "sections": [*sections(n, **copy.deepcopy(contents)), {"title": "X", "anchor": "x"}]}

    assert records.render(record(100)).count("- [T99](#t99)") == 100
    with pytest.raises(
        records.RecordError,
        match="record: 250 contents lists are too many to update for 251 sections, 250 of them new; leave",
    ):
        records.render(record(250))


LARGE = {
    "sections": (lambda n: {"sections": sections(n)}, 2000),
    "sections of one name": (lambda n: {"sections": [{"title": "T"}] * n}, 2000),
    "papers": (lambda n: listed({}, *({"title": f"P{number}", "links": [LINK]} for number in range(n))), 1000),
    "links": (lambda n: entry("+ {title} {links}", *[LINK] * n), 2000),
    "places for links": (lambda n: entry("+ {title}" + " [{label}]({url})" * n), 20_000),
    "places for links on lines": (lambda n: entry("+ {title}" + "\n [{label}]({url})" * n), 20_000),
    "places for other links": (lambda n: entry("+ {title}" + " [{label}]({url})" * n, *[{"url": "u"}] * n), 10_000),
    "parentheses left open": (lambda n: entry("+ {title} [a]({url}" + "x" * n), 200_000),
    "tags left open": (lambda n: entry("+ {title} " + "<a {url}>" * n), 20_000),
    "brackets left open": (lambda n: entry("+ {title} " + "[" * n + "{label}]({url})"), 20_000),
    "brackets in a title": (lambda n: listed({}, {"title": "[" * n, "links": [LINK]}), 10_000),
    "sections that were": (lambda n: {"was": {f"t{number}": "T" for number in range(n)}}, 20_000),
    "new sections in the contents": (
        lambda n: {
            "was": {"t0": "T0"},
            "sections": [
                {"title": "A", "blocks": [{"contents": [{"title": "T0", "anchor": "t0"}]}]},
                {"title": "T0", "anchor": "t0"},
                *sections(n)[1:],
            ],
        },
        1500,
    ),
    "sections in other order": (
        lambda n: {
            "was": {f"t{number}": f"T{number}" for number in range(n)},
            "sections": [
                {
                    "title": "A",
                    "blocks": [{"contents": [{"title": f"T{number}", "anchor": f"t{number}"} for number in range(n)]}],
                },
                *({**each, "anchor": each["title"].lower()} for each in reversed(sections(n))),
            ],
        },
        1000,
    ),
    "contents lists": (
        lambda n: {
            "was": {"t0": "T"},
            "sections": [
                {**each, "anchor": each["title"].lower(), "blocks": [{"contents": [{"title": "T", "anchor": "t0"}]}]}
                for each in sections(n)
            ],
        },
        1000,
    ),
    "wrong titles": (lambda n: {"sections": [{"title": 1}] * n}, 5000),
    "wrong blocks": (lambda n: {"sections": [{"title": "A", "blocks": [{"papers": 1, "raw": 2}] * n}]}, 5000),
}


@pytest.mark.parametrize(("made", "n"), LARGE.values(), ids=LARGE)
def test_large_records_take_little_time(made, n):
    record = made(n)
    begin = process_time()
    with suppress(records.RecordError):
        records.render(records.check_record(record))
    assert process_time() - begin < 5


def test_key_that_is_there_twice_is_found_soon():
    begin = process_time()
    with pytest.raises(records.RecordError, match="duplicate key 'a'"):
        records.read_record("[" + "{}," * 30_000 + '{"a": 1, "a": 2},' * 30_000 + "{}]")
    assert process_time() - begin < 5


def test_renderer_is_kept():
    record = records.to_record("# A {#b}\n", Config(renderer="pandoc"))
    assert (record["renderer"], record["sections"][0]["anchor"]) == ("pandoc", "b")
    assert records.render(record) == "# A {#b}\n"


# What a record says of a text ----------------------------------------------------------------------------------------


def said(text):
    """The record of a text, without what each has."""
    record = records.to_record(text)
    assert records.render(record) == text
    return {name: value for name, value in record.items() if name not in ("fgad-lint", "was")}


PAGES = {
    "most lines end in two characters": (
        "a\r\n\r\nb\r\n\r\nc\n",
        {"layout": {"line_end": "\r\n"}, "blocks": [{"prose": "a"}, {"prose": "b"}, {"prose": "c", "after": "\n"}]},
    ),
    "half of the lines do": ("a\r\nb\n", {"blocks": [{"prose": "a\r\nb"}]}),
    "no last line end": ("a\n\nb", {"blocks": [{"prose": "a"}, {"prose": "b", "after": ""}]}),
    "one line end": ("a\n", {"blocks": [{"prose": "a"}]}),
    "what mostly follows blocks": (
        "a\n\n\nb\n\n\nc\n\nd\n\n\n",
        {
            "layout": {"after_block": "\n\n\n"},
            "blocks": [
                {"prose": "a"},
                {"prose": "b"},
                {"prose": "c", "after": "\n\n"},
                {"prose": "d", "after": "\n\n\n"},
            ],
        },
    ),
    "what follows one block": (
        "a\n\n\nb\n",
        {"layout": {"after_block": "\n\n\n"}, "blocks": [{"prose": "a"}, {"prose": "b"}]},
    ),
    "what mostly follows headings": (
        "a\n\n# B\nc\n\n# D\n\ne\n\n# F\ng\n",
        {
            "layout": {"after_heading": "\n"},
            "blocks": [{"prose": "a"}],
            "sections": [
                {"title": "B", "anchor": "b", "blocks": [{"prose": "c"}]},
                {"title": "D", "anchor": "d", "after": "\n\n", "blocks": [{"prose": "e"}]},
                {"title": "F", "anchor": "f", "blocks": [{"prose": "g"}]},
            ],
        },
    ),
    "the last heading": ("# A\n", {"sections": [{"title": "A", "anchor": "a"}]}),
    "space before all": ("\ufeff\n\na\n", {"layout": {"before": "\ufeff\n\n"}, "blocks": [{"prose": "a"}]}),
    "nothing": ("", {}),
    "space alone": (" \n", {"layout": {"before": " \n"}}),
    "kinds of blocks": (
        "> a\n\n- b\n\n| c |\n|-|\n\n```\nd\n```\n\n<p>e</p>\n\n***\n\n[f]: g\n",
        {
            "blocks": [
                *({"prose": "> a"}, {"prose": "- b"}, {"table": "| c |\n|-|"}, {"raw": "```\nd\n```"}),
                *({"raw": "<p>e</p>"}, {"raw": "***"}, {"raw": "[f]: g"}),
            ]
        },
    ),
    "levels": (
        "## A\n\n#### B\n\n### C\n\n#### D\n",
        {
            "sections": [
                {
                    "title": "A",
                    "level": 2,
                    "anchor": "a",
                    "sections": [
                        {"title": "B", "level": 4, "anchor": "b"},
                        {"title": "C", "anchor": "c", "sections": [{"title": "D", "anchor": "d"}]},
                    ],
                }
            ]
        },
    ),
    "contents list": (
        "- [A](#a)\n    - [B *C*](#b)\n- d\n- [](#e)\n",
        {
            "blocks": [
                {
                    "contents": [
                        {"title": "A", "anchor": "a"},
                        {"title": "B C", "anchor": "b", "depth": 1, "source": {"title": "B *C*"}},
                        {"prose": "- d"},
                        {"title": "", "anchor": "e"},
                    ],
                    "layout": {"indent": "    "},
                }
            ]
        },
    ),
}


@pytest.mark.parametrize(("text", "record"), PAGES.values(), ids=PAGES)
def test_what_a_record_says(text, record):
    assert said(text) == record


@pytest.mark.parametrize(
    ("heading", "title", "layout"),
    [
        ("## A", "A", None),
        ("## A ##", "A", "## {title} ##"),
        ("A\n---", "A", "{title}\n---"),
        ("## [A](u)", "A", "## [{title}](u)"),
        ("## A [b](u)", "A b", "## A [b](u)"),
        ("## <a name=x></a>A B ![c](u)", "A B", "## <a name=x></a>{title} ![c](u)"),
        ("## ![c](u) <i id=y></i> [A B](v)  <a id=x></a> ![d](w)", "A B", "## ![c](u) <i id=y></i> [{title}](v)  <a id=x></a> ![d](w)"),
        ("##  A  <!-- c -->", "A", "##  {title}  <!-- c -->"),
        ("## A <b>B</b>", "A B", None),
        ("## <b>A</b> B", "A B", None),
        ("## <b>A</b>", "A", "## <b>{title}</b>"),
        ("## <a name=x></a>A <b>B <i>C</i></b> ![d](u)", "A B C", "## <a name=x></a>{title} ![d](u)"),
        ("## ![c](u)", "", "## ![c](u)"),
        ("## A<a id=x></a>", "A", "## {title}<a id=x></a>"),
        ("## A {b}", "A {b}", None),
    ],
)  # fmt: skip
def test_how_a_heading_is_written(heading, title, layout):
    (section,) = said(f"{heading}\n")["sections"]
    assert (section["title"], section.get("layout")) == (title, layout)


LISTS = {
    "indentation of most": (
        "- C\n    - [A Long Title](u)\n    - [B Long Title](v)\n        - w\n- D\n  - [C Long Title](x)\n",
        {"entry": "- [{title}]({url})", "link": "[{label}]({url})", "indent": "    "},
        [
            *("- C", ("A Long Title", {}), ("B Long Title", {"layout": "    - [{title}]({url})\n        - w"})),
            *("- D", ("C Long Title", {"layout": "  - [{title}]({url})"})),
        ],
    ),
    "category in a category": (
        "- C\n  - D\n    - [A Long Title](u)\n\n  - E\n    - [B Long Title](v)\n",
        {"entry": "- [{title}]({url})", "link": "[{label}]({url})"},
        ["- C\n  - D", ("A Long Title", {"after": "\n\n"}), "  - E", ("B Long Title", {})],
    ),
    "what is mostly between": (
        "+ A Title [[a]](u), [[b]](v)\n\n+ B Title [[a]](u), [[b]](v)\n\n+ C Title [[c]](w)\n+ D Title [[c]](x) [[d]](y)\n",
        {"between": ", ", "after": "\n\n"},
        [("A Title", {}), ("B Title", {}), ("C Title", {"after": "\n"}), ("D Title", {"layout": "+ {title} [[{label}]]({url}) [[{label}]]({url})"})],
    ),
    "links without labels": (
        "+ A Title https://e.org/a\n+ B Title https://e.org/b\n",
        {"entry": "+ {title} {url}", "link": "[{label}]({url})"},
        [("A Title", {}), ("B Title", {})],
    ),
    "line behind the last paragraph": (
        "".join(f"**Title of Paper {n}** [pdf](u)\n\n" for n in "123").rstrip("\n") + "\n**Words of No Paper**\n",
        {"entry": "**{title}** {links}", "link": "[{label}]({url})", "after": "\n\n"},
        [*((f"Title of Paper {n}", {}) for n in "12"), ("Title of Paper 3", {"after": "\n"}), "**Words of No Paper**"],
    ),
    "braces": ("+ A {b} [[c]](u)\n", None, [("A {b}", {})]),
    "HTML": (
        "<ul>\n<li>Title of <a href='a'>Paper</a> 1</li>\n<li><b>Title of Paper 2</b></li>\n"
        "<li>Title of Paper 3<br><a href='c'>pdf</a></li><LI>Title of Paper 4<br><a href='d'>pdf</a></li>\n"
        "<li>Title of Paper 5<br><a href='e'>pdf</a></ul>\n",
        {"form": "html", "entry": "<li>{title}<br>{links}</li>", "link": "<a href='{url}'>{label}</a>"},
        [
            *("<ul>", ("Title of Paper 1", {"layout": "<li>Title of <a href='{url}'>{label}</a> 1</li>"})),
            *("<li><b>Title of Paper 2</b></li>", ("Title of Paper 3", {"after": ""})),
            ("Title of Paper 4", {"layout": "<LI>{title}<br><a href='{url}'>{label}</a></li>"}),
            *(("Title of Paper 5", {"layout": "<li>{title}<br><a href='{url}'>{label}</a>", "after": ""}), "</ul>"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "layout", "items"), LISTS.values(), ids=LISTS)
def test_how_a_list_is_written(text, layout, items):
    (block,) = said(text)["blocks"]
    assert block.get("layout") == layout
    written = [
        item["prose"]
        if "prose" in item
        else (item["title"], {name: item[name] for name in ("layout", "after") if name in item})
        for item in block["papers"]
    ]
    assert written == items


def test_fields_of_papers():
    text = (
        "- [A Long Title](u) [2021](v) [pdf][r]\n- B Title https://arxiv.org/abs/2101.00001v2 [CVPR 2021](w)\n"
        "- C\n  - [*D* Title](x)\n\n[r]: y\n"
    )
    papers = of(records.to_record(text), "papers")
    for item in papers:
        item.pop("layout", None)
    assert papers == [
        {
            "title": "A Long Title",
            "links": [{"url": "u"}, {"label": "2021", "url": "v"}, {"label": "pdf", "reference": "r", "url": "y"}],
            "year": 2021,
        },
        {
            "title": "B Title",
            "links": [{"url": "https://arxiv.org/abs/2101.00001v2"}, {"label": "CVPR 2021", "url": "w"}],
            "venue": "CVPR",
            "year": 2021,
            "arxiv": "2101.00001",
        },
        {"prose": "- C"},
        {"title": "D Title", "links": [{"url": "x"}], "depth": 1, "source": {"title": "*D* Title"}},
    ]


# Text of records that are written by hand ----------------------------------------------------------------------------

MADE = {
    "level that is left out": ({"sections": [{"title": "A", "level": 2, "sections": [{"title": "B"}]}]}, "## A\n\n### B\n"),
    "deepest level": ({"sections": [{"title": "A", "level": 6}]}, "###### A\n"),
    "lists of which nothing is left": ({"blocks": [{"papers": []}, {"prose": "a"}, {"contents": []}]}, "a\n"),
    "layout of the page": (
        {
            "layout": {"before": "\n", "line_end": "\r\n"},
            "blocks": [{"prose": "a"}, {"table": "|b|\n|-|"}, {"raw": "***"}],
            "sections": [{"title": "C"}, {"title": "D"}],
        },
        "\na\r\n\r\n|b|\n|-|\r\n\r\n***\r\n\r\n# C\r\n\r\n# D\r\n",
    ),
    "what follows": (
        {
            "layout": {"after_heading": "\n", "after_block": "\n\n\n"},
            "sections": [{"title": "A", "blocks": [{"prose": "b"}, {"prose": "c", "after": "\r"}]}, {"title": "D", "after": "\n\n"}, {"title": "E"}],
        },
        "# A\nb\n\n\nc\r# D\n\n# E\n",
    ),
    "what follows without a line end": (
        {"blocks": [{"prose": "a", "after": ""}, {"prose": "b", "after": " "}], "sections": [{"title": "C", "after": ""}]},
        "a\n\nb\n\n# C",
    ),
    "line end that is indented": ({"blocks": [{"prose": "a", "after": "\n "}]}, "a\n "),
    "papers under a category": (
        {
            "blocks": [
                {
                    "papers": [
                        {"prose": "- C"},
                        {"title": "A Long Title", "links": [LINK], "depth": 1},
                        {"title": "B Long Title", "links": [LINK], "depth": 1, "after": "\n\n"},
                        {"prose": "- D", "after": "\n\n"},
                        {"title": "E Long Title", "links": [LINK], "depth": 1},
                    ],
                    "layout": {"entry": "- {title}, {links}", "link": "[{label}]({url})", "indent": "    "},
                }
            ]
        },
        "- C\n    - A Long Title, [a](http://e.org)\n    - B Long Title, [a](http://e.org)\n\n- D\n\n    - E Long Title, [a](http://e.org)\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("record", "text"), MADE.values(), ids=MADE)
def test_text_of_a_record(record, text):
    assert records.render(records.check_record(record)) == text


LONG = "x" * 118
UNLIKE = {
    "level too deep": (
        {"sections": [{"title": "A", "level": 6, "sections": [{"title": "B"}]}]},
        "sections[0].sections[0]: its level would be 7; it must be deeper than its parent section, and at most 6",
    ),
    "level of what is around it": (
        {"sections": [{"title": "A"}, {"title": "A", "level": 2, "sections": [{"title": "B", "level": 2}]}]},
        "sections[1].sections[0]: its level would be 2; it must be deeper than its parent section, and at most 6",
    ),
    "prose that is a heading": ({"blocks": [{"prose": "# B"}]}, "record: the Markdown would have 1 sections and entries in total, not 0; they differ here or below"),
    "prose that is one under another": (
        {"sections": [{"title": "A", "blocks": [{"prose": "## B"}]}]},
        "sections[0]: the Markdown would have 2 sections and entries in total, not 1; they differ here or below",
    ),
    "papers that are none": (
        {"sections": [{"title": "C", "blocks": [{"papers": [{"title": "A"}, {"title": "B"}]}]}]},
        "sections[0].blocks[0].papers[0]: the Markdown would have 1 sections and entries in total, not 3; they differ here or below",
    ),
    "papers before a section": (
        {"blocks": [{"papers": [{"title": "A"}]}], "sections": [{"title": "C"}]},
        "blocks[0].papers[0]: kind is 'papers', but the Markdown would say 'section'",
    ),
    "paper that is a contents entry": (
        {"blocks": [{"papers": [{"title": "A", "links": [{"label": "b", "url": "#c"}]}]}]},
        "blocks[0].papers[0]: kind is 'papers', but the Markdown would say 'contents'",
    ),
    "depth under nothing": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK], "depth": 1}]}]},
        "blocks[0].papers[0]: depth is 1, but the Markdown would say 0",
    ),
    "links that are one more": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK], "layout": "+ {title} [[{label}]]({url}) [b](u)"}]}]},
        "blocks[0].papers[0]: number of links is 1, but the Markdown would say 2",
    ),
    "label written out": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK], "layout": "+ {title} [x]({url})"}]}]},
        "blocks[0].papers[0]: its layout has no place for the label: '+ {title} [x]({url})'",
    ),
    "title written out in the list": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK]}], "layout": {"entry": "+ Paper of it [[{label}]]({url})"}}]},
        "blocks[0].papers[0]: its layout has no place for the title: '+ Paper of it [[{label}]]({url})'",
    ),
    "title of a contents entry written out": (
        {"blocks": [{"contents": [{"title": "A", "anchor": "c"}, {"title": "B", "anchor": "c", "layout": "- [A](#{anchor})"}]}]},
        "blocks[0].contents[1]: its layout has no place for the title: '- [A](#{anchor})'",
    ),
    "long layout": (
        {"sections": [{"title": "A", "layout": f"# {LONG[:116]}"}]},
        f"sections[0]: its layout has no place for the title: '# {LONG[:116]}'",
    ),
    "longer layout": (
        {"sections": [{"title": "A", "layout": f"# {LONG[:117]}"}]},
        f"sections[0]: its layout has no place for the title: '# {LONG[:47]} … {LONG[:64]}'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("record", "complaint"), UNLIKE.values(), ids=UNLIKE)
def test_what_the_text_would_not_say(record, complaint):
    with pytest.raises(records.RecordError) as refusal:
        records.render(records.check_record(record))
    assert str(refusal.value) == complaint


def test_what_is_added_behind_a_last_line_without_an_end():
    record = records.to_record("# A\n\n- [A Long Title](u)")
    block = record["sections"][0]["blocks"][0]
    block["papers"].append({"title": "B Long Title", "links": [{"url": "v"}]})
    assert records.render(record) == "# A\n\n- [A Long Title](u)\n- [B Long Title](v)"
    record["sections"].append({"title": "C"})
    assert records.render(record) == "# A\n\n- [A Long Title](u)\n- [B Long Title](v)\n\n# C\n"


def test_paper_in_html_without_an_end_is_removed_with_its_tag():
    rows = [f"<li><b>Title of Paper {n}</b><br> <a href='u'>pdf</a>\n" for n in "1234"]
    record = records.to_record(f"<ul>\n{''.join(rows)}</ul>\n")
    (block,) = record["blocks"]
    assert block["papers"].pop(-2)["title"] == "Title of Paper 4"
    assert records.render(record) == f"<ul>\n{''.join(rows[:3])}</ul>\n"
