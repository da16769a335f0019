"""Edited records: the text says what the edited record says, and what was not edited stays the same, byte for byte."""

import copy
import random
from collections import Counter
from pathlib import Path

import linting
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgad_lint import records, rules
from fgad_lint.config import Config
from fgad_lint.model.document import Document

# An entry in each form that lists have, and the text before and after all entries.
FORMS = {
    "label in brackets": ("+ {title} [[{label}]]({url})\n", "", ""),
    "linked title": ("- [{title}]({url}) [[code]](https://e.org/code)\n", "", ""),
    "bold title and authors": ("* **{title}.** *One Author, Another.* [{label}]({url})\n", "", ""),
    "quoted title": ('* "{title}", *arXiv, Feb 2021*. [[{label}]({url})]\n', "", ""),
    "several lines": (
        "1. **{title}**\n\n   *One Author.*\n\n   [{label}]({url}) [video](https://e.org/v)\n\n",
        "",
        "",
    ),
    "badges": ("+ [{title}]({url})  \n  [![{label}](https://img.shields.io/x.svg)](https://e.org/badge)\n", "", ""),
    "table": (
        "| 2021 | **{title}** | [{label}]({url}) | - |\n",
        "| Year | Title | Links | Code |\n|---|---|---|---|\n",
        "",
    ),
    "table of linked titles": ("| [{title}]({url}) | arXiv |\n", "| Title | Venue |\n|---|---|\n", ""),
    "paragraphs": ("**{title}** \\\n*One Author* \\\n[[{label}]({url})]\n\n", "", ""),
    "resources below": ("**{title}**\n\n- Paper: {url}\n- Code: https://e.org/code\n\n", "", ""),
    "HTML": ('<li><b>{title}</b><br> <a href="{url}">{label}</a></li>\n', "<ul>\n", "</ul>\n"),
}
TITLES = [
    "Towards Total Recall in Detection",
    "A Distribution of Patches",
    "Flows that Are Fast",
    "Memory of Normal Things",
    "Students and Teachers",
    "Reconstruction by Inpainting",
]
SECTIONS = ["Images", "Videos", "Point Clouds"]


def list_text(form):
    """A list of three categories of two papers each, with a contents list."""
    entry, before, after = FORMS[form]
    parts = ["# Detection\n\nSee [clouds](#point-clouds) first.\n\n"]
    parts += [f"- [{name}](#{name.lower().replace(' ', '-')})\n" for name in SECTIONS]
    for section_index, name in enumerate(SECTIONS):
        parts.append(f"\n## {name}\n\n{before}")
        for index in (2 * section_index, 2 * section_index + 1):
            url = f"https://arxiv.org/abs/2101.0000{index + 1}"
            parts.append(entry.format(title=TITLES[index], label="paper", url=url))
        parts.append(after)
    return "".join(parts).rstrip("\n") + "\n"


def titles_and_links(record):
    """The titles of the papers of a record, in order, each with the labels and URLs of its links."""
    return [
        (paper["title"], [(link.get("label", ""), link["url"]) for link in paper.get("links", ())])
        for paper in papers(record)
    ]


def blocks(record):
    return [*record.get("blocks", ()), *(block for section in record.get("sections", ()) for block in blocks(section))]


def paper_lists(record):
    return [block["papers"] for block in blocks(record) if any("title" in item for item in block.get("papers", ()))]


def papers(record):
    return [item for items in paper_lists(record) for item in items if "title" in item]


def paper_indexes(items):
    return [index for index, item in enumerate(items) if "title" in item]


def bodies(text):
    """The text of each entry, by the title of its paper."""
    document = Document(text)
    return {paper.title: document.text_of(paper.span).strip() for paper in document.papers}


# Edits of a paper; each returns the titles of the papers whose text it changes.


def retitle(_record, paper, choose):
    before = paper["title"]
    paper["title"] = choose(NEW_TITLES)
    return {before}


def relink(_record, paper, choose):
    links = paper.get("links", [])
    if not links:
        return set()
    choose(links)["url"] = "https://e.org/a_(b)?c=d&e=f"
    return {paper["title"]}


def relabel(_record, paper, choose):
    labelled = [link for link in paper.get("links", ()) if link.get("label")]
    if not labelled:
        return set()
    choose(labelled)["label"] = choose(["slides", "a [b] c", "x | y"])
    return {paper["title"]}


