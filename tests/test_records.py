"""Records: text → JSON → the same text, byte for byte; what a record says of a text; which records are refused."""

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


def round_trip(text):
    return records.render(records.read_record(records.write_record(records.to_record(text))))


@given(texts())
def test_round_trip(text):
    assert round_trip(text) == text


@pytest.mark.parametrize(
    "change", [str, lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r"), str.rstrip, "\ufeff{}".format]
)
def test_round_trip_of_a_list(change):
    assert round_trip(change(INDUSTRIAL)) == change(INDUSTRIAL)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * 2000 + "a", id="deeply nested quotes"),
        pytest.param("- " * 2000 + "[a](b)\n", id="deeply nested items"),
        pytest.param("".join("  " * n + f"- [a{n}](b)\n" for n in range(60)), id="deeply nested lists"),
        pytest.param("[" * 3000 + "](", id="unclosed brackets"),
        pytest.param("|A|\n|-|\n|b|\n    <y>\n|", id="indented code that looks like a tag"),
        pytest.param("[r]: u\n<br/>\n<p>\na\n", id="paragraph that starts like HTML"),
        pytest.param("<!-- a -->\n<pre></pre>\n# B\n<?c?>\n# D\n", id="HTML that ends without a blank line"),
        pytest.param("```\n# A\n- [a](b)\n", id="unclosed fence"),
        pytest.param("<!--\n# A\n- [a](b)\n", id="unclosed comment"),
        pytest.param("<details>\n<li><a href='b'>A B", id="unclosed HTML"),
        pytest.param(
            "# A\n\x00\x0b\x0c\u2028\x85\n- [a\x00](b)\r- [c](d)\r\n\t\u00a0",
            id="characters that look like line endings",
        ),
        pytest.param("| A | B |\n|-|-|\n| [A B C](u) |\n| x | y | z |", id="rows with another number of cells"),
        pytest.param('a||\n-|-\n<p><a href="">a</a>b', id="row without bar that starts like HTML"),
        pytest.param("e|||||\n-|-|-|-|-\n[c]()\n    - I", id="row without bar that starts like a list item"),
        pytest.param(' <li><a href="">R</a> I<li>B <a href="">T</a><li><a href="">M</a> B', id="HTML after a space"),
        pytest.param("* A [](http://a)\n|6) B  C[d](http://e)\n* F [](http://g)\n", id="line that starts with a bar"),
        pytest.param("**A**http://w\n\n**B**[[]]()\n**C**http://r\n**D**", id="line after papers in paragraphs"),
        *(
            pytest.param(
                f"# A{char}\n\n+ B {char} [[c{char}]](http://e.org/{char})\n+ D [[e]](f)\n\n- [{char}](#a)\n\n"
                f"| G | H |\n|-|-|\n| I J{char} | [k{char}](l) |\n",
                id=f"noncharacter {ord(char):x}",
            )
            for char in "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufffe\U0010ffff"
        ),
        pytest.param("| A | B |\n|-|-|\nOne [a](https://e.org/1)\n Two [b](https://e.org/2)\n", id="rows without bars"),
        pytest.param("| A | B |\n|-|-|\n<li>(CVPR 2023)One https://e.org/1\n", id="row that starts with a tag"),
        pytest.param("a\n\ufeff", id="byte order mark on its own line"),
        pytest.param(
            "[D m r]()\n\n[s l g]()\n- I\n- []()\n\n**l I n**http://b", id="prose between papers that could list papers"
        ),
    ],
)
def test_round_trip_of_odd_text(text):
    assert round_trip(text) == text


def items_of(record, kind):
    """All items of the lists of a kind, in order."""
    items = [item for block in record.get("blocks", ()) for item in block.get(kind, ())]
    return items + [item for section in record.get("sections", ()) for item in items_of(section, kind)]


def section(record, *titles):
    for title in titles:
        (record,) = [section for section in record["sections"] if section["title"] == title]
    return record


