"""Report formats: read back, checked against schemas, and against what the programs that read them do."""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import mistune
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft7Validator
from texts import is_visible, texts
from xmlschema import XMLSchema

import fgad_lint
from fgad_lint import export, report
from fgad_lint.diagnostic import Diagnostic, Edit, Fix, Related
from fgad_lint.edits import apply
from fgad_lint.report import CheckedFile, DisplayOptions
from fgad_lint.report.markdown import escape, inert
from fgad_lint.text import Lines, Span

SCHEMAS = Path(__file__).parent / "data" / "schemas"
SARIF = Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8")))
RDJSON = Draft7Validator(json.loads((SCHEMAS / "rdformat.json").read_text("utf-8")))
JUNIT = XMLSchema(SCHEMAS / "junit-10.xsd")


def format_as(name, *results):
    return report.load(name)(results, DisplayOptions())


def diagnostic_at(text, words, message="wrong", rule="broken-anchor", severity="error", **rest):
    """A diagnostic whose span is the first occurrence of `words`."""
    start = text.index(words)
    return Diagnostic(Span(start, start + len(words)), rule, severity, message, **rest)


def checked_with_one(text, words, **rest):
    """A file with one finding."""
    return CheckedFile("a.md", text, [diagnostic_at(text, words, **rest)])


def edit(text, words, new):
    start = text.index(words)
    return Edit.replace(Span(start, start + len(words)), new)


# Formats are modules

PACKAGES = {"report": (report, "format_findings"), "export": (export, "format_papers")}


@pytest.fixture
def add_module(tmp_path, monkeypatch):
    """Add a module to the formats of a package."""

    def add(package, module, source):
        (tmp_path / f"{module}.py").write_text(source, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
        monkeypatch.setitem(sys.modules, f"{package.__name__}.{module}", None)  # Forget the module after the test.
        del sys.modules[f"{package.__name__}.{module}"]

    return add


@pytest.mark.parametrize(("package", "function"), PACKAGES.values(), ids=PACKAGES)
def test_name_of_a_format_has_hyphens_instead_of_underscores(package, function, add_module):
    names = package.names()
    add_module(package, "a_b", f"def {function}(*args): return 'shown'\n")
    assert package.names() == sorted([*names, "a-b"])
    assert package.load("a-b")([]) == "shown"


@pytest.mark.parametrize(("package", "_function"), PACKAGES.values(), ids=PACKAGES)
def test_module_that_starts_with_an_underscore_is_not_a_format(package, _function, add_module):
    names = package.names()
    add_module(package, "_cells", "")
    assert package.names() == names


@pytest.mark.parametrize(("package", "function"), PACKAGES.values(), ids=PACKAGES)
def test_format_without_its_function(package, function, add_module):
    add_module(package, "empty", "")
    with pytest.raises(TypeError, match=rf"^the format empty has no {function}\(\)$"):
        package.load("empty")


# Readers of the formats

COMMAND = re.compile(
    r"::(error|warning|notice) (file=[^,:]*,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=[^,:]*)::(.*)"
)
MORE = re.compile(r"and \d+ more \([a-z0-9, ]+\): all are in the summary of this job")
ESCAPES = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))  # In the order of GitHub's runner.
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}
ISSUE = {"description": str, "check_name": str, "fingerprint": str, "severity": str, "location": dict}
URI = re.compile(r"([A-Za-z0-9._~/@!$&'()*+,;=-]|%[0-9A-F]{2})+|file:///([A-Za-z0-9._~/-]|%[0-9A-F]{2})*")
HTML = mistune.create_markdown(escape=False, plugins=["table", "url", "strikethrough", "footnotes", "math", "mark"])


def unescape_github(text):
    for escape_sequence, char in ESCAPES:
        text = text.replace(escape_sequence, char)
    return text


