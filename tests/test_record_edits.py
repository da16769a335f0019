"""Records that are edited: what is written says what the edited record says, and what was not touched is the same bytes."""

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

# One paper in each form that lists have, and what stands before and behind all of them.
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


def listing(form):
    """A list of three categories with a contents list and two papers each."""
    entry, before, after = FORMS[form]
    parts = ["# Detection\n\nSee [clouds](#point-clouds) first.\n\n"]
    parts += [f"- [{name}](#{name.lower().replace(' ', '-')})\n" for name in SECTIONS]
    for number, name in enumerate(SECTIONS):
        parts.append(f"\n## {name}\n\n{before}")
        for n in (2 * number, 2 * number + 1):
            parts.append(entry.format(title=TITLES[n], label="paper", url=f"https://arxiv.org/abs/2101.0000{n + 1}"))
        parts.append(after)
    return "".join(parts).rstrip("\n") + "\n"


def said(record):
    """What a record says of papers, in order."""
    return [
        (paper["title"], [(link.get("label", ""), link["url"]) for link in paper.get("links", ())])
        for paper in papers(record)
    ]


def blocks(record):
    return [*record.get("blocks", ()), *(each for section in record.get("sections", ()) for each in blocks(section))]


def paper_lists(record):
    return [block["papers"] for block in blocks(record) if any("title" in each for each in block.get("papers", ()))]


def papers(record):
    return [each for listed in paper_lists(record) for each in listed if "title" in each]


def bodies(text):
    """The text of each paper by its title."""
    document = Document(text)
    return {paper.title: document.text_of(paper.span).strip() for paper in document.papers}


# What one can do to a paper; each returns the titles of those that are not as they were.


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
    for listed in paper_lists(record):
        if paper in listed and sum("title" in each for each in listed) > 1:
            listed.remove(paper)
            return {paper["title"]}
    return set()


def add(record, _paper, choose):
    new = {"title": "A Paper of Tonight's", "links": [{"label": "paper", "url": "https://e.org/tonight"}]}
    listed = choose(paper_lists(record))
    places = [n for n, each in enumerate(listed) if "title" in each]
    listed.insert(choose(places) + 1, new)
    return set()


def move(record, paper, choose):
    source = next(listed for listed in paper_lists(record) if any(each is paper for each in listed))
    if sum("title" in each for each in source) < 2:
        return set()
    source.remove(paper)
    target = choose(paper_lists(record))
    target.insert(choose([n for n, each in enumerate(target) if "title" in each]), paper)
    return set()


def copy_to_another(record, paper, choose):
    target = choose(paper_lists(record))
    target.insert(choose([n for n, each in enumerate(target) if "title" in each]) + 1, copy.deepcopy(paper))
    return set()


OPERATIONS = [retitle, relink, relabel, add_link, drop_link, remove, add, move, copy_to_another]
NEW_TITLES = [
    "Another Title of It",
    "Is *This* [New] `Title` <Fine> | Really\\?",
    "שלום Zwei Worte",
    "A\nLine Break in It",
]


def without_what_is_read_off(record):
    for paper in papers(record):
        for name in ("venue", "year", "arxiv"):
            paper.pop(name, None)
    return record


def edited(parsed, operations, choose):
    """A record after some operations, and the titles of the papers that are not as they were."""
    record = without_what_is_read_off(copy.deepcopy(parsed))
    touched = set()
    for operation in operations:
        touched |= operation(record, choose(papers(record)), choose)
    return record, touched


def rendered(record):
    return records.render(records.read_record(records.write_record(record)))


def check(text, record, touched):
    written = rendered(record)
    assert said(records.to_record(written)) == said(record)
    before, after = bodies(text), bodies(written)
    assert {title: after[title] for title in before if title in after and title not in touched} == {
        title: body for title, body in before.items() if title in after and title not in touched
    }


@pytest.mark.parametrize("form", FORMS)
def test_form_is_read(form):
    record = records.to_record(listing(form))
    assert [title for title, _ in said(record)] == TITLES
    assert records.render(record) == listing(form)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("form", FORMS)
