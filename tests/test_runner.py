"""Several files at once: what is said and written is what it would be one by one, whatever becomes of the processes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from children import started

import fgad_lint
from fgad_lint.linter import runner
from fgad_lint.linter.resolver import Settings, Source

TRAPS = Path(__file__).parent / "data" / "traps"

FIRST = "# First\n\n[a](b.md#Depth) [c](#c)\n\n## Depth {#depth}\n"
SECOND = "# Second\r\n\r\n[a](a.md#depth-depth) [b](a.md#Depth) [c](a.md#breadth)\r\n\r\n## Depth {#depth}\r\n\r\n"
PAPERS = "# Papers\n\n- Total Recall in Detection [[paper]](http://arxiv.org/abs/2106.08265v1)\n- Other Total Recall [[paper]](https://arxiv.org/abs/2106.08266)\n"
FILES = {
    "a.md": FIRST.encode(),
    "b.md": SECOND.encode(),
    "empty.md": b"",
    "latin.md": b"caf\xe9\n",
    "links/a.md": FIRST.encode(),
    "papers/fgad-lint.toml": b'duplicates = "files"\n[arxiv]\nurl = "pdf"\n',
    "papers/one.md": PAPERS.encode(),
    "papers/two.md": (PAPERS + SECOND).encode(),
    "papers/three.md": PAPERS.replace("abs", "pdf").encode(),
    "wrong/fgad-lint.toml": b"slect = []\n",
    "wrong/a.md": FIRST.encode(),
}
FORMATS = "text concise github gitlab json jsonl junit markdown rdjson sarif".split()
WAYS = [
    *(f". --output-format {name}" for name in FORMATS),
    ". --statistics",
    ". -v --color",
    "papers a.md links",
    f"{TRAPS} --isolated",
    "a.md b.md nope.md --fix",
    ". --fix -v",
    ". --fix --unsafe-fixes -v --output-format json",
    ". --diff",
    ". --diff --unsafe-fixes -v --color",
    ". --add-ignores",
    ". --baseline b.json --write-baseline",
    ". --since HEAD",
    "- a.md b.md --stdin-filename b.md --fix",
]
# Every way in one process, as each way to start one takes longer than what is to be done.
COMPARE = """
import json, os, shutil, subprocess, sys
from pathlib import Path
from click.testing import CliRunner
from fgad_lint import cli
from fgad_lint.linter import workers

workers._MIN_CHARACTERS_PER_PROCESS = 1
start, begun = workers._start, []
workers._start = lambda *args: begun.append(args[2]) or start(*args)
folder, changed, ways = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
for way in ways:
    for jobs in ("1", "2", "4"):
        shutil.rmtree("here", ignore_errors=True)
        shutil.copytree(folder, "here")
        os.chdir("here")
        Path("a.md").write_text(Path("a.md").read_text() + changed)
        begun.clear()
        done = CliRunner().invoke(cli.main, ["check", *way.split(), "--jobs", jobs], changed)
        files = {str(path): path.read_bytes().hex() for path in Path().rglob("*.*") if ".git" not in path.parts}
        print(json.dumps([way, jobs, done.exit_code, done.stdout, done.stderr, files, begun]))
        os.chdir("..")
"""


def python(code, *args, **options):
    """Start some code in a process that sees the program but none of the variables that set its options."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FGAD_LINT", "GITHUB"))}
    environment |= {"PYTHONPATH": str(Path(fgad_lint.__file__).parent.parent)}
    return started([sys.executable, "-c", code, *args], env=environment, **options)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Lists with faults, of which some speak of others, committed to git."""
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        path = tmp_path / "lists" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    who = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    for words in (["init", "--quiet", "--template="], ["add", "--all"], [*who, "commit", "--quiet", "--message", "x"]):
        subprocess.run(["git", *words], cwd=tmp_path / "lists", check=True, capture_output=True)
    return tmp_path / "lists"


def test_several_at_once_say_and_write_the_same(folder):
    with python(COMPARE, str(folder), "\n[new](#nowhere)\n", json.dumps(WAYS), stdout=subprocess.PIPE) as process:
        rows = [json.loads(line) for line in process.stdout]
    assert process.returncode == 0
    assert [(way, jobs) for way, jobs, *_ in rows] == [(way, jobs) for way in WAYS for jobs in ("1", "2", "4")]
    for one, two, four in zip(rows[::3], rows[1::3], rows[2::3], strict=True):
        way, _, code, stdout, _, _, begun = one
        assert two[2:6] == one[2:6], way
        assert four[2:6] == one[2:6], way
        assert begun == []
        assert set(two[6]) == {2}, way
        assert code == (2 if "." in way.split() or "nope.md" in way else 0 if "isolated" in way else 1), way
        assert stdout or "add-ignores" in way


def test_only_what_was_looked_at_counts():
    setting = Settings(isolated=True).of("")
    together = runner.Batch(
        [Source(name, name, FILES[name].decode(), setting) for name in ("a.md", "b.md", "empty.md")]
    )
    seen = [together.outcome(runner.lint, source).seen for source in together.sources]
    assert seen == [{"b.md"}, {"a.md"}, set()]


# What the processes may come to ---------------------------------------------------------------------------------------

PLANTED = """
import os, signal, sys, time
from fgad_lint import cli
from fgad_lint.linter import workers

