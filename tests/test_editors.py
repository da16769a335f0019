"""The settings in `editors/` for Emacs, Vim with ALE, and efm-langserver; skipped where these are not installed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import write

pytest.importorskip("pygls")

from language_client import running

EDITORS = Path(__file__).parent.parent / "editors"
ALE = Path("/usr/share/vim-ale")  # Of Debian's package.
TEXT = "# List\n\n😀 [a](#quite-another-thing)\n\n- [Pose](#pose)\n\n## Pose {#pose}\n\nText.\n"
RENAMED = "# List\n\n😀 [a](#quite-another-thing)\n\n- [Body](#body)\n\n## Body {#body}\n\nText.\n"
FIXED = RENAMED.replace(" {#body}", "")

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(not EDITORS.exists(), reason="not in the source distribution"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script"),
]


def needs(*programs):
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"needs {' and '.join(missing)}")


@pytest.fixture
def path(workspace, monkeypatch):
    """A folder with a list, and `fgad-lint` on PATH."""
    write("README.md", TEXT)
    write("bin/fgad-lint", f'#!/bin/sh\nexec "{sys.executable}" -m fgad_lint "$@"\n')
    Path("bin/fgad-lint").chmod(0o755)
    monkeypatch.setenv("PATH", f"{workspace / 'bin'}{os.pathsep}{os.environ['PATH']}")


def run(*command):
    """The lines that a command writes to standard error, where Emacs writes messages, or to the file `out`."""
    end = subprocess.run(
        command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, timeout=100, check=True
    )
    return (Path("out").read_text(encoding="utf-8") if Path("out").exists() else end.stderr).splitlines()


EMACS = """
(setq package-user-dir (expand-file-name "packages"))
(package-initialize)
(unless (and (require 'markdown-mode nil t) (require 'eglot nil t)) (message "missing") (kill-emacs))
(load "{settings}" nil t)
(defun wait-for (is-done)
  (with-timeout (60 (error "timeout")) (while (not (funcall is-done)) (accept-process-output nil 0.05))))
(find-file "README.md")
(run-hooks 'post-command-hook)
(wait-for #'eglot-current-server)
(wait-for #'flymake-diagnostics)
(dolist (found (flymake-diagnostics))
  (goto-char (flymake-diagnostic-beg found))
  (message "found %s:%s %s" (line-number-at-pos) (- (point) (line-beginning-position)) (flymake-diagnostic-text found)))
(goto-char (point-min))
(search-forward "## P")
(eglot-rename "Body")
(save-buffer)
(copy-file "README.md" "renamed.md")
(eglot-code-actions (point-min) (point-max) "source.fixAll.fgad-lint" t)
(save-buffer)
"""


@needs("emacs")
@pytest.mark.usefixtures("path")
def test_emacs():
    write("script.el", EMACS.format(settings=EDITORS / "emacs.el"))
    lines = run("emacs", "--batch", "--load", "script.el")
    if "missing" in lines:
        pytest.skip("needs Eglot and markdown-mode")
    found = [line.split(":", 2)[:2] for line in lines if line.startswith("found ")]
    assert found == [
        ["found 3", "6 fgad-lint [broken-anchor]"],
        ["found 7", "8 fgad-lint [unsupported-heading-id]"],
    ]
    assert Path("renamed.md").read_text(encoding="utf-8") == RENAMED
    assert Path("README.md").read_text(encoding="utf-8") == FIXED


VIM = """
set nocompatible encoding=utf-8 viminfo=
filetype plugin on
set runtimepath^={ale}
runtime plugin/ale.vim
source {settings}
let g:ale_linters = {{'markdown': ['fgad-lint']}}
edit README.md
let tries = 0
while tries < 600 && empty(ale#engine#GetLoclist(bufnr('')))
  sleep 100m
  let tries += 1
endwhile
call writefile(map(copy(ale#engine#GetLoclist(bufnr(''))), 'v:val.lnum .. ":" .. v:val.col .. v:val.type .. v:val.code'), 'out')
qall!
"""


@needs("vim")
@pytest.mark.usefixtures("path")
@pytest.mark.skipif(not ALE.exists(), reason="needs ALE")
def test_ale():
    write("script.vim", VIM.format(ale=ALE, settings=EDITORS / "ale.vim"))
    assert run("vim", "-es", "-u", "script.vim") == ["3:10Ebroken-anchor", "7:9Eunsupported-heading-id"]  # In bytes.


@needs("vim")
@pytest.mark.usefixtures("path")
def test_error_format():
    readme = (EDITORS.parent / "README.md").read_text(encoding="utf-8")
    [error_format] = re.findall("`(%f:.*?)`", readme)
    write(
        "script.vim",
        f"""
        set makeprg=fgad-lint\\ %\\ --output-format\\ concise
        let &errorformat = '{error_format}'
        edit README.md
        silent make
        call writefile(map(getqflist(), 'v:val.lnum .. v:val.type .. matchstr(v:val.text, "[a-z-]*.$")'), 'out')
        qall!""",
    )
    assert run("vim", "-es", "-u", "script.vim") == ["3ebroken-anchor]", "7eunsupported-heading-id]"]


@needs("efm-langserver")
@pytest.mark.usefixtures("path")
def test_efm(workspace):
    uri = (workspace / "README.md").as_uri()
    with running("-c", EDITORS / "efm.yaml", command=["efm-langserver"]) as client:
        client.request("initialize", processId=None, rootUri=workspace.as_uri(), capabilities={})
        client.notify("initialized")
        client.open(uri, TEXT.replace("{#pose}", ""))  # What is typed counts, not what is on disk.
        [found] = client.published(uri, 1)
        client.process.kill()
    assert (found["range"]["start"], found["severity"]) == ({"line": 2, "character": 6}, 1)
    assert found["message"].endswith(" [broken-anchor]")
