"""Fixing a text, and the checks that keep a faulty rule from damaging it."""

import linting
import pytest
from hypothesis import example, given
from texts import texts

from fgad_lint import rules
from fgad_lint.config import Arxiv, Config
from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.linter import witness
from fgad_lint.linter.fixed import RejectedFixes
from fgad_lint.linter.lint import lint_text
from fgad_lint.rule import Context, Rule
from fgad_lint.text import Span

ALL = rules.load()
TEXT = "# List\n\n- [Some](#some)\n\n## Some\n\n+ One Long Title [[a]](https://e.org/1)\n+ Other Long Title [[b]](https://e.org/2)\n"


def planted(edit, name="planted"):
    """A rule that reports each "Long", with a fix that makes the edits of `edit(document, span)`."""

    def check(document, _):
        start = document.text.find("Long")
        while start >= 0:
            span = Span(start, start + 4)
            yield Finding(span, "long", Fix.safe("fix it", *edit(document, span)))
            start = document.text.find("Long", span.end)

    return Rule(name, "A rule.\n\nFor a test.", "warning", (), check)


def line_span(document, span):
    line = document.lines.line_index(span.start)
    return document.lines.span(line, line + 1)


def replace_once(old, new):
    def edit(document, _):
        start = document.text.find(old)
        return [Edit.replace(Span(start, start + len(old)), new)] if start >= 0 else []

    return edit


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        pytest.param(
            lambda document, span: [Edit.delete(line_span(document, span))],
            'lose an entry under the heading "some"',
            id="deletes papers",
        ),
        pytest.param(
            lambda _, span: [Edit.replace(span, "Short")], 'lose the paper "onelongtitle"', id="changes titles"
        ),
        pytest.param(lambda _, span: [Edit.insert(span.end, "!")], "not resolve its finding", id="never ends"),
        pytest.param(lambda _, span: [Edit.replace(span, "Long")], "not resolve its finding", id="changes nothing"),
        pytest.param(
            lambda _, span: [Edit.replace(span, "Long Long")],
            "not resolve its finding",
            id="does not resolve its finding",
        ),
        pytest.param(
            lambda _, span: [Edit.replace(span, "a"), Edit.replace(span, "b")],
            "make edits that overlap or are outside the text",
            id="overlaps itself",
        ),
        pytest.param(
            lambda document, _: [Edit.delete(Span(0, len(document.text) + 9))],
            "make edits that overlap or are outside the text",
            id="outside the text",
        ),
        pytest.param(
            lambda document, _: [Edit.delete(Span(0, len(document.text)))],
            "change words outside the entries it is about",
            id="deletes everything",
        ),
        pytest.param(
            lambda document, span: [
                Edit.replace(Span((start := line_span(document, span).start), start + 2), "## "),
                Edit.replace(span, "long"),
            ],
            'lose an entry under the heading "some"',
            id="makes a heading",
        ),
        pytest.param(
            lambda document, _: [Edit.insert(document.text.index("- "), "Done.\n\n")],
            "change words outside the entries it is about",
            id="adds words elsewhere",
        ),
        pytest.param(
            replace_once("Some]", "]"), "change words outside the entries it is about", id="deletes words elsewhere"
        ),
        pytest.param(
            lambda _, span: [Edit.replace(span, "Long"), Edit.insert(0, "```\n")],
            "change the structure of line 3, which it does not edit",
            id="opens a fence",
        ),
        pytest.param(
            replace_once("## Some\n\n", "## Some\n\n<!--\n\n"),
            "change the structure of line 8, which it does not edit",
            id="opens a comment",
        ),
    ],
)
def test_fixes_of_a_faulty_rule_are_rejected(edit, reason):
    result = linting.fix(TEXT, [planted(edit)], Config())
    assert (result.text, result.fixed) == (TEXT, [])
    assert {fixes.rules for fixes in result.rejected} == {("planted",)}
    assert reason in result.rejected[0].reason
    assert [(diagnostic.message, diagnostic.fix) for diagnostic in result.remaining] == [("long", None), ("long", None)]


