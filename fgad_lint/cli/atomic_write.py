"""Write files completely or not at all."""

import errno
import os
import sys
from contextlib import suppress
from io import FileIO

from fgad_lint.cli.files import FileError, check_path

_CHANGED = "it has changed since it was read; run again"


def write_if_unchanged(path: str, text: str, expected: bytes) -> None:
    """Write a file if its content is still `expected`; otherwise leave it alone. Raises FileError.

    A new file atomically replaces the old one and takes over its mode, owner and, if allowed, extended attributes. For a
    symbolic link, the target is replaced. On Linux the two files are exchanged, so that the old one can be compared
    again and put back if it has changed; on other systems a change after the last comparison is lost.

    A file is overwritten in place if it has several names (hard links), if a new file could not have its owner, or if
    nothing can be created or replaced in its folder. Then another program may read an incomplete file, and the file
    stays incomplete if this program is killed.
    """
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise FileError(f"{path}: not written: cannot encode {text[error.start]!r} as UTF-8") from None
    try:
        if not os.path.isfile(path):
            os.stat(path)  # Raise if it does not exist.
            raise OSError(errno.EINVAL, "not a regular file")
        _write_existing(os.path.realpath(path), content, expected)
    except OSError as error:
        raise _not_written(path, error) from None


def write(path: str, text: str) -> None:
    """Write a file, whatever its content was, or create it. Raises FileError."""
    content = text.encode("utf-8", "backslashreplace")
    try:
        check_path(path)
        if os.path.isfile(path):
            _write_existing(os.path.realpath(path), content)
        elif os.path.exists(path):  # A pipe or a device cannot be replaced.
            with open(path, "wb") as file:
                file.write(content)
        else:
            _write_new(os.path.realpath(path), content)
    except FileNotFoundError:
        raise FileError(f"{path}: not written: no such folder") from None
    except OSError as error:
        raise _not_written(path, error) from None


def create(path: str, text: str) -> None:
    """Write a new file and create missing folders. Raises FileError, also if the file exists."""
    try:
        check_path(path)
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        _write_new(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _not_written(path, error) from None


def _not_written(path: str, error: OSError) -> FileError:
    return FileError.from_os_error(f"{path}: not written", error)


def _write_new(path: str, content: bytes) -> None:
    with open(path, "xb", buffering=0) as file:
        try:
            _fill(file, content)
        except BaseException:
            file.close()
            os.unlink(path)
            raise


def _write_existing(path: str, content: bytes, expected: bytes | None = None) -> None:
    """Replace or overwrite a file, as `write_if_unchanged` says; `path` is not a symbolic link."""
    with open(path, "r+b", buffering=0) as file:
        _lock(file)
        old = file.read()
        status = os.stat(path)
        if (expected is not None and old != expected) or not os.path.samestat(os.fstat(file.fileno()), status):
            raise OSError(errno.EBUSY, _CHANGED)
        if status.st_nlink > 1:
            _overwrite(file, content, old)
            return
        if os.name == "nt":
            file.close()  # Windows replaces no open file.
        try:
            _replace(path, content, old, status)
        except PermissionError:
            if file.closed:
                raise
            file.seek(0)
            if file.read() != old or not os.path.samestat(status, os.stat(path)):
                raise OSError(errno.EBUSY, _CHANGED) from None
            _overwrite(file, content, old)


def _lock(file: FileIO) -> None:
    """Lock a file against other runs until it is closed, if the system supports that."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        raise OSError(errno.EBUSY, "another run is writing to it; run again") from None
    except OSError:
        return


def _replace(path: str, content: bytes, old: bytes, status: os.stat_result) -> None:
    """Replace a file whose content is `old` with a new file.

    Raises PermissionError if that is not allowed, or if the new file could not have the same owner.
    """
    from shutil import copystat
    from tempfile import mkstemp
    from zlib import crc32

    folder, name = os.path.split(path)
    prefix = f".fgad-lint-{crc32(os.fsencode(name)):08x}-"
    _remove_leftovers(folder, prefix)
    descriptor, temporary = mkstemp(prefix=prefix, dir=folder)
    try:
        with open(descriptor, "wb", buffering=0) as file:
            _fill(file, content)
        _copy_owner(status, temporary)
        copystat(path, temporary)
        os.utime(temporary)
        if _content(path) != old:
            raise OSError(errno.EBUSY, _CHANGED)
        _put_in_place(temporary, path, old)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _remove_leftovers(folder: str, prefix: str) -> None:
    """Remove temporary files of killed runs; this run has the lock, so no other run is using them."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(prefix):
                os.unlink(os.path.join(folder, name))


def _copy_owner(status: os.stat_result, path: str) -> None:
    new = os.stat(path)
    if (new.st_uid, new.st_gid) == (status.st_uid, status.st_gid) or not hasattr(os, "chown"):
        return
    try:
        os.chown(path, status.st_uid, status.st_gid)
    except OSError as error:  # Only root can give files away, and a container may have no id for an owner.
        raise PermissionError(errno.EPERM, "its owner cannot be kept") from error


def _put_in_place(temporary: str, path: str, old: bytes) -> None:
    """Give the new file the name of the old one; if the content is no longer `old`, undo that and raise OSError."""
    placed = os.stat(temporary)
    if not _exchange(temporary, path):
        os.replace(temporary, path)
        return
    with suppress(OSError):  # By now it may be a folder.
        if _content(temporary) == old:
            os.unlink(temporary)
            return
    while True:  # Put back what another program wrote after the last comparison, or is still writing.
        theirs = os.stat(temporary)
        _exchange(temporary, path)
        if os.path.samestat(os.stat(temporary), placed):
            raise OSError(errno.EBUSY, _CHANGED)
        placed = theirs


def _exchange(path: str, other_path: str) -> bool:
    """Exchange two files atomically; return False if the system does not support it."""
    if sys.platform != "linux":
        return False
    import ctypes

    at_fdcwd, rename_exchange = -100, 2
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):  # A C library from before 2018.
        return False
    if rename(at_fdcwd, os.fsencode(path), at_fdcwd, os.fsencode(other_path), rename_exchange) == 0:
        return True
    if ctypes.get_errno() == errno.ENOENT:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    return False  # The file system or sandbox does not support it; os.replace() reports any other error.


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _overwrite(file: FileIO, content: bytes, old: bytes) -> None:
    """Overwrite an open file in place; restore `old` if that fails."""
    try:
        _fill(file, content)
    except BaseException:
        _fill(file, old)
        raise


def _fill(file: FileIO, content: bytes) -> None:
    """Replace the content of an open file, and flush it to the disk."""
    file.seek(0)
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate()
    os.fsync(file.fileno())
