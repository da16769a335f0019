"""Writing a file loses nothing, whatever happens meanwhile."""

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

from fgad_lint.cli import atomic_write
from fgad_lint.cli.files import FileError

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions and links")
NOT_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do everything")
GIT = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """The folder of the test, which no repository is above, as working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return tmp_path


def left_over(folder):
    return [path.name for path in Path(folder).iterdir() if path.name.startswith(".fgad")]


def write(text="new\n", expected=b"old\n", path="a.md"):
    atomic_write.write_if_unchanged(path, text, expected)


def refused(*args, **kwargs):
    """The complaint when a file is not written; nothing may be left over."""
    with pytest.raises(FileError) as error:
        write(*args, **kwargs)
    assert left_over(".") == []
    return str(error.value)


@pytest.fixture
def old(here):
    path = here / "a.md"
    path.write_bytes(b"old\n")
    return path


def test_writing(old):
    write("\ufeffneu 异\r\n\r")
    assert old.read_bytes() == "\ufeffneu 异\r\n\r".encode()
    assert left_over(".") == []


def test_shorter_text_leaves_no_tail(old):
    write("")
    assert old.read_bytes() == b""


def test_file_changed_meanwhile_is_left_alone(old):
    assert refused(expected=b"older\n") == "a.md: not written: it has changed since it was read; run again"
    assert old.read_bytes() == b"old\n"


def test_text_that_has_no_utf_8_is_not_written(old):
    assert refused("a\ud800") == r"a.md: not written: cannot encode '\ud800' as UTF-8"
    assert old.read_bytes() == b"old\n"


def test_file_that_is_gone():
    assert refused() == "a.md: not written: no such file"


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o4755, 0o1606], ids=oct)
def test_mode_stays(old, mode):
    old.chmod(mode)
    umask = os.umask(0o077)
    try:
        write()
    finally:
        os.umask(umask)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_owner_stays(old):
    os.chown(old, 12345, 54321)
    old.chmod(0o640)
    write()
    status = old.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (12345, 54321, 0o640)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_extended_attributes_stay(old):
    try:
        os.setxattr(old, "user.note", b"mine")
    except OSError as error:
        pytest.skip(str(error))
    write()
    assert os.getxattr(old, "user.note") == b"mine"


def test_time_is_that_of_writing(old):
    os.utime(old, (1, 1))
    write()
    assert old.stat().st_mtime > 1


@POSIX
def test_link_stays_and_its_target_is_written(old):
    os.mkdir("docs")
    os.symlink("../a.md", "docs/index.md")
    os.symlink("docs/index.md", "b.md")
    write(path="b.md")
    assert old.read_bytes() == b"new\n"
    assert os.readlink("b.md") == "docs/index.md"
    assert os.readlink("docs/index.md") == "../a.md"
    assert left_over("docs") == left_over(".") == []


@POSIX
@pytest.mark.usefixtures("old")
def test_names_of_one_file_stay_together():
    os.link("a.md", "b.md")
    write()
    assert Path("b.md").read_bytes() == b"new\n"
    assert os.path.samefile("a.md", "b.md")


@POSIX
@pytest.mark.usefixtures("old")
def test_single_file_is_replaced_whole():
    with open("a.md", "rb") as reader:
        write()
        assert reader.read() == b"old\n"


UNWRITABLE = {
    "a pipe": (os.mkfifo, "a.md: not written: not a regular file"),
    "a folder": (os.mkdir, "a.md: not written: not a regular file"),
    "a device": (lambda path: os.symlink("/dev/null", path), "a.md: not written: not a regular file"),
    "a link that leads nowhere": (lambda path: os.symlink("nowhere", path), "a.md: not written: no such file"),
}


@POSIX
@pytest.mark.parametrize(("make", "complaint"), UNWRITABLE.values(), ids=UNWRITABLE)
def test_what_is_no_file_is_not_written(make, complaint):
    make("a.md")
    assert refused() == complaint


def newer(path):
    path.write_bytes(b"newer\n")


def moved(path):
    path.rename("b.md")
    newer(path)


def exchanged(path):
    path.unlink()
    path.mkdir()


CHANGES = {
    "written": (newer, "it has changed since it was read; run again"),
    "replaced": (moved, "it has changed since it was read; run again"),
    "removed": (os.unlink, "no such file"),
    "now a folder": (exchanged, "is a directory"),
}


@POSIX
@pytest.mark.parametrize(("change", "complaint"), CHANGES.values(), ids=CHANGES)
def test_change_in_the_last_moment_wins(old, change, complaint, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: change(old))
    assert refused() == f"a.md: not written: {complaint}"
    assert not old.is_file() or old.read_bytes() == b"newer\n"


LATE_CHANGES = {
    "written": (newer, "it has changed since it was read; run again"),
    "replaced": (moved, "it has changed since it was read; run again"),
    "removed": (os.unlink, "no such file"),
    "now a folder": (exchanged, "it has changed since it was read; run again"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="needs a way to exchange files")
@pytest.mark.parametrize(("change", "complaint"), LATE_CHANGES.values(), ids=LATE_CHANGES)
def test_change_after_the_last_look_wins(old, change, complaint, monkeypatch):
    swap, moments = atomic_write._exchange, [change]

    def late(one, other):
        if moments:
            moments.pop()(old)
        return swap(one, other)

    monkeypatch.setattr(atomic_write, "_exchange", late)
    status = refused()
    assert status == f"a.md: not written: {complaint}"
    assert old.is_dir() if change is exchanged else old.exists() == (change is not os.unlink)
    assert not old.is_file() or old.read_bytes() == b"newer\n"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a way to exchange files")
def test_last_of_several_late_changes_wins(old, monkeypatch):
    swap, texts = atomic_write._exchange, ["third\n", "second\n", "first\n"]

    def late(one, other):
        if texts:
            Path("b.md").write_text(texts.pop())
            os.replace("b.md", old)
        return swap(one, other)

    monkeypatch.setattr(atomic_write, "_exchange", late)
    assert refused() == "a.md: not written: it has changed since it was read; run again"
    assert old.read_text() == "third\n"


@POSIX
def test_mode_given_in_the_last_moment_stays(old, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: old.chmod(0o640))
    write()
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


@POSIX
@pytest.mark.parametrize("names", [1, 2], ids=["one name", "two names"])
def test_file_that_another_run_writes_is_left_alone(old, names):
    fcntl = pytest.importorskip("fcntl")
    if names == 2:
        os.link("a.md", "b.md")
    with open("a.md", "rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert refused() == "a.md: not written: another run is writing to it; run again"
    assert old.read_bytes() == b"old\n"
    write()
    assert old.read_bytes() == b"new\n"


@POSIX
def test_file_replaced_before_it_is_locked_is_left_alone(old, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def replaced_by_its_like(*_):
        Path("b.md").write_bytes(old.read_bytes())
        os.replace("b.md", old)

    monkeypatch.setattr(fcntl, "flock", replaced_by_its_like)
    assert refused() == "a.md: not written: it has changed since it was read; run again"


def test_file_system_without_locks(old, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def no_locks(*_):
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    write()
    assert old.read_bytes() == b"new\n"


def test_new_text_is_put_beside_the_file_whatever_the_folder_for_temporary_files(old, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", os.path.abspath("nowhere"))
    write()
    assert old.read_bytes() == b"new\n"


def test_name_as_long_as_can_be(here):
    name = "a" * 252 + ".md"
    (here / name).write_bytes(b"old\n")
    write(path=name)
    assert (here / name).read_bytes() == b"new\n"


@POSIX
@NOT_ROOT
def test_file_that_may_not_be_written(old):
    old.chmod(0o444)
    assert refused() == "a.md: not written: permission denied"
    assert old.read_bytes() == b"old\n"


@POSIX
@NOT_ROOT
def test_folder_that_takes_no_new_files(old, here):
    here.chmod(0o555)
    try:
        write()
    finally:
        here.chmod(0o755)
    assert old.read_bytes() == b"new\n"


@pytest.fixture
def shared(monkeypatch):
    """A folder in which everyone may make files, with a file of somebody's that everyone may write."""
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
    """Whether a file has its new text and is the one that it was, with its owner."""
    after = path.stat()
    assert left_over(".") == []
    return path.read_bytes() == b"new\n" and (before.st_ino, before.st_uid, before.st_gid) == (
        after.st_ino,
        after.st_uid,
        after.st_gid,
    )


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o755], ids=["its owner", "a sticky folder", "no new files"])
def test_file_of_another_that_cannot_be_replaced_by_its_like(shared, mode):
    before = shared.stat()
    Path.cwd().chmod(mode)
    with another_user():
        write()
    assert written_in_place(shared, before)


