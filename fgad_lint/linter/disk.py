"""The names of the files around a list, on disk, and the facts that are kept beside it. No other file is opened."""

import os
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from fgad_lint import paths
from fgad_lint.model.linked_files import Repository

if TYPE_CHECKING:
    from fgad_lint.facts.paper import Facts

_MAX_NAMES = 20_000  # Beyond these, nothing is known.
_COST_OF_FOLDER = 10  # Listing a folder takes as long as this many names.


def repository(path: str) -> Repository | None:
    """The repository in which the list at `path` is.

    None if it is in no folder, if it is a symbolic link, whose own links may be meant from either place, or if only some of the
    files are checked out.
    """
    folder, name = os.path.split(path)
    try:
        folder = os.path.realpath(folder)
        top = paths.repository(folder)
        is_sparse = top is not None and os.path.exists(os.path.join(top, ".git", "info", "sparse-checkout"))
        if is_sparse or os.path.islink(path) or not os.path.isdir(folder):
            return None
        list_path = os.path.relpath(os.path.join(folder, name), top or folder).replace(os.sep, "/")
    except (OSError, ValueError):  # The working directory was removed, or the path has a null character.
        return None
    return Repository(list_path, _Disk(top or folder).names_in, top is not None)


def facts(path: str) -> "Facts | None":
    """What is kept beside the list at `path` about its papers and links; None if nothing is, or if it cannot be read."""
    folder = paths.facts_folder(path)
    return _read_facts(folder, _version(folder))[0] if folder else None


def facts_problem(path: str) -> str:
    """Why the facts beside the list at `path` cannot be read, in one line; "" if they can, or if there are none."""
    folder = paths.facts_folder(path)
    return _read_facts(folder, _version(folder))[1] if folder else ""


def _version(folder: str) -> tuple[object, ...]:
    """A key that changes when a file in a folder does."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted((entry.name, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in entries))
    except OSError:  # It was removed meanwhile.
        return ()


@lru_cache(8)
def _read_facts(folder: str, _key: object) -> "tuple[Facts | None, str]":
    from fgad_lint.facts import store

    try:
        return store.load(folder), ""
    except store.FactsError as error:
        return None, str(error)


class _Disk:
    """The folders in the folder `top`; none outside of it is looked at."""

    def __init__(self, top: str) -> None:
        self._top = top
        self._n_left = _MAX_NAMES
        self._listed: dict[str, Mapping[str, bool] | None] = {}

    def names_in(self, folder: str) -> Mapping[str, bool] | None:
        if folder not in self._listed:
            self._listed[folder] = self._list(folder)
        return self._listed[folder]

    def _list(self, folder: str) -> Mapping[str, bool] | None:
        """List a folder. One without files may be a submodule that is not checked out, since git has no empty folders."""
        self._n_left -= _COST_OF_FOLDER
        if self._n_left < 0:
            return None
        try:
            path = os.path.realpath(os.path.join(self._top, *folder.split("/")))
            if path != self._top and not paths.is_in(path, self._top):
                return None
            with os.scandir(path) as entries:
                names = {entry.name: entry.is_dir(follow_symlinks=False) for entry in islice(entries, self._n_left + 1)}
        except OSError:
            return None
        self._n_left -= len(names)
        names.pop(".git", None)
        return names if names and self._n_left >= 0 else None
