"""Several files at once: the output is the same as for one process, whatever happens to the worker processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from children import started

import fgad_lint
from fgad_lint.linter import runner
from fgad_lint.linter.resolver import CommandLine, Settings, Source
from fgad_lint.model.document import Document

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
COMMANDS = [
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
# Runs all commands in one process, because starting one takes longer than a command.
COMPARE = """
import json, os, shutil, subprocess, sys
from pathlib import Path
from click.testing import CliRunner
from fgad_lint import cli
from fgad_lint.linter import workers

workers._MIN_CHARACTERS_PER_PROCESS = 1
start, n_workers = workers._start, []
workers._start = lambda *args: n_workers.append(args[2]) or start(*args)
folder, added, commands = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
for command in commands:
    for jobs in ("1", "2", "4"):
        shutil.rmtree("here", ignore_errors=True)
        shutil.copytree(folder, "here")
        os.chdir("here")
        Path("a.md").write_text(Path("a.md").read_text() + added)
        n_workers.clear()
        result = CliRunner().invoke(cli.main, ["check", *command.split(), "--jobs", jobs], added)
        files = {str(path): path.read_bytes().hex() for path in Path().rglob("*.*") if ".git" not in path.parts}
        print(json.dumps([command, jobs, result.exit_code, result.stdout, result.stderr, files, n_workers]))
        os.chdir("..")
"""


def python(code, *args, **options):
    """Start code in a process with the program on its path, but without environment variables for its options."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FGAD_LINT", "GITHUB"))}
    environment |= {"PYTHONPATH": str(Path(fgad_lint.__file__).parent.parent)}
    return started([sys.executable, "-c", code, *args], env=environment, **options)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Lists with findings and with links to each other, committed to git."""
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        path = tmp_path / "lists" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    author = ("-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    for words in (
        ["init", "--quiet", "--template="],
        ["add", "--all"],
        [*author, "commit", "--quiet", "--message", "x"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path / "lists", check=True, capture_output=True)
    return tmp_path / "lists"


def test_output_is_the_same_for_any_number_of_jobs(folder):
    with python(COMPARE, str(folder), "\n[new](#nowhere)\n", json.dumps(COMMANDS), stdout=subprocess.PIPE) as process:
        rows = [json.loads(line) for line in process.stdout]
    assert process.returncode == 0
    assert [(command, jobs) for command, jobs, *_ in rows] == [
        (command, jobs) for command in COMMANDS for jobs in ("1", "2", "4")
    ]
    for one, two, four in zip(rows[::3], rows[1::3], rows[2::3], strict=True):
        command, _, exit_code, stdout, _, _, n_workers = one
        assert two[2:6] == one[2:6], command
        assert four[2:6] == one[2:6], command
        assert n_workers == []
        assert set(two[6]) == {2}, command
        has_error = "." in command.split() or "nope.md" in command
        assert exit_code == (2 if has_error else 0 if "isolated" in command else 1), command
        assert stdout or "add-ignores" in command


def test_outcome_has_the_names_of_the_texts_that_were_read():
    setting = Settings(CommandLine(is_isolated=True)).of("")
    batch = runner.Batch([Source(name, name, FILES[name].decode(), setting) for name in ("a.md", "b.md", "empty.md")])
    seen = [batch.outcome(runner.lint, source).seen for source in batch.sources]
    assert seen == [{"b.md"}, {"a.md"}, set()]


def test_document_that_no_other_file_needs_is_read_once(monkeypatch):
    n_read = Counter()

    class Counting(Document):
        def __init__(self, text, *args, **options):
            n_read[text] += 1
            super().__init__(text, *args, **options)

    monkeypatch.setattr(runner, "Document", Counting)
    setting = Settings(CommandLine(is_isolated=True)).of("")
    texts = ["# A\n", "# B\n\n[c](c.md#c) [d](d.md#d)\n", "# C\n", "# D\n"]
    sources = [
        Source(name, name, text, setting) for name, text in zip(["a.md", "b.md", "c.md", "d.md"], texts, strict=True)
    ]
    batch = runner.Batch(sources)
    for source in sources:
        batch.outcome(runner.lint, source)
    assert n_read == dict.fromkeys(texts, 1)
    batch.outcome(runner.lint, sources[0])
    batch.outcome(runner.lint, sources[2])
    assert n_read == dict.fromkeys(texts, 1) | {texts[0]: 2}, "only documents that others link to are kept"


# Processes that fail

PLANTED = """
import os, signal, sys, time
from fgad_lint import cli
from fgad_lint.linter import workers

