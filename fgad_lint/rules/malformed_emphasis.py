"""Bold text must have `**` right at both ends, and code a backtick at both.

With a space inside the stars, or one star too few, readers see the stars instead of bold text. Stars that are no
emphasis, as in `2 ** 3` or after the name of an author, are fine. Switch this off if your list is not read as Markdown.
"""

from collections.abc import Iterator

from fgad_lint.diagnostic import Finding, Fix
from fgad_lint.model import link_edits
from fgad_lint.model.document import Document
from fgad_lint.rule import Bad, Context, Good

SEVERITY = "warning"
EXAMPLES = (
    Bad(
        """
        - **Segment Anything. ** ICCV 2023. [paper](https://arxiv.org/abs/2304.02643)
          ^^^^^^^^^^^^^^^^^^^^^^ space before `**`, so this is not bold
        - ** Mask R-CNN**: ICCV 2017. [paper](https://arxiv.org/abs/1703.06870)
          ^^^^^^^^^^^^^^^ space after `**`, so this is not bold
        - **Fast R-CNN* ICCV 2015. [paper](https://arxiv.org/abs/1504.08083)
          ^^^^^^^^^^^^^ `**` on one side and `*` on the other; write `**` on both
        - **Deep Residual Learning** CVPR 2016. [paper](https://arxiv.org/abs/1512.03385)
        - **Denoising Diffusion** NeurIPS 2020. [paper](https://arxiv.org/abs/2006.11239)`
                                                                                         ^ stray backtick, which is shown
        """,
        fixed="""
        - **Segment Anything.** ICCV 2023. [paper](https://arxiv.org/abs/2304.02643)
        - **Mask R-CNN**: ICCV 2017. [paper](https://arxiv.org/abs/1703.06870)
        - **Fast R-CNN** ICCV 2015. [paper](https://arxiv.org/abs/1504.08083)
        - **Deep Residual Learning** CVPR 2016. [paper](https://arxiv.org/abs/1512.03385)
        - **Denoising Diffusion** NeurIPS 2020. [paper](https://arxiv.org/abs/2006.11239)
        """,
    ),
    Bad("""
        - **Segment Anything. ICCV 2023. [paper](https://arxiv.org/abs/2304.02643)
          ^^ `**` is not closed, so this is not bold
        - **Mask R-CNN.** ICCV 2017. [paper](https://arxiv.org/abs/1703.06870)
        """),
    Good("""
        - **Segment Anything**, *Kirillov et al.*, 2 ** 3 ** 4, `**`, \\*\\*, f(x)=a**b, https://e.org/a__b
        - Mask R-CNN: *K. He**, G. Gkioxari**, P. Dollár*, [R. Girshick](https://e.org/rg)** [paper](https://arxiv.org/abs/1703.06870)
        - Set `__init__` in CVPR`24, see __main__ and my__file
        - ** These authors contributed equally
        """),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    heading_starts = {heading.title_span.start for heading in document.headings}
    for piece in document.pieces:
        for leaf in piece.suspects.emphasis:
            from fgad_lint.model.broken_emphasis import find_broken_emphasis

            siblings_open_with_strong = piece.suspects.siblings_test(leaf, "strong")
            for span, message, edits, is_safe in find_broken_emphasis(document.text, leaf, siblings_open_with_strong):
                # Another title would change the id of a heading.
                has_fix = edits and leaf.span.start not in heading_starts
                is_harmless = has_fix and link_edits.keeps_links_and_title(document, edits)
                yield Finding(span, message, Fix("fix the emphasis", edits, is_safe) if is_harmless else None)