def test_regular_paper_has_only_fields():
    paper = items_of(records.to_record(INDUSTRIAL), "papers")[2]
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
    assert [section["title"] for section in detection["sections"]] == [
        *("Why it matters", "Subcategories", "Memory Banks", "Normalizing Flows")
    ]
    assert [len(items_of(section, "papers")) for section in detection["sections"]] == [0, 1, 3, 2]
    assert items_of(record, "contents") == [
        {"title": "Memory Banks", "anchor": "memory-banks"},
        {"title": "Normalizing Flows", "anchor": "normalizing-flows"},
    ]
    assert section(detection, "Memory Banks")["layout"] == "### {title} {{#memory-banks}}"
    assert {key for paper in items_of(record, "papers") for key in paper} == {
        "title",
        "links",
        "venue",
        "year",
        "arxiv",
    }


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
def test_changed_field_changes_nothing_else(field):
    record = records.to_record(INDUSTRIAL)
    CHANGES[field](items_of(record, "papers")[1])
    before, after = WRITTEN[field]
    assert INDUSTRIAL.count(before) == 1
    written = records.render(record)
    if field == "title":  # Any escapes will do.
        assert items_of(records.to_record(written), "papers")[1]["title"] == "Recall & Precision: A <New> *Title* [v2]"
        head, tail = INDUSTRIAL.split(before)
        assert written.startswith(head)
        assert written.endswith(tail)
    else:
        assert written == INDUSTRIAL.replace(before, after)


def test_integer_may_be_written_as_a_float():
    text = "- [A](#a)\n  - [B](#b)\n\n# A\n\n### B\n\n+ C\n  + D [[arXiv 2021]](https://arxiv.org/abs/2101.00001)\n"
    source, n_changed = re.subn(
        r'("(?:level|depth|year)": \d+)', r"\1.0", records.write_record(records.to_record(text))
    )
    assert n_changed == 4
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


def paper(index):
    return lambda record: items_of(record, "papers")[index]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            lambda r: paper(1)(r).pop("title"),
            "in \"Memory Banks\": 'title' is a required property (sections[0].sections[0].sections[2].blocks[1].papers[0])",
            id="missing title",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(titel="x"),
            '"Towards Total Recall in Industrial…": Additional properties are not allowed',
            id="unknown key",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(year="2022"),
            "in \"Memory Banks\", \"Towards Total Recall in Industrial…\": year: '2022' is not of type 'integer' (sections[0]",
            id="wrong type",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(year=2021),
            'in "Memory Banks", "Towards Total Recall in Industrial…": year says 2021 but the label says 2022; change or delete "year" (sections[0]',
            id="year that contradicts the label",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(arxiv="2106.00001"),
            'arxiv says 2106.00001 but the URL says 2106.08265; change or delete "arxiv" (',
            id="arXiv id that contradicts the link",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(venue="ICCV"),
            'venue says ICCV but the label says CVPR; change or delete "venue" (',
            id="venue that contradicts the label",
        ),
        pytest.param(
            lambda r: r["sections"][0].update(anchor="x"),
            'in "Awesome Defect Inspection": anchor says x but the heading gives awesome-defect-inspection; delete "anchor" (sections[0])',
            id="anchor that contradicts the heading",
        ),
        pytest.param(
            lambda r: r["sections"][0].update(anchor="x" * 5000), "xxx but the heading gives", id="long anchor"
        ),
        pytest.param(
            lambda r: r["sections"][0].update(level=7),
            ": level: 7 is greater than the maximum of 6 (sections[0].level)",
            id="level too deep",
        ),
        pytest.param(
            lambda r: paper(1)(r).update(layout="+ Total Recall {url}"),
            "its layout has no place for the title: '+ Total Recall {url}' (",
            id="layout without title",
        ),
        pytest.param(
            lambda r: (paper(1)(r).pop("links"), paper(1)(r).update(layout="{url}")),
            "its layout has no place for the title: '{url}' (",
            id="layout without any field of the paper",
        ),
    ],
)
def test_contradiction_is_reported_with_its_path(change, message):
    record = copy.deepcopy(records.to_record(INDUSTRIAL))
    change(record)
    with pytest.raises(records.RecordError) as error:
        records.render(records.read_record(json.dumps(record)))
    assert message in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 500


