import re

import linting
import pytest
from hypothesis import given
from texts import texts

from fgad_lint import rules
from fgad_lint.config import Config
from fgad_lint.diagnostic import Diagnostic
from fgad_lint.edits import apply
from fgad_lint.linter.suppressions import apply_suppressions
from fgad_lint.model.document import Document
from fgad_lint.rule import Context, Rule
from fgad_lint.rules import unused_suppression
from fgad_lint.text import Span

RULES = ["broken-anchor", "duplicate-paper", "empty-link"]
TABLE = "| a | b |\n|---|---|\n"
NEXT = "fgad-lint: disable-next-line"
OFF, ON_AGAIN = "<!-- fgad-lint: disable empty-link -->", "<!-- fgad-lint: enable empty-link -->"
OFF_BOTH, ON_ANCHORS = (
    "<!-- fgad-lint: disable empty-link, broken-anchor -->",
    "<!-- fgad-lint: enable broken-anchor -->",
)


def diagnostic_at(start, rule="empty-link"):
    return Diagnostic(Span(start, start + len("fault")), rule, "error", "a fault")


def apply_comments(text, diagnostics, rules_run):
    """The diagnostics of a text that no comment suppresses, and the findings about its comments."""
    document = Document(text)
    kept, used_targets = apply_suppressions(document, diagnostics)
    context = Context(rules_run=rules_run, used_targets=used_targets)
    return kept, list(unused_suppression.check(document, context))


def reported_lines(text):
    """The lines, from 1, with a finding that no comment suppresses, if there is one at each word "fault"."""
    diagnostics = [diagnostic_at(match.start()) for match in re.finditer("fault", text)]
    kept, _ = apply_comments(text, diagnostics, ["empty-link"])
    document = Document(text)
    return [document.lines.position(diagnostic.span.start).line for diagnostic in kept]


def findings(text, rules_run=("empty-link",)):
    """The findings about the comments of a text without faults: the marked text, and the message."""
    _, unused = apply_comments(text, [], rules_run)
    return [(text[slice(*finding.span)], finding.message) for finding in unused]


