"""How servers are asked about links: politely, and without trust. All servers are on this machine."""

import asyncio
import re
import signal
import socket
import sys
from contextlib import suppress
from email.utils import formatdate
from subprocess import PIPE
from threading import Event, Thread
from time import sleep, time

import pytest
from arxiv_server import FakeClock, Reply, in_turn, serving
from children import started

from fgad_lint.facts import link_answers, links
from fgad_lint.facts.http import AskError
from fgad_lint.facts.link_answers import LinkAnswer

OK, MISSING, UNKNOWN = LinkAnswer("ok"), LinkAnswer("missing"), LinkAnswer("unknown")
PAGE = Reply(b"<p>Loom", content_type="text/html")


def on_methods(head, get):
    """Answer HEAD with one reply and GET with another."""
    return lambda request: head if request.method == "HEAD" else get


def to(location, status=301):
    return Reply(status=status, headers={"Location": location})


async def resolve(host):
    """The addresses of hosts: one has none, one is private, one is unknown for now, and the others are here."""
    if host == "slow-names.org":
        raise socket.gaierror(socket.EAI_AGAIN, "try again")
    addresses = {"gone.org": [], "router.org": ["127.0.0.1", "192.168.1.1"], "several.org": ["127.0.0.2", "127.0.0.1"]}
    return addresses.get(host, ["127.0.0.1"])


def asker(clock=None, show=lambda _: None):
    clock = clock or FakeClock()

    async def sleep(seconds):
        clock.sleep(seconds)

    def is_refused(host):
        return host.startswith("192.168.")

    return links.LinkAsker("agent", show, links.LinkClock(clock.now, sleep), resolve, is_refused)


def ask(answer, *paths, clock=None, show=lambda _: None):
    """The answers about URLs, which may be paths on a server, and the requests that it got."""
    told = {}
    with serving(answer) as server:
        urls = [server.origin + path if path.startswith("/") else path for path in paths]
        asker(clock, show).ask(urls, told.__setitem__)
        requests = [(request.method, request.path) for request in server.requests]
    return [told.get(url) for url in urls], requests


def by_path(replies):
    return lambda request: replies[request.path]


ANSWERS = {
    "there": (in_turn(PAGE), OK, ["HEAD"]),
    "HEAD is not allowed": (on_methods(Reply(status=405), PAGE), OK, ["HEAD", "GET"]),
    "HEAD is forbidden": (on_methods(Reply(status=403), PAGE), OK, ["HEAD", "GET"]),
    "HEAD is not implemented": (on_methods(Reply(status=501), PAGE), OK, ["HEAD", "GET"]),
    "HEAD is not found": (on_methods(Reply(status=404), PAGE), OK, ["HEAD", "GET"]),
    "not found": (in_turn(Reply(status=404)), MISSING, ["HEAD", "GET"]),
    "gone": (in_turn(Reply(status=410)), MISSING, ["HEAD", "GET"]),
    "forbidden": (in_turn(Reply(status=403)), UNKNOWN, ["HEAD", "GET"]),
    "fault of the server": (in_turn(Reply(status=503)), UNKNOWN, ["HEAD", "GET"]),
    "endless redirects": (in_turn(to("/a")), UNKNOWN, ["HEAD"] * 11),
    "redirect without a target": (in_turn(Reply(status=301)), UNKNOWN, ["HEAD"]),
    "redirect to no URL": (in_turn(to("http://[")), UNKNOWN, ["HEAD"]),
    "redirect to another scheme": (in_turn(to("ftp://e.org/")), UNKNOWN, ["HEAD"]),
    "redirect to a file": (in_turn(to("file:///etc/passwd")), UNKNOWN, ["HEAD"]),
    "redirect to an endless URL": (in_turn(to("/" + "a" * 3000)), UNKNOWN, ["HEAD"]),
    "redirect to a private host": (in_turn(to("http://192.168.1.1/")), UNKNOWN, ["HEAD"]),
    "redirect to a host with a private address": (in_turn(to("http://router.org/")), UNKNOWN, ["HEAD"]),
    "redirect to no host": (in_turn(to("http://gone.org/")), MISSING, ["HEAD"]),
    "broken headers": (in_turn(Reply(status=200, headers={"a b": "c"})), None, ["HEAD", "GET"]),
}


@pytest.mark.parametrize(("answer", "expected", "methods"), ANSWERS.values(), ids=ANSWERS)
def test_answer_about_a_link(answer, expected, methods):
    def answer_or_there(request):
        return PAGE if request.path == "/there" else answer(request)

    (answered, there), requests = ask(answer_or_there, "/a", "/there")
    assert (answered, there) == (expected or UNKNOWN, OK)
    assert [method for method, path in requests if path != "/there"] == methods


