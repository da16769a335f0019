"""A text seen as sections, contents lists and papers: views of spans, which own no copy of the text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit
from fgad_lint.edits import apply
from fgad_lint.markdown import inline, slugs
from fgad_lint.markdown.blocks import Block, Kind, Markdown
from fgad_lint.markdown.fast_path import parse_plain
from fgad_lint.markdown.inline import Inline, Link
from fgad_lint.model import papers, tables
from fgad_lint.model.links import is_external, link_key
from fgad_lint.model.papers import Paper, Run
from fgad_lint.text import Lines, Span, words_in

if TYPE_CHECKING:
    from fgad_lint.markdown.html import Tag


class Heading(NamedTuple):
    """A heading, in Markdown or HTML: `title` as shown, without the attribute that gives it an id.

    `span` is its lines, `title_span` where the title is written. `attribute` is `{#id}` behind the title, `attribute_span`
    where it stands; `anchor` is the id that the renderer gives the heading.
    """

    span: Span
    level: int
    title: str
    title_span: Span
    attribute: slugs.Attribute | None
    attribute_span: Span
    anchor: str


class Section:
    """A heading and what stands under it up to the next; compared by identity.

    `parent` is the section that holds it, up to the root of level 0, which has no heading of its own; `blocks` are those
    before the next heading.
    """

    __slots__ = ("blocks", "heading", "number", "parent")

    def __init__(self, number: int, heading: Heading, parent: "Section | None", blocks: tuple[Block, ...]) -> None:
        self.number = number
        self.heading = heading
        self.parent = parent
        self.blocks = blocks

    def __repr__(self) -> str:
        return f"Section({self.level}, {self.title!r})"

    @property
    def title(self) -> str:
        return self.heading.title

    @property
    def level(self) -> int:
        return self.heading.level

    def ancestors(self) -> Iterator["Section"]:
        """The section itself, what holds it, and so on up to the root."""
        section: Section | None = self
        while section:
            yield section
            section = section.parent


class ContentsEntry(NamedTuple):
    """An item of a contents list: `span` its own lines, `text` what its link shows, `target` where that leads."""

    span: Span
    block: Block
    text: str
    link: Link
    target: Section | None
    depth: int
    others: tuple[Link, ...] = ()


class ContentsList(NamedTuple):
    """A list of links to sections: it stands in `section` and speaks of the sections below `covers`."""

    span: Span
    block: Block
    section: Section
    covers: Section
    entries: tuple[ContentsEntry, ...]

    @property
    def levels(self) -> Iterator[tuple[ContentsEntry | None, list[ContentsEntry]]]:
        """The entries that stand beside each other, each time with the one that they stand under."""
        by_item = {(entry.block.span, entry.depth): entry for entry in self.entries}
        waiting: list[tuple[Block, int, ContentsEntry | None]] = [(self.block, 0, None)]
        while waiting:
            block, depth, above = waiting.pop()
            items = [(item, by_item.get((item.span, depth))) for item in block.children]
            yield above, [entry for _, entry in items if entry]
            for item, entry in reversed(items):
                nested = [child for child in reversed(item.children) if child.kind == "list"]
                waiting += ((child, depth + 1, entry or above) for child in nested)


class PaperList(NamedTuple):
    """A list of papers, of the `kind` of the blocks that it is made of; `section` is the category that they belong to."""

    span: Span
    kind: Kind
    section: Section
    papers: tuple[Paper, ...]


class Anchor(NamedTuple):
    """An id written in HTML: where, and the section that one sees on going there."""

    id: str
    span: Span
    section: Section


class Comment(NamedTuple):
    """An HTML comment: where it stands and what it says between its marks."""

    span: Span
    words: str


class Known(NamedTuple):
    """A stretch of text of which it is known, and need not be guessed, that it lists papers or is a contents list."""

    span: Span
    kind: Literal["papers", "contents"]


class Document:
    """What a text holds. Each view is made once, when it is first asked for."""

    def __init__(self, text: str, renderer: str = "github", known: Sequence[Known] = ()) -> None:
        self.text = text
        self.renderer = renderer
        self._known = known
        self.lines = Lines(text)
        self._markdown = parse_plain(text, self.lines) or self._parsed()
        self.blocks = self._markdown.blocks
        self._bare = _without_quote_marks(text, self.blocks)
        self._tags_by_span: dict[Span, list[Tag]] = {}
        self._names: dict[Section, str] = {}

    def _parsed(self) -> Markdown:
        from fgad_lint.markdown import parser

        return parser.parse(self.text, self.lines)

    def text_of(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def line_of(self, span: Span) -> int:
        """The line, from 1, that a span begins on."""
        return self.lines.place(span.start).line

    @cached_property
    def _all_blocks(self) -> list[Block]:
        return _walk(self.blocks)

    @cached_property
    def tables(self) -> tuple[Block, ...]:
        """The tables, those in items and quotes too, in order."""
        return tuple(block for block in self._all_blocks if block.kind == "table")

    # Links, tags, comments ---------------------------------------------------------------------------------------

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link and image, in order, those of HTML too; code and comments have none."""
        return tuple(link for run in self._runs.values() for link in run.inline.links)

    def scanned(self, text: str) -> Inline:
        """What a run of text would hold that stood in this document."""
        return inline.scan(text, 0, len(text), self._markdown.definitions)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The HTML comments, in order."""
        return tuple(
            Comment(tag.span, self.text_of(tag.span).removeprefix("<!--").removesuffix("-->").strip())
            for tag in self._tags
            if tag.name == "!--"
        )

    def label(self, link: Link) -> str:
        """What a link shows."""
        start = self._run_starts[bisect_right(self._run_starts, link.span.start) - 1]
        return self._runs[start].inline.shown(self._bare, *link.label)

    def destination(self, link: Link) -> Span | None:
        """Where a fix may write a link's URL anew: nowhere if it stands elsewhere, is part of a title or holds a bracket."""
        if link.form in ("image", "reference") or inline.swallows_bracket(self.text, link):
            return None
        if link.form in ("bare", "autolink"):
            number = bisect_right(self._titles, (link.span.start, len(self.text))) - 1
            if number >= 0 and link.span.end <= self._titles[number].end:
                return None
        return link.target

    @cached_property
    def _titles(self) -> list[Span]:
        """Where titles of headings and papers are written, in order."""
        return sorted([heading.title_span for heading in self.headings] + [paper.title_span for paper in self.papers])

    def runs(self, block: Block) -> list[Run]:
        """The runs of inline text in a block and in all that it holds."""
        return [self._runs[span.start] for inner in _walk((block,)) for span in _written(inner)]

    @cached_property
    def prose(self) -> tuple[Run, ...]:
        """Every run of Markdown text, block by block; HTML blocks, code and comments have none."""
        return tuple(
            self._runs[span.start] for block in self._all_blocks if block.kind != "html" for span in _written(block)
        )

    @cached_property
    def _runs(self) -> dict[int, Run]:
        """The runs of inline text by where they start, in order."""
        runs = [self._run(block, span) for block in self._all_blocks for span in _written(block)]
        return {run.span.start: run for run in sorted(runs, key=_start)}

    @cached_property
    def _run_starts(self) -> list[int]:
        return list(self._runs)

    def _run(self, block: Block, span: Span) -> Run:
        if block.kind == "html":
            tags = self._tags_in(span)
            return Run(span, Inline(self._html_links(tags), tuple(tag.span for tag in tags)))
        found = inline.scan(self._bare, *span, self._markdown.definitions)
        if len(found.tags) > 1:
            tags = [tag for written in found.tags for tag in self._tags_in(written)]
            if links := self._html_links(tags):
                found = found._replace(links=tuple(sorted((*found.links, *links))))
        return Run(span, found)

    @cached_property
    def _tags(self) -> list["Tag"]:
        """Every HTML tag and comment, in order."""
        return [tag for run in self._runs.values() for span in run.inline.tags for tag in self._tags_in(span)]

    def _tags_in(self, span: Span) -> list["Tag"]:
        tags = self._tags_by_span.get(span)
        if tags is None:
            from fgad_lint.markdown import html

            tags = self._tags_by_span[span] = list(html.tags(self._bare, *span))
        return tags

    def _html_links(self, tags: list["Tag"]) -> tuple[Link, ...]:
        from fgad_lint.markdown import html

        ends_or_leads = [tag for tag in tags if tag.closes or "href" in tag.attributes]
        links = []
        for element in html.elements(ends_or_leads, "a"):
            target = html.href_span(self._bare, element.opening) or element.inside
            span = Span(element.opening.span.start, element.end)
            links.append(Link(span, element.inside, target, element.opening.attributes["href"].strip(), "html"))
        return tuple(links)

    # Headings and sections -----------------------------------------------------------------------------------------

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order: those in quotes, in items and in HTML too, which open no section."""
        found = [block for block in self._all_blocks if block.kind == "heading"]
        return self.anchored(sorted([*map(self._heading, found), *self._html_headings()]))

    def anchored(self, headings: Iterable[Heading]) -> tuple[Heading, ...]:
        """The headings of this document, in order, with the ids that they would have if their attributes were these."""
        slugger = slugs.Slugger(self.renderer)
        return tuple(self._with_anchor(heading, slugger) for heading in headings)

    def _heading(self, block: Block) -> Heading:
        if not block.pieces:
            end = Span(block.span.end, block.span.end)
            return Heading(block.span, block.level, "", end, None, end, "")
        written = Span(block.pieces[0].start, block.pieces[-1].end)
        source = self.text_of(written)
        attribute = slugs.attribute(source)
        title, attribute_span = written, Span(written.end, written.end)
        if attribute:
            title = Span(written.start, written.start + len(source[: attribute.start].rstrip()))
            attribute_span = Span(written.start + attribute.start, written.start + attribute.end)
        shown = self._runs[written.start].inline.shown(self._bare, *title)
        return Heading(block.span, block.level, shown, title, attribute, attribute_span, "")

    def _html_headings(self) -> Iterator[Heading]:
        if not self._tags:
            return
        from fgad_lint.markdown import html

        for element in html.elements(self._tags, "h1", "h2", "h3", "h4", "h5", "h6"):
            span = Span(element.opening.span.start, element.end)
            level = int(element.opening.name[1])
            end = Span(element.inside.end, element.inside.end)
            yield Heading(span, level, html.shown(self._bare, *element.inside), element.inside, None, end, "")

    def _with_anchor(self, heading: Heading, slugger: slugs.Slugger) -> Heading:
        attribute = heading.attribute
        if attribute and slugs.understands(self.renderer, attribute):
            slugger.take(attribute.id)
            return heading._replace(anchor=attribute.id)
        written = Span(heading.title_span.start, max(heading.title_span.end, heading.attribute_span.end))
        title = self.text_of(written) if self.renderer in slugs.FROM_SOURCE else self._shown_heading(heading, written)
        return heading._replace(anchor=slugger(title))

    def _shown_heading(self, heading: Heading, written: Span) -> str:
        """A heading as the renderer shows it, with an attribute that it does not understand."""
        if heading.attribute is None:
            return heading.title
        return self._runs[written.start].inline.shown(self._bare, *written)

    @cached_property
    def root(self) -> Section:
        """What holds all sections; its blocks are those before the first heading."""
        first = next((n for n, block in enumerate(self.blocks) if block.kind == "heading"), len(self.blocks))
        nowhere = Span(0, 0)
        return Section(-1, Heading(nowhere, 0, "", nowhere, None, nowhere, ""), None, self.blocks[:first])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in reading order, each after the one that holds it."""
        headings = {heading.span: heading for heading in self.headings}
        starts = [n for n, block in enumerate(self.blocks) if block.kind == "heading"]
        sections: list[Section] = []
        parent = self.root
        for start, end in pairwise([*starts, len(self.blocks)]):
            heading = headings[self.blocks[start].span]
            while parent.level >= heading.level and parent.parent:
                parent = parent.parent
            parent = Section(len(sections), heading, parent, self.blocks[start + 1 : end])
            sections.append(parent)
        return tuple(sections)

    def name(self, section: Section) -> str:
        """What a section is called: its title as shown, without a link back to the contents or a footnote behind it."""
        if section not in self._names:
            self._names[section] = self._name(section)
        return self._names[section]

    def _name(self, section: Section) -> str:
        run = self._runs.get(section.heading.title_span.start)
        if run and section.level:  # The root has no title, though a text may begin with a run of its own.
            back = [link for link in run.inline.links if self._leads_away(link)]
            # What is shown before a link is no less than what is shown before the one before it.
            number = bisect_left(back, True, key=lambda link: self._shown_before(run, link) != "")
            if number < len(back):
                return self._shown_before(run, back[number])
        return _FOOTNOTE.sub("", section.title).strip()

    def _leads_away(self, link: Link) -> bool:
        """Whether a link in a heading is none of its name: one to the contents, or to a footnote."""
        is_back = link.url.startswith("#") and link.form != "image"
        return is_back or (link.form == "reference" and self.text.startswith("[^", link.span.start))

    def _shown_before(self, run: Run, link: Link) -> str:
        return run.inline.shown(self._bare, run.span.start, link.span.start).strip(" [(|:-")

    def children(self, section: Section) -> list[Section]:
        """The sections right below a section."""
        return self._children.get(section, [])

    @cached_property
    def _children(self) -> dict[Section, list[Section]]:
        children: dict[Section, list[Section]] = {}
        for section in self.sections:
            if section.parent:
                children.setdefault(section.parent, []).append(section)
        return children

    @cached_property
    def namesakes(self) -> frozenset[Section]:
        """The sections that share their name with one beside them: what speaks of one of these may mean the other."""
        names: dict[tuple[Section | None, str], list[Section]] = {}
        for section in self.sections:
            names.setdefault((section.parent, folded(self.name(section))), []).append(section)
        return frozenset(section for alike in names.values() if len(alike) > 1 for section in alike)

    def extent(self, section: Section) -> Span:
        """A section with all the sections below it."""
        for number in range(section.number + 1, len(self.sections)):
            if self.sections[number].level <= section.level:
                return Span(section.heading.span.start, self.sections[number].heading.span.start)
        return Span(section.heading.span.start, len(self.text))

    def labels_fold(self, section: Section) -> bool:
        """Whether a heading stands in a `<summary>`, and what follows, headings of its level too, in what that unfolds."""
        first = next((block.span for block in section.blocks if block.kind != "blank"), Span(0, 0))
        return self.text[first.start : first.end][:20].lstrip().lower().startswith("</summary")

    def section_at(self, offset: int) -> Section:
        """The section that the character at `offset` stands in."""
        number = bisect_right(self._section_starts, offset) - 1
        return self.sections[number] if number >= 0 else self.root

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.heading.span.start for section in self.sections]

    # Anchors -------------------------------------------------------------------------------------------------------

    @cached_property
    def written_anchors(self) -> tuple[Anchor, ...]:
        """The ids written in HTML, in order: any `id`, and `name` of an `<a>`."""
        found = []
        for tag in self._tags:
            for name in ("id", "name") if tag.name == "a" else ("id",):
                if written := tag.attributes.get(name):
                    found.append(Anchor(written, tag.span, self._section_seen_from(tag.span)))
                    break
        return tuple(found)

    @cached_property
    def anchored_starts(self) -> dict[Section, int]:
        """Where the lines of anchors begin that stand right above the heading of a section and go with it."""
        starts: dict[Section, int] = {}
        for anchor in self.written_anchors:
            section = anchor.section
            end = section.heading.span.start
            if section.number >= 0 and anchor.span.start < end and section not in starts:
                start = self.lines.starts[self.lines.number(anchor.span.start)]
                if self._is_balanced(Span(start, end)):
                    starts[section] = start
        return starts

    def _is_balanced(self, span: Span) -> bool:
        """Whether every HTML element that begins or ends in a span does both."""
        from fgad_lint.markdown import html

        opened: list[str] = []
        for tag in html.tags(self._bare, *span):
            if tag.closes:
                if not opened or opened.pop() != tag.name:
                    return False
            elif tag.name not in _VOID and not self.text.endswith("/>", *tag.span):
                opened.append(tag.name)
        return not opened

    def _section_seen_from(self, tag: Span) -> Section:
        """The section of an anchor: the one whose heading comes right behind it, or else the one that it stands in."""
        section = self.section_at(tag.start)
        following = section.number + 1
        if tag.end > section.heading.span.end and following < len(self.sections):
            start = self.sections[following].heading.span.start
            line = self.lines.starts[self.lines.number(tag.start)]
            if (
                start - tag.end < _MAX_ANCHOR_DISTANCE
                and self._has_only_tags(tag.end, start)
                and self._has_only_tags(line, tag.start)
            ):
                return self.sections[following]
        return section

    def _has_only_tags(self, start: int, end: int) -> bool:
        return not _TAGS.sub("", self.text[start:end]).strip()

    @cached_property
    def anchors(self) -> dict[str, Section]:
        """Every id that a link in the page can lead to, and the section that one sees there."""
        by_id: dict[str, Section] = {}
        for heading in self.headings:
            if heading.anchor:
                by_id.setdefault(heading.anchor, self.section_at(heading.span.start))
        for anchor in self.written_anchors:
            by_id.setdefault(anchor.id, anchor.section)
        return by_id

    def target(self, url: str) -> Section | None:
        """Where `#fragment` leads; None where it leads nowhere."""
        fragment = slugs.decode(url[1:])
        if fragment in ("", "top") or (self.renderer == "github" and fragment == "readme"):
            return self.anchors.get(fragment, self.root)
        return self.anchors.get(fragment) or self.anchors.get(fragment.removeprefix("user-content-"))

    def fragment(self, section: Section) -> str | None:
        """What a link to a section says behind its `#`; None where its id leads elsewhere or is not to last."""
        heading = section.heading
        if heading.attribute and heading.anchor != heading.attribute.id:
            return None
        return slugs.encode(heading.anchor) if self.anchors.get(heading.anchor) is section else None

    def fragment_span(self, link: Link) -> Span | None:
        """Where a link says `#fragment`; None where that is elsewhere, or where an edit would change a heading's id."""
        written, fragment = self.text_of(link.target), link.url[link.url.find("#") :]
        in_page = written.strip().startswith("#")
        if link.form == "reference" or not (in_page or written.endswith(fragment)):
            return None
        heading = self.section_at(link.span.start).heading
        if self.renderer in slugs.FROM_SOURCE and link.span.start < heading.span.end:
            return None
        return link.target if in_page else Span(link.target.end - len(fragment), link.target.end)

    def spelled_otherwise(self, url: str) -> str | None:
        """The id that `#fragment` means if letter case and invisible characters are overlooked."""
        return self._folded_anchors.get(slugs.fold(slugs.decode(url[1:])))

    def meant(self, url: str) -> Section | None:
        """Where `#fragment` leads, or would if its spelling or the renderer were another."""
        if target := self.target(url):
            return target
        written = slugs.decode(url[1:])
        if written in self.unsupported_ids:
            return self.unsupported_ids[written]
        anchor = self.spelled_otherwise(url)
        return self.anchors[anchor] if anchor else None

    @cached_property
    def _folded_anchors(self) -> dict[str, str]:
        return {slugs.fold(anchor): anchor for anchor in reversed(self.anchors)}

    @cached_property
    def unsupported_ids(self) -> dict[str, Section]:
        """The ids written as heading attributes that the renderer shows as text instead, and their sections."""
        return {
            heading.attribute.id: self.section_at(heading.span.start)
            for heading in reversed(self.headings)
            if heading.attribute and heading.anchor != heading.attribute.id
        }

    # Contents lists ------------------------------------------------------------------------------------------------

    @cached_property
    def contents(self) -> tuple[ContentsList, ...]:
        """The lists that lead to the sections of the document, such as a table of contents."""
        found = []
        for section in (self.root, *self.sections):
            for block in section.blocks:
                if block.kind == "list" and (entries := self._contents_entries(block)):
                    covers = self._covered(section, entries)
                    contents = ContentsList(block.span, block, section, covers, entries)
                    if self._is_known("contents", block.span) or self._is_overview(contents):
                        found.append(contents)
        return tuple(found)

    def _is_known(self, kind: Literal["papers", "contents"], span: Span) -> bool:
        """Whether a block or list is known to be of a kind."""
        number = bisect_right(self._known, span.start, key=lambda known: known.span.start)
        around = self._known[max(0, number - 1) : number + 1]
        return any(each.kind == kind and each.span.start < span.end and span.start < each.span.end for each in around)

    @cached_property
    def _contents_spans(self) -> frozenset[Span]:
        return frozenset(found.span for found in self.contents)

    def _contents_entries(self, block: Block) -> tuple[ContentsEntry, ...]:
        """The entries of a list of which most items open with a link in the page; else none."""
        if self.text.find("#", *block.span) < 0:
            return ()
        items = list(_items(block, 0))
        entries = []
        for item, depth in items:
            runs = self._own_runs(item)
            links = [link for run in runs for link in run.inline.links if link.form != "image"]
            if links and links[0].url.startswith("#") and self._opens_with(links[0], runs[0]):
                end = next((child.span.start for child in item.children if child.kind == "list"), item.span.end)
                target = self.meant(links[0].url)
                text = self.label(links[0]).strip()
                others = tuple(links[1:])
                entries.append(ContentsEntry(Span(item.span.start, end), item, text, links[0], target, depth, others))
        is_known = self._is_known("contents", block.span)
        return tuple(entries) if is_known or 2 * len(entries) > len(items) else ()

    def _opens_with(self, link: Link, run: Run) -> bool:
        """Whether no prose stands before a link in an item, such as "See also"; a number or a name with a colon may."""
        lead = run.inline.shown(self._bare, run.span.start, link.span.start).strip(" *_([")
        return len(words_in(lead)) < 2 or lead[-1:] in ":：|" or any(map(str.isdigit, lead))

    def _is_overview(self, contents: ContentsList) -> bool:
        """Whether a list of links to sections is a contents list.

        One with many entries is. Of a shorter one most entries lead on in the text, not back. In a section of papers it
        must come before them or name sections below that one, and a lone link there is only a link.
        """
        if len({entry.link.url for entry in contents.entries}) >= _MIN_LONG_CONTENTS:
            return True
        leading_on = [
            entry.link.url
            for entry in contents.entries
            if entry.target is None or entry.target.heading.span.start > contents.span.start
        ]
        if 2 * len(leading_on) <= len(contents.entries):
            return False
        is_lone = len(set(leading_on)) == 1
        if contents.covers is contents.section and not is_lone:
            return True
        others = [block for block in contents.section.blocks if block is not contents.block]
        return not any(self._holds_papers(block) for block in others if is_lone or block.span < contents.span)

    def _holds_papers(self, block: Block) -> bool:
        match block.kind:
            case "list":
                return bool(self._papers(block))
            case "table":
                return bool(self._rows(block))
            case "paragraph":
                return bool(self._paragraph_entries(block, ()))
            case "html":
                return bool(self._html_entries(block))
        return False

    def _covered(self, section: Section, entries: Sequence[ContentsEntry]) -> Section:
        """The nearest section around a contents list that holds most of what the list leads to."""
        targets = [entry.target for entry in entries if entry.target]
        for around in section.ancestors():
            below = sum(target is not around and around in target.ancestors() for target in targets)
            if 5 * below >= 4 * len(targets) and below:
                return around
        return section.parent or section

    def shows(self, block: Block) -> bool:
        """Whether a reader sees anything of a block besides links back to what comes above it."""
        if block.kind in ("blank", "break", "definition"):
            return False
        return block.kind not in ("paragraph", "html") or any(self._says(run) for run in self.runs(block))

    def _says(self, run: Run) -> bool:
        """Whether words or a picture of a run are left when tags, comments and links back are taken out."""
        if any(tag.name in _PICTURES for span in run.inline.tags for tag in self._tags_in(span)):
            return True
        back = [link.span for link in run.inline.links if link.form != "image" and self._leads_back(link)]
        position = run.span.start
        for start, end in sorted([*run.inline.tags, *back]):
            if _WORD.search(self._bare, position, max(start, position)):
                return True
            position = max(position, end)
        return _WORD.search(self._bare, position, run.span.end) is not None

    def _leads_back(self, link: Link) -> bool:
        target = self.meant(link.url) if link.url.startswith("#") else None
        return target is not None and target.heading.span.start < link.span.start

    def _own_runs(self, item: Block) -> list[Run]:
        """The runs of an item without those of the lists in it."""
        return [run for child in item.children if child.kind != "list" for run in self.runs(child)]

    # Papers ----------------------------------------------------------------------------------------------------------

    @cached_property
    def paper_lists(self) -> tuple[PaperList, ...]:
        """The lists of papers, in order."""
        found = [each for section in (self.root, *self.sections) for each in self._lists_in(section)]
        count = Counter(each.kind for each in found for _ in each.papers)
        lists = [
            each
            for each in found
            if count[each.kind] >= _MIN_ENTRIES.get(each.kind, 1) or self._is_known("papers", each.span)
        ]
        navigation = self._navigation([each.span.start for each in lists])
        return tuple(
            each._replace(section=each.section.parent or each.section) if each.section in navigation else each
            for each in lists
        )

    def _lists_in(self, section: Section) -> Iterator[PaperList]:
        """The lists of papers of one section; its heading may be one."""
        if entry := self._heading_entry(section):
            yield PaperList(section.heading.span, "heading", section.parent or self.root, (entry,))
        paragraphs: list[Paper] = []
        used = 0
        caption: tuple[str, ...] = ()
        for number, block in enumerate(section.blocks):
            if block.span.start < used or block.span in self._contents_spans:
                continue
            entries: Sequence[Paper] = ()
            match block.kind:
                case "paragraph":
                    if found := self._paragraph_entries(block, section.blocks[number + 1 : number + 3]):
                        paragraphs += _below(caption, found)
                        used = paragraphs[-1].span.end
                    elif name := self._bold_caption(block):
                        caption = (name,)
                case "list":
                    entries = self._papers(block)
                case "table":
                    entries = self._rows(block)
                case "quote":
                    if len(block.children) == 1 and (name := self._bold_caption(block.children[0])):
                        caption = (name,)
                case "html":
                    entries = self._html_entries(block)
                    caption = self._summary_caption(block, caption)
            if entries:
                yield from _paragraph_list(paragraphs, section)
                paragraphs = []
                above = () if block.kind == "html" else caption
                yield PaperList(block.span, block.kind, section, tuple(_below(above, entries)))
        yield from _paragraph_list(paragraphs, section)

    def _bold_caption(self, block: Block) -> str:
        """What a paragraph says that is bold from end to end, which names what follows it; "" of another."""
        run = self._runs[block.pieces[0].start] if block.pieces else _NOTHING
        strong = next(iter(run.inline.strong), None)
        if (
            strong is None
            or run.inline.links
            or self._bare[slice(*run.span)].strip("*_: \t") != self.text_of(strong).strip(": ")
        ):
            return ""
        return run.inline.shown(self._bare, *strong).strip(" :")

    def _summary_caption(self, block: Block, caption: tuple[str, ...]) -> tuple[str, ...]:
        """The caption that holds behind an HTML block, with `caption` before it: what its `<summary>` says."""
        from fgad_lint.markdown import html

        for run in self.runs(block):
            tags = [tag for span in run.inline.tags for tag in self._tags_in(span)]
            for each in html.elements(tags, "summary"):
                caption = (html.shown(self._bare, *each.inside),)
            last = next((tag for tag in reversed(tags) if tag.name in ("details", "summary")), None)
            if last and last.name == "details" and last.closes:
                caption = ()
        return caption

    def _heading_entry(self, section: Section) -> Paper | None:
        run = self._runs.get(section.heading.title_span.start)
        if run is None or not run.inline.links or not papers.opens_entry(self._bare, run.span, run.inline):
            return None
        paper = papers.read(self._bare, section.heading.span, [run], (), 0)
        return paper if paper and paper.links else None

    def _paragraph_entries(self, block: Block, following: Sequence[Block]) -> list[Paper]:
        """The papers of a paragraph, each from a line that opens with a title up to the next such line."""
        if not block.pieces:
            return []
        run = self._runs[block.pieces[0].start]
        if not (run.inline.links or run.inline.strong):
            return []
        starts = [line.start for line in block.pieces if papers.opens_entry(self._bare, line, run.inline)]
        resources = next((each for each in following if each.kind != "blank"), None)
        entries = []
        for span in map(Span._make, pairwise([*starts, block.span.end])):
            part = Run(span, run.inline.within(span.start, len(self.text[slice(*span)].rstrip()) + span.start))
            runs = [part]
            is_last = span.end == block.span.end
            if is_last and resources and self._are_resources(resources) and not part.inline.links:
                runs += self.runs(resources)
                span = Span(span.start, resources.span.end)
            paper = papers.read(self._bare, span, runs, (), 0)
            if paper and paper.links:
                entries.append(paper)
        return entries

    def _are_resources(self, block: Block) -> bool:
        """Whether a block lists what there is to the paper above it, and not papers."""
        return block.kind == "list" and not self._is_category([block])

    def _rows(self, block: Block) -> tuple[Paper, ...]:
        """The papers of a table of which many rows link to something; else none."""
        rows = [[self._runs.get(cell.start, _NOTHING) for cell in row.pieces] for row in block.children]
        if len(rows) < 2 or not rows[0]:
            return ()
        columns = tables.find_columns(self._bare, rows)
        found = [
            paper
            for row, cells in zip(block.children[1:], rows[1:], strict=True)
            if tables.is_row(self.text_of(row.span))
            and (paper := tables.read_row(self._bare, row.span, cells, columns))
        ]
        return tuple(found) if self._are_listed(block, found) else ()

    def _html_entries(self, block: Block) -> tuple[Paper, ...]:
        """The papers of an HTML block: its rows, items or paragraphs."""
        run = self._runs[block.pieces[0].start] if block.pieces else _NOTHING
        if not any(map(is_external, run.inline.links)):
            return ()
        from fgad_lint.markdown import html
        from fgad_lint.model import html_entries

        tags = [tag for span in run.inline.tags for tag in self._tags_in(span)]
        names = [(each.end, html.shown(self._bare, *each.inside)) for each in html.elements(tags, "summary")]
        for name in ("tr", "li", "p"):
            found = []
            for inside in html.parts(tags, name, run.span.end):
                held = tags[bisect_left(tags, ((inside.start,),)) : bisect_left(tags, ((inside.end,),))]
                links = run.inline.within(*inside).links
                number = bisect_right(names, (inside.start, "")) - 1
                above = (names[number][1],) if number >= 0 else ()
                if paper := html_entries.read(self._bare, inside, held, links, above):
                    found.append(paper)
            if found:
                return tuple(found)
        return ()

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers of all lists, in order."""
        return tuple(paper for found in self.paper_lists for paper in found.papers)

    def still_names(self, edits: Sequence[Edit]) -> bool:
        """Whether a run of text, after edits within it, has the links that it had and names the paper that it named.

        A title that has swallowed a broken link may end where that begins.
        """
        start = self._run_starts[bisect_right(self._run_starts, edits[0].span.start) - 1]
        run = self._runs[start]
        moved = [Edit.replace(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in edits]
        text = apply(self.text[start : run.span.end], moved)
        edited = Run(Span(0, len(text)), self.scanned(text))
        if not _leads_to(run.inline) <= _leads_to(edited.inline):
            return False
        number = bisect_left(self._papers_by_title, start, key=_title_start)
        if number == len(self.papers) or self._papers_by_title[number].title_span.start > run.span.end:
            return True
        key, paper = self._papers_by_title[number].key, papers.read(text, edited.span, [edited], (), 0)
        return paper is not None and (not key or (paper.key != "" and key.startswith(paper.key)))

    @cached_property
    def _papers_by_title(self) -> list[Paper]:
        return sorted(self.papers, key=_title_start)

    @cached_property
    def papers_by_key(self) -> dict[str, list[Paper]]:
        """The papers by their titles' keys and by the identities that their links give them."""
        by_key: dict[str, list[Paper]] = {}
        for paper in self.papers:
            for key in {paper.key, paper.key_without_name, *paper.identities}:
                by_key.setdefault(key, []).append(paper)
        return by_key

    def _navigation(self, paper_starts: Sequence[int]) -> set[Section]:
        """The sections that introduce those beside them, so that papers there belong to the section around: before any
        papers of that one (`paper_starts`, in order), they have a contents list that names nearly all that follow.
        """
        navigation = set()
        for contents in self.contents:
            section, around = contents.section, contents.section.parent
            if around is None or contents.covers is not around:
                continue
            following = [each for each in self.children(around) if each.number > section.number]
            named = {each for entry in contents.entries if entry.target for each in entry.target.ancestors()}
            first_paper = bisect_left(paper_starts, around.heading.span.start)
            is_first = first_paper == len(paper_starts) or paper_starts[first_paper] > contents.span.start
            if is_first and 5 * sum(each in named for each in following) >= 4 * len(following):
                navigation.add(section)
        return navigation

    def _papers(self, block: Block) -> tuple[Paper, ...]:
        """The papers of a list of which most items link to something; else none."""
        found = list(self._entries(block, (), 0))
        return tuple(found) if self._are_listed(block, found) else ()

    def _are_listed(self, block: Block, entries: Sequence[Paper]) -> bool:
        """Whether the entries of a list or table are papers."""
        if self._is_known("papers", block.span):
            return any(paper.links for paper in entries)
        return are_listed(block.kind, entries)

    def _entries(self, block: Block, path: tuple[str, ...], depth: int) -> Iterator[Paper]:
        for item in block.children:
            nested = [child for child in item.children if child.kind == "list"]
            runs = self.runs(item)
            own = self._own_runs(item) if nested else runs
            if not runs:
                continue
            if not nested and self._is_pointer(runs):
                continue
            links = (link for run in own for link in run.inline.links)
            if nested and not any(map(is_external, links)) and self._is_category(nested):
                name = own[0].inline.shown(self._bare, *own[0].span).strip() if own else ""
                for inner in nested:
                    yield from self._entries(inner, (*path, name), depth + 1)
            elif paper := papers.read(self._bare, item.span, runs, path, depth):
                yield paper

    def _is_pointer(self, runs: Sequence[Run]) -> bool:
        """Whether an item only leads elsewhere in the page, as "See also [Evaluation](#evaluation)" does."""
        links = [link for run in runs for link in run.inline.links if link.form != "image"]
        if not links or any(map(is_external, links)):
            return False
        n_words = sum(len(words_in(run.inline.shown(self._bare, *run.span))) for run in runs)
        return n_words - sum(len(words_in(self.label(link))) for link in links) <= _MAX_POINTER_WORDS

    def _is_category(self, nested: Sequence[Block]) -> bool:
        """Whether the lists under an item without link hold papers, and not what there is to one: "Paper: …", "Code: …"."""
        for item in (item for inner in nested for item in inner.children):
            first = next(iter(self.runs(item)), None)
            if first and any(map(is_external, first.inline.links)):
                if not papers.is_resource(self._bare, first):
                    return True
            elif self._is_category([child for child in item.children if child.kind == "list"]):
                return True
        return False