TITLED = '{"sections": [{"title": %s}]}'
PAPER = '{"sections": [{"title": "A", "blocks": [{"papers": [%s]}]}]}'
INVALID_RECORDS = {
    "nothing": ("", "not JSON: expecting value"),
    "blank": (" \n", "not JSON: expecting value"),
    "NUL": ("\0", "not JSON: expecting value"),
    "unclosed": ("{", "not JSON: expecting property name"),
    "a list": ("[]", "record: [] is not of type 'object'"),
    "a number": ("1", "record: 1 is not of type 'object'"),
    "null": ("null", "record: None is not of type 'object'"),
    "not a number": ("NaN", "record: nan is not of type 'object'"),
    "two records": ("{}{}", "not JSON: extra data"),
    "text after the record": ("{} x", "not JSON: extra data"),
    "two byte order marks": ("\ufeff{}", "not JSON: unexpected UTF-8 BOM"),
    "deeply nested lists": ("[" * 100_000, "not a record: nested too deeply"),
    "deeply nested objects": ('{"a":' * 100_000, "not a record: nested too deeply"),
    "deeply nested sections": ('{"sections": [{"title": "A", "sections": [' * 100 + "]}]}" * 100, "nested too deeply"),
    "nested sections without a title": ('{"title": "A", "sections": [' * 9 + "]}" * 9, "'title' was unexpected"),
    "huge number": (TITLED % ('"A", "level": 1' + "0" * 5000), "not a record: a number in it has thousands of digits"),
    "large number": (TITLED % ('"A", "level": 1' + "0" * 100), "is greater than the maximum of 6 (sections[0].level)"),
    "infinite number": (
        TITLED % '"A", "level": 1e999',
        "in \"A\": level: inf is not of type 'integer' (sections[0].level)",
    ),
    "NaN": (TITLED % '"A", "level": NaN', "level: nan is not of type 'integer' (sections[0].level)"),
    "boolean": (TITLED % '"A", "level": true', "level: True is not of type 'integer' (sections[0].level)"),
    "wrong type": (TITLED % "[]", "sections[0].title: [] is not of type 'string'"),
    "wrong version": ('{"fgad-lint": 2}', "fgad-lint: 1 was expected"),
    "long key": ('{"%s": 1}' % ("x" * 1_000_000), "record: Additional properties are not allowed"),
    "many keys": (json.dumps(dict.fromkeys(map(str, range(10_000)))), "record: Additional properties are not"),
    "duplicate key": ('{"sections": [], "sections": []}', "record: duplicate key 'sections'; keep one"),
    "nested duplicate key": (TITLED % '"A", "title": "B"', "in \"B\": duplicate key 'title'; keep one (sections[0])"),
    "duplicate key in a value that is replaced": (
        '{"a": {"b": 1, "b": 2}, "a": 3}',
        "record: duplicate key 'a'; keep one",
    ),
    "long duplicate key": ('{"%s": 1, "%s": 2}' % (("x" * 10_000,) * 2), "record: duplicate key 'xxx"),
}


@pytest.mark.parametrize(("source", "message"), INVALID_RECORDS.values(), ids=INVALID_RECORDS)
def test_invalid_record(source, message):
    with pytest.raises(records.RecordError) as error:
        records.read_record(source)
    assert message in str(error.value)
    assert len(str(error.value)) < 250
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("field", ["level", "year"])
def test_number_that_python_refuses_to_print(field):
    record = {"title": "A", field: 10**5000}
    with pytest.raises(records.RecordError, match="thousands of digits"):
        records.check_record(
            {"sections": [record if field == "level" else {"title": "A", "blocks": [{"papers": [record]}]}]}
        )


def test_record_that_contains_itself():
    record = {"sections": []}
    record["sections"].append({"title": "A", "sections": record["sections"]})
    with pytest.raises(records.RecordError, match="nested too deeply"):
        records.check_record(record)


EMPTY_RECORDS = {
    "no fields": {},
    "only a version": {"fgad-lint": 1, "was": {"a": "A"}},
    "no blocks": {"blocks": [], "sections": []},
    "no sections": {"fgad-lint": 1, "sections": []},
    "empty lists": {"blocks": [{"papers": []}, {"contents": []}]},
    "only white space": {"layout": {"before": "\n"}},
}


@pytest.mark.parametrize("record", EMPTY_RECORDS.values(), ids=EMPTY_RECORDS)
def test_empty_record_is_refused(record):
    with pytest.raises(records.RecordError, match=r"^record: it has no content, so its text would be empty$"):
        records.render(records.check_record(record))


@pytest.mark.parametrize("renderer", ["github", "kramdown"])
@pytest.mark.parametrize("text", ["", "\n", " \r\n\r\n", "\ufeff"])
def test_round_trip_of_an_empty_text(text, renderer):
    assert records.render(records.check_record(records.to_record(text, Config(renderer)))) == text