def add_link(_record, paper, _choose):
    paper.setdefault("links", []).append({"label": "demo", "url": "https://e.org/demo"})
    return {paper["title"]}


def drop_link(_record, paper, choose):
    if len(paper.get("links", ())) < 2:
        return set()
    paper["links"].remove(choose(paper["links"]))
    return {paper["title"]}


def remove(record, paper, _choose):
    for items in paper_lists(record):
        if paper in items and sum("title" in item for item in items) > 1:
            items.remove(paper)
            return {paper["title"]}
    return set()


def add(record, _paper, choose):
    new = {"title": "A Paper of Tonight's", "links": [{"label": "paper", "url": "https://e.org/tonight"}]}
    items = choose(paper_lists(record))
    items.insert(choose(paper_indexes(items)) + 1, new)
    return set()


def move(record, paper, choose):
    source = next(items for items in paper_lists(record) if any(item is paper for item in items))
    if sum("title" in item for item in source) < 2:
        return set()
    source.remove(paper)
    target = choose(paper_lists(record))
    target.insert(choose(paper_indexes(target)), paper)
    return set()


def copy_to_another(record, paper, choose):
    target = choose(paper_lists(record))
    target.insert(choose(paper_indexes(target)) + 1, copy.deepcopy(paper))
    return set()


OPERATIONS = [retitle, relink, relabel, add_link, drop_link, remove, add, move, copy_to_another]
NEW_TITLES = [
    "Another Title of It",
    "Is *This* [New] `Title` <Fine> | Really\\?",
    "שלום Zwei Worte",
    "A\nLine Break in It",
]


def without_derived_fields(record):
    for paper in papers(record):
        for name in ("venue", "year", "arxiv"):
            paper.pop(name, None)
    return record


def edited(original, operations, choose):
    """A copy of a record after some operations, and the titles of the papers whose text these change."""
    record = without_derived_fields(copy.deepcopy(original))
    changed = set()
    for operation in operations:
        changed |= operation(record, choose(papers(record)), choose)
    return record, changed


def rendered(record):
    return records.render(records.read_record(records.write_record(record)))


def check(text, record, changed):
    """Check the text of `record`, made from `text`, which changes only the papers with the `changed` titles."""
    written = rendered(record)
    assert titles_and_links(records.to_record(written)) == titles_and_links(record)
    before, after = bodies(text), bodies(written)
    unchanged = (before.keys() & after.keys()) - changed
    assert {title: after[title] for title in unchanged} == {title: before[title] for title in unchanged}


@pytest.mark.parametrize("form", FORMS)
def test_round_trip_of_each_form(form):
    record = records.to_record(list_text(form))
    assert [title for title, _ in titles_and_links(record)] == TITLES
    assert records.render(record) == list_text(form)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.__name__)
@pytest.mark.parametrize("form", FORMS)
def test_operation(form, operation):
    text = list_text(form)
    original = records.to_record(text)
    edits = [edited(original, [operation], random.Random(seed).choice) for seed in range(12)]
    # If there is little to choose from, several seeds make the same edit.
    for record, changed in {records.write_record(record): (record, changed) for record, changed in edits}.values():
        check(text, record, changed)


@given(
    st.sampled_from(sorted(FORMS)), st.lists(st.sampled_from(OPERATIONS), max_size=6), st.randoms(use_true_random=False)
)
def test_several_operations(form, operations, source):
    text = list_text(form)
    check(text, *edited(records.to_record(text), operations, source.choice))


def test_labelled_link_that_replaces_a_bare_url():
    record = without_derived_fields(records.to_record(list_text("resources below")))
    links = papers(record)[0]["links"]
    links[1] = {"label": "demo", "url": "https://e.org/demo"}
    written = records.render(record)
    assert "\n- Paper: https://arxiv.org/abs/2101.00001 [demo](https://e.org/demo)\n" in written
    assert titles_and_links(records.to_record(written)) == titles_and_links(record)


CHARACTERS = st.sampled_from("abc XY12[](){}\\|`<>*_&#\n\"'“”.,:;!?-–+=~$/@^%é中שא\u200b")


@given(st.sampled_from(sorted(FORMS)), st.text(CHARACTERS, max_size=12), st.text(CHARACTERS, max_size=12))
def test_any_title_is_kept_or_refused(form, start, end):
    record = without_derived_fields(records.to_record(list_text(form)))
    title = papers(record)[2]["title"] = f"{start} Some Words {end}".strip(" \n")
    try:
        written = records.render(record)
    except records.RecordError:
        return
    assert titles_and_links(records.to_record(written))[2][0] == title


