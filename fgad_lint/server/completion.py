"""Completion: anchors in links, missing sections in contents lists, and the words of ignore comments."""

import posixpath
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.markdown import inline, slugs
from fgad_lint.model.contents import ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.model.ignore_comments import VERBS
from fgad_lint.model.section_families import families, is_back_matter, listed_sections
from fgad_lint.model.sections import Section
from fgad_lint.server.ignore_syntax import MAX_COMMENT_LENGTH, OPENING, REASON
from fgad_lint.server.landmarks import Landmarks, all_documents
from fgad_lint.text import Span

# [Data](docs/data.md#dat   or   [data]: docs/data.md#dat   or   <a href="docs/data.md#dat
#        ^^^^^^^^^^^^ file            ^^^^^^^^^^^^ file                    ^^^^^^^^^^^^ file
_LINK = lazy_re.compile(
    r"(?:\](?P<bracket>\()|\]:[ \t]*|href=[\"'])<?(?P<file>[^\s()<>#\"']*)#(?P<typed>[^\s()<>\"']*)\Z"
)
_REST = lazy_re.compile(r"[^\s()<>\"'|]*")
# - [Data
#   ^^^^^ typed
_NEW_ENTRY = lazy_re.compile(r"[ \t>]*[-*+][ \t]+(?P<strong>[*_]{0,3})(?P<typed>\[?[^\[\]()]*)\Z")
_CLOSING = ("", "]", "]()", "](#)")  # What an editor may have added after the cursor; it is replaced.
_MAX_LINE_LENGTH = 10_000


class Completion(NamedTuple):
    """A text to insert at a span; the editor shows `label` and `detail`, and compares `filter_text` with what was typed.

    The most likely of several comes first.
    """

    kind: Literal["anchor", "section", "verb", "rule"]
    label: str
    detail: str
    span: Span
    text: str
    filter_text: str


def complete(files: FileSet, document: Document, offset: int) -> list[Completion]:
    """What can be inserted at an offset."""
    text = document.text
    comment_start = text.rfind("<!--", max(0, offset - MAX_COMMENT_LENGTH), offset)
    if comment_start >= 0 and text.find("-->", comment_start, offset) < 0:
        return list(_in_comment(text, comment_start, offset))
    start, end = document.lines.content(document.lines.line_index(offset))
    line = text[max(start, offset - _MAX_LINE_LENGTH) : offset]
    if "#" in line and (link := _LINK.search(line)) and not _is_in_code(document, offset):
        return list(_anchors(files, document, offset, link["file"], len(link["typed"]), link["bracket"] is not None))
    is_at_end = text[offset:end].strip() in _CLOSING
    if is_at_end and (entry := _NEW_ENTRY.fullmatch(line)) and not _is_in_code(document, offset):
        return list(_missing_sections(document, offset, Span(offset - len(entry["typed"]), end)))
    return []


def _is_in_code(document: Document, offset: int) -> bool:
    return any(
        block.kind in ("code", "raw") and block.span.start <= offset < block.span.end
        for block in document.piece_at(max(0, offset - 1)).inlines.blocks
    )


def _in_comment(text: str, comment_start: int, offset: int) -> Iterator[Completion]:
    opening = OPENING.fullmatch(text, comment_start, offset)
    if opening is None:
        return
    if opening["names"] is None:
        span = Span(*opening.span("verb"))
        yield from (Completion("verb", verb, detail, span, verb, verb) for verb, detail in VERBS.items())
        return
    if opening["verb"] not in VERBS or REASON.search(opening["names"]):
        return
    from fgad_lint import rules

    typed = _word_before(text, offset)
    given = {word for word in opening["names"].replace(",", " ").split() if word != typed}
    for rule in rules.load():
        if rule.name not in given:
            span = Span(offset - len(typed), offset)
            yield Completion("rule", rule.name, rule.summary, span, rule.name, rule.name)


def _word_before(text: str, offset: int) -> str:
    """The word that ends at an offset, with the hyphens in it."""
    start = offset
    while start and (text[start - 1].isalnum() or text[start - 1] in "-_"):
        start -= 1
    return text[start:offset]


def _anchors(
    files: FileSet, document: Document, offset: int, file: str, n_typed: int, closes: bool
) -> Iterator[Completion]:
    """The ids of the page that a link leads to, the nearest first; after `](` the bracket is closed."""
    target = document
    if file:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(files.path), slugs.decode(file)))
        found = all_documents(files, document).get(path)
        if found is None:
            return
        target = found
    rest = _REST.match(document.text, offset)
    end = rest.end() if rest else offset
    closing = ")" if closes and not document.text.startswith(")", end) else ""
    landmarks = Landmarks(target)
    ids = landmarks.by_id.items()
    places = [
        (anchor_id, landmarks.heading_index(landmark), landmarks.place("", landmark)) for anchor_id, landmark in ids
    ]
    if target is document:
        places.sort(key=lambda place: abs(place[2].span.start - offset))
    for anchor_id, heading_index, _ in places:
        title = target.headings[heading_index].title.strip() if heading_index >= 0 else ""
        fragment = slugs.encode(anchor_id)
        yield Completion(
            "anchor",
            f"#{anchor_id}",
            title,
            Span(offset - n_typed, end),
            fragment + closing,
            f"{fragment} {title}".strip(),
        )


def _missing_sections(document: Document, offset: int, span: Span) -> Iterator[Completion]:
    """Entries for the sections that the contents list at an offset lacks, those that belong there first."""
    contents = _contents_at(document, offset)
    if contents is None:
        return
    listed = listed_sections(document)
    previous = [entry.target for entry in contents.entries if entry.target and entry.span.end <= offset]
    number = previous[-1].number if previous else contents.section.number
    candidates = []
    for family in families(document):
        has_listed = any(section in listed for section in family)
        for section in family:
            if section not in listed and contents.covers in section.ancestors() and not section.start.leads_back:
                rank = (not has_listed, is_back_matter(section), section.number < number, section.number)
                candidates.append((rank, section))
    typed = document.text[span.start : offset]
    for _, section in sorted(candidates, key=lambda candidate: candidate[0]):
        if entry := _entry(document, section):
            name = section.name
            yield Completion(
                "section", name, f"#{section.heading.anchor}", span, entry, f"{'[' * typed.startswith('[')}{name}"
            )


def _contents_at(document: Document, offset: int) -> ContentsList | None:
    """The contents list that an item at an offset is in or right after."""
    ends = [contents.span.end for contents in document.contents_lists]
    index = bisect_right(ends, offset - 1)
    for contents in document.contents_lists[max(0, index - 1) : index + 1]:
        between = document.text[contents.span.end : offset]
        if contents.span.start <= offset and between.count("\n") <= 1:
            return contents
    return None


def _entry(document: Document, section: Section) -> str | None:
    fragment = document.anchors.fragment(section)
    return f"[{inline.spelled(section.name)}](#{fragment})" if fragment else None
