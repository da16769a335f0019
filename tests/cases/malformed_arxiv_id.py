"""Where malformed-arxiv-id draws the line."""

from fgad_lint.rule import Bad

CASES = {
    "a backtick behind the id may end a code": Bad("""
        ```http://arxiv.org/abs/2410.14987`
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ junk "`" after the id
        """),
    "half of a scheme is none": Bad(
        """
        - [Reverse Distillation](tp/arxiv.org/2201.10703)
                                 ^^^^^^^^^^^^^^^^^^^^^^^ no "abs/" before the id
        """,
        fixed="""
        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        """,
    ),
}