# Sections ------------------------------------------------------------------------------------------------------------


def section(record, *titles):
    for title in titles:
        (record,) = [section for section in record["sections"] if section["title"] == title]
    return record


def detection(record):
    return record["sections"][0]


def contents(text):
    (contents_list,) = Document(text).contents_lists
    return [(entry.text, entry.target.title if entry.target else None) for entry in contents_list.entries]


def titles(text):
    return [section.title for section in Document(text).sections if section.level > 1]


def rename(record, choose):
    choose(detection(record)["sections"])["title"] = choose(["Sounds & Noise", "Images", "C++ [new]", "图像"])


def add_section(record, choose):
    below = detection(record)["sections"]
    new = {
        "title": choose(["Brand New", "Images"]),
        "blocks": [{"papers": [{"title": "A Paper of Tonight's"}, *MORE_PAPERS]}],
    }
    below.insert(choose(range(len(below) + 1)), new)


MORE_PAPERS = [{"title": f"Paper Number {n}", "links": [{"label": "paper", "url": f"https://e.org/{n}"}]} for n in "12"]


def remove_section(record, choose):
    below = detection(record)["sections"]
    if sum("anchor" in section for section in below) > 1:  # No entries are added to an empty contents list.
        below.remove(choose(below))


def move_section(record, choose):
    below = detection(record)["sections"]
    below.insert(choose(range(len(below))), below.pop(choose(range(len(below)))))


@given(
    st.lists(st.sampled_from([rename, add_section, remove_section, move_section]), max_size=6),
    st.randoms(use_true_random=False),
)
def test_contents_list_is_kept_in_step_with_sections(operations, source):
    record = without_derived_fields(records.to_record(list_text("label in brackets")))
    for operation in operations:
        operation(record, source.choice)
    expected = [section["title"] for section in detection(record)["sections"]]
    before = copy.deepcopy(record)
    written = records.render(record)
    assert record == before
    assert titles(written) == expected
    assert contents(written) == [(title, title) for title in expected]
    assert titles_and_links(records.to_record(written)) == titles_and_links(record)


def written_after(change, text=None):
    record = records.to_record(text or list_text("label in brackets"))
    change(record)
    return rendered(record)


def test_links_to_a_renamed_section_are_updated():
    text = list_text("label in brackets") + "\nBack to <a href='#point-clouds'>clouds</a>.\n"
    written = written_after(lambda record: section(detection(record), "Point Clouds").update(title="3D"), text)
    assert written == text.replace("#point-clouds", "#3d").replace("Point Clouds", "3D")


def test_titles_of_two_sections_are_swapped():
    def change(record):
        images, videos = detection(record)["sections"][:2]
        images["title"], videos["title"] = videos["title"], images["title"]

    written = written_after(change)
    assert titles(written) == ["Videos", "Images", "Point Clouds"]
    assert contents(written) == [(title, title) for title in titles(written)]


def test_contents_entry_with_another_text_keeps_it():
    text = list_text("label in brackets").replace("[Videos](#videos)", "[Clips](#videos)")
    written = written_after(lambda record: section(detection(record), "Videos").update(title="Films"), text)
    assert contents(written)[1] == ("Clips", "Films")


def test_numbered_anchors_are_updated():
    text = "- [A](#a)\n  - [Papers](#papers)\n- [B](#b)\n  - [Papers](#papers-1)\n\n# A\n\n## Papers\n\n# B\n\n## Papers\n\n"
    written = written_after(lambda record: record["sections"].pop(0), text)
    assert written == "- [B](#b)\n  - [Papers](#papers)\n\n# B\n\n## Papers\n\n"


def test_section_is_moved_below_another_with_its_entry():
    text = (
        "- [A](#a)\n- [B](#b)\n  - [B1](#b1)\n- [C](#c)\n  - [C1](#c1)\n\n"
        "## A\n\nText.\n\n## B\n\n### B1\n\nText.\n\n## C\n\n### C1\n\nText.\n"
    )

    def change(record):
        record["sections"][0].setdefault("sections", []).append(record["sections"][2]["sections"].pop())

    assert contents(written_after(change, text)) == [(t, t) for t in ("A", "C1", "B", "B1", "C")]
    assert "- [A](#a)\n  - [C1](#c1)\n- [B](#b)\n" in written_after(change, text)


