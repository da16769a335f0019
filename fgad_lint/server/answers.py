"""Answers to what an editor asks about places in a list, as the protocol has them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from lsprotocol import types

from fgad_lint.linter import disk
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.server import (
    completion,
    document_links,
    hover,
    navigation,
    ranges,
    rename,
    symbols,
)
from fgad_lint.server.buffers import Buffer
from fgad_lint.server.landmarks import Place
from fgad_lint.server.positions import Encoding, Positions
from fgad_lint.server.workspace import Workspace
from fgad_lint.text import Span

TRIGGERS = ("#", "[")

_COMPLETION_KINDS = {
    "anchor": types.CompletionItemKind.Reference,
    "section": types.CompletionItemKind.Reference,
    "verb": types.CompletionItemKind.Keyword,
    "rule": types.CompletionItemKind.EnumMember,
}
_SYMBOL_KINDS = {"section": types.SymbolKind.Namespace, "paper": types.SymbolKind.String}


class StaleError(Exception):
    """A text has changed since it was read."""


class View(NamedTuple):
    """A version of a text, its document, and the lists around it, in a workspace. `can` says what the client can do."""

    workspace: Workspace
    buffer: Buffer
    document: Document
    files: FileSet
    encoding: Encoding
    capabilities: types.ClientCapabilities

    @property
    def positions(self) -> Positions:
        return Positions(self.buffer.text, self.encoding, self.document.lines)

    def offset(self, position: types.Position) -> int:
        """The offset of a position in the text."""
        return self.positions.offset(position)

    def uri(self, path: str) -> str:
        """The URI of a file of `files`."""
        if path == self.files.path:
            return self.buffer.uri
        return self.workspace.uri_of(self.workspace.path_in_folder(self.buffer, path))

    def positions_in(self, path: str) -> Positions:
        """The positions in a file of `files`."""
        if path == self.files.path:
            return self.positions
        document = self.files.documents[path]
        return Positions(document.text, self.encoding, document.lines)

    def locations(self, places: Sequence[Place]) -> list[types.Location]:
        """Places as the protocol has them; each is where the name is, which is on one line."""
        positions = {path: self.positions_in(path) for path in {place.path for place in places}}
        return [
            types.Location(self.uri(path), positions[path].range(positions[path].lines.on_first(name_span)))
            for path, _, name_span in places
        ]


def define(view: View, params: types.DefinitionParams) -> list[types.Location]:
    """Go to definition."""
    place = navigation.definition(view.files, view.document, view.offset(params.position))
    return view.locations([place] if place else [])


def refer(view: View, params: types.ReferenceParams) -> list[types.Location]:
    """Find references."""
    offset = view.offset(params.position)
    include_declaration = params.context.include_declaration
    return view.locations(navigation.references(view.files, view.document, offset, include_declaration))


def show(view: View, params: types.HoverParams) -> types.Hover | None:
    """Hover."""
    facts = disk.facts(view.buffer.path) if view.buffer.path else None
    shown = hover.hover(view.files, view.document, view.offset(params.position), facts)
    if shown is None:
        return None
    markdown = types.MarkupContent(types.MarkupKind.Markdown, shown.markdown)
    return types.Hover(markdown, view.positions.range(shown.span))


def complete(view: View, params: types.CompletionParams) -> list[types.CompletionItem]:
    """Complete."""
    found = completion.complete(view.files, view.document, view.offset(params.position))
    positions = view.positions
    return [
        types.CompletionItem(
            label,
            kind=_COMPLETION_KINDS[kind],
            detail=detail or None,
            sort_text=f"{index:06}",
            filter_text=filter_text,
            text_edit=types.TextEdit(positions.range(span), text),
        )
        for index, (kind, label, detail, span, text, filter_text) in enumerate(found)
    ]


def prepare_rename(view: View, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder:
    """Say what would be renamed. Raises RefusedError."""
    prepared = rename.prepare(view.files, view.document, view.offset(params.position))
    return types.PrepareRenamePlaceholder(view.positions.range(prepared.span), prepared.name)


def rename_heading(view: View, params: types.RenameParams) -> types.WorkspaceEdit:
    """Rename a heading in all files. Raises RefusedError, and StaleError if a file has changed meanwhile."""
    edits_by_path = rename.rename(view.files, view.document, view.offset(params.position), params.new_name)
    workspace = view.capabilities.workspace
    has_versions = workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes
    changes: dict[str, Sequence[types.TextEdit]] = {}
    versioned = []
    for path, edits in edits_by_path.items():
        uri, positions = view.uri(path), view.positions_in(path)
        text_edits = [types.TextEdit(positions.range(edit.span), edit.text) for edit in edits]
        changes[uri] = text_edits
        buffer = view.workspace.buffers.get(uri)
        document = view.document if path == view.files.path else view.files.documents[path]
        if buffer and buffer.text != document.text:
            raise StaleError
        identifier = types.OptionalVersionedTextDocumentIdentifier(uri, buffer.version if buffer else None)
        versioned.append(types.TextDocumentEdit(identifier, list(text_edits)))
    return types.WorkspaceEdit(document_changes=versioned) if has_versions else types.WorkspaceEdit(changes)


def outline(
    view: View, _params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """The outline; a flat one for clients that know no other."""
    text_document, positions = view.capabilities.text_document, view.positions
    ability = text_document and text_document.document_symbol
    tree = symbols.outline(view.document)
    if ability and ability.hierarchical_document_symbol_support:
        return [_document_symbol(positions, symbol) for symbol in tree]
    return list(_flat(view.buffer.uri, positions, tree))


def _document_symbol(positions: Positions, symbol: symbols.Symbol) -> types.DocumentSymbol:
    n_papers = symbol.n_papers
    return types.DocumentSymbol(
        symbol.name,
        _SYMBOL_KINDS[symbol.kind],
        positions.range(symbol.span),
        positions.range(symbol.name_span),
        detail=f"{n_papers} paper{'s' * (n_papers > 1)}" if n_papers else None,
        children=[_document_symbol(positions, child) for child in symbol.children] or None,
    )


def _flat(
    uri: str, positions: Positions, tree: Sequence[symbols.Symbol], container: str | None = None
) -> list[types.SymbolInformation]:
    flat = []
    for symbol in tree:
        place = types.Location(uri, positions.range(symbol.name_span))
        flat.append(types.SymbolInformation(place, symbol.name, _SYMBOL_KINDS[symbol.kind], container_name=container))
        flat += _flat(uri, positions, symbol.children, symbol.name)
    return flat


def find_symbols(documents: Mapping[str, Document], encoding: Encoding, query: str) -> list[types.SymbolInformation]:
    """The sections and papers in documents, by URI, that match a query."""
    found = symbols.find(documents, query)
    uris = {symbol.path for symbol in found}
    positions = {uri: Positions(documents[uri].text, encoding, documents[uri].lines) for uri in uris}
    return [
        types.SymbolInformation(
            types.Location(uri, positions[uri].range(symbol.name_span)),
            symbol.name,
            _SYMBOL_KINDS[symbol.kind],
            container_name=container or None,
        )
        for uri, symbol, container in found
    ]


def fold(view: View, _params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    """The folds."""
    return [
        types.FoldingRange(first, last, kind=types.FoldingRangeKind.Comment if kind == "comment" else None)
        for first, last, kind in ranges.folds(view.document)
    ]


def select(view: View, params: types.SelectionRangeParams) -> list[types.SelectionRange]:
    """The ever larger selections around each position."""
    positions = view.positions
    selections = []
    for position in params.positions:
        selection: types.SelectionRange | None = None
        for span in reversed(ranges.selections(view.document, positions.offset(position))):
            selection = types.SelectionRange(positions.range(span), selection)
        selections.append(selection or types.SelectionRange(positions.range(Span(0, 0))))
    return selections


def link(view: View, _params: types.DocumentLinkParams) -> list[types.DocumentLink]:
    """The links that can be opened; `#L12` leads to a line of a file, counted from 1, in most editors."""
    positions = view.positions
    lines: dict[str, Positions] = {}
    links = []
    for found in document_links.document_links(view.files, view.document):
        target = found.url
        if not target and (view.buffer.path or found.path == view.files.path):
            target = view.uri(found.path)
            if found.offset:
                if found.path not in lines:
                    lines[found.path] = view.positions_in(found.path)
                target += f"#L{lines[found.path].lines.line_index(found.offset) + 1}"
        if target:
            links.append(types.DocumentLink(positions.range(found.span), target))
    return links


class Answer(NamedTuple):
    """How a request is answered: its options, a function of the view of its text, and the answer about other texts."""

    options: Any
    function: Callable[[View, Any], Any]
    otherwise: Any = ()


ANSWERS: Mapping[str, Answer] = {
    types.TEXT_DOCUMENT_DEFINITION: Answer(None, define),
    types.TEXT_DOCUMENT_REFERENCES: Answer(None, refer),
    types.TEXT_DOCUMENT_HOVER: Answer(None, show, None),
    types.TEXT_DOCUMENT_COMPLETION: Answer(types.CompletionOptions(list(TRIGGERS)), complete),
    types.TEXT_DOCUMENT_PREPARE_RENAME: Answer(None, prepare_rename, None),
    types.TEXT_DOCUMENT_RENAME: Answer(types.RenameOptions(prepare_provider=True), rename_heading, None),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: Answer(None, outline),
    types.TEXT_DOCUMENT_FOLDING_RANGE: Answer(None, fold),
    types.TEXT_DOCUMENT_SELECTION_RANGE: Answer(None, select),
    types.TEXT_DOCUMENT_DOCUMENT_LINK: Answer(None, link),
}
