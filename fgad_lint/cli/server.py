"""The command `server`."""

import os
import sys

import click

from fgad_lint.cli.options import CONTEXT_SETTINGS
from fgad_lint.cli.terminal import fail

_MAX_FILES = 20_000  # In a folder that is not in a repository.


@click.command("server", context_settings=CONTEXT_SETTINGS)
@click.option(
    "--tcp", metavar="[HOST:]PORT", help="Listen on this port of this machine instead, for one client; for debugging."
)
@click.option("--allow-remote", is_flag=True, help="Let --tcp listen on a HOST that other machines can reach.")
def server(tcp: str | None, allow_remote: bool) -> None:
    """Run the language server for editors; needs fgad-lint[server].

    It checks lists while they are edited, and speaks the Language Server Protocol on standard input and output. README.md says how editors start it.

    \b
      fgad-lint server
      fgad-lint server --tcp 8765
    """
    address = _address(tcp, allow_remote) if tcp else None
    try:
        import pygls  # noqa: F401
    except ImportError:
        fail("the server needs the package pygls; install it with `pip install 'fgad-lint[server]'`")
    from fgad_lint.server import server as language_server
    from fgad_lint.server.workspace import Disk

    running = language_server.make_server(Disk(_read, _list_files))
    if address:
        try:
            running.start_tcp(*address)
        except OSError as error:
            fail(f"--tcp {tcp}: {(error.strerror or str(error)).lower()}")
    else:
        output, sys.stdout = sys.stdout, sys.stderr  # Nothing else may be printed among the messages.
        running.start_io(sys.stdin.buffer, output.buffer)
    os._exit(0 if running.is_shut_down else 1)  # At once: `sys.exit` waits for a thread that may read a huge text.


def _address(tcp: str, allow_remote: bool) -> tuple[str, int]:
    host, _, port = tcp.rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    if not port.isdecimal() or not 0 < int(port) < 1 << 16:
        raise click.UsageError(f"--tcp needs a port, as in --tcp 127.0.0.1:8765, not {tcp!r}")
    if not allow_remote and not _is_loopback(host):
        raise click.UsageError(f"--tcp {host} can be reached from other machines; add --allow-remote if you want that")
    return host, int(port)


def _is_loopback(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _read(path: str) -> str:
    from fgad_lint.cli import files

    try:
        return files.read(path)
    except files.FileError as error:
        raise OSError(str(error)) from None


def _list_files(folder: str) -> list[str]:
    """The Markdown files in a folder; not one if it is not in a repository and has too many files: it may be a home folder."""
    from fgad_lint.cli import discovery, git

    if git.list_files(folder) is None and _n_files(folder) > _MAX_FILES:
        return []
    files, _ = discovery.find([folder])
    return [os.path.normpath(file) for file in files]


def _n_files(folder: str) -> int:
    """The number of files in a folder, or one more than _MAX_FILES."""
    n_files = 0
    for _, subfolders, names in os.walk(folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".") and name != "node_modules"]
        n_files += len(subfolders) + len(names)
        if n_files > _MAX_FILES:
            break
    return n_files