def test_links_move(monkeypatch):
    monkeypatch.setattr(link_answers, "_PLAIN", re.compile(".*"))  # The server has no TLS.
    replies = {
        "/a": to("/b"),
        "/b": to("c", 308),
        "/c": PAGE,
        "/d": to("/c", 302),
        "/e": to("/gone"),
        "/gone": Reply(status=404),
    }
    answers, requests = ask(by_path(replies), "/a", "/a#weft", "/d", "/e")
    assert [answer.status for answer in answers] == ["moved", "moved", "ok", "missing"]
    assert [re.sub(r"http://[^/]+", "", answer.target) for answer in answers] == ["/c", "/c#weft", "", ""]
    assert requests.count(("HEAD", "/a")) == 1, "a page is asked for once, whatever the fragment"


def test_no_redirect_from_tls_to_plain_text():
    class Insecure(links._Round):
        async def _look(self, _):
            return links._Response(301, "http://e.org/", None)

    assert asyncio.run(Insecure(asker(), lambda *_: None)._follow("https://e.org/")) == ([], 0)


def test_no_redirect_with_a_password():
    def answer(request):
        return to(f"http://ann:b@{request.headers['host']}/there") if request.path == "/a" else PAGE

    assert ask(answer, "/a") == ([UNKNOWN], [("HEAD", "/a")])


def test_requests_to_a_host_are_paced():
    clock, starts = FakeClock(), []

    def answer(_):
        starts.append(clock.time)
        clock.time += 0.25  # The answer takes a while.
        return PAGE

    ask(answer, "/a", "/b", "/c", clock=clock)
    assert starts == [1000, 1001, 1002]


def test_hosts_do_not_wait_for_each_other():
    is_there = {"127.0.0.1": Event(), "localhost": Event()}

    def answer(request):
        is_there[request.headers["host"].partition(":")[0]].set()
        return PAGE if all(event.wait(10) for event in is_there.values()) else Reply(status=404)

    with serving(answer) as server:
        told = {}
        urls = [server.origin, server.origin.replace("127.0.0.1", "localhost")]
        asker().ask(urls, told.__setitem__)
    assert told == dict.fromkeys(urls, OK)


def test_requests_introduce_themselves():
    with serving(in_turn(PAGE)) as server:
        asker().ask([f"{server.origin}/a?b=c#d"], lambda *_: None)
        (request,) = server.requests
    assert request.path == "/a?b=c"
    assert request.headers["user-agent"] == "agent"
    assert "authorization" not in request.headers


WAITS = {
    "as it asks": ({"Retry-After": "7"}, 7),
    "as long as is sensible": ({"Retry-After": "86400"}, 120),
    "until a date": ({"Retry-After": formatdate(time() - 9, usegmt=True)}, 1),
    "as usual": ({}, 30),
}


@pytest.mark.parametrize(("headers", "wait"), WAITS.values(), ids=WAITS)
def test_waits_for_a_host_that_has_had_enough(headers, wait):
    clock = FakeClock()
    answers, requests = ask(in_turn(Reply(status=429, headers=headers), PAGE), "/a", clock=clock)
    assert (answers, requests, clock.sleeps) == ([OK], [("HEAD", "/a")] * 2, [wait])


def test_leaves_a_host_that_has_had_enough():
    shown = []
    answers, requests = ask(in_turn(Reply(status=429)), "/a", "/b", "/c", show=shown.append)
    assert (answers, len(requests)) == ([UNKNOWN, None, None], 3)
    assert shown == ["127.0.0.1: busy (status 429); 2 links are left for another time"]


def test_leaves_a_host_that_does_not_answer():
    shown = []
    with serving(in_turn(PAGE)) as server:
        told = {}
        dead = [f"http://127.0.0.2:1/{n}" for n in range(5)]
        asker(show=shown.append).ask([server.origin, *dead], told.__setitem__)
    assert told == {server.origin: OK, **dict.fromkeys(dead[:3], UNKNOWN)}
    assert len(shown) == 1
    assert re.fullmatch(r"127\.0\.0\.2: [^\n]+; 2 links are left for another time", shown[0])


HOSTS = {
    "no such host": ("http://gone.org/", MISSING),
    "unknown for now": ("http://slow-names.org/", UNKNOWN),
    "private host": ("http://192.168.1.1/", UNKNOWN),
    "private address": ("http://router.org/", UNKNOWN),
    "nobody listens": ("http://127.0.0.1:1/", UNKNOWN),
    "no TLS": ("https://127.0.0.1:{port}/", UNKNOWN),
}


@pytest.mark.parametrize(("url", "expected"), HOSTS.values(), ids=HOSTS)
def test_host(url, expected):
    told = {}
    with serving(in_turn(PAGE)) as server:
        url = url.format(port=server.origin.rpartition(":")[2])
        asker().ask([url, f"{server.origin}/there"], told.__setitem__)
    assert told == {url: expected, f"{server.origin}/there": OK}


