"""Where two titles of one arXiv id are two papers, and where they may be one."""

from fgad_lint.rule import Bad, Good

CASES = {
    "titles of four words each tell": Bad("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Deep Residual Learning Networks" (line 1); check whose it is
        """),
    "a title of three words does not tell": Good("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Speech from Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "a third of the words may be shared by two papers": Bad("""
        - A Method for Pruning Wide Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Theory of Speech: a Map for Robots [[paper]](https://arxiv.org/abs/1512.03385)
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Theory of Speech: a Map for Robots" has the id of "A Method for Pruning Wide Networks" (line 1); check whose it is
        """),
    "more than a third of the words shared is a title that changed": Good("""
        - A Method for Pruning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Theory of Speech: a Map for Robots [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "a title in another alphabet may be a translation": Good("""
        - Deep Learning of Visual Patterns [[paper]](https://arxiv.org/abs/1512.03385)
        - Глубокое обучение для зрительных образов [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "a translation may come first": Good("""
        - Глубокое обучение для зрительных образов [[paper]](https://arxiv.org/abs/1512.03385)
        - Deep Learning of Visual Patterns [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "letters with marks are Latin ones up to the last": Bad("""
        - Deep Learning of Ɏisual Patterns [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Braɏnwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Braɏnwaves" has the id of "Deep Learning of Ɏisual Patterns" (line 1); check whose it is
        """),
    "a long title whose words run together is the same": Good("""
        - Robust Self Supervised Pre Training of Multi Modal Trans Former Net Works for Un Supervised Visual Anomaly Detection with Auto Encoders, Memory Banks, Student Teacher Pairs and Normalizing Flow Models in Noisy Real World Factory Production Lines [[paper]](https://arxiv.org/abs/1512.03385)
        - Robust SelfSupervised PreTraining of MultiModal TransFormer NetWorks for UnSupervised VisualAnomaly DetectionWith AutoEncoders, MemoryBanks, StudentTeacher PairsAnd NormalizingFlow ModelsIn NoisyReal WorldFactory ProductionLines [[paper]](https://arxiv.org/abs/1512.03385)
        """),
    "a label of five words may be one of the entry": Bad("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves [[the full paper with proofs]](https://arxiv.org/abs/1512.03385)
                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Deep Residual Learning Networks" (line 1); check whose it is
        """),
    "a label of six words is another paper's title": Good("""
        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves, after [Deep Residual Learning in Narrow Networks](https://arxiv.org/abs/1512.03385)
        """),
    "the entry of the same category is named": Bad("""
        # Vision

        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)

        # Speech

        - Deep Residual Learning Networks [[paper]](https://arxiv.org/abs/1512.03385)
        - Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/1512.03385)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Deep Residual Learning Networks" (line 7); check whose it is
        """),
    "the eighth row of an id is still looked at": Bad("""
        - Benchmark for Robust Detection, Rain [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Snow [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Hail [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Mist [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Dust [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Wind [[data]](https://arxiv.org/abs/2104.04015)
        - Benchmark for Robust Detection, Dusk [[data]](https://arxiv.org/abs/2104.04015)
        - Generating Speech from Brainwaves [[paper]](https://arxiv.org/abs/2104.04015)
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Generating Speech from Brainwaves" has the id of "Benchmark for Robust Detection, Rain" (line 1); check whose it is
        """),
    "behind eight rows an id is that of a survey": Good("""
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
    "titles of which three letters in five agree are one that changed": Good("""
        - Memory Videos Reconstruction Robustness [[paper]](https://arxiv.org/abs/1512.03385)
        - Normal Memories Robust Reconstructing [[paper]](https://arxiv.org/abs/1512.03385)
        """),
}
