"""The language server: what it does with each message.

The event loop only reads and answers messages and keeps the texts of open files. Whatever reads lists runs in one of two worker
threads, in the order of the requests: one is for what takes long, which is a large text or all lists, so that nothing else waits for it.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha1
from threading import Event, local
from typing import Any, NamedTuple, TypeVar, get_args

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

from fgad_lint import __version__, rules
from fgad_lint.config import ConfigError
from fgad_lint.config.files import FILES, merged, parse_options
from fgad_lint.diagnostic import Edit
from fgad_lint.linter import disk
from fgad_lint.linter.resolver import CommandLine
from fgad_lint.paths import FACTS_FILES, FACTS_FOLDER
from fgad_lint.server import actions
from fgad_lint.server.answers import ANSWERS, Answer, StaleError, View, find_symbols
from fgad_lint.server.buffers import Buffer, changed, opened, path_of
from fgad_lint.server.findings import SOURCE, Converter
from fgad_lint.server.positions import Encoding
from fgad_lint.server.protocol import Protocol
from fgad_lint.server.rename import RefusedError
from fgad_lint.server.workspace import Cancelled, Checked, Disk, FileError, Workspace, cancellable

MAX_PROMPT_LENGTH = 100_000  # Characters of a text that is read within a second or so, whatever it is; most take 50 ms.
_REQUEST_FAILED, _SERVER_CANCELLED = -32803, -32802
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class Options(NamedTuple):
    """The initialization options."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    config: Sequence[str] = ()
    unsafe_fixes: bool = True


class _Report(NamedTuple):
    """What was found in a text with a hash; `seen` and `time` are as in `Checked`."""

    digest: int
    seen: frozenset[str]
    time: int
    items: list[types.Diagnostic]


class _Lane:
    """A worker thread, and the URIs of the open texts that are to be checked in it, in order."""

    def __init__(self) -> None:
        self.worker = ThreadPoolExecutor(1, "fgad-lint")
        self.to_publish: dict[str, None] = {}
        self.publishing: asyncio.Task[None] | None = None