@pytest.mark.parametrize("url", ["http://gone.org/", "http://slow-names.org/", "http://127.0.0.1:1/"])
def test_nothing_is_known_without_a_network(url):
    told = {}
    with pytest.raises(AskError, match=r"\Alinks: no server can be reached\Z"):
        asker().ask([url], told.__setitem__)
    assert told == {}


def test_connections_are_only_to_addresses_that_were_checked():
    """A name that means another address by the time of the request is no way into a private network."""
    with serving(in_turn(PAGE)) as server:
        port = server.origin.rpartition(":")[2]
        url = f"http://no-such-host.invalid:{port}/a"
        told = {}
        asker().ask([url], told.__setitem__)
        (request,) = server.requests
    assert told == {url: OK}
    assert request.headers["host"] == f"no-such-host.invalid:{port}"


def test_other_addresses_of_a_host_are_tried():
    told = {}
    with serving(in_turn(PAGE)) as server:
        url = f"http://several.org:{server.origin.rpartition(':')[2]}/"
        asker().ask([url], told.__setitem__)
    assert told == {url: OK}


def test_no_cookies():
    with serving(in_turn(Reply(headers={"Set-Cookie": "a=b"}))) as server:
        asker().ask([f"{server.origin}/{n}" for n in range(2)], lambda *_: None)
        assert ["cookie" in request.headers for request in server.requests] == [False, False]


def test_headers_that_come_slowly(monkeypatch):
    monkeypatch.setattr(links, "_TIMEOUT", 0.5)

    def drip():
        for _ in range(2):  # HEAD and GET.
            connection, _ = slow.accept()
            with connection, suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\na: ")
                while True:
                    connection.sendall(b"b")
                    sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as slow, serving(in_turn(PAGE)) as server:
        Thread(target=drip, daemon=True).start()
        told, url = {}, f"http://127.0.0.1:{slow.getsockname()[1]}/"
        asker().ask([url, server.origin], told.__setitem__)
    assert told == {url: UNKNOWN, server.origin: OK}


def test_nothing_to_ask():
    asker().ask([], lambda *_: None)


@pytest.mark.parametrize("reply", [Reply(b"a" * 50, drip=0.1), Reply(b"a" * 100_000_000)], ids=["slow", "huge"])
def test_body_is_not_read(reply):
    answers, _ = ask(on_methods(Reply(status=405), reply), "/a")
    assert answers == [OK]


def test_time_of_an_answer_is_bounded(monkeypatch):
    monkeypatch.setattr(links, "_TIMEOUT", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent, serving(in_turn(PAGE)) as server:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        told = {}
        asker().ask([url, server.origin], told.__setitem__)
    assert told == {url: UNKNOWN, server.origin: OK}


def test_wrong_environment(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "nonsense://e.org")
    with pytest.raises(AskError, match=r"\Alinks: proxy or certificates in the environment: [^\n]+\Z"):
        asker().ask(["https://e.org/"], lambda *_: None)


def test_behind_a_proxy_names_are_not_looked_up(monkeypatch):
    told = {}
    with serving(in_turn(PAGE)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        asker().ask(["http://gone.org/"], told.__setitem__)
    assert told == {"http://gone.org/": OK}


def test_no_proxy_is_asked_for_a_private_host(monkeypatch):
    told = {}
    with serving(in_turn(to("http://192.168.1.1/"))) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        asker().ask(["http://a.org/"], told.__setitem__)
        assert [request.path for request in proxy.requests] == ["http://a.org/"]
    assert told == {"http://a.org/": UNKNOWN}


def test_error_in_what_is_done_with_an_answer():
    def tell(*_):
        raise ZeroDivisionError

    with serving(in_turn(PAGE)) as server, pytest.raises(ZeroDivisionError):
        asker().ask([server.origin], tell)


def test_addresses_of_a_host(monkeypatch):
    assert set(asyncio.run(links.resolve("127.0.0.1"))) == {"127.0.0.1"}

    def refuse(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "no such host")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert list(asyncio.run(links.resolve("gone.org"))) == []


INTERRUPTED = """
import sys
from fgad_lint.facts.links import LinkAsker
try:
    LinkAsker("agent", is_refused=lambda _: False).ask(sys.argv[1:], lambda url, answer: print(answer.status, flush=True))
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT")
def test_ctrl_c_keeps_what_was_told():
    with serving(in_turn(PAGE)) as server:
        command = [sys.executable, "-c", INTERRUPTED, *(f"{server.origin}/{n}" for n in range(60))]
        child = started(command, stdout=PIPE, text=True)
        with child as process:
            assert process.stdout.readline().strip() == "ok"
            process.send_signal(signal.SIGINT)
            assert process.stdout.read().split()[-1] == "interrupted"
