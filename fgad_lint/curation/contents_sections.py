"""Which sections belong in the contents lists of a document."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from fgad_lint.model.contents import ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.section_families import families, is_back_matter, listed_sections
from fgad_lint.model.sections import Section

_MIN_PAPERS_OF_TOPIC = 3  # A section with fewer, and a title such as "Citation", is about the list itself.


class Family(NamedTuple):
    """Sections of one level under one parent, in order, and those of them that `contents` lacks."""

    contents: ContentsList
    sections: Sequence[Section]
    missing: Sequence[Section]


def incomplete_families(
    document: Document, generated: Collection[ContentsList], n_gone: Mapping[int, int]
) -> Iterator[Family]:
    """The families of which a contents list leaves out some sections, parents before their children.

    A list that has fewer than half of a family is a selection, unless it has many entries of sections that are gone: `n_gone` is
    their number, by the offset of the list. One that has none of a family should list it only if it lists most other families of
    the level. Those that were `generated` list all sections, also those about the list itself.
    """
    lists: dict[Section, ContentsList] = {}
    for listing in document.contents_lists:
        for entry in listing.entries:
            if entry.target:
                lists.setdefault(entry.target, listing)
    listed = listed_sections(document)
    are_topics = Topics(document)
    all_families = []
    for family in families(document):
        contents = _contents_of(family, lists)
        is_generated = contents is not None and contents in generated
        # An entry for one of two namesakes may be meant for the other.
        members = [
            section
            for section in family
            if section in listed
            or (are_topics(section, is_generated) and (is_generated or section not in document.outline.namesakes))
        ]
        if members:
            all_families.append(members)
    # Of the families of a level below listed sections: whether some of each is listed.
    levels: dict[int, list[bool]] = {}
    for family in all_families:
        if family[0].parent in lists:
            levels.setdefault(family[0].level, []).append(any(section in listed for section in family))
    for family in all_families:
        missing = [section for section in family if section not in listed]
        contents = _contents_of(family, lists)
        if not missing or contents is None:
            continue
        if any(section in lists for section in family):
            n_listed = len(family) - len(missing) + n_gone.get(contents.span.start, 0)
            is_wanted = len(missing) <= n_listed or contents in generated
        else:
            are_listed = levels.get(family[0].level, [])
            is_wanted = len(missing) == len(family) and 2 * sum(are_listed) > len(are_listed)
        if is_wanted:
            lists.update(dict.fromkeys(missing, contents))
            yield Family(contents, family, missing)


def _contents_of(family: Sequence[Section], lists: dict[Section, ContentsList]) -> ContentsList | None:
    """The contents list that has one of a family, or else its parent."""
    parent = family[0].parent
    return next((lists[section] for section in (*family, *((parent,) if parent else ())) if section in lists), None)


class Topics:
    """Tells which sections of a document a contents list should have."""

    def __init__(self, document: Document) -> None:
        self._n_papers = Counter[Section]()
        for paper_list in document.paper_lists:
            for section in paper_list.section.ancestors():
                self._n_papers[section] += len(paper_list.listed.papers)

    def __call__(self, section: Section, is_generated: bool = False) -> bool:
        """Whether a section has a name and is no link back, and, unless the contents are generated, is not about the list itself."""
        if not any(map(str.isalnum, section.name)) or section.start.leads_back:
            return False
        return is_generated or not is_back_matter(section) or self._n_papers[section] >= _MIN_PAPERS_OF_TOPIC
