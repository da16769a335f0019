"""Reports of findings, annotations, fingerprints and diffs: the expected output for given diagnostics."""

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
from fgad_lint.annotate import annotate, plain
from fgad_lint.cli.diff import unified
from fgad_lint.diagnostic import Diagnostic, Edit, Fix, Related
from fgad_lint.escape import escape_control_chars
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.text import format_statistics, summary
from fgad_lint.results.fingerprint import fingerprints
from fgad_lint.text import Lines, Span

ANNOTATION = re.compile(r"(^|(?<=[\r\n]))[ \t]*\^+ ")
VALIDATOR = Draft202012Validator(json.loads(schemas.read("diagnostics")))


def diagnostic_at(text, words, message="wrong", rule="broken-anchor", severity="error", **rest):
    """A diagnostic whose span is the first occurrence of `words`."""
    start = text.index(words)
    return Diagnostic(Span(start, start + len(words)), rule, severity, message, **rest)


def deletion(span, message="drop it", is_safe=True):
    return Fix(message, (Edit.delete(span),), is_safe)


def format_as(name, *results, color=False, quiet=False):
    format_findings = format_statistics if name == "statistics" else report.load(name)
    return format_findings(results, DisplayOptions(color, quiet))


# Annotations

ANNOTATED = {
    "no findings": ("a\nb\n", [], "a\nb\n"),
    "empty text": ("", [], ""),
    "finding in an empty text": ("", [(0, 0, "no list")], "^ no list\n"),
    "a word": ("one two\nthree\n", [(4, 7, "wrong")], "one two\n    ^^^ wrong\nthree\n"),
    "two in a line, sorted by column": (
        "one two\n",
        [(4, 7, "second"), (0, 3, "first")],
        "one two\n^^^ first\n    ^^^ second\n",
    ),
    "two at the same span, as given": ("one\n", [(0, 3, "b"), (0, 3, "a")], "one\n^^^ b\n^^^ a\n"),
    "tab": ("\tone two\n", [(5, 8, "wrong")], "\tone two\n\t    ^^^ wrong\n"),
    "wide characters": ("异常 ab\n", [(3, 5, "wrong")], "异常 ab\n     ^^ wrong\n"),
    "wide characters marked": ("a 异常\n", [(2, 4, "wrong")], "a 异常\n  ^^^^ wrong\n"),
    "joined emoji": ("# 👩\u200d💻 ab\n", [(6, 8, "wrong")], "# 👩\u200d💻 ab\n     ^^ wrong\n"),
    "emoji of one narrow character": ("❤\ufe0f ab\n", [(3, 5, "wrong")], "❤\ufe0f ab\n   ^^ wrong\n"),
    "flag and skin tone": ("🇩🇪👍🏽 ab\n", [(5, 7, "wrong")], "🇩🇪👍🏽 ab\n     ^^ wrong\n"),
    "Thai vowels and tones": ("ที่นี่ ab\n", [(7, 9, "wrong")], "ที่นี่ ab\n   ^^ wrong\n"),
    "dashes and quotes": ("é – “x” ab\n", [(8, 10, "wrong")], "é – “x” ab\n        ^^ wrong\n"),
    "control character": ("异\x1bab\n", [(2, 4, "wrong")], "异\x1bab\n  ^^ wrong\n"),
    "combining accent": ("e\u0301 ab\n", [(3, 5, "wrong")], "e\u0301 ab\n  ^^ wrong\n"),
    "zero-width character": ("a\u200bb\n", [(1, 2, "wrong")], "a\u200bb\n ^ wrong\n"),
    "empty span": ("one two\n", [(4, 4, "add one")], "one two\n    ^ add one\n"),
    "several lines": ("one two\nthree\n", [(4, 13, "wrong")], "one two\n    ^^^ wrong\nthree\n"),
    "line end": ("one\r\ntwo\r\n", [(3, 5, "wrong")], "one\r\n   ^ wrong\ntwo\r\n"),
    "carriage returns": ("one\rtwo\r", [(4, 7, "wrong")], "one\rtwo\r^^^ wrong\n"),
    "after the last line": ("one\n", [(4, 4, "and more")], "one\n^ and more\n"),
    "no newline": ("one", [], "one\n\\ no newline at end\n"),
    "finding without a newline": ("one", [(1, 3, "wrong")], "one\n ^^ wrong\n\\ no newline at end\n"),
    "message with a line end": ("one\n", [(0, 3, "a\n\x1bb")], "one\n^^^ a\\n\\x1bb\n"),
}


