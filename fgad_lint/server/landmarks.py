"""Landmarks: the headings and the ids in HTML that links can lead to; and the links that lead to them, in all files."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import slugs
from fgad_lint.markdown.inline import Link
from fgad_lint.model.anchors import Anchor
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.text import Span

# [data]: docs/data.md#datasets
#  ^^^^ label          ^^^^^^^^^ fragment
_DEFINITION = lazy_re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?\[(?P<label>[^\[\]\r\n]{1,200})\]:[ \t]*(?:\r?\n[ \t>]*)?"
    r"<?(?P<url>[^\s<>#]*(?P<fragment>#[^\s<>]+))",
    re.MULTILINE,
)


class Place(NamedTuple):
    """A place in a file: its path, the span of a heading or entry, and the span of its name in that."""

    path: str
    span: Span
    name_span: Span


class Landmark(NamedTuple):
    """The heading with a number in `Document.headings`, its attribute `{#id}`, or the id with a number in `Anchors.written`.

    An attribute is a landmark of its own if the renderer shows it as text: who wrote links to it means the heading.
    """

    kind: Literal["heading", "id", "attribute"]
    number: int


class Landmarks:
    """The landmarks of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def by_id(self) -> dict[str, Landmark]:
        """The landmark that a link to an id leads to, or is meant for."""
        landmarks: dict[str, Landmark] = {}
        for index, heading in enumerate(self._document.headings):
            if heading.anchor:
                landmarks.setdefault(heading.anchor, Landmark("heading", index))
        for index, anchor in enumerate(self._document.anchors.written):
            landmarks.setdefault(anchor.id, Landmark("id", index))
        for index, heading in enumerate(self._document.headings):
            if heading.attribute:
                landmarks.setdefault(heading.attribute.id, Landmark("attribute", index))
        return landmarks

    def id_in(self, fragment: str) -> str | None:
        """The id that `#fragment` leads to, even if it is misspelt; None if it leads nowhere."""
        decoded = slugs.decode(fragment[1:])
        for anchor_id in (decoded, decoded.removeprefix("user-content-")):
            if anchor_id in self.by_id:
                return anchor_id
        return self._document.anchors.spelled_otherwise(fragment)

    def target(self, fragment: str) -> Landmark | None:
        """The landmark that `#fragment` leads to."""
        anchor_id = self.id_in(fragment)
        return self.by_id[anchor_id] if anchor_id else None

    def of_heading(self, index: int) -> set[Landmark]:
        """A heading and the ids in HTML that belong to it."""
        ids = (Landmark("id", anchor_index) for anchor_index, owner in enumerate(self.owners) if owner == index)
        return {Landmark("heading", index), Landmark("attribute", index), *ids}

    @cached_property
    def owners(self) -> list[int]:
        """For each id in HTML, the index of the heading that it is in or right above; -1 if there is none."""
        return [self._owner(anchor) for anchor in self._document.anchors.written]

    def heading_index(self, landmark: Landmark) -> int:
        """The index of the heading that a landmark is or belongs to; -1 if there is none."""
        return self.owners[landmark.number] if landmark.kind == "id" else landmark.number

    def place(self, path: str, landmark: Landmark) -> Place:
        """Where a landmark is: an id that belongs to a heading is there."""
        index = self.heading_index(landmark)
        if index < 0:
            span = self._document.anchors.written[landmark.number].span
            return Place(path, span, span)
        heading = self._document.headings[index]
        return Place(path, heading.span, heading.title_span)

    def heading_at(self, offset: int) -> int:
        """The index of the heading whose lines an offset is in; -1 if there is none."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return -1
        start, end = self._document.headings[index].span
        text = self._document.text
        end = start + len(text[start:end].rstrip("\r\n"))
        return index if start <= offset <= end else -1

    @cached_property
    def _starts(self) -> list[int]:
        return [heading.span.start for heading in self._document.headings]

    def _owner(self, anchor: Anchor) -> int:
        if (index := self.heading_at(anchor.span.start)) >= 0:
            return index
        heading = anchor.section.heading
        if anchor.section.number < 0 or anchor.span.start >= heading.span.start:
            return -1
        return bisect_right(self._starts, heading.span.start) - 1


class LinkTo(NamedTuple):
    """A link to an id: the file that it is in, the one that it leads to, and the `#fragment` as decoded from the URL.

    `fragment_span` is where that is written; None if an edit there would do harm.
    """

    path: str
    document: Document
    link: Link
    target_path: str
    target_document: Document
    fragment: str
    fragment_span: Span | None


def all_documents(files: FileSet, document: Document) -> dict[str, Document]:
    """The documents of all files by path, in order, with `document` as the current one."""
    documents = {path: other if path != files.path else document for path, other in files.documents.items()}
    return documents if files.path in documents else {files.path: document, **documents}


def link_to_id(files: FileSet, document: Document, link: Link) -> LinkTo | None:
    """A link of `document` if it leads to an id in one of the files."""
    target = files.target(document, link) if "#" in link.url else None
    if target is None:
        return None
    fragment_span = document.anchors.fragment_span(link)
    return LinkTo(
        files.path, document, link, target.path or files.path, target.document, target.fragment, fragment_span
    )


def links_to_ids(files: FileSet, document: Document, with_definitions: bool = False) -> Iterator[LinkTo]:
    """The links in all files that lead to ids in one of them, and perhaps the definitions of reference links."""
    documents = all_documents(files, document)
    for path, source in documents.items():
        source_files = FileSet(path, documents)
        links = [*source.fragment_links, *(definitions(source) if with_definitions else ())]
        yield from (found for link in links if (found := link_to_id(source_files, source, link)))


def definitions(document: Document) -> Iterator[Link]:
    """The definitions of reference links to ids; the span of such a link is that of its definition."""
    if "]:" not in document.text:
        return
    code = [block.span for block in document.all_blocks if block.kind == "code"]
    for match in _DEFINITION.finditer(document.text):
        index = bisect_right(code, (match.start(), len(document.text))) - 1
        if index < 0 or match.start() >= code[index].end:
            span, label, url = (Span(*match.span(name)) for name in (0, "label", "url"))
            yield Link(span, label, url, match["url"], "inline")


def link_at(document: Document, offset: int) -> Link | None:
    """The innermost link at an offset, other than an image; None if there is none."""
    links = document.piece_at(min(offset, max(0, len(document.text) - 1))).inlines.links
    around = [link for link in links if link.form != "image" and link.span.start <= offset <= link.span.end]
    return min(around, key=lambda link: link.span.end - link.span.start, default=None)