def test_file_of_another_that_is_changed_in_the_last_moment(shared, monkeypatch):
    def too_late(*_):
        newer(shared)
        raise PermissionError

    monkeypatch.setattr(os, "chown", too_late)
    with another_user():
        assert refused() == "a.md: not written: it has changed since it was read; run again"
    assert shared.read_bytes() == b"newer\n"


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs user namespaces")
def test_file_of_an_owner_without_a_number_here(shared):
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
    """No file may grow beyond `size` bytes."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@POSIX
@pytest.mark.parametrize("names", [1, 2], ids=["one name", "two names"])
def test_fault_on_the_way_leaves_the_file_as_it_was(old, names):
    if names == 2:
        os.link("a.md", "b.md")
    with full_disk(8), pytest.raises(FileError) as error:
        write("a much longer text\n")
    assert str(error.value) == "a.md: not written: file too large"
    assert old.read_bytes() == b"old\n"
    assert left_over(".") == []


# New and old files --------------------------------------------------------------------------------------------------


def test_put_makes_a_file(here):
    atomic_write.write("b.md", "neu 异\r\n\udce9")
    assert (here / "b.md").read_bytes() == b"neu \xe5\xbc\x82\r\n\\udce9"


def test_put_replaces_a_file_at_one_blow(old):
    old.chmod(0o640)
    with open("a.md", "rb") as reader:
        atomic_write.write("a.md", "new\n")
        assert reader.read() == b"old\n"
    assert old.read_bytes() == b"new\n"
    assert stat.S_IMODE(old.stat().st_mode) == 0o640 or os.name != "posix"
    assert left_over(".") == []


@POSIX
def test_put_follows_links(old):
    os.symlink("a.md", "b.md")
    os.symlink("d.md", "c.md")
    atomic_write.write("b.md", "new\n")
    atomic_write.write("c.md", "new\n")
    assert os.path.islink("b.md")
    assert os.path.islink("c.md")
    assert old.read_bytes() == Path("d.md").read_bytes() == b"new\n"


@POSIX
def test_put_into_a_device():
    atomic_write.write(os.devnull, "new\n")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@POSIX
@pytest.mark.parametrize("put", [atomic_write.write, atomic_write.create], ids=["put", "create"])
def test_no_half_of_a_new_file_is_left(put, here):
    with full_disk(8), pytest.raises(FileError, match=r"^b\.md: not written: file too large$"):
        put("b.md", "a much longer text\n")
    assert list(here.iterdir()) == []


@POSIX
def test_put_that_fails_leaves_what_was_there(old):
    with full_disk(8), pytest.raises(FileError, match=r"^a\.md: not written: file too large$"):
        atomic_write.write("a.md", "a much longer text\n")
    assert old.read_bytes() == b"old\n"


def test_put_where_there_is_no_folder():
    with pytest.raises(FileError, match=r"^nowhere.b\.md: not written: no such folder$"):
        atomic_write.write(os.path.join("nowhere", "b.md"), "")


# Other systems ------------------------------------------------------------------------------------------------------


@POSIX
def test_open_file_is_not_replaced_on_windows(old, monkeypatch):
    def replace(new, path):
        assert not any(
            os.path.samestat(os.fstat(int(number)), os.stat(path))
            for number in os.listdir("/dev/fd")
            if os.path.exists(f"/dev/fd/{number}")
        )
        replace_it(new, path)

    replace_it = os.replace
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
    assert left_over(".") == []


@pytest.mark.usefixtures("old")
def test_name_of_the_new_text_is_one_that_windows_takes(monkeypatch):
    taken = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "replace", lambda new, _: taken.append(os.path.basename(new)))
    write()
    assert re.fullmatch(r"\.fgad-lint-[0-9a-f]{8}-\w+", taken[0])
