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
    return records.render(records.loads(records.dumps(records.parse(text))))


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
    paper = of(records.parse(INDUSTRIAL), "papers")[2]
    assert paper == {
        "title": "Sub-Image Anomaly Detection with Deep Pyramid Correspondences",
        "links": [{"label": "arXiv 2020", "url": "https://arxiv.org/abs/2005.02357"}],
        "venue": "arXiv",
        "year": 2020,
        "arxiv": "2005.02357",
    }


def test_record_of_a_list():
    record = records.parse(INDUSTRIAL)
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
    record = records.parse(INDUSTRIAL)
    CHANGES[field](of(record, "papers")[1])
    before, after = WRITTEN[field]
    assert INDUSTRIAL.count(before) == 1
    written = records.render(record)
    if field == "title":  # Which characters are escaped is free, what they read as is not.
        assert of(records.parse(written), "papers")[1]["title"] == "Recall & Precision: A <New> *Title* [v2]"
        head, tail = INDUSTRIAL.split(before)
        assert written.startswith(head)
        assert written.endswith(tail)
    else:
        assert written == INDUSTRIAL.replace(before, after)


def test_whole_numbers_may_have_a_fraction_of_zero():
    text = "# A\n\n### B\n\n- [A](#a)\n  - [B](#b)\n\n+ C\n  + D [[arXiv 2021]](https://arxiv.org/abs/2101.00001)\n"
    source, number = re.subn(r'("(?:level|depth|year)": \d+)', r"\1.0", records.dumps(records.parse(text)))
    assert number == 4
    assert records.render(records.loads(source)) == text


def test_paper_is_added_removed_and_moved():
    record = records.parse(INDUSTRIAL)
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
    record = copy.deepcopy(records.parse(INDUSTRIAL))
    change(record)
    with pytest.raises(records.RecordError) as refusal:
        records.render(records.loads(json.dumps(record)))
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


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
    "key twice": ('{"sections": [], "sections": []}', "record: 'sections' is there twice; keep one"),
    "key twice further in": (TITLED % '"A", "title": "B"', "sections[0]: 'title' is there twice; keep one"),
    "key twice in what is replaced": ('{"a": {"b": 1, "b": 2}, "a": 3}', "record: 'a' is there twice; keep one"),
    "long key twice": ('{"%s": 1, "%s": 2}' % (("x" * 10_000,) * 2), "record: 'xxx"),
}


@pytest.mark.parametrize(("source", "complaint"), NO_RECORDS.values(), ids=NO_RECORDS)
def test_no_record(source, complaint):
    with pytest.raises(records.RecordError) as refusal:
        records.loads(source)
    assert complaint in str(refusal.value)
    assert len(str(refusal.value)) < 250
    assert "\n" not in str(refusal.value)


def test_record_in_itself_is_nested_too_deeply():
    record = {"sections": []}
    record["sections"].append({"title": "A", "sections": record["sections"]})
    with pytest.raises(records.RecordError, match="nested too deeply"):
        records.checked(record)


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
        assert len(records.render(records.checked(made(20)))) < 10_000
    with pytest.raises(records.RecordError, match="record: its text would be more than 50 times as long as itself"):
        records.render(records.checked(made(8000)))


def test_contents_lists_follow_so_many_sections_and_no_more():
    def record(n):
        contents = {"blocks": [{"contents": [{"title": "X", "anchor": "x"}]}]}
        return {"was": {"x": "X"}, "sections": [{"title": "X", "anchor": "x"}, *sections(n, **copy.deepcopy(contents))]}

    assert records.render(record(100)).count("- [T99](#t99)") == 100
    with pytest.raises(records.RecordError, match="record: 250 contents lists, 251 sections and 250 new ones are too"):
        records.render(record(250))


# With as many of each as took much longer than five seconds where time grew faster than the record.
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
        records.render(records.checked(record))
    assert process_time() - begin < 5


def test_renderer_is_kept():
    record = records.parse("# A {#b}\n", Config(renderer="pandoc"))
    assert (record["renderer"], record["sections"][0]["anchor"]) == ("pandoc", "b")
    assert records.render(record) == "# A {#b}\n"
