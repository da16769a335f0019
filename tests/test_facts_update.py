"""The commands that ask about papers, show facts and forget them. The server is on this machine."""

import gzip
import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from arxiv_server import FakeClock, Made, Reply, arxiv, serving
from children import started
from command_line import POSIX, expect, run, spawn, write
from hypothesis import given
from hypothesis import strategies as st

import fgad_lint.facts
from fgad_lint.facts import arxiv as asked_arxiv
from fgad_lint.facts import crossref, http, openreview, snapshot, store
from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.source import Wanted, by_first_version, clean
from fgad_lint.facts.update import Linked, Update, merged, pruned
from fgad_lint.model.document import Document

TODAY = "2026-11-28"
LIST = """\
# List

- Weaving [[paper]](https://arxiv.org/abs/2304.00001)
- Dyeing [[paper]](https://arxiv.org/pdf/2304.00002v1)
- Spinning [[paper]](https://arxiv.org/abs/math/0309136)
- Broken [[paper]](https://arxiv.org/abs/2304.123)
"""
PAPERS = {
    "2304.00001": Made(("Weaving",)),
    "2304.00002": Made(("Dyeing", "Dyeing by Hand")),
    "math/0309136": Made(("Spinning",)),
}
FILE = Path(".fgad-lint", "papers.json")


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def clock(monkeypatch):
    """A clock that does not wait."""
    fake = FakeClock()
    monkeypatch.setattr(http, "Clock", lambda: fake)
    return fake


@pytest.fixture
def ask(monkeypatch, clock):  # noqa: ARG001 - it does not wait
    """Update facts from a server that answers with a function; also return the requests."""

    def ask(answer, *args):
        with serving(answer) as server:
            monkeypatch.setattr(asked_arxiv, "ORIGIN", server.origin)
            return run("facts", "update", *args), server.requests

    return ask


def kept(path=FILE):
    return {paper.id: paper for paper in store.read_papers(Path(path).read_text("utf-8"))}


def keep(*papers, path=FILE):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(store.write_papers(papers), "utf-8")


def test_papers_of_a_list_are_asked_about_once(ask):
    write("README.md", LIST)
    result, requests = ask(arxiv(PAPERS))
    expect(result, 0, stderr=f"{FILE}: 3 papers updated\n")
    assert [sorted(request.ids) for request in requests] == [
        ["2304.00001", "2304.00002", "2304.00002v1", "math/0309136"]
    ]
    assert {number: paper.titles for number, paper in kept().items()} == {
        "2304.00001": ((1, "Weaving"),),
        "2304.00002": ((1, "Dyeing"), (2, "Dyeing by Hand")),
        "math/0309136": ((1, "Spinning"),),
    }
    result, requests = ask(arxiv(PAPERS))
    expect(result, 0, stderr=f"{FILE}: nothing to ask about; 3 papers known\n")
    assert requests == []


