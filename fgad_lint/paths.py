"""Reject paths that escape their repository: a contributor may have added a symbolic link that leads out of it."""

import os
from collections.abc import Iterator

LEADS_OUT = "a symbolic link leads out of the repository; name the target instead"


def repository(path: str) -> str | None:
    """The top folder of the git repository that a file or folder is in."""
    return next(_repositories(path), None)


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
