"""Which files to read, and how to write them so that nothing is lost."""

import os
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import FileIO

from fgad_lint import git
from fgad_lint.text import Lines

_MARKDOWN = (".md", ".markdown")


class FileError(Exception):
    """What is wrong with a file: one line that opens with its name, ready to print."""


def find(paths: Iterable[str]) -> tuple[list[str], list[FileError]]:
    """The files that `paths` name, each once, and what is wrong with the rest.

    A folder stands for the Markdown below it that git does not ignore, in order; "-" (standard input) for itself.
    """
    found: dict[str, str] = {}
    errors: list[FileError] = []
    for path in paths:
        if path == "-":
            found.setdefault(path, path)
            continue
        try:
            files = _below(path, errors.append) if os.path.isdir(path) else [_existing(path)]
        except OSError as error:
            errors.append(_file_error(path, error))
            continue
        for file in files:
            found.setdefault(os.path.realpath(file), file)
    return list(found.values()), errors


def read(path: str) -> str:
    """The text of a file, every character as it is. Raises FileError."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise _file_error(path, error) from None
    return decode(content, path)


def decode(content: bytes, name: str) -> str:
    """The text that bytes stand for, with its byte order mark if it has one. Raises FileError."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise FileError(f"{name}: is UTF-16, not UTF-8; save it as UTF-8") from None
        line = Lines(content[: error.start].decode()).place(error.start).line
        where = f"byte 0x{content[error.start]:02x} at offset {error.start} (line {line})"
        raise FileError(f"{name}: not UTF-8: {where}; save it as UTF-8") from None


def write(path: str, text: str, expected: bytes) -> None:
    """Put a text into a file that must still hold the bytes `expected`, or leave it as it was and raise FileError.

    The file is replaced at one blow by a new one with the same mode and, where allowed, owner; a symbolic link stays
    and its target is replaced. A file with several names, so that they stay together, or in a folder that takes no new
    files is written in place instead: whoever reads at that moment may see half of it.
    """
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise FileError(f"{path}: not written: UTF-8 has no {text[error.start]!r}") from None
    try:
        real = os.path.realpath(path)
        status = os.stat(real)
        if not stat.S_ISREG(status.st_mode):
            raise FileError(f"{path}: not written: not a regular file")
        with open(real, "r+b", buffering=0) as file:
            if file.read() != expected:
                raise FileError(f"{path}: not written: it was changed meanwhile; run again")
            in_place = status.st_nlink > 1 or not os.access(os.path.dirname(real), os.W_OK)
            if in_place:
                _overwrite(file, content, expected)
        if not in_place:
            _replace(real, content, status)
    except OSError as error:
        raise _file_error(f"{path}: not written", error) from None


def create(path: str, text: str) -> None:
    """Put a text into a new file, in folders that are made where needed. Raises FileError, also if there is a file."""
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "x", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
    except OSError as error:
        raise _file_error(f"{path}: not written", error) from None


def repository(path: str) -> str | None:
    """The top folder of the git repository that a file or folder is in."""
    folder = os.path.abspath(path)
    while not os.path.lexists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder


def _existing(path: str) -> str:
    os.stat(path)
    return path


def _below(folder: str, complain: Callable[[FileError], None]) -> list[str]:
    """The Markdown in a folder and the folders in it."""
    os.listdir(folder)  # Neither git nor os.walk() raises for a folder that cannot be read.
    listed = git.files(folder)
    names = _walked(folder, complain) if listed is None else iter(listed)
    files = {name for name in names if name.lower().endswith(_MARKDOWN) and os.path.isfile(name)}
    if not files:
        complain(
            FileError(f"{folder}: no Markdown in it; name the file, if it ends otherwise than in .md or .markdown")
        )
    return sorted(files, key=lambda file: file.split(os.sep))


def _walked(folder: str, complain: Callable[[FileError], None]) -> Iterator[str]:
    """The files in a folder, but for hidden folders and node_modules; links to folders are not followed, as by git."""
    for at, folders, names in os.walk(folder, onerror=lambda error: complain(_file_error(str(error.filename), error))):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        yield from (os.path.join(at, name) for name in names)


def _replace(real: str, content: bytes, status: os.stat_result) -> None:
    from tempfile import mkstemp

    descriptor, temporary = mkstemp(prefix=".fgad-lint-", dir=os.path.dirname(real))
    try:
        with open(descriptor, "wb", buffering=0) as file:
            _fill(file, content)
        for owner, group in ((status.st_uid, -1), (-1, status.st_gid)):
            with suppress(
                AttributeError, PermissionError
            ):  # Windows has no owners; elsewhere not all may give files away.
                os.chown(temporary, owner, group)
        os.chmod(temporary, stat.S_IMODE(status.st_mode))
        os.replace(temporary, real)
    except BaseException:
        os.unlink(temporary)
        raise


def _overwrite(file: FileIO, content: bytes, old: bytes) -> None:
    try:
        _fill(file, content)
    except BaseException:
        _fill(file, old)
        raise


def _fill(file: FileIO, content: bytes) -> None:
    file.seek(0)
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate()
    os.fsync(file.fileno())


def _file_error(what: str, error: OSError) -> FileError:
    missing = isinstance(error, FileNotFoundError)
    return FileError(f"{what or repr(what)}: {'no such file' if missing else (error.strerror or str(error)).lower()}")
