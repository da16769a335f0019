"""Fixes as seen on GitHub: text outside the edits stays, and no heading loses an entry that is not repeated under it."""

import random
from pathlib import Path

import pytest

pytest.importorskip("cmarkgfm")

import linting
import shown

from fgad_lint import rules
from fgad_lint.annotate import plain
from fgad_lint.config import Config
from fgad_lint.config.files import from_toml
from fgad_lint.diagnostic import Edit
from fgad_lint.linter.fix import select_fixes
from fgad_lint.rule import Bad, sample

RULES = rules.load()
LISTS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "lists"
NEEDS_LISTS = pytest.mark.skipif(not LISTS.is_dir(), reason="needs a collection of real lists")
EXAMPLES = [
    pytest.param(plain(sample(example.text)), example.config, id=f"{rule.name}-{index}")
    for rule in RULES
    for index, example in enumerate(rule.examples, 1)
    if isinstance(example, Bad) and example.fixed and "renderer" not in example.config
]


def complaints_about(text, settings):
    """Complaints about the fixes of a text: those of each rule alone, and all together."""
    diagnostics = linting.lint(text, RULES, settings)
    complaints = []
    for unsafe in (False, True):
        for rule in RULES:
            selected = select_fixes([found for found in diagnostics if found.rule == rule.name], unsafe)
            if selected and not (result := linting.fix(text, [rule], settings, unsafe)).rejected:
                edits = [edit for fix in dict.fromkeys(found.fix for found in selected) for edit in fix.edits]
                wrong = (*shown.changes_outside_edits(text, edits), *shown.harm(text, result.text))
                complaints += [f"{rule.name}: {complaint}" for complaint in wrong]
        result = linting.fix(text, RULES, settings, unsafe)
        fixed_rules = sorted({found.rule for found in result.fixed})
        complaints += [f"{fixed_rules}: {complaint}" for complaint in shown.harm(text, result.text)]
    if shown.text_spans(linting.add_ignores(text, RULES, settings).text) != shown.text_spans(text):
        complaints.append("ignore comments change what is shown")
    return complaints


def window(text, random_numbers):
    """Up to 150 lines of a text, starting at a heading if there is one."""
    lines = text.splitlines(keepends=True)
    starts = [index for index, line in enumerate(lines) if line.startswith("#")] or [0]
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
    """A part of a list with one line deleted, repeated, moved, indented, inserted, or with a broken bracket."""
    lines = window(text, random_numbers)
    index = random_numbers.randrange(len(lines))
    line = lines[index]
    match random_numbers.randrange(6):
        case 0:
            del lines[index]
        case 1:
            lines.insert(random_numbers.randrange(len(lines)), line)
        case 2:
            lines.insert(random_numbers.randrange(len(lines)), lines.pop(index))
        case 3:
            brackets = [offset for offset, char in enumerate(line) if char in "[]()"] or [0]
            offset = random_numbers.choice(brackets)
            lines[index] = line[:offset] + random_numbers.choice(["", line[offset] * 2, " "]) + line[offset + 1 :]
        case 4:
            lines.insert(index, random_numbers.choice(BREAKS))
        case 5:
            lines[index] = random_numbers.choice(["    ", "      ", "> ", "- "]) + line
    return "".join(lines)


ENTRY = "- Weaving with Wooden Looms [[paper]](https://arxiv.org/abs/2401.00001)\n"
HARM = {
    "an entry that is also under another heading": (f"# A\n\n{ENTRY}\n# B\n\n{ENTRY}", f"# A\n\n{ENTRY}\n# B\n", 1),
    "an entry that is listed twice": (f"# A\n\n{ENTRY}{ENTRY}", f"# A\n\n{ENTRY}", 0),
    "an entry that HTML swallows": (f"# A\n\n{ENTRY}\n<br/>\n", f"# A\n\n<br/>\n{ENTRY}\n", 1),
    "a heading that HTML swallows": ("# A\n\n<br/>\n\n# B\n", "# A\n\n<br/>\n# B\n", 1),
}


@pytest.mark.parametrize(("before", "after", "n_complaints"), HARM.values(), ids=HARM)
def test_harm(before, after, n_complaints):
    assert len(shown.harm(before, after)) == n_complaints


def test_changes_outside_edits():
    text = f"Words\n\n# A\n\n{ENTRY}"
    assert shown.changes_outside_edits(text, [Edit.insert(0, "Some ")]) == []
    assert shown.changes_outside_edits(text, [Edit.insert(7, "<br/>\n")])


@pytest.mark.parametrize(("text", "toml"), EXAMPLES)
def test_fixes_of_examples(text, toml):
    assert complaints_about(text, from_toml(toml, "example", rules.names())) == []


def assert_fixes_of_broken_lists(seed, count):
    random_numbers = random.Random(seed)
    for _ in range(count):
        path = random_numbers.choice(sorted(LISTS.glob("*.md")))
        text = mutant(path.read_bytes().decode(), random_numbers)
        assert complaints_about(text, Config()) == [], text


@NEEDS_LISTS
@pytest.mark.parametrize("seed", range(10))
def test_fixes_of_broken_lists(seed):
    assert_fixes_of_broken_lists(seed, 3)


@NEEDS_LISTS
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 150))
def test_fixes_of_many_broken_lists(seed):
    assert_fixes_of_broken_lists(seed, 10)


@NEEDS_LISTS
@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(LISTS.glob("*.md")), ids=lambda path: path.stem)
def test_fixes_of_lists(path):
    assert complaints_about(path.read_bytes().decode(), Config()) == []
