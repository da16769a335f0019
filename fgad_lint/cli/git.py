"""Ask git about files; no other module runs git."""

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from subprocess import CompletedProcess

    from fgad_lint.model.linked_files import Repository

# Git sets these for its hooks; they would keep it from finding the work tree of a folder.
_REPOSITORY_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_VARIABLES = {
    "LC_ALL": "C",  # Messages in English.
    "GIT_LITERAL_PATHSPECS": "1",  # File names are not patterns.
    "GIT_NO_LAZY_FETCH": "1",  # Do not fetch objects that a partial clone lacks. Old versions ignore this,
    "GIT_ALLOW_PROTOCOL": "none",  # so allow no protocol either; some are programs that the repository names.
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}
# The configuration of the repository is not trusted: override every setting that starts a program.
_OPTIONS = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.askPass="),
    *("-c", "credential.helper="),
    *("-c", "fetch.bundleURI="),  # Would be downloaded despite GIT_ALLOW_PROTOCOL.
    *("-c", "safe.bareRepository=explicit"),  # A folder in the work tree may look like a repository.
)
_TIMEOUT_SECONDS = 60
_MAX_CONFLICTS = 127  # `git merge-file` exits with the number of conflicts, up to this.


class GitError(Exception):
    """Git failed. The message is one line, ready to print."""


class _NotRun(GitError):
    """Git could not be started, or did not finish."""


