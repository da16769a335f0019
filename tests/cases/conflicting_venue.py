"""Where conflicting-venue draws the line."""

from fgad_lint.rule import Bad, Good


def listed(*entries, sections=("Models", "Features", "Data")):
    """Entries, each in a category of its own."""
    return "".join(f"# {section}\n\n- {entry}\n\n" for section, entry in zip(sections, entries, strict=False))


ID = "https://arxiv.org/abs/2201.10703"
LONG = "Reverse Distillation of Teachers"
CASES = {
    "news may give an earlier venue": Good(
        listed(f"{LONG} [[arXiv 2022]]({ID})", f"{LONG} [[CVPR 2022]]({ID})", sections=("News", "Models"))
    ),
    "a longer version may be in a journal": Good(listed(f"{LONG} [[CVPR 2022]]({ID})", f"{LONG} [[TPAMI 2023]]({ID})")),
    "a shorter version may be in a workshop": Good(
        listed(f"{LONG} [[CVPR 2022]]({ID})", f"{LONG} [[ICCV 2021 Workshop]]({ID})")
    ),
    "a paper in a journal is no longer a preprint": Bad("""
        # Models

        - Reverse Distillation of Teachers [[arXiv 2022]](https://arxiv.org/abs/2201.10703)
                                             ^^^^^^^^^^ arXiv 2022 here, but TPAMI 2023 on line 7; write the venue

        # Features

        - Reverse Distillation of Teachers [[TPAMI 2023]](https://arxiv.org/abs/2201.10703)
        """),
    "the message names a conference rather than a journal": Bad("""
        # Models

        - Reverse Distillation of Teachers [[TPAMI 2023]](https://arxiv.org/abs/2201.10703)

        # Features

        - Reverse Distillation of Teachers [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Data

        - Reverse Distillation of Teachers [[arXiv 2022]](https://arxiv.org/abs/2201.10703)
                                             ^^^^^^^^^^ arXiv 2022 here, but CVPR 2022 on line 7; write the venue
        """),
    "a title of four words belongs to one paper": Bad("""
        # Models

        - Reverse Distillation of Teachers [[CVPR 2022]](https://e.org/1)

        # Features

        - Reverse Distillation of Teachers [[ICCV 2023]](https://e.org/2)
                                             ^^^^^^^^^ ICCV 2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "two papers may share a title of three words": Good(
        listed("Distillation of Teachers [[CVPR 2022]](https://e.org/1)", "Distillation of Teachers [[ICCV 2023]](https://e.org/2)")
    ),
    "entries with a short title and one id are about one paper": Bad("""
        # Models

        - Distillation of Teachers [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Distillation of Teachers [[ICCV 2023]](https://arxiv.org/abs/2201.10703)
                                     ^^^^^^^^^ ICCV 2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "an entry with two ids is not compared": Good(
        listed(
            f"Distillation of Teachers [[CVPR 2022]]({ID}) [[survey]](https://arxiv.org/abs/2201.10704)",
            f"Distillation of Teachers [[ICCV 2023]]({ID}) [[survey]](https://arxiv.org/abs/2201.10704)",
        )
    ),
    "entries in one category are left to duplicate-paper": Good(
        f"# Models\n\n- {LONG} [[CVPR 2022]]({ID})\n- {LONG} [[ICCV 2023]]({ID})\n"
    ),
    "an id with a different title was copied": Good(
        listed(f"Editing Videos by Diffusion [[CVPR 2022]]({ID})", f"Painting with Neural Brushes [[ICCV 2023]]({ID})")
    ),
    "titles that share half of their words are different": Good(
        listed(f"Editing Videos by Diffusion [[CVPR 2022]]({ID})", f"Editing Videos with Words [[ICCV 2023]]({ID})")
    ),
    "titles that share most of their words are of one paper": Bad("""
        # Models

        - Editing Long Videos by Diffusion [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Editing Videos by Flows and Diffusion [[ICCV 2023]](https://arxiv.org/abs/2201.10703)
                                                  ^^^^^^^^^ ICCV 2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "a title may be written as one word or as two": Bad("""
        # Models

        - FlowNet [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Flow Net [[ICCV 2023]](https://arxiv.org/abs/2201.10703)
                     ^^^^^^^^^ ICCV 2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "two years of one conference are different venues": Bad("""
        # Models

        - Reverse Distillation of Teachers [[CVPR 2022]](https://arxiv.org/abs/2201.10703)

        # Features

        - Reverse Distillation of Teachers [[CVPR2023]](https://arxiv.org/abs/2201.10703)
                                             ^^^^^^^^ CVPR2023 here, but CVPR 2022 on line 3; check which is right
        """),
    "a date may come between the name and the year": Bad("""
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
    "a year in a column before the venue is not quoted": Bad("""
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