# Hostile records -----------------------------------------------------------------------------------------------------

LINK = {"label": "a", "url": "http://e.org"}


def list_record(layout, *papers):
    return {"sections": [{"title": "A", "blocks": [{"papers": [*papers], "layout": layout}]}]}


def paper_record(layout, *links):
    return list_record({}, {"title": "P", "links": [*links] or [LINK], "layout": layout})


def sections(n, **fields):
    return [{"title": f"T{index}", **fields} for index in range(n)]


REPEATED = {
    "title in a layout": lambda n: {"sections": [{"title": "a" * n, "layout": "# " + "{title}" * n}]},
    "label in a layout": lambda n: paper_record(
        "+ {title} [" + "{label}" * n + "]({url})", {"label": "a" * n, "url": "u"}
    ),
    "layout of entries": lambda n: list_record({"entry": "+ {title}" + "*" * n}, *({"title": "a"} for _ in range(n))),
    "layout of links": lambda n: list_record({"link": "*" * n}, {"title": "P", "links": [LINK] * n}),
    "text between links": lambda n: list_record({"between": "*" * n}, {"title": "P", "links": [LINK] * n}),
    "indentation": lambda n: list_record({"indent": " " * n}, *({"title": "a", "depth": 100} for _ in range(n))),
    "white space after entries": lambda n: list_record({"after": "\n" * n}, *({"title": "a"} for _ in range(n))),
    "white space after headings": lambda n: {"layout": {"after_heading": "\n" * n}, "sections": sections(n)},
}


@pytest.mark.parametrize("make", REPEATED.values(), ids=REPEATED)
def test_length_of_a_text_is_limited(make):
    with suppress(records.RecordError):
        assert len(records.render(records.check_record(make(20)))) < 10_000
    with pytest.raises(records.RecordError, match="record: its text would be more than 50 times as long as the record"):
        records.render(records.check_record(make(8000)))


def test_number_of_contents_lists_to_update_is_limited():
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
    "sections of the same name": (lambda n: {"sections": [{"title": "T"}] * n}, 2000),
    "papers": (lambda n: list_record({}, *({"title": f"P{index}", "links": [LINK]} for index in range(n))), 1000),
    "links": (lambda n: paper_record("+ {title} {links}", *[LINK] * n), 2000),
    "links in a layout": (lambda n: paper_record("+ {title}" + " [{label}]({url})" * n), 20_000),
    "links in a layout on lines": (lambda n: paper_record("+ {title}" + "\n [{label}]({url})" * n), 20_000),
    "links of another kind in a layout": (
        lambda n: paper_record("+ {title}" + " [{label}]({url})" * n, *[{"url": "u"}] * n),
        10_000,
    ),
    "unclosed parentheses": (lambda n: paper_record("+ {title} [a]({url}" + "x" * n), 200_000),
    "unclosed tags": (lambda n: paper_record("+ {title} " + "<a {url}>" * n), 20_000),
    "unclosed brackets": (lambda n: paper_record("+ {title} " + "[" * n + "{label}]({url})"), 20_000),
    "brackets in a title": (lambda n: list_record({}, {"title": "[" * n, "links": [LINK]}), 10_000),
    "removed sections": (lambda n: {"was": {f"t{index}": "T" for index in range(n)}}, 20_000),
    "new sections for a contents list": (
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
    "reordered sections": (
        lambda n: {
            "was": {f"t{index}": f"T{index}" for index in range(n)},
            "sections": [
                {
                    "title": "A",
                    "blocks": [{"contents": [{"title": f"T{index}", "anchor": f"t{index}"} for index in range(n)]}],
                },
                *({**section, "anchor": section["title"].lower()} for section in reversed(sections(n))),
            ],
        },
        1000,
    ),
    "contents lists": (
        lambda n: {
            "was": {"t0": "T"},
            "sections": [
                {
                    **section,
                    "anchor": section["title"].lower(),
                    "blocks": [{"contents": [{"title": "T", "anchor": "t0"}]}],
                }
                for section in sections(n)
            ],
        },
        1000,
    ),
    "wrong titles": (lambda n: {"sections": [{"title": 1}] * n}, 5000),
    "wrong blocks": (lambda n: {"sections": [{"title": "A", "blocks": [{"papers": 1, "raw": 2}] * n}]}, 5000),
}


