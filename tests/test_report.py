"""Drawing, and the formats: diagnostics made by hand, output written by hand."""

import json
import re
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from texts import texts

from fgad_lint import report, schemas
from fgad_lint.cli.diff import unified
from fgad_lint.diagnostic import Diagnostic, Edit, Fix, Related
from fgad_lint.escape import escape_control_chars
from fgad_lint.report import Checked, Look
from fgad_lint.report.annotate import annotate, plain
from fgad_lint.results.fingerprint import fingerprints
from fgad_lint.text import Lines, Span

MARK_LINE = re.compile(r"(^|(?<=[\r\n]))[ \t]*\^+ ")
VALIDATOR = Draft202012Validator(json.loads(schemas.read("diagnostics")))


def found(text, words, message="wrong", rule="broken-anchor", severity="error", **rest):
    """A diagnostic for the first place where a text has these words."""
    start = text.index(words)
    return Diagnostic(Span(start, start + len(words)), rule, severity, message, **rest)


def drop(span, message="drop it", safe=True):
    return Fix(message, (Edit.delete(span),), is_safe=safe)


def rendered(name, *results, color=False, quiet=False):
    return report.load(name)(results, Look(color, quiet))


# Drawing ------------------------------------------------------------------------------------------------------------

DRAWN = {
    "nothing found": ("a\nb\n", [], "a\nb\n"),
    "empty text": ("", [], ""),
    "mark in an empty text": ("", [(0, 0, "no list")], "^ no list\n"),
    "a word": ("one two\nthree\n", [(4, 7, "wrong")], "one two\n    ^^^ wrong\nthree\n"),
    "two in a line, by column": (
        "one two\n",
        [(4, 7, "second"), (0, 3, "first")],
        "one two\n^^^ first\n    ^^^ second\n",
    ),
    "two in one place, as given": ("one\n", [(0, 3, "b"), (0, 3, "a")], "one\n^^^ b\n^^^ a\n"),
    "tab": ("\tone two\n", [(5, 8, "wrong")], "\tone two\n\t    ^^^ wrong\n"),
    "wide characters": ("异常 ab\n", [(3, 5, "wrong")], "异常 ab\n     ^^ wrong\n"),
    "wide characters marked": ("a 异常\n", [(2, 4, "wrong")], "a 异常\n  ^^^^ wrong\n"),
    "accent of its own": ("e\u0301 ab\n", [(3, 5, "wrong")], "e\u0301 ab\n  ^^ wrong\n"),
    "character without width": ("a\u200bb\n", [(1, 2, "wrong")], "a\u200bb\n ^ wrong\n"),
    "empty span": ("one two\n", [(4, 4, "add one")], "one two\n    ^ add one\n"),
    "several lines": ("one two\nthree\n", [(4, 13, "wrong")], "one two\n    ^^^ wrong\nthree\n"),
    "line end": ("one\r\ntwo\r\n", [(3, 5, "wrong")], "one\r\n   ^ wrong\ntwo\r\n"),
    "old line end": ("one\rtwo\r", [(4, 7, "wrong")], "one\rtwo\r^^^ wrong\n"),
    "behind the last line": ("one\n", [(4, 4, "and more")], "one\n^ and more\n"),
    "no newline": ("one", [], "one\n\\ no newline at end\n"),
    "mark without a newline": ("one", [(1, 3, "wrong")], "one\n ^^ wrong\n\\ no newline at end\n"),
    "message that would break the line": ("one\n", [(0, 3, "a\n\x1bb")], "one\n^^^ a\\n\\x1bb\n"),
}


@pytest.mark.parametrize(("text", "marks", "shown"), DRAWN.values(), ids=DRAWN)
def test_drawing(text, marks, shown):
    diagnostics = [Diagnostic(Span(start, end), "broken-anchor", "error", message) for start, end, message in marks]
    assert annotate(text, diagnostics) == shown
    assert plain(shown) == text


@st.composite
def marked(draw):
    text = draw(st.one_of(texts(), st.text(max_size=60)))
    text = MARK_LINE.sub("", text).removesuffix("\n\\ no newline at end\n")
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets).map(sorted), max_size=4))
    message = draw(st.text(min_size=1, max_size=9).filter(str.strip))
    return text, [Diagnostic(Span(*span), "broken-anchor", "error", message) for span in spans]


@given(marked())
def test_drawing_can_be_undone(case):
    text, diagnostics = case
    assert plain(annotate(text, diagnostics)) == text