work = workers._work

def killed(index):
    if index == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return work(index)

def endless(index):  # One process works on, the other waits for more.
    os.write(1, b"%d\\n" % os.getpid())
    if index == 0:
        time.sleep(600)
    return work(index)

workers._MIN_CHARACTERS_PER_PROCESS = 1
how = sys.argv.pop(1)
if how == "no more processes":
    fork, forked = os.fork, []
    def refusing():
        if forked:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        forked.append(1)
        return fork()
    os.fork = refusing
elif how == "no semaphores":
    import multiprocessing.synchronize
    def refusing(*_, **__):
        raise OSError(38, "Function not implemented")
    multiprocessing.synchronize.SemLock.__init__ = refusing
elif how == "spawned":
    workers._START_METHOD = "spawn"
elif how in globals():
    workers._work = globals()[how]
cli.main(sys.argv[1:])
"""
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="needs processes that fork")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Two lists with a fault that --fix mends, in the working directory."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(FIRST.encode())
    return tmp_path


def planted(how, *args):
    """What is done with two lists where something is wrong with the processes."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return python(PLANTED, how, "check", "a.md", "b.md", "--jobs", "2", *args, **pipes)


def ended(process):
    """What was said until the last of all processes had ended, and how that was."""
    stdout, stderr = process.communicate(timeout=60)
    return process.returncode, stdout.decode(), stderr.decode()


@FORKS
def test_process_that_is_killed(here):
    said = "a worker process was killed; --jobs 1 starts none\n"
    with planted("killed", "--fix") as process:
        assert ended(process) == (2, "", said)
    assert {path.name for path in here.iterdir()} == {"a.md", "b.md"}
    assert (here / "a.md").read_text() in (FIRST, FIRST.replace(" {#depth}", ""))
    assert (here / "b.md").read_text() == FIRST


def interrupt(process, workers):
    """What Ctrl-C does, but the program is told last, so that the others have time to speak up."""
    for worker in workers:
        os.kill(worker, signal.SIGINT)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)


ENDED = {
    "interrupted": (interrupt, 130, "\naborted\n"),
    "terminated": (lambda process, _: process.terminate(), -signal.SIGTERM, ""),
    "killed": (lambda process, _: process.kill(), -signal.SIGKILL, ""),
}


@FORKS
@pytest.mark.parametrize(("end", "code", "said"), ENDED.values(), ids=ENDED)
def test_no_process_outlives_the_program(here, end, code, said):
    with planted("endless", "--fix") as process:
        workers = [int(process.stdout.readline()) for _ in range(2)]
        end(process, workers)
        assert ended(process) == (code, "", said)
    assert [(here / name).read_text() for name in ("a.md", "b.md")] == [FIRST, FIRST]


@FORKS
@pytest.mark.parametrize("how", ["no more processes", "no semaphores", "spawned"])
def test_processes_that_start_otherwise_or_not_at_all(here, how):
    with planted(how, "--fix", "-q", "--output-format", "concise") as process:
        code, stdout, stderr = ended(process)
    assert (code, stderr) == (1, "")
    assert [line.partition(" ")[0] + line.rpartition(" ")[2] for line in stdout.splitlines()] == [
        "a.md:3:5:[anchor-spelling]",  # So it is since the other file was mended.
        "a.md:3:21:[broken-anchor]",
        "b.md:3:21:[broken-anchor]",
    ]
    mended = FIRST.replace(" {#depth}", "")
    assert [(here / name).read_text() for name in ("a.md", "b.md")] == [mended, mended.replace("#Depth", "#depth")]