@pytest.mark.parametrize(("make", "n"), LARGE.values(), ids=LARGE)
def test_large_records_take_little_time(make, n):
    record = make(n)
    begin = process_time()
    with suppress(records.RecordError):
        records.render(records.check_record(record))
    assert process_time() - begin < 5


def test_duplicate_keys_take_little_time():
    begin = process_time()
    with pytest.raises(records.RecordError, match="duplicate key 'a'"):
        records.read_record("[" + "{}," * 30_000 + '{"a": 1, "a": 2},' * 30_000 + "{}]")
    assert process_time() - begin < 5


def test_renderer_is_kept():
    record = records.to_record("# A {#b}\n", Config(renderer="pandoc"))
    assert (record["renderer"], record["sections"][0]["anchor"]) == ("pandoc", "b")
    assert records.render(record) == "# A {#b}\n"


# Text → record -------------------------------------------------------------------------------------------------------


def content(text):
    """The record of a text, without its version and anchors."""
    record = records.to_record(text)
    assert records.render(record) == text
    return {name: value for name, value in record.items() if name not in ("fgad-lint", "was")}


PAGES = {
    "CRLF in most lines": (
        "a\r\n\r\nb\r\n\r\nc\n",
        {"layout": {"line_end": "\r\n"}, "blocks": [{"prose": "a"}, {"prose": "b"}, {"prose": "c", "after": "\n"}]},
    ),
    "CRLF in half of the lines": ("a\r\nb\n", {"blocks": [{"prose": "a\r\nb"}]}),
    "no line ending at the end": ("a\n\nb", {"blocks": [{"prose": "a"}, {"prose": "b", "after": ""}]}),
    "one line ending": ("a\n", {"blocks": [{"prose": "a"}]}),
    "white space after most blocks": (
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
    "white space after one block": (
        "a\n\n\nb\n",
        {"layout": {"after_block": "\n\n\n"}, "blocks": [{"prose": "a"}, {"prose": "b"}]},
    ),
    "white space after most headings": (
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
    "last heading": ("# A\n", {"sections": [{"title": "A", "anchor": "a"}]}),
    "white space before everything": (
        "\ufeff\n\na\n",
        {"layout": {"before": "\ufeff\n\n"}, "blocks": [{"prose": "a"}]},
    ),
    "empty text": ("", {}),
    "only white space": (" \n", {"layout": {"before": " \n"}}),
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
def test_record_of_a_text(text, record):
    assert content(text) == record


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
def test_heading_layout(heading, title, layout):
    (section,) = content(f"{heading}\n")["sections"]
    assert (section["title"], section.get("layout")) == (title, layout)


LISTS = {
    "indentation of most items": (
        "- C\n    - [A Long Title](u)\n    - [B Long Title](v)\n        - w\n- D\n  - [C Long Title](x)\n",
        {"entry": "- [{title}]({url})", "link": "[{label}]({url})", "indent": "    "},
        [
            *("- C", ("A Long Title", {}), ("B Long Title", {"layout": "    - [{title}]({url})\n        - w"})),
            *("- D", ("C Long Title", {"layout": "  - [{title}]({url})"})),
        ],
    ),
    "nested categories": (
        "- C\n  - D\n    - [A Long Title](u)\n\n  - E\n    - [B Long Title](v)\n",
        {"entry": "- [{title}]({url})", "link": "[{label}]({url})"},
        ["- C\n  - D", ("A Long Title", {"after": "\n\n"}), "  - E", ("B Long Title", {})],
    ),
    "separators of most items": (
        "+ A Title [[a]](u), [[b]](v)\n\n+ B Title [[a]](u), [[b]](v)\n\n+ C Title [[c]](w)\n+ D Title [[c]](x) [[d]](y)\n",
        {"between": ", ", "after": "\n\n"},
        [("A Title", {}), ("B Title", {}), ("C Title", {"after": "\n"}), ("D Title", {"layout": "+ {title} [[{label}]]({url}) [[{label}]]({url})"})],
    ),
    "links without labels": (
        "+ A Title https://e.org/a\n+ B Title https://e.org/b\n",
        {"entry": "+ {title} {url}", "link": "[{label}]({url})"},
        [("A Title", {}), ("B Title", {})],
    ),
    "line after the last paragraph": (
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
def test_list_layout(text, layout, items):
    (block,) = content(text)["blocks"]
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
    papers = items_of(records.to_record(text), "papers")
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


# Record → text -------------------------------------------------------------------------------------------------------

WRITTEN_BY_HAND = {
    "default level": ({"sections": [{"title": "A", "level": 2, "sections": [{"title": "B"}]}]}, "## A\n\n### B\n"),
    "deepest level": ({"sections": [{"title": "A", "level": 6}]}, "###### A\n"),
    "emptied lists": ({"blocks": [{"papers": []}, {"prose": "a"}, {"contents": []}]}, "a\n"),
    "layout of the page": (
        {
            "layout": {"before": "\n", "line_end": "\r\n"},
            "blocks": [{"prose": "a"}, {"table": "|b|\n|-|"}, {"raw": "***"}],
            "sections": [{"title": "C"}, {"title": "D"}],
        },
        "\na\r\n\r\n|b|\n|-|\r\n\r\n***\r\n\r\n# C\r\n\r\n# D\r\n",
    ),
    "white space after headings and blocks": (
        {
            "layout": {"after_heading": "\n", "after_block": "\n\n\n"},
            "sections": [{"title": "A", "blocks": [{"prose": "b"}, {"prose": "c", "after": "\r"}]}, {"title": "D", "after": "\n\n"}, {"title": "E"}],
        },
        "# A\nb\n\n\nc\r# D\n\n# E\n",
    ),
    "missing line endings in the middle": (
        {"blocks": [{"prose": "a", "after": ""}, {"prose": "b", "after": " "}], "sections": [{"title": "C", "after": ""}]},
        "a\n\nb\n\n# C",
    ),
    "indented line ending": ({"blocks": [{"prose": "a", "after": "\n "}]}, "a\n "),
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


@pytest.mark.parametrize(("record", "text"), WRITTEN_BY_HAND.values(), ids=WRITTEN_BY_HAND)
def test_text_of_a_record(record, text):
    assert records.render(records.check_record(record)) == text


LONG = "x" * 118
MISMATCHES = {
    "level too deep": (
        {"sections": [{"title": "A", "level": 6, "sections": [{"title": "B"}]}]},
        'in "B": its level would be 7; it must be deeper than its parent section, and at most 6 (sections[0].sections[0])',
    ),
    "level of the parent section": (
        {"sections": [{"title": "A"}, {"title": "A", "level": 2, "sections": [{"title": "B", "level": 2}]}]},
        'in "B": its level would be 2; it must be deeper than its parent section, and at most 6 (sections[1].sections[0])',
    ),
    "prose that reads as a heading": ({"blocks": [{"prose": "# B"}]}, 'record: text would be read as the section "B"; put a section in the record instead'),
    "prose that reads as a subheading": (
        {"sections": [{"title": "A", "blocks": [{"prose": "## B"}]}]},
        'in "A": below it, text would be read as the section "B"; put a section in the record instead (sections[0])',
    ),
    "papers that do not read as papers": (
        {"sections": [{"title": "C", "blocks": [{"papers": [{"title": "A"}, {"title": "B"}]}]}]},
        'in "C", "A": would be read as text, not as a paper; give it a link, or change its layout (sections[0].blocks[0].papers[0])',
    ),
    "prose between sections that reads as papers": (
        {"sections": [
            {"title": "C", "blocks": [{"prose": "- [One of the Papers](u)\n- [Two of the Papers](v)"}]},
            {"title": "D"},
        ]},
        'in "D": right above it, text would be read as the paper "One of the Papers"; put a paper in the record instead (sections[1])',
    ),
    "code block without an end": (
        {"sections": [{"title": "C", "blocks": [{"raw": "```\na"}]}, {"title": "D"}, {"title": "E"}]},
        'in "D": would be read as text, not as a heading; close what is open above it, such as a code block or a comment (sections[1])',
    ),
    "section above one that is read": (
        {"sections": [{"title": "C", "layout": "{title}"}, {"title": "D"}]},
        'in "C": would be read as text, not as a heading; close what is open above it, such as a code block or a comment (sections[0])',
    ),
    "papers before a section": (
        {"blocks": [{"papers": [{"title": "A"}]}], "sections": [{"title": "C"}]},
        'in "A": would be read as text, not as a paper; give it a link, or change its layout (blocks[0].papers[0])',
    ),
    "paper that reads as a contents entry": (
        {"blocks": [{"papers": [{"title": "A", "links": [{"label": "b", "url": "#c"}]}]}]},
        'in "A": would be read as the contents entry "[b]", not as a paper; change its layout, or what is right above it (blocks[0].papers[0])',
    ),
    "depth of an item that would be part of another": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK]}, {"title": "B", "links": [LINK], "depth": 1}]}]},
        'in "B": would be read as part of the paper above it; change or delete "depth" (blocks[0].papers[1])',
    ),
    "depth without a parent item": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK], "depth": 1}]}]},
        'in "A": depth is 1, but in the Markdown it would be 0; change or delete "depth" (blocks[0].papers[0])',
    ),
    "extra link in the layout": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK], "layout": "+ {title} [[{label}]]({url}) [b](u)"}]}]},
        'in "A": number of links is 1, but in the Markdown it would be 2; change "links" or the layout (blocks[0].papers[0])',
    ),
    "literal label": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK], "layout": "+ {title} [x]({url})"}]}]},
        "in \"A\": its layout has no place for the label: '+ {title} [x]({url})' (blocks[0].papers[0])",
    ),
    "literal title in the layout of the list": (
        {"blocks": [{"papers": [{"title": "A", "links": [LINK]}], "layout": {"entry": "+ Paper of it [[{label}]]({url})"}}]},
        "in \"A\": its layout has no place for the title: '+ Paper of it [[{label}]]({url})' (blocks[0].papers[0])",
    ),
    "literal title of a contents entry": (
        {"blocks": [{"contents": [{"title": "A", "anchor": "c"}, {"title": "B", "anchor": "c", "layout": "- [A](#{anchor})"}]}]},
        "in \"B\": its layout has no place for the title: '- [A](#{anchor})' (blocks[0].contents[1])",
    ),
    "long layout": (
        {"sections": [{"title": "A", "layout": f"# {LONG[:116]}"}]},
        f"in \"A\": its layout has no place for the title: '# {LONG[:116]}' (sections[0])",
    ),
    "longer layout": (
        {"sections": [{"title": "A", "layout": f"# {LONG[:117]}"}]},
        f"in \"A\": its layout has no place for the title: '# {LONG[:47]} … {LONG[:64]}' (sections[0])",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("record", "message"), MISMATCHES.values(), ids=MISMATCHES)