def test_operation(form, operation):
    text = listing(form)
    parsed = records.to_record(text)
    edits = [edited(parsed, [operation], random.Random(seed).choice) for seed in range(12)]
    # Where there is little to choose from, several seeds make the same edit.
    for record, touched in {records.write_record(record): (record, touched) for record, touched in edits}.values():
        check(text, record, touched)


@given(
    st.sampled_from(sorted(FORMS)), st.lists(st.sampled_from(OPERATIONS), max_size=6), st.randoms(use_true_random=False)
)
def test_operations_one_after_the_other(form, operations, source):
    text = listing(form)
    check(text, *edited(records.to_record(text), operations, source.choice))


def test_label_is_not_lost_in_the_place_of_a_bare_url():
    record = without_what_is_read_off(records.to_record(listing("resources below")))
    links = papers(record)[0]["links"]
    links[1] = {"label": "demo", "url": "https://e.org/demo"}
    written = records.render(record)
    assert "\n- Paper: https://arxiv.org/abs/2101.00001 [demo](https://e.org/demo)\n" in written
    assert said(records.to_record(written)) == said(record)


CHARACTERS = st.sampled_from("abc XY12[](){}\\|`<>*_&#\n\"'“”.,:;!?-–+=~$/@^%é中שא\u200b")


@given(st.sampled_from(sorted(FORMS)), st.text(CHARACTERS, max_size=12), st.text(CHARACTERS, max_size=12))
def test_any_title_comes_back_or_is_refused(form, start, end):
    record = without_what_is_read_off(records.to_record(listing(form)))
    title = papers(record)[2]["title"] = f"{start} Some Words {end}".strip(" \n")
    try:
        written = records.render(record)
    except records.RecordError:
        return
    assert said(records.to_record(written))[2][0] == title


# Sections ------------------------------------------------------------------------------------------------------------


def section(record, *titles):
    for title in titles:
        (record,) = [each for each in record["sections"] if each["title"] == title]
    return record


def detection(record):
    return record["sections"][0]


def contents(text):
    (found,) = Document(text).contents
    return [(entry.text, entry.target.title if entry.target else None) for entry in found.entries]


def titles(text):
    return [each.title for each in Document(text).sections if each.level > 1]


def rename(record, choose):
    choose(detection(record)["sections"])["title"] = choose(["Sounds & Noise", "Images", "C++ [new]", "图像"])


def add_section(record, choose):
    below = detection(record)["sections"]
    new = {
        "title": choose(["Brand New", "Images"]),
        "blocks": [{"papers": [{"title": "A Paper of Tonight's"}, *ENOUGH]}],
    }
    below.insert(choose(range(len(below) + 1)), new)


ENOUGH = [{"title": f"Paper Number {n}", "links": [{"label": "paper", "url": f"https://e.org/{n}"}]} for n in "12"]


def remove_section(record, choose):
    below = detection(record)["sections"]
    if sum("anchor" in each for each in below) > 1:  # A contents list without entries does not get new ones.
        below.remove(choose(below))


def move_section(record, choose):
    below = detection(record)["sections"]
    below.insert(choose(range(len(below))), below.pop(choose(range(len(below)))))


@given(
    st.lists(st.sampled_from([rename, add_section, remove_section, move_section]), max_size=6),
    st.randoms(use_true_random=False),
)
def test_contents_follow_sections(operations, source):
    record = without_what_is_read_off(records.to_record(listing("label in brackets")))
    for operation in operations:
        operation(record, source.choice)
    wanted = [each["title"] for each in detection(record)["sections"]]
    before = copy.deepcopy(record)
    written = records.render(record)
    assert record == before
    assert titles(written) == wanted
    assert contents(written) == [(title, title) for title in wanted]
    assert said(records.to_record(written)) == said(record)


def written_after(change, text=None):
    record = records.to_record(text or listing("label in brackets"))
    change(record)
    return rendered(record)


def test_links_in_the_page_follow_a_renamed_section():
    text = listing("label in brackets") + "\nBack to <a href='#point-clouds'>clouds</a>.\n"
    written = written_after(lambda record: section(detection(record), "Point Clouds").update(title="3D"), text)
    assert written == text.replace("#point-clouds", "#3d").replace("Point Clouds", "3D")


