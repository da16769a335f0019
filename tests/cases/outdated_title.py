"""Where `outdated-title` draws the line."""

from fgad_lint.rule import Bad, Good


def known(*titles):
    versions = ", ".join(f'"{version}": "{title}"' for version, title in enumerate(titles, 1))
    return f'{{"format": 1, "papers": {{\n"2401.00001": {{"titles": {{{versions}}}}}\n}}}}\n'


CASES = {
    "the short name is that of the paper": Bad(
        """
        - [FLOOM: Weaving Images by Hand](https://arxiv.org/abs/2401.00001)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the paper is now called "FLAME: Weaving Pictures without Hands"
        """,
        fixed="""
        - [FLAME: Weaving Pictures without Hands](https://arxiv.org/abs/2401.00001)
        """,
        safe=False,
        facts=known("FLOOM: Weaving Images by Hand", "FLAME: Weaving Pictures without Hands"),
    ),
    "a title that has markup has no fix": Bad(
        """
        - [Weaving *Images* by Hand](https://arxiv.org/abs/2401.00001)
           ^^^^^^^^^^^^^^^^^^^^^^^^ the paper is now called "Weaving Pictures without Hands"
        """,
        facts=known("Weaving Images by Hand", "Weaving Pictures without Hands"),
    ),
    "a new title that would be markup has no fix": Bad(
        """
        - [Weaving Images by Hand](https://arxiv.org/abs/2401.00001)
           ^^^^^^^^^^^^^^^^^^^^^^ the paper is now called "Weaving [Pictures] without Hands"
        """,
        facts=known("Weaving Images by Hand", "Weaving [Pictures] without Hands"),
    ),
    "TeX is written as it is shown": Bad(
        """
        - [Weaving Images by Hand](https://arxiv.org/abs/2401.00001)
           ^^^^^^^^^^^^^^^^^^^^^^ the paper is now called "Weaving Poincar\u00e9 Maps without Hands"
        """,
        fixed="""
        - [Weaving Poincar\u00e9 Maps without Hands](https://arxiv.org/abs/2401.00001)
        """,
        safe=False,
        facts=known("Weaving Images by Hand", r"Weaving Poincar\\'e Maps without Hands"),
    ),
    "a title with authors has no fix": Bad(
        """
        - [Weaving Images by Hand, A. Loom et al](https://arxiv.org/abs/2401.00001), arXiv 2024
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the paper is now called "Weaving Pictures by Hand"
        """,
        facts=known("Weaving Pictures by Hand"),
    ),
    "an earlier title with a comma, and a final period": Bad(
        """
        - [Weaving, Dyeing and Knitting by Hand.](https://arxiv.org/abs/2401.00001)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the paper is now called "Handicrafts"
        """,
        fixed="""
        - [Handicrafts.](https://arxiv.org/abs/2401.00001)
        """,
        safe=False,
        facts=known("Weaving, Dyeing and Knitting by Hand", "Handicrafts"),
    ),
    "the newest title again": Good(
        "- [Weaving Images by Hand](https://arxiv.org/abs/2401.00001)\n",
        facts=known("Weaving Images by Hand", "Weaving Pictures without Hands", "Weaving Images by Hand"),
    ),
    "another title in a conference": Good(
        "- [Weaving Images by Hand](https://arxiv.org/abs/2401.00001), CVPR 2024\n", facts=known("Weaving Pictures by Hand")
    ),
    "another paper": Good(
        "- [Dyeing Cotton in Cold Rivers](https://arxiv.org/abs/2401.00001), arXiv 2024\n", facts=known("Weaving Pictures by Hand")
    ),
}  # fmt: skip