class Server(LanguageServer):
    """A server for one client."""

    def __init__(self, disk: Disk) -> None:
        incremental = types.TextDocumentSyncKind.Incremental
        super().__init__("fgad-lint", __version__, incremental, None, Protocol, default_converter)
        self.lists = Workspace(disk, CommandLine(), [])
        self.options = Options()
        self.encoding: Encoding = "utf-16"
        self.is_shut_down = False
        self._has_ended = False
        self._disk = disk
        self._prompt_lane, self._slow_lane = self._lanes = _Lane(), _Lane()
        self._job = local()  # Of a worker thread: `is_wanted`, whether the client still waits for what runs there.
        self._reports: dict[str, _Report] = {}  # By URI.
        self._told: set[str] = set()  # Messages that are shown only once.

    # Start and end.

    def set_up(self, params: types.InitializeParams) -> None:
        """Note what the client says about itself and the workspace."""
        self.encoding = types.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value
        folders = [path_of(folder.uri) for folder in params.workspace_folders or []]
        if not folders:
            folders = [path_of(params.root_uri or "") or params.root_path or ""]
        self.options = read_options(params.initialization_options)
        for problem in _option_problems(params.initialization_options):
            self.tell(problem)
        folders = [folder for folder in folders if os.path.isdir(folder)]
        self.lists = Workspace(self._disk, CommandLine(), folders)
        self._read_command_line()

    def shutdown(self) -> None:
        """End, without finishing what is not finished."""
        self.lists.buffers.clear()
        self._has_ended = True
        for lane in self._lanes:
            lane.worker.shutdown(wait=False, cancel_futures=True)
        super().shutdown()  # type: ignore[no-untyped-call]

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log an error. That of a request is also the answer to it."""
        _log.error("%s: %s", getattr(source, "__name__", source), error)

    # Texts.

    def put(self, buffer: Buffer) -> None:
        """Open or replace a text."""
        self.lists.put(buffer)
        if not self.pulls:
            self._check_soon([buffer.uri])
        self.check_again(self.lists.dependents(buffer.path))

    def close(self, uri: str) -> None:
        """Forget an open text."""
        buffer = self.lists.buffers.get(uri)
        self.lists.close(uri)
        for lane in self._lanes:
            lane.to_publish.pop(uri, None)
        if buffer and not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        if buffer:
            self.check_again(self.lists.dependents(buffer.path))

    def reload(self) -> None:
        """Read the configurations again."""
        self._told.clear()
        self._read_command_line()
        self.check_again(self.lists.buffers)

    async def checked(self, uri: str) -> Checked:
        """What is found in a text that is open or on disk. Raises JsonRpcException if it cannot be read, or changes meanwhile."""
        buffer = await self.buffer(uri)
        return await self.run(buffer, self._check, buffer)

    async def buffer(self, uri: str) -> Buffer:
        """A text that is open or on disk. Raises JsonRpcException if it cannot be read."""
        if buffer := self.lists.buffers.get(uri):
            return buffer
        return await asyncio.get_running_loop().run_in_executor(self._prompt_lane.worker, self._read, uri)

    async def run(self, buffer: Buffer | None, function: Callable[..., _Result], *args: object) -> _Result:
        """Run a function about a text, or all lists, in a worker thread.

        Raises JsonRpcContentModified if its result is not wanted any more.
        """
        is_wanted = Event()
        is_wanted.set()

        def job() -> _Result:
            self._job.is_wanted = is_wanted
            return function(*args)

        lane = self._lane(buffer) if buffer else self._slow_lane
        try:
            return await asyncio.get_running_loop().run_in_executor(lane.worker, job)
        except Cancelled:
            raise JsonRpcContentModified("the text has changed") from None
        except asyncio.CancelledError:
            is_wanted.clear()
            raise

    def _lane(self, buffer: Buffer) -> _Lane:
        return self._slow_lane if len(buffer.text) > MAX_PROMPT_LENGTH else self._prompt_lane

    def _check(self, buffer: Buffer) -> Checked:
        checked = self.lists.check(buffer, lambda: self.is_current(buffer))
        self.lists.forget_unused()
        return checked

    def report(self, uri: str, previous: str | None) -> types.WorkspaceDocumentDiagnosticReport:
        """What is found in a file, for a client that asks for all files and may know what was found before."""
        version, items = None, list[types.Diagnostic]()
        try:
            buffer = self.lists.buffers.get(uri) or self.lists.read(path_of(uri))
            version, known = buffer.version, self._reports.get(uri)
            if not (known and known.digest == hash(buffer.text) and self.lists.is_up_to_date(known.seen, known.time)):
                checked = self._check(buffer)
                known = _Report(hash(buffer.text), checked.seen, checked.time, self.convert(checked))
                self._reports[uri] = known
            items = known.items
        except FileError as error:
            start = types.Position(0, 0)
            items = [types.Diagnostic(types.Range(start, start), str(error), source=SOURCE)]
        result_id = _result_id(items)
        if result_id == previous:
            return types.WorkspaceUnchangedDocumentDiagnosticReport(uri, result_id, version)
        return types.WorkspaceFullDocumentDiagnosticReport(uri, items, version, result_id=result_id)

    def is_current(self, buffer: Buffer) -> bool:
        """Whether what runs in this worker thread is still wanted, and there is no newer version of a text."""
        is_wanted = self._job.is_wanted.is_set() and not self._has_ended
        return is_wanted and (buffer.version is None or self.lists.buffers.get(buffer.uri) is buffer)

    def _read(self, uri: str) -> Buffer:
        """A file that is not open. Raises JsonRpcException if it cannot be read."""
        path = path_of(uri)
        try:
            if not path:
                raise FileError(f"{uri}: not open, and not a file")
            return self.lists.read(path)
        except FileError as error:
            raise JsonRpcException(str(error), _REQUEST_FAILED) from None

    def view(self, buffer: Buffer) -> View | None:
        """A text with the lists around it; None if it is not a list that is checked."""
        around = self.lists.lists_around(buffer, lambda: self.is_current(buffer))
        return View(self.lists, buffer, *around, self.encoding, self.client_capabilities) if around else None

    # Findings.

    @property
    def pulls(self) -> bool:
        """Whether the client asks for findings instead of having them sent."""
        text_document = self.client_capabilities.text_document
        return bool(text_document and text_document.diagnostic)

    def check_again(self, uris: Iterable[str]) -> None:
        """Check open texts again after other files or the configuration have changed."""
        uris = list(uris)
        if not uris:
            return
        if not self.pulls:
            self._check_soon(uris)
            return
        workspace = self.client_capabilities.workspace
        if workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def _check_soon(self, uris: Iterable[str]) -> None:
        """Check open texts, after those that are to be checked already, and send what is found."""
        for uri in uris:
            if buffer := self.lists.buffers.get(uri):
                lane = self._lane(buffer)
                lane.to_publish[uri] = None
                if lane.publishing is None or lane.publishing.done():
                    lane.publishing = asyncio.get_running_loop().create_task(self._publish_all(lane))

    async def _publish_all(self, lane: _Lane) -> None:
        while lane.to_publish:
            uri = next(iter(lane.to_publish))
            del lane.to_publish[uri]
            if buffer := self.lists.buffers.get(uri):
                await self._publish(buffer)

    async def _publish(self, buffer: Buffer) -> None:
        """Check a text and send what is found, unless there is a newer version."""
        try:
            checked = await self.run(buffer, self._check, buffer)
            diagnostics = await self.run(buffer, self.convert, checked)
        except JsonRpcContentModified:  # The newer version is among those to check.
            return
        except Exception:
            _log.exception("%s could not be checked", buffer.uri)
            return
        if self.lists.buffers.get(buffer.uri) is buffer:
            params = types.PublishDiagnosticsParams(buffer.uri, diagnostics, buffer.version)
            self.text_document_publish_diagnostics(params)
            self.tell_problems(checked)

    def convert(self, checked: Checked) -> list[types.Diagnostic]:
        """The findings as the protocol has them."""
        return Converter(self.lists, checked, self.encoding).all()

    def tell_problems(self, checked: Checked) -> None:
        """Show why a text could not be checked, and log which rules failed, once."""
        if checked.error:
            self.tell(checked.error)
        if checked.buffer.path and (problem := disk.facts_problem(checked.buffer.path)):
            self.tell(problem)
        for rule, error, trace in checked.failures:
            message = f"{rule} failed, so its findings are missing: {error}"
            if message not in self._told:
                self._told.add(message)
                self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"{message}\n{trace}"))

    def tell(self, message: str) -> None:
        """Show a message, once."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def _read_command_line(self) -> None:
        """Read the configuration that the initialization options give."""
        folder = self.lists.folders[0] if self.lists.folders else ""
        file, options = None, dict[str, object]()
        for value in self.options.config:
            try:
                if "=" in value:
                    options = merged(options, parse_options(value, rules.names()))
                else:
                    file = os.path.join(folder, os.path.expanduser(value))
            except ConfigError as error:
                self.tell(str(error))
        self.lists.reload(CommandLine(file, options, select=self.options.select, ignore=self.options.ignore))


