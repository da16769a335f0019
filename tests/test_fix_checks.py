"""What a fix may change: words of the entry or block that its finding is about, URLs, and the order of words."""

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


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def end_of(words):
    return Span(span_of(words).end, span_of(words).end)


def is_out_of_scope(reported, *edits, related=()):
    """Whether a fix for a finding about the words `reported` changes words that it must not change."""
    fix = Fix.safe("fix it", *(Edit(*edit) for edit in edits))
    diagnostic = Diagnostic(span_of(reported), "planted", "info", "a", fix, related)
    return edits_outside_scope(Document(TEXT, "github"), [diagnostic]) != []


CASES = {
    "the words themselves": ("Linen by Hand", [(span_of("Linen by Hand"), "Flax")], False),
    "the next line of an entry": ("Linen by Hand", [(span_of("loom"), "frame")], False),
    "a nested entry": ("Linen by Hand", [(span_of("Again"), "once more")], False),
    "the entry around a nested one": ("Linen Again", [(span_of("loom"), "frame")], True),
    "the next entry": ("Linen by Hand", [(span_of("Wool"), "Hemp")], True),
    "the entry before": ("Wool by Hand", [(span_of("Again"), "once more")], True),
    "the line end before an entry": (
        "Wool by Hand",
        [(Span(span_of("- Wool").start - 1, span_of("wool)").end), "")],
        False,
    ),
    "a blank line before a block": (
        "Some words",
        [(Span(span_of("Some").start - 2, span_of("Some").end), "A few")],
        False,
    ),
    "the next line of a paragraph": ("Some words", [(span_of("more"), "others")], False),
    "another paragraph": ("Some words", [(span_of("Weaving"), "Looms")], True),
    "the next line of words that continue there": ("words,\nand some", [(span_of("more"), "others")], False),
    "the end of an entry's text": ("by Hand\n  on", [(end_of("loom"), " of oak")], False),
    "the list below a paper in a paragraph": ("Jute by Hand", [(span_of("none yet"), "some")], False),
    "the next paper in a paragraph": ("Jute by Hand", [(span_of("Cane"), "Reed")], True),
    "another row": ("Silk", [(span_of("Felt"), "Hemp")], True),
    "another cell of its row": ("Silk", [(Span(span_of("none").start, span_of("none").end), "code")], False),
    "a URL elsewhere": ("Silk", [(span_of("https://e.org/wool"), "https://e.org/sheep")], False),
    "something within a URL": ("Silk", [(end_of("https://e.org/wo"), "ol-and-sheep")], False),
    "something after a URL": ("Silk", [(end_of("https://e.org/wool"), "en")], True),
    "something before a URL": ("Silk", [(Span(span_of("https").start, span_of("https").start), "see")], True),
    "words that move": ("Silk", [(span_of("Linen Again"), "Wool"), (span_of("Wool"), "Linen Again")], False),
    "one of two words that move": ("Silk", [(span_of("Linen Again"), "Wool"), (span_of("Wool"), "Again")], True),
    "words of the finding, repeated elsewhere": ("Silk", [(end_of("Again"), " Silk")], False),
    "new words elsewhere": ("Silk", [(end_of("Again"), " Hessian")], True),
    "white space elsewhere": ("Silk", [(end_of("Again"), "  "), (Span(0, 2), "#  ")], False),
    "no edit": ("Silk", [], False),
}


@pytest.mark.parametrize(("reported", "edits", "expected"), CASES.values(), ids=CASES)
def test_scope(reported, edits, expected):
    assert is_out_of_scope(reported, *edits) is expected


def test_related_spans_are_in_scope():
    edit = (span_of("Felt"), "Hemp")
    assert not is_out_of_scope("Silk", edit, related=(Related(span_of("Felt"), "listed here"),))
    assert is_out_of_scope("Silk", edit, related=(Related(span_of("Felt"), "listed there", "another.md"),))


def test_scope_of_a_shared_fix_includes_all_its_findings():
    fix = Fix.safe("fix them", Edit.replace(span_of("Silk"), "Flax"), Edit.replace(span_of("Felt"), "Hemp"))
    silk, felt = (Diagnostic(span_of(words), "planted", "info", "a", fix) for words in ("Silk", "Felt"))
    document = Document(TEXT, "github")
    assert edits_outside_scope(document, [silk, felt]) == []
    assert edits_outside_scope(document, [silk]) == [silk]


CHANGED_BLOCKS = {
    "a fence opened right before a block, which it touches": (
        Edit.replace(end_of("Weaving\n\n"), "```\n"),
        "item",
    ),
    "an opened comment": (Edit.replace(end_of("Weaving"), "\n\n<!--"), "paragraph"),
    "words": (Edit.replace(span_of("Weaving"), "Looms"), None),
    "a deleted block": (Edit.delete(Span(span_of("Some").start, span_of("- Linen").start)), None),
    "lists that merge": (Edit.replace(span_of("\n\n| Paper"), "\n- Hemp\n\n| Paper"), None),
}


@pytest.mark.parametrize(("edit", "kind"), CHANGED_BLOCKS.values(), ids=CHANGED_BLOCKS)
def test_changed_blocks(edit, kind):
    after = Document(apply(TEXT, [edit]), "github")
    block = next(fix_checks.changed_blocks(Document(TEXT, "github"), [edit], after), None)
    assert (block.kind if block else None) == kind


def test_changed_blocks_of_sections_with_the_same_text():
    """Edits that reach into the first and the second section put the item of the first one into a fence."""
    section = "# A\n\n- b\n- c\n\n"
    text = f"c\n\n{section}{section}# D\n"
    before = Document(text, previous=Document(text))
    starts = [piece.span.start for piece in before.pieces if piece.text == section]
    edits = [Edit.replace(Span(start - 1, start + 1), "\n```\n#") for start in starts]
    after = Document(apply(text, edits), previous=before)
    changed = [before.text_of(block.span) for block in fix_checks.changed_blocks(before, edits, after)]
    assert changed == ["- b\n"]


REPLACED = {
    "URL": ("https://e.org/wool", "https://e.org/hats", "lose the link https://e.org/wool"),
    "title": ("Hemp by Hand", "Hats by Foot", 'lose the paper "hempbyhand"'),
}


@pytest.mark.parametrize(("old", "new", "loss"), REPLACED.values(), ids=REPLACED)
def test_what_a_fix_replaces_may_be_gone(old, new, loss):
    before, after = Document(TEXT), Document(TEXT.replace(old, new))
    assert fix_checks.lost(before, after) == loss
    assert fix_checks.lost(before, after, [old]) == ""
    assert fix_checks.lost(before, after, ["https://e.org/jute", "Jute by Hand"]) == loss
