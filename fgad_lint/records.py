"""Document ⇄ the JSON record that schema/record.schema.json describes.

A record says what a list holds: sections, papers, contents entries. How these are written is their layout, a template such as
`+ {title} {links}`, in which `{{` and `}}` stand for braces. It is said once for a list, and on an item that differs; what
follows a heading or block is said once for the record, in its own `layout`, and as `after` where it differs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from fgad_lint import inline
from fgad_lint.config import Config
from fgad_lint.document import ContentsList, Document, PaperList, Section
from fgad_lint.markdown import Block
from fgad_lint.papers import Paper
from fgad_lint.text import Span

Record = dict[str, Any]

VERSION = 1


class RecordError(Exception):
    """What is wrong with a record: one line that opens with the path in it."""


def parse(text: str, config: Config | None = None) -> Record:
    """The record of a text."""
    return _Reader(text, config or Config()).record()


def dumps(record: Record) -> str:
    """A record as JSON."""
    import json

    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def loads(source: str) -> Record:
    """The record that JSON holds. Raises RecordError where it is no JSON or breaks the schema."""
    import json

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    from fgad_lint import schemas

    try:
        record = json.loads(source)
        error = best_match(Draft202012Validator(json.loads(schemas.read("record"))).iter_errors(record))
    except RecursionError:
        raise RecordError("not a record: nested too deeply") from None
    except ValueError as fault:
        raise RecordError(f"not JSON: {str(fault)[:1].lower()}{str(fault)[1:]}") from None
    if error:
        raise RecordError(f"{_path(error.absolute_path)}: {_shortened(error.message)}")
    return dict(record)


def render(record: Record) -> str:
    """The text of a record that fits the schema.

    The text is read once more before it is given out. Raises RecordError where it does not say what the record says: fields
    contradict each other, a layout has no place for one, or something added as prose reads as more than that.
    """
    text = _Writer(record).text()
    written = list(_facts(record))
    read = list(_facts(parse(text, Config(renderer=record.get("renderer", "github")))))
    for fact, other in zip(written, read, strict=False):
        _compare(fact, other)
    if len(written) != len(read):
        path = (written[len(read)] if len(written) > len(read) else (written or [_Fact("record", {})])[-1]).path
        raise RecordError(
            f"{path}: here or below, the Markdown would have {len(read)} sections and entries, not {len(written)}"
        )
    return text


# Text → record -----------------------------------------------------------------------------------------------------


class _Chunk(NamedTuple):
    """A stretch of text as a record has it: what it says, up to its last line end, and what follows to the next one."""

    body: str
    after: str
    record: Record


class _Reader:
    def __init__(self, text: str, config: Config) -> None:
        self._document = Document(text, config.renderer)
        self._text = text
        self._line_end = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
        self._paper_lists = {found.span: found for found in self._document.paper_lists}
        self._contents = {found.span: found for found in self._document.contents}
        self._headings = {section.heading.span: section for section in self._document.sections}

    def record(self) -> Record:
        """The record of the text."""
        blocks = list(self._blocks())
        spans = [_body(self._text, block.span) for block in blocks]
        starts = [*(span.start for span in spans), len(self._text)]
        chunks = [
            _Chunk(self._document.at(span), self._text[span.end : following], self._block(block))
            for block, span, following in zip(blocks, spans, starts[1:], strict=True)
        ]
        layout = self._page_layout(chunks, self._text[: starts[0]])
        record: Record = {"fgad-lint": VERSION}
        if self._document.renderer != "github":
            record["renderer"] = self._document.renderer
        if layout:
            record["layout"] = layout
        expected = _page_layout(layout)
        held: dict[Section, Record] = {self._document.root: record}
        section, around = self._document.root, record
        for number, (block, chunk) in enumerate(zip(blocks, chunks, strict=True)):
            usual = expected["after_heading" if block.span in self._headings else "after_block"]
            if chunk.after != (usual if number < len(chunks) - 1 else expected["line_end"]):
                chunk.record["after"] = chunk.after
            if block.span in self._headings:
                section = self._headings[block.span]
                around = held[section] = chunk.record
                parent = section.parent or self._document.root
                if section.level != parent.level + 1:
                    around["level"] = section.level
                held[parent].setdefault("sections", []).append(around)
            else:
                around.setdefault("blocks", []).append(chunk.record)
        return _tidy(record)

    def _blocks(self) -> Iterator[Block]:
        """The blocks of the text, blank lines left out; those that one list of papers is made of as one."""
        joined = {found.span.start: found.span for found in self._document.paper_lists}
        end = 0
        for block in self._document.blocks:
            if block.kind != "blank" and block.span.start >= end:
                span = joined.get(block.span.start, block.span)
                end = max(span.end, block.span.end)
                yield block._replace(span=span) if span.end > block.span.end else block

    def _page_layout(self, chunks: Sequence[_Chunk], before: str) -> Record:
        """What differs from the usual between and around the blocks of the whole text."""
        layout: Record = {}
        if before:
            layout["before"] = before
        if self._line_end != "\n":
            layout["line_end"] = self._line_end
        for name, headings in (("after_heading", True), ("after_block", False)):
            found = Counter(chunk.after for chunk in chunks[:-1] if ("title" in chunk.record) is headings)
            if found and (usual := found.most_common(1)[0][0]) != 2 * self._line_end:
                layout[name] = usual
        return layout

    def _block(self, block: Block) -> Record:
        if block.span in self._headings:
            return self._section(self._headings[block.span])
        if block.span in self._paper_lists:
            return self._papers(self._paper_lists[block.span])
        if block.span in self._contents:
            return self._contents_list(self._contents[block.span])
        kind = {"table": "table", "paragraph": "prose", "quote": "prose", "list": "prose"}.get(block.kind, "raw")
        return {kind: self._document.at(_body(self._text, block.span))}

    def _section(self, section: Section) -> Record:
        heading = section.heading
        record: Record = {"title": heading.title, "anchor": heading.anchor}
        holes = [_Hole(_body(self._text, heading.title_span), "title", record)] if heading.title else []
        template = self._layout(heading.span, record, holes)
        if template != _heading(heading.level):
            record["layout"] = template
        return record

    def _papers(self, found: PaperList) -> Record:
        records = [self._paper(paper) for paper in found.papers]
        return _listed(
            "papers", self._chunks(found.span, [paper.span for paper in found.papers], records), self._line_end
        )

    def _paper(self, paper: Paper) -> Record:
        record: Record = {"title": paper.title}
        holes = [_Hole(paper.title_span, "title", record)] if paper.title else []
        links: list[Record] = []
        for link in paper.links:
            fields: Record = {}
            if link.label and link.label_span != link.url_span:
                fields["label"] = link.label
                holes.append(_Hole(link.label_span, "label", fields))
            if link.form == "reference":
                fields["reference"] = self._document.at(link.url_span)
            fields["url"] = link.url
            holes.append(_Hole(link.url_span, "reference" if link.form == "reference" else "url", fields))
            links.append(fields)
        if links:
            record["links"] = links
        if paper.venue:
            record |= {"venue": paper.venue.name} if paper.venue.name else {}
            record["year"] = paper.venue.year
        if paper.arxiv:
            record["arxiv"] = paper.arxiv
        if paper.depth:
            record["depth"] = paper.depth
        record["layout"] = self._layout(paper.span, record, holes)
        return record

    def _contents_list(self, found: ContentsList) -> Record:
        records = []
        for entry in found.entries:
            record: Record = {"title": entry.text, "anchor": entry.link.url[1:]}
            if entry.depth:
                record["depth"] = entry.depth
            start, end = entry.link.target
            holes = [_Hole(Span(start + 1, end), "anchor", record)] if entry.link.form in ("inline", "html") else []
            if entry.text:
                holes.append(_Hole(_body(self._text, entry.link.label), "title", record))
            record["layout"] = self._layout(entry.span, record, holes)
            records.append(record)
        return _listed(
            "contents", self._chunks(found.span, [entry.span for entry in found.entries], records), self._line_end
        )

    def _chunks(self, around: Span, spans: Sequence[Span], records: Sequence[Record]) -> Iterator[_Chunk]:
        """The items of a list and what stands between them."""
        bodies = [_body(self._text, span) for span in spans]
        end = _body(self._text, around).end
        position = around.start
        for body, record, following in zip(bodies, records, [*(b.start for b in bodies[1:]), end], strict=True):
            if position < body.start:  # Only before the first item.
                yield from self._between(position, body.start)[1]
            after, others = self._between(body.end, following)
            yield _Chunk(self._document.at(body), after, record)
            yield from others
            position = following

    def _between(self, start: int, end: int) -> tuple[str, list[_Chunk]]:
        """White space from `start`, and the lines from there to `end` that are no items, as prose."""
        gap = self._text[start:end]
        inner = gap.strip(" \t\r\n")
        if not inner:
            return gap, []
        at = gap.index(inner)
        while at and gap[at - 1] in " \t":
            at -= 1
        body = gap[at:].rstrip(" \t\r\n")
        return gap[:at], [_Chunk(body, gap[at + len(body) :], {"prose": body})]

    def _template(self, body: Span, holes: list["_Hole"]) -> str:
        """The text of `body` with the names of `holes` in their places; a field spelled unusually gets its `source`."""
        parts: list[str] = []
        position = body.start
        for hole in sorted(holes, key=lambda hole: hole.span):
            start, end = hole.span
            value = hole.owner[hole.name]
            source = self._text[start:end]
            if start < position or end > body.end or not _means(hole.name, source, value):
                continue
            parts += _escaped(self._text[position:start]), f"{{{hole.name}}}"
            position = end
            if source != _spelled(hole.name, value):
                hole.owner.setdefault("source", {})[hole.name] = source
        return "".join(parts) + _escaped(self._text[position : body.end])

    def _layout(self, span: Span, record: Record, holes: list["_Hole"]) -> str:
        """How an item is written; literally where some field of it has no place of its own."""
        body = _body(self._text, span)
        template = self._template(body, holes)
        return template if _filled(template, record) == self._document.at(body) else _escaped(self._document.at(body))


class _Hole(NamedTuple):
    """Where a field of `owner` is written."""

    span: Span
    name: str
    owner: Record


def _body(text: str, span: Span) -> Span:
    """A span without the white space at its end."""
    start, end = span
    while end > start and text[end - 1] in " \t\r\n":
        end -= 1
    return Span(start, end)


def _listed(kind: str, chunks: Iterator[_Chunk], line_end: str) -> Record:
    """The record of a list: what the layouts of its items share is said once."""
    items = list(chunks)
    usual = USUAL[kind] | {"after": line_end}
    layout = usual | _shared_layout(items, usual)
    for number, chunk in enumerate(items):
        record = chunk.record
        if chunk.after != (layout["after"] if number < len(items) - 1 else ""):
            record["after"] = chunk.after
        if "layout" in record:
            explicit = record.pop("layout")
            if _item(record, layout) != chunk.body:
                record["layout"] = explicit
    said = {name: value for name, value in layout.items() if value != usual[name]}
    listed: Record = {kind: [_tidy(chunk.record) for chunk in items]}
    return {**listed, "layout": said} if said else listed


def _shared_layout(items: Sequence[_Chunk], usual: Record) -> Record:
    """The layout that most items share."""
    nested = [(chunk.record["layout"], chunk.record["depth"]) for chunk in items if "depth" in chunk.record]
    indents = Counter(_indentation(template) for template, depth in nested if depth == 1)
    indent = indents.most_common(1)[0][0] if indents else usual["indent"]
    forms, betweens = Counter[tuple[str, str | None]](), Counter[str]()
    for chunk in items:
        if "layout" in chunk.record:
            template = chunk.record["layout"].removeprefix(indent * chunk.record.get("depth", 0))
            entry, link, between = _condensed(template)
            forms[entry, link] += 1
            if between is not None:
                betweens[between] += 1
    shared: Record = {"indent": indent}
    if forms:
        with_links = [form for form, _ in forms.most_common() if form[1]]
        entry, link = with_links[0] if with_links else forms.most_common(1)[0][0]
        shared["entry"] = entry
        if link:
            shared["link"] = link
    if betweens:
        shared["between"] = betweens.most_common(1)[0][0]
    afters = Counter(chunk.after for chunk in items[:-1])
    if afters:
        shared["after"] = afters.most_common(1)[0][0]
    return shared


def _indentation(template: str) -> str:
    return template[: len(template) - len(template.lstrip(" \t"))]


_LINK = re.compile(r"[\[(*`\\]*+\{label\}[^{}]*?\{url\}[\])*`\\]*")


def _condensed(template: str) -> tuple[str, str | None, str | None]:
    """A template with its links, where they are all alike, as `{links}`; what they are like, and what is between them."""
    found = list(_LINK.finditer(template))
    if not found:
        return template, None, None
    first, last = found[0], found[-1]
    betweens = {template[one.end() : other.start()] for one, other in pairwise(found)}
    links = {match[0] for match in found}
    if len(links) > 1 or len(betweens) > 1 or re.search(r"\{(?:url|label|reference)\}", template[last.end() :]):
        return template, None, None
    entry = f"{template[: first.start()]}{{links}}{template[last.end() :]}"
    return entry, first[0], betweens.pop() if betweens else None


# Record → text -------------------------------------------------------------------------------------------------------


class _Writer:
    def __init__(self, record: Record) -> None:
        self._record = record
        self._layout = _page_layout(record.get("layout", {}))

    def text(self) -> str:
        """The text of the record."""
        parts = [self._layout["before"]]
        pieces = list(self._pieces(self._record, 0, "record"))
        for number, (body, after, name) in enumerate(pieces):
            usual = self._layout[name] if number < len(pieces) - 1 else self._layout["line_end"]
            parts += body, usual if after is None else after
        return "".join(parts)

    def _pieces(self, around: Record, level: int, path: str) -> Iterator[tuple[str, str | None, str]]:
        """Headings and blocks in order: each with what follows it, if it says so, and the name of what usually does."""
        for block in around.get("blocks", ()):
            yield self._block(block), block.get("after"), "after_block"
        for number, section in enumerate(around.get("sections", ())):
            inner = f"{path}.sections[{number}]"
            depth = section.get("level", level + 1)
            if not level < depth <= 6:
                raise RecordError(
                    f"{inner}: its level would be {depth}; headings have levels up to 6, below that around them"
                )
            yield _filled(section.get("layout", _heading(depth)), section), section.get("after"), "after_heading"
            yield from self._pieces(section, depth, inner)

    def _block(self, block: Record) -> str:
        for kind in USUAL:
            if kind in block:
                layout = USUAL[kind] | {"after": self._layout["line_end"]} | block.get("layout", {})
                return _joined(block[kind], layout)
        text: str = next(block[kind] for kind in ("prose", "table", "raw") if kind in block)
        return text


def _joined(items: Sequence[Record], layout: Record) -> str:
    parts = []
    for number, item in enumerate(items):
        parts.append(item["prose"] if "prose" in item else _item(item, layout))
        parts.append(item.get("after", layout["after"] if number < len(items) - 1 else ""))
    return "".join(parts)


def _item(item: Record, layout: Record) -> str:
    """An item of a list as it is written, by its own layout or that of the list."""
    if "layout" in item:
        return _filled(item["layout"], item)
    template = layout["entry"]
    if "{links}" in template:
        outside = template.count("{url}")
        links = layout["between"].join([layout["link"]] * max(0, len(item.get("links", ())) - outside))
        template = template.replace("{links}", links) if links else re.sub(r"[ \t]?\{links\}", "", template)
    return _filled(layout["indent"] * item.get("depth", 0) + template, item)


_FIELD = re.compile(r"\{\{|\}\}|\{(\w+)\}")


def _filled(template: str, item: Record) -> str:
    """A template with the fields of `item` in it, those of its links one after the other."""
    links = item.get("links", ())
    sources: Mapping[str, Iterator[Record]] = {
        "label": (link for link in links if "label" in link),
        "reference": (link for link in links if "reference" in link),
        "url": (link for link in links if "reference" not in link),
    }

    def field(found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            return found[0][0]
        owner = next(sources[name], None) if name in sources else item
        if owner is None or name not in owner:
            return ""
        source = owner.get("source", {}).get(name)
        value: str = owner[name]
        return source if source is not None and _means(name, source, value) else _spelled(name, value)

    return _FIELD.sub(field, template)


# Layout and spelling -----------------------------------------------------------------------------------------------------

USUAL: Mapping[str, Record] = {
    "papers": {"entry": "+ {title} {links}", "link": "[[{label}]]({url})", "between": " ", "indent": "  "},
    "contents": {"entry": "- [{title}](#{anchor})", "indent": "  "},
}
_PLAIN_URL = re.compile(r"[^\s()<>\\&\x00-\x1f\x7f]+")


def _page_layout(layout: Record) -> Record:
    line_end = layout.get("line_end", "\n")
    usual = {"before": "", "line_end": line_end, "after_heading": 2 * line_end, "after_block": 2 * line_end}
    return usual | layout


def _heading(level: int) -> str:
    return "#" * level + " {title}"


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _spelled(name: str, value: str) -> str:
    """How a field is usually written."""
    if name == "url":
        if _PLAIN_URL.fullmatch(value) or (inline.unescaped(value) == value and _is_balanced(value)):
            return value
        return "<" + re.sub(r"([<>\\&])", r"\\\1", value) + ">"
    return value if name in ("anchor", "reference") else inline.spelled(value)


def _means(name: str, source: str, value: str) -> bool:
    """Whether `source` is a way to write `value`."""
    if name == "url":
        return source == value or inline.unescaped(source.removeprefix("<").removesuffix(">")) == value
    if name in ("anchor", "reference"):
        return source == value
    return inline.reads_as(source, value)


def _is_balanced(url: str) -> bool:
    written = f"[]({url})"
    found = inline.scan(written, 0, len(written), {}).links
    return len(found) == 1 and found[0].span == Span(0, len(written)) and found[0].url == url


def _tidy(record: Record) -> Record:
    """A record with its fields in the order in which one reads them."""
    return {name: record[name] for name in (*_ORDER, *record) if name in record}


_ORDER = (
    "fgad-lint", "renderer", "title", "level", "anchor", "prose", "raw", "table", "papers", "contents",
    "links", "venue", "year", "arxiv", "depth", "source", "layout", "after", "blocks", "sections",
)  # fmt: skip


# What a record says ----------------------------------------------------------------------------------------------------


class _Fact(NamedTuple):
    """A section, paper or contents entry: where in the record, and its fields but for how they are written."""

    path: str
    fields: Record


def _facts(record: Record) -> Iterator[_Fact]:
    yield from _facts_below(record, 0, "")


def _facts_below(around: Record, level: int, path: str) -> Iterator[_Fact]:
    for number, block in enumerate(around.get("blocks", ())):
        for kind in USUAL:
            for at, item in enumerate(block.get(kind, ())):
                if "prose" not in item:
                    yield _Fact(f"{path}blocks[{number}].{kind}[{at}]", {"kind": kind, **_said(item)})
    for number, section in enumerate(around.get("sections", ())):
        inner = f"{path}sections[{number}]"
        depth = section.get("level", level + 1)
        yield _Fact(inner, {"kind": "section", "level": depth, **_said(section)})
        yield from _facts_below(section, depth, f"{inner}.")


def _said(item: Record) -> Record:
    said: Record = {name: item[name] for name in ("title", "anchor", "venue", "year", "arxiv") if name in item}
    said["depth"] = item.get("depth", 0)
    for number, link in enumerate(item.get("links", ())):
        said |= {f"links[{number}].{name}": link[name] for name in ("label", "url") if name in link}
    said["number of links"] = len(item.get("links", ()))
    return said


def _compare(fact: _Fact, other: _Fact) -> None:
    for name, value in fact.fields.items():
        read = other.fields.get(name)
        if read != value:
            raise RecordError(f"{fact.path}: {name} is {_shown(value)}, but the Markdown would say {_shown(read)}")


def _shown(value: object) -> str:
    return "nothing" if value is None else _shortened(repr(value))


def _shortened(message: str) -> str:
    return message if len(message) <= 120 else f"{message[:50]} … {message[-65:]}"


def _path(parts: Iterable[str | int]) -> str:
    """A path in a record as people write it: sections[2].blocks[0].papers[3].title."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return path.lstrip(".") or "record"
