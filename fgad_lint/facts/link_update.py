"""Which links to ask about, and what becomes of the facts that are kept about them."""

from collections.abc import Iterable, Mapping
from datetime import date

from fgad_lint.facts.link_answers import LinkAnswer, kept, linked_urls, may_be_asked
from fgad_lint.facts.paper import LinkFacts
from fgad_lint.facts.update import days_since
from fgad_lint.model.document import Document


class LinkUpdate:
    """Facts about the links in lists, renewed step by step.

    `links` is at any time what is to be kept, `urls` are the links of the lists that may be asked about, and `taken` those with new
    facts. `max_age` is after how many days a link is asked about again.
    """

    def __init__(self, links: Mapping[str, LinkFacts], documents: Iterable[Document], today: str, max_age: int) -> None:
        self.links, self.taken = dict(links), set[str]()
        self._linked = linked_urls(documents)
        self.urls = sorted(filter(may_be_asked, self._linked))
        self._today, self._max_age = date.fromisoformat(today), max_age

    def due(self) -> list[str]:
        """The links to ask about: unknown ones, those with facts that are old, and those that were missing on another day."""
        return [url for url in self.urls if self._is_due(self.links.get(url))]

    def take(self, url: str, answer: LinkAnswer, day: str) -> None:
        """Take over an answer that was given on a day, unless a later one is known."""
        known = self.links.get(url)
        is_old = known is not None and day < max(known.asked, default="")
        if not is_old or (known and known.status == answer.status == "missing"):
            self.links[url] = kept(url, known, answer, day)
            self.taken.add(url)

    def prune(self) -> None:
        """Forget the links that are in none of the lists."""
        self.links = {url: link for url, link in self.links.items() if url in self._linked}

    def _is_due(self, known: LinkFacts | None) -> bool:
        if known is None or not known.asked:
            return True
        age = days_since(known.asked[-1], self._today)
        return age is None or age < 0 or age >= self._max_age or (known.status == "missing" and age > 0)
