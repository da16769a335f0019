"""Whether a merge has lost anything that one side has and the other has not removed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fgad_lint.curation.merge_units import without_number
from fgad_lint.curation.three_way import OURS
from fgad_lint.model.document import Document
from fgad_lint.model.links import link_key
from fgad_lint.model.paper_identity import matching_keys
from fgad_lint.model.papers import Paper


def is_complete(text: str, documents: Sequence[Document], combined: Iterable[str]) -> bool:
    """Whether `text` has all papers and lines of two versions of a list that the other one has not removed.

    `documents` are the base and the two versions. Lines of `combined`, texts that were combined with others, may be missing, but
    not their papers.
    """
    lines = Counter(_lines(text))
    missing = _missing([Counter(_lines(document.text)) for document in documents], lines)
    if missing - Counter(line for part in combined for line in _lines(part)):
        return False
    result = Document(text, documents[0].renderer, previous=documents[OURS])
    papers = [Counter(paper.key for paper in document.papers) for document in documents]
    missing = _missing(papers, Counter(paper.key for paper in result.papers))
    traces = {trace for paper in result.papers for trace in _traces(paper)}
    return all(
        not traces.isdisjoint(_traces(paper)) or lines.keys() >= set(_lines(document.text_of(paper.span)))
        for document in documents[1:]
        for paper in document.papers
        if paper.key in missing
    )


def _traces(paper: Paper) -> Iterator[str]:
    """The keys and links of a paper, at least one of which is left of it where its entry was combined with another version."""
    yield from matching_keys(paper)
    yield from (link_key(link.url) for link in paper.links)


def _missing(versions: Sequence[Counter[str]], result: Counter[str]) -> Counter[str]:
    """What must be in the result of a merge, and is not: what a side has, without what the other one has removed."""
    base, ours, theirs = versions
    return ((ours - (base - theirs)) | (theirs - (base - ours))) - result


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line and not line.isspace():
            yield " ".join(without_number(line).split())