@pytest.mark.parametrize(("text", "findings", "annotated"), ANNOTATED.values(), ids=ANNOTATED)
def test_annotate(text, findings, annotated):
    diagnostics = [Diagnostic(Span(start, end), "broken-anchor", "error", message) for start, end, message in findings]
    assert annotate(text, diagnostics) == annotated
    assert plain(annotated) == text


@st.composite
def texts_with_diagnostics(draw):
    text = draw(st.one_of(texts(), st.text(max_size=60)))
    text = ANNOTATION.sub("", text).removesuffix("\n\\ no newline at end\n")
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets).map(sorted), max_size=4))
    message = draw(st.text(min_size=1, max_size=9).filter(str.strip))
    return text, [Diagnostic(Span(*span), "broken-anchor", "error", message) for span in spans]


@given(texts_with_diagnostics())
def test_annotations_can_be_removed(case):
    text, diagnostics = case
    assert plain(annotate(text, diagnostics)) == text


ESCAPED = {
    "printable": ("Père 异常 😀 x", "Père 异常 😀 x"),
    "tab": ("a\tb", "a\tb"),
    "terminal escape": ("\x1b[31mred", "\\x1b[31mred"),
    "window title": ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
    "eight-bit escape": ("\x9b31m", "\\x9b31m"),
    "line ends": ("a\r\nb\u2028", "a\\r\\nb\\u2028"),
    "right to left": ("\u202eabc", "\\u202eabc"),
    "zero-width": ("a\u200b\ufeffb", "a\\u200b\\ufeffb"),
    "joiners in emoji": (
        "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 👩🏽\u200d💻",
        "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 👩🏽\u200d💻",
    ),
    "joiners around emoji": ("a\u200d👩 👩\u200db 👩\u200d", "a\\u200d👩 👩\\u200db 👩\\u200d"),
    "joiners in words": ("a\u200db ক\u200dষ \ufe0f\u200d👩", "a\\u200db ক\\u200dষ \ufe0f\\u200d👩"),
    "two joiners in an emoji": ("👩\u200d\u200d💻", "👩\\u200d\\u200d💻"),
    "non-joiner": ("می\u200cخواهم 👩\u200c💻", "می\\u200cخواهم 👩\\u200c💻"),
    "no-break space": ("a\xa0b", "a\\xa0b"),
    "surrogate": ("\ud800", "\\ud800"),
    "tag character": ("\U000e0041", "\\U000e0041"),
}


@pytest.mark.parametrize(("text", "escaped"), ESCAPED.values(), ids=ESCAPED)
def test_escape_control_chars(text, escaped):
    assert escape_control_chars(text) == escaped


# Human-readable formats

HEADING = "# List\n\n## Depth {#depth}\n\n- one\n- one\n"
ATTRIBUTE = Span(HEADING.index(" {#"), HEADING.index("}") + 1)


def heading_diagnostic(**rest):
    return diagnostic_at(
        HEADING, "{#depth}", "`{#depth}` is shown as text", "unsupported-heading-id", fix=deletion(ATTRIBUTE), **rest
    )


def entry_diagnostic(**rest):
    start = HEADING.rindex("one")
    related = (Related(Span(start - 6, start - 3), "first listed here"),)
    return Diagnostic(Span(start, start + 3), "duplicate-paper", "warning", "listed twice", related=related, **rest)


def test_text():
    assert (
        format_as(
            "text",
            CheckedFile(
                "README.md", HEADING, [heading_diagnostic(), entry_diagnostic(fix=deletion(ATTRIBUTE, is_safe=False))]
            ),
        )
        == """\
README.md:3:10: error: `{#depth}` is shown as text [unsupported-heading-id]
## Depth {#depth}
         ^^^^^^^^ drop it

README.md:6:3: warning: listed twice [duplicate-paper]
- one
  ^^^ drop it (unsafe)
README.md:5:3: first listed here

2 findings in 1 file (1 error, 1 warning)
1 could be fixed with --fix, 1 more with --fix --unsafe-fixes
"""
    )


