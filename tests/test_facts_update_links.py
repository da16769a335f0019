"""The commands that ask about links or read a report of lychee, and the rules that use what is kept.

All servers are on this machine: a proxy stands for the rest of the world.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from arxiv_server import Reply, serving
from children import started
from command_line import POSIX, expect, reported, run, write

import fgad_lint.facts
from fgad_lint.cli import facts as command
from fgad_lint.facts import links, store
from fgad_lint.facts.paper import LinkFacts

FILE = Path(".fgad-lint", "links.json")
NO_PAPERS = f"{FILE.with_name('papers.json')}: nothing to ask about; 0 papers known\n"
LIST = """\
# Looms

- Loom [[code]](http://a.org/loom) [[page]](http://a.org/gone)
- Dyer [[code]](http://b.org/dyer) [[page]](http://b.org/private)
"""
REPLIES = {"http://a.org/gone": Reply(status=404), "http://b.org/private": Reply(status=403)}


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(links, "INTERVAL", 0)


@pytest.fixture
def ask(monkeypatch):
    """Update facts about links through a proxy that answers by URL; also return the requests."""

    def ask(*args, replies=REPLIES, day="2026-11-28"):
        monkeypatch.setattr(command, "_today", lambda: day)
        with serving(lambda request: replies.get(request.path, Reply(b"Loom"))) as proxy:
            monkeypatch.setenv("HTTP_PROXY", proxy.origin)
            return run("facts", "update", "--links", *args), [request.path for request in proxy.requests]

    return ask


def kept():
    return {link.url: (link.status, link.asked) for link in store.read_links(FILE.read_text("utf-8"))}


def keep(*facts):
    write(FILE, store.write_links(facts))


def test_links_are_asked_about_once(ask):
    write("README.md", LIST)
    result, requests = ask()
    expect(result, 0, stderr=f"{NO_PAPERS}{FILE}: 4 links updated (1 missing, 1 unknown)\n")
    assert set(requests) == {
        "http://a.org/loom",
        "http://a.org/gone",
        "http://b.org/dyer",
        "http://b.org/private",
    }
    day = ("2026-11-28",)
    assert kept() == {
        "http://a.org/gone": ("missing", day),
        "http://a.org/loom": ("ok", day),
        "http://b.org/dyer": ("ok", day),
        "http://b.org/private": ("unknown", day),
    }
    content = FILE.read_bytes()
    result, requests = ask()
    expect(result, 0, stderr=f"{NO_PAPERS}{FILE}: nothing to ask about; 4 links known\n")
    assert (requests, FILE.read_bytes()) == ([], content)


def test_page_that_is_missing_on_two_days_is_dead(ask):
    write("README.md", LIST)
    ask(day="2026-11-28")
    assert reported("README.md", "--select", "dead-link") == set()
    result, requests = ask(day="2026-12-05")
    expect(result, 0, stderr=f"{NO_PAPERS}{FILE}: 1 link updated (1 dead)\n")
    assert set(requests) == {"http://a.org/gone"}
    result = run("README.md", "--select", "dead-link", "--output-format", "concise")
    message = "the page was not found on 2026-11-28 and 2026-12-05"
    assert f"README.md:3:45: warning: {message} [dead-link]" in result.stdout, result.stdout


def test_links_are_not_asked_about_without_the_option():
    write("README.md", LIST)
    expect(run("facts", "update"), 0, stderr=NO_PAPERS)
    assert not FILE.exists()


def test_without_a_network(monkeypatch):
    write("README.md", LIST)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    stderr = f"{NO_PAPERS}links: no server can be reached\n{FILE}: 0 links updated\n"
    expect(run("facts", "update", "--links"), 2, stderr=stderr)
    assert not FILE.parent.exists()


def test_without_the_extra(monkeypatch):
    monkeypatch.delattr(fgad_lint.facts, "links")
    monkeypatch.delitem(sys.modules, "fgad_lint.facts.links")
    monkeypatch.setitem(sys.modules, "httpx2", None)
    write("README.md", LIST)
    message = "asking about links needs the package httpx2; install it with `pip install 'fgad-lint[facts]'`\n"
    expect(run("facts", "update", "--links"), 2, stderr=f"{NO_PAPERS}{message}")


@POSIX
def test_what_came_before_ctrl_c_is_kept(tmp_path):
    urls = [f"http://a.org/{n}" for n in range(200)]
    write("README.md", "".join(f"- Loom {n} [[page]]({url})\n" for n, url in enumerate(urls)))
    with serving(lambda _: Reply(b"Loom")) as proxy:
        command = [sys.executable, "-m", "fgad_lint", "facts", "update", "--links"]
        environment = {**os.environ, "HTTP_PROXY": proxy.origin}
        with started(command, cwd=tmp_path, stderr=subprocess.PIPE, env=environment) as process:
            while len(proxy.requests) < 2:
                assert process.poll() is None
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=30)
    assert (process.returncode, stderr.decode()) == (130, f"{NO_PAPERS}{FILE}: stopped; what had come is kept\n")
    assert {status for status, _ in kept().values()} == {"ok"}
    assert 1 <= len(kept()) <= 3


def test_broken_file_is_kept(ask):
    write("README.md", LIST)
    write(FILE, "{")
    result, requests = ask()
    expect(result, 2, stderr=f"{FILE}: not JSON on line 1\n")
    assert (requests, FILE.read_text()) == ([], "{")


def test_file_that_another_program_has_written_is_kept(ask):
    write("README.md", LIST)
    keep(LinkFacts("http://a.org/loom", "ok", "", ("2026-01-01",)))

    class Writing(dict):
        def get(self, *_):
            FILE.write_text(store.write_links([]))
            return Reply(b"Loom")

    result, _ = ask(replies=Writing())
    assert result.exit_code == 2
    assert "it has changed since it was read; run again" in result.stderr
    assert kept() == {}


MOVED = {
    "total": 2,
    "success_map": {
        "README.md": [
            {"url": "http://a.org/loom", "status": {"text": "200 OK", "code": 200}},
            {"url": "http://b.org/dyer", "status": {"text": "200 OK", "code": 200}},
            {"url": "http://other.org/", "status": {"text": "200 OK", "code": 200}},
        ]
    },
    "redirect_map": {
        "README.md": [
            {"origin": "http://a.org/loom", "redirects": [{"url": "https://a.org/loom", "code": 302}]},
            {"origin": "http://b.org/dyer", "redirects": [{"url": "https://c.org/dyer", "code": 301}]},
        ]
    },
    "error_map": {"README.md": [{"url": "http://a.org/gone", "status": {"text": "404 Not Found", "code": 404}}]},
}


def report(content, day=6):
    write("report.json", content if isinstance(content, str) else json.dumps(content))
    os.utime("report.json", (1_772_280_000 + 86_400 * day,) * 2)  # The first is 2026-02-28.


def test_report_of_lychee_and_the_rules_that_use_it():
    write("README.md", LIST)
    report(MOVED)
    expect(
        run("facts", "update", "--lychee-report", "report.json"),
        0,
        stderr=f"{FILE}: 3 links updated (1 missing, 2 moved)\n{NO_PAPERS}",
    )
    assert kept()["http://a.org/gone"] == ("missing", ("2026-03-06",))
    result = run("README.md", "--select", "dead-link,moved-link", "--fix")
    fixed = LIST.replace("http://a.org/loom", "https://a.org/loom")
    assert Path("README.md").read_text() == fixed, result.output
    run("README.md", "--select", "dead-link,moved-link", "--fix", "--unsafe-fixes")
    assert Path("README.md").read_text() == fixed.replace("http://b.org/dyer", "https://c.org/dyer")
    run("facts", "update", "--lychee-report", "report.json")
    assert kept()["http://a.org/gone"] == ("missing", ("2026-03-06",)), "the same report is read twice"
    report(MOVED, day=7)
    run("facts", "update", "--lychee-report", "report.json")
    assert kept()["http://a.org/gone"] == ("dead", ("2026-03-06", "2026-03-07"))
    assert reported("README.md", "--select", "dead-link") == {("README.md", "dead-link")}


def test_what_lychee_has_found_is_not_asked_about_again(ask):
    write("README.md", LIST)
    report(MOVED)
    _, requests = ask("--lychee-report", "report.json", day="2026-03-06")
    assert set(requests) == {"http://b.org/private"}


def test_wrong_report():
    write("README.md", LIST)
    report("{")
    stderr = "report.json: not a report of `lychee --verbose --format json`\n"
    expect(run("facts", "update", "--lychee-report", "report.json"), 2, stderr=stderr)
    assert not FILE.exists()


def test_prune_forgets_links():
    write("README.md", LIST)
    keep(LinkFacts("http://a.org/loom", "ok"), LinkFacts("http://c.org/", "ok"))
    expect(
        run("facts", "prune"),
        0,
        stderr=f"^[^\n]*0 papers forgotten, 0 kept\n{FILE}: 1 link forgotten, 1 kept\n",
    )
    assert list(kept()) == ["http://a.org/loom"]
