"""The entries of a list about whose papers there are facts, and whether their titles are those of the papers."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.facts.paper import Facts, PaperFacts
from fgad_lint.model.consensus import MIN_FOR_CONSENSUS
from fgad_lint.model.copied_links import is_aside
from fgad_lint.model.document import Document
from fgad_lint.model.labels import is_label
from fgad_lint.model.links import PaperLink, identity
from fgad_lint.model.paper_identity import has_distinctive_title, own_link
from fgad_lint.model.paper_lists import Listing
from fgad_lint.model.papers import Paper
from fgad_lint.model.tex import without_tex
from fgad_lint.model.title_likeness import Likeness, TopicWords, content_words, likeness, weighted_share
from fgad_lint.model.titles import short_name, title_key
from fgad_lint.model.venues import series_of
from fgad_lint.text import words_in

Kind = Literal["arxiv", "doi", "openreview"]
_MAX_ENTRY_LENGTH = 5000  # Characters of an entry in which authors are looked for.
_MAX_TITLES, _MAX_AUTHORS = 20, 100  # Of a paper.
_MAX_SHARE_OF_OTHERS = 0.25  # Of the entries of a list that gives titles; some of its links may be wrong.
_MIN_NAME_LENGTH = 4  # Letters of the short name of a paper that an entry about another paper hardly has.
_MIN_SHARE_IN_ENTRY = 0.5  # Of the words of a title, in the text of an entry about its paper.
_URL = lazy_re.compile(r"https?://[^\s)]+")
_BEST_FIRST: tuple[Likeness, ...] = ("same", "renamed", "unknown", "other")


class KnownEntry(NamedTuple):
    """An entry, the only link to a paper that is its own, and the facts about that paper.

    `likeness` is that of its title and the most similar of the titles that the paper has had.
    """

    paper: Paper
    link: PaperLink
    facts: PaperFacts
    likeness: Likeness


@lru_cache(3)  # Several rules ask for those of one document.
def known_entries(document: Document, facts: Facts | None, kind: Kind = "arxiv") -> Sequence[KnownEntry]:
    """The entries of a document about whose papers there are facts, in order, by ids of a kind."""
    if facts is None or (kind != "arxiv" and not any(paper_id.startswith(kind) for paper_id in facts.papers)):
        return ()
    topic_words = TopicWords(document)
    listings = (
        Listing(paper_list, paper, paper_index)
        for paper_list in document.paper_lists
        for paper_index, paper in enumerate(paper_list.papers)
    )
    known = (_known_entry(document, listing, facts, kind, topic_words) for listing in listings)
    return _without_names([entry for entry in known if entry])


def _without_names(entries: list[KnownEntry]) -> Sequence[KnownEntry]:
    """The entries of a document, without a verdict if many of their titles are not those of papers, but names or notes.

    A title of one word is often the name of a model, so these are counted apart, and there must be some to tell.
    """
    names = [entry for entry in entries if _is_one_word(entry)]
    if len(entries) >= MIN_FOR_CONSENSUS and _are_often_other(entries):
        return tuple(map(_without_verdict, entries))
    if len(names) < MIN_FOR_CONSENSUS or _are_often_other(names):
        return tuple(_without_verdict(entry) if _is_one_word(entry) else entry for entry in entries)
    return tuple(entries)


def _is_one_word(entry: KnownEntry) -> bool:
    """Whether the title of an entry has no spaces."""
    return len(entry.paper.title.split()) == 1


def _are_often_other(entries: Sequence[KnownEntry]) -> bool:
    return sum(entry.likeness == "other" for entry in entries) > _MAX_SHARE_OF_OTHERS * len(entries)


def _without_verdict(entry: KnownEntry) -> KnownEntry:
    return entry._replace(likeness="unknown") if entry.likeness == "other" else entry


def _known_entry(
    document: Document, listing: Listing, facts: Facts, kind: Kind, topic_words: TopicWords
) -> KnownEntry | None:
    paper = listing.paper
    links = _links(paper, kind)
    own = own_link(paper, links) if any(map(facts.paper, links)) else None
    known = facts.paper(own[0]) if own else None
    if own is None or known is None or known.is_missing or not known.titles:
        return None
    found = likeness_of(paper, known, topic_words)
    if found == "other" and _has_most_words(document, paper, known, topic_words):
        found = "unknown"
    if kind == "arxiv" and found in ("renamed", "unknown") and has_distinctive_title(paper):
        titled = facts.with_title(paper.title)
        found = "other" if titled and titled.id != known.id else found
    if found == "other" and (
        is_aside(listing) or _names_something_else(paper, own[1]) or _names_paper(document, paper, known)
    ):
        found = "unknown"
    return KnownEntry(paper, own[1], known, found)


def _links(paper: Paper, kind: Kind) -> Mapping[str, PaperLink]:
    """The links of an entry to papers, by their ids as in facts."""
    if kind == "arxiv":
        return paper.arxiv_links if paper.identifier else {}
    ids = ((identity(link.url) or "", link) for link in paper.links)
    return {paper_id: link for paper_id, link in ids if paper_id.startswith(f"{kind}:")}


def _names_something_else(paper: Paper, link: PaperLink) -> bool:
    """Whether the label of a link is neither from the title nor one such as "paper" or "CVPR": it may be the name of another work."""
    if title_key(link.label) in paper.key or is_label(link.label) or series_of(link.label):
        return False
    return paper.venue is None or not link.label_span.covers(paper.venue.name_span)


def likeness_of(paper: Paper, facts: PaperFacts, topic_words: TopicWords) -> Likeness:
    """The likeness of the title of an entry and the most similar of the titles that a paper has had."""
    verdicts = {likeness(paper.title, title, topic_words.has) for title in latest_titles(facts)}
    return min(verdicts, key=_BEST_FIRST.index)


def latest_titles(facts: PaperFacts) -> list[str]:
    """The titles that a paper has had, the newest first; hardly any has had more than a few."""
    return [title for _, title in facts.titles[: -_MAX_TITLES - 1 : -1]]


def records_of(paper: Paper, at_arxiv: PaperFacts, facts: Facts | None) -> list[PaperFacts]:
    """What DOI agencies and OpenReview say about the paper of an entry, by its DOI at arXiv and by the links of the entry."""
    ids = {paper_id for paper_id in paper.ids if not paper_id.startswith("arxiv:")}
    if at_arxiv.doi:
        ids.add(f"doi:{at_arxiv.doi.lower()}")
    records = [record for paper_id in sorted(ids) if facts and (record := facts.paper(paper_id))]
    return [record for record in records if likeness(paper.title, record.title) in ("same", "renamed")]


def _has_most_words(document: Document, paper: Paper, facts: PaperFacts, topic_words: TopicWords) -> bool:
    """Whether an entry, which may describe a paper rather than give its title, has most words of the title."""
    in_entry = content_words(_URL.sub("", document.text_of(paper.span)[:_MAX_ENTRY_LENGTH]))
    for title_words in map(content_words, latest_titles(facts)):
        shared = sorted(title_words & in_entry)
        if shared and weighted_share(shared, len(title_words), topic_words.has) >= _MIN_SHARE_IN_ENTRY:
            return True
    return False


def _names_paper(document: Document, paper: Paper, facts: PaperFacts) -> bool:
    """Whether an entry has the title of a paper besides its own, its short name, the first author before "et al.", or most authors.

    Many people have the same last name, so one of them says little.
    """
    entry = document.text[paper.span.start : paper.span.end][:_MAX_ENTRY_LENGTH]
    entry_key = title_key(entry)
    if any(title_key(without_tex(title)) in entry_key for title in latest_titles(facts)):
        return True
    words = list(map(title_key, words_in(entry)))
    short_names = {
        name for title in latest_titles(facts) if len(name := title_key(short_name(title))) >= _MIN_NAME_LENGTH
    }
    if not short_names.isdisjoint(words):
        return True
    names = [title_key(author.split()[-1]) for author in facts.authors[:_MAX_AUTHORS] if author.split()]
    if 2 * len(set(words).intersection(names)) > len(names) > 1:
        return True
    return bool(names) and any(word == names[0] and after == "et" for word, after in pairwise(words))