work = workers._work

def killed(index):
    if index == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return work(index)

def endless(index):  # One process goes on working, the other waits.
    os.write(1, b"%d\\n" % os.getpid())
    if index == 0:
        time.sleep(600)
    return work(index)

workers._MIN_CHARACTERS_PER_PROCESS = 1
failure = sys.argv.pop(1)
if failure == "no more processes":
    fork, forked = os.fork, []
    def refusing():
        if forked:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        forked.append(1)
        return fork()
    os.fork = refusing
elif failure == "no semaphores":
    import multiprocessing.synchronize
    def refusing(*_, **__):
        raise OSError(38, "Function not implemented")
    multiprocessing.synchronize.SemLock.__init__ = refusing
elif failure == "spawned":
    workers._START_METHOD = "spawn"
elif failure in globals():
    workers._work = globals()[failure]
cli.main(sys.argv[1:])
"""
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="needs processes that fork")


@pytest.fixture
def two_lists(tmp_path, monkeypatch):
    """Two lists with a finding that --fix can fix, in the working directory."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(FIRST.encode())
    return tmp_path


def planted(failure, *args):
    """Check two lists in two worker processes that fail in some way."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return python(PLANTED, failure, "check", "a.md", "b.md", "--jobs", "2", *args, **pipes)


def ended(process):
    """The exit status and output, once all processes have ended."""
    stdout, stderr = process.communicate(timeout=60)
    return process.returncode, stdout.decode(), stderr.decode()


@FORKS
def test_killed_worker(two_lists):
    stderr = "a worker process was killed; --jobs 1 starts none\n"
    with planted("killed", "--fix") as process:
        assert ended(process) == (2, "", stderr)
    assert {path.name for path in two_lists.iterdir()} == {"a.md", "b.md"}
    assert (two_lists / "a.md").read_text() in (FIRST, FIRST.replace(" {#depth}", ""))
    assert (two_lists / "b.md").read_text() == FIRST


def interrupt(process, workers):
    """Do what Ctrl-C does, but signal the parent last, so that the workers have time to print something."""
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
@pytest.mark.parametrize(("end", "exit_code", "stderr"), ENDED.values(), ids=ENDED)
def test_no_worker_outlives_the_program(two_lists, end, exit_code, stderr):
    with planted("endless", "--fix") as process:
        workers = [int(process.stdout.readline()) for _ in range(2)]
        end(process, workers)
        assert ended(process) == (exit_code, "", stderr)
    assert [(two_lists / name).read_text() for name in ("a.md", "b.md")] == [FIRST, FIRST]


@FORKS
@pytest.mark.parametrize("failure", ["no more processes", "no semaphores", "spawned"])
def test_workers_that_start_by_spawn_or_not_at_all(two_lists, failure):
    with planted(failure, "--fix", "-q", "--output-format", "concise") as process:
        code, stdout, stderr = ended(process)
    assert (code, stderr) == (1, "")
    assert [line.partition(" ")[0] + line.rpartition(" ")[2] for line in stdout.splitlines()] == [
        "a.md:3:5:[anchor-spelling]",  # Since the other file was fixed.
        "a.md:3:21:[broken-anchor]",
        "b.md:3:21:[broken-anchor]",
    ]
    fixed = FIRST.replace(" {#depth}", "")
    assert [(two_lists / name).read_text() for name in ("a.md", "b.md")] == [fixed, fixed.replace("#Depth", "#depth")]
