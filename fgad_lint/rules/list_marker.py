"""Papers of one list must have one bullet character.

Markdown takes another bullet for the start of another list: a gap opens in the middle of the papers, and tools that read
lists see two. The usual bullet is the one that nine in ten have, in the list itself or at its depth in the whole file;
lists apart from each other, and the levels of one, may have different ones.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgad_lint import lazy_re
from fgad_lint.diagnostic import MAX_FINDINGS_PER_FIX, Edit, Finding, Fix
from fgad_lint.markdown.blocks import Block
from fgad_lint.model.consensus import consensus
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        ## Reconstruction

        + [DRAEM](https://arxiv.org/abs/2108.07610)
        + [RIAD](https://e.org/riad)
        - [MemAE](https://arxiv.org/abs/1904.02639)
        ^ `-` begins another list; `+` is the bullet here
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
_BULLET = lazy_re.compile(r"[ \t>]*(?P<bullet>[-*+])[ \t]++(?![-*+][ \t])(?=[^\r\n]*\w)")
_MIN_PAPERS = 10  # So many papers show what is usual.


def check(document: Document, context: Context) -> Iterator[Finding]:
    groups = list(_groups(document))
    counts: dict[int, Counter[str]] = {}
    bullets = [Counter(bullet["bullet"] for bullet in _bullets(document, lists)) for _, lists in groups]
    for (depth, _), count in zip(groups, bullets, strict=True):
        counts.setdefault(depth, Counter()).update(count)
    for (depth, lists), count in zip(groups, bullets, strict=True):
        usual = _usual(count) or _usual(counts[depth])
        if len(count) > 1 and usual:
            for block in lists:
                odd = [span for span in map(_span, _bullets(document, (block,))) if document.text_of(span) != usual]
                # A list of which not every bullet can be another one would be taken apart.
                is_whole = len(odd) == len(block.children)
                fix = Fix.safe(f"write `{usual}`", *(Edit.replace(span, usual) for span in odd)) if is_whole else None
                for number, span in enumerate(odd):
                    message = f"`{document.text_of(span)}` begins another list; `{usual}` is the bullet here"
                    yield Finding(span, message, fix if number < MAX_FINDINGS_PER_FIX else None)


def _span(bullet: re.Match[str]) -> Span:
    return Span(*bullet.span("bullet"))


def _usual(count: Counter[str]) -> str | None:
    """The bullet that nine in ten have."""
    return consensus(count, _MIN_PAPERS)


def _groups(document: Document) -> Iterator[tuple[int, list[Block]]]:
    """The lists of papers that would be one if their bullets were alike, each time with how deep they are nested."""
    papers = {found.span for found in document.paper_lists if found.kind == "list"}
    for section in (document.root, *document.sections):
        waiting: list[tuple[int, Sequence[Block]]] = [(0, section.blocks)]
        while waiting:
            depth, blocks = waiting.pop()
            group: list[Block] = []
            for block in blocks:
                if block.kind == "list" and (depth or block.span in papers):
                    if group and not _are_one(group[-1], block):
                        yield depth, group
                        group = []
                    group.append(block)
                    waiting += ((depth + 1, item.children) for item in block.children)
                elif block.kind != "blank" and group:
                    yield depth, group
                    group = []
            if group:
                yield depth, group


def _are_one(one: Block, other: Block) -> bool:
    """Whether no blank line parts two lists, or only such as part the items of both."""
    return one.span.end == other.span.start or not (_is_tight(one) or _is_tight(other))


def _is_tight(block: Block) -> bool:
    return any(item.span.end == following.span.start for item, following in pairwise(block.children))


def _bullets(document: Document, lists: Sequence[Block]) -> Iterator[re.Match[str]]:
    """The bullets of the items of lists; those that no other bullet can take the place of are left out."""
    for block in lists:
        for item in block.children:
            if found := _BULLET.match(document.text, *item.span):
                yield found
