"""Where a fix may change words: in the entry or block that its finding speaks of, in URLs, and where words only move."""

import pytest

from fgad_lint.diagnostic import Diagnostic, Edit, Fix, Related
from fgad_lint.edits import apply
from fgad_lint.linter import fix_checks
from fgad_lint.linter.fix_scope import edits_outside_scope
from fgad_lint.model.document import Document
from fgad_lint.text import Span

TEXT = """\
# Weaving

Some words,
and some more.

- Linen by Hand
  on a loom
  - Linen Again
- Wool by Hand [[paper]](https://e.org/wool)

| Paper | Code |
|-------|------|
| Silk | none |
| Felt | none |

**Jute by Hand**

- Paper: https://e.org/jute
- Code: none yet

**Hemp by Hand** https://e.org/hemp

**Cane by Hand** https://e.org/cane
"""


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def behind(words):
    return Span(at(words).end, at(words).end)


def is_strayed(said_of, *edits, related=()):
    document = Document(TEXT, "github")
    fix = Fix.safe("mend it", *(Edit(*edit) for edit in edits))
    return edits_outside_scope(document, [Diagnostic(at(said_of), "planted", "info", "a", fix, related)]) != []


CASES = {
    "the words themselves": ("Linen by Hand", [(at("Linen by Hand"), "Flax")], False),
    "the next line of an entry": ("Linen by Hand", [(at("loom"), "frame")], False),
    "what is nested in an entry": ("Linen by Hand", [(at("Again"), "once more")], False),
    "the entry around one that is nested": ("Linen Again", [(at("loom"), "frame")], True),
    "the next entry": ("Linen by Hand", [(at("Wool"), "Hemp")], True),
    "the entry before": ("Wool by Hand", [(at("Again"), "once more")], True),
    "the line end before an entry": ("Wool by Hand", [(Span(at("- Wool").start - 1, at("wool)").end), "")], False),
    "a blank line before a block": ("Some words", [(Span(at("Some").start - 2, at("Some").end), "A few")], False),
    "the next line of a paragraph": ("Some words", [(at("more"), "others")], False),
    "another paragraph": ("Some words", [(at("Weaving"), "Looms")], True),
    "the end of what goes on to the next line": ("words,\nand some", [(at("more"), "others")], False),
    "the end of an entry's text": ("by Hand\n  on", [(behind("loom"), " of oak")], False),
    "the list below a paper in a paragraph": ("Jute by Hand", [(at("none yet"), "some")], False),
    "the next paper in a paragraph": ("Jute by Hand", [(at("Cane"), "Reed")], True),
    "another row": ("Silk", [(at("Felt"), "Hemp")], True),
    "another cell of its row": ("Silk", [(Span(at("none").start, at("none").end), "code")], False),
    "a URL elsewhere": ("Silk", [(at("https://e.org/wool"), "https://e.org/sheep")], False),
    "something within a URL": ("Silk", [(behind("https://e.org/wo"), "ol-and-sheep")], False),
    "something behind a URL": ("Silk", [(behind("https://e.org/wool"), "en")], True),
    "something before a URL": ("Silk", [(Span(at("https").start, at("https").start), "see")], True),
    "words that move": ("Silk", [(at("Linen Again"), "Wool"), (at("Wool"), "Linen Again")], False),
    "one of two words that move": ("Silk", [(at("Linen Again"), "Wool"), (at("Wool"), "Again")], True),
    "words of the finding elsewhere": ("Silk", [(behind("Again"), " Silk")], False),
    "new words elsewhere": ("Silk", [(behind("Again"), " Hessian")], True),
    "white space elsewhere": ("Silk", [(behind("Again"), "  "), (Span(0, 2), "#  ")], False),
    "no edit": ("Silk", [], False),
}


@pytest.mark.parametrize(("said_of", "edits", "expected"), CASES.values(), ids=CASES)
def test_strayed(said_of, edits, expected):
    assert is_strayed(said_of, *edits) is expected


def test_related_places_are_spoken_of():
    edit = (at("Felt"), "Hemp")
    assert not is_strayed("Silk", edit, related=(Related(at("Felt"), "listed here"),))
    assert is_strayed("Silk", edit, related=(Related(at("Felt"), "listed there", "another.md"),))


def test_findings_that_share_a_fix_speak_of_all_its_places():
    fix = Fix.safe("mend them", Edit.replace(at("Silk"), "Flax"), Edit.replace(at("Felt"), "Hemp"))
    silk, felt = (Diagnostic(at(words), "planted", "info", "a", fix) for words in ("Silk", "Felt"))
    document = Document(TEXT, "github")
    assert edits_outside_scope(document, [silk, felt]) == []
    assert edits_outside_scope(document, [silk]) == [silk]


OVERRUN = {
    "a fence that is opened right before a block, which it touches": (
        Edit.replace(behind("Weaving\n\n"), "```\n"),
        "item",
    ),
    "a comment that is opened": (Edit.replace(behind("Weaving"), "\n\n<!--"), "paragraph"),
    "words": (Edit.replace(at("Weaving"), "Looms"), None),
    "a block that goes": (Edit.delete(Span(at("Some").start, at("- Linen").start)), None),
    "lists that become one": (Edit.replace(at("\n\n| Paper"), "\n- Hemp\n\n| Paper"), None),
}


@pytest.mark.parametrize(("edit", "kind"), OVERRUN.values(), ids=OVERRUN)
def test_overrun(edit, kind):

    after = Document(apply(TEXT, [edit]), "github")
    block = next(fix_checks.changed_blocks(Document(TEXT, "github"), [edit], after), None)
    assert (block.kind if block else None) == kind