def test_two_sections_exchange_their_names():
    def change(record):
        one, other = detection(record)["sections"][:2]
        one["title"], other["title"] = other["title"], one["title"]

    written = written_after(change)
    assert titles(written) == ["Videos", "Images", "Point Clouds"]
    assert contents(written) == [(title, title) for title in titles(written)]


def test_what_the_contents_show_otherwise_stays():
    text = listing("label in brackets").replace("[Videos](#videos)", "[Clips](#videos)")
    written = written_after(lambda record: section(detection(record), "Videos").update(title="Films"), text)
    assert contents(written)[1] == ("Clips", "Films")


def test_numbered_ids_follow():
    text = "- [A](#a)\n  - [Papers](#papers)\n- [B](#b)\n  - [Papers](#papers-1)\n\n# A\n\n## Papers\n\n# B\n\n## Papers\n\n"
    written = written_after(lambda record: record["sections"].pop(0), text)
    assert written == "- [B](#b)\n  - [Papers](#papers)\n\n# B\n\n## Papers\n\n"


def test_section_is_moved_under_another_with_its_entries():
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
        listed = detection(record)["blocks"][1]["contents"]
        listed[0], listed[2] = listed[2], listed[0]
        del listed[1]

    assert [shown for shown, _ in contents(written_after(change))] == ["Point Clouds", "Images"]
    text = listing("label in brackets").replace("- [Videos](#videos)\n", "")
    again = written_after(
        lambda record: detection(record)["blocks"][1]["contents"].insert(1, {"title": "Videos", "anchor": "videos"}),
        text,
    )
    assert again == listing("label in brackets")


def test_ids_that_are_shown_as_text_follow():
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
    record = records.to_record(listing(form))
    assert len(papers(record)) == 6
    while len(papers(record)) > 1:
        paper_lists(record)[-1].pop()
        text = records.render(copy.deepcopy(record))
        left = [paper["title"] for paper in papers(record)]
        assert [title for title in TITLES if title in text] == left


def test_papers_without_links_are_left():
    text = "# L\n\n- One of the Papers\n- Two of the Papers [[a]](https://e.org/2)\n- Three of Them [[a]](https://e.org/3)\n"
    record = records.to_record(text)
    del papers_of(record)[1]
    assert records.render(record) == text.replace("- Two of the Papers [[a]](https://e.org/2)\n", "")


def test_contents_entries_beside_prose_are_left():
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
def test_url_with_what_reads_as_an_entity(form, url):
    record = records.to_record(listing(form))
    first = papers(record)[0]
    first.pop("arxiv", None)
    first["links"][0]["url"] = url
    text = records.render(record)
    assert papers(records.to_record(text))[0]["links"][0]["url"] == url


def test_prose_is_changed():
    written = written_after(lambda record: detection(record)["blocks"][0].update(prose="See [all](#videos)."))
    assert written == listing("label in brackets").replace("See [clouds](#point-clouds) first.", "See [all](#videos).")


def test_record_from_nothing_has_no_fault():
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
    assert said(records.to_record(written)) == said(record)


# Real lists ------------------------------------------------------------------------------------------------------------

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
    parsed = records.to_record(path.read_bytes().decode())
    refused = Counter()
    for seed, operation in enumerate(OPERATIONS):
        record, _ = edited(parsed, [operation], random.Random(seed).choice)
        try:
            written = rendered(record)
        except records.RecordError:
            refused[operation.__name__] += 1
        else:
            assert said(records.to_record(written)) == said(record)
    assert refused.total() <= 2, refused


@pytest.mark.parametrize("form", ["label in brackets", "linked title", "quoted title", "table", "HTML"])
def test_hardly_any_title_is_refused(form):
    source = random.Random(1)
    characters = "abc XY12[](){}\\|`<>*_&#\n\"'“”.,:;!?-–+=~$/@^%é中שא"
    base = without_what_is_read_off(records.to_record(listing(form)))
    refused = 0
    for _ in range(25):
        record = copy.deepcopy(base)
        start, end = ("".join(source.choices(characters, k=6)) for _ in range(2))
        papers(record)[2]["title"] = f"{start} Some Words {end}".strip(" \n")
        try:
            records.render(record)
        except records.RecordError:
            refused += 1
    assert refused <= 1


# Anchors above headings ------------------------------------------------------------------------------------------------

