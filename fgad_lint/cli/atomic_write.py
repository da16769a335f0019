"""Which files to read, and how to write them so that nothing is lost."""

import errno
import os
import stat
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import FileIO

from fgad_lint import paths
from fgad_lint.cli import git
from fgad_lint.text import Lines

_MARKDOWN = (".md", ".markdown")
_CHANGED = "it was changed meanwhile; run again"


class FileError(Exception):
    """What is wrong with a file: one line that opens with its name, ready to print."""


def find(paths: Iterable[str]) -> tuple[list[str], list[FileError]]:
    """The files that `paths` name, each once, and what is wrong with the rest.

    A folder stands for the Markdown below it that git does not ignore, in order; "-" (standard input) for itself.
    """
    found: dict[object, str] = {}
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
            found.setdefault(identity(file), file)
    return list(found.values()), errors


def identity(path: str | int) -> object:
    """What tells a file from others, whichever of its names it is called by, or whichever descriptor."""
    with suppress(OSError):
        status = os.stat(path)
        if status.st_ino:  # Some file systems of Windows do not number their files.
            return status.st_dev, status.st_ino
    return path if isinstance(path, int) else os.path.realpath(path)


def read(path: str) -> str:
    """The text of a file, every character as it is. Raises FileError."""
    try:
        _check_bounds(path)
        if _is_device(os.stat(path).st_mode):
            raise OSError(errno.EINVAL, "is a device, not a file")
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise _file_error(path, error) from None
    return decode(content, path)


def decode(content: bytes, name: str) -> str:
    """The text that bytes stand for, with its byte order mark if it has one. Raises FileError."""
    if _is_utf_16(content):
        raise FileError(f"{name}: is UTF-16, not UTF-8; save it as UTF-8")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = Lines(content[: error.start].decode()).place(error.start).line
        where = f"byte 0x{content[error.start]:02x} at offset {error.start} (line {line})"
        raise FileError(f"{name}: not UTF-8: {where}; save it as UTF-8") from None


def write(path: str, text: str, expected: bytes) -> None:
    """Put a text into a file that must still hold the bytes `expected`, or leave it as it was and raise FileError.

    The file is replaced at one blow by a new one with the same mode, owner and, where allowed, extended attributes; a
    symbolic link stays and its target is replaced. On Linux the two files are exchanged, so what was replaced can be looked
    at, and is put back if it is not what was read; elsewhere a change between the last look and the replacement is lost.

    A file is written in place if it has several names, which stay together so, if a new file could not have its owner, or
    if its folder takes no new file or does not let the old one be replaced. Whoever reads at that moment may see half of
    it, and it stays so if the program is killed then.
    """
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise FileError(f"{path}: not written: UTF-8 has no {text[error.start]!r}") from None
    try:
        if not os.path.isfile(path):
            os.stat(path)
            raise OSError(errno.EINVAL, "not a regular file")
        _exchange(os.path.realpath(path), content, expected)
    except OSError as error:
        raise _file_error(f"{path}: not written", error) from None


def put(path: str, text: str) -> None:
    """Put a text into a file whatever it holds, and make one where there is none. Raises FileError."""
    content = text.encode("utf-8", "backslashreplace")
    try:
        _check_bounds(path)
        if os.path.isfile(path):
            _exchange(os.path.realpath(path), content)
        elif os.path.exists(path):  # A pipe or a device takes it as it comes.
            with open(path, "wb") as file:
                file.write(content)
        else:
            _make(os.path.realpath(path), content)
    except FileNotFoundError:
        raise FileError(f"{path}: not written: no such folder") from None
    except OSError as error:
        raise _file_error(f"{path}: not written", error) from None


def create(path: str, text: str) -> None:
    """Put a text into a new file, in folders that are made where needed. Raises FileError, also if there is a file."""
    try:
        _check_bounds(path)
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        _make(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _file_error(f"{path}: not written", error) from None


def _check_bounds(path: str) -> None:
    if paths.escapes_repository(path):
        raise OSError(errno.EINVAL, paths.LEADS_OUT)


def _is_utf_16(content: bytes) -> bool:
    """Whether bytes begin with the mark of UTF-16, or with two characters of ASCII in it."""
    first = content[:4]
    return first.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or (
        first.count(0) == 2 and b"\0\0" in (first[0::2], first[1::2])
    )


def _is_device(mode: int) -> bool:
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)  # It may never end.


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