VISIBLE = {
    "as it is": ("Père 异常 😀 x", "Père 异常 😀 x"),
    "tab": ("a\tb", "a\tb"),
    "escape of a terminal": ("\x1b[31mred", "\\x1b[31mred"),
    "window title": ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
    "eight-bit escape": ("\x9b31m", "\\x9b31m"),
    "line ends": ("a\r\nb\u2028", "a\\r\\nb\\u2028"),
    "right to left": ("\u202eabc", "\\u202eabc"),
    "without width": ("a\u200b\ufeffb", "a\\u200b\\ufeffb"),
    "space that does not break": ("a\xa0b", "a\\xa0b"),
    "half a character": ("\ud800", "\\ud800"),
    "tag beyond the first plane": ("\U000e0041", "\\U000e0041"),
}


@pytest.mark.parametrize(("text", "shown"), VISIBLE.values(), ids=VISIBLE)
def test_visible(text, shown):
    assert escape_control_chars(text) == shown


# For people ---------------------------------------------------------------------------------------------------------

HEADING = "# List\n\n## Depth {#depth}\n\n- one\n- one\n"
ATTRIBUTE = Span(HEADING.index(" {#"), HEADING.index("}") + 1)


def heading(**rest):
    return found(
        HEADING, "{#depth}", "`{#depth}` is shown as text", "unsupported-heading-id", fix=drop(ATTRIBUTE), **rest
    )


def entry(**rest):
    start = HEADING.rindex("one")
    related = (Related(Span(start - 6, start - 3), "first listed here"),)
    return Diagnostic(Span(start, start + 3), "duplicate-paper", "warning", "listed twice", related=related, **rest)


def test_text():
    assert (
        rendered("text", Checked("README.md", HEADING, [heading(), entry(fix=drop(ATTRIBUTE, safe=False))]))
        == """\
README.md:3:10: error: `{#depth}` is shown as text [unsupported-heading-id]
## Depth {#depth}
         ^^^^^^^^ drop it

README.md:6:3: warning: listed twice [duplicate-paper]
- one
  ^^^ drop it (unsafe)
README.md:5:3: first listed here

2 problems in 1 file (1 error, 1 warning)
1 could be fixed with --fix, 1 more with --fix --unsafe-fixes
"""
    )


def test_text_without_fix():
    checked = Checked("README.md", "a [b]()\n", [found("a [b]()\n", "[b]()", "leads nowhere", "empty-link", "info")])
    assert (
        rendered("text", checked)
        == """\
README.md:1:3: info: leads nowhere [empty-link]
a [b]()
  ^^^^^

1 problem in 1 file (1 info)
"""
    )


SAFE, UNSAFE, HARD = heading(), heading()._replace(fix=drop(ATTRIBUTE, safe=False)), heading()._replace(fix=None)
SUMMARIES = {
    "no file": ([], ""),
    "nothing": ([([], [])], "nothing found in 1 file\n"),
    "nothing in several": ([([], []), ([], [])], "nothing found in 2 files\n"),
    "one in one of two": ([([HARD], []), ([], [])], "1 problem in 1 file (1 error)\n"),
    "safe only": (
        [([SAFE], []), ([SAFE, HARD], [])],
        "3 problems in 2 files (3 errors)\n2 could be fixed with --fix\n",
    ),
    "unsafe only": ([([UNSAFE], [])], "1 problem in 1 file (1 error)\n1 could be fixed with --fix --unsafe-fixes\n"),
    "severities, gravest first": (
        [([HARD._replace(severity=severity) for severity in ("info", "warning", "error", "warning")], [])],
        "4 problems in 1 file (1 error, 2 warnings, 1 info)\n",
    ),
    "all fixed": ([([], [SAFE])], "1 problem fixed, none left\n"),
    "some fixed": ([([HARD], [SAFE, SAFE])], "2 problems fixed, 1 left in 1 file (1 error)\n"),
}