_NOTHING = Run(Span(0, 0), inline.NOTHING)
# So many entries of a kind that prose may look like make it one that a list is written in.
_MIN_ENTRIES = {"paragraph": 3, "heading": 3, "html": 3}
_MIN_LONG_CONTENTS = 5  # A list of links to so many places in the page is no note on where to read on.
_MAX_POINTER_WORDS = 3  # "Please see also" beside a link is no title.
_MAX_ANCHOR_DISTANCE = 400  # So near to a heading an anchor may stand and still belong to it.
_TAGS = lazy_re.compile(r"<[^<>]*>")
_VOID = frozenset("!-- br hr img".split())
_FOOTNOTE = lazy_re.compile(r"\[\^[^\[\]\s]+\]\s*\Z")
_PICTURES = frozenset("audio embed iframe img input object picture svg video".split())
_WORD = lazy_re.compile(r"[^\W_]")
_QUOTE_MARKS = lazy_re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)


def folded(name: str) -> str:
    """What two spellings of a section's name share: letter case and white space are overlooked."""
    return " ".join(name.casefold().split())


def are_listed(kind: Kind, entries: Sequence[Paper]) -> bool:
    """Whether so many entries of a list link to something that it is one of papers, whatever else there is in the text."""
    linked = sum(bool(paper.links) for paper in entries)
    return (3 if kind == "table" else 2) * linked > len(entries) >= _MIN_ENTRIES.get(kind, 1)


