"""A contents list must stand in the order of its sections.

Readers go down the contents and the page side by side: an entry out of place reads as a section that is missing. A list
that counts down or follows the alphabet does so on purpose, and so does one of which most is out of place. With
`order.categories = "contents"` the list is right and the sections are not.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Edit, Finding, Fix, Related
from fgad_lint.model.document import ContentsEntry, Document
from fgad_lint.ordering import Stray, stray
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
OPTIONS = "order"
EXAMPLES = (
    Bad(
        """
        - [Surveys](#surveys)
        - [Metrics](#metrics)
           ^^^^^^^ out of order: its section (line 10) comes after "Methods" (line 7)
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
            ^^^^^^^^ out of order: its section (line 8) comes after "Videos" (line 7); 1 more is out of place
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
_LEAD = lazy_re.compile(r"(?P<indent>[ \t>]*)\d*")


def check(document: Document, context: Context) -> Iterator[Finding]:
    options = context.config.order
    if options.categories == "contents":
        return
    for contents in document.contents:
        for _, level in contents.levels:
            entries = [each for each in level if each.target and not each.others]
            # An entry whose section has a namesake may lead to the wrong one of the two.
            entries = [each for each in entries if each.target not in document.namesakes]
            kept = {each.span for each in entries}
            starts = [entry.target.heading.span.start for entry in entries if entry.target]
            wrong = stray(starts)
            if wrong and 2 * wrong.total <= len(entries) and not _is_on_purpose(entries, starts):
                yield _finding(document, entries, starts, wrong, [each for each in level if each.span not in kept])


def _is_on_purpose(entries: Sequence[ContentsEntry], starts: Sequence[int]) -> bool:
    """Whether entries count down or follow the alphabet."""
    texts = [entry.text.casefold() for entry in entries]
    return texts == sorted(texts) or all(one >= other for one, other in pairwise(starts))


def _finding(
    document: Document,
    entries: Sequence[ContentsEntry],
    starts: Sequence[int],
    wrong: Stray,
    others: Sequence[ContentsEntry],
) -> Finding:
    entry, other = entries[wrong.at], entries[wrong.other]
    line, other_line = (document.lines.place(starts[n]).line for n in (wrong.at, wrong.other))
    where = "before" if wrong.before else "after"
    message = f'out of order: its section (line {line}) comes {where} "{other.text}" (line {other_line})'
    if wrong.total > 1:
        message += f"; {wrong.total - 1} more {'is' if wrong.total == 2 else 'are'} out of place"
    related = Related(other.link.label, "the entry that it belongs " + where)
    return Finding(entry.link.label, message, _fix(document, entries, starts, others), (related,))


def _fix(
    document: Document, entries: Sequence[ContentsEntry], starts: Sequence[int], others: Sequence[ContentsEntry]
) -> Fix | None:
    """Put the items in order; their indentation and numbers and the blank lines after them stay where they are.

    It is not safe where `others` that have no place stand among those that move, and lose their neighbours.
    """
    leads = [lead for entry in entries if (lead := _LEAD.match(document.text, entry.block.span.start))]
    slots = [Span(lead.end(), _end(document, entry)) for lead, entry in zip(leads, entries, strict=True)]
    one_line = all(document.lines.number(start) == document.lines.number(end) for start, end in slots)
    if len({(lead["indent"], 0 if one_line else len(lead[0])) for lead in leads}) > 1:
        return None
    order = sorted(range(len(slots)), key=starts.__getitem__)
    edits = [
        Edit.replace(slot, document.text_of(slots[n])) for slot, n in zip(slots, order, strict=True) if slot != slots[n]
    ]
    safe = not any(edits[0].span.end <= other.span.start < edits[-1].span.start for other in others)
    return Fix("put the entries in the order of their sections", tuple(edits), is_safe=safe)


def _end(document: Document, entry: ContentsEntry) -> int:
    """Where the last line of an item with something on it ends."""
    start, end = entry.block.span
    written = document.text[start:end].rstrip(" \t\r\n>")
    return document.lines.content(document.lines.number(start + len(written) - 1)).end
