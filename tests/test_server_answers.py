"""What the language server answers about places in a list, as a client sees it."""

from pathlib import Path

import pytest
from command_line import write

pytest.importorskip("pygls")

from language_client import ServerError, running

pytestmark = pytest.mark.timeout(120)
LIST = """\
# 😀 List

- 😀 [Data](#data) and [b](docs/b.md#depth)

## Data

- A Survey of Small Faults [[paper]](https://arxiv.org/abs/2401.00001)
"""
OTHER = "# B\r\n\r\n## Depth\r\n\r\n😀 [up](../README.md#data)\r\n- A Survey of Small Faults [[pdf]](https://arxiv.org/pdf/2401.00001)\r\n"
VERSIONED = {"workspace": {"workspaceEdit": {"documentChanges": True}}}
# The column of `#data` on line 2, counted from 0.
COLUMNS = {"utf-8": 14, "utf-16": 12, "utf-32": 11}


@pytest.fixture
def client(workspace):  # noqa: ARG001 - the working directory
    write("README.md", LIST)
    write("docs/b.md", OTHER)
    with running() as client:
        yield client


def uri(name="README.md"):
    return (Path.cwd() / name).as_uri()


def at(line, character, name="README.md"):
    return {"textDocument": {"uri": uri(name)}, "position": {"line": line, "character": character}}


def shown(location):
    start, end = location["range"]["start"], location["range"]["end"]
    name = location["uri"].removeprefix(Path.cwd().as_uri() + "/")
    return f"{name}:{start['line']}:{start['character']}-{end['character']}"


@pytest.mark.parametrize("encoding", COLUMNS)
def test_navigation(client, workspace, encoding):
    column = COLUMNS[encoding]
    client.initialize(workspace, encodings=[encoding])
    client.open(uri(), LIST)
    assert list(map(shown, client.request("textDocument/definition", **at(2, column)))) == ["README.md:4:3-7"]
    references = client.request("textDocument/references", **at(4, 4), context={"includeDeclaration": True})
    up = {"utf-8": 22, "utf-16": 20, "utf-32": 19}[encoding]
    assert list(map(shown, references)) == [
        "README.md:4:3-7",
        f"README.md:2:{column}-{column + 5}",
        f"docs/b.md:4:{up}-{up + 5}",
    ]


def test_definition_in_another_file(client, workspace):
    client.initialize(workspace)
    client.open(uri(), LIST)
    assert list(map(shown, client.request("textDocument/definition", **at(2, 40)))) == ["docs/b.md:2:3-8"]


def test_hover(client, workspace):
    client.initialize(workspace)
    client.open(uri(), LIST)
    hover = client.request("textDocument/hover", **at(6, 5))
    assert hover["contents"]["kind"] == "markdown"
    assert "- B › Depth, line 6 of docs/b.md" in hover["contents"]["value"]
    assert hover["range"]["start"] == {"line": 6, "character": 2}
    assert client.request("textDocument/hover", **at(1, 0)) is None


def test_rename_in_all_files(client, workspace):
    client.initialize(workspace, VERSIONED)
    client.open(uri(), LIST, version=7)
    assert client.request("textDocument/prepareRename", **at(4, 4)) == {
        "range": {"start": {"line": 4, "character": 3}, "end": {"line": 4, "character": 7}},
        "placeholder": "Data",
    }
    changes = client.request("textDocument/rename", **at(4, 4), newName="数据 😀")["documentChanges"]
    by_uri = {change["textDocument"]["uri"]: change for change in changes}
    assert by_uri[uri()]["textDocument"]["version"] == 7
    assert by_uri[uri("docs/b.md")]["textDocument"]["version"] is None
    assert [edit["newText"] for edit in by_uri[uri()]["edits"]] == ["数据 😀", "#数据-", "数据 😀"]
    assert by_uri[uri("docs/b.md")]["edits"] == [
        {"range": {"start": {"line": 4, "character": 20}, "end": {"line": 4, "character": 25}}, "newText": "#数据-"}
    ]


def test_rename_without_versions(client, workspace):
    client.initialize(workspace)
    client.open(uri(), LIST)
    assert set(client.request("textDocument/rename", **at(4, 4), newName="x")["changes"]) == {uri(), uri("docs/b.md")}


