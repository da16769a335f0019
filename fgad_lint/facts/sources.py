"""All sources of facts, by the kind of ids that they know. Needs the extra `facts`."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Self

from fgad_lint.facts import arxiv, crossref, http, openreview
from fgad_lint.facts.source import Source

ARXIV = ""  # Its ids have no prefix.
KINDS = (ARXIV, crossref.PREFIX, openreview.PREFIX)  # In the order in which they are asked.


class Sources:
    """Makes sources, and closes their connections at the end; `show` is told about long waits."""

    def __init__(self, agent: str, today: str, show: Callable[[str], object]) -> None:
        self._agent, self._today, self._show = agent, today, show
        self._sources: dict[str, Source] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def source(self, kind: str) -> Source:
        """The source for a kind of ids. Raises AskError."""
        if kind not in self._sources:
            self._sources[kind] = self._make(kind)
        return self._sources[kind]

    def _make(self, kind: str) -> Source:
        if kind == crossref.PREFIX:
            origins = (crossref.CROSSREF, crossref.DATACITE, crossref.HANDLES)
            clients = [self._client(origin, crossref.ACCEPT, crossref.INTERVAL) for origin in origins]
            return crossref.Crossref(crossref.Clients(*clients), self._today)
        if kind == openreview.PREFIX:
            clients = [self._client(origin, openreview.ACCEPT) for origin in (openreview.ORIGIN, openreview.OLD_ORIGIN)]
            return openreview.OpenReview(openreview.Clients(*clients), self._today)
        return arxiv.Arxiv(self._client(arxiv.ORIGIN, arxiv.ACCEPT), self._today)

    def _client(self, origin: str, accept: str, interval: float = http.INTERVAL) -> http.Client:
        client = http.Client(origin, self._agent, accept, interval, show=self._show)
        return self._stack.enter_context(client)
