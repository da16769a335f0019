"""A title must be the one that the paper has now.

Readers who search for the old title of a renamed paper miss what was written about it since. The titles that a paper
has had are kept in `.fgad-lint/papers.json`, which `fgad-lint facts update` writes. An entry with an earlier title is
reported, and so is one that is labelled as a preprint and shares most words, but not all, with the newest title. A
title may lack the subtitle and have a short name before it. Switch this off if your list keeps the titles under which
it got to know the papers.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.model.document import Document
from fgad_lint.model.tex import without_tex
from fgad_lint.model.titles import short_name, short_title, title_key, without_short_name
from fgad_lint.rule import Bad, Context, Good

if TYPE_CHECKING:
    from fgad_lint.facts.entries import KnownEntry

SEVERITY = "info"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - FGAD: Weaving Images with Wooden Tools [[CVPR 2024]](https://arxiv.org/abs/2304.00001)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the paper is now called "Weaving High-Resolution Pictures with Looms"
        - **Segmenting All Things in Photographs**, arXiv 2023 [[paper]](https://arxiv.org/abs/2304.02643)
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the paper is now called "Segmenting All Things in Still Pictures"
        """,
        fixed="""
        - FGAD: Weaving High-Resolution Pictures with Looms [[CVPR 2024]](https://arxiv.org/abs/2304.00001)
        - **Segmenting All Things in Still Pictures**, arXiv 2023 [[paper]](https://arxiv.org/abs/2304.02643)
        """,
        safe=False,
        facts="""
        {"format": 1, "papers": {
        "2304.00001": {"titles": {"1": "Weaving Images with Wooden Tools", "2": "Weaving High-Resolution Pictures with Looms"}},
        "2304.02643": {"titles": {"3": "Segmenting All Things in Still Pictures"}}
        }}
        """,
    ),
    Good(
        """
        - Looms: Weaving Pictures [[CVPR 2024]](https://arxiv.org/abs/2304.00001)
        - Segmenting All Things in Photographs [[ICCV 2023]](https://arxiv.org/abs/2304.02643)
        """,
        facts="""
        {"format": 1, "papers": {
        "2304.00001": {"titles": {"1": "Weaving Pictures: A New Approach with Wooden Tools"}},
        "2304.02643": {"titles": {"3": "Segmenting All Things in Still Pictures"}}
        }}
        """,
    ),
)
_MAX_SHOWN_TITLE = 200
_BETWEEN_PARTS = frozenset(".,;()")  # Between a title and authors, a venue or a date.
_MARKUP = frozenset('\\`*_[]<>|&#"')


def check(document: Document, context: Context) -> Iterator[Finding]:
    from fgad_lint.facts.entries import known_entries, latest_titles
    from fgad_lint.model.title_likeness import likeness

    for entry in known_entries(document, context.facts()):
        newest, *earlier = latest_titles(entry.facts)
        title, venue = entry.paper.title, entry.paper.venue
        if entry.likeness not in ("same", "renamed") or likeness(title, newest) == "same":
            continue
        is_earlier = any(likeness(title, earlier_title) == "same" for earlier_title in earlier)
        if is_earlier or (venue is not None and venue.is_preprint):
            new_title = without_tex(newest)
            message = f'the paper is now called "{short_title(new_title, _MAX_SHOWN_TITLE)}"'
            yield Finding(entry.paper.title_span, message, _fix(document, entry, new_title))


def _fix(document: Document, entry: "KnownEntry", newest: str) -> Fix | None:
    """Write the new title after the short name, if the list has added one.

    None if there is markup in a title, or if authors or a venue may be in the one of the list.
    """
    from fgad_lint.facts.entries import latest_titles

    paper, titles = entry.paper, latest_titles(entry.facts)
    if document.text_of(paper.title_span) != paper.title or not _MARKUP.isdisjoint(newest) or not newest.isprintable():
        return None
    is_earlier_title = {paper.key, paper.key_without_name} & {title_key(without_tex(title)) for title in titles}
    if not is_earlier_title and not _BETWEEN_PARTS.isdisjoint(paper.title.removesuffix(".")):
        return None
    name = paper.title[: len(paper.title) - len(without_short_name(paper.title))]
    is_added = name and not any(short_name(title) == short_name(paper.title) for title in titles)
    title = f"{name}{newest}" if is_added else newest
    if paper.title.endswith("."):
        title += "."
    return Fix("write the new title", (Edit.replace(paper.title_span, title),), False, (paper.title,))
