"""Ask a server: slowly, one request at a time, and without trust in what it answers. Needs the extra `facts`."""

import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple, Self, TypeVar

import httpx2

from fgad_lint import __version__

INTERVAL = 3.0  # Seconds between the starts of two requests to a server; arXiv asks for this.
BACK_OFF = (30.0, 120.0, 600.0)  # Seconds to wait after refusals in a row.
MAX_WAIT = 900.0  # Seconds, whatever a server asks for.
MAX_SIZE = 20_000_000  # Bytes of an answer.
_TIMEOUT = 30.0  # Seconds without a byte.
_MAX_DURATION = 120.0  # Seconds for a whole answer.
_MAX_REDIRECTS = 3
_HOME = "https://github.com/fgad-lint/fgad-lint"
_BUSY = (406, 408, 425, 429, 500, 502, 503, 504)  # arXiv answers 406 too when it has had enough.
_REDIRECTS = (301, 302, 303, 307, 308)
_Result = TypeVar("_Result")


class AskError(Exception):
    """A server gave no answer that can be used. The message is one line that starts with its name, ready to print."""


class UnusableAnswer(Exception):
    """An answer that another request may better, such as a page that says "Rate exceeded."; the message says what it is.

    `wait` is for how many seconds the server asks, None if it does not.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class Unreachable(UnusableAnswer):
    """There is no connection to a server."""


class Clock(NamedTuple):
    """A clock that never goes back, in seconds, and how to sleep by it."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep


class Answer(NamedTuple):
    """The answer of a server, with the names of its headers in lower case; `is_cut` says that the body goes on."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_cut: bool = False

    @property
    def content_type(self) -> str:
        """The type of the body, such as "text/html"; "" if it is not given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def user_agent(mail: str = "") -> str:
    """How requests introduce themselves: version, home page, and the mail address of the user if there is one."""
    contact = f"; mailto:{mail}" if mail else ""
    return f"fgad-lint/{__version__} (+{_HOME}{contact})"


class Client:
    """Asks one server, whose URLs start with `origin`, in one connection that is kept open.

    Two requests start at least `interval` seconds apart. `show` is told about long waits. Proxies and certificates are those of
    the environment. Raises AskError if these are wrong.
    """

    def __init__(
        self,
        origin: str,
        agent: str,
        accept: str,
        interval: float = INTERVAL,
        clock: Clock | None = None,
        show: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._origin, self._interval, self._clock, self._show = httpx2.URL(origin), interval, clock or Clock(), show
        self.name = self._origin.host
        self._last_start: float | None = None
        self._has_answered = False
        # Compressed answers could grow beyond all bounds.
        headers = {"User-Agent": agent, "Accept": accept, "Accept-Encoding": "identity"}
        limits = httpx2.Limits(max_connections=1, max_keepalive_connections=1)
        try:
            self._client = httpx2.Client(headers=headers, timeout=_TIMEOUT, limits=limits, follow_redirects=False)
        except (OSError, ValueError, ImportError, httpx2.InvalidURL) as error:
            raise AskError(f"{self.name}: proxy or certificates in the environment: {one_line(error)}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, path: str, read: Callable[[Answer], _Result]) -> _Result:
        """What `read` makes of the answer for a path and query. Asks again, later, if the server is busy or the answer unusable.

        Follows redirects on the same server. `read` also gets answers with errors such as 404; it may raise UnusableAnswer.
        Raises AskError if the server cannot be reached at all, or refuses again and again.
        """
        waits = iter(BACK_OFF)
        while True:
            try:
                answer = self._follow(self._origin.join(path))
                self._has_answered = True
                return read(answer)
            except UnusableAnswer as error:
                wait = next(waits, None)
                if wait is None or (isinstance(error, Unreachable) and not self._has_answered):
                    raise AskError(f"{self.name}: {error}") from None
                wait = min(wait if error.wait is None else max(error.wait, self._interval), MAX_WAIT)
                self._show(f"{self.name}: {error}; asking again in {wait:.0f} s")
                self._clock.sleep(wait)

    def once(self, method: str, url: str, max_size: int) -> Answer:
        """The answer to one request, whatever it is, with at most `max_size` bytes of its body; redirects are not followed.

        Raises UnusableAnswer if there is none.
        """
        try:
            return self._send(method, httpx2.URL(url), max_size)
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise UnusableAnswer(f"not a URL that can be asked: {one_line(error)}") from None
        except httpx2.TimeoutException:
            raise UnusableAnswer(f"no answer in {_TIMEOUT:.0f} s") from None
        except (httpx2.ConnectError, httpx2.ProxyError) as error:
            raise Unreachable(f"cannot be reached: {one_line(error)}") from None
        except (httpx2.HTTPError, OSError, ValueError) as error:
            raise UnusableAnswer(f"the connection broke off: {one_line(error)}") from None

    def _follow(self, url: httpx2.URL) -> Answer:
        for _ in range(_MAX_REDIRECTS + 1):
            answer = self.once("GET", str(url), MAX_SIZE)
            if answer.is_cut:
                raise UnusableAnswer(f"an answer of more than {MAX_SIZE // 1_000_000} MB")
            if answer.status in _BUSY:
                raise UnusableAnswer(f"busy (status {answer.status})", seconds(answer.headers.get("retry-after", "")))
            if answer.headers.get("content-encoding", "identity").lower() != "identity":
                raise UnusableAnswer("a compressed answer, which was not asked for")
            if answer.status not in _REDIRECTS:
                return answer
            url = self._target(url, answer.headers.get("location", ""))
        raise UnusableAnswer("too many redirects")

    def _target(self, url: httpx2.URL, location: str) -> httpx2.URL:
        try:
            target = url.join(location)
        except httpx2.InvalidURL:
            raise UnusableAnswer("redirects to no URL") from None
        if (target.host, target.port) != (url.host, url.port) or target.scheme not in ("https", self._origin.scheme):
            raise AskError(f"{self.name}: redirects to {target.scheme}://{target.netloc.decode(errors='replace')}")
        return target

    def _send(self, method: str, url: httpx2.URL, max_size: int) -> Answer:
        self._wait_for_turn()
        started = self._clock.now()
        with self._client.stream(method, url) as response:
            body = bytearray()
            for chunk in response.iter_raw():
                body += chunk
                if self._clock.now() - started > _MAX_DURATION:
                    raise UnusableAnswer(f"not all of the answer in {_MAX_DURATION:.0f} s")
                if len(body) > max_size:
                    break
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, headers, bytes(body[:max_size]), len(body) > max_size)

    def _wait_for_turn(self) -> None:
        now = self._clock.now()
        if self._last_start is not None and (wait := self._last_start + self._interval - now) > 0:
            self._clock.sleep(wait)
            now = max(self._clock.now(), now + wait)
        self._last_start = now


def seconds(retry_after: str) -> float | None:
    """The seconds in a header, which has a number or a date; None if it is missing or has neither."""
    if retry_after.isascii() and retry_after.isdecimal():
        return float(retry_after[:9])
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max((date - datetime.now(UTC)).total_seconds(), 0) if date.tzinfo else None


def one_line(error: Exception) -> str:
    """The message of an error in one line, or else its name."""
    return re.sub(r"\s+", " ", str(error)).strip()[:200] or type(error).__name__