def fixed(text, unsafe=False):
    """The text after the first fix for a comment that suppresses nothing."""
    _, unused = apply_comments(text, [], RULES)
    fixes = [finding.fix for finding in unused if finding.fix and (finding.fix.is_safe or unsafe)]
    return apply(text, fixes[0].edits) if fixes else text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("- fault <!-- fgad-lint: ignore empty-link -->\n- fault\n", [2], id="end of line"),
        pytest.param("<!-- fgad-lint: ignore empty-link -->\n- fault\n- fault\n", [3], id="alone on the line above"),
        pytest.param("- fault\n- x\n  <!-- fgad-lint: ignore empty-link -->\n- fault\n", [1], id="alone and indented"),
        pytest.param("<!-- fgad-lint: ignore empty-link -->\n\n\n## fault\n", [], id="blank lines below it"),
        pytest.param(
            "<!-- fgad-lint: ignore empty-link -->\n<!-- omit in toc -->\n## fault\n", [], id="another comment below it"
        ),
        pytest.param("> <!-- fgad-lint: ignore empty-link -->\n> fault\n\nfault\n", [4], id="alone in a quote"),
        pytest.param("<!-- fgad-lint: ignore\n     empty-link -->\nfault\n", [], id="comment of two lines"),
        pytest.param("<!--fgad-lint:ignore empty-link-->\nfault\n", [], id="no spaces"),
        pytest.param("| fault | <!-- fgad-lint: ignore -->\n|---|---|\n| fault | x |\n", [3], id="in a table"),
        pytest.param("<!-- fgad-lint: ignore-file empty-link -->\n# fault\n\nfault\n", [], id="file"),
        pytest.param("\ufeff\n<!-- a -->\n<!-- fgad-lint: ignore-file -->\nfault\n", [], id="file, below a comment"),
        pytest.param("# x\n\n<!-- fgad-lint: ignore-file -->\nfault\n", [4], id="file, but not on top"),
        pytest.param("fault <!-- fgad-lint: ignore broken-anchor, empty-link -->\n", [], id="several rules"),
        pytest.param("fault <!-- fgad-lint: ignore broken-anchor empty-link -->\n", [], id="without commas"),
        pytest.param("fault <!-- fgad-lint: ignore broken-anchor -->\n", [1], id="another rule"),
        pytest.param("fault <!-- fgad-lint: ignore empty-links -->\n", [1], id="unknown rule"),
        pytest.param("fault <!-- fgad-lint: ignore -->\n", [], id="no names"),
        pytest.param("fault `<!-- fgad-lint: ignore -->`\n", [1], id="code span"),
        pytest.param("```\n<!-- fgad-lint: ignore-file -->\n```\nfault\n", [4], id="code block"),
        pytest.param("    <!-- fgad-lint: ignore -->\n\nfault\n", [3], id="indented code"),
        pytest.param("fault <!-- fgad-lint: ignore -->\r\nfault\r\n", [2], id="CRLF, end of line"),
        pytest.param("<!-- fgad-lint: ignore -->\r\n\r\nfault\r\nfault\r\n", [4], id="CRLF, line above"),
        pytest.param("fault <!-- fgad-lint: ignore -->", [], id="no newline at end"),
        pytest.param("<!-- fgad-lint: ignore -->", [], id="nothing after it"),
        pytest.param("fault <!-- fgad-lint: ignore", [1], id="not closed"),
        pytest.param("fault <!-- ignore empty-link -->\n", [1], id="another tool's comment"),
        pytest.param("fault <!-- fgad-lint: ignore empty-link -- two data sets -->\n", [], id="reason"),
        pytest.param("fault <!-- fgad-lint: ignore -- see\n#12, not broken-anchor -->\nfault\n", [3], id="reason only"),
        pytest.param("fault <!-- fgad-lint: ignore empty-link --reason -->\n", [1], id="no space before the reason"),
        pytest.param(f"{TABLE}| fault | fault | <!-- fgad-lint: ignore -->\n| fault | x |\n", [4], id="behind a row"),
        pytest.param(
            f"fault <!-- {NEXT} empty-link -->\nfault\nfault\n", [1, 3], id="next line, from the end of a line"
        ),
        pytest.param(f"<!-- {NEXT} -->\n\nfault\nfault\n", [4], id="next line, alone"),
        pytest.param(f"fault\n{OFF}\nfault\n\nfault\n{ON_AGAIN}\nfault\n", [1, 7], id="region"),
        pytest.param(f"fault {OFF} fault\nfault {ON_AGAIN} fault\n", [1, 2], id="region within lines"),
        pytest.param(f"fault\n{OFF}\nfault\n", [1], id="region to the end"),
        pytest.param(f"{OFF}\nfault\n<!-- fgad-lint: enable -->\nfault\n", [4], id="region that any `enable` ends"),
        pytest.param(f"<!-- fgad-lint: disable -->\nfault\n{ON_AGAIN}\nfault\n", [], id="every rule, and one enabled"),
        pytest.param(f"{OFF}\n{OFF_BOTH}\nfault\n{ON_AGAIN}\nfault\n", [5], id="region in a region"),
        pytest.param(f"{OFF_BOTH}\nfault\n{ON_ANCHORS}\nfault\n{ON_AGAIN}\nfault\n", [6], id="rules enabled in turn"),
        pytest.param("<!-- fgad-lint ignore empty-link -->\nfault\n", [2], id="no colon"),
    ],
)
def test_suppressed(text, lines):
    assert reported_lines(text) == lines


@pytest.mark.parametrize(
    ("comment", "marked", "message"),
    [
        ("ignore empty-link", "empty-link", "`empty-link` finds nothing here; drop it"),
        ("ignore broken-anchor, empty-link", "empty-link", "`empty-link` finds nothing here; drop it"),
        ("ignore-file empty-link", "empty-link", "`empty-link` finds nothing in this file; drop it"),
        ("ignore empty-lnik", "empty-lnik", "there is no rule `empty-lnik`; did you mean `empty-link`?"),
        ("ignore E501", "E501", "there is no rule `E501`; drop it"),
        ("disable empty-link", "empty-link", "`empty-link` finds nothing here; drop it"),
        ("disable-next-line empty-link", "empty-link", "`empty-link` finds nothing here; drop it"),
        ("ignore empty-link -- a reason", "empty-link", "`empty-link` finds nothing here; drop it"),
        (
            "off empty-link",
            "off",
            "unknown word `off`; write `ignore`, `ignore-file`, `disable`, `enable` or `disable-next-line`",
        ),
        ("enable", "<!-- fgad-lint: enable -->", "nothing is disabled here; drop the comment"),
        ("ignore", "<!-- fgad-lint: ignore -->", "no rule that ran finds anything here; drop the comment"),
        (
            "ignore: empty-link",
            "<!-- fgad-lint: ignore: empty-link -->",
            "malformed; write `<!-- fgad-lint: ignore RULE -- reason -->`",
        ),
        (
            "ignore empty-link-- why",
            "<!-- fgad-lint: ignore empty-link-- why -->",
            "malformed; write `<!-- fgad-lint: ignore RULE -- reason -->`",
        ),
        (
            "ignore-- why",
            "<!-- fgad-lint: ignore-- why -->",
            "malformed; write `<!-- fgad-lint: ignore RULE -- reason -->`",
        ),
        ("", "<!-- fgad-lint:  -->", "malformed; write `<!-- fgad-lint: ignore RULE -- reason -->`"),
    ],
)
def test_comment_that_suppresses_nothing_is_reported(comment, marked, message):
    assert findings(f"<!-- fgad-lint: {comment} -->\n\n# Title\n") == [(marked, message)]