def test_nothing_but_ids_is_sent(ask):
    write("README.md", LIST)
    _, requests = ask(arxiv(PAPERS), "--mailto", "ann@e.org")
    assert requests[0].path == ("/api/query?id_list=2304.00001,2304.00002,math/0309136,2304.00002v1&max_results=4")
    assert requests[0].headers.keys() <= {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert "mailto:ann@e.org" in requests[0].headers["user-agent"]


def test_earlier_titles_are_asked_for_if_the_newest_is_another(ask):
    write("README.md", "- Weaving Pictures [[paper]](https://arxiv.org/abs/2304.00001)\n")
    papers = {"2304.00001": Made(("Weaving Pictures", "Weaving Pictures", "Looms that Dream at Night"))}
    _, requests = ask(arxiv(papers))
    assert [request.ids for request in requests] == [["2304.00001"], ["2304.00001", "2304.00001v1", "2304.00001v2"]]
    assert kept()["2304.00001"].titles == ((1, "Weaving Pictures"), (3, "Looms that Dream at Night"))
    assert ask(arxiv(papers))[1] == []


def test_what_came_before_a_failure_is_kept(ask):
    numbers = [f"2304.{n:05}" for n in range(1, 251)]
    write("README.md", "".join(f"- Weaving {n} [[paper]](https://arxiv.org/abs/{n})\n" for n in numbers))
    papers = {number: Made((f"Weaving {number}",)) for number in numbers}
    honest = arxiv(papers)
    result, _ = ask(lambda request: Reply(status=503) if "2304.00101" in request.ids else honest(request))
    message = "^127.0.0.1: busy [(]status 503[)]; asking again in 30 s\n.*"
    message += r"127\.0\.0\.1: busy \(status 503\)\n\S+: 100 papers updated\n\S+: no answer about 150 papers; run again later\n"
    expect(result, 2, stderr=message)
    assert sorted(kept()) == numbers[:100]
    result, requests = ask(honest)
    assert (result.exit_code, [len(request.ids) for request in requests]) == (0, [100, 50])
    assert sorted(kept()) == numbers


def test_requests_of_a_run_are_three_seconds_apart(ask, clock):
    numbers = [f"2304.{n:05}" for n in range(1, 401)]
    write("README.md", "".join(f"- Weaving {n} [[paper]](https://arxiv.org/abs/{n})\n" for n in numbers))
    starts, honest = [], arxiv({number: Made((f"Weaving {number}",)) for number in numbers})

    def answer(request):
        starts.append(clock.time)
        return honest(request)

    ask(answer)
    assert [start - starts[0] for start in starts] == [0, 3, 6, 9]


NO_NETWORK = "^127\\.0\\.0\\.1: cannot be reached: [^\n]+\n\\S+: 0 papers updated\n\\S+: no answer about 3 papers; run again later\n"


def test_without_a_network(monkeypatch, clock):
    write("README.md", LIST)
    monkeypatch.setattr(asked_arxiv, "ORIGIN", "http://127.0.0.1:1")
    expect(run("facts", "update"), 2, stderr=NO_NETWORK)
    assert clock.sleeps == []
    assert not FILE.exists()


def test_without_the_extra(monkeypatch):
    for name in ("sources", "arxiv"):
        monkeypatch.delattr(fgad_lint.facts, name, raising=False)
        monkeypatch.delitem(sys.modules, f"fgad_lint.facts.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "defusedxml.ElementTree", None)
    write("README.md", LIST)
    message = (
        "asking arXiv needs the packages httpx2 and defusedxml; install them with `pip install 'fgad-lint[facts]'`\n"
    )
    expect(run("facts", "update"), 2, stderr=message)


@POSIX
def test_what_came_before_ctrl_c_is_kept(tmp_path):
    numbers = [f"2304.{n:05}" for n in range(1, 201)]
    write("README.md", "".join(f"- Weaving {n} [[paper]](https://arxiv.org/abs/{n})\n" for n in numbers))
    honest = arxiv({number: Made((f"Weaving {number}",)) for number in numbers})
    script = "import sys; from fgad_lint.facts import arxiv; arxiv.ORIGIN = sys.argv.pop(1); "
    script += "from fgad_lint.__main__ import main; main()"
    with serving(honest) as server:
        command = [sys.executable, "-c", script, server.origin, "facts", "update"]
        with started(command, cwd=tmp_path, stderr=subprocess.PIPE) as process:
            while not (FILE.exists() and FILE.read_bytes().endswith(b"}}\n")):
                assert process.poll() is None
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=30)
    assert (process.returncode, stderr.decode()) == (130, f"{FILE}: stopped; what had come is kept\n")
    assert sorted(kept()) == numbers[:100]


def test_broken_file_is_kept(ask):
    write("README.md", LIST)
    write(FILE, "{")
    result, requests = ask(arxiv(PAPERS))
    expect(result, 2, stderr=f"{FILE}: not JSON on line 1\n")
    assert (requests, FILE.read_text()) == ([], "{")


def test_file_that_another_program_has_written_is_kept(ask):
    write("README.md", LIST)
    keep(PaperFacts("2304.00009", is_pinned=True))
    honest = arxiv(PAPERS)

    def answer(request):
        FILE.write_text(store.write_papers([]))
        return honest(request)

    result, _ = ask(answer)
    assert result.exit_code == 2
    assert "it has changed since it was read; run again" in result.stderr
    assert kept() == {}


@pytest.mark.parametrize("address", ["ann", "ann@e.org\nX: y", "a@b c", "\u00e4@e.org"])
def test_wrong_mail_address(address):
    result = run("facts", "update", "--mailto", address)
    assert result.exit_code == 2
    assert "is not a mail address" in result.stderr
    assert address.isascii() is False or "\nX" not in result.stderr


# Where the file goes: the files that there are besides docs/list.md, and the folder of .fgad-lint.
PLACES = {
    "beside the list": ([], "docs"),
    "where it is already": ([".fgad-lint/papers.json"], ""),
    "at the top of the repository": ([".git/HEAD"], ""),
    "beside the configuration": (["docs/fgad-lint.toml", ".git/HEAD"], "docs"),
    "not beside a configuration outside of the repository": (["fgad-lint.toml", "docs/.git/HEAD"], "docs"),
    "beside a configuration without a repository": (["fgad-lint.toml"], ""),
}


@pytest.mark.parametrize(("names", "folder"), PLACES.values(), ids=PLACES)
def test_place_of_the_file(ask, names, folder):
    for name in names:
        write(name, store.write_papers([]) if name.endswith(".json") else "")
    write("docs/list.md", LIST)
    assert ask(arxiv(PAPERS), "docs/list.md")[0].exit_code == 0
    assert kept(Path(folder, FILE)).keys() == PAPERS.keys()


def facts_of(number="2304.00001", asked=TODAY, titles=((1, "Weaving"),), **fields):
    return PaperFacts(number, titles, asked=asked, **fields)


LINKED = {"2304.00001": frozenset()}
DUE = {
    "unknown": (None, LINKED, True),
    "new": (facts_of(), LINKED, False),
    "89 days old": (facts_of(asked="2026-08-31"), LINKED, False),
    "90 days old": (facts_of(asked="2026-08-30"), LINKED, True),
    "pinned": (facts_of(asked="", is_pinned=True), LINKED, False),
    "from the future": (facts_of(asked="2027-01-01"), LINKED, True),
    "from a day that does not exist": (facts_of(asked="2026-02-31"), LINKED, True),
    "without a day": (facts_of(asked=""), LINKED, True),
    "missing today": (facts_of(titles=(), is_missing=True), LINKED, False),
    "missing yesterday": (facts_of(titles=(), is_missing=True, asked="2026-11-27"), LINKED, True),
    "link to a known version": (facts_of(n_versions=2), {"2304.00001": frozenset({2})}, False),
    "link to a version with an unknown title": (
        facts_of(titles=((3, "Weaving"),), n_versions=3),
        {"2304.00001": frozenset({1})},
        True,
    ),
    "link to a version since yesterday": (
        facts_of(n_versions=2, asked="2026-11-27"),
        {"2304.00001": frozenset({3})},
        True,
    ),
    "link to no version": (facts_of(n_versions=2), {"2304.00001": frozenset({3})}, False),
}


@pytest.mark.parametrize(("known", "linked", "is_due"), DUE.values(), ids=DUE)
def test_papers_that_are_due(known, linked, is_due):
    work = Update({known.id: known} if known else {}, Linked(linked), TODAY)
    assert [paper.id for paper in work.due()] == ["2304.00001"] * is_due


def test_paper_is_due_only_once_in_a_run():
    work = Update({}, Linked(LINKED), TODAY, 0)
    assert work.due() == [Wanted("2304.00001")]
    work.take([facts_of()])
    assert work.due() == []


MERGED = {
    "renamed": (facts_of(), facts_of(titles=((2, "Dyeing"),)), ((1, "Weaving"), (2, "Dyeing"))),
    "not renamed": (facts_of(), facts_of(titles=((2, "Weaving"),)), ((1, "Weaving"),)),
    "renamed back": (
        facts_of(titles=((1, "Weaving"), (2, "Dyeing"))),
        facts_of(titles=((3, "Weaving"),)),
        ((1, "Weaving"), (2, "Dyeing"), (3, "Weaving")),
    ),
    "older than what is known": (facts_of(), facts_of(titles=((1, "Dyeing"),), asked="2026-11-27"), ((1, "Weaving"),)),
    "pinned": (facts_of(asked="", is_pinned=True), facts_of(titles=((1, "Dyeing"),)), ((1, "Weaving"),)),
    "missing now": (facts_of(), facts_of(titles=(), is_missing=True), ()),
    "found now": (facts_of(titles=(), is_missing=True), facts_of(), ((1, "Weaving"),)),
}


@pytest.mark.parametrize(("old", "new", "titles"), MERGED.values(), ids=MERGED)
def test_titles_of_merged_facts(old, new, titles):
    assert merged(old, new).titles == titles


@given(st.dictionaries(st.integers(1, 99), st.sampled_from(["", "Weaving", "Dyeing"])))
def test_titles_by_first_version_say_the_same(titles):
    kept_titles = by_first_version(titles)
    for version, title in titles.items():
        if title:
            assert [kept_title for first, kept_title in kept_titles if first <= version][-1] == title


@given(st.text())
def test_clean_text_can_be_kept(text):
    paper = PaperFacts("2304.00001", comment=clean(text))
    assert list(store.read_papers(store.write_papers([paper]).encode().decode())) == [paper]


OTHERS = """\
- Weft [[paper]](https://doi.org/10.5555/Loom.33) [[again]](https://dl.acm.org/doi/10.5555/loom.33)
- Warp [[paper]](https://openreview.net/forum?id=aB_c-1) [[pdf]](https://openreview.net/references/pdf?id=d)
- Dent [[paper]](https://doi.org/10.5555/é) [[code]](https://github.com/ann/dent)
"""


def test_linked_papers_of_others():
    assert Linked.of([Document(OTHERS)]).papers == {
        "doi:10.5555/loom.33": frozenset(),
        "openreview:aB_c-1": frozenset(),
    }


def test_each_server_is_asked_about_its_own_papers(ask, monkeypatch):
    def answer(request):
        if request.path.startswith("/works?"):
            return as_json({"message": {"items": [{"DOI": "10.5555/loom.33", "title": ["Weft"]}]}})
        if request.path.startswith("/notes?"):
            return Reply(status=418)
        return honest(request)

    def as_json(table):
        return Reply(json.dumps(table).encode(), content_type="application/json")

    honest = arxiv(PAPERS)
    write("README.md", LIST + OTHERS)
    with serving(answer) as server:
        monkeypatch.setattr(crossref, "CROSSREF", server.origin)
        monkeypatch.setattr(openreview, "ORIGIN", server.origin)
        result, _ = ask(answer)
        assert [request.path.partition("?")[0] for request in server.requests] == ["/works", "/notes"]
    stderr = f"OpenReview: answers with status 418\n{FILE}: 4 papers updated\n{FILE}: no answer about 1 paper; run again later\n"
    expect(result, 2, stderr=stderr)
    assert kept()["doi:10.5555/loom.33"].title == "Weft"
    result = run("facts", "show", "DOI:10.5555/Loom.33")
    expect(result, 0, f"doi:10.5555/loom.33  Weft\n    asked:          {kept()['doi:10.5555/loom.33'].asked}\n")


def test_dois_that_arxiv_knows_are_asked_about_and_kept():
    known = {paper.id: paper for paper in (facts_of(doi="10.5555/Weft"), facts_of("2304.00002", doi="10.5555/dye"))}
    work = Update(known, Linked(LINKED), TODAY)
    assert work.due() == work.due("doi:") == [Wanted("doi:10.5555/weft")]
    assert work.due("") == []
    work.take([PaperFacts("doi:10.5555/weft", asked=TODAY), PaperFacts("doi:10.5555/dye", asked=TODAY)])
    assert work.due() == []
    assert [paper.id for paper in pruned(work.papers, Linked(LINKED))] == ["2304.00001", "doi:10.5555/weft"]


def test_linked_papers():
    text = f"{LIST}\nSee [this](https://arxiv.org/abs/2304.00007v2) and https://arxiv.org/abs/2304.00007 and ![](https://e.org).\n"
    assert Linked.of([Document(text), Document("")]).papers == {
        "2304.00001": frozenset(),
        "2304.00002": frozenset({1}),
        "2304.00007": frozenset({2}),
        "math/0309136": frozenset(),
    }


SHOWN = """\
2304.00001  Weaving by Night
    earlier titles: Weaving (version 1)
    authors:        Ann Loom, Bo Dyer
    submitted:      2023-01-05, version 2 on 2023-02-05
    withdrawn:      on 2023-02-05
    comment:        ^[[31mred
    asked:          2026-11-28
"""


def test_show_a_paper():
    write("README.md", LIST)
    titles = ((1, "Weaving"), (2, "Weaving by Night"))
    keep(
        facts_of(
            titles=titles,
            authors=("Ann Loom", "Bo Dyer"),
            first="2023-01-05",
            latest="2023-02-05",
            n_versions=2,
            comment="\x1b[31mred",
            is_withdrawn=True,
        ),
        facts_of("2304.00002", (), is_missing=True),
    )
    shown = SHOWN.replace("^[[", r"\x1b[")
    for name in ("2304.00001", "arXiv:2304.00001v2"):
        expect(run("facts", "show", name), 0, shown)
    result = run("facts", "show")
    assert result.stdout.startswith(f"{shown}2304.00002  arXiv has no such paper\n")
    assert result.stderr == f"{FILE}: nothing is known about 1 of 3 papers\n"
    unknown = "2304.00009: not known; `fgad-lint facts update` asks about the papers of a list\n"
    expect(run("facts", "show", "2304.00009"), 2, stderr=unknown)


def test_prune_keeps_what_any_list_has():
    write("README.md", LIST)
    write("docs/other.md", "- Carding [[paper]](https://arxiv.org/abs/2304.00003)\n")
    keep(*(facts_of(f"2304.0000{n}", is_pinned=n == 5) for n in range(1, 7)))
    expect(run("facts", "prune"), 0, stderr=f"{FILE}: 2 papers forgotten, 4 kept\n")
    assert kept().keys() == {"2304.00001", "2304.00002", "2304.00003", "2304.00005"}


def test_prune_makes_no_file():
    write("README.md", LIST)
    expect(run("facts", "prune"), 0, stderr=f"{FILE}: 0 papers forgotten, 0 kept\n")
    assert not FILE.parent.exists()


def test_prune_forgets_nothing_if_a_list_cannot_be_read():
    write("README.md", LIST)
    write("other.md", b"\xff")
    keep(facts_of("2304.00009"))
    assert run("facts", "prune").exit_code == 2
    assert kept().keys() == {"2304.00009"}


ROW = {
    "id": "2304.00001",
    "title": "Weaving\n  by Night",
    "authors_parsed": [["Loom", "Ann", ""], ["Dyer", "Bo", "Jr."]],
    "comments": "Accepted at CVPR 2025",
    "journal-ref": None,
    "doi": "10.5555/loom",
    "categories": "cs.CV cs.LG",
    "abstract": "  We weave.\n",
    "versions": [
        {"version": "v1", "created": "Sun, 31 Dec 2023 18:30:00 GMT"},
        {"version": "v2", "created": "Mon, 1 Jan 2024 00:00:00 GMT"},
    ],
    "update_date": "2024-01-02",
}
FROM_ROW = PaperFacts(
    "2304.00001",
    ((2, "Weaving by Night"),),
    ("Ann Loom", "Bo Dyer Jr."),
    "2023-12-31",
    "2024-01-01",
    2,
    "cs.CV",
    "Accepted at CVPR 2025",
    "",
    "10.5555/loom",
    asked="2024-01-02",
)


def rows(*changes):
    """Lines of metadata, each a ROW with changes."""
    return "".join(f"{json.dumps({**ROW, **change}, separators=(',', ':'))}\n" for change in changes)


@pytest.mark.parametrize("name", ["snapshot.jsonl", "snapshot.jsonl.gz"])
def test_snapshot(name):
    content = rows({"id": "2304.00009"}, {}, {"id": "math/0309136", "update_date": "2009-01-01"}).encode()
    Path(name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    read = snapshot.read(name, {"2304.00001", "math/0309136", "2304.00008"})
    assert read == [FROM_ROW, FROM_ROW._replace(id="math/0309136")]


LINES = {
    "other order of keys": '{"title": "Weaving", "id": "2304.00001"}\n',
    "white space": '{ "id" : "2304.00001", "title": "Weaving" }',
    "escaped slash": '{"id":"2304.00001","title":"Weaving"}\r\n\r\n{"id":"math\\/0309136","title":1}\n',
    "wrong types": '{"id":"2304.00001","title":"Weaving","versions":[7],"authors_parsed":[7,[7]],"categories":7,"doi":{}}',
    "lone surrogate": '{"id":"2304.00001","title":"Wea\\ud800ving"}',
}


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
def test_line_of_a_snapshot(text):
    write("snapshot.jsonl", text)
    assert snapshot.read("snapshot.jsonl", {"2304.00001"}) == [PaperFacts("2304.00001", ((1, "Weaving"),))]


BROKEN = {
    "no JSON": ("nonsense\n", "snapshot.jsonl: line 1 is not a paper in JSON"),
    "no paper": ("[]\n", "snapshot.jsonl: line 1 is not a paper in JSON"),
    "cut": (rows({"id": "2304.00009"}) + rows({})[:-40], "snapshot.jsonl: line 2 is not a paper in JSON"),
    "line without an end": (
        '{"id":"2304.00001","title":"' + "a" * 1_000_000,
        "snapshot.jsonl: line 1 is not a paper in JSON",
    ),
    "nested deeply": ('{"id":"2304.00001","title":' + "[" * 100_000, "snapshot.jsonl: line 1 is not a paper in JSON"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_snapshot(text, message):
    write("README.md", LIST)
    write("snapshot.jsonl", text)
    expect(run("facts", "update", "--snapshot", "snapshot.jsonl"), 2, stderr=f"{message}\n")
    assert not FILE.exists()


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", gzip.compress(rows({}).encode())[:-20]], ids=["none", "other", "cut"]
)
def test_broken_compressed_snapshot(content):
    write("README.md", LIST)
    write("snapshot.gz", content)
    result = run("facts", "update", "--snapshot", "snapshot.gz")
    assert result.exit_code == (2 if content else 0)
    assert result.stderr.startswith("snapshot.gz: ") or not content


def test_snapshot_needs_no_network_and_no_extra(monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    monkeypatch.setitem(sys.modules, "httpx2", None)
    write("README.md", LIST)
    write("snapshot.jsonl", rows({}))
    result = run("facts", "update", "--snapshot", "snapshot.jsonl")
    expect(result, 0, stderr=f"{FILE}: 1 paper updated\nsnapshot.jsonl: nothing about 2 papers\n")
    assert kept() == {"2304.00001": FROM_ROW}


def test_only_updates_open_connections(tmp_path):
    """Python calls an audit hook before it makes a socket."""
    write("README.md", LIST)
    keep(facts_of(titles=((1, "Dyeing"),)), facts_of("2304.00002", is_missing=True))
    hook = "import sys; sys.addaudithook(lambda event, _: event.startswith('socket.') and sys.exit('a socket'))"
    (tmp_path / "hook").mkdir()
    write("hook/sitecustomize.py", hook)
    environment = {"PYTHONPATH": f"{tmp_path / 'hook'}:{Path(store.__file__).parents[2]}", "PATH": ""}
    for args in (["README.md"], ["README.md", "--fix"], ["facts", "show"], ["facts", "prune"]):
        result = spawn(*args, env=environment)
        assert b"a socket" not in result.stderr
        assert result.returncode in (0, 1)
    assert b"a socket" in spawn("facts", "update", env=environment).stderr
