"""How servers are asked: slowly, politely, and without trust in their answers. All servers are on this machine."""

from email.utils import formatdate
from time import time

import pytest
from arxiv_server import FakeClock, Reply, in_turn, serving

from fgad_lint import __version__
from fgad_lint.facts import http

OK = Reply(b"yes", content_type="text/plain")
BUSY = Reply(status=429)


def client(origin, clock, show=lambda _: None, agent="agent"):
    return http.Client(origin, agent, "text/plain", clock=http.Clock(clock.now, clock.sleep), show=show)


def body(answer):
    return answer.body


def ask(*replies, clock=None, read=body):
    """The body of the answer that is at last believed, after the requests that it took."""
    with serving(in_turn(*replies)) as server, client(server.origin, clock or FakeClock()) as asking:
        return asking.get("/query?a=b", read), len(server.requests)


def test_requests_start_three_seconds_apart():
    clock = FakeClock()
    starts = []

    def answer(_):
        starts.append(clock.time)
        clock.time += 1  # The answer takes a second.
        return OK

    with serving(answer) as server, client(server.origin, clock) as asking:
        for _ in range(4):
            asking.get("/", body)
        clients = {request.client for request in server.requests}
    assert starts == [1000, 1003, 1006, 1009]
    assert clock.sleeps == [2, 2, 2]
    assert len(clients) == 1, "several connections"


def test_requests_introduce_themselves():
    with (
        serving(in_turn(OK)) as server,
        client(server.origin, FakeClock(), agent=http.user_agent("ann@e.org")) as asking,
    ):
        asking.get("/query?a=b%2Fc", body)
    request = server.requests[0]
    assert request.path == "/query?a=b%2Fc"
    home = "https://github.com/fgad-lint/fgad-lint"
    assert request.headers["user-agent"] == f"fgad-lint/{__version__} (+{home}; mailto:ann@e.org)"
    assert request.headers["accept"] == "text/plain"
    assert "cookie" not in request.headers


REFUSALS = {
    "429": (BUSY, [30, 120]),
    "503": (Reply(status=503), [30, 120]),
    "406": (Reply(status=406), [30, 120]),
    "wait that is asked for": (Reply(status=429, headers={"Retry-After": "7"}), [7, 7]),
    "no wait": (Reply(status=429, headers={"Retry-After": "0"}), [3, 3]),
    "long wait": (Reply(status=429, headers={"Retry-After": "86400"}), [900, 900]),
    "endless wait": (Reply(status=429, headers={"Retry-After": "9" * 5000}), [900, 900]),
    "wait without sense": (Reply(status=429, headers={"Retry-After": "soon"}), [30, 120]),
    "date in the past": (Reply(status=429, headers={"Retry-After": formatdate(0, usegmt=True)}), [3, 3]),
    "compressed": (Reply(b"yes", headers={"Content-Encoding": "gzip"}), [30, 120]),
    "broken off": (Reply(b"y", length=3), [30, 120]),
    "redirects without end": (Reply(status=302, headers={"Location": "/query?a=b"}), [3, 3, 3, 30, 3, 3, 3, 120]),
}


@pytest.mark.parametrize(("refusal", "waits"), REFUSALS.values(), ids=REFUSALS)
def test_asks_again_after_a_refusal(refusal, waits):
    clock = FakeClock()
    n_refused = 8 if refusal.status == 302 else 2
    content, n_requests = ask(*[refusal] * n_refused, OK, clock=clock)
    assert (content, n_requests, clock.sleeps) == (b"yes", n_refused + 1, waits)


def test_waits_until_a_date():
    clock = FakeClock()
    ask(Reply(status=503, headers={"Retry-After": formatdate(time() + 100, usegmt=True)}), OK, clock=clock)
    assert 97 < clock.sleeps[0] <= 100


def test_asks_again_for_what_the_reader_cannot_use():
    def read(answer):
        if answer.content_type == "text/html":
            raise http.UnusableAnswer("a page")
        return answer.body

    page = Reply(b"<p>Rate exceeded.", content_type="text/html; charset=utf-8")
    assert ask(page, OK, read=read) == (b"yes", 2)


def test_gives_up_and_says_what_it_waits_for():
    clock, shown = FakeClock(), []
    with serving(in_turn(BUSY)) as server, client(server.origin, clock, shown.append) as asking:
        with pytest.raises(http.AskError) as raised:
            asking.get("/", body)
        assert len(server.requests) == 4
    assert str(raised.value) == "127.0.0.1: busy (status 429)"
    assert clock.sleeps == [30, 120, 600]
    assert shown[0] == "127.0.0.1: busy (status 429); asking again in 30 s"


