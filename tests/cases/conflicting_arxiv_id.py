"""Where conflicting-arxiv-id draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "the proceedings of a conference and the paper after it have a DOI each": Good("""
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2211.08485) [[DOI](https://doi.org/10.1234/loom.1)] (2022)
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2302.08486) [[DOI](https://doi.org/10.1234/yarn.22)] (2023)
        """),
    "entries with one DOI are about one paper": Bad("""
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2211.08485) [[DOI](https://doi.org/10.1234/loom.1)]
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2302.08486) [[DOI](https://doi.org/10.1234/loom.1)]
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2211.08485 on line 1; check which is right
        """),
    "two papers of different years may share a title of three words": Good("""
        - Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2104.08485)
        - Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "two papers of one year do not": Bad("""
        - Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """),
    "a title of two words may be of two papers": Good("""
        - Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "words that many titles have do not count": Good("""
        - A Survey on Recent Advances in Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - A Survey on Recent Advances in Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "a survey with a long title is one paper": Bad("""
        - A Survey of Visual Instruction Tuning for Small Language Models [[paper]](https://arxiv.org/abs/2304.08485)
        - A Survey of Visual Instruction Tuning for Small Language Models [[paper]](https://arxiv.org/abs/2304.08486)
                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """),
    "ids more than a year apart": Bad(
        """
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2406.08486)
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """,
        severity="warning",
    ),
    "entries with different code": Bad(
        """
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485) [[code]](https://github.com/me/ivit)
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486) [[code]](https://github.com/you/tune)
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """,
        severity="warning",
    ),
    "a longer version may lose its short name": Good("""
        - [IVIT: Improved Visual Instruction Tuning](https://arxiv.org/abs/2204.08485)
        - [Improved Visual Instruction Tuning](https://arxiv.org/abs/2304.08486)
        """),
    "a conference paper and its longer version in a journal": Good("""
        - Improved Visual Instruction Tuning, CVPR 2023 [[paper]](https://arxiv.org/abs/2304.08485)
        - Improved Visual Instruction Tuning, TPAMI 2024 [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "what has three ids is a heading": Good("""
        | Title | Paper |
        |---|---|
        | Improved Visual Instruction Tuning | [paper](https://arxiv.org/abs/2304.08485) |
        | Improved Visual Instruction Tuning | [paper](https://arxiv.org/abs/2304.08486) |
        | Improved Visual Instruction Tuning | [paper](https://arxiv.org/abs/2304.08487) |
        """),
    "other authors, of whom only the first is named": Good("""
        - **Improved Visual Instruction Tuning**, Smith et al. [[paper]](https://arxiv.org/abs/2304.08485)
        - **Improved Visual Instruction Tuning**, Jones et al. [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "code is no title": Good("""
        - Official code and models of the paper [here](https://arxiv.org/abs/2304.08485)
        - Official code and models of the paper [here](https://arxiv.org/abs/2304.08486)
        """),
    "an announcement is no title": Good("""
        - We release our new instruction paper [here](https://arxiv.org/abs/2304.08485)
        - We release our new instruction paper [here](https://arxiv.org/abs/2304.08486)
        """),
    "a link to another paper by its title": Good("""
        - Improved Visual Instruction Tuning, like [Tuning Models of Sound by Many Instructions](https://arxiv.org/abs/2304.08485)
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "a title of four words belongs to one paper": Bad("""
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """),
    "one common id is enough": Good("""
        - Improved Visual Instruction Tuning [[v1]](https://arxiv.org/abs/2304.08485) [[v2]](https://arxiv.org/abs/2304.08486)
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "different short names are different papers": Good("""
        - SAM: Segmenting Anything in Images [[paper]](https://arxiv.org/abs/2304.08485)
        - HQ-SAM: Segmenting Anything in Images [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "a short name may be in the second title only": Bad(
        """
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - IVIT: Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """,
        severity="warning",
    ),
    "the sequel of a paper has a plus in its name": Good("""
        - **Loom**: "Structured Weaving of Wooden Tools" [[paper]](https://arxiv.org/abs/2304.08485)
        - **Loom++**: "Loom++: Structured Weaving of Wooden Tools" [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "the version for a journal has another id": Good("""
        - Improved Visual Instruction Tuning at Home [[paper]](https://arxiv.org/abs/2103.08485)
        - Improved Visual Instruction Tuning at Home [[paper]](https://arxiv.org/abs/2211.08486), TPAMI
        """),
    "an id that facts say is that of another paper": Good(
        "# A\n\n- [Learning to Weave Images by Hand](https://arxiv.org/abs/2401.00001)\n"
        "# B\n\n- [Learning to Weave Images by Hand](https://arxiv.org/abs/2301.00002)\n",
        facts="""
{"format": 1, "papers": {
"2401.00001": {"titles": {"1": "Dyeing Cotton in Cold Rivers"}},
"2301.00002": {"titles": {"1": "Learning to Weave Images by Hand"}}
}}
""",
    ),
}
