"""Where `published-preprint` draws the line."""

from fgad_lint.rule import Bad, Good

FACTS = """
{"format": 1, "papers": {
"2401.00001": {"titles": {"1": "Weaving Images by Hand"}, "comment": "Accepted at NeurIPS 2024"},
"2401.00002": {"titles": {"1": "Dyeing Cotton in Cold Rivers"}, "journal_ref": "Journal of Looms 12 (2025) 34-56"}
}}
"""
SAYS = 'published at NeurIPS 2024, says arXiv\'s comment "Accepted at NeurIPS 2024"'

CASES = {
    "the spelling of the list": Bad(
        f"""
        - Weaving Images by Hand [[arXiv'24](https://arxiv.org/abs/2401.00001)]
                                   ^^^^^^^^ {SAYS}
        - Knots in Old Ropes [[Neurips'23](https://e.org/1)]
        - Felt in Old Hats [[Neurips'23](https://e.org/2)]
        """,
        fixed="""
        - Weaving Images by Hand [[Neurips'24](https://arxiv.org/abs/2401.00001)]
        - Knots in Old Ropes [[Neurips'23](https://e.org/1)]
        - Felt in Old Hats [[Neurips'23](https://e.org/2)]
        """,
        safe=False,
        facts=FACTS,
    ),
    "an older name of the conference": Bad(
        f"""
        - Weaving Images by Hand, arXiv, 2024 [[paper]](https://arxiv.org/abs/2401.00001)
                                  ^^^^^^^^^^^ {SAYS}
        - Knots in Old Ropes, NIPS, 2016 [[paper]](https://e.org/1)
        """,
        fixed="""
        - Weaving Images by Hand, NIPS, 2024 [[paper]](https://arxiv.org/abs/2401.00001)
        - Knots in Old Ropes, NIPS, 2016 [[paper]](https://e.org/1)
        """,
        safe=False,
        facts=FACTS,
    ),
    "a month between the name and the year has no fix": Bad(
        f"""
        - Weaving Images by Hand, arXiv, Jan 2024 [[paper]](https://arxiv.org/abs/2401.00001)
                                  ^^^^^ {SAYS}
        """,
        facts=FACTS,
    ),
    "a journal that is not well known has no fix": Bad(
        """
        - Dyeing Cotton in Cold Rivers [[arXiv 2024]](https://arxiv.org/abs/2401.00002)
                                         ^^^^^^^^^^ published, says arXiv's journal reference "Journal of Looms 12 (2025) 34-56"
        """,
        facts=FACTS,
    ),
    "a record of its DOI, and one at OpenReview": Bad(
        """
        - Knots in Old Ropes [[arXiv 2024]](https://arxiv.org/abs/2401.00003)
                               ^^^^^^^^^^ published at CVPR 2024, says DOI 10.5555/ropes: "CVPR"
        - Felt in Old Hats [[arXiv 2024]](https://arxiv.org/abs/2401.00004) [[review]](https://openreview.net/forum?id=felt)
                             ^^^^^^^^^^ published at ICLR 2025, says OpenReview: "ICLR 2025 Poster"
        - Silk in Old Coats [[arXiv 2024]](https://arxiv.org/abs/2401.00005) [[review]](https://openreview.net/forum?id=felt)
        """,
        fixed="""
        - Knots in Old Ropes [[CVPR 2024]](https://arxiv.org/abs/2401.00003)
        - Felt in Old Hats [[ICLR 2025]](https://arxiv.org/abs/2401.00004) [[review]](https://openreview.net/forum?id=felt)
        - Silk in Old Coats [[arXiv 2024]](https://arxiv.org/abs/2401.00005) [[review]](https://openreview.net/forum?id=felt)
        """,
        safe=False,
        facts="""
{"format": 1, "papers": {
"2401.00003": {"titles": {"1": "Knots in Old Ropes"}, "doi": "10.5555/Ropes"},
"2401.00004": {"titles": {"1": "Felt in Old Hats"}},
"2401.00005": {"titles": {"1": "Silk in Old Coats"}},
"doi:10.5555/ropes": {"titles": {"1": "Knots in Old Ropes"}, "venue": "CVPR", "year": 2024},
"openreview:felt": {"titles": {"1": "Felt in Old Hats"}, "venue": "ICLR 2025 Poster"}
}}
""",
    ),
    "a year in another cell, as in most rows": Bad(
        f"""
        | Title | Venue | Date |
        |---|---|---|
        | [Weaving Images by Hand](https://arxiv.org/abs/2401.00001) | arXiv | 2024-01-01 |
                                                                       ^^^^^ {SAYS}
        | [Knots in Old Ropes](https://arxiv.org/abs/2301.00002) | Neurips | 2023-01-02 |
        | [Felt in Old Hats](https://arxiv.org/abs/2302.00003) | CVPR | 2023-02-03 |
        """,
        fixed="""
        | Title | Venue | Date |
        |---|---|---|
        | [Weaving Images by Hand](https://arxiv.org/abs/2401.00001) | Neurips | 2024-01-01 |
        | [Knots in Old Ropes](https://arxiv.org/abs/2301.00002) | Neurips | 2023-01-02 |
        | [Felt in Old Hats](https://arxiv.org/abs/2302.00003) | CVPR | 2023-02-03 |
        """,
        safe=False,
        facts=FACTS,
    ),
    "a year in another cell, but not in most rows, has no fix": Bad(
        f"""
        | Title | Venue | Date |
        |---|---|---|
        | [Weaving Images by Hand](https://arxiv.org/abs/2401.00001) | arXiv | 2024-01-01 |
                                                                       ^^^^^ {SAYS}
        | [Felt in Old Hats](https://arxiv.org/abs/2302.00003) | CVPR 2023 | 2023-02-03 |
        """,
        facts=FACTS,
    ),
    "a label without a year": Good("- Weaving Images by Hand [[arXiv]](https://arxiv.org/abs/2401.00001)\n", facts=FACTS),
    "another paper": Good("- Knots in Many Old Ropes [[arXiv 2024]](https://arxiv.org/abs/2401.00001)\n", facts=FACTS),
    "another conference": Good("- Weaving Images by Hand [[CVPR 2024]](https://arxiv.org/abs/2401.00001)\n", facts=FACTS),
}  # fmt: skip