ABOVE = {
    "a paragraph": '\n<a name="{id}"></a>\n\n',
    "right above": '\n<a name="{id}"></a>\n',
    "in the last item": '<a name="{id}"></a>\n',
    "in the last item, indented": '  <a id="{id}"></a>\n\n',
    "closed by itself": '\n<a name="{id}"/>\n\n',
    "another element": '\n<span id="{id}"></span>\n\n',
    "in an element": '\n<p align="center"><a id="{id}"></a></p>\n\n',
    "two": '\n<a name="{id}"></a>\n<a name="{id}-old"></a>\n\n',
    "with a comment": '\n<a name="{id}"></a>\n<!-- {id} -->\n\n',
}
PAPER = "- Paper Number {n} [[a]](https://e.org/{n})\n"
ROWS = "| Title | Link |\n| --- | --- |\n| Paper Number {n} | [a](https://e.org/{n}) |\n"
SECTION_BLOCKS = {"items": PAPER, "a table": ROWS, "prose": "Some words {n}.\n"}


def anchored(above, block):
    """A list of three sections with anchors above their headings, to which the contents lead."""
    names = ["Zebra", "Mango", "Apple"]
    contents = "".join(f"- [{name}](#{name[0]})\n" for name in names)
    sections = "".join(
        f"{above.format(id=name[0])}## {name}\n\n{block.format(n=number)}" for number, name in enumerate(names)
    )
    return f"# L\n\n{contents}{sections}"


def led_to(text):
    """The URLs of the contents entries, and the titles of the sections that these lead to."""
    document = Document(text)
    targets = [(link.url, document.target(link.url)) for link in document.links if link.url.startswith("#")]
    return [(url, target.title if target else None) for url, target in targets]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["", "CRLF"])
@pytest.mark.parametrize("block", SECTION_BLOCKS.values(), ids=SECTION_BLOCKS)
@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_anchors_move_with_their_headings(above, block, line_end):
    text = anchored(above, block).replace("\n", line_end)
    assert led_to(text) == [("#Z", "Zebra"), ("#M", "Mango"), ("#A", "Apple")]
    record = records.to_record(text)
    assert records.render(copy.deepcopy(record)) == text
    record["sections"][0]["sections"].reverse()
    moved = records.render(record)
    assert led_to(moved) == [("#A", "Apple"), ("#M", "Mango"), ("#Z", "Zebra")]
    assert sorted(filter(None, moved.splitlines())) == sorted(filter(None, text.splitlines()))


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_anchors_go_with_a_section_that_is_removed(above):
    record = records.to_record(anchored(above, PAPER))
    del record["sections"][0]["sections"][1]
    text = records.render(record)
    assert led_to(text) == [("#Z", "Zebra"), ("#A", "Apple")]
    assert '"M"' not in text


def test_anchors_stay_with_a_section_that_is_copied():
    record = records.to_record(anchored(ABOVE["a paragraph"], PAPER))
    inner = record["sections"][0]["sections"]
    inner.append(copy.deepcopy(inner[0]))
    assert records.render(record).count('<a name="Z">') == 1


def test_title_in_the_contents_follows_a_section_that_its_anchor_leads_to():
    record = records.to_record(anchored(ABOVE["a paragraph"], PAPER))
    record["sections"][0]["sections"][1]["title"] = "Papaya"
    assert "- [Papaya](#M)\n" in records.render(record)


OPEN = {
    "an element that ends there": '\n<div>\n\nText.\n\n<a name="{id}"></a></div>\n\n',
    "an element that begins there": '\n<a name="{id}">\n\n',
}


@pytest.mark.parametrize("above", OPEN.values(), ids=OPEN)
def test_anchors_that_are_part_of_more_stay(above):
    text = anchored(above, PAPER)
    record = records.to_record(text)
    assert not any("above" in section for section in record["sections"][0]["sections"])
    assert records.render(record) == text


def test_what_is_above_a_heading_is_an_anchor():
    record = records.to_record(anchored(ABOVE["a paragraph"], PAPER))
    record["sections"][0]["sections"][1]["above"] = "Some words.\n\n"
    with pytest.raises(records.RecordError, match=r"^sections\[0\]\.sections\[1\]: above is 'Some words"):
        records.render(record)