def test_contents_entry_is_added_removed_and_moved_by_hand():
    def change(record):
        entries = detection(record)["blocks"][1]["contents"]
        entries[0], entries[2] = entries[2], entries[0]
        del entries[1]

    assert [text for text, _ in contents(written_after(change))] == ["Point Clouds", "Images"]
    text = list_text("label in brackets").replace("- [Videos](#videos)\n", "")
    again = written_after(
        lambda record: detection(record)["blocks"][1]["contents"].insert(1, {"title": "Videos", "anchor": "videos"}),
        text,
    )
    assert again == list_text("label in brackets")


def test_ids_that_are_shown_as_text_are_kept_in_step():
    text = "- [Images](#images)\n- [Videos](#videos)\n\n## Images {#images}\n\nOne.\n\n## Videos {#videos}\n\nTwo.\n"
    renamed = written_after(lambda record: record["sections"][1].update(title="Films"), text)
    assert renamed == text.replace("[Videos]", "[Films]").replace("## Videos", "## Films")
    assert (
        written_after(lambda record: record["sections"].pop(), text)
        == "- [Images](#images)\n\n## Images {#images}\n\nOne.\n"
    )


def test_last_paper_and_last_section_are_removed():
    def change(record):
        section(detection(record), "Videos")["blocks"][0]["papers"].clear()
        detection(record)["sections"].pop(0)

    written = written_after(change)
    assert "- [Videos](#videos)\n- [Point Clouds](#point-clouds)\n\n## Videos\n\n## Point Clouds\n" in written
    emptied = written_after(lambda record: detection(record)["sections"].clear())
    assert emptied == "# Detection\n\nSee [clouds](#point-clouds) first.\n"


@pytest.mark.parametrize("form", FORMS)
def test_papers_are_removed_until_one_is_left(form):
    record = records.to_record(list_text(form))
    assert len(papers(record)) == 6
    while len(papers(record)) > 1:
        paper_lists(record)[-1].pop()
        text = records.render(copy.deepcopy(record))
        left = [paper["title"] for paper in papers(record)]
        assert [title for title in TITLES if title in text] == left


def test_paper_is_removed_beside_one_without_links():
    text = "# L\n\n- One of the Papers\n- Two of the Papers [[a]](https://e.org/2)\n- Three of Them [[a]](https://e.org/3)\n"
    record = records.to_record(text)
    del papers_of(record)[1]
    assert records.render(record) == text.replace("- Two of the Papers [[a]](https://e.org/2)\n", "")


def test_section_is_removed_from_contents_with_prose():
    names = ("Images", "Videos")
    entry = "- Paper Number {n} [[a]](https://e.org/{n})\n"
    contents = "- Intro\n- [Images](#images)\n- [Videos](#videos)\n"
    text = f"# L\n\n{contents}" + "".join(f"\n## {name}\n\n" + entry.format(n=n) for n, name in enumerate(names))
    record = records.to_record(text)
    del record["sections"][0]["sections"][1]
    assert records.render(record) == text.replace("- [Videos](#videos)\n", "").partition("\n## Videos")[0]


def papers_of(record):
    return record["sections"][0]["blocks"][0]["papers"]


URLS = [
    "https://e.org/a&amp;b",
    "https://e.org/a&b",
    "https://e.org/?a&copy=1",
    "https://e.org/&copy;",
    "https://e.org/\\&lt;",
]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("form", [form for form in FORMS if form != "resources below"])  # Bare URLs have no escapes.
def test_url_with_an_entity(form, url):
    record = records.to_record(list_text(form))
    paper = papers(record)[0]
    paper.pop("arxiv", None)
    paper["links"][0]["url"] = url
    text = records.render(record)
    assert papers(records.to_record(text))[0]["links"][0]["url"] == url


def test_prose_is_changed():
    written = written_after(lambda record: detection(record)["blocks"][0].update(prose="See [all](#videos)."))
    assert written == list_text("label in brackets").replace(
        "See [clouds](#point-clouds) first.", "See [all](#videos)."
    )


