"""Record → Markdown text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.config import Config
from fgad_lint.edits import OffsetMap, apply
from fgad_lint.escape import to_json
from fgad_lint.model.document import Document
from fgad_lint.model.known import Known, KnownKind
from fgad_lint.records.contradictions import first_contradiction
from fgad_lint.records.facts import document_facts, record_facts
from fgad_lint.records.fill import fill
from fgad_lint.records.record import Path, Record, RecordError, error_at, heading_template, level_of, page_spacing
from fgad_lint.records.sync import is_in_sync, link_edits, sync_sections
from fgad_lint.records.templates import DEFAULT_TEMPLATES, Form, Templates, max_length, template_of
from fgad_lint.records.to_record import to_record
from fgad_lint.text import Lines, Span

_TAG_START = lazy_re.compile(r" {0,3}<")
_BLANK_LINE = lazy_re.compile(r"(?:\r\n?+|\n)[ \t]*+[\r\n]")
_MAX_GROWTH = 50  # A text may be at most this many times as long as its record,
_MIN_LIMIT = 1_000_000  # or this many characters long, if that is more.


def render(record: Record) -> str:
    """The text of a record that fits the schema (see `rendered`)."""
    return rendered(record).text


def rendered(record: Record) -> Document:
    """The document of a record that fits the schema.

    Contents lists and links in the page are kept in step with sections that were renamed, moved, added or removed since the
    record was made. The text is parsed before it is returned. Raises RecordError if it does not say what the record says:
    fields contradict each other, a template has no place for a field, or prose reads as something else.
    """
    renderer = record.get("renderer", "github")
    # After removals, the text of a list may not be enough to recognize it, so the record tells where lists are.
    text, known = _Writer(record).text()
    document = Document(text, renderer, known)
    is_blank = not document.sections and all(block.kind == "blank" for block in document.blocks)
    if is_blank and record != to_record(text, Config(renderer)):
        raise RecordError("record: it has no content, so its text would be empty")
    if not is_in_sync(record, document):
        record, anchors = sync_sections(record, document)
        text, known = _Writer(record).text()
        edits = link_edits(Document(text, renderer, known), anchors)
        offsets = OffsetMap(edits)
        known = [part._replace(span=Span(*map(offsets.to, part.span))) for part in known]
        text = apply(text, edits)
        document = Document(text, renderer, known)
    _check_facts(record, document)
    return document


def _check_facts(record: Record, document: Document) -> None:
    """Raise RecordError if the text of a record does not say what the record says."""
    if contradiction := first_contradiction(list(record_facts(record)), list(document_facts(document))):
        fact, message = contradiction
        raise error_at(record, fact.path if fact else (), message)


class _Part(NamedTuple):
    """A part of the text; `kind` is what it is known to list, None for prose, which may look like a list of papers."""

    text: str
    kind: KnownKind | None = None


class _Rendered(NamedTuple):
    """The parts of a heading or block, its record, and the name of the white space that follows it by default."""

    parts: Sequence[_Part]
    record: Record
    spacing: str


def _swallows_next(block: Record, after: str) -> bool:
    """Whether a block is HTML that goes on until a blank line, which the white space after it lacks.

    It once stood above the anchors of a heading, where that did not matter.
    """
    from fgad_lint.markdown.cursor import Cursor
    from fgad_lint.markdown.html_blocks import BLOCK_TAG, LONE_TAG, html_kind

    text: str = block.get("raw", "")
    if not _TAG_START.match(text) or _BLANK_LINE.search(after) or _BLANK_LINE.search(text):
        return False
    return html_kind(Cursor(text, *Lines(text).content(0))) in (BLOCK_TAG, LONE_TAG)


class _Writer:
    """Writes the text of one record, up to a length that is in proportion to the record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._spacing = page_spacing(record.get("layout", {}))
        self._remaining = max(_MIN_LIMIT, _MAX_GROWTH * len(to_json(record)))

    def text(self) -> tuple[str, list[Known]]:
        """The text, and the spans of its papers and contents entries. Raises RecordError if it would be too long."""
        parts = [_Part(self._spacing["before"])]
        rendered = list(self._rendered(self._record, 0, ()))
        for index, (own_parts, record, spacing) in enumerate(rendered):
            is_last = index == len(rendered) - 1
            after = self._spacing["line_end" if is_last else spacing]
            own = record.get("after")
            # A block that was last when the record was made may have no line ending, or an indented one.
            if own is not None and (is_last or own.endswith(("\n", "\r"))):
                after = own
            if not is_last and "above" not in rendered[index + 1].record and _swallows_next(record, after):
                after += self._spacing["line_end"]
            parts += *own_parts, _Part(after)
        known = []
        length = 0
        for text, kind in parts:
            if kind:
                known.append(Known(Span(length, length + len(text)), kind))
            length += len(text)
        return "".join(part.text for part in parts), known

    def _rendered(self, parent: Record, parent_level: int, path: Path) -> Iterator[_Rendered]:
        """The headings and blocks below `parent`, in order."""
        for block in parent.get("blocks", ()):
            if not any(block.get(kind) == [] for kind in DEFAULT_TEMPLATES):  # All its items may have been removed.
                yield _Rendered([*self._block(block)], block, "after_block")
        for section_index, section in enumerate(parent.get("sections", ())):
            section_path = (*path, "sections", section_index)
            level = level_of(section, parent_level)
            if not parent_level < level <= 6:
                message = f"its level would be {level}; it must be deeper than its parent section, and at most 6"
                raise error_at(self._record, section_path, message)
            yield _Rendered([_Part(self._heading(section, level))], section, "after_heading")
            yield from self._rendered(section, level, section_path)

    def _heading(self, section: Record, level: int) -> str:
        templates = DEFAULT_TEMPLATES["papers"]
        template = section.get("layout", heading_template(level))
        above: str = section.get("above", "")
        self._take(len(above) + max_length(section, templates, template) + len(self._spacing["after_heading"]))
        return above + fill(template, section, templates, "heading")

    def _block(self, block: Record) -> Iterator[_Part]:
        self._take(len(self._spacing["after_block"]))
        for kind, defaults in DEFAULT_TEMPLATES.items():
            if kind in block:
                templates = {**defaults, "after": self._spacing["line_end"], **block.get("layout", {})}
                yield from self._items(kind, block[kind], templates, templates.get("form", "list"))
                return
        yield from (_Part(block[kind]) for kind in ("prose", "table", "raw") if kind in block)

    def _items(self, kind: KnownKind, items: Sequence[Record], templates: Templates, form: Form) -> Iterator[_Part]:
        for item_index, item in enumerate(items):
            if "prose" in item:
                yield _Part(item["prose"])
            else:
                template = template_of(item, templates, form)
                self._take(max_length(item, templates, template) + len(templates["after"]))
                yield _Part(fill(template, item, templates, form), kind)
            yield _Part(item.get("after", templates["after"] if item_index < len(items) - 1 else ""))

    def _take(self, length: int) -> None:
        """Raise RecordError if the text repeats parts of its record too often, before it fills the memory."""
        self._remaining -= length
        if self._remaining < 0:
            raise RecordError(f"record: its text would be more than {_MAX_GROWTH} times as long as the record")