def read_github(shown):
    """The annotations that GitHub shows for an output; only the last line may be something else."""
    rows = shown.removesuffix("\n").split("\n") if shown else []
    if rows and MORE.fullmatch(rows[-1]):
        rows.pop()
    annotations = []
    for row in rows:
        kind, properties, message = COMMAND.fullmatch(row).groups()
        assert is_visible(row)
        fields = dict(property_.split("=", 1) for property_ in properties.split(","))
        fields = {key: unescape_github(value) for key, value in fields.items()}
        assert fields["line"] == fields["endLine"], "GitHub drops columns of several lines"
        assert int(fields["col"]) <= int(fields["endColumn"])
        place, rule = f"{fields['file']}:{fields['line']}:{fields['col']}: ", f" [{fields['title']}]"
        message = unescape_github(message)
        assert message.startswith(place), "the log shows only the message"
        assert message.endswith(rule)
        annotations.append({"kind": kind, "message": message.removeprefix(place).removesuffix(rule), **fields})
    assert all(n_shown <= 10 for n_shown in Counter(annotation["kind"] for annotation in annotations).values())
    return annotations


HEADLINE = re.compile(r".*:\d+:\d+: (error|warning|info): .* \[[a-z-]+\]")


def read_concise(shown):
    rows = shown.removesuffix("\n").split("\n") if shown else []
    assert all(HEADLINE.fullmatch(row) for row in rows)
    return rows


def read_text(shown):
    """The headlines of a report, each with a line of carets two lines below it."""
    rows = shown.split("\n")
    assert all(map(is_visible, rows))
    headlines = [(row, carets) for row, carets in zip(rows, rows[2:], strict=False) if HEADLINE.fullmatch(row)]
    assert all(carets.lstrip("\t ").startswith("^") for _, carets in headlines)
    return [headline for headline, _ in headlines]


def read_sarif(shown):
    report = json.loads(shown)
    SARIF.validate(report)
    (run,) = report["runs"]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert all(len(rule[key]["text"]) <= 1024 for key in ("shortDescription", "fullDescription"))  # By GitHub.
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in (*result["locations"], *result.get("relatedLocations", [])):
            assert URI.fullmatch(location["physicalLocation"]["artifactLocation"]["uri"])
            region = location["physicalLocation"]["region"]
            assert region["startLine"] == region["endLine"]
            assert region["startColumn"] <= region["endColumn"]
    return run


def read_gitlab(shown):
    issues = json.loads(shown)
    for issue in issues:
        assert {key: type(value) for key, value in issue.items()} == ISSUE
        assert issue["severity"] in SEVERITIES
        assert is_visible(issue["description"])
        assert not issue["location"]["path"].startswith("./")
        lines = issue["location"]["lines"]
        assert 1 <= lines["begin"] <= lines["end"]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


def read_junit(shown):
    JUNIT.validate(shown)
    suites = JUNIT.to_etree(JUNIT.decode(shown), path="testsuites")
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases) > 0
        assert int(suite.get("failures")) == sum(case.find("failure") is not None for case in cases)
    return suites


def read_rdjson(shown):
    report = json.loads(shown)
    RDJSON.validate(report)
    for diagnostic in report["diagnostics"]:
        for location in (diagnostic["location"], *diagnostic.get("suggestions", [])):
            start, end = location["range"]["start"], location["range"]["end"]
            assert all(type(number) is int for number in (*start.values(), *end.values()))
            assert (start["line"], start["column"]) <= (end["line"], end["column"])
    return report


def read_markdown(shown):
    """The rows of cells as a browser shows them; the report must have no other markup than a table."""
    assert len(shown.encode()) <= 1 << 20
    html = HTML(shown)
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}
    rows = re.findall(r"<tr>\s*(<td>.*?)</tr>", html, re.DOTALL)
    return [[unescape_html(cell) for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)] for row in rows]


def unescape_html(html):
    from html import unescape

    return unescape(re.sub("</?code>", "", html)).replace("\u200b", "")


def read_jsonl(shown):
    return [json.loads(row) for row in shown.removesuffix("\n").split("\n")] if shown else []


READERS = {
    "concise": read_concise,
    "github": read_github,
    "gitlab": read_gitlab,
    "json": json.loads,
    "jsonl": read_jsonl,
    "junit": read_junit,
    "markdown": read_markdown,
    "rdjson": read_rdjson,
    "sarif": read_sarif,
    "text": read_text,
}


