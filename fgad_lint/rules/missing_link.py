"""A paper must have a link where nearly all papers of its list have one.

Among forty entries that can be clicked on, the one that cannot is an oversight, most often of a copied title. Nothing is
said where fewer than nine in ten papers of a list are linked, nor of an entry that says that its link is to come or that
goes on behind a line break.
"""

import re
from collections.abc import Iterator

from fgad_lint import lazy_re
from fgad_lint.diagnostic import Finding
from fgad_lint.model.consensus import is_consensus
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad("""
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Neural Radiance Fields, ECCV 2020
          ^^^^^^^^^^^^^^^^^^^^^^ no link, but 9 of 10 papers of this list have one
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
    Good("""
        - Denoising Diffusion [[paper]](https://arxiv.org/abs/2006.11239)
        - Segment Anything
        """),
)
_ON_PURPOSE = lazy_re.compile(
    r"\|\s*+(?:(?:link|n/?a|none|-++|–|—|[xX/?]|tb[ad])\s*+)?(?=\|)|\b(?:coming soon|to appear|to come|tb[ad]|not (?:yet )?available|upcoming|"
    r"un(?:available|published)|in press|forthcoming)\b|://|\]\(|<br\s*/?>\s*\Z",
    re.IGNORECASE,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    for found in document.paper_lists:
        count, linked = len(found.papers), sum(bool(paper.links) for paper in found.papers)
        if is_consensus(linked, count):  # So where any has none, there are ten papers or more.
            for paper in found.papers:
                # An entry that says why it has no link, or tries to have one, is another matter.
                if not paper.links and not _ON_PURPOSE.search(document.text_of(paper.span)):
                    yield Finding(paper.title_span, f"no link, but {linked} of {count} papers of this list have one")
