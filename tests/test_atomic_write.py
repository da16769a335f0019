"""Writing a file loses nothing, whatever happens at the same time."""

import errno
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from marks import NOT_ROOT, POSIX

from fgad_lint.cli import atomic_write
from fgad_lint.cli.files import FileError

pytestmark = pytest.mark.usefixtures("working_directory")


def leftovers(folder):
    return [path.name for path in Path(folder).iterdir() if path.name.startswith(".fgad")]


def write(text="new\n", expected=b"old\n", path="a.md"):
    atomic_write.write_if_unchanged(path, text, expected)


def error_of_write(*args, **kwargs):
    """The error of a write that fails and must leave no temporary file."""
    with pytest.raises(FileError) as error:
        write(*args, **kwargs)
    assert leftovers(".") == []
    return str(error.value)


@pytest.fixture
def old(working_directory):
    path = working_directory / "a.md"
    path.write_bytes(b"old\n")
    return path


def test_file_is_written(old):
    write("\ufeffneu 异\r\n\r")
    assert old.read_bytes() == "\ufeffneu 异\r\n\r".encode()
    assert leftovers(".") == []


def test_shorter_text_replaces_longer_one(old):
    write("")
    assert old.read_bytes() == b""


def test_changed_file_is_left_alone(old):
    assert error_of_write(expected=b"older\n") == "a.md: not written: it has changed since it was read; run again"
    assert old.read_bytes() == b"old\n"


def test_surrogate_is_not_written(old):
    assert error_of_write("a\ud800") == r"a.md: not written: cannot encode '\ud800' as UTF-8"
    assert old.read_bytes() == b"old\n"


def test_missing_file():
    assert error_of_write() == "a.md: not written: no such file"


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o4755, 0o1606], ids=oct)
def test_mode_is_kept(old, mode):
    old.chmod(mode)
    umask = os.umask(0o077)
    try:
        write()
    finally:
        os.umask(umask)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_owner_is_kept(old):
    os.chown(old, 12345, 54321)
    old.chmod(0o640)
    write()
    status = old.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (12345, 54321, 0o640)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_extended_attributes_are_kept(old):
    try:
        os.setxattr(old, "user.note", b"mine")
    except OSError as error:
        pytest.skip(str(error))
    write()
    assert os.getxattr(old, "user.note") == b"mine"


def test_modification_time_is_now(old):
    os.utime(old, (1, 1))
    write()
    assert old.stat().st_mtime > 1


@POSIX
def test_link_is_kept_and_its_target_is_written(old):
    os.mkdir("docs")
    os.symlink("../a.md", "docs/index.md")
    os.symlink("docs/index.md", "b.md")
    write(path="b.md")
    assert old.read_bytes() == b"new\n"
    assert os.readlink("b.md") == "docs/index.md"
    assert os.readlink("docs/index.md") == "../a.md"
    assert leftovers("docs") == leftovers(".") == []


@POSIX
@pytest.mark.usefixtures("old")
def test_hard_links_stay_one_file():
    os.link("a.md", "b.md")
    write()
    assert Path("b.md").read_bytes() == b"new\n"
    assert os.path.samefile("a.md", "b.md")


@POSIX
@pytest.mark.usefixtures("old")
def test_file_is_replaced_rather_than_overwritten():
    with open("a.md", "rb") as reader:
        write()
        assert reader.read() == b"old\n"


UNWRITABLE = {
    "a pipe": (os.mkfifo, "a.md: not written: not a regular file"),
    "a folder": (os.mkdir, "a.md: not written: not a regular file"),
    "a device": (lambda path: os.symlink("/dev/null", path), "a.md: not written: not a regular file"),
    "a broken link": (lambda path: os.symlink("nowhere", path), "a.md: not written: no such file"),
}


@POSIX
@pytest.mark.parametrize(("make", "message"), UNWRITABLE.values(), ids=UNWRITABLE)
def test_only_regular_files_are_written(make, message):
    make("a.md")
    assert error_of_write() == message


def write_newer(path):
    path.write_bytes(b"newer\n")


def replace_file(path):
    path.rename("b.md")
    write_newer(path)


def replace_by_folder(path):
    path.unlink()
    path.mkdir()


CHANGES = {
    "written": (write_newer, "it has changed since it was read; run again"),
    "replaced": (replace_file, "it has changed since it was read; run again"),
    "removed": (os.unlink, "no such file"),
    "now a folder": (replace_by_folder, "is a directory"),
}


@POSIX
@pytest.mark.parametrize(("change", "message"), CHANGES.values(), ids=CHANGES)
def test_change_before_the_comparison_wins(old, change, message, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: change(old))
    assert error_of_write() == f"a.md: not written: {message}"
    assert not old.is_file() or old.read_bytes() == b"newer\n"


