"""Which papers to ask about, and what becomes of the facts that are kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from fgad_lint.facts.entries import known_entries
from fgad_lint.facts.link_answers import linked_urls
from fgad_lint.facts.paper import Facts, PaperFacts
from fgad_lint.facts.source import Source, Wanted, by_first_version
from fgad_lint.facts.store import OTHER_ID
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.links import identity

MAX_AGE = 90  # Days.
_MAX_EARLIER_VERSIONS = 9  # Of a paper, whose titles are asked for.


class Linked(NamedTuple):
    """What lists link to: ids of papers, those of arXiv with the versions that are linked to, and no version for links to the newest."""

    papers: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Linked":
        """What some lists link to. Malformed ids are left out, and OpenReview's ids of files, which are no ids of papers."""
        papers: dict[str, frozenset[int]] = {}
        for document in documents:
            links = [link.url for link in document.arxiv_links]
            links += [link.url for paper in document.papers for link in paper.links]
            for url in dict.fromkeys(links):
                if parsed := arxiv.parse_url(url):
                    number, version = parsed.identifier
                    papers[number] = papers.get(number, frozenset()) | ({version} if version else frozenset())
            for url in linked_urls([document]):
                if OTHER_ID.fullmatch(paper_id := identity(url) or "") and "/references/" not in url:
                    papers[paper_id] = frozenset()
        return cls(papers)


class Update:
    """Facts about the papers that lists link to, renewed step by step.

    `papers` is at any time what is to be kept, and `taken` are the ids of those with new facts. `max_age` is after how many days a
    paper is asked about again.
    """

    def __init__(self, papers: Mapping[str, PaperFacts], linked: Linked, today: str, max_age: int = MAX_AGE) -> None:
        self.papers, self.taken = dict(papers), set[str]()
        self._linked, self._today, self._max_age = linked.papers, date.fromisoformat(today), max_age

    def due(self, kind: str | None = None) -> list[Wanted]:
        """The papers to ask about: unknown ones, those with facts that are old, and those with links to unknown versions.

        They are all, or those whose ids start with a `kind` such as "doi:", or with none if that is "". The DOIs that arXiv knows
        of its papers are among them.
        """
        dois = dict.fromkeys(dois_of(self.papers, self._linked), frozenset[int]())
        return [
            Wanted(paper_id, self._unknown_versions(paper_id, versions))
            for paper_id, versions in sorted({**dois, **self._linked}.items())
            if (kind is None or kind == kind_of(paper_id))
            and paper_id not in self.taken
            and self._is_due(self.papers.get(paper_id), versions)
        ]

    def doubtful(self, documents: Iterable[Document]) -> list[Wanted]:
        """The papers whose entries have none of the known titles: perhaps that of an earlier version, which is to be asked for."""
        facts = Facts(self.papers, {})
        ids = {
            entry.facts.id
            for document in documents
            for entry in known_entries(document, facts)
            if entry.likeness != "same" and not entry.facts.is_pinned
        }
        wanted = [
            Wanted(paper_id, tuple(range(1, min(self.papers[paper_id].titles[0][0], _MAX_EARLIER_VERSIONS + 1))))
            for paper_id in sorted(ids)
        ]
        return [paper for paper in wanted if paper.versions]

    def take(self, papers: Iterable[PaperFacts]) -> None:
        """Take over new facts."""
        for paper in papers:
            self.papers[paper.id] = merged(self.papers.get(paper.id), paper)
            self.taken.add(paper.id)

    def ask(self, source: Source, wanted: Sequence[Wanted]) -> Iterator[int]:
        """Ask a source, batch by batch; yields how many papers it has been asked about. Raises AskError."""
        for start in range(0, len(wanted), source.batch_size):
            self.take(source.ask(batch := wanted[start : start + source.batch_size]))
            yield start + len(batch)

    def _is_due(self, known: PaperFacts | None, versions: frozenset[int]) -> bool:
        if known is None:
            return True
        if known.is_pinned:
            return False
        age = days_since(known.asked, self._today)
        if age is None or age < 0 or age >= self._max_age:
            return True
        # arXiv may have got the paper, or the version, since.
        is_missing = known.is_missing or max(versions, default=0) > known.n_versions > 0
        return (is_missing and age > 0) or bool(self._unknown_versions(known.id, versions))

    def _unknown_versions(self, paper_id: str, versions: frozenset[int]) -> tuple[int, ...]:
        """The versions that are older than those with a known title."""
        known = self.papers.get(paper_id)
        first = known.titles[0][0] if known and known.titles else 0
        return tuple(sorted(version for version in versions if not known or version < first))


def dois_of(papers: Mapping[str, PaperFacts], ids: Iterable[str]) -> Iterator[str]:
    """The DOIs of papers of arXiv, as ids of papers."""
    dois = (f"doi:{papers[paper_id].doi.lower()}" for paper_id in ids if paper_id in papers)
    return (doi for doi in dois if OTHER_ID.fullmatch(doi))


def kind_of(paper_id: str) -> str:
    """The start of an id that tells who knows the paper, such as "doi:"; "" for those of arXiv."""
    kind, colon, _ = paper_id.partition(":")
    return kind + colon if colon else ""


def merged(old: PaperFacts | None, new: PaperFacts) -> PaperFacts:
    """What is to be kept of a paper: what a person wrote, or else the newer facts, with all titles that are known."""
    if old is None:
        return new
    if old.is_pinned or new.asked < old.asked:
        return old
    if new.is_missing or not new.titles:
        return new
    return new._replace(titles=by_first_version({**dict(old.titles), **dict(new.titles)}))


def pruned(papers: Mapping[str, PaperFacts], linked: Linked) -> Iterator[PaperFacts]:
    """The papers that lists link to, with the DOIs of those of arXiv, and those that a person wrote."""
    ids = {*linked.papers, *dois_of(papers, linked.papers)}
    return (paper for paper in papers.values() if paper.is_pinned or paper.id in ids)


def days_since(day: str, today: date) -> int | None:
    """How many days ago a day was; None if it is no day."""
    try:
        return (today - date.fromisoformat(day)).days
    except ValueError:
        return None
