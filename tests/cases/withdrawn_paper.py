"""Where `withdrawn-paper` draws the line."""

from fgad_lint.rule import Bad, Good

FACTS = """
{"format": 1, "papers": {
"2401.00001": {"titles": {"1": "Weaving Images by Hand"}, "withdrawn": true, "versions": 3}
}}
"""

CASES = {
    "no date": Bad(
        """
        - [Weaving Images by Hand](https://arxiv.org/abs/2401.00001)
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ withdrawn from arXiv
        """,
        facts=FACTS,
    ),
    "the withdrawn version": Bad(
        """
        - [Weaving Images by Hand](https://arxiv.org/abs/2401.00001v3)
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ withdrawn from arXiv
        """,
        facts=FACTS,
    ),
    "a long reason is cut": Bad(
        f"""
        - [Weaving Images by Hand](https://arxiv.org/abs/2401.00001)
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ withdrawn from arXiv: "{"because " * 14}because…"
        """,
        facts=FACTS.replace("true,", f'true, "comment": "{"because " * 40}",'),
    ),
    "another paper": Good("- [Dyeing Cotton in Cold Rivers](https://arxiv.org/abs/2401.00001)\n", facts=FACTS),
}