CHANGES_AFTER_COMPARISON = {
    "written": (write_newer, "it has changed since it was read; run again"),
    "replaced": (replace_file, "it has changed since it was read; run again"),
    "removed": (os.unlink, "no such file"),
    "now a folder": (replace_by_folder, "it has changed since it was read; run again"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="needs a way to exchange files")
@pytest.mark.parametrize(("change", "message"), CHANGES_AFTER_COMPARISON.values(), ids=CHANGES_AFTER_COMPARISON)
def test_change_after_the_comparison_wins(old, change, message, monkeypatch):
    exchange, changes = atomic_write._exchange, [change]

    def change_first(path, other_path):
        if changes:
            changes.pop()(old)
        return exchange(path, other_path)

    monkeypatch.setattr(atomic_write, "_exchange", change_first)
    status = error_of_write()
    assert status == f"a.md: not written: {message}"
    assert old.is_dir() if change is replace_by_folder else old.exists() == (change is not os.unlink)
    assert not old.is_file() or old.read_bytes() == b"newer\n"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a way to exchange files")
def test_last_of_several_changes_wins(old, monkeypatch):
    exchange, texts = atomic_write._exchange, ["third\n", "second\n", "first\n"]

    def change_first(path, other_path):
        if texts:
            Path("b.md").write_text(texts.pop())
            os.replace("b.md", old)
        return exchange(path, other_path)

    monkeypatch.setattr(atomic_write, "_exchange", change_first)
    assert error_of_write() == "a.md: not written: it has changed since it was read; run again"
    assert old.read_text() == "third\n"


@POSIX
def test_mode_that_changes_during_writing_is_kept(old, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: old.chmod(0o640))
    write()
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


@POSIX
@pytest.mark.parametrize("names", [1, 2], ids=["one name", "two names"])
def test_file_that_another_run_is_writing_is_left_alone(old, names):
    fcntl = pytest.importorskip("fcntl")
    if names == 2:
        os.link("a.md", "b.md")
    with open("a.md", "rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert error_of_write() == "a.md: not written: another run is writing to it; run again"
    assert old.read_bytes() == b"old\n"
    write()
    assert old.read_bytes() == b"new\n"


@POSIX
def test_file_replaced_before_it_is_locked_is_left_alone(old, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def replace_by_copy(*_):
        Path("b.md").write_bytes(old.read_bytes())
        os.replace("b.md", old)

    monkeypatch.setattr(fcntl, "flock", replace_by_copy)
    assert error_of_write() == "a.md: not written: it has changed since it was read; run again"


def test_file_system_without_locks(old, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def no_locks(*_):
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    write()
    assert old.read_bytes() == b"new\n"


def test_temporary_file_is_next_to_the_file(old, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", os.path.abspath("nowhere"))
    write()
    assert old.read_bytes() == b"new\n"


def test_longest_possible_name(working_directory):
    name = "a" * 252 + ".md"
    (working_directory / name).write_bytes(b"old\n")
    write(path=name)
    assert (working_directory / name).read_bytes() == b"new\n"


@POSIX
@NOT_ROOT
def test_read_only_file(old):
    old.chmod(0o444)
    assert error_of_write() == "a.md: not written: permission denied"
    assert old.read_bytes() == b"old\n"


@POSIX
@NOT_ROOT
def test_read_only_folder(old, working_directory):
    working_directory.chmod(0o555)
    try:
        write()
    finally:
        working_directory.chmod(0o755)
    assert old.read_bytes() == b"new\n"


@pytest.fixture
def shared(monkeypatch):
    """A file of another user, in a folder of another user; everyone may write to both."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can be several people")
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        monkeypatch.chdir(folder)
        os.chmod(folder, 0o777)
        path = Path("a.md")
        path.write_bytes(b"old\n")
        path.chmod(0o666)
        os.chown(path, 54321, 54321)
        yield path
        monkeypatch.undo()


@contextmanager
def another_user():
    os.setegid(12345)
    os.seteuid(12345)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def written_in_place(path, before):
    """Whether a file has the new text and is still the same file with the same owner."""
    after = path.stat()
    assert leftovers(".") == []
    return path.read_bytes() == b"new\n" and (before.st_ino, before.st_uid, before.st_gid) == (
        after.st_ino,
        after.st_uid,
        after.st_gid,
    )


@pytest.mark.parametrize(
    "mode", [0o777, 0o1777, 0o755], ids=["owner cannot be set", "sticky folder", "read-only folder"]
)
def test_file_of_another_user_is_overwritten_in_place(shared, mode):
    before = shared.stat()
    Path.cwd().chmod(mode)
    with another_user():
        write()
    assert written_in_place(shared, before)


def test_change_before_overwriting_in_place_wins(shared, monkeypatch):
    def change_and_fail(*_):
        write_newer(shared)
        raise PermissionError

    monkeypatch.setattr(os, "chown", change_and_fail)
    with another_user():
        assert error_of_write() == "a.md: not written: it has changed since it was read; run again"
    assert shared.read_bytes() == b"newer\n"


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs user namespaces")
def test_owner_without_an_id_in_the_user_namespace(shared):
    program = "from fgad_lint.cli import atomic_write; atomic_write.write_if_unchanged('a.md', 'new\\n', b'old\\n')"
    command = ["unshare", "--user", "--map-root-user"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs user namespaces")
    before = shared.stat()
    done = subprocess.run([*command, sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert written_in_place(shared, before)


@contextmanager
def full_disk(size):
    """Limit files to `size` bytes."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@POSIX
@pytest.mark.parametrize("names", [1, 2], ids=["one name", "two names"])
def test_full_disk_leaves_the_file_unchanged(old, names):
    if names == 2:
        os.link("a.md", "b.md")
    with full_disk(8), pytest.raises(FileError) as error:
        write("a much longer text\n")
    assert str(error.value) == "a.md: not written: file too large"
    assert old.read_bytes() == b"old\n"
    assert leftovers(".") == []


# Overwriting and creating -------------------------------------------------------------------------------------------


def test_write_creates_a_file(working_directory):
    atomic_write.write("b.md", "neu 异\r\n\udce9")
    assert (working_directory / "b.md").read_bytes() == b"neu \xe5\xbc\x82\r\n\\udce9"


def test_write_replaces_a_file(old):
    old.chmod(0o640)
    with open("a.md", "rb") as reader:
        atomic_write.write("a.md", "new\n")
        assert reader.read() == b"old\n"
    assert old.read_bytes() == b"new\n"
    assert stat.S_IMODE(old.stat().st_mode) == 0o640 or os.name != "posix"
    assert leftovers(".") == []


@POSIX
def test_write_follows_links(old):
    os.symlink("a.md", "b.md")
    os.symlink("d.md", "c.md")
    atomic_write.write("b.md", "new\n")
    atomic_write.write("c.md", "new\n")
    assert os.path.islink("b.md")
    assert os.path.islink("c.md")
    assert old.read_bytes() == Path("d.md").read_bytes() == b"new\n"


@POSIX
def test_write_to_a_device():
    atomic_write.write(os.devnull, "new\n")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@POSIX
@pytest.mark.parametrize("function", [atomic_write.write, atomic_write.create], ids=["write", "create"])
def test_no_partial_file_is_left(function, working_directory):
    with full_disk(8), pytest.raises(FileError, match=r"^b\.md: not written: file too large$"):
        function("b.md", "a much longer text\n")
    assert list(working_directory.iterdir()) == []


@POSIX
def test_failed_write_leaves_the_file_unchanged(old):
    with full_disk(8), pytest.raises(FileError, match=r"^a\.md: not written: file too large$"):
        atomic_write.write("a.md", "a much longer text\n")
    assert old.read_bytes() == b"old\n"


def test_write_in_a_missing_folder():
    with pytest.raises(FileError, match=r"^nowhere.b\.md: not written: no such folder$"):
        atomic_write.write(os.path.join("nowhere", "b.md"), "")


# Other systems ------------------------------------------------------------------------------------------------------


@POSIX
def test_windows_replaces_no_open_file(old, monkeypatch):
    def replace(new, path):
        assert not any(
            os.path.samestat(os.fstat(int(number)), os.stat(path))
            for number in os.listdir("/dev/fd")
            if os.path.exists(f"/dev/fd/{number}")
        )
        original_replace(new, path)

    original_replace = os.replace
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(AssertionError):
        write()
    monkeypatch.setattr(os, "name", "nt")
    write()
    assert old.read_bytes() == b"new\n"


@POSIX
def test_system_without_locks_and_owners(old, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.delattr(os, "chown")
    write()
    assert old.read_bytes() == b"new\n"
    assert leftovers(".") == []


@pytest.mark.usefixtures("old")
def test_name_of_the_temporary_file_is_valid_on_windows(monkeypatch):
    names = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "replace", lambda new, _: names.append(os.path.basename(new)))
    write()
    assert re.fullmatch(r"\.fgad-lint-[0-9a-f]{8}-\w+", names[0])
