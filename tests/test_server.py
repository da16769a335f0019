"""The language server, as a client sees it."""

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from command_line import expect, run, write

pytest.importorskip("pygls")

from hypothesis import example, given, settings
from hypothesis import strategies as st
from language_client import ServerError, running
from lsprotocol import types
from texts import LINES, texts

from fgad_lint import configure, lint, rules
from fgad_lint.cli import server as cli_server
from fgad_lint.diagnostic import Diagnostic, Edit, Fix
from fgad_lint.edits import apply
from fgad_lint.linter.resolver import CommandLine
from fgad_lint.model.document import Document
from fgad_lint.rule import Context
from fgad_lint.server.actions import actions
from fgad_lint.server.buffers import Buffer, changed, path_of, uri_of
from fgad_lint.server.findings import _UNNECESSARY
from fgad_lint.server.positions import Positions
from fgad_lint.server.server import make_server
from fgad_lint.server.text_edits import edits_between
from fgad_lint.server.workspace import Cancelled, Checked, Disk, Workspace
from fgad_lint.text import Span

pytestmark = pytest.mark.timeout(120)
URI = "file:///list/README.md"
REQUEST_FAILED = -32803
BROKEN = "# List\n\n[a](#quite-another-thing)\n"


@pytest.fixture(autouse=True)
def working_directory(workspace):
    return workspace


def place(line, start, end=None):
    """A range of the protocol on one line."""
    ends = (start, start if end is None else end)
    return {name: {"line": line, "character": column} for name, column in zip(("start", "end"), ends, strict=True)}


def replace(line, start, end, text):
    """A change on one line."""
    return {"range": place(line, start, end), "text": text}


# The command.


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pygls", None)
    expect(
        run("server"), 2, "", "the server needs the package pygls; install it with `pip install 'fgad-lint[server]'`\n"
    )


@pytest.mark.parametrize(
    "address", ["8000x", "127.0.0.1:", "127.0.0.1:0", "0.0.0.0:8000", "[::]:8000", "example.org:80"]
)
def test_address_that_is_refused(address):
    assert run("server", "--tcp", address).exit_code == 2


def test_port_that_is_in_use():
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = run("server", "--tcp", f"127.0.0.1:{other.getsockname()[1]}")
    assert (done.exit_code, done.stderr.endswith("in use\n")) == (2, True)


# Positions.

POSITIONS = {
    "ASCII": ("ab\ncd", 1, {"utf-8": 1, "utf-16": 1, "utf-32": 1}, 4),
    "emoji before": ("😀ab", 0, {"utf-8": 5, "utf-16": 3, "utf-32": 2}, 2),
    "CJK before": ("异常x", 0, {"utf-8": 6, "utf-16": 2, "utf-32": 2}, 2),
    "combining mark before": ("e\u0301x", 0, {"utf-8": 3, "utf-16": 2, "utf-32": 2}, 2),
    "after CRLF": ("ä\r\nöx", 1, {"utf-8": 2, "utf-16": 1, "utf-32": 1}, 4),
    "after a lone CR": ("ä\röx", 1, {"utf-8": 2, "utf-16": 1, "utf-32": 1}, 3),
    "a line separator is no line end": ("ä\u2028b\nc", 0, {"utf-8": 5, "utf-16": 2, "utf-32": 2}, 2),
    "byte order mark": ("\ufeffab", 0, {"utf-8": 4, "utf-16": 2, "utf-32": 2}, 2),
}


@pytest.mark.parametrize(("text", "line", "columns", "offset"), POSITIONS.values(), ids=POSITIONS)
def test_position(text, line, columns, offset):
    for encoding, column in columns.items():
        positions = Positions(text, encoding)
        assert positions.position(offset) == types.Position(line, column)
        assert positions.offset(types.Position(line, column)) == offset


OUTSIDE = {
    "after the end of a line": (types.Position(0, 9), 2),
    "before a line end of two characters": (types.Position(1, 9), 5),
    "after the last line": (types.Position(9, 0), 8),
}


