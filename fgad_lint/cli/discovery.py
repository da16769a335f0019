"""Find the files to check: named files, and Markdown files in folders."""

import os
from collections.abc import Iterable, Iterator

from fgad_lint.cli.files import FileError, identity

_MARKDOWN = (".md", ".markdown")
_STDIN = "-"


def find(paths: Iterable[str]) -> tuple[list[str], list[FileError]]:
    """The files that `paths` stand for, in order and without duplicates, and an error for each path that fails.

    A folder stands for the Markdown files in it that git does not ignore, and "-" for standard input.
    """
    files: dict[object, str] = {}
    errors: list[FileError] = []
    for path in paths:
        for file in _expand(path):
            if isinstance(file, FileError):
                errors.append(file)
            else:
                files.setdefault(file if path == _STDIN else identity(file), file)
    return list(files.values()), errors


def _expand(path: str) -> Iterator[str | FileError]:
    """The files that one path stands for, and errors."""
    try:
        if path != _STDIN and os.path.isdir(path):
            yield from _markdown_files(path)
            return
        if path != _STDIN:
            os.stat(path)  # Raise if it does not exist.
        yield path
    except OSError as error:
        yield FileError.from_os_error(path, error)


def _markdown_files(folder: str) -> Iterator[str | FileError]:
    """Errors about unreadable subfolders, then the Markdown files in a folder and its subfolders, in order."""
    from fgad_lint.cli import git

    os.listdir(folder)  # Raise if it cannot be read; git and os.walk() do not.
    names, errors = git.list_files(folder), list[FileError]()
    if names is None:
        names, errors = _walk(folder)
    yield from errors
    files = {name for name in names if name.lower().endswith(_MARKDOWN) and os.path.isfile(name)}
    if not files:
        yield FileError(f"{folder}: no Markdown files (.md, .markdown) in it; name other files one by one")
    yield from sorted(files, key=lambda file: file.split(os.sep))


def _walk(top: str) -> tuple[list[str], list[FileError]]:
    """The files in a folder, without git, and errors. Hidden folders, node_modules and links to folders are skipped."""
    files: list[str] = []
    errors: list[FileError] = []
    for folder, subfolders, names in os.walk(
        top, onerror=lambda error: errors.append(FileError.from_os_error(str(error.filename), error))
    ):
        subfolders[:] = [name for name in subfolders if not name.startswith(".") and name != "node_modules"]
        files += [os.path.join(folder, name) for name in names]
    return files, errors