def read(name, *results):
    if name not in READERS:
        pytest.fail(f"add a reader for {name} to READERS")
    return READERS[name](format_as(name, *results))


# All formats

HOSTILE = {
    "Chinese": "异常检测",
    "emoji": "😀👨‍👩‍👧",
    "right to left": "שלום \u202egnp.exe",
    "line end": "a\r\nb\n::error::x",
    "tab": "a\tb",
    "escaped line end": "%0A::set-output name=x::y",
    "old command": "##[add-mask]x",
    "new command": "::stop-commands::x",
    "end of CDATA": "]]>",
    "HTML": "<script>alert(1)</script><img src=x>",
    "entity": "&lt;b&gt; &amp;",
    "table": "a | b \\| c \\\\| d",
    "code": "`a` ``b`` ```c",
    "link": "[a](https://e.org) [b][c] ![d](e.png) <https://e.org>",
    "bare link": "https://e.org www.e.org WWW.e.org mailto:a@e.org a@e.org",
    "mention": "@name @org/team #12 !3 org/repo#4 :smile:",
    "emphasis": "*a* _b_ **c** ~~d~~ ==e== $f$ $$g$$ [^1]",
    "ANSI escape": "\x1b[31mred\x9b0m",
    "control characters": "\x00\x07\x08\x0b\x0c\x7f\x85\u2028\u2029",
    "noncharacters": "\ufffe\uffff\U0001ffff",
    "very long": "x" * 70_000 + "异" * 1000,
    "comma and colon": "a,b:c=d;e]",
    "placeholder": "{0} {{1}}",
    "backslashes": "\\ \\n \\u0041 \\",
    "formula": "=cmd()",
}


def hostile(words):
    """Files with the same words in the text, the message, the path and the related locations."""
    text = f"\ufeff# {words}\r\n+ One {words} [[arXiv 2025]](#x)\r\n"
    other_text = f"# B\n+ {words}\n"
    path = words[:50].replace("\x00", "")
    fix = Fix.safe(f"write `{words}`", edit(text, words, words[::-1]), edit(text, "[[arXiv", f"{words}\n[[arXiv"))
    related = (
        Related(Span(6, 6 + len(words)), f"first {words}", f"docs/{path}.md"),
        Related(Span(0, 2), f"and {words}"),
    )
    first = diagnostic_at(text, words, f'same as "{words}"', "duplicate-paper", fix=fix, related=related)
    second = diagnostic_at(text, "#x", f"`{words}` leads nowhere", severity="warning")
    third = Diagnostic(Span(3, len(text)), "empty-link", "info", words)
    everything = {f"{path}.md": text, f"docs/{path}.md": other_text}
    return (
        CheckedFile(f"{path}.md", text, [first, third, second], (), everything),
        CheckedFile(f"docs/{path}.md", other_text, [], (), everything),
        CheckedFile("same text.md", text, [second], (), everything),
    )


@pytest.mark.parametrize("name", report.names())
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_only_text(name, words):
    assert read(name, *hostile(words)) is not None


@pytest.mark.parametrize("name", report.names())
def test_no_cell_is_a_formula(name):
    shown = format_as(name, *hostile("=cmd()"))
    assert not re.search(r'[,\t]"?=cmd', shown), f"a spreadsheet runs a cell of {name}; use escape_formula"


@pytest.mark.parametrize("name", report.names())
def test_report_without_findings_is_valid(name):
    read(name)
    read(name, CheckedFile("a.md", "# A\n", []), CheckedFile("b.md", "", []))


@st.composite
def checked(draw):
    text = draw(st.one_of(texts(), st.text(max_size=60)))
    offsets = st.integers(0, len(text))
    spans = [Span(*sorted(draw(st.tuples(offsets, offsets)))) for _ in range(draw(st.integers(0, 5)))]
    message = st.one_of(texts(), st.text(max_size=20))
    rules = st.sampled_from(["broken-anchor", "empty-link", "duplicate-paper"])
    severities = st.sampled_from(["error", "warning", "info"])
    diagnostics = [
        Diagnostic(
            span,
            draw(rules),
            draw(severities),
            draw(message) or "wrong",
            draw(st.none() | st.just(Fix.safe("change it", Edit.replace(span, draw(message))))),
            (Related(span, draw(message)),),
        )
        for span in spans
    ]
    path = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=9))
    changed = draw(st.sets(st.integers(1, 5)))
    return CheckedFile(path, text, diagnostics, (), {}, changed)