@pytest.mark.parametrize(("position", "offset"), OUTSIDE.values(), ids=OUTSIDE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_position_outside_the_text(position, offset, encoding):
    assert Positions("äb\ncd\r\nx", encoding).offset(position) == offset


@given(texts(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_positions_of_all_offsets(text, encoding):
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        is_within_line_end = text[max(0, offset - 1) : offset + 1] == "\r\n"
        assert positions.offset(positions.position(offset)) == offset - is_within_line_end


URIS = {
    "space and number sign": ("file:///a%20b/%231.md", "/a b/#1.md"),
    "semicolon": ("file:///a;b.md", "/a;b.md"),
    "dots": ("file:///a/../b.md", "/b.md"),
    "untitled": ("untitled:Untitled-1", ""),
    "git": ("git:/a/b.md?%7B%7D", ""),
    "not a URI": ("file://[", ""),
    "null character": ("file:///a%00", ""),
}


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
@pytest.mark.parametrize(("uri", "path"), URIS.values(), ids=URIS)
def test_uri(uri, path):
    assert path_of(uri) == path
    assert not path or path_of(uri_of(path)) == path


# Texts.


@given(texts(), texts())
def test_edits_between_two_texts(old, new):
    edits = edits_between(old, new)
    assert apply(old, edits) == new
    positions = Positions(old, "utf-16")
    for edit in edits:
        assert positions.span(positions.range(edit.span)) == edit.span


def test_edits_between_two_texts_are_small():
    edits = edits_between("one\r\ntwo words\r\nthree\r\n", "one\r\ntwo wards\r\nthree\r\nfour\r\n")
    assert [(edit.span, edit.text) for edit in edits] == [((10, 11), "a"), ((23, 23), "four\r\n")]


CHANGES = {
    "in one line": ("ab\ncd\n", [replace(1, 0, 1, "x")], "ab\nxd\n"),
    "one after the other": ("ab", [replace(0, 0, 0, "xy"), replace(0, 1, 2, "")], "xab"),
    "the whole text": ("ab", [{"text": "x"}], "x"),
    "after the end": ("ab\n", [replace(7, 0, 3, "x")], "ab\nx"),
    "from end to start": ("abcd", [replace(0, 3, 1, "x")], "axd"),
    "in a line with a line separator": ("a\u2028b\nsecond", [replace(1, 0, 6, "S")], "a\u2028b\nS"),
    "after an emoji": ("😀ab", [replace(0, 2, 3, "x")], "😀xb"),
    "a line feed after a carriage return": ("a\rb", [replace(1, 0, 0, "\n"), replace(1, 0, 1, "x")], "a\r\nx"),
}


@pytest.mark.parametrize(("text", "changes", "expected"), CHANGES.values(), ids=CHANGES)
def test_change(text, changes, expected):
    with running() as client:
        client.initialize()
        client.open(URI, text)
        client.change(URI, 2, *changes)
        client.published(URI, 2)
    buffer = changed(Buffer(URI, "", 1, text), 2, [_structured(change) for change in changes], "utf-16")
    assert buffer == Buffer(URI, "", 2, expected)


def _structured(change):
    if "range" not in change:
        return types.TextDocumentContentChangeWholeDocument(**change)
    ends = [types.Position(**change["range"][name]) for name in ("start", "end")]
    return types.TextDocumentContentChangePartial(types.Range(*ends), change["text"])


@given(texts(), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9), LINES), min_size=17, max_size=24), st.data())
@settings(max_examples=60)
def test_findings_after_random_edits(server, text, edits, data):
    """The findings after edits, a thousand in all, which the server gets as the protocol has them, are those of the text."""
    uri = f"untitled:{data.draw(st.integers(0, 10**9))}"
    server.open(uri, text, 0)
    for version, (start, length, new) in enumerate(edits, 1):
        positions = Positions(text, "utf-16")
        first = positions.offset(positions.position(min(start, len(text))))
        last = positions.offset(positions.position(min(first + length, len(text))))
        range_ = positions.range(Span(first, max(first, last)))
        ends = {
            name: {"line": end.line, "character": end.character}
            for name, end in (("start", range_.start), ("end", range_.end))
        }
        server.change(uri, version, {"range": ends, "text": new})
        text = text[:first] + new + text[max(first, last) :]
    published = server.published(uri, len(edits))
    positions = Positions(text, "utf-16")
    expected = [(found.rule, positions.position(found.span.start)) for found in lint(text, configure())]
    assert [(found["code"], types.Position(**found["range"]["start"])) for found in published] == expected
    server.notify("textDocument/didClose", textDocument={"uri": uri})


@pytest.fixture(scope="module")
def server():
    with running() as client:
        client.initialize()
        yield client


# Findings.


def test_finding():
    with running() as client:
        client.initialize()
        client.open(URI, "# List\n\n😀 [a](#quite-another-thing)\n")
        [finding] = client.published(URI, 1)
        assert client.end() == 0
    assert finding["range"] == place(2, 7, 27)
    assert (finding["code"], finding["severity"], finding["source"]) == ("broken-anchor", 1, "fgad-lint")
    assert finding["codeDescription"]["href"].endswith("/fgad_lint/rules/broken_anchor.py")
    assert "quite-another-thing" in finding["message"]


