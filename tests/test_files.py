"""Reading files, and recognising two names of the same file."""

import os
from pathlib import Path

import pytest
from marks import POSIX

from fgad_lint.cli import files
from fgad_lint.cli.files import FileError


@pytest.fixture(autouse=True)
def working_directory(tmp_path, monkeypatch):
    """The folder of the test as the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


TEXTS = ["", "a\r\nb\rc\n", "\ufeff", "\ufeffa\n", "a\x00\u2028\t \n", "\x00\x00\x00\x00", "a\x00\x00b", "异常 😀"]


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_every_character_is_kept(text):
    Path("a.md").write_bytes(text.encode())
    assert files.read("a.md") == text


UNREADABLE = {
    "Latin-1": (b"# List\n\ncaf\xe9\n", "a.md: not UTF-8: byte 0xe9 at offset 11 (line 3); save it as UTF-8"),
    "carriage returns": (b"a\rb\r\xff", "a.md: not UTF-8: byte 0xff at offset 4 (line 3); save it as UTF-8"),
    "cut within a character": ("异".encode()[:2], "a.md: not UTF-8: byte 0xe5 at offset 0 (line 1); save it as UTF-8"),
    "a surrogate": (b"\xed\xa0\x80", "a.md: not UTF-8: byte 0xed at offset 0 (line 1); save it as UTF-8"),
    "UTF-16 LE": (
        b"\xff\xfe" + "a\n".encode("utf-16-le"),
        "a.md: is UTF-16, not UTF-8; save it as UTF-8",
    ),
    "UTF-16 LE without BOM": ("a\n".encode("utf-16-le"), "a.md: is UTF-16, not UTF-8; save it as UTF-8"),
    "UTF-16 BE without BOM": ("a\n".encode("utf-16-be"), "a.md: is UTF-16, not UTF-8; save it as UTF-8"),
    "UTF-16 BE": (b"\xfe\xff" + "a\n".encode("utf-16-be"), "a.md: is UTF-16, not UTF-8; save it as UTF-8"),
}


@pytest.mark.parametrize(("content", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_decoding_error(content, message):
    Path("a.md").write_bytes(content)
    with pytest.raises(FileError) as error:
        files.read("a.md")
    assert str(error.value) == message


NOT_REGULAR = {
    "a folder": (os.mkdir, "a.md: is a directory"),
    "a broken link": (lambda path: os.symlink("nowhere", path), "a.md: no such file"),
    "a link to itself": (lambda path: os.symlink(path, path), "a.md: too many levels of symbolic links"),
    "an endless device": (lambda path: os.symlink("/dev/zero", path), "a.md: is a device, not a file"),
}


@POSIX
@pytest.mark.parametrize(("make", "message"), NOT_REGULAR.values(), ids=NOT_REGULAR)
def test_only_files_are_read(make, message):
    make("a.md")
    with pytest.raises(FileError) as error:
        files.read("a.md")
    assert str(error.value) == message


@POSIX
def test_pipe_is_read_to_the_end():
    reader, writer = os.pipe()
    os.write(writer, b"x\n")
    os.close(writer)
    assert files.read(f"/dev/fd/{reader}") == "x\n"
    os.close(reader)


def test_files_without_inode_numbers_are_identified_by_path(working_directory, monkeypatch):
    for name in ("a.md", "b.md"):
        (working_directory / name).write_bytes(b"")
    stat_of = os.stat

    def stat_without_inode(path, *args, **kwargs):
        status = stat_of(path, *args, **kwargs)
        return os.stat_result((status.st_mode, 0, *status[2:]))

    monkeypatch.setattr(os, "stat", stat_without_inode)
    assert files.identity("a.md") == files.identity("./a.md") != files.identity("b.md")


def test_case_insensitive_names_are_one_file(working_directory, monkeypatch):
    (working_directory / "README.md").write_bytes(b"")
    stat_of = os.stat
    monkeypatch.setattr(os, "stat", lambda path, **kwargs: stat_of(str(path).replace("readme", "README"), **kwargs))
    assert files.identity("readme.md") == files.identity("README.md")
