"""The outline of a list, and the search for sections and papers in all lists."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper
from fgad_lint.model.titles import title_key
from fgad_lint.text import Span

MAX_FOUND = 500  # Editors show far fewer.
_MAX_NAME_LENGTH = 300


class Symbol(NamedTuple):
    """A section or paper, the span of its name in its `span`, and what is in it. `n_papers` counts those in it."""

    kind: Literal["section", "paper"]
    name: str
    span: Span
    name_span: Span
    children: "Sequence[Symbol]" = ()
    n_papers: int = 0


class FoundSymbol(NamedTuple):
    """A symbol without its children, the path of its file, and the name of the section that it is in."""

    path: str
    symbol: Symbol
    container: str


def outline(document: Document) -> list[Symbol]:
    """The top-level sections with their papers and subsections, and the papers before all sections."""
    papers = sorted(document.papers, key=lambda paper: paper.span)
    headings = [(section.level, section.heading) for section in document.sections]
    ends = _section_ends(document, [level for level, _ in headings])
    titles = {heading.title_span.start for _, heading in headings}
    open_lists: list[list[Symbol]] = [[] for _ in range(len(headings) + 1)]
    parents = [section.parent.number + 1 if section.parent else 0 for section in document.sections]
    for paper in papers:
        section, title_start = document.section_at(paper.span.start), paper.title_span.start
        is_in_heading = title_start in titles or section.heading.span.start <= title_start < section.heading.span.end
        if not is_in_heading and (symbol := _paper_symbol(document, paper)):
            open_lists[section.number + 1].append(symbol)
    for index in range(len(headings) - 1, -1, -1):
        children = sorted(open_lists[index + 1], key=lambda symbol: symbol.span)
        heading = headings[index][1]
        name = _shown(document.sections[index].name or heading.title) or "(no title)"
        n_papers = sum(child.n_papers if child.kind == "section" else 1 for child in children)
        span = Span(heading.span.start, ends[index])
        symbol = Symbol("section", name, span, heading.title_span, children, n_papers)
        open_lists[parents[index]].append(symbol)
    return sorted(open_lists[0], key=lambda symbol: symbol.span)


def find(documents: Mapping[str, Document], query: str) -> list[FoundSymbol]:
    """The sections and papers whose name has the letters of a query in a row, and papers with it in an id or link."""
    key, words = title_key(query), query.strip().lower()
    has_id = any(char.isdigit() for char in query) and len(words) >= MIN_ID_LENGTH
    found: list[FoundSymbol] = []
    for path, document in documents.items():
        for section in document.sections:
            if key in section.name_key:
                heading = section.heading
                parent = _shown(section.parent.name) if section.parent else ""
                symbol = Symbol("section", _shown(section.name) or "(no title)", heading.span, heading.title_span)
                found.append(FoundSymbol(path, symbol, parent))
        for paper in document.papers:
            is_found = key in paper.key or (has_id and any(words in link.url.lower() for link in paper.links))
            if is_found and (paper_symbol := _paper_symbol(document, paper)):
                container = _shown(document.section_at(paper.span.start).name)
                found.append(FoundSymbol(path, paper_symbol, container))
            if len(found) >= MAX_FOUND:
                return found
    return found


MIN_ID_LENGTH = 4  # Shorter numbers are in most links.


def _section_ends(document: Document, levels: Sequence[int]) -> list[int]:
    """The offsets at which the sections end, with their subsections."""
    starts = [section.heading.span.start for section in document.sections]
    ends = [len(document.text)] * len(levels)
    open_sections: list[int] = []
    for index, level in enumerate(levels):
        while open_sections and levels[open_sections[-1]] >= level:
            ends[open_sections.pop()] = starts[index]
        open_sections.append(index)
    return ends


def _paper_symbol(document: Document, paper: Paper) -> Symbol | None:
    """The symbol of a paper, named after its title, or else its first link, if that is within its entry; None if it is not."""
    for name_span in (paper.title_span, *(link.span for link in paper.links[:1])):
        if name_span.start < name_span.end and paper.span.covers(name_span):
            name = _shown(paper.title) or _shown(document.text_of(name_span)) or "(no title)"
            return Symbol("paper", name, paper.span, name_span)
    return None


def _shown(name: str) -> str:
    return " ".join(name.split())[:_MAX_NAME_LENGTH]
