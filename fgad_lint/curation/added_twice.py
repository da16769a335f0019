"""Papers that both sides of a merge have added, and that now are twice in a section."""

from collections import Counter
from collections.abc import Sequence

from fgad_lint.curation.comparison import place_of
from fgad_lint.curation.merge_units import join_lines, read_units
from fgad_lint.curation.stretch_merge import fuller
from fgad_lint.curation.three_way import OURS
from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper


def drop_added_twice(text: str, documents: Sequence[Document]) -> str:
    """A merged text with each paper that both sides have added to one section only once, unless its two entries say different things.

    `documents` are the base and the two sides.
    """
    base, ours, theirs = (Counter(paper.key for paper in document.papers) for document in documents)
    added = {key for key in ours if key and ours[key] == theirs[key] == base[key] + 1}
    if not added:
        return text
    result = Document(text, documents[0].renderer, previous=documents[OURS])
    entries: dict[tuple[object, str], list[Paper]] = {}
    for paper_list in result.paper_lists:
        for paper in paper_list.papers:
            if paper.key in added:
                entries.setdefault((place_of(result, paper_list.category_of(paper)), paper.key), []).append(paper)
    superfluous: set[Paper] = set()
    for papers in entries.values():
        if len(papers) == 2:
            first, second = (result.text_of(paper.span) for paper in papers)
            kept = fuller(first, second)
            if kept is not None:
                superfluous.add(papers[kept is first])
    if not superfluous:
        return text
    parts: list[tuple[str, str]] = []
    blank = ""  # The blank lines before an entry that is dropped.
    for unit in read_units(result):
        if unit.identity and unit.identity.paper in superfluous:
            blank = unit.blank
        else:
            parts.append((max(blank, unit.blank, key=len), unit.lines))
            blank = ""
    return join_lines(parts, text)
