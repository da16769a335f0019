"""Where dead-arxiv-host draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a page other than a paper has no fix": Bad("""
        See [what is new](http://cn.arxiv.org/list/cs.CV/recent).
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `cn.arxiv.org` is gone; use `arxiv.org`
        """),
    "a reference has no fix at its use": Bad("""
        - Looms [paper][looms]
                        ^^^^^ `cn.arxiv.org` is gone; use `arxiv.org`

        [looms]: http://cn.arxiv.org/abs/2401.00001
        """),
    "the case of a host does not matter": Bad(
        """
        - Looms [[paper]](http://CN.arXiv.org/abs/2401.00001)
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `CN.arXiv.org` is gone; use `arxiv.org`
        """,
        fixed="""
        - Looms [[paper]](https://arxiv.org/abs/2401.00001)
        """,
    ),
    "an image is not a link": Good("""
        ![Looms](http://cn.arxiv.org/abs/2401.00001)
        """),
}
