"""A paper must have a link if nearly all papers have one.

Among forty entries with a link, the one without is an oversight, usually because the title was copied without it. A
list is left alone if fewer than nine in ten of its papers have a link, and fewer than nine in ten of all. So is an
entry that lacks one on purpose: it says "coming soon", "to come", "to appear", "upcoming", "forthcoming", "in press",
"unpublished", "not available", "not yet available", "unavailable", "TBA" or "TBD"; a cell of its row is empty or just
"-", "n/a", "none", "x", "?", "/", "TBA" or "TBD"; or it ends in `<br>`, because it goes on in the next item. It is
an info if the entry may be no paper: it has no venue, and its title is short, neither marked nor capitalized, or names
two topics with a slash between them. Switch this off if your list has papers that are not online.
"""

import re
from collections.abc import Iterator, Sequence

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding, Severity
from fgad_lint.model.consensus import MIN_FOR_CONSENSUS, is_consensus
from fgad_lint.model.document import Document
from fgad_lint.model.papers import Paper
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
COMPARES_SECTIONS = True
EXAMPLES = (
    Bad("""
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Neural Radiance Fields, ECCV 2020
          ^^^^^^^^^^^^^^^^^^^^^^ no link, but 9 of 10 papers in this list have one; add one
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        - [An Image is Worth 16x16 Words](https://arxiv.org/abs/2010.11929)
        """),
    Good("""
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Neural Radiance Fields (paper coming soon)
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        - [An Image is Worth 16x16 Words](https://arxiv.org/abs/2010.11929)
        """),
    Good("""
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Neural Radiance Fields <br>
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        - [An Image is Worth 16x16 Words](https://arxiv.org/abs/2010.11929)
        """),
    Bad("""
        ## Images

        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)

        ## Masks

        - [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        - [SAM](https://arxiv.org/abs/2304.02643)
        - Segment Anything in High Quality
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no link, but 9 of 10 papers have one; add one
        """),
    Bad(
        """
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Anything else that the others have said about this
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no link, but 18 of 20 papers in this list have one; add one
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        - Image Recognition / Image Classification
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no link, but 18 of 20 papers in this list have one; add one
        - [An Image is Worth 16x16 Words](https://arxiv.org/abs/2010.11929)
        - [A Simple Framework](https://arxiv.org/abs/2002.05709)
        - [Momentum Contrast](https://arxiv.org/abs/1911.05722)
        - [Bootstrap Your Own Latent](https://arxiv.org/abs/2006.07733)
        - [Masked Autoencoders](https://arxiv.org/abs/2111.06377)
        - [Barlow Twins](https://arxiv.org/abs/2103.03230)
        - [Emerging Properties](https://arxiv.org/abs/2104.14294)
        - [Swin Transformer](https://arxiv.org/abs/2103.14030)
        - [Focal Loss](https://arxiv.org/abs/1708.02002)
        - [Feature Pyramids](https://arxiv.org/abs/1612.03144)
        """,
        severity="info",
    ),
    Good("""
        - Denoising Diffusion [[paper]](https://arxiv.org/abs/2006.11239)
        - Segment Anything
        """),
)
_MIN_TITLE_WORDS = 3
_MAX_SHORT_WORD = 3  # Letters of a word that a title may not capitalize.
_MIN_LINKED = 2  # In a list that is judged by all others.
_ON_PURPOSE = lazy_re.compile(
    r"\|\s*+(?:(?:link|n/?a|none|-++|–|—|[xX/?]|tb[ad])\s*+)?(?=\|)|\b(?:coming soon|to appear|to come|tb[ad]|not (?:yet )?available|upcoming|"
    r"feel free|our\b|we\b|un(?:available|published)|in press|forthcoming)\b|://|\]\(|<br\s*/?>\s*\Z",
    re.IGNORECASE,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    unlinked = [(papers, papers.papers_where(_has_no_link)) for papers in document.paper_lists]
    n_all = sum(len(papers) for papers, _ in unlinked)
    n_all_linked = n_all - sum(len(without) for _, without in unlinked)
    is_rare = is_consensus(n_all_linked, n_all, MIN_FOR_CONSENSUS)
    for papers, without in unlinked:
        n_papers, n_linked = len(papers), len(papers) - len(without)
        if is_consensus(n_linked, n_papers):
            counted = f"{n_linked} of {n_papers} papers in this list"
        elif is_rare and n_linked >= _MIN_LINKED:
            counted = f"{n_all_linked} of {n_all} papers"
        else:
            continue
        for paper in () if without and _are_fields(document.text, papers.papers) else without:
            is_elsewhere = _is_remark(document.text, paper) or _LINK_BELOW.match(document.text, paper.span.end)
            if not _ON_PURPOSE.search(document.text_of(paper.span)) and not is_elsewhere:
                severity: Severity | None = None if _is_certainly_paper(document.text, paper) else "info"
                yield Finding(paper.title_span, f"no link, but {counted} have one; add one", severity=severity)


def _is_certainly_paper(text: str, paper: Paper) -> bool:
    """Whether an entry has a title of several words and a venue, or the title is marked or capitalized as one."""
    words = paper.title.split()
    if len(words) < _MIN_TITLE_WORDS:
        return False
    if paper.venue or text[paper.title_span.start - 1] in '*[_"“':
        return True
    if "/" in words:
        return False  # "Yarns / Cotton Threads"
    long_words = [word for word in words if len(word) > _MAX_SHORT_WORD]
    return 2 * sum(word[0].isupper() for word in long_words) > len(long_words)


def _is_remark(text: str, paper: Paper) -> bool:
    """Whether an item with a bullet is right below a numbered one, which it is about."""
    start = text.rfind("\n", 0, paper.title_span.start) + 1
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return _BULLET.match(text, start) is not None and _NUMBER.match(text, above, start) is not None


def _are_fields(text: str, papers: Sequence[Paper]) -> bool:
    """Whether all items of a list are fields of one record, such as "- **Topic:** Looms" and "- **Slides:** [PDF](…)"."""
    keys = [match[1] for paper in papers if (match := _KEY.match(text, paper.span.start))]
    return len(keys) == len(papers) == len(set(keys))


_KEY = lazy_re.compile(r"[ \t]*+[-*+][ \t]++\*\*([^*\r\n]{1,30})(?::\*\*|\*\*[ \t]?:)")
# A paragraph that is indented too little to be part of the item above it.
_LINK_BELOW = lazy_re.compile(r"(?:[ \t]*+\r?\n)*+ {1,3}+(?![-*+#>|] |\s|\d{1,9}[.)])[^\r\n]{1,2000}\]\(")
_BULLET = lazy_re.compile(r"[ \t]*+[-*+][ \t]")
_NUMBER = lazy_re.compile(r"[ \t]*+\d{1,9}[.)][ \t]")


def _has_no_link(_text: str, paper: Paper) -> bool:
    return not paper.links
