"""What an editor shows about the paper, anchor or ignore comment under the pointer, as Markdown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from fgad_lint.escape import escape_control_chars
from fgad_lint.markdown import inline
from fgad_lint.model.document import Document
from fgad_lint.model.file_set import FileSet
from fgad_lint.model.ignore_comments import VERBS
from fgad_lint.model.papers import Paper
from fgad_lint.model.sections import Section
from fgad_lint.model.tex import without_tex
from fgad_lint.server.ignore_syntax import comment_part_at
from fgad_lint.server.landmarks import Landmarks
from fgad_lint.server.listed_papers import PaperPlace, named_at, paper_at, places_of
from fgad_lint.server.navigation import link_to_id_at
from fgad_lint.text import Span

if TYPE_CHECKING:
    from fgad_lint.facts.paper import Facts, PaperFacts

_MAX_PLACES = 20
_MAX_AUTHORS = 5
_MAX_NAME_LENGTH = 300


class Hover(NamedTuple):
    """A text in Markdown about a span."""

    span: Span
    markdown: str


def hover(files: FileSet, document: Document, offset: int, facts: "Facts | None" = None) -> Hover | None:
    """What to show about what is at an offset; None if there is nothing to say."""
    if part := comment_part_at(document, offset):
        text = VERBS.get(part.word) if part.is_verb else _about_rule(part.word)
        return Hover(part.span, text) if text else None
    if link := link_to_id_at(files, document, offset):
        landmark = Landmarks(link.target_document).target(link.fragment)
        if landmark is None:
            return None
        place = Landmarks(link.target_document).place(link.target_path, landmark)
        path = link.target_path if link.target_path != files.path else ""
        return Hover(link.link.span, _about_section(link.target_document, path, place.name_span))
    paper = paper_at(document, offset)
    span = named_at(paper, offset) if paper else None
    return Hover(span, _about_paper(files, document, paper, facts)) if paper and span else None


def _about_rule(name: str) -> str | None:
    from fgad_lint import rules

    if name not in rules.names():
        return None
    (rule,) = rules.load({name})
    return f"**{rule.name}** ({' or '.join(rule.severities)})\n\n{rule.doc}"


def _about_section(document: Document, path: str, name_span: Span) -> str:
    section = document.section_at(name_span.start)
    n_papers = _n_papers(document, section)
    own = sum(len(paper_list) for paper_list in document.paper_lists if paper_list.section is section)
    counts = "no papers" if not n_papers else f"{n_papers} paper{'s' * (n_papers > 1)}"
    if 0 < own < n_papers:
        counts += f", {n_papers - own} of them in subsections"
    parents = " › ".join(_names(section)) or "the top"
    return f"**{parents}**\n\n{_where(document, path, name_span)}, {counts}"


def _n_papers(document: Document, section: Section) -> int:
    extent = document.outline.extent(section) if section.number >= 0 else Span(0, len(document.text))
    return sum(
        len(paper_list) for paper_list in document.paper_lists if extent.start <= paper_list.span.start < extent.end
    )


def _about_paper(files: FileSet, document: Document, paper: Paper, facts: "Facts | None") -> str:
    others = [
        place
        for place in places_of(files, document, paper)
        if place.paper.span != paper.span or place.document is not document
    ]
    paragraphs = [f"**{_shown(paper.title)}**"] if paper.title else []
    if own_facts := list(_facts(paper)):
        paragraphs.append(" · ".join(own_facts))
    if facts:
        for name, paper_id in list(_ids(paper))[:_MAX_PLACES]:
            if (known := facts.paper(paper_id)) and (shown := _is_known_as(name, known, paper, facts)):
                paragraphs.append(shown)
    if others:
        lines = [f"- {_listed(files, place)}" for place in others[:_MAX_PLACES]]
        if len(others) > _MAX_PLACES:
            lines.append(f"- and {len(others) - _MAX_PLACES} more")
        paragraphs.append("Also listed:\n\n" + "\n".join(lines))
    return "\n\n".join(paragraphs)


def _facts(paper: Paper) -> Iterator[str]:
    if paper.venue:
        yield _shown(" ".join(filter(None, (paper.venue.name, str(paper.venue.year)))))
    for name, _ in _ids(paper):
        yield _shown(name)


def _ids(paper: Paper) -> Iterator[tuple[str, str]]:
    """The ids of a paper: a name for each, and the id as in facts."""
    names = {"arxiv": "arXiv", "doi": "DOI", "openreview": "OpenReview"}
    for paper_id in sorted(paper.ids):
        kind, _, value = paper_id.partition(":")
        if kind in names:
            yield f"{names[kind]} {value}", paper_id.removeprefix("arxiv:")


def _is_known_as(name: str, known: "PaperFacts", paper: Paper, facts: "Facts") -> str:
    """What arXiv, OpenReview or a DOI agency says about the paper with an id, called `name`, to which an entry links."""
    from fgad_lint.facts.entries import records_of
    from fgad_lint.facts.published import publication

    if known.is_missing or not known.title:
        return f"{_shown(name)} does not exist." if known.is_missing else ""
    published = publication(known, records_of(paper, known, facts)) if not known.venue else None
    parts = [
        ", ".join(known.authors[:_MAX_AUTHORS]) + (" and others" if len(known.authors) > _MAX_AUTHORS else ""),
        f"submitted on {known.first}" if known.first and not known.venue else "",
        " ".join(filter(None, (known.venue, str(known.year or "")))),
        f"{published.name} {published.year}" if published and published.name and published.year else "",
        published.source if published else "",
        "withdrawn" + (f" on {known.latest}" if known.latest else "") if known.is_withdrawn else "",
    ]
    title = f"**{_shown(without_tex(known.title))}**"
    return f"{_shown(name)} is {title}" + "".join(f" · {_shown(part)}" for part in parts if part)


def _listed(files: FileSet, place: PaperPlace) -> str:
    path = place.path if place.path != files.path else ""
    section = place.document.section_at(place.paper.span.start)
    names = " › ".join([*_names(section), *map(_shown, place.paper.path)])
    where = _where(place.document, path, place.place.name_span)
    return f"{names}, {where}" if names else where


def _names(section: Section) -> list[str]:
    names = [_shown(ancestor.name) for ancestor in section.ancestors() if ancestor.number >= 0]
    return names[::-1]


def _where(document: Document, path: str, span: Span) -> str:
    file = f" of {_shown(path)}" if path else ""
    return f"line {document.line_of(span)}{file}"


def _shown(text: str) -> str:
    """A text from the list, with what Markdown or a terminal would take for markup escaped."""
    text = " ".join(text.split())
    shown = f"{text[:_MAX_NAME_LENGTH]}…" if len(text) > _MAX_NAME_LENGTH else text
    return inline.spelled(escape_control_chars(shown))
