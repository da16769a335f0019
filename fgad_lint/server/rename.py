"""Rename a heading: its title, its entries in contents lists, and the links to all headings whose ids change by that."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply, is_sound
from fgad_lint.linter.fix_checks import changed_blocks
from fgad_lint.markdown import inline, slugs
from fgad_lint.markdown.inline import Link
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.model.headings import Heading
from fgad_lint.model.section_names import without_ornaments
from fgad_lint.model.sections import fold_name
from fgad_lint.records.heading_titles import shown_title_span
from fgad_lint.server.landmarks import Landmark, Landmarks, all_documents, links_to_ids
from fgad_lint.server.navigation import landmark_at, link_to_id_at
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.markdown.blocks import Block

_ID = lazy_re.compile(r"[^\s\"'<>`&]{1,200}")
_ID_ATTRIBUTE = lazy_re.compile(r"\s(?:id|name)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
# - ✨ 1. [Datasets](docs/data.md#datasets)
# ^^^^^^^
_MARKER = lazy_re.compile(r"[ \t>]*+(?:[-*+]|\d{1,9}[.)])[ \t][\W\d]{0,100}")
_MAX_NAME_LENGTH = 1000


class Renameable(NamedTuple):
    """What can be renamed at an offset: the span of its name or of the link to it, and its name as written."""

    span: Span
    name: str


class RefusedError(Exception):
    """Why something cannot be renamed, as a phrase for users."""


class _Heading(NamedTuple):
    """The heading to rename, with the path and document that it is in, and the span of its name."""

    path: str
    document: Document
    number: int
    name_span: Span

    @property
    def heading(self) -> Heading:
        return self.document.headings[self.number]


def prepare(files: FileSet, document: Document, offset: int) -> Renameable:
    """The heading at an offset, or behind the link there. Raises RefusedError if there is none that can be renamed."""
    renamed = _find(files, document, offset)
    name = renamed.document.text_of(renamed.name_span)
    link = link_to_id_at(files, document, offset)
    if link is None:
        return Renameable(renamed.name_span, name)
    label = link.link.label
    is_in_label = label.start <= offset <= label.end
    return Renameable(label if is_in_label else link.fragment_span or link.link.span, name)


def rename(files: FileSet, document: Document, offset: int, new_name: str) -> dict[str, list[Edit]]:
    """The edits, by path, that rename the heading at an offset or behind the link there; `new_name` is Markdown.

    Raises RefusedError if that is not possible, or if a link would no longer lead where it did.
    """
    renamed = _find(files, document, offset)
    new_name = new_name.strip()
    if not new_name:
        raise RefusedError("a heading needs a name")
    if len(new_name.splitlines()) > 1 or len(new_name) > _MAX_NAME_LENGTH:
        raise RefusedError("the name of a heading is one short line")
    if new_name == renamed.document.text_of(renamed.name_span):
        return {}
    return _Renaming(renamed, all_documents(files, document), new_name).edits()


def _find(files: FileSet, document: Document, offset: int) -> _Heading:
    found = landmark_at(files, document, offset)
    if found is None:
        if link_to_id_at(files, document, offset):
            raise RefusedError("this link leads to no heading")
        raise RefusedError("only a heading, or a link to one, can be renamed")
    path, target_document, landmark = found
    index = Landmarks(target_document).heading_index(landmark)
    if index < 0:
        raise RefusedError("this id belongs to no heading")
    name_span = _name_span(target_document, target_document.headings[index])
    if name_span is None or any(name_span.covers(anchor.span) for anchor in target_document.anchors.written):
        raise RefusedError("the heading has no name that can be edited by itself")
    return _Heading(path, target_document, index, name_span)


def _name_span(document: Document, heading: Heading) -> Span | None:
    """Where the name of a heading is written, without the anchors, badges and links back around it; None if that is unclear."""
    block = next((block for block in _headings_at(document, heading.span) if block.span == heading.span), None)
    if block is None:
        return _html_name_span(document, heading)
    if len(block.text_spans) != 1:
        return None  # The lines of a Setext heading.
    span = shown_title_span(document, heading, block)
    for link in (link for leaf in document.leaves_of(block) for link in leaf.inline.links):
        #   ## Datasets [[back to contents]](#contents)
        #      ^^^^^^^^
        is_back = link.url.startswith("#") and link.form != "image"
        before = document.text[span.start : max(span.start, link.span.start)].rstrip(" [(|:-")
        if is_back and link.span.end <= span.end and before:
            span = Span(span.start, span.start + len(before))
            break
    return span if span.end > span.start and document.text_of(span).strip() else None


def _headings_at(document: Document, span: Span) -> Iterator["Block"]:
    blocks = document.piece_at(span.start).inlines.blocks
    return (block for block in blocks if block.kind == "heading")


def _html_name_span(document: Document, heading: Heading) -> Span | None:
    """The name of a heading in HTML: its only text outside tags."""
    from fgad_lint.markdown.html import tags

    texts = []
    start = heading.title_span.start
    ends = [tag.span for tag in tags(document.text, *heading.title_span)]
    for tag_start, tag_end in (*ends, Span(heading.title_span.end, heading.title_span.end)):
        text = document.text[start:tag_start]
        if text.strip():
            text_start = start + len(text) - len(text.lstrip())
            texts.append(Span(text_start, text_start + len(text.strip())))
        start = tag_end
    return texts[0] if len(texts) == 1 and len(document.text_of(texts[0]).splitlines()) == 1 else None


class _Renaming:
    """Renames a heading in `documents`, which has the documents of all files by path."""

    def __init__(self, renamed: _Heading, documents: Mapping[str, Document], new_name: str) -> None:
        self._renamed = renamed
        self._documents = documents
        self._new_name = new_name
        self._landmarks = Landmarks(renamed.document)
        self._files = FileSet(renamed.path, documents)
        self._links = list(links_to_ids(self._files, renamed.document, with_definitions=True))

    def edits(self) -> dict[str, list[Edit]]:
        """The edits by path. Raises RefusedError."""
        document = self._renamed.document
        heading_edits = [Edit.replace(self._renamed.name_span, self._new_name)]
        heading_edits += self._id_edits(self._with_new_name(heading_edits))
        after = Document(apply(document.text, heading_edits), document.renderer, previous=document)
        edits: dict[str, list[Edit]] = {self._renamed.path: heading_edits}
        for path, edit in (*self._link_edits(after), *self._label_edits(after)):
            edits.setdefault(path, []).append(edit)
        edits = {path: sorted(set(some_edits)) for path, some_edits in edits.items()}
        self._check(edits)
        return edits

    def _with_new_name(self, edits: Sequence[Edit]) -> Document:
        """The document with the new name. Raises RefusedError if that is not read as the name of the heading."""
        document, number = self._renamed.document, self._renamed.number
        after = Document(apply(document.text, edits), document.renderer, previous=document)
        before = self._renamed.heading
        ids, ids_after = ([anchor.id for anchor in some.anchors.written] for some in (document, after))
        n_headings = len(document.headings)
        if ids == ids_after and len(after.headings) == n_headings and not any(changed_blocks(document, edits, after)):
            heading = after.headings[number]
            name_span = _name_span(after, heading)
            if (
                (heading.span.start, heading.level) == (before.span.start, before.level)
                and _attribute_id(heading) == _attribute_id(before)
                and name_span
                and after.text_of(name_span) == self._new_name
            ):
                return after
        raise RefusedError(f"`{self._new_name}` would not be read as the name of the heading")

    def _id_edits(self, after: Document) -> Iterator[Edit]:
        """Edits of the ids written for the heading that are what its old name becomes."""
        document, heading = self._renamed.document, self._renamed.heading
        after_heading, renderer = after.headings[self._renamed.number], document.renderer
        new_id = after_heading.anchor
        if heading.attribute:
            #   ## Datasets {#datasets}
            #                 ^^^^^^^^
            from_source = renderer in slugs.FROM_SOURCE
            title = document.text_of(heading.title_span) if from_source else heading.title
            if heading.attribute.id == slugs.slug(title, renderer):
                attribute_id = slugs.slug(
                    after.text_of(after_heading.title_span) if from_source else after_heading.title, renderer
                )
                if slugs.attribute(f"{{#{attribute_id}}}") is None:
                    raise RefusedError(f"`{self._new_name}` makes no id that can be written in `{{#…}}`")
                start = document.text.index(f"#{heading.attribute.id}", *heading.attribute_span) + 1
                yield Edit.replace(Span(start, start + len(heading.attribute.id)), attribute_id)
        for owner, anchor in zip(self._landmarks.owners, document.anchors.written, strict=True):
            #   <a name="datasets"></a>
            #            ^^^^^^^^
            if owner == self._renamed.number and anchor.id == heading.anchor and new_id != anchor.id:
                start = _id_start(document.text, anchor.span, anchor.id)
                if start < 0 or not _ID.fullmatch(new_id):
                    raise RefusedError(f'the id "{anchor.id}" above the heading cannot be edited')
                yield Edit.replace(Span(start, start + len(anchor.id)), new_id)

    def _link_edits(self, after: Document) -> Iterator[tuple[str, Edit]]:
        """Edits of the links to ids that change, with the paths of their files."""
        spans: set[tuple[str, Span]] = set()
        for link in self._links:
            if link.target_path != self._renamed.path:
                continue
            landmark, old_id = self._landmarks.target(link.fragment), self._landmarks.id_in(link.fragment)
            if landmark is None or old_id is None:
                continue
            new_id = _id_of(after, landmark)
            if new_id == old_id:
                continue
            if link.fragment_span is None:
                if link.link.form == "reference":
                    continue  # Its definition is edited.
                raise RefusedError(f"the link {_where(link.path, link.document, link.link.span)} cannot be edited")
            if (link.path, link.fragment_span) not in spans:
                spans.add((link.path, link.fragment_span))
                written = link.document.text_of(link.fragment_span).strip()
                yield (
                    link.path,
                    Edit.replace(_stripped(link.document.text, link.fragment_span), _fragment(written, new_id)),
                )

    def _label_edits(self, after: Document) -> Iterator[tuple[str, Edit]]:
        """Edits of the entries in contents lists that show the old name, with the paths of their files."""
        document, heading = self._renamed.document, self._renamed.heading
        old_name = self._shown_name(document, heading)
        new_name = self._shown_name(after, after.headings[self._renamed.number])
        in_contents = {entry.link.span for contents in document.contents_lists for entry in contents.entries}
        for link in self._links:
            landmark = self._landmarks.target(link.fragment) if link.target_path == self._renamed.path else None
            if landmark and self._landmarks.heading_index(landmark) == self._renamed.number:
                is_here = link.path == self._renamed.path
                is_entry = link.link.span in in_contents if is_here else _opens_item(link.document, link.link)
                if is_entry and (edit := self._label_edit(link.document, link.link, old_name, new_name)):
                    yield link.path, edit

    def _label_edit(self, document: Document, link: Link, old_name: str, new_name: str) -> Edit | None:
        """Replace the old name, in whatever case, in the label of an entry, which keeps its own emoji and number."""
        if link.form not in ("inline", "html"):
            return None
        label = document.text_of(link.label)
        written = self._renamed.document.text_of(self._renamed.name_span)
        if label.lower() == written.lower() and inline.reads_as(self._new_name, new_name):
            return Edit.replace(link.label, self._new_name)
        old_words, new_words = without_ornaments(old_name), without_ornaments(new_name)
        if label == old_name:
            old_words, new_words = old_name, new_name
        shown, wanted = label.lower(), old_words.lower()
        if len(shown) != len(label):  # "İ" becomes two characters.
            shown, wanted = label, old_words
        before, found, rest = shown.partition(wanted)
        # "Datasets (12)" has the name and a number; "Datasets of Cracks" has another name.
        if not wanted or not new_words or not found or any(map(str.isalpha, before + rest)):
            return None
        start = link.label.start + len(before)
        new_text = inline.spelled(new_words) if link.form == "inline" else html.escape(new_words, quote=False)
        return Edit.replace(Span(start, start + len(wanted)), new_text)

    def _shown_name(self, document: Document, heading: Heading) -> str:
        """The name of the heading as a reader sees it."""
        span = _name_span(document, heading) or heading.title_span
        is_html = document.text.startswith("<", heading.span.start)
        if is_html:
            return html.unescape(document.text_of(span))
        leaf = document.leaf_at(heading.title_span.start)
        return leaf.inline.shown(document.text, *span).strip()

    def _check(self, edits: Mapping[str, Sequence[Edit]]) -> None:
        """Raise RefusedError unless all links still lead where they did, and nothing else has changed."""
        documents_after = dict(self._documents)
        for path, some_edits in edits.items():
            document = self._documents[path]
            if not is_sound(document.text, some_edits):
                raise RefusedError("its edits overlap")
            after = Document(apply(document.text, some_edits), document.renderer, previous=document)
            if any(changed_blocks(document, some_edits, after)):
                raise RefusedError(f"`{self._new_name}` would change the text around a link")
            documents_after[path] = after
        path = self._renamed.path
        links_after = list(links_to_ids(FileSet(path, documents_after), documents_after[path], with_definitions=True))
        landmarks_after = Landmarks(documents_after[path])
        self._check_ids(documents_after[path], landmarks_after)
        links = [link for link in self._links if not self._is_in_name(link.path, link.link)]
        new_span = _name_span(documents_after[path], documents_after[path].headings[self._renamed.number])
        links_after = [
            link for link in links_after if not (link.path == path and new_span and new_span.covers(link.link.span))
        ]
        if len(links) != len(links_after):
            raise RefusedError(f"`{self._new_name}` would change a link")
        for link, link_after in zip(links, links_after, strict=True):
            if link.target_path != path:
                continue
            if self._landmarks.target(link.fragment) != landmarks_after.target(link_after.fragment):
                where = _where(link.path, link.document, link.link.span)
                raise RefusedError(f"the link {where} would lead elsewhere")

    def _check_ids(self, after: Document, landmarks_after: Landmarks) -> None:
        """Raise RefusedError if a heading or id can no longer be linked to, or if two sections now have one name and parent."""
        document = self._renamed.document
        unreachable = {*self._landmarks.by_id.values()} - {*landmarks_after.by_id.values()}
        if unreachable:
            lost = min(unreachable)
            lost_id = _id_of(after, lost)
            if not lost_id:
                raise RefusedError(f"`{self._new_name}` makes no id, so nothing could link to the heading")
            line = document.line_of(self._landmarks.place("", lost).name_span)
            raise RefusedError(f'the id "{lost_id}" is already on line {line}')
        renamed = after.section_at(after.headings[self._renamed.number].span.start)
        if renamed in after.outline.namesakes and renamed.heading == after.headings[self._renamed.number]:
            name = fold_name(renamed.name)
            siblings = after.outline.children(renamed.parent or after.root)
            sibling = next(other for other in siblings if other is not renamed and fold_name(other.name) == name)
            raise RefusedError(f'"{sibling.name}" on line {after.line_of(sibling.heading.span)} has the same name')

    def _is_in_name(self, path: str, link: Link) -> bool:
        return path == self._renamed.path and self._renamed.name_span.covers(link.span)


def _opens_item(document: Document, link: Link) -> bool:
    """Whether a link, not the definition of one, is the first thing in an item of a list, but for emoji and numbers."""
    line_start = document.lines.starts[document.lines.line_index(link.span.start)]
    is_definition = document.text.startswith("]:", link.label.end)
    return not is_definition and _MARKER.fullmatch(document.text, line_start, link.span.start) is not None


def _attribute_id(heading: Heading) -> str | None:
    return heading.attribute.id if heading.attribute else None


def _id_of(document: Document, landmark: Landmark) -> str:
    if landmark.kind == "id":
        return document.anchors.written[landmark.number].id
    heading = document.headings[landmark.number]
    return heading.attribute.id if landmark.kind == "attribute" and heading.attribute else heading.anchor


def _id_start(text: str, tag: Span, anchor_id: str) -> int:
    """The offset of an id in its tag; -1 if it is written with entities."""
    values = (match.span(match.lastindex or 0) for match in _ID_ATTRIBUTE.finditer(text, *tag))
    return next((start for start, end in values if text[start:end] == anchor_id), -1)


def _stripped(text: str, span: Span) -> Span:
    written = text[slice(*span)]
    start = span.start + len(written) - len(written.lstrip())
    return Span(start, start + len(written.strip()))


def _fragment(written: str, new_id: str) -> str:
    """The fragment of a link to an id, with the prefix and percent escapes that it was written with."""
    prefix = "#user-content-" if written.startswith("#user-content-") else "#"
    if not written.isascii() or slugs.decode(written).isascii():
        return prefix + slugs.encode(new_id)
    from urllib.parse import quote

    return prefix + quote(new_id)


def _where(path: str, document: Document, span: Span) -> str:
    file = f" of {path}" if path else ""
    return f"on line {document.line_of(span)}{file}"
