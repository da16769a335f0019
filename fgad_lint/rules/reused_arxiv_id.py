"""Two different papers must not have the same arXiv id.

One of the two entries leads to the wrong paper, usually because a line was copied and its link was not changed. Titles
that have many words in common may be of one paper, whose title changed, and so may those of entries in two categories:
this is only a warning. A data set, a model or software may have the id of the paper that introduced it, and news that
of the paper they are about.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Related, Severity
from fgad_lint.model.document import Document
from fgad_lint.model.links import PaperLink
from fgad_lint.model.paper_identity import own_arxiv_link
from fgad_lint.model.paper_lists import Listing
from fgad_lint.model.titles import short_title
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "error"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - Attention Is All You Need [[NeurIPS 2017]](https://arxiv.org/abs/1706.03762)
        - Adam: A Method for Optimization [[ICLR 2015]](https://arxiv.org/pdf/1706.03762v5)
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"Adam: A Method for Optimization" has the id of "Attention Is All You Need" on line 1; check which paper it belongs to
        """),
    Bad(
        """
        # Networks

        - [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

        # Theory

        - [A Neural Probabilistic Language Model](https://arxiv.org/abs/1512.03385)
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"A Neural Probabilistic Language Model" has the id of "Deep Residual Learning for Image…" on line 3; check which paper it belongs to
        """,
        severity="warning",
    ),
    Bad("""
        - CutPaste: Self-Supervised Anomaly Detection, Li et al. [[CVPR 2021]](https://arxiv.org/abs/2104.04015)
        - DRAEM: A Trained Anomaly Embedding, Zavrtanik et al. [[ICCV 2021]](https://arxiv.org/abs/2104.04015)
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"DRAEM: A Trained Anomaly Embedding,…" has the id of "CutPaste: Self-Supervised Anomaly…" on line 1; check which paper it belongs to
        """),
    Bad(
        """
        - SplatPose & Detect: Pose-Agnostic 3D Detection [[CVPRW 2024]](https://arxiv.org/abs/2404.06832)
        - SplatPose+: Real-time Pose-Agnostic 3D Detection [[ECCVW 2024]](https://arxiv.org/abs/2404.06832)
                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
"SplatPose+: Real-time Pose-Agnostic 3D…" has the id of "SplatPose & Detect: Pose-Agnostic 3D…" on line 1; check it, or keep one if it is one paper
        """,
        severity="warning",
    ),
    Good("""
        # Models

        - Visual Instruction Tuning for Language and Vision [[paper]](https://arxiv.org/abs/2304.08485)
        - LLaVA-7B-Chat [[weights]](https://arxiv.org/abs/2304.08485)

        # Surveys of Models

        - Large Language-and-Vision Assistant by Visual Instructions [[paper]](https://arxiv.org/abs/2304.08485)

        # Datasets

        - The Visual Instruction Collection (VIC) dataset [[paper]](https://arxiv.org/abs/2304.08485)
        - LLaVA-Instruct-150K [[data]](https://arxiv.org/abs/2304.08485)
        """),
    Good("""
        - Visual Instruction Tuning for Language and Vision [[paper]](https://arxiv.org/abs/2304.08485)
        - A Sequel with Better Data, by the makers of [Visual Instruction Tuning for Language and Vision](https://arxiv.org/abs/2304.08485)
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not document.listings_with_shared_keys:
        return
    from fgad_lint.model.copied_links import find_copied_links

    wrong = context.wrong_entries(document)
    for copied in find_copied_links(document, _with_own_ids(document)):
        (earlier, first_link, _), (later, link, _) = copied.earlier, copied.later
        if not wrong.isdisjoint((earlier.paper.span, later.paper.span)):
            continue
        title, first_title = short_title(later.paper.title), short_title(earlier.paper.title)
        line = document.line_of(earlier.paper.title_span)
        advice = "check which paper it belongs to" if copied.is_certain else "check it, or keep one if it is one paper"
        message = f'"{title}" has the id of "{first_title}" on line {line}; {advice}'
        severity: Severity | None = None if copied.is_certain and copied.is_in_one_category else "warning"
        related = (Related(first_link.url_span, "the same id"),)
        yield Finding(link.url_span, message, None, related, severity)


def _with_own_ids(document: Document) -> Iterator[tuple[Listing, PaperLink, str]]:
    """The entries with an arXiv id of their own, among those that share keys."""
    for listing in document.listings_with_shared_keys:
        if own := own_arxiv_link(listing.paper):
            arxiv_id, link = own
            yield listing, link, arxiv_id