SURVEY = "[A Survey of Small Faults](https://arxiv.org/abs/2401.00001)"


def test_duplicate_is_faded_and_related_to_the_first_entry():
    with running() as client:
        client.initialize()
        client.open(URI, f"# List\n\n- 😀 {SURVEY}\n- {SURVEY}\n\n[a](#quite-another-thing)\n")
        duplicate, broken = client.published(URI, 1)
    assert (duplicate["code"], duplicate["range"], duplicate["tags"]) == ("duplicate-paper", place(3, 3, 27), [1])
    [related] = duplicate["relatedInformation"]
    assert related == {"location": {"uri": URI, "range": place(2, 6, 30)}, "message": "listed here first"}
    assert "tags" not in broken
    assert "relatedInformation" not in broken


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_place_in_another_file_is_related(workspace, encoding):
    write("a.md", f"# A\r\n\r\n- 😀 {SURVEY}\r\n")
    first, second = ((Path.cwd() / name).as_uri() for name in ("a.md", "b.md"))
    with running() as client:
        client.initialize(workspace, options={"config": ['duplicates = "files"']}, encodings=[encoding])
        client.open(second, f"# B\n\n- {SURVEY}\n")
        [duplicate] = client.published(second, 1)
    start = {"utf-8": 8, "utf-16": 6, "utf-32": 5}[encoding]
    [related] = duplicate["relatedInformation"]
    assert related["location"] == {"uri": first, "range": place(2, start, start + 24)}
    assert duplicate["range"] == place(2, 3, 27)


def test_rules_with_tags_are_known():
    assert _UNNECESSARY.issubset(rules.names())


def test_file_in_another_language_is_not_checked():
    with running() as client:
        client.initialize()
        client.open("file:///list/a.txt", BROKEN, language="plaintext")
        assert client.published("file:///list/a.txt", 1) == []


def test_closed_file_has_no_findings():
    with running() as client:
        client.initialize()
        client.open(URI, BROKEN)
        assert client.published(URI, 1)
        client.notify("textDocument/didClose", textDocument={"uri": URI})
        assert client.published(URI, None) == []


def test_findings_are_pulled(workspace):
    with running() as client:
        client.initialize(workspace, {"textDocument": {"diagnostic": {}}})
        client.open(URI, BROKEN)
        report = client.request("textDocument/diagnostic", textDocument={"uri": URI})
        assert [finding["code"] for finding in report["items"]] == ["broken-anchor"]
        previous = report["resultId"]
        again = client.request("textDocument/diagnostic", textDocument={"uri": URI}, previousResultId=previous)
        assert again == {"kind": "unchanged", "resultId": previous}
        assert not [message for message in client.notifications if "publish" in message["method"]]


def test_findings_in_all_files_are_pulled(workspace):
    write("a.md", BROKEN)
    write("docs/b.md", "# B\n")
    write("docs/c.md", b"# \xff\n")
    a, b, c = ((Path.cwd() / name).as_uri() for name in ("a.md", "docs/b.md", "docs/c.md"))
    with running() as client:
        client.initialize(workspace, {"textDocument": {"diagnostic": {}}})
        reports = client.request("workspace/diagnostic", previousResultIds=[])["items"]
        assert [report["uri"] for report in reports] == [a, b, c]
        assert [[found.get("code") for found in report["items"]] for report in reports] == [
            ["broken-anchor"],
            [],
            [None],
        ]
        assert "not UTF-8" in reports[2]["items"][0]["message"]
        known = [{"uri": report["uri"], "value": report["resultId"]} for report in reports]
        client.open(a, "# A\n", 7)
        again = client.request("workspace/diagnostic", previousResultIds=known)["items"]
        assert [(report["kind"], report.get("version")) for report in again] == [
            ("full", 7),
            *[("unchanged", None)] * 2,
        ]


def test_client_that_pulls_is_told_to_ask_again(workspace):
    capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    with running() as client:
        client.initialize(workspace, capabilities)
        client.open(URI, BROKEN)
        toml = (Path.cwd() / "fgad-lint.toml").as_uri()
        client.notify("workspace/didChangeWatchedFiles", changes=[{"uri": toml, "type": 1}])
        client.wait_for("workspace/diagnostic/refresh")


def with_rule(check):
    """A program that starts the server with another `check` of the rule broken-anchor."""
    return (
        f"import sys, time; from fgad_lint.rules import broken_anchor; broken_anchor.check = lambda *_: {check};"
        "from fgad_lint.cli import main; main(['server'])"
    )


