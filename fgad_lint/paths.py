"""Repositories: which one a path is in, where it keeps facts, and paths that escape it by a symbolic link of a contributor."""

import os
from collections.abc import Iterator

FACTS_FOLDER, FACTS_FILES = ".fgad-lint", ("papers.json", "links.json")
LEADS_OUT = "a symbolic link leads out of the repository; name the target instead"


def repository(path: str) -> str | None:
    """The top folder of the git repository that a file or folder is in."""
    return next(_repositories(path), None)


def facts_folder(path: str) -> str | None:
    """The nearest folder with facts beside a list or above it, within its repository."""
    try:
        folder = os.path.dirname(os.path.abspath(path))
    except OSError:  # The working directory was removed.
        return None
    while True:
        if os.path.isdir(candidate := os.path.join(folder, FACTS_FOLDER)):
            return candidate
        parent = os.path.dirname(folder)
        if parent == folder or os.path.lexists(os.path.join(folder, ".git")):
            return None
        folder = parent


def escapes_repository(path: str) -> bool:
    """Whether symbolic links lead a path out of a git repository that contains it by name; the path need not exist."""
    real = os.path.realpath(path)
    if real == os.path.abspath(path):
        return False
    return any(not is_in(real, os.path.realpath(top)) for top in _repositories(os.path.dirname(path)))


def _repositories(path: str) -> Iterator[str]:
    """The top folders of the repositories that contain a path by name, innermost first."""
    folder, child = os.path.abspath(path), ""
    while folder != child:
        if os.path.lexists(os.path.join(folder, ".git")):
            yield folder
        folder, child = os.path.dirname(folder), folder


def is_in(path: str, folder: str) -> bool:
    """Whether a path is that of something in a folder; both are absolute, without symbolic links."""
    return path.startswith(os.path.join(folder, ""))