@given(checked(), checked())
def test_report_of_any_list_is_valid(first, second):
    # The paths of two files differ.
    second = second._replace(path=f"docs{second.path}")
    for name in report.names():
        read(name, first._replace(path=f"a{first.path}"), second)


# GitHub


def test_github():
    text = "# A\n- [b](#c)\n- [d]()\n"
    results = [
        CheckedFile(
            "docs/a.md",
            text,
            [
                diagnostic_at(text, "#c", "`#c` leads nowhere"),
                diagnostic_at(text, "[d]()", "50%, no: link", "empty-link", "info"),
            ],
        ),
        CheckedFile("a,b:c%.md", text, [diagnostic_at(text, "- [d", "listed twice", "duplicate-paper", "warning")]),
    ]
    assert format_as("github", *results) == (
        "::error file=docs/a.md,line=2,col=7,endLine=2,endColumn=9,title=broken-anchor::"
        "docs/a.md:2:7: `#c` leads nowhere [broken-anchor]\n"
        "::warning file=a%2Cb%3Ac%25.md,line=3,col=1,endLine=3,endColumn=5,title=duplicate-paper::"
        "a,b:c%25.md:3:1: listed twice [duplicate-paper]\n"
        "::notice file=docs/a.md,line=3,col=3,endLine=3,endColumn=8,title=empty-link::"
        "docs/a.md:3:3: 50%25, no: link [empty-link]\n"
    )


MESSAGES = {
    "percent": ("100%", "100%25"),
    "text that looks escaped": ("%0A::error::x", "%250A::error::x"),
    "line ends": ("a\r\nb", "a\\r\\nb"),
    "terminal escape": ("\x1b[31m", "\\x1b[31m"),
    "right to left": ("a\u202eb", "a\\u202eb"),
    "colon and comma": ("a:b,c", "a:b,c"),
    "Chinese and emoji": ("异常 😀", "异常 😀"),
}


@pytest.mark.parametrize(("message", "data"), MESSAGES.values(), ids=MESSAGES)
def test_github_message(message, data):
    assert (
        format_as("github", checked_with_one("ab\n", "b", message=message)).partition("title=broken-anchor::")[2]
        == f"a.md:1:2: {data} [broken-anchor]\n"
    )


def with_severities(*severities, changed=()):
    """A file with a finding on each line, in these severities."""
    text = "x\n" * len(severities)
    diagnostics = [
        Diagnostic(Span(2 * n, 2 * n + 1), "broken-anchor", severity, f"{severity} {n + 1}")
        for n, severity in enumerate(severities)
    ]
    return CheckedFile("a.md", text, diagnostics, (), {}, changed)


def test_github_shows_ten_of_each_severity_and_counts_the_rest():
    checked = with_severities(*["info"] * 11, *["warning"] * 10, *["error"] * 12)
    messages = [annotation["message"] for annotation in read_github(format_as("github", checked))]
    assert messages == [
        *(f"error {n}" for n in range(22, 32)),
        *(f"warning {n}" for n in range(12, 22)),
        *(f"info {n}" for n in range(1, 11)),
    ]
    assert format_as("github", checked).endswith(
        "\nand 3 more (2 errors, 1 info): all are in the summary of this job\n"
    )


def test_github_shows_changed_lines_first():
    checked = with_severities(*["error"] * 11, "warning", "error", changed=[12, 13, 99])
    messages = [annotation["message"] for annotation in read_github(format_as("github", checked))]
    assert messages == ["error 13", "warning 12", *(f"error {n}" for n in range(1, 10))]
    assert format_as("github", checked).endswith("\nand 2 more (2 errors): all are in the summary of this job\n")


