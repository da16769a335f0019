"""The lists of a workspace: those that are open, those on disk, and what is found in them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from fgad_lint.config import ConfigError
from fgad_lint.diagnostic import Diagnostic, Finding
from fgad_lint.linter import disk
from fgad_lint.linter.lint import Failure, lint
from fgad_lint.linter.resolver import CommandLine, Setting, Settings
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import NO_OTHER_FILES, FileSet
from fgad_lint.rule import Context, Rule, no_facts, no_repository
from fgad_lint.server.buffers import MARKDOWN, Buffer, uri_of

MAX_LENGTH = 4_000_000  # Characters of a text that is checked as one types; GitHub shows 500 KB.
MAX_FOLDER_LENGTH = (
    10_000_000  # Bytes of lists in a folder that are looked at, or are kept although no open one needs them.
)
_ANY_LIST = "*"  # Instead of the path of a list: whichever lists there are.
_EVERYTHING = ""  # Instead of the path of a list: the configuration, on which all findings depend.

IsCurrent = Callable[[], bool]


class Cancelled(BaseException):
    """The result is not wanted any more. Not an `Exception`, because those of rules are caught."""


class FileError(Exception):
    """A file cannot be checked. The message is one line, ready to show."""


class Disk(NamedTuple):
    """How to read a file, and how to list the Markdown files in a folder. Both raise OSError, whose message is ready to show."""

    read: Callable[[str], str]
    list_files: Callable[[str], Sequence[str]]


class Checked(NamedTuple):
    """A version of a text and what was found in it; `error` says why it could not be checked, if it could not.

    `context` is that of the rules. `seen` are the paths on which the findings depend, `time` is when they were made (see `touch`).
    """

    buffer: Buffer
    document: Document
    context: Context
    rules: Sequence[Rule] = ()
    diagnostics: Sequence[Diagnostic] = ()
    failures: Sequence[Failure] = ()
    error: str = ""
    seen: frozenset[str] = frozenset()
    time: int = 0


class Workspace:
    """The lists of a workspace. Folders are those that the client has open.

    All methods may be called from any thread. Two that need the same list may both read it, which takes time but does no harm.
    """

    def __init__(self, disk: Disk, command_line: CommandLine, folders: Sequence[str]) -> None:
        self.buffers: dict[str, Buffer] = {}  # By URI.
        self.folders = list(folders)
        self._disk = disk
        self._command_line = command_line
        self._settings = Settings(command_line)
        self._uris: dict[str, str] = {}  # Of open files, by path.
        self._checked: dict[str, Checked] = {}  # By URI.
        self._documents: dict[str, tuple[object, Document]] = {}  # By path; the first value tells versions apart.
        self._listed: dict[str, list[str]] = {}  # The files in each folder.
        self._time = 0
        self._touched: dict[str, int] = {}  # When each path has changed.

    # What the client says.

    def put(self, buffer: Buffer) -> None:
        """Open a text, or replace it by another version."""
        if buffer.uri not in self.buffers:
            self.touch(_ANY_LIST)
        self.buffers[buffer.uri] = buffer
        if buffer.path:
            self._uris[buffer.path] = buffer.uri
            self.touch(buffer.path)

    def close(self, uri: str) -> None:
        """Forget an open text: from now on, the file on disk counts."""
        buffer = self.buffers.pop(uri, None)
        self._checked.pop(uri, None)
        if buffer and self._uris.get(buffer.path) == uri:
            del self._uris[buffer.path]
            self.touch(buffer.path)

    def touch(self, path: str) -> None:
        """Note that a file has changed: findings that depend on it are out of date."""
        self._time += 1
        self._touched[path] = self._time

    def files_changed(self) -> None:
        """Note that files on disk are new or gone: any list may have links to them."""
        self._listed.clear()
        self.touch(_EVERYTHING)

    def reload(self, command_line: CommandLine | None = None) -> None:
        """Read all configurations again when they are needed, and list all folders again."""
        self._command_line = command_line or self._command_line
        self._settings = Settings(self._command_line)
        self._listed.clear()
        self.touch(_EVERYTHING)

    def dependents(self, path: str) -> list[str]:
        """The URIs of the other open texts whose findings depend on a file."""
        return [
            checked.buffer.uri
            for checked in list(self._checked.values())
            if checked.buffer.path != path and not checked.seen.isdisjoint((path, _ANY_LIST))
        ]

    # What is found.

    def check(self, buffer: Buffer, is_current: IsCurrent = lambda: True) -> Checked:
        """What is found in a text. Raises Cancelled as soon as it is not current any more."""
        earlier = self._checked.get(buffer.uri)
        if earlier and earlier.buffer is buffer and self.is_up_to_date(earlier.seen, earlier.time):
            return earlier
        checked = self._check(buffer, is_current)
        if self.buffers.get(buffer.uri) is buffer:
            self._checked[buffer.uri] = checked
        return checked

    def is_up_to_date(self, seen: Iterable[str], time: int) -> bool:
        """Whether nothing has changed since a time on which findings depend, other than the text itself (see `Checked`)."""
        return all(self._touched.get(path, 0) <= time for path in (*seen, _EVERYTHING))

    def setting_of(self, path: str) -> Setting:
        """The setting of a file. Raises ConfigError."""
        return self._settings.of(path or os.path.join(self._top(), "untitled.md"))

    def excludes(self, path: str) -> bool:
        """Whether the configuration excludes a file. Raises ConfigError."""
        return bool(path) and self._settings.excludes(path)

    def files_in(self, folder: str) -> list[str]:
        """The paths of the lists in a folder, in order, without those that the configuration excludes, up to MAX_FOLDER_LENGTH."""
        listed = self._listed.get(folder)
        if listed is None:
            try:
                paths = self._disk.list_files(folder)
            except OSError:
                paths = []
            listed = self._listed[folder] = _first_of([path for path in paths if not self._is_excluded(path)])
        return listed

    def uris(self) -> list[str]:
        """The URIs of all lists in the open folders."""
        return [
            self.uri_of(path)
            for path in dict.fromkeys(path for folder in self.folders for path in self.files_in(folder))
        ]

    def folder_of(self, path: str) -> str:
        """The innermost open folder that a file is in, or else its own folder."""
        around = [folder for folder in self.folders if path.startswith(os.path.join(folder, ""))]
        return max(around, key=len, default=os.path.dirname(path))

    def path_in_folder(self, buffer: Buffer, name: str) -> str:
        """The path of the list `name` in the folder of a text."""
        return os.path.normpath(os.path.join(self.folder_of(buffer.path), name))

    def uri_of(self, path: str) -> str:
        """The URI of a file, as the client writes it if it has the file open."""
        return self._uris.get(path) or uri_of(path)

    def read(self, path: str) -> Buffer:
        """The text of a file: as it is in the editor, or else on disk, without a byte order mark. Raises FileError."""
        if buffer := self._buffer_at(path):
            return buffer
        if os.path.exists(path) and not os.path.isfile(path):  # A named pipe may never end.
            raise FileError(f"{path}: is not a file")
        if os.path.exists(path) and os.path.getsize(path) > 4 * MAX_LENGTH:
            raise FileError(_too_large(os.path.basename(path)))
        try:
            return Buffer(uri_of(path), path, None, self._disk.read(path).removeprefix("\ufeff"))
        except OSError as error:
            raise FileError(str(error)) from None

    def document(self, path: str) -> Document | None:
        """The document of a file; None if it cannot be read, or is not a list that is checked."""
        if buffer := self._buffer_at(path):
            return self._document_of(buffer) if buffer.is_markdown and not self._is_excluded(path) else None
        if not path.lower().endswith(MARKDOWN) or self._is_excluded(path):
            return None
        try:
            status = os.stat(path)
            version = status.st_mtime_ns, status.st_size
            known_version, known = self._documents.get(path, (None, None))
            return known if known and known_version == version else self._parse(self.read(path), version)
        except (OSError, FileError, ConfigError):
            return None

    def lists_around(self, buffer: Buffer, is_current: IsCurrent = lambda: True) -> tuple[Document, FileSet] | None:
        """The document of a text, and the lists around it, each read on first access; None if it is not a list that is checked."""
        try:
            if not buffer.is_markdown or len(buffer.text) > MAX_LENGTH or self.excludes(buffer.path):
                return None
            document = self._document_of(buffer)
        except ConfigError:
            return None
        if not buffer.path:
            return document, NO_OTHER_FILES
        files = _Files(self, self.folder_of(buffer.path), buffer, is_current)
        return document, FileSet(files.name_of(buffer.path), files)

    def all_lists(self) -> dict[str, Document]:
        """The lists in all open folders and in those of open texts, by URI; open texts first."""
        buffers = list(self.buffers.values())
        lists = {buffer.uri: around[0] for buffer in buffers if (around := self.lists_around(buffer))}
        folders = dict.fromkeys([*self.folders, *(self.folder_of(buffer.path) for buffer in buffers if buffer.path)])
        for path in dict.fromkeys(path for folder in folders for path in self.files_in(folder)):
            if (uri := self.uri_of(path)) not in lists and (document := self.document(path)):
                lists[uri] = document
        return lists

    def forget_unused(self) -> None:
        """Drop what was read of files that no open one needs, once that is much."""
        needed = {path for checked in list(self._checked.values()) for path in checked.seen}
        if _ANY_LIST in needed:
            return
        documents = self._documents.copy()
        unused = set(documents).difference(needed, map(_key, list(self.buffers.values())))
        if sum(len(documents[key][1].text) for key in unused) > MAX_FOLDER_LENGTH:
            for key in unused:
                self._documents.pop(key, None)

    def _check(self, buffer: Buffer, is_current: IsCurrent) -> Checked:
        time = self._time
        files = _Files(self, self.folder_of(buffer.path), buffer, is_current)
        file_set = FileSet(files.name_of(buffer.path), files)
        document, error = _NOTHING, ""
        context = Context(files=file_set)
        if len(buffer.text) > MAX_LENGTH:
            error = _too_large("the text")
        else:
            try:
                if not buffer.is_markdown or self.excludes(buffer.path):
                    return Checked(buffer, document, context, time=time)
                setting = self.setting_of(buffer.path)
                document = self._document_of(buffer)
                repository = cache(partial(disk.repository, buffer.path)) if buffer.path else no_repository
                facts = cache(partial(disk.facts, buffer.path)) if buffer.path else no_facts
                context = Context(setting.config, file_set, repository, facts)
                rules = setting.rules(facts() is not None)
                diagnostics, failures = lint(document, cancellable(rules, is_current), context)
                seen = frozenset(files.seen)
                return Checked(buffer, document, context, rules, diagnostics, failures, "", seen, time)
            except ConfigError as config_error:
                error = str(config_error)
        return Checked(buffer, document, context, error=error, time=time)

    def _buffer_at(self, path: str) -> Buffer | None:
        return self.buffers.get(self._uris.get(path, ""))

    def _document_of(self, buffer: Buffer) -> Document:
        return self._parse(buffer, buffer)

    def _parse(self, buffer: Buffer, version: object) -> Document:
        """The document of a text; what an earlier version has in common with it is not read again."""
        key, renderer = _key(buffer), self.setting_of(buffer.path).config.renderer
        known_version, known = self._documents.get(key, (None, None))
        if known and known_version == version and known.renderer == renderer:
            return known
        document = Document(buffer.text, renderer, previous=known)
        self._documents[key] = version, document
        return document

    def _is_excluded(self, path: str) -> bool:
        try:
            return self.excludes(path)
        except ConfigError:
            return False

    def _top(self) -> str:
        return self.folders[0] if self.folders else os.getcwd()


class _Files(Mapping[str, Document]):
    """The lists in a folder, by path relative to it, read on first access; `seen` are the paths that were asked for.

    Reading one raises Cancelled once `is_current` says that it is not wanted any more.
    """

    def __init__(self, workspace: Workspace, folder: str, buffer: Buffer, is_current: IsCurrent) -> None:
        self.seen: set[str] = set()
        self._workspace = workspace
        self._folder = folder
        self._is_current = is_current
        self._own_name = self.name_of(buffer.path)
        self._documents: dict[str, Document | None] = {}
        self._own_path = buffer.path

    def name_of(self, path: str) -> str:
        """The path of a file relative to the folder, with slashes."""
        return os.path.relpath(path, self._folder).replace(os.sep, "/") if path else ""

    def __getitem__(self, name: str) -> Document:
        if name not in self._documents:
            self._documents[name] = self._read(name)
        document = self._documents[name]
        if document is None:
            raise KeyError(name)
        return document

    def _read(self, name: str) -> Document | None:
        path = os.path.normpath(os.path.join(self._folder, *name.split("/")))
        if "\0" in name or not path.startswith(os.path.join(self._folder, "")):
            return None
        if not self._is_current():
            raise Cancelled
        if path != self._own_path:
            self.seen.add(path)
        return self._workspace.document(path)

    def __iter__(self) -> Iterator[str]:
        self.seen.add(_ANY_LIST)
        for path in self._workspace.files_in(self._folder):
            if self.get(name := self.name_of(path)):
                yield name

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return bool(self._own_path)


_NOTHING = Document("")


def _key(buffer: Buffer) -> str:
    return buffer.path or buffer.uri


def _first_of(paths: Sequence[str]) -> list[str]:
    """The first of some files, up to MAX_FOLDER_LENGTH."""
    kept, n_bytes = [], 0
    for path in paths:
        n_bytes += os.path.getsize(path) if os.path.exists(path) else 0
        if n_bytes > MAX_FOLDER_LENGTH:
            break
        kept.append(path)
    return kept


def cancellable(rules: Iterable[Rule], is_current: IsCurrent) -> list[Rule]:
    """The same rules; each raises Cancelled instead of running if the result is not wanted any more."""
    return [rule._replace(check=partial(_check_if_current, rule, is_current)) for rule in rules]


def _check_if_current(rule: Rule, is_current: IsCurrent, document: Document, context: Context) -> Iterable[Finding]:
    if not is_current():
        raise Cancelled
    return rule.check(document, context)


def _too_large(name: str) -> str:
    return f"{name} is larger than {MAX_LENGTH // 1_000_000} million characters, so it is not checked while you type"
