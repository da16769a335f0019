"""What is known about papers and links."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from fgad_lint.cached import cached_property
from fgad_lint.model.tex import without_tex
from fgad_lint.model.titles import title_key, without_short_name

_MIN_LONG_KEY = 20  # Letters of a title that does not begin another one by chance.

LinkStatus = Literal["ok", "missing", "dead", "moved", "unknown"]


class PaperFacts(NamedTuple):
    """What arXiv or another server says about a paper; `id` is an arXiv id without a version, `doi:…` or `openreview:…`.

    `titles` are its known titles, each with the first version that is known to have it, oldest first. Dates are written as
    "2023-04-05": `first` and `latest` are those of versions, `asked` is when arXiv was asked. `n_versions` is 0 if unknown. A
    paper that `is_withdrawn` has a latest version without text, and arXiv has none with the id of a paper that `is_missing`.
    No update changes what `is_pinned`, because a person wrote it. The `venue` is as the agency of a DOI or OpenReview writes it,
    and the `year` that of publication, 0 if unknown; arXiv has neither.
    """

    id: str
    titles: tuple[tuple[int, str], ...] = ()
    authors: tuple[str, ...] = ()
    first: str = ""
    latest: str = ""
    n_versions: int = 0
    category: str = ""
    comment: str = ""
    journal_ref: str = ""
    doi: str = ""
    is_withdrawn: bool = False
    is_missing: bool = False
    asked: str = ""
    is_pinned: bool = False
    venue: str = ""
    year: int = 0

    @property
    def title(self) -> str:
        """The newest title; "" if none is known."""
        return self.titles[-1][1] if self.titles else ""


class LinkFacts(NamedTuple):
    """What a server answers to a URL: `target` is where a page has moved to, "" if it has not; `asked` are the days of the answers.

    A page that is `missing` was not found on one day; one that is `dead` was not found on two.
    """

    url: str
    status: LinkStatus
    target: str = ""
    asked: tuple[str, ...] = ()


class Facts:
    """All that is known: papers by arXiv id, and links by URL."""

    def __init__(self, papers: Mapping[str, PaperFacts], links: Mapping[str, LinkFacts]) -> None:
        self.papers, self.links = papers, links

    def paper(self, arxiv_id: str) -> PaperFacts | None:
        """The facts about the paper with an arXiv id without a version."""
        return self.papers.get(arxiv_id)

    def link(self, url: str) -> LinkFacts | None:
        """The facts about a URL."""
        return self.links.get(url)

    def with_title(self, title: str) -> PaperFacts | None:
        """The only paper of arXiv that has or had a title, with or without a short name before it; None if there is none, or several.

        More may be after a long title, such as authors.
        """
        keys = dict.fromkeys(map(title_key, (title, without_short_name(title))))
        starts = (key[:length] for key in keys for length in self._key_lengths if length < len(key))
        found = next((self._by_key[key] for key in (*keys, *starts) if key in self._by_key), [])
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_key(self) -> dict[str, list[PaperFacts]]:
        by_key: dict[str, list[PaperFacts]] = {}
        for paper in self.papers.values():
            if ":" in paper.id:
                continue
            titles = [without_tex(title) for _, title in paper.titles]
            for key in {title_key(name) for title in titles for name in (title, without_short_name(title))} - {""}:
                by_key.setdefault(key, []).append(paper)
        return by_key

    @cached_property
    def _key_lengths(self) -> list[int]:
        """The lengths of the keys of long titles, the greatest first."""
        return sorted({len(key) for key in self._by_key if len(key) >= _MIN_LONG_KEY}, reverse=True)
