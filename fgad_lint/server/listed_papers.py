"""The paper at an offset, and all entries about it in all files."""

from typing import NamedTuple

from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.model.paper_identity import PaperIdentity, are_same_paper, matching_keys
from fgad_lint.model.papers import Paper
from fgad_lint.server.landmarks import Place, all_documents
from fgad_lint.text import Span


class PaperPlace(NamedTuple):
    """An entry about a paper: the path and document that it is in."""

    path: str
    document: Document
    paper: Paper

    @property
    def place(self) -> Place:
        """Where the entry is; its name is its title, or its first link if it has none."""
        paper = self.paper
        has_title = paper.title_span.end > paper.title_span.start
        return Place(self.path, paper.span, paper.title_span if has_title else paper.links[0].span)


def paper_at(document: Document, offset: int) -> Paper | None:
    """The innermost entry at an offset."""
    around = [
        paper
        for paper_list in document.paper_lists
        if paper_list.span.start <= offset <= paper_list.span.end
        for paper in paper_list.papers
        if paper.span.start <= offset <= paper.span.end
    ]
    return min(around, key=lambda paper: (paper.span.end - paper.span.start, -paper.span.start), default=None)


def named_at(paper: Paper, offset: int) -> Span | None:
    """The title or link of an entry that is at an offset; None if none is."""
    spans = (paper.title_span, *(link.span for link in paper.links))
    around = [span for span in spans if span.start <= offset <= span.end and span.end > span.start]
    return min(around, key=lambda span: span.end - span.start, default=None)


def places_of(files: FileSet, document: Document, paper: Paper) -> list[PaperPlace]:
    """All entries about a paper of `document`, itself included, in the order of the files."""
    places = []
    identity, keys = PaperIdentity(paper), list(matching_keys(paper))
    for path, other_document in all_documents(files, document).items():
        candidates = {other.span: other for key in keys if key for other in other_document.papers_with_key(key)}
        if other_document is document:
            candidates[paper.span] = paper
        places += [
            PaperPlace(path, other_document, other)
            for span, other in sorted(candidates.items())
            if (other_document is document and span == paper.span) or are_same_paper(identity, PaperIdentity(other))
        ]
    return places