@pytest.mark.parametrize("status", [400, 404, 414])
def test_other_errors_are_for_the_reader(status):
    assert ask(Reply(b"no", status), read=lambda answer: (answer.status, answer.body)) == ((status, b"no"), 1)


REDIRECTS = {
    "another server": "https://e.org/query",
    "without TLS on another server": "http://e.org/query",
    "another port": "http://127.0.0.1:1/query",
    "another scheme": "ftp://127.0.0.1/query",
    "file": "file:///etc/passwd",
}


@pytest.mark.parametrize("location", REDIRECTS.values(), ids=REDIRECTS)
def test_no_redirect_elsewhere(location):
    with pytest.raises(http.AskError, match=r"\A127\.0\.0\.1: redirects to "):
        ask(Reply(status=301, headers={"Location": location}), OK)


def test_no_redirect_from_tls_to_plain_text():
    with http.Client("https://e.org", "agent", "text/plain") as asking, pytest.raises(http.AskError, match="redirects"):
        asking._target(asking._origin, "http://e.org/query")


def test_redirect_on_the_same_server():
    assert ask(Reply(status=301, headers={"Location": "/other"}), OK) == (b"yes", 2)


def test_size_of_an_answer_is_bounded(monkeypatch):
    monkeypatch.setattr(http, "MAX_SIZE", 1000)
    with pytest.raises(http.AskError, match="an answer of more than"):
        ask(Reply(b"a" * 100_000))
    monkeypatch.setattr(http, "MAX_SIZE", 100_000)
    assert ask(Reply(b"a" * 100_000)) == (b"a" * 100_000, 1)


def test_time_of_an_answer_is_bounded(monkeypatch):
    monkeypatch.setattr(http, "_TIMEOUT", 0.1)
    with pytest.raises(http.AskError, match="no answer in"):
        ask(Reply(b"yes", drip=0.3))
    monkeypatch.setattr(http, "_TIMEOUT", 30)
    monkeypatch.setattr(http, "_MAX_DURATION", 0.2)
    with (
        serving(in_turn(Reply(b"a" * 100, drip=0.02))) as server,
        http.Client(server.origin, "agent", "text/plain", interval=0) as asking,
        pytest.raises(http.UnusableAnswer, match="not all of the answer"),
    ):
        asking.once("GET", server.origin, 1000)


UNREACHABLE = {
    "nobody listens": "http://127.0.0.1:1",
    "no such host": "http://no-such-host.invalid",
    "no TLS": "https://127.0.0.1:{port}",
}


@pytest.mark.parametrize("origin", UNREACHABLE.values(), ids=UNREACHABLE)
def test_no_second_try_without_a_connection(origin):
    clock = FakeClock()
    with serving(in_turn(OK)) as server:
        port = server.origin.rpartition(":")[2]
        with client(origin.format(port=port), clock) as asking, pytest.raises(http.AskError, match="cannot be reached"):
            asking.get("/", body)
    assert clock.sleeps == []


ENVIRONMENTS = {
    "proxy without sense": ("HTTPS_PROXY", "nonsense://e.org"),
    "missing certificates": ("SSL_CERT_FILE", "/no/such/file"),
}


@pytest.mark.parametrize(("name", "value"), ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_wrong_environment(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(http.AskError, match=r"\Ae\.org: proxy or certificates in the environment: [^\n]+\Z"):
        http.Client("https://e.org", "agent", "text/plain")


def test_proxy_of_the_environment(monkeypatch):
    with serving(in_turn(OK)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        with client("http://no-such-host.invalid", FakeClock()) as asking:
            assert asking.get("/query", body) == b"yes"
        assert proxy.requests[0].path == "http://no-such-host.invalid/query"


@pytest.mark.parametrize("url", ["", "nonsense", "http://", "ftp://e.org/", "http://[", "http://e.org:99999/"])
def test_url_that_cannot_be_asked(url):
    with client("https://e.org", FakeClock()) as asking, pytest.raises(http.UnusableAnswer):
        asking.once("HEAD", url, 10)


def test_once_returns_what_comes():
    moved = Reply(b"a" * 100, 301, headers={"Location": "https://e.org"})
    with serving(in_turn(moved)) as server, client(server.origin, FakeClock()) as asking:
        answer = asking.once("GET", server.origin, 10)
        assert (answer.status, answer.body, answer.is_cut) == (301, b"a" * 10, True)
        assert answer.headers["location"] == "https://e.org"
        assert asking.once("HEAD", server.origin, 10).body == b""
