"""Neovim with the settings in `editors/neovim.lua`; skipped where it is not installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import SAFE, write

pytest.importorskip("pygls")

ROOT = Path(__file__).parent.parent
SETTINGS = ROOT / "editors" / "neovim.lua"
pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(not shutil.which("nvim"), reason="needs Neovim"),
    pytest.mark.skipif(not SETTINGS.exists(), reason="not in the source distribution"),
]

# What Neovim 0.7 lacks of 0.8.
SHIMS = """
vim.fs = vim.fs or {
  dirname = function(path) return vim.fn.fnamemodify(path, ":h") end,
  find = function() return {} end,
}
vim.lsp.start = vim.lsp.start or function(config)
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end
function say(text) io.stdout:write(text .. "\\n") end
function findings() return vim.diagnostic.get(0) end
function wait_for(is_done) assert(vim.wait(30000, is_done, 20), "timeout") end
"""


def edited(workspace, script, text):
    """The output of a script that Neovim runs with a list open, and the list after it."""
    write("README.md", text)
    write("bin/fgad-lint", f'#!/bin/sh\nexec "{sys.executable}" -m fgad_lint "$@"\n')
    Path("bin/fgad-lint").chmod(0o755)
    write("shims.lua", SHIMS)
    write("script.lua", f'xpcall(function()\n{script}\nend, say)\nvim.cmd("qall!")\n')
    environment = os.environ | {
        "PATH": f"{workspace / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "XDG_STATE_HOME": str(workspace / "state"),
        "XDG_CACHE_HOME": str(workspace / "cache"),
    }
    run = subprocess.run(
        [
            *"nvim --headless -u NONE -i NONE -n".split(),
            "--cmd",
            "filetype on",
            "-S",
            "shims.lua",
            "-S",
            SETTINGS,
            "-c",
            "edit README.md",
            "-S",
            "script.lua",
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        timeout=100,
    )
    return run.stdout, Path("README.md").read_text(encoding="utf-8"), run.stderr


def test_findings_are_shown(workspace):
    script = """
        wait_for(function() return #findings() > 0 end)
        for _, found in ipairs(findings()) do say(found.lnum .. ":" .. found.col .. " " .. found.code) end"""
    output, _, errors = edited(workspace, script, "# List\n\n😀 [a](#quite-another-thing)\n")
    assert (output, errors) == ("2:9 broken-anchor\n", "")  # Neovim counts bytes.


def test_safe_fixes_are_made_on_save(workspace):
    script = """
        wait_for(function() return #findings() > 0 end)
        vim.cmd("normal! Goend")
        vim.cmd("write")
        wait_for(function() return #findings() == 0 end)"""
    output, text, _ = edited(workspace, script, SAFE)
    assert (output, text) == ("", "# List\n\n## Depth\nend\n")


def test_heading_is_renamed_with_its_links(workspace):
    script = """
        wait_for(function() return #findings() > 0 end)
        vim.api.nvim_win_set_cursor(0, { 5, 4 })
        vim.lsp.buf.rename("Body Pose")
        wait_for(function() return vim.api.nvim_buf_get_lines(0, 4, 5, false)[1] == "## Body Pose" end)
        vim.cmd("write")"""
    output, text, _ = edited(workspace, script, "# List\n\n- [Pose](#pose)\n\n## Pose\n\n[a](#quite-another-thing)\n")
    assert output == ""
    assert text == "# List\n\n- [Body Pose](#body-pose)\n\n## Body Pose\n\n[a](#quite-another-thing)\n"


def test_rename_after_emoji(workspace):
    script = """
        wait_for(function() return #findings() > 0 end)
        vim.fn.cursor(6, 4)
        vim.lsp.buf.rename("数据 😀")
        wait_for(function() return vim.fn.getline(6) ~= "## Data" end)
        vim.cmd("noautocmd write")"""
    text = "# List\n\n😀 [a](#quite-another-thing), [b](#data)\n\n- 😀 [c](#data)\n## Data\n"
    output, after, _ = edited(workspace, script, text)
    renamed = "# List\n\n😀 [a](#quite-another-thing), [b](#数据-)\n\n- 😀 [c](#数据-)\n## 数据 😀\n"
    assert (output, after) == ("", renamed)


def test_definition_is_gone_to(workspace):
    script = """
        wait_for(function() return #findings() > 0 end)
        vim.fn.cursor(5, 13)
        vim.lsp.buf.definition()
        wait_for(function() return vim.fn.line(".") ~= 5 end)
        say(vim.fn.line(".") .. ":" .. vim.fn.col("."))"""
    output, _, _ = edited(workspace, script, "# List\n\n[a](#quite-another-thing)\n\n- 😀 [c](#data)\n\n## Data\n")
    assert output == "7:4\n"
