"""Where conflicting-arxiv-id draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "two papers may share a title of three words": Good("""
        - Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
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
    "a short name may be in the second title only": Bad("""
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - IVIT: Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """),
}
