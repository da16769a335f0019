"""A document that takes over what was read of its previous version is the same as one that is read anew."""

import gc
import tracemalloc
import weakref
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_corpus import EACH_LIST, LISTS, SEED, read
from test_rules import CASES
from test_shortcuts import LISTS as SHORT_LISTS
from texts import texts

from fgad_lint import rules
from fgad_lint.annotate import plain
from fgad_lint.config import Arxiv, Config, Order
from fgad_lint.linter.lint import lint
from fgad_lint.markdown import inline
from fgad_lint.markdown.pieces import PieceParser
from fgad_lint.model.document import Document
from fgad_lint.model.known import Known
from fgad_lint.rule import Bad, Context, sample
from fgad_lint.text import Span

RULES = [rule for rule in rules.load() if rule.on]
BY_SECTION = [rule for rule in rules.load() if not rule.compares_sections]
CONFIGS = [Config(), Config(arxiv=Arxiv("pdf", "drop"), order=Order("alphabetical", "newest-first"))]
# The example of each rule, as some sections of one text.
EXAMPLES = [plain(sample(example.text)) for _, example in (case.values for case in CASES) if isinstance(example, Bad)]
SECTIONS = st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3).map("\n# Part\n\n".join)
TEXTS = st.one_of(texts(), SHORT_LISTS, SECTIONS)
INSERTED_LINES = """# A|## B {#b}|#|```|<!--|-->|<div>|</div>||> # C|> - quoted|    indented|- x [a](https://e.org)|- [B](#b)|[r]: https://e.org
[r]: #b|[a][r]|| a | b ||---|---|===|---|**Bold**|<details><summary>S</summary>|</details>|<a name="x"></a>|<h2>H</h2>
<!-- fgad-lint: ignore -->|1. One|\ufeff# D|+ A [[arXiv 2025]](https://arxiv.org/abs/2410.14987)""".replace(
    "\n", "|"
).split("|")
INSERTED = "#[]()*`<>|\\ \n\r-+\ufeffx"


def edited(text, random):
    """The text with a line deleted, inserted, repeated, or moved, or a few characters changed."""
    lines = text.splitlines(keepends=True) or [""]
    index, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(8):
        case 0:
            del lines[index]
        case 1:
            lines.insert(index, lines[other])
        case 2:
            lines.insert(index, f"{random.choice(INSERTED_LINES)}\n")
        case 3:
            lines[index], lines[other] = lines[other], lines[index]
        case 4:
            lines *= 2
        case _:
            line, offset = lines[index], random.randrange(len(lines[index]) + 1)
            lines[index] = line[:offset] + random.choice(INSERTED) + line[offset + random.randrange(3) :]
    return "".join(lines)


def views(document):
    """What a document says about its text, with sections as numbers."""
    return {
        "blocks": document.blocks,
        "all blocks": document.all_blocks,
        "leaves": list(document.leaves),
        "links": document.links,
        "comments": document.comments,
        "headings": document.headings,
        "sections": [(section.number, section.heading, section.start, section.blocks) for section in document.sections],
        "parents": [section.parent.number for section in document.sections],
        "root": document.root.blocks,
        "anchors": {id_: section.number for id_, section in document.anchors.by_id.items()},
        "written anchors": [(anchor.id, anchor.span, anchor.section.number) for anchor in document.anchors.written],
        "contents": [
            (contents.span, contents.section.number, contents.covers.number, [entry[:4] for entry in contents.entries])
            for contents in document.contents_lists
        ],
        "papers": [
            (listed.span, listed.kind, listed.section.number, listed.papers, listed.keys)
            for listed in document.paper_lists
        ],
        "shared keys": [(listing.paper, listing.paper_index) for listing in document.listings_with_shared_keys],
        "labels": [document.label_of(link) for link in document.links],
    }


def assert_same(document, config=CONFIGS[0]):
    anew = Document(document.text, document.renderer)
    for name, view in views(anew).items():
        assert views(document)[name] == view, name
    context = Context(config)
    assert lint(document, RULES, context) == lint(anew, RULES, context)


@given(TEXTS, st.randoms(use_true_random=False), st.sampled_from(CONFIGS))
@example("# A\n\n[a][r]\n\n# B\n\n[r]: https://e.org\n", Random(0), CONFIGS[0])
def test_next_version(text, random, config):
    document = Document(text)
    lint(document, RULES, Context(config))
    for _ in range(4):
        document = Document(edited(document.text, random), previous=document)
        assert_same(document, config)


