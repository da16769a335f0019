"""The parts of the benchmarks that could be wrong without anyone noticing."""

import json
import math
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import commands
import compare
import edits
import fgad_lint
import install
import keystrokes
import measure
import results
import speed
from fgad_lint.model.document import Document
from inputs import GROWING_SIZES, HOSTILE, list_with_chains, paper_list, papers_below_a_long_heading, with_a_slip
from measure import Command, Figures

POSIX = pytest.mark.skipif(os.name != "posix", reason="processes are measured as POSIX has them")
SIZES = (6_000, 37_123, 100_000, 1_000_000)
LIST = paper_list(100_000)


@pytest.mark.parametrize("size", SIZES)
def test_list_is_as_large_as_asked(size):
    assert len(paper_list(size).encode()) == pytest.approx(size, rel=0.02)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_list_is_the_same_in_every_process(seed):
    code = "import sys, inputs; sys.stdout.write(inputs.paper_list(100_000))"
    environment = {"PYTHONPATH": str(Path(measure.__file__).parent), "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == LIST


def test_entries_are_papers():
    papers = fgad_lint.parse(LIST).papers
    assert len(papers) == LIST.count("\n+ ") > 600
    assert all(paper.arxiv and paper.venue and paper.venue.year for paper in papers)
    assert len({paper.arxiv for paper in papers}) == len({paper.title for paper in papers}) > 0.95 * len(papers)


def test_list_has_few_faults_as_a_real_one():
    found = Counter(diagnostic.rule for diagnostic in fgad_lint.lint(LIST))
    assert found.keys() == {"arxiv-url", "arxiv-year", "duplicate-paper"}
    assert 10 <= found.total() <= 20
    assert len(fgad_lint.lint(paper_list(6_000))) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_as_large_as_asked(text):
    for size in (10_000, 100_000):
        assert len(HOSTILE[text](size).encode()) == pytest.approx(size, rel=0.02)


@pytest.mark.parametrize("make", [list_with_chains, papers_below_a_long_heading])
def test_growing_texts_are_as_large_as_asked(make):
    for size in (20_000, 100_000):
        assert len(make(size)) == pytest.approx(size, rel=0.02)


@pytest.mark.parametrize(("max_passes", "converges"), [(20, False), (21, True)])
def test_chains_need_twenty_passes(monkeypatch, max_passes, converges):
    text = list_with_chains(10_000)
    repaired = re.sub(r"(?<!\[)(\[\w+)(\]\(https://e\.org/5/\w+\))", r"[\1]\2", text)
    monkeypatch.setattr("fgad_lint.linter.fix.MAX_PASSES", max_passes)
    assert text != repaired
    assert (fgad_lint.fix(text) == fgad_lint.fix(repaired)) == converges


def test_slip_in_the_middle_is_one_new_finding():
    before, after = (
        Counter((diagnostic.rule, diagnostic.message) for diagnostic in fgad_lint.lint(text))
        for text in (LIST, with_a_slip(LIST))
    )
    assert [rule for rule, _ in (after - before).elements()] == ["arxiv-url"]
    assert with_a_slip(LIST).startswith(LIST[: len(LIST) // 2])


def python(name, code, **more):
    return Command(name, (sys.executable, "-c", code), **more)


@POSIX
def test_commands_run_in_turn(tmp_path):
    both = [python(name, f"print({name!r}, file=open('runs.txt', 'a'))") for name in ("one", "two")]
    figures = measure.in_turn(both, 3, tmp_path, print)
    assert (tmp_path / "runs.txt").read_text().split() == ["one", "two"] * 3
    assert [len(each.seconds) for each in figures.values()] == [3, 3]
    assert all(0 < min(each.seconds) <= each.median <= max(each.seconds) for each in figures.values())


@POSIX
@pytest.mark.parametrize(
    ("command", "failure"),
    [
        (python("a", "raise SystemExit(2)", exits=(0, 1)), "exit 2"),
        (python("a", "print('no such option')", says=r"\d+ errors"), "did not do its work"),
        (python("a", "import os; os.abort()"), "exit -6"),
        (python("a", "print('2 errors'); raise SystemExit(1)", exits=(0, 1), says=r"\d+ errors"), ""),
    ],
    ids=["another exit status", "another output", "a crash", "as expected"],
)
def test_what_fails_has_no_time(tmp_path, command, failure):
    said = []
    (figures,) = measure.in_turn([command], 2, tmp_path, said.append).values()
    assert figures.failure == failure
    assert len(figures.seconds) == (0 if failure else 2)
    assert len(said) == (1 if failure else 0)


@POSIX
def test_what_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(measure, "LIMIT", 1)
    (figures,) = measure.in_turn([python("a", "import time; time.sleep(60)")], 1, tmp_path, print).values()
    assert figures.seconds == (math.inf,)
    assert math.isnan(figures.peak)


@POSIX
def test_each_run_has_its_own_copy(tmp_path):
    (tmp_path / "a").write_text("once")
    copy = (tmp_path / "a", tmp_path / "b")
    appends = python("a", "with open('b', 'r+') as b: print(b.read()); b.write(' more')", says="^once\n$", copy=copy)
    (figures,) = measure.in_turn([appends], 2, tmp_path, print).values()
    assert not figures.failure
    assert (tmp_path / "b").read_text() == "once more"


@POSIX
def test_memory_is_that_of_the_command(tmp_path):
    ours = b"a" * 200_000_000  # What the process that measures holds does not count.
    (small,) = measure.in_turn([python("a", "pass")], 1, tmp_path, print).values()
    (large,) = measure.in_turn([python("a", "b'a' * 100_000_000")], 1, tmp_path, print).values()
    assert len(ours) / 1e6 > 150 > large.peak > 100 > 50 > small.peak


@POSIX
def test_processor_time_is_that_of_all_processes(tmp_path):
    busy = "import time; [None for _ in iter(lambda: time.process_time() > 0.3, True)]"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    both = [python("busy", child), python("idle", "import time; time.sleep(0.3)")]
    figures = measure.in_turn(both, 1, tmp_path, print)
    assert figures["busy"].processor > 0.3 > figures["idle"].processor
    assert figures["idle"].median > 0.3
    assert math.isnan(Figures((math.inf,), processor_seconds=(60.0,)).processor)


@POSIX
@pytest.mark.parametrize(
    ("script", "figures"),
    [
        ("print('median 20.5 ms, smallest 19.0 ms, largest 31.0 ms, 20 edits')", Figures((0.019, 0.0205, 0.031))),
        ("raise SystemExit('too few')", Figures(failure="exit 1")),
    ],
    ids=["printed", "failed"],
)
def test_times_of_edits_are_read(tmp_path, monkeypatch, script, figures):
    (tmp_path / "edits.py").write_text(script)
    monkeypatch.setattr(measure, "_EDITS", tmp_path / "edits.py")
    said = []
    assert measure.edits(Path(sys.executable), tmp_path / "a.md", said.append) == figures
    assert len(said) == (1 if figures.failure else 0)


def test_list_of_about_a_size_is_found(tmp_path):
    for name, size in (("a", 50), ("b", 90), ("c", 115), ("d", 200)):
        (tmp_path / f"{name}.md").write_text("x" * size)
    assert speed.nearest(tmp_path, 100) == tmp_path / "b.md"
    assert speed.nearest(tmp_path, 150) is None


def test_what_is_new_is_looked_for_in_a_repository(tmp_path):
    (tmp_path / "list.md").write_text(LIST)
    command = commands.since(tmp_path, tmp_path / "list.md")
    repository = tmp_path / "list-repository"
    shown = ["git", "-C", repository, "diff", "--shortstat"]
    assert "1 insertion(+), 1 deletion(-)" in subprocess.run(shown, capture_output=True, text=True, check=True).stdout
    done = subprocess.run(
        [sys.executable, "-m", "fgad_lint", *command.arguments[1:]], capture_output=True, text=True, check=False
    )
    assert done.returncode in command.exits
    assert re.search(command.says, done.stdout + done.stderr)


def test_edits_are_spread_over_the_middle():
    document = fgad_lint.parse(LIST)
    offsets = edits.spots(document, 20)
    assert len(LIST) / 4 <= offsets[0] < 0.3 * len(LIST)
    assert 0.7 * len(LIST) < offsets[-1] < 3 * len(LIST) / 4
    assert len({LIST.count("\n+ ", 0, offset) for offset in offsets}) == 20
    assert all(LIST[offset - 1].isalpha() and LIST[offset].isalpha() for offset in offsets)
    with pytest.raises(SystemExit, match="too few"):
        edits.spots(document, 2000)


class Stale(Document):
    """A document that is still the previous one after an edit."""

    def __init__(self, text, renderer, previous=None):
        super().__init__(previous.text if previous else text, renderer)


def test_edits_end_with_the_right_findings(monkeypatch):
    assert len(list(edits.timed(LIST, 3))) == 3
    monkeypatch.setattr(edits, "Document", Stale)
    with pytest.raises(SystemExit, match="findings"):
        list(edits.timed(LIST, 3))


@pytest.mark.parametrize(
    ("figures", "suffice"),
    [
        (Figures((0.1,) * 9), False),
        (Figures((0.1,) * 10), True),
        (Figures((31.0, 31.0)), False),
        (Figures((21.0, 21.0, 21.0)), True),
        (Figures((math.inf,)), True),
        (Figures(failure="exit 2"), True),
    ],
    ids=["nine", "ten", "two long ones", "three long ones", "stopped", "failed"],
)
def test_how_often_is_enough(figures, suffice):
    assert figures.suffice(10) == suffice


def took(*seconds, megabytes=10.0):
    return Figures(seconds, megabytes)


GROWN = {"ampersands": 1.3, results.FIXED_CHAINS: 1.2}
GROUPS = {
    "6 KB": {
        commands.CLICK: took(0.05),
        commands.VERSION: took(0.055),
        commands.HELP: took(0.06),
        commands.CHECK: took(0.2, 0.09, 0.1),
        commands.RUMDL: Figures(failure="exit 2"),
    },
    "100 KB": {
        commands.CHECK: took(0.3),
        commands.RUMDL: took(0.02),
        "remark": took(0.6),
        commands.MDFORMAT: took(1.2),
        "pymarkdown scan": took(math.inf),
        "awesome-lint": Figures(failure="exit 2"),
    },
    "1 MB": {
        commands.CHECK: took(0.5),
        commands.RUMDL: took(0.1),
        commands.PARSE: took(1.0),
        commands.RENDER: took(1.5),
        commands.EXPORT: took(0.4),
        commands.FIX: Figures(failure="exit 2"),
        commands.ADD_IGNORES: took(0.6),
        commands.SINCE: took(1.1),
    },
    "10 MB": {
        commands.CHECK: took(5.0, megabytes=300.0),
        commands.RUMDL: took(4.0, megabytes=400.0),
        "remark": took(math.inf),
        commands.PARSE: took(11.5),
        commands.EXPORT: took(4.0),
    },
    results.LISTS: {
        commands.CHECK: took(2.0),
        commands.CHECK_ALONE: Figures((3.0,), processor_seconds=(2.5, 2.0, 2.1)),
        commands.RUMDL_ALONE: Figures((3.0,), processor_seconds=(0.5,)),
    },
    results.CHAINS: {commands.CHECK: took(0.5), commands.FIX: took(0.9)},
    results.GROWING: {
        results.growing(text, size): took(0.1 if size == "100 KB" else GROWN.get(text, 0.2))
        for text in (*HOSTILE, results.FIXED_CHAINS, results.EXPORTED, results.PARSED)
        for size in GROWING_SIZES
    },
    results.EDITS: {
        results.MADE_LIST: took(0.02, 0.025, 0.05),
        "a real list, about 100 KB": took(0.031),
        "a real list, about 500 KB": Figures(failure="exit 1"),
    },
    results.KEYSTROKES: {
        "`fgad-lint server`, a made list, 100 KB": took(0.02, 0.04, 0.05),
        "`rumdl server`, a made list, 100 KB": took(0.2),
        "`fgad-lint server`, a real list, about 500 KB": took(0.165),
    },
}


def test_bars():
    assert results.bar_table(results.bars(GROUPS)).splitlines()[2:] == [
        '| `fgad-lint check`, 6 KB | 1.25 × `python -c "import click"` | 0.100 : 0.0500 s | 2.00 | **not met** |',
        '| `fgad-lint --version`, 6 KB | 1.15 × `python -c "import click"` | 0.0550 : 0.0500 s | 1.10 | met |',
        '| `fgad-lint --help`, 6 KB | 1.15 × `python -c "import click"` | 0.0600 : 0.0500 s | 1.20 | **not met** |',
        "| `fgad-lint check`, 100 KB | 0.33 × `mdformat --check` | 0.300 : 1.20 s | 0.250 | met |",
        "| `fgad-lint check`, 1 MB | 3 × `rumdl check` | 0.500 : 0.100 s | 5.00 | **not met** |",
        "| `fgad-lint check`, 10 MB | 2 × `rumdl check` | 5.00 : 4.00 s | 1.25 | met |",
        "| the memory of `fgad-lint check`, 10 MB | 1 × `rumdl check` | 300 : 400 MB | 0.750 | met |",
        "| the processor time of `fgad-lint check, one process`, many lists at once | 4 × `rumdl check, one thread` | 2.10 : 0.500 s | 4.20 | **not met** |",
        "| `fgad-lint --fix`, 20 passes of fixes | 2 × `fgad-lint check` | 0.900 : 0.500 s | 1.80 | met |",
        "| `fgad-lint --fix`, 1 MB | 2 × `fgad-lint check` | – : 0.500 s | – | not measured |",
        "| `fgad-lint --add-ignores`, 1 MB | 2 × `fgad-lint check` | 0.600 : 0.500 s | 1.20 | met |",
        "| `fgad-lint --since HEAD`, 1 MB | 2 × `fgad-lint check` | 1.10 : 0.500 s | 2.20 | **not met** |",
        "| `fgad-lint parse`, 1 MB | 2.5 × `fgad-lint check` | 1.00 : 0.500 s | 2.00 | met |",
        "| `fgad-lint render`, 1 MB | 2.5 × `fgad-lint check` | 1.50 : 0.500 s | 3.00 | **not met** |",
        "| one edit in an open list: a made list, 100 KB | 1 × 30 ms | 25.0 : 30.0 ms | 0.833 | met |",
        "| one edit in an open list: a real list, about 100 KB | 1 × 30 ms | 31.0 : 30.0 ms | 1.03 | **not met** |",
        "| one edit in an open list: a real list, about 500 KB | 1 × 100 ms | – : 100 ms | – | not measured |",
        "| one keystroke in a language server: `fgad-lint server`, a made list, 100 KB | 1 × 50 ms | 40.0 : 50.0 ms | 0.800 | met |",
        "| one keystroke in a language server: `fgad-lint server`, a real list, about 100 KB | 1 × 50 ms | – : 50.0 ms | – | not measured |",
        "| one keystroke in a language server: `fgad-lint server`, a real list, about 500 KB | 1 × 150 ms | 165 : 150 ms | 1.10 | **not met** |",
        "| `fgad-lint check`, 10 MB | 11 × the same, 1 MB | 5.00 : 0.500 s | 10.0 | met |",
        "| `fgad-lint export`, 10 MB | 11 × the same, 1 MB | 4.00 : 0.400 s | 10.0 | met |",
        "| `fgad-lint parse`, 10 MB | 11 × the same, 1 MB | 11.5 : 1.00 s | 11.5 | **not met** |",
        "| `fgad-lint --fix`, 20 passes of fixes, 1 MB | 11 × the same, 100 KB | 1.20 : 0.100 s | 12.0 | **not met** |",
        "| `fgad-lint export`, papers below a long heading, 1 MB | 11 × the same, 100 KB | 0.200 : 0.100 s | 2.00 | met |",
        "| `fgad-lint parse`, papers below a long heading, 1 MB | 11 × the same, 100 KB | 0.200 : 0.100 s | 2.00 | met |",
        "| `fgad-lint check`, ampersands, 1 MB | 11 × the same, 100 KB | 1.30 : 0.100 s | 13.0 | **not met** |",
    ]


@pytest.mark.parametrize("group", GROUPS)
def test_what_was_left_out_is_not_measured(group):
    without = {name: figures for name, figures in GROUPS.items() if name != group}
    missing, missing_before = (
        [bar.work for bar in results.bars(groups) if bar.verdict == "not measured"] for groups in (without, GROUPS)
    )
    assert len(missing) > len(missing_before)


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        (math.inf, 50.0, "**not met**"),
        (math.inf, math.inf, "**not met**"),
        (50.0, math.inf, "met"),
        (math.nan, 1.0, "not measured"),
        (1.0, math.nan, "not measured"),
    ],
    ids=["we were stopped", "both were stopped", "they were stopped", "we failed", "they failed"],
)
def test_verdict_without_a_time(ours, theirs, verdict):
    assert results.Bar("check", "peer", 1.25, ours, theirs).verdict == verdict


def test_report():
    page = results.report(GROUPS, ["a machine"])
    assert "- a machine\n" in page
    assert "| `fgad-lint check` | 0.100 | 0.0900 to 0.200 | 3 | – | 10.0 | 1.00 |\n" in page
    assert "| `fgad-lint check, one process` | 3.00 |  | 1 | 2.10 | 0.00 | 1.50 |\n" in page
    assert "| `rumdl check` | failed: exit 2 |  | 0 | – | – | – |\n" in page
    assert "| `pymarkdown scan` | > 60 |  | 1 | – | – | > 200 |\n" in page
    assert "| a made list, 100 KB | 0.0250 | 0.0200 to 0.0500 |\n" in page
    assert "| ampersands | 0.100 | 1.30 |  | 13.0 |\n" in page
    assert all(re.fullmatch(r"\|.*\|", line) for line in page.splitlines() if "|" in line)


def test_without_node_its_peers_are_left_out(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not install.has_node()
    (tmp_path / "python-peers.json").write_text(json.dumps(install.PYTHON_PEERS))  # As if they were installed.
    assert install.peers(tmp_path).endswith("none of those that run on Node, which is not here")
    names = [command.name for command in commands.peers(tmp_path, tmp_path / "a.md", with_node=False)]
    assert names == ["rumdl check", "mdformat --check", "pymarkdown scan"]
    assert len(commands.peers(tmp_path, tmp_path / "a.md", with_node=True)) == 6


def test_what_takes_more_instructions_is_named():
    before = {"check": 1_000_000_000, "parse": 1_000_000_000, "gone": 1}
    now = {"check": 1_050_000_000, "parse": 1_051_000_000, "new": 9_000_000}
    assert compare.grown(before, now) == ["parse"]
    assert compare.compared(before, now).splitlines()[2:] == [
        "| `check` | 1000 | 1050 | +5.0% |",
        "| `parse` | 1000 | 1051 | +5.1% |",
        "| `new` | | 9 | |",
    ]


def test_counts_of_another_python_are_not_compared():
    assert compare.differences({"python": "3.11", "machine": "a"}, {"python": "3.11", "machine": "a"}) == ""
    different = compare.differences({"python": "3.11"}, {"python": "3.12", "machine": "a"})
    assert different == "python was 3.11, is 3.12; machine was None, is a"


@pytest.mark.parametrize(
    ("counter", "printed", "count"),
    [
        ("perf", "# started on Mon\n\n1234567,,instructions:u,501234,100.00,,\n", "1234567"),
        ("perf", "# started on Mon\n\n<not supported>,,instructions:u,0,100.00,,\n", None),
        ("valgrind", "==17== Cachegrind\n==17== \n==17== I   refs:      641,974,521\n", "641,974,521"),
        ("valgrind", "==17== I refs:        641,974,521\n", "641,974,521"),
    ],
)
def test_count_is_found_in_what_is_printed(counter, printed, count):
    (pattern,) = (each.pattern for each in compare.COUNTERS if each.name == counter)
    found = re.search(pattern, printed)
    assert (found and found[1]) == count


@pytest.mark.parametrize("script", ["speed.py", "compare.py"])
def test_scripts_say_what_they_do(script):
    command = [sys.executable, Path(measure.__file__).with_name(script), "--help"]
    assert "--work" in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_keystrokes_are_answered(tmp_path, capsys, monkeypatch):
    pytest.importorskip("pygls")
    monkeypatch.setattr(keystrokes, "N_KEYSTROKES", 3)
    path = tmp_path / "README.md"
    path.write_text(LIST, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(Path(fgad_lint.__file__).parent.parent))
    keystrokes.main(str(path))
    printed = capsys.readouterr().out
    assert printed.endswith(" ms, 3 keystrokes\n")
    assert len(re.findall(r"[\d.]+ ms", printed)) == 3