def test_github_shows_a_span_first_if_any_of_its_lines_changed():
    text = "a\nb\nc\n"
    diagnostics = [diagnostic_at(text, "a", "first"), Diagnostic(Span(2, 5), "empty-link", "error", "second")]
    shown = read_github(format_as("github", CheckedFile("a.md", text, diagnostics, (), {}, {3})))
    assert [annotation["message"] for annotation in shown] == ["second", "first"]


def test_github_keeps_the_order_of_files():
    results = [CheckedFile(path, "x\n", [diagnostic_at("x\n", "x")]) for path in ("b.md", "a.md")]
    assert [annotation["file"] for annotation in read("github", *results)] == ["b.md", "a.md"]


# Positions

POSITIONS = {
    # text, words, in code points (SARIF, GitHub), in bytes (reviewdog), lines (GitLab)
    "plain": ("# A\n- bad\n", "bad", (2, 3, 2, 6), (2, 3, 2, 6), (2, 2)),
    "Chinese before": ("异常 bad\n", "bad", (1, 4, 1, 7), (1, 8, 1, 11), (1, 1)),
    "Chinese marked": ("a 异常\n", "异常", (1, 3, 1, 5), (1, 3, 1, 9), (1, 1)),
    "emoji": ("😀👨‍👩‍👧 bad", "bad", (1, 8, 1, 11), (1, 24, 1, 27), (1, 1)),
    "accents": ("é e\u0301 bad", "bad", (1, 6, 1, 9), (1, 8, 1, 11), (1, 1)),
    "on a line of its own bytes": ("异\nb 常 bad", "bad", (2, 5, 2, 8), (2, 7, 2, 10), (2, 2)),
    "over two lines": ("a\r\nb 异常\r\nc d", "异常\r\nc", (2, 3, 2, 5), (2, 3, 3, 2), (2, 3)),
    "with its line end": ("a b\nc\n", "b\n", (1, 3, 1, 4), (1, 3, 2, 1), (1, 1)),
    "empty": ("ab", "", (1, 1, 1, 1), (1, 1, 1, 1), (1, 1)),
}


@pytest.mark.parametrize(("text", "words", "code_points", "octets", "lines"), POSITIONS.values(), ids=POSITIONS)
def test_positions(text, words, code_points, octets, lines):
    checked = checked_with_one(text, words)
    (annotation,) = read("github", checked)
    assert tuple(int(annotation[key]) for key in ("line", "col", "endLine", "endColumn")) == code_points
    region = read("sarif", checked)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == code_points
    byte_range = read("rdjson", checked)["diagnostics"][0]["location"]["range"]
    assert (*byte_range["start"].values(), *byte_range["end"].values()) == octets
    issue = read("gitlab", checked)[0]["location"]["lines"]
    assert (issue["begin"], issue["end"]) == lines


def test_byte_order_mark_counts_as_each_program_counts_it():
    checked = checked_with_one("\ufeff# bad\nbad", "bad")
    region = read("sarif", checked)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 6}
    assert read("rdjson", checked)["diagnostics"][0]["location"]["range"]["start"] == {"line": 1, "column": 6}
    assert read("github", checked)[0]["col"] == "4"


PATHS = {
    "plain": ("docs/a.md", "docs/a.md", "docs/a.md"),
    "leading dot": ("./docs/a.md", "docs/a.md", "docs/a.md"),
    "space and percent": ("a b%20.md", "a%20b%2520.md", "a b%20.md"),
    "Chinese": ("异常.md", "%E5%BC%82%E5%B8%B8.md", "异常.md"),
    "colon, hash and question mark": ("a:b#c?.md", "a%3Ab%23c%3F.md", "a:b#c?.md"),
    "absolute": ("/home/a b.md", "file:///home/a%20b.md", "/home/a b.md"),
    "on a drive": ("C:/a.md", "file:///C%3A/a.md", "C:/a.md"),
    "in the parent folder": ("../a.md", "../a.md", "../a.md"),
    "bytes that are not UTF-8": ("\udce9.md", "%E9.md", "\udce9.md"),
}


@pytest.mark.parametrize(("path", "uri", "plain"), PATHS.values(), ids=PATHS)
def test_paths(path, uri, plain):
    checked = CheckedFile(path, "bad", [diagnostic_at("bad", "bad")])
    location = read("sarif", checked)["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": uri}
    assert json.loads(format_as("gitlab", checked))[0]["location"]["path"] == plain


