"""Which stars and backticks are meant as emphasis or code."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a table, and labels of links": Bad(
        """
        | Title | Code |
        |-------|------|
        | **Segment Anything ** | [** code**](https://e.org/sam) |
          ^^^^^^^^^^^^^^^^^^^^^ space before `**`, so this is not bold
                                   ^^^^^^^^^ space after `**`, so this is not bold
        | **Mask R-CNN** | [**code](https://e.org/mask) |
                            ^^ `**` is not closed, so this is not bold
        | **Fast R-CNN** | [code**](https://e.org/fast) |
                                ^^ `**` closes nothing, so this is not bold
        """,
        fixed="""
        | Title | Code |
        |-------|------|
        | **Segment Anything** | [**code**](https://e.org/sam) |
        | **Mask R-CNN** | [**code**](https://e.org/mask) |
        | **Fast R-CNN** | [**code**](https://e.org/fast) |
        """,
    ),
    "spaces on both sides at the start of an entry, and underscores": Bad(
        """
        1. ** Segment Anything **[[paper]](https://arxiv.org/abs/2304.02643)
           ^^^^^^^^^^^^^^^^^^^^^^ spaces inside `**`, so this is not bold
        2. __Mask R-CNN __: [[paper]](https://arxiv.org/abs/1703.06870)
           ^^^^^^^^^^^^^^^ space before `__`, so this is not bold
        """,
        fixed="""
        1. **Segment Anything** [[paper]](https://arxiv.org/abs/2304.02643)
        2. __Mask R-CNN__: [[paper]](https://arxiv.org/abs/1703.06870)
        """,
    ),
    "a letter right after a period and stars": Bad(
        """
        - **Segment Anything.**ICCV 2023. [[paper]](https://arxiv.org/abs/2304.02643)
          ^^^^^^^^^^^^^^^^^^^^^ no space after `**`, so this is not bold
        """,
        fixed="- **Segment Anything.** ICCV 2023. [[paper]](https://arxiv.org/abs/2304.02643)\n",
    ),
    "a star is missing before a title that other entries have in bold": Bad(
        """
        - **Segment Anything** [[paper]](https://arxiv.org/abs/2304.02643)
        - *Mask R-CNN** [[paper]](https://arxiv.org/abs/1703.06870)
          ^^^^^^^^^^^^^ `**` on one side and `*` on the other; write `**` on both
        - Fast R-CNN** [[paper]](https://arxiv.org/abs/1504.08083)
                    ^^ `**` closes nothing, so this is not bold
        - **Deep Residual Learning** [[paper]](https://arxiv.org/abs/1512.03385)
        - **Denoising Diffusion** [[paper]](https://arxiv.org/abs/2006.11239)
        - **Neural Radiance Fields** [[paper]](https://arxiv.org/abs/2003.08934)
        - **Very Deep Networks** [[paper]](https://arxiv.org/abs/1409.1556)
        - **Contrastive Pre-training** [[paper]](https://arxiv.org/abs/2103.00020)
        - **Detection with Transformers** [[paper]](https://arxiv.org/abs/2005.12872)
        - **Generative Adversarial Nets** [[paper]](https://arxiv.org/abs/1406.2661)
        - **Adam: A Method for Optimization** [[paper]](https://arxiv.org/abs/1412.6980)
        - **An Image is Worth 16x16 Words** [[paper]](https://arxiv.org/abs/2010.11929)
        """,
        fixed="""
        - **Segment Anything** [[paper]](https://arxiv.org/abs/2304.02643)
        - **Mask R-CNN** [[paper]](https://arxiv.org/abs/1703.06870)
        - **Fast R-CNN** [[paper]](https://arxiv.org/abs/1504.08083)
        - **Deep Residual Learning** [[paper]](https://arxiv.org/abs/1512.03385)
        - **Denoising Diffusion** [[paper]](https://arxiv.org/abs/2006.11239)
        - **Neural Radiance Fields** [[paper]](https://arxiv.org/abs/2003.08934)
        - **Very Deep Networks** [[paper]](https://arxiv.org/abs/1409.1556)
        - **Contrastive Pre-training** [[paper]](https://arxiv.org/abs/2103.00020)
        - **Detection with Transformers** [[paper]](https://arxiv.org/abs/2005.12872)
        - **Generative Adversarial Nets** [[paper]](https://arxiv.org/abs/1406.2661)
        - **Adam: A Method for Optimization** [[paper]](https://arxiv.org/abs/1412.6980)
        - **An Image is Worth 16x16 Words** [[paper]](https://arxiv.org/abs/2010.11929)
        """,
    ),
    "a linked title is bold up to its end, or all of the line is": Bad(
        """
        - **[Segment Anything](https://arxiv.org/abs/2304.02643) ICCV 2023
          ^^ `**` is not closed, so this is not bold
        """,
        fixed="- **[Segment Anything](https://arxiv.org/abs/2304.02643)** ICCV 2023\n",
        safe=False,
    ),
    "a heading has no fix, which would change its id": Bad("""
        ## **Papers **
           ^^^^^^^^^^^ space before `**`, so this is not bold
        """),
    "a backtick in a label may have lost its partner": Bad(
        """
        - Segment Anything [`paper](https://arxiv.org/abs/2304.02643)
                            ^ stray backtick in a label, which is shown
        """,
        fixed="- Segment Anything [paper](https://arxiv.org/abs/2304.02643)\n",
        safe=False,
    ),
    "globs, footnotes and apostrophes": Good("""
        - Match **/*.md and a ** b
        - Segment Anything, A. Kirillov*, E. Mintun**, CVPR`23 [paper](https://arxiv.org/abs/2304.02643)
        - [A. Kirillov](https://e.org/ak)**, [E. Mintun](https://e.org/em)**
        - ***Mask R-CNN*** and **Fast R-CNN***
        """),
    "a star in a title in bold": Bad(
        """
        1. **Which *Net? A Survey of Nets.** [paper](https://e.org/1)
                   ^ `*` inside bold text opens italics; write `\\*` for one that is text
        """,
        fixed="""
        1. **Which \\*Net? A Survey of Nets.** [paper](https://e.org/1)
        """,
        safe=False,
    ),
    "a backtick after a word": Bad(
        """
        - Warp Nets` [[paper](https://e.org/1)]
                   ^ stray backtick, which is shown
        """,
        fixed="""
        - Warp Nets [[paper](https://e.org/1)]
        """,
        safe=False,
    ),
    "quotes as in TeX": Good("""
        - On the Word `Warp' and ``Weft'' [[paper](https://e.org/1)]
        """),
    "four stars where two open bold text": Bad(
        """
        ****Segment Anything** [[pdf](https://e.org/1)]
        ^^^^ `****` where `**` opens bold text
        """,
        fixed="""
        **Segment Anything** [[pdf](https://e.org/1)]
        """,
    ),
}