def test_rule_that_is_enabled_but_was_not_disabled_is_reported():
    text = f"{OFF}\n{ON_ANCHORS}\n"
    assert findings(text, ()) == [("broken-anchor", "`broken-anchor` is not disabled by its name here; drop it")]


@pytest.mark.parametrize(
    ("words", "mistake", "right"),
    [
        ("fgad-lint ignore", "lacks a colon", "ignore"),
        ("fgad-lint  disable", "lacks a colon", "disable"),
        ("fgad-lint-disable", "lacks a colon", "disable"),
        ("fgad-lint-disable-next-line", "lacks a colon", "disable-next-line"),
        ("fgad-lint-disable-line", "lacks a colon", "ignore"),
        ("FGAD-lint-Ignore-File", "lacks a colon", "ignore-file"),
        ("FGAD-LINT: ignore", "malformed", "ignore"),
        ("fgad_lint: ignore", "malformed", "ignore"),
        ("fgad-lint : enable", "malformed", "enable"),
    ],
)
def test_misspelled_comment_is_corrected(words, mistake, right):
    text = f"<!-- {words} empty-link -- why -->\nfault\n"
    assert findings(text) == [(words, f"{mistake}; write `fgad-lint: {right}`")]
    assert fixed(text) == f"<!-- fgad-lint: {right} empty-link -- why -->\nfault\n"
    assert reported_lines(text) == [2]


def test_word_that_is_unknown_and_without_a_colon():
    message = "unknown word `disable-file`; write `ignore`, `ignore-file`, `disable`, `enable` or `disable-next-line`"
    text = "<!-- fgad-lint-disable-file empty-link -->\nfault\n"
    assert (findings(text), fixed(text)) == ([("fgad-lint-disable-file", message)], text)


@pytest.mark.parametrize(
    "words",
    [
        "fgad-lint is run in CI",
        "fgad-linting: ignore",
        "fgad-lint",
        "fgad-lint ignored this",
        "Fgad-lint-disabled",
        "fgad",
    ],
)
def test_comment_that_mentions_the_program_is_no_ignore_comment(words):
    assert findings(f"<!-- {words} -->\n") == []


def test_second_comment_for_the_same_line_suppresses_nothing():
    text = "<!-- fgad-lint: ignore empty-link -->\nfault <!-- fgad-lint: ignore empty-link -->\n"
    kept, unused = apply_comments(text, [diagnostic_at(text.index("fault"))], ["empty-link"])
    assert (kept, [finding.span.start > 40 for finding in unused]) == ([], [True])


def test_ignore_file_below_the_top_is_reported():
    comment = "<!-- fgad-lint: ignore-file empty-link -->"
    message = "`ignore-file` works only at the top of the file; move it there"
    assert findings(f"# Title\n\n{comment}\n") == [(comment, message)]


def test_comment_for_a_rule_that_did_not_run_is_not_reported():
    assert findings("<!-- fgad-lint: ignore broken-anchor -->\n# Title\n") == []