@pytest.mark.parametrize("faulty", [0, 1], ids=["the first", "the second"])
def test_one_faulty_fix_is_rejected_and_the_others_are_made(faulty):
    """One fix of the rule deletes its entry; the other fix and that of another rule are sound."""

    def edit(document, span):
        is_first = "One" in document.text_of(line_span(document, span))
        return [Edit.delete(line_span(document, span))] if is_first == (faulty == 0) else [Edit.replace(span, "long")]

    def check_case(document, _):
        start = document.text.find("[Some]")
        if start >= 0:
            span = Span(start, start + 6)
            yield Finding(span, "lower case", Fix.safe("use capitals", Edit.replace(span, "[SOME]")))

    fixed = linting.fix(TEXT, [planted(edit), Rule("capitals", "A.\n\nB.", "info", (), check_case)], Config())
    kept, changed = ("One Long", "Other Long")[:: 1 if faulty == 0 else -1]
    assert fixed.text == TEXT.replace(changed, changed.replace("Long", "long")).replace("[Some]", "[SOME]")
    assert [fixes[:2] for fixes in fixed.rejected] == [(("planted",), 7 + faulty)]
    assert sorted(diagnostic.rule for diagnostic in fixed.fixed) == ["capitals", "planted"]
    assert [(diagnostic.span.start, diagnostic.fix) for diagnostic in fixed.remaining] == [
        (fixed.text.index(kept) + len(kept) - 4, None)
    ]


def failing(name, when=lambda _: True):
    """A rule that reports the first character of a text, and then raises an exception."""

    def check(document, _):
        yield Finding(Span(0, 1), "first")
        if when(document):
            raise IndexError("no such thing")

    return Rule(name, "A rule.\n\nFor a test.", "warning", (), check)


def test_failing_rule_loses_only_its_own_findings():
    lower = planted(lambda _, span: [Edit.replace(span, "long")])
    diagnostics, failures = lint_text(TEXT, [failing("fails"), lower], Context())
    assert [diagnostic.rule for diagnostic in diagnostics] == ["planted", "planted"]
    assert [failure[:2] for failure in failures] == [("fails", "IndexError: no such thing")]
    assert 'raise IndexError("no such thing")' in failures[0].trace
    fixed = linting.fix(TEXT, [failing("fails"), lower])
    assert (fixed.text, len(fixed.failures)) == (TEXT.replace("Long", "long"), 1)


def test_fix_that_makes_a_rule_fail_is_rejected():
    fragile = failing("fails", lambda document: "long" in document.text)
    lower = planted(lambda _, span: [Edit.replace(span, "long")])
    fixed = linting.fix(TEXT, [fragile, lower])
    assert (fixed.text, fixed.failures) == (TEXT, [])
    assert {fixes[::2] for fixes in fixed.rejected} == {(("planted",), "make the rule fails fail")}


def test_comment_for_a_failed_rule_is_not_reported_as_unused():
    text = "<!-- fgad-lint: ignore-file broken-anchor -->\n\n# List\n"
    unused = rules.load(["unused-suppression"])
    assert lint_text(text, [failing("broken-anchor"), *unused], Context()).diagnostics == []
    quiet = [failing("broken-anchor")._replace(check=lambda *_: []), *unused]
    assert [diagnostic.rule for diagnostic in linting.lint(text, quiet)] == ["unused-suppression"]


def test_fix_that_breaks_a_link_within_the_page_is_rejected():
    def check(document, _):
        if "(#some)" in document.text:
            start = document.text.index("#some")
            yield Finding(
                Span(start, start + 5), "some", Fix.safe("break it", Edit.replace(Span(start, start + 5), "#none"))
            )

    fixed = linting.fix(TEXT, [Rule("planted", "A.\n\nB.", "error", (), check)], Config())
    assert (fixed.text, fixed.rejected) == (TEXT, (RejectedFixes(("planted",), 3, "break a link within the page"),))


def test_two_rules_that_undo_each_other_are_rejected():
    def swap(old, new):
        def check(document, _):
            start = document.text.find(old)
            if start >= 0:
                yield Finding(Span(start, start + 1), old, Fix.safe("swap", Edit.replace(Span(start, start + 1), new)))

        return Rule(f"swap-{old}", "A.\n\nB.", "info", (), check)

    def brackets(document, _):
        if (start := document.text.find("(")) >= 0:
            span = Span(start, start + 1)
            yield Finding(span, "round", Fix.safe("square it", Edit.replace(span, "[")))

    rules = [swap("1", "2"), swap("2", "1"), Rule("brackets", "A.\n\nB.", "info", (), brackets)]
    fixed = linting.fix("(1)\n", rules, Config())
    assert fixed.text == "[1)\n"
    assert fixed.rejected == (RejectedFixes(("swap-1",), 1, "not converge"),)