def test_record_written_by_hand_has_no_findings():
    papers = [
        {"title": "Segment Anything", "links": [{"label": "ICCV 2023", "url": "https://arxiv.org/abs/2304.02643"}]},
        {"title": "Denoising Diffusion", "links": [{"label": "arXiv 2020", "url": "https://arxiv.org/abs/2006.11239"}]},
    ]
    record = {
        "sections": [
            {
                "title": "Awesome Pictures",
                "blocks": [
                    {"prose": "What makes them, and what finds something in them."},
                    {"contents": [{"title": "Masks", "anchor": "masks"}, {"title": "Noise", "anchor": "noise"}]},
                ],
                "sections": [
                    {"title": "Masks", "blocks": [{"papers": papers[:1]}]},
                    {"title": "Noise", "blocks": [{"papers": papers[1:]}]},
                ],
            }
        ]
    }
    written = records.render(records.read_record(records.write_record(record)))
    assert "+ Segment Anything [[ICCV 2023]](https://arxiv.org/abs/2304.02643)\n" in written
    assert linting.lint(written, [rule for rule in rules.load() if rule.on], Config()) == []
    assert titles_and_links(records.to_record(written)) == titles_and_links(record)


# Real lists ----------------------------------------------------------------------------------------------------------

SHARED = Path(__file__).parent.parent.parent / "shared"
LISTS = [
    SHARED / "seed" / "README.md",
    *(
        SHARED / "corpus" / "lists" / f"{name}.md"
        for name in """hindupuravinash__the-gan-zoo ChanganVR__awesome-embodied-vision zhuyiche__awesome-anomaly-detection
        GT-RIPL__Awesome-LLM-Robotics corca-ai__awesome-llm-security floodsung__Deep-Learning-Papers-Reading-Roadmap
        IDEA-Research__awesome-detection-transformer amusi__CVPR2024-Papers-with-Code thunlp__PromptPapers
        ydyjya__Awesome-LLM-Safety longtanle__awesome-federated-LLM-learning aikorea__awesome-rl""".split()
    ),
]


MAX_SIZE = 25_000  # Lists of more bytes are slow.


def case(path):
    return pytest.param(path, id=path.stem, marks=pytest.mark.slow if path.stat().st_size > MAX_SIZE else ())


@pytest.mark.parametrize("path", [case(path) for path in LISTS] if LISTS[0].exists() else [])
def test_operations_on_real_lists(path):
    original = records.to_record(path.read_bytes().decode())
    n_refused = Counter()
    for seed, operation in enumerate(OPERATIONS):
        record, _ = edited(original, [operation], random.Random(seed).choice)
        try:
            written = rendered(record)
        except records.RecordError:
            n_refused[operation.__name__] += 1
        else:
            assert titles_and_links(records.to_record(written)) == titles_and_links(record)
    assert n_refused.total() <= 2, n_refused


@pytest.mark.parametrize("form", ["label in brackets", "linked title", "quoted title", "table", "HTML"])
def test_few_titles_are_refused(form):
    source = random.Random(1)
    characters = "abc XY12[](){}\\|`<>*_&#\n\"'“”.,:;!?-–+=~$/@^%é中שא"
    base = without_derived_fields(records.to_record(list_text(form)))
    n_refused = 0
    for _ in range(25):
        record = copy.deepcopy(base)
        start, end = ("".join(source.choices(characters, k=6)) for _ in range(2))
        papers(record)[2]["title"] = f"{start} Some Words {end}".strip(" \n")
        try:
            records.render(record)
        except records.RecordError:
            n_refused += 1
    assert n_refused <= 1


# Anchors above headings ----------------------------------------------------------------------------------------------

ABOVE = {
    "a paragraph": '\n<a name="{id}"></a>\n\n',
    "right above": '\n<a name="{id}"></a>\n',
    "in the last item": '<a name="{id}"></a>\n',
    "in the last item, indented": '  <a id="{id}"></a>\n\n',
    "self-closing tag": '\n<a name="{id}"/>\n\n',
    "another tag": '\n<span id="{id}"></span>\n\n',
    "in another element": '\n<p align="center"><a id="{id}"></a></p>\n\n',
    "two anchors": '\n<a name="{id}"></a>\n<a name="{id}-old"></a>\n\n',
    "in HTML that began before": '\n<p>Text.</p>\n<a name="{id}"></a>\n\n',
    "after an element of its own": '\n<details>\n<summary>S</summary>\n</details>\n<a name="{id}"></a>\n\n',
    "between line breaks": '\n<br/>\n<a name="{id}"></a>\n<br/>\n\n',
    "with a comment": '\n<a name="{id}"></a>\n<!-- {id} -->\n\n',
}
PAPER = "- Paper Number {n} [[a]](https://e.org/{n})\n"
ROWS = "| Title | Link |\n| --- | --- |\n| Paper Number {n} | [a](https://e.org/{n}) |\n"
SECTION_BLOCKS = {"items": PAPER, "a table": ROWS, "prose": "Some words {n}.\n"}


