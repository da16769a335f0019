"""What is wanted about a paper, who is asked, and how the answers are kept."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from fgad_lint.facts.paper import PaperFacts
from fgad_lint.facts.store import DATE, MAX_TEXT_LENGTH

_MAX_READ = 100_000  # Characters of a text.
_MAX_AUTHORS = 50  # Some papers have thousands.


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


def clean(text: str | None) -> str:
    """A text of a stranger as it is kept: one line, without invisible characters, and not too long."""
    visible = "".join(char if char.isprintable() else " " * char.isspace() for char in (text or "")[:_MAX_READ])
    return " ".join(visible.split())[:MAX_TEXT_LENGTH].strip()


def clean_names(names: Iterable[str | None]) -> tuple[str, ...]:
    """Names of authors as they are kept: only the first of many."""
    return tuple(name for text in islice(names, _MAX_AUTHORS) if (name := clean(text)))


def by_first_version(titles: Mapping[int, str]) -> tuple[tuple[int, str], ...]:
    """Titles by version as they are kept: each only with the first version that has it."""
    kept: list[tuple[int, str]] = []
    for version, title in sorted(titles.items()):
        if title and not (kept and kept[-1][1] == title):
            kept.append((version, title))
    return tuple(kept)


def clean_date(text: str) -> str:
    """The day at the start of a time such as "2023-04-05T17:59:59Z"; "" if there is none."""
    return text[:10] if DATE.fullmatch(text[:10]) else ""