def test_bare_lines_are_read_once_in_all_passes(monkeypatch):
    read, read_line = [], witness._read_line

    def check(document, _):
        """One finding at a time, so that each needs a pass."""
        if (start := document.text.find("Long")) >= 0:
            span = Span(start, start + 4)
            yield Finding(span, "long", Fix.safe("fix it", Edit.replace(span, "Short")))

    monkeypatch.setattr(witness, "_read_line", lambda line: read.append(line) or read_line(line))
    text = "# A\n\nLong words\n\nLong names\n\nLong titles\n\n## B\n\nOther words\n"
    fixed = linting.fix(text, [Rule("planted", "A rule.\n\nFor a test.", "warning", (), check)])
    assert fixed.text == text.replace("Long", "Short")
    assert sorted(read) == sorted(["", *text.splitlines()[2:8:2], *fixed.text.splitlines()[2:8:2]])


def test_unsafe_fixes_are_made_only_on_request():
    def check(document, _):
        if document.text.endswith("?\n"):
            span = Span(len(document.text) - 2, len(document.text) - 1)
            yield Finding(span, "doubt", Fix.unsafe("be sure", Edit.replace(span, "!")))

    rule = Rule("planted", "A.\n\nB.", "info", (), check)
    safe, unsafe = linting.fix("Is it?\n", [rule], Config()), linting.fix("Is it?\n", [rule], Config(), unsafe=True)
    assert (safe.text, len(safe.fixed), len(safe.remaining)) == ("Is it?\n", 0, 1)
    assert (unsafe.text, len(unsafe.fixed), len(unsafe.remaining)) == ("Is it!\n", 1, 0)


def test_severity_of_a_finding_applies_unless_configured():
    def check(_, _context):
        yield Finding(Span(0, 1), "a", severity="warning")

    rule = Rule("planted", "A.\n\nB.", "error", (), check)
    assert [diagnostic.severity for diagnostic in linting.lint("a\n", [rule], Config())] == ["warning"]
    config = Config(severity={"planted": "info"})
    assert [diagnostic.severity for diagnostic in linting.lint("a\n", [rule], config)] == ["info"]


@given(texts())
@example("\ufeff- ]]( \n\u200b- [a]: https://e.org")
@example("\ufeff- ]]( \n\u200b# [a]: https://e.org")
@example("- Be2022](http://2)\n")
@example("[[f](http://t](https://e.org/x)]")
@example("[]https://e.org/b ](http://i)\n")
@example("[s](https://e.org.")
@example("]s](http://9)")
@example("- [Bens id\n\n## Detection\nchmarks](#benchmarks)\n- [Code](#code)\n")
@example("http://arxiv.org/abs/2303.12157v1<[e](http://e.")
@example("- [Flow Models](#flow-models-that-are-named-at-such-length)http://e.org\n- ()\n# Flow Models\n")
def test_any_text_can_be_linted_and_fixed(text):
    diagnostics = linting.lint(text, ALL, Config())
    assert all(0 <= start <= end <= len(text) for (start, end), *_ in diagnostics)
    for unsafe in (False, True):
        fixed = linting.fix(text, ALL, Config(), unsafe)
        again = linting.fix(fixed.text, ALL, Config(), unsafe)
        assert (again.text, again.fixed) == (fixed.text, [])


def test_finding_revealed_by_another_fix_may_have_the_same_message():
    text = "- One [[a]](https://cn.arxiv.org/pdf/2304.02643)\n- Two [[b]](https://arxiv.org/pdf/2304.02643)\n"
    settings = Config(arxiv=Arxiv(url="abs"))
    fixed = linting.fix(text, rules.load(["arxiv-url", "dead-arxiv-host"]), settings)
    assert fixed.text == text.replace("cn.", "").replace("/pdf/", "/abs/")


def test_marker_that_separates_two_lists_is_kept():
    pluses = "".join(f"+ [Paper {number}](https://e.org/{number})\n" for number in range(30))
    dashes = "- [One](https://e.org/one)\n- [Two](https://e.org/two)\n- …\n"
    marker = rules.load(["list-marker"])
    assert len(linting.lint(pluses + dashes, marker, Config())) == 2
    assert linting.fix(pluses + dashes, marker, Config()).text == pluses + dashes
    words = dashes.replace("…", "and more")
    assert linting.fix(pluses + words, marker, Config()).text == pluses + words.replace("- ", "+ ")
