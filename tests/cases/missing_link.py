"""How many papers of a list must be linked before one without a link is an oversight."""

from fgad_lint.rule import Good

CASES = {
    "eight linked papers in ten are too few": Good("""
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Neural Radiance Fields, ECCV 2020
        - Memory Banks without Memory, ICCV 2021
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        """),
    "nine linked papers in eleven are too few": Good("""
        - [Deep Residual Learning](https://arxiv.org/abs/1512.03385)
        - [Segment Anything](https://arxiv.org/abs/2304.02643)
        - [Denoising Diffusion](https://arxiv.org/abs/2006.11239)
        - [Generative Adversarial Nets](https://arxiv.org/abs/1406.2661)
        - [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980)
        - Neural Radiance Fields, ECCV 2020
        - Memory Banks without Memory, ICCV 2021
        - [Contrastive Pre-training](https://arxiv.org/abs/2103.00020)
        - [Detection with Transformers](https://arxiv.org/abs/2005.12872)
        - [Very Deep Networks](https://arxiv.org/abs/1409.1556)
        - [An Image is Worth 16x16 Words](https://arxiv.org/abs/2010.11929)
        """),
}