PARAGRAPHS = """
**A Study of Faults in Iron** [code](https://arxiv.org/abs/2401.00001)

**A Study of Faults in Wood** [code](https://arxiv.org/abs/2401.00002)
"""
CONTENTS = """
- [Iron](#iron) has the [oldest papers](https://e.org/1) of all of them
- [Wood](#wood) has the [longest papers](https://e.org/2) of all of them

# Iron

# Wood
"""


@pytest.mark.parametrize(
    ("text", "next_text"),
    [
        pytest.param("# A\n```\nb\n", "# A\n```\nb\n# C\n```\n# D\n", id="heading in a fence"),
        pytest.param("# A\n<div>\n", "# A\n<div>\n# B\n", id="heading in HTML"),
        pytest.param("# A\n<div>\n</div>", "# A\n<div>\n</div>\n# B\n", id="heading in HTML without a line end"),
        pytest.param("# A\n<!-- b -->\n", "# A\n<!-- b -->\n# B\n", id="heading after HTML"),
        pytest.param("# A\n<!--\n# B\n", "# A\n<!--\n# B\n-->\n# C\n", id="heading in a comment"),
        pytest.param("# A\n```\n# b\n```\n# C\n", "d\n# A\n```\n# b\n```\n# C\n", id="piece with a heading in a fence"),
        pytest.param("\ufeff# A\n", "b\n\ufeff# A\n", id="byte order mark"),
        pytest.param("# A\n\n[b]\n\n# C\n", "# A\n\n[b]\n\n# C\n\n[b]: https://e.org\n", id="new definition"),
        pytest.param("# A\n\n> [b](https://e.org)\n> c\n", "d\n# A\n\n> [b](https://e.org)\n> c\n", id="moved quote"),
        pytest.param(
            f"# A\n{PARAGRAPHS}\n", f"# A\n{PARAGRAPHS}\n# B\n{PARAGRAPHS}", id="enough paragraphs to be papers"
        ),
        pytest.param(f"# A\n{PARAGRAPHS}\n# B\n{PARAGRAPHS}", f"# A\n{PARAGRAPHS}\n", id="too few paragraphs left"),
        pytest.param(f"# A\n{CONTENTS}", f"# A\n\n# B\n{CONTENTS}", id="moved contents"),
        pytest.param(
            f"# A\n{CONTENTS}", f"# A\n{CONTENTS}".replace("# Wood", "# Woods"), id="contents without a section"
        ),
        pytest.param("", "a\n", id="empty before"),
        pytest.param("# A\n", "", id="empty after"),
    ],
)
def test_versions(text, next_text):
    document = Document(text)
    assert_same(document)
    document = Document(next_text, previous=document)
    assert_same(document)
    assert_same(Document(text, previous=document))


@EACH_LIST
def test_next_version_of_list(path):
    random = Random(path.stem)
    document = Document(read(path))
    lint(document, RULES, Context())
    for _ in range(5):
        document = Document(edited(document.text, random), previous=document)
        assert_same(document)


TWIN = (
    "# A\n\n"
    + "".join(f"- A Study {n} [[paper]](https://arxiv.org/abs/2401.0000{n})\n" for n in range(1, 7)) * 2
    + "\n"
)


@pytest.mark.parametrize("other", ["pdf", "abs"])
def test_pieces_with_the_same_text(other):
    """Sections that are alike, which no rule has seen before they become one piece, count as often as they are there."""
    document = Document("# List\n")
    for _ in range(2):
        document = Document(
            f"# List\n\n- B Study [[paper]](https://arxiv.org/{other}/2401.00009)\n{TWIN * 2}", previous=document
        )
    assert_same(document)
    assert_same(Document(document.text + TWIN, previous=document))


@given(TEXTS, st.randoms(use_true_random=False))
def test_versions_that_no_rule_has_seen(text, random):
    document = Document(text)
    for _ in range(3):
        document = Document(edited(document.text, random), previous=document)
    assert_same(document)


def test_version_for_another_renderer():
    document = Document("# A {#b}\n\n[c](#b)\n")
    lint(document, RULES, Context())
    assert_same(Document("# A {#b}\n\n[c](#b)\n\n# D\n", "kramdown", previous=document), Config("kramdown"))


def test_version_of_a_document_with_known_spans():
    text = "# A\n\n**A Study of Faults in Iron** [paper](https://e.org/1)\n"
    document = Document(text, known=[Known(Span(5, len(text)), "papers")])
    assert document.papers
    assert_same(Document(text, previous=document))
    text = "# A\n\n- Iron\n- [Wood](https://e.org/1)\n- Felt\n"
    document = Document(text, known=[Known(Span(5, len(text)), "papers")])
    assert document.papers
    assert_same(Document(f"{text}# B\n", previous=document))


