"""Set up `fgad-lint merge` as the program that git calls to merge lists, or take that back."""

import os
import shlex
import sys
from collections.abc import Sequence

from fgad_lint.cli import atomic_write, files, git
from fgad_lint.cli.files import FileError
from fgad_lint.cli.terminal import tell

_SECTION = "merge.fgad-lint"
_ATTRIBUTE = "merge=fgad-lint"
_NAME = "lists of papers, merged paper by paper"
# Python must not import modules from the repository (-P). If the program is gone or fails, git's own merge is made instead.
_DRIVER = (
    "{python} -P -m fgad_lint merge --driver %P --marker-size %L --labels %S %X %Y %O %A %B && exit; "
    "[ $? -eq 1 ] && grep -q '^<<<' %A && exit 1; "
    "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B || exit 1"
)


def install(names: Sequence[str]) -> None:
    """Let git merge the files with these names by papers, and tell what is written. Raises FileError and GitError."""
    path, old = _attributes()
    python = (sys.executable or "python3").replace(os.sep, "/")
    settings = {f"{_SECTION}.name": _NAME, f"{_SECTION}.driver": _DRIVER.format(python=shlex.quote(python))}
    rows = old.split("\n")
    missing = [row for name in names if (row := f"{_pattern(name)} {_ATTRIBUTE}") not in rows]
    if missing:
        # The text ends in a newline if it did so before: then `uninstall` restores it.
        added = (
            "".join(f"{row}\n" for row in missing)
            if old.endswith("\n") or not old
            else "".join(f"\n{row}" for row in missing)
        )
        for row in missing:
            tell(f"{path}: + {row}")
        atomic_write.write(path, old + added)
    for name, value in settings.items():
        if git.configuration(name) != value:
            tell(f"git config {name} {shlex.quote(value)}")
            git.configure(name, value)


def uninstall() -> None:
    """Take back what `install` has written, and tell what is removed. Raises FileError and GitError."""
    path, old = _attributes()
    rows = old.split("\n")
    kept = [row for row in rows if not row.endswith(f" {_ATTRIBUTE}")]
    if kept != rows:
        for row in rows:
            if row not in kept:
                tell(f"{path}: - {row}")
        if any(kept):
            atomic_write.write(path, "\n".join(kept))
        else:
            os.remove(path)
    if git.configuration(f"{_SECTION}.driver") is not None:
        tell(f"git config --remove-section {_SECTION}")
        git.remove_configuration(_SECTION)


def _attributes() -> tuple[str, str]:
    """The path of the file .gitattributes of the repository, and its text; "" if there is none."""
    path = os.path.join(git.work_tree(), ".gitattributes")
    return path, files.read(path) if os.path.lexists(path) else ""


def _pattern(name: str) -> str:
    """A name of a file as a pattern for .gitattributes; one with spaces is quoted."""
    if any(character in name for character in '\n"\\'):
        raise FileError(f"{name!r}: cannot be written into .gitattributes")
    return f'"{name}"' if " " in name else name
