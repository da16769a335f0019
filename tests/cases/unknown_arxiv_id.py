"""Where `unknown-arxiv-id` draws the line."""

from fgad_lint.rule import Bad, Good


def missing(asked):
    return f'{{"format": 1, "papers": {{"2401.00001": {{"missing": true, "asked": "{asked}"}}}}}}\n'


CASES = {
    "asked in the month of the id": Good(
        "- [Weaving Images by Hand](https://arxiv.org/abs/2401.00001)\n", facts=missing("2024-01-31")
    ),
    "asked in a later month": Bad(
        """
        - [Weaving Images by Hand](https://arxiv.org/abs/2401.00001v2)
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ arXiv has no paper 2401.00001; check the id
        """,
        facts=missing("2024-02-01"),
    ),
}
