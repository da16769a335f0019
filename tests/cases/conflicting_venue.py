"""Where conflicting-venue draws the line."""

from fgad_lint.rule import Bad, Good


def listed(*entries, sections=("Models", "Features", "Data")):
    """Entries, each in a category of its own."""
    return "".join(f"# {section}\n\n- {entry}\n\n" for section, entry in zip(sections, entries, strict=False))


ID = "https://arxiv.org/abs/2201.10703"
LONG = "Reverse Distillation of Teachers"
CASES = {
    "what news said was so then": Good(
        listed(f"{LONG} [[arXiv 2022]]({ID})", f"{LONG} [[CVPR 2022]]({ID})", sections=("News", "Models"))
    ),
    "a longer version may be in a journal": Good(listed(f"{LONG} [[CVPR 2022]]({ID})", f"{LONG} [[TPAMI 2023]]({ID})")),
    "a shorter version may be of a workshop": Good(
        listed(f"{LONG} [[CVPR 2022]]({ID})", f"{LONG} [[ICCV 2021 Workshop]]({ID})")
    ),
    "a paper of a journal is a preprint no more": Bad("""
        # Models

        - Reverse Distillation of Teachers [[arXiv 2022]](https://arxiv.org/abs/2201.10703)
                                             ^^^^^^^^^^ arXiv 2022 here, but TPAMI 2023 on line 7; write the venue

        # Features

        - Reverse Distillation of Teachers [[TPAMI 2023]](https://arxiv.org/abs/2201.10703)
        """),
    "a conference is named before a journal": Bad("""
        # Models

        - Reverse Distillation of Teachers [[TPAMI 2023]](https://arxiv.org/abs/2201.10703)

        # Features

        - Reverse Distillation of Teachers [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Data

        - Reverse Distillation of Teachers [[arXiv 2022]](https://arxiv.org/abs/2201.10703)
                                             ^^^^^^^^^^ arXiv 2022 here, but CVPR 2022 on line 7; write the venue
        """),
    "a title of four words is that of one paper": Bad("""
        # Models

        - Reverse Distillation of Teachers [[CVPR 2022]](https://e.org/1)

        # Features

        - Reverse Distillation of Teachers [[ICCV 2023]](https://e.org/2)
                                             ^^^^^^^^^ ICCV 2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "a title of three words may be that of two papers": Good(
        listed("Distillation of Teachers [[CVPR 2022]](https://e.org/1)", "Distillation of Teachers [[ICCV 2023]](https://e.org/2)")
    ),
    "a short title with one id is that of one paper": Bad("""
        # Models

        - Distillation of Teachers [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Distillation of Teachers [[ICCV 2023]](https://arxiv.org/abs/2201.10703)
                                     ^^^^^^^^^ ICCV 2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "of two ids in an entry one is of another paper": Good(
        listed(
            f"Distillation of Teachers [[CVPR 2022]]({ID}) [[survey]](https://arxiv.org/abs/2201.10704)",
            f"Distillation of Teachers [[ICCV 2023]]({ID}) [[survey]](https://arxiv.org/abs/2201.10704)",
        )
    ),
    "two places in one category are another rule's": Good(
        f"# Models\n\n- {LONG} [[CVPR 2022]]({ID})\n- {LONG} [[ICCV 2023]]({ID})\n"
    ),
    "an id with another title was copied": Good(
        listed(f"Editing Videos by Diffusion [[CVPR 2022]]({ID})", f"Painting with Neural Brushes [[ICCV 2023]]({ID})")
    ),
    "half of the words in common are too little": Good(
        listed(f"Editing Videos by Diffusion [[CVPR 2022]]({ID})", f"Editing Videos with Words [[ICCV 2023]]({ID})")
    ),
    "most words in common are those of one paper": Bad("""
        # Models

        - Editing Long Videos by Diffusion [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Editing Videos by Flows and Diffusion [[ICCV 2023]](https://arxiv.org/abs/2201.10703)
                                                  ^^^^^^^^^ ICCV 2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "a title written in one word or in two is one": Bad("""
        # Models

        - FlowNet [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Flow Net [[ICCV 2023]](https://arxiv.org/abs/2201.10703)
                     ^^^^^^^^^ ICCV 2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "one conference has several years": Bad("""
        # Models

        - Reverse Distillation of Teachers [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Reverse Distillation of Teachers [[CVPR2023]](https://arxiv.org/abs/2201.10703)
                                             ^^^^^^^^ CVPR2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "a date may stand between a name and its year": Bad("""
        # Models

        - Reverse Distillation of Teachers [[ICML 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Reverse Distillation of Teachers [[ICML, 12 September 2023]](https://arxiv.org/abs/2201.10703)
                                             ^^^^^^^^^^^^^^^^^^^^^^^ ICML, 12 September 2023 here, but ICML 2022 on line 3; check which is right
        """),
    "the year in another column may be that of the preprint": Good("""
        # Models

        | Title | Venue | Year |
        |---|---|---|
        | [Reverse Distillation of Teachers](https://arxiv.org/abs/2201.10703) | CVPR | 2022 |

        # Features

        | Title | Venue | Year |
        |---|---|---|
        | [Reverse Distillation of Teachers](https://arxiv.org/abs/2201.10703) | CVPR | 2023 |
        """),
    "so may the year in a column before": Bad("""
        # Models

        | Year | Venue | Title |
        |---|---|---|
        | 2022 | CVPR | [Reverse Distillation of Teachers](https://arxiv.org/abs/2201.10703) |

        # Features

        | Year | Venue | Title |
        |---|---|---|
        | 2022 | ICCV | [Reverse Distillation of Teachers](https://arxiv.org/abs/2201.10703) |
                 ^^^^ ICCV here, but CVPR on line 5; check which is right
        """),
}  # fmt: skip
