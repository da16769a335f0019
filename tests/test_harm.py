"""Files stay whole if the program is killed while it writes, if another program writes too, or if the disk is full.

Many processes are needed, so they are forks of one process that has everything loaded.
"""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import linting
import pytest

from fgad_lint import rules
from fgad_lint.config import Config

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
ROOT = Path(__file__).parent.parent

ENTRY = "- Paper Number {n} [[arXiv 2021]](http://arxiv.org/abs/2101.{n:05})\n"
BAD = "# List\n\n## Depth {#depth}\n\n" + "".join(ENTRY.format(n=n) for n in range(1, 9))
GOOD = linting.fix(BAD, [rule for rule in rules.load() if rule.on], Config()).text


@pytest.fixture(autouse=True)
def working_directory(tmp_path, monkeypatch):
    """An empty working directory outside of any repository."""
    for name in os.environ:
        if name.startswith(("FGAD_LINT_", "GITHUB_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def run_python(program, *arguments):
    """The JSON that a Python program prints."""
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert not run.stderr
    return json.loads(run.stdout)


def temporary_files(folder="."):
    return [name for name in os.listdir(folder) if name.startswith(".fgad")]


# Killed

# Kills the program before and after each system call.
KILLED_AT_EACH_SYSTEM_CALL = """
import io, json, os, signal, sys
import shutil, tempfile, zlib
from fgad_lint.cli import atomic_write, files

path, new = sys.argv[1:]
old = open(path, encoding="utf-8").read()
seen = []
SYSTEM = {"posix", "fcntl", "_io"}

def step(frame, event, arg):
    global left
    if event in ("c_call", "c_return") and (arg.__module__ in SYSTEM or isinstance(arg.__self__, io.FileIO)):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

while True:
    left = len(seen) + 1
    child = os.fork()
    if not child:
        sys.setprofile(step)
        atomic_write.write_if_unchanged(path, new, old.encode())
        sys.setprofile(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    with open(path, "r+", encoding="utf-8") as file:
        text = file.read()
        seen.append((os.WTERMSIG(status), text, os.stat(path).st_mode, os.listdir()))
        if not os.WIFSIGNALED(status):
            break
        file.seek(0)
        file.write(old)
        file.truncate()
print(json.dumps(seen))
"""


@FORKS
@pytest.mark.parametrize("path", ["README.md", "link.md"])
def test_file_is_whole_if_killed_at_any_system_call(working_directory, path):
    readme = working_directory / "README.md"
    readme.write_bytes(b"old text\n")
    readme.chmod(0o640)
    os.symlink("README.md", "link.md")
    *seen, done = run_python(KILLED_AT_EACH_SYSTEM_CALL, path, "new\n")
    assert {killed for killed, *_ in seen} == {9}
    assert [text for _, text, *_ in seen] == sorted((text for _, text, *_ in seen), reverse=True)
    assert {text for _, text, *_ in seen} == {"old text\n", "new\n"}
    assert {stat.S_IMODE(mode) for _, _, mode, _ in [*seen, done]} == {0o640}
    # The next run removes the temporary file of a killed run, and may leave one itself.
    assert {len(names) for *_, names in seen} == {2, 3}
    assert (done[0], done[1], sorted(done[3])) == (0, "new\n", ["README.md", "link.md"])
    assert os.readlink("link.md") == "README.md"


KILLED_AT_RANDOM = """
import json, os, random, signal, sys, time
import shutil, tempfile, zlib
import fgad_lint
from fgad_lint import cli
from fgad_lint.cli import atomic_write, files
from fgad_lint.linter import resolver
from fgad_lint.model import file_set
from fgad_lint.report import text

path, times = sys.argv[1], int(sys.argv[2])
old = open(path, encoding="utf-8").read()
fgad_lint.fix(old)
seen = []
longest = 0

def fix():
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        cli.main([path, "--fix", "-q"])
    return child

for _ in range(3):
    begun = time.monotonic()
    os.waitpid(fix(), 0)
    longest = max(longest, time.monotonic() - begun)
    open(path, "w", encoding="utf-8").write(old)
dice = random.Random(7)
for _ in range(times):
    child = fix()
    time.sleep(dice.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(path, encoding="utf-8") as file:
        seen.append((file.read(), os.stat(path).st_mode, os.listdir()))
    open(path, "w", encoding="utf-8").write(old)
os.waitpid(fix(), 0)
seen.append((open(path, encoding="utf-8").read(), os.stat(path).st_mode, os.listdir()))
print(json.dumps(seen))
"""


@FORKS
def test_file_is_whole_if_killed_at_any_time(working_directory):
    readme = working_directory / "README.md"
    readme.write_text(BAD, encoding="utf-8")
    readme.chmod(0o755)
    seen = run_python(KILLED_AT_RANDOM, "README.md", "40")
    assert {text for text, *_ in seen} <= {BAD, GOOD}
    assert {stat.S_IMODE(mode) for _, mode, _ in seen} == {0o755}
    assert all(len(names) <= 2 for *_, names in seen)
    assert (seen[-1][0], seen[-1][2]) == (GOOD, ["README.md"])


# Several runs at once

AT_ONCE = """
import json, os, sys
import shutil, tempfile, zlib
import fgad_lint
from fgad_lint import cli
from fgad_lint.cli import atomic_write, files
from fgad_lint.linter import resolver
from fgad_lint.model import file_set
from fgad_lint.report import text

path, times = sys.argv[1], int(sys.argv[2])
fgad_lint.fix(open(path, encoding="utf-8").read())
gate, opener = os.pipe()
children = {}
for number in range(times):
    rule = ("unsupported-heading-id", "arxiv-url")[number % 2]
    child = os.fork()
    if not child:
        os.close(opener)
        os.read(gate, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        cli.main([path, "--fix", "--select", rule])
    children[child] = rule
os.close(opener)
done = []
for _ in children:
    child, status = os.wait()
    done.append((children[child], os.waitstatus_to_exitcode(status)))
print(json.dumps(done))
"""


@FORKS
@pytest.mark.parametrize("names", [1, 2], ids=["one name", "two names"])
def test_simultaneous_runs_do_not_overwrite_each_other(working_directory, names):
    readme = working_directory / "README.md"
    no_id = BAD.replace(" {#depth}", "")
    results = {
        ("unsupported-heading-id",): no_id,
        ("arxiv-url",): BAD.replace("http:", "https:"),
        ("arxiv-url", "unsupported-heading-id"): no_id.replace("http:", "https:"),
    }
    for _ in range(2):
        readme.write_bytes(BAD.encode())
        if names == 2 and not os.path.exists("other.md"):
            os.link(readme, "other.md")
        done = run_python(AT_ONCE, "README.md", "8")
        assert {code for _, code in done} <= {0, 2}
        # No run that succeeds is overwritten with a text that another run read before.
        fixed = {rule for rule, code in done if code == 0}
        assert readme.read_text("utf-8") == results[tuple(sorted(fixed))]
        assert temporary_files() == []
        assert names == 1 or os.path.samefile(readme, "other.md")


# Full disks

ON_A_SMALL_DISK = """
import json, os, subprocess, sys
from fgad_lint.cli import atomic_write, files

page = 4096
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={4 * page}", "none", "disk"], check=True)
os.chdir("disk")
old = "a" * page
seen = {}

def attempt(name, write, *arguments):
    try:
        write(*arguments)
        message = ""
    except files.FileError as error:
        message = str(error)
    seen[name] = message, {name: open(name).read() == old for name in sorted(os.listdir())}

for name in ("a.md", "b.json"):
    open(name, "w").write(old)
longer = "b" * 4 * page
attempt("one name", atomic_write.write_if_unchanged, "a.md", longer, old.encode())
attempt("put", atomic_write.write, "b.json", longer)
attempt("new", atomic_write.create, "new.toml", longer)
os.link("a.md", "c.md")
attempt("two names", atomic_write.write_if_unchanged, "a.md", longer, old.encode())
os.unlink("c.md")
subprocess.run(["mount", "-o", "remount,ro", "none", "."], check=True)
attempt("read-only", atomic_write.write_if_unchanged, "a.md", "b", old.encode())
attempt("read-only, put", atomic_write.write, "b.json", "b")
os.chdir("..")
print(json.dumps(seen))
"""


@pytest.mark.skipif(
    not shutil.which("unshare")
    or subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode,
    reason="needs a disk of its own",
)
def test_full_disk_and_read_only_disk(working_directory):
    (working_directory / "disk").mkdir()
    program = ["unshare", "-rm", sys.executable, "-c", ON_A_SMALL_DISK]
    run = subprocess.run(program, capture_output=True, text=True, check=False)
    assert not run.stderr
    both = {"a.md": True, "b.json": True}
    assert json.loads(run.stdout) == {
        "one name": ["a.md: not written: no space left on device", both],
        "put": ["b.json: not written: no space left on device", both],
        "new": ["new.toml: not written: no space left on device", both],
        "two names": ["a.md: not written: no space left on device", both | {"c.md": True}],
        "read-only": ["a.md: not written: read-only file system", both],
        "read-only, put": ["b.json: not written: read-only file system", both],
    }
