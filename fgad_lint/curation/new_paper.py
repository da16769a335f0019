"""What is known of a paper that is to be added to a list."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.curation.editing import CurationError
from fgad_lint.curation.written_dates import WrittenDate
from fgad_lint.facts.paper import Facts, PaperFacts
from fgad_lint.facts.published import publication
from fgad_lint.model import arxiv
from fgad_lint.model.links import Role, doi_of, role_of
from fgad_lint.model.tex import without_tex
from fgad_lint.records import Record

_VENUE_AND_YEAR = lazy_re.compile(r"(?P<name>.*?[^\s,'’(-])[\s,'’(-]*(?P<year>(?:19|20)\d\d)\)?")
_DATE = lazy_re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_URL = lazy_re.compile(r"[A-Za-z][A-Za-z+.-]*://\S+")


class NewLink(NamedTuple):
    """A link. Without a label (None) it gets the one that the list gives to such links; the label "" is that of a linked title."""

    url: str
    label: str | None = None
    given_role: Role | Literal[""] = ""

    @property
    def role(self) -> Role:
        """What it leads to."""
        return self.given_role or role_of(self.label or "", self.url)


class NewPaper(NamedTuple):
    """A paper to add. Texts are plain, except the description, which is Markdown.

    `fields` are by the header of their column, or by the key before them in an entry. `arxiv` is an id for which a link is
    made. `given` are the fields that the entry must show; others are left out where a list has no place for them. `item` is a
    record with a `layout`, which keeps its own words.
    """

    title: str
    links: tuple[NewLink, ...] = ()
    authors: tuple[str, ...] = ()
    venue: str = ""
    year: int = 0
    date: WrittenDate | None = None
    description: str = ""
    fields: Mapping[str, str] = {}
    arxiv: str = ""
    given: frozenset[str] = frozenset()
    item: Record | None = None


def check(paper: NewPaper) -> NewPaper:
    """The paper, if an entry can have its texts. Raises CurationError."""
    texts = {
        "title": paper.title, "venue": paper.venue, "description": paper.description, **paper.fields,
        "authors": "; ".join(paper.authors), "link": " ".join(f"{link.label or ''} {link.url}" for link in paper.links),
    }  # fmt: skip
    for name, text in texts.items():
        if any(char in text for char in "\n\r") or not text.replace("\t", " ").isprintable():
            raise CurationError(f"the {name} has a line break or an invisible character")
    if not paper.title.strip():
        raise CurationError("the title is empty")
    if _URL.fullmatch(paper.title):
        raise CurationError(f"the title is a URL: {paper.title}; give it as a link")
    for link in paper.links:
        if not link.url or " " in link.url:
            raise CurationError(f'"{link.url}" is not the URL of a link')
    return paper


def from_record(item: Record) -> NewPaper:
    """A paper with the fields that a record of it has."""
    names = ("authors", "venue", "year", "date", "description")
    fields = {str(name): str(value) for name, value in item.get("fields", {}).items()}
    return NewPaper(
        item["title"],
        tuple(NewLink(link["url"], link.get("label") or None) for link in item.get("links", ())),
        tuple(item.get("authors", ())),
        item.get("venue", ""),
        item.get("year", 0),
        parse_date(item.get("date", "")),
        item.get("description", ""),
        fields,
        given=frozenset((*(name for name in names if item.get(name)), *fields)),
        item=item if "layout" in item else None,
    )


def venue_and_year(venue: str) -> tuple[str, int]:
    """The name and the year of such a venue as "CVPR 2025"; 0 if it has none."""
    match = _VENUE_AND_YEAR.fullmatch(venue.strip())
    return (match["name"], int(match["year"])) if match else (venue.strip(), 0)


def parse_date(date: str) -> WrittenDate | None:
    """Such a date as "2025-09" or "2025-09-21"; None if it is anything else."""
    match = _DATE.fullmatch(date)
    return WrittenDate(*(int(number or 0) for number in match.groups())) if match else None


def is_paper_id(word: str) -> bool:
    """Whether a word names a paper: an arXiv id, a DOI, or a URL."""
    return arxiv.identifier(_bare(word)) is not None or "://" in word or doi_of(f"https://doi.org/{word}") is not None


def _bare(word: str) -> str:
    return word[6:] if word.lower().startswith("arxiv:") else word


def known_paper(word: str, facts: Facts | None) -> NewPaper:
    """What is known of the paper with an arXiv id, a DOI, or a URL of one. Raises CurationError if nothing is."""
    parsed = arxiv.parse_url(word)
    identifier = parsed.identifier if parsed else arxiv.identifier(_bare(word))
    doi = None if identifier else doi_of(word if "://" in word else f"https://doi.org/{word}")
    paper_id = identifier.number if identifier else f"doi:{doi}" if doi else ""
    found = facts.paper(paper_id) if facts and paper_id else None
    if found is None or not found.title:
        hint = "run `fgad-lint facts update` when it is listed, or give --title and --link"
        raise CurationError(f"no facts are kept about {word}; {hint}")
    return from_facts(found)


def from_facts(facts: PaperFacts) -> NewPaper:
    """A paper with what a server says about it."""
    is_arxiv = ":" not in facts.id
    published = publication(facts) if is_arxiv else None
    venue, year = (published.name, published.year or 0) if published else (facts.venue, facts.year)
    links = () if is_arxiv else (NewLink(f"https://doi.org/{facts.id.removeprefix('doi:')}"),)
    return NewPaper(
        without_tex(facts.title), links, facts.authors, venue if year or not is_arxiv else "", year if venue else 0,
        parse_date(facts.first), arxiv=facts.id if is_arxiv else "",
    )  # fmt: skip