# SARIF


def test_sarif():
    text, other_text = "# A\n- one\n- one\n", "# B\n- one\n"
    related = (Related(Span(6, 9), "first listed here"), Related(Span(6, 9), "and here", "docs/b c.md"))
    fix = Fix.unsafe("drop it", Edit.delete(Span(10, 16)))
    finding = Diagnostic(Span(12, 15), "duplicate-paper", "warning", "listed [twice](1) {0}", fix, related)
    info = diagnostic_at(text, "# A", "no", "empty-link", "info")
    run = read_sarif(format_as("sarif", CheckedFile("a.md", text, [info, finding], (), {"docs/b c.md": other_text})))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("fgad-lint", fgad_lint.__version__)
    assert driver["informationUri"].startswith("https://")
    assert run["columnKind"] == "unicodeCodePoints"
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("note", "warning")
    assert re.fullmatch("[0-9a-f]{16}", second.pop("partialFingerprints")["finding/v1"])
    assert second == {
        "ruleId": "duplicate-paper",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "listed [twice]\u200b(1) {\u200b0}"},
        "locations": [physical("a.md", 3, 3, 3, 6)],
        "relatedLocations": [
            {"id": 0, "message": {"text": "first listed here"}, **physical("a.md", 2, 3, 2, 6)},
            {"id": 1, "message": {"text": "and here"}, **physical("docs/b%20c.md", 2, 3, 2, 6)},
        ],
        "fixes": [
            {
                "description": {"text": "drop it (unsafe)"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "a.md"},
                        "replacements": [{"deletedRegion": region(3, 1, 4, 1), "insertedContent": {"text": ""}}],
                    }
                ],
            }
        ],
    }


def region(*numbers):
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), numbers, strict=True))


def physical(uri, *numbers):
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region(*numbers)}}


def test_sarif_has_help_for_every_rule():
    from fgad_lint import rule_pages, rules

    all_rules = rules.load()
    checked = CheckedFile("a.md", "bad", [diagnostic_at("bad", "bad", rule=rule.name) for rule in all_rules])
    shown = read("sarif", checked)["tool"]["driver"]["rules"]
    assert [shown_rule["id"] for shown_rule in shown] == [rule.name for rule in all_rules]
    for shown_rule, rule in zip(shown, all_rules, strict=True):
        assert shown_rule["shortDescription"] == {"text": rule.summary}
        assert shown_rule["help"] == {"text": rule.doc, "markdown": rule_pages.page(rule)}
        assert shown_rule["defaultConfiguration"] == {"level": {"info": "note"}.get(rule.severity, rule.severity)}


# GitLab


def test_gitlab():
    (issue,) = read("gitlab", checked_with_one("a\nbad\n", "bad", message="`<b>` \x1b is wrong", severity="warning"))
    assert re.fullmatch("[0-9a-f]{32}", issue.pop("fingerprint"))
    assert issue == {
        "description": "`<b>` \\x1b is wrong",
        "check_name": "broken-anchor",
        "severity": "minor",
        "location": {"path": "a.md", "lines": {"begin": 2, "end": 2}},
    }


def test_gitlab_severities():
    assert [issue["severity"] for issue in read("gitlab", with_severities("error", "warning", "info"))] == [
        "major",
        "minor",
        "info",
    ]


def test_gitlab_recognises_a_finding_whose_line_has_moved():
    before, after = checked_with_one("- bad\n", "bad"), checked_with_one("new\n\n- bad\n", "bad")
    assert read("gitlab", before)[0]["fingerprint"] == read("gitlab", after)[0]["fingerprint"]


# JUnit