def anchored(above, block):
    """A list of three sections with anchors above their headings, which the contents entries lead to."""
    names = ["Zebra", "Mango", "Apple"]
    contents = "".join(f"- [{name}](#{name[0]})\n" for name in names)
    sections = "".join(
        f"{above.format(id=name[0])}## {name}\n\n{block.format(n=index)}" for index, name in enumerate(names)
    )
    return f"# L\n\n{contents}{sections}"


def link_targets(text):
    """The URLs of the links in the page, and the titles of the sections that they lead to."""
    document = Document(text)
    targets = [(link.url, document.anchors.target(link.url)) for link in document.links if link.url.startswith("#")]
    return [(url, target.title if target else None) for url, target in targets]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["", "CRLF"])
@pytest.mark.parametrize("block", SECTION_BLOCKS.values(), ids=SECTION_BLOCKS)
@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_anchors_move_with_their_headings(above, block, line_end):
    text = anchored(above, block).replace("\n", line_end)
    assert link_targets(text) == [("#Z", "Zebra"), ("#M", "Mango"), ("#A", "Apple")]
    record = records.to_record(text)
    assert records.render(copy.deepcopy(record)) == text
    record["sections"][0]["sections"].reverse()
    moved = records.render(record)
    assert link_targets(moved) == [("#A", "Apple"), ("#M", "Mango"), ("#Z", "Zebra")]
    assert sorted(filter(None, moved.splitlines())) == sorted(filter(None, text.splitlines()))


@pytest.mark.parametrize("index", range(4))
@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_anchors_stay_with_their_headings_when_a_section_is_inserted(above, index):
    text = anchored(above, PAPER)
    record = records.to_record(text)
    record["sections"][0]["sections"].insert(index, {"title": "Papaya", "blocks": [{"papers": MORE_PAPERS}]})
    written = records.render(record)
    targets = [("#Z", "Zebra"), ("#M", "Mango"), ("#A", "Apple")]
    assert link_targets(written) == [*targets[:index], ("#papaya", "Papaya"), *targets[index:]]
    start, end = written.index("## Papaya"), written.index("+ Paper Number 2")
    assert "<" not in written[start:end]


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_anchors_are_removed_with_their_section(above):
    record = records.to_record(anchored(above, PAPER))
    del record["sections"][0]["sections"][1]
    text = records.render(record)
    assert link_targets(text) == [("#Z", "Zebra"), ("#A", "Apple")]
    assert '"M"' not in text


def test_anchors_are_not_copied_with_their_section():
    record = records.to_record(anchored(ABOVE["a paragraph"], PAPER))
    inner = record["sections"][0]["sections"]
    inner.append(copy.deepcopy(inner[0]))
    assert records.render(record).count('<a name="Z">') == 1


def test_contents_entry_that_leads_to_an_anchor_is_renamed():
    record = records.to_record(anchored(ABOVE["a paragraph"], PAPER))
    record["sections"][0]["sections"][1]["title"] = "Papaya"
    assert "- [Papaya](#M)\n" in records.render(record)


UNBALANCED = {
    "closing tag of an element": '\n<div>\n\nText.\n\n<a name="{id}"></a></div>\n\n',
    "opening tag of an element": '\n<a name="{id}">\n\n',
}


@pytest.mark.parametrize("above", UNBALANCED.values(), ids=UNBALANCED)
def test_unbalanced_anchors_do_not_belong_to_the_heading(above):
    text = anchored(above, PAPER)
    record = records.to_record(text)
    assert not any("above" in section for section in record["sections"][0]["sections"])
    assert records.render(record) == text


def test_prose_above_a_heading_is_refused():
    record = records.to_record(anchored(ABOVE["a paragraph"], PAPER))
    record["sections"][0]["sections"][1]["above"] = "Some words.\n\n"
    with pytest.raises(records.RecordError, match=r"""^in "Mango": above is 'Some words\.[^;]*; only anchors can be"""):
        records.render(record)
