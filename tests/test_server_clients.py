"""The language server with another client: pytest-lsp, which has the abilities of real editors and checks answers against them."""

import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")
pytest.importorskip("pytest_lsp")

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

import fgad_lint

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning"),
]
TITLE_COLUMNS = {"utf-8": 8, "utf-16": 6, "utf-32": 5}  # After "- 😀 [".
EDITORS = ["neovim@0.11.0", "neovim@0.7.0", "emacs@29.1", "visual_studio_code@1.65.2"]


def make_client():
    client = make_test_lsp_client()
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _params: None)
    return client


SERVER = ClientServerConfig(
    client_factory=make_client,
    server_command=[sys.executable, "-m", "fgad_lint", "server"],
    server_env=os.environ | {"PYTHONPATH": str(Path(fgad_lint.__file__).parent.parent)},
)
URI = "untitled:README.md"
DOCUMENT = types.TextDocumentIdentifier(URI)
LIST = """\
# 😀 List

- [Data](#data)
- [Code](#code)

## Data {#data}

- 😀 [A Survey of Small Faults](https://arxiv.org/abs/2401.00001)
- 😀 [A Survey of Small Faults](https://arxiv.org/abs/2401.00001)

## Code

See [r].

[r]: https://e.org/r
"""


@pytest_lsp.fixture(config=SERVER, params=EDITORS)
async def client(lsp_client: LanguageClient, request):
    params = types.InitializeParams(client_capabilities(request.param))
    lsp_client.server_capabilities = (await lsp_client.initialize_session(params)).capabilities
    lsp_client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "markdown", 1, LIST)))
    yield
    await lsp_client.shutdown_session()


async def findings(client):
    """The findings as the editor gets them: it asks for them if it can."""
    if client.capabilities.text_document.diagnostic:
        report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(DOCUMENT))
        return report.items
    if URI not in client.diagnostics:
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return client.diagnostics[URI]


def title_column(client):
    """The column of the titles, in the encoding that client and server agreed on."""
    return TITLE_COLUMNS[client.server_capabilities.position_encoding or "utf-16"]


async def test_findings_and_fixes(client):
    attribute, duplicate = await findings(client)
    assert (attribute.code, duplicate.code) == ("unsupported-heading-id", "duplicate-paper")
    assert duplicate.range.start == types.Position(8, title_column(client))
    assert list(duplicate.tags) == [types.DiagnosticTag.Unnecessary]
    assert [related.location.range.start.line for related in duplicate.related_information] == [7]
    context = types.CodeActionContext([attribute], only=[types.CodeActionKind.SourceFixAll])
    [action] = await client.text_document_code_action_async(types.CodeActionParams(DOCUMENT, attribute.range, context))
    if action.edit is None:
        action = await client.code_action_resolve_async(action)
    edits = (
        action.edit.changes[URI]
        if action.edit.changes
        else [edit for change in action.edit.document_changes for edit in change.edits]
    )
    assert edits[0].range == types.Range(types.Position(5, 7), types.Position(5, 15))  # ` {#data}`
    assert [edit.new_text for edit in edits] == ["", ""]  # One of the two lines goes.


async def test_places(client):
    data = types.Position(2, 11)  # In `#data`.
    paper = types.Position(8, title_column(client) + 1)
    [place] = await client.text_document_definition_async(types.DefinitionParams(DOCUMENT, data))
    assert (place.uri, place.range.start) == (URI, types.Position(5, 3))
    context = types.ReferenceContext(True)
    places = await client.text_document_references_async(types.ReferenceParams(context, DOCUMENT, paper))
    assert [found.range.start.line for found in places] == [7, 8]
    hover = await client.text_document_hover_async(types.HoverParams(DOCUMENT, paper))
    assert "line 8" in hover.contents.value
    items = await client.text_document_completion_async(types.CompletionParams(DOCUMENT, data))
    assert "#code" in [item.label for item in items]
    edit = await client.text_document_rename_async(types.RenameParams(DOCUMENT, data, "Sets"))
    edits = edit.changes[URI] if edit.changes else edit.document_changes[0].edits
    assert [found.new_text for found in edits] == ["Sets", "#sets", "Sets", "sets"]


async def test_structure(client):
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(DOCUMENT))
    assert symbols[0].name == "😀 List"
    links = await client.text_document_document_link_async(types.DocumentLinkParams(DOCUMENT))
    assert [link.target for link in links] == [f"{URI}#L6", f"{URI}#L11", "https://e.org/r"]
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(DOCUMENT))
    assert (folds[0].start_line, folds[0].end_line) == (0, 14)
    positions = [types.Position(2, 4)]
    [selection] = await client.text_document_selection_range_async(types.SelectionRangeParams(DOCUMENT, positions))
    assert selection.range == types.Range(types.Position(2, 3), types.Position(2, 7))
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams("survey"))
    assert [symbol.location.range.start.line for symbol in found] == [7, 8]
    formatted = types.DocumentFormattingParams(DOCUMENT, types.FormattingOptions(4, True))
    assert not await client.text_document_formatting_async(formatted)