def test_junit():
    checked = checked_with_one("a\n- bad\n", "bad", message='"<b>" ]]> \x00 is wrong')
    assert format_as("junit", checked, CheckedFile("b.md", "", [])) == (
        """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="fgad-lint">
  <testsuite name="a.md" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="a.md" name="2:3: &quot;&lt;b&gt;&quot; ]]&gt; \\x00 is wrong [broken-anchor]">
      <failure type="broken-anchor" message="&quot;&lt;b&gt;&quot; ]]&gt; \\x00 is wrong">a.md:2:3: error: "&lt;b&gt;" ]]&gt; \\x00 is wrong [broken-anchor]</failure>
    </testcase>
  </testsuite>
  <testsuite name="b.md" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="b.md" name="nothing found" />
  </testsuite>
</testsuites>
"""
    )


def test_junit_skips_infos():
    (suite,) = read("junit", with_severities("info", "warning"))
    assert suite.attrib | {"name": ""} == {"name": "", "tests": "2", "failures": "1", "errors": "0", "skipped": "1"}
    assert [case[0].tag for case in suite] == ["skipped", "failure"]


# reviewdog


def test_rdjson():
    text = "# 异常\n- bad 常\n"
    fix = Fix.safe("write it", edit(text, "bad", "好"))
    report = read("rdjson", checked_with_one(text, "bad 常", message="@you <b>[x](y)", fix=fix, severity="warning"))
    assert report["source"]["name"] == "fgad-lint"
    assert report["severity"] == "WARNING"
    assert report["diagnostics"] == [
        {
            "message": "@\u200byou <\u200bb>[x]\u200b(y)",
            "location": {"path": "a.md", "range": range_of(2, 3, 2, 10)},
            "severity": "WARNING",
            "code": {"value": "broken-anchor"},
            "suggestions": [{"range": range_of(2, 3, 2, 6), "text": "好"}],
        }
    ]


def range_of(line, column, end_line, end_column):
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}


def suggestions(text, *edits):
    (diagnostic,) = read("rdjson", checked_with_one(text, "", fix=Fix.safe("change it", *edits)))["diagnostics"]
    return diagnostic.get("suggestions", [])


def accept(text, suggestion):
    """The text after a suggestion is accepted: reviewdog replaces whole lines, those that the range touches."""
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    lines = text.split("\n")
    # A diff has no line after the last line end.
    assert end["line"] <= len(lines) - text.endswith("\n")
    for position in (start, end):
        assert position["column"] <= len(lines[position["line"] - 1].rstrip("\r").encode()) + 1
    head = lines[start["line"] - 1].encode()[: start["column"] - 1].decode()
    tail = lines[end["line"] - 1].encode()[end["column"] - 1 :].decode()
    return "\n".join((*lines[: start["line"] - 1], head + suggestion["text"] + tail, *lines[end["line"] :]))


LIST = "# 异\n- a 😀 b\n- c\n- d\n"
FIXES = {
    "words": (LIST, [edit(LIST, "b", "好")]),
    "inserted words": (LIST, [Edit.insert(LIST.index("b"), "😀 ")]),
    "a deleted line": (LIST, [edit(LIST, "- c\n", "")]),
    "the last line deleted": (LIST, [edit(LIST, "- d\n", "")]),
    "a last line without a line end": ("- a\n- b", [edit("- a\n- b", "- b", "- c")]),
    "the last line deleted, with carriage returns": ("- a\r\n- b\r\n", [Edit.delete(Span(5, 10))]),
    "an inserted line": (LIST, [Edit.insert(4, "- 0\n")]),
    "a line inserted at the end": (LIST, [Edit.insert(len(LIST), "- e\n")]),
    "two edits in a line become one": (LIST, [edit(LIST, "a", "A"), edit(LIST, "b", "B")]),
    "edits in several lines become one": (LIST, [edit(LIST, "- d\n", ""), edit(LIST, "- c", "- d\n- c")]),
}


@pytest.mark.parametrize(("text", "edits"), FIXES.values(), ids=FIXES)
def test_fix_is_one_suggestion(text, edits):
    (single,) = suggestions(text, *edits)
    assert accept(text, single) == apply(text, edits)


def test_fix_with_edits_far_apart_is_not_suggested():
    text = "x\n" * 30
    near, far = Edit.replace(Span(38, 39), "y"), Edit.replace(Span(40, 41), "y")
    assert len(suggestions(text, Edit.replace(Span(0, 1), "y"), near)) == 1
    assert suggestions(text, Edit.replace(Span(0, 1), "y"), far) == []


