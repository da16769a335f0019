"""Read files as text, and identify them."""

import errno
import os
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress

from fgad_lint import paths
from fgad_lint.text import Lines


class FileError(Exception):
    """A file cannot be found, read or written. The message is one line that starts with its name, ready to print."""

    @classmethod
    def from_os_error(cls, subject: str, error: OSError) -> "FileError":
        """Describe an OSError; `subject` is the name of the file, or the name and what failed."""
        reason = "no such file" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
        return cls(f"{subject or repr(subject)}: {reason}")


def read(path: str) -> str:
    """Read a file without normalising anything, not even line endings. Raises FileError."""
    try:
        check_path(path)
        if _is_endless(os.stat(path).st_mode):
            raise OSError(errno.EINVAL, "is a device, not a file")
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise FileError.from_os_error(path, error) from None
    return decode(content, path)


def decode(content: bytes, name: str) -> str:
    """Decode UTF-8 and keep a byte order mark; `name` is for the error message. Raises FileError."""
    if _is_utf_16(content):
        raise FileError(f"{name}: is UTF-16, not UTF-8; save it as UTF-8")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = Lines(content[: error.start].decode()).position(error.start).line
        location = f"byte 0x{content[error.start]:02x} at offset {error.start} (line {line})"
        raise FileError(f"{name}: not UTF-8: {location}; save it as UTF-8") from None


def check_path(path: str) -> None:
    """Raise OSError if symbolic links lead a path out of its repository."""
    if paths.escapes_repository(path):
        raise OSError(errno.EINVAL, paths.LEADS_OUT)


def identity(path: str | int) -> object:
    """A key that is equal for all names and descriptors of one file; the file need not exist."""
    with suppress(OSError):
        status = os.stat(path)
        if status.st_ino:  # 0 on some file systems of Windows.
            return status.st_dev, status.st_ino
    return path if isinstance(path, int) else os.path.realpath(path)


def _is_endless(mode: int) -> bool:
    """Whether a file is a device, such as /dev/zero, that may never end."""
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def _is_utf_16(content: bytes) -> bool:
    """Whether bytes start with a byte order mark of UTF-16, or with two ASCII characters in UTF-16."""
    start = content[:4]
    return start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or (
        start.count(0) == 2 and b"\0\0" in (start[0::2], start[1::2])
    )