def test_text_without_fix():
    checked = CheckedFile(
        "README.md", "a [b]()\n", [diagnostic_at("a [b]()\n", "[b]()", "leads nowhere", "empty-link", "info")]
    )
    assert (
        format_as("text", checked)
        == """\
README.md:1:3: info: leads nowhere [empty-link]
a [b]()
  ^^^^^

1 finding in 1 file (1 info)
"""
    )


SAFE, UNSAFE, UNFIXABLE = (
    heading_diagnostic(),
    heading_diagnostic()._replace(fix=deletion(ATTRIBUTE, is_safe=False)),
    heading_diagnostic()._replace(fix=None),
)
SUMMARIES = {
    "no files": ([], ""),
    "no findings": ([([], [])], "nothing found in 1 file\n"),
    "no findings in several files": ([([], []), ([], [])], "nothing found in 2 files\n"),
    "one finding in one of two files": ([([UNFIXABLE], []), ([], [])], "1 finding in 1 file (1 error)\n"),
    "safe only": (
        [([SAFE], []), ([SAFE, UNFIXABLE], [])],
        "3 findings in 2 files (3 errors)\n2 could be fixed with --fix\n",
    ),
    "unsafe only": ([([UNSAFE], [])], "1 finding in 1 file (1 error)\n1 could be fixed with --fix --unsafe-fixes\n"),
    "severities, most severe first": (
        [([UNFIXABLE._replace(severity=severity) for severity in ("info", "warning", "error", "warning")], [])],
        "4 findings in 1 file (1 error, 2 warnings, 1 info)\n",
    ),
    "all fixed": ([([], [SAFE])], "1 finding fixed, none left\n"),
    "some fixed": ([([UNFIXABLE], [SAFE, SAFE])], "2 findings fixed, 1 left in 1 file (1 error)\n"),
}


KNOWN = [{"already in main": 1, "accepted by b.json": 2}, {"accepted by b.json": 1}]
KNOWN_SUMMARIES = {
    "nothing new": ([], [], "nothing new in 2 files; 1 already in main, 3 accepted by b.json\n"),
    "all fixed": ([], [SAFE], "1 finding fixed, none left; 1 already in main, 3 accepted by b.json\n"),
    "one new": ([UNFIXABLE], [], "1 finding in 1 file (1 error); 1 already in main, 3 accepted by b.json\n"),
}


@pytest.mark.parametrize(("left", "fixed", "expected"), KNOWN_SUMMARIES.values(), ids=KNOWN_SUMMARIES)
def test_summary_counts_known_findings(left, fixed, expected):
    one, two = (CheckedFile("README.md", HEADING, [], known=known) for known in KNOWN)
    assert summary([one._replace(diagnostics=left, fixed=fixed), two]) == expected


