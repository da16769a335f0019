"""When a paper without a link is an oversight, and what excuses it."""

from fgad_lint.rule import Bad, Good

N_LINKED = 9


def items(entry):
    """A list of entries with links, and one more."""
    return "".join(f"- [A Paper of Wood {n}](https://e.org/{n})\n" for n in range(N_LINKED)) + f"- {entry}\n"


def rows(cell):
    """A table of papers with links, and a row with a cell in place of its link."""
    papers = "".join(f"| A Paper of Wood {n} | [paper](https://e.org/{n}) |\n" for n in range(N_LINKED))
    return f"| Title | Link |\n|---|---|\n{papers}| A Paper of Iron | {cell} |\n"


def marked(title):
    """The finding at the title of the last entry."""
    return f"  {'^' * len(title)} no link, but {N_LINKED} of {N_LINKED + 1} papers in this list have one; add one\n"


PHRASES = (
    "coming soon",
    "to come",
    "to appear",
    "upcoming",
    "forthcoming",
    "in press",
    "unpublished",
    "not available",
    "not yet available",
    "unavailable",
    "TBA",
    "TBD",
)
CELLS = ("", "-", "n/a", "none", "x", "?", "/", "TBA", "TBD")
CASES = {
    "a bullet below a number is a remark on its paper": Good("""
        1. [Adam](https://arxiv.org/abs/1412.6980)
        2. [SAM](https://arxiv.org/abs/2304.02643)
        - The masks are good, but the boxes are not.
        3. [DRAEM](https://arxiv.org/abs/2108.07610)
        4. [PaDiM](https://arxiv.org/abs/2011.08785)
        5. [SPADE](https://arxiv.org/abs/2005.02357)
        6. [ResNet](https://arxiv.org/abs/1512.03385)
        7. [Mask R-CNN](https://arxiv.org/abs/1703.06870)
        8. [CLIP](https://arxiv.org/abs/2103.00020)
        9. [DETR](https://arxiv.org/abs/2005.12872)
        10. [VGG](https://arxiv.org/abs/1409.1556)
        """),
    "eight linked papers in ten are too few": Good("""
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Neural Radiance Fields, ECCV 2020
        - Memory Banks without Memory, ICCV 2021
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        """),
    "nine linked papers in eleven are too few": Good("""
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Neural Radiance Fields, ECCV 2020
        - Memory Banks without Memory, ICCV 2021
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        - [An Image is Worth 16x16 Words](https://arxiv.org/abs/2010.11929)
        """),
    "other words excuse nothing": Bad(items("A Paper of Iron (in print)") + marked("A Paper of Iron (in print)")),
    "other words in a cell excuse nothing": Bad(rows("print") + marked("A Paper of Iron")),
    **{f'"{phrase}" excuses a paper': Good(items(f"A Paper of Iron ({phrase})")) for phrase in PHRASES},
    **{f'"{cell}" alone in a cell excuses a row': Good(rows(cell)) for cell in CELLS},
    "a line break at the end excuses a paper": Good(items("A Paper of Iron <br>")),
    "a call to readers is no paper": Good(items("**Spotted an error?** Feel free to open an issue.")),
    "nor are news": Good(items("[News] **Our survey is accepted by a journal.**")),
    "a row that only names a group of rows is no paper": Good(
        rows("[paper](https://e.org/iron)") + "| *Papers of Glass* |\n| [A Paper of Glass](https://e.org/g) | - |\n"
    ),
    "fields of one record are no papers": Good(
        items("[A Paper of Iron](https://e.org/iron)")
        + "\n## Talks\n\n- **Topic**: A Talk of Iron\n- **Slides**: [PDF of all Slides](https://e.org/1)\n"
        + "- **Video**: [Recording of the Talk](https://e.org/2)\n"
    ),
    "a link may be in a paragraph that is indented too little": Good(
        "".join(f"{n}. **A Paper of Wood {n}**\n\n   [[pdf](https://e.org/{n})]\n\n" for n in range(1, 10))
        + "10. **A Paper of Iron and Much Else**\n\n   [[pdf](https://e.org/10)]\n"
    ),
}
