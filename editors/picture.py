"""Renew `neovim.svg`, the picture in README.md: Neovim with the example list open.

Needs Neovim, the extra `server`, and the packages pyte and rich.
"""

import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pyte
from rich.console import Console
from rich.style import Style
from rich.text import Text

COLUMNS, ROWS = 120, 24
SECONDS = 10  # Until the server has answered.
EDITORS = Path(__file__).parent
# What Neovim 0.7 lacks of 0.8, and what the picture is to show.
SETUP = """
vim.fs = vim.fs or { dirname = function(path) return vim.fn.fnamemodify(path, ":h") end, find = function() return {} end }
vim.lsp.start = vim.lsp.start or function(config) vim.lsp.buf_attach_client(0, vim.lsp.start_client(config)) end
vim.o.termguicolors, vim.o.number, vim.o.wrap, vim.o.showmode, vim.o.laststatus = true, true, false, false, 0
vim.diagnostic.config({ severity_sort = true })
vim.cmd("set noruler | highlight SignColumn guibg=NONE")
"""
SHOW = "lua vim.defer_fn(function() vim.api.nvim_win_set_cursor(0, { 25, 2 }); vim.cmd('normal! zt10k') end, 3000)"


def screen() -> pyte.Screen:
    """The terminal of a Neovim that has shown the findings in the example list."""
    with tempfile.TemporaryDirectory() as folder:
        bin_folder = Path(folder, "bin")
        bin_folder.mkdir()
        (bin_folder / "fgad-lint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fgad_lint "$@"\n')
        (bin_folder / "fgad-lint").chmod(0o755)
        readme = Path(folder, "list.md")
        readme.write_bytes((EDITORS.parent / "examples" / "list.md").read_bytes())
        setup = Path(folder, "setup.lua")
        setup.write_text(SETUP)
        command = [
            "nvim",
            "-u",
            "NONE",
            "-i",
            "NONE",
            "-n",
            "--cmd",
            "filetype on",
            "--cmd",
            "syntax on",
            "-S",
            str(setup),
        ]
        command += ["-S", str(EDITORS / "neovim.lua"), "-c", f"edit {readme}", "-c", SHOW]
        process, terminal = pty.fork()
        if process == 0:
            path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
            os.execvpe(command[0], command, {**os.environ, "PATH": path, "TERM": "xterm-256color"})
        ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        shown = pyte.Screen(COLUMNS, ROWS)
        stream = pyte.ByteStream(shown)
        end = time.monotonic() + SECONDS
        while (left := end - time.monotonic()) > 0:
            if select.select([terminal], [], [], left)[0]:
                stream.feed(os.read(terminal, 1 << 16))
        os.write(terminal, b"\x1b:qall!\r")
        os.waitpid(process, 0)
        os.close(terminal)
        return shown


def color(name: str) -> str | None:
    return (
        None
        if name == "default"
        else f"#{name}"
        if len(name) == 6 and name.isalnum()
        else name.replace("bright", "bright_")
    )


def picture(shown: pyte.Screen) -> str:
    """A screen as SVG."""
    text = Text()
    for row in range(ROWS):
        for column in range(COLUMNS):
            cell = shown.buffer[row][column]
            style = Style(color=color(cell.fg), bgcolor=color(cell.bg), bold=cell.bold, underline=cell.underscore)
            text.append(cell.data, style)
        text.append("\n")
    with open(os.devnull, "w") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True)
        console.print(text, no_wrap=True, end="")
    return console.export_svg(title="nvim examples/list.md", unique_id="neovim")


if __name__ == "__main__":
    (EDITORS / "neovim.svg").write_text(picture(screen()), encoding="utf-8")