def read_options(value: object) -> Options:
    """The initialization options that a client sends; values of a wrong type are ignored."""
    table = value if isinstance(value, dict) else {}
    unsafe_fixes = table.get("unsafeFixes")
    select, ignore, config = (_strings(table.get(name)) for name in ("select", "ignore", "config"))
    return Options(select, ignore, config, unsafe_fixes if isinstance(unsafe_fixes, bool) else True)


def _option_problems(value: object) -> Iterator[str]:
    """What is wrong with the initialization options, one line each."""
    for name, given in value.items() if isinstance(value, dict) else ():
        if name not in ("select", "ignore", "config", "unsafeFixes"):
            yield f"unknown initialization option {name!r}; write select, ignore, config or unsafeFixes"
        elif name == "unsafeFixes" and not isinstance(given, bool | None):
            yield f"initialization option {name!r} must be true or false"
        elif name != "unsafeFixes" and given is not None and _strings(given) not in (given, [given]):
            yield f"initialization option {name!r} must be a list of words"


def _strings(value: object) -> Sequence[str]:
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list | tuple) else []


def make_server(disk: Disk) -> Server:
    """A server that handles all messages."""
    server = Server(disk)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.set_up(params)

    @server.feature(types.INITIALIZED)
    def initialized(_params: types.InitializedParams) -> None:
        _watch_files(server)

    @server.feature(types.SHUTDOWN)
    def shutdown(_params: None) -> None:
        server.is_shut_down = True

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.put(opened(params.text_document))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        if buffer := server.lists.buffers.get(document.uri):
            server.put(changed(buffer, document.version, params.content_changes, server.encoding))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(_params: types.DidSaveTextDocumentParams) -> None:
        if not _can_watch(server):
            server.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        paths = [path_of(event.uri) for event in params.changes]
        if any(os.path.basename(path) in (*FILES, *FACTS_FILES) for path in paths):
            server.reload()
            return
        if any(event.type != types.FileChangeType.Changed for event in params.changes):
            server.lists.files_changed()
            server.check_again(server.lists.buffers)
            return
        for path in paths:
            server.lists.touch(path)
            server.check_again(server.lists.dependents(path))

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        removed = {path_of(folder.uri) for folder in params.event.removed}
        added = [path_of(folder.uri) for folder in params.event.added]
        server.lists.folders = [
            *(folder for folder in server.lists.folders if folder not in removed),
            *filter(os.path.isdir, added),
        ]
        server.reload()

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(True, True, "fgad-lint"))
    async def diagnostic(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        try:
            checked = await server.checked(params.text_document.uri)
        except JsonRpcContentModified as error:
            raise JsonRpcException(str(error), _SERVER_CANCELLED, {"retriggerRequest": True}) from None
        items = await server.run(checked.buffer, server.convert, checked)
        server.tell_problems(checked)
        result_id = _result_id(items)
        if result_id == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id)
        return types.RelatedFullDocumentDiagnosticReport(items, result_id=result_id)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def workspace_diagnostic(params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
        previous = {result.uri: result.value for result in params.previous_result_ids}
        reports = []
        for uri in await server.run(None, server.lists.uris):
            reports.append(await server.run(None, server.report, uri, previous.get(uri)))
        return types.WorkspaceDiagnosticReport(reports)

    kinds: list[types.CodeActionKind | str] = [actions.QUICK_FIX, actions.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds, resolve_provider=True))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        checked = await server.checked(params.text_document.uri)
        only = params.context.only
        return await server.run(checked.buffer, _code_actions, server, checked, params.range, only)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        return await _resolved(server, action)

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        checked = await server.checked(params.text_document.uri)
        return await server.run(checked.buffer, _formatting, server, checked)

    for method, answer in ANSWERS.items():
        _answer(server, method, answer)

    @server.feature(types.WORKSPACE_SYMBOL)
    async def workspace_symbol(params: types.WorkspaceSymbolParams) -> list[types.SymbolInformation]:
        return await server.run(None, lambda: find_symbols(server.lists.all_lists(), server.encoding, params.query))

    return server


