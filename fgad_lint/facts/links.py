"""Ask whether links answer: each host one request at a time, several hosts at once. Needs the extra `facts`."""

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2

from fgad_lint.facts.http import AskError, one_line, seconds
from fgad_lint.facts.link_answers import MISSING, UNKNOWN, LinkAnswer, Redirect, is_private, read_answer

INTERVAL = 1.0  # Seconds between the starts of two requests to a host.
N_HOSTS = 8  # Hosts that are asked at once.
WAIT = 30.0  # Seconds to wait for a host that has had enough, unless it says how long.
MAX_WAIT = 120.0  # Seconds, whatever a host asks for.
MAX_REDIRECTS = 10
_MAX_TRIES = 3  # Requests for a page to a host that has had enough; pages in a row that a host does not answer for.
_MAX_ADDRESSES = 3  # Of a host that are tried.
_TIMEOUT = 20.0  # Seconds for a request and its answer.
_MAX_LENGTH = 2000  # Characters of the URL that a redirect leads to.
_REDIRECTS = (301, 302, 303, 307, 308)
_TOO_MANY_REQUESTS = 429
_NO_SUCH_HOST = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


class LinkClock(NamedTuple):
    """A clock that never goes back, in seconds, and how to sleep by it while others work."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


async def resolve(host: str) -> Sequence[str]:
    """The addresses of a host; none if there is no such host. Raises OSError if that is not known."""
    try:
        addresses = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_HOST:
            return ()
        raise
    return sorted({str(address[0]) for *_, address in addresses}, key=lambda address: (":" in address, address))


class LinkAsker(NamedTuple):
    """How to ask: as whom, by which clock, where hosts are found, and which hosts and addresses are refused.

    `show` is told which links are left for another time, and why.
    """

    agent: str
    show: Callable[[str], object] = lambda _: None
    clock: LinkClock = LinkClock()
    resolve: Callable[[str], Awaitable[Sequence[str]]] = resolve
    is_refused: Callable[[str], bool] = is_private

    def ask(self, urls: Iterable[str], tell: Callable[[str, LinkAnswer], object]) -> None:
        """Tell the answer about each URL as soon as it is known. Raises AskError if no server can be reached, or what `tell` raises."""
        try:
            asyncio.run(_Round(self, tell).ask(urls))
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from None


class _NoSuchHost(Exception):
    """A host has no address."""


class _NoAnswer(Exception):
    """There is no answer, and the message says why; `is_busy` tells that the host has had enough."""

    def __init__(self, message: str, is_busy: bool = False) -> None:
        super().__init__(message)
        self.is_busy = is_busy


class _Response(NamedTuple):
    """The part of a response that matters; `wait` is for how many seconds a host asks."""

    status: int
    location: str
    wait: float | None


class _Host:
    """A host that is asked, and when its next request may start."""

    def __init__(self) -> None:
        self.lock, self.free_at = asyncio.Lock(), 0.0
        self.addresses: Sequence[str] | None = None


class _Round:
    """What is asked in one go."""

    def __init__(self, asker: LinkAsker, tell: Callable[[str, LinkAnswer], object]) -> None:
        self._asker, self._tell = asker, tell
        self._hosts: dict[str, _Host] = {}
        self._has_answered = False
        self._failures: list[
            tuple[str, LinkAnswer]
        ] = []  # They are told once a server has answered: there is a network.
        headers = {"User-Agent": asker.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        # Connections are to addresses, so none is kept for another host with the same address, and no cookie either.
        limits = httpx2.Limits(max_connections=N_HOSTS, max_keepalive_connections=0)
        no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=()))
        try:
            self._client = httpx2.AsyncClient(
                headers=headers, timeout=None, limits=limits, cookies=no_cookies, follow_redirects=False
            )
        except (OSError, ValueError, ImportError, httpx2.InvalidURL) as error:
            raise AskError(f"links: proxy or certificates in the environment: {one_line(error)}") from None

    async def ask(self, urls: Iterable[str]) -> None:
        """Ask for each page once, whatever the fragments; the hosts with the most pages come first."""
        pages: dict[str, dict[str, list[str]]] = {}
        for url in urls:
            page = url.partition("#")[0]
            pages.setdefault(urlsplit(page).hostname or "", {}).setdefault(page, []).append(url)
        queue = iter(sorted(pages.items(), key=lambda item: -len(item[1])))
        async with self._client, asyncio.TaskGroup() as group:
            for _ in range(min(N_HOSTS, len(pages))):
                group.create_task(self._ask_hosts(queue))
        if self._failures:
            raise AskError("links: no server can be reached")

    async def _ask_hosts(self, queue: Iterator[tuple[str, dict[str, list[str]]]]) -> None:
        for host, pages in queue:
            n_failures = 0
            for n_asked, (page, urls) in enumerate(pages.items(), 1):
                failure = await self._ask_page(page, urls)
                n_failures = n_failures + 1 if failure else 0
                if failure and (failure.is_busy or n_failures == _MAX_TRIES):
                    if n_left := len(pages) - n_asked:
                        links = "link is" if n_left == 1 else "links are"
                        self._asker.show(f"{host}: {failure}; {n_left} {links} left for another time")
                    break

    async def _ask_page(self, page: str, urls: Sequence[str]) -> _NoAnswer | None:
        """Ask for a page and tell the answer about each of its URLs; return why there is none."""
        failure = None
        try:
            redirects, status = await self._follow(page)
        except _NoSuchHost:
            self._failures += [(url, MISSING) for url in urls]
        except _NoAnswer as error:
            self._failures += [(url, UNKNOWN) for url in urls]
            failure = error
        else:
            for url in urls:
                self._tell(url, read_answer(url, redirects, status))
        self._tell_failures()
        return failure

    def _tell_failures(self) -> None:
        if self._has_answered:
            for url, answer in self._failures:
                self._tell(url, answer)
            self._failures.clear()

    async def _follow(self, url: str) -> tuple[Sequence[Redirect], int]:
        """The redirects from a URL, and the status of the last one; 0 if they lead where nobody should follow."""
        redirects: list[Redirect] = []
        try:
            current = httpx2.URL(url)
            while len(redirects) <= MAX_REDIRECTS:
                response = await self._look(current)
                if response.status not in _REDIRECTS or not response.location:
                    return redirects, response.status
                target = current.join(response.location)
                if target.scheme not in ("https", current.scheme) or target.userinfo or len(str(target)) > _MAX_LENGTH:
                    return redirects, 0
                redirects.append(Redirect(response.status, str(target)))
                current = target
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol):
            pass
        return redirects, 0

    async def _look(self, url: httpx2.URL) -> _Response:
        """The response to HEAD, or to GET if a server does not like HEAD. Waits if it has had enough."""
        method = "HEAD"
        for _ in range(_MAX_TRIES):
            try:
                response = await self._request(method, url)
            except _NoAnswer:
                if method == "GET":
                    raise
                method, response = "GET", await self._request("GET", url)
            if method == "HEAD" and response.status >= 400 and response.status != _TOO_MANY_REQUESTS:
                method, response = "GET", await self._request("GET", url)
            if response.status != _TOO_MANY_REQUESTS:
                return response
            wait = WAIT if response.wait is None else response.wait
            self._host(url).free_at = self._asker.clock.now() + min(max(wait, INTERVAL), MAX_WAIT)
        raise _NoAnswer(f"busy (status {_TOO_MANY_REQUESTS})", is_busy=True)

    def _host(self, url: httpx2.URL) -> _Host:
        return self._hosts.setdefault(url.host, _Host())

    async def _request(self, method: str, url: httpx2.URL) -> _Response:
        """The response to one request, whose body is not read. Raises _NoSuchHost or _NoAnswer."""
        host, clock = self._host(url), self._asker.clock
        async with host.lock:
            try:
                addresses = await self._addresses(host, url)
                if (wait := host.free_at - clock.now()) > 0:
                    await clock.sleep(wait)
                host.free_at = clock.now() + INTERVAL
                async with asyncio.timeout(_TIMEOUT):
                    response = await self._send(method, url, addresses)
            except TimeoutError:
                raise _NoAnswer(f"no answer in {_TIMEOUT:.0f} s") from None
            except (httpx2.HTTPError, OSError, ValueError) as error:
                raise _NoAnswer(one_line(error)) from None
        self._has_answered = True
        self._tell_failures()
        headers = response.headers
        return _Response(response.status_code, headers.get("location", ""), seconds(headers.get("retry-after", "")))

    async def _send(self, method: str, url: httpx2.URL, addresses: Sequence[str]) -> httpx2.Response:
        """The response from the first of the checked addresses that can be reached, or by way of a proxy if there are none."""
        *others, last = [url.copy_with(host=address) for address in addresses] or [url]
        headers, extensions = {"Host": url.netloc.decode()}, {"sni_hostname": url.raw_host.decode()}
        for target in others:
            with suppress(httpx2.ConnectError):
                async with self._client.stream(method, target, headers=headers, extensions=extensions) as response:
                    return response
        async with self._client.stream(method, last, headers=headers, extensions=extensions) as response:
            return response

    async def _addresses(self, host: _Host, url: httpx2.URL) -> Sequence[str]:
        """The addresses of a host, none if only a proxy knows them. Raises _NoSuchHost or _NoAnswer if it must not be asked."""
        if self._asker.is_refused(url.host):
            raise _NoAnswer("a private host")
        proxies = getproxies()
        if (url.scheme in proxies or "all" in proxies) and not proxy_bypass(url.host):
            return ()
        if host.addresses is None:
            async with asyncio.timeout(_TIMEOUT):
                host.addresses = await self._asker.resolve(url.host)
        if not host.addresses:
            raise _NoSuchHost
        if any(map(self._asker.is_refused, host.addresses)):
            raise _NoAnswer("a private address")
        return host.addresses[:_MAX_ADDRESSES]
