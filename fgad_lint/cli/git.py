"""What git knows of files: the only module that runs it."""

import os
from functools import cache

# Git sets these for its hooks; they would keep it from finding the work tree that a folder is in.
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_ALWAYS = {
    "LC_ALL": "C",  # Messages in English.
    "GIT_LITERAL_PATHSPECS": "1",  # Names are no patterns.
    "GIT_NO_LAZY_FETCH": "1",  # Objects that a partial clone lacks are not fetched; only newer versions know this,
    "GIT_ALLOW_PROTOCOL": "none",  # so no protocol is allowed either: some are programs that the repository names.
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}
# The repository may be a stranger's, with its configuration: this overrides what would start a program of theirs.
_OPTIONS = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.askPass="),
    *("-c", "credential.helper="),
    *("-c", "fetch.bundleURI="),  # It would be downloaded whatever the allowed protocols are.
    *("-c", "safe.bareRepository=explicit"),  # A folder of the work tree may look like a repository of its own.
)
_TIMEOUT_SECONDS = 60


class GitError(Exception):
    """What git cannot tell: one line, ready to print."""


def list_files(folder: str) -> list[str] | None:
    """The files in a folder that git does not ignore, or None where git has no say."""
    try:
        listed = _run(folder, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    except GitError:  # No git, no work tree, or not one that git trusts.
        return None
    return [os.path.join(folder, *os.fsdecode(name).split("/")) for name in listed.split(b"\0")[:-1]]


def read_before(path: str, revision: str) -> bytes | None:
    """What a file held where the branch that is checked out left `revision`; None where there was no such file.

    A file that has been renamed since is found under its old name. Raises GitError.
    """
    real = os.path.realpath(path)
    top = _top(os.path.dirname(real), path)
    base = _base(top, revision)
    name = os.path.relpath(real, os.path.realpath(top)).replace(os.sep, "/")
    try:
        if not _run(top, "ls-tree", "-z", base, "--", name):
            name = _renamed(top, base).get(name, "")
        return _run(top, "cat-file", "blob", f"{base}:{name}") if name else None
    except GitError as error:
        partial = "; this clone is partial: fetch the rest of it with `git fetch --refetch --no-filter`"
        hint = partial if _is_partial(top) else ""
        raise GitError(f"{path}: git: {error}{hint}") from None


def _is_partial(top: str) -> bool:
    """Whether a repository leaves out objects, to be fetched when they are asked for."""
    try:
        return bool(_run(top, "config", "--get-regexp", r"^remote\..*\.promisor$"))
    except GitError:
        return False


@cache
def _top(folder: str, path: str) -> str:
    try:
        return os.fsdecode(_run(folder, "rev-parse", "--show-toplevel")).rstrip("\n")
    except GitError as error:
        raise GitError(f"{path}: in no repository of git's, so --since means nothing for it ({error})") from None


@cache
def _base(top: str, revision: str) -> str:
    """The commit that HEAD has in common with a revision."""
    shallow = b"true" in _run(top, "rev-parse", "--is-shallow-repository")
    fetch = (
        "; this checkout is shallow: fetch more of it, with `fetch-depth: 0` or `git fetch --unshallow`"
        if shallow
        else ""
    )
    try:
        commit = _word(_run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"))
    except GitError:
        raise GitError(f"--since {revision}: no such revision{fetch or '; name a branch, a tag or a commit'}") from None
    try:
        return _word(_run(top, "merge-base", commit, "HEAD"))
    except GitError:
        raise GitError(f"--since {revision}: HEAD has no commit in common with it{fetch}") from None


def _renamed(top: str, base: str) -> dict[str, str]:
    """The files that were renamed since a commit: new name → old name."""
    plain = ("--no-ext-diff", "--no-textconv", "-z")
    told = _run(
        top, "diff-tree", "-r", *plain, "--name-status", "--find-renames", "--diff-filter=R", base, "HEAD", "--"
    )
    words = [os.fsdecode(word) for word in told.split(b"\0")[:-1]]
    return dict(zip(words[2::3], words[1::3], strict=True))


def _run(folder: str, *arguments: str) -> bytes:
    """What git prints. Raises GitError with the line that says why git gave up."""
    import subprocess

    command = ["git", *_OPTIONS, *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _PLACES} | _ALWAYS
    try:
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=_TIMEOUT_SECONDS, check=True
        ).stdout
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        fatal = [line.removeprefix("fatal: ") for line in said if line.startswith("fatal: ")]  # The last is git's own,
        raise GitError([f"exit status {error.returncode}", *said[:1], *fatal[-1:]][-1]) from None  # not its child's.
    except (OSError, subprocess.SubprocessError) as error:
        raise GitError(f"git does not run: {getattr(error, 'strerror', None) or error}") from None


def _word(output: bytes) -> str:
    return output.decode().strip()
