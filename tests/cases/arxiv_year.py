"""Where arxiv-year draws the line."""

from fgad_lint.rule import Bad, Good

_TABLE = "| Year | Title |\n|---|---|\n" + "\n".join(
    f"| {year} | [Loom {number}](https://arxiv.org/abs/{year % 100}{number:02}.00001) |"
    for year in (2018, 2019)
    for number in range(1, 11)
)

CASES = {
    "the year of another preprint server is not compared": Good("""
        + Segment Anything [[bioRxiv 2024]](https://e.org/sam) [[pdf]](https://arxiv.org/abs/2304.02643)
        """),
    "a year alone is compared only with the id that it links to": Good("""
        + Segment Anything [[2024]](https://e.org/sam) [[pdf]](https://arxiv.org/abs/2304.02643)
        """),
    "a label is compared with the id that it links to, whatever else is linked": Bad(
        """
        + Segment Anything [[arXiv 2022]](https://arxiv.org/abs/2304.02643) [[survey]](https://arxiv.org/abs/2404.00001)
                                   ^^^^ arXiv 2022, but 2304.02643 was submitted in 2023
        """,
        fixed="""
        + Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643) [[survey]](https://arxiv.org/abs/2404.00001)
        """,
        safe=False,
    ),
    "a label without an id may belong to either of two": Good("""
        + Segment Anything [[arXiv 2022]](https://e.org/sam) [[pdf]](https://arxiv.org/abs/2304.02643) [[survey]](https://arxiv.org/abs/2404.00001)
        """),
    "a label without an id belongs to the only one": Bad(
        """
        + Segment Anything [[arXiv 2022]](https://e.org/sam) [[pdf]](https://arxiv.org/pdf/2304.02643)
                                   ^^^^ arXiv 2022, but 2304.02643 was submitted in 2023
        """,
        fixed="""
        + Segment Anything [[arXiv 2023]](https://e.org/sam) [[pdf]](https://arxiv.org/pdf/2304.02643)
        """,
        safe=False,
    ),
    "version 1 has the year of the id": Bad(
        """
        + Segment Anything [[arXiv 2024]](https://arxiv.org/abs/2304.02643v1)
                                   ^^^^ arXiv 2024, but 2304.02643 was submitted in 2023
        """,
        fixed="""
        + Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643v1)
        """,
        safe=False,
    ),
    "a later version is never from an earlier year": Bad(
        """
        + Segment Anything [[arXiv 2022]](https://arxiv.org/abs/2304.02643v3)
                                   ^^^^ arXiv 2022, but 2304.02643 was submitted in 2023
        """,
        fixed="""
        + Segment Anything [[arXiv 2023]](https://arxiv.org/abs/2304.02643v3)
        """,
        safe=False,
    ),
    "an id of January may be from December, but not from November": Bad("""
        | Title | Venue | Date |
        |---|---|---|
        | [The Pile](https://arxiv.org/abs/2101.00027) | arXiv | 11/2020 |
                                                                    ^^^^ arXiv 2020, but 2101.00027 was submitted in 2021; check which is right
        """),
    "an id of January is not from two years before": Bad(
        """
        + The Pile [[arXiv 2019]](https://arxiv.org/abs/2101.00027)
                           ^^^^ arXiv 2019, but 2101.00027 was submitted in 2021
        """,
        fixed="""
        + The Pile [[arXiv 2021]](https://arxiv.org/abs/2101.00027)
        """,
        safe=False,
    ),
    "an id of February is from its own year": Bad(
        """
        + The Pile [[arXiv 2020]](https://arxiv.org/abs/2102.00027)
                           ^^^^ arXiv 2020, but 2102.00027 was submitted in 2021
        """,
        fixed="""
        + The Pile [[arXiv 2021]](https://arxiv.org/abs/2102.00027)
        """,
        safe=False,
    ),
    "the month of the id is not that of a later version": Bad("""
        + Segment Anything [[arXiv 5 Apr 2024]](https://arxiv.org/abs/2304.02643)
                                         ^^^^ arXiv 2024, but 2304.02643 was submitted in 2023; check which is right
        """),
    "all digits of the year change if its century changes": Bad(
        """
        + Quantum Groups [[arXiv 1999]](https://arxiv.org/abs/math/0002027)
                                 ^^^^ arXiv 1999, but math/0002027 was submitted in 2000
        """,
        fixed="""
        + Quantum Groups [[arXiv 2000]](https://arxiv.org/abs/math/0002027)
        """,
        safe=False,
    ),
    "a year alone is that of publication if it labels other links too": Good("""
        - Weaving with Wooden Looms [[2021]](https://e.org/journal/1)
        - Spinning with Wheels at Home [[2020]](https://arxiv.org/abs/1911.07389)

        | Title | Paper |
        |-------|-------|
        | Dyeing with Roots and Leaves | [2019](https://arxiv.org/abs/1811.07389) |
        """),
    "a year after arXiv is compared even then": Bad(
        """
        - Weaving with Wooden Looms [[2021]](https://e.org/journal/1)
        - Spinning with Wheels at Home [[arXiv 2020]](https://arxiv.org/abs/1911.07389)
                                               ^^^^ arXiv 2020, but 1911.07389 was submitted in 2019
        """,
        fixed="""
        - Weaving with Wooden Looms [[2021]](https://e.org/journal/1)
        - Spinning with Wheels at Home [[arXiv 2019]](https://arxiv.org/abs/1911.07389)
        """,
        safe=False,
    ),
    "an id that another title has too may be wrong": Bad("""
        1. **Weaving with Wooden Looms.** arXiv, 2018. [paper](https://arxiv.org/pdf/1903.04671)
                                                 ^^^^ arXiv 2018, but 1903.04671 was submitted in 2019 and is also the id of "Spinning with Wheels at Home" on line 2; check which paper it belongs to
        2. **Spinning with Wheels at Home.** SAT, 2019. [paper](https://arxiv.org/pdf/1903.04671)
        """),
    "an id that one title has twice is right": Bad(
        """
        # 1
        - Weaving with Wooden Looms [[arXiv 2018]](https://arxiv.org/abs/1903.04671)
                                            ^^^^ arXiv 2018, but 1903.04671 was submitted in 2019

        # 2
        - LoomNet: Weaving with Wooden Looms [[arXiv 2019]](https://arxiv.org/abs/1903.04671)
        """,
        fixed="""
        # 1
        - Weaving with Wooden Looms [[arXiv 2019]](https://arxiv.org/abs/1903.04671)

        # 2
        - LoomNet: Weaving with Wooden Looms [[arXiv 2019]](https://arxiv.org/abs/1903.04671)
        """,
        safe=False,
    ),
    "an entry that mentions another id may have the wrong link": Bad("""
        - Weaving with Wooden Looms, arXiv:1803.04671 [[arXiv 2018]](https://arxiv.org/abs/1903.04671)
                                                              ^^^^ arXiv 2018, but 1903.04671 was submitted in 2019; check which is right
        """),
    "a year alone may be the one of publication, though not before submission": Bad(
        """
        - Weaving with Wooden Looms [[2021]](https://arxiv.org/abs/1903.04671)
        - Spinning with Wheels at Home [[2018]](https://arxiv.org/abs/1903.04672)
                                         ^^^^ 2018, but 1903.04672 was submitted in 2019
        """,
        fixed="""
        - Weaving with Wooden Looms [[2021]](https://arxiv.org/abs/1903.04671)
        - Spinning with Wheels at Home [[2019]](https://arxiv.org/abs/1903.04672)
        """,
        safe=False,
    ),
    "a year alone is that of submission if those of nine others are": Bad(
        _TABLE
        + """
| 2021 | [Spinning at Home](https://arxiv.org/abs/1904.04671) |
| 2022 | [Weaving at Home](https://arxiv.org/abs/1905.04671) |
  ^^^^ 2022, but 1905.04671 was submitted in 2019
""",
        fixed=_TABLE
        + """
| 2021 | [Spinning at Home](https://arxiv.org/abs/1904.04671) |
| 2019 | [Weaving at Home](https://arxiv.org/abs/1905.04671) |
""",
        safe=False,
    ),
    "a year in a column is not compared if the others are not those of submission": Good("""
        | Year | Title |
        |---|---|
        | 2020 | [Spinning at Home](https://arxiv.org/abs/1904.04671) |
        | 2017 | [Weaving at Home](https://arxiv.org/abs/1905.04671) |
        """),
    "a year alone may be that of the journal after it": Good(
        "".join(
            f"- **Loom {n}** (2021), arxiv, Ann Loom [[pdf]](https://arxiv.org/pdf/21{n:02}.00001)\n"
            for n in range(1, 12)
        )
        + "- **Spinning at Home** (2024), TOSEM, Cy Dyer [[pdf]](https://arxiv.org/pdf/2111.00002)\n"
    ),
    "or that of software, beside a preprint with its own": Good(
        _TABLE
        + "\n| 2016 | [Loom](https://e.org/loom) with tools, paper: [arXiv2019](https://arxiv.org/abs/1909.00001) |\n"
    ),
    "an id that facts say is that of another paper": Good(
        "- Learning to Weave Images by Hand [[arXiv 2023]](https://arxiv.org/abs/2401.00001)\n",
        facts="""
{"format": 1, "papers": {
"2401.00001": {"titles": {"1": "Dyeing Cotton in Cold Rivers"}},
"2301.00002": {"titles": {"1": "Learning to Weave Images by Hand"}}
}}
""",
    ),
}