def test_refused_rename(client, workspace):
    client.initialize(workspace)
    client.open(uri(), LIST)
    with pytest.raises(ServerError, match="only a heading, or a link to one, can be renamed"):
        client.request("textDocument/prepareRename", **at(1, 0))
    with pytest.raises(ServerError, match="a heading needs a name"):
        client.request("textDocument/rename", **at(4, 4), newName=" ")


def test_completion(client, workspace):
    capabilities = client.initialize(workspace)
    assert capabilities["completionProvider"]["triggerCharacters"] == ["#", "["]
    client.open(uri(), "😀 [x](docs/b.md#)\n")
    items = client.request("textDocument/completion", **at(0, 17))
    assert [(item["label"], item["detail"]) for item in items] == [("#b", "B"), ("#depth", "Depth")]
    assert items[0]["textEdit"] == {
        "range": {"start": {"line": 0, "character": 17}, "end": {"line": 0, "character": 17}},
        "newText": "b",
    }
    assert items[0]["sortText"] < items[1]["sortText"]


def test_outline(client, workspace):
    client.initialize(workspace, {"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": True}}})
    client.open(uri(), LIST)
    [top] = client.request("textDocument/documentSymbol", textDocument={"uri": uri()})
    [data] = top["children"]
    assert (top["name"], top["detail"], data["name"]) == ("😀 List", "1 paper", "Data")
    assert [child["name"] for child in data["children"]] == ["A Survey of Small Faults"]


def test_flat_outline(client, workspace):
    client.initialize(workspace)
    client.open(uri(), LIST)
    symbols = client.request("textDocument/documentSymbol", textDocument={"uri": uri()})
    assert [symbol["name"] for symbol in symbols] == ["😀 List", "Data", "A Survey of Small Faults"]


def test_search_in_all_files(client, workspace):
    client.initialize(workspace)
    client.open(uri(), LIST)
    symbols = client.request("workspace/symbol", query="2401.00001")
    assert [shown(symbol["location"]) for symbol in symbols] == ["README.md:6:2-26", "docs/b.md:5:2-26"]


def test_folds_selections_and_links(client, workspace):
    client.initialize(workspace)
    client.open(uri(), LIST)
    document = {"textDocument": {"uri": uri()}}
    folds = client.request("textDocument/foldingRange", **document)
    assert [(fold["startLine"], fold["endLine"]) for fold in folds] == [(0, 6), (4, 6)]
    positions = [{"line": 2, "character": 6}, {"line": 0, "character": 0}]
    selection, _ = client.request("textDocument/selectionRange", **document, positions=positions)
    assert selection["range"] == {"start": {"line": 2, "character": 6}, "end": {"line": 2, "character": 10}}
    assert selection["parent"]["range"]["start"] == {"line": 2, "character": 5}
    targets = [link["target"] for link in client.request("textDocument/documentLink", **document)]
    assert targets == [f"{uri()}#L5", f"{uri('docs/b.md')}#L3"]


METHODS = ["definition", "hover", "completion", "documentSymbol", "foldingRange", "documentLink"]


def test_text_that_is_not_on_disk_or_no_list(client, workspace):
    client.initialize(workspace)
    client.open("untitled:1", "[x](#d)\n\n# D\n")
    client.open(uri("x.py"), "# D\n", language="python")
    for name in METHODS:
        for document in ("untitled:1", uri("x.py"), uri("docs/b.md")):
            params = {"textDocument": {"uri": document}, "position": {"line": 0, "character": 5}}
            result = client.request(f"textDocument/{name}", **params)
            assert bool(result) <= (document != uri("x.py"))
    params = {"textDocument": {"uri": "untitled:1"}, "position": {"line": 0, "character": 5}}
    [place] = client.request("textDocument/definition", **params)
    assert place["uri"] == "untitled:1"


def test_file_that_is_not_there(client, workspace):
    client.initialize(workspace)
    with pytest.raises(ServerError, match=r"gone\.md"):
        client.request("textDocument/hover", **at(0, 0, "gone.md"))
