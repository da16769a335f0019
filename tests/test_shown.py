"""Fixes as a reader sees them on GitHub: what no edit touches stays, and no heading loses an entry but for one that is repeated."""

import random
from pathlib import Path

import pytest

pytest.importorskip("cmarkgfm")

import linting
import shown

from fgad_lint import rules
from fgad_lint.config import Config
from fgad_lint.config.files import from_toml
from fgad_lint.diagnostic import Edit
from fgad_lint.linter.fix import select_fixes
from fgad_lint.report.annotate import plain
from fgad_lint.rule import Bad, sample

RULES = rules.load()
LISTS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "lists"
WANTS_LISTS = pytest.mark.skipif(not LISTS.is_dir(), reason="wants a collection of real lists")
EXAMPLES = [
    pytest.param(plain(sample(case.text)), case.config, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, case in enumerate(rule.examples, 1)
    if isinstance(case, Bad) and case.fixed and "renderer" not in case.config
]


def complaints(text, settings):
    """What is wrong with the fixes of a text: those of each rule alone, and all of them."""
    found = linting.lint(text, RULES, settings)
    wrong = []
    for unsafe in (False, True):
        for rule in RULES:
            chosen = select_fixes([each for each in found if each.rule == rule.name], unsafe)
            if chosen and not (fixed := linting.fix(text, [rule], settings, unsafe)).refusals:
                edits = [edit for fix in {id(each.fix): each.fix for each in chosen}.values() for edit in fix.edits]
                wrong += [
                    f"{rule.name}: {said}" for said in (*shown.strayed(text, edits), *shown.harm(text, fixed.text))
                ]
        fixed = linting.fix(text, RULES, settings, unsafe)
        wrong += [f"{sorted({each.rule for each in fixed.fixed})}: {said}" for said in shown.harm(text, fixed.text)]
    if shown.pieces(linting.add_ignores(text, RULES, settings).text) != shown.pieces(text):
        wrong.append("ignore comments change what is shown")
    return wrong


def window(text, random_numbers):
    """Some 150 lines of a text, from a heading on where there is one."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith("#")] or [0]
    start = random_numbers.choice(starts)
    return lines[start : start + 150]


BREAKS = (
    "<br>\n",
    "<br/>\n",
    "<img src='a.png'/>\n",
    "```\n",
    "---\n",
    "    \n",
    "\n",
    "</details>\n",
    "<!--\n",
    "===\n",
)


def mutant(text, random_numbers):
    """A part of a list with one line deleted, doubled, moved, indented, or broken in a bracket, or something between two."""
    lines = window(text, random_numbers)
    number = random_numbers.randrange(len(lines))
    line = lines[number]
    match random_numbers.randrange(6):
        case 0:
            del lines[number]
        case 1:
            lines.insert(random_numbers.randrange(len(lines)), line)
        case 2:
            lines.insert(random_numbers.randrange(len(lines)), lines.pop(number))
        case 3:
            brackets = [at for at, char in enumerate(line) if char in "[]()"] or [0]
            at = random_numbers.choice(brackets)
            lines[number] = line[:at] + random_numbers.choice(["", line[at] * 2, " "]) + line[at + 1 :]
        case 4:
            lines.insert(number, random_numbers.choice(BREAKS))
        case 5:
            lines[number] = random_numbers.choice(["    ", "      ", "> ", "- "]) + line
    return "".join(lines)


ENTRY = "- Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)\n"
HARM = {
    "an entry that is under another heading too": (f"# A\n\n{ENTRY}\n# B\n\n{ENTRY}", f"# A\n\n{ENTRY}\n# B\n", 1),
    "an entry that is there twice": (f"# A\n\n{ENTRY}{ENTRY}", f"# A\n\n{ENTRY}", 0),
    "an entry that HTML swallows": (f"# A\n\n{ENTRY}\n<br/>\n", f"# A\n\n<br/>\n{ENTRY}\n", 1),
    "a heading that HTML swallows": ("# A\n\n<br/>\n\n# B\n", "# A\n\n<br/>\n# B\n", 1),
}


@pytest.mark.parametrize(("before", "after", "number"), HARM.values(), ids=HARM)
def test_harm_is_seen(before, after, number):
    assert len(shown.harm(before, after)) == number


def test_what_no_edit_touches_is_seen():
    text = f"Words\n\n# A\n\n{ENTRY}"
    assert shown.strayed(text, [Edit.insert(0, "Some ")]) == []
    assert shown.strayed(text, [Edit.insert(7, "<br/>\n")])


@pytest.mark.parametrize(("text", "toml"), EXAMPLES)
def test_fixes_of_examples(text, toml):
    assert complaints(text, from_toml(toml, "example", rules.names())) == []


def assert_fixes_of_broken_lists(seed, count):
    random_numbers = random.Random(seed)
    for _ in range(count):
        path = random_numbers.choice(sorted(LISTS.glob("*.md")))
        text = mutant(path.read_bytes().decode(), random_numbers)
        assert complaints(text, Config()) == [], text


@WANTS_LISTS
@pytest.mark.parametrize("number", range(10))
def test_fixes_of_broken_lists(number):
    assert_fixes_of_broken_lists(number, 3)


@WANTS_LISTS
@pytest.mark.slow
@pytest.mark.parametrize("number", range(100, 150))
def test_fixes_of_many_broken_lists(number):
    assert_fixes_of_broken_lists(number, 10)


@WANTS_LISTS
@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(LISTS.glob("*.md")), ids=lambda path: path.stem)
def test_fixes_of_lists(path):
    assert complaints(path.read_bytes().decode(), Config()) == []
