"""Records: a text, as JSON and back, byte for byte; one field changed, and nothing else."""

import copy
import json
import re
from pathlib import Path

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


@pytest.mark.parametrize(
    "source",
    ["", "{", "[]", "1", '"x"', "{}" * 2, "[" * 100_000, '{"sections":[' * 3000, '{"a": 1' + "0" * 5000 + "}", "NaN"],
)
def test_no_record(source):
    with pytest.raises(records.RecordError):
        records.loads(source)


def test_renderer_is_kept():
    record = records.parse("# A {#b}\n", Config(renderer="pandoc"))
    assert (record["renderer"], record["sections"][0]["anchor"]) == ("pandoc", "b")
    assert records.render(record) == "# A {#b}\n"