def test_rule_that_fails_is_logged():
    """The other rules still report, and the server stays up."""
    with running(command=[sys.executable, "-c", with_rule("1 / 0")]) as client:
        client.initialize()
        client.open(URI, f"{BROKEN}\n## Depth {{#depth}}\n")
        assert [found["code"] for found in client.published(URI, 1)] == ["unsupported-heading-id"]
        assert "broken-anchor failed" in client.wait_for("window/logMessage")["message"]
        client.change(URI, 2, {"text": "# List\n"})
        assert client.published(URI, 2) == []


def test_text_that_is_too_large():
    with running() as client:
        client.initialize()
        client.open(URI, "x" * 4_000_001)
        [finding] = client.published(URI, 1)
        assert "larger than 4 million characters" in finding["message"]
        client.change(URI, 2, {"text": BROKEN})
        assert [found["code"] for found in client.published(URI, 2)] == ["broken-anchor"]


UNREADABLE = {
    "missing": (None, "no such file"),
    "not UTF-8": (b"# \xff\n", "not UTF-8"),
    "UTF-16": ("# A\n".encode("utf-16"), "UTF-16"),
}


@pytest.mark.parametrize(("content", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_file_that_cannot_be_read(workspace, content, message):
    if content:
        write("bad.md", content)
    with running() as client:
        client.initialize(workspace)
        with pytest.raises(ServerError, match=message):
            client.request("textDocument/diagnostic", textDocument={"uri": (Path.cwd() / "bad.md").as_uri()})


# Other files, and the configuration.


def test_link_to_another_file_is_checked_as_that_file_changes(workspace):
    write("b.md", "# B\n\n## Depth\n")
    list_uri, other = (Path.cwd() / "README.md").as_uri(), (Path.cwd() / "b.md").as_uri()
    with running() as client:
        client.initialize(workspace)
        client.open(list_uri, "# List\n\n[a](b.md#depth)\n")
        assert client.published(list_uri, 1) == []
        client.open(other, "# B\n\n## Deeper\n")
        [finding] = client.wait_for("textDocument/publishDiagnostics", lambda params: params["diagnostics"])[
            "diagnostics"
        ]
        assert finding["code"] == "broken-anchor"
        client.change(other, 2, replace(2, 3, 9, "Depth"))
        assert client.published(list_uri, 1) == []


def test_file_that_is_renamed(workspace):
    """The text is closed and opened under another name; the file that links to it is checked again."""
    text = "# B\n\n## Depth\n\n[a](#quite-another-thing)\n"
    write("b.md", text)
    list_uri, old, new = ((Path.cwd() / name).as_uri() for name in ("README.md", "b.md", "c.md"))
    with running() as client:
        client.initialize(workspace)
        client.open(list_uri, "# List\n\n[a](b.md#depth)\n[b](c.md#depth)\n")
        client.open(old, text, 5)
        assert [found["code"] for found in client.published(old, 5)] == ["broken-anchor"]
        assert [found["range"] for found in client.published(list_uri, 1)] == [place(3, 4, 14)]
        Path("b.md").rename("c.md")
        client.notify("textDocument/didClose", textDocument={"uri": old})
        client.open(new, text)
        changes = [{"uri": old, "type": 3}, {"uri": new, "type": 1}]
        client.notify("workspace/didChangeWatchedFiles", changes=changes)
        assert client.published(old, None) == []
        assert [found["code"] for found in client.published(new, 1)] == ["broken-anchor"]
        is_about_b = {"uri": list_uri, "range": place(2, 4, 14)}
        client.wait_for(
            "textDocument/publishDiagnostics",
            lambda params: (
                [{"uri": params["uri"], "range": found["range"]} for found in params["diagnostics"]] == [is_about_b]
            ),
        )


def test_configuration_is_read_again(workspace):
    capabilities = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    toml = (Path.cwd() / "fgad-lint.toml").as_uri()
    uri = (Path.cwd() / "README.md").as_uri()
    with running() as client:
        client.initialize(workspace, capabilities)
        client.wait_for("client/registerCapability")
        client.open(uri, BROKEN)
        assert client.published(uri, 1)
        write("fgad-lint.toml", 'ignore = ["broken-anchor"]\n')
        client.notify("workspace/didChangeWatchedFiles", changes=[{"uri": toml, "type": 1}])
        assert client.published(uri, 1) == []
        write("fgad-lint.toml", "ignor = []\n")
        client.notify("workspace/didChangeWatchedFiles", changes=[{"uri": toml, "type": 2}])
        [finding] = client.published(uri, 1)
        assert "did you mean 'ignore'?" in finding["message"]
        assert "did you mean 'ignore'?" in client.wait_for("window/showMessage")["message"]


def test_facts_are_read_again_once_they_change(workspace):
    capabilities = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    uri, papers = ((Path.cwd() / name).as_uri() for name in ("README.md", ".fgad-lint/papers.json"))
    known = '{"format": 1, "papers": {"2401.00001": {"titles": {"1": "Dyeing Cotton in Cold Rivers"}}}}'
    with running() as client:
        client.initialize(workspace, capabilities, {"select": ["wrong-paper"]})
        client.wait_for("client/registerCapability")
        client.open(uri, "- Learning to Weave Images by Hand [[paper]](https://arxiv.org/abs/2401.00001)\n")
        assert client.published(uri, 1) == []
        for event_type, content, expected in ((1, known, ["wrong-paper"]), (2, known.replace("00001", "00002"), [])):
            write(".fgad-lint/papers.json", content)
            client.notify("workspace/didChangeWatchedFiles", changes=[{"uri": papers, "type": event_type}])
            assert [finding["code"] for finding in client.published(uri, 1)] == expected
        hover = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 5}}
        assert "arXiv 2401.00001 is" not in client.request("textDocument/hover", **hover)["contents"]["value"]
        write(".fgad-lint/papers.json", "[")
        client.notify("workspace/didChangeWatchedFiles", changes=[{"uri": papers, "type": 2}])
        assert client.wait_for("window/showMessage")["message"].endswith("papers.json: not JSON on line 1")
        write(".fgad-lint/papers.json", known)
        assert "Dyeing Cotton" in client.request("textDocument/hover", **hover)["contents"]["value"]


