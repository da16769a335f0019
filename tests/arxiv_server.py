"""A server on this machine that answers as arXiv does, well or badly."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

ATOM = "application/atom+xml"


class Request(NamedTuple):
    """What a server was asked; `ids` are those of its query, and `start` is when it came."""

    method: str
    path: str
    headers: dict[str, str]
    start: float
    client: tuple[str, int]

    @property
    def query(self):
        return {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}

    @property
    def ids(self):
        return self.query["id_list"].split(",")


class Reply(NamedTuple):
    """What a server answers; `drip` is how many seconds it waits after each byte, and `length` what it says of the body."""

    body: bytes = b""
    status: int = 200
    content_type: str = ATOM
    headers: dict[str, str] = {}  # noqa: RUF012
    length: int | None = None
    drip: float = 0


class Server:
    """A running server: `origin` is its address, `requests` what it was asked."""

    def __init__(self, answer: Callable[[Request], Reply]) -> None:
        self.requests: list[Request] = []
        self._httpd = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(answer))
        self._httpd.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._httpd.server_port}"
        self._thread = Thread(target=self._httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def close(self):
        self._httpd.shutdown()
        self._httpd.server_close()

    def _handler(self, answer):
        requests = self.requests

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                headers = {name.lower(): value for name, value in self.headers.items()}
                request = Request(self.command, self.path, headers, time.monotonic(), self.client_address)
                requests.append(request)
                reply = answer(request)
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.content_type)
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    if reply.drip:
                        for byte in reply.body:
                            self.wfile.write(bytes([byte]))
                            time.sleep(reply.drip)
                    elif self.command != "HEAD":
                        self.wfile.write(reply.body)
                except OSError:  # The client had enough.
                    self.close_connection = True
                if reply.length is not None:
                    self.close_connection = True

            do_HEAD = do_GET  # noqa: N815

            def log_message(self, *_):
                pass

        return Handler


@contextmanager
def serving(answer: Callable[[Request], Reply]) -> Iterator[Server]:
    """Serve what a function answers to requests."""
    server = Server(answer)
    try:
        yield server
    finally:
        server.close()


def in_turn(*replies: Reply) -> Callable[[Request], Reply]:
    """Answer with one reply after the other, and then always with the last."""
    rest = list(replies)
    return lambda _: rest.pop(0) if len(rest) > 1 else rest[0]


class Made(NamedTuple):
    """A made-up paper; `titles` are those of its versions."""

    titles: tuple[str, ...]
    comment: str = ""
    doi: str = ""
    journal_ref: str = ""
    abstract: str = "Made up."


def entry(number, paper, version):
    """What arXiv's feed has of a version of a paper."""
    extra = {"comment": paper.comment, "doi": paper.doi, "journal_ref": paper.journal_ref}
    return f"""
  <entry>
    <id>http://arxiv.org/abs/{number}v{version}</id>
    <title>{escape(paper.titles[version - 1])}</title>
    <updated>2023-0{version}-05T17:59:59Z</updated>
    <link href="https://arxiv.org/abs/{number}v{version}" rel="alternate" type="text/html"/>
    <summary>{escape(paper.abstract)}</summary>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>
    <published>2023-01-05T17:59:59Z</published>
    {"".join(f"<arxiv:{name}>{escape(text)}</arxiv:{name}>" for name, text in extra.items() if text)}
    <arxiv:primary_category term="cs.CV"/>
    <author><name>Ann Loom</name><arxiv:affiliation>Mill</arxiv:affiliation></author>
    <author><name>Bo
      Dyer</name></author>
  </entry>"""


def feed(*entries, total=None):
    """The body of an answer."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <title>arXiv Query</title>
  <opensearch:totalResults>{len(entries) if total is None else total}</opensearch:totalResults>{"".join(entries)}
</feed>
""".encode()


FIRST = Made(("Photons",))


def arxiv(papers, malformed=()):
    """Answer as arXiv does, which has `papers`, in another order than it is asked, and refuses ids that are `malformed`."""
    papers = {"0704.0001": FIRST, **papers}

    def answer(request):
        if request.headers.get("accept", "*/*") == "*/*":
            return Reply(status=406)
        if len(request.path) > 8000:
            return Reply(b"<h1>URI too long</h1>", 414, "text/html")
        for number in request.ids:
            if number in malformed:
                return Reply(refusal(number), 400)
        found = []
        for number in request.ids[: int(request.query.get("max_results", 10))]:
            number, _, version = number.partition("v")
            paper = papers.get(number)
            if paper and int(version or 1) <= len(paper.titles):
                found.append(entry(number, paper, int(version or len(paper.titles))))
        return Reply(feed(*sorted(found, key=hash)))

    return answer


def refusal(number):
    """The body of arXiv's answer to a malformed id."""
    return feed(f"""
  <entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format_for_{number}</id>
    <title>Error</title>
    <summary>incorrect id format for {number}</summary>
    <author><name>arXiv api core</name></author>
  </entry>""")


class FakeClock:
    """A clock that only `sleep` moves, and how long each sleep was."""

    def __init__(self):
        self.time, self.sleeps = 1000.0, []

    def now(self):
        return self.time

    def sleep(self, seconds):
        self.sleeps.append(seconds)
        self.time += seconds