def test_rdjson_has_only_fields_that_reviewdog_knows():
    assert set(read("rdjson", *hostile("x"))) == {"source", "severity", "diagnostics"}
    fields = {key for diagnostic in read("rdjson", *hostile("x"))["diagnostics"] for key in diagnostic}
    assert fields == {"message", "location", "severity", "code", "suggestions"}


# Markdown


def test_markdown():
    text = "# A\n- [b](#c)\n"
    checked = CheckedFile(
        "a_b.md", text, [diagnostic_at(text, "#c", "`#c` | @you", fix=Fix.safe("drop it", Edit.delete(Span(0, 1))))]
    )
    assert format_as("markdown", checked) == (
        """\
### fgad-lint: 1 finding in 1 file (1 error)

1 could be fixed with --fix

| severity | location | message | rule |
| --- | --- | --- | --- |
| error | a&#95;b.md:2:7 | &#96;&#35;&#8203;c&#96; &#124; &#64;&#8203;you | `broken-anchor` |
"""
    )


def test_markdown_without_findings():
    assert format_as("markdown", CheckedFile("a.md", "", [])) == "### fgad-lint: nothing found in 1 file\n"
    assert format_as("markdown") == "### fgad-lint: nothing checked\n"


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_markdown_shows_text_literally(words):
    from fgad_lint.escape import escape_control_chars

    rows = read("markdown", checked_with_one("a\nbad\n", "bad", message=words))
    assert rows == [["error", "a.md:2:1", escape_control_chars(words).replace("\t", " ").strip(" "), "broken-anchor"]]


# What GitHub and GitLab take for a reference in the rendered text.
REFERENCE = re.compile(r"[@#!$%&~][\w\"]|:\w+:|\w://|(?i:www\.\w)")


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_markdown_has_no_references(words):
    from html import unescape

    assert not REFERENCE.search(unescape(re.sub(r"(?i)(?<=www)&#46;", "", escape(words))))


def test_markdown_is_cut_to_the_size_that_github_accepts():
    text = "x\n" * 20_000
    diagnostics = [Diagnostic(Span(2 * n, 2 * n + 1), "broken-anchor", "error", "异" * 30) for n in range(20_000)]
    shown = format_as("markdown", CheckedFile("a.md", text, diagnostics))
    rows = len(read_markdown(shown))
    assert (1 << 20) - 300 < len(shown.encode()) <= 1 << 20
    assert shown.endswith(f"\n\nand {20_000 - rows} more findings, too many to show here\n")
    assert shown.startswith("### fgad-lint: 20000 findings in 1 file (20000 errors)\n")


INERT = {
    "a mention": ("@name", "@\u200bname"),
    "a tag": ("<b> a < b", "<\u200bb> a < b"),
    "a link": ("[a](b) ![c](d)", "[a]\u200b(b) ![c]\u200b(d)"),
    "a placeholder": ("{0} {#id}", "{\u200b0} {#id}"),
    "plain text": ("`#a` leads nowhere", "`#a` leads nowhere"),
}


@pytest.mark.parametrize(("text", "shown"), INERT.values(), ids=INERT)
def test_inert(text, shown):
    assert inert(text) == shown


# JSON lines


def test_jsonl_has_the_objects_of_json():
    results = hostile("异常 😀\u2028")
    assert read("jsonl", *results) == json.loads(format_as("json", *results))
    assert format_as("jsonl", CheckedFile("a.md", "", [])) == ""


# Cost


@pytest.mark.parametrize("name", report.names())
def test_output_size_depends_on_findings_not_on_line_length(name):
    text = "[异](#b) " * 5_000
    step = len("[异](#b) ")
    fix = Fix.safe("write it", Edit.replace(Span(0, 1), "["))
    diagnostics = [
        Diagnostic(Span(start + 4, start + 6), "broken-anchor", "error", "wrong", fix)
        for start in range(0, len(text), step)
    ]
    assert len(format_as(name, CheckedFile("a.md", text, diagnostics))) < 900 * len(diagnostics)
    assert len(Lines(text)) == 1
