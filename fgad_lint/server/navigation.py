"""Go to definition and find references: of anchors, headings and papers."""

from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.server.landmarks import (
    Landmark,
    Landmarks,
    LinkTo,
    Place,
    definitions,
    link_at,
    link_to_id,
    links_to_ids,
)
from fgad_lint.server.listed_papers import named_at, paper_at, places_of
from fgad_lint.text import Span

_START = Span(0, 0)


def definition(files: FileSet, document: Document, offset: int) -> Place | None:
    """Where what is at an offset leads: the heading of a link to an anchor, or the first entry about a paper."""
    if link := link_to_id_at(files, document, offset):
        if landmark := Landmarks(link.target_document).target(link.fragment):
            return Landmarks(link.target_document).place(link.target_path, landmark)
        leads_to_top = link.target_document.anchors.target(link.fragment) is not None
        return Place(link.target_path, _START, _START) if leads_to_top else None
    paper = paper_at(document, offset)
    if paper and named_at(paper, offset):
        return places_of(files, document, paper)[0].place
    return None


def references(files: FileSet, document: Document, offset: int, with_declaration: bool = False) -> list[Place]:
    """What leads to the heading at an offset or behind the link there; or all entries about the paper there."""
    if landmark := landmark_at(files, document, offset):
        path, target_document, wanted = landmark
        landmarks = Landmarks(target_document)
        index = landmarks.heading_index(wanted)
        wanted_landmarks = landmarks.of_heading(index) if index >= 0 else {wanted}
        declaration = [landmarks.place(path, wanted)] if with_declaration else []
        links = [
            Place(link.path, link.link.span, link.fragment_span or link.link.span)
            for link in links_to_ids(files, document)
            if link.target_path == path and landmarks.target(link.fragment) in wanted_landmarks
        ]
        return declaration + links
    paper = paper_at(document, offset)
    if paper and named_at(paper, offset):
        return [place.place for place in places_of(files, document, paper)]
    return []


def link_to_id_at(files: FileSet, document: Document, offset: int) -> LinkTo | None:
    """The link to an id at an offset, or the definition of one."""
    link = link_at(document, offset)
    if link is None:
        link = next((link for link in definitions(document) if _is_within(link, offset)), None)
    return link_to_id(files, document, link) if link else None


def landmark_at(files: FileSet, document: Document, offset: int) -> tuple[str, Document, Landmark] | None:
    """The landmark that a link at an offset leads to, or that is there, with the path and document that it is in."""
    if link := link_to_id_at(files, document, offset):
        landmark = Landmarks(link.target_document).target(link.fragment)
        return (link.target_path, link.target_document, landmark) if landmark else None
    landmarks = Landmarks(document)
    anchors = enumerate(document.anchors.written)
    anchor_index = next((index for index, anchor in anchors if anchor.span.start <= offset < anchor.span.end), -1)
    if anchor_index >= 0:
        return files.path, document, Landmark("id", anchor_index)
    heading_index = landmarks.heading_at(offset)
    return (files.path, document, Landmark("heading", heading_index)) if heading_index >= 0 else None


def _is_within(link: Link, offset: int) -> bool:
    return link.span.start <= offset <= link.span.end
