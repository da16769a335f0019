"""A contents list must be in the order of its sections.

Readers follow the contents and the page side by side, so an entry out of order looks like a missing section. A contents
list that is alphabetical, in reverse order, mostly out of order or grouped in another way than the sections is taken
to be intended. With `order.categories = "contents"` the list is right, and `category-order` reports the sections
instead.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model.contents import ContentsEntry, ContentsList
from fgad_lint.model.document import Document
from fgad_lint.model.titles import title_key
from fgad_lint.ordering import Misplaced, first_misplaced
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
OPTIONS = "order"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        - [Surveys](#surveys)
        - [Metrics](#metrics)
           ^^^^^^^ out of order: its section on line 10 comes after "Methods" on line 7
        - [Methods](#methods)
          - [Memory Banks](#memory-banks)

        ## Surveys
        ## Methods
        ### Memory Banks

        ## Metrics
        """,
        fixed="""
        - [Surveys](#surveys)
        - [Methods](#methods)
          - [Memory Banks](#memory-banks)
        - [Metrics](#metrics)

        ## Surveys
        ## Methods
        ### Memory Banks

        ## Metrics
        """,
    ),
    Bad(
        """
        1. [Textures](#textures)
            ^^^^^^^^ out of order: its section on line 8 comes after "Videos" on line 7; 1 more is out of place
        2. [Videos](#videos)
        3. [Point Clouds](#clouds)
        4. [Surveys](#surveys)
        5. [Objects](#objects)

        # Videos
        # Textures
        # Objects
        # Surveys
        """,
        fixed="""
        1. [Videos](#videos)
        2. [Textures](#textures)
        3. [Point Clouds](#clouds)
        4. [Objects](#objects)
        5. [Surveys](#surveys)

        # Videos
        # Textures
        # Objects
        # Surveys
        """,
        safe=False,
    ),
    Good("""
        - [Theory](#theory)
        - [Benchmarks](#benchmarks)
        - [Code](#code)

        ## Code
        - [DRAEM](https://e.org/draem)
        ## Theory
        ## Benchmarks
        ## Code
        """),
    Good("""
        Newest first:

        - [2023](#2023)
        - [2024](#2024)
        - [2025](#2025)

        ## 2025
        ## 2024
        ## 2023
        """),
    Good("""
        - Wool
          - [Looms](#looms)
          - [Dyes](#dyes)
          - [Felts](#felts)
        - Silk
          - [Wheels](#wheels)
          - [Pins](#pins)

        # Chemistry
        ## Dyes
        # Machines
        ## Pins
        ## Looms
        # Cloth
        ## Felts
        # Motion
        ## Wheels
        """),
    Good("""
        By name:

        - [Colour](#colour)
        - [Depth](#depth)
        - [Thermal](#thermal)

        ## Depth
        ## Thermal
        ## Colour
        """),
    Good(
        """
        - [Surveys](#surveys)
        - [Metrics](#metrics)
        - [Methods](#methods)

        ## Surveys
        ## Methods
        ## Metrics
        """,
        config='order.categories = "contents"',
    ),
)
_MARGIN = lazy_re.compile(r"(?P<indent>[ \t>]*)\d*")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.config.order.categories == "contents":
        return
    for contents in document.contents_lists:
        is_regrouped = _is_regrouped(contents)
        for above, level in contents.levels:
            if _groups_links(level) or (is_regrouped and level and level[0].depth):
                continue
            n_links = Counter(entry.target for entry in level)
            entries = [entry for entry in level if _has_place(document, entry, n_links[entry.target])]
            if above and above.target:  # An entry for a section elsewhere leads to the wrong one.
                entries = [entry for entry in entries if entry.target and above.target in entry.target.ancestors()]
            after = [
                entry for entry in entries if entry.target and entry.target.heading.span.start > contents.span.start
            ]
            # What is above the contents may be at any place in it.
            entries = after if 2 * len(after) > len(entries) else entries
            starts = [entry.target.heading.span.start for entry in entries if entry.target]
            misplaced = first_misplaced(starts)
            if misplaced and 2 * misplaced.n_misplaced <= len(entries) and not _is_on_purpose(entries, starts):
                ignored = [entry for entry in level if entry not in entries]
                fix = _fix(document, entries, starts, ignored)
                yield _finding(document, entries, starts, misplaced, fix)


