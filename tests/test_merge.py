"""Merging two versions of a list paper by paper."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from command_line import expect, run, write

import fgad_lint
from fgad_lint.config import Config, Order
from fgad_lint.curation.merging import MarkersError, merge
from fgad_lint.curation.three_way import Markers, TextMerge, merge_lines, merge_words
from fgad_lint.model.document import Document

LOOM = "- A Loom for Thin Threads [[CVPR 2023](https://arxiv.org/abs/2301.00001)]\n"
SHUTTLES = "- Shuttles That Come Back [[ICCV 2023](https://arxiv.org/abs/2302.00002)]\n"
WARP = "- Warp and Weft at Night [[arXiv 2023](https://arxiv.org/abs/2303.00003)]\n"
RED = "- Red from Roots and Bark [[ECCV 2022](https://arxiv.org/abs/2204.00004)]\n"
BLUE = "- Blue from Leaves of Woad [[ECCV 2022](https://arxiv.org/abs/2205.00005)]\n"
SPINDLES = "- Spindles of Stone and Bone [[CVPR 2024](https://arxiv.org/abs/2406.00006)]\n"
NEEDLES = "- Needles with Two Eyes [[CVPR 2024](https://arxiv.org/abs/2407.00007)]\n"
HEAD = "# Papers on Weaving\n\n"
LOOMS = f"## Looms\n\n{LOOM}{SHUTTLES}{WARP}"
DYES = f"\n## Dyes\n\n{RED}{BLUE}"
LIST = HEAD + LOOMS + DYES


def edited(text, *edits):
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def conflict(ours, theirs):
    return f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"


def coded(entry):
    return entry.replace("\n", " [[code](https://github.com/me/it)]\n")


# Edits of ours, edits of theirs, and those that the result has.
CASES = {
    "both add at the end of a list": (
        [(WARP, WARP + SPINDLES)],
        [(WARP, WARP + NEEDLES)],
        [(WARP, WARP + SPINDLES + NEEDLES)],
    ),
    "both add at the start of a list": (
        [(LOOM, SPINDLES + LOOM)],
        [(LOOM, NEEDLES + LOOM)],
        [(LOOM, SPINDLES + NEEDLES + LOOM)],
    ),
    "both add the same paper, and others": (
        [(WARP, WARP + SPINDLES)],
        [(WARP, WARP + NEEDLES + SPINDLES)],
        [(WARP, WARP + NEEDLES + SPINDLES)],
    ),
    "both add a paper, and one says more": (
        [(WARP, WARP + SPINDLES)],
        [(WARP, WARP + coded(SPINDLES))],
        [(WARP, WARP + coded(SPINDLES))],
    ),
    "both add a paper, but say different things": (
        [(WARP, WARP + SPINDLES.replace("CVPR", "ICCV"))],
        [(WARP, WARP + NEEDLES + SPINDLES)],
        [(WARP, WARP + NEEDLES + conflict(SPINDLES.replace("CVPR", "ICCV"), SPINDLES))],
    ),
    "ours removes what theirs adds after": (
        [(WARP, "")],
        [(WARP, WARP + SPINDLES)],
        [(WARP, SPINDLES)],
    ),
    "theirs removes what ours adds after": (
        [(WARP, WARP + SPINDLES)],
        [(WARP, "")],
        [(WARP, SPINDLES)],
    ),
    "ours removes what theirs changes": (
        [(WARP, "")],
        [(WARP, coded(WARP))],
        [(WARP, conflict("", coded(WARP)))],
    ),
    "both change an entry in different places": (
        [(WARP, WARP.replace("arXiv 2023", "ICLR 2024"))],
        [(WARP, coded(WARP))],
        [(WARP, coded(WARP).replace("arXiv 2023", "ICLR 2024"))],
    ),
    "both change an entry in one place": (
        [(WARP, WARP.replace("arXiv 2023", "ICLR 2024") + SPINDLES)],
        [(WARP, WARP.replace("arXiv 2023", "ICML 2024") + NEEDLES)],
        [
            (
                WARP,
                conflict(WARP.replace("arXiv 2023", "ICLR 2024"), WARP.replace("arXiv 2023", "ICML 2024"))
                + SPINDLES
                + NEEDLES,
            )
        ],
    ),
    "both make the same change with other white space": (
        [(WARP, coded(WARP))],
        [(WARP, coded(WARP).replace(" [[code]", "  [[code]"))],
        [(WARP, coded(WARP))],
    ),
    "ours moves a paper within its list": (
        [(LOOM + SHUTTLES + WARP, WARP + LOOM + SHUTTLES)],
        [(WARP, WARP + SPINDLES)],
        [(LOOM + SHUTTLES + WARP, WARP + LOOM + SHUTTLES + SPINDLES)],
    ),
    "ours moves a paper to another section that theirs changes": (
        [(WARP, ""), (BLUE, BLUE + WARP)],
        [(WARP, coded(WARP))],
        [(WARP, ""), (BLUE, BLUE + coded(WARP))],
    ),
    "theirs moves a paper to another section that ours changes": (
        [(WARP, coded(WARP))],
        [(WARP, ""), (BLUE, BLUE + WARP)],
        [(WARP, ""), (BLUE, BLUE + coded(WARP))],
    ),
    "ours renames a section in which theirs adds": (
        [("## Dyes\n", "## Colors\n")],
        [(f"\n{RED}", f"\n{SPINDLES}{RED}")],
        [("## Dyes\n", "## Colors\n"), (f"\n{RED}", f"\n{SPINDLES}{RED}")],
    ),
    "theirs renames a section in which ours adds": (
        [(f"\n{RED}", f"\n{SPINDLES}{RED}")],
        [("## Dyes\n", "## Colors\n")],
        [("## Dyes\n", "## Colors\n"), (f"\n{RED}", f"\n{SPINDLES}{RED}")],
    ),
    "ours moves a section in which theirs adds": (
        [(LOOMS + DYES, DYES.lstrip() + "\n" + LOOMS)],
        [(BLUE, BLUE + SPINDLES)],
        [(LOOMS + DYES, DYES.lstrip() + SPINDLES + "\n" + LOOMS)],
    ),
    "theirs moves a section in which ours adds": (
        [(BLUE, BLUE + SPINDLES)],
        [(LOOMS + DYES, DYES.lstrip() + "\n" + LOOMS)],
        [(LOOMS + DYES, DYES.lstrip() + SPINDLES + "\n" + LOOMS)],
    ),
    "theirs moves a paper after which ours adds": (
        [(WARP, WARP + SPINDLES)],
        [(WARP, ""), (BLUE, BLUE + WARP)],
        [(WARP, SPINDLES), (BLUE, BLUE + WARP)],
    ),
    "ours removes what theirs gives other white space": (
        [(WARP, "")],
        [(WARP, WARP.replace(" [[", "  [["))],
        [(WARP, "")],
    ),
    "ours removes a section in which theirs adds": (
        [(DYES, "")],
        [(BLUE, BLUE + SPINDLES)],
        [(DYES, "\n" + conflict("", DYES.lstrip() + SPINDLES))],
    ),
    "both add a section at one place": (
        [(DYES, f"\n## Spinning\n\n{SPINDLES}{DYES}")],
        [(DYES, f"\n## Sewing\n\n{NEEDLES}{DYES}")],
        [(DYES, f"\n## Spinning\n\n{SPINDLES}\n## Sewing\n\n{NEEDLES}{DYES}")],
    ),
    "ours adds a section where theirs adds a paper": (
        [(WARP, f"{WARP}\n## Spinning\n\n{SPINDLES}")],
        [(WARP, WARP + NEEDLES)],
        [(WARP, f"{WARP}{NEEDLES}\n## Spinning\n\n{SPINDLES}")],
    ),
    "theirs adds a section where ours adds a paper": (
        [(WARP, WARP + NEEDLES)],
        [(WARP, f"{WARP}\n## Spinning\n\n{SPINDLES}")],
        [(WARP, f"{WARP}{NEEDLES}\n## Spinning\n\n{SPINDLES}")],
    ),
    "both add the same section with other papers": (
        [(DYES, f"\n## Sewing\n\n{SPINDLES}{DYES}")],
        [(DYES, f"\n## Sewing\n\n{NEEDLES}{DYES}")],
        [(DYES, f"\n## Sewing\n\n{SPINDLES}{NEEDLES}{DYES}")],
    ),
    "folded sections stay apart": (
        [(DYES, f"\n<details>\n\n{SPINDLES}\n</details>\n{DYES}")],
        [(DYES, f"\n<details>\n\n{NEEDLES}\n</details>\n{DYES}")],
        [(DYES, f"\n<details>\n\n{SPINDLES}\n</details>\n\n<details>\n\n{NEEDLES}\n</details>\n{DYES}")],
    ),
    "ours gives a section another level and name, and theirs adds one above": (
        [("## Dyes\n", "### Dyes (new)\n")],
        [("## Dyes\n", f"## Sewing\n\n{SPINDLES}\n## Dyes\n")],
        [("## Dyes\n", f"## Sewing\n\n{SPINDLES}\n### Dyes (new)\n")],
    ),
    "both change a line of text": (
        [(HEAD, HEAD + "All there is.\n\n")],
        [(HEAD, HEAD + "All that is worth it.\n\n"), (WARP, coded(WARP))],
        [(HEAD, HEAD + "All there is.\n\nAll that is worth it.\n\n"), (WARP, coded(WARP))],
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "expected"), CASES.values(), ids=CASES)
def test_merge(ours, theirs, expected):
    merged = fgad_lint.merge(LIST, edited(LIST, *ours), edited(LIST, *theirs))
    assert merged.text == edited(LIST, *expected)
    assert merged.n_conflicts == merged.text.count("<<<<<<<")


def papers(*months):
    """Entries of papers submitted in these months of 2023."""
    names = "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()
    return [
        f"- Weaving with {names[month]} Hands [[pdf](https://arxiv.org/abs/23{month:02}.00001)]\n" for month in months
    ]


def numbered(*lines, start=1, step=1):
    return HEAD + "".join(f"{start + step * index}. {line[2:]}" for index, line in enumerate(lines))


def table(header, *rows):
    return f"{HEAD}| {header} |\n{'|---' * (header.count('|') + 1)}|\n" + "".join(rows)


def row(title, number):
    return f"| A Study of {title} in Linen | [pdf](https://arxiv.org/abs/2301.0000{number}) |\n"


DOWN = [*papers(11, 10, 9, 8, 7, 5, 4, 3, 2)]
NESTED = f"{HEAD}- [A Survey of Looms](https://e.org/looms)\n  - [Code for Looms](https://e.org/code)\n{RED}{BLUE}"
# The base, ours, theirs, and the result.
TEXTS = {
    "numbers count on": (
        numbered(LOOM, SHUTTLES),
        numbered(LOOM, SHUTTLES, SPINDLES),
        numbered(LOOM, SHUTTLES, NEEDLES),
        numbered(LOOM, SHUTTLES, SPINDLES, NEEDLES),
    ),
    "numbers count down": (
        numbered(LOOM, SHUTTLES, start=2, step=-1),
        numbered(SPINDLES, LOOM, SHUTTLES, start=3, step=-1),
        numbered(NEEDLES, LOOM, SHUTTLES, start=3, step=-1),
        numbered(SPINDLES, NEEDLES, LOOM, SHUTTLES, start=4, step=-1),
    ),
    "an entry is inserted above where another is added": (
        numbered(LOOM, SHUTTLES, WARP),
        numbered(LOOM, SPINDLES, SHUTTLES, WARP),
        numbered(LOOM, SHUTTLES, WARP, NEEDLES),
        numbered(LOOM, SPINDLES, SHUTTLES, WARP, NEEDLES),
    ),
    "numbers count on after one that is repeated": (
        numbered(LOOM) + numbered(SHUTTLES, WARP).removeprefix(HEAD),
        numbered(LOOM) + numbered(SHUTTLES, WARP, SPINDLES).removeprefix(HEAD),
        numbered(LOOM) + numbered(SHUTTLES, WARP, NEEDLES).removeprefix(HEAD),
        numbered(LOOM) + numbered(SHUTTLES, WARP, SPINDLES, NEEDLES).removeprefix(HEAD),
    ),
    "all numbers are 1": (
        numbered(LOOM, SHUTTLES, step=0),
        numbered(LOOM, SHUTTLES, SPINDLES, step=0),
        numbered(LOOM, SHUTTLES, NEEDLES, step=0),
        numbered(LOOM, SHUTTLES, SPINDLES, NEEDLES, step=0),
    ),
    "both add rows": (
        table("Title | Link", row("Knots", 1), row("Seams", 2)),
        table("Title | Link", row("Knots", 1), row("Seams", 2), row("Hems", 3)),
        table("Title | Link", row("Knots", 1), row("Seams", 2), row("Cuffs", 4)),
        table("Title | Link", row("Knots", 1), row("Seams", 2), row("Hems", 3), row("Cuffs", 4)),
    ),
    "both add nested items": (
        NESTED,
        edited(NESTED, ("/code)\n", "/code)\n  - [Data on Looms](https://e.org/data)\n")),
        edited(NESTED, ("/code)\n", "/code)\n  - [Slides on Looms](https://e.org/slides)\n")),
        edited(
            NESTED,
            (
                "/code)\n",
                "/code)\n  - [Data on Looms](https://e.org/data)\n  - [Slides on Looms](https://e.org/slides)\n",
            ),
        ),
    ),
    "both add to the contents": (
        f"{HEAD}- [Looms](#looms)\n- [Dyes](#dyes)\n\n{LOOMS}{DYES}",
        f"{HEAD}- [Looms](#looms)\n- [Dyes](#dyes)\n- [Sewing](#sewing)\n\n{LOOMS}{DYES}\n## Sewing\n\n{SPINDLES}",
        f"{HEAD}- [Looms](#looms)\n- [Dyes](#dyes)\n- [Knots](#knots)\n\n{LOOMS}{DYES}\n## Knots\n\n{NEEDLES}",
        f"{HEAD}- [Looms](#looms)\n- [Dyes](#dyes)\n- [Sewing](#sewing)\n- [Knots](#knots)\n\n{LOOMS}{DYES}"
        f"\n## Sewing\n\n{SPINDLES}\n## Knots\n\n{NEEDLES}",
    ),
    "blank lines between entries": (
        f"{HEAD}{LOOM}\n{SHUTTLES}",
        f"{HEAD}{LOOM}\n{SHUTTLES}\n{SPINDLES}",
        f"{HEAD}{LOOM}\n{SHUTTLES}\n{NEEDLES}",
        f"{HEAD}{LOOM}\n{SHUTTLES}\n{SPINDLES}\n{NEEDLES}",
    ),
    "line ends and the end of the text are as in ours": (
        LIST,
        (LIST + SPINDLES).replace("\n", "\r\n").removesuffix("\r\n"),
        LIST + NEEDLES,
        (LIST + SPINDLES + NEEDLES).replace("\n", "\r\n").removesuffix("\r\n"),
    ),
    "no base": (
        "",
        HEAD + LOOMS,
        HEAD + LOOMS.replace(WARP, SPINDLES),
        HEAD + LOOMS + SPINDLES,
    ),
    "no list": (
        "# Notes\n\nOne line.\n",
        "# Notes\n\nOne line of ours.\n",
        "# Notes\n\nOne line of theirs.\n",
        "# Notes\n\n" + conflict("One line of ours.\n", "One line of theirs.\n"),
    ),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), TEXTS.values(), ids=TEXTS)
def test_merge_of_texts(base, ours, theirs, expected):
    assert fgad_lint.merge(base, ours, theirs).text == expected


@pytest.mark.parametrize(("order", "is_sorted"), [("auto", True), ("newest-first", True), ("any", False)])
def test_new_papers_are_in_the_order_of_the_list(order, is_sorted):
    first, older, newer = DOWN[0], papers(11)[0].replace("Eleven", "Old"), papers(12)[0]
    base = HEAD + "".join(DOWN)
    ours, theirs = edited(base, (first, older + first)), edited(base, (first, newer + first))
    merged = merge(base, ours, theirs, Config(order=Order(papers=order)))
    assert merged.text == edited(base, (first, (newer + older if is_sorted else older + newer) + first))
    merged = merge(base, theirs, ours, Config(order=Order(papers=order)))
    assert merged.text == edited(base, (first, newer + older + first))


def test_row_under_another_header_is_a_conflict():
    base = table("Title | Link", row("Knots", 1), row("Seams", 2))
    ours = table("Title | Link | Code", row("Knots", 1), row("Seams", 2), row("Hems", 3))
    theirs = table("Title | Link", row("Knots", 1), row("Seams", 2), row("Cuffs", 4))
    assert fgad_lint.merge(base, ours, theirs).n_conflicts


def test_lines_that_both_replace_are_a_conflict():
    base, ours, theirs = (
        edited(LIST, (HEAD, f"{HEAD}{lines}\n"))
        for lines in (
            "To read.\nFor all.\n",
            "Looms, wheels, dyes.\nNothing else.\n",
            "What weavers know.\nTill now.\n",
        )
    )
    assert fgad_lint.merge(base, ours, theirs).n_conflicts == 1


def test_text_merge_of_git_is_kept_where_it_is_clean():
    by_git = TextMerge(LIST + "\nMerged by git.\n", 0)
    assert merge(LIST, LIST + SPINDLES, NEEDLES + LIST, Config(), None, by_git) == by_git


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        (SPINDLES, [SPINDLES, LOOM, SHUTTLES, WARP]),
        (coded(SPINDLES), [LOOM, SHUTTLES, WARP, coded(SPINDLES)]),
        (SPINDLES.replace("CVPR", "ICCV"), [SPINDLES, LOOM, SHUTTLES, WARP, SPINDLES.replace("CVPR", "ICCV")]),
    ],
    ids=["the same text", "one says more", "another text"],
)
def test_paper_that_both_add_is_kept_once(theirs, expected):
    ours, theirs = edited(LIST, (LOOM, SPINDLES + LOOM)), edited(LIST, (WARP, WARP + theirs))
    assert fgad_lint.merge(LIST, ours, theirs).text == edited(LIST, (LOOM + SHUTTLES + WARP, "".join(expected)))


@pytest.mark.parametrize("place", range(3))
def test_conflict_markers_are_refused(place):
    texts = [LIST, LIST + SPINDLES, LIST + NEEDLES]
    texts[place] += conflict(RED, BLUE)
    with pytest.raises(MarkersError, match="has conflict markers from line"):
        fgad_lint.merge(*texts)


def test_conflict_markers_in_code_are_text():
    code = f"\n```\n{conflict(RED, BLUE)}```\n"
    assert fgad_lint.merge(LIST + code, HEAD + LIST + code, LIST + code + SPINDLES).n_conflicts == 0


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        (("a b c", "a B c", "a b C"), None),
        (("a b c d", "a B c d", "a b c D"), "a B c D"),
        (("see https://e.org/a now", "see https://e.org/b now", "see https://e.org/a later"), None),
        (
            ("see https://e.org/a or not now", "see https://e.org/b or not now", "see https://e.org/a or not later"),
            "see https://e.org/b or not later",
        ),
        (("a b", "a  b", "a b c"), "a  b c"),
    ],
)
def test_merge_words(versions, expected):
    assert merge_words(*versions) == expected


def test_markers_show_the_base_if_asked_to():
    marked = merge_lines(["a\nb\n", "a\nB", "a\nc\n"], Markers(9, "HEAD", "base", "topic", shows_base=True))
    assert marked == ("a\n<<<<<<<<< HEAD\nB\n||||||||| base\nb\n=========\nc\n>>>>>>>>> topic\n", 1)


# Properties

SHARED = Path(__file__).parent.parent.parent / "shared"  # A collection of lists, if there is one.
REAL_LISTS = [path for path in sorted((SHARED / "corpus" / "lists").glob("*.md")) if path.stat().st_size < 40_000]


def shuffled_edits(text, seed):
    """A text with random edits: entries added, removed, changed, moved and repeated, and headings renamed, added and removed."""
    draw = random.Random(seed)
    lines = text.split("\n")
    for _ in range(draw.randint(1, 6)):
        index = draw.randrange(len(lines))
        match draw.randrange(8):
            case 0 | 1:
                number = draw.randrange(40)
                lines.insert(index, f"- A Study of Loom {number} [[pdf](https://arxiv.org/abs/2401.000{number:02})]")
            case 2:
                del lines[index]
            case 3:
                lines[index] = re.sub(
                    r"\w+", lambda word: word[0].upper(), lines[index], count=1
                ) + " [[code](https://e.org/c)]" * (draw.random() < 0.5)
            case 4:
                lines.insert(draw.randrange(len(lines)), lines.pop(index))
            case 5:
                lines.insert(index, lines[draw.randrange(len(lines))])
            case 6:
                lines[index:index] = ["", f"## Section {draw.randrange(5)}", ""]
            case 7:
                lines[index] = lines[index].replace("##", "###") + " (new)" * lines[index].startswith("#")
        lines = lines or [""]
    return "\n".join(lines)


def check_merge(base, ours, theirs):
    merged = fgad_lint.merge(base, ours, theirs)
    lines = [Counter(filter(str.strip, text.split("\n"))) for text in (base, ours, theirs, merged.text)]
    for version, other in (lines[1:3], lines[2:0:-1]):
        for line in version - (lines[0] - other) - lines[3]:  # Then it was combined with a change of the other side.
            assert any(url in merged.text for url in re.findall(r"https?://[^)]*", line)), line
    swapped = fgad_lint.merge(base, theirs, ours)
    assert titles(swapped.text) == titles(merged.text)


def titles(text):
    return {paper.key for paper in Document(text).papers}


@pytest.mark.parametrize("seed", range(40))
def test_random_edits(seed):
    check_random_edits(shuffled_edits(LIST, seed), seed)


@pytest.mark.parametrize("path", REAL_LISTS, ids=[path.stem for path in REAL_LISTS])
def test_random_edits_of_real_lists(path):
    check_random_edits(path.read_bytes().decode(), path.stem)


def check_random_edits(base, seed):
    ours, theirs = shuffled_edits(base, f"ours {seed}"), shuffled_edits(base, f"theirs {seed}")
    assert fgad_lint.merge(base, ours, base) == (ours, 0)
    assert fgad_lint.merge(base, base, theirs) == (theirs, 0)
    assert fgad_lint.merge(base, ours, ours) == (ours, 0)
    check_merge(base, ours, theirs)


# The command


def versions(ours=LIST + SPINDLES, theirs=LIST + NEEDLES, base=LIST):
    for name, text in (("base.md", base), ("ours.md", ours), ("theirs.md", theirs)):
        write(name, text)
    return "merge", "base.md", "ours.md", "theirs.md"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


CONFLICT = [WARP.replace("arXiv 2023", venue) for venue in ("ICLR 2024", "ICML 2024")]


@pytest.mark.usefixtures("folder")
def test_command_prints_the_merged_list():
    expect(run(*versions()), 0, LIST + SPINDLES + NEEDLES, "ours.md: merged paper by paper, no conflict left\n")


@pytest.mark.usefixtures("folder")
def test_command_takes_a_version_from_standard_input():
    versions()
    assert run("merge", "base.md", "ours.md", "-", stdin=LIST + NEEDLES).stdout == LIST + SPINDLES + NEEDLES


@pytest.mark.usefixtures("folder")
def test_command_writes_a_file_and_says_what_is_left():
    arguments = versions(edited(LIST, (WARP, CONFLICT[0])), edited(LIST, (WARP, CONFLICT[1])))
    result = run(*arguments, "-o", "ours.md", "--labels", "base", "main", "topic", "--marker-size", 9)
    expect(result, 1, "", "ours.md: 1 conflict left, between markers\n")
    marked = f"<<<<<<<<< main\n{CONFLICT[0]}=========\n{CONFLICT[1]}>>>>>>>>> topic\n"
    assert Path("ours.md").read_text() == edited(LIST, (WARP, marked))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff", "theirs.md: not UTF-8: byte 0xff at offset 0 (line 1); save it as UTF-8\n"),
        (conflict(RED, BLUE), "theirs has conflict markers from line 1 on; settle them first\n"),
    ],
)
def test_command_refuses_what_it_cannot_merge(content, message):
    arguments = versions(theirs=content)
    expect(run(*arguments, "-o", "result.md"), 2, "", message)
    assert not Path("result.md").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.md", "b.md"], "BASE, OURS and THEIRS are three files, not 2"),
        (["-", "-", "a.md"], "only one of BASE, OURS and THEIRS can be -"),
        (["--install", "--uninstall"], "--install and --uninstall cannot be used together"),
        (["no.md", "no.md", "no.md"], "no.md: no such file"),
        (["--install"], "not a git repository"),
    ],
)
def test_command_says_what_is_wrong(arguments, message):
    result = run("merge", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