def test_comment_that_suppresses_one_finding_is_used():
    text = "fault fault <!-- fgad-lint: ignore empty-link, broken-anchor -->\n"
    kept, unused = apply_comments(text, [diagnostic_at(0), diagnostic_at(6)], RULES)
    assert kept == []
    assert [finding.message for finding in unused] == ["`broken-anchor` finds nothing here; drop it"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("a  <!-- fgad-lint: ignore empty-link -->\nb\n", "a\nb\n", id="end of line"),
        pytest.param("a <!-- fgad-lint: ignore empty-link --> b\n", "a b\n", id="within a line"),
        pytest.param("a <!-- fgad-lint: ignore empty-link -->b\n", "a b\n", id="before a word"),
        pytest.param("- a\n<!-- fgad-lint: ignore empty-link -->\n- b\n", "- a\n- b\n", id="between items"),
        pytest.param("a\n\n<!-- fgad-lint: ignore empty-link -->\nb\n", "a\n\nb\n", id="alone"),
        pytest.param("a\n<!-- fgad-lint: ignore empty-link -->\n## b\n", "a\n## b\n", id="above a heading"),
        pytest.param("a\n<!-- fgad-lint: ignore empty-link -->\nb\n", "a\n\nb\n", id="between paragraphs"),
        pytest.param("a\n<!-- fgad-lint: ignore empty-link -->\n---\n", "a\n\n---\n", id="above a rule"),
        pytest.param("- a\n  <!-- fgad-lint: ignore empty-link -->\n  - b\n", "- a\n  - b\n", id="in an item"),
        pytest.param("## a\n<!-- fgad-lint: ignore empty-link -->\n    b\n", "## a\n\n    b\n", id="above code"),
        pytest.param("a\r\n<!-- fgad-lint: ignore empty-link -->\r\nb\r\n", "a\r\n\r\nb\r\n", id="CRLF"),
        pytest.param("a\n\n<!-- fgad-lint: ignore empty-link -->", "a\n\n", id="no newline at end"),
        pytest.param("<!-- fgad-lint: ignore\nempty-link -->\na\n", "a\n", id="of two lines"),
        pytest.param(
            "a <!-- fgad-lint: ignore empty-link, x -->\n", "a <!-- fgad-lint: ignore x -->\n", id="first name"
        ),
        pytest.param(
            "a <!-- fgad-lint: ignore x, empty-link -->\n", "a <!-- fgad-lint: ignore x -->\n", id="last name"
        ),
        pytest.param(
            "a <!-- fgad-lint: ignore x, empty-link, y -->\n", "a <!-- fgad-lint: ignore x, y -->\n", id="middle name"
        ),
    ],
)
def test_safe_fix(text, after):
    assert fixed(text) == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a\n- <!-- fgad-lint: ignore empty-link -->\n", id="would leave an underline"),
        pytest.param("<!-- fgad-lint: ignore empty-link --> a\n", id="would no longer be HTML"),
        pytest.param("## a <!-- fgad-lint: ignore empty-link -->\n", id="would change the id of the heading"),
        pytest.param("http:<!-- fgad-lint: ignore empty-link -->//e.org\n", id="would make one word of two"),
        pytest.param("a <!-- fgad-lint: ignore empty-links -->\n", id="is misspelt"),
        pytest.param("- a\n\n<!-- fgad-lint: ignore empty-link -->\n\n  b\n", id="would make text part of an item"),
        pytest.param("- a\n<!-- fgad-lint: ignore empty-link -->\n\n    b\n", id="would make code part of an item"),
        pytest.param("- a\n<!-- fgad-lint: ignore empty-link -->\n  - b\n", id="would nest a list"),
        pytest.param("    a\n\n<!-- fgad-lint: ignore empty-link -->\n\n    b\n", id="would join code"),
        pytest.param("a\n\n<!-- fgad-lint: ignore-file empty-link -->\n", id="is misplaced"),
    ],
)
def test_no_fix(text):
    assert fixed(text, unsafe=True) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("a <!-- fgad-lint: ignore -->\n", "a\n", id="no names"),
        pytest.param("a <!-- fgad-lint: ignore E501 -->\n", "a\n", id="unknown"),
    ],
)
def test_unsafe_fix(text, after):
    assert fixed(text) == text
    assert fixed(text, unsafe=True) == after


# Added comments