@pytest.mark.parametrize(("files", "shown"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary(files, shown):
    results = [Checked("README.md", HEADING, left, fixed) for left, fixed in files]
    findings = rendered("text", *results, quiet=True)
    assert rendered("text", *results).removeprefix(findings).lstrip("\n") == shown


def test_quiet_text_has_findings_only():
    assert rendered("text", Checked("a.md", HEADING, []), quiet=True) == ""
    assert rendered("text", Checked("a.md", HEADING, [entry()]), quiet=True).endswith(":5:3: first listed here\n")


def excerpt(text, words):
    """The line and the mark that are shown for a finding."""
    return rendered("text", Checked("a.md", text, [found(text, words)]), quiet=True).split("\n")[1:3]


LONG = {
    "a line that just fits": ("x" * 96 + " bad", "bad", "x" * 96 + " bad", 97),
    "end of a long line": ("x" * 300 + " bad", "bad", "…" + "x" * 95 + " bad", 97),
    "start of a long line": ("bad " + "x" * 300, "bad", "bad " + "x" * 95 + "…", 0),
    "middle of a long line": ("x" * 300 + "bad" + "y" * 300, "bad", "…" + "x" * 47 + "bad" + "y" * 48 + "…", 48),
    "wide characters": ("异" * 300 + "bad" + "常" * 300, "bad", "…" + "异" * 23 + "bad" + "常" * 24 + "…", 47),
}


@pytest.mark.parametrize(("text", "words", "row", "pad"), LONG.values(), ids=LONG)
def test_long_line_is_cut_around_the_finding(text, words, row, pad):
    assert excerpt(text, words) == [row, " " * pad + "^" * len(words)]


def test_long_finding_is_cut_too():
    assert excerpt("[" + "x" * 500 + "]", "x" * 500) == ["[" + "x" * 79 + "…", " " + "^" * 80]


def test_hidden_characters_are_shown_and_marked():
    text = "\u202e[a](#b\u200b) \x1b[2J"
    assert excerpt(text, "#b\u200b") == ["\\u202e[a](#b\\u200b) \\x1b[2J", " " * 10 + "^" * 8]


def test_concise():
    results = [Checked("a.md", HEADING, [heading(), entry()]), Checked("b.md", HEADING, [])]
    assert (
        rendered("concise", *results)
        == """\
a.md:3:10: error: `{#depth}` is shown as text [unsupported-heading-id]
a.md:6:3: warning: listed twice [duplicate-paper]
"""
    )


def test_concise_has_nothing_to_say_of_nothing():
    assert rendered("concise", Checked("a.md", HEADING, [])) == ""


def test_statistics():
    assert (
        rendered("statistics", Checked("a.md", HEADING, [SAFE, *[entry()] * 10]), Checked("b.md", HEADING, [UNSAFE]))
        == """\
10  duplicate-paper
 2  unsupported-heading-id  1 could be fixed with --fix, 1 more with --fix --unsafe-fixes

12 problems in 2 files (2 errors, 10 warnings)
1 could be fixed with --fix, 1 more with --fix --unsafe-fixes
"""
    )
    assert rendered("statistics", Checked("a.md", HEADING, [])) == "nothing found in 1 file\n"
    assert rendered("statistics", Checked("a.md", HEADING, [HARD]), quiet=True) == "1  unsupported-heading-id\n"


FOR_PEOPLE = ("text", "concise", "statistics")


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_colors_add_nothing_but_colors(name):
    checked = Checked("a.md", HEADING, [heading(), entry()])
    assert "\x1b" not in rendered(name, checked)
    assert click.unstyle(rendered(name, checked, color=True)) == rendered(name, checked)


@pytest.mark.parametrize("name", ["text", "concise"])
def test_severity_is_colored(name):
    assert click.style("error", "red") in rendered(name, Checked("a.md", HEADING, [heading()]), color=True)


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_terminal_is_not_steered(name):
    text = "[a](#\x1b[31m\u202e\u200b) \x9b\n"
    evil = found(text, "#\x1b[31m\u202e\u200b", "`\x1b[31m\u202e\n` is wrong", fix=drop(Span(0, 1), "drop \x1b\u202e"))
    evil = evil._replace(related=(Related(Span(0, 1), "here \x1b\u2066"),))
    assert not re.search(r"[^\n -~]", rendered(name, Checked("\x1b]0;\u202e\udce9.md", text, [evil])))


# For machines -------------------------------------------------------------------------------------------------------


def test_json():
    checked = Checked("docs/a.md", HEADING, [heading(), entry()])
    first, second = json.loads(rendered("json", checked))
    assert re.fullmatch("[0-9a-f]{16}", first.pop("fingerprint"))
    assert first == {
        "path": "docs/a.md",
        "rule": "unsupported-heading-id",
        "severity": "error",
        "message": "`{#depth}` is shown as text",
        "line": 3,
        "column": 10,
        "end_line": 3,
        "end_column": 18,
        "fix": {
            "safe": True,
            "message": "drop it",
            "edits": [{"line": 3, "column": 9, "end_line": 3, "end_column": 18, "text": ""}],
        },
        "related": [],
    }
    assert second["fix"] is None
    assert second["related"] == [
        {"path": "docs/a.md", "line": 5, "column": 3, "end_line": 5, "end_column": 6, "message": "first listed here"}
    ]


def test_json_without_findings():
    assert rendered("json") == rendered("json", Checked("a.md", HEADING, [])) == "[]\n"


def test_related_place_in_another_file():
    diagnostic = heading()._replace(related=(Related(Span(4, 6), "there", "b.md"), Related(Span(0, 1), "here")))
    checked = Checked("a.md", HEADING, [diagnostic], texts={"b.md": "# B\n+ One\n"})
    (found,) = json.loads(rendered("json", checked))
    assert [(each["path"], each["line"], each["column"]) for each in found["related"]] == [
        ("b.md", 2, 1),
        ("a.md", 1, 1),
    ]
    assert rendered("text", checked, quiet=True).endswith("\nb.md:2:1: there\na.md:1:1: here\n")


PLACES = {
    "Chinese": ("异常检测 [a](#b)\n", "#b", (1, 10, 1, 12)),
    "emoji count once": ("😀👨‍👩‍👧 #b", "#b", (1, 8, 1, 10)),
    "byte order mark counts": ("\ufeff#b", "#b", (1, 2, 1, 4)),
    "over two lines": ("a\r\nb #\r\nb c", "#\r\nb", (2, 3, 3, 2)),
    "to the end of a line": ("a #\nb", "#\n", (1, 3, 2, 1)),
    "empty": ("ab", "", (1, 1, 1, 1)),
}


@pytest.mark.parametrize(("text", "words", "place"), PLACES.values(), ids=PLACES)
def test_json_places(text, words, place):
    diagnostic = found(text, words, f"`{words}` is wrong")
    diagnostic = diagnostic._replace(fix=drop(diagnostic.span), related=(Related(diagnostic.span, "here"),))
    objects = json.loads(rendered("json", Checked("异常/a b.md", text, [diagnostic])))
    VALIDATOR.validate(objects)
    for each in (objects[0], *objects[0]["fix"]["edits"], *objects[0]["related"]):
        assert (each["line"], each["column"], each["end_line"], each["end_column"]) == place


@given(marked())
def test_json_fits_its_schema(case):
    text, diagnostics = case
    VALIDATOR.validate(json.loads(rendered("json", Checked("README.md", text, diagnostics))))


def test_schema_of_diagnostics_is_sound_and_strict():
    Draft202012Validator.check_schema(VALIDATOR.schema)
    (given_object,) = json.loads(rendered("json", Checked("a.md", HEADING, [heading()])))
    assert VALIDATOR.is_valid([given_object])
    assert not VALIDATOR.is_valid([given_object | {"more": 1}])
    for key in given_object:
        assert not VALIDATOR.is_valid([{name: value for name, value in given_object.items() if name != key}])


# Fingerprints -------------------------------------------------------------------------------------------------------


def fingerprint(text, words="bad", rule="broken-anchor", message="wrong"):
    return fingerprints(text, [found(text, words, message, rule)])[0]


SAME = {
    "lines above": ("new\n\n- bad one\n", "bad"),
    "lines below": ("- bad one\n\nnew\n", "bad"),
    "indentation": ("   - bad one  \n", "bad"),
    "line end": ("- bad one\r\n", "bad"),
}
OTHER = {
    "another line": ("- bad two\n", "bad"),
    "other words of the line": ("- bad one\n", "one"),
}


@pytest.mark.parametrize(("text", "words"), SAME.values(), ids=SAME)
def test_fingerprint_stays(text, words):
    assert fingerprint(text, words) == fingerprint("- bad one\n")


def test_fingerprint_does_not_heed_the_message():
    assert fingerprint("- bad\n", message="also on line 7") == fingerprint("- bad\n", message="also on line 8")


@pytest.mark.parametrize(("text", "words"), OTHER.values(), ids=OTHER)
def test_fingerprint_differs(text, words):
    assert fingerprint(text, words) != fingerprint("- bad one\n")


def test_fingerprint_differs_between_rules():
    assert fingerprint("- bad\n") != fingerprint("- bad\n", rule="empty-link")


def test_fingerprints_of_equal_findings_differ():
    text = "- bad\n- bad\n"
    first, second = fingerprints(text, [found(text, "bad"), found(text, "bad")._replace(span=Span(8, 11))])
    assert first == fingerprint("- bad\n") != second


# All formats --------------------------------------------------------------------------------------------------------


def test_formats_are_the_modules():
    modules = {path.stem for path in Path(report.__file__).parent.glob("*.py")} - {"__init__", "annotate", "statistics"}
    assert report.names() == sorted(modules)
    assert {"text", "concise", "json"} <= modules


@pytest.mark.parametrize("name", [*report.names(), "statistics"])
def test_any_text_can_be_reported(name):
    text = "\ufeff\x00异常 😀\ud800\u2028" + "x" * 500 + "\r\n\r"
    spans = [Span(start, end) for start in range(0, len(text) + 1, 7) for end in range(start, len(text) + 1, 50)]
    diagnostics = [
        Diagnostic(span, "broken-anchor", "warning", "wrong", drop(span), (Related(span, "here"),)) for span in spans
    ]
    assert rendered(name, Checked("a.md", text, diagnostics))


def test_cost_grows_with_the_findings_not_with_the_line():
    text = "[a](#b) " * 10_000
    step = len("[a](#b) ")
    diagnostics = [
        Diagnostic(Span(at + 4, at + 6), "broken-anchor", "error", "wrong") for at in range(0, len(text), step)
    ]
    shown = rendered("text", Checked("a.md", text, diagnostics))
    assert len(shown) < 300 * len(diagnostics)
    assert len(set(fingerprints(text, diagnostics))) == len(diagnostics)
    assert len(Lines(text)) == 1


# Diffs --------------------------------------------------------------------------------------------------------------

DIFFS = {
    "alike": ("a\nb\n", "a\nb\n", ""),
    "one line": ("a\nb\nc\n", "a\nB\nc\n", "--- x.md\n+++ x.md\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"),
    "carriage returns stay": ("a\r\nb\r\n", "a\r\nB\r\n", "--- x.md\n+++ x.md\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+B\r\n"),
    "only a newline ends a line": (
        "a\rb\u2028c",
        "A\rb\u2028c",
        (
            "--- x.md\n+++ x.md\n@@ -1 +1 @@\n"
            "-a\rb\u2028c\n\\ No newline at end of file\n+A\rb\u2028c\n\\ No newline at end of file\n"
        ),
    ),
    "newline at the end": ("a", "a\n", "--- x.md\n+++ x.md\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
}


# As git writes them, and as GNU's patch and git read them.
NAMES = {
    "plain": ("docs/é.md", "docs/é.md"),
    "with spaces": ("my list.md", "my list.md\t"),
    "with spaces around": (" a.md", '" a.md"'),
    "with a tab": ("a\t2020-01-01.md", '"a\\0112020-01-01.md"'),
    "with another header": ("a\n+++ b.md", '"a\\012+++ b.md"'),
    "with quotes": ('"a\\b".md', '"\\042a\\134b\\042.md"'),
    "with what cannot be seen": ("\x1b\u202e.md", '"\\033\\342\\200\\256.md"'),
}


@pytest.mark.parametrize(("name", "written"), NAMES.values(), ids=NAMES)
def test_names_in_a_diff(name, written):
    assert unified("a", "b", name).startswith(f"--- {written}\n+++ {written}\n@@ ")


@pytest.mark.parametrize(("old", "new", "patch"), DIFFS.values(), ids=DIFFS)
def test_diff(old, new, patch):
    assert unified(old, new, "x.md") == patch


def patched(old, patch):
    """What patch makes of a text."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", old)
    done, position, last = [], 0, ""
    for row in re.findall(r"[^\n]*\n", patch)[2:]:
        if row[0] == "@":
            start, length = re.match(r"@@ -(\d+)(?:,(\d+))?", row).groups("1")
            first = int(start) - (length != "0")
            done += lines[position:first]
            position = first
        elif row[0] == "\\":
            done[-1:] = [line.removesuffix("\n") if last != "-" else line for line in done[-1:]]
        else:
            done += [row[1:]] if row[0] in " +" else []
            position += row[0] in " -"
        last = row[0]
    return "".join(done + lines[position:])


FEW_LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "\n", "d"]), max_size=30).map("".join)


@given(FEW_LINES, FEW_LINES)
def test_diff_says_it_all(old, new):
    assert patched(old, unified(old, new, "x.md")) == new


@given(marked(), marked())
def test_diff_of_any_texts(one, other):
    assert patched(one[0], unified(one[0], other[0], "x.md")) == other[0]


def test_diff_of_a_long_list_takes_no_longer_than_it_is_long():
    old = "".join(f"+ Title {n * 7919 % 100_003} [a](http://e.org/{n})\n" for n in range(60_000))
    new = re.sub(r"http(?=://e\.org/\d*[05]\))", "https", old)
    patch = unified(old, new, "x.md")
    assert patched(old, patch) == new
    assert patch.count("\n-") == patch.count("\n+") - 1 == 12_000


def test_diff_finds_what_was_moved_far():
    lines = [f"line {n}\n" for n in range(1000)]
    patch = unified("".join(lines), "".join(lines[500:] + lines[:500]), "x.md")
    assert patch.count("\n-") == 500
