"""Where `wrong-paper` draws the line."""

from fgad_lint.rule import Bad, Good

LOOMS = """
{"format": 1, "papers": {
"2401.00001": {"titles": {"1": "Dyeing Cotton in Cold Rivers"}, "authors": ["Ann Loom", "Bo van Dyer", "Cy Reed"]},
"2401.00002": {"titles": {"1": "Learning to Weave Images by Hand", "3": "Handlooms: Weaving High-Resolution Pictures"}},
"doi:10.5555/loom": {"titles": {"1": "Knots in Old Ropes and Nets"}, "authors": ["Dan Felt"]},
"math/0309136": {"titles": {"1": "Knots in Old Ropes"}},
"openreview:felt": {"titles": {"1": "Felt Hats of Warm Wool"}}
}}
"""
IS_ANOTHER = 'is another paper, "Dyeing Cotton in Cold Rivers"'

CASES = {
    "the id is written wherever the entry has it, without a version": Bad(
        f"""
        - Learning to Weave Images by Hand. arXiv:2401.00001v2 \
[![arXiv](https://e.org/badge/arXiv-2401.00001-red.svg)](https://arxiv.org/pdf/2401.00001v2.pdf)
        {" " * 112}^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
2401.00001 {IS_ANOTHER}; this one is 2401.00002
        """,
        fixed="""
        - Learning to Weave Images by Hand. arXiv:2401.00002 \
[![arXiv](https://e.org/badge/arXiv-2401.00002-red.svg)](https://arxiv.org/pdf/2401.00002.pdf)
        """,
        safe=False,
        facts=LOOMS,
    ),
    "an id with an archive": Bad(
        """
        - [Learning to Weave Images by Hand](https://arxiv.org/abs/math/0309136)
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
math/0309136 is another paper, "Knots in Old Ropes"; this one is 2401.00002
        """,
        fixed="""
        - [Learning to Weave Images by Hand](https://arxiv.org/abs/2401.00002)
        """,
        safe=False,
        facts=LOOMS,
    ),
    "an id in another spelling has no fix": Bad(
        """
        - [Learning to Weave Images by Hand](https://arxiv.org/abs/math.GT/0309136)
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
math/0309136 is another paper, "Knots in Old Ropes"; this one is 2401.00002
        """,
        facts=LOOMS,
    ),
    "a venue or a part of the title as the label": Bad(
        f"""
        - Learning to Weave Images by Hand [[CVPR]](https://arxiv.org/abs/2401.00001)
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2401.00001 {IS_ANOTHER}; \
this one is 2401.00002
        - Shuttles of the Old Weavers of Wales [Shuttles](https://arxiv.org/abs/2401.00001)
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2401.00001 {IS_ANOTHER}; \
check the id
        """,
        fixed="""
        - Learning to Weave Images by Hand [[CVPR]](https://arxiv.org/abs/2401.00002)
        - Shuttles of the Old Weavers of Wales [Shuttles](https://arxiv.org/abs/2401.00001)
        """,
        safe=False,
        facts=LOOMS,
    ),
    "an id in a reference has no fix": Bad(
        f"""
        - [Learning to Weave Images by Hand][1]
                                             ^ 2401.00001 {IS_ANOTHER}; this one is 2401.00002

        [1]: https://arxiv.org/abs/2401.00001
        """,
        facts=LOOMS,
    ),
    "another paper with the very title, though some words are shared": Bad(
        """
        - [Learning to Weave Images by Hand](https://arxiv.org/abs/2401.00003)
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
2401.00003 is another paper, "Learning to Weave Baskets by Foot"; this one is 2401.00002
        """,
        fixed="""
        - [Learning to Weave Images by Hand](https://arxiv.org/abs/2401.00002)
        """,
        safe=False,
        facts=LOOMS.replace('"math', '"2401.00003": {"titles": {"1": "Learning to Weave Baskets by Foot"}},\n"math'),
    ),
    "a link with the name of another work": Good(
        "- Learning to Weave Images by Hand, based on [ColdDye](https://arxiv.org/abs/2401.00001)\n", facts=LOOMS
    ),
    "the right id at arXiv, and wrong links beside it": Bad(
        """
        - [Learning to Weave Images by Hand](https://arxiv.org/abs/2401.00002) [[DOI](https://doi.org/10.5555/loom)]
                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
DOI 10.5555/loom is another paper, "Knots in Old Ropes and Nets"; check the link
        - [Learning to Weave Images by Hand](https://openreview.net/forum?id=felt) [[arXiv](https://arxiv.org/abs/2401.00002)]
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
OpenReview's felt is another paper, "Felt Hats of Warm Wool"; check the link
        """,
        facts=LOOMS,
    ),
    "the DOI of the paper, or of one with its authors": Good(
        "- [Knots in Old Ropes and Nets](https://doi.org/10.5555/Loom)\n"
        "- Learning to Weave Images by Hand, Felt et al. [[paper]](https://doi.org/10.5555/loom)\n"
        "- Learning to Weave Images by Hand, based on [ColdDye](https://doi.org/10.5555/loom)\n",
        facts=LOOMS,
    ),
    "a title that the paper had before": Good(
        "- [Learning to Weave Images by Hand](https://arxiv.org/abs/2401.00002)\n", facts=LOOMS
    ),
    "the real title besides a name": Good(
        "- [A Fast Loom for Old Rivers](https://arxiv.org/abs/2401.00001), from the paper Dyeing Cotton in Cold Rivers\n", facts=LOOMS
    ),
    "most of the authors": Good(
        "- Learning to Weave Images by Hand. A. Loom, C. Reed, 2024. [[paper]](https://arxiv.org/abs/2401.00001)\n", facts=LOOMS
    ),
    "the first author before et al.": Good(
        "- Learning to Weave Images by Hand. Loom et al., 2024. [[paper]](https://arxiv.org/abs/2401.00001)\n", facts=LOOMS
    ),
    "one of the authors is not enough": Bad(
        f"""
        - Learning to Weave Images by Hand. C. Reed, D. Felt, 2024. [[paper]](https://arxiv.org/abs/2401.00001)
                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
2401.00001 {IS_ANOTHER}; this one is 2401.00002
        """,
        fixed="""
        - Learning to Weave Images by Hand. C. Reed, D. Felt, 2024. [[paper]](https://arxiv.org/abs/2401.00002)
        """,
        safe=False,
        facts=LOOMS,
    ),
    "news": Good(
        "## News\n\n- [Learning to Weave Images by Hand](https://arxiv.org/abs/2401.00001)\n", facts=LOOMS
    ),
    "a paper among data sets": Bad(
        f"""
        ## Datasets

        - [Pics: Pictures of Woven Images](https://arxiv.org/abs/2401.00001)
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2401.00001 {IS_ANOTHER}; check the id
        """,
        facts=LOOMS,
    ),
    "two papers in one entry": Good(
        "- Learning to Weave Images by Hand: [part one](https://arxiv.org/abs/2401.00001), "
        "[part two](https://arxiv.org/abs/2401.00002)\n",
        facts=LOOMS,
    ),
    "a list of other names": Good(
        "- [Tools for Ropes](https://arxiv.org/abs/math/0309136)\n- [Spindles for Old Rivers](https://arxiv.org/abs/2401.00001)\n" * 5,
        facts=LOOMS,
    ),
    "a name of one word": Good("- [Spindle](https://arxiv.org/abs/2401.00001)\n", facts=LOOMS),
    "a description of the paper": Good(
        "- Spindles for Old Rivers: how to weave an image by hand while learning it [[paper]](https://arxiv.org/abs/2401.00002)\n",
        facts=LOOMS,
    ),
    "a title in another script": Good("- [\u624b\u5de5\u7ec7\u9020\u56fe\u50cf\u7684\u5b66\u4e60](https://arxiv.org/abs/2401.00001)\n", facts=LOOMS),
}  # fmt: skip