def _answer(server: Server, method: str, answer: Answer) -> None:
    """Answer a request about a text."""

    def answered(buffer: Buffer, params: Any) -> Any:
        if not server.is_current(buffer):
            raise Cancelled
        view = server.view(buffer)
        try:
            return answer.function(view, params) if view else answer.otherwise
        except RefusedError as error:
            raise JsonRpcException(str(error), _REQUEST_FAILED) from None
        except StaleError:
            raise JsonRpcContentModified("the text has changed") from None
        finally:
            server.lists.forget_unused()

    @server.feature(method, answer.options)
    async def handler(params: Any) -> Any:
        buffer = await server.buffer(params.text_document.uri)
        return await server.run(buffer, answered, buffer, params)


def _code_actions(
    server: Server, checked: Checked, range_: types.Range, only: Sequence[types.CodeActionKind | str] | None
) -> list[types.CodeAction]:
    """The actions for some lines of a text, of the kinds that the client asks for."""
    lines = range(range_.start.line, max(range_.start.line, range_.end.line) + 1)
    converter = Converter(server.lists, checked, server.encoding)
    text_document = server.client_capabilities.text_document
    ability = text_document and text_document.code_action and text_document.code_action.resolve_support
    can_resolve = bool(ability and "edit" in ability.properties)
    result = []
    for action in actions.actions(checked, lines, server.options.unsafe_fixes):
        if only is not None and not any(f"{action.kind}.".startswith(f"{_value(kind)}.") for kind in only):
            continue
        edits, data = action.edits, None
        if action.task and can_resolve:
            data = [checked.buffer.uri, checked.buffer.version, action.task, action.rule, action.line]
        elif action.task:
            try:
                rules = cancellable(checked.rules, lambda: server.is_current(checked.buffer))
                edits = actions.edits_of(checked, rules, action.task, action.rule, action.line)
            except actions.NothingToDoError:
                continue
        result.append(
            types.CodeAction(
                action.title,
                kind=action.kind,
                diagnostics=[converter.one(diagnostic) for diagnostic in action.diagnostics] or None,
                is_preferred=action.is_preferred or None,
                edit=None if data else _workspace_edit(server, converter, checked, edits),
                data=data,
            )
        )
    return result