OPTIONS = {
    "ignore": {"ignore": ["broken-anchor"]},
    "select": {"select": ["paper-order"]},
    "config": {"config": 'ignore = ["broken-anchor"]'},
    "config file": {"config": ["other.toml"]},
}


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_initialization_options(workspace, options):
    write("other.toml", 'ignore = ["broken-anchor"]\n')
    with running() as client:
        client.initialize(workspace, options=options)
        client.open(URI, BROKEN)
        assert client.published(URI, 1) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"slect": ["paper-order"]},
            "unknown initialization option 'slect'; write select, ignore, config or unsafeFixes",
        ),
        ({"unsafeFixes": "no"}, "initialization option 'unsafeFixes' must be true or false"),
        ({"ignore": ["paper-order", 1]}, "initialization option 'ignore' must be a list of words"),
        ({"select": 1}, "initialization option 'select' must be a list of words"),
    ],
    ids=["unknown", "no truth value", "a number in a list", "a number"],
)
def test_wrong_initialization_option_is_named(workspace, options, message):
    with running() as client:
        client.initialize(workspace, options=options | {"config": None})
        assert client.wait_for("window/showMessage")["message"] == message


def workspace_of(folder):
    return Workspace(
        Disk(lambda path: Path(path).read_text(encoding="utf-8"), cli_server._list_files), CommandLine(), [str(folder)]
    )


def test_only_the_first_lists_of_a_huge_folder_are_looked_at(workspace, monkeypatch):
    for name in ("a.md", "b.md", "c.md"):
        write(name, "# A\n" * 10)
    assert len(workspace_of(workspace).files_in(str(workspace))) == 3
    monkeypatch.setattr("fgad_lint.server.workspace.MAX_FOLDER_LENGTH", 80)
    assert workspace_of(workspace).files_in(str(workspace)) == [str(workspace / "a.md"), str(workspace / "b.md")]
    monkeypatch.setattr(cli_server, "_MAX_FILES", 2)
    assert workspace_of(workspace).files_in(str(workspace)) == []


def test_what_is_not_wanted_any_more_stops(workspace):
    buffer = Buffer(URI, "", 1, BROKEN)
    with pytest.raises(Cancelled):
        workspace_of(workspace).check(buffer, lambda: False)
    assert [found.rule for found in workspace_of(workspace).check(buffer).diagnostics] == ["broken-anchor"]


# Actions.

SAFE_LIST = "# List\n\n## Depth {#depth}\n\n## Pose {#pose}\n"
UNSAFE_LIST = "# List\n\n[a](#depth-estmation)\n\n## Depth Estimation\n"
RESOLVING = {
    "textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}},
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}


def offered(client, text, line, only=None, version=1):
    """The actions for a line, by title."""
    client.open(URI, text, version)
    context = {"diagnostics": [], **({"only": only} if only else {})}
    found = client.request("textDocument/codeAction", textDocument={"uri": URI}, range=place(line, 0), context=context)
    return {action["title"]: action for action in found}