def test_mismatch_is_reported(record, message):
    with pytest.raises(records.RecordError) as error:
        records.render(records.check_record(record))
    assert str(error.value) == message


HELIX = {
    "title": "Double Helix Diffusion for Masks",
    "links": [{"label": "arXiv 2025", "url": "https://arxiv.org/abs/2509.12787"}],
    "venue": "arXiv",
    "year": 2025,
    "arxiv": "2509.12787",
}


def helix(label="arXiv 2025", url="https://arxiv.org/abs/2509.12787", **fields):
    return {**HELIX, "links": [{"label": label, "url": url}], **fields}


CONTRADICTIONS = {
    "venue": (helix("CVPR 2025"), 'venue says arXiv but the label says CVPR; change or delete "venue"'),
    "year": (helix(year=2024), 'year says 2024 but the label says 2025; change or delete "year"'),
    "year of two digits": (helix("arXiv'24"), 'year says 2025 but the label says 2024; change or delete "year"'),
    "venue and year": (
        helix("CVPR 2026"),
        'venue and year say arXiv 2025 but the label says CVPR 2026; change or delete "venue" and "year"',
    ),
    "label without venue": (helix("2025"), 'venue says arXiv but no label does; delete "venue"'),
    "label without venue and year": (
        helix("paper"),
        'venue and year say arXiv 2025 but no label does; delete "venue" and "year"',
    ),
    "venue in the text": (
        helix("paper", layout="+ {title}, *ICML 2025* {links}"),
        'venue says arXiv but the text says ICML; change or delete "venue"',
    ),
    "venue of odd characters": (
        helix("CVPR 2025", venue="\n"),
        "venue says '\\n' but the label says CVPR; change or delete \"venue\"",
    ),
    "arXiv id": (
        helix(arxiv="2509.00001"),
        'arxiv says 2509.00001 but the URL says 2509.12787; change or delete "arxiv"',
    ),
    "URL of another site": (
        helix(url="https://e.org/1"),
        'arxiv says 2509.12787 but no URL does; correct the URL or delete "arxiv"',
    ),
    "everything": (
        helix("paper", "https://e.org/1"),
        "venue and year say arXiv 2025 but no label does, and arxiv says 2509.12787 but no URL does; "
        'delete "venue", "year" and "arxiv"',
    ),
    "URL with an impossible id": (
        helix(url="https://arxiv.org/abs/2509.1"),
        "wrong URL 'https://arxiv.org/abs/2509.1': 1-digit number in 2509.1, ids since 1501 have 5 digits; correct it",
    ),
    "URL with a typo": (
        helix(url="htps://arxiv.org/abs/2509.00001"),
        "wrong URL 'htps://arxiv.org/abs/2509.00001': `htps://` should be `https://`; correct it",
    ),
    "URL that is none": (helix(url="tbd"), "wrong URL 'tbd': not a web address; correct it"),
    "URL with a control character": (
        helix(url="https://e.org/\x07"),
        "wrong URL 'https://e.org/\\x07': not a web address; correct it",
    ),
    "URL of two lines": (
        helix(url="https://arxiv.org/\nabs/2509.12787"),
        "wrong URL 'https://arxiv.org/\\nabs/2509.12787': not a web address; correct it",
    ),
    "URL in the page": (helix(url="#a"), "wrong URL '#a': not a web address; correct it"),
    "link without label after another": (
        {**HELIX, "links": [*HELIX["links"], {"url": "https://e.org/1"}]},
        "a link without label becomes that of the title; put it first, or give it a label",
    ),
    "link in a place where it is none": (
        {**HELIX, "layout": "+ {title} [[{label}]]({url}) `{links}`", "links": [*HELIX["links"], LINK]},
        "its link to 'http://e.org' would be lost; change \"links\" or the layout",
    ),
    "label that is empty": (
        helix("", venue="arXiv"),
        "links[0].label is '', but in the Markdown it would be nothing; change it",
    ),
}


