"""All papers of a list must have the same bullet.

In Markdown another bullet starts another list: a gap opens between the papers, and tools that read lists see two. The
usual bullet is that of nine in ten of at least ten items, in the list itself or at its depth in the whole file.
Separate lists, and the levels of a list, may have different bullets.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from fgad_lint import lazy_re
from fgad_lint.diagnostic import MAX_FINDINGS_PER_FIX, Edit, Finding, Fix
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.consensus import consensus
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad(
        """
        ## Reconstruction

        + [DRAEM](https://arxiv.org/abs/2108.07610)
        + [RIAD](https://e.org/riad)
        - [MemAE](https://arxiv.org/abs/1904.02639)
        ^ `-` starts another list; the usual bullet is `+`
        + [InTra](https://arxiv.org/abs/2104.13897)

        ## Embedding

        + [PaDiM](https://arxiv.org/abs/2011.08785)
        + [PatchCore](https://arxiv.org/abs/2106.08265)
        + [SPADE](https://arxiv.org/abs/2005.02357)
        + [CFLOW](https://arxiv.org/abs/2107.12571)
        + [FastFlow](https://arxiv.org/abs/2111.07677)
        + [DifferNet](https://arxiv.org/abs/2008.12577)
        """,
        fixed="""
        ## Reconstruction

        + [DRAEM](https://arxiv.org/abs/2108.07610)
        + [RIAD](https://e.org/riad)
        + [MemAE](https://arxiv.org/abs/1904.02639)
        + [InTra](https://arxiv.org/abs/2104.13897)

        ## Embedding

        + [PaDiM](https://arxiv.org/abs/2011.08785)
        + [PatchCore](https://arxiv.org/abs/2106.08265)
        + [SPADE](https://arxiv.org/abs/2005.02357)
        + [CFLOW](https://arxiv.org/abs/2107.12571)
        + [FastFlow](https://arxiv.org/abs/2111.07677)
        + [DifferNet](https://arxiv.org/abs/2008.12577)
        """,
    ),
    Good("""
        - [Surveys](#surveys)
        - [Methods](#methods)

        ## Surveys

        * [Deep Learning for Anomaly Detection](https://arxiv.org/abs/2007.02500)
        * [Visual Anomaly Detection](https://arxiv.org/abs/2109.13157)

        - [A note on both](https://e.org/note)

        ## Methods

        + Flows
          - [CFLOW](https://arxiv.org/abs/2107.12571)
          - [FastFlow](https://arxiv.org/abs/2111.07677)
        """),
)
# Words follow it: with another bullet, `- * *` would be a thematic break.
_BULLET = lazy_re.compile(r"[ \t>]*(?P<bullet>[-*+])[ \t]++(?![-*+][ \t])(?=[^\r\n]*\w)")


class _Group(NamedTuple):
    """Neighbouring lists that would be one list if their bullets were the same, nested `depth` levels deep."""

    depth: int
    lists: Sequence[Block]


def check(document: Document, context: Context) -> Iterator[Finding]:
    with_neighbours = [index for index, tally in enumerate(document.tallies(_neighbours)) if tally]
    if not with_neighbours:
        return  # Another bullet would start another list.
    groups = list(_groups(document.excerpt(with_neighbours)))
    counters = [Counter(map(document.text_of, _bullets(document, group.lists))) for group in groups]
    is_decided = all(len(counter) < 2 or consensus(counter) is not None for counter in counters)
    usual_at_depth = {} if is_decided else _usual_bullets(document)
    for group, counter in zip(groups, counters, strict=True):
        usual = consensus(counter) or usual_at_depth.get(group.depth)
        if usual and len(counter) > 1:
            for block in group.lists:
                yield from _unusual_bullets(document, block, usual)


def _usual_bullets(document: Document) -> dict[int, str | None]:
    """The usual bullet of all lists at a depth, by depth."""
    counters: dict[int, Counter[str]] = {}
    for tally in document.tallies(_bullets_at_depth):
        for (depth, bullet), count in tally.items():
            counters.setdefault(depth, Counter())[bullet] += count
    return {depth: consensus(counter) for depth, counter in counters.items()}


def _neighbours(document: Document) -> Iterator[tuple[Span, int]]:
    """The lists that are followed by another list of their group, with their depths."""
    for group in _groups(document):
        for block in group.lists[:-1]:
            yield block.span, group.depth


def _bullets_at_depth(document: Document) -> Iterator[tuple[Span, tuple[int, str]]]:
    for group in _groups(document):
        for span in _bullets(document, group.lists):
            yield span, (group.depth, document.text_of(span))


def _unusual_bullets(document: Document, block: Block, usual: str) -> Iterator[Finding]:
    spans = [span for span in _bullets(document, (block,)) if document.text_of(span) != usual]
    # If some bullets of a list cannot be replaced, replacing the others would split it.
    can_replace_all = len(spans) == len(block.children)
    fix = Fix.safe(f"write `{usual}`", *(Edit.replace(span, usual) for span in spans)) if can_replace_all else None
    for index, span in enumerate(spans):
        message = f"`{document.text_of(span)}` starts another list; the usual bullet is `{usual}`"
        yield Finding(span, message, fix if index < MAX_FINDINGS_PER_FIX else None)


def _bullets(document: Document, lists: Sequence[Block]) -> Iterator[Span]:
    """The bullets of the items of lists that another bullet can replace."""
    for block in lists:
        for item in block.children:
            if match := _BULLET.match(document.text, *item.span):
                yield Span(*match.span("bullet"))


def _groups(document: Document) -> Iterator[_Group]:
    paper_lists = {paper_list.span for paper_list in document.paper_lists if paper_list.kind == "list"}
    pieces = frozenset(document.pieces)
    for section in (document.root, *document.sections):
        if section.piece not in pieces:
            continue
        stack: list[tuple[int, Sequence[Block]]] = [(0, section.blocks)]
        while stack:
            depth, blocks = stack.pop()
            group: list[Block] = []
            for block in blocks:
                if block.kind == "list" and (depth or block.span in paper_lists):
                    if group and not _are_joined(group[-1], block):
                        yield _Group(depth, group)
                        group = []
                    group.append(block)
                    stack += ((depth + 1, item.children) for item in block.children)
                elif block.kind != "blank" and group:
                    yield _Group(depth, group)
                    group = []
            if group:
                yield _Group(depth, group)


def _are_joined(block: Block, next_block: Block) -> bool:
    """Whether no blank line separates two lists, or blank lines also separate all items of both."""
    return block.span.end == next_block.span.start or not (_is_tight(block) or _is_tight(next_block))


def _is_tight(block: Block) -> bool:
    return any(item.span.end == next_item.span.start for item, next_item in pairwise(block.children))
