"""Where conflicting-arxiv-id draws the line."""

from fgad_lint.rule import Bad, Good

CASES = {
    "a title of three words may be that of two papers": Good("""
        - Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "a title of four words is that of one paper": Bad("""
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """),
    "one id of two is enough": Good("""
        - Improved Visual Instruction Tuning [[v1]](https://arxiv.org/abs/2304.08485) [[v2]](https://arxiv.org/abs/2304.08486)
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "papers by other names that go on alike are others": Good("""
        - SAM: Segmenting Anything in Images [[paper]](https://arxiv.org/abs/2304.08485)
        - HQ-SAM: Segmenting Anything in Images [[paper]](https://arxiv.org/abs/2304.08486)
        """),
    "a short name before a title may come second": Bad("""
        - Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08485)
        - IVIT: Improved Visual Instruction Tuning [[paper]](https://arxiv.org/abs/2304.08486)
                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same title has the id 2304.08485 on line 1; check which is right
        """),
}
