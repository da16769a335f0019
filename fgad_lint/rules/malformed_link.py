"""A link must be valid Markdown and have a valid URL.

With a missing bracket, an extra space or a typo in `https://`, readers see Markdown instead of a link, or click on a
link that opens an error page. Other parentheses and brackets in the text, and spaces around a whole URL, are fine.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from itertools import chain

from fgad_lint.diagnostic import Edit, Finding, Fix
from fgad_lint.markdown.inline import Leaf, Link
from fgad_lint.model import link_edits
from fgad_lint.model.document import Document
from fgad_lint.model.malformed_urls import UrlProblem, find_url_problem
from fgad_lint.model.pieces import Piece
from fgad_lint.rule import Bad, Context, Good
from fgad_lint.text import Span

SEVERITY = "error"
EXAMPLES = (
    Bad(
        """
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643) [[code] (https://e.org/sam)]
                                                                              ^ space between label and URL, so this is not a link
        - Mask R-CNN [[ICCV 2017]](https://arxiv.org/abs/1703.06870) [code]](https://e.org/mask)
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `[` before `[code]]`, so this is not a link
        - **Fast R-CNN** [[paper]](https://arxiv.org/abs/1504.08083
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `)` after the URL, so this is not a link
        - **Mask R-CNN**, as in [its paper](https://arxiv.org/abs/1703.06870.
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `)` after the URL, so this is not a link
        - **Deep Residual Learning** (paper)[https://arxiv.org/abs/1512.03385]
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ should be `[paper](https://arxiv.org/abs/1512.03385)`
        """,
        fixed="""
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643) [[code](https://e.org/sam)]
        - Mask R-CNN [[ICCV 2017]](https://arxiv.org/abs/1703.06870) [[code]](https://e.org/mask)
        - **Fast R-CNN** [[paper]](https://arxiv.org/abs/1504.08083)
        - **Mask R-CNN**, as in [its paper](https://arxiv.org/abs/1703.06870).
        - **Deep Residual Learning** [paper](https://arxiv.org/abs/1512.03385)
        """,
    ),
    Bad(
        """
        - Segment Anything [[paper]](ttps://arxiv.org/abs/2304.02643)
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ttps://` should be `https://`
        - **Mask R-CNN** [paper](https: //arxiv.org/abs/1703.06870)
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ space in the URL, so this is not a link
        - Deep Residual Learning [paper](https://arxiv.org/abs/1512.03385)) CVPR 2016
                                                                          ^ extra `)` after the link
        - Fast R-CNN [paper](https://arxiv.org/abs/1504.08083))) ICCV 2015
                                                              ^^ extra `))` after the link
        """,
        fixed="""
        - Segment Anything [[paper]](https://arxiv.org/abs/2304.02643)
        - **Mask R-CNN** [paper](https://arxiv.org/abs/1703.06870)
        - Deep Residual Learning [paper](https://arxiv.org/abs/1512.03385) CVPR 2016
        - Fast R-CNN [paper](https://arxiv.org/abs/1504.08083) ICCV 2015
        """,
    ),
    Bad(
        """
        - Segment Anything](https://arxiv.org/abs/2304.02643) (2023)
                          ^ missing `[` before the label, so this is not a link
        """,
        fixed="""
        - [Segment Anything](https://arxiv.org/abs/2304.02643) (2023)
        """,
        safe=False,
    ),
    Bad(
        """
        - Segment Anything [[code]](https://github.com/my lab/sam), [contents](#my contents)
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ space in the URL, so this is not a link
                                                                               ^^^^^^^^^^^^ space in the URL, so this is not a link
        - Mask R-CNN [code](https://e.org/mask},https://e.org/rcnn), [paper]((https://e.org/paper))
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs in one link
                                                                             ^^^^^^^^^^^^^^^^^^^^^ extra `(` before the URL; write `https://e.org/paper`
        - Masked Autoencoders Are Learners [[CVPR 2022]](Masked Autoencoders Are Learners)
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title repeated in place of the URL, so this is not a link
        - Fast R-CNN [code](github.com/rbgirshick/fast-rcnn)
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing `https://`, so this links to a file next to the list
        """,
        fixed="""
        - Segment Anything [[code]](https://github.com/my lab/sam), [contents](#my contents)
        - Mask R-CNN [code](https://e.org/mask},https://e.org/rcnn), [paper](https://e.org/paper)
        - Masked Autoencoders Are Learners [[CVPR 2022]](Masked Autoencoders Are Learners)
        - Fast R-CNN [code](https://github.com/rbgirshick/fast-rcnn)
        """,
    ),
    Good("""
        - [x] Read [1] (see [the paper]( https://arxiv.org/abs/2304.02643 )), n in [0, 1), f[i](x y)[^1]
        - [Foo (bar)](https://en.wikipedia.org/wiki/Foo_(bar)), [[a](https://e.org/a), [b](https://e.org/b)]
        - [Snapshot](https://web.archive.org/web/2020/https://e.org), [notes](docs/notes.org), `[a] (https://e.org)`

        [^1]: A footnote.
        """),
)
_MAX_FIXES_PER_LEAF = 20  # Each fix is tried on the whole leaf, which would take quadratic time.


def check(document: Document, context: Context) -> Iterator[Finding]:
    malformed: list[Span] = []
    for link in document.links:
        if link.form != "image" and (problem := find_url_problem(link.url)):
            yield Finding(link.target, problem.message, _fix_url(document, link, problem))
            malformed.append(link.span)
    for span, message, edits, _ in chain.from_iterable(piece.suspects.unquoted_urls for piece in document.pieces):
        yield Finding(span, message, Fix.safe("add the quote", *edits) if edits else None)
        insort(malformed, span)
    heading_starts = {heading.title_span.start for heading in document.headings}
    categories: dict[Piece, set[str]] = {}
    for piece in document.pieces:
        for leaf in piece.suspects.links:
            from fgad_lint.model.broken_links import find_broken_links

            tests = piece.suspects.siblings_test(leaf, "link"), piece.suspects.siblings_test(leaf, "text with links")
            broken_links = find_broken_links(document.text, leaf, *tests)
            broken_links = [broken_link for broken_link in broken_links if not _overlaps(broken_link.span, malformed)]
            # A link would change the id of a heading, and make a category the paper of all entries below it.
            is_heading_or_category = leaf.span.start in heading_starts or _is_category(document, leaf, categories)
            has_fixes = not is_heading_or_category and len(broken_links) <= _MAX_FIXES_PER_LEAF
            for span, message, edits, is_safe in broken_links:
                is_in_line = all(
                    document.line_of(edit.span) == document.line_of(Span(edit.span.end, edit.span.end))
                    for edit in edits
                )
                is_fixable = has_fixes and edits and is_in_line and link_edits.keeps_links_and_title(document, edits)
                yield Finding(span, message, Fix("fix the link", edits, is_safe) if is_fixable else None)


def _fix_url(document: Document, link: Link, problem: UrlProblem) -> Fix | None:
    """Write the corrected URL."""
    target = link_edits.url_span(document, link)
    if target and problem.corrected and document.text_of(target).strip() == link.url:
        return Fix(f"write `{problem.corrected}`", (Edit.replace(target, problem.corrected),), problem.is_safe)
    return None


def _is_category(document: Document, leaf: Leaf, categories: dict[Piece, set[str]]) -> bool:
    """Whether papers near a leaf are in a category that it names; `categories` are those of pieces that are known already."""
    piece = document.piece_at(leaf.span.start)
    if piece not in categories:
        lists = (paper_list for paper_list in document.paper_lists if paper_list.piece is piece)
        categories[piece] = {name for paper_list in lists for paper in paper_list.papers for name in paper.path}
    return leaf.inline.shown(document.text, *leaf.span).strip() in categories[piece]


def _overlaps(span: Span, ordered: Sequence[Span]) -> bool:
    """Whether a span overlaps one of others, which are sorted and do not overlap each other."""
    index = bisect_left(ordered, span.end, key=lambda other: other.start) - 1
    return index >= 0 and ordered[index].end > span.start
