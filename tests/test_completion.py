"""Completion in real shells, enabled by the lines in README.md."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")

# Shell code that completes the last word of the line in $1.
COMPLETE = {
    "bash": """
        COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        function=$(complete -p fgad-lint | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        "$function" fgad-lint
        printf '%s\\n' "${COMPREPLY[@]}"
        """,
    "fish": 'complete --do-complete "$argv[1]"',
}
# zsh completes only in its line editor, so this types the line into another zsh and reads the result.
TYPE = """
    zmodload zsh/zpty
    zpty typed zsh -f -i
    zpty -w typed "PROMPT= RPROMPT=; autoload -U compinit; compinit -u -D; $2"
    zpty -w typed 'shown() { print -r -- "<$BUFFER>"; exit }; zle -N shown; bindkey "^X" shown; print ready'
    zpty -r typed output '*ready*ready*'
    zpty -w -n typed "$1"$'\\t'
    zpty -w -n typed $'\\x18'
    while zpty -r typed output; do print -rn -- "$output"; done
    """
LINES = {
    "a command": ("fgad-lint expl", "explain"),
    "an option": ("fgad-lint check --unsafe", "--unsafe-fixes"),
    "a rule": ("fgad-lint check --select broken-", "broken-anchor"),
    "a rule without a command": ("fgad-lint --select broken-", "broken-anchor"),
    "a second rule": ("fgad-lint check --select empty-link,broken-", "empty-link,broken-anchor"),
    "a format": ("fgad-lint check --output-format conc", "concise"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with only the program in it, so that nothing else can be complete."""
    folder = tmp_path_factory.mktemp("completion")
    program = folder / "fgad-lint"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m fgad_lint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def complete(shell, folder, line):
    (setup,) = re.findall(rf"^(.*_FGAD_LINT_COMPLETE={shell}_source.*?)  +#.*$", README, re.MULTILINE)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FGAD_LINT")}
    environment |= {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parent.parent),
        "HOME": str(folder),
        "TERM": "dumb",
    }
    options = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    script = TYPE if shell == "zsh" else f"{setup}\n{COMPLETE[shell]}"
    arguments = [line] if shell == "fish" else [shell, line, setup]
    command = [shell, *options, "-c", script, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("line", "word"), LINES.values(), ids=LINES)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completes(shell, folder, line, word):
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    if shell == "fish" and "," in word:
        pytest.skip("click's completion for fish splits values at commas")
    shown = complete(shell, folder, line)
    if shell == "zsh":
        assert f"<{line.rpartition(' ')[0]} {word} >" in shown
    else:
        assert [row.partition("\t")[0] for row in shown.splitlines()] == [word]
