"""When two titles with one arXiv id are two papers, and when they may be one."""

from fgad_lint.rule import Bad, Good

CASES = {
    "titles of four words are compared": Bad("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Deep Residual Learning Networks" on line 1; check which paper it belongs to
        """),
    "a title of three words is less certain": Bad(
        """
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Speech from Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Speech from Brainwaves" has the id of "Deep Residual Learning Networks" on line 1; check it, or keep one if it is one paper
        """,
        severity="warning",
    ),
    "in another category it may be a name": Good("""
        # Networks

        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)

        # Names

        - Res Net [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "a single word may be a name anywhere": Good("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - ResNet [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "short titles in two categories": Bad(
        """
        # Vision

        - Residual Networks [[paper]](https://arxiv.org/abs/1512.03385)

        # Speech

        - Talking Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Talking Brainwaves" has the id of "Residual Networks" on line 3; check it, or keep one if it is one paper
        """,
        severity="warning",
    ),
    "an earlier title in another category": Good("""
        # 2015

        - Deep Residual Learning of Networks [[paper]](https://arxiv.org/abs/1512.03385)

        # 2016

        - Networks with Residual Connections are Learning Deep [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "one of two entries is a preprint": Bad(
        """
        - Deep Residual Learning Networks [[arXiv 2015]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves [[CVPR 2016]](https://arxiv.org/abs/1512.03385)
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Deep Residual Learning Networks" on line 1; check it, or keep one if it is one paper
        """,
        severity="warning",
    ),
    "two ids, of which one is that of the paper": Bad("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385) [[code]](https://arxiv.org/abs/1512.03386)
        - Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Deep Residual Learning Networks" on line 1; check which paper it belongs to
        """),
    "Chinese titles": Bad(
        """
        - 基于扩散模型的表面缺陷检测方法 [[论文]](https://arxiv.org/abs/1512.03385)
        - 面向零样本学习的提示词优化研究 [[论文]](https://arxiv.org/abs/1512.03385)
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "面向零样本学习的提示词优化研究" has the id of "基于扩散模型的表面缺陷检测方法" on line 1; check it, or keep one if it is one paper
        """,
        severity="warning",
    ),
    "variants of a model": Good("""
        - Mask R-CNN (R50) [[paper]](https://arxiv.org/abs/1512.03385)
        - Mask R-CNN (R101) [[paper]](https://arxiv.org/abs/1512.03385)
        - Mask Flows [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "one Greek letter makes no translation": Bad("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - τ-bench: Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "τ-bench: Generating Speech from…" has the id of "Deep Residual Learning Networks" on line 1; check which paper it belongs to
        """),
    "ways to write code": Good("""
        # Code

        - Official implementation of the residual networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Unofficial port that trains faster [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "data sets below a heading in HTML": Good("""
        <h2>Datasets</h2>

        - Wool Photographs Indoors [[paper]](https://arxiv.org/abs/1512.03385)
        - Flax Photographs Outdoors [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "rows about data sets": Good("""
        | Dataset | Paper | Year |
        |---|---|---|
        | Weaving Wool Collection | [paper](https://arxiv.org/abs/1512.03385) | 2015 |
        | Spinning Flax Photographs | [paper](https://arxiv.org/abs/1512.03385) | 2015 |
        | Dyeing Silk Pictures | [paper](https://arxiv.org/abs/1512.03386) | 2015 |
        """),
    "news about a paper": Good("""
        # News

        - Our Work on Residual Networks is at CVPR [[paper]](https://arxiv.org/abs/1512.03385)

        # Papers

        - Deep Learning for Image Recognition [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "different papers may share a third of their words": Bad("""
        - A Method for Pruning Wide Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Theory of Speech: a Map for Robots [[paper]](https://arxiv.org/abs/1512.03385)
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Theory of Speech: a Map for Robots" has the id of "A Method for Pruning Wide Networks" on line 1; check which paper it belongs to
        """),
    "titles that share more than a third of their words may be of one paper": Bad(
        """
        - A Method for Pruning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Theory of Pruning: a Map for Networks [[paper]](https://arxiv.org/abs/1512.03385)
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Theory of Pruning: a Map for Networks" has the id of "A Method for Pruning Networks" on line 1; check it, or keep one if it is one paper
        """,
        severity="warning",
    ),
    "a title in another alphabet may be a translation": Good("""
        - Deep Learning of Visual Patterns [[paper]](https://arxiv.org/abs/1512.03385)
        - Глубокое обучение для зрительных образов [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "a translation may come first": Good("""
        - Глубокое обучение для зрительных образов [[paper]](https://arxiv.org/abs/1512.03385)
        - Deep Learning of Visual Patterns [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "letters with diacritics are Latin": Bad("""
        - Deep Learning of Ɏisual Patterns [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Braɏnwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Braɏnwaves" has the id of "Deep Learning of Ɏisual Patterns" on line 1; check which paper it belongs to
        """),
    "a long title with words written together is the same": Good("""
        - Robust Self Supervised Pre Training of Multi Modal Trans Former Net Works for Un Supervised Visual Anomaly Detection with Auto Encoders, Memory Banks, Student Teacher Pairs and Normalizing Flow Models in Noisy Real World Factory Production Lines [[paper]](https://arxiv.org/abs/1512.03385)
        - Robust SelfSupervised PreTraining of MultiModal TransFormer NetWorks for UnSupervised VisualAnomaly DetectionWith AutoEncoders, MemoryBanks, StudentTeacher PairsAnd NormalizingFlow ModelsIn NoisyReal WorldFactory ProductionLines [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "five words may be a label": Bad("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves [[the full paper with proofs]](https://arxiv.org/abs/1512.03385)
                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Deep Residual Learning Networks" on line 1; check which paper it belongs to
        """),
    "six words are the title of another paper": Good("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves, after [Deep Residual Learning in Narrow Networks](https://arxiv.org/abs/1512.03385)
        """),
    "the message names an entry of the same category": Bad("""
        # Vision

        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)

        # Speech

        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Deep Residual Learning Networks" on line 7; check which paper it belongs to
        """),
    "the eighth title of an id is still compared": Bad("""
        - Benchmark for Robust Detection, Rain [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Snow [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Hail [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Mist [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Dust [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Wind [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Dusk [[data]](https://arxiv.org/abs/2104.04015)
        - Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/2104.04015)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Benchmark for Robust Detection, Rain" on line 1; check which paper it belongs to
        """),
    "an id of more than eight titles is that of a survey": Good("""
        - Benchmark for Robust Detection, Rain [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Snow [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Hail [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Mist [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Dust [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Wind [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Dusk [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Dawn [[data]](https://arxiv.org/abs/2104.04015)
        - Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/2104.04015)
        """),
    "words of one stem are the same": Bad(
        """
        - Memory Videos Reconstruction Robustness [[paper]](https://arxiv.org/abs/1512.03385)
        - Normal Memories Robust Reconstructing [[paper]](https://arxiv.org/abs/1512.03385)
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Normal Memories Robust Reconstructing" has the id of "Memory Videos Reconstruction Robustness" on line 1; check it, or keep one if it is one paper
        """,
        severity="warning",
    ),
    "a title of nothing but LaTeX commands is not compared": Good(r"""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - \Foo \Bar \Baz \Qux [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "half of the words, though common ones, may be those of a changed title": Bad(
        """
        - Context Prediction for Unguided Deep Learning on Point Clouds [[paper]](https://arxiv.org/abs/1512.03385)
        - Self-Supervised Deep Learning on Point Clouds by Shuffling [[paper]](https://arxiv.org/abs/1512.03385)
                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Self-Supervised Deep Learning on Point…" has the id of "Context Prediction for Unguided Deep…" on line 1; check it, or keep one if it is one paper
        - Deep Learning on Point Clouds of Wood [[paper]](https://arxiv.org/abs/1512.03386)
        - Deep Learning on Point Clouds of Steel [[paper]](https://arxiv.org/abs/1512.03387)
        """,
        severity="warning",
    ),
    "an id that facts say is that of one of them": Good(
        "- [Dyeing Cotton in Cold Rivers](https://arxiv.org/abs/2401.00001)\n"
        "- [Learning to Weave Images by Hand](https://arxiv.org/abs/2401.00001)\n",
        facts="""
{"format": 1, "papers": {
"2401.00001": {"titles": {"1": "Dyeing Cotton in Cold Rivers"}},
"2301.00002": {"titles": {"1": "Learning to Weave Images by Hand"}}
}}
""",
    ),
    "two metrics may have one paper": Good("""
        - Weaving Accuracy (WA) [[paper](https://arxiv.org/abs/2401.00001)]
        - Exact Thread (ET) [[paper](https://arxiv.org/abs/2401.00001)]
        """),
}
