"""What is wanted about a paper, and who is asked."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from fgad_lint.facts.paper import PaperFacts


class Wanted(NamedTuple):
    """A paper to ask about, by its id, and earlier versions of it whose titles are wanted too."""

    id: str
    versions: tuple[int, ...] = ()


class Source(Protocol):
    """A server that knows papers; `name` is for messages, and it is asked about `batch_size` papers at once."""

    name: str
    batch_size: int

    def takes(self, paper_id: str) -> bool:
        """Whether it knows papers with such an id."""

    def ask(self, wanted: Sequence[Wanted]) -> Iterable[PaperFacts]:
        """The facts about a batch of papers, in any order, also about those that it has not.

        What it gave no answer about is left out. Raises AskError if it gives no answer at all.
        """
