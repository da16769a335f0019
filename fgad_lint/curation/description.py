"""What has changed in the papers of a list, for people and programs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from fgad_lint.curation.comparison import Change, Changes, ListedPaper, Place
from fgad_lint.escape import escape_control_chars, to_json
from fgad_lint.model.titles import title_key
from fgad_lint.report.markdown import escape

Format = Literal["text", "markdown", "json"]


class _Style(NamedTuple):
    """How a format writes a heading, a section and an item below it, and what it writes for a text and a paper."""

    heading: str
    section: str
    item: str
    text: Callable[[str], str]
    paper: Callable[[ListedPaper], str]


def describe(changes: Changes, output_format: Format) -> str:
    """The changes as lines of text or Markdown, or as JSON."""
    if output_format == "json":
        return to_json(_as_json(changes), 2)
    style = _STYLES[output_format]
    lines = list(_lines(changes, style)) or ["no papers changed"]
    return "\n".join(lines).lstrip("\n") + "\n"


def _lines(changes: Changes, style: _Style) -> Iterator[str]:
    yield from _listed(changes.added, "added", style)
    yield from _listed(changes.removed, "removed", style)
    yield from _listed(changes.listed_again, "listed again", style)
    yield from _listed(changes.delisted, "no longer in this section, but in others", style)
    moved = [
        f"{style.paper(new)}: {_place(old.place, style)} → {_place(new.place, style)}" for old, new in changes.moved
    ]
    yield from _items(moved, "moved", style)
    retitled = [f'{style.paper(new)}, before: "{style.text(old.title)}"' for old, new in changes.retitled]
    yield from _items(retitled, "retitled", style)
    yield from _items([_new_links(change, style) for change in changes.relinked], "relinked", style)
    venues = [
        f"{style.paper(new._replace(venue=''))}: {style.text(old.venue) or 'none'} → {style.text(new.venue) or 'none'}"
        for old, new in changes.venue_changed
    ]
    yield from _items(venues, "with another venue", style)
    sections = [f"{_place(old, style)} → {_place(new, style)}" for old, new in changes.renamed_sections]
    yield from _items(sections, "renamed", style, "section")


def _listed(papers: Sequence[ListedPaper], verb: str, style: _Style) -> Iterator[str]:
    """Papers, by the section that they are in. One in several sections counts once."""
    if papers:
        n_papers = len({title_key(paper.title) or paper.url for paper in papers})
        places = f" in {len(papers)} places" if n_papers < len(papers) else ""
        yield _heading(n_papers, "paper", f"{verb}{places}", style)
    for place, group in groupby(papers, key=lambda paper: paper.place):
        yield style.section.format(_place(place, style))
        yield from (style.item.format(style.paper(paper)) for paper in group)


def _items(items: Sequence[str], verb: str, style: _Style, noun: str = "paper") -> Iterator[str]:
    if items:
        yield _heading(len(items), noun, verb, style)
    yield from map(style.section.format, items)


def _heading(count: int, noun: str, verb: str, style: _Style) -> str:
    return style.heading.format(f"{count} {noun}{'s' if count > 1 else ''} {verb}")


def _place(place: Place, style: _Style) -> str:
    return style.text(" / ".join(place)) or "the top of the list"


def _new_links(change: Change, style: _Style) -> str:
    """A paper with the links that it has lost and got."""
    urls, new_urls = ([url for _, url in paper.links] for paper in change)
    lost = [f"− {style.text(url)}" for url in urls if url not in new_urls]
    got = [f"+ {style.text(url)}" for url in new_urls if url not in urls]
    return f"{style.paper(change.after._replace(links=()))}: {', '.join(lost + got)}"


def _as_text(paper: ListedPaper) -> str:
    parts = [paper.title or "(no title)", f"({paper.venue})" if paper.venue else "", paper.url]
    return escape_control_chars(" ".join(part for part in parts if part))


def _as_markdown(paper: ListedPaper) -> str:
    title = escape(paper.title or "(no title)")
    is_link = paper.url.startswith(("https://", "http://")) and not any(char in paper.url for char in "()<> \\\"'`")
    linked = f"[{title}]({escape_control_chars(paper.url)})" if is_link else title
    return f"{linked} ({escape(paper.venue)})" if paper.venue else linked


_STYLES = {
    "text": _Style("{}", "  {}", "    {}", escape_control_chars, _as_text),
    "markdown": _Style("\n**{}**\n", "- {}", "  - {}", escape, _as_markdown),
}


def _as_json(changes: Changes) -> dict[str, object]:
    def paper(listed: ListedPaper) -> dict[str, object]:
        return listed._asdict() | {"links": [{"label": label, "url": url} for label, url in listed.links]}

    def pairs(found: Iterable[Change]) -> list[dict[str, object]]:
        return [{"before": paper(change.before), "after": paper(change.after)} for change in found]

    return {
        "added": [paper(listed) for listed in changes.added],
        "removed": [paper(listed) for listed in changes.removed],
        "listed_again": [paper(listed) for listed in changes.listed_again],
        "delisted": [paper(listed) for listed in changes.delisted],
        "moved": pairs(changes.moved),
        "retitled": pairs(changes.retitled),
        "relinked": pairs(changes.relinked),
        "venue_changed": pairs(changes.venue_changed),
        "renamed_sections": [{"before": old, "after": new} for old, new in changes.renamed_sections],
    }
