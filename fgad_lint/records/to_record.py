"""Document → record."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from fgad_lint.config import Config
from fgad_lint.model.contents import ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.paper_lists import PaperList
from fgad_lint.model.sections import Section
from fgad_lint.records.extract import extract_template
from fgad_lint.records.fields import heading_item
from fgad_lint.records.lists import contents_list_record, paper_list_record
from fgad_lint.records.page import PageBlock, page_blocks
from fgad_lint.records.record import VERSION, Record, heading_template, in_field_order, page_spacing
from fgad_lint.records.spans import strip_end
from fgad_lint.records.sync import titles_by_anchor

_BLOCK_KINDS = {"table": "table", "paragraph": "prose", "quote": "prose", "list": "prose"}  # The others are `raw`.


def to_record(text: str, config: Config | None = None) -> Record:
    """The record of a Markdown text."""
    document = Document(text, (config or Config()).renderer)
    blocks = list(page_blocks(document))
    starts = [*(block.body.start for block in blocks), len(text)]
    afters = [text[block.body.end : start] for block, start in zip(blocks, starts[1:], strict=True)]
    line_end = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    layout = _page_layout(blocks, afters, line_end, text[: starts[0]])
    spacing = page_spacing(layout)
    parts = []
    for block_index, (block, after) in enumerate(zip(blocks, afters, strict=True)):
        section = block.content if isinstance(block.content, Section) else None
        expected = spacing["after_heading" if section else "after_block"]
        if block_index == len(blocks) - 1:
            expected = spacing["line_end"]
        fields = _block_record(document, block, line_end)
        parts.append(_Part(section, fields if after == expected else {**fields, "after": after}))
    record: Record = {"fgad-lint": VERSION}
    if document.renderer != "github":
        record["renderer"] = document.renderer
    if layout:
        record["layout"] = layout
    if document.sections:
        record["was"] = titles_by_anchor(document)
    return in_field_order(record | _nest(document.root, parts))


class _Part(NamedTuple):
    """The record of a heading, with its section, or of another block."""

    section: Section | None
    record: Record


def _nest(root: Section, parts: Sequence[_Part]) -> Record:
    """The `blocks` and `sections` of the root section, which `parts` are in order."""
    headings: dict[Section, Record] = {}
    blocks: defaultdict[Section, list[Record]] = defaultdict(list)
    subsections: defaultdict[Section, list[Section]] = defaultdict(list)
    section = root
    for part in parts:
        if part.section is None:
            blocks[section].append(part.record)
        else:
            section = part.section
            headings[section] = part.record
            subsections[section.parent or root].append(section)

    def content(section: Section) -> Record:
        sections = [
            headings[inner] | ({"level": inner.level} if inner.level != section.level + 1 else {}) | content(inner)
            for inner in subsections[section]
        ]
        inside = {"blocks": blocks[section], "sections": sections}
        return {name: records for name, records in inside.items() if records}

    return content(root)


def _page_layout(blocks: Sequence[PageBlock], afters: Sequence[str], line_end: str, before: str) -> Record:
    """The `layout` of the record: the white space after most headings and blocks, if it is not the default."""
    layout: Record = {"before": before} if before else {}
    if line_end != "\n":
        layout["line_end"] = line_end
    for name, is_heading in (("after_heading", True), ("after_block", False)):
        counts = Counter(
            after
            for block, after in zip(blocks[:-1], afters, strict=False)
            if isinstance(block.content, Section) is is_heading
        )
        if counts and (most_common := counts.most_common(1)[0][0]) != 2 * line_end:
            layout[name] = most_common
    return layout


def _block_record(document: Document, block: PageBlock, line_end: str) -> Record:
    span = block.block.span
    match block.content:
        case Section() as section:
            return _heading_record(document, section, block)
        case PaperList() as papers:
            return paper_list_record(document, papers, span, line_end)
        case ContentsList() as contents:
            return contents_list_record(document, contents, span, line_end)
    kind = _BLOCK_KINDS.get(block.block.kind, "raw")
    return {kind: document.text_of(strip_end(document.text, span))}


def _heading_record(document: Document, section: Section, block: PageBlock) -> Record:
    item = heading_item(document, section, block.block)
    template, fields = extract_template(document.text, item, "heading")
    return fields if template == heading_template(section.level) else {**fields, "layout": template}