@pytest.mark.parametrize(("paper", "message"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_contradiction_names_what_to_change(paper, message):
    others = [{"title": f"Paper Number {n}", "links": [LINK]} for n in "12"]
    inner = {"title": "Precise Mask", "blocks": [{"papers": [others[0], paper, others[1]]}]}
    record = {"sections": [{"title": "List", "sections": [inner]}]}
    with pytest.raises(records.RecordError) as error:
        records.render(records.check_record(record))
    path = "sections[0].sections[0].blocks[0].papers[1]"
    assert str(error.value) == f'in "Precise Mask", "Double Helix Diffusion for Masks": {message} ({path})'


def test_reference_that_leads_elsewhere():
    record = records.to_record("# L\n\n- One of the Papers [pdf][r]\n- Two of the Papers [pdf](v)\n\n[r]: u\n")
    items_of(record, "papers")[0]["links"][0]["url"] = "w"
    with pytest.raises(
        records.RecordError,
        match=r"""^in "L", "One of the Papers": the reference 'r' leads to 'u', not to 'w'; change one of them \(""",
    ):
        records.render(record)


def test_long_title_in_a_message_is_cut():
    title = "Word\n\x1b[2J " * 20
    with pytest.raises(records.RecordError) as error:
        records.check_record({"sections": [{"title": title, "level": 7}]})
    assert str(error.value) == (
        r'in "Word\n\x1b[2J Word\n\x1b[2J Word\n\x1b[2J Word\n\x1b[2J…": level: 7 is greater than the maximum of 6 (sections[0].level)'
    )


def test_addition_after_a_last_line_without_line_ending():
    record = records.to_record("# A\n\n- [A Long Title](u)")
    block = record["sections"][0]["blocks"][0]
    block["papers"].append({"title": "B Long Title", "links": [{"url": "v"}]})
    assert records.render(record) == "# A\n\n- [A Long Title](u)\n- [B Long Title](v)"
    record["sections"].append({"title": "C"})
    assert records.render(record) == "# A\n\n- [A Long Title](u)\n- [B Long Title](v)\n\n# C\n"


def test_unclosed_html_paper_is_removed_with_its_tag():
    rows = [f"<li><b>Title of Paper {n}</b><br> <a href='u'>pdf</a>\n" for n in "1234"]
    record = records.to_record(f"<ul>\n{''.join(rows)}</ul>\n")
    (block,) = record["blocks"]
    assert block["papers"].pop(-2)["title"] == "Title of Paper 4"
    assert records.render(record) == f"<ul>\n{''.join(rows[:3])}</ul>\n"
