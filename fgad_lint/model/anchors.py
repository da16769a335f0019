"""Anchors: the ids in the page that links can target."""

from collections.abc import Sequence
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.cached import cached_property
from fgad_lint.markdown import slugs
from fgad_lint.markdown.inline import Link
from fgad_lint.model.pieces import Piece
from fgad_lint.model.sections import Outline, Section
from fgad_lint.text import Lines, Span

MAX_DISTANCE_TO_HEADING = 400  # Between an anchor and the heading below it that it belongs to, in characters.
_TAGS = lazy_re.compile(r"<[^<>]*>")
_VOID_TAGS = frozenset("!-- br hr img".split())


class Anchor(NamedTuple):
    """An id written in HTML: the span of its tag, and the section that a reader sees after following a link to it."""

    id: str
    span: Span
    section: Section


class Anchors:
    """The anchors of a document, and where links to them lead."""

    def __init__(self, text: str, lines: Lines, renderer: str, pieces: Sequence[Piece], outline: Outline) -> None:
        self._text = text
        self._lines = lines
        self._renderer = renderer
        self._pieces = pieces
        self._outline = outline

    @cached_property
    def written(self) -> tuple[Anchor, ...]:
        """The ids written in HTML, in order: any `id`, and the `name` of an `<a>`."""
        return tuple(
            Anchor(id_, span, self._section_seen_at(span))
            for piece in self._pieces
            for id_, span in piece.reading.written_ids
        )

    @cached_property
    def by_id(self) -> dict[str, Section]:
        """Every id that links can target, with the section that a reader sees there."""
        sections: dict[str, Section] = {}
        for heading in self._outline.headings:
            if heading.anchor:
                sections.setdefault(heading.anchor, self._outline.section_at(heading.span.start))
        for anchor in self.written:
            sections.setdefault(anchor.id, anchor.section)
        return sections

    @cached_property
    def unsupported(self) -> dict[str, Section]:
        """The ids of heading attributes that the renderer shows as text instead, with their sections."""
        return {
            heading.attribute.id: self._outline.section_at(heading.span.start)
            for heading in reversed(self._outline.headings)
            if heading.attribute and heading.anchor != heading.attribute.id
        }

    @cached_property
    def starts_above_heading(self) -> dict[Section, int]:
        """The offset of the first line of anchors right above a heading, by section; they move with the section."""
        starts: dict[Section, int] = {}
        for anchor in self.written:
            section = anchor.section
            end = section.heading.span.start
            if section.number >= 0 and anchor.span.start < end and section not in starts:
                start = self._lines.starts[self._lines.line_index(anchor.span.start)]
                if self._is_balanced(Span(start, end)):
                    starts[section] = start
        return starts

    def target(self, url: str) -> Section | None:
        """The section that `#fragment` leads to; None if it leads nowhere."""
        fragment = slugs.decode(url[1:])
        if fragment in ("", "top") or (self._renderer == "github" and fragment == "readme"):
            return self.by_id.get(fragment, self._outline.root)
        return self.by_id.get(fragment) or self.by_id.get(fragment.removeprefix("user-content-"))

    def intended_target(self, url: str) -> Section | None:
        """The section that `#fragment` leads to, or would lead to with another spelling or renderer."""
        if target := self.target(url):
            return target
        fragment = slugs.decode(url[1:])
        if fragment in self.unsupported:
            return self.unsupported[fragment]
        anchor = self.spelled_otherwise(url)
        return self.by_id[anchor] if anchor else None

    def spelled_otherwise(self, url: str) -> str | None:
        """The id that equals `#fragment` if letter case and invisible characters are ignored."""
        return self._by_folded_id.get(slugs.fold(slugs.decode(url[1:])))

    def fragment(self, section: Section) -> str | None:
        """The fragment that leads to a section, without `#`.

        None if its id leads elsewhere, or would change if an attribute `{#id}` that the renderer shows as text were removed.
        """
        heading = section.heading
        if heading.attribute and heading.anchor != heading.attribute.id:
            return None
        return slugs.encode(heading.anchor) if self.by_id.get(heading.anchor) is section else None

    def fragment_span(self, link: Link) -> Span | None:
        """The span of `#fragment` in a link; None if it is not in the link, or if an edit would change a heading's id."""
        written, fragment = self._text[slice(*link.target)], link.url[link.url.find("#") :]
        in_page = written.strip().startswith("#")
        if link.form == "reference" or not (in_page or written.endswith(fragment)):
            return None
        heading = self._outline.section_at(link.span.start).heading
        if self._renderer in slugs.FROM_SOURCE and link.span.start < heading.span.end:
            return None
        return link.target if in_page else Span(link.target.end - len(fragment), link.target.end)

    @cached_property
    def _by_folded_id(self) -> dict[str, str]:
        return {slugs.fold(anchor): anchor for anchor in reversed(self.by_id)}

    def _section_seen_at(self, tag: Span) -> Section:
        """The section of an anchor: the one whose heading follows at once, or else the one around it."""
        section = self._outline.section_at(tag.start)
        following = section.number + 1
        if tag.end > section.heading.span.end and following < len(self._outline.sections):
            start = self._outline.sections[following].heading.span.start
            line = self._lines.starts[self._lines.line_index(tag.start)]
            if (
                start - tag.end < MAX_DISTANCE_TO_HEADING
                and self._has_only_tags(tag.end, start)
                and self._has_only_tags(line, tag.start)
            ):
                return self._outline.sections[following]
        return section

    def _has_only_tags(self, start: int, end: int) -> bool:
        return not _TAGS.sub("", self._text[start:end]).strip()

    def _is_balanced(self, span: Span) -> bool:
        """Whether every HTML element that begins or ends in a span does both."""
        from fgad_lint.markdown import html

        open_names: list[str] = []
        for tag in html.tags(self._text, *span):
            if tag.closes:
                if not open_names or open_names.pop() != tag.name:
                    return False
            elif tag.name not in _VOID_TAGS and not self._text.endswith("/>", *tag.span):
                open_names.append(tag.name)
        return not open_names
