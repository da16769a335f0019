"""Find the papers and the places of a document by what a person calls them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from fgad_lint.curation.comparison import Place
from fgad_lint.curation.editing import CurationError
from fgad_lint.model import arxiv
from fgad_lint.model.document import Document
from fgad_lint.model.links import doi_of, link_key
from fgad_lint.model.paper_lists import Category, Listing
from fgad_lint.model.papers import Paper
from fgad_lint.model.section_names import without_ornaments
from fgad_lint.model.titles import short_title, title_key

_SEPARATOR = " / "
_MAX_NAMED = 5  # Places or papers in a message.
_MAX_NEAREST = 3
_MIN_PART = 3  # Characters of a name that others may contain.


class _Named(NamedTuple):
    """A category with the names of the sections around it and its own, from the top, and their keys."""

    category: Category
    names: Place
    keys: tuple[str, ...]


def find_category(document: Document, name: str) -> Category:
    """The section or category that a person means.

    `name` is its title, a path such as "Generation / Masks", of which parts in the middle may be left out, or its anchor
    with `#`. Letter case, emoji and numbers before the title are ignored. Raises CurationError if there is none, or more than one.
    """
    if name.startswith("#"):
        section = document.anchors.intended_target(name)
        if section is None:
            anchors = [f"#{section.heading.anchor}" for section in document.sections]
            raise CurationError(f"no section has the anchor {name}{_nearest(name, anchors, str)}")
        return Category(section, ())
    named = list(_categories(document))
    whole = [candidate for candidate in named if candidate.keys[-1] == _key(name)]
    found = whole or [
        candidate for candidate in named if _leads_to([*map(_key, name.split(_SEPARATOR))], candidate.keys)
    ]
    if not found:
        nearest = _nearest(name, [_SEPARATOR.join(candidate.names[-1:]) for candidate in named], _quoted)
        raise CurationError(f"no section is called {_quoted(name)}{nearest}")
    exact = [candidate for candidate in found if candidate.names[-1] == name]
    if len(exact) == 1:
        found = exact
    if len(found) > 1:
        places = "; ".join(_described(document, candidate) for candidate in found[:_MAX_NAMED])
        more = f" and {len(found) - _MAX_NAMED} more" if len(found) > _MAX_NAMED else ""
        raise CurationError(
            f"{len(found)} sections are called {_quoted(name)}: {places}{more}; give more of the path, or an anchor with #"
        )
    return found[0].category


def find_listing(document: Document, query: str, category: Category | None = None) -> Listing:
    """The entry that a person means, in a category and those below it if one is given.

    `query` is an arXiv id, a DOI, a URL or a title. Raises CurationError if no entry fits, or more than one.
    """
    listings = [listing for listing in document.listings if category is None or is_in(listing.category, category)]
    found = find_same(listings, query)
    where = "" if category is None else f' in "{_name(category)}"'
    if not found:
        titles = [listing.paper.title for listing in listings]
        raise CurationError(f"no paper {_quoted(query)}{where}{_nearest(query, titles, _quoted)}")
    if len(found) > 1:
        lines = [str(document.line_of(listing.paper.title_span)) for listing in found]
        are_apart = len({listing.category for listing in found}) > 1
        raise CurationError(
            f"{_quoted(query)} is listed {len(found)} times{where}, on lines {', '.join(lines[:-1])} and {lines[-1]}; "
            + ("name the section" if are_apart else "remove all but one of them by hand")
        )
    return found[0]


def find_same(listings: Iterable[Listing], query: str) -> list[Listing]:
    """The entries with an arXiv id, DOI, URL or title."""
    is_meant = _test(query)
    return [listing for listing in listings if is_meant(listing.paper)]


def is_in(category: Category, outer: Category) -> bool:
    """Whether a category is another one, or below it."""
    if category.section is outer.section:
        return category.path[: len(outer.path)] == outer.path
    return not outer.path and outer.section in category.section.ancestors()


def _test(query: str) -> Callable[[Paper], bool]:
    query = query.strip()
    bare = query.removeprefix("arXiv:").removeprefix("arxiv:")
    if identifier := arxiv.identifier(bare):
        return lambda paper: f"arxiv:{identifier.number}" in paper.ids
    if ":" in query and "//" in query:
        wanted = link_key(query)
        return lambda paper: any(link_key(link.url) == wanted for link in paper.links)
    if query.startswith("10.") and (doi := doi_of(f"https://doi.org/{query}")):
        return lambda paper: f"doi:{doi}" in paper.ids
    key = title_key(query)
    return lambda paper: key != "" and key in (paper.key, paper.key_without_name)


def _categories(document: Document) -> Iterator[_Named]:
    """The sections, and the categories in them, in order."""
    by_section: dict[object, dict[tuple[str, ...], None]] = {}
    for paper_list in document.paper_lists:
        paths = by_section.setdefault(paper_list.section, {})
        for paper in paper_list.papers:
            paths.update(dict.fromkeys(paper.path[:end] for end in range(1, len(paper.path) + 1)))
    for section in document.sections:
        around = tuple(reversed([ancestor.name for ancestor in section.ancestors() if ancestor.parent]))
        for path in ((), *by_section.get(section, ())):
            names = tuple(filter(None, (*around, *path)))
            if names:
                yield _Named(Category(section, path), names, tuple(map(_key, names)))


def _leads_to(parts: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether a path, in which parts in the middle or at the start may be missing, leads to the last of some keys.

    A part of it may be the rest of the name before it: "Tools / Websites" is one name.
    """
    if any("".join(keys[start:]) == "".join(parts) for start in range(len(keys))):
        return True
    remaining = iter(keys)
    return keys[-1] == parts[-1] and all(part in remaining for part in parts)


def _key(name: str) -> str:
    return title_key(without_ornaments(name.strip())) or name.strip().casefold()


def _name(category: Category) -> str:
    return category.path[-1] if category.path else category.section.name


def _described(document: Document, named: _Named) -> str:
    heading = named.category.section.heading
    anchor = f"#{heading.anchor}, " if heading.anchor and not named.category.path else ""
    return f'"{_SEPARATOR.join(named.names)}" ({anchor}line {document.line_of(heading.span)})'


def _quoted(text: str) -> str:
    return f'"{short_title(text)}"'


def _nearest(name: str, names: Iterable[str], shown: Callable[[str], str]) -> str:
    """The end of a message about an unknown name: known ones that contain it or are spelled alike, or nothing."""
    from difflib import get_close_matches

    by_key = {known.casefold(): known for known in names}
    containing = [key for key in by_key if len(name) >= _MIN_PART and name.casefold() in key]
    alike = get_close_matches(name.casefold(), list(by_key), _MAX_NEAREST)
    matches = [*dict.fromkeys([*containing, *alike])][:_MAX_NEAREST]
    return f"; the nearest: {', '.join(shown(by_key[match]) for match in matches)}" if matches else ""