def _is_regrouped(contents: ContentsList) -> bool:
    """Whether the captions in a contents list, which lead nowhere, group the sections in another way than their headings do.

    - **2024**
      - [Looms](#looms)
      - [Dyes](#dyes)
    """
    parents = [
        {entry.target.parent for entry in level if entry.target}
        for parent, level in contents.levels
        if len(level) > 1 and level[0].depth and (parent is None or parent.target is None)
    ]
    return 0 < len(parents) < 2 * sum(len(sections) > 1 for sections in parents)


def _groups_links(level: Sequence[ContentsEntry]) -> bool:
    """Whether several items of a list, and a quarter of them, have more than one link: "[Looms](#looms) / [Dyes](#dyes)"."""
    return max(2, len(level) / 4) <= sum(bool(entry.others) for entry in level)


def _has_place(document: Document, entry: ContentsEntry, n_links: int) -> bool:
    """Whether an entry leads to a single section, no sibling of that section has the same name, and no other name leads to it."""
    if entry.target is None or entry.others or entry.target in document.outline.namesakes:
        return False
    return n_links == 1 or entry.target.name_key == title_key(entry.text)


def _is_on_purpose(entries: Sequence[ContentsEntry], starts: Sequence[int]) -> bool:
    """Whether entries are alphabetical or the reverse of their sections, which start at `starts`."""
    texts = [entry.text.casefold() for entry in entries]
    return texts == sorted(texts) or all(start >= next_start for start, next_start in pairwise(starts))


def _finding(
    document: Document, entries: Sequence[ContentsEntry], starts: Sequence[int], misplaced: Misplaced, fix: Fix | None
) -> Finding:
    entry, neighbour = entries[misplaced.item_index], entries[misplaced.neighbour_index]
    line = document.lines.position(starts[misplaced.item_index]).line
    neighbour_line = document.lines.position(starts[misplaced.neighbour_index]).line
    side = "before" if misplaced.is_before else "after"
    message = f'out of order: its section on line {line} comes {side} "{neighbour.text}" on line {neighbour_line}'
    if misplaced.n_misplaced > 1:
        message += f"; {misplaced.n_misplaced - 1} more {'is' if misplaced.n_misplaced == 2 else 'are'} out of place"
    related = Related(neighbour.link.label, f"the entry that it belongs {side}")
    return Finding(entry.link.label, message, fix, (related,))


def _fix(
    document: Document, entries: Sequence[ContentsEntry], starts: Sequence[int], ignored: Sequence[ContentsEntry]
) -> Fix | None:
    """Sort the items by `starts`; indentation, numbers and blank lines stay where they are.

    The fix is unsafe if an ignored entry is between the items that move, since it gets new neighbours.
    """
    margins = [margin for entry in entries if (margin := _MARGIN.match(document.text, entry.block.span.start))]
    slots = [Span(margin.end(), _content_end(document, entry)) for margin, entry in zip(margins, entries, strict=True)]
    # The lines of a longer item are indented by the width of its number.
    are_single_lines = all(document.lines.line_index(start) == document.lines.line_index(end) for start, end in slots)
    if len({(margin["indent"], 0 if are_single_lines else len(margin[0])) for margin in margins}) > 1:
        return None
    ordered = [slots[index] for index in sorted(range(len(slots)), key=starts.__getitem__)]
    edits = [
        Edit.replace(slot, document.text_of(moved)) for slot, moved in zip(slots, ordered, strict=True) if slot != moved
    ]
    is_safe = not any(edits[0].span.end <= entry.span.start < edits[-1].span.start for entry in ignored)
    return Fix("put the entries in the order of their sections", tuple(edits), is_safe)


def _content_end(document: Document, entry: ContentsEntry) -> int:
    """The end of the last non-blank line of an item."""
    start, end = entry.block.span
    content = document.text[start:end].rstrip(" \t\r\n>")
    return document.lines.content(document.lines.line_index(start + len(content) - 1)).end