OURS = "- A Paper of Ours [[arXiv 2020]](https://arxiv.org/abs/2108.07610)"
YEAR, ID, ANCHOR = (
    f"<!-- fgad-lint: ignore {rule} -->" for rule in ("arxiv-year", "unsupported-heading-id", "broken-anchor")
)
ROWS = "| Title | Link |\n|---|---|\n| Another | [arXiv 2022](https://arxiv.org/abs/2201.10703) |\n"
ROW = "| A Paper of Ours | [arXiv 2020](https://arxiv.org/abs/2108.07610)"
ADDED = {
    "list item": (f"{OURS}\n", f"{OURS} {YEAR}\n"),
    "two rules": (
        "- A Paper [[arXiv 2020]](https://arxiv.org/abs/2108.07610) [a](#nowhere)\n",
        "- A Paper [[arXiv 2020]](https://arxiv.org/abs/2108.07610) [a](#nowhere) "
        "<!-- fgad-lint: ignore arxiv-year, broken-anchor -->\n",
    ),
    "line with a hard break": (f"{OURS}  \n  and more\n", f"{OURS} {YEAR}  \n  and more\n"),
    "line that ends with a backslash": (f"{OURS}\\\n  and more\n", f"{OURS} {YEAR}\\\n  and more\n"),
    "heading": ("# A\n\n## B {#b}\n\nText.\n", f"# A\n\n{ID}\n## B {{#b}}\n\nText.\n"),
    "heading in a quote": ("> # A\n>\n> ## B {#b}\n", f"> # A\n>\n> {ID}\n> ## B {{#b}}\n"),
    "row": (f"{ROWS}{ROW} |\n", f"{ROWS}{ROW} {YEAR} |\n"),
    "row without its last bar": (f"{ROWS}{ROW}\n", f"{ROWS}{ROW} {YEAR}\n"),
    "CRLF": ("## B {#b}\r\n\r\n[a](#nowhere)\r\n", f"{ID}\r\n## B {{#b}}\r\n\r\n[a](#nowhere) {ANCHOR}\r\n"),
    "no newline at end": ("[a](#nowhere)", f"[a](#nowhere) {ANCHOR}"),
    "HTML": ("<p>\n<a href='#nowhere'>a</a>\n</p>\n", f"<p>\n<a href='#nowhere'>a</a> {ANCHOR}\n</p>\n"),
    "line with another comment": (
        "[a](#nowhere) <!-- fgad-lint: ignore empty-link -->[b]()\n",
        f"[a](#nowhere) <!-- fgad-lint: ignore empty-link -->[b]() {ANCHOR}\n",
    ),
    "nothing to suppress": ("# A\n", "# A\n"),
}
ON = [rule for rule in rules.load() if rule.on]


@pytest.mark.parametrize(("text", "expected"), ADDED.values(), ids=ADDED)
def test_added_comments_suppress_all_findings(text, expected):
    after = linting.add_ignores(text, ON, Config())
    assert (after.text, after.remaining) == (expected, [])


@pytest.mark.parametrize("comment", ["ignore: empty-link", "disable empty-link", "ignore no-such-rule"])
@pytest.mark.parametrize(("before", "after"), [(OURS, ""), (f"{ROWS}{ROW} |", ""), (f"{ROWS}{ROW}", " |")])
def test_comment_is_added_beside_one_with_a_mistake(before, after, comment):
    line = f"{before} <!-- fgad-lint: {comment} -->"
    result = linting.add_ignores(f"{line}{after}\n", ON, Config())
    assert result.text == f"{line} {YEAR}{after}\n"
    assert [diagnostic.rule for diagnostic in result.fixed] == ["arxiv-year"]
    assert [diagnostic.rule for diagnostic in result.remaining] == ["unused-suppression"]


NOT_SUPPRESSED = {
    "comment would change a title": ("- `S\u200b\n  T` [a](http://b)\n", []),
    "comment would close another one": ("<!-- fgad-lint: ignored\n\n# A\n", []),
    "comment would become part of a link": ("[](#a)\n/<!--](http://a)\n", ["broken-anchor"]),
}


@pytest.mark.parametrize(("text", "suppressed"), NOT_SUPPRESSED.values(), ids=NOT_SUPPRESSED)
def test_findings_that_no_comment_can_suppress_remain(text, suppressed):
    after = linting.add_ignores(text, ON, Config())
    assert [diagnostic.rule for diagnostic in after.fixed] == suppressed
    assert len(after.remaining) == len(linting.lint(text, ON, Config())) - len(suppressed) > 0


def test_rules_run_at_most_three_times():
    documents = []
    counting = Rule("counting", "A.\n\nB.", "info", (), lambda document, _: documents.append(document) or ())
    code = "[b](#gone) and `code\nthat goes on`\n\n" * 120
    after = linting.add_ignores(f"[a](#nowhere)\n\n{code}", [*ON, counting], Config())
    assert (len(after.fixed), len(after.remaining)) == (1, 120)
    assert len(documents) <= 3


@given(texts())
def test_ignores_can_be_added_to_any_text(text):
    after = linting.add_ignores(text, ON, Config())
    assert len(after.remaining) <= len(linting.lint(text, ON, Config()))
