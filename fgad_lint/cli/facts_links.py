"""What `facts update` does about links: ask servers, or read a report of lychee."""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from fgad_lint.cli.facts_files import FactsFile
from fgad_lint.cli.terminal import ErrorLog, fail, tell

if TYPE_CHECKING:
    from fgad_lint.facts.link_answers import LinkAnswer
    from fgad_lint.facts.paper import LinkStatus
    from fgad_lint.model.document import Document

_EXTRA = "asking about links needs the package httpx2; install it with `pip install 'fgad-lint[facts]'`"
_SAVE_INTERVAL = 5.0  # Seconds.
_BAR_WIDTH = 20
_SHOWN: "tuple[LinkStatus, ...]" = ("missing", "dead", "moved", "unknown")


class KeptLinks:
    """The links of some lists, and the file that keeps what is known about them. Raises FactsError."""

    def __init__(self, folder: str, documents: "Sequence[Document]", today: str, max_age: int = 0) -> None:
        from fgad_lint.facts import store
        from fgad_lint.facts.link_update import LinkUpdate

        self._file = FactsFile(folder, store.LINKS)
        self._links = {link.url: link for link in store.read_links(self._file.read(), self._file.name)}
        self._work, self._today = LinkUpdate(self._links, documents, today, max_age), today

    def take_report(self, path: str) -> None:
        """Take over what lychee found. Raises FactsError and FileError."""
        from fgad_lint.facts.lychee import read_report

        report = read_report(path)
        for url in self._work.urls:
            if answer := report.answer(url):
                self._work.take(url, answer, report.day)
        self._save()
        self._tell_result()

    def ask(self, mailto: str, show: Callable[[str], None], errors: ErrorLog) -> None:
        """Ask servers about links, and keep what has come whatever happens. Raises FileError."""
        due = self._work.due()
        if not due:
            tell(f"{self._file.name}: nothing to ask about; {count_links(len(self._work.links))} known")
            return
        try:
            from fgad_lint.facts import http, links
        except ImportError:
            fail(_EXTRA)
        n_told, saved_at, n_due = 0, monotonic(), count_links(len(due))

        def take(url: str, answer: "LinkAnswer") -> None:
            nonlocal n_told, saved_at
            self._work.take(url, answer, self._today)
            n_told += 1
            show(bar(n_told, len(due), n_due))
            if monotonic() - saved_at > _SAVE_INTERVAL:
                self._save()
                saved_at = monotonic()

        show(bar(0, len(due), n_due))
        try:
            links.LinkAsker(http.user_agent(mailto), tell).ask(due, take)
        except http.AskError as error:
            errors.add(str(error))
        except KeyboardInterrupt:
            tell(f"{self._file.name}: stopped; what had come is kept")
            sys.exit(130)
        finally:
            self._save()
        self._tell_result()

    def prune(self) -> None:
        """Forget the links that are in none of the lists. Raises FileError."""
        n_known = len(self._work.links)
        self._work.prune()
        self._save()
        if n_known:
            n_kept = len(self._work.links)
            tell(f"{self._file.name}: {count_links(n_known - n_kept)} forgotten, {n_kept} kept")

    def _save(self) -> None:
        from fgad_lint.facts import store

        if self._work.links != self._links:
            self._file.save(store.write_links(self._work.links.values()))

    def _tell_result(self) -> None:
        counts = Counter(self._work.links[url].status for url in self._work.taken)
        details = ", ".join(f"{counts[status]} {status}" for status in _SHOWN if counts[status])
        tell(f"{self._file.name}: {count_links(len(self._work.taken))} updated{details and f' ({details})'}")


def count_links(n_links: int) -> str:
    """A number of links in words."""
    return f"{n_links:,} link{'' if n_links == 1 else 's'}"


def bar(n_done: int, n_wanted: int, wanted: str) -> str:
    """How far the work is; `wanted` is the number in words."""
    n_full = _BAR_WIDTH * n_done // max(n_wanted, 1)
    return f"[{'#' * n_full:-<{_BAR_WIDTH}}] {n_done} of {wanted}"