def _below(caption: tuple[str, ...], entries: Iterable[Paper]) -> Iterator[Paper]:
    """Entries that stand below a caption."""
    return (paper._replace(path=(*caption, *paper.path)) if caption else paper for paper in entries)


def _paragraph_list(entries: Sequence[Paper], section: Section) -> Iterator[PaperList]:
    if entries:
        yield PaperList(Span(entries[0].span.start, entries[-1].span.end), "paragraph", section, tuple(entries))


def _walk(blocks: Iterable[Block]) -> list[Block]:
    """Blocks and all that they hold, in order."""
    found: list[Block] = []
    waiting = [*blocks][::-1]
    while waiting:
        block = waiting.pop()
        found.append(block)
        waiting += block.children[::-1]
    return found


def _items(block: Block, depth: int) -> Iterator[tuple[Block, int]]:
    """The items of a list and of the lists in it, each with how deep it is nested."""
    for item in block.children:
        yield item, depth
        for child in item.children:
            if child.kind == "list":
                yield from _items(child, depth + 1)


def _written(block: Block) -> Sequence[Span]:
    """The spans in which a block holds text of its own."""
    pieces = block.pieces
    if len(pieces) < 2 or block.kind == "row":
        return pieces
    return (Span(pieces[0].start, pieces[-1].end),)


def _start(run: Run) -> int:
    return run.span.start


def _title_start(paper: Paper) -> int:
    return paper.title_span.start


def _leads_to(found: Inline) -> set[str]:
    return {link_key(link.url) for link in found.links if is_external(link)}


def _without_quote_marks(text: str, blocks: Sequence[Block]) -> str:
    """The text with the marks of block quotes blanked out, so that what is quoted can be read in one go."""
    parts: list[str] = []
    position = 0
    for block in blocks:
        if block.kind == "quote":
            quoted = text[slice(*block.span)]
            parts += text[position : block.span.start], _QUOTE_MARKS.sub(lambda marks: " " * len(marks[0]), quoted)
            position = block.span.end
    return "".join(parts) + text[position:]