@given(SECTIONS, SECTIONS)
def test_version_of_another_text(text, other_text):
    document = Document(text)
    lint(document, RULES, Context())
    assert_same(Document(other_text, previous=document))


@pytest.mark.parametrize("rule", BY_SECTION, ids=lambda rule: rule.name)
@given(text=TEXTS)
def test_rule_that_does_not_compare_sections(rule, text):
    document = Document(text)
    by_section = [
        finding
        for index in range(len(document.pieces))
        for finding in rule.check(document.excerpt([index]), Context())
        if document.piece_index(finding.span.start) == index
    ]
    assert sorted(by_section, key=repr) == sorted(rule.check(document, Context()), key=repr)


SECTION = """## Section {number}

- [A Study of Faults {number}](https://e.org/{number}), CVPR 2024
- [Another Study of Faults {number}](https://arxiv.org/abs/2401.1{number:04}) [[code](https://github.com/a/{number})]

"""


def sections(n):
    return "# List\n\n" + "".join(SECTION.format(number=number) for number in range(n))


@pytest.mark.parametrize("n", [10, 100])
def test_only_the_section_of_an_edit_is_read_again(n, monkeypatch):
    text = sections(n)
    document = Document(text)
    lint(document, RULES, Context())
    n_read = []

    def parse(self, span, parse=PieceParser.parse):
        n_read.append(span.end - span.start)
        return parse(self, span)

    def scan(text, start, end, definitions, scan=inline.scan):
        n_read.append(end - start)
        return scan(text, start, end, definitions)

    monkeypatch.setattr(PieceParser, "parse", parse)
    monkeypatch.setattr(inline, "scan", scan)
    edit = text.index("Study of Faults 5]")
    document = Document(f"{text[:edit]}long {text[edit:]}", previous=document)
    lint(document, RULES, Context())
    section = len(SECTION.format(number=5)) + len("long ")
    assert section <= sum(n_read) < 2.5 * section


def test_rules_look_only_at_the_section_of_an_edit():
    text = sections(20)
    looked_at = []

    def check(document, _context):
        looked_at.append(len(document.pieces))
        return iter(())

    rule = BY_SECTION[0]._replace(check=check)
    document = Document(text)
    lint(document, [rule], Context())
    document = Document(text.replace("Faults 7]", "Faults, 7]"), previous=document)
    lint(document, [rule], Context())
    lint(Document(text.replace("## Section 0\n", ""), previous=document), [rule], Context())
    assert looked_at == [21, 1, 2]


def test_previous_version_is_freed_at_once():
    """Without the garbage collector, which the command line switches off: no document or piece refers to itself."""
    document = Document(sections(3))
    lint(document, RULES, Context())
    gc.disable()
    try:
        for number in range(3):
            earlier = [weakref.ref(document), weakref.ref(document.piece_at(document.text.index(f"Faults {number}]")))]
            document = Document(document.text.replace(f"Faults {number}]", f"Faults, {number}]"), previous=document)
            lint(document, RULES, Context())
            assert [reference() for reference in earlier] == [None, None]
    finally:
        gc.enable()


@pytest.mark.slow
def test_memory_of_many_edits():
    text = sections(30)
    document = Document(text)

    def edit(times):
        nonlocal document
        for number in range(times):
            offset = text.index(f"Faults {number % 30}]")
            document = Document(f"{text[:offset]}{'x' * (number % 7)}{text[offset:]}", previous=document)
            lint(document, RULES, Context())

    edit(200)
    tracemalloc.start()
    edit(200)
    gc.collect()  # Python keeps freed tuples for later use.
    before, _ = tracemalloc.get_traced_memory()
    edit(10_000)
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after < before + 10 * len(text)


@pytest.mark.slow
@pytest.mark.skipif(not SEED.exists(), reason="no collection of lists in ../shared")
@pytest.mark.parametrize("rule", BY_SECTION, ids=lambda rule: rule.name)
def test_rule_that_does_not_compare_sections_of_lists(rule):
    for path in LISTS:
        document = Document(read(path))
        whole = {finding.span for finding in rule.check(document, Context())}
        halves = [range(start, len(document.pieces), 2) for start in (0, 1)]
        parts = [{finding.span for finding in rule.check(document.excerpt(half), Context())} for half in halves]
        assert whole == {
            span
            for half, found in zip(halves, parts, strict=True)
            for span in found
            if document.piece_index(span.start) in half
        }