def _make(path: str, content: bytes) -> None:
    with open(path, "xb", buffering=0) as file:
        try:
            _fill(file, content)
        except BaseException:
            file.close()
            os.unlink(path)
            raise


def _exchange(real: str, content: bytes, expected: bytes | None = None) -> None:
    """Write a file that is there, as `write` says."""
    with open(real, "r+b", buffering=0) as file:
        _lock(file)
        old = file.read()
        status = os.stat(real)
        if (expected is not None and old != expected) or not os.path.samestat(os.fstat(file.fileno()), status):
            raise OSError(errno.EBUSY, _CHANGED)
        if status.st_nlink > 1:
            _overwrite(file, content, old)
            return
        if os.name == "nt":
            file.close()  # No file that is open can be replaced there.
        try:
            _replace(real, content, old, status)
        except PermissionError:
            if file.closed:
                raise
            file.seek(0)
            if file.read() != old or not os.path.samestat(status, os.stat(real)):
                raise OSError(errno.EBUSY, _CHANGED) from None
            _overwrite(file, content, old)


def _lock(file: FileIO) -> None:
    """Keep other runs from writing a file until it is closed, where there are such locks."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        raise OSError(errno.EBUSY, "another run is writing it; run again") from None
    except OSError:
        return


def _replace(real: str, content: bytes, old: bytes, status: os.stat_result) -> None:
    """Put a new file in the place of one that holds `old`. Raises PermissionError where it may not be, or have its owner."""
    from shutil import copystat
    from tempfile import mkstemp
    from zlib import crc32

    folder, name = os.path.split(real)
    prefix = f".fgad-lint-{crc32(os.fsencode(name)):08x}-"
    _sweep(folder, prefix)
    descriptor, temporary = mkstemp(prefix=prefix, dir=folder)
    try:
        with open(descriptor, "wb", buffering=0) as file:
            _fill(file, content)
        _give_to_owner_of(status, temporary)
        copystat(real, temporary)
        os.utime(temporary)
        if _content(real) != old:
            raise OSError(errno.EBUSY, _CHANGED)
        _put_in_place(temporary, real, old)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _give_to_owner_of(status: os.stat_result, path: str) -> None:
    made = os.stat(path)
    if (made.st_uid, made.st_gid) == (status.st_uid, status.st_gid) or not hasattr(os, "chown"):
        return
    try:
        os.chown(path, status.st_uid, status.st_gid)
    except OSError as error:  # Not all may give files away, and in a container an owner may have no number.
        raise PermissionError(errno.EPERM, "its owner cannot be kept") from error


def _put_in_place(temporary: str, real: str, old: bytes) -> None:
    """Give a new file the name of one that holds `old`, or leave the new one where it is and raise OSError."""
    placed = os.stat(temporary)
    if not _swap(temporary, real):
        os.replace(temporary, real)
        return
    with suppress(OSError):  # It may be anything by now.
        if _content(temporary) == old:
            os.unlink(temporary)
            return
    while True:  # What somebody wrote after the last look goes back, and so does what is written even now.
        theirs = os.stat(temporary)
        _swap(temporary, real)
        if os.path.samestat(os.stat(temporary), placed):
            raise OSError(errno.EBUSY, _CHANGED)
        placed = theirs


def _swap(one: str, other: str) -> bool:
    """Exchange two files at one blow; False where the system has no way to do that."""
    if sys.platform != "linux":
        return False
    import ctypes

    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE.
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):  # A C library from before 2018.
        return False
    if rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0:
        return True
    if ctypes.get_errno() == errno.ENOENT:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    return False  # A file system or sandbox that has no such call; if it is something else, os.replace() says so.


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _sweep(folder: str, prefix: str) -> None:
    """Remove what is left of runs that were killed while they wrote this file: none that lives does so now."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(prefix):
                os.unlink(os.path.join(folder, name))


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
