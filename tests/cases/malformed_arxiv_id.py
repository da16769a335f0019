"""Where malformed-arxiv-id draws the line."""

from fgad_lint.rule import Bad

CASES = {
    "a backtick after the id may close code": Bad("""
        ```http://arxiv.org/abs/2410.14987`
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ junk "`" after the id
        """),
    "half of a scheme is dropped": Bad(
        """
        - [Reverse Distillation](tp/arxiv.org/2201.10703)
                                 ^^^^^^^^^^^^^^^^^^^^^^^ no "abs/" before the id
        """,
        fixed="""
        - [Reverse Distillation](https://arxiv.org/abs/2201.10703)
        """,
    ),
    "visible text after the id is kept": Bad("""
        - FastFlow: https://arxiv.org/abs/2111.07677，作者
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ junk "，作者" after the id
        - CFLOW（https://arxiv.org/abs/2107.12571）
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ junk "）" after the id

        url={https://arxiv.org/abs/2201.10703},
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ junk "}" after the id
        """),
    "words and entities after the id are kept": Bad("""
        - [FastFlow](https://arxiv.org/abs/2111.07677,https://e.org/flow)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ junk ",https://e.org/flow" after the id
        - [CFLOW](https://arxiv.org/abs/2107.12571&#41;)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ junk ")" after the id
        """),
    "a query after the id is dropped": Bad(
        """
        - [FastFlow](https://arxiv.org/pdf/2111.07677&embed)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ junk "&embed" after the id
        """,
        fixed="""
        - [FastFlow](https://arxiv.org/pdf/2111.07677)
        """,
    ),
}