@pytest.mark.parametrize(("files", "expected"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary(files, expected):
    results = [CheckedFile("README.md", HEADING, left, fixed) for left, fixed in files]
    findings = format_as("text", *results, quiet=True)
    assert format_as("text", *results).removeprefix(findings).lstrip("\n") == expected


def test_quiet_text_has_findings_only():
    assert format_as("text", CheckedFile("a.md", HEADING, []), quiet=True) == ""
    assert format_as("text", CheckedFile("a.md", HEADING, [entry_diagnostic()]), quiet=True).endswith(
        ":5:3: first listed here\n"
    )


def excerpt(text, words, width=None):
    """The line and the carets shown for a finding."""
    results = [CheckedFile("a.md", text, [diagnostic_at(text, words)])]
    shown = report.load("text")(results, DisplayOptions(quiet=True, width=width))
    return shown.split("\n")[1:3]


LONG_LINES = {
    "a line that just fits": ("x" * 96 + " bad", "bad", "x" * 96 + " bad", 97),
    "end of a long line": ("x" * 300 + " bad", "bad", "…" + "x" * 95 + " bad", 97),
    "start of a long line": ("bad " + "x" * 300, "bad", "bad " + "x" * 95 + "…", 0),
    "middle of a long line": ("x" * 300 + "bad" + "y" * 300, "bad", "…" + "x" * 47 + "bad" + "y" * 48 + "…", 48),
    "wide characters": ("异" * 300 + "bad" + "常" * 300, "bad", "…" + "异" * 23 + "bad" + "常" * 24 + "…", 47),
}


@pytest.mark.parametrize(("text", "words", "row", "indent"), LONG_LINES.values(), ids=LONG_LINES)
def test_long_line_is_cut_around_the_finding(text, words, row, indent):
    assert excerpt(text, words) == [row, " " * indent + "^" * len(words)]


CUT_EMOJI = {
    "before": ("👩\u200d💻" * 99 + "bad", "…" + "👩\u200d💻" * 28 + "bad", 57),
    "after": ("bad" + "👩\u200d💻" * 99, "bad" + "👩\u200d💻" * 28 + "…", 0),
    "accents": ("e\u0301" * 99 + "bad", "…" + "e\u0301" * 56 + "bad", 57),
}


@pytest.mark.parametrize(("text", "row", "indent"), CUT_EMOJI.values(), ids=CUT_EMOJI)
def test_joined_characters_are_not_cut(text, row, indent):
    assert excerpt(text, "bad", 60) == [row, " " * indent + "^^^"]


def test_long_finding_is_cut_too():
    assert excerpt("[" + "x" * 500 + "]", "x" * 500) == ["[" + "x" * 79 + "…", " " + "^" * 80]


def test_tabs_are_shown_as_spaces():
    assert excerpt("\t\ta\tbad", "bad") == ["        a    bad", " " * 13 + "^^^"]


def on_terminal(text, words, width, message, fix=None, related=(), color=False):
    diagnostic = diagnostic_at(text, words, message, fix=fix and deletion(Span(0, 1), fix), related=related)
    options = DisplayOptions(color, quiet=True, width=width)
    return report.load("text")([CheckedFile("a.md", text, [diagnostic])], options)


LONG = "the anchor leads nowhere, because no heading has this id"  # With all around it, a row of 89 columns.
TERMINALS = {
    "all fits": (
        ("a bad", "bad", 89, LONG, "drop it"),
        f"a.md:1:3: error: {LONG} [broken-anchor]\na bad\n  ^^^ drop it\n",
    ),
    "a headline of one column too many": (
        ("a bad", "bad", 88, LONG, "drop it"),
        f"a.md:1:3: error: {LONG}\n    [broken-anchor]\na bad\n  ^^^ drop it\n",
    ),
    "a headline of three rows": (
        ("a bad", "bad", 40, LONG),
        "a.md:1:3: error: the anchor leads\n    nowhere, because no heading has this\n    id [broken-anchor]\na bad\n  ^^^\n",
    ),
    "wide characters in a headline": (
        ("a bad", "bad", 60, "异" * 20 + " 常"),
        f"a.md:1:3: error: {'异' * 20} 常\n    [broken-anchor]\na bad\n  ^^^\n",
    ),
    "a fix that just fits beside the carets": (
        ("x" * 49 + "bad", "bad", 60, "wrong", "drop it"),
        f"a.md:1:50: error: wrong [broken-anchor]\n{'x' * 49}bad\n{' ' * 49}^^^ drop it\n",
    ),
    "a fix below the carets": (
        ("x" * 50 + "bad", "bad", 60, "wrong", "drop it"),
        f"a.md:1:51: error: wrong [broken-anchor]\n{'x' * 50}bad\n{' ' * 50}^^^\n{' ' * 50}drop it\n",
    ),
    "a long fix ends at the right": (
        ("x" * 50 + "bad", "bad", 60, "wrong", "drop this and the rest"),
        f"a.md:1:51: error: wrong [broken-anchor]\n{'x' * 50}bad\n{' ' * 50}^^^\n{' ' * 38}drop this and the rest\n",
    ),
    "a fix of two rows": (
        ("bad", "bad", 40, "wrong", LONG),
        "a.md:1:1: error: wrong [broken-anchor]\nbad\n^^^\nthe anchor leads nowhere, because no\n    heading has this id\n",
    ),
    "a related line": (
        ("a bad", "bad", 40, "wrong", None, [Related(Span(0, 1), f"see {LONG}")]),
        "a.md:1:3: error: wrong [broken-anchor]\na bad\n  ^^^\na.md:1:1: see the anchor leads nowhere,\n    because no heading has this id\n",
    ),
    "one long word": (
        ("a bad", "bad", 40, "x" * 50),
        f"a.md:1:3: error:\n    {'x' * 50}\n    [broken-anchor]\na bad\n  ^^^\n",
    ),
    "a command at the start of a row": (
        ("a bad", "bad", 40, "a message of these words ::error::x"),
        "a.md:1:3: error: a message of these\n    words ::error::x [broken-anchor]\na bad\n  ^^^\n",
    ),
    "a command at the start of the second row": (
        ("a bad", "bad", 40, "a message of words ::error::x"),
        "a.md:1:3: error: a message of words\n    \\u003a:error::x [broken-anchor]\na bad\n  ^^^\n",
    ),
}


@pytest.mark.parametrize("color", [False, True], ids=["plain", "colored"])
@pytest.mark.parametrize(("finding", "expected"), TERMINALS.values(), ids=TERMINALS)
def test_text_fits_the_terminal(finding, expected, color):
    assert click.unstyle(on_terminal(*finding, color=color)) == expected


@pytest.mark.parametrize("width", [60, 80, 120])
def test_excerpt_is_as_wide_as_the_terminal(width):
    row, carets = excerpt("异" * 300 + " bad " + "y" * 300, "bad", width)
    assert row.startswith("…异")
    assert row.endswith("y…")
    assert width - 1 <= len(row) + row.count("异") <= width
    assert carets.index("^") == row.index("bad") + row.count("异")


def test_invisible_characters_are_shown_and_underlined():
    text = "\u202e[a](#b\u200b) \x1b[2J"
    assert excerpt(text, "#b\u200b") == ["\\u202e[a](#b\\u200b) \\x1b[2J", " " * 10 + "^" * 8]


def test_concise():
    results = [
        CheckedFile("a.md", HEADING, [heading_diagnostic(), entry_diagnostic()]),
        CheckedFile("b.md", HEADING, []),
    ]
    assert (
        format_as("concise", *results)
        == """\
a.md:3:10: error: `{#depth}` is shown as text [unsupported-heading-id]
a.md:6:3: warning: listed twice [duplicate-paper]
"""
    )


def test_concise_without_findings_is_empty():
    assert format_as("concise", CheckedFile("a.md", HEADING, [])) == ""


def test_statistics():
    assert (
        format_as(
            "statistics",
            CheckedFile("a.md", HEADING, [SAFE, *[entry_diagnostic()] * 10]),
            CheckedFile("b.md", HEADING, [UNSAFE]),
        )
        == """\
10  duplicate-paper
 2  unsupported-heading-id  1 could be fixed with --fix, 1 more with --fix --unsafe-fixes

12 findings in 2 files (2 errors, 10 warnings)
1 could be fixed with --fix, 1 more with --fix --unsafe-fixes
"""
    )
    assert format_as("statistics", CheckedFile("a.md", HEADING, [])) == "nothing found in 1 file\n"
    assert (
        format_as("statistics", CheckedFile("a.md", HEADING, [UNFIXABLE]), quiet=True) == "1  unsupported-heading-id\n"
    )


HUMAN_READABLE = ("text", "concise", "statistics")


@pytest.mark.parametrize("name", HUMAN_READABLE)
def test_color_changes_only_colors(name):
    checked = CheckedFile("a.md", HEADING, [heading_diagnostic(), entry_diagnostic()])
    assert "\x1b" not in format_as(name, checked)
    assert click.unstyle(format_as(name, checked, color=True)) == format_as(name, checked)


@pytest.mark.parametrize("name", ["text", "concise"])
def test_severity_is_colored(name):
    assert click.style("error", "red") in format_as(
        name, CheckedFile("a.md", HEADING, [heading_diagnostic()]), color=True
    )


@pytest.mark.parametrize("name", HUMAN_READABLE)
def test_control_characters_are_escaped(name):
    text = "[a](#\x1b[31m\u202e\u200b) \x9b\n"
    diagnostic = diagnostic_at(
        text, "#\x1b[31m\u202e\u200b", "`\x1b[31m\u202e\n` is wrong", fix=deletion(Span(0, 1), "drop \x1b\u202e")
    )
    diagnostic = diagnostic._replace(related=(Related(Span(0, 1), "here \x1b\u2066"),))
    assert not re.search(r"[^\n -~]", format_as(name, CheckedFile("\x1b]0;\u202e\udce9.md", text, [diagnostic])))


# JSON


def test_json():
    checked = CheckedFile("docs/a.md", HEADING, [heading_diagnostic(), entry_diagnostic()])
    first, second = json.loads(format_as("json", checked))
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
    assert format_as("json") == format_as("json", CheckedFile("a.md", HEADING, [])) == "[]\n"


def test_related_location_in_another_file():
    diagnostic = heading_diagnostic()._replace(
        related=(Related(Span(4, 6), "there", "b.md"), Related(Span(0, 1), "here"))
    )
    checked = CheckedFile("a.md", HEADING, [diagnostic], texts={"b.md": "# B\n+ One\n"})
    (json_object,) = json.loads(format_as("json", checked))
    assert [(related["path"], related["line"], related["column"]) for related in json_object["related"]] == [
        ("b.md", 2, 1),
        ("a.md", 1, 1),
    ]
    assert format_as("text", checked, quiet=True).endswith("\nb.md:2:1: there\na.md:1:1: here\n")


POSITIONS = {
    "Chinese": ("异常检测 [a](#b)\n", "#b", (1, 10, 1, 12)),
    "emoji": ("😀👨‍👩‍👧 #b", "#b", (1, 8, 1, 10)),
    "byte order mark": ("\ufeff#b", "#b", (1, 2, 1, 4)),
    "over two lines": ("a\r\nb #\r\nb c", "#\r\nb", (2, 3, 3, 2)),
    "to the end of a line": ("a #\nb", "#\n", (1, 3, 2, 1)),
    "empty": ("ab", "", (1, 1, 1, 1)),
}


@pytest.mark.parametrize(("text", "words", "expected"), POSITIONS.values(), ids=POSITIONS)
def test_json_positions(text, words, expected):
    diagnostic = diagnostic_at(text, words, f"`{words}` is wrong")
    diagnostic = diagnostic._replace(fix=deletion(diagnostic.span), related=(Related(diagnostic.span, "here"),))
    objects = json.loads(format_as("json", CheckedFile("异常/a b.md", text, [diagnostic])))
    VALIDATOR.validate(objects)
    for range_ in (objects[0], *objects[0]["fix"]["edits"], *objects[0]["related"]):
        assert (range_["line"], range_["column"], range_["end_line"], range_["end_column"]) == expected


@given(texts_with_diagnostics())
def test_json_fits_its_schema(case):
    text, diagnostics = case
    VALIDATOR.validate(json.loads(format_as("json", CheckedFile("README.md", text, diagnostics))))


def test_schema_of_diagnostics_is_valid_and_strict():
    Draft202012Validator.check_schema(VALIDATOR.schema)
    (json_object,) = json.loads(format_as("json", CheckedFile("a.md", HEADING, [heading_diagnostic()])))
    assert VALIDATOR.is_valid([json_object])
    assert not VALIDATOR.is_valid([json_object | {"more": 1}])
    for key in json_object:
        assert not VALIDATOR.is_valid([{name: value for name, value in json_object.items() if name != key}])


# Fingerprints


def fingerprint(text, words="bad", rule="broken-anchor", message="wrong"):
    return fingerprints(text, [diagnostic_at(text, words, message, rule)])[0]


UNCHANGED = {
    "lines above": ("new\n\n- bad one\n", "bad"),
    "lines below": ("- bad one\n\nnew\n", "bad"),
    "indentation": ("   - bad one  \n", "bad"),
    "line end": ("- bad one\r\n", "bad"),
}
CHANGED = {
    "another line": ("- bad two\n", "bad"),
    "other words of the line": ("- bad one\n", "one"),
}


@pytest.mark.parametrize(("text", "words"), UNCHANGED.values(), ids=UNCHANGED)
def test_fingerprint_stays(text, words):
    assert fingerprint(text, words) == fingerprint("- bad one\n")


def test_fingerprint_ignores_the_message():
    assert fingerprint("- bad\n", message="also on line 7") == fingerprint("- bad\n", message="also on line 8")


@pytest.mark.parametrize(("text", "words"), CHANGED.values(), ids=CHANGED)
def test_fingerprint_differs(text, words):
    assert fingerprint(text, words) != fingerprint("- bad one\n")


def test_fingerprint_differs_between_rules():
    assert fingerprint("- bad\n") != fingerprint("- bad\n", rule="empty-link")


def test_fingerprints_of_equal_findings_differ():
    text = "- bad\n- bad\n"
    first, second = fingerprints(
        text, [diagnostic_at(text, "bad"), diagnostic_at(text, "bad")._replace(span=Span(8, 11))]
    )
    assert first == fingerprint("- bad\n") != second


# All formats


def test_formats_are_the_modules():
    modules = {path.stem for path in Path(report.__file__).parent.glob("*.py")} - {"__init__"}
    assert report.names() == sorted(modules)
    assert {"text", "concise", "json"} <= modules


@pytest.mark.parametrize("name", [*report.names(), "statistics"])
def test_any_text_can_be_reported(name):
    text = "\ufeff\x00异常 😀\ud800\u2028" + "x" * 500 + "\r\n\r"
    spans = [Span(start, end) for start in range(0, len(text) + 1, 7) for end in range(start, len(text) + 1, 50)]
    diagnostics = [
        Diagnostic(span, "broken-anchor", "warning", "wrong", deletion(span), (Related(span, "here"),))
        for span in spans
    ]
    assert format_as(name, CheckedFile("a.md", text, diagnostics))


def test_output_size_depends_on_findings_not_on_line_length():
    text = "[a](#b) " * 10_000
    step = len("[a](#b) ")
    diagnostics = [
        Diagnostic(Span(start + 4, start + 6), "broken-anchor", "error", "wrong") for start in range(0, len(text), step)
    ]
    shown = format_as("text", CheckedFile("a.md", text, diagnostics))
    assert len(shown) < 300 * len(diagnostics)
    assert len(set(fingerprints(text, diagnostics))) == len(diagnostics)
    assert len(Lines(text)) == 1


# Diffs

DIFFS = {
    "equal": ("a\nb\n", "a\nb\n", ""),
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


# As git writes them, and as GNU patch and git read them.
NAMES = {
    "plain": ("docs/é.md", "docs/é.md"),
    "with spaces": ("my list.md", "my list.md\t"),
    "with a space at the start": (" a.md", '" a.md"'),
    "with a tab": ("a\t2020-01-01.md", '"a\\0112020-01-01.md"'),
    "with a line that looks like a header": ("a\n+++ b.md", '"a\\012+++ b.md"'),
    "with quotes": ('"a\\b".md', '"\\042a\\134b\\042.md"'),
    "with invisible characters": ("\x1b\u202e.md", '"\\033\\342\\200\\256.md"'),
}


@pytest.mark.parametrize(("name", "written"), NAMES.values(), ids=NAMES)
def test_file_names_in_a_diff(name, written):
    assert unified("a", "b", name).startswith(f"--- {written}\n+++ {written}\n@@ ")


@pytest.mark.parametrize(("old", "new", "patch"), DIFFS.values(), ids=DIFFS)
def test_diff(old, new, patch):
    assert unified(old, new, "x.md") == patch


def apply_patch(old, patch):
    """The text after a patch."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", old)
    new_lines, position, last = [], 0, ""
    for row in re.findall(r"[^\n]*\n", patch)[2:]:
        if row[0] == "@":
            start, length = re.match(r"@@ -(\d+)(?:,(\d+))?", row).groups("1")
            first = int(start) - (length != "0")
            new_lines += lines[position:first]
            position = first
        elif row[0] == "\\":
            new_lines[-1:] = [line.removesuffix("\n") if last != "-" else line for line in new_lines[-1:]]
        else:
            new_lines += [row[1:]] if row[0] in " +" else []
            position += row[0] in " -"
        last = row[0]
    return "".join(new_lines + lines[position:])


SHORT_TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "\n", "d"]), max_size=30).map("".join)


@given(SHORT_TEXTS, SHORT_TEXTS)
def test_diff_is_complete(old, new):
    assert apply_patch(old, unified(old, new, "x.md")) == new


@given(texts_with_diagnostics(), texts_with_diagnostics())
def test_diff_of_any_texts(old, new):
    assert apply_patch(old[0], unified(old[0], new[0], "x.md")) == new[0]


def test_diff_of_a_long_list_takes_linear_time():
    old = "".join(f"+ Title {n * 7919 % 100_003} [a](http://e.org/{n})\n" for n in range(60_000))
    new = re.sub(r"http(?=://e\.org/\d*[05]\))", "https", old)
    patch = unified(old, new, "x.md")
    assert apply_patch(old, patch) == new
    assert patch.count("\n-") == patch.count("\n+") - 1 == 12_000


def test_diff_finds_lines_that_moved_far():
    lines = [f"line {n}\n" for n in range(1000)]
    patch = unified("".join(lines), "".join(lines[500:] + lines[:500]), "x.md")
    assert patch.count("\n-") == 500