def list_files(folder: str) -> list[str] | None:
    """List the files in a folder that git does not ignore; None if git cannot tell."""
    try:
        listed = _run(folder, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    except GitError:  # No git, no work tree, or one that git does not trust.
        return None
    return [os.path.join(folder, *os.fsdecode(name).split("/")) for name in listed.split(b"\0")[:-1]]


def read_before(path: str, revision: str) -> bytes | None:
    """Read a file as it was at the merge base of HEAD and `revision`; None if it did not exist.

    A file that has been renamed since is found by its old name. Raises GitError.
    """
    top, base = _top_and_base(path, revision)
    try:
        name = _name_before(path, top, base)
        return _run(top, "cat-file", "blob", f"{base}:{name}") if name else None
    except GitError as error:
        refetch = "; this clone is partial; fetch the rest with `git fetch --refetch --no-filter`"
        hint = refetch if _is_partial(top) else ""
        raise GitError(f"{path}: git: {error}{hint}") from None


def read_blob(name: str) -> bytes:
    """Read a file in a commit, such as "HEAD~2:README.md"; its path is from the top, or from here after `./`. Raises GitError."""
    try:
        return _run(".", "cat-file", "blob", "--end-of-options", name)
    except _NotRun:
        raise
    except GitError as error:
        reason = str(error).rstrip(".")
        raise GitError(f"{name}: {'is not a file' if reason.endswith(': bad file') else f'git: {reason}'}") from None


def merge_file(base: str, ours: str, theirs: str, labels: "Sequence[str]", marker_size: int) -> tuple[str, int]:
    """What git makes of three versions of a text, and how many conflicts it marks. Raises GitError.

    `labels` are those of the base, ours and theirs.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="fgad-lint-") as folder:
        paths = [os.path.join(folder, name) for name in ("base", "ours", "theirs")]
        for path, text in zip(paths, (base, ours, theirs), strict=True):
            with open(path, "wb") as file:
                file.write(text.encode())
        base_path, ours_path, theirs_path = paths
        base_label, ours_label, theirs_label = labels
        options = ("-L", ours_label, "-L", base_label, "-L", theirs_label, f"--marker-size={marker_size}")
        run = _start(".", "merge-file", "--stdout", "--quiet", *options, ours_path, base_path, theirs_path)
    if run.returncode > _MAX_CONFLICTS:
        raise GitError(_reason(run))
    return run.stdout.decode(errors="replace"), run.returncode


def shows_base() -> bool:
    """Whether git shows the base at the markers of conflicts."""
    try:
        return _word(_run(".", "config", "--get", "merge.conflictStyle")) in ("diff3", "zdiff3")
    except GitError:
        return False


def work_tree() -> str:
    """The top folder of the work tree that the working directory is in. Raises GitError."""
    return os.fsdecode(_run(".", "rev-parse", "--show-toplevel")).rstrip("\n")


def configuration(name: str) -> str | None:
    """A value of the configuration of this clone alone; None if it is not set. Raises GitError if git cannot be run."""
    try:
        return os.fsdecode(_run(".", "config", "--local", "--get", name)).removesuffix("\n")
    except _NotRun:
        raise
    except GitError:
        return None


def configure(name: str, value: str) -> None:
    """Set a value of the configuration of this clone. Raises GitError."""
    _run(".", "config", "--local", name, value)


def remove_configuration(section: str) -> None:
    """Remove a section of the configuration of this clone. Raises GitError."""
    _run(".", "config", "--local", "--remove-section", section)


def repository_before(path: str, revision: str) -> "Repository":
    """The names of the files around a file, as they were at the merge base of HEAD and `revision`. Raises GitError."""
    from fgad_lint.model.linked_files import Repository

    top, base = _top_and_base(path, revision)
    return Repository(_name_before(path, top, base), _folders(top, base).get)


@cache
def _folders(top: str, base: str) -> "Mapping[str, Mapping[str, bool]]":
    """The names in each folder of a commit, each with whether it is a folder."""
    folders: dict[str, dict[str, bool]] = {}
    for row in _run(top, "ls-tree", "-r", "-t", "-z", base).split(b"\0")[:-1]:  # "040000 tree 1a2b3c\tdocs"
        facts, _, path = row.partition(b"\t")
        folder, _, name = os.fsdecode(path).rpartition("/")
        folders.setdefault(folder, {})[name] = b" tree " in facts
    return folders


def _top_and_base(path: str, revision: str) -> tuple[str, str]:
    """The top of the repository of a file, and the merge base of HEAD and a revision."""
    top = _top(os.path.dirname(os.path.realpath(path)), path)
    return top, _base(top, revision)


def _name_before(path: str, top: str, base: str) -> str:
    """The path of a file in a commit; "" if it did not exist."""
    name = os.path.relpath(os.path.realpath(path), os.path.realpath(top)).replace(os.sep, "/")
    return name if _run(top, "ls-tree", "-z", base, "--", name) else _renamed(top, base).get(name, "")


def _is_partial(top: str) -> bool:
    """Whether a repository is a partial clone, whose missing objects git would fetch on demand."""
    try:
        return bool(_run(top, "config", "--get-regexp", r"^remote\..*\.promisor$"))
    except GitError:
        return False


@cache
def _top(folder: str, path: str) -> str:
    try:
        return os.fsdecode(_run(folder, "rev-parse", "--show-toplevel")).rstrip("\n")
    except _NotRun as error:
        raise GitError(f"--since: {error}") from None
    except GitError as error:
        raise GitError(f"{path}: not in a git repository, so --since cannot be used ({error})") from None


@cache
def _base(top: str, revision: str) -> str:
    """The merge base of HEAD and a revision; the empty tree for HEAD before the first commit."""
    shallow = b"true" in _run(top, "rev-parse", "--is-shallow-repository")
    fetch = (
        "; this checkout is shallow; fetch its history with `fetch-depth: 0` or `git fetch --unshallow`"
        if shallow
        else ""
    )
    try:
        commit = _word(_run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"))
    except GitError:
        if revision == "HEAD" and _is_without_commits(top):
            return _word(
                _run(top, "hash-object", "--no-filters", "-t", "tree", os.devnull)
            )  # The empty tree: everything is new.
        raise GitError(f"--since {revision}: no such revision{fetch or '; name a branch, a tag or a commit'}") from None
    try:
        return _word(_run(top, "merge-base", commit, "HEAD"))
    except GitError:
        raise GitError(f"--since {revision}: HEAD has no commit in common with it{fetch}") from None


def _is_without_commits(top: str) -> bool:
    """Whether HEAD is a branch that has no commit yet."""
    try:
        branch = _word(_run(top, "symbolic-ref", "HEAD"))
        return not _run(top, "for-each-ref", "--count=1", branch)
    except GitError:
        return False


def _renamed(top: str, base: str) -> dict[str, str]:
    """Files that were renamed since a commit, or are about to be by the next one: new name → old name."""
    plain = ("--no-ext-diff", "--no-textconv", "-z")
    output = _run(
        top, "diff-index", "--cached", *plain, "--name-status", "--find-renames", "--diff-filter=R", base, "--"
    )
    fields = [os.fsdecode(field) for field in output.split(b"\0")[:-1]]  # R100, old name, new name, R087, …
    return dict(zip(fields[2::3], fields[1::3], strict=True))


def _run(folder: str, *arguments: str) -> bytes:
    """Run git and return its output. Raises GitError with the line that says why git failed."""
    run = _start(folder, *arguments)
    if run.returncode:
        raise GitError(_reason(run))
    return run.stdout


def _start(folder: str, *arguments: str) -> "CompletedProcess[bytes]":
    """Run git. Raises GitError if it cannot be started, or does not finish."""
    import subprocess

    command = ["git", *_OPTIONS, *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _REPOSITORY_VARIABLES} | _VARIABLES
    try:
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=_TIMEOUT_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        is_missing = isinstance(error, FileNotFoundError) and error.filename == "git"
        reason = "it is not installed, or not in PATH" if is_missing else getattr(error, "strerror", None) or error
        raise _NotRun(f"cannot run git: {reason}") from None


def _reason(run: "CompletedProcess[bytes]") -> str:
    """The line that says why git failed."""
    lines = run.stderr.decode(errors="replace").strip().splitlines()
    # The last fatal line is from git itself; earlier ones are from programs that it started.
    fatal = [line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")]
    return [f"exit status {run.returncode}", *lines[:1], *fatal[-1:]][-1]


def _word(output: bytes) -> str:
    return output.decode().strip()
