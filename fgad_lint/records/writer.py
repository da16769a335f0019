"""Record → Markdown text."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from fgad_lint.edits import OffsetMap, apply
from fgad_lint.escape import to_json
from fgad_lint.model.document import Document, Known
from fgad_lint.records import sync
from fgad_lint.records import templates as layouts
from fgad_lint.records.facts import Fact, compare, facts
from fgad_lint.records.reader import Reader, to_record
from fgad_lint.records.record import Record, RecordError, heading_template, level_of, page_layout
from fgad_lint.records.templates import Form
from fgad_lint.text import Span


def render(record: Record) -> str:
    """The text of a record that fits the schema.

    Contents lists and links in the page follow sections that were renamed, moved, added or removed since the record was
    read. The text is read once more before it is given out. Raises RecordError where it does not say what the record says:
    fields contradict each other, a layout has no place for one, or something added as prose reads as more than that.
    """
    renderer = record.get("renderer", "github")
    # Too little may be left of a list for anyone who reads the text to tell what it is, so that is taken from the record.
    text, known = _Writer(record).text()
    document = Document(text, renderer, known)
    if not document.sections and all(block.kind == "blank" for block in document.blocks) and record != to_record(text):
        raise RecordError("record: it says nothing, so its text would be empty")
    if not _is_as_read(record, document):
        record = deepcopy(record)
        try:
            ids = sync.renumbered(record, document)
            sync.follow(record, document, ids)
        except sync.Contradiction as contradiction:
            raise RecordError(str(contradiction)) from None
        text, known = _Writer(record).text()
        edits = sync.link_edits(Document(text, renderer, known), ids)
        moved = OffsetMap(edits)
        known = [each._replace(span=Span(*map(moved.to, each.span))) for each in known]
        text = apply(text, edits)
        document = Document(text, renderer, known)
    written = list(facts(record))
    read = list(facts(Reader(document, lays_out=False).record()))
    for fact, other in zip(written, read, strict=False):
        compare(fact, other)
    if len(written) != len(read):
        path = (written[len(read)] if len(written) > len(read) else (written or [Fact("record", {})])[-1]).path
        raise RecordError(
            f"{path}: here or below, the Markdown would have {len(read)} sections and entries, not {len(written)}"
        )
    return text


def _is_as_read(record: Record, document: Document) -> bool:
    """Whether all sections are there, and no others, as they were when the record was read."""
    now = [(each.get("anchor"), each["title"]) for _, each in sync.sections(record)]
    return now == [(each.heading.anchor, each.heading.title.strip()) for each in document.sections] and (
        list(record.get("was", {}).items()) == list(sync.was(document).items())
    )


class _Writer:
    def __init__(self, record: Record) -> None:
        self._record = record
        self._layout = page_layout(record.get("layout", {}))
        self._room = max(_ALWAYS, _TIMES * len(to_json(record)))

    def text(self) -> tuple[str, list[Known]]:
        """The text of the record, and where it lists papers and contents. Raises RecordError where it would be too long."""
        parts = [self._layout["before"]]
        known = []
        length = len(parts[0])
        pieces = list(self._pieces(self._record, 0, ""))
        for number, (body, record, name) in enumerate(pieces):
            is_last = number == len(pieces) - 1
            after = self._layout["line_end"] if is_last else self._layout[name]
            own = record.get("after")
            # What was last in its text may end without a line end, or with an indented one.
            if own is not None and (is_last or own.endswith(("\n", "\r"))):
                after = own
            if "papers" in record or "contents" in record:
                known.append(Known(Span(length, length + len(body)), "papers" if "papers" in record else "contents"))
            parts += body, after
            length += len(body) + len(after)
        return "".join(parts), known

    def _pieces(self, around: Record, level: int, path: str) -> Iterator[tuple[str, Record, str]]:
        """Headings and blocks in order: each with its record, and the name of what usually follows it."""
        for block in around.get("blocks", ()):
            if not any(block.get(kind) == [] for kind in layouts.USUAL):  # All that was in it may have been removed.
                yield "".join(self._block(block)), block, "after_block"
        for number, section in enumerate(around.get("sections", ())):
            inner = f"{path}sections[{number}]"
            depth = level_of(section, level)
            if not level < depth <= 6:
                raise RecordError(
                    f"{inner}: its level would be {depth}; headings have levels up to 6, below that around them"
                )
            written = section.get("layout", heading_template(depth))
            above = section.get("above", "")
            length = len(above) + layouts.length(section, layouts.USUAL["papers"], written)
            self._take(length + len(self._layout["after_heading"]))
            heading = above + layouts.filled(written, section, layouts.USUAL["papers"], "heading")
            yield heading, section, "after_heading"
            yield from self._pieces(section, depth, f"{inner}.")

    def _block(self, block: Record) -> Iterator[str]:
        self._take(len(self._layout["after_block"]))
        for kind, usual in layouts.USUAL.items():
            if kind in block:
                layout = {**usual, "after": self._layout["line_end"], **block.get("layout", {})}
                yield from self._items(block[kind], layout, layout.get("form", "list"))
                return
        yield from (block[kind] for kind in ("prose", "table", "raw") if kind in block)

    def _items(self, items: Sequence[Record], layout: Record, form: Form) -> Iterator[str]:
        for number, item in enumerate(items):
            if "prose" in item:
                yield item["prose"]
            else:
                written = layouts.template_of(item, layout, form)
                self._take(layouts.length(item, layout, written) + len(layout["after"]))
                yield layouts.filled(written, item, layout, form)
            yield str(item.get("after", layout["after"] if number < len(items) - 1 else ""))

    def _take(self, characters: int) -> None:
        """Refuse what is said once and written many times, before it fills the memory."""
        self._room -= characters
        if self._room < 0:
            raise RecordError(f"record: its text would be more than {_TIMES} times as long as itself")


_TIMES, _ALWAYS = 50, 1_000_000