async def _resolved(server: Server, action: types.CodeAction) -> types.CodeAction:
    """An action with its edits. Raises JsonRpcContentModified if the text has changed since the action was offered."""
    try:
        uri, version, task, rule, line = action.data  # type: ignore[misc]
        if task not in get_args(actions.Task):
            raise ValueError
    except (TypeError, ValueError):
        raise JsonRpcInvalidParams("not an action of this server") from None
    buffer = server.lists.buffers.get(uri)
    if (buffer.version if buffer else None) != version:
        raise JsonRpcContentModified("the text has changed")
    checked = await server.checked(uri)

    def edit() -> types.WorkspaceEdit:
        rules = cancellable(checked.rules, lambda: server.is_current(checked.buffer))
        converter = Converter(server.lists, checked, server.encoding)
        try:
            return _workspace_edit(server, converter, checked, actions.edits_of(checked, rules, task, rule, line))
        except actions.NothingToDoError as error:
            raise JsonRpcException(str(error), _REQUEST_FAILED) from None

    action.edit = await server.run(checked.buffer, edit)
    return action


def _formatting(server: Server, checked: Checked) -> list[types.TextEdit]:
    rules = cancellable(checked.rules, lambda: server.is_current(checked.buffer))
    return Converter(server.lists, checked, server.encoding).edits(actions.formatting(checked, rules))


def _workspace_edit(
    server: Server, converter: Converter, checked: Checked, edits: Sequence[Edit]
) -> types.WorkspaceEdit:
    """Edits of one version of a text; if the client can, it refuses them for another version."""
    text_edits, buffer = converter.edits(edits), checked.buffer
    workspace = server.client_capabilities.workspace
    if not (workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes):
        return types.WorkspaceEdit({buffer.uri: text_edits})
    identifier = types.OptionalVersionedTextDocumentIdentifier(buffer.uri, buffer.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(text_edits))])


def _value(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _result_id(items: Sequence[types.Diagnostic]) -> str:
    return sha1(repr(items).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _can_watch(server: Server) -> bool:
    workspace = server.client_capabilities.workspace
    watched = workspace and workspace.did_change_watched_files
    return bool(watched and watched.dynamic_registration)


def _watch_files(server: Server) -> None:
    """Ask the client to say when configurations or lists change on disk."""
    if not _can_watch(server):
        return
    globs = (
        [f"**/{name}" for name in FILES]
        + [f"**/{FACTS_FOLDER}/{name}" for name in FACTS_FILES]
        + ["**/*.{md,markdown}"]
    )
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in globs])
    registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.client_register_capability(types.RegistrationParams([registration]))
