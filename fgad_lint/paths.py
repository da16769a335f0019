"""How far names lead: a link in a repository, where strangers may have put it, must not lead out of that."""

import os
from collections.abc import Iterator

LEADS_OUT = "a link that leads out of its repository; name the file that it leads to"


def repository(path: str) -> str | None:
    """The top folder of the git repository that a file or folder is in."""
    return next(_repositories(path), None)


def escapes_repository(path: str) -> bool:
    """Whether a file, which need not exist, is outside of a repository of git's that its name says it is in."""
    real = os.path.realpath(path)
    if real == os.path.abspath(path):
        return False
    return any(not _is_in(real, os.path.realpath(top)) for top in _repositories(os.path.dirname(path)))


def _repositories(path: str) -> Iterator[str]:
    """The top folders of the repositories around a file or folder, by its name, the nearest first."""
    folder, below = os.path.abspath(path), ""
    while folder != below:
        if os.path.lexists(os.path.join(folder, ".git")):
            yield folder
        folder, below = os.path.dirname(folder), folder


def _is_in(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))