def applied(text, edits):
    positions = Positions(text, "utf-16")
    changes = []
    for edit in edits:
        ends = [types.Position(**edit["range"][name]) for name in ("start", "end")]
        changes.append(Edit.replace(positions.span(types.Range(*ends)), edit["newText"]))
    return apply(text, changes)


ACTIONS = {
    "drop `{#depth}` [unsupported-heading-id]": "# List\n\n## Depth\n\n## Pose {#pose}\n",
    "fix all unsupported-heading-id in this file": "# List\n\n## Depth\n\n## Pose\n",
    "apply all safe fixes of fgad-lint": "# List\n\n## Depth\n\n## Pose\n",
    "ignore unsupported-heading-id on this line": SAFE_LIST.replace(
        "## Depth", "<!-- fgad-lint: ignore unsupported-heading-id -->\n## Depth"
    ),
    "ignore unsupported-heading-id in this file": (
        f"<!-- fgad-lint: ignore-file unsupported-heading-id -->\n{SAFE_LIST}"
    ),
}


@pytest.mark.parametrize("capabilities", [{}, RESOLVING], ids=["edits at once", "edits on demand"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_actions(capabilities, line_end):
    text = SAFE_LIST.replace("\n", line_end)
    with running() as client:
        client.initialize(capabilities=capabilities)
        actions = offered(client, text, 2)
        assert set(actions) == set(ACTIONS)
        for title, expected in ACTIONS.items():
            action = actions[title]
            if "edit" not in action:
                action = client.request("codeAction/resolve", **action)
            edit = action["edit"]
            if capabilities:
                [change] = edit["documentChanges"]
                assert change["textDocument"] == {"uri": URI, "version": 1}
            edits = change["edits"] if capabilities else edit["changes"][URI]
            assert applied(text, edits) == expected.replace("\n", line_end)
        preferred = [title for title, action in actions.items() if action.get("isPreferred")]
        assert preferred == ["drop `{#depth}` [unsupported-heading-id]"]


@pytest.mark.parametrize("n_fixable", [1, 2])
def test_all_of_a_rule_are_fixed_only_if_there_are_several(n_fixable):
    fix = Fix.safe("drop it", Edit.delete(Span(0, 1)))
    found = [
        Diagnostic(Span(line, line), "list-marker", "error", "", fix if line < n_fixable else None) for line in range(3)
    ]
    checked = Checked(Buffer(URI, "", 1, "\n" * 3), Document("\n" * 3), Context(), (), found)
    titles = [action.title for action in actions(checked, range(1), unsafe=True)]
    assert ("fix all list-marker in this file" in titles) == (n_fixable > 1)


KINDS = {
    "fix all": ("source.fixAll", ["source.fixAll.fgad-lint"]),
    "fix all of ours": ("source.fixAll.fgad-lint", ["source.fixAll.fgad-lint"]),
    "fix all of another": ("source.fixAll.eslint", []),
    "any source action": ("source", ["source.fixAll.fgad-lint"]),
    "quick fixes": ("quickfix", ["quickfix"] * 4),
    "refactorings": ("refactor", []),
}


@pytest.mark.parametrize(("only", "kinds"), KINDS.values(), ids=KINDS)
def test_only_wanted_kinds_are_offered(only, kinds):
    with running() as client:
        client.initialize()
        assert [action["kind"] for action in offered(client, SAFE_LIST, 2, [only]).values()] == kinds


@pytest.mark.parametrize("allowed", [True, False])
def test_unsafe_fix_is_named_so(allowed):
    with running() as client:
        client.initialize(options={"unsafeFixes": allowed})
        actions = offered(client, UNSAFE_LIST, 2, ["quickfix"])
    unsafe = [action for title, action in actions.items() if title.endswith(" [broken-anchor] (unsafe)")]
    assert len(unsafe) == allowed
    assert not any(action.get("isPreferred") for action in unsafe)


def test_action_is_refused_once_the_text_has_changed():
    with running() as client:
        client.initialize(capabilities=RESOLVING)
        action = offered(client, SAFE_LIST, 2, ["source.fixAll"])["apply all safe fixes of fgad-lint"]
        client.change(URI, 2, replace(0, 2, 2, "x"))
        with pytest.raises(ServerError, match="the text has changed"):
            client.request("codeAction/resolve", **action)


@pytest.mark.parametrize("data", [None, "x", ["x"], [URI, 1, "rm", "", 0]])
def test_action_of_another_server_is_refused(data):
    with running() as client:
        client.initialize()
        client.open(URI, SAFE_LIST)
        with pytest.raises(ServerError):
            client.request("codeAction/resolve", title="x", data=data)


def test_nothing_is_put_before_front_matter():
    with running() as client:
        client.initialize()
        actions = offered(client, f"---\ntitle: x\n---\n\n{SAFE_LIST}", 6)
    assert "ignore unsupported-heading-id on this line" in actions
    assert "ignore unsupported-heading-id in this file" not in actions


def test_formatting():
    entry = "[Title {0}](https://arxiv.org/abs/2410.1{0:04})\n"
    text = "# List\n\n## Depth {#depth}\n\n" + "".join(
        "+*"[number == 4] + " " + entry.format(number) for number in range(14)
    )
    with running() as client:
        client.initialize()
        client.open(URI, text)
        options = {"tabSize": 4, "insertSpaces": True}
        edits = client.request("textDocument/formatting", textDocument={"uri": URI}, options=options)
    assert applied(text, edits) == text.replace("*", "+")


def test_cancelled_request_is_answered():
    with running() as client:
        client.initialize()
        client.open(URI, SAFE_LIST * 2000)
        context = {"diagnostics": [], "only": ["source"]}
        request = {"textDocument": {"uri": URI}, "range": place(2, 0), "context": context}
        number = client.start_request("textDocument/codeAction", **request)
        client.notify("$/cancelRequest", id=number)
        with pytest.raises(ServerError, match="cancel"):
            client.answer(number, "textDocument/codeAction")
        client.change(URI, 2, {"text": BROKEN})
        assert len(client.published(URI, 2)) == 1


# What clients do wrong.


REQUESTS = {
    "hover": {},
    "definition": {},
    "references": {"context": {"includeDeclaration": True}},
    "prepareRename": {},
    "rename": {"newName": "a [b"},
    "completion": {},
    "documentSymbol": {},
    "foldingRange": {},
    "documentLink": {},
    "formatting": {"options": {"tabSize": 4, "insertSpaces": True}},
    "codeAction": {"range": place(0, 0, 99), "context": {"diagnostics": []}},
    "selectionRange": {"positions": [{"line": 0, "character": 1}, {"line": 9, "character": 9}]},
}


@given(texts(), st.integers(0, 9), st.integers(0, 20), st.sampled_from(sorted(REQUESTS)))
@example("", 0, 1, "hover")
@example("##\n", 0, 1, "prepareRename")
@example("# A\n[x](#", 1, 5, "completion")
def test_any_request_about_any_text(server, text, line, column, method):
    uri = "untitled:1"
    server.open(uri, text)
    position = {"line": line, "character": column}
    try:
        server.request(f"textDocument/{method}", textDocument={"uri": uri}, position=position, **REQUESTS[method])
    except ServerError as error:
        if error.args[0] != REQUEST_FAILED:
            raise
    server.notify("textDocument/didClose", textDocument={"uri": uri})


def test_broken_messages():
    with running() as client:
        client.initialize()
        client.send(b"{")
        client.send(b"[]")
        client.send(b'"text"')
        client.send(b"{}")
        client.send({"id": 90, "method": "textDocument/hover", "params": {"no": "position"}})
        client.send_raw(b"Content-Length: none\r\n\r\n")
        client.notify("no/such/notification")
        client.notify("textDocument/didChange", textDocument={"uri": URI, "version": 3}, contentChanges=[{"text": "x"}])
        client.notify("textDocument/didClose", textDocument={"uri": URI})
        with pytest.raises(ServerError):
            client.answer(90, "textDocument/hover")
        with pytest.raises(ServerError, match="no/such/request"):
            client.request("no/such/request")
        client.open(URI, BROKEN)
        assert client.published(URI, 1)
        assert client.end() == 0


def test_request_after_the_shutdown_is_refused():
    with running() as client:
        client.initialize()
        client.request("shutdown")
        with pytest.raises(ServerError, match="shutting down"):
            client.request("textDocument/hover", textDocument={"uri": URI}, position={"line": 0, "character": 0})
        client.send({"method": "exit"})
        assert client.process.wait(10) == 0


def test_client_that_is_killed_leaves_no_server():
    with running() as client:
        client.initialize()
        client.open(URI, BROKEN * 5000)
        client.process.stdin.close()
        assert client.process.wait(10) == 1


def test_server_ends_while_a_rule_runs():
    with running(
        command=[sys.executable, "-c", with_rule("(print('runs', file=sys.stderr), time.sleep(60))")],
        stderr=subprocess.PIPE,
    ) as client:
        client.initialize()
        client.open(URI, BROKEN)
        assert client.process.stderr.readline() == b"runs\n"
        assert client.end() == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_named_pipe_is_not_read(workspace):
    os.mkfifo("pipe.md")
    with running() as client:
        client.initialize(workspace)
        uri = (Path.cwd() / "README.md").as_uri()
        client.open(uri, "[a](pipe.md#x)\n")
        assert client.published(uri, 1) == []
        with pytest.raises(ServerError, match="is not a file"):
            client.request("textDocument/diagnostic", textDocument={"uri": (Path.cwd() / "pipe.md").as_uri()})


def test_many_changes_at_once():
    with running() as client:
        client.initialize()
        client.open(URI, "# List\n" * 2000, 0)
        for version in range(1, 201):
            client.change(URI, version, replace(1, 0, 0, "x"))
        assert client.published(URI, 200)


def test_slow_list_holds_up_no_other():
    slow = "file:///list/slow.md"
    with running() as client:
        client.initialize()
        client.open(slow, "".join(f"- [Faults {number}](#faults)\n" for number in range(20_000)))
        client.open(URI, BROKEN)
        assert len(client.published(URI, 1)) == 1
        client.change(URI, 2, {"text": "# List\n"})
        assert client.published(URI, 2) == []
        assert client.request("textDocument/documentSymbol", textDocument={"uri": URI})
        assert not [message for message in client.notifications if message["params"].get("uri") == slow]
        assert client.published(slow, 1)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the memory of a process from /proc")
def test_memory_of_many_edits():
    """Ten thousand edits, with some requests between them, need no more memory than a thousand."""
    text = BROKEN + "".join(
        f"\n## Section {number}\n\n- A Survey of Faults [[paper]](https://arxiv.org/abs/2401.{number:05})\n"
        for number in range(20)
    )
    memory = {}
    with running() as client:
        client.initialize()
        client.open(URI, text, 0)
        for version in range(1, 10_001):
            line = 6 + 4 * ((version - 1) // 2 % 20)
            client.change(URI, version, replace(line, 4, 4, "x") if version % 2 else replace(line, 4, 5, ""))
            assert client.published(URI, version)
            if version % 10 == 0:
                for method in ("documentSymbol", "codeAction", "hover"):
                    position = {"line": 6, "character": 8}
                    document = {"textDocument": {"uri": URI}, "position": position}
                    client.request(f"textDocument/{method}", **document, **REQUESTS[method])
            if version in (1_000, 10_000):
                status = Path(f"/proc/{client.process.pid}/status").read_text()
                memory[version] = int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1000
    assert memory[10_000] < memory[1_000] + 5


class Discarding:
    """A stream to which everything can be written."""

    def write(self, _data):
        pass


def test_nothing_is_kept_of_a_change():
    async def edit():
        server = make_server(Disk(None, None))
        server.protocol.set_writer(Discarding())
        capabilities = types.ClientCapabilities()
        server.protocol.handle_message(types.InitializeRequest(1, types.InitializeParams(capabilities)))
        item = types.TextDocumentItem(URI, "markdown", 0, "# List\n")
        server.protocol.handle_message(types.DidOpenTextDocumentNotification(types.DidOpenTextDocumentParams(item)))
        for version in range(1, 20):
            identifier = types.VersionedTextDocumentIdentifier(version, URI)
            whole = [types.TextDocumentContentChangeWholeDocument(f"# List {version}\n")]
            change = types.DidChangeTextDocumentParams(identifier, whole)
            server.protocol.handle_message(types.DidChangeTextDocumentNotification(change))
        await server._prompt_lane.publishing
        assert server.lists.buffers[URI].text == "# List 19\n"
        return len(server.protocol._request_futures), len(server.lists._documents)

    assert asyncio.run(edit()) == (0, 1)


# The settings for editors.

EDITORS = Path(__file__).parent.parent / "editors"


@pytest.mark.skipif(not EDITORS.exists(), reason="not in the source distribution")
@pytest.mark.parametrize("name", ["helix.toml", "kate.json", "sublime.json", "zed.json"])
def test_settings_start_the_server(name):
    text = (EDITORS / name).read_text(encoding="utf-8")
    assert tomllib.loads(text) if name.endswith(".toml") else json.loads(text)
    assert '"fgad-lint"' in text
    assert '["server"]' in text or '["fgad-lint", "server"]' in text


@pytest.mark.skipif(not EDITORS.exists(), reason="not in the source distribution")
def test_problem_matcher():
    [task] = json.loads((EDITORS / "vscode-tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    write("README.md", BROKEN)
    match = re.fullmatch(pattern["regexp"], run("README.md", "--output-format", "concise").stdout.rstrip("\n"))
    fields = [match[pattern[name]] for name in ("file", "line", "column", "severity", "code")]
    assert fields == ["README.md", "3", "5", "error", "broken-anchor"]
