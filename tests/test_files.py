"""Files are read character by character, and told apart whatever their names."""

import os
from pathlib import Path

import pytest

from fgad_lint.cli import files
from fgad_lint.cli.files import FileError

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions and links")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """The folder of the test as the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


KEPT = ["", "a\r\nb\rc\n", "\ufeff", "\ufeffa\n", "a\x00\u2028\t \n", "\x00\x00\x00\x00", "a\x00\x00b", "异常 😀"]


@pytest.mark.parametrize("text", KEPT, ids=ascii)
def test_every_character_is_read(text):
    Path("a.md").write_bytes(text.encode())
    assert files.read("a.md") == text


UNREADABLE = {
    "Latin-1": (b"# List\n\ncaf\xe9\n", "a.md: not UTF-8: byte 0xe9 at offset 11 (line 3); save it as UTF-8"),
    "lines of an old Mac": (b"a\rb\r\xff", "a.md: not UTF-8: byte 0xff at offset 4 (line 3); save it as UTF-8"),
    "cut within a character": ("异".encode()[:2], "a.md: not UTF-8: byte 0xe5 at offset 0 (line 1); save it as UTF-8"),
    "half a character": (b"\xed\xa0\x80", "a.md: not UTF-8: byte 0xed at offset 0 (line 1); save it as UTF-8"),
    "UTF-16, little end first": (
        b"\xff\xfe" + "a\n".encode("utf-16-le"),
        "a.md: is UTF-16, not UTF-8; save it as UTF-8",
    ),
    "UTF-16, little end first, unmarked": ("a\n".encode("utf-16-le"), "a.md: is UTF-16, not UTF-8; save it as UTF-8"),
    "UTF-16, big end first, unmarked": ("a\n".encode("utf-16-be"), "a.md: is UTF-16, not UTF-8; save it as UTF-8"),
    "UTF-16, big end first": (b"\xfe\xff" + "a\n".encode("utf-16-be"), "a.md: is UTF-16, not UTF-8; save it as UTF-8"),
}


@pytest.mark.parametrize(("content", "complaint"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read(content, complaint):
    Path("a.md").write_bytes(content)
    with pytest.raises(FileError) as error:
        files.read("a.md")
    assert str(error.value) == complaint


NOT_FILES = {
    "a folder": (os.mkdir, "a.md: is a directory"),
    "a link that leads nowhere": (lambda path: os.symlink("nowhere", path), "a.md: no such file"),
    "a link in a circle": (lambda path: os.symlink(path, path), "a.md: too many levels of symbolic links"),
    "a device that never ends": (lambda path: os.symlink("/dev/zero", path), "a.md: is a device, not a file"),
}


@POSIX
@pytest.mark.parametrize(("make", "complaint"), NOT_FILES.values(), ids=NOT_FILES)
def test_what_is_no_file(make, complaint):
    make("a.md")
    with pytest.raises(FileError) as error:
        files.read("a.md")
    assert str(error.value) == complaint


@POSIX
def test_pipe_is_read_to_its_end():
    reader, writer = os.pipe()
    os.write(writer, b"x\n")
    os.close(writer)
    assert files.read(f"/dev/fd/{reader}") == "x\n"
    os.close(reader)


def test_files_without_numbers_are_told_apart_by_their_names(here, monkeypatch):
    for name in ("a.md", "b.md"):
        (here / name).write_bytes(b"")
    stat_of = os.stat

    def stat_without_number(path, *args, **kwargs):
        status = stat_of(path, *args, **kwargs)
        return os.stat_result((status.st_mode, 0, *status[2:]))

    monkeypatch.setattr(os, "stat", stat_without_number)
    assert files.identity("a.md") == files.identity("./a.md") != files.identity("b.md")


def test_names_that_differ_in_case_are_one_file_where_the_system_says_so(here, monkeypatch):
    (here / "README.md").write_bytes(b"")
    stat_of = os.stat
    monkeypatch.setattr(os, "stat", lambda path, **kwargs: stat_of(str(path).replace("readme", "README"), **kwargs))
    assert files.identity("readme.md") == files.identity("README.md")
